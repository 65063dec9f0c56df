// internalBinding('module_wrap'): module_wrap.cc. Node's ES module loader resolves, loads and links; the
// engine's module records are behind ModuleWrap.
'use strict';
const runtime = require('../runtime');
const { perIsolateSymbols, privateSymbols } = require('../process');
const { decorate } = require('../bindings/contextify');

const { code } = host;
const statuses = {
  kUninstantiated: 0, kInstantiating: 1, kInstantiated: 2, kEvaluating: 3, kEvaluated: 4, kErrored: 5,
};
const wraps = new Map();
let importDynamically = runtime.noop;
let initializeImportMeta = runtime.noop;

class ModuleWrap {
  #handle;
  #evaluate;
  #requests;
  #source;
  #dependencies = [];

  /** (url, context, source, line, column, host-defined option | cached data) for source text;
      (url, context, export names, evaluate) for a synthetic module. */
  constructor(url, context, sourceOrNames, lineOrEvaluate, column, option) {
    if (context !== undefined && context !== null) {
      throw new Error('vm contexts are not available: there is one global object here');
    }
    this.url = url;
    this.sourceMapURL = undefined;
    if (Array.isArray(sourceOrNames)) {
      this.#evaluate = lineOrEvaluate;
      this.#handle = code.moduleSynthetic(url, sourceOrNames);
    } else {
      try {
        this.#handle = code.moduleCompile(sourceOrNames, url);
        this.#source = String(sourceOrNames);
      } catch (error) {
        throw decorate(error, url, sourceOrNames);
      }
      const id = typeof option === 'symbol' ? option : Symbol(url);
      this[privateSymbols.host_defined_option_symbol] = id;
      if (id === perIsolateSymbols.source_text_module_default_hdo) this.isDefaultLoaded = true;
    }
    Object.defineProperty(this, 'isDefaultLoaded', { enumerable: false, value: this.isDefaultLoaded });
    wraps.set(this.#handle, this);
  }

  static evaluateSynthetic(wrap) {
    Reflect.apply(wrap.#evaluate, wrap, []);
  }

  getModuleRequests() {
    this.#requests ??= code.moduleRequests(this.#handle).map(({ specifier, attributes }) => ({
      specifier, attributes: Object.assign({ __proto__: null }, attributes),
    }));
    return this.#requests;
  }

  link(specifiers, modules) {
    if (this.#requests === undefined) this.getModuleRequests();
    if (modules.length !== this.#requests.length) {
      const { ERR_VM_MODULE_LINK_FAILURE } = runtime.requireBuiltin('internal/errors').codes;
      throw new ERR_VM_MODULE_LINK_FAILURE(`linking error, expected a valid module object for ${this.url}`);
    }
    const handles = [];
    for (let i = 0; i < modules.length; i++) {
      handles.push(modules[i].#handle);
      this.#dependencies.push(modules[i]);
    }
    code.moduleSetDependencies(this.#handle, handles);
  }

  instantiate() {
    if (this.getStatus() >= statuses.kInstantiated) return;
    try {
      code.moduleLink(this.#handle);
    } catch (error) {
      this.#decorateLinkError(error);
      throw error;
    }
  }

  /** Puts the import that failed above the error, as V8 does; Node's loader reads it there. */
  #decorateLinkError(error) {
    const match = /^The requested module '(.*)' does not provide an export named '(.+)'$/.exec(error?.message);
    if (match === null) return;
    const [, specifier, name] = match;
    const seen = new Set();
    const visit = (wrap) => {
      if (seen.has(wrap)) return false;
      seen.add(wrap);
      for (const dependency of wrap.#dependencies) if (visit(dependency)) return true;
      if (wrap.#source === undefined || !wrap.getModuleRequests().some((request) => request.specifier === specifier)) return false;
      const lines = wrap.#source.split('\n');
      const index = lines.findIndex((line) => new RegExp(`(^|[^\\w$])${name.replace('$', '\\$')}([^\\w$]|$)`).test(line) && /import|export|^\s*[\w$,{}\s]+$/.test(line));
      if (index < 0) return false;
      const column = lines[index].search(new RegExp(`(?<![\\w$])${name.replace('$', '\\$')}(?![\\w$])`));
      error[privateSymbols.arrow_message_private_symbol] =
        `${wrap.url}:${index + 1}\n${lines[index]}\n${' '.repeat(column)}${'^'.repeat(name.length)}`;
      return true;
    };
    visit(this);
  }

  /** Answers whether the graph has top-level await. */
  instantiateSync() {
    this.instantiate();
    return code.moduleIsAsync(this.#handle);
  }

  evaluate() {
    return code.moduleEvaluate(this.#handle);
  }

  evaluateSync() {
    const promise = code.moduleEvaluate(this.#handle);
    const [state, reason] = host.values.promiseDetails(promise);
    if (state === 2) {
      Promise.prototype.then.call(promise, undefined, runtime.noop);
      throw reason;
    }
    return this.getNamespaceSync();
  }

  getNamespaceSync() {
    if (code.moduleIsAsync(this.#handle)) {
      const { ERR_REQUIRE_ASYNC_MODULE } = runtime.requireBuiltin('internal/errors').codes;
      throw new ERR_REQUIRE_ASYNC_MODULE();
    }
    return code.moduleNamespace(this.#handle);
  }

  getNamespace() { return code.moduleNamespace(this.#handle); }
  getStatus() { return code.moduleStatus(this.#handle); }
  getError() { return code.moduleError(this.#handle); }
  setExport(name, value) { code.moduleSetExport(this.#handle, name, value); }
  getStaticDependencySpecifiers() { return this.getModuleRequests().map(({ specifier }) => specifier); }
  createCachedData() { return runtime.requireBuiltin('buffer').Buffer.alloc(0); }
}

const evaluateSynthetic = ModuleWrap.evaluateSynthetic;
delete ModuleWrap.evaluateSynthetic;

host.hooks.evaluateSynthetic = (handle) => evaluateSynthetic(wraps.get(handle));

host.hooks.importMeta = (handle, meta) => {
  const wrap = wraps.get(handle);
  initializeImportMeta(wrap[privateSymbols.host_defined_option_symbol], meta, wrap);
};

/** import(): Node decides by a symbol which loader serves the referrer. */
host.hooks.importModule = (specifier, attributes, referrer) => {
  const isModule = typeof referrer === 'string' && referrer.includes(':') && !referrer.startsWith('/');
  const option = isModule ? perIsolateSymbols.source_text_module_default_hdo
    : perIsolateSymbols.vm_dynamic_import_default_internal;
  return importDynamically(option, specifier, Object.assign({ __proto__: null }, attributes), referrer);
};

module.exports = () => ({
  ...statuses,
  ModuleWrap,
  setImportModuleDynamicallyCallback(callback) { importDynamically = callback; },
  setInitializeImportMetaObjectCallback(callback) { initializeImportMeta = callback; },
  createRequiredModuleFacade(wrap) {
    const namespace = wrap.getNamespace();
    const facade = { __proto__: null };
    for (const name of Object.keys(namespace)) {
      Object.defineProperty(facade, name, { enumerable: true, get: () => namespace[name] });
    }
    Object.defineProperty(facade, '__esModule', { value: true, enumerable: true });
    return facade;
  },
  throwIfPromiseRejected(promise) {
    const [state, reason] = host.values.promiseDetails(promise);
    if (state === 2) throw reason;
  },
});
