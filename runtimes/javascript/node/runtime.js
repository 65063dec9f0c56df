// What the files of this folder share. Filled by boot.js in the course of booting.
'use strict';

module.exports = {
  /** What data/generate.mjs read out of Node's sources. */
  data: undefined,
  /** Exports of Node's internal/per_context/*: DOMException and the like. */
  perContext: undefined,
  primordials: undefined,
  /** Node's internalBinding() and its require() for built-in modules. */
  internalBinding: undefined,
  requireBuiltin: undefined,
  /** Node's internal/main/run_main_module, compiled. */
  runMainModule: undefined,
  noop() {},
  NO_NETWORK: 'The network is not available: a program can reach only its files and standard streams here',
  /** A method as a function whose first argument is its receiver. */
  uncurryThis: (method) => Function.prototype.call.bind(method),
};
