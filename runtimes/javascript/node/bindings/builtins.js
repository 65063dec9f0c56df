// internalBinding('builtins'): node_builtins.cc.
'use strict';
const runtime = require('../runtime');
const { compileBuiltin, ids } = require('../builtins');
const paths = require('../paths');

/** Node's `path`, with its slow functions replaced as soon as they exist. */
function loadPath(exports, requireBuiltin, module, ...rest) {
  compileBuiltin('path')(exports, requireBuiltin, module, ...rest);
  paths.speedUp(module.exports);
}

module.exports = () => ({
  builtinIds: ids,
  builtinCategories: { canBeRequired: ids, cannotBeRequired: [] },
  natives: {},
  config: '{"target_defaults":{"cflags":[]},"variables":{}}',
  hasCachedBuiltins: () => true,
  compileFunction: (id) => id === 'path' ? loadPath : compileBuiltin(id),
  setInternalLoaders(internalBinding, requireBuiltin) {
    runtime.internalBinding = internalBinding;
    runtime.requireBuiltin = requireBuiltin;
  },
});
