// limit: memory_bytes
// outcome: out_of_memory
// err-contains: out of memory
// Buffers that are kept.
const kept = [];
for (;;) kept.push(new Uint8Array(1 << 20).fill(1));
