/* The engine and our extensions of it, as one compilation unit: the extensions read structures
   that quickjs.c keeps to itself. */
#include "quickjs.c"
#include "extensions.h"

_Static_assert(HOST_FUNCTION_MAGIC == JS_HOST_FUNCTION_MAGIC, "see is_hidden_c_function()");

/* ---- values ---- */

const char *engine_kind(JSValueConst value)
{
    if (!JS_IsObject(value))
        return NULL;
    switch (JS_VALUE_GET_OBJ(value)->class_id) {
    case JS_CLASS_ERROR: return "Error";
    case JS_CLASS_NUMBER: return "NumberObject";
    case JS_CLASS_STRING: return "StringObject";
    case JS_CLASS_BOOLEAN: return "BooleanObject";
    case JS_CLASS_SYMBOL: return "SymbolObject";
    case JS_CLASS_BIG_INT: return "BigIntObject";
    case JS_CLASS_ARGUMENTS:
    case JS_CLASS_MAPPED_ARGUMENTS: return "Arguments";
    case JS_CLASS_DATE: return "Date";
    case JS_CLASS_MODULE_NS: return "ModuleNamespace";
    case JS_CLASS_REGEXP: return "RegExp";
    case JS_CLASS_ARRAY_BUFFER: return "ArrayBuffer";
    case JS_CLASS_SHARED_ARRAY_BUFFER: return "SharedArrayBuffer";
    case JS_CLASS_DATAVIEW: return "DataView";
    case JS_CLASS_MAP: return "Map";
    case JS_CLASS_SET: return "Set";
    case JS_CLASS_WEAKMAP: return "WeakMap";
    case JS_CLASS_WEAKSET: return "WeakSet";
    case JS_CLASS_WEAK_REF: return "WeakRef";
    case JS_CLASS_FINALIZATION_REGISTRY: return "FinalizationRegistry";
    case JS_CLASS_MAP_ITERATOR: return "MapIterator";
    case JS_CLASS_SET_ITERATOR: return "SetIterator";
    case JS_CLASS_GENERATOR:
    case JS_CLASS_ASYNC_GENERATOR: return "Generator";
    case JS_CLASS_GENERATOR_FUNCTION: return "GeneratorFunction";
    case JS_CLASS_ASYNC_FUNCTION: return "AsyncFunction";
    case JS_CLASS_ASYNC_GENERATOR_FUNCTION: return "AsyncGeneratorFunction";
    case JS_CLASS_PROXY: return "Proxy";
    case JS_CLASS_PROMISE: return "Promise";
    default: return NULL;
    }
}

uint8_t *engine_bytes(JSValueConst value, size_t *size)
{
    static uint8_t none[1];
    JSArrayBuffer *buffer;
    JSTypedArray *view;
    JSObject *p;

    *size = 0;
    if (!JS_IsObject(value))
        return NULL;
    p = JS_VALUE_GET_OBJ(value);
    if (is_typed_array(p->class_id)) {
        *size = (size_t)typed_array_length(p) << typed_array_size_log2(p->class_id);
        return *size ? p->u.array.u.uint8_ptr : none;
    }
    switch (p->class_id) {
    case JS_CLASS_ARRAY_BUFFER:
    case JS_CLASS_SHARED_ARRAY_BUFFER:
        buffer = p->u.array_buffer;
        *size = buffer->byte_length;
        return buffer->data ? buffer->data : none;
    case JS_CLASS_DATAVIEW:
        view = p->u.typed_array;
        buffer = view->buffer->u.array_buffer;
        if (!buffer->data || view->offset > (uint32_t)buffer->byte_length)
            return none;
        *size = view->track_rab ? buffer->byte_length - view->offset
                                : min_uint32(view->length, buffer->byte_length - view->offset);
        return buffer->data + view->offset;
    default:
        return NULL;
    }
}

bool engine_text(JSContext *ctx, JSValueConst string, EngineText *text)
{
    JSString *p;

    if (JS_VALUE_GET_TAG(string) == JS_TAG_STRING_ROPE) {
        /* a rope with more than one owner keeps its flat form */
        JSValue owner = js_dup(string), flat = js_linearize_string_rope(ctx, owner);
        JS_FreeValue(ctx, owner);
        if (JS_IsException(flat))
            return false;
        JS_FreeValue(ctx, flat);
        string = JS_VALUE_GET_STRING_ROPE(string)->left;
    }
    if (JS_VALUE_GET_TAG(string) != JS_TAG_STRING)
        return false;
    p = JS_VALUE_GET_STRING(string);
    text->length = p->len;
    text->latin1 = p->is_wide_char ? NULL : str8(p);
    text->utf16 = p->is_wide_char ? str16(p) : NULL;
    return true;
}

JSValue engine_new_latin1(JSContext *ctx, const uint8_t *characters, uint32_t length)
{
    return js_new_string8_len(ctx, (const char *)characters, length);
}

static void append(JSContext *ctx, JSValueConst array, uint32_t *n, JSValueConst value)
{
    JS_SetPropertyUint32(ctx, array, (*n)++, js_dup(value));
}

/* Lists the records from `el` on; which of key and value, `kind` says. */
static JSValue list_records(JSContext *ctx, JSMapState *map, struct list_head *el, bool is_set,
                            JSIteratorKindEnum kind)
{
    JSValue list = JS_NewArray(ctx);
    uint32_t n = 0;

    for (; el != &map->records; el = el->next) {
        JSMapRecord *record = list_entry(el, JSMapRecord, link);
        if (record->empty)
            continue;
        if (kind != JS_ITERATOR_KIND_VALUE)
            append(ctx, list, &n, record->key);
        if (kind != JS_ITERATOR_KIND_KEY)
            append(ctx, list, &n, is_set ? record->key : record->value);
    }
    return list;
}

JSValue engine_preview(JSContext *ctx, JSValueConst value, bool *pairs)
{
    JSClassID class_id = JS_IsObject(value) ? JS_VALUE_GET_OBJ(value)->class_id : 0;
    JSMapIteratorData *iterator;
    JSMapState *map;
    bool is_set;

    *pairs = false;
    switch (class_id) {
    case JS_CLASS_MAP:
    case JS_CLASS_WEAKMAP:
        *pairs = true;
        /* fall through */
    case JS_CLASS_SET:
    case JS_CLASS_WEAKSET:
        map = JS_GetOpaque(value, class_id);
        return list_records(ctx, map, map->records.next, false,
                            *pairs ? JS_ITERATOR_KIND_KEY_AND_VALUE : JS_ITERATOR_KIND_KEY);
    case JS_CLASS_MAP_ITERATOR:
    case JS_CLASS_SET_ITERATOR:
        is_set = class_id == JS_CLASS_SET_ITERATOR;
        iterator = JS_GetOpaque(value, class_id);
        *pairs = iterator->kind == JS_ITERATOR_KIND_KEY_AND_VALUE;
        if (JS_IsUndefined(iterator->obj))
            return JS_NewArray(ctx);
        map = JS_GetOpaque(iterator->obj, is_set ? JS_CLASS_SET : JS_CLASS_MAP);
        return list_records(ctx, map,
                            iterator->cur_record ? iterator->cur_record->link.next : map->records.next,
                            is_set, iterator->kind);
    default:
        return JS_UNDEFINED;
    }
}

JSValue engine_non_index_keys(JSContext *ctx, JSValueConst value, bool only_enumerable)
{
    int flags = JS_GPN_STRING_MASK | JS_GPN_SYMBOL_MASK | (only_enumerable ? JS_GPN_ENUM_ONLY : 0);
    JSPropertyEnum *properties;
    uint32_t count, index, n = 0;
    JSValue keys;

    if (JS_GetOwnPropertyNames(ctx, &properties, &count, value, flags) < 0)
        return JS_EXCEPTION;
    keys = JS_NewArray(ctx);
    for (uint32_t i = 0; i < count; i++) {
        if (!JS_AtomIsArrayIndex(ctx, &index, properties[i].atom))
            JS_SetPropertyUint32(ctx, keys, n++, JS_AtomToValue(ctx, properties[i].atom));
    }
    JS_FreePropertyEnum(ctx, properties, count);
    return keys;
}

JSValue engine_private_symbol(JSContext *ctx, const char *description)
{
    return JS_NewSymbolFromAtom(ctx, JS_NewAtom(ctx, description), JS_ATOM_TYPE_PRIVATE);
}

void engine_seed_random(JSContext *ctx, uint64_t seed)
{
    ctx->random_state = seed ? seed : 1; /* xorshift stays at zero */
}

/* ---- stack traces ---- */

void engine_set_stack_formatter(JSContext *ctx, JSValueConst function)
{
    JS_FreeValue(ctx, ctx->error_prepare_stack);
    ctx->error_prepare_stack = js_dup(function);
}

JSValue engine_call_sites(JSContext *ctx, JSValueConst error)
{
    JSObject *p;

    if (!JS_IsObject(error))
        return JS_UNDEFINED;
    p = JS_VALUE_GET_OBJ(error);
    if (p->class_id != JS_CLASS_ERROR || !JS_IsObject(p->u.object_data))
        return JS_UNDEFINED;
    return js_dup(p->u.object_data);
}

JSValue engine_call_site_prototype(JSContext *ctx)
{
    return js_dup(ctx->class_proto[JS_CLASS_CALL_SITE]);
}

JSValue engine_last_throw(JSContext *ctx, JSValueConst error)
{
    JSRuntime *rt = ctx->rt;
    JSValue place;
    bool same;

    if (rt->last_throw.filename == JS_ATOM_NULL)
        return JS_UNDEFINED;
    /* the value was not kept alive: objects are compared by address only */
    same = JS_IsObject(error) && JS_IsObject(rt->last_throw.value)
        ? JS_VALUE_GET_PTR(error) == JS_VALUE_GET_PTR(rt->last_throw.value)
        : JS_VALUE_GET_TAG(error) == JS_VALUE_GET_TAG(rt->last_throw.value);
    if (!same)
        return JS_UNDEFINED;
    place = JS_NewArray(ctx);
    JS_SetPropertyUint32(ctx, place, 0, JS_AtomToString(ctx, rt->last_throw.filename));
    JS_SetPropertyUint32(ctx, place, 1, JS_NewInt32(ctx, rt->last_throw.line));
    JS_SetPropertyUint32(ctx, place, 2, JS_NewInt32(ctx, rt->last_throw.col));
    return place;
}

/* util.inspect() asks a function for its text to tell a class from a function. */
static const char class_stub[] = "class {}";

static void seal_bytecode(JSContext *ctx, JSFunctionBytecode *b, bool hidden)
{
    b->hidden_in_backtrace = hidden;
    if (b->source) {
        bool is_class = !strncmp(b->source, "class", 5);
        js_free(ctx, b->source);
        b->source = is_class ? js_strdup(ctx, class_stub) : NULL;
        b->source_len = is_class ? sizeof(class_stub) - 1 : 0;
    }
    for (int i = 0; i < b->cpool_count; i++) {
        if (JS_VALUE_GET_TAG(b->cpool[i]) == JS_TAG_FUNCTION_BYTECODE)
            seal_bytecode(ctx, JS_VALUE_GET_PTR(b->cpool[i]), hidden);
    }
}

void engine_seal_function(JSContext *ctx, JSValueConst function, bool hidden)
{
    JSObject *p;

    if (!JS_IsObject(function))
        return;
    p = JS_VALUE_GET_OBJ(function);
    if (js_class_has_bytecode(p->class_id))
        seal_bytecode(ctx, p->u.func.function_bytecode, hidden);
}

/* ---- realms ---- */

JSContext *engine_new_realm(JSContext *ctx)
{
    JSContext *realm = JS_NewContext(JS_GetRuntime(ctx));

    if (realm)
        engine_set_stack_formatter(realm, ctx->error_prepare_stack);
    return realm;
}

/* ---- modules ---- */

JSModuleDef *engine_module_compile(JSContext *ctx, const char *source, size_t size, const char *url)
{
    JSValue module = JS_Eval(ctx, source, size, url, JS_EVAL_TYPE_MODULE | JS_EVAL_FLAG_COMPILE_ONLY);

    return JS_IsException(module) ? NULL : JS_VALUE_GET_PTR(module);
}

JSModuleDef *engine_module_synthetic(JSContext *ctx, const char *url, JSValueConst names,
                                     JSModuleInitFunc *evaluate)
{
    JSModuleDef *m = JS_NewCModule(ctx, url, evaluate);
    int64_t count = 0;

    if (!m || JS_GetLength(ctx, names, &count) < 0)
        return NULL;
    for (int64_t i = 0; i < count; i++) {
        JSValue name = JS_GetPropertyInt64(ctx, names, i);
        const char *text = JS_ToCString(ctx, name);
        if (text)
            JS_AddModuleExport(ctx, m, text);
        JS_FreeCString(ctx, text);
        JS_FreeValue(ctx, name);
    }
    m->resolved = true;
    return m;
}

JSValue engine_module_requests(JSContext *ctx, JSModuleDef *m)
{
    JSValue list = JS_NewArray(ctx);

    for (int i = 0; i < m->req_module_entries_count; i++) {
        JSReqModuleEntry *entry = &m->req_module_entries[i];
        JSValue request = JS_NewObject(ctx);
        JS_SetPropertyStr(ctx, request, "specifier", JS_AtomToString(ctx, entry->module_name));
        JS_SetPropertyStr(ctx, request, "attributes", js_dup(entry->attributes));
        JS_SetPropertyUint32(ctx, list, i, request);
    }
    return list;
}

void engine_module_set_dependency(JSContext *ctx, JSModuleDef *m, uint32_t index, JSModuleDef *dependency)
{
    if (index < (uint32_t)m->req_module_entries_count)
        m->req_module_entries[index].module = dependency;
    m->resolved = true;
}

int engine_module_link(JSContext *ctx, JSModuleDef *m)
{
    if (js_create_module_function(ctx, m) < 0)
        return -1;
    return js_link_module(ctx, m);
}

JSValue engine_module_evaluate(JSContext *ctx, JSModuleDef *m)
{
    return js_evaluate_module(ctx, m);
}

static bool has_async_module(JSModuleDef *m, JSModuleDef **seen, int *count, int max)
{
    if (m->has_tla)
        return true;
    for (int i = 0; i < *count; i++) {
        if (seen[i] == m)
            return false;
    }
    if (*count == max)
        return false;
    seen[(*count)++] = m;
    for (int i = 0; i < m->req_module_entries_count; i++) {
        JSModuleDef *dependency = m->req_module_entries[i].module;
        if (dependency && has_async_module(dependency, seen, count, max))
            return true;
    }
    return false;
}

bool engine_module_is_async(JSModuleDef *m)
{
    JSModuleDef *seen[1024];
    int count = 0;

    return has_async_module(m, seen, &count, countof(seen));
}

int engine_module_status(JSModuleDef *m)
{
    switch (m->status) {
    case JS_MODULE_STATUS_UNLINKED: return 0;
    case JS_MODULE_STATUS_LINKING: return 1;
    case JS_MODULE_STATUS_LINKED: return 2;
    case JS_MODULE_STATUS_EVALUATING: return 3;
    default: return m->eval_has_exception ? 5 : 4;
    }
}

JSValue engine_module_error(JSModuleDef *m)
{
    return m->eval_has_exception ? js_dup(m->eval_exception) : JS_UNDEFINED;
}

void engine_set_module_hooks(JSRuntime *rt,
                             JSValue (*import)(JSContext *ctx, JSValueConst specifier,
                                               JSValueConst attributes, JSValueConst referrer),
                             void (*import_meta)(JSContext *ctx, JSModuleDef *module, JSValueConst meta))
{
    rt->host_import = import;
    rt->host_import_meta = import_meta;
}

/* ---- the heap ---- */

size_t engine_heap_size(JSRuntime *rt)
{
    return rt->malloc_state.malloc_size;
}

/* Names that a program brings go to the end of the table, side by side, and the hash table does
   not have to grow for them: that would touch every name there is. */
static void reserve_atoms(JSRuntime *rt)
{
    const int spare = 8192;
    int start = rt->atom_size, size = start + spare;
    JSAtomStruct **array;

    while (rt->atom_hash_size < 4 * rt->atom_count) {
        if (JS_ResizeAtomHash(rt, rt->atom_hash_size * 2))
            return;
    }
    array = js_realloc_rt(rt, rt->atom_array, sizeof(*array) * size);
    if (!array)
        return;
    for (int i = start; i < size; i++)
        array[i] = atom_set_free(i + 1 < size ? i + 1 : 0);
    rt->atom_array = array;
    rt->atom_size = size;
    rt->atom_free_index = start;
}

/* Makes the built-in functions that are made when they are first looked up: a run would write to
   their objects and to tables of properties all over the snapshot. */
static void make_lazy_functions(JSContext *ctx)
{
    struct list_head *el;

    list_for_each(el, &ctx->rt->gc_obj_list) {
        JSObject *p = list_entry(el, JSObject, header.link);
        if (JS_GC_TYPE(p) != JS_GC_OBJ_TYPE_JS_OBJECT)
            continue;
        for (int i = 0; i < p->shape->prop_count; i++) {
            JSShapeProperty *prs = get_shape_prop(p->shape) + i;
            if ((prs->flags & JS_PROP_TMASK) == JS_PROP_AUTOINIT &&
                js_autoinit_get_id(&p->prop[i]) == JS_AUTOINIT_ID_PROP)
                JS_AutoInitProperty(ctx, p, prs->atom, &p->prop[i], prs);
        }
    }
}

void engine_prepare_freeze(JSContext *ctx)
{
    JSRuntime *rt = ctx->rt;

    make_lazy_functions(ctx);
    reserve_atoms(rt);
    /* likewise the table of shapes */
    while (rt->shape_hash_size < 4 * rt->shape_hash_count) {
        if (resize_shape_hash(rt, rt->shape_hash_bits + 1))
            return;
    }
}

void engine_freeze(JSRuntime *rt, uintptr_t end)
{
    /* new blocks come from new arenas, and the collector knows new objects only */
    for (int i = 0; i < JS_ARENA_BLOCK_SIZE_COUNT; i++) {
        init_list_head(&rt->arena_state.free_arena_list[i]);
        init_list_head(&rt->arena_state.arena_list[i]);
    }
    init_list_head(&rt->gc_obj_list);
    js_frozen_end = end;
}

void engine_reserve_memory(JSRuntime *rt, size_t size)
{
    rt->memory_reserve = rt->mf.js_malloc(rt->malloc_state.opaque, size);
}

int engine_parse_error_width(JSRuntime *rt)
{
    return rt->parse_error_width;
}

/* ---- promise hooks ---- */

static JSValue promise_hooks[4];

static void run_promise_hook(JSContext *ctx, JSPromiseHookType type, JSValueConst promise,
                             JSValueConst parent, void *opaque)
{
    static const int index[] = {
        [JS_PROMISE_HOOK_INIT] = 0, [JS_PROMISE_HOOK_BEFORE] = 1, [JS_PROMISE_HOOK_AFTER] = 2,
        [JS_PROMISE_HOOK_RESOLVE] = 3,
    };
    JSValueConst arguments[] = { promise, parent };
    JSValue hook = promise_hooks[index[type]];

    (void)opaque;
    if (JS_IsFunction(ctx, hook))
        JS_FreeValue(ctx, JS_Call(ctx, hook, JS_UNDEFINED, 2, arguments));
}

void engine_set_promise_hooks(JSContext *ctx, JSValueConst functions[4])
{
    bool any = false;

    for (int i = 0; i < 4; i++) {
        JS_FreeValue(ctx, promise_hooks[i]);
        promise_hooks[i] = js_dup(functions[i]);
        any |= JS_IsFunction(ctx, functions[i]);
    }
    JS_SetPromiseHook(JS_GetRuntime(ctx), any ? run_promise_hook : NULL, NULL);
}
