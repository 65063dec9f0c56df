// internalBinding('errors'): node_errors.cc.
'use strict';
const { data, noop } = require('../runtime');
const { callbacks, handleFatal } = require('../errors');

/** Describes a value without running its code. */
function noSideEffectsToString(value) {
  try {
    if (host.values.kind(value) === 'Error') return Error.prototype.toString.call(value);
    if (typeof value === 'object' && value !== null) return `#<${value.constructor?.name || 'Object'}>`;
    return String(value);
  } catch {
    return '#<Object>';
  }
}

module.exports = () => ({
  exitCodes: { __proto__: null, ...Object.fromEntries(data.exitCodes) },
  setPrepareStackTraceCallback(callback) { callbacks.prepareStackTrace = callback; },
  setGetSourceMapErrorSource: noop,
  setSourceMapsEnabled: noop,
  setMaybeCacheGeneratedSourceMap: noop,
  setEnhanceStackForFatalException(before, after) {
    callbacks.enhanceStackBefore = before;
    callbacks.enhanceStackAfter = after;
  },
  noSideEffectsToString,
  triggerUncaughtException: handleFatal,
});
