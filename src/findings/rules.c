#include "findings/rules.h"

#include <assert.h>

#include "base/arena.h"
#include "findings/clock.h"
#include "findings/consensus.h"

static_assert(HORIZON_NOW == 0 && HORIZON_NEXT == 1 && HORIZON_LATER == 2, "effects count horizons so");

/* What is in force on one action or capability, and by which rule. */
struct in_force {
    const struct rule *pin, *block, *cap;
    int horizon;             /* of the pin */
    int target;              /* of the cap */
};

struct applying {
    const struct facts *facts;
    struct facts asked;      /* a copy that conditions may hold */
    struct rule_findings *out;
    struct in_force *on;     /* by action */
    struct in_force *of;     /* by capability */
    const struct rule *rule; /* whose effects act right now */
    const struct effect *effect;
    int rank;
    struct rule_pin *pins;
    struct rule_block *blocks;
    struct rule_boost *boosts;
    struct rule_cap *caps;
    struct rule_order *orders;
    struct rule_limit *limits;
    struct rule_only *onlys;
    struct rule_ensure *ensures;
    const struct rule **limit_by, **only_by; /* whose they are */
};

/* --- giving way --- */

static void give_way(struct applying *a, const struct rule *to, const struct action *action,
                     const struct capability *capability, bool moved)
{
    a->out->gave_way[a->out->n_gave_way++] = (struct rule_gave_way){ a->rule, to, a->effect, action, capability, moved };
}

/* --- pins --- */

static bool is_small(const struct action *a, unsigned tags, int up_to)
{
    return (a->tags & tags) && a->effort.likely <= up_to;
}

static bool counts(const struct rule_limit *l, const struct action *a)
{
    return (a->tags & l->tags) && a->effort.likely > l->above && !is_small(a, l->small, l->up_to);
}

/* Pins behind the limit that it counts already. */
static int counted(const struct applying *a, const struct rule_limit *l, const struct action *one)
{
    const struct rule_effects *e = &a->out->effects;
    int n = 0;

    for (size_t i = 0; i < e->n_pins; i++) {
        const struct rule_pin *p = &a->pins[i];
        bool same = !l->per_capability || p->of->capability == one->capability;
        n += p->horizon == l->horizon && p->rank > l->rank && same && counts(l, p->of);
    }
    return n;
}

/* The rule in force that keeps the action out of the horizon; NULL. */
static const struct rule *kept_out(const struct applying *a, const struct action *one, int horizon)
{
    const struct rule_effects *e = &a->out->effects;

    for (size_t i = 0; i < e->n_onlys; i++) {
        const struct rule_only *o = &a->onlys[i];
        if (o->horizon == horizon && !(one->tags & o->tags) && !is_small(one, o->small, o->up_to)) return a->only_by[i];
    }
    for (size_t i = 0; i < e->n_limits; i++) {
        const struct rule_limit *l = &a->limits[i];
        if (l->horizon == horizon && counts(l, one) && counted(a, l, one) >= l->most) return a->limit_by[i];
    }
    return NULL;
}

/* Its step is still open, or a drill is wanted. */
static bool would_act(const struct applying *a, const struct action *one)
{
    const struct verdict *v = &a->facts->consensus->of[one->capability->index];

    if (v->standing == STANDING_NOT_APPLICABLE) return false;
    return v->standing != STANDING_LEVEL || v->level < one->level_to || a->effect->repeat;
}

static void pin(struct applying *a, const struct action *one)
{
    struct in_force *on = &a->on[one->index];
    const struct in_force *of = &a->of[one->capability->index];
    const struct rule *to = NULL;
    int horizon = a->effect->horizon;

    if (!would_act(a, one)) return;
    if (on->block || (of->cap && one->level_from >= of->target)) {
        give_way(a, on->block ? on->block : of->cap, one, NULL, false);
        return;
    }
    if (on->pin) {
        if (on->horizon != horizon) give_way(a, on->pin, one, NULL, false);
        return;
    }
    while (horizon < HORIZONS && kept_out(a, one, horizon)) {
        if (!to) to = kept_out(a, one, horizon);
        horizon++;
    }
    if (to) give_way(a, to, one, NULL, horizon < HORIZONS);
    if (horizon == HORIZONS) return;
    on->pin = a->rule;
    on->horizon = horizon;
    a->pins[a->out->effects.n_pins++] = (struct rule_pin){ one, horizon, a->rule->id, a->rank, a->effect->repeat };
}

/* --- the others --- */

static void block(struct applying *a, const struct action *one)
{
    struct in_force *on = &a->on[one->index];

    if (on->pin) give_way(a, on->pin, one, NULL, false);
    if (on->pin || on->block) return;
    on->block = a->rule;
    a->blocks[a->out->effects.n_blocks++] = (struct rule_block){ one, a->rule->id };
}

static void boost(struct applying *a, const struct action *one)
{
    a->boosts[a->out->effects.n_boosts++] = (struct rule_boost){ one, a->effect->by, a->rule->id };
}

/* A pin of a step that begins at the cap or above needs that step. */
static const struct rule *pinned_above(const struct applying *a, const struct capability *c, int target)
{
    for (size_t i = 0; i < c->n_actions; i++)
        if (a->on[c->actions[i]->index].pin && c->actions[i]->level_from >= target) return a->on[c->actions[i]->index].pin;
    return NULL;
}

static void cap(struct applying *a, const struct capability *c)
{
    struct in_force *of = &a->of[c->index];
    const struct rule *to = pinned_above(a, c, a->effect->to);

    if (to) {
        give_way(a, to, NULL, c, false);
        return;
    }
    if (of->cap && of->target <= a->effect->to) return;
    of->cap = a->rule;
    of->target = a->effect->to;
    a->caps[a->out->effects.n_caps++] = (struct rule_cap){ c, a->effect->to, a->rule->id };
}

/* The rule that orders the two the other way round; NULL. */
static const struct rule_order *ordered(const struct applying *a, const struct action *before, const struct action *after)
{
    for (size_t i = 0; i < a->out->effects.n_orders; i++)
        if (a->orders[i].before == before && a->orders[i].after == after) return &a->orders[i];
    return NULL;
}

static void order(struct applying *a, const struct action *before, const struct action *after)
{
    const struct rule_order *other = ordered(a, after, before);

    if (before == after || ordered(a, before, after)) return;
    if (other) give_way(a, rules_find(a->facts->consensus->questionnaire, other->rule), after, NULL, false);
    else a->orders[a->out->effects.n_orders++] = (struct rule_order){ before, after, a->rule->id };
}

static void order_all(struct applying *a, const struct effect *e)
{
    for (size_t i = 0; i < e->n_actions; i++)
        for (size_t k = 0; k < e->n_before; k++) order(a, e->actions[i], e->before[k]);
}

static bool is_over(struct applying *a, const struct effect *e)
{
    return e->until && condition_of(e->until, facts_about, &a->asked).truth == TRUTH_TRUE;
}

static void each_action(struct applying *a, const struct effect *e, void (*act)(struct applying *, const struct action *))
{
    for (size_t i = 0; i < e->n_actions; i++) act(a, e->actions[i]);
}

static void apply(struct applying *a, const struct effect *e)
{
    struct rule_effects *out = &a->out->effects;
    const struct rule_filter *f = &e->filter;

    a->effect = e;
    a->rank++;
    switch (e->kind) {
    case EFFECT_PIN:   each_action(a, e, pin); break;
    case EFFECT_BLOCK: if (!is_over(a, e)) each_action(a, e, block); break;
    case EFFECT_BOOST: each_action(a, e, boost); break;
    case EFFECT_CAP:
        for (size_t i = 0; i < e->n_capabilities; i++) cap(a, e->capabilities[i]);
        break;
    case EFFECT_ORDER: order_all(a, e); break;
    case EFFECT_LIMIT:
        a->limit_by[out->n_limits] = a->rule;
        a->limits[out->n_limits++] = (struct rule_limit){ f->tags, e->count, e->horizon, a->rule->id, a->rank, f->above,
            e->per_capability, f->small, f->up_to };
        break;
    case EFFECT_ONLY:
        a->only_by[out->n_onlys] = a->rule;
        a->onlys[out->n_onlys++] = (struct rule_only){ f->tags, e->horizon, a->rule->id, a->rank, f->small, f->up_to };
        break;
    case EFFECT_ENSURE:
        a->ensures[out->n_ensures++] = (struct rule_ensure){ f->tags, e->count, e->horizon, a->rule->id };
        break;
    case EFFECT_NOTE:   a->out->notes[a->out->n_notes++] = (struct rule_text){ a->rule, e }; break;
    case EFFECT_AGENDA: a->out->agenda[a->out->n_agenda++] = (struct rule_text){ a->rule, e }; break;
    case EFFECT_KINDS:  break;
    }
}

/* --- verdicts --- */

static void judge_rules(struct applying *a, const struct rules *all)
{
    for (size_t i = 0; i < all->n; i++) {
        const struct rule *r = &all->list[i];
        struct condition_result result = { TRUTH_TRUE, 0 };
        if (r->when) result = condition_of(r->when, facts_about, &a->asked);
        a->out->of[i] = (struct rule_verdict){ r, result.truth, result.hung };
        if (result.truth != TRUTH_TRUE) continue;
        a->rule = r;
        for (size_t k = 0; k < r->n_effects; k++) apply(a, &r->effects[k]);
    }
}

static void judge_contradictions(struct applying *a, const struct rules *all)
{
    for (size_t i = 0; i < all->n_contradictions; i++) {
        const struct contradiction *c = &all->contradictions[i];
        struct condition_result result = condition_of(c->when, facts_about, &a->asked);
        if (result.truth != TRUTH_TRUE) continue;
        a->out->contradictions[a->out->n_contradictions++] = (struct contradiction_verdict){ c, result.hung };
    }
}

/* --- doubts --- */

static struct rule_doubt *doubt_about(struct rule_findings *f, const struct subject *s)
{
    for (size_t i = 0; i < f->n_doubts; i++)
        if (subject_same(&f->doubts[i].subject, s)) return &f->doubts[i];
    return NULL;
}

static void doubt(struct applying *a, struct arena *keep, const struct subject *s, const struct rule *r)
{
    enum missing why = facts_missing(a->facts, s);
    struct rule_doubt *d = doubt_about(a->out, s);

    if (why != MISSING_UNKNOWN && why != MISSING_ANSWER) return;
    if (!d) {
        d = &a->out->doubts[a->out->n_doubts++];
        *d = (struct rule_doubt){ .subject = *s, .why = why, .rules = arena_new(keep, const struct rule *, a->out->n) };
    }
    d->rules[d->n_rules++] = r;
}

/* Stable: of two that leave as many rules open the one stands first that the rules name first. */
static void sort_doubts(struct rule_findings *f)
{
    for (size_t i = 1; i < f->n_doubts; i++) {
        struct rule_doubt one = f->doubts[i];
        size_t at = i;
        for (; at > 0 && f->doubts[at - 1].n_rules < one.n_rules; at--) f->doubts[at] = f->doubts[at - 1];
        f->doubts[at] = one;
    }
}

static void list_doubts(struct applying *a, struct arena *keep)
{
    size_t room = 0;

    for (size_t i = 0; i < a->out->n; i++)
        if (a->out->of[i].truth == TRUTH_UNKNOWN) room += a->out->of[i].rule->when->n_subjects;
    a->out->doubts = arena_new(keep, struct rule_doubt, room);
    for (size_t i = 0; i < a->out->n; i++) {
        const struct rule_verdict *v = &a->out->of[i];
        if (v->truth != TRUTH_UNKNOWN) continue;
        for (size_t k = 0; k < v->rule->when->n_subjects; k++)
            if (v->hung >> k & 1) doubt(a, keep, &v->rule->when->subjects[k], v->rule);
    }
    sort_doubts(a->out);
}

/* --- room --- */

/* As many places as all effects of a kind could take, whether or not their rules are true. */
static size_t room_for(const struct rules *all, enum effect_kind kind)
{
    size_t n = 0;

    for (size_t i = 0; i < all->n; i++)
        for (size_t k = 0; k < all->list[i].n_effects; k++) {
            const struct effect *e = &all->list[i].effects[k];
            if (e->kind != kind) continue;
            n += kind == EFFECT_ORDER ? e->n_actions * e->n_before
               : kind == EFFECT_CAP   ? e->n_capabilities
               : kind == EFFECT_PIN || kind == EFFECT_BLOCK || kind == EFFECT_BOOST ? e->n_actions : 1;
        }
    return n;
}

static void make_room(struct applying *a, struct arena *keep, struct arena *scratch, const struct rules *all)
{
    const struct questionnaire *q = a->facts->consensus->questionnaire;
    size_t n_pins = room_for(all, EFFECT_PIN), n_blocks = room_for(all, EFFECT_BLOCK), n_caps = room_for(all, EFFECT_CAP);
    size_t n_orders = room_for(all, EFFECT_ORDER), n_limits = room_for(all, EFFECT_LIMIT), n_onlys = room_for(all, EFFECT_ONLY);

    a->on = arena_new(scratch, struct in_force, q->n_actions);
    a->of = arena_new(scratch, struct in_force, q->n_capabilities);
    a->pins = arena_new(keep, struct rule_pin, n_pins);
    a->blocks = arena_new(keep, struct rule_block, n_blocks);
    a->boosts = arena_new(keep, struct rule_boost, room_for(all, EFFECT_BOOST));
    a->caps = arena_new(keep, struct rule_cap, n_caps);
    a->orders = arena_new(keep, struct rule_order, n_orders);
    a->limits = arena_new(keep, struct rule_limit, n_limits);
    a->onlys = arena_new(keep, struct rule_only, n_onlys);
    a->ensures = arena_new(keep, struct rule_ensure, room_for(all, EFFECT_ENSURE));
    a->limit_by = arena_new(scratch, const struct rule *, n_limits);
    a->only_by = arena_new(scratch, const struct rule *, n_onlys);
    a->out->of = arena_new(keep, struct rule_verdict, all->n);
    a->out->n = all->n;
    a->out->gave_way = arena_new(keep, struct rule_gave_way, n_pins + n_blocks + n_caps + n_orders);
    a->out->notes = arena_new(keep, struct rule_text, room_for(all, EFFECT_NOTE));
    a->out->agenda = arena_new(keep, struct rule_text, room_for(all, EFFECT_AGENDA));
    a->out->contradictions = arena_new(keep, struct contradiction_verdict, all->n_contradictions);
}

const struct rule_findings *rules_judge(struct arena *keep, struct arena scratch, const struct facts *facts)
{
    const struct rules *all = facts->consensus->questionnaire->rules;

    if (!all) return NULL;
    struct rule_findings *out = arena_new(keep, struct rule_findings, 1);
    struct applying a = { .facts = facts, .asked = *facts, .out = out };
    struct rule_effects *e = &out->effects;
    make_room(&a, keep, &scratch, all);
    judge_rules(&a, all);
    judge_contradictions(&a, all);
    list_doubts(&a, keep);
    e->pins = a.pins, e->blocks = a.blocks, e->boosts = a.boosts, e->caps = a.caps;
    e->orders = a.orders, e->limits = a.limits, e->onlys = a.onlys, e->ensures = a.ensures;
    return out;
}

bool rules_fired(const struct rule_findings *f, struct str id)
{
    for (size_t i = 0; f && i < f->n; i++)
        if (str_eq(f->of[i].rule->id, id)) return f->of[i].truth == TRUTH_TRUE;
    return false;
}
