/* Strings to bytes and back, and the primitives of Buffer: `host.bytes`.
   Encodings are numbered as in Node's `enum encoding`. */
#include "host.h"

enum { ASCII, UTF8, BASE64, UTF16LE, LATIN1, HEX, BUFFER, BASE64URL };

static uint32_t character(const EngineText *text, uint32_t index)
{
    return text->latin1 ? text->latin1[index] : text->utf16[index];
}

/* ---- UTF-8 ---- */

/* The code point at *index, which moves on; a lone surrogate becomes U+FFFD. */
static uint32_t next_code_point(const EngineText *text, uint32_t *index)
{
    uint32_t c = character(text, (*index)++);

    if (c < 0xD800 || c > 0xDFFF)
        return c;
    if (c < 0xDC00 && *index < text->length) {
        uint32_t low = text->utf16[*index];
        if (low >= 0xDC00 && low <= 0xDFFF) {
            (*index)++;
            return 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        }
    }
    return 0xFFFD;
}

static unsigned utf8_width(uint32_t c)
{
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

static size_t utf8_length(const EngineText *text)
{
    size_t size = 0;

    if (text->latin1) {
        size = text->length;
        for (uint32_t i = 0; i < text->length; i++)
            size += text->latin1[i] >> 7;
        return size;
    }
    for (uint32_t i = 0; i < text->length;)
        size += utf8_width(next_code_point(text, &i));
    return size;
}

static void put_code_point(uint8_t *out, uint32_t c, unsigned width)
{
    static const uint8_t lead[] = { 0, 0, 0xC0, 0xE0, 0xF0 };

    if (width == 1) {
        *out = c;
        return;
    }
    for (unsigned i = width - 1; i > 0; i--) {
        out[i] = 0x80 | (c & 0x3F);
        c >>= 6;
    }
    out[0] = lead[width] | c;
}

/* Writes whole characters only; *read counts the UTF-16 units that were written. */
static size_t utf8_encode(const EngineText *text, uint8_t *out, size_t max, uint32_t *read)
{
    size_t size = 0;
    uint32_t i = 0;

    while (i < text->length) {
        uint32_t next = i, c = next_code_point(text, &next);
        unsigned width = utf8_width(c);
        if (size + width > max)
            break;
        put_code_point(out + size, c, width);
        size += width;
        i = next;
    }
    *read = i;
    return size;
}

/* The length of the well-formed sequence at `p`, or, negated, of its longest malformed part:
   each such part decodes to one U+FFFD (WHATWG Encoding). */
static int utf8_sequence(const uint8_t *p, size_t size)
{
    uint8_t lead = p[0], low = 0x80, high = 0xBF;
    int following;

    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF) {
        following = 1;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        following = 2;
        if (lead == 0xE0)
            low = 0xA0;
        if (lead == 0xED)
            high = 0x9F;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        following = 3;
        if (lead == 0xF0)
            low = 0x90;
        if (lead == 0xF4)
            high = 0x8F;
    } else {
        return -1;
    }
    for (int i = 1; i <= following; i++) {
        if ((size_t)i >= size || p[i] < low || p[i] > high)
            return -i;
        low = 0x80;
        high = 0xBF;
    }
    return following + 1;
}

static size_t first_non_ascii(const uint8_t *p, size_t size)
{
    size_t i = 0;

    while (i < size && p[i] < 0x80)
        i++;
    return i;
}

/* With `fatal`, malformed input answers undefined. */
static JSValue utf8_decode(JSContext *ctx, const uint8_t *p, size_t size, bool fatal)
{
    size_t i = first_non_ascii(p, size);
    uint16_t *out;
    uint32_t n;
    JSValue string;

    if (i == size)
        return engine_new_latin1(ctx, p, size);
    out = js_malloc(ctx, size * sizeof(*out));
    if (!out)
        return JS_EXCEPTION;
    for (n = 0; n < i; n++)
        out[n] = p[n];
    while (i < size) {
        int length = utf8_sequence(p + i, size - i);
        uint32_t c;
        if (length < 0) {
            if (fatal) {
                js_free(ctx, out);
                return JS_UNDEFINED;
            }
            out[n++] = 0xFFFD;
            i -= length;
            continue;
        }
        c = length == 1 ? p[i] : p[i] & (0xFF >> (length + 1));
        for (int k = 1; k < length; k++)
            c = c << 6 | (p[i + k] & 0x3F);
        if (c >= 0x10000) {
            out[n++] = 0xD7C0 + (c >> 10);
            c = 0xDC00 | (c & 0x3FF);
        }
        out[n++] = c;
        i += length;
    }
    string = JS_NewStringUTF16(ctx, out, n);
    js_free(ctx, out);
    return string;
}

/* ---- hex and base64 ---- */

static int hex_digit(uint32_t c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? (int)c - 'a' + 10 : -1;
}

/* Stops at the first pair that is not hexadecimal. */
static size_t hex_decode(const EngineText *text, uint8_t *out, size_t max)
{
    size_t n = 0;

    for (uint32_t i = 0; i + 1 < text->length && n < max; i += 2) {
        int high = hex_digit(character(text, i)), low = hex_digit(character(text, i + 1));
        if (high < 0 || low < 0)
            break;
        out[n++] = high << 4 | low;
    }
    return n;
}

static const char base64_digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
static const char base64url_digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

static int base64_value(uint32_t c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

/* Both alphabets; anything else is skipped, padding ends it. */
static size_t base64_decode(const EngineText *text, uint8_t *out, size_t max)
{
    uint32_t bits = 0;
    int count = 0;
    size_t n = 0;

    for (uint32_t i = 0; i < text->length && n < max; i++) {
        uint32_t c = character(text, i);
        int value = base64_value(c);
        if (c == '=')
            break;
        if (value < 0)
            continue;
        bits = bits << 6 | value;
        count += 6;
        if (count >= 8) {
            count -= 8;
            out[n++] = bits >> count;
        }
    }
    return n;
}

/* What Node allocates for a base64 text: exact for well-formed input, an upper bound otherwise. */
static size_t base64_decoded_size(const EngineText *text)
{
    size_t length = text->length;

    if (length && character(text, length - 1) == '=')
        length--;
    if (length > 1 && character(text, length - 1) == '=')
        length--;
    return length / 4 * 3 + (length % 4 ? (length % 4 + 1) / 2 : 0);
}

static JSValue base64_encode(JSContext *ctx, const uint8_t *p, size_t size, bool url)
{
    const char *digits = url ? base64url_digits : base64_digits;
    uint8_t *out = js_malloc(ctx, size / 3 * 4 + 5);
    uint32_t n = 0;
    size_t i;
    JSValue string;

    if (!out)
        return JS_EXCEPTION;
    for (i = 0; i + 2 < size; i += 3) {
        uint32_t bits = p[i] << 16 | p[i + 1] << 8 | p[i + 2];
        out[n++] = digits[bits >> 18];
        out[n++] = digits[bits >> 12 & 63];
        out[n++] = digits[bits >> 6 & 63];
        out[n++] = digits[bits & 63];
    }
    if (i < size) {
        bool two = i + 1 < size;
        uint32_t bits = p[i] << 16 | (two ? p[i + 1] << 8 : 0);
        out[n++] = digits[bits >> 18];
        out[n++] = digits[bits >> 12 & 63];
        if (two)
            out[n++] = digits[bits >> 6 & 63];
        for (int k = two ? 1 : 2; k > 0 && !url; k--)
            out[n++] = '=';
    }
    string = engine_new_latin1(ctx, out, n);
    js_free(ctx, out);
    return string;
}

static JSValue hex_encode(JSContext *ctx, const uint8_t *p, size_t size)
{
    static const char digits[] = "0123456789abcdef";
    uint8_t *out = js_malloc(ctx, size * 2 + 1);
    JSValue string;

    if (!out)
        return JS_EXCEPTION;
    for (size_t i = 0; i < size; i++) {
        out[2 * i] = digits[p[i] >> 4];
        out[2 * i + 1] = digits[p[i] & 15];
    }
    string = engine_new_latin1(ctx, out, size * 2);
    js_free(ctx, out);
    return string;
}

/* ---- the functions ---- */

static bool text_argument(JSContext *ctx, JSValueConst value, EngineText *text)
{
    if (engine_text(ctx, value, text))
        return true;
    JS_ThrowTypeError(ctx, "argument must be a string");
    return false;
}

static size_t encoded_size(const EngineText *text, int encoding)
{
    switch (encoding) {
    case UTF16LE: return (size_t)text->length * 2;
    case HEX: return text->length / 2;
    case BASE64:
    case BASE64URL: return base64_decoded_size(text);
    case ASCII:
    case LATIN1: return text->length;
    default: return utf8_length(text);
    }
}

static size_t encode_into(const EngineText *text, int encoding, uint8_t *out, size_t max, uint32_t *read)
{
    size_t n;

    *read = text->length;
    switch (encoding) {
    case UTF16LE:
        n = max / 2 < text->length ? max / 2 : text->length;
        for (size_t i = 0; i < n; i++) {
            uint32_t c = character(text, i);
            out[2 * i] = c;
            out[2 * i + 1] = c >> 8;
        }
        return n * 2;
    case HEX: return hex_decode(text, out, max);
    case BASE64:
    case BASE64URL: return base64_decode(text, out, max);
    case ASCII:
    case LATIN1:
        n = max < text->length ? max : text->length;
        for (size_t i = 0; i < n; i++)
            out[i] = character(text, i);
        return n;
    default: return utf8_encode(text, out, max, read);
    }
}

/* (text, encoding) */
HOST_FUNCTION(byte_length)
{
    EngineText text;

    if (!text_argument(ctx, argv[0], &text))
        return JS_EXCEPTION;
    return JS_NewInt64(ctx, encoded_size(&text, to_int(ctx, argv[1])));
}

/* (text, encoding): a Uint8Array */
HOST_FUNCTION(encode)
{
    EngineText text;
    size_t size, written;
    uint8_t *out;
    uint32_t read;
    JSValue array;
    int encoding = to_int(ctx, argv[1]);

    if (!text_argument(ctx, argv[0], &text))
        return JS_EXCEPTION;
    size = encoded_size(&text, encoding);
    out = js_malloc(ctx, size + 1);
    if (!out)
        return JS_EXCEPTION;
    written = encode_into(&text, encoding, out, size, &read);
    array = JS_NewUint8ArrayCopy(ctx, out, written);
    js_free(ctx, out);
    return array;
}

/* (bytes, text, offset, max, encoding): the number of bytes written */
HOST_FUNCTION(write)
{
    EngineText text;
    size_t size, offset, max;
    uint32_t read;
    uint8_t *bytes;

    if (!text_argument(ctx, argv[1], &text))
        return JS_EXCEPTION;
    bytes = engine_bytes(argv[0], &size);
    offset = to_size(ctx, argv[2], size);
    max = to_size(ctx, argv[3], size - offset);
    return JS_NewInt64(ctx, encode_into(&text, to_int(ctx, argv[4]), bytes + offset, max, &read));
}

/* (bytes, text, results): TextEncoder's encodeInto; results = [UTF-16 units read, bytes written] */
HOST_FUNCTION(encode_into_results)
{
    EngineText text;
    size_t size, written;
    uint32_t read;
    uint8_t *bytes = engine_bytes(argv[0], &size);

    if (!text_argument(ctx, argv[1], &text))
        return JS_EXCEPTION;
    written = utf8_encode(&text, bytes, size, &read);
    JS_SetPropertyUint32(ctx, argv[2], 0, JS_NewInt64(ctx, read));
    JS_SetPropertyUint32(ctx, argv[2], 1, JS_NewInt64(ctx, written));
    return JS_UNDEFINED;
}

/* (bytes, start, end, encoding, fatal) */
HOST_FUNCTION(decode)
{
    size_t size, start, end;
    const uint8_t *p = engine_bytes(argv[0], &size);
    uint8_t *ascii;
    JSValue string;

    end = to_size(ctx, argv[2], size);
    start = to_size(ctx, argv[1], end);
    p += start;
    size = end - start;
    switch (to_int(ctx, argv[3])) {
    case ASCII:
        ascii = js_malloc(ctx, size + 1);
        if (!ascii)
            return JS_EXCEPTION;
        for (size_t i = 0; i < size; i++)
            ascii[i] = p[i] & 0x7F;
        string = engine_new_latin1(ctx, ascii, size);
        js_free(ctx, ascii);
        return string;
    case LATIN1: return engine_new_latin1(ctx, p, size);
    case UTF16LE: {
        /* the bytes need not be aligned */
        uint16_t *units = js_malloc(ctx, size + 1);
        if (!units)
            return JS_EXCEPTION;
        memcpy(units, p, size / 2 * 2);
        string = JS_NewStringUTF16(ctx, units, size / 2);
        js_free(ctx, units);
        return string;
    }
    case HEX: return hex_encode(ctx, p, size);
    case BASE64: return base64_encode(ctx, p, size, false);
    case BASE64URL: return base64_encode(ctx, p, size, true);
    default: return utf8_decode(ctx, p, size, JS_ToBool(ctx, argv[4]));
    }
}

/* (source, target, target start, source start, length): the number of bytes copied */
HOST_FUNCTION(copy)
{
    size_t source_size, target_size, source_start, target_start, length;
    const uint8_t *source = engine_bytes(argv[0], &source_size);
    uint8_t *target = engine_bytes(argv[1], &target_size);

    target_start = to_size(ctx, argv[2], target_size);
    source_start = to_size(ctx, argv[3], source_size);
    length = to_size(ctx, argv[4], source_size - source_start);
    if (length > target_size - target_start)
        length = target_size - target_start;
    memmove(target + target_start, source + source_start, length);
    return JS_NewInt64(ctx, length);
}

HOST_FUNCTION(compare)
{
    size_t left_size, right_size;
    const uint8_t *left = engine_bytes(argv[0], &left_size), *right = engine_bytes(argv[1], &right_size);
    int order = memcmp(left, right, left_size < right_size ? left_size : right_size);

    if (order == 0)
        return JS_NewInt32(ctx, left_size < right_size ? -1 : left_size > right_size);
    return JS_NewInt32(ctx, order < 0 ? -1 : 1);
}

/* Takes as long whatever the bytes are. */
HOST_FUNCTION(equal_in_constant_time)
{
    size_t size, other_size;
    const volatile uint8_t *left = engine_bytes(argv[0], &size);
    const volatile uint8_t *right = engine_bytes(argv[1], &other_size);
    uint8_t difference = size != other_size;

    for (size_t i = 0; i < size && i < other_size; i++)
        difference |= left[i] ^ right[i];
    return JS_NewBool(ctx, difference == 0);
}

/* (haystack, needle, from, forwards, step): the index or -1; step 2 looks at UTF-16 units */
HOST_FUNCTION(find)
{
    size_t size, needle_size;
    const uint8_t *haystack = engine_bytes(argv[0], &size), *needle = engine_bytes(argv[1], &needle_size);
    int64_t from = (int64_t)to_double(ctx, argv[2]), last = (int64_t)size - (int64_t)needle_size;
    int step = to_int(ctx, argv[4]);

    if (JS_ToBool(ctx, argv[3])) {
        for (int64_t i = from; i <= last; i++) {
            if (i % step == 0 && !memcmp(haystack + i, needle, needle_size))
                return JS_NewInt64(ctx, i);
        }
    } else {
        for (int64_t i = from < last ? from : last; i >= 0; i--) {
            if (i % step == 0 && !memcmp(haystack + i, needle, needle_size))
                return JS_NewInt64(ctx, i);
        }
    }
    return JS_NewInt32(ctx, -1);
}

/* (bytes, pattern, start, end) */
HOST_FUNCTION(fill)
{
    size_t size, pattern_size, start, end;
    uint8_t *bytes = engine_bytes(argv[0], &size);
    const uint8_t *pattern = engine_bytes(argv[1], &pattern_size);

    end = to_size(ctx, argv[3], size);
    start = to_size(ctx, argv[2], end);
    for (size_t i = start, k = 0; i < end && pattern_size; i++, k = k + 1 == pattern_size ? 0 : k + 1)
        bytes[i] = pattern[k];
    return JS_UNDEFINED;
}

/* (bytes, width): reverses the bytes of each element */
HOST_FUNCTION(swap)
{
    size_t size, width = to_int(ctx, argv[1]);
    uint8_t *bytes = engine_bytes(argv[0], &size);

    for (size_t i = 0; i + width <= size; i += width) {
        for (size_t low = i, high = i + width - 1; low < high; low++, high--) {
            uint8_t byte = bytes[low];
            bytes[low] = bytes[high];
            bytes[high] = byte;
        }
    }
    return JS_UNDEFINED;
}

HOST_FUNCTION(is_ascii)
{
    size_t size;
    const uint8_t *bytes = engine_bytes(argv[0], &size);

    return JS_NewBool(ctx, first_non_ascii(bytes, size) == size);
}

HOST_FUNCTION(is_utf8)
{
    size_t size;
    const uint8_t *bytes = engine_bytes(argv[0], &size);

    for (size_t i = 0; i < size;) {
        int length = utf8_sequence(bytes + i, size - i);
        if (length < 0)
            return JS_FALSE;
        i += length;
    }
    return JS_TRUE;
}

/* (bytes): their number, whatever a program has made of `byteLength` */
HOST_FUNCTION(size_of)
{
    size_t size = 0;

    engine_bytes(argv[0], &size);
    return JS_NewInt64(ctx, size);
}

static const JSCFunctionListEntry functions[] = {
    HOST_ENTRY("sizeOf", 1, size_of),
    HOST_ENTRY("byteLength", 2, byte_length),
    HOST_ENTRY("encode", 2, encode),
    HOST_ENTRY("write", 5, write),
    HOST_ENTRY("encodeInto", 3, encode_into_results),
    HOST_ENTRY("decode", 5, decode),
    HOST_ENTRY("copy", 5, copy),
    HOST_ENTRY("compare", 2, compare),
    HOST_ENTRY("equalInConstantTime", 2, equal_in_constant_time),
    HOST_ENTRY("find", 5, find),
    HOST_ENTRY("fill", 4, fill),
    HOST_ENTRY("swap", 2, swap),
    HOST_ENTRY("isAscii", 1, is_ascii),
    HOST_ENTRY("isUtf8", 1, is_utf8),
};

void add_bytes(JSContext *ctx, JSValueConst host)
{
    add_group(ctx, host, "bytes", functions, COUNT_OF(functions));
}
