#include "findings/clock.h"

#include "answers/round.h"
#include "questionnaire/questionnaire.h"
#include "questionnaire/rules.h"

const struct parameters parameters_default = {
    .usable_share = 60, .practices_at_once = 3, .weeks = { 6, 7, 26 }, .people = 2, .share = 50,
};

enum { SLOTS_MOST = 8, PEOPLE_MOST = 500 };

static int between(int64_t low, int64_t n, int64_t high)
{
    return (int)(n < low ? low : n > high ? high : n);
}

static void replace(int *parameter, int said)
{
    if (said > 0) *parameter = said;
}

struct parameters clock_parameters(const struct questionnaire *q)
{
    struct parameters p = parameters_default;

    if (!q->rules) return p;
    const struct rule_parameters *said = &q->rules->parameters;
    replace(&p.people, said->people);
    replace(&p.share, said->share);
    replace(&p.usable_share, said->usable_share);
    replace(&p.practices_at_once, said->practices_at_once);
    replace(&p.weeks[HORIZON_NOW], said->weeks_now);
    replace(&p.weeks[HORIZON_NEXT], said->weeks_next);
    replace(&p.weeks[HORIZON_LATER], said->weeks_later);
    return p;
}

/* What the plan says, else the profile, else the assumption. */
static int told(int in_plan, const struct questionnaire *q, const struct round *r, struct str id, int otherwise,
                bool *assumed)
{
    const struct question *asked = questionnaire_question(q, id);
    const struct value *v = asked ? &r->profile[asked->index] : NULL;

    *assumed = false;
    if (in_plan > 0) return in_plan;
    if (v && v->state == VALUE_ANSWERED) return between(0, v->milli / 1000, PEOPLE_MOST);
    *assumed = true;
    return otherwise;
}

/* The team's rate: units of one slot in a week are rate / (1000 x slots). */
static int64_t rate(const struct clock *c)
{
    return (int64_t)c->people * c->share * c->usable;
}

struct clock clock_make(const struct questionnaire *q, const struct round *r, const struct plan *plan,
                        const struct parameters *p)
{
    struct clock c = {0};
    int week = 0;

    c.people = between(1, told(plan->people, q, r, S("sre-people"), p->people, &c.people_assumed), PEOPLE_MOST);
    c.share = between(1, told(plan->share, q, r, S("sre-share"), p->share, &c.share_assumed), 100);
    c.usable = between(1, p->usable_share, 100);
    c.leads = between(1, plan->leads > 0 ? plan->leads : c.people, PEOPLE_MOST);
    c.slots = between(1, c.leads < p->practices_at_once ? c.leads : p->practices_at_once, SLOTS_MOST);
    for (int h = 0; h < HORIZONS; h++) {
        week += p->weeks[h];
        c.weeks[h] = week;
        c.end[h] = week * rate(&c) / (1000 * c.slots);
    }
    return c;
}

int clock_week(const struct clock *c, int64_t t)
{
    return (int)((t * 1000 * c->slots + rate(c) - 1) / rate(c));
}

int clock_start_week(const struct clock *c, int64_t t)
{
    return (int)(t * 1000 * c->slots / rate(c)) + 1;
}

enum horizon clock_horizon(const struct clock *c, int64_t t)
{
    int h = 0;
    if (t == 0) return HORIZON_NOW; /* also where so little time is left that Now has no room */
    while (h < HORIZONS && t >= c->end[h]) h++;
    return (enum horizon)h;
}

int64_t clock_room(const struct clock *c, enum horizon h)
{
    int64_t before = h > HORIZON_NOW ? c->end[h - 1] : 0;
    return (c->end[h] - before) * c->slots;
}
