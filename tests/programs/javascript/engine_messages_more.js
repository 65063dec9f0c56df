// Messages of what is spread, taken apart, reflected on, and of lengths, as V8 words them.
const n = 5, o = {}, f = (...a) => a;
let u;
const attempt = (action) => {
  try {
    console.log('ok', action());
  } catch (error) {
    console.log(`${error.name}: ${error.message}`);
  }
};
attempt(() => f(...o));
attempt(() => f(1, ...n));
attempt(() => f(...u));
attempt(() => new f(...n));
attempt(() => Math.max(...n));
attempt(() => [...n]);
attempt(() => [1, ...o.list]);
attempt(() => [...{}]);
attempt(() => [...null]);
attempt(() => { const [a] = n; return a; });
attempt(() => { const [a] = {}; return a; });
attempt(() => { const { a } = null; return a; });
attempt(() => (({ a }) => a)());
attempt(() => { for (const x of o) console.log(x); });
attempt(() => new Proxy(1, {}));
attempt(() => new Proxy({}, null));
for (const name of ['ownKeys', 'get', 'has', 'set', 'getPrototypeOf', 'setPrototypeOf', 'defineProperty', 'deleteProperty', 'isExtensible',
  'preventExtensions', 'getOwnPropertyDescriptor']) attempt(() => Reflect[name](1, 'a', {}));
attempt(() => Reflect.construct(1, []));
attempt(() => Reflect.apply(f, null, 1));
attempt(() => Object.defineProperty(1, 'a', {}));
attempt(() => Object.defineProperty({}, 'a', 1));
attempt(() => Object.defineProperty({}, 'a', { get: 1 }));
attempt(() => Object.defineProperty({}, 'a', { get() {}, value: 1 }));
attempt(() => Object.defineProperty(Object.freeze({}), 'a', { value: 1 }));
attempt(() => Object.defineProperty(Object.freeze({ a: 1 }), 'a', { value: 2 }));
attempt(() => Object.setPrototypeOf({}, 1));
attempt(() => Object.setPrototypeOf(undefined, {}));
attempt(() => Object.fromEntries([1]));
attempt(() => new Uint8Array(-1));
attempt(() => new Uint8Array(2 ** 40));
attempt(() => new Uint32Array(new ArrayBuffer(3)));
attempt(() => new Uint32Array(new ArrayBuffer(8), 1));
attempt(() => new Uint32Array(new ArrayBuffer(8), 12));
attempt(() => new Uint32Array(new ArrayBuffer(8), 4, 5));
attempt(() => new ArrayBuffer(-1));
attempt(() => new BigInt64Array([1]));
attempt(() => new Uint8Array(4).set([1, 2], 3));
attempt(() => new DataView(1));
attempt(() => new DataView(new ArrayBuffer(4), 5));
attempt(() => new DataView(new ArrayBuffer(4), 2, 4));
attempt(() => new DataView(new ArrayBuffer(4)).getInt32(1));
attempt(() => new Uint8Array(2).with(5, 1));
attempt(() => new Promise());
attempt(() => [1].sort('x'));
attempt(() => [1].flatMap());
attempt(() => 'x'.replaceAll(/a/, ''));
attempt(() => 'x'.matchAll(/a/));
attempt(() => 'a'.startsWith(/a/));
attempt(() => Symbol.keyFor('x'));
attempt(() => new Symbol());
attempt(() => new WeakRef(1));
attempt(() => JSON.stringify(1n));
for (const source of ['@', '\\', '-1 ** 2', '"use strict"; eval = 1', 'class A { #a; #a }']) attempt(() => new Function(source));
for (const [pattern, flags] of [['{', 'u'], ['x{1', 'u'], ['\\p{Foo}', 'u'], ['(?', ''], ['\\1', 'u'], ['(', 'i'], ['a', 'uv']]) {
  attempt(() => new RegExp(pattern, flags));
}

// out: TypeError: Spread syntax requires ...iterable[Symbol.iterator] to be a function
// out: TypeError: Spread syntax requires ...iterable[Symbol.iterator] to be a function
// out: TypeError: u is not iterable (cannot read property undefined)
// out: TypeError: Spread syntax requires ...iterable[Symbol.iterator] to be a function
// out: TypeError: Spread syntax requires ...iterable[Symbol.iterator] to be a function
// out: TypeError: n is not iterable
// out: TypeError: o.list is not iterable
// out: TypeError: {} is not iterable
// out: TypeError: null is not iterable
// out: TypeError: n is not iterable
// out: TypeError: {} is not iterable
// out: TypeError: Cannot destructure property 'a' of 'null' as it is null.
// out: TypeError: Cannot destructure property 'a' of 'undefined' as it is undefined.
// out: TypeError: o is not iterable
// out: TypeError: Cannot create proxy with a non-object as target or handler
// out: TypeError: Cannot create proxy with a non-object as target or handler
// out: TypeError: Reflect.ownKeys called on non-object
// out: TypeError: Reflect.get called on non-object
// out: TypeError: Reflect.has called on non-object
// out: TypeError: Reflect.set called on non-object
// out: TypeError: Reflect.getPrototypeOf called on non-object
// out: TypeError: Reflect.setPrototypeOf called on non-object
// out: TypeError: Reflect.defineProperty called on non-object
// out: TypeError: Reflect.deleteProperty called on non-object
// out: TypeError: Reflect.isExtensible called on non-object
// out: TypeError: Reflect.preventExtensions called on non-object
// out: TypeError: Reflect.getOwnPropertyDescriptor called on non-object
// out: TypeError: 1 is not a constructor
// out: TypeError: CreateListFromArrayLike called on non-object
// out: TypeError: Object.defineProperty called on non-object
// out: TypeError: Property description must be an object: 1
// out: TypeError: Getter must be a function: 1
// out: TypeError: Invalid property descriptor. Cannot both specify accessors and a value or writable attribute, #<Object>
// out: TypeError: Cannot define property a, object is not extensible
// out: TypeError: Cannot redefine property: a
// out: TypeError: Object prototype may only be an Object or null: 1
// out: TypeError: Object.setPrototypeOf called on null or undefined
// out: TypeError: Iterator value 1 is not an entry object
// out: RangeError: Invalid typed array length: -1
// out: RangeError: Invalid typed array length: 1099511627776
// out: RangeError: byte length of Uint32Array should be a multiple of 4
// out: RangeError: start offset of Uint32Array should be a multiple of 4
// out: RangeError: Start offset 12 is outside the bounds of the buffer
// out: RangeError: Invalid typed array length: 5
// out: RangeError: Invalid array buffer length
// out: TypeError: Cannot convert 1 to a BigInt
// out: RangeError: offset is out of bounds
// out: TypeError: First argument to DataView constructor must be an ArrayBuffer
// out: RangeError: Start offset 5 is outside the bounds of the buffer
// out: RangeError: Invalid DataView length 4
// out: RangeError: Offset is outside the bounds of the DataView
// out: RangeError: Invalid typed array index
// out: TypeError: Promise resolver undefined is not a function
// out: TypeError: The comparison function must be either a function or undefined
// out: TypeError: flatMap mapper function is not callable
// out: TypeError: String.prototype.replaceAll called with a non-global RegExp argument
// out: TypeError: String.prototype.matchAll called with a non-global RegExp argument
// out: TypeError: First argument to String.prototype.startsWith must not be a regular expression
// out: TypeError: x is not a symbol
// out: TypeError: Symbol is not a constructor
// out: TypeError: WeakRef: invalid target
// out: TypeError: Do not know how to serialize a BigInt
// out: SyntaxError: Invalid or unexpected token
// out: SyntaxError: Invalid or unexpected token
// out: SyntaxError: Unary operator used immediately before exponentiation expression. Parenthesis must be used to disambiguate operator precedence
// out: SyntaxError: Unexpected eval or arguments in strict mode
// out: SyntaxError: Identifier '#a' has already been declared
// out: SyntaxError: Invalid regular expression: /{/u: Lone quantifier brackets
// out: SyntaxError: Invalid regular expression: /x{1/u: Incomplete quantifier
// out: SyntaxError: Invalid regular expression: /\p{Foo}/u: Invalid property name
// out: SyntaxError: Invalid regular expression: /(?/: Invalid group
// out: SyntaxError: Invalid regular expression: /\1/u: Invalid escape
// out: SyntaxError: Invalid regular expression: /(/i: Unterminated group
// out: SyntaxError: Invalid flags supplied to RegExp constructor 'uv'
