/* Leaves the heap of the snapshot without holes.
 *
 * Booting frees much, all over the heap. A run that filled those holes would write to a different
 * page of the snapshot for nearly every object that it makes, and each page first written costs a
 * fault and a private copy. So the holes are filled here, once; what a run allocates then lies
 * together in fresh pages, which are cheaper too (there is nothing to copy). */
#include "petri.h"

#include <pycore_interp.h>
#include <pycore_obmalloc.h>

#include <stdlib.h>

/* Takes every free block in the pools of pymalloc's size class. */
static void fill_pools(struct _obmalloc_state *state, size_t size_class)
{
    poolp *first = &state->pools.used[2 * size_class]; /* the list's own head when it is empty */
    while (*first != (*first)->nextpool) {
        (void)PyObject_Malloc((size_class + 1) << ALIGNMENT_SHIFT);
    }
}

static void fill_small_objects(struct _obmalloc_state *state)
{
    for (size_t size_class = 0; size_class < NB_SMALL_SIZE_CLASSES; size_class++) {
        fill_pools(state, size_class);
    }
    while (state->mgmt.usable_arenas != NULL) { /* whole free pools */
        (void)PyObject_Malloc(SMALL_REQUEST_THRESHOLD);
        fill_pools(state, NB_SMALL_SIZE_CLASSES - 1);
    }
}

/* Takes every chunk that malloc would serve from below the top of its heap. */
static void fill_large_objects(void)
{
    for (size_t size = 4 << 20; size >= 16; size = size > 4096 ? size / 2 : size - 16) {
        for (;;) {
            char *top = malloc(8 << 20);
            char *chunk = malloc(size);
            free(top);
            if (chunk == NULL || chunk > top) {
                free(chunk);
                break;
            }
        }
    }
}

void petri_fill_heap(void)
{
    struct _obmalloc_state *state = PyInterpreterState_Get()->obmalloc;
    fill_small_objects(state);
    fill_large_objects();
    (void)PyObject_Malloc(16); /* a run finds its first arena ready */
}
