/* Makes every object of the snapshot immortal (PEP 683).
 *
 * The snapshot's memory is shared copy-on-write between all runs; writing a reference count costs
 * a page fault and a private page. Immortal objects are never counted. None of them could be freed
 * anyway while its memory belongs to the snapshot. */
#include "petri.h"

#include <pycore_code.h>
#include <pycore_gc.h>
#include <pycore_interp.h>
#include <pycore_object.h>

static int visit(PyObject *object, void *unused);

/* Code objects are not tracked by the collector, so nobody else leads to what they hold. */
static void visit_code(PyCodeObject *code)
{
    PyObject *held[] = {
        code->co_consts, code->co_names, code->co_exceptiontable, code->co_localsplusnames,
        code->co_localspluskinds, code->co_filename, code->co_name, code->co_qualname, code->co_linetable,
    };
    for (size_t i = 0; i < Py_ARRAY_LENGTH(held); i++) {
        if (held[i] != NULL) {
            visit(held[i], NULL);
        }
    }
}

static int visit(PyObject *object, void *unused)
{
    (void)unused;
    if (_Py_IsImmortal(object)) {
        return 0;
    }
    object->ob_refcnt = _Py_IMMORTAL_REFCNT;
    if (PyUnicode_Check(object)) {
        if (PyUnicode_CHECK_INTERNED(object) == SSTATE_INTERNED_MORTAL) {
            ((PyASCIIObject *)object)->state.interned = SSTATE_INTERNED_IMMORTAL;
        }
    }
    else if (PyCode_Check(object)) {
        visit_code((PyCodeObject *)object);
    }
    else if (PyObject_IS_GC(object) && !_PyObject_GC_IS_TRACKED(object)) {
        /* Untracked containers (tuples of atoms, dicts of atoms) are in no generation. */
        Py_TYPE(object)->tp_traverse(object, visit, NULL);
    }
    return 0;
}

static void visit_generation(PyGC_Head *head)
{
    for (PyGC_Head *gc = _PyGCHead_NEXT(head); gc != head; gc = _PyGCHead_NEXT(gc)) {
        PyObject *object = (PyObject *)(gc + 1);
        visit(object, NULL);
        Py_TYPE(object)->tp_traverse(object, visit, NULL);
    }
}

static void visit_interned_strings(PyInterpreterState *interp)
{
    PyObject *interned = interp->cached_objects.interned_strings;
    Py_ssize_t position = 0;
    PyObject *key, *value;
    while (interned && PyDict_Next(interned, &position, &key, &value)) {
        visit(key, NULL);
    }
}

void petri_make_immortal(void)
{
    PyInterpreterState *interp = PyInterpreterState_Get();
    PyGC_Collect();
    for (int i = 0; i < NUM_GENERATIONS; i++) {
        visit_generation(&interp->gc.generations[i].head);
    }
    visit_interned_strings(interp);
    _PyGC_Freeze(interp);
}
