// limit: memory_bytes
// outcome: out_of_memory
// Many small objects that refer to each other.
let node = null;
for (;;) node = { before: node, bytes: new Uint8Array(4000) };
