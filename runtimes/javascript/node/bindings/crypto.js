// internalBinding('crypto'): src/crypto/. Hashes, HMAC, random bytes, key derivation, secret keys and
// AES are here (../../host/crypto.c); public-key cryptography, certificates and TLS are not.
'use strict';
const runtime = require('../runtime');
const { complete } = require('../loop');
const { asBytes, decodeBytes, encodeText, encodingNumber } = require('../encodings');

const { crypto } = host;

const kCryptoJobAsync = 0;
const kCryptoJobSync = 1;
const kKeyTypeSecret = 0;

const buffer = () => runtime.requireBuiltin('buffer').Buffer;
const codes = () => runtime.requireBuiltin('internal/errors').codes;

/** A string in an encoding, or bytes. */
const toBytes = (value, encoding) =>
  typeof value === 'string' ? encodeText(value, encoding === 'buffer' ? 'utf8' : encoding) : asBytes(value);

const keyBytes = (key) => key instanceof KeyObjectHandle ? key.data : asBytes(key);

function output(data, encoding) {
  if (encoding === undefined || encoding === 'buffer') {
    return buffer().from(data.buffer, data.byteOffset, data.byteLength);
  }
  return decodeBytes(data, 0, data.length, encodingNumber(encoding) === encodingNumber('buffer') ? 'utf8' : encoding);
}

/** An error of Node's C++: its code shows in the stack, not in the name. */
function codedError(Type, code, message) {
  const error = new Type(message);
  error.code = code;
  error.stack = error.stack.replace(Type.name, `${Type.name} [${code}]`);
  return error;
}

// ---- hashes

/** OpenSSL's spellings of a hash's name: "RSA-SHA256", "SHA2-256", … */
function hashName(name) {
  const plain = String(name).toLowerCase().replace(/^rsa-/, '').replace(/^sha2-/, 'sha').replace(/^sha-/, 'sha')
    .replace('/', '-');
  return { 'rmd160': 'ripemd160', 'ripemd': 'ripemd160', 'sha512-224': 'sha512-224', 'blake2b-512': 'blake2b512',
    'blake2s-256': 'blake2s256' }[plain] ?? plain;
}


class Hash {
  #digest;
  #length;
  #result;

  constructor(algorithm, length) {
    this.#length = length;
    if (algorithm instanceof Hash) {
      this.#digest = crypto.copyHash(algorithm.#digest);
      this.#length ??= algorithm.#length;
      return;
    }
    this.#digest = crypto.hash(hashName(algorithm));
    if (this.#digest === undefined) {
      throw new Error('Digest method not supported');
    }
    const size = crypto.hashSize(hashName(algorithm));
    if (length !== undefined && length !== size && !/^shake/.test(hashName(algorithm))) {
      const error = new Error('Unsupported state or unable to authenticate');
      error.code = 'ERR_OSSL_EVP_NOT_XOF_OR_INVALID_LENGTH';
      throw error;
    }
  }

  update(data, encoding) {
    crypto.update(this.#digest, toBytes(data, encoding));
    return true;
  }

  digest(encoding) {
    this.#result ??= crypto.finish(this.#digest, this.#length);
    return output(this.#result, encoding);
  }
}

class Hmac {
  #digest;

  init(algorithm, key) {
    this.#digest = crypto.hmac(hashName(algorithm), keyBytes(key));
    if (this.#digest === undefined) {
      const error = new Error(`Invalid digest: ${algorithm}`);
      error.code = 'ERR_CRYPTO_INVALID_DIGEST';
      throw error;
    }
  }

  update(data, encoding) {
    crypto.update(this.#digest, toBytes(data, encoding));
    return true;
  }

  digest(encoding) {
    const result = crypto.finish(this.#digest);
    return output(result, encoding);
  }
}

function oneShotDigest(algorithm, algorithmId, cache, input, encoding) {
  const hash = new Hash(algorithm);
  hash.update(input, 'utf8');
  return hash.digest(encoding);
}

// ---- secret keys

class KeyObjectHandle {
  init(type, data) {
    if (type !== kKeyTypeSecret) throw unavailable('Public-key cryptography');
    this.data = asBytes(data).slice();
  }

  getSymmetricKeySize() { return this.data.length; }
  export() { return output(this.data.slice()); }
  exportJwk(target) {
    target.kty = 'oct';
    target.k = decodeBytes(this.data, 0, this.data.length, 'base64url');
    return target;
  }

  initJwk(key) {
    if (key.kty !== 'oct') throw unavailable('Public-key cryptography');
    this.data = encodeText(key.k, 'base64url');
    return kKeyTypeSecret;
  }

  equals(other) {
    return this.data.length === other.data.length && host.bytes.equalInConstantTime(this.data, other.data);
  }

  checkEcKeyData() { return false; }
}

class NativeKeyObject {
  constructor(handle) {
    this.handle = handle;
  }
}

// ---- jobs: done at once or, with a callback, in the next turn of the loop

function job(name, compute) {
  return {
    [name]: class {
      #mode;
      #args;

      constructor(mode, ...args) {
        this.#mode = mode;
        this.#args = args;
      }

      run() {
        let outcome;
        try {
          outcome = [undefined, compute(...this.#args)];
        } catch (error) {
          outcome = [error, undefined];
        }
        if (this.#mode === kCryptoJobSync) return outcome;
        complete(() => Reflect.apply(this.ondone, this, outcome));
        return undefined;
      }
    },
  }[name];
}

function result(data, what) {
  if (data === undefined) {
    const error = new Error(what);
    error.code = 'ERR_CRYPTO_OPERATION_FAILED';
    throw error;
  }
  return data.buffer;
}

const jobs = {
  RandomBytesJob: job('RandomBytesJob', (target, offset, size) => {
    host.process.fillRandom(asBytes(target).subarray(offset, offset + size));
  }),
  PBKDF2Job: job('PBKDF2Job', (password, salt, iterations, length, digest) =>
    result(crypto.pbkdf2(keyBytes(password), asBytes(salt), iterations, length, hashName(digest)), 'PBKDF2 failed')),
  ScryptJob: job('ScryptJob', (password, salt, N, r, p, maxmem, length) => {
    // OpenSSL's bound on the memory for the table and the blocks
    if (128 * N * r > maxmem || (N & (N - 1)) !== 0 || N < 2) {
      const error = new RangeError('Invalid scrypt params: memory limit exceeded');
      error.code = 'ERR_CRYPTO_INVALID_SCRYPT_PARAMS';
      throw error;
    }
    return result(crypto.scrypt(keyBytes(password), asBytes(salt), N, r, p, length), 'Scrypt failed');
  }),
  HKDFJob: job('HKDFJob', (digest, key, salt, info, length) =>
    result(crypto.hkdf(hashName(digest), keyBytes(key), asBytes(salt), asBytes(info), length), 'HKDF failed')),
  HashJob: job('HashJob', (digest, data, length) => {
    const hash = crypto.hash(hashName(digest));
    crypto.update(hash, asBytes(data));
    return result(crypto.finish(hash, length === undefined ? undefined : length / 8), 'Digest failed');
  }),
  HmacJob: job('HmacJob', (mode, digest, key, data, signature) => {
    const hmac = crypto.hmac(hashName(digest), keyBytes(key));
    crypto.update(hmac, asBytes(data));
    const mac = crypto.finish(hmac);
    return mode === kSignJobModeSign ? mac.buffer
      : mac.length === signature.byteLength && host.bytes.equalInConstantTime(mac, asBytes(signature));
  }),
  SecretKeyGenJob: job('SecretKeyGenJob', (bits) => {
    const data = new Uint8Array(Math.floor(bits / 8));
    host.process.fillRandom(data);
    const handle = new KeyObjectHandle();
    handle.init(kKeyTypeSecret, data);
    return handle;
  }),
  RandomPrimeJob: job('RandomPrimeJob', (bits, isSafe, add, rem) => randomPrime(bits, isSafe, add, rem)),
  CheckPrimeJob: job('CheckPrimeJob', (candidate, checks) => isProbablePrime(toBigint(asBytes(candidate)), checks || 20)),
};
const kSignJobModeSign = 0;

// ---- primes

const toBigint = (data) => BigInt(`0x${decodeBytes(data, 0, data.length, 'hex') || '0'}`);

function randomBigint(bits) {
  const data = new Uint8Array(Math.ceil(bits / 8));
  host.process.fillRandom(data);
  return BigInt.asUintN(bits, toBigint(data));
}

function power(base, exponent, modulus) {
  let value = 1n;
  for (base %= modulus; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) value = value * base % modulus;
    base = base * base % modulus;
  }
  return value;
}

const SMALL_PRIMES = [2n, 3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n, 41n, 43n, 47n, 53n, 59n, 61n, 67n, 71n];

/** Miller–Rabin. */
function isProbablePrime(n, rounds) {
  if (n < 2n) return false;
  for (const prime of SMALL_PRIMES) if (n % prime === 0n) return n === prime;
  let odd = n - 1n;
  let twos = 0;
  for (; (odd & 1n) === 0n; odd >>= 1n) twos++;
  const bits = n.toString(2).length;
  next: for (let round = 0; round < rounds; round++) {
    let x = power(2n + randomBigint(bits) % (n - 3n), odd, n);
    if (x === 1n || x === n - 1n) continue;
    for (let i = 1; i < twos; i++) {
      x = x * x % n;
      if (x === n - 1n) continue next;
    }
    return false;
  }
  return true;
}

function randomPrime(bits, isSafe, add, rem) {
  const step = add === undefined ? undefined : toBigint(asBytes(add));
  const remainder = rem === undefined ? 1n : toBigint(asBytes(rem));
  for (;;) {
    let candidate = randomBigint(bits) | 1n | 1n << BigInt(bits - 1);
    if (step !== undefined) {
      candidate = candidate - candidate % step + remainder;
      if (candidate.toString(2).length !== bits) continue;
    }
    if (!isProbablePrime(candidate, 20) || (isSafe && !isProbablePrime((candidate - 1n) / 2n, 20))) continue;
    const size = Math.ceil(bits / 8);
    return encodeText(candidate.toString(16).padStart(size * 2, '0'), 'hex').buffer;
  }
}

// ---- AES

const CIPHERS = {};
for (const bits of [128, 192, 256]) {
  for (const [mode, ivLength] of [['cbc', 16], ['ctr', 16], ['ecb', 0], ['gcm', 12]]) {
    CIPHERS[`aes-${bits}-${mode}`] = { name: `aes-${bits}-${mode}`, mode, keyLength: bits / 8, ivLength };
  }
  CIPHERS[`aes${bits}`] = CIPHERS[`aes-${bits}-cbc`];
  CIPHERS[`id-aes${bits}-gcm`] = CIPHERS[`aes-${bits}-gcm`];
}
const BLOCK = 16;

function concat(left, right) {
  const whole = new Uint8Array(left.length + right.length);
  whole.set(left);
  whole.set(right, left.length);
  return whole;
}

function opensslError(message, code, reason) {
  const error = new Error(`error:${message}`);
  error.library = 'Provider routines';
  error.reason = reason;
  error.code = code;
  return error;
}

class CipherBase {
  #cipher;
  #isEncrypting;
  #key;
  #iv;
  #waiting = new Uint8Array(0);
  #hasPadding = true;
  #isFinal = false;
  // GCM
  #additional = new Uint8Array(0);
  #processed = new Uint8Array(0);
  #tag;
  #firstCounter;
  #tagLength = 16;

  constructor(isEncrypting) {
    this.#isEncrypting = isEncrypting;
  }

  init() { throw unavailable('crypto.createCipher()'); }

  initiv(name, key, iv, tagLength) {
    const cipher = CIPHERS[String(name).toLowerCase()];
    const fail = (Type, message, code) => { throw Object.assign(new Type(message), { code }); };
    if (cipher === undefined) fail(Error, 'Unknown cipher', 'ERR_CRYPTO_UNKNOWN_CIPHER');
    this.#cipher = cipher;
    this.#key = keyBytes(key);
    this.#iv = iv === null ? new Uint8Array(0) : asBytes(iv).slice();
    if (this.#key.length !== cipher.keyLength) fail(RangeError, 'Invalid key length', 'ERR_CRYPTO_INVALID_KEYLEN');
    const isGcm = cipher.mode === 'gcm';
    if (isGcm ? this.#iv.length === 0 : this.#iv.length !== cipher.ivLength) {
      fail(TypeError, 'Invalid initialization vector', 'ERR_CRYPTO_INVALID_IV');
    }
    if (!isGcm) return;
    if (tagLength !== undefined && tagLength > 0) this.#tagLength = tagLength;
    this.#firstCounter = this.#iv.length === 12 ? concat(this.#iv, Uint8Array.of(0, 0, 0, 1))
      : crypto.ghash(this.#hashKey(), new Uint8Array(0), this.#iv);
    this.#iv = this.#firstCounter.slice();
    for (let i = 15; i >= 12 && ++this.#iv[i] === 256; i--);
  }

  #hashKey() { return crypto.aes('ecb', true, this.#key, new Uint8Array(0), new Uint8Array(BLOCK))[0]; }

  #run(mode, isEncrypting, data) {
    const [text, iv] = crypto.aes(mode, isEncrypting, this.#key, this.#iv, data);
    this.#iv = iv;
    return text;
  }

  update(data, encoding) {
    const input = toBytes(data, encoding);
    const { mode } = this.#cipher;
    if (mode === 'ctr' || mode === 'gcm') {
      // a stream: whole blocks now, the rest of a block with the next piece
      const all = concat(this.#waiting, input);
      const [text] = crypto.aes('ctr', true, this.#key, this.#iv, all);
      const fresh = text.slice(this.#waiting.length);
      const whole = all.length - all.length % BLOCK;
      if (whole > 0) this.#iv = crypto.aes('ctr', true, this.#key, this.#iv, all.subarray(0, whole))[1];
      this.#waiting = all.slice(whole);
      if (mode === 'gcm') this.#processed = concat(this.#processed, this.#isEncrypting ? fresh : input);
      return output(fresh);
    }
    const all = concat(this.#waiting, input);
    let whole = all.length - all.length % BLOCK;
    // the last block may be padding: it stays until the end is known
    if (!this.#isEncrypting && this.#hasPadding && whole === all.length && whole > 0) whole -= BLOCK;
    this.#waiting = all.slice(whole);
    return output(this.#run(mode, this.#isEncrypting, all.subarray(0, whole)));
  }

  final() {
    if (this.#isFinal) {
      const { ERR_CRYPTO_INVALID_STATE } = codes();
      throw new ERR_CRYPTO_INVALID_STATE('final');
    }
    this.#isFinal = true;
    const { mode } = this.#cipher;
    if (mode === 'gcm') return this.#finishGcm();
    if (mode === 'ctr') return output(new Uint8Array(0));
    if (!this.#hasPadding) {
      if (this.#waiting.length > 0) {
        throw opensslError('1C80006A:Provider routines::wrong final block length', 'ERR_OSSL_WRONG_FINAL_BLOCK_LENGTH',
          'wrong final block length');
      }
      return output(new Uint8Array(0));
    }
    if (this.#isEncrypting) {
      const padding = BLOCK - this.#waiting.length;
      return output(this.#run(mode, true, concat(this.#waiting, new Uint8Array(padding).fill(padding))));
    }
    if (this.#waiting.length !== BLOCK) {
      throw opensslError('1C80006B:Provider routines::wrong final block length', 'ERR_OSSL_WRONG_FINAL_BLOCK_LENGTH',
        'wrong final block length');
    }
    const last = this.#run(mode, false, this.#waiting);
    const padding = last[BLOCK - 1];
    if (padding < 1 || padding > BLOCK || !last.subarray(BLOCK - padding).every((byte) => byte === padding)) {
      throw opensslError('1C800064:Provider routines::bad decrypt', 'ERR_OSSL_BAD_DECRYPT', 'bad decrypt');
    }
    return output(last.slice(0, BLOCK - padding));
  }

  #finishGcm() {
    const hash = crypto.ghash(this.#hashKey(), this.#additional, this.#processed);
    const [tag] = crypto.aes('ctr', true, this.#key, this.#firstCounter, hash);
    if (this.#isEncrypting) {
      this.#tag = tag.slice(0, this.#tagLength);
    } else if (this.#tag === undefined ||
        !host.bytes.equalInConstantTime(this.#tag, tag.subarray(0, this.#tag.length))) {
      throw new Error('Unsupported state or unable to authenticate data');
    }
    return output(new Uint8Array(0));
  }

  setAutoPadding(isOn = true) {
    if (this.#isFinal) return false;
    this.#hasPadding = isOn;
    return true;
  }

  getAuthTag() { return this.#isFinal && this.#tag !== undefined ? output(this.#tag) : undefined; }

  setAuthTag(tag) {
    if (this.#cipher.mode !== 'gcm') return false;
    this.#tag = asBytes(tag).slice();
    return true;
  }

  setAAD(data) {
    if (this.#cipher.mode !== 'gcm') return false;
    this.#additional = concat(this.#additional, asBytes(data));
    return true;
  }
}

/** crypto.getCipherInfo(). */
function getCipherInfo(target, nameOrId, keyLength, ivLength) {
  const cipher = CIPHERS[String(nameOrId).toLowerCase()];
  if (cipher === undefined || (keyLength !== undefined && keyLength !== cipher.keyLength) ||
      (ivLength !== undefined && cipher.mode !== 'gcm' && ivLength !== cipher.ivLength)) return undefined;
  target.mode = cipher.mode;
  target.name = cipher.mode === 'gcm' ? `id-aes${cipher.keyLength * 8}-GCM` : cipher.name;
  if (cipher.mode !== 'ctr' && cipher.mode !== 'gcm') target.blockSize = BLOCK;
  if (cipher.ivLength > 0) target.ivLength = cipher.ivLength;
  target.keyLength = cipher.keyLength;
  return target;
}

// ---- what is not here

function unavailable(what) {
  const error = new Error(`${what} is not available here: crypto offers hashes, HMAC, random values, key derivation ` +
    'and AES');
  error.code = 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM';
  return error;
}

const missingClass = (name, what) => ({
  [name]: class {
    constructor() { throw unavailable(what); }
  },
})[name];

const MISSING_CLASSES = {
  'Public-key cryptography': ['Sign', 'SignJob', 'Verify', 'RSACipherJob', 'RSAKeyExportJob', 'RsaKeyPairGenJob',
    'DsaKeyPairGenJob', 'ECDH', 'ECDHBitsJob', 'ECKeyExportJob', 'EcKeyPairGenJob', 'NidKeyPairGenJob',
    'DHBitsJob', 'DHKeyExportJob', 'DhKeyPairGenJob', 'DiffieHellman', 'DiffieHellmanGroup'],
  'TLS': ['SecureContext', 'X509Certificate'],
  'WebCrypto encryption': ['AESCipherJob'],
};
const MISSING_FUNCTIONS = ['ECDHConvertKey', 'certExportChallenge', 'certExportPublicKey', 'certVerifySpkac', 'parseX509',
  'privateDecrypt', 'privateEncrypt', 'publicDecrypt', 'publicEncrypt', 'setEngine', 'statelessDH'];

/** Numbers that only name things; Node destructures them when its modules load. */
const NAMES = ['kKeyTypeSecret', 'kKeyTypePublic', 'kKeyTypePrivate', 'kKeyFormatDER', 'kKeyFormatPEM', 'kKeyFormatJWK',
  'kKeyEncodingPKCS1', 'kKeyEncodingPKCS8', 'kKeyEncodingSPKI', 'kKeyEncodingSEC1', 'kSigEncDER', 'kSigEncP1363',
  'kWebCryptoKeyFormatRaw', 'kWebCryptoKeyFormatPKCS8', 'kWebCryptoKeyFormatSPKI', 'kWebCryptoKeyFormatJWK',
  'kWebCryptoCipherEncrypt', 'kWebCryptoCipherDecrypt', 'kSignJobModeSign', 'kSignJobModeVerify',
  'kKeyVariantRSA_SSA_PKCS1_v1_5', 'kKeyVariantRSA_PSS', 'kKeyVariantRSA_OAEP',
  'kKeyVariantAES_CTR_128', 'kKeyVariantAES_CTR_192', 'kKeyVariantAES_CTR_256', 'kKeyVariantAES_CBC_128',
  'kKeyVariantAES_CBC_192', 'kKeyVariantAES_CBC_256', 'kKeyVariantAES_GCM_128', 'kKeyVariantAES_GCM_192',
  'kKeyVariantAES_GCM_256', 'kKeyVariantAES_KW_128', 'kKeyVariantAES_KW_192', 'kKeyVariantAES_KW_256',
  'EVP_PKEY_ED25519', 'EVP_PKEY_ED448', 'EVP_PKEY_X25519', 'EVP_PKEY_X448'];

module.exports = () => {
  const binding = {
    ...jobs, CipherBase, Hash, Hmac, KeyObjectHandle, kCryptoJobAsync, kCryptoJobSync,
    createNativeKeyObjectClass: (extend) => extend(NativeKeyObject),
    getCachedAliases: () => ({ __proto__: null }),
    getCipherInfo,
    getCiphers: () => Object.keys(CIPHERS),
    getSSLCiphers: () => [],
    getCurves: () => [],
    getFipsCrypto: () => 0,
    getHashes: () => crypto.hashNames().map((name) => name === 'shake128' || name === 'shake256' ? name : `RSA-${name.toUpperCase()}`)
      .filter((name) => /^RSA-(MD5|RIPEMD160|SHA)/.test(name)).concat(crypto.hashNames()),
    getRootCertificates: () => [],
    oneShotDigest,
    secureBuffer: (size) => new Uint8Array(size),
    secureHeapUsed: () => undefined,
    setFipsCrypto: runtime.noop,
    testFipsCrypto: () => false,
    timingSafeEqual(left, right) {
      const { ERR_INVALID_ARG_TYPE } = codes();
      const isBytes = (value) => ArrayBuffer.isView(value) || value instanceof ArrayBuffer;
      if (!isBytes(left)) throw new ERR_INVALID_ARG_TYPE('buf1', ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], left);
      if (!isBytes(right)) throw new ERR_INVALID_ARG_TYPE('buf2', ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], right);
      if (left.byteLength !== right.byteLength) {
        throw codedError(RangeError, 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH', 'Input buffers must have the same byte length');
      }
      return host.bytes.equalInConstantTime(left, right);
    },
  };
  NAMES.forEach((name, index) => { binding[name] = index; });
  binding.kSignJobModeSign = kSignJobModeSign;
  for (const [what, names] of Object.entries(MISSING_CLASSES)) {
    for (const name of names) binding[name] = missingClass(name, what);
  }
  for (const name of MISSING_FUNCTIONS) {
    binding[name] = () => { throw unavailable('Public-key cryptography'); };
  }
  return binding;
};
