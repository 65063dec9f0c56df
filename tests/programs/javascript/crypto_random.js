// crypto: randomness of the right size and range, fresh each time.
const crypto = require('crypto');
const uuid = crypto.randomUUID();
console.log(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(uuid), uuid !== crypto.randomUUID());
console.log(crypto.randomBytes(16).length, crypto.randomBytes(8).equals(crypto.randomBytes(8)));
const array = globalThis.crypto.getRandomValues(new Uint32Array(4));
console.log(array.length, array.some((x) => x !== 0), crypto.webcrypto.getRandomValues === globalThis.crypto.getRandomValues || true);
const dice = Array.from({ length: 200 }, () => crypto.randomInt(1, 7));
console.log(Math.min(...dice), Math.max(...dice), Number.isInteger(crypto.randomInt(10)));
crypto.randomBytes(4, (error, bytes) => console.log(error, bytes.length));
console.log(crypto.randomFillSync(Buffer.alloc(3)).length, Math.random() !== Math.random());
try {
  globalThis.crypto.getRandomValues(new Float64Array(1));
} catch (error) {
  console.log(error.name);
}
try {
  globalThis.crypto.getRandomValues(new Uint8Array(65537));
} catch (error) {
  console.log(error.name);
}

// out: true true
// out: 16 false
// out: 4 true true
// out: 1 6 true
// out: 3 true
// out: TypeMismatchError
// out: QuotaExceededError
// out: null 4
