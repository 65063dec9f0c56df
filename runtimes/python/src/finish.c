/* The end of a run.
 *
 * Py_FinalizeEx spends 6 to 80 ms taking the interpreter apart so that the process could boot
 * another. Here the whole instance is dropped right after, so only what a program can see is
 * done: its own modules are emptied and collected, so that __del__ and weakref callbacks run as
 * they do in CPython, and the standard streams are flushed. `patches/finish.patch` calls this
 * from _Py_Finalize, after threads, atexit functions and the first flush. */
#include "petri.h"

#include <pycore_gc.h>
#include <pycore_interp.h>
#include <pycore_moduleobject.h>
#include <pycore_object.h>

/* Modules imported later are cleared first, as finalize_modules does; those of the snapshot hold
 * nothing of the program's that is not also reachable from them after it. */
static void clear_program_modules(PyInterpreterState *interp)
{
    PyObject *modules = PyDict_Values(interp->imports.modules);
    if (modules == NULL) {
        PyErr_Clear();
        return;
    }
    for (Py_ssize_t i = PyList_GET_SIZE(modules) - 1; i >= 0; i--) {
        PyObject *module = PyList_GET_ITEM(modules, i);
        if (PyModule_Check(module) && !_Py_IsImmortal(module)) {
            _PyModule_Clear(module);
        }
    }
    Py_DECREF(modules);
}

void petri_finish(PyInterpreterState *interp)
{
    /* __main__ is the one module of the snapshot that belongs to the program. */
    PyObject *main_module = PyDict_GetItemString(interp->imports.modules, "__main__");
    clear_program_modules(interp);
    if (main_module != NULL) {
        _PyModule_Clear(main_module);
    }
    PyGC_Collect();
}
