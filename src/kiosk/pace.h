#pragma once
/* How fast this person is, compared with somebody who reads every word: the honest part of
 * "38 min left". Pure; the clock comes in as a number. */

#include <stdint.h>

struct pace {
    uint64_t since;   /* when the present step was shown, milliseconds */
    int64_t spent;    /* seconds on the steps so far, pauses cut off */
    int64_t expected; /* seconds that these steps take by interview_seconds */
};

/* A step is shown now. */
void pace_begin(struct pace *p, uint64_t now);

/* The step was answered; it was expected to take so many seconds. Time beyond four times
 * that was a pause and does not count. */
void pace_answered(struct pace *p, uint64_t now, int seconds);

/* So many expected seconds as minutes of this person, rounded up; from a third to three times
 * of what is expected, and close to it until there is some experience. */
int pace_minutes(const struct pace *p, int64_t seconds);
