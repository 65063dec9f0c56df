// Endless recursion is a RangeError that can be caught.
let depth = 0;
function endless() { depth++; endless(); }
try {
  endless();
} catch (error) {
  console.log(error instanceof RangeError, error.name, error.message, depth > 1000);
}
const nested = JSON.parse('['.repeat(2000) + ']'.repeat(2000));
console.log(nested.length);
const proxyLoop = new Proxy({}, { get: (target, key, self) => self[key] });
try {
  proxyLoop.x;
} catch (error) {
  console.log(error.name);
}
try {
  'x'.repeat(2 ** 30);
} catch (error) {
  console.log(error.name, error.message);
}
try {
  new Array(2 ** 32);
} catch (error) {
  console.log(error.name, error.message);
}
class Tree { get value() { return this.value; } }
console.log(new Tree().value);

// out: true RangeError Maximum call stack size exceeded true
// out: 1
// out: RangeError
// out: RangeError Invalid string length
// out: RangeError Invalid array length
// err-contains: RangeError: Maximum call stack size exceeded
// exit: 1
