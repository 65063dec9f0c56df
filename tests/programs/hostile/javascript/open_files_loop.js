// limit: open_files
// outcome: open_files_limit
// exit: 1
// err-contains: EMFILE
// Files that are never closed.
const fs = require('fs');
for (;;) fs.openSync('shared', 'a');
