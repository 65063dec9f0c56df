/* Hashes, message authentication and key derivation over LibTomCrypt: `host.crypto`. */
#include <tomcrypt.h>
#include "host.h"

/* OpenSSL's names, in lower case. */
static const struct {
    const char *name;
    const struct ltc_hash_descriptor *hash;
    int shake_bits; /* an extendable-output function's security; else 0 */
} algorithms[] = {
    { "md5", &md5_desc }, { "sha1", &sha1_desc }, { "sha224", &sha224_desc }, { "sha256", &sha256_desc },
    { "sha384", &sha384_desc }, { "sha512", &sha512_desc }, { "sha512-224", &sha512_224_desc },
    { "sha512-256", &sha512_256_desc }, { "sha3-224", &sha3_224_desc }, { "sha3-256", &sha3_256_desc },
    { "sha3-384", &sha3_384_desc }, { "sha3-512", &sha3_512_desc }, { "shake128", NULL, 128 },
    { "shake256", NULL, 256 }, { "ripemd160", &rmd160_desc }, { "blake2b512", &blake2b_512_desc },
    { "blake2s256", &blake2s_256_desc }, { "md4", &md4_desc }, { "whirlpool", &whirlpool_desc },
};

static int find_algorithm(JSContext *ctx, JSValueConst name)
{
    const char *text = JS_ToCString(ctx, name);
    int found = -1;

    for (int i = 0; text && i < COUNT_OF(algorithms); i++) {
        if (!strcmp(algorithms[i].name, text))
            found = i;
    }
    JS_FreeCString(ctx, text);
    return found;
}

/* LibTomCrypt's index of a hash; -1 for an unknown name and for an extendable-output function. */
static int find_hash_index(JSContext *ctx, JSValueConst name)
{
    int i = find_algorithm(ctx, name);
    return i < 0 || !algorithms[i].hash ? -1 : find_hash(algorithms[i].hash->name);
}

/* ---- digests: objects that take data piece by piece ---- */

static JSClassID digest_class;

typedef struct Digest {
    int algorithm;
    bool is_hmac;
    hash_state hash;
    hmac_state hmac;
} Digest;

static void finalize_digest(JSRuntime *rt, JSValueConst value)
{
    Digest *digest = JS_GetOpaque(value, digest_class);

    if (digest && digest->is_hmac && digest->hmac.key)
        XFREE(digest->hmac.key);
    js_free_rt(rt, digest);
}

static JSValue new_digest(JSContext *ctx, Digest **digest)
{
    JSValue object = JS_NewObjectClass(ctx, digest_class);

    *digest = js_mallocz(ctx, sizeof(**digest));
    JS_SetOpaque(object, *digest);
    return object;
}

/* (name): undefined when it is unknown */
HOST_FUNCTION(hash)
{
    int algorithm = find_algorithm(ctx, argv[0]);
    Digest *digest;
    JSValue object;

    if (algorithm < 0)
        return JS_UNDEFINED;
    object = new_digest(ctx, &digest);
    if (!digest)
        return JS_EXCEPTION;
    digest->algorithm = algorithm;
    if (algorithms[algorithm].hash)
        algorithms[algorithm].hash->init(&digest->hash);
    else
        sha3_shake_init(&digest->hash, algorithms[algorithm].shake_bits);
    return object;
}

/* (name, key) */
HOST_FUNCTION(hmac)
{
    int index = find_hash_index(ctx, argv[0]);
    size_t size;
    uint8_t *key = engine_bytes(argv[1], &size), none = 0;
    Digest *digest;
    JSValue object;

    if (index < 0)
        return JS_UNDEFINED;
    object = new_digest(ctx, &digest);
    if (!digest)
        return JS_EXCEPTION;
    digest->algorithm = find_algorithm(ctx, argv[0]);
    /* LibTomCrypt refuses an empty key; one zero byte pads to the same block */
    if (hmac_init(&digest->hmac, index, size ? key : &none, size ? size : 1) != CRYPT_OK) {
        JS_FreeValue(ctx, object);
        return JS_UNDEFINED;
    }
    digest->is_hmac = true;
    return object;
}

/* (hash): a copy that goes on from here */
HOST_FUNCTION(copy_hash)
{
    Digest *original = JS_GetOpaque2(ctx, argv[0], digest_class), *digest;
    JSValue object;

    if (!original)
        return JS_EXCEPTION;
    object = new_digest(ctx, &digest);
    if (!digest)
        return JS_EXCEPTION;
    *digest = *original;
    return object;
}

/* (digest, bytes) */
HOST_FUNCTION(update)
{
    Digest *digest = JS_GetOpaque2(ctx, argv[0], digest_class);
    size_t size;
    uint8_t *bytes = engine_bytes(argv[1], &size);

    if (!digest)
        return JS_EXCEPTION;
    if (!size)
        return JS_UNDEFINED;
    if (digest->is_hmac)
        hmac_process(&digest->hmac, bytes, size);
    else if (algorithms[digest->algorithm].hash)
        algorithms[digest->algorithm].hash->process(&digest->hash, bytes, size);
    else
        sha3_shake_process(&digest->hash, bytes, size);
    return JS_UNDEFINED;
}

/* (digest, length or undefined): the bytes; the object is used up. undefined when the algorithm
   has no output of that length. */
HOST_FUNCTION(finish)
{
    Digest *digest = JS_GetOpaque2(ctx, argv[0], digest_class);
    const struct ltc_hash_descriptor *hash;
    unsigned long size;
    uint8_t *out;
    JSValue array;

    if (!digest)
        return JS_EXCEPTION;
    hash = algorithms[digest->algorithm].hash;
    size = hash ? hash->hashsize : algorithms[digest->algorithm].shake_bits / 8;
    if (!JS_IsUndefined(argv[1])) {
        if (hash && (unsigned long)to_int(ctx, argv[1]) != size)
            return JS_UNDEFINED;
        size = to_int(ctx, argv[1]);
    }
    out = js_mallocz(ctx, size + MAXBLOCKSIZE);
    if (!out)
        return JS_EXCEPTION;
    if (digest->is_hmac) {
        hmac_done(&digest->hmac, out, &size);
        digest->hmac.key = NULL;
    } else if (hash) {
        hash->done(&digest->hash, out);
    } else {
        sha3_shake_done(&digest->hash, out, size);
    }
    array = JS_NewUint8ArrayCopy(ctx, out, size);
    js_free(ctx, out);
    return array;
}

HOST_FUNCTION(hash_names)
{
    JSValue names = JS_NewArray(ctx);

    for (int i = 0; i < COUNT_OF(algorithms); i++)
        JS_SetPropertyUint32(ctx, names, i, JS_NewString(ctx, algorithms[i].name));
    return names;
}

/* (name): bytes of its output, 0 when unknown */
HOST_FUNCTION(hash_size)
{
    int i = find_algorithm(ctx, argv[0]);

    if (i < 0)
        return JS_NewInt32(ctx, 0);
    return JS_NewInt32(ctx, algorithms[i].hash ? algorithms[i].hash->hashsize
                                               : (unsigned)algorithms[i].shake_bits / 8);
}

/* ---- key derivation ---- */

static JSValue key_result(JSContext *ctx, uint8_t *key, size_t size, bool ok)
{
    JSValue array = ok ? JS_NewUint8ArrayCopy(ctx, key, size) : JS_UNDEFINED;

    js_free(ctx, key);
    return array;
}

static bool pbkdf2_into(int index, const uint8_t *password, size_t password_size, const uint8_t *salt,
                        size_t salt_size, int iterations, uint8_t *out, size_t size)
{
    unsigned long length = size;
    static const uint8_t none[1];

    /* an empty password is one zero byte to HMAC */
    return size == 0 || pkcs_5_alg2(password_size ? password : none, password_size ? password_size : 1,
                                    salt_size ? salt : none, salt_size, iterations, index, out,
                                    &length) == CRYPT_OK;
}

/* (password, salt, iterations, length, hash) */
HOST_FUNCTION(pbkdf2)
{
    size_t password_size, salt_size, size = to_size(ctx, argv[3], INT32_MAX);
    const uint8_t *password = engine_bytes(argv[0], &password_size), *salt = engine_bytes(argv[1], &salt_size);
    int index = find_hash_index(ctx, argv[4]);
    uint8_t *key;

    if (index < 0)
        return JS_UNDEFINED;
    key = js_mallocz(ctx, size + 1);
    if (!key)
        return JS_EXCEPTION;
    return key_result(ctx, key, size, pbkdf2_into(index, password, password_size, salt, salt_size,
                                                  to_int(ctx, argv[2]), key, size));
}

/* (hash, key, salt, info, length) */
HOST_FUNCTION(hkdf_derive)
{
    size_t key_size, salt_size, info_size, size = to_size(ctx, argv[4], INT32_MAX);
    const uint8_t *key = engine_bytes(argv[1], &key_size), *salt = engine_bytes(argv[2], &salt_size);
    const uint8_t *info = engine_bytes(argv[3], &info_size);
    int index = find_hash_index(ctx, argv[0]);
    static const uint8_t zeros[MAXBLOCKSIZE];
    uint8_t *out;

    if (index < 0)
        return JS_UNDEFINED;
    out = js_mallocz(ctx, size + 1);
    if (!out)
        return JS_EXCEPTION;
    if (!salt_size) {
        salt = zeros; /* RFC 5869: as many zeros as the hash has bytes */
        salt_size = hash_descriptor[index].hashsize;
    }
    return key_result(ctx, out, size, size == 0 || hkdf(index, salt, salt_size, info, info_size, key_size ? key : zeros,
                                                        key_size ? key_size : 1, out, size) == CRYPT_OK);
}

/* scrypt (RFC 7914) */

static uint32_t rotate(uint32_t x, int n)
{
    return x << n | x >> (32 - n);
}

static void salsa20_8(uint32_t block[16])
{
    static const uint8_t quarters[8][4] = {
        { 0, 4, 8, 12 }, { 5, 9, 13, 1 }, { 10, 14, 2, 6 }, { 15, 3, 7, 11 },
        { 0, 1, 2, 3 }, { 5, 6, 7, 4 }, { 10, 11, 8, 9 }, { 15, 12, 13, 14 },
    };
    uint32_t x[16];

    memcpy(x, block, sizeof(x));
    for (int round = 0; round < 4; round++) {
        for (int i = 0; i < 8; i++) {
            const uint8_t *q = quarters[i];
            x[q[1]] ^= rotate(x[q[0]] + x[q[3]], 7);
            x[q[2]] ^= rotate(x[q[1]] + x[q[0]], 9);
            x[q[3]] ^= rotate(x[q[2]] + x[q[1]], 13);
            x[q[0]] ^= rotate(x[q[3]] + x[q[2]], 18);
        }
    }
    for (int i = 0; i < 16; i++)
        block[i] += x[i];
}

/* `out` and `in` hold 2r blocks of 64 bytes */
static void block_mix(const uint32_t *in, uint32_t *out, size_t r)
{
    uint32_t x[16];

    memcpy(x, in + (2 * r - 1) * 16, sizeof(x));
    for (size_t i = 0; i < 2 * r; i++) {
        for (int k = 0; k < 16; k++)
            x[k] ^= in[i * 16 + k];
        salsa20_8(x);
        memcpy(out + ((i & 1) * r + i / 2) * 16, x, sizeof(x));
    }
}

static void ro_mix(uint32_t *block, uint64_t n, size_t r, uint32_t *table, uint32_t *scratch)
{
    size_t words = 32 * r;

    for (uint64_t i = 0; i < n; i++) {
        memcpy(table + i * words, block, words * 4);
        block_mix(block, scratch, r);
        memcpy(block, scratch, words * 4);
    }
    for (uint64_t i = 0; i < n; i++) {
        uint64_t j = block[(2 * r - 1) * 16] & (n - 1);
        for (size_t k = 0; k < words; k++)
            block[k] ^= table[j * words + k];
        block_mix(block, scratch, r);
        memcpy(block, scratch, words * 4);
    }
}

/* (password, salt, N, r, p, length): undefined when there is no memory for it */
HOST_FUNCTION(scrypt)
{
    size_t password_size, salt_size, size = to_size(ctx, argv[5], INT32_MAX);
    const uint8_t *password = engine_bytes(argv[0], &password_size), *salt = engine_bytes(argv[1], &salt_size);
    uint64_t n = (uint64_t)to_double(ctx, argv[2]);
    size_t r = to_int(ctx, argv[3]), p = to_int(ctx, argv[4]), block_size = 128 * r;
    int index = find_hash("sha256");
    uint32_t *blocks = js_malloc(ctx, block_size * p), *scratch = js_malloc(ctx, block_size);
    uint32_t *table = js_malloc(ctx, block_size * n);
    uint8_t *key = js_mallocz(ctx, size + 1);
    bool ok = blocks && scratch && table && key &&
        pbkdf2_into(index, password, password_size, salt, salt_size, 1, (uint8_t *)blocks, block_size * p);

    for (size_t i = 0; ok && i < p; i++)
        ro_mix(blocks + i * 32 * r, n, r, table, scratch);
    ok = ok && pbkdf2_into(index, password, password_size, (uint8_t *)blocks, block_size * p, 1, key, size);
    js_free(ctx, blocks);
    js_free(ctx, scratch);
    js_free(ctx, table);
    if (!key)
        return JS_EXCEPTION;
    return key_result(ctx, key, size, ok);
}

/* ---- AES ---- */

/* (mode "cbc" | "ctr" | "ecb", encrypt, key, iv, bytes): whole blocks for cbc and ecb. The answer
   is [output, the iv to go on with]. */
HOST_FUNCTION(aes)
{
    const char *mode = JS_ToCString(ctx, argv[0]);
    bool encrypt = JS_ToBool(ctx, argv[1]);
    size_t key_size, iv_size, size;
    const uint8_t *key = engine_bytes(argv[2], &key_size), *iv = engine_bytes(argv[3], &iv_size);
    const uint8_t *in = engine_bytes(argv[4], &size);
    uint8_t *out = js_malloc(ctx, size + 1), next_iv[16] = { 0 };
    symmetric_key schedule;
    JSValue answer;

    if (!mode || !out || aes_setup(key, key_size, 0, &schedule) != CRYPT_OK) {
        js_free(ctx, out);
        JS_FreeCString(ctx, mode);
        return JS_ThrowRangeError(ctx, "Invalid key length");
    }
    memcpy(next_iv, iv, iv_size < 16 ? iv_size : 16);
    for (size_t i = 0; i < size; i += 16) {
        size_t count = size - i < 16 ? size - i : 16;
        uint8_t block[16];
        if (*mode == 'e') {
            if (encrypt)
                aes_ecb_encrypt(in + i, out + i, &schedule);
            else
                aes_ecb_decrypt(in + i, out + i, &schedule);
        } else if (mode[1] == 'b') { /* cbc */
            if (encrypt) {
                for (int k = 0; k < 16; k++)
                    block[k] = in[i + k] ^ next_iv[k];
                aes_ecb_encrypt(block, out + i, &schedule);
                memcpy(next_iv, out + i, 16);
            } else {
                aes_ecb_decrypt(in + i, block, &schedule);
                for (int k = 0; k < 16; k++) {
                    uint8_t cipher = in[i + k];
                    out[i + k] = block[k] ^ next_iv[k];
                    next_iv[k] = cipher;
                }
            }
        } else { /* ctr */
            aes_ecb_encrypt(next_iv, block, &schedule);
            for (size_t k = 0; k < count; k++)
                out[i + k] = in[i + k] ^ block[k];
            for (int k = 15; k >= 0 && ++next_iv[k] == 0; k--)
                ;
        }
    }
    answer = JS_NewArray(ctx);
    JS_SetPropertyUint32(ctx, answer, 0, JS_NewUint8ArrayCopy(ctx, out, size));
    JS_SetPropertyUint32(ctx, answer, 1, JS_NewUint8ArrayCopy(ctx, next_iv, 16));
    js_free(ctx, out);
    JS_FreeCString(ctx, mode);
    return answer;
}

/* (hash key H, additional data, ciphertext): GHASH of AES-GCM (NIST SP 800-38D) */
HOST_FUNCTION(ghash)
{
    size_t sizes[2], h_size;
    const uint8_t *h = engine_bytes(argv[0], &h_size);
    const uint8_t *parts[2] = { engine_bytes(argv[1], &sizes[0]), engine_bytes(argv[2], &sizes[1]) };
    uint8_t y[16] = { 0 };

    for (int part = 0; part < 3; part++) {
        uint8_t lengths[16];
        size_t size = part < 2 ? sizes[part] : 16;
        const uint8_t *in = part < 2 ? parts[part] : lengths;
        for (int k = 0; k < 8; k++) {
            lengths[k] = (uint64_t)sizes[0] * 8 >> (56 - 8 * k);
            lengths[8 + k] = (uint64_t)sizes[1] * 8 >> (56 - 8 * k);
        }
        for (size_t i = 0; i < size; i += 16) {
            uint8_t z[16] = { 0 }, v[16];
            for (size_t k = 0; k < 16 && i + k < size; k++)
                y[k] ^= in[i + k];
            memcpy(v, h, 16);
            for (int bit = 0; bit < 128; bit++) {
                uint8_t carry = v[15] & 1;
                if (y[bit / 8] >> (7 - bit % 8) & 1) {
                    for (int k = 0; k < 16; k++)
                        z[k] ^= v[k];
                }
                for (int k = 15; k > 0; k--)
                    v[k] = v[k] >> 1 | v[k - 1] << 7;
                v[0] = v[0] >> 1 ^ (carry ? 0xE1 : 0);
            }
            memcpy(y, z, 16);
        }
    }
    return JS_NewUint8ArrayCopy(ctx, y, 16);
}

static const JSCFunctionListEntry functions[] = {
    HOST_ENTRY("hash", 1, hash),
    HOST_ENTRY("hmac", 2, hmac),
    HOST_ENTRY("copyHash", 1, copy_hash),
    HOST_ENTRY("update", 2, update),
    HOST_ENTRY("finish", 2, finish),
    HOST_ENTRY("hashNames", 0, hash_names),
    HOST_ENTRY("hashSize", 1, hash_size),
    HOST_ENTRY("pbkdf2", 5, pbkdf2),
    HOST_ENTRY("hkdf", 5, hkdf_derive),
    HOST_ENTRY("scrypt", 6, scrypt),
    HOST_ENTRY("aes", 5, aes),
    HOST_ENTRY("ghash", 3, ghash),
};

void add_crypto(JSContext *ctx, JSValueConst host)
{
    static const JSClassDef digest_definition = { "Digest", .finalizer = finalize_digest };
    JSRuntime *rt = JS_GetRuntime(ctx);

    for (int i = 0; i < COUNT_OF(algorithms); i++) {
        if (algorithms[i].hash)
            register_hash(algorithms[i].hash);
    }
    JS_NewClassID(rt, &digest_class);
    JS_NewClass(rt, digest_class, &digest_definition);
    add_group(ctx, host, "crypto", functions, COUNT_OF(functions));
}
