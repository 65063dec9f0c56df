/* _petri_native: what the modules of boot/_petri need from C. */
#include "petri.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* ---- for hashes.py: scryptROMix (RFC 7914), which Python would be too slow for ---------------- */

#define WORDS 16 /* of a Salsa20 block */

static uint32_t rotate(uint32_t word, int by)
{
    return word << by | word >> (32 - by);
}

/* block = Salsa20/8(block) */
static void salsa20_8(uint32_t block[WORDS])
{
    uint32_t x[WORDS];
    memcpy(x, block, sizeof x);
#define QUARTER(a, b, c, d)           \
    x[b] ^= rotate(x[a] + x[d], 7);   \
    x[c] ^= rotate(x[b] + x[a], 9);   \
    x[d] ^= rotate(x[c] + x[b], 13);  \
    x[a] ^= rotate(x[d] + x[c], 18);
    for (int round = 0; round < 8; round += 2) {
        QUARTER(0, 4, 8, 12) QUARTER(5, 9, 13, 1) QUARTER(10, 14, 2, 6) QUARTER(15, 3, 7, 11)
        QUARTER(0, 1, 2, 3) QUARTER(5, 6, 7, 4) QUARTER(10, 11, 8, 9) QUARTER(15, 12, 13, 14)
    }
#undef QUARTER
    for (int i = 0; i < WORDS; i++) {
        block[i] += x[i];
    }
}

/* scryptBlockMix: `to` gets the mix of the 2r blocks of `from`. */
static void block_mix(uint32_t *to, const uint32_t *from, size_t r)
{
    uint32_t x[WORDS];
    memcpy(x, from + (2 * r - 1) * WORDS, sizeof x);
    for (size_t i = 0; i < 2 * r; i++) {
        for (int word = 0; word < WORDS; word++) {
            x[word] ^= from[i * WORDS + word];
        }
        salsa20_8(x);
        memcpy(to + (i / 2 + (i % 2) * r) * WORDS, x, sizeof x);
    }
}

/* rom_mix(block, n, r) -> bytes; `block` has 128 * r bytes, `n` is a power of 2. */
static PyObject *rom_mix(PyObject *self, PyObject *args)
{
    Py_buffer block;
    Py_ssize_t n, r;
    if (!PyArg_ParseTuple(args, "y*nn", &block, &n, &r)) {
        return NULL;
    }
    size_t size = 128 * (size_t)r, words = size / sizeof(uint32_t);
    uint32_t *seen = (size_t)n < SIZE_MAX / size ? malloc(size * n) : NULL;
    uint32_t *both = malloc(2 * size);
    PyObject *result = NULL;
    if (seen == NULL || both == NULL) {
        PyErr_NoMemory();
        goto done;
    }
    uint32_t *x = both, *y = both + words;
    memcpy(x, block.buf, size);
    for (Py_ssize_t i = 0; i < 2 * n; i++) {
        if (i % 1024 == 0 && PyErr_CheckSignals() < 0) {
            goto done;
        }
        if (i < n) {
            memcpy(seen + i * words, x, size);
        } else {
            const uint32_t *chosen = seen + (x[words - WORDS] & (n - 1)) * words;
            for (size_t word = 0; word < words; word++) {
                x[word] ^= chosen[word];
            }
        }
        block_mix(y, x, r);
        uint32_t *swapped = x;
        x = y;
        y = swapped;
    }
    result = PyBytes_FromStringAndSize((char *)x, size);
done:
    free(both);
    free(seen);
    PyBuffer_Release(&block);
    return result;
}

/* ---- for pools.py: the two halves of contextvars.Context.run ---------------------------------- */

static PyObject *enter_context(PyObject *self, PyObject *context)
{
    return PyContext_Enter(context) < 0 ? NULL : Py_NewRef(Py_None);
}

static PyObject *exit_context(PyObject *self, PyObject *context)
{
    return PyContext_Exit(context) < 0 ? NULL : Py_NewRef(Py_None);
}

static PyMethodDef functions[] = {
    {"rom_mix", rom_mix, METH_VARARGS, NULL},
    {"enter_context", enter_context, METH_O, NULL},
    {"exit_context", exit_context, METH_O, NULL},
    {0},
};
static PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "_petri_native", .m_methods = functions};

PyObject *PyInit__petri_native(void)
{
    return PyModule_Create(&definition);
}
