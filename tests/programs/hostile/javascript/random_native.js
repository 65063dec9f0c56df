// limit: random_bytes
// outcome: random_limit
// More random bytes in one call than a run may have.
require('crypto').randomFillSync(Buffer.alloc(20 << 20));
