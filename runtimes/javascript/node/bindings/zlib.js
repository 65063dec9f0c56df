// internalBinding('zlib'): node_zlib.cc over zlib (../../host/compression.c). Brotli is not here.
'use strict';
const { complete } = require('../loop');

const { compression } = host;
const Z_OK = 0;
const Z_STREAM_END = 1;
const Z_NEED_DICT = 2;
const Z_BUF_ERROR = -5;
const Z_FINISH = 4;
const ERROR_CODES = {
  [Z_NEED_DICT]: 'Z_NEED_DICT', '-1': 'Z_ERRNO', '-2': 'Z_STREAM_ERROR', '-3': 'Z_DATA_ERROR', '-4': 'Z_MEM_ERROR',
  [Z_BUF_ERROR]: 'Z_BUF_ERROR', '-6': 'Z_VERSION_ERROR',
};

class Zlib {
  #mode;
  #stream;
  #results;
  #callback;
  #isWriting = false;
  #closesLater = false;

  constructor(mode) {
    this.#mode = mode;
  }

  init(windowBits, level, memLevel, strategy, results, callback, dictionary) {
    this.#results = results;
    this.#callback = callback;
    const stream = compression.open(this.#mode, windowBits, level, memLevel, strategy, dictionary);
    if (typeof stream === 'number') {
      this.#fail('Init error', stream);
      return;
    }
    this.#stream = stream;
  }

  #fail(message, status) {
    this.onerror(compression.message(this.#stream) ?? message, status, ERROR_CODES[status]);
  }

  /** Whether the status is one to go on with; otherwise the error is reported. */
  #check(status, flush) {
    switch (status) {
      case Z_OK:
      case Z_BUF_ERROR:
        if (this.#results[0] === 0 || flush !== Z_FINISH) return true;
        this.#fail('unexpected end of file', Z_BUF_ERROR);
        return false;
      case Z_STREAM_END:
        return true;
      case Z_NEED_DICT:
        this.#fail(compression.hasDictionary(this.#stream) ? 'Bad dictionary' : 'Missing dictionary', status);
        return false;
      default:
        this.#fail('Zlib error', status);
        return false;
    }
  }

  #process(flush, args) {
    const input = args[0] ?? new Uint8Array(0);
    return compression.process(this.#stream, flush, input, args[1], args[2], args[3], args[4], args[5], this.#results);
  }

  write(flush, ...args) {
    this.#isWriting = true;
    complete(() => {
      if (this.#closesLater) {
        this.#isWriting = false;
        this.close();
        return;
      }
      const status = this.#process(flush, args);
      this.#isWriting = false;
      if (this.#check(status, flush)) Reflect.apply(this.#callback, this, []);
      if (this.#closesLater) this.close();
    });
  }

  writeSync(flush, ...args) {
    this.#check(this.#process(flush, args), flush);
  }

  params(level, strategy) {
    const status = compression.setParameters(this.#stream, level, strategy);
    if (status !== Z_OK && status !== Z_BUF_ERROR) this.#fail('Failed to set parameters', status);
  }

  reset() {
    const status = compression.reset(this.#stream);
    if (status !== Z_OK) this.#fail('Failed to reset stream', status);
  }

  close() {
    if (this.#isWriting) {
      this.#closesLater = true;
      return;
    }
    if (this.#stream !== undefined) compression.close(this.#stream);
  }

  getAsyncId() { return 0; }
}

const missing = (name) => ({
  [name]: class {
    constructor() {
      throw new Error('Brotli is not available here: use gzip or deflate');
    }
  },
})[name];

module.exports = () => ({
  Zlib,
  BrotliEncoder: missing('BrotliEncoder'),
  BrotliDecoder: missing('BrotliDecoder'),
  crc32(data, value = 0) {
    return compression.crc32(typeof data === 'string' ? host.bytes.encode(data, 1) : data, value);
  },
});
