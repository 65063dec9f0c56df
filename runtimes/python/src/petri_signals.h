/* Signals from the host, for CPython's patched sources. See signals.c. */
#ifndef PETRI_SIGNALS_H
#define PETRI_SIGNALS_H

#include <stdint.h>

/* What the interpreter loop has to attend to; both in one word so that it reads only one. */
union petri_attention {
    struct {
        int signal;  /* written by the host: the number of a signal */
        int threads; /* threads take turns (threads.c) */
    };
    uint64_t any;
};

/* The name by which the host finds it. */
extern volatile union petri_attention petri_attention __asm__("petri_signal_flag");

/* Takes the signal that the host has written, so that PyErr_CheckSignals finds it. */
void petri_take_signal(void);

#define PETRI_CHECK_SIGNALS()                           \
    do {                                                \
        if (__builtin_expect(petri_attention.signal, 0)) { \
            petri_take_signal();                        \
        }                                               \
    } while (0)

/* signalmodule.c: what C's signal handler would do. 1: the signal ends the program. */
int petri_receive_signal(int number);

#endif
