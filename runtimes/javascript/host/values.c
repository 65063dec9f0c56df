/* Looking into values as V8's embedder interface does: `host.values`. */
#include "host.h"

/* ng's promises in the numbers of Node's binding: pending 0, fulfilled 1, rejected 2. */
HOST_FUNCTION(promise_details)
{
    JSPromiseStateEnum state = JS_PromiseState(ctx, argv[0]);
    JSValue details;

    if (state == JS_PROMISE_NOT_A_PROMISE)
        return JS_UNDEFINED;
    details = JS_NewArray(ctx);
    JS_SetPropertyUint32(ctx, details, 0, JS_NewInt32(ctx, state - JS_PROMISE_PENDING));
    if (state != JS_PROMISE_PENDING)
        JS_SetPropertyUint32(ctx, details, 1, JS_PromiseResult(ctx, argv[0]));
    return details;
}

HOST_FUNCTION(kind)
{
    const char *name = engine_kind(argv[0]);
    return name ? JS_NewString(ctx, name) : JS_UNDEFINED;
}

/* [target, handler]; both null once the proxy is revoked */
HOST_FUNCTION(proxy_details)
{
    JSValue details;

    if (!JS_IsProxy(argv[0]))
        return JS_UNDEFINED;
    details = JS_NewArray(ctx);
    for (int i = 0; i < 2; i++) {
        JSValue part = i ? JS_GetProxyHandler(ctx, argv[0]) : JS_GetProxyTarget(ctx, argv[0]);
        if (JS_IsException(part)) {
            JS_FreeValue(ctx, JS_GetException(ctx));
            part = JS_NULL;
        }
        JS_SetPropertyUint32(ctx, details, i, part);
    }
    return details;
}

/* [entries, whether keys and values alternate] */
HOST_FUNCTION(preview)
{
    bool pairs;
    JSValue entries = engine_preview(ctx, argv[0], &pairs), answer;

    if (!JS_IsObject(entries))
        return entries;
    answer = JS_NewArray(ctx);
    JS_SetPropertyUint32(ctx, answer, 0, entries);
    JS_SetPropertyUint32(ctx, answer, 1, JS_NewBool(ctx, pairs));
    return answer;
}

HOST_FUNCTION(non_index_keys)
{
    return engine_non_index_keys(ctx, argv[0], JS_ToBool(ctx, argv[1]));
}

HOST_FUNCTION(private_symbol)
{
    const char *description = JS_ToCString(ctx, argv[0]);
    JSValue symbol = description ? engine_private_symbol(ctx, description) : JS_EXCEPTION;

    JS_FreeCString(ctx, description);
    return symbol;
}

HOST_FUNCTION(set_stack_formatter)
{
    engine_set_stack_formatter(ctx, argv[0]);
    return JS_UNDEFINED;
}

HOST_FUNCTION(call_sites)
{
    return engine_call_sites(ctx, argv[0]);
}

HOST_FUNCTION(call_site_prototype)
{
    return engine_call_site_prototype(ctx);
}

HOST_FUNCTION(last_throw)
{
    return engine_last_throw(ctx, argv[0]);
}

HOST_FUNCTION(detach)
{
    JS_DetachArrayBuffer(ctx, argv[0]);
    return JS_UNDEFINED;
}

HOST_FUNCTION(set_promise_hooks)
{
    engine_set_promise_hooks(ctx, argv);
    return JS_UNDEFINED;
}

HOST_FUNCTION(parse_error_width)
{
    return JS_NewInt32(ctx, engine_parse_error_width(JS_GetRuntime(ctx)));
}

static const JSCFunctionListEntry functions[] = {
    HOST_ENTRY("kind", 1, kind),
    HOST_ENTRY("promiseDetails", 1, promise_details),
    HOST_ENTRY("proxyDetails", 1, proxy_details),
    HOST_ENTRY("preview", 1, preview),
    HOST_ENTRY("nonIndexKeys", 2, non_index_keys),
    HOST_ENTRY("privateSymbol", 1, private_symbol),
    HOST_ENTRY("setStackFormatter", 1, set_stack_formatter),
    HOST_ENTRY("callSites", 1, call_sites),
    HOST_ENTRY("callSitePrototype", 0, call_site_prototype),
    HOST_ENTRY("lastThrow", 1, last_throw),
    HOST_ENTRY("detach", 1, detach),
    HOST_ENTRY("setPromiseHooks", 4, set_promise_hooks),
    HOST_ENTRY("parseErrorWidth", 0, parse_error_width),
};

void add_values(JSContext *ctx, JSValueConst host)
{
    add_group(ctx, host, "values", functions, COUNT_OF(functions));
}
