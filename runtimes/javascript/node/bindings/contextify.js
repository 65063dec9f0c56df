// internalBinding('contextify'): node_contextify.cc. Compiles CommonJS modules and vm scripts.
//
// A vm context is a realm of the engine. Its global object is not the sandbox object itself: the
// sandbox's properties are copied in before a script runs and back afterwards.
'use strict';
const { noop } = require('../runtime');
const { frameOf, lineOf } = require('../errors');
const { privateSymbols } = require('../process');

const CJS_PARAMETERS = 'exports, require, module, __filename, __dirname';

/** Gives a SyntaxError the frame that is shown above it when nobody catches it. */
function decorate(error, filename, source) {
  if (!(error instanceof SyntaxError)) return error;
  const width = host.values.parseErrorWidth();
  const site = host.values.callSites(error)?.[0];
  if (site === undefined || site.getFileName() !== filename) return error;
  const line = site.getLineNumber();
  const column = site.getColumnNumber();
  error[privateSymbols.arrow_message_private_symbol] =
    frameOf(filename, line, column, lineOf(source, line) ?? '', width);
  return error;
}

function compile(parameters, source, filename) {
  try {
    return host.code.compileFunction(parameters, source, filename);
  } catch (error) {
    throw decorate(error, filename, source);
  }
}

function parses(check) {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}

const isModule = (source) => parses(() => host.code.script(source, 'check', 'check module'));
const isCommonJS = (source) => parses(() => host.code.compileFunction(CJS_PARAMETERS, source, 'check'));

/** sandbox → { realm, global, builtins } */
const contexts = new WeakMap();

function makeContext(sandbox) {
  if (typeof sandbox !== 'object' || sandbox === null) {
    throw new Error('vm.constants.DONT_CONTEXTIFY is not available here');
  }
  const [realm, global] = host.code.newRealm();
  contexts.set(sandbox, { realm, global, builtins: new Set(Reflect.ownKeys(global)) });
  sandbox[privateSymbols.contextify_context_private_symbol] = sandbox;
  return sandbox;
}

/** Runs a script with the sandbox's properties as global variables. */
function runInRealm(sandbox, source, filename) {
  const { realm, global, builtins } = contexts.get(sandbox);
  const names = Reflect.ownKeys(sandbox);
  for (const name of names) {
    const descriptor = Reflect.getOwnPropertyDescriptor(sandbox, name);
    Reflect.defineProperty(global, name, { ...descriptor, configurable: true });
  }
  try {
    return host.code.script(source, filename, 'run', realm);
  } finally {
    for (const name of Reflect.ownKeys(global)) {
      if (!builtins.has(name) || names.includes(name)) sandbox[name] = global[name];
    }
    for (const name of names) if (!Object.hasOwn(global, name)) delete sandbox[name];
  }
}

function needsMainContext(context) {
  if (context !== null && context !== undefined) {
    throw new Error('vm.compileFunction() with a parsingContext is not available here');
  }
}

/** The last `//# sourceMappingURL=` of a source. */
const sourceMapURL = (source) => source.includes('sourceMappingURL=')
  ? /\/\/[#@]\s*sourceMappingURL=(\S+)\s*$/.exec(source)?.[1] : undefined;

class ContextifyScript {
  #source;
  #filename;

  constructor(source, filename = 'evalmachine.<anonymous>', lineOffset = 0) {
    this.#source = '\n'.repeat(Math.max(0, lineOffset)) + source;
    this.#filename = filename;
    this.sourceMapURL = sourceMapURL(source);
    try {
      host.code.script(this.#source, filename, 'check');
    } catch (error) {
      throw decorate(error, filename, this.#source);
    }
  }

  runInContext(context) {
    if (context !== null && context !== undefined) return runInRealm(context, this.#source, this.#filename);
    return host.code.script(this.#source, this.#filename, 'run');
  }

  createCachedData() { return require('../runtime').requireBuiltin('buffer').Buffer.alloc(0); }
}

module.exports = () => ({
  ContextifyScript,
  constants: {
    measureMemory: { mode: { SUMMARY: 0, DETAILED: 1 }, execution: { DEFAULT: 0, EAGER: 1 } },
  },
  compileFunction(source, filename, lineOffset, columnOffset, cachedData, produceCachedData, context, extensions,
    parameters = []) {
    needsMainContext(context);
    return {
      function: compile(parameters.join(', '), source, filename || ''),
      sourceMapURL: sourceMapURL(source),
    };
  },
  compileFunctionForCJSLoader(source, filename, isSeaMain, shouldDetectModule) {
    const result = { cachedDataRejected: false, sourceMapURL: sourceMapURL(source), canParseAsESM: false, function: undefined };
    try {
      result.function = compile(CJS_PARAMETERS, source, filename);
    } catch (error) {
      if (!shouldDetectModule || !(error instanceof SyntaxError) || !isModule(source)) throw error;
      result.canParseAsESM = true;
    }
    return result;
  },
  containsModuleSyntax: (source) => !isCommonJS(source) && isModule(source),
  shouldRetryAsESM: (source) => isModule(source),
  makeContext,
  measureMemory: noop,
  startSigintWatchdog: noop,
  stopSigintWatchdog: () => false,
  watchdogHasPendingSigint: () => false,
});
module.exports.decorate = decorate;
