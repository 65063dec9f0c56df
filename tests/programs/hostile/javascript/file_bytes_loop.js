// limit: file_bytes
// outcome: file_bytes_limit
// exit: 1
// err-contains: ENOSPC
// A file that grows without end.
const fs = require('fs');
for (;;) fs.appendFileSync('big', Buffer.alloc(1 << 20));
