/* What must hold of every plan, on a few hundred seeded ones: questionnaires, sheets, plans
 * and rules drawn at random. The number of a failing draw is its seed. */

#include "base/random.h"
#include "findings/findings.h"
#include "findings/small.h"
#include "tap.h"

enum { DRAWS = 1000 }; /* the rarest reason comes twice in so many; compilers order the draws differently */

struct draw {
    struct random random;
    struct small *s;
    struct rule_effects rules;
    struct plan plan;
};

static int upto(struct draw *d, int n)
{
    return (int)random_below(&d->random, (uint64_t)n);
}

static const struct action *any_action(struct draw *d)
{
    return &d->s->actions[upto(d, (int)d->s->q.n_actions)];
}

static void draw_questionnaire(struct arena *keep, struct draw *d)
{
    int areas = 1 + upto(d, 4);

    d->s = small_new(keep);
    for (int a = 0; a < areas; a++) {
        small_area(d->s, "area", 1 + upto(d, 5));
        for (int c = 1 + upto(d, 5); c > 0; c--) {
            const struct str id = str_printf(keep, "c%zu", d->s->q.n_capabilities);
            struct capability *cap = small_cap(d->s, str_z(keep, id), 1 + upto(d, 4));
            for (int from = 0; from < LEVELS - 1; from++) {
                if (upto(d, 8) == 0) continue;
                const struct str name = str_printf(keep, "a%zu", d->s->q.n_actions);
                int to = from + 1 + upto(d, 5) / 4;
                struct action *act = small_action(d->s, str_z(keep, name), from, to < LEVELS ? to : LEVELS - 1,
                    1 + upto(d, 5), 1 + upto(d, 40));
                act->extra = upto(d, 10) == 0;
                act->tags = upto(d, 3) == 0 ? 1u << TAG_PEOPLE : 1u << TAG_TECHNICAL;
                if (upto(d, 4) == 0) act->tags |= 1u << TAG_RELIEF;
                /* only earlier capabilities, so that nothing runs in a circle */
                if (cap->index > 0 && upto(d, 2) == 0)
                    small_needs_level(d->s, act, &d->s->caps[upto(d, cap->index)], 1 + upto(d, 4));
                const struct action *first = any_action(d);
                if (first->capability->index < cap->index && upto(d, 3) == 0) small_needs_action(d->s, act, first);
            }
        }
    }
}

static void draw_answers(struct arena *keep, struct draw *d)
{
    static const char letters[] = "000011112223u4x-m";
    char line[SMALL_CAPS + 1] = {0};

    for (int n = 1 + upto(d, 4); n > 0; n--) {
        for (size_t i = 0; i < d->s->q.n_capabilities; i++) line[i] = letters[upto(d, (int)sizeof letters - 1)];
        small_sheet(d->s, line);
    }
    d->s->r.form = upto(d, 3) == 0 ? FORM_SHORT : FORM_FULL;
    d->plan = (struct plan){ .people = 1 + upto(d, 5), .share = 20 + upto(d, 80), .leads = 1 + upto(d, 4) };
    if (upto(d, 3) == 0 || d->s->q.n_actions == 0) return;
    struct link *links = arena_new(keep, struct link, 2);
    for (int i = 0; i < 2; i++) {
        const struct action *a = any_action(d);
        links[i] = (struct link){ a->id, a->index };
    }
    d->plan.pin = links, d->plan.n_pin = (size_t)upto(d, 2);
    d->plan.skip = links + 1, d->plan.n_skip = (size_t)upto(d, 2);
}

static void draw_rules(struct arena *keep, struct draw *d)
{
    struct rule_limit *limit = arena_new(keep, struct rule_limit, 1);
    struct rule_only *only = arena_new(keep, struct rule_only, 1);
    struct rule_pin *pin = arena_new(keep, struct rule_pin, 2);
    struct rule_order *order = arena_new(keep, struct rule_order, 3);
    struct rule_ensure *ensure = arena_new(keep, struct rule_ensure, 1);

    if (d->s->q.n_actions == 0) return;
    *limit = (struct rule_limit){ .tags = 1u << TAG_TECHNICAL, .most = upto(d, 4), .horizon = upto(d, HORIZONS), .rule = S("limit"),
        .rank = upto(d, 4), .above = upto(d, 2) * 10, .per_capability = upto(d, 2) == 0,
        .small = (unsigned)upto(d, 2) << TAG_PEOPLE, .up_to = upto(d, 20) };
    *only = (struct rule_only){ .tags = 1u << TAG_RELIEF, .horizon = upto(d, HORIZONS), .rule = S("only"), .rank = upto(d, 4),
        .small = (unsigned)upto(d, 2) << TAG_TECHNICAL, .up_to = upto(d, 20) };
    *ensure = (struct rule_ensure){ .tags = 1u << (upto(d, 2) ? TAG_RELIEF : TAG_PEOPLE), .least = 1 + upto(d, 3),
        .horizon = upto(d, HORIZONS), .rule = S("ensure") };
    for (int i = 0; i < 2; i++)
        pin[i] = (struct rule_pin){ .of = any_action(d), .horizon = upto(d, HORIZONS), .rule = S("pin"), .rank = upto(d, 4),
            .repeat = upto(d, 3) == 0 };
    for (int i = 0; i < 3; i++) order[i] = (struct rule_order){ any_action(d), any_action(d), S("order") };
    d->rules = (struct rule_effects){ .limits = limit, .n_limits = (size_t)upto(d, 2), .onlys = only,
        .n_onlys = (size_t)(upto(d, 4) == 0), .pins = pin, .n_pins = (size_t)upto(d, 3), .orders = order,
        .n_orders = (size_t)upto(d, 4), .ensures = ensure, .n_ensures = (size_t)upto(d, 2) };
}

/* --- what must hold --- */

static bool arcs_hold(const struct roadmap *m)
{
    for (size_t i = 0; i < m->jobs->n_arcs; i++) {
        const struct roadmap_line *before = roadmap_line_of(m, &m->jobs->list[m->jobs->arcs[i].before]);
        const struct roadmap_line *after = roadmap_line_of(m, &m->jobs->list[m->jobs->arcs[i].after]);
        if (after && !(before && before->end <= after->start)) return false;
    }
    return true;
}

static bool slots_hold(const struct roadmap *m)
{
    for (size_t i = 0; i < m->n; i++) {
        const struct roadmap_line *l = &m->lines[i];
        if (l->slot < 0 || l->slot >= m->clock.slots || l->end - l->start != l->job->effort.likely) return false;
        if (i > 0 && l->start < m->lines[i - 1].start) return false;
        for (size_t k = 0; k < i; k++)
            if (m->lines[k].slot == l->slot && m->lines[k].end > l->start) return false;
    }
    return true;
}

/* Lines are in the horizon in which they start, and horizons are ranges of lines. */
static bool horizons_hold(const struct roadmap *m)
{
    for (int h = 0; h < HORIZONS; h++)
        for (size_t i = m->from[h]; i < m->from[h + 1]; i++)
            if ((int)m->lines[i].horizon != h || clock_horizon(&m->clock, m->lines[i].start) != m->lines[i].horizon ||
                m->lines[i].week_start > m->clock.weeks[h] + 1 || (h > 0 && m->lines[i].week_start <= m->clock.weeks[h - 1]))
                return false;
    return m->from[0] == 0 && m->from[HORIZONS] == m->n;
}

/* Every action that would be planned is on the roadmap or among what is not now, never both. */
static bool nothing_is_lost(const struct roadmap *m)
{
    const struct consensus *c = m->scorecard->consensus;
    const struct questionnaire *q = c->questionnaire;

    for (size_t i = 0; i < q->n_actions; i++) {
        const struct action *a = &q->actions[i];
        const struct verdict *v = &c->of[a->capability->index];
        int times = roadmap_line_of_action(m, a) != NULL;
        for (size_t k = 0; k < m->n_not_now; k++) times += m->not_now[k].action == a;
        bool wanted = v->standing == STANDING_LEVEL && a->level_to > v->level &&
            a->level_from < m->jobs->target[a->capability->index];
        if (times > 1 || (wanted && times == 0)) return false;
    }
    return true;
}

/* In place because of a pin of lower rank: the pin itself, or something that it needs. */
static bool put_in_place(const struct draw *d, const struct roadmap *m, const struct job *j, int rank)
{
    for (size_t i = 0; i < d->rules.n_pins; i++)
        if (d->rules.pins[i].of == j->action && d->rules.pins[i].rank < rank) return true;
    for (size_t i = 0; i < m->jobs->n_arcs; i++)
        if (m->jobs->arcs[i].before == j->index && put_in_place(d, m, &m->jobs->list[m->jobs->arcs[i].after], rank)) return true;
    return false;
}

static bool kept_out(const struct draw *d, const struct roadmap *m, const struct roadmap_line *l)
{
    const struct rule_only *o = d->rules.onlys;
    const struct action *a = l->job->action;

    if (d->rules.n_onlys == 0 || o->horizon != (int)l->horizon || (a->tags & o->tags)) return false;
    bool small = (a->tags & o->small) && l->job->effort.likely <= o->up_to;
    return !small && !put_in_place(d, m, l->job, o->rank);
}

static bool counts(const struct draw *d, const struct roadmap *m, const struct roadmap_line *l)
{
    const struct rule_limit *limit = d->rules.limits;
    const struct action *a = l->job->action;

    if (limit->horizon != (int)l->horizon || !(a->tags & limit->tags) || l->job->effort.likely <= limit->above) return false;
    bool small = (a->tags & limit->small) && l->job->effort.likely <= limit->up_to;
    return !small && !put_in_place(d, m, l->job, limit->rank);
}

static bool vetoes_hold(const struct draw *d, const struct roadmap *m)
{
    int starts = 0, of[SMALL_CAPS] = { 0 };

    for (size_t i = 0; i < m->n; i++) {
        const struct roadmap_line *l = &m->lines[i];
        if (!l->job->action) continue;
        if (kept_out(d, m, l)) return false;
        if (d->rules.n_limits == 0 || !counts(d, m, l)) continue;
        starts++;
        of[l->job->capability->index]++;
    }
    if (d->rules.n_limits == 0) return true;
    if (!d->rules.limits->per_capability) return starts <= d->rules.limits->most;
    for (int i = 0; i < SMALL_CAPS; i++)
        if (of[i] > d->rules.limits->most) return false;
    return true;
}

static bool keeps_out(const struct draw *d, const struct job *j, int horizon)
{
    const struct rule_only *o = d->rules.onlys;
    bool small = (j->action->tags & o->small) && j->effort.likely <= o->up_to;
    return d->rules.n_onlys > 0 && o->horizon == horizon && !(j->action->tags & o->tags) && !small;
}

/* Every slot is busy from before the horizon to its end: nothing can start in it. */
static bool full_from_before(const struct roadmap *m, int horizon)
{
    int64_t begin = horizon ? m->clock.end[horizon - 1] : 0;
    int busy = 0;

    for (size_t i = 0; i < m->n; i++) busy += m->lines[i].start < begin && m->lines[i].end >= m->clock.end[horizon];
    return busy == m->clock.slots;
}

/* Where a rule wants more of a tag than there is, some pin of it was tried at least: nothing
 * of the tag stands behind that is free, unheld and needs nothing. Not sure where a limit
 * acts, or where pushing one in pushes another out. */
static bool ensures_hold(const struct draw *d, const struct roadmap *m)
{
    const struct rule_ensure *e = d->rules.ensures;
    int stands = 0;

    if (d->rules.n_ensures == 0 || d->rules.n_limits > 0 || d->rules.n_pins > 0 || d->plan.n_pin > 0) return true;
    for (size_t i = 0; i < m->n; i++)
        stands += m->lines[i].job->action && (int)m->lines[i].horizon == e->horizon && (m->lines[i].job->action->tags & e->tags);
    if (stands > 0 || m->clock.end[e->horizon] <= (e->horizon ? m->clock.end[e->horizon - 1] : 0)) return true;
    if (full_from_before(m, e->horizon)) return true;
    for (size_t i = 0; i < m->jobs->n; i++) {
        const struct job *j = &m->jobs->list[i];
        const struct roadmap_line *l = roadmap_line_of(m, j);
        bool waits = false;
        if (!j->action || !(j->action->tags & e->tags) || keeps_out(d, j, e->horizon)) continue;
        if (l && (int)l->horizon <= e->horizon) continue;
        for (size_t k = 0; k < m->jobs->n_arcs; k++) waits = waits || m->jobs->arcs[k].after == j->index;
        if (!waits) return false;
    }
    return true;
}

/* The reasons name what is there: what it waits for ends before it starts, what it unlocks
 * comes after it and is worth more than its block, and nothing that starts later is better
 * than what stands there by its own ratio. */
static bool reasons_hold(const struct roadmap *m)
{
    for (size_t i = 0; i < m->n; i++) {
        const struct roadmap_line *l = &m->lines[i];
        const struct roadmap_line *w = l->waits ? roadmap_line_of(m, &m->jobs->list[l->waits->before]) : NULL;
        if (l->waits && !(w && w->end <= l->start)) return false;
        if (l->reason == REASON_PULLED_FORWARD && l->n_unlocks == 0) return false;
        if (l->reason == REASON_WAITS_FOR && !l->waits) return false;
        if (l->reason == REASON_FILLS_GAP && !l->overtakes) return false;
        if (l->reason == REASON_SERVES_PIN && !l->pin_for) return false;
        for (size_t k = 0; k < l->n_unlocks; k++) {
            const struct roadmap_line *u = roadmap_line_of(m, l->unlocks[k]);
            if (u && u->start < l->end) return false;
            if (l->unlocks[k]->value * l->block.effort <= l->block.value * l->unlocks[k]->effort.likely) return false;
        }
        for (size_t k = 0; k < m->n && l->reason == REASON_OWN_RATIO; k++) {
            const struct roadmap_line *o = &m->lines[k];
            if (o->start > l->start && o->block.value * l->own.effort > l->own.value * o->block.effort) return false;
        }
    }
    return true;
}

static bool numbers_hold(const struct roadmap *m)
{
    int64_t cost = 0;
    for (size_t i = 0; i < m->n; i++) cost += m->lines[i].job->value * m->lines[i].end;
    return m->bound <= m->cost && cost <= m->cost && m->price >= 0 && (!m->proven || m->cost == m->bound);
}

int main(void)
{
    struct arena keep = tap_arena((size_t)1 << 28), scratch = tap_arena((size_t)1 << 28);
    int lines = 0, held = 0, pinned = 0, reasons[REASON_SIDE_BY_SIDE + 1] = {0};
    bool arcs = true, slots = true, horizons = true, lost = true, vetoes = true, ensures = true, why = true, numbers = true;

    for (int seed = 0; seed < DRAWS; seed++) {
        struct arena room = keep;
        struct draw d = { .random = random_seed((uint64_t)seed) };
        draw_questionnaire(&room, &d);
        draw_answers(&room, &d);
        draw_rules(&room, &d);
        struct findings_options o = { .plan = &d.plan, .rules = &d.rules };
        const struct findings *f = findings_make(&room, scratch, &d.s->q, &d.s->r, d.s->list, d.s->n_sheets, &o);
        const struct roadmap *m = f->roadmap;
        const struct { bool holds, *all; const char *what; } checks[] = {
            { arcs_hold(m), &arcs, "needs" }, { slots_hold(m), &slots, "slots" },
            { horizons_hold(m), &horizons, "horizons" }, { nothing_is_lost(m), &lost, "nothing is lost" },
            { vetoes_hold(&d, m), &vetoes, "vetoes" }, { ensures_hold(&d, m), &ensures, "ensures" }, { reasons_hold(m), &why, "reasons" },
            { numbers_hold(m), &numbers, "numbers" },
        };
        for (size_t i = 0; i < countof(checks); i++) {
            if (checks[i].holds) continue;
            *checks[i].all = false;
            printf("# draw %d: %s\n", seed, checks[i].what);
        }
        lines += (int)m->n;
        held += (int)m->n_not_now;
        for (size_t i = 0; i < m->n; i++) reasons[m->lines[i].reason]++;
        pinned += (int)m->n_late_pins;
    }
    printf("# %d lines, %d not now, %d late pins; reasons:", lines, held, pinned);
    for (size_t i = 0; i < countof(reasons); i++) printf(" %d", reasons[i]);
    putchar('\n');
    tap_ok(arcs, "nothing starts before what it needs");
    tap_ok(slots, "nobody does two things at once");
    tap_ok(horizons, "everything stands where it starts");
    tap_ok(lost, "what is not planned is not now");
    tap_ok(vetoes, "limits hold");
    tap_ok(ensures, "what a rule wants to see is there where it can be");
    tap_ok(why, "reasons are true");
    tap_ok(numbers, "cost, bound and price");
    bool all = true;
    for (size_t i = 0; i < countof(reasons); i++) all = all && reasons[i] > 0;
    tap_ok(all && held > 0 && pinned > 0, "every kind of reason was drawn");
    return tap_done();
}
