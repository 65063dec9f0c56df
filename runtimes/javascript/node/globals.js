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
if (!globalThis.Atomics) {
  const atomics = {};
  for (const name of ['add', 'and', 'compareExchange', 'exchange', 'isLockFree', 'load', 'notify',
    'or', 'store', 'sub', 'wait', 'waitAsync', 'xor']) {
    define(atomics, name, {
      [name]() { throw new TypeError(`Atomics.${name} is not available: there are no threads here`); },
    }[name]);
  }
  // With one thread a plain load is an atomic one; Node's internals use it.
  atomics.load = (array, index) => array[index];
  Object.defineProperty(atomics, Symbol.toStringTag, { value: 'Atomics', configurable: true });
  define(globalThis, 'Atomics', atomics);
}

// Programs find out by its absence that stacks are formatted by V8's rules: errors.js has it.
delete Error.prepareStackTrace;
