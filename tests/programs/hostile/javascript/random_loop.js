// limit: random_bytes
// outcome: random_limit
// Drawing random bytes without end.
const crypto = require('crypto');
for (;;) crypto.randomBytes(4096);
