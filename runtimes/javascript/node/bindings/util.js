// internalBinding('util'): node_util.cc.
'use strict';
const { privateSymbols } = require('../process');
const types = require('../bindings/types')();

const constants = {
  kPending: 0, kFulfilled: 1, kRejected: 2,
  kExiting: 0, kExitCode: 1, kHasExitCode: 2,
  ALL_PROPERTIES: 0, ONLY_WRITABLE: 1, ONLY_ENUMERABLE: 2, ONLY_CONFIGURABLE: 4, SKIP_STRINGS: 8, SKIP_SYMBOLS: 16,
};

/** Indices into Node's list of handle types. Standard streams are written synchronously: FILE. */
const FILE = 3;
const UNKNOWN = 6;
const stat = new Float64Array(18);

function guessHandleType(fd) {
  return fd <= 2 || host.files.stat(fd, 'fstat', stat) === 0 ? FILE : UNKNOWN;
}

/** Node's .env parser (node_dotenv.cc). */
function parseEnv(content) {
  const values = {};
  let rest = content.replace(/\r\n?/g, '\n').trimStart();
  while (rest !== '') {
    if (rest[0] === '\n' || rest[0] === '#') {
      const newline = rest.indexOf('\n');
      if (newline < 0) break;
      rest = rest.slice(newline + 1).trimStart();
      continue;
    }
    const match = /^([^=\n]*)=/.exec(rest);
    if (match === null) {
      const newline = rest.indexOf('\n');
      if (newline < 0) break;
      rest = rest.slice(newline + 1).trimStart();
      continue;
    }
    const key = match[1].trim().replace(/^export\s+/, '');
    rest = rest.slice(match[0].length).replace(/^[ \t]+/, '');
    let value;
    const quote = rest[0];
    const close = quote === '"' || quote === '\'' || quote === '`' ? rest.indexOf(quote, 1) : -1;
    if (close > 0) {
      value = rest.slice(1, close);
      if (quote === '"') value = value.replaceAll('\\n', '\n');
      rest = rest.slice(close + 1);
      const newline = rest.indexOf('\n');
      rest = newline < 0 ? '' : rest.slice(newline + 1);
    } else {
      const newline = rest.indexOf('\n');
      const line = newline < 0 ? rest : rest.slice(0, newline);
      rest = newline < 0 ? '' : rest.slice(newline + 1);
      value = line.replace(/#.*$/, '').trim().replace(/^(['"`])(.*)\1$/, '$2');
    }
    if (key !== '') values[key] = value;
    rest = rest.trimStart();
  }
  return values;
}

function getConstructorName(object) {
  for (let o = object; o !== null; o = Object.getPrototypeOf(o)) {
    const constructor = Object.getOwnPropertyDescriptor(o, 'constructor')?.value;
    if (typeof constructor === 'function' && constructor.name !== '') return constructor.name;
  }
  return 'Object';
}

class WeakReference {
  #target;

  constructor(target) { this.#target = target; }
  get() { return this.#target; }
  incRef() {}
  decRef() {}
}

module.exports = () => ({
  constants,
  privateSymbols,
  WeakReference,
  shouldAbortOnUncaughtToggle: new Uint32Array(1),
  arrayBufferViewHasBuffer: () => true,
  getCallerLocation() {},
  getCallSites() { return []; },
  getConstructorName,
  getExternalValue: () => 0n,
  getOwnNonIndexProperties(value, filter) {
    const keys = host.values.nonIndexKeys(value, (filter & constants.ONLY_ENUMERABLE) !== 0);
    return filter & constants.SKIP_SYMBOLS ? keys.filter((key) => typeof key === 'string') : keys;
  },
  getPromiseDetails: (promise) => host.values.promiseDetails(promise),
  getProxyDetails(value, isFull = true) {
    const details = host.values.proxyDetails(value);
    return details === undefined || isFull ? details : details[0];
  },
  guessHandleType,
  isArrayBufferDetached: (buffer) => Boolean(buffer.detached),
  isConstructor(value) {
    try {
      Reflect.construct(Object, [], value);
      return true;
    } catch {
      return false;
    }
  },
  isInsideNodeModules: () => false,
  parseEnv,
  previewEntries(value, isIterator) {
    const preview = host.values.preview(value);
    if (preview === undefined) return isIterator ? [[], false] : [];
    return isIterator ? preview : preview[0];
  },
  sleep(ms) { host.process.wait(ms, false); },
  toUSVString: (text) => String(text).toWellFormed(),
  isArrayBuffer: types.isArrayBuffer,
  isArrayBufferView: ArrayBuffer.isView,
  isAsyncFunction: types.isAsyncFunction,
  isDataView: types.isDataView,
  isDate: types.isDate,
  isExternal: types.isExternal,
  isMap: types.isMap,
  isMapIterator: types.isMapIterator,
  isNativeError: types.isNativeError,
  isPromise: types.isPromise,
  isRegExp: types.isRegExp,
  isSet: types.isSet,
  isSetIterator: types.isSetIterator,
  isTypedArray: (value) => ArrayBuffer.isView(value) && !types.isDataView(value),
  isUint8Array: (value) => ArrayBuffer.isView(value) && value[Symbol.toStringTag] === 'Uint8Array',
  isAnyArrayBuffer: types.isAnyArrayBuffer,
});
