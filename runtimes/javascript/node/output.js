// The short way for console.log and process.stdout.write: text goes straight to the file, past the
// machinery of streams, as long as nothing observable differs: nobody replaced write(), listens for
// errors, or has data waiting in the stream.
'use strict';
const runtime = require('./runtime');

let ownWrite;

/** Whether a stream of Node's standard output writes directly, with nothing in its way. */
function isPlain(stream) {
  const state = stream._writableState;
  return state !== undefined && state.length === 0 && !state.corked && !state.ended && !state.destroyed &&
    stream.write === ownWrite && stream.listenerCount('error') === 0;
}

function writeNow(stream, text) {
  return host.files.writeText(stream.fd, text) === 0;
}

/** Called once, before the snapshot, with Node's modules loaded. */
function install() {
  const { requireBuiltin } = runtime;
  const SyncWriteStream = requireBuiltin('internal/fs/sync_write_stream');
  const { Console } = requireBuiltin('internal/console/constructor');
  const { Writable } = requireBuiltin('stream');

  // process.stdout and process.stderr are SyncWriteStreams
  ownWrite = { write(chunk, encoding, callback) {
    if (typeof chunk === 'string' && encoding === undefined && callback === undefined && isPlain(this) &&
        writeNow(this, chunk)) return true;
    return Reflect.apply(Writable.prototype.write, this, [chunk, encoding, callback]);
  } }.write;
  Object.defineProperty(SyncWriteStream.prototype, 'write', { value: ownWrite, writable: true, configurable: true });

  // the console adds an error listener around every write
  const console = globalThis.console;
  const symbolNamed = (description) =>
    Reflect.ownKeys(Console.prototype).concat(Reflect.ownKeys(console)).find((key) => key.description === description);
  const kWriteToConsole = symbolNamed('kWriteToConsole');
  const kGroupIndent = symbolNamed('kGroupIndent');
  const write = console[kWriteToConsole];
  Object.defineProperty(console, kWriteToConsole, {
    configurable: true, writable: true, enumerable: false,
    value(streamSymbol, text) {
      const stream = streamSymbol.description === 'kUseStdout' ? this._stdout : this._stderr;
      if (isPlain(stream)) {
        const indent = this[kGroupIndent];
        let whole = text;
        if (indent.length !== 0) {
          if (whole.includes('\n')) whole = whole.replaceAll('\n', `\n${indent}`);
          whole = indent + whole;
        }
        if (writeNow(stream, `${whole}\n`)) return;
      }
      Reflect.apply(write, this, [streamSymbol, text]);
    },
  });
}

module.exports = { install };
