// limit: path_depth
// outcome: path_depth_limit
// exit: 1
// err-contains: Error: E
// Directories inside directories without end.
const fs = require('fs');
for (let path = 'd'; ; path += '/d') fs.mkdirSync(path);
