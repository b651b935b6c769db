#pragma once
/* What every fuzz target has in common. A target is one function, LLVMFuzzerTestOneInput,
 * that hands the bytes to our code as a stranger's file would and says with hold() what
 * must be true of any input at all. Under clang with sanitizers libFuzzer drives it;
 * everywhere else replay.c gives it each file of the target's folder. */

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/sys.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

#define hold(x) ((x) ? (void)0 : fuzz_broken(__FILE__, __LINE__, #x))

static inline void fuzz_broken(const char *file, int line, const char *what)
{
    fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, what);
    abort();
}

/* The same memory for every input; a fresh range each time would be the slowest part. */
static inline struct arena *fuzz_arena(void)
{
    static struct arena whole, used;

    if (!whole.beg) whole = sys_arena((size_t)256 << 20);
    used = whole;
    return &used;
}

/* The input in memory of its own size, so that reading one byte too far is found. */
static inline struct str fuzz_text(const uint8_t *data, size_t n)
{
    return (struct str){ (const char *)data, (ptrdiff_t)n };
}
