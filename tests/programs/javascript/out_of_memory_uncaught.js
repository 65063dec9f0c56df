// An uncaught out-of-memory error ends the program as other errors do.
console.log('before');
const list = [];
for (;;) list.push({ a: list.length, b: [1, 2, 3] });
// reference-differs: the reference has no memory limit
// out: before
// err-contains: out of memory
// exit: 1
