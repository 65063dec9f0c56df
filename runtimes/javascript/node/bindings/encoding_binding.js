// internalBinding('encoding_binding'): encoding_binding.cc.
'use strict';
const runtime = require('../runtime');
const { asBytes } = require('../encodings');

const UTF8 = 1;
const LATIN1 = 4;
const { bytes } = host;

module.exports = () => {
  const encodeIntoResults = new Uint32Array(2);
  return {
    encodeIntoResults,
    encodeInto(text, target) { bytes.encodeInto(target, text, encodeIntoResults); },
    encodeUtf8String: (text) => bytes.encode(text, UTF8),
    decodeUTF8(input, ignoresBom, isFatal) {
      const data = asBytes(input);
      const hasBom = data[0] === 0xEF && data[1] === 0xBB && data[2] === 0xBF;
      const text = bytes.decode(data, hasBom && !ignoresBom ? 3 : 0, data.length, UTF8, isFatal);
      if (text === undefined) {
        const { ERR_ENCODING_INVALID_ENCODED_DATA } = runtime.requireBuiltin('internal/errors').codes;
        throw new ERR_ENCODING_INVALID_ENCODED_DATA('utf-8', undefined);
      }
      return text;
    },
    decodeLatin1: (input) => bytes.decode(input, 0, input.byteLength, LATIN1),
    toASCII: (domain) => host.url.domain(domain, false),
    toUnicode: (domain) => host.url.domain(domain, true),
  };
};
