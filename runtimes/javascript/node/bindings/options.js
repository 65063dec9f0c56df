// internalBinding('options'): node_options.cc. No options are given on a command line; tests may
// set some (start() in process_methods.js).
'use strict';
const { data } = require('../runtime');

/** Parts of Node that are switched off here because they need a network. */
const OVERRIDES = {
  '--experimental-fetch': false,
  '--experimental-global-webcrypto': true,
  '--experimental-websocket': false,
  '--warnings': true,
  '--verify-base-objects': false,
  '[has_eval_string]': false,
};
const values = { __proto__: null, ...data.options, ...OVERRIDES };

module.exports = () => ({
  envSettings: { kAllowedInEnvvar: 0, kDisallowedInEnvvar: 1 },
  types: { kNoOp: 0, kV8Option: 1, kBoolean: 2, kInteger: 3, kUInteger: 4, kString: 5, kHostPort: 6, kStringList: 7 },
  getCLIOptionsValues: () => values,
  getCLIOptionsInfo: () => ({ options: new Map(), aliases: new Map() }),
  getEmbedderOptions: () => ({
    shouldNotRegisterESMLoader: false, noGlobalSearchPaths: false, noBrowserGlobals: false, hasEmbedderPreload: false,
  }),
});
module.exports.values = values;
