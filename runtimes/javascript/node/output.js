// The short way for console.log and process.stdout.write: text goes straight to the file, past the
// machinery of streams, as long as nothing observable differs: nobody replaced write(), listens for
// errors, or has data waiting in the stream.
'use strict';
const runtime = require('./runtime');

const { apply } = Reflect;
const { writeText } = host.files;

/** The write() of process.stdout and process.stderr. */
let ownWrite;
/** Symbol of a WritableState's flags, and those of a stream that takes no more. */
let kState, CLOSED;

/** Whether a stream of Node's standard output writes directly, with nothing in its way. */
function isPlain(stream) {
  const state = stream._writableState;
  return state !== undefined && state.length === 0 && state.corked === 0 && (state[kState] & CLOSED) === 0 &&
    stream.write === ownWrite && stream._events?.error === undefined;
}

/** Called once, before the snapshot, with Node's modules loaded. */
function install() {
  const { requireBuiltin } = runtime;
  const SyncWriteStream = requireBuiltin('internal/fs/sync_write_stream');
  const { Console } = requireBuiltin('internal/console/constructor');
  const { Writable } = requireBuiltin('stream');
  const streams = requireBuiltin('internal/streams/utils');
  const K_ENDED = 1 << 30; // not exported by internal/streams/writable
  ({ kState } = streams);
  CLOSED = K_ENDED | streams.kDestroyed;

  // process.stdout and process.stderr are SyncWriteStreams
  const { write } = Writable.prototype;
  ownWrite = { write(chunk, encoding, callback) {
    if (typeof chunk === 'string' && encoding === undefined && callback === undefined && isPlain(this) &&
        writeText(this.fd, chunk, false) === 0) return true;
    return apply(write, this, [chunk, encoding, callback]);
  } }.write;
  Object.defineProperty(SyncWriteStream.prototype, 'write', { value: ownWrite, writable: true, configurable: true });

  // the console adds an error listener around every write
  const console = globalThis.console;
  const symbolNamed = (description) =>
    Reflect.ownKeys(Console.prototype).concat(Reflect.ownKeys(console)).find((key) => key.description === description);
  const kWriteToConsole = symbolNamed('kWriteToConsole');
  const kGroupIndent = symbolNamed('kGroupIndent');
  const writeToConsole = console[kWriteToConsole];
  const kUseStdout = symbolUsedFor(console, kWriteToConsole, 'log');
  define(console, kWriteToConsole, function(streamSymbol, text) {
    const stream = streamSymbol === kUseStdout ? this._stdout : this._stderr;
    if (this[kGroupIndent] === '' && isPlain(stream) && writeText(stream.fd, text, true) === 0) return;
    apply(writeToConsole, this, [streamSymbol, text]);
  });

  // a lone string is shown as it is, whatever the colours
  for (const name of ['kFormatForStdout', 'kFormatForStderr']) {
    const key = symbolNamed(name);
    const format = console[key];
    define(console, key, function(args) {
      return args.length === 1 && typeof args[0] === 'string' ? args[0] : apply(format, this, [args]);
    });
  }
}

function define(object, key, value) {
  Object.defineProperty(object, key, { value, configurable: true, writable: true, enumerable: false });
}

/** The first argument that console[method] calls console[key] with. */
function symbolUsedFor(console, key, method) {
  const original = console[key];
  let used;
  define(console, key, (symbol) => { used = symbol; });
  console[method]('');
  define(console, key, original);
  return used;
}

module.exports = { install };
