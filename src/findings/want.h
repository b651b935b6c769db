#pragma once
/* What an action needs first, seen from where the team stands today.
 *
 * An action needs what it names itself, what its capability names for each level that it
 * reaches, and the level from which it starts. What is reached or not applicable is met
 * and does not appear here. */

#include <stdbool.h>
#include <stddef.h>

#include "questionnaire/questionnaire.h" /* NEEDS_MOST */

struct aims;

enum want_state {
    WANT_JOBS,       /* it waits for jobs: see want_served_by() */
    WANT_FIND_OUT,   /* the level of `capability` is unknown */
    WANT_CHECK       /* `capability` was not asked */
};

struct want {
    enum want_state state;
    const struct action *action;         /* this action, or NULL: */
    const struct capability *capability; /* this capability (always set) */
    int level;                           /* at this level */
    const struct need *need;             /* NULL: the level from which it starts */
};

enum { WANTS_MOST = (STEPS + 1) * NEEDS_MOST + 1 };

/* The open needs of an action; returns how many. */
size_t wants_of(const struct aims *aims, const struct action *of, struct want list[WANTS_MOST]);

/* `by` is one of the actions that a WANT_JOBS waits for: the action itself; for a capability
 * all that move it from below the wanted level, except extra ones. `of` is who wants it. */
bool want_served_by(const struct aims *aims, const struct action *of, const struct want *w, const struct action *by);
