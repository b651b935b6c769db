/* Area means with their range, the gate, coverage, strengths, and the two axes. */

#include "findings/scorecard.h"

#include "findings/small.h"
#include "tap.h"

static const struct scorecard *score(struct small *s)
{
    return scorecard_make(s->keep, consensus_make(s->keep, &s->q, &s->r, s->list, s->n_sheets, false));
}

/* One area with as many capabilities as letters, one sheet. */
static struct small *area_of(struct arena *keep, const char *letters, enum form form)
{
    static const char *const ids[] = { "c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7" };
    struct small *s = small_new(keep);
    small_area(s, "area", 1);
    for (size_t i = 0; i < strlen(letters); i++) small_cap(s, ids[i], 3);
    small_sheet(s, letters);
    s->r.form = form;
    return s;
}

static const struct {
    const char *letters;
    enum form form;
    int mean, low, high;      /* thousandths */
    int gated, gated_low, blocker, more; /* blocker: place of the capability, -1 */
    int known, unknown, not_applicable, not_asked;
    bool find_out;
} rows[] = {
    { "120",      FORM_FULL, 1000, 1000, 1000, 0, 0, 2, 0, 3, 0, 0, 0, false },
    { "112",      FORM_FULL, 1333, 1333, 1333, 1, 1, 0, 1, 3, 0, 0, 0, false },
    { "122",      FORM_FULL, 1667, 1667, 1667, 1, 1, 0, 0, 3, 0, 0, 0, false }, /* half up */
    { "444",      FORM_FULL, 4000, 4000, 4000, 4, 4, -1, 0, 3, 0, 0, 0, false },
    { "222u",     FORM_FULL, 2000, 1500, 2500, 2, 0, 0, 2, 3, 1, 0, 0, false }, /* a quarter is not more */
    { "22u",      FORM_FULL, 2000, 1333, 2667, 2, 0, 0, 1, 2, 1, 0, 0, true },
    { "uuu",      FORM_FULL, -1, 0, 4000, -1, 0, -1, 0, 0, 3, 0, 0, true },
    { "xxx",      FORM_FULL, -1, -1, -1, -1, -1, -1, 0, 0, 0, 3, 0, false },
    { "x2",       FORM_FULL, 2000, 2000, 2000, 2, 2, 1, 0, 1, 0, 1, 0, false }, /* n/a leaves both parts */
    { "xx2u",     FORM_FULL, 2000, 1000, 3000, 2, 0, 2, 0, 1, 1, 2, 0, false },
    { "2-",       FORM_SHORT, 2000, 2000, 2000, 2, 2, 0, 0, 1, 0, 0, 1, false }, /* not asked: no penalty */
    { "--",       FORM_SHORT, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0, 2, false },
    { "2-",       FORM_FULL, 2000, 1000, 3000, 2, 0, 0, 0, 1, 1, 0, 0, true },   /* unanswered is unknown */
    { "",         FORM_FULL, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0, 0, false },
};

static void test_rows(struct arena keep)
{
    for (size_t i = 0; i < countof(rows); i++) {
        const struct area_score *a = &score(area_of(&keep, rows[i].letters, rows[i].form))->areas[0];
        tap_ok(a->mean.mean == rows[i].mean && a->mean.low == rows[i].low && a->mean.high == rows[i].high,
            "\"%s\": %d, %d to %d", rows[i].letters, a->mean.mean, a->mean.low, a->mean.high);
        tap_ok(a->gated == rows[i].gated && a->gated_low == rows[i].gated_low, "\"%s\": gated %d, perhaps %d",
            rows[i].letters, a->gated, a->gated_low);
        int blocker = a->blocker ? a->blocker->index : -1;
        tap_ok(blocker == rows[i].blocker && a->more_blockers == rows[i].more, "\"%s\": blocked by %d and %d more",
            rows[i].letters, blocker, a->more_blockers);
        tap_ok(a->mean.known == rows[i].known && a->mean.unknown == rows[i].unknown &&
            a->not_applicable == rows[i].not_applicable && a->not_asked == rows[i].not_asked &&
            a->all == (int)strlen(rows[i].letters) && a->asked == a->all - a->not_asked, "\"%s\": coverage",
            rows[i].letters);
        tap_int(a->find_out, rows[i].find_out, "more than a quarter unknown");
    }
}

static void test_whole(struct arena keep)
{
    struct small *s = small_new(&keep);
    small_area(s, "light", 1);
    small_cap(s, "a", 3), small_cap(s, "b", 3);
    small_area(s, "heavy", 3);
    small_cap(s, "c", 3), small_cap(s, "d", 3);
    small_sheet(s, "003u");
    const struct mean *m = &score(s)->whole;
    tap_ok(m->sum == 9 && m->known == 5 && m->unknown == 3, "capabilities count as their area weighs");
    tap_ok(m->mean == 1800 && m->low == 1125 && m->high == 2625, "the whole: %d, %d to %d", m->mean, m->low, m->high);
}

static void test_strengths(struct arena keep)
{
    struct small *s = small_new(&keep);
    small_area(s, "light", 1);
    small_cap(s, "apart", 3), small_cap(s, "agreed", 3), small_cap(s, "late", 3);
    small_area(s, "heavy", 5);
    small_cap(s, "weighty", 3), small_cap(s, "best", 3), small_cap(s, "unknown", 3);
    s->r.answers = ANSWERS_NAMED;
    small_sheet(s, "22224u");
    small_sheet(s, "32224u");
    small_sheet(s, "22224u");
    const struct scorecard *c = score(s);
    static const char *const order[] = { "best", "weighty", "agreed" };
    tap_int((int64_t)c->n_strengths, 3, "three strengths");
    for (size_t i = 0; i < c->n_strengths; i++)
        tap_str(c->strengths[i]->of->id, str_of(order[i]), "level, weight, agreement, place");
    c = score(area_of(&keep, "22213", FORM_FULL));
    tap_ok(c->n_strengths == 3 && c->strengths[0]->level == 3, "the best may come last");
    c = score(area_of(&keep, "0100u", FORM_FULL));
    tap_ok(c->n_strengths == 1 && c->strengths[0]->level == 1, "level 0 and unknown are no strengths");
}

/* --- the tightrope --- */

#define DEPLOYS "rarely,monthly,weekly,daily,hourly,on-demand"
#define TIMES   "over-half-year,months,weeks,days,hours,minutes"

enum { NONE = -1 };

/* A team with release-automation and change-flow at these levels. */
static struct small *team(struct arena *keep, const char *levels, int deploy, int lead, int fail, int rework, int hours)
{
    struct small *s = small_new(keep);
    small_area(s, "release", 1);
    small_cap(s, "release-automation", 3);
    small_cap(s, "change-flow", 3)->pulls = PULLS_BOTH;
    small_sheet(s, levels);
    small_metric(s, "deploy-frequency", "deploy", DEPLOYS, deploy);
    small_metric(s, "lead-time", "lead", TIMES, lead);
    small_metric(s, "change-fail-rate", "fail", NULL, fail < 0 ? fail : fail * 1000);
    small_metric(s, "recovery-time", "recovery", TIMES, NONE);
    small_metric(s, "rework-rate", "", NULL, rework < 0 ? rework : rework * 1000);
    small_metric(s, "release-hours", "", NULL, hours < 0 ? hours : hours * 1000);
    return s;
}

static const struct {
    const char *levels;
    int deploy, lead, fail, rework, hours;
    enum pattern pattern;
    bool by_hand, approvals;
} patterns[] = {
    { "22", NONE, NONE, NONE, NONE, NONE, PATTERN_UNKNOWN, false, false },
    { "22", 1, 5, 40, NONE, NONE, PATTERN_SLOW_FRAGILE, false, false },
    { "22", 5, 1, 40, NONE, NONE, PATTERN_SLOW_FRAGILE, false, false },   /* often, but each waits */
    { "11", 1, 2, 10, NONE, 6, PATTERN_STABLE_SLOW, true, true },         /* the worked path */
    { "22", 5, 2, 15, NONE, NONE, PATTERN_STABLE_SLOW, false, false },
    { "22", 3, 4, 16, NONE, NONE, PATTERN_FAST_FRAGILE, false, false },
    { "22", 3, 4, 5, 16, NONE, PATTERN_FAST_FRAGILE, false, false },
    { "22", 3, 4, 5, 15, NONE, PATTERN_HEALTHY, false, false },
    { "22", 5, NONE, 0, NONE, NONE, PATTERN_HEALTHY, false, false },
    { "22", 2, 3, 20, NONE, NONE, PATTERN_FRAGILE, false, false },
    { "22", NONE, NONE, 20, NONE, NONE, PATTERN_FRAGILE, false, false },
    { "22", 2, 3, 3, NONE, NONE, PATTERN_STEADY, false, false },
    { "22", NONE, NONE, 3, NONE, NONE, PATTERN_UNKNOWN, false, false },
    { "22", 1, NONE, NONE, NONE, 6, PATTERN_SLOW, false, false },         /* automated enough */
    { "12", 1, NONE, NONE, NONE, NONE, PATTERN_HAND_MADE, true, false },
    { "02", 2, NONE, NONE, NONE, 2, PATTERN_HAND_MADE, true, false },
    { "02", 2, NONE, NONE, NONE, 1, PATTERN_UNKNOWN, false, false },
    { "u2", 1, NONE, NONE, NONE, 9, PATTERN_SLOW, false, false },         /* unknown is not level 0 */
    { "21", 4, NONE, NONE, NONE, NONE, PATTERN_FAST, false, true },
};

static void test_patterns(struct arena keep)
{
    for (size_t i = 0; i < countof(patterns); i++) {
        struct small *s = team(&keep, patterns[i].levels, patterns[i].deploy, patterns[i].lead, patterns[i].fail,
            patterns[i].rework, patterns[i].hours);
        struct tightrope t = score(s)->tightrope;
        tap_ok(t.pattern == patterns[i].pattern && t.by_hand == patterns[i].by_hand &&
            t.approvals == patterns[i].approvals, "pattern %zu: %d, by hand %d, approvals %d", i, t.pattern, t.by_hand,
            t.approvals);
    }
    struct small *s = team(&keep, "12", 2, NONE, NONE, NONE, NONE);
    small_fact(s, "release-off-hours", QUESTION_YES_NO, 1);
    tap_int(score(s)->tightrope.pattern, PATTERN_HAND_MADE, "releases at night are a sign");
}

static void test_axes(struct arena keep)
{
    struct tightrope t = score(team(&keep, "12", 1, 2, 10, NONE, NONE))->tightrope;
    tap_ok(t.agility.capabilities.mean == 1500 && t.agility.metrics == 1200 && t.agility.n_metrics == 2,
        "agility: levels 1500, metrics (800 + 1600) / 2");
    tap_int(t.agility.at, 1350, "agility is the mean of both");
    tap_ok(t.stability.capabilities.mean == 2000 && t.stability.metrics == 3200 && t.stability.at == 2600,
        "stability: level 2000, fail rate 10 %% is 3200");
    t = score(team(&keep, "1u", NONE, NONE, 60, NONE, NONE))->tightrope;
    tap_ok(t.agility.at == 1000 && t.agility.metrics == -1 && t.agility.low == 500 && t.agility.high == 2500,
        "without metrics the levels alone, with their range");
    tap_ok(t.stability.at == 0 && t.stability.low == 0 && t.stability.high == 2000,
        "nothing but a fail rate beyond the end of the scale");
    t = score(team(&keep, "xx", NONE, NONE, NONE, NONE, NONE))->tightrope;
    tap_ok(t.agility.at == -1 && t.stability.at == -1 && t.agility.low == -1, "nothing known, no place");
}

int main(void)
{
    struct arena keep = tap_arena(1 << 24);
    test_rows(keep);
    test_whole(keep);
    test_strengths(keep);
    test_patterns(keep);
    test_axes(keep);
    return tap_done();
}
