// Decoders for TextDecoder beyond UTF-8 (which encoding_binding.js does when it is not streamed).
// Single-byte encodings come as tables generated at build time (../data/encodings.mjs).
'use strict';
const runtime = require('./runtime');

function concat(left, right) {
  const whole = new Uint8Array(left.length + right.length);
  whole.set(left);
  whole.set(right, left.length);
  return whole;
}

const BOM = '\uFEFF';

/** Where the last, still incomplete UTF-8 sequence starts. */
function incompleteTail(data) {
  for (let i = data.length - 1; i >= 0 && i >= data.length - 3; i--) {
    const byte = data[i];
    if ((byte & 0xC0) === 0x80) continue;
    const width = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
    return data.length - i < width ? i : data.length;
  }
  return data.length;
}

const decodeUtf8 = (data, isFatal) => host.bytes.decode(data, 0, data.length, 1, isFatal);

/** Splits the input: what can be decoded now, and what waits for more. */
const families = {
  'utf-8': {
    split: incompleteTail,
    decode: decodeUtf8,
  },
  'utf-16le': {
    split(data) {
      const even = data.length & ~1;
      const isHigh = even >= 2 && (data[even - 1] & 0xFC) === 0xD8;
      return isHigh ? even - 2 : even;
    },
    decode(data, isFatal) {
      const text = host.bytes.decode(data, 0, data.length, 3);
      const isWhole = data.length % 2 === 0 && text.isWellFormed();
      if (isFatal && !isWhole) return undefined;
      return text.toWellFormed() + (data.length % 2 === 0 ? '' : '\uFFFD');
    },
  },
  'utf-16be': {
    split: (data) => {
      const even = data.length & ~1;
      return even >= 2 && (data[even - 2] & 0xFC) === 0xD8 ? even - 2 : even;
    },
    decode(data, isFatal) {
      const swapped = data.slice();
      host.bytes.swap(swapped, 2);
      return families['utf-16le'].decode(swapped, isFatal);
    },
  },
};

/** A single-byte encoding from its upper half: 128 characters, U+FFFD where there is none. */
function singleByte(upper) {
  return {
    split: (data) => data.length,
    decode(data, isFatal) {
      let text = '';
      for (const byte of data) {
        const character = byte < 0x80 ? String.fromCharCode(byte) : upper[byte - 0x80];
        if (isFatal && character === '\uFFFD') return undefined;
        text += character;
      }
      return text;
    },
  };
}

function family(encoding) {
  const name = String(encoding).toLowerCase();
  if (families[name] !== undefined) return families[name];
  const upper = runtime.data.singleByteEncodings?.[name === 'latin1' || name === 'iso-8859-1' ? 'windows-1252' : name];
  return upper === undefined ? undefined : families[name] = singleByte(Array.from(upper));
}

/** A streaming decoder; `flags`: 2 fatal, 4 keep the byte order mark. */
class Decoder {
  #family;
  #isFatal;
  #keepsBom;
  #waiting = new Uint8Array(0);
  #isStart = true;

  constructor(encoding, flags) {
    this.#family = family(encoding);
    this.#isFatal = (flags & 2) !== 0;
    this.#keepsBom = (flags & 4) !== 0;
  }

  /** The text, or undefined when the input is malformed and that is fatal. */
  decode(input, isLast) {
    const data = this.#waiting.length === 0 ? input : concat(this.#waiting, input);
    const end = isLast ? data.length : this.#family.split(data);
    this.#waiting = data.slice(end);
    let text = this.#family.decode(data.subarray(0, end), this.#isFatal);
    if (text !== undefined && this.#isStart && text !== '') {
      this.#isStart = false;
      if (!this.#keepsBom && text.startsWith(BOM)) text = text.slice(1);
    }
    if (isLast || text === undefined) {
      this.#isStart = true;
      this.#waiting = new Uint8Array(0);
    }
    return text;
  }
}

module.exports = {
  canDecode: (encoding) => family(encoding) !== undefined,
  makeDecoder: (encoding, flags) => family(encoding) === undefined ? undefined : new Decoder(encoding, flags),
};
