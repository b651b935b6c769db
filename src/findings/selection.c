#include "findings/selection.h"

#include "answers/round.h"
#include "base/arena.h"
#include "findings/aims.h"
#include "findings/scorecard.h"
#include "findings/want.h"

struct choosing {
    const struct questionnaire *q;
    const struct scorecard *scorecard;
    const struct aims *aims;
    const struct plan *plan;
    const struct rule_effects *rules;
    struct selection out;
    bool *stays;             /* per action: planned although its level or its area is unknown, or for one such */
    struct want *wants;      /* room for those of one action */
};

bool selection_has(const struct selection *s, const struct action *a)
{
    return s->of[a->index] == CHOICE_IN || s->of[a->index] == CHOICE_PULLED;
}

static bool listed(const struct link *list, size_t n, const struct action *a)
{
    for (size_t i = 0; i < n; i++)
        if (list[i].index == a->index) return true;
    return false;
}

static const struct rule_pin *pinned_by_rule(const struct choosing *c, const struct action *a)
{
    for (size_t i = 0; c->rules && i < c->rules->n_pins; i++)
        if (c->rules->pins[i].of == a) return &c->rules->pins[i];
    return NULL;
}

static const struct rule_block *blocked(const struct choosing *c, const struct action *a)
{
    for (size_t i = 0; c->rules && i < c->rules->n_blocks; i++)
        if (c->rules->blocks[i].of == a) return &c->rules->blocks[i];
    return NULL;
}

static bool done(const struct choosing *c, const struct action *a)
{
    const struct round *r = c->aims->consensus->round;
    for (size_t i = 0; i < r->n_promises; i++)
        if (r->promises[i].action.index == a->index && r->promises[i].action.id.n > 0 &&
            r->promises[i].state == PROMISE_DONE) return true;
    return false;
}

/* `asked_for`: it would be planned otherwise, so that "not now" has to mention it. */
static void hold(struct choosing *c, const struct action *a, struct not_now why, bool asked_for)
{
    c->out.of[a->index] = CHOICE_HELD;
    why.action = asked_for ? a : NULL;
    c->out.held[a->index] = why;
}

/* Safety that a rule pins, and what the team itself pins, stay although too little is known. */
static bool outlives_doubt(const struct choosing *c, const struct action *a)
{
    return listed(c->plan->pin, c->plan->n_pin, a) || (pinned_by_rule(c, a) && action_has(a, TAG_SAFETY));
}

static void choose_unknown(struct choosing *c, const struct action *a, enum standing standing)
{
    bool pinned = listed(c->plan->pin, c->plan->n_pin, a) || pinned_by_rule(c, a);
    bool below = a->level_from < c->aims->target[a->capability->index];

    if (standing == STANDING_UNKNOWN && outlives_doubt(c, a)) {
        c->stays[a->index] = true;
        c->out.of[a->index] = CHOICE_IN;
    } else if (standing == STANDING_UNKNOWN) {
        hold(c, a, (struct not_now){ .why = HELD_FIND_OUT, .waits = a->capability }, below);
    } else if (standing == STANDING_NOT_ASKED && pinned) {
        c->out.of[a->index] = CHOICE_IN;
    }
}

/* Whether a known level leaves something of this action's step. */
static bool level_left(const struct choosing *c, const struct action *a)
{
    return c->aims->consensus->of[a->capability->index].standing == STANDING_LEVEL
        && a->level_to > aims_level(c->aims, a->capability);
}

static void choose_known(struct choosing *c, const struct action *a)
{
    const struct rule_pin *pin = pinned_by_rule(c, a);
    bool would = aims_at(c->aims, a), left = level_left(c, a), drill = pin && pin->repeat;
    bool pinned = pin || listed(c->plan->pin, c->plan->n_pin, a);

    if ((left || drill) && c->scorecard->areas[a->area->index].find_out && !outlives_doubt(c, a)) {
        hold(c, a, (struct not_now){ .why = HELD_AREA_UNKNOWN }, would || drill);
    } else if (would || drill || (left && pinned)) {
        c->out.of[a->index] = CHOICE_IN;
        c->stays[a->index] = outlives_doubt(c, a);
    }
}

/* What levels, targets, the team and the rules say of this action alone. */
static void choose(struct choosing *c, const struct action *a)
{
    enum standing standing = c->aims->consensus->of[a->capability->index].standing;
    const struct rule_block *block = blocked(c, a);
    bool missed = aims_at(c->aims, a) || (listed(c->plan->pin, c->plan->n_pin, a) && level_left(c, a));

    if (done(c, a)) {
        c->out.of[a->index] = CHOICE_DONE;
    } else if (listed(c->plan->skip, c->plan->n_skip, a)) {
        hold(c, a, (struct not_now){ .why = HELD_SKIPPED }, missed);
    } else if (block) {
        hold(c, a, (struct not_now){ .why = HELD_BLOCKED, .rule = block->rule }, missed);
    } else if (standing != STANDING_LEVEL) {
        choose_unknown(c, a, standing);
    } else {
        choose_known(c, a);
    }
}

/* What may serve the need of somebody: is it in already, can it be pulled in? */
static bool pull(struct choosing *c, const struct action *for_whom, const struct action *a)
{
    struct not_now *held = &c->out.held[a->index];
    enum choice *choice = &c->out.of[a->index];

    if (*choice == CHOICE_HELD && held->why == HELD_AREA_UNKNOWN && c->stays[for_whom->index]) {
        c->stays[a->index] = true;
        *choice = aims_at(c->aims, a) ? CHOICE_IN : CHOICE_PULLED;
        return true;
    }
    if (*choice == CHOICE_HELD) held->action = a;
    if (*choice == CHOICE_HELD || *choice == CHOICE_DONE) return false;
    bool stays_too = c->stays[for_whom->index] && !c->stays[a->index];
    bool pulled = *choice == CHOICE_OUT;
    if (stays_too) c->stays[a->index] = true;
    if (pulled) *choice = CHOICE_PULLED;
    return pulled || stays_too;
}

static bool pull_for(struct choosing *c, const struct action *a)
{
    size_t n = wants_of(c->aims, a, c->wants);
    bool more = false;

    for (size_t i = 0; i < n; i++) {
        const struct want *w = &c->wants[i];
        if (w->state != WANT_JOBS) continue;
        for (size_t k = 0; k < w->capability->n_actions; k++)
            if (want_served_by(c->aims, a, w, w->capability->actions[k]))
                more |= pull(c, a, w->capability->actions[k]);
    }
    return more;
}

/* Every level from today's to the wanted one is passed by something planned or done. */
static bool within_reach(const struct choosing *c, const struct action *of, const struct want *w)
{
    const struct capability *cap = w->capability;

    if (w->action) return selection_has(&c->out, w->action) || c->out.of[w->action->index] == CHOICE_DONE;
    for (int step = aims_level(c->aims, cap); step < w->level; step++) {
        bool passed = false;
        for (size_t i = 0; i < cap->n_actions && !passed; i++) {
            const struct action *by = cap->actions[i];
            bool there = selection_has(&c->out, by) || c->out.of[by->index] == CHOICE_DONE;
            passed = there && want_served_by(c->aims, of, w, by) && by->level_from <= step && step < by->level_to;
        }
        if (!passed) return false;
    }
    return true;
}

/* The held action that stands in the way; NULL when no action leads there at all. */
static const struct action *in_the_way(const struct choosing *c, const struct action *of, const struct want *w)
{
    for (size_t i = 0; i < w->capability->n_actions; i++) {
        const struct action *by = w->capability->actions[i];
        if (c->out.of[by->index] == CHOICE_HELD && want_served_by(c->aims, of, w, by)) return by;
    }
    return NULL;
}

static bool drop_unreachable(struct choosing *c, const struct action *a)
{
    size_t n = wants_of(c->aims, a, c->wants);

    for (size_t i = 0; i < n; i++) {
        const struct want *w = &c->wants[i];
        if (w->state != WANT_JOBS || within_reach(c, a, w)) continue;
        const struct action *held = in_the_way(c, a, w);
        struct not_now why = { .why = held ? HELD_WITH : HELD_NO_WAY, .needs = held, .waits = w->capability,
            .level = w->level };
        hold(c, a, why, true);
        return true;
    }
    return false;
}

/* Marks what `a` waits for, and what that waits for. */
static void mark(struct choosing *c, const struct action *a, bool *needed, const struct action **todo, size_t *n_todo)
{
    size_t n = wants_of(c->aims, a, c->wants);

    for (size_t i = 0; i < n; i++) {
        const struct want *w = &c->wants[i];
        if (w->state != WANT_JOBS) continue;
        for (size_t k = 0; k < w->capability->n_actions; k++) {
            const struct action *by = w->capability->actions[k];
            if (needed[by->index] || !selection_has(&c->out, by) || !want_served_by(c->aims, a, w, by)) continue;
            needed[by->index] = true;
            todo[(*n_todo)++] = by;
        }
    }
}

static void put_back(struct choosing *c, struct arena scratch)
{
    bool *needed = arena_new(&scratch, bool, c->q->n_actions);
    const struct action **todo = arena_new(&scratch, const struct action *, c->q->n_actions);
    size_t n = 0;

    for (size_t i = 0; i < c->q->n_actions; i++) {
        if (c->out.of[i] != CHOICE_IN) continue;
        needed[i] = true;
        todo[n++] = &c->q->actions[i];
    }
    while (n > 0) {
        const struct action *a = todo[--n];
        mark(c, a, needed, todo, &n);
    }
    for (size_t i = 0; i < c->q->n_actions; i++)
        if (c->out.of[i] == CHOICE_PULLED && !needed[i]) c->out.of[i] = CHOICE_OUT;
}

struct selection selection_make(struct arena *keep, struct arena scratch, const struct scorecard *s,
                                const struct aims *aims, const struct plan *plan,
                                const struct rule_effects *rules)
{
    const struct questionnaire *q = s->consensus->questionnaire;
    struct choosing c = { .q = q, .scorecard = s, .aims = aims, .plan = plan, .rules = rules };

    c.out.of = arena_new(keep, enum choice, q->n_actions);
    c.out.held = arena_new(keep, struct not_now, q->n_actions);
    c.stays = arena_new(&scratch, bool, q->n_actions);
    c.wants = arena_new(&scratch, struct want, WANTS_MOST);
    for (size_t i = 0; i < q->n_actions; i++) choose(&c, &q->actions[i]);
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < q->n_actions; i++)
            if (selection_has(&c.out, &q->actions[i])) more |= pull_for(&c, &q->actions[i]);
    }
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < q->n_actions; i++)
            if (selection_has(&c.out, &q->actions[i])) more |= drop_unreachable(&c, &q->actions[i]);
    }
    put_back(&c, scratch);
    return c.out;
}
