#pragma once
/* Random roadmaps for tests and measurements: the same seed gives the same jobs everywhere.
 * Values are gap x weight x impact, efforts 1 to 16 with the small ones more often. */

#include "base/random.h"
#include "findings/schedule.h"

/* How needs are laid out. The first five are like roadmaps; layered ones are denser. */
enum family {
    FAMILY_MATURITY,         /* areas of four levels, some needs across, little value at the bottom */
    FAMILY_SPARSE05,         /* any earlier job, half a need for each */
    FAMILY_SPARSE1,
    FAMILY_SPARSE2,
    FAMILY_ENABLER,          /* a few jobs of little value that the others need */
    FAMILIES_SPARSE,
    FAMILY_LAYERED = FAMILIES_SPARSE, /* three or four layers, one to three needs into the one above */
    FAMILY_OUTTREE,          /* at most one need each */
    FAMILY_INTREE,           /* at most one dependent each */
    FAMILY_SERIES_PARALLEL,
    FAMILY_WIDE,             /* much the same effort on the left, value on the right, two needs each: one large block */
    FAMILIES
};

extern const char *const family_names[FAMILIES];

struct generate {
    enum family family;
    int jobs;                /* 1 to SCHED_JOBS_MOST */
    int slots;
    int roles;               /* 0: nobody needs a role; else so many, and every slot has some */
};

/* Arcs always lead from a job to one declared later; ids are in no order. */
struct sched_input generate(struct arena *keep, struct random *r, struct generate what);

/* The same jobs, slots and arcs in another order of lines. *place[i]: where job i went. */
struct sched_input generate_shuffled(struct arena *keep, struct random *r, const struct sched_input *in, int **place);
