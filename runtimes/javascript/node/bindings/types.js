// internalBinding('types'): what kind of object a value is, asked of the engine.
'use strict';

const is = (...kinds) => (value) => {
  const kind = host.values.kind(value);
  return kind !== undefined && kinds.includes(kind);
};
const no = () => false;

const types = {
  isExternal: no,
  isDate: is('Date'),
  isArgumentsObject: is('Arguments'),
  isBigIntObject: is('BigIntObject'),
  isBooleanObject: is('BooleanObject'),
  isNumberObject: is('NumberObject'),
  isStringObject: is('StringObject'),
  isSymbolObject: is('SymbolObject'),
  isBoxedPrimitive: is('BigIntObject', 'BooleanObject', 'NumberObject', 'StringObject', 'SymbolObject'),
  isNativeError: is('Error'),
  isRegExp: is('RegExp'),
  isAsyncFunction: is('AsyncFunction', 'AsyncGeneratorFunction'),
  isGeneratorFunction: is('GeneratorFunction', 'AsyncGeneratorFunction'),
  isGeneratorObject: is('Generator'),
  isPromise: is('Promise'),
  isMap: is('Map'),
  isSet: is('Set'),
  isMapIterator: is('MapIterator'),
  isSetIterator: is('SetIterator'),
  isWeakMap: is('WeakMap'),
  isWeakSet: is('WeakSet'),
  isArrayBuffer: is('ArrayBuffer'),
  isDataView: is('DataView'),
  isSharedArrayBuffer: is('SharedArrayBuffer'),
  isProxy: is('Proxy'),
  isModuleNamespaceObject: is('ModuleNamespace'),
  isAnyArrayBuffer: is('ArrayBuffer', 'SharedArrayBuffer'),
  isCryptoKey: no,
  isKeyObject: no,
  isEventTarget: no,
};

module.exports = () => types;
