// structuredClone: kinds, cycles, transfer, refusals.
const original = { date: new Date(5), map: new Map([['k', new Set([1])]]), re: /x/g, big: 10n, typed: new Uint8Array([1, 2]), error: new RangeError('e'), nested: [undefined, null, NaN] };
original.self = original;
const copy = structuredClone(original);
console.log(copy !== original, copy.self === copy, copy.map.get('k').has(1), copy.date, copy.re, copy.big, copy.typed, copy.nested);
console.log(copy.error instanceof RangeError, copy.error.message, copy.error !== original.error);
class Point { constructor() { this.x = 1; } get y() { return 2; } }
console.log(structuredClone(new Point()), structuredClone(new Point()) instanceof Point, structuredClone(Object('boxed')), structuredClone([, 1]));
const buffer = new ArrayBuffer(8);
const moved = structuredClone(buffer, { transfer: [buffer] });
console.log(moved.byteLength, buffer.byteLength);
for (const value of [() => {}, Symbol('s'), { f() {} }, new WeakMap()]) {
  try {
    structuredClone(value);
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}

// out: true true true 1970-01-01T00:00:00.005Z /x/g 10n Uint8Array(2) [ 1, 2 ] [ undefined, null, NaN ]
// out: true e true
// out: { x: 1 } false [String: 'boxed'] [ <1 empty item>, 1 ]
// out: 8 0
// out: DataCloneError 25 () => {} could not be cloned.
// out: DataCloneError 25 Symbol(s) could not be cloned.
// out: DataCloneError 25 f() {} could not be cloned.
// out: DataCloneError 25 #<WeakMap> could not be cloned.
