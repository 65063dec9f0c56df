/* Opening the program with few host calls: each costs more than reading a page of it. */
#define _GNU_SOURCE
#include "petri_script.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <wchar.h>

/* Larger programs are read as CPython reads them. */
#define READ_AHEAD_MAX (1 << 20)

/* Whether one of the first two lines may declare an encoding (PEP 263): the tokenizer then opens
 * the file again by its descriptor, which a file in memory lacks. */
static int may_declare_encoding(const char *text, size_t size)
{
    const char *end = memchr(text, '\n', size);
    if (end != NULL) {
        end = memchr(end + 1, '\n', text + size - (end + 1));
    }
    size_t head = end ? (size_t)(end - text) : size;
    return memmem(text, head, "coding", 6) != NULL;
}

/* The file of `fd` in memory, or NULL if it is not an ordinary file of a moderate size. */
static FILE *read_ahead(int fd)
{
    struct stat status;
    if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size == 0 || status.st_size > READ_AHEAD_MAX) {
        return NULL;
    }
    size_t size = status.st_size, length = 0;
    char *text = malloc(size);
    while (text != NULL && length < size) {
        ssize_t count = read(fd, text + length, size - length);
        if (count <= 0) {
            free(text);
            return NULL;
        }
        length += count;
    }
    if (text != NULL && may_declare_encoding(text, size)) {
        free(text);
        return NULL;
    }
    return text == NULL ? NULL : fmemopen(text, size, "rb"); /* the text stays for the run */
}

FILE *petri_open_script(const char *path)
{
    int fd = open(path, O_RDONLY);
    FILE *file = fd < 0 ? NULL : read_ahead(fd);
    if (fd >= 0) {
        close(fd);
    }
    return file;
}

PyObject *petri_script_directory(const wchar_t *script)
{
    char path[256], target[8];
    size_t length = wcstombs(path, script, sizeof path);
    if (length >= sizeof path || path[0] != '/' || strstr(path, "//") || strstr(path, "/.")) {
        return NULL;
    }
    if (readlink(path, target, sizeof target) > 0) {
        return NULL;
    }
    const char *slash = strrchr(path, '/');
    return PyUnicode_DecodeFSDefaultAndSize(path, slash == path ? 1 : slash - path);
}
