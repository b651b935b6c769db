#pragma once
/* Which starts rules forbid: limits and `only` (jobs.h), horizon by horizon.
 *
 * A rule that stands lower in the order of precedence does not undo what a higher one put in
 * place: the pins of lower rank, with all that they need, are neither held nor counted.
 * Behind the last horizon nothing is forbidden. Jobs are indices. */

#include <stdbool.h>

#include "findings/clock.h"

struct arena;
struct jobs;
struct rule_effects;
struct rule_limit;
struct rule_only;

/* What held a job last. Both NULL: nothing. */
struct veto {
    const struct rule_limit *limit;
    const struct rule_only *only;
};

struct vetoes;

/* In keep; NULL when no rule forbids anything. `of` has one place for each job and is written
 * whenever a start is refused. */
struct vetoes *vetoes_make(struct arena *keep, const struct jobs *jobs,
                           const struct rule_effects *rules, struct veto *of);

/* A new plan begins: nothing has started. */
void vetoes_begin(struct vetoes *v);

/* The job may start in this horizon now. Then it does: it is counted. */
bool vetoes_allow(struct vetoes *v, int job, enum horizon h);

/* No `only` forbids it, whatever else starts. */
bool vetoes_could_allow(const struct vetoes *v, int job, enum horizon h);
