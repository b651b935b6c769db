#pragma once
/* Properties over thousands of instances: counts how often each held, and remembers the seed
 * of the first instance where it did not. */

#include "tap.h"

struct tally {
    const char *says;
    long checks, failures;
    uint64_t first;
};

/* Counts `holds`; returns it. */
static inline bool tally(struct tally *t, bool holds, uint64_t seed)
{
    t->checks++;
    if (!holds && t->failures++ == 0) t->first = seed;
    return holds;
}

/* One TAP check for each of n tallies: it never failed, and it was put at least `least` times. */
static inline void tally_report(const struct tally *t, int n, long least)
{
    for (int i = 0; i < n; i++) {
        tap_ok(t[i].failures == 0 && t[i].checks >= least, "%s (%ld times)", t[i].says, t[i].checks);
        if (t[i].failures) printf("# failed %ld times, first with seed %llu\n", t[i].failures, (unsigned long long)t[i].first);
    }
}
