#include "findings/tightrope.h"

#include <stdint.h>

#include "answers/round.h"
#include "findings/consensus.h"
#include "questionnaire/questionnaire.h"

/* Where a delivery metric stands. */
enum place { PLACE_UNKNOWN, PLACE_BAD, PLACE_BETWEEN, PLACE_GOOD };

enum {
    FULL = 1000 * (LEVELS - 1),   /* the end of an axis */
    FAIL_COSTS = 80,              /* thousandths of an axis per percent of failed changes */
    FAILS_MANY = 15               /* percent: more than this is fragile */
};

/* The bands of the questionnaire, by id, that count as slow and as fast. */
static const char *const slow_deploys[] = { "rarely", "monthly", NULL };
static const char *const fast_deploys[] = { "daily", "hourly", "on-demand", NULL };
static const char *const slow_leads[] = { "over-half-year", "months", "weeks", NULL };
static const char *const fast_leads[] = { "days", "hours", "minutes", NULL };

struct known_metric {
    const struct metric *of;
    const struct value *value;    /* NULL: there is no such metric, or it is not known */
};

static struct known_metric with_value(const struct round *r, const struct metric *m)
{
    struct known_metric k = { m, NULL };
    if (m && r->metrics[m->index].state == VALUE_ANSWERED) k.value = &r->metrics[m->index];
    return k;
}

static struct known_metric by_key(const struct consensus *c, struct str key)
{
    const struct questionnaire *q = c->questionnaire;
    for (size_t i = 0; i < q->n_metrics; i++)
        if (str_eq(q->metrics[i].clusters_key, key)) return with_value(c->round, &q->metrics[i]);
    return (struct known_metric){0};
}

static struct known_metric by_id(const struct consensus *c, struct str id)
{
    return with_value(c->round, questionnaire_metric(c->questionnaire, id));
}

/* On the scale of an axis; -1 when not known. A number is a percentage of failures. */
static int on_axis(struct known_metric k)
{
    if (!k.value) return -1;
    if (k.of->type == METRIC_NUMBER) {
        int64_t at = FULL - FAIL_COSTS * k.value->milli / 1000;
        return at < 0 ? 0 : (int)at;
    }
    int steps = (int)k.of->options.n - 1;
    return steps < 1 ? FULL : (2 * FULL * k.value->option + steps) / (2 * steps);
}

static struct mean levels_pulling(const struct consensus *c, enum pulls at)
{
    int sum = 0, known = 0, unknown = 0;
    for (size_t i = 0; i < c->n; i++) {
        const struct verdict *v = &c->of[i];
        if (v->of->pulls != at && v->of->pulls != PULLS_BOTH) continue;
        if (v->standing == STANDING_LEVEL) sum += v->level, known++;
        unknown += v->standing == STANDING_UNKNOWN;
    }
    return mean_of(sum, known, unknown);
}

static int middle(int a, int b)
{
    return a < 0 ? b : b < 0 ? a : (a + b + 1) / 2;
}

static struct axis axis_of(const struct consensus *c, enum pulls pulls, struct known_metric one,
                           struct known_metric two)
{
    struct axis a = { .capabilities = levels_pulling(c, pulls) };
    int first = on_axis(one), second = on_axis(two);

    a.metrics = middle(first, second);
    a.n_metrics = (first >= 0) + (second >= 0);
    a.at = middle(a.capabilities.mean, a.metrics);
    a.low = middle(a.capabilities.low, a.metrics);
    a.high = middle(a.capabilities.high, a.metrics);
    return a;
}

static bool among(struct str id, const char *const *ids)
{
    for (; *ids; ids++)
        if (str_eq(id, str_of(*ids))) return true;
    return false;
}

static enum place speed(struct known_metric k, const char *const *bad, const char *const *good)
{
    if (!k.value || k.of->type != METRIC_BAND) return PLACE_UNKNOWN;
    struct str id = k.of->options.list[k.value->option].id;
    return among(id, bad) ? PLACE_BAD : among(id, good) ? PLACE_GOOD : PLACE_BETWEEN;
}

static enum place failures(struct known_metric fails, struct known_metric rework)
{
    if (fails.value && fails.value->milli > 1000 * FAILS_MANY) return PLACE_BAD;
    if (rework.value && rework.value->milli > 1000 * FAILS_MANY) return PLACE_BAD;
    return fails.value ? PLACE_GOOD : PLACE_UNKNOWN;
}

/* Slow when either the frequency or the wait is. */
static enum place overall(enum place deploys, enum place leads)
{
    if (deploys == PLACE_BAD || leads == PLACE_BAD) return PLACE_BAD;
    return deploys != PLACE_UNKNOWN ? deploys : leads;
}

static bool at_most_one(const struct consensus *c, struct str id)
{
    const struct capability *of = questionnaire_capability(c->questionnaire, id);
    return of && c->of[of->index].standing == STANDING_LEVEL && c->of[of->index].level <= 1;
}

static bool at_least(struct known_metric k, int n)
{
    return k.value && k.value->milli >= (int64_t)n * 1000;
}

static bool off_hours(const struct consensus *c)
{
    const struct question *q = questionnaire_question(c->questionnaire, S("release-off-hours"));
    const struct value *v = q ? &c->round->profile[q->index] : NULL;
    return v && v->state == VALUE_ANSWERED && v->option == 1;
}

/* Low automation, and a sign that it hurts. */
static bool hurts(const struct consensus *c, enum place deploys, struct known_metric fails)
{
    if (!at_most_one(c, S("release-automation"))) return false;
    return deploys == PLACE_BAD || off_hours(c) || at_least(fails, FAILS_MANY) ||
           at_least(by_id(c, S("release-hours")), 2) || at_least(by_id(c, S("manual-steps")), 10);
}

static enum pattern pattern_of(enum place pace, enum place stable, bool by_hand)
{
    static const enum pattern table[][4] = { /* [pace][stable], both unknown, bad, between, good */
        [PLACE_UNKNOWN] = { PATTERN_UNKNOWN, PATTERN_FRAGILE, PATTERN_UNKNOWN, PATTERN_UNKNOWN },
        [PLACE_BAD] = { PATTERN_SLOW, PATTERN_SLOW_FRAGILE, PATTERN_UNKNOWN, PATTERN_STABLE_SLOW },
        [PLACE_BETWEEN] = { PATTERN_UNKNOWN, PATTERN_FRAGILE, PATTERN_UNKNOWN, PATTERN_STEADY },
        [PLACE_GOOD] = { PATTERN_FAST, PATTERN_FAST_FRAGILE, PATTERN_UNKNOWN, PATTERN_HEALTHY },
    };
    enum pattern p = table[pace][stable];
    return by_hand && (p == PATTERN_UNKNOWN || p == PATTERN_SLOW) ? PATTERN_HAND_MADE : p;
}

struct tightrope tightrope_of(const struct consensus *c)
{
    struct known_metric deploy = by_key(c, S("deploy")), lead = by_key(c, S("lead"));
    struct known_metric fail = by_key(c, S("fail")), recovery = by_key(c, S("recovery"));
    enum place deploys = speed(deploy, slow_deploys, fast_deploys);
    enum place pace = overall(deploys, speed(lead, slow_leads, fast_leads));
    struct tightrope t = {
        .agility = axis_of(c, PULLS_AGILITY, deploy, lead),
        .stability = axis_of(c, PULLS_STABILITY, fail, recovery),
        .by_hand = hurts(c, deploys, fail),
        .approvals = at_most_one(c, S("change-flow")),
    };
    t.pattern = pattern_of(pace, failures(fail, by_id(c, S("rework-rate"))), t.by_hand);
    return t;
}
