// Runs one test of test262 and prints what happened as a line of stderr:
//
//     test262.cjs script|module [async] FILE
//
// harness.js beside this file holds what the test includes (empty for raw tests). The test runs
// as a global script or as a module of the main realm, as test262's INTERPRETING.md asks.
'use strict';

const fs = require('fs');
const path = require('path');
const vm = require('vm');

const kind = process.argv[2];
const isAsync = process.argv[3] === 'async';
const file = path.resolve(process.argv[process.argv.length - 1]);

let isReported = false;
function report(outcome) {
  if (isReported) return;
  isReported = true;
  // Not a stream, nor fs: a test may have taken apart what those are made of.
  process._rawDebug(JSON.stringify(outcome));
}

function failed(phase, error) {
  const isObject = error !== null && typeof error === 'object';
  report({ phase, error: isObject ? error.constructor?.name ?? error.name : 'not an object', message: String(error?.message ?? error) });
}

// A test that is not async is over when it has run; an async one calls $DONE.
function completed() {
  if (!isAsync) report({ phase: 'done' });
}

function runScript(source, filename) {
  return new vm.Script(source, { filename, importModuleDynamically: vm.constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER }).runInThisContext();
}

// Several tests leave promises rejected on purpose.
process.on('unhandledRejection', () => {});
process.on('uncaughtException', (error) => failed('runtime', error));
process.on('exit', () => report({ phase: 'runtime', error: 'none', message: isAsync ? '$DONE was not called' : 'it did not end' }));

function define(name, value) {
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
}
define('print', (text) => process.stdout.write(`${text}\n`));
define('reportCompare', () => { if (isAsync) report({ phase: 'done' }); });
define('reportFailure', (error) => failed('runtime', error));
define('$262', {
  global: globalThis,
  detachArrayBuffer: (buffer) => (buffer.transfer ? void buffer.transfer() : void structuredClone(buffer, { transfer: [buffer] })),
  evalScript: (source) => runScript(source, 'evalScript.js'),
  gc() {},
});

runScript(fs.readFileSync(path.join(__dirname, 'harness.js'), 'utf8'), 'harness.js');
if (kind === 'module') {
  import(file).then(completed, (error) => failed(error instanceof SyntaxError ? 'parse' : 'runtime', error));
} else {
  let script;
  try {
    script = new vm.Script(fs.readFileSync(file, 'utf8'), { filename: file, importModuleDynamically: vm.constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER });
  } catch (error) {
    failed('parse', error);
  }
  if (script) {
    try {
      script.runInThisContext();
      completed();
    } catch (error) {
      failed('runtime', error);
    }
  }
}
