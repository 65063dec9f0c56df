/* Hash randomisation for runs that share one snapshot.
 *
 * CPython draws its hash secret when it boots, and the hashes of that boot are everywhere in the
 * snapshot: cached in strings, baked into the layout of every dict and set. They cannot be
 * recomputed per run for less than the price of booting. So the secret of the snapshot is fixed, and
 * a run applies a second, fresh one on top of it, to every value that no string or bytes object
 * had been hashed to by then. Equal strings still hash equal, whichever side of the snapshot they
 * come from; and the order of a set of a program's own strings differs from run to run, as it
 * does in CPython.
 *
 * Which values the snapshot knows is kept as a bitmap. A false positive costs nothing but that
 * one value's variation. `patches/hash.patch` calls petri_hash from _Py_HashBytes. */
#include "petri.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define KNOWN_BITS 20 /* 128 KiB for about 60,000 values: one in 17 new values does not vary */

static uint32_t known[1u << (KNOWN_BITS - 5)];
static int sealed;
static uint32_t run_xor, run_factor = 1;

static uint32_t bit_of(uint32_t hash)
{
    return (hash * 0x9E3779B1u) >> (32 - KNOWN_BITS);
}

Py_hash_t petri_hash(Py_hash_t hash)
{
    uint32_t bit = bit_of((uint32_t)hash);
    uint32_t mask = 1u << (bit & 31);
    if (!sealed) {
        known[bit >> 5] |= mask;
        return hash;
    }
    if (known[bit >> 5] & mask) {
        return hash;
    }
    return (Py_hash_t)(((uint32_t)hash ^ run_xor) * run_factor);
}

void petri_hash_seal(void)
{
    sealed = 1;
}

/* Draws this run's secret; PYTHONHASHSEED fixes it, and 0 leaves the snapshot's alone.
 * Must come before the run hashes anything. */
void petri_hash_vary(void)
{
    uint32_t secret[2];
    const char *seed = getenv("PYTHONHASHSEED");
    if (seed != NULL && *seed != 0 && strcmp(seed, "random") != 0) {
        uint32_t number = (uint32_t)strtoul(seed, NULL, 10);
        if (number == 0) {
            return;
        }
        secret[0] = number * 0x85EBCA6Bu;
        secret[1] = number * 0xC2B2AE35u;
    }
    else if (getentropy(secret, sizeof secret) != 0) {
        return;
    }
    run_xor = secret[0];
    run_factor = secret[1] | 1;
}
