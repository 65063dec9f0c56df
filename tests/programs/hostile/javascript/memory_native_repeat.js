// limit: memory_bytes
// outcome: out_of_memory
// err-contains: Error
// One string that is larger than all memory.
console.log('ab'.repeat(2 ** 28).split('').length);
