// internalBinding('icu'): node_i18n.cc. TextDecoder's encodings and the width of characters.
'use strict';
const runtime = require('../runtime');
const { asBytes } = require('../encodings');
const { makeDecoder, canDecode } = require('../text_decoders');

/** Columns that a terminal takes for a code point: East Asian Width and emoji. */
function width(codePoint) {
  if (codePoint < 0x20 || (codePoint >= 0x7F && codePoint < 0xA0)) return 0;
  if ((codePoint >= 0x300 && codePoint <= 0x36F) || (codePoint >= 0x200B && codePoint <= 0x200F) ||
      (codePoint >= 0x20D0 && codePoint <= 0x20FF) || (codePoint >= 0xFE00 && codePoint <= 0xFE0F) ||
      (codePoint >= 0xFE20 && codePoint <= 0xFE2F) || (codePoint >= 0xE0100 && codePoint <= 0xE01EF)) return 0;
  const isWide = codePoint >= 0x1100 && (codePoint <= 0x115F || codePoint === 0x2329 || codePoint === 0x232A ||
    (codePoint >= 0x2E80 && codePoint <= 0x303E) || (codePoint >= 0x3041 && codePoint <= 0x33FF) ||
    (codePoint >= 0x3400 && codePoint <= 0x4DBF) || (codePoint >= 0x4E00 && codePoint <= 0x9FFF) ||
    (codePoint >= 0xA000 && codePoint <= 0xA4CF) || (codePoint >= 0xAC00 && codePoint <= 0xD7A3) ||
    (codePoint >= 0xF900 && codePoint <= 0xFAFF) || (codePoint >= 0xFE30 && codePoint <= 0xFE6F) ||
    (codePoint >= 0xFF00 && codePoint <= 0xFF60) || (codePoint >= 0xFFE0 && codePoint <= 0xFFE6) ||
    (codePoint >= 0x1F300 && codePoint <= 0x1F64F) || (codePoint >= 0x1F680 && codePoint <= 0x1F6FF) ||
    (codePoint >= 0x1F900 && codePoint <= 0x1F9FF) || (codePoint >= 0x20000 && codePoint <= 0x3FFFD));
  return isWide ? 2 : 1;
}

module.exports = () => ({
  hasConverter: canDecode,
  getConverter: (encoding, flags) => makeDecoder(encoding, flags),
  /** Flags: 1 flush, 2 fatal, 4 ignore BOM. */
  decode(converter, input, flags, encoding) {
    const text = converter.decode(asBytes(input), (flags & 1) !== 0);
    if (text === undefined) {
      const { ERR_ENCODING_INVALID_ENCODED_DATA } = runtime.requireBuiltin('internal/errors').codes;
      throw new ERR_ENCODING_INVALID_ENCODED_DATA(encoding, undefined);
    }
    return text;
  },
  getStringWidth(text) {
    let columns = 0;
    for (const character of text) columns += width(character.codePointAt(0));
    return columns;
  },
  icuErrName: (number) => number === 1 ? 'U_ILLEGAL_ARGUMENT_ERROR' : 'U_ZERO_ERROR',
  transcode(source, from, to) {
    const { Buffer } = runtime.requireBuiltin('buffer');
    const text = Buffer.from(source).toString(from);
    if (to !== 'ascii' && to !== 'latin1' && to !== 'binary') return Buffer.from(text, to);
    const limit = to === 'ascii' ? 0x7F : 0xFF;
    return Buffer.from(Array.from(text, (character) => character.codePointAt(0) > limit ? '?' : character).join(''), 'latin1');
  },
});
