// crypto: hashes and hmac, streamed and in one go.
const crypto = require('crypto');
for (const name of ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512']) {
  console.log(name, crypto.createHash(name).update('pe').update(Buffer.from('tri')).digest('hex').slice(0, 40));
}
console.log(crypto.createHmac('sha256', 'key').update('message').digest('base64'), crypto.createHmac('sha1', Buffer.alloc(100, 1)).update('').digest('hex'));
console.log(crypto.createHash('sha256').update('').digest().length, crypto.getHashes().includes('sha256'));
console.log(crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('a')), crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('b')));
const half = crypto.createHash('sha256').update('a');
console.log(half.copy().update('b').digest('hex') === crypto.createHash('sha256').update('ab').digest('hex'));
for (const attempt of [() => crypto.createHash('nope'), () => half.digest() && half.digest(), () => half.update('late'), () => crypto.timingSafeEqual(Buffer.alloc(1), Buffer.alloc(2)), () => crypto.createHash('md5').update(5)]) {
  try {
    attempt();
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}

// out: md5 26a285e8f059e7482356132b40491538
// out: sha1 5ae95ef094c79e0ed35d80c2be49c52c04e6ae22
// out: sha224 5ffbc39614afaf1bd9d8f0df7c9f96e7939d3b0b
// out: sha256 6c733452910a839d5e61f11c809a39e4a962b3ab
// out: sha384 8609a1c9376cf57eb088e969646d3a8e3bf17785
// out: sha512 f1df93639a2d854993ef5e20444a0ea800595d6a
// out: bp7ym3X//Ft6uuUn1Y/a2y/kLnIZARl2kXNDBl9Y7Uo= 011570b078564efd056b44517f945f674e02e6c9
// out: 32 true
// out: true false
// out: true
// out: Error undefined Digest method not supported
// out: Error ERR_CRYPTO_HASH_FINALIZED Digest already called
// out: Error ERR_CRYPTO_HASH_FINALIZED Digest already called
// out: RangeError ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH Input buffers must have the same byte length
// out: TypeError ERR_INVALID_ARG_TYPE The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received type number (5)
