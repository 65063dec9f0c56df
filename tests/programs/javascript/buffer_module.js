// Buffer: encodings, numbers, slices, search, conversion.
const { Buffer, Blob, atob, btoa, constants } = require('buffer');
const text = Buffer.from('héllo wörld €');
console.log(text.length, text.toString('hex'), text.toString('base64'), text.toString('base64url'), text.toString('latin1', 0, 6));
console.log(Buffer.from('68656c6c6f', 'hex').toString(), Buffer.from('aGk', 'base64').toString(), Buffer.from('ab', 'utf16le'));
const numbers = Buffer.alloc(16);
numbers.writeUInt32BE(0xdeadbeef, 0);
numbers.writeInt16LE(-2, 4);
numbers.writeDoubleBE(Math.PI, 8);
console.log(numbers, numbers.readUInt32BE(0).toString(16), numbers.readInt16LE(4), numbers.readDoubleBE(8), numbers.readBigUInt64LE(0));
const slice = text.subarray(0, 5);
slice[0] = 0x48;
console.log(text.toString().slice(0, 5), text.indexOf('w'), text.includes('€'), text.equals(Buffer.from(text)), Buffer.compare(Buffer.from('a'), Buffer.from('b')));
console.log(Buffer.concat([Buffer.from('a'), Buffer.from('bc')]), Buffer.alloc(4, 'xy'), Buffer.byteLength('€'), Buffer.isBuffer(slice), Buffer.isEncoding('utf-8'));
console.log(JSON.stringify(Buffer.from([1, 2])), Buffer.from([256, -1, 1.9]), Buffer.from('abc').swap16 !== undefined, [...Buffer.from('ab').entries()]);
console.log(Buffer.from('abcdef').fill('-', 1, 3).toString(), Buffer.from([1, 2, 3]).reverse(), Buffer.from('x').toJSON(), btoa('hi'), atob('aGk='));
console.log(Buffer.from(new Uint16Array([1, 2]).buffer), Buffer.from([0xff, 0xfe, 0x41]).toString(), Buffer.alloc(60));
for (const attempt of [() => Buffer.alloc(2).readUInt32LE(0), () => Buffer.from(5), () => numbers.writeUInt8(300, 0), () => Buffer.alloc(-1), () => Buffer.from('x').toString('nope'), () => numbers.readInt8(99)]) {
  try {
    attempt();
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
new Blob(['part', ' two'], { type: 'text/plain' }).text().then((value) => console.log(value, new Blob(['x']).size));

// out: 17 68c3a96c6c6f2077c3b6726c6420e282ac aMOpbGxvIHfDtnJsZCDigqw= aMOpbGxvIHfDtnJsZCDigqw hÃ©llo
// out: hello hi <Buffer 61 00 62 00>
// out: <Buffer de ad be ef fe ff 00 00 40 09 21 fb 54 44 2d 18> deadbeef -2 3.141592653589793 281470409027038n
// out: Héllo 7 true true -1
// out: <Buffer 61 62 63> <Buffer 78 79 78 79> 3 true true
// out: {"type":"Buffer","data":[1,2]} <Buffer 00 ff 01> true [ [ 0, 97 ], [ 1, 98 ] ]
// out: a--def <Buffer 03 02 01> { type: 'Buffer', data: [ 120 ] } aGk= hi
// out: <Buffer 01 00 02 00> ��A <Buffer 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 ... 10 more bytes>
// out: RangeError ERR_BUFFER_OUT_OF_BOUNDS Attempt to access memory outside buffer bounds
// out: TypeError ERR_INVALID_ARG_TYPE The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object. Received type number (5)
// out: RangeError ERR_OUT_OF_RANGE The value of "value" is out of range. It must be >= 0 and <= 255. Received 300
// out: RangeError ERR_OUT_OF_RANGE The value of "size" is out of range. It must be >= 0 && <= 4294967296. Received -1
// out: TypeError ERR_UNKNOWN_ENCODING Unknown encoding: nope
// out: RangeError ERR_OUT_OF_RANGE The value of "offset" is out of range. It must be >= 0 and <= 15. Received 99
// out: part two 1
