/* memcpy, memmove and memset in place of wasi-libc's.
 *
 * An interpreter mostly copies a few bytes at a time. The wasm instructions for it (memory.copy,
 * memory.fill) leave the compiled code for a host function, which costs more than such a copy; for
 * large ones they are the fastest there is. libc has only loops. So: loops below a threshold,
 * instructions from there on. This file alone is compiled with -mbulk-memory. */
#include <stddef.h>
#include <stdint.h>

#define LARGE 128

/* A machine word that may lie anywhere and alias anything. */
typedef uint64_t __attribute__((aligned(1), may_alias)) word;

void *memcpy(void *restrict destination, const void *restrict source, size_t size)
{
    char *to = destination;
    const char *from = source;
    if (size >= LARGE) {
        __builtin_memcpy(destination, source, size); /* memory.copy */
        return destination;
    }
    for (; size >= sizeof(word); size -= sizeof(word), to += sizeof(word), from += sizeof(word)) {
        *(word *)to = *(const word *)from;
    }
    for (; size > 0; size--) {
        *to++ = *from++;
    }
    return destination;
}

void *memmove(void *destination, const void *source, size_t size)
{
    char *to = destination;
    const char *from = source;
    if (size >= LARGE) {
        __builtin_memmove(destination, source, size); /* memory.copy */
        return destination;
    }
    if ((size_t)(to - from) >= size) {
        for (; size >= sizeof(word); size -= sizeof(word), to += sizeof(word), from += sizeof(word)) {
            *(word *)to = *(const word *)from;
        }
        for (; size > 0; size--) {
            *to++ = *from++;
        }
        return destination;
    }
    for (to += size, from += size; size >= sizeof(word); size -= sizeof(word)) {
        to -= sizeof(word), from -= sizeof(word);
        *(word *)to = *(const word *)from;
    }
    for (; size > 0; size--) {
        *--to = *--from;
    }
    return destination;
}

void *memset(void *destination, int byte, size_t size)
{
    char *to = destination;
    if (size >= LARGE) {
        __builtin_memset(destination, byte, size); /* memory.fill */
        return destination;
    }
    word pattern = (uint8_t)byte * 0x0101010101010101u;
    for (; size >= sizeof(word); size -= sizeof(word), to += sizeof(word)) {
        *(word *)to = pattern;
    }
    for (; size > 0; size--) {
        *to++ = (char)byte;
    }
    return destination;
}
