/* The JavaScript that the runtime boots from: a folder that is there while booting only. */
#ifndef LIBRARY_H
#define LIBRARY_H

#include <stddef.h>

#ifndef LIBRARY
#define LIBRARY "/library" /* where the manifest mounts it */
#endif

/* The text of a file, or NULL. The memory is cleared when it is released: what the boot leaves
   behind would become part of the snapshot. */
char *library_read(const char *path, size_t *size);
void library_release(char *text, size_t size);

#endif
