// What Node does between its start and a program's first line (internal/process/pre_execution) is
// done before the snapshot: nearly all of it depends on options and environment variables of
// Node's own, which a run seldom has.
'use strict';
const runtime = require('./runtime');
const { process } = require('./process');

/** Where programs find themselves; from there their HOME is assumed before it is known. */
const HOME = '/work';

let argv;
/** Whether the environment has variables of Node's. */
let concernsNode;

/** Called once before the snapshot, with Node's modules loaded. */
function prepare() {
  const preExecution = runtime.requireBuiltin('internal/process/pre_execution');
  const { Module } = runtime.requireBuiltin('internal/modules/cjs/loader');
  const path = runtime.requireBuiltin('path');
  const { onWarning } = runtime.requireBuiltin('internal/process/warning');
  const { environment, setArguments } = require('./bindings/process_methods');
  const { prepareMainThreadExecution } = preExecution;

  environment.HOME = HOME;
  prepareMainThreadExecution(false);
  delete environment.HOME;

  // internal/main/run_main_module calls this; it answers the path of the program
  preExecution.prepareMainThreadExecution = () => {
    if (concernsNode) {
      setArguments(argv);
      process.removeListener('warning', onWarning); // added again, or not
      return prepareMainThreadExecution(true);
    }
    process.argv = argv;
    argv[0] = process.execPath;
    if (environment.HOME !== HOME) Module._initPaths();
    return argv[1] = path.resolve(argv[1]);
  };
}

/** Takes what is different in every run. Arguments: "node", the entry file, its arguments. */
function start(args) {
  args[0] = 'node'; // as Node was started, whatever the host calls it
  argv = args;
  concernsNode = require('./bindings/process_methods').readEnvironment();
}

module.exports = { prepare, start };
