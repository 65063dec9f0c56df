// internalBinding('process_methods'): node_process_methods.cc and node_process_object.cc.
'use strict';
const { noop } = require('../runtime');
const { checked, uvException } = require('../errors');
const { state } = require('../loop');
const signals = require('../signals');
const { values } = require('../bindings/options');

let argv = ['node'];
let umask = 0o22;

/** The environment: what process.env shows. */
const environment = {};

/** Takes the environment, and NODE_OPTIONS from it. Answers whether Node looks at any of it. */
function readEnvironment() {
  const pairs = host.process.environment();
  let concernsNode = false;
  for (let i = 0; i < pairs.length; i += 2) {
    const name = pairs[i];
    environment[name] = pairs[i + 1];
    if (name[0] === 'N' && name.startsWith('NODE_')) concernsNode = true;
  }
  if (environment.NODE_OPTIONS !== undefined) setOptions(environment.NODE_OPTIONS);
  return concernsNode;
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

function refuse(message) {
  const error = new TypeError(message);
  error.code = 'ERR_INVALID_OBJECT_DEFINE_PROPERTY';
  throw error;
}

/** process.env: values are strings, as those of an environment are. */
const env = new Proxy(environment, {
  set(target, key, value) {
    if (typeof key === 'symbol' || typeof value === 'symbol') {
      throw new TypeError('Cannot convert a Symbol value to a string');
    }
    target[key] = `${value}`;
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
    target[key] = `${descriptor.value}`;
    return true;
  },
});

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
      process.env = env;
      process.pid = 2;
      process.ppid = 1;
      process.execPath = '/usr/local/bin/node';
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
    _kill: (pid, signal) => {
      if (pid !== 2 && pid !== 0) return -3; // ESRCH: there is one process
      if (signal !== 0) signals.raise(signal);
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
module.exports.environment = environment;
module.exports.setArguments = (args) => { argv = args; };
module.exports.readEnvironment = readEnvironment;
