// internalBinding('builtins'): node_builtins.cc.
'use strict';
const runtime = require('../runtime');
const { compileBuiltin, ids } = require('../builtins');

module.exports = () => ({
  builtinIds: ids,
  builtinCategories: { canBeRequired: ids, cannotBeRequired: [] },
  natives: {},
  config: '{"target_defaults":{"cflags":[]},"variables":{}}',
  hasCachedBuiltins: () => true,
  compileFunction: (id) => compileBuiltin(id),
  setInternalLoaders(internalBinding, requireBuiltin) {
    runtime.internalBinding = internalBinding;
    runtime.requireBuiltin = requireBuiltin;
  },
});
