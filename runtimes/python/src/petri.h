/* What the C files of the runtime share. */
#ifndef PETRI_H
#define PETRI_H

#define Py_BUILD_CORE 1
#include <Python.h>

/* Where the standard library seems to be: the names in tracebacks, sys.path and __file__. */
#define LIBRARY L"/usr/lib/python3.13"
/* Our Python modules while the snapshot is taken. */
#define BOOT "/boot"

/* immortal.c: no object of the snapshot is ever freed, so none needs its count written. */
void petri_make_immortal(void);

/* heap.c: what a run allocates lies together, in pages of its own. */
void petri_fill_heap(void);

/* hash_secret.c: str and bytes hashes that differ between runs of one snapshot. */
void petri_hash_seal(void);
void petri_hash_vary(void);

/* command_line.c: fills `config` from `argv`. Returns an exit status, or -1 to go on. */
int petri_parse_command_line(PyConfig *config, const PyWideStringList *argv);

/* native.c */
PyObject *PyInit__petri_native(void);

#endif
