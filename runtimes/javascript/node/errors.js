// Stack traces in V8's words, and what is printed when an exception is not caught.
'use strict';
const runtime = require('./runtime');
const { noop, uncurryThis } = runtime;

// Errors are described and printed whatever a program has made of the built-in objects.
const [exec, endsWith, slice, startsWith] = [
  RegExp.prototype.exec, String.prototype.endsWith, String.prototype.slice,
  String.prototype.startsWith,
].map(uncurryThis);
const arraySlice = uncurryThis(Array.prototype.slice);
const join = uncurryThis(Array.prototype.join);
const matches = (pattern, text) => exec(pattern, text) !== null;

/** Callbacks that Node's library sets through internalBinding('errors'). */
const callbacks = {
  prepareStackTrace: undefined,
  enhanceStackBefore: undefined,
  enhanceStackAfter: undefined,
};

// ---- call sites: the part of V8's CallSite that the engine does not have

const callSite = host.values.callSitePrototype();
const {
  getFileName, getFunction, getFunctionName, getLineNumber, getColumnNumber, getPromiseIndex, getThis,
  isAsync, isConstructor, isNative,
} = callSite;
const call = Function.prototype.call.bind(Function.prototype.call);
const { getOwnPropertyDescriptor, getPrototypeOf } = Object;
const { ownKeys } = Reflect;
const functionText = (fn) => call(Function.prototype.toString, fn);
const isProxy = (value) => host.values.kind(value) === 'Proxy';

/** A data property on the prototype chain, without running getters or traps. */
function findData(object, key, accept) {
  for (let o = object; o !== null && !isProxy(o); o = getPrototypeOf(o)) {
    const descriptor = getOwnPropertyDescriptor(o, key);
    if (descriptor !== undefined && accept(descriptor.value)) return descriptor.value;
  }
  return undefined;
}

const isNamedFunction = (value) => typeof value === 'function' && value.name !== '';

/** V8's JSReceiver::GetConstructorName(). */
function typeNameOf(receiver) {
  const object = Object(receiver);
  if (isProxy(object)) return 'Proxy';
  // V8 calls the receiver of a static method by the class's name
  if (typeof object === 'function') return matches(/^class\b/, functionText(object)) && object.name || 'Function';
  const prototype = getPrototypeOf(object);
  const constructor = prototype && getOwnPropertyDescriptor(prototype, 'constructor')?.value;
  if (isNamedFunction(constructor) && constructor.name !== 'Object') return constructor.name;
  const tag = findData(object, Symbol.toStringTag, (value) => typeof value === 'string');
  return tag ?? findData(object, 'constructor', isNamedFunction)?.name ?? 'Object';
}

/** The property that holds the function: "as b" in `A.a [as b]`. Null when two do. */
function methodNameOf(receiver, fn, name) {
  const object = Object(receiver);
  if (isProxy(object)) return null;
  const holds = (descriptor) =>
    descriptor.value === fn || descriptor.get === fn || descriptor.set === fn;
  if (name) {
    for (let o = object; o !== null && !isProxy(o); o = getPrototypeOf(o)) {
      const descriptor = getOwnPropertyDescriptor(o, name);
      if (descriptor !== undefined) {
        if (holds(descriptor)) return name;
        break;
      }
    }
  }
  let found = null;
  for (let o = object; o !== null && !isProxy(o); o = getPrototypeOf(o)) {
    for (const key of ownKeys(o)) {
      if (typeof key !== 'string' || !holds(getOwnPropertyDescriptor(o, key))) continue;
      if (found !== null && found !== key) return null;
      found = key;
    }
  }
  return found;
}

function isTopLevel(site) {
  const receiver = call(getThis, site);
  return receiver === undefined || receiver === null || receiver === globalThis;
}

/** What a lookup may throw (revoked proxies) must not break a stack trace. */
const quietly = (f) => { try { return f(); } catch { return null; } };

const siteTypeName = (site) => quietly(() => isTopLevel(site) ? null : typeNameOf(call(getThis, site)));
const siteMethodName = (site) => quietly(() => isTopLevel(site) ? null
  : methodNameOf(call(getThis, site), call(getFunction, site), call(getFunctionName, site)));

// V8 names a function assigned to a member after the whole member expression.
const ASSIGNED_NAMES = {
  'node:internal/modules/cjs/loader': (method) => method[0] === '.' ? `Module._extensions.${method}` : `Module.${method}`,
};

function location(site) {
  if (call(isNative, site)) return '<anonymous>';
  return `${call(getFileName, site)}:${call(getLineNumber, site)}:${call(getColumnNumber, site)}`;
}

function methodCall(site, name) {
  const type = siteTypeName(site);
  const method = siteMethodName(site);
  if (!name) return `${type ? `${type}.` : ''}${method || '<anonymous>'}`;
  const prefix = type && name !== type && !startsWith(name, `${type}.`) ? `${type}.` : '';
  const isAlias = method && method !== name && !endsWith(name, `.${method}`) && !endsWith(name, ` ${method}`);
  return `${prefix}${name}${isAlias ? ` [as ${method}]` : ''}`;
}

/** One line of a stack trace, without "    at ". V8's SerializeCallSiteInfo(). */
function describe(site) {
  let name = call(getFunctionName, site) || '';
  if (call(isAsync, site)) {
    const index = call(getPromiseIndex, site);
    if (index !== null) return `async ${name} (index ${index})`;
    if (!name) return `async ${location(site)}`;
    return `async ${isTopLevel(site) ? name : methodCall(site, name)} (${location(site)})`;
  }
  if (!name) {
    const rename = ASSIGNED_NAMES[call(getFileName, site)];
    const method = rename && siteMethodName(site);
    if (method) return `${rename(method)} (${location(site)})`;
  }
  if (call(isConstructor, site)) return `new ${name || '<anonymous>'} (${location(site)})`;
  if (!isTopLevel(site)) return `${methodCall(site, name)} (${location(site)})`;
  return name ? `${name} (${location(site)})` : location(site);
}

const additions = {
  getEvalOrigin() { return undefined; },
  getMethodName() { return siteMethodName(this); },
  getPromiseIndex() { return call(getPromiseIndex, this); },
  getScriptNameOrSourceURL() { return call(getFileName, this); },
  getThis() { return undefined; },
  getFunction() { return undefined; },
  getTypeName() { return siteTypeName(this); },
  isEval() { return false; },
  isPromiseAll() { return call(getPromiseIndex, this) !== null; },
  isToplevel() { return isTopLevel(this); },
  toString() { return describe(this); },
};
for (const name of ownKeys(additions)) {
  Object.defineProperty(callSite, name, { value: additions[name], writable: true, configurable: true });
}

/** Called by the engine when a stack is first read. */
function formatStack(error, sites) {
  // a parse error begins with where in the text it is: V8 shows that above the stack only
  if (sites.length > 0 && call(getFunction, sites[0]) === null) sites = arraySlice(sites, 1);
  if (callbacks.prepareStackTrace !== undefined) return callbacks.prepareStackTrace(globalThis, error, sites);
  return `${error}\n    at ${join(sites, '\n    at ')}`;
}
host.values.setStackFormatter(formatStack);

// V8's writes an own property `stack`, and only for its first argument's sake.
{
  const { captureStackTrace: native } = Error;
  const { captureStackTrace } = {
    captureStackTrace(object, above) { Reflect.apply(native, Error, [object, above ?? captureStackTrace]); },
  };
  Object.defineProperty(Error, 'captureStackTrace', { value: captureStackTrace, writable: true, configurable: true });
}

// ---- errors of system calls

/** [name, message] by (negative) number. */
const uvErrors = new Map(runtime.data.errors.map(([number, name, message]) => [number, [name, message]]));

/** What node::UVException makes. */
function uvException(number, syscall, path, destination) {
  const [code, message] = uvErrors.get(number) ?? [`Unknown system error ${number}`, ''];
  let text = `${code}: ${message}, ${syscall}`;
  if (path !== undefined) text += ` '${path}'`;
  if (destination !== undefined) text += ` -> '${destination}'`;
  const error = new Error(text);
  error.errno = number;
  error.code = code;
  error.syscall = syscall;
  if (path !== undefined) error.path = path;
  if (destination !== undefined) error.dest = destination;
  return error;
}

/** The answer of a host function, or the error that it names. */
function checked(answer, syscall, path, destination) {
  if (typeof answer === 'number' && answer < 0) throw uvException(answer, syscall, path, destination);
  return answer;
}

// ---- uncaught exceptions

/** A line of a text, counted from 1; undefined when there is none. */
function lineOf(text, line) {
  const rest = /(.*)(?:\r\n|[\n\r\u2028\u2029]|$)/y; // `.` ends where a line does
  let match;
  for (; line > 0; line--) {
    if (rest.lastIndex > 0 && rest.lastIndex === text.length && match[0] === match[1]) return undefined;
    match = exec(rest, text);
  }
  return match?.[1];
}

function readLine(file, line) {
  if (startsWith(file, 'node:')) return require('./builtins').lineOf(slice(file, 5), line);
  return quietly(() => {
    const path = startsWith(file, 'file://') ? runtime.requireBuiltin('internal/url').fileURLToPath(file) : file;
    return lineOf(runtime.requireBuiltin('fs').readFileSync(path, 'utf8'), line);
  }) ?? undefined;
}

/** What puts the caret below a column: tabs as in the text, else spaces. */
function indentOf(text, column) {
  let indent = '';
  for (let i = 0; i < column - 1 && i < text.length; i++) indent += text[i] === '\t' ? '\t' : ' ';
  return indent;
}

/** `count` times "^", one at least. */
function carets(count) {
  let text = '^';
  while (text.length < count) text += '^';
  return text;
}

const frameOf = (file, line, column, text, width) =>
  `${file}:${line}\n${text}\n${indentOf(text, column)}${carets(width)}\n`;

/** "file:line\nsource\n   ^\n", as node::GetErrorSource. */
function sourceFrame(file, line, column, width = 1) {
  const text = readLine(file, line);
  if (text === undefined) return undefined;
  return frameOf(file, line, column, text, width);
}

/** Where an uncaught exception came from: its `throw`, or the top frame of its stack. */
function originOf(error, fromPromise) {
  const thrown = fromPromise ? undefined : host.values.lastThrow(error);
  if (thrown !== undefined && !startsWith(thrown[0], 'petri:')) return thrown;
  const stack = typeof error === 'object' && error !== null ? quietly(() => error.stack) : undefined;
  const match = typeof stack !== 'string' ? null
    : exec(/(?:\(|at |^)((?:file:\/\/)?(?:\/|node:)[^()\n:]*):(\d+)(?::(\d+))?\)?/m, stack);
  return match === null ? undefined : [match[1], +match[2], +(match[3] ?? 1)];
}

/** Prints an uncaught exception as node::PrintUncaughtException; the version trailer is left out. */
function printUncaught(error, fromPromise) {
  const { privateSymbols } = require('./process');
  const isObject = (typeof error === 'object' && error !== null) || typeof error === 'function';
  const origin = originOf(error, fromPromise);
  const frame = (isObject ? error[privateSymbols.arrow_message_private_symbol] : undefined) ??
    (origin && sourceFrame(...origin));
  let text = '';
  if (isObject) {
    let stack;
    try {
      stack = callbacks.enhanceStackBefore?.(error);
      stack = callbacks.enhanceStackAfter?.(error) ?? stack;
    } catch {
      stack = quietly(() => error.stack);
    }
    const isDecorated = error[privateSymbols.decorated_private_symbol];
    if (typeof stack === 'string' && stack !== '' && typeof quietly(() => error.stack) === 'string') {
      text = frame && !isDecorated ? `${frame}\n${stack}\n` : `${stack}\n`;
    } else {
      if (frame && !isDecorated) text = `\n${frame}`;
      text += `${inspect(error)}\n`;
    }
  } else {
    text = `${frame ? `\n${frame}` : ''}${inspect(error)}\n`;
  }
  host.files.writeText(2, text);
}

function inspect(value) {
  try {
    return runtime.requireBuiltin('internal/util/inspect').inspect(value);
  } catch {
    return '<toString() threw exception>';
  }
}

/** Node's last resort for an exception: `uncaughtException` listeners, or the end of the process. */
function handleFatal(error, fromPromise) {
  const { process, exitInfo } = require('./process');
  let isHandled;
  try {
    isHandled = process._fatalException(error, Boolean(fromPromise));
  } catch (nested) {
    error = nested;
    isHandled = false;
    fromPromise = false;
    printUncaught(error, fromPromise);
    host.process.leave(7);
  }
  if (isHandled) return;
  printUncaught(error, fromPromise);
  host.process.leave(exitInfo[2] ? exitInfo[1] : 1);
}

module.exports = { callbacks, checked, frameOf, handleFatal, lineOf, uvErrors, uvException };
