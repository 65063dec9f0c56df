// limit: file_bytes
// outcome: file_bytes_limit
// exit: 1
// err-contains: ENOSPC
// A stream that is piped to a file without end.
const fs = require('fs');
const { Readable } = require('stream');
const chunk = Buffer.alloc(1 << 16);
new Readable({ read() { this.push(chunk); } }).pipe(fs.createWriteStream('big'));
