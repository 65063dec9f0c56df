// limit: file_bytes
// outcome: file_bytes_limit
// exit: 1
// err-contains: ENOSPC
// A sparse file: its length counts, not what was written.
const fs = require('fs');
fs.writeFileSync('sparse', '');
fs.truncateSync('sparse', 2 ** 40);
