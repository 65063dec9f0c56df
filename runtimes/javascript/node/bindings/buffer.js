// internalBinding('buffer'): node_buffer.cc.
'use strict';
const runtime = require('../runtime');
const { asBytes, encodingNumber, encodeText, names } = require('../encodings');

const { bytes } = host;
const UTF16LE = encodingNumber('utf16le');
const LATIN1 = encodingNumber('latin1');
const BASE64 = encodingNumber('base64');

const codes = () => runtime.requireBuiltin('internal/errors').codes;

/** An optional index argument; node::ParseArrayIndex throws when it is negative. */
function toIndex(value, fallback) {
  if (value === undefined) return fallback;
  const index = Math.trunc(Number(value)) || 0;
  if (index < 0) {
    const error = new RangeError('Index out of range');
    error.code = 'ERR_OUT_OF_RANGE';
    throw error;
  }
  return index;
}

const sliceAs = (encoding) => function slice(start, end) {
  const { length } = asBytes(this);
  const last = Math.min(toIndex(end, length), length);
  const first = Math.min(toIndex(start, 0), last);
  return bytes.decode(this, first, last, encoding);
};

const writeAs = (encoding) => function write(text, offset, length) {
  const { ERR_BUFFER_OUT_OF_BOUNDS, ERR_INVALID_ARG_TYPE } = codes();
  if (typeof text !== 'string') throw new ERR_INVALID_ARG_TYPE('argument', 'string', text);
  const size = asBytes(this).length;
  const start = toIndex(offset, 0);
  if (start > size) throw new ERR_BUFFER_OUT_OF_BOUNDS('offset');
  const max = Math.min(toIndex(length, size - start), size - start);
  return max === 0 ? 0 : bytes.write(this, text, start, max, encoding);
};

/** IndexOfOffset(): where a search starts, or -1. */
function searchStart(length, offset, needleLength, isForward) {
  if (offset < 0) {
    if (offset + length >= 0) return offset + length;
    return isForward || needleLength === 0 ? 0 : -1;
  }
  if (offset + needleLength <= length) return offset;
  if (needleLength === 0) return length;
  return isForward ? -1 : length - 1;
}

function search(buffer, needle, offset, encoding, isForward) {
  const haystack = asBytes(buffer);
  const start = searchStart(haystack.length, offset, needle.length, isForward);
  if (needle.length === 0) return start;
  if (haystack.length === 0 || start <= -1) return -1;
  if ((isForward && needle.length + start > haystack.length) || needle.length > haystack.length) return -1;
  const isWide = encoding === UTF16LE;
  if (isWide && (haystack.length < 2 || needle.length < 2)) return -1;
  return bytes.find(haystack, needle, start, isForward, isWide ? 2 : 1);
}

/** Answers -2 for a range outside of the buffer and -1 for a pattern without bytes. */
function fill(buffer, value, start, end, encoding) {
  const target = asBytes(buffer);
  if (start < 0 || end > target.length) return -2;
  if (start >= end) return undefined;
  let pattern;
  if (typeof value === 'string') pattern = encodeText(value, encoding);
  else if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) pattern = asBytes(value);
  else pattern = Uint8Array.of(Number(value) & 255);
  if (pattern.length === 0) return -1;
  bytes.fill(target, pattern, start, end);
  return undefined;
}

/** Answers -1 for a character outside of the alphabet, -3 for a length that can't be. */
function atob(input) {
  let text = input.replace(/[\t\n\f\r ]/g, '');
  if (text.length % 4 === 0) text = text.replace(/={1,2}$/, '');
  if (/[^A-Za-z0-9+/]/.test(text)) return -1;
  if (text.length % 4 === 1) return -3;
  const data = bytes.encode(text, BASE64);
  return bytes.decode(data, 0, data.length, LATIN1);
}

function btoa(text) {
  if (/[^\0-\xff]/.test(text)) return -1;
  const data = bytes.encode(text, LATIN1);
  return bytes.decode(data, 0, data.length, BASE64);
}

module.exports = function bufferBinding() {
  const zeroFillToggle = new Uint32Array(1);
  const binding = {
    kMaxLength: 2 ** 32,
    kStringMaxLength: 2 ** 29 - 24,
    setBufferPrototype: runtime.noop,
    getZeroFillToggle: () => zeroFillToggle,
    createUnsafeArrayBuffer: (size) => new ArrayBuffer(size),
    byteLengthUtf8: (text) => bytes.byteLength(text, 1),
    compare: (left, right) => bytes.compare(left, right),
    compareOffset: (source, target, targetStart, sourceStart, targetLength, sourceLength) => bytes.compare(
      asBytes(source).subarray(sourceStart, sourceStart + sourceLength),
      asBytes(target).subarray(targetStart, targetStart + targetLength)),
    copy: (source, target, targetStart, sourceStart, length) =>
      bytes.copy(source, target, targetStart, sourceStart, length),
    copyArrayBuffer: (target, targetStart, source, sourceStart, length) => {
      bytes.copy(source, target, targetStart, sourceStart, length);
    },
    fill,
    indexOfString: (buffer, text, offset, encoding, isForward) =>
      search(buffer, encodeText(text, encoding), offset, encodingNumber(encoding), isForward),
    indexOfBuffer: (buffer, needle, offset, encoding, isForward) =>
      search(buffer, asBytes(needle), offset, encodingNumber(encoding), isForward),
    indexOfNumber: (buffer, byte, offset, isForward) =>
      search(buffer, Uint8Array.of(byte), offset, LATIN1, isForward),
    swap16: (buffer) => { bytes.swap(buffer, 2); return buffer; },
    swap32: (buffer) => { bytes.swap(buffer, 4); return buffer; },
    swap64: (buffer) => { bytes.swap(buffer, 8); return buffer; },
    isUtf8: (data) => bytes.isUtf8(data),
    isAscii: (data) => bytes.isAscii(data),
    detachArrayBuffer: (buffer) => host.values.detach(buffer),
    atob,
    btoa,
  };
  for (const [prefix, name] of [['ascii', 'ascii'], ['base64', 'base64'], ['base64url', 'base64url'],
    ['latin1', 'latin1'], ['hex', 'hex'], ['ucs2', 'utf16le'], ['utf8', 'utf8']]) {
    const encoding = names.indexOf(name);
    binding[`${prefix}Slice`] = sliceAs(encoding);
    binding[`${prefix}Write`] = writeAs(encoding);
  }
  return binding;
};
