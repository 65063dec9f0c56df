/* The C half of the runtime: functions that the JavaScript half (../node) sees as `host`.
   Convention: a function that asks the system answers a negative errno (Linux's number) on
   failure; only misuse throws. */
#ifndef HOST_H
#define HOST_H

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "../engine/extensions.h"

#define HOST_FUNCTION(name)                                                                     \
    static JSValue name(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv)

/* `length` arguments can be read whatever the caller passed. */
#define HOST_ENTRY(name, length, function)                                                      \
    { name, JS_PROP_WRITABLE | JS_PROP_CONFIGURABLE, JS_DEF_CFUNC, HOST_FUNCTION_MAGIC,         \
      .u = { .func = { length, JS_CFUNC_generic, { .generic = function } } } }

#define COUNT_OF(array) (int)(sizeof(array) / sizeof(*(array)))

/* Each file adds its functions to an object of its own: host.files, host.bytes, … */
void add_bytes(JSContext *ctx, JSValueConst host);
void add_code(JSContext *ctx, JSValueConst host);
void add_compression(JSContext *ctx, JSValueConst host);
void add_crypto(JSContext *ctx, JSValueConst host);
void add_files(JSContext *ctx, JSValueConst host);
void add_process(JSContext *ctx, JSValueConst host);
void add_url(JSContext *ctx, JSValueConst host);
void add_values(JSContext *ctx, JSValueConst host);

static inline void add_group(JSContext *ctx, JSValueConst host, const char *name,
                             const JSCFunctionListEntry *functions, int count)
{
    JSValue group = JS_NewObject(ctx);

    JS_SetPropertyFunctionList(ctx, group, functions, count);
    JS_SetPropertyStr(ctx, host, name, group);
}

/* Whether a system call ended because a signal arrived. */
bool interrupted(int status);

/* Linux's number for the current errno, negated: what libuv calls the error. */
int failure(void);

static inline int32_t to_int(JSContext *ctx, JSValueConst value)
{
    int32_t number = 0;
    JS_ToInt32(ctx, &number, value);
    return number;
}

static inline double to_double(JSContext *ctx, JSValueConst value)
{
    double number = 0;
    JS_ToFloat64(ctx, &number, value);
    return number;
}

/* An index or size that came from JavaScript, brought into 0..max. */
static inline size_t to_size(JSContext *ctx, JSValueConst value, size_t max)
{
    double number = to_double(ctx, value);
    return number > 0 ? (number < (double)max ? (size_t)number : max) : 0;
}

#endif
