// At the memory limit there is an error that can be caught, and the program goes on.
const blocks = [];
let caught;
try {
  for (;;) blocks.push(new Uint8Array(8 * 1024 * 1024).fill(1));
} catch (error) {
  caught = error;
}
const count = blocks.length;
blocks.length = 0;
console.log(caught instanceof Error, ['InternalError', 'RangeError'].includes(caught.name), count > 5 && count < 1000);
console.log(new Uint8Array(8 * 1024 * 1024).length);
// reference-differs: the reference has no memory limit
// out: true true true
// out: 8388608
