// internalBinding(): one file of bindings/ per name, loaded when Node first asks for it. Each exports a
// function that makes the binding.
'use strict';

// Bindings of things that are not here. Their modules must load (`require('net')` is fine), and
// fail with a clear message when they are used.
const unavailable = require('./bindings/unavailable');

const own = new Set([
  'async_wrap', 'blob', 'block_list', 'buffer', 'builtins', 'config', 'constants', 'contextify', 'credentials',
  'crypto', 'encoding_binding', 'errors', 'fs', 'fs_dir', 'icu', 'messaging', 'mksnapshot', 'module_wrap',
  'options', 'os', 'performance', 'permission', 'process_methods', 'report', 'serdes', 'signal_wrap',
  'string_decoder', 'symbols', 'task_queue', 'timers', 'trace_events', 'types', 'url', 'util', 'uv', 'v8',
  'worker', 'zlib',
]);

function getInternalBinding(name) {
  if (own.has(name)) return require(`./bindings/${name}`)();
  const make = unavailable[name];
  if (make === undefined) throw new Error(`No such binding: ${name}`);
  return make();
}

/** Compiles all of them: their text is not there at run time. */
function loadAll() {
  for (const name of own) require(`./bindings/${name}`);
}

function getLinkedBinding(name) {
  throw new Error(`No such binding: ${name}`);
}

module.exports = { getInternalBinding, getLinkedBinding, loadAll };
