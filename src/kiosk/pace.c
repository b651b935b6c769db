#include "kiosk/pace.h"

enum {
    TRUST = 120, /* seconds of experience that weigh as much as the expectation */
    PAUSE = 4    /* times the expectation */
};

void pace_begin(struct pace *p, uint64_t now)
{
    p->since = now;
}

void pace_answered(struct pace *p, uint64_t now, int seconds)
{
    int64_t spent = now > p->since ? (int64_t)((now - p->since) / 1000) : 0;

    if (spent > (int64_t)seconds * PAUSE) spent = (int64_t)seconds * PAUSE;
    p->spent += spent;
    p->expected += seconds;
    p->since = now;
}

int pace_minutes(const struct pace *p, int64_t seconds)
{
    int64_t mine = seconds * (p->spent + TRUST) / (p->expected + TRUST);

    if (mine < seconds / 3) mine = seconds / 3;
    if (mine > seconds * 3) mine = seconds * 3;
    return (int)((mine + 59) / 60);
}
