#pragma once
/* Which actions are planned, which are held back, and why.
 *
 * In this order: what the levels and targets ask for; what the team or a rule takes out;
 * what is above a target but needed, pulled in; what can no longer be reached, taken out
 * with everything that needs it; what was pulled in for nothing, put back. */

#include <stdbool.h>

#include "findings/jobs.h"

struct aims;
struct arena;

enum choice {
    CHOICE_OUT,      /* nothing asks for it */
    CHOICE_IN,       /* planned */
    CHOICE_PULLED,   /* planned only because something planned needs it */
    CHOICE_DONE,     /* promised and done: nothing waits for it any more */
    CHOICE_HELD      /* see `held` */
};

struct selection {
    enum choice *of;     /* of each action */
    struct not_now *held;   /* of each action that is held; `action` NULL where nothing asked for it */
};

/* All arrays in keep. s is the scorecard that `aims` was made from. */
struct selection selection_make(struct arena *keep, struct arena scratch, const struct scorecard *s,
                                const struct aims *aims, const struct plan *plan,
                                const struct rule_effects *rules);

/* Planned, for whatever reason. */
bool selection_has(const struct selection *s, const struct action *a);
