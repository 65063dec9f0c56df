// Node's encodings by name and number, over host.bytes.
'use strict';
const { uncurryThis } = require('./runtime');

/** In the order of Node's `enum encoding`, which ../host/bytes.c shares. */
const names = ['ascii', 'utf8', 'base64', 'utf16le', 'latin1', 'hex', 'buffer', 'base64url'];

const numbers = { __proto__: null };
names.forEach((name, index) => { numbers[name] = index; });
for (const [alias, name] of [['utf-8', 'utf8'], ['ucs2', 'utf16le'], ['ucs-2', 'utf16le'],
  ['utf-16le', 'utf16le'], ['binary', 'latin1']]) numbers[alias] = numbers[name];
const toLowerCase = uncurryThis(String.prototype.toLowerCase);

/** The number of an encoding; unknown ones are UTF-8, as in node::ParseEncoding. */
function encodingNumber(encoding) {
  if (typeof encoding === 'number') return encoding;
  if (encoding === undefined || encoding === null) return 1;
  return numbers[encoding] ?? numbers[toLowerCase(`${encoding}`)] ?? 1;
}

const encodeText = (text, encoding) => host.bytes.encode(text, encodingNumber(encoding));
const decodeBytes = (data, start, end, encoding) => host.bytes.decode(data, start, end, encodingNumber(encoding));

/** Any view or buffer as bytes. */
function asBytes(value) {
  if (value instanceof Uint8Array) return value;
  return ArrayBuffer.isView(value) ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : new Uint8Array(value);
}

module.exports = { names, encodingNumber, encodeText, decodeBytes, asBytes };
