// What V8 has and the engine lacks, and the other way round. Before any of Node's files.
'use strict';

// Node defines these itself.
for (const name of ['navigator', 'console', 'performance', 'queueMicrotask', 'btoa', 'atob', 'DOMException']) {
  delete globalThis[name];
}

const define = (object, name, value) =>
  Object.defineProperty(object, name, { value, writable: true, configurable: true, enumerable: false });

// There are no threads, hence no shared memory. Node's library names both when it loads.
if (!globalThis.SharedArrayBuffer) {
  define(globalThis, 'SharedArrayBuffer', class SharedArrayBuffer {
    constructor() {
      throw new TypeError('SharedArrayBuffer is not available: there are no threads here');
    }

    get byteLength() { return 0; }
    slice() {}
  });
}
// With one thread, plain reads and writes are atomic ones; only waiting makes no sense.
if (!globalThis.Atomics) {
  const integers = new Set(['Int8Array', 'Uint8Array', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array',
    'BigInt64Array', 'BigUint64Array']);
  const typeOf = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array).prototype, Symbol.toStringTag).get;

  /** The checked index into an integer array (ValidateIntegerTypedArray, ValidateAtomicAccess). */
  function at(array, index) {
    const type = typeof array === 'object' && array !== null ? Reflect.apply(typeOf, array, []) : undefined;
    if (!integers.has(type)) throw new TypeError('[object Array] is not an integer typed array.');
    const position = Math.trunc(Number(index)) || 0;
    if (position < 0 || position >= array.length) throw new RangeError('Invalid atomic access index');
    return position;
  }
  const toElement = (array, value) => typeof array[0] === 'bigint' || /^Big/.test(Reflect.apply(typeOf, array, []))
    ? BigInt(value) : Math.trunc(Number(value)) || 0;

  /** Replaces an element by what `combine` makes of it; answers the old one. */
  const update = (name, combine) => ({
    [name](array, index, value) {
      const position = at(array, index);
      const operand = toElement(array, value);
      const old = array[position];
      array[position] = combine(old, operand);
      return old;
    },
  })[name];
  const noThreads = (name) => ({
    [name]() { throw new TypeError(`Atomics.${name} cannot be called in this context: there are no threads here`); },
  })[name];

  const atomics = {
    load(array, index) { return array[at(array, index)]; },
    store(array, index, value) {
      const position = at(array, index);
      const element = toElement(array, value);
      array[position] = element;
      return element;
    },
    add: update('add', (old, value) => old + value),
    sub: update('sub', (old, value) => old - value),
    and: update('and', (old, value) => old & value),
    or: update('or', (old, value) => old | value),
    xor: update('xor', (old, value) => old ^ value),
    exchange: update('exchange', (old, value) => value),
    compareExchange(array, index, expected, replacement) {
      const position = at(array, index);
      const probe = new array.constructor([toElement(array, expected)])[0];
      const element = toElement(array, replacement);
      const old = array[position];
      if (old === probe) array[position] = element;
      return old;
    },
    isLockFree(size) { return size === 1 || size === 2 || size === 4 || size === 8; },
    notify(array, index) {
      at(array, index);
      return 0;
    },
    wait: noThreads('wait'),
    waitAsync: noThreads('waitAsync'),
  };
  for (const name of Object.keys(atomics)) define(atomics, name, atomics[name]);
  Object.defineProperty(atomics, Symbol.toStringTag, { value: 'Atomics', configurable: true });
  define(globalThis, 'Atomics', atomics);
}

// Programs find out by its absence that stacks are formatted by V8's rules: errors.js has it.
delete Error.prepareStackTrace;

// V8 adds the name of the time zone.
{
  const { prototype } = Date;
  for (const name of ['toString', 'toTimeString']) {
    const native = prototype[name];
    define(prototype, name, {
      [name]() {
        const text = Reflect.apply(native, this, []);
        return text === 'Invalid Date' ? text : text.replace(/GMT\+0000$/, 'GMT+0000 (Coordinated Universal Time)');
      },
    }[name]);
  }
}
