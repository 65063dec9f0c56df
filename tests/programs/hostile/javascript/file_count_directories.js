// limit: file_count
// outcome: file_count_limit
// exit: 1
// err-contains: ENOSPC
// Directories and links count like files.
const fs = require('fs');
for (let i = 0; ; i++) {
  fs.mkdirSync(`dir${i}`);
  fs.symlinkSync(`dir${i}`, `link${i}`);
}
