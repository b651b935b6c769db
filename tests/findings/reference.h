#pragma once
/* The same questions as schedule.h, answered without its theory: by trying everything. */

#include "findings/schedule.h"

enum { REFERENCE_MOST = 12 };

/* The least cost with one slot, over all orders; at most REFERENCE_MOST jobs. */
int64_t reference_cost(struct arena scratch, const struct sched_input *in);

/* Of all orders of the members (bits; what stands outside counts as done) that cost least, the
 * one that always goes on with the best ratio, then the smaller effort, then the smaller id. */
void reference_order(struct arena scratch, const struct sched_input *in, unsigned members, int *list);

/* The least cost with the slots and roles of the input, over all plans in which jobs start at
 * 0 or when another job ends (any other plan can be moved earlier). At most REFERENCE_MOST
 * jobs. -1: more than `states` situations were met. */
int64_t reference_plan(struct arena scratch, const struct sched_input *in, int states);

/* The numbers of the prerequisites of each job as bits, by the caller's numbers. */
void reference_needs(const struct sched_input *in, unsigned needs[REFERENCE_MOST]);
