/* Compiling functions, scripts and modules: `host.code`. */
#include <stdio.h>
#include "host.h"
#include "library.h"

/* `host.hooks`: what the JavaScript half wants to be called for. */
static JSValue hooks;

static JSValue call_hook(JSContext *ctx, const char *name, int argc, JSValueConst *argv)
{
    JSValue hook = JS_GetPropertyStr(ctx, hooks, name);
    JSValue answer = JS_Call(ctx, hook, JS_UNDEFINED, argc, argv);

    JS_FreeValue(ctx, hook);
    return answer;
}

/* ---- functions and scripts ---- */

/* Wraps a text as the body of a function. The head is put on line 0, so that the text keeps its
   line and column numbers. */
static JSValue compile_body(JSContext *ctx, const char *parameters, const char *body, size_t size,
                            const char *filename)
{
    JSEvalOptions options = {
        .version = JS_EVAL_OPTIONS_VERSION,
        .eval_flags = JS_EVAL_TYPE_GLOBAL,
        .filename = filename,
        .line_num = -1,
    };
    char *text = js_malloc(ctx, strlen(parameters) + size + 32);
    int head;
    JSValue function;

    if (!text)
        return JS_EXCEPTION;
    head = sprintf(text, "(function (%s) {\n", parameters);
    memcpy(text + head, body, size);
    if (size > 1 && text[head] == '#' && text[head + 1] == '!')
        memcpy(text + head, "//", 2);
    strcpy(text + head + size, "\n})");
    function = JS_Eval2(ctx, text, head + size + 3, &options);
    js_free(ctx, text);
    return function;
}

/* (parameters, body, filename) */
HOST_FUNCTION(compile_function)
{
    size_t size;
    const char *parameters = JS_ToCString(ctx, argv[0]), *body = JS_ToCStringLen(ctx, &size, argv[1]);
    const char *filename = JS_ToCString(ctx, argv[2]);
    JSValue function = JS_EXCEPTION;

    if (parameters && body && filename)
        function = compile_body(ctx, parameters, body, size, filename);
    JS_FreeCString(ctx, parameters);
    JS_FreeCString(ctx, body);
    JS_FreeCString(ctx, filename);
    return function;
}

/* (parameters, path in the library, filename, hidden): one of the runtime's own files. While
   booting only: nothing of the library is there at run time. */
HOST_FUNCTION(compile_library)
{
    const char *parameters = JS_ToCString(ctx, argv[0]), *path = JS_ToCString(ctx, argv[1]);
    const char *filename = JS_ToCString(ctx, argv[2]);
    size_t size;
    char *body = library_read(path, &size);
    JSValue function;

    if (body) {
        function = compile_body(ctx, parameters, body, size, filename);
        engine_seal_function(ctx, function, JS_ToBool(ctx, argv[3]));
    } else {
        function = JS_ThrowReferenceError(ctx, "no file '%s' in the library", path);
    }
    library_release(body, size);
    JS_FreeCString(ctx, parameters);
    JS_FreeCString(ctx, path);
    JS_FreeCString(ctx, filename);
    return function;
}

HOST_FUNCTION(read_library)
{
    const char *path = JS_ToCString(ctx, argv[0]);
    size_t size;
    char *text = library_read(path, &size);
    JSValue string = text ? JS_NewStringLen(ctx, text, size) : JS_UNDEFINED;

    library_release(text, size);
    JS_FreeCString(ctx, path);
    return string;
}

/* [handle, global object] of a new realm; it lives to the end of the program. */
HOST_FUNCTION(new_realm)
{
    JSContext *realm = engine_new_realm(ctx);
    JSValue pair;

    if (!realm)
        return JS_ThrowOutOfMemory(ctx);
    pair = JS_NewArray(ctx);
    JS_SetPropertyUint32(ctx, pair, 0, JS_NewInt64(ctx, (uintptr_t)realm));
    JS_SetPropertyUint32(ctx, pair, 1, JS_GetGlobalObject(realm));
    return pair;
}

/* (source, filename, "run" | "check" | "check module", realm or undefined): a check only parses */
HOST_FUNCTION(script)
{
    size_t size;
    const char *source = JS_ToCStringLen(ctx, &size, argv[0]), *filename = JS_ToCString(ctx, argv[1]);
    const char *what = JS_ToCString(ctx, argv[2]);
    JSValue value = JS_EXCEPTION;

    if (source && filename && what) {
        int flags = strcmp(what, "check module") ? JS_EVAL_TYPE_GLOBAL : JS_EVAL_TYPE_MODULE;
        if (*what == 'c')
            flags |= JS_EVAL_FLAG_COMPILE_ONLY;
        int64_t realm = 0;
        if (JS_IsNumber(argv[3]))
            JS_ToInt64(ctx, &realm, argv[3]);
        value = JS_Eval(realm ? (JSContext *)(uintptr_t)realm : ctx, source, size, filename, flags);
        if (*what == 'c' && !JS_IsException(value)) {
            JS_FreeValue(ctx, value);
            value = JS_UNDEFINED;
        }
    }
    JS_FreeCString(ctx, source);
    JS_FreeCString(ctx, filename);
    JS_FreeCString(ctx, what);
    return value;
}

/* ---- modules: the loader is Node's (node/bindings/module_wrap.js) ---- */

/* Modules live as long as the context; JavaScript knows them by their address. */
static JSValue handle_of(JSContext *ctx, JSModuleDef *module)
{
    return module ? JS_NewInt64(ctx, (uintptr_t)module) : JS_EXCEPTION;
}

static JSModuleDef *module_of(JSContext *ctx, JSValueConst handle)
{
    int64_t address = 0;

    JS_ToInt64(ctx, &address, handle);
    return (JSModuleDef *)(uintptr_t)address;
}

/* (source, url) */
HOST_FUNCTION(module_compile)
{
    size_t size;
    const char *source = JS_ToCStringLen(ctx, &size, argv[0]), *url = JS_ToCString(ctx, argv[1]);
    JSValue handle = JS_EXCEPTION;

    if (source && url)
        handle = handle_of(ctx, engine_module_compile(ctx, source, size, url));
    JS_FreeCString(ctx, source);
    JS_FreeCString(ctx, url);
    return handle;
}

static int evaluate_synthetic(JSContext *ctx, JSModuleDef *module)
{
    JSValue handle = handle_of(ctx, module);
    JSValue answer = call_hook(ctx, "evaluateSynthetic", 1, (JSValueConst *)&handle);

    JS_FreeValue(ctx, answer);
    return JS_IsException(answer) ? -1 : 0;
}

/* (url, names of the exports) */
HOST_FUNCTION(module_synthetic)
{
    const char *url = JS_ToCString(ctx, argv[0]);
    JSValue handle = JS_EXCEPTION;

    if (url)
        handle = handle_of(ctx, engine_module_synthetic(ctx, url, argv[1], evaluate_synthetic));
    JS_FreeCString(ctx, url);
    return handle;
}

/* (handle, name, value) */
HOST_FUNCTION(module_set_export)
{
    const char *name = JS_ToCString(ctx, argv[1]);
    int status = -1;

    if (name)
        status = JS_SetModuleExport(ctx, module_of(ctx, argv[0]), name, JS_DupValue(ctx, argv[2]));
    JS_FreeCString(ctx, name);
    return status < 0 ? JS_EXCEPTION : JS_UNDEFINED;
}

HOST_FUNCTION(module_requests)
{
    return engine_module_requests(ctx, module_of(ctx, argv[0]));
}

/* (handle, handles of the dependencies, in the order of the requests) */
HOST_FUNCTION(module_set_dependencies)
{
    JSModuleDef *module = module_of(ctx, argv[0]);
    int64_t count = 0;

    if (JS_GetLength(ctx, argv[1], &count) < 0)
        return JS_EXCEPTION;
    engine_module_set_dependency(ctx, module, UINT32_MAX, NULL); /* there may be none */
    for (int64_t i = 0; i < count; i++) {
        JSValue dependency = JS_GetPropertyInt64(ctx, argv[1], i);
        engine_module_set_dependency(ctx, module, i, module_of(ctx, dependency));
        JS_FreeValue(ctx, dependency);
    }
    return JS_UNDEFINED;
}

HOST_FUNCTION(module_link)
{
    return engine_module_link(ctx, module_of(ctx, argv[0])) < 0 ? JS_EXCEPTION : JS_UNDEFINED;
}

HOST_FUNCTION(module_evaluate)
{
    return engine_module_evaluate(ctx, module_of(ctx, argv[0]));
}

HOST_FUNCTION(module_namespace)
{
    return JS_GetModuleNamespace(ctx, module_of(ctx, argv[0]));
}

HOST_FUNCTION(module_status)
{
    return JS_NewInt32(ctx, engine_module_status(module_of(ctx, argv[0])));
}

HOST_FUNCTION(module_error)
{
    return engine_module_error(module_of(ctx, argv[0]));
}

HOST_FUNCTION(module_is_async)
{
    return JS_NewBool(ctx, engine_module_is_async(module_of(ctx, argv[0])));
}

static JSValue import_hook(JSContext *ctx, JSValueConst specifier, JSValueConst attributes,
                           JSValueConst referrer)
{
    JSValueConst arguments[] = { specifier, attributes, referrer };

    return call_hook(ctx, "importModule", COUNT_OF(arguments), arguments);
}

static void import_meta_hook(JSContext *ctx, JSModuleDef *module, JSValueConst meta)
{
    JSValue handle = handle_of(ctx, module);
    JSValueConst arguments[] = { handle, meta };

    JS_FreeValue(ctx, call_hook(ctx, "importMeta", COUNT_OF(arguments), arguments));
}

static void rejection_hook(JSContext *ctx, JSValueConst promise, JSValueConst reason, bool handled,
                           void *opaque)
{
    JSValueConst arguments[] = { promise, reason, JS_NewBool(ctx, handled) };

    (void)opaque;
    JS_FreeValue(ctx, call_hook(ctx, "rejection", COUNT_OF(arguments), arguments));
}

static const JSCFunctionListEntry functions[] = {
    HOST_ENTRY("compileFunction", 3, compile_function),
    HOST_ENTRY("compileLibrary", 4, compile_library),
    HOST_ENTRY("readLibrary", 1, read_library),
    HOST_ENTRY("script", 4, script),
    HOST_ENTRY("newRealm", 0, new_realm),
    HOST_ENTRY("moduleCompile", 2, module_compile),
    HOST_ENTRY("moduleSynthetic", 2, module_synthetic),
    HOST_ENTRY("moduleSetExport", 3, module_set_export),
    HOST_ENTRY("moduleRequests", 1, module_requests),
    HOST_ENTRY("moduleSetDependencies", 2, module_set_dependencies),
    HOST_ENTRY("moduleLink", 1, module_link),
    HOST_ENTRY("moduleEvaluate", 1, module_evaluate),
    HOST_ENTRY("moduleNamespace", 1, module_namespace),
    HOST_ENTRY("moduleStatus", 1, module_status),
    HOST_ENTRY("moduleError", 1, module_error),
    HOST_ENTRY("moduleIsAsync", 1, module_is_async),
};

void add_code(JSContext *ctx, JSValueConst host)
{
    JSRuntime *rt = JS_GetRuntime(ctx);
    JSValue group;

    hooks = JS_NewObject(ctx);
    JS_SetPropertyStr(ctx, host, "hooks", JS_DupValue(ctx, hooks));
    add_group(ctx, host, "code", functions, COUNT_OF(functions));
    group = JS_GetPropertyStr(ctx, host, "code");
    JS_SetPropertyStr(ctx, group, "libraryPath", JS_NewString(ctx, LIBRARY));
    JS_FreeValue(ctx, group);
    engine_set_module_hooks(rt, import_hook, import_meta_hook);
    JS_SetHostPromiseRejectionTracker(rt, rejection_hook, NULL);
}
