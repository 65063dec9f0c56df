// limit: memory_bytes
// outcome: out_of_memory
// err-contains: Error
// One buffer that is larger than all memory.
console.log(Buffer.alloc(1 << 30).length);
