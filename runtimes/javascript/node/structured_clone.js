// The structured clone algorithm (HTML standard; V8's ValueSerializer for its order and words).
'use strict';
const runtime = require('./runtime');
const { privateSymbols, perIsolateSymbols } = require('./process');

const { kind } = host.values;
const ERRORS = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };
const VIEWS = {
  Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array,
  Float64Array, BigInt64Array, BigUint64Array,
};
const viewName = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array).prototype, Symbol.toStringTag).get;

function dataCloneError(message) {
  const { DOMException } = runtime.perContext;
  return new DOMException(message, 'DataCloneError');
}

/** How V8 names a value in "… could not be cloned." */
function nameOf(value) {
  if (typeof value === 'symbol') return value.toString();
  if (typeof value === 'function') return Function.prototype.toString.call(value);
  const constructor = Object.getPrototypeOf(value)?.constructor;
  const name = kind(value) === 'Promise' ? 'Promise' : constructor?.name || 'Object';
  return `#<${name}>`;
}

const UNCLONEABLE = new Set([
  'Promise', 'WeakMap', 'WeakSet', 'WeakRef', 'FinalizationRegistry', 'Generator', 'MapIterator', 'SetIterator',
  'ModuleNamespace', 'Proxy', 'SymbolObject',
]);

/** `transferred` maps objects to what stands for them on the other side. */
function cloneWith(transferred) {
  const seen = new Map(transferred);
  const remember = (original, copy) => {
    seen.set(original, copy);
    return copy;
  };

  function copyProperties(from, to) {
    for (const key of Object.keys(from)) {
      // data properties, whatever setters the prototypes have
      if (Object.hasOwn(from, key)) {
        Object.defineProperty(to, key, {
          value: clone(from[key]), writable: true, enumerable: true, configurable: true,
        });
      }
    }
    return to;
  }

  function cloneError(error) {
    const name = String(error.name);
    const { prototype } = ERRORS[name] ?? Error;
    const copy = new Error();
    Object.setPrototypeOf(copy, prototype);
    remember(error, copy);
    const put = (key, value) => Object.defineProperty(copy, key, { value, writable: true, configurable: true, enumerable: false });
    const message = Object.getOwnPropertyDescriptor(error, 'message');
    put('stack', String(error.stack));
    if (message !== undefined && 'value' in message) put('message', String(message.value));
    else delete copy.message;
    if (Object.hasOwn(error, 'cause')) put('cause', clone(error.cause));
    return copy;
  }

  function clone(value) {
    if (typeof value === 'symbol' || typeof value === 'function') throw dataCloneError(`${nameOf(value)} could not be cloned.`);
    if (typeof value !== 'object' || value === null) return value;
    if (seen.has(value)) return seen.get(value);
    const type = kind(value);
    if (UNCLONEABLE.has(type)) throw dataCloneError(`${nameOf(value)} could not be cloned.`);
    switch (type) {
      case 'Date': return remember(value, new Date(Date.prototype.getTime.call(value)));
      case 'RegExp': return remember(value, new RegExp(value.source, value.flags));
      case 'BooleanObject': return remember(value, Object(Boolean.prototype.valueOf.call(value)));
      case 'NumberObject': return remember(value, Object(Number.prototype.valueOf.call(value)));
      case 'StringObject': return remember(value, Object(String.prototype.valueOf.call(value)));
      case 'BigIntObject': return remember(value, Object(BigInt.prototype.valueOf.call(value)));
      case 'ArrayBuffer': {
        if (value.detached) throw dataCloneError('An ArrayBuffer is detached and could not be cloned.');
        return remember(value, value.resizable
          ? Object.assign(new ArrayBuffer(value.byteLength, { maxByteLength: value.maxByteLength }))
          : value.slice(0));
      }
      case 'Map': {
        const copy = remember(value, new Map());
        for (const [key, item] of [...Map.prototype.entries.call(value)]) copy.set(clone(key), clone(item));
        return copy;
      }
      case 'Set': {
        const copy = remember(value, new Set());
        for (const item of [...Set.prototype.values.call(value)]) copy.add(clone(item));
        return copy;
      }
      case 'DataView': return remember(value, new DataView(clone(value.buffer), value.byteOffset, value.byteLength));
      case 'Error': return cloneError(value);
    }
    if (ArrayBuffer.isView(value)) {
      const View = VIEWS[Reflect.apply(viewName, value, [])];
      return remember(value, new View(clone(value.buffer), value.byteOffset, value.length));
    }
    if (value[perIsolateSymbols.messaging_clone_symbol] !== undefined) return cloneHostObject(value);
    if (Array.isArray(value)) return copyProperties(value, remember(value, new Array(value.length)));
    return copyProperties(value, remember(value, {}));
  }

  /** Objects of Node that know how to be cloned: Blob, DOMException, KeyObject, … */
  function cloneHostObject(value) {
    const { data, deserializeInfo } = value[perIsolateSymbols.messaging_clone_symbol]();
    const [module, name] = deserializeInfo.split(':');
    const Constructor = runtime.requireBuiltin(module)[name];
    const copy = remember(value, new Constructor());
    copy[perIsolateSymbols.messaging_deserialize_symbol](clone(data));
    return copy;
  }

  return clone;
}

/** What becomes of the objects in a transfer list: their contents move to new ones. */
function transfer(list, transferPort) {
  const moved = new Map();
  for (const object of list) {
    if (moved.has(object)) {
      throw dataCloneError(kind(object) === 'ArrayBuffer' ? 'Transfer list contains duplicate ArrayBuffer'
        : 'Transfer list contains duplicate source port');
    }
    if (kind(object) === 'ArrayBuffer') {
      if (object[privateSymbols.untransferable_object_private_symbol] !== undefined) {
        throw dataCloneError('An ArrayBuffer is marked untransferable and could not be transferred.');
      }
      if (object.detached) throw dataCloneError('An ArrayBuffer is detached and could not be cloned.');
      moved.set(object, undefined);
    } else {
      const port = transferPort?.(object);
      if (port === undefined) throw dataCloneError('Value not transferable');
      moved.set(object, port);
    }
  }
  return moved;
}

function structuredClone(value, transferList = [], transferPort) {
  const moved = transfer(transferList, transferPort);
  for (const [object, port] of moved) if (port === undefined) moved.set(object, object.slice(0));
  const copy = cloneWith(moved)(value);
  for (const object of moved.keys()) if (kind(object) === 'ArrayBuffer') host.values.detach(object);
  return copy;
}

module.exports = { dataCloneError, structuredClone };
