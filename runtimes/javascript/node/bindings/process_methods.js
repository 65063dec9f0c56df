// internalBinding('process_methods'): node_process_methods.cc and node_process_object.cc.
'use strict';
const { noop } = require('../runtime');
const { checked, uvException } = require('../errors');
const { state } = require('../loop');
const { values } = require('../bindings/options');

let argv = ['node'];
let umask = 0o22;

/** Takes the arguments of the program: argv[0], the entry file, its arguments. */
function start(args) {
  argv = ['/usr/local/bin/node', ...args.slice(1)];
  const pairs = host.process.environment();
  for (let i = 0; i < pairs.length; i += 2) if (pairs[i] === 'NODE_OPTIONS') setOptions(pairs[i + 1]);
}

/** NODE_OPTIONS: here any of Node's options, also those that Node takes on its command line only. */
function setOptions(text) {
  for (const option of text.split(/\s+/).filter(Boolean)) {
    const [name, value = true] = option.replaceAll('_', '-').split(/=(.*)/s);
    if (name === '--expose-gc') globalThis.gc = host.process.collectGarbage;
    else if (typeof values[name] === 'number') values[name] = Number(value);
    else if (Array.isArray(values[name])) values[name] = [...values[name], value];
    else values[name] = value;
    if (name.startsWith('--no-')) values[`--${name.slice(5)}`] = false;
  }
}

const uptimeMs = () => host.process.monotonicMs() - state.startedAt;

/** process.env: values are strings, as those of an environment are. */
function environment() {
  const pairs = host.process.environment();
  const values = {};
  for (let i = 0; i < pairs.length; i += 2) values[pairs[i]] = pairs[i + 1];
  const refuse = (message, code = 'ERR_INVALID_OBJECT_DEFINE_PROPERTY') => {
    const error = new TypeError(message);
    error.code = code;
    throw error;
  };
  return new Proxy(values, {
    set(target, key, value) {
      if (typeof key === 'symbol' || typeof value === 'symbol') {
        throw new TypeError('Cannot convert a Symbol value to a string');
      }
      target[key] = String(value);
      return true;
    },
    defineProperty(target, key, descriptor) {
      if (!('value' in descriptor)) {
        if ('get' in descriptor || 'set' in descriptor) {
          refuse('\'process.env\' does not accept an accessor(getter/setter) descriptor');
        }
        descriptor = { ...descriptor, value: undefined };
      }
      if (!descriptor.configurable || !descriptor.writable || !descriptor.enumerable) {
        refuse('\'process.env\' only accepts a configurable, writable, and enumerable data descriptor');
      }
      target[key] = String(descriptor.value);
      return true;
    },
  });
}

module.exports = () => {
  const hrtimeBuffer = new Uint32Array(3);
  const hrtimeBigints = new BigUint64Array(hrtimeBuffer.buffer, 0, 1);
  const time = new Float64Array(2);
  return {
    hrtimeBuffer,
    hrtime() {
      host.process.monotonic(time);
      hrtimeBuffer[0] = Math.floor(time[0] / 2 ** 32);
      hrtimeBuffer[1] = time[0];
      hrtimeBuffer[2] = time[1];
    },
    hrtimeBigInt() {
      host.process.monotonic(time);
      hrtimeBigints[0] = BigInt(time[0]) * 1000000000n + BigInt(time[1]);
    },
    patchProcessObject(process) {
      process.title = 'node';
      process.argv = argv;
      process.execArgv = [];
      process.env = environment();
      process.pid = 2;
      process.ppid = 1;
      process.execPath = argv[0];
      process.debugPort = 9229;
    },
    chdir(directory) {
      const status = host.files.changeDirectory(directory);
      if (status < 0) throw uvException(status, 'chdir', host.files.workingDirectory(), directory);
    },
    cwd: () => checked(host.files.workingDirectory(), 'uv_cwd'),
    umask(mask) {
      const before = umask;
      if (mask !== undefined) umask = mask;
      return before;
    },
    memoryUsage(fields) {
      const [used, total] = host.process.memory();
      fields.set([total, total, used, 0, 0]);
    },
    rss: () => host.process.memory()[1],
    constrainedMemory: () => 0,
    availableMemory: () => 2 ** 32 - host.process.memory()[1],
    cpuUsage(fields) { fields.set([uptimeMs() * 1e3, 0]); },
    resourceUsage(fields) {
      fields.fill(0);
      fields[0] = uptimeMs() * 1e3;
      fields[2] = host.process.memory()[1] / 1024;
    },
    uptime: () => uptimeMs() / 1e3,
    reallyExit(code) { host.process.leave(code | 0); },
    abort() { host.process.leave(134); },
    causeSegfault() { host.process.leave(139); },
    // there is one process, and signals have nobody to send them
    _kill: (pid, signal) => {
      if (pid !== 2 && pid !== 0) return -3; // ESRCH
      if (signal !== 0) host.process.leave(128 + signal);
      return 0;
    },
    _rawDebug(text) { host.files.writeText(2, `${text}\n`); },
    _debugProcess: noop,
    _debugEnd: noop,
    _getActiveRequests: () => [],
    _getActiveHandles: () => [],
    getActiveResourcesInfo: () => Array.from(state.pending, () => 'FSReqCallback'),
    dlopen() { throw new Error('process.dlopen() is not available: there are no native addons here'); },
    loadEnvFile(path) {
      const { requireBuiltin } = require('../runtime');
      const text = requireBuiltin('fs').readFileSync(path, 'utf8');
      for (const [key, value] of Object.entries(require('../bindings/util')().parseEnv(text))) {
        requireBuiltin('process').env[key] ??= value;
      }
    },
    setEmitWarningSync: noop,
    resetStdioForTesting: noop,
  };
};
module.exports.start = start;
