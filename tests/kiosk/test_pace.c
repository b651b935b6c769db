#include "kiosk/pace.h"

#include "tap.h"

/* So many steps of 20 expected seconds, each taking so many milliseconds; then minutes for 1,200. */
static const struct { const char *name; int steps; uint64_t each; int minutes; } rows[] = {
    { "nothing is known yet", 0, 0, 20 },
    { "just as expected", 10, 20000, 20 },
    { "one fast answer proves little", 1, 0, 18 },
    { "fast", 30, 5000, 8 },
    { "never less than a third", 200, 0, 7 },
    { "slow", 30, 40000, 37 },
    { "a pause is no work", 1, 3600000, 29 },
    { "never more than three times", 200, 3600000, 60 },
};

int main(void)
{
    for (size_t i = 0; i < countof(rows); i++) {
        struct pace p = { 0 };
        uint64_t now = 1000;
        pace_begin(&p, now);
        for (int k = 0; k < rows[i].steps; k++) pace_answered(&p, now += rows[i].each, 20);
        tap_int(pace_minutes(&p, 1200), rows[i].minutes, rows[i].name);
    }
    struct pace back = { .since = 5000 };
    pace_answered(&back, 1000, 20);
    tap_int(back.spent, 0, "a clock that went back counts nothing");
    tap_int(pace_minutes(&back, 0), 0, "nothing left");
    tap_int(pace_minutes(&(struct pace){ 0 }, 1), 1, "a second is a minute");
    return tap_done();
}
