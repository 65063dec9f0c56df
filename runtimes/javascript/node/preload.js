// Loads what most programs use before the snapshot is taken, and runs the paths of start-up once,
// so that a run finds their work done (inline caches, lazily made functions, lookups).
'use strict';
const runtime = require('./runtime');

const PRELOADED = [
  'internal/process/pre_execution', 'internal/modules/run_main', 'internal/modules/cjs/loader',
  'internal/modules/package_json_reader', 'internal/modules/esm/loader', 'internal/modules/esm/resolve',
  'internal/modules/esm/get_format', 'internal/modules/esm/load', 'internal/modules/esm/translators',
  'internal/modules/esm/module_job', 'internal/modules/esm/module_map', 'internal/modules/esm/assert',
  'fs', 'fs/promises', 'internal/fs/streams', 'internal/fs/sync_write_stream', 'path', 'util', 'events', 'os',
  'stream', 'stream/promises', 'readline', 'readline/promises', 'assert', 'url', 'querystring', 'string_decoder',
  'timers', 'timers/promises', 'console', 'internal/console/global', 'module', 'perf_hooks', 'async_hooks',
  'diagnostics_channel', 'internal/util/colors', 'internal/util/comparisons', 'internal/assert/assertion_error',
  'internal/dns/utils', 'internal/process/signal', 'internal/readline/interface', 'internal/blob', 'crypto',
];

function preload() {
  for (const id of PRELOADED) runtime.requireBuiltin(id);
  // made when first looked at: most programs do
  const { process } = require('./process');
  void process.stdout;
  void process.stderr;
  require('./output').install();
  replaceFetch();
  require('./start').prepare();
  rehearse(process);
  closeStdinAtEnd(process);
}

/**
 * fetch() and its classes are a library of their own in Node, which makes no sense without a network:
 * fetch() fails as it does when the network is down, the classes are not there.
 */
function replaceFetch() {
  const { fetch } = {
    async fetch(_input) {
      throw new TypeError('fetch failed', { cause: new Error(runtime.NO_NETWORK) });
    },
  };
  Object.defineProperty(globalThis, 'fetch', { value: fetch, writable: true, enumerable: true, configurable: true });
  for (const name of ['FormData', 'Headers', 'Request', 'Response']) delete globalThis[name];
}

/** Goes through the steps of a run once: what Node sets up when it first gets there is then there. */
function rehearse(process) {
  const { Module } = runtime.requireBuiltin('internal/modules/cjs/loader');
  const file = `${host.code.libraryPath}/runtime/rehearsal.json`;
  Module._load(file, null, false);
  for (const cache of [Module._cache, Module._pathCache]) for (const key of Object.keys(cache)) delete cache[key];
  runtime.requireBuiltin('fs').readFileSync(file, 'utf8');
  runtime.requireBuiltin('internal/modules/package_json_reader').readPackageScope(file);
  process.emit('beforeExit', 0);
  process.emit('exit', 0);
}

/** Node's stdin is mostly a pipe, which closes when it ends; ours is a file, which would stay open. */
function closeStdinAtEnd(process) {
  const descriptor = Object.getOwnPropertyDescriptor(process, 'stdin');
  let isNew = true;
  Object.defineProperty(process, 'stdin', {
    ...descriptor,
    get() {
      const stdin = Reflect.apply(descriptor.get, process, []);
      if (isNew) {
        isNew = false;
        stdin.once('end', () => process.nextTick(() => stdin.destroy()));
      }
      return stdin;
    },
  });
}

module.exports = { preload };
