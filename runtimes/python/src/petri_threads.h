/* What CPython's patched sources call in threads.c. */
#ifndef PETRI_THREADS_H
#define PETRI_THREADS_H

#include <Python.h>

/* Something that a thread waits for. */
typedef struct {
    int (*take)(void *subject); /* takes it for the current thread if it is to be had: 1, else 0 */
    void *subject;
    PyObject *owner;            /* keeps the subject alive, or NULL */
    PyTime_t deadline;          /* on the monotonic clock, or PETRI_FOREVER */
    PyObject *taken, *expired;  /* what the blocking call returns: immortal objects */
    PyCFunction leaf;           /* the C function that blocks */
} petri_wait_t;

#define PETRI_FOREVER PyTime_MAX

/* Waits while other threads run. 1: taken; 0: expired; -1: exception set, or the thread was
 * suspended, which looks like an exception until the interpreter loop takes it. */
int petri_wait(const petri_wait_t *wait);

/* Starts a thread that calls func(*args, **kwargs), later; returns its identity. `finished` gets the
 * result (or NULL and an exception), with the thread still current, and deletes its state. */
unsigned long petri_thread_start(PyThreadState *tstate, PyObject *func, PyObject *args, PyObject *kwargs,
                                 void (*finished)(void *context, PyObject *result), void *context);

/* Whether any thread but the current one exists. */
int petri_has_other_threads(void);

/* Lets others run until there is something to read from stdin. */
void petri_before_reading_stdin(void);

/* The identity that PyThread_get_thread_ident answers. */
unsigned long petri_thread_self(void);

/* ---- for the interpreter loop (ceval.c) ---- */

/* A throwflag of _PyEval_EvalFrameDefault: go on with a suspended thread. */
#define PETRI_RESUME 2

/* Called at the end of a pass of a Python loop when there is something to attend to: takes signals, lets
 * other threads run. 1: suspend this thread here. */
int petri_attend(PyThreadState *tstate);

/* The object being called by the loop itself, not by C code in between; NULL outside of such calls. */
extern PyObject *petri_direct_call;

/* Set as the current exception to suspend the thread; compare by identity. */
extern PyObject *petri_suspension;

struct _PyInterpreterFrame;
void petri_thread_suspended(PyThreadState *tstate, struct _PyInterpreterFrame *innermost);
struct _PyInterpreterFrame *petri_thread_resumed(void);

#endif
