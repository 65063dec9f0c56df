/* Clocks, randomness, environment, signals, waiting and the end of the process: `host.process`. */
#include <poll.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>
#include <sys/random.h>
#include "host.h"

static double now_in(clockid_t clock)
{
    struct timespec now;

    clock_gettime(clock, &now);
    return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

HOST_FUNCTION(monotonic_ms)
{
    return JS_NewFloat64(ctx, now_in(CLOCK_MONOTONIC));
}

/* (pair): seconds and nanoseconds, for which a double of milliseconds is too coarse. */
HOST_FUNCTION(monotonic)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    JS_SetPropertyUint32(ctx, argv[0], 0, JS_NewInt64(ctx, now.tv_sec));
    JS_SetPropertyUint32(ctx, argv[0], 1, JS_NewInt64(ctx, now.tv_nsec));
    return JS_UNDEFINED;
}

HOST_FUNCTION(wall_ms)
{
    return JS_NewFloat64(ctx, now_in(CLOCK_REALTIME));
}

HOST_FUNCTION(fill_random)
{
    size_t size, step;
    uint8_t *bytes = engine_bytes(argv[0], &size);

    for (size_t done = 0; bytes && done < size; done += step) {
        step = size - done < 256 ? size - done : 256; /* getentropy()'s limit */
        if (getentropy(bytes + done, step) < 0)
            return JS_NewInt32(ctx, failure());
    }
    return JS_NewInt32(ctx, 0);
}

/* ---- signals ---- */

/* Where the host puts the number of a signal for the program, while the program does not run:
   the module exports the address as a global of this name. What is blocked in a system call then
   ends with EINTR. */
__attribute__((used)) volatile int32_t petri_signal_flag;

/* The signals that a program listens to, a bit for each. */
static uint64_t listened_to;

/* The signal that has arrived and waits for the loop, or 0. */
static int32_t arrived;

/* Takes the signal from the host: calls are interrupted as long as it is there. One that nobody
   listens to ends the process. */
static void heed_signal(void)
{
    int32_t signal = petri_signal_flag;

    if (!signal)
        return;
    petri_signal_flag = 0;
    if (!(listened_to >> (signal & 63) & 1))
        _Exit(128 + signal);
    arrived = signal;
}

/* Whether a call was interrupted and is to be made again: the program goes on, its listeners are
   the loop's business. */
bool interrupted(int status)
{
    if (status >= 0 || errno != EINTR)
        return false;
    heed_signal();
    return true;
}

static int while_running(JSRuntime *rt, void *opaque)
{
    heed_signal();
    return 0;
}

/* The number of the signal that has arrived, or 0. */
HOST_FUNCTION(take_signal)
{
    int32_t signal;

    heed_signal();
    signal = arrived;
    arrived = 0;
    return JS_NewInt32(ctx, signal);
}

/* (number, whether the program listens to it) */
HOST_FUNCTION(listen_to_signal)
{
    uint64_t bit = (uint64_t)1 << (to_int(ctx, argv[0]) & 63);

    listened_to = JS_ToBool(ctx, argv[1]) ? listened_to | bit : listened_to & ~bit;
    return JS_UNDEFINED;
}

/* ---- waiting ---- */

/* (milliseconds or -1, for stdin): waits; tells whether stdin can be read. A signal ends it. */
HOST_FUNCTION(wait)
{
    double ms = to_double(ctx, argv[0]);
    struct pollfd input = { .fd = 0, .events = POLLIN };
    int ready;

    if (JS_ToBool(ctx, argv[1])) {
        ready = poll(&input, 1, ms < 0 ? -1 : (int)(ms + 0.999));
        if (interrupted(ready))
            return JS_FALSE;
        return JS_NewBool(ctx, ready != 0); /* an error shows when it is read */
    }
    if (ms > 0) {
        struct timespec time = { (time_t)(ms / 1e3), 0 };
        time.tv_nsec = (long)((ms - time.tv_sec * 1e3) * 1e6);
        errno = clock_nanosleep(CLOCK_MONOTONIC, 0, &time, NULL);
        (void)interrupted(errno ? -1 : 0);
    }
    return JS_FALSE;
}

HOST_FUNCTION(environment)
{
    extern char **environ;
    JSValue pairs = JS_NewArray(ctx);
    uint32_t n = 0;

    for (char **entry = environ; entry && *entry; entry++) {
        char *equals = strchr(*entry, '=');
        if (!equals)
            continue;
        JS_SetPropertyUint32(ctx, pairs, n++, JS_NewStringLen(ctx, *entry, equals - *entry));
        JS_SetPropertyUint32(ctx, pairs, n++, JS_NewString(ctx, equals + 1));
    }
    return pairs;
}

/* Nothing is torn down: the instance goes with all that it holds. */
HOST_FUNCTION(leave)
{
    _Exit(to_int(ctx, argv[0]));
}

HOST_FUNCTION(run_microtasks)
{
    JSRuntime *rt = JS_GetRuntime(ctx);
    JSContext *job_ctx;
    int status;

    while ((status = JS_ExecutePendingJob(rt, &job_ctx)) > 0)
        ;
    return status < 0 ? JS_Throw(ctx, JS_GetException(job_ctx)) : JS_UNDEFINED;
}

HOST_FUNCTION(collect_garbage)
{
    JS_RunGC(JS_GetRuntime(ctx));
    return JS_UNDEFINED;
}

/* [bytes in use by JavaScript, bytes of linear memory] */
HOST_FUNCTION(memory)
{
    JSValue pair = JS_NewArray(ctx);
    int64_t total = 64 << 20;

#ifdef __wasm__
    total = (int64_t)__builtin_wasm_memory_size(0) << 16;
#endif
    JS_SetPropertyUint32(ctx, pair, 0, JS_NewInt64(ctx, engine_heap_size(JS_GetRuntime(ctx))));
    JS_SetPropertyUint32(ctx, pair, 1, JS_NewInt64(ctx, total));
    return pair;
}

static const JSCFunctionListEntry functions[] = {
    HOST_ENTRY("monotonicMs", 0, monotonic_ms),
    HOST_ENTRY("monotonic", 1, monotonic),
    HOST_ENTRY("wallMs", 0, wall_ms),
    HOST_ENTRY("fillRandom", 1, fill_random),
    HOST_ENTRY("takeSignal", 0, take_signal),
    HOST_ENTRY("listenToSignal", 2, listen_to_signal),
    HOST_ENTRY("wait", 2, wait),
    HOST_ENTRY("environment", 0, environment),
    HOST_ENTRY("leave", 1, leave),
    HOST_ENTRY("runMicrotasks", 0, run_microtasks),
    HOST_ENTRY("collectGarbage", 0, collect_garbage),
    HOST_ENTRY("memory", 0, memory),
};

void add_process(JSContext *ctx, JSValueConst host)
{
    add_group(ctx, host, "process", functions, COUNT_OF(functions));
    JS_SetInterruptHandler(JS_GetRuntime(ctx), while_running, NULL);
}
