// Boots Node's own library over our bindings; the snapshot is taken when this is done. The order
// is that of node::Realm::RunBootstrapping and its neighbours in Node's src/.
//
// Files beside this one are CommonJS modules with one more name in scope, `host`: the C half
// (../host). They run hidden from stack traces. Node's files are compiled unmodified.
(function (host) {
  'use strict';

  // by path, and by each name that was asked for: later on nothing but a look at a property is needed
  const modules = { __proto__: null };
  function require(name) {
    if (modules[name] !== undefined) return modules[name].exports;
    const path = `${name.replace(/^\.\.?\//, '')}.js`;
    let module = modules[path];
    if (module === undefined) {
      module = modules[path] = { exports: {} };
      host.code.compileLibrary('require, module, exports, host', `runtime/${path}`, `petri:${path}`, true)(
        require, module, module.exports, host);
    }
    modules[name] = module;
    return module.exports;
  }

  const runtime = require('./runtime');
  runtime.data = JSON.parse(host.code.readLibrary('data.json'));
  require('./globals');
  const weakReferences = require('./weak_references');
  require('./errors');
  const { process, privateSymbols, perIsolateSymbols } = require('./process');
  const { compileBuiltin, precompile } = require('./builtins');
  const bindings = require('./bindings');

  // per context: every realm has these before anything else
  const perContext = {};
  const primordials = runtime.primordials = {};
  for (const id of ['primordials', 'domexception', 'messageport']) {
    compileBuiltin(`internal/per_context/${id}`, 'exports, primordials, privateSymbols, perIsolateSymbols')(
      perContext, primordials, privateSymbols, perIsolateSymbols);
  }
  runtime.perContext = perContext;

  // the realm: internalBinding() and the loader of built-in modules
  compileBuiltin('internal/bootstrap/realm', 'process, getLinkedBinding, getInternalBinding, primordials')(
    process, bindings.getLinkedBinding, bindings.getInternalBinding, primordials);
  const { requireBuiltin, internalBinding } = runtime;

  for (const id of [
    'node', 'web/exposed-wildcard', 'web/exposed-window-or-worker',
    'switches/is_main_thread', 'switches/does_own_process_state',
  ]) {
    compileBuiltin(`internal/bootstrap/${id}`, 'process, require, internalBinding, primordials')(
      process, requireBuiltin, internalBinding, primordials);
  }

  runtime.runMainModule = compileBuiltin(
    'internal/main/run_main_module', 'process, require, internalBinding, primordials');
  host.hooks.run = require('./loop').run;

  // What most programs use is loaded now, the rest at least compiled.
  require('./preload').preload();
  bindings.loadAll();
  precompile();
  require('./intl').install();
  weakReferences.forget();
});
