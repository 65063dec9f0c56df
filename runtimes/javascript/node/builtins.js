// Node's built-in modules: where their text is, and their compiled functions.
'use strict';

const MODULE_PARAMETERS = 'exports, require, module, process, internalBinding, primordials';

/** Ids of all files of the library, as in `require('internal/util')`. */
const ids = host.code.readLibrary('index').trim().split('\n');
const known = new Set(ids);
const compiled = new Map();

/** Compiles a file of Node's library as the body of a function. */
function compileBuiltin(id, parameters = MODULE_PARAMETERS) {
  const ready = parameters === MODULE_PARAMETERS ? compiled.get(id) : undefined;
  if (ready !== undefined) return ready;
  if (!known.has(id)) throw new Error(`No such built-in module: ${id}`);
  return host.code.compileLibrary(parameters, `lib/${id}.js`, `node:${id}`, false);
}

// Parts that need what is not here: an inspector, a network, processes.
const UNUSABLE = new RegExp('^internal/(bootstrap|debugger|deps/undici|http2|inspector|main|per_context|' +
  'policy|v8_prof|wasm_web_api)');

/** Compiles what was not loaded: the text is not there at run time. */
function precompile() {
  for (const id of ids) {
    if (!UNUSABLE.test(id) && !compiled.has(id)) compiled.set(id, compileBuiltin(id));
  }
}

// Lines that an uncaught error may show: the text itself is not kept for that.
const throwLines = new Map();
function lineOf(id, line) {
  return throwLines.get(id)?.get(line);
}
for (const id of ids) {
  const lines = new Map();
  host.code.readLibrary(`lib/${id}.js`).split('\n').forEach((text, index) => {
    if (/\b(throw|new UnhandledPromiseRejection)\b/.test(text) && !/^\s*(\/\/|\*)/.test(text)) lines.set(index + 1, text);
  });
  if (lines.size) throwLines.set(id, lines);
}

module.exports = { ids, compileBuiltin, precompile, lineOf };
