// limit: path_depth
// outcome: path_depth_limit
// exit: 1
// err-contains: Error: E
// All levels in one call.
require('fs').mkdirSync('a/'.repeat(500), { recursive: true });
