// internalBinding('string_decoder'): a port of string_decoder.cc. The state is a buffer that
// Node's StringDecoder holds; its fields are named as there.
'use strict';
const { asBytes, decodeBytes, names } = require('../encodings');

const kIncompleteCharactersStart = 0;
const kIncompleteCharactersEnd = 4;
const kMissingBytes = 4;
const kBufferedBytes = 5;
const kEncodingField = 6;
const kNumFields = 7;

const isHighSurrogate = (unit) => unit >= 0xD800 && unit <= 0xDBFF;
const isContinuation = (byte) => (byte & 0xC0) === 0x80;

/** Completes the character that the last chunk ended in. Answers [text or undefined, bytes used]. */
function completeCharacter(state, data, encoding) {
  let used = 0;
  const take = (count) => {
    const part = data.subarray(used, used + count);
    state.set(part, state[kBufferedBytes]);
    state[kMissingBytes] -= part.length;
    state[kBufferedBytes] += part.length;
    used += part.length;
  };
  if (encoding === 'utf8') {
    // a byte that does not continue the character ends it, malformed as it is
    for (let i = 0; i < data.length && i < state[kMissingBytes]; i++) {
      if (isContinuation(data[i])) continue;
      state[kMissingBytes] = 0;
      state.set(data.subarray(0, i), state[kBufferedBytes]);
      state[kBufferedBytes] += i;
      used = i;
      break;
    }
  }
  if (state[kMissingBytes] > 0) take(Math.min(state[kMissingBytes], data.length));
  if (state[kMissingBytes] > 0) return [undefined, used];

  let text = decodeBytes(state, 0, state[kBufferedBytes], encoding);
  state[kBufferedBytes] = 0;
  if (encoding === 'utf16le' && text.length > 0 && isHighSurrogate(text.charCodeAt(text.length - 1))) {
    // half a pair: keep it and wait for the other half
    const unit = text.charCodeAt(text.length - 1);
    state[kMissingBytes] = 2;
    state[kBufferedBytes] = 2;
    state[0] = unit & 0xFF;
    state[1] = unit >> 8;
    text = text.slice(0, -1);
    take(Math.min(2, data.length - used));
    if (state[kMissingBytes] === 0) {
      text += decodeBytes(state, 0, 4, encoding);
      state[kBufferedBytes] = 0;
    }
  }
  return [text, used];
}

/** Puts the incomplete character at the end of `data` aside; answers how many bytes remain. */
function setAsideTail(state, data, encoding) {
  const last = data[data.length - 1];
  if (encoding === 'utf8' && (last & 0x80)) {
    for (let i = data.length - 1; ; i--) {
      state[kBufferedBytes]++;
      if (isContinuation(data[i])) {
        if (state[kBufferedBytes] >= 4 || i === 0) {
          state[kBufferedBytes] = 0; // not a character at all
          break;
        }
        continue;
      }
      const width = (data[i] & 0xE0) === 0xC0 ? 2 : (data[i] & 0xF0) === 0xE0 ? 3 : (data[i] & 0xF8) === 0xF0 ? 4 : 0;
      if (width === 0 || state[kBufferedBytes] >= width) {
        state[kMissingBytes] = 0;
        state[kBufferedBytes] = 0;
      } else {
        state[kMissingBytes] = width - state[kBufferedBytes];
      }
      break;
    }
  } else if (encoding === 'utf16le') {
    if (data.length % 2 === 1) {
      state[kBufferedBytes] = 1;
      state[kMissingBytes] = 1;
    } else if ((last & 0xFC) === 0xD8) {
      state[kBufferedBytes] = 2;
      state[kMissingBytes] = 2;
    }
  } else if (encoding === 'base64' || encoding === 'base64url') {
    state[kBufferedBytes] = data.length % 3;
    if (state[kBufferedBytes] > 0) state[kMissingBytes] = 3 - state[kBufferedBytes];
  }
  const rest = data.length - state[kBufferedBytes];
  if (rest < data.length) state.set(data.subarray(rest), kIncompleteCharactersStart);
  return rest;
}

function decode(state, chunk) {
  if (typeof chunk === 'string') return chunk;
  if (!ArrayBuffer.isView(chunk)) {
    const { ERR_INVALID_ARG_TYPE } = require('../runtime').requireBuiltin('internal/errors').codes;
    throw new ERR_INVALID_ARG_TYPE('buf', ['Buffer', 'TypedArray', 'DataView'], chunk);
  }
  const encoding = names[state[kEncodingField]];
  let data = asBytes(chunk);
  if (encoding === 'ascii' || encoding === 'latin1' || encoding === 'hex') {
    return decodeBytes(data, 0, data.length, encoding);
  }
  let prefix = '';
  if (state[kMissingBytes] > 0) {
    const [text, used] = completeCharacter(state, data, encoding);
    prefix = text ?? '';
    data = data.subarray(used);
  }
  if (data.length === 0) return prefix;
  const rest = setAsideTail(state, data, encoding);
  return prefix + decodeBytes(data, 0, rest, encoding);
}

/** What is left when no more chunks come. */
function flush(state) {
  const encoding = names[state[kEncodingField]];
  if (encoding === 'utf16le' && state[kBufferedBytes] % 2 === 1) {
    state[kMissingBytes]--;
    state[kBufferedBytes]--;
  }
  if (state[kBufferedBytes] === 0) return '';
  const text = decodeBytes(state, 0, state[kBufferedBytes], encoding);
  state[kMissingBytes] = 0;
  state[kBufferedBytes] = 0;
  return text;
}

module.exports = () => ({
  kIncompleteCharactersStart, kIncompleteCharactersEnd, kMissingBytes, kBufferedBytes, kEncodingField,
  kNumFields, kSize: kNumFields, encodings: [...names], decode, flush,
});
