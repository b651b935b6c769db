#pragma once
/* How fast a team moves: from people and share to horizons and weeks. Integers only.
 *
 * m = min(leads, practices at once, 8) slots work side by side, one action at a time each.
 * The team's rate, people x share x usable share person-weeks per calendar week, is shared
 * equally by the slots. Effort units are tenths of a person-week of one slot. */

#include <stdbool.h>
#include <stdint.h>

struct plan;
struct questionnaire;
struct round;

enum horizon { HORIZON_NOW, HORIZON_NEXT, HORIZON_LATER, HORIZONS };

/* Defaults of the product; every number here may be argued about. */
struct parameters {
    int usable_share;        /* percent of the planned time that is left after surprises: 60 */
    int practices_at_once;   /* 3 */
    int weeks[HORIZONS];     /* length of now, next, later: 6, 7, 26 */
    int people, share;       /* when nobody said: 2 people, 50 % */
};

extern const struct parameters parameters_default;

/* The defaults, with what the questionnaire's rules say instead. */
struct parameters clock_parameters(const struct questionnaire *q);

struct clock {
    int people;              /* 1 and up */
    int share;               /* percent, 1 to 100 */
    int usable;              /* percent */
    int leads;               /* 1 and up */
    int slots;               /* 1 to 8 */
    bool people_assumed, share_assumed; /* nobody said: print it */
    int weeks[HORIZONS];     /* last week of each horizon: 6, 13, 39 */
    int64_t end[HORIZONS];   /* the same in effort units of one slot: floor(weeks x people x share x usable / (1000 x m)) */
};

/* From the plan; what it leaves open from the profile questions sre-people and sre-share;
 * leads: as many as people. A number out of range is taken as the nearest one in range. */
struct clock clock_make(const struct questionnaire *q, const struct round *r, const struct plan *plan,
                        const struct parameters *p);

/* Weeks until t effort units of one slot are done: ceil(t x 1000 x m / (people x share x usable)).
 * 0 for t = 0. */
int clock_week(const struct clock *c, int64_t t);

/* The calendar week, 1 and up, in which something that starts at t starts. */
int clock_start_week(const struct clock *c, int64_t t);

/* The horizon in which t lies; HORIZONS when it is behind the last one. 0 is always now. */
enum horizon clock_horizon(const struct clock *c, int64_t t);

/* Effort that one horizon has room for, over all slots, in tenths of a person-week. */
int64_t clock_room(const struct clock *c, enum horizon h);
