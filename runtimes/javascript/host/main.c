/* Boots the runtime at build time (the snapshot starts from there) and runs a program.
   What happens when is JavaScript's business: ../node/boot.js boots, ../node/loop.js runs. */
#include <fcntl.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>
#include "host.h"
#include "library.h"

#ifdef __wasm__
/* of wasi-libc, which has no header for it: the preopened directories are looked up again */
void __wasilibc_reset_preopens(void);
#endif

/* The C stack (STACK_SIZE, the linker's) that JavaScript may use; the rest is for the host
   functions that run at the deepest point. */
#define STACK_RESERVE (128 * 1024)

static JSRuntime *rt;
static JSContext *ctx;
static JSValue host;

/* ---- the heap while booting ---- */

/* A snapshot holds what was freed, too: it is cleared, so that it takes no room there. */
static void *boot_calloc(void *opaque, size_t count, size_t size)
{
    return calloc(count, size);
}

static void *boot_malloc(void *opaque, size_t size)
{
    return malloc(size);
}

static bool booted;

static void boot_free(void *opaque, void *block)
{
    if (block && !booted)
        memset(block, 0, malloc_usable_size(block));
    free(block);
}

static void *boot_realloc(void *opaque, void *block, size_t size)
{
    size_t old_size;
    void *moved;

    if (booted || !block)
        return realloc(block, size);
    old_size = malloc_usable_size(block);
    moved = malloc(size);
    if (moved) {
        memcpy(moved, block, old_size < size ? old_size : size);
        boot_free(opaque, block);
    }
    return moved;
}

static size_t usable_size(const void *block)
{
    return malloc_usable_size((void *)block);
}

static const JSMallocFunctions heap = {
    boot_calloc, boot_malloc, boot_free, boot_realloc, usable_size,
};

/* ---- the library ---- */

char *library_read(const char *path, size_t *size)
{
    char full_path[512];
    struct stat st;
    char *text = NULL;
    int fd;

    *size = 0;
    snprintf(full_path, sizeof(full_path), "%s/%s", LIBRARY, path);
    fd = open(full_path, O_RDONLY);
    if (fd < 0)
        return NULL;
    if (fstat(fd, &st) == 0 && (text = malloc(st.st_size + 1))) {
        while (*size < (size_t)st.st_size) {
            ssize_t count = read(fd, text + *size, st.st_size - *size);
            if (count <= 0)
                break;
            *size += count;
        }
        text[*size] = 0;
    }
    close(fd);
    return text;
}

void library_release(char *text, size_t size)
{
    if (text)
        memset(text, 0, size);
    free(text);
}

/* ---- boot and run ---- */

/* For what must not happen: an exception that the JavaScript half let through. */
static void die(const char *when)
{
    JSValue exception = JS_GetException(ctx);
    JSValue stack = JS_GetPropertyStr(ctx, exception, "stack");
    const char *text = JS_ToCString(ctx, exception), *frames = JS_ToCString(ctx, stack);

    fprintf(stderr, "%s: %s\n%s\n", when, text ? text : "(no text)", frames ? frames : "");
    _Exit(70);
}

/* Takes all that malloc() could still hand out of the memory in use so far; answers where the
   memory of the program will begin. */
static uintptr_t use_up_heap(void)
{
#ifdef __wasm__
    char *end = sbrk(0), *block;

    for (size_t size = 1 << 20; size > 0; size /= 2) {
        while ((block = malloc(size)) && block < end)
            ;
        free(block);
    }
    return (uintptr_t)end;
#else
    return 0; /* a native build boots on every start and shares nothing */
#endif
}

__attribute__((export_name("wizer-initialize"))) void boot(void)
{
    JSValue function, answer;
    char *text;
    size_t size;

    rt = JS_NewRuntime2(&heap, NULL);
    JS_SetMaxStackSize(rt, 0);
    JS_SetGCThreshold(rt, SIZE_MAX);
    ctx = JS_NewContext(rt);
    host = JS_NewObject(ctx);
    add_bytes(ctx, host);
    add_code(ctx, host);
    add_compression(ctx, host);
    add_crypto(ctx, host);
    add_files(ctx, host);
    add_process(ctx, host);
    add_url(ctx, host);
    add_values(ctx, host);

    text = library_read("runtime/boot.js", &size);
    if (!text) {
        fprintf(stderr, "boot: no runtime/boot.js in %s\n", LIBRARY);
        _Exit(70);
    }
    function = JS_Eval(ctx, text, size, "petri:boot", JS_EVAL_TYPE_GLOBAL);
    library_release(text, size);
    if (JS_IsException(function))
        die("boot");
    engine_seal_function(ctx, function, true);
    answer = JS_Call(ctx, function, JS_UNDEFINED, 1, (JSValueConst *)&host);
    if (JS_IsException(answer))
        die("boot");
    JS_FreeValue(ctx, answer);
    JS_FreeValue(ctx, function);
    JS_RunGC(rt);
#ifdef __wasm__
    /* the library's directory is gone at run time; the program's directories come instead */
    __wasilibc_reset_preopens();
#endif
    engine_prepare_freeze(ctx);
    engine_freeze(rt, use_up_heap());
    booted = true;
}

int main(int argc, char **argv)
{
    JSValue arguments, hooks, run, answer;
    uint64_t seed = 0;

    if (!booted)
        boot();
    /* WASI has no working directory of its own; the host says which */
    if (getenv("PWD"))
        chdir(getenv("PWD"));
    JS_UpdateStackTop(rt);
    JS_SetMaxStackSize(rt, STACK_SIZE - STACK_RESERVE);
    JS_SetGCThreshold(rt, engine_heap_size(rt) + (8 << 20));
    engine_reserve_memory(rt, 512 << 10);
    getentropy(&seed, sizeof(seed));
    engine_seed_random(ctx, seed);
    arguments = JS_NewArray(ctx);
    for (int i = 0; i < argc; i++)
        JS_SetPropertyUint32(ctx, arguments, i, JS_NewString(ctx, argv[i]));
    hooks = JS_GetPropertyStr(ctx, host, "hooks");
    run = JS_GetPropertyStr(ctx, hooks, "run");
    answer = JS_Call(ctx, run, JS_UNDEFINED, 1, (JSValueConst *)&arguments);
    if (JS_IsException(answer))
        die("run");
    return to_int(ctx, answer);
}
