#pragma once
/* Files of the kind `roadmap-instance 1`: jobs to be ordered, as text. Read by roadmap-order
 * and by tests.
 *
 *   roadmap-instance 1
 *   name    TOKEN
 *   slots   M
 *   action  ID VALUE EFFORT ROLE|- ID,ID,...|-     prerequisites may be declared later
 *   optimum COST                                   may be absent
 *   end
 *
 * '#' begins a comment. Roles are read and not used: every slot can do everything. */

#include "base/diag.h"
#include "findings/schedule.h"

struct instance {
    struct str name;
    struct sched_input jobs;
    int64_t optimum;         /* -1: not given */
};

/* Everything lives in keep. Problems go to d; the result counts only when d has no errors. */
struct instance instance_read(struct arena *keep, const struct source *file, struct diags *d);

/* What is wrong with the jobs, in English. */
struct str instance_problem(struct arena *keep, const struct sched_input *jobs, const struct sched_problem *p);
