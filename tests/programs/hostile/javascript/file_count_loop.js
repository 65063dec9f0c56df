// limit: file_count
// outcome: file_count_limit
// exit: 1
// err-contains: ENOSPC
// Empty files without end.
const fs = require('fs');
for (let i = 0; ; i++) fs.writeFileSync(`file${i}`, '');
