// limit: memory_bytes
// outcome: out_of_memory
// err-contains: Error
// A small structure that is large as text.
let deep = new Array(50_000).fill(0);
for (let i = 0; i < 1000; i++) deep = [deep];
console.log(JSON.stringify(deep, null, 10).length);
