/* script.c, for CPython's patched Modules/main.c. */
#ifndef PETRI_SCRIPT_H
#define PETRI_SCRIPT_H

#include <Python.h>
#include <stdio.h>

/* Opens a program read whole into memory, or returns NULL to have it opened the usual way. */
FILE *petri_open_script(const char *path);

/* sys.path[0] of a script with an absolute path that is no symbolic link; else NULL. */
PyObject *petri_script_directory(const wchar_t *script);

#endif
