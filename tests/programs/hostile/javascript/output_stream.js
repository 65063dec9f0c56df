// limit: output_bytes
// outcome: output_limit
// A stream that is piped to stdout without end.
const { Readable } = require('stream');
new Readable({ read() { this.push('0123456789abcde\n'.repeat(100)); } }).pipe(process.stdout);
