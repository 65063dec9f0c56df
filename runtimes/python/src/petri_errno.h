/* errno_numbers.c, for CPython's patched sources. */
#ifndef PETRI_ERRNO_H
#define PETRI_ERRNO_H

int petri_linux_errno(int wasi);
const char *petri_strerror(int linux_number);

#endif
