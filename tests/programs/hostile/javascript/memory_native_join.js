// limit: memory_bytes
// outcome: out_of_memory
// err-contains: Error
// A result that is built in C from few, shared parts.
console.log(Array(500).fill('x'.repeat(1_000_000)).join(',').length);
