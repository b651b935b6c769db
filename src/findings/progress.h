#pragma once
/* Two rounds of a team side by side: what moved, by which promise, and what was promised and
 * is not done. Items are compared by id, so that the rounds may come from two versions of a
 * questionnaire; a capability whose meaning was raised in between can not be compared. */

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct capability;
struct consensus;
struct promise;
struct questionnaire;
struct round;

struct progress_step {
    const struct capability *of;    /* in the questionnaire of the later round */
    int before, now;                /* levels; they differ */
    const struct promise *by;       /* of the earlier round, done, an action of this capability; NULL */
};

struct progress {
    const struct round *earlier;
    const struct questionnaire *earlier_questionnaire; /* promises point into it */
    struct progress_step *moved;    /* in the order of the questionnaire, up and down */
    size_t n_moved;
    int up, down, same;             /* capabilities with a level in both rounds */
    int not_comparable;             /* with a level now and none before, or another meaning */
    const struct promise **open;    /* promised, going or stuck: what stood in the way? */
    size_t n_open;
    const struct promise **kept;    /* done */
    size_t n_kept;
};

/* In keep; points into both. */
struct progress *progress_make(struct arena *keep, const struct consensus *now, const struct consensus *earlier);
