// TextEncoder, TextDecoder, string_decoder, escapes.
const { StringDecoder } = require('string_decoder');
console.log(new TextEncoder().encode('é€'), new TextDecoder().decode(new Uint8Array([0xe2, 0x82, 0xac, 0xff])));
console.log(new TextEncoder().encodeInto('abc', new Uint8Array(2)), new TextDecoder('utf-16le').decode(new Uint8Array([65, 0, 66, 0])));
console.log(new TextDecoder('latin1').encoding, new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array([0xef, 0xbb, 0xbf, 65])).length);
try {
  new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array([0xff]));
} catch (error) {
  console.log(error.name, error.code, error.message);
}
try {
  new TextDecoder('klingon');
} catch (error) {
  console.log(error.name, error.code, error.message);
}
const decoder = new StringDecoder('utf8');
console.log([decoder.write(Buffer.from([0xe2, 0x82])), decoder.write(Buffer.from([0xac])), decoder.end(Buffer.from([0xc3]))]);
const stream = new TextDecoder();
console.log(stream.decode(new Uint8Array([0xf0, 0x9f]), { stream: true }) + stream.decode(new Uint8Array([0x98, 0x80])));
console.log(encodeURIComponent('a b/ü'), encodeURI('a b/ü?'), decodeURIComponent('%F0%9F%98%80'), escape('ü'), unescape('%FC'));
console.log('naïve'.normalize('NFD').length, [...'👍🏽a'].length, 'İ'.toLowerCase().length, 'ß'.toUpperCase(), 'a\u0301'.normalize().length);

// out: Uint8Array(5) [ 195, 169, 226, 130, 172 ] €�
// out: { read: 2, written: 2 } AB
// out: windows-1252 2
// out: TypeError ERR_ENCODING_INVALID_ENCODED_DATA The encoded data was not valid for encoding utf-8
// out: RangeError ERR_ENCODING_NOT_SUPPORTED The "klingon" encoding is not supported
// out: [ '', '€', '�' ]
// out: 😀
// out: a%20b%2F%C3%BC a%20b/%C3%BC? 😀 %FC ü
// out: 6 3 2 SS 1
