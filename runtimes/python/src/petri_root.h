/* root_directory.c, for CPython's patched sources. */
#ifndef PETRI_ROOT_H
#define PETRI_ROOT_H

#include <Python.h>
#include <sys/stat.h>

int petri_is_root(const char *path);
/* Like stat, for the root directory only. */
int petri_stat_root(const char *path, struct stat *status);
/* Appends the names in the root directory to the list `names`. */
int petri_list_root(PyObject *names, int as_str);

#endif
