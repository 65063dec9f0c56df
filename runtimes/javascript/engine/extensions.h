/* What the runtime needs of QuickJS beyond its public interface. */
#ifndef ENGINE_EXTENSIONS_H
#define ENGINE_EXTENSIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "quickjs.h"

/* The `magic` of a host function: it shows no frame of its own in a stack trace. */
#define HOST_FUNCTION_MAGIC 0x7074

/* What `value` is, in the words of Node's internalBinding('types'): "Map", "Proxy", … NULL
   for an object of no special kind, and for a primitive. */
const char *engine_kind(JSValueConst value);

/* The bytes below a typed array, DataView or ArrayBuffer; NULL when `value` is none of these. */
uint8_t *engine_bytes(JSValueConst value, size_t *size);

/* The characters of a string, without a copy: one of `latin1` and `utf16` is set.
   Valid as long as the string is; a rope is flattened in place. */
typedef struct EngineText {
    const uint8_t *latin1;
    const uint16_t *utf16;
    uint32_t length;
} EngineText;
bool engine_text(JSContext *ctx, JSValueConst string, EngineText *text);
JSValue engine_new_latin1(JSContext *ctx, const uint8_t *characters, uint32_t length);

/* The contents of a collection or of what an iterator has left, as an array;
   undefined for anything else. `pairs` tells that keys and values alternate. */
JSValue engine_preview(JSContext *ctx, JSValueConst value, bool *pairs);

/* Own keys that are not array indices. */
JSValue engine_non_index_keys(JSContext *ctx, JSValueConst value, bool only_enumerable);

/* Follows promises: the functions are called with a promise (the first one with its parent, too)
   when it is made, before and after its reaction runs, and when it is settled. */
void engine_set_promise_hooks(JSContext *ctx, JSValueConst functions[4]);

/* A symbol that no reflection shows, as V8's private symbols. */
JSValue engine_private_symbol(JSContext *ctx, const char *description);

/* Formats stacks: called with the error and its call sites when a stack is first read. */
void engine_set_stack_formatter(JSContext *ctx, JSValueConst function);
/* The call sites of an error whose stack was not read yet; undefined otherwise. */
JSValue engine_call_sites(JSContext *ctx, JSValueConst error);
JSValue engine_call_site_prototype(JSContext *ctx);
/* [file, line, column] of the `throw` that threw `error` last; undefined when it was not a
   `throw` statement. */
JSValue engine_last_throw(JSContext *ctx, JSValueConst error);

/* Compiles one of the runtime's own functions: its source text is dropped, and with `hidden`
   its frames do not show in stack traces. */
void engine_seal_function(JSContext *ctx, JSValueConst function, bool hidden);

/* Another global object with its own built-ins (a realm), for vm contexts. */
JSContext *engine_new_realm(JSContext *ctx);

/* Modules. The host compiles each, tells it its dependencies, links and evaluates the graph. */
JSModuleDef *engine_module_compile(JSContext *ctx, const char *source, size_t size, const char *url);
JSModuleDef *engine_module_synthetic(JSContext *ctx, const char *url, JSValueConst names,
                                     JSModuleInitFunc *evaluate);
JSValue engine_module_requests(JSContext *ctx, JSModuleDef *module);
void engine_module_set_dependency(JSContext *ctx, JSModuleDef *module, uint32_t index, JSModuleDef *dependency);
int engine_module_link(JSContext *ctx, JSModuleDef *module);
JSValue engine_module_evaluate(JSContext *ctx, JSModuleDef *module);
bool engine_module_is_async(JSModuleDef *module);
/* Node's numbering: uninstantiated, instantiating, instantiated, evaluating, evaluated, errored. */
int engine_module_status(JSModuleDef *module);
JSValue engine_module_error(JSModuleDef *module);
void engine_set_module_hooks(JSRuntime *rt,
                             JSValue (*import)(JSContext *ctx, JSValueConst specifier,
                                               JSValueConst attributes, JSValueConst referrer),
                             void (*import_meta)(JSContext *ctx, JSModuleDef *module, JSValueConst meta));

size_t engine_heap_size(JSRuntime *rt);

/* Math.random() goes on from here. */
void engine_seed_random(JSContext *ctx, uint64_t seed);

/* Ends the boot. What is allocated so far is never counted, collected or freed from then on
   (see "the frozen heap" in quickjs.c). First prepare; then make sure that malloc() hands out
   nothing below `end`; then freeze. */
void engine_prepare_freeze(JSContext *ctx);
void engine_freeze(JSRuntime *rt, uintptr_t end);

/* Keeps memory back for the time after memory ran out: an error has to be made and printed. */
void engine_reserve_memory(JSRuntime *rt, size_t size);

/* How many characters the token had that the last SyntaxError was about. */
int engine_parse_error_width(JSRuntime *rt);

#endif
