// limit: file_bytes
// outcome: file_bytes_limit
// exit: 1
// err-contains: ENOSPC
// Many copies of a file of moderate size.
const fs = require('fs');
fs.writeFileSync('part', Buffer.alloc(1 << 20));
for (let i = 0; i < 900; i++) fs.copyFileSync('part', `part${i}`);
