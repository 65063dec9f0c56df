/* Signals from the host.
 *
 * The host writes the number of a signal into `petri_signal_flag` (the first int of
 * petri_attention) while the program is suspended, and ends a blocked call with EINTR.
 * CPython looks at it wherever it looks for events of other threads (`patches/signals.patch`) and in
 * PyErr_CheckSignals; from there on all is CPython's own: handlers, KeyboardInterrupt, the retried
 * calls of PEP 475. */
#include "petri.h"
#include "petri_signals.h"

#include <errno.h>
#include <time.h>
#include <wasi/api.h>

volatile union petri_attention petri_attention;

void petri_take_signal(void)
{
    int number = petri_attention.signal;
    petri_attention.signal = 0;
    if (petri_receive_signal(number)) {
        __wasi_proc_exit(128 + number); /* as a shell reports a process that a signal ended */
    }
}

/* wasi-libc's own answers ENOTSUP when the wait is interrupted, and so nanosleep and all else that
 * is built on it. `clock` is the wasi-libc object that names the host's clock. */
int clock_nanosleep(clockid_t clock, int flags, const struct timespec *wanted, struct timespec *remaining)
{
    (void)remaining;
    if (wanted->tv_sec < 0 || wanted->tv_nsec < 0 || wanted->tv_nsec >= 1000000000) {
        return EINVAL;
    }
    __wasi_timestamp_t duration = wanted->tv_sec > INT64_MAX / 1000000000
        ? UINT64_MAX : (__wasi_timestamp_t)wanted->tv_sec * 1000000000 + wanted->tv_nsec;
    __wasi_subscription_t subscription = {.u = {.tag = __WASI_EVENTTYPE_CLOCK, .u.clock = {
        .id = *(const __wasi_clockid_t *)clock,
        .timeout = duration,
        .flags = flags & TIMER_ABSTIME ? __WASI_SUBCLOCKFLAGS_SUBSCRIPTION_CLOCK_ABSTIME : 0,
    }}};
    __wasi_event_t event;
    __wasi_size_t count;
    __wasi_errno_t error = __wasi_poll_oneoff(&subscription, &event, 1, &count);
    return error ? error : event.error;
}
