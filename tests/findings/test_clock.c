/* The clock: slots, horizons in effort units, weeks. Every number worked out by hand. */

#include "findings/clock.h"

#include "findings/small.h"
#include "tap.h"

static struct clock clock_of(struct small *s)
{
    return clock_make(&s->q, &s->r, &s->r.plan, &parameters_default);
}

static const struct {
    int people, share, leads;
    int slots;
    int64_t end[HORIZONS];
} rows[] = {
    { 4, 50, 0, 3, { 24, 52, 156 } },    /* 6 x 4 x 50 x 60 / 3,000 = 24; 13 weeks 52; 39 weeks 156 */
    { 4, 50, 1, 1, { 72, 156, 468 } },
    { 4, 50, 2, 2, { 36, 78, 234 } },
    { 1, 20, 0, 1, { 7, 15, 46 } },      /* 7.2, 15.6, 46.8 */
    { 2, 50, 5, 3, { 12, 26, 78 } },     /* never more than the practices at once */
    { 10, 100, 10, 3, { 120, 260, 780 } },
    { 1, 1, 0, 1, { 0, 0, 2 } },         /* 0.36, 0.78, 2.34: no time, no plan */
};

static void test_rows(struct arena keep)
{
    for (size_t i = 0; i < countof(rows); i++) {
        struct small *s = small_new(&keep);
        s->r.plan = (struct plan){ .people = rows[i].people, .share = rows[i].share, .leads = rows[i].leads };
        struct clock c = clock_of(s);
        tap_int(c.slots, rows[i].slots, "slots");
        for (int h = 0; h < HORIZONS; h++) tap_int(c.end[h], rows[i].end[h], "end of a horizon");
        tap_ok(c.weeks[0] == 6 && c.weeks[1] == 13 && c.weeks[2] == 39, "6, 13 and 39 weeks");
    }
}

static void test_where_from(struct arena keep)
{
    struct small *s = small_new(&keep);
    struct clock c = clock_of(s);
    tap_ok(c.people == 2 && c.share == 50 && c.people_assumed && c.share_assumed && c.leads == 2,
        "nobody said: two people at half time, and it is marked");
    small_fact(s, "sre-people", QUESTION_NUMBER, 5);
    c = clock_of(s);
    tap_ok(c.people == 5 && !c.people_assumed && c.share_assumed && c.leads == 5, "the profile says how many");
    small_fact(s, "sre-share", QUESTION_NUMBER, 30);
    s->r.profile[0].state = VALUE_UNKNOWN;
    c = clock_of(s);
    tap_ok(c.people == 2 && c.people_assumed && c.share == 30 && !c.share_assumed, "unknown is not a number");
    s->r.plan.people = 3;
    s->r.plan.share = 80;
    c = clock_of(s);
    tap_ok(c.people == 3 && c.share == 80 && !c.people_assumed, "the plan wins");
    s->r.plan = (struct plan){ .people = 9999, .share = 300, .leads = 9999 };
    c = clock_of(s);
    tap_ok(c.people == 500 && c.share == 100 && c.slots == 3, "numbers out of range are brought into it");
    s->r.plan = (struct plan){0};
    s->r.profile[0] = (struct value){ .state = VALUE_ANSWERED, .milli = 0 };
    tap_int(clock_of(s).people, 1, "a plan needs somebody");
    struct parameters many = parameters_default;
    many.practices_at_once = 20;
    s->r.plan = (struct plan){ .people = 100, .leads = 100 };
    tap_int(clock_make(&s->q, &s->r, &s->r.plan, &many).slots, 8, "at most eight slots");
}

/* 4 people, 50 %, 3 slots: 25 units of one slot take 6.25 weeks. */
static void test_weeks(struct arena keep)
{
    static const struct { int64_t t; int week, starts; enum horizon horizon; } at[] = {
        { 0, 0, 1, HORIZON_NOW },    { 1, 1, 1, HORIZON_NOW },     { 4, 1, 2, HORIZON_NOW },
        { 5, 2, 2, HORIZON_NOW },    { 23, 6, 6, HORIZON_NOW },    { 24, 6, 7, HORIZON_NEXT },
        { 25, 7, 7, HORIZON_NEXT },  { 51, 13, 13, HORIZON_NEXT }, { 52, 13, 14, HORIZON_LATER },
        { 155, 39, 39, HORIZON_LATER }, { 156, 39, 40, HORIZONS }, { 9999, 2500, 2500, HORIZONS },
    };
    struct small *s = small_new(&keep);
    s->r.plan = (struct plan){ .people = 4, .share = 50 };
    struct clock c = clock_of(s);
    for (size_t i = 0; i < countof(at); i++) {
        tap_int(clock_week(&c, at[i].t), at[i].week, "done in week");
        tap_int(clock_start_week(&c, at[i].t), at[i].starts, "starts in week");
        tap_int(clock_horizon(&c, at[i].t), at[i].horizon, "horizon");
    }
    tap_int(clock_room(&c, HORIZON_NOW), 72, "7.2 person-weeks now");
    tap_int(clock_room(&c, HORIZON_NEXT), 84, "8.4 person-weeks next");
    tap_int(clock_room(&c, HORIZON_LATER), 312, "31.2 person-weeks later");
}

int main(void)
{
    struct arena keep = tap_arena(1 << 22);
    test_rows(keep);
    test_where_from(keep);
    test_weeks(keep);
    return tap_done();
}
