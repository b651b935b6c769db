#pragma once
/* What a condition can come to: whether any answers make it true, and whether any make it
 * fail.
 *
 * Each answer that it reads splits into finitely many regions: between the numbers it is
 * compared with, each word of a scale, unknown, does not apply. The condition is tried on
 * every combination, so the verdict is exact. Answers that exclude each other do not meet:
 * a question asked only after another applies only where that one was answered so. */

#include <stdbool.h>

#include "base/arena.h"

struct condition;

enum { REACH_POINTS = 1000000 }; /* combinations that are tried at most */

struct reach {
    bool decided;    /* false: too many combinations, and nothing is known */
    bool may_hold;   /* some answers make it true */
    bool may_fail;   /* it can be other than true although everything is answered */
};

struct reach condition_reach(const struct condition *c, struct arena scratch);
