/* Compression over zlib: `host.compression`. One object is one stream of Node's binding. */
#include <zlib.h>
#include "host.h"

/* Node's numbers of the modes. */
enum { NONE, DEFLATE, INFLATE, GZIP, GUNZIP, DEFLATERAW, INFLATERAW, UNZIP };

static JSClassID stream_class;

typedef struct Stream {
    z_stream z;
    int mode;
    bool is_open;
    bool is_first; /* nothing was read yet: UNZIP decides by the first bytes */
    uint8_t *dictionary;
    size_t dictionary_size;
    int window_bits;
} Stream;

static bool compresses(int mode)
{
    return mode == DEFLATE || mode == GZIP || mode == DEFLATERAW;
}

static void close_stream(Stream *stream)
{
    if (!stream->is_open)
        return;
    if (compresses(stream->mode))
        deflateEnd(&stream->z);
    else
        inflateEnd(&stream->z);
    stream->is_open = false;
}

static void finalize_stream(JSRuntime *rt, JSValueConst value)
{
    Stream *stream = JS_GetOpaque(value, stream_class);

    if (!stream)
        return;
    close_stream(stream);
    js_free_rt(rt, stream->dictionary);
    js_free_rt(rt, stream);
}

static int apply_dictionary(Stream *stream)
{
    if (!stream->dictionary)
        return Z_OK;
    if (stream->mode == DEFLATE || stream->mode == DEFLATERAW)
        return deflateSetDictionary(&stream->z, stream->dictionary, stream->dictionary_size);
    if (stream->mode == INFLATERAW)
        return inflateSetDictionary(&stream->z, stream->dictionary, stream->dictionary_size);
    return Z_OK; /* inflate asks for it */
}

/* (mode, window bits, level, memory level, strategy, dictionary): the stream, or zlib's error */
HOST_FUNCTION(open_stream)
{
    int mode = to_int(ctx, argv[0]), bits = to_int(ctx, argv[1]), status;
    size_t size;
    const uint8_t *dictionary = engine_bytes(argv[5], &size);
    JSValue object = JS_NewObjectClass(ctx, stream_class);
    Stream *stream = js_mallocz(ctx, sizeof(*stream));

    if (!stream)
        return JS_EXCEPTION;
    JS_SetOpaque(object, stream);
    stream->mode = mode;
    stream->is_first = true;
    if (mode == GZIP || mode == GUNZIP)
        bits += 16;
    if (mode == UNZIP)
        bits += 32;
    if (mode == DEFLATERAW || mode == INFLATERAW)
        bits = -bits;
    stream->window_bits = bits;
    status = compresses(mode) ? deflateInit2(&stream->z, to_int(ctx, argv[2]), Z_DEFLATED, bits,
                                             to_int(ctx, argv[3]), to_int(ctx, argv[4]))
                              : inflateInit2(&stream->z, bits);
    stream->is_open = status == Z_OK;
    if (dictionary && status == Z_OK) {
        stream->dictionary = js_malloc(ctx, size + 1);
        if (!stream->dictionary)
            return JS_EXCEPTION;
        memcpy(stream->dictionary, dictionary, size);
        stream->dictionary_size = size;
        status = apply_dictionary(stream);
    }
    if (status != Z_OK) {
        JS_FreeValue(ctx, object);
        return JS_NewInt32(ctx, status);
    }
    return object;
}

/* (stream, flush, input, offset, length, output, offset, length, results): zlib's status;
   results = [output space left, input left] */
HOST_FUNCTION(process)
{
    Stream *stream = JS_GetOpaque2(ctx, argv[0], stream_class);
    size_t in_size, out_size, in_offset, out_offset;
    uint8_t *in = engine_bytes(argv[2], &in_size), *out = engine_bytes(argv[5], &out_size);
    int flush = to_int(ctx, argv[1]), status;
    z_stream *z;

    if (!stream)
        return JS_EXCEPTION;
    if (!stream->is_open)
        return JS_NewInt32(ctx, Z_STREAM_ERROR);
    z = &stream->z;
    in_offset = to_size(ctx, argv[3], in_size);
    out_offset = to_size(ctx, argv[6], out_size);
    z->next_in = in + in_offset;
    z->avail_in = to_size(ctx, argv[4], in_size - in_offset);
    z->next_out = out + out_offset;
    z->avail_out = to_size(ctx, argv[7], out_size - out_offset);
    if (compresses(stream->mode)) {
        status = deflate(z, flush);
    } else {
        status = inflate(z, flush);
        if (status == Z_NEED_DICT && stream->dictionary) {
            status = inflateSetDictionary(z, stream->dictionary, stream->dictionary_size);
            if (status == Z_OK)
                status = inflate(z, flush);
            else if (status == Z_DATA_ERROR)
                status = Z_NEED_DICT; /* the dictionary is not the right one */
        }
        /* a gzip file may have several members */
        while (status == Z_STREAM_END && z->avail_in > 0 && z->next_in[0] == 0x1F &&
               (stream->mode == GUNZIP || stream->mode == UNZIP)) {
            inflateReset(z);
            status = inflate(z, flush);
        }
    }
    JS_SetPropertyUint32(ctx, argv[8], 0, JS_NewInt64(ctx, z->avail_out));
    JS_SetPropertyUint32(ctx, argv[8], 1, JS_NewInt64(ctx, z->avail_in));
    return JS_NewInt32(ctx, status);
}

/* (stream): the text of the last error, or undefined */
HOST_FUNCTION(message)
{
    Stream *stream = JS_GetOpaque2(ctx, argv[0], stream_class);

    if (!stream)
        return JS_EXCEPTION;
    return stream->z.msg ? JS_NewString(ctx, stream->z.msg) : JS_UNDEFINED;
}

HOST_FUNCTION(has_dictionary)
{
    Stream *stream = JS_GetOpaque2(ctx, argv[0], stream_class);

    return stream ? JS_NewBool(ctx, stream->dictionary != NULL) : JS_EXCEPTION;
}

HOST_FUNCTION(reset)
{
    Stream *stream = JS_GetOpaque2(ctx, argv[0], stream_class);
    int status;

    if (!stream)
        return JS_EXCEPTION;
    status = compresses(stream->mode) ? deflateReset(&stream->z) : inflateReset(&stream->z);
    return JS_NewInt32(ctx, status == Z_OK ? apply_dictionary(stream) : status);
}

/* (stream, level, strategy) */
HOST_FUNCTION(set_parameters)
{
    Stream *stream = JS_GetOpaque2(ctx, argv[0], stream_class);

    if (!stream)
        return JS_EXCEPTION;
    return JS_NewInt32(ctx, compresses(stream->mode)
                            ? deflateParams(&stream->z, to_int(ctx, argv[1]), to_int(ctx, argv[2])) : Z_OK);
}

HOST_FUNCTION(close_function)
{
    Stream *stream = JS_GetOpaque2(ctx, argv[0], stream_class);

    if (!stream)
        return JS_EXCEPTION;
    close_stream(stream);
    return JS_UNDEFINED;
}

/* (bytes, value so far) */
HOST_FUNCTION(checksum)
{
    size_t size;
    const uint8_t *bytes = engine_bytes(argv[0], &size);

    return JS_NewInt64(ctx, crc32((uint32_t)to_double(ctx, argv[1]), bytes, size));
}

static const JSCFunctionListEntry functions[] = {
    HOST_ENTRY("open", 6, open_stream),
    HOST_ENTRY("process", 9, process),
    HOST_ENTRY("message", 1, message),
    HOST_ENTRY("hasDictionary", 1, has_dictionary),
    HOST_ENTRY("reset", 1, reset),
    HOST_ENTRY("setParameters", 3, set_parameters),
    HOST_ENTRY("close", 1, close_function),
    HOST_ENTRY("crc32", 2, checksum),
};

void add_compression(JSContext *ctx, JSValueConst host)
{
    static const JSClassDef stream_definition = { "CompressionStream", .finalizer = finalize_stream };
    JSRuntime *rt = JS_GetRuntime(ctx);

    JS_NewClassID(rt, &stream_class);
    JS_NewClass(rt, stream_class, &stream_definition);
    add_group(ctx, host, "compression", functions, COUNT_OF(functions));
}
