/* Threads without threads.
 *
 * WASI preview 1 has one thread and no way to switch C stacks. But since 3.11 a call from Python to
 * Python does not recurse in C: the frames of a thread are a linked list, and the interpreter
 * loop runs all of them. So a thread that blocks in a call made directly by the loop (nearly all
 * do: time.sleep, Lock.acquire and what threading and queue build on it) can be *suspended*: the
 * loop leaves its frames as they are and returns; later a new loop takes them up again, with the
 * result of the blocking call. `patches/threads.patch` has the loop's side of this.
 *
 * A thread that blocks with C code in between (and the main thread, always) waits *in place*: it
 * runs the other threads on top of its own C stack until it has what it waits for. It cannot go
 * on before the threads above it are suspended or done; if they wait for it, nobody can go on,
 * and the wait ends in a RuntimeError instead of hanging.
 *
 * Threads take turns where they block, and a thread that computes is suspended, or lets others run in
 * place, when its slice of time is over at the end of a pass of a Python loop (petri_attend). */
#include "petri.h"
#include "petri_signals.h"
#include "petri_threads.h"

#include <pycore_ceval.h>
#include <pycore_frame.h>
#include <pycore_function.h>
#include <pycore_pystate.h>
#include <pycore_time.h>

#include <poll.h>
#include <time.h>

typedef enum { NEW, RUNNING, SUSPENDED } thread_status;

typedef struct thread {
    struct thread *next;
    PyThreadState *tstate;
    unsigned long ident;
    thread_status status;
    int suspendable;             /* the interpreter loop is the first thing on its C stack */
    PyObject *func, *args, *kwargs;
    void (*finished)(void *, PyObject *);
    void *context;
    petri_wait_t wait;           /* while SUSPENDED */
    _PyInterpreterFrame *innermost, *outermost;
} thread; /* with `wait.expired` of NULL: suspended at the end of a pass, not in a call */

#define MAIN_IDENT 1

/* How long a thread computes while others could; as CPython's sys.getswitchinterval(). */
#define SLICE ((PyTime_t)5 * 1000 * 1000)
/* After how many passes of loops a thread looks at the clock. */
#define PASSES_PER_LOOK 256

static thread *threads;          /* all but the main one, in order of their start */
static thread *current;          /* NULL: the main thread */
static unsigned long last_ident = MAIN_IDENT;
static PyTime_t slice_end;

PyObject *petri_direct_call;
PyObject *petri_suspension = Py_Ellipsis; /* any immortal object that is no exception */

unsigned long petri_thread_self(void)
{
    return current ? current->ident : MAIN_IDENT;
}

int petri_has_other_threads(void)
{
    return threads != NULL; /* for a thread, the main one is another */
}

unsigned long petri_thread_start(PyThreadState *tstate, PyObject *func, PyObject *args, PyObject *kwargs,
                                 void (*finished)(void *, PyObject *), void *context)
{
    thread *created = PyMem_RawCalloc(1, sizeof *created);
    if (created == NULL) {
        return 0;
    }
    *created = (thread){.tstate = tstate, .ident = ++last_ident, .status = NEW, .func = func, .args = args,
                        .kwargs = kwargs, .finished = finished, .context = context};
    thread **end = &threads;
    while (*end != NULL) {
        end = &(*end)->next;
    }
    *end = created;
    petri_attention.threads = 1;
    return created->ident;
}

static void forget(thread *done)
{
    thread **link = &threads;
    while (*link != done) {
        link = &(*link)->next;
    }
    *link = done->next;
    petri_attention.threads = threads != NULL;
    PyMem_RawFree(done);
}

/* ---- suspending --------------------------------------------------------------------------- */

/* Whether the interpreter loop itself is calling `leaf`: no C code between the two. */
static int called_by_loop(PyCFunction leaf)
{
    PyObject *callable = petri_direct_call;
    petri_direct_call = NULL;
    if (callable == NULL) {
        return 0;
    }
    PyMethodDef *method = PyCFunction_CheckExact(callable) ? ((PyCFunctionObject *)callable)->m_ml
        : Py_IS_TYPE(callable, &PyMethodDescr_Type)        ? ((PyMethodDescrObject *)callable)->d_method
                                                           : NULL;
    return method != NULL && method->ml_meth == leaf;
}

/* Whether only one interpreter loop is on the C stack of the current thread. */
static int in_outermost_loop(PyThreadState *tstate)
{
    int loops = 0;
    for (_PyInterpreterFrame *frame = tstate->current_frame; frame != NULL; frame = frame->previous) {
        loops += frame->owner == FRAME_OWNED_BY_CSTACK;
    }
    return loops == 1;
}

/* Called by the interpreter loop as it leaves. */
void petri_thread_suspended(PyThreadState *tstate, _PyInterpreterFrame *innermost)
{
    current->status = SUSPENDED;
    current->innermost = innermost;
    while (innermost->previous->owner != FRAME_OWNED_BY_CSTACK) {
        innermost = innermost->previous;
    }
    current->outermost = innermost;
}

/* Called by the interpreter loop as it takes up a suspended thread: where it goes on. */
_PyInterpreterFrame *petri_thread_resumed(void)
{
    return current->innermost;
}

/* ---- running ------------------------------------------------------------------------------ */

/* The first call of a thread. Python functions are entered without C in between. */
static PyObject *call(thread *started)
{
    PyObject *function = started->func;
    PyObject *arguments[8];
    size_t count = 0;
    if (PyMethod_Check(function)) {
        arguments[count++] = PyMethod_GET_SELF(function);
        function = PyMethod_GET_FUNCTION(function);
    }
    size_t given = PyTuple_GET_SIZE(started->args);
    if (PyFunction_Check(function) && started->kwargs == NULL && count + given <= Py_ARRAY_LENGTH(arguments)) {
        started->suspendable = 1;
        for (size_t i = 0; i < given; i++) {
            arguments[count++] = PyTuple_GET_ITEM(started->args, i);
        }
        return _PyFunction_Vectorcall(function, arguments, count, NULL);
    }
    return PyObject_Call(started->func, started->args, started->kwargs);
}

/* Goes on where the thread was suspended: its blocking call, if it was in one, returns `result`. */
static PyObject *go_on(thread *suspended, PyObject *result)
{
    _PyInterpreterFrame *frame = suspended->innermost;
    if (result != NULL) {
        frame->localsplus[frame->stacktop - 1] = result; /* immortal */
    }
    Py_CLEAR(suspended->wait.owner);
    return _PyEval_EvalFrameDefault(suspended->tstate, suspended->outermost, PETRI_RESUME);
}

static PyTime_t now(void)
{
    PyTime_t time;
    (void)PyTime_MonotonicRaw(&time);
    return time;
}

/* Runs a thread until it is suspended or done. */
static void run(thread *chosen, PyObject *result)
{
    thread *previous = current;
    PyThreadState *tstate = PyThreadState_Get();
    int fresh = chosen->status == NEW;
    current = chosen;
    if (fresh) {
        _PyThreadState_Bind(chosen->tstate);
    }
    PyThreadState_Swap(chosen->tstate);
    chosen->status = RUNNING;
    slice_end = now() + SLICE;
    /* It stands on this thread's C stack, so it gets what is left of it. */
    chosen->tstate->c_recursion_remaining = tstate->c_recursion_remaining;
    PyObject *value = fresh ? call(chosen) : go_on(chosen, result);
    if (chosen->status == SUSPENDED) {
        PyThreadState_Swap(tstate);
        current = previous;
        return;
    }
    chosen->finished(chosen->context, value);
    forget(chosen);
    current = previous;
    PyThreadState_Swap(tstate);
}

/* Takes what `waiting` waits for in its name. */
static int take_for(thread *waiting)
{
    thread *previous = current;
    current = waiting;
    int taken = waiting->wait.take != NULL && waiting->wait.take(waiting->wait.subject);
    current = previous;
    return taken;
}

/* Runs `candidate` if it can go on. */
static int try_to_run(thread *candidate)
{
    if (candidate->status == NEW) {
        run(candidate, NULL);
        return 1;
    }
    if (candidate->status != SUSPENDED) {
        return 0;
    }
    if (take_for(candidate)) {
        run(candidate, candidate->wait.taken);
        return 1;
    }
    if (candidate->wait.deadline != PETRI_FOREVER && candidate->wait.deadline <= now()) {
        run(candidate, candidate->wait.expired);
        return 1;
    }
    return 0;
}

/* Gives every thread of this moment a turn. Threads come and go meanwhile: they are found by
 * their identities, which only grow. */
static int run_others(const petri_wait_t *own)
{
    int ran = 0;
    unsigned long after = MAIN_IDENT, last = last_ident;
    while (after < last) {
        thread *candidate = threads;
        while (candidate != NULL && candidate->ident <= after) {
            candidate = candidate->next;
        }
        if (candidate == NULL || candidate->ident > last) {
            break;
        }
        after = candidate->ident;
        ran |= try_to_run(candidate);
        if (ran && own != NULL && own->deadline <= now()) {
            break;
        }
    }
    return ran;
}

/* When the first of the suspended threads can go on, if not before `deadline`. */
static PyTime_t first_deadline(PyTime_t deadline)
{
    for (thread *other = threads; other != NULL; other = other->next) {
        if (other->status == SUSPENDED) {
            deadline = Py_MIN(deadline, other->wait.deadline);
        }
    }
    return deadline;
}

/* Nobody can run: sleeps until a deadline comes, or a signal. */
static int sleep_until_deadline(PyTime_t deadline)
{
    deadline = first_deadline(deadline);
    if (deadline == PETRI_FOREVER) {
        return -1;
    }
    PyTime_t remaining = deadline - now();
    struct timespec duration;
    if (remaining > 0 && _PyTime_AsTimespec(remaining, &duration) == 0) {
        nanosleep(&duration, NULL);
    }
    PETRI_CHECK_SIGNALS();
    return 0;
}

static int wait_in_place(const petri_wait_t *wait)
{
    for (;;) {
        /* Handlers run in the main thread, and may bring about what it waits for. */
        if (current == NULL && PyErr_CheckSignals() < 0) {
            return -1;
        }
        if (wait->take != NULL && wait->take(wait->subject)) {
            return 1;
        }
        if (wait->deadline != PETRI_FOREVER && wait->deadline <= now()) {
            return 0;
        }
        if (!run_others(wait) && sleep_until_deadline(wait->deadline) < 0) {
            PyErr_SetString(PyExc_RuntimeError,
                            "deadlock: this thread waits for something that no thread here can bring about "
                            "(threads take turns where they block; see the notes on threads of this runtime)");
            return -1;
        }
    }
}

int petri_wait(const petri_wait_t *wait)
{
    int by_loop = called_by_loop(wait->leaf);
    PyThreadState *tstate = PyThreadState_Get();
    if (by_loop && current != NULL && current->suspendable && in_outermost_loop(tstate)) {
        current->wait = *wait;
        Py_XINCREF(wait->owner);
        tstate->current_exception = petri_suspension;
        return -1;
    }
    return wait_in_place(wait);
}

int petri_attend(PyThreadState *tstate)
{
    static unsigned passes;
    PETRI_CHECK_SIGNALS();
    if (threads == NULL || ++passes % PASSES_PER_LOOK != 0 || now() < slice_end) {
        return 0;
    }
    if (current != NULL && current->suspendable && in_outermost_loop(tstate)) {
        current->wait = (petri_wait_t){.deadline = 0};
        return 1;
    }
    run_others(NULL);
    slice_end = now() + SLICE;
    return 0;
}

void petri_before_reading_stdin(void)
{
    while (threads != NULL) {
        PyTime_t wait = run_others(NULL) ? 0 : first_deadline(PETRI_FOREVER);
        if (wait == PETRI_FOREVER) {
            return;
        }
        wait = wait == 0 ? 0 : Py_MAX(wait - now(), 0) / 1000000 + 1;
        struct pollfd input = {.fd = 0, .events = POLLIN};
        if (poll(&input, 1, (int)Py_MIN(wait, INT_MAX)) != 0) {
            return; /* there is something, or a signal: reading tells */
        }
    }
}
