#include "findings/consensus.h"

#include <stdint.h>
#include <stdlib.h>

#include "answers/round.h"
#include "answers/sheet.h"
#include "base/arena.h"
#include "base/bug.h"
#include "findings/facts.h"

bool consensus_asked(const struct round *r, const struct capability *c)
{
    switch (r->form) {
    case FORM_FIRST: return c->first;
    case FORM_SHORT: return c->core;
    case FORM_FULL:  break;
    }
    return true;
}

static void vote(struct votes *v, const struct answer *a)
{
    switch (a->state) {
    case ANSWER_NONE:           v->none++; return;
    case ANSWER_LEVEL:          v->level[a->level]++; return;
    case ANSWER_NOT_APPLICABLE: v->not_applicable++; return;
    case ANSWER_UNKNOWN:        break;
    }
    *(a->not_mine ? &v->not_mine : &v->unknown) += 1;
}

static struct votes votes_of(size_t capability, const struct sheet *const *sheets, size_t n)
{
    struct votes v = {0};
    for (size_t i = 0; i < n; i++) vote(&v, &sheets[i]->answers[capability]);
    return v;
}

static int level_votes(const struct votes *v)
{
    int n = 0;
    for (int i = 0; i < LEVELS; i++) n += v->level[i];
    return n;
}

/* The lower of the two in the middle when their number is even. */
static int median(const struct votes *v)
{
    int before = (level_votes(v) - 1) / 2;
    int level = 0;
    while (before >= v->level[level]) before -= v->level[level++];
    return level;
}

static bool enough_wishes(size_t capability, const struct sheet *const *sheets, size_t n)
{
    size_t some = 0;
    for (size_t i = 0; i < n; i++) {
        int wish = sheets[i]->answers[capability].wish;
        if (wish >= 2) return true;
        some += wish == 1;
    }
    return some > 0 && 2 * some >= n;
}

static bool discussed(size_t capability, const struct sheet *const *sheets, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (sheets[i]->answers[capability].discuss) return true;
    return false;
}

/* What the votes alone say. */
static void stand(struct verdict *v, bool asked)
{
    if (level_votes(&v->votes) > 0) {
        v->standing = STANDING_LEVEL;
        v->level = median(&v->votes);
        return;
    }
    bool heard = v->votes.unknown + v->votes.not_mine > 0;
    v->level = -1;
    if (v->votes.not_applicable > 0) v->standing = STANDING_NOT_APPLICABLE;
    else v->standing = asked || heard ? STANDING_UNKNOWN : STANDING_NOT_ASKED;
    v->unanswered = v->standing == STANDING_UNKNOWN && !heard;
}

static void settle(struct verdict *v, const struct settled *s)
{
    if (s->state == ANSWER_NONE) return;
    v->settled = true;
    v->because = s->because;
    v->unanswered = false;
    v->level = s->state == ANSWER_LEVEL ? s->level : -1;
    v->standing = s->state == ANSWER_LEVEL            ? STANDING_LEVEL
                  : s->state == ANSWER_NOT_APPLICABLE ? STANDING_NOT_APPLICABLE
                                                      : STANDING_UNKNOWN;
}

static void measure(struct verdict *v)
{
    const struct votes *w = &v->votes;
    int levels = level_votes(w);

    v->low = v->high = v->spread = -1;
    for (int i = 0; i < LEVELS; i++) {
        if (w->level[i] == 0) continue;
        if (v->low < 0) v->low = i;
        v->high = i;
    }
    if (levels + w->not_applicable < 2) {
        v->accord = ACCORD_SILENT;
    } else if (levels > 0 && w->not_applicable > 0) {
        v->accord = ACCORD_MIXED;
        v->spread = SPREAD_MIXED;
    } else {
        v->spread = levels > 0 ? v->high - v->low : 0;
        v->accord = v->spread == 0 ? ACCORD_SAME : v->spread == 1 ? ACCORD_NEAR : ACCORD_APART;
    }
}

/* Only "you agree" or "you differ by two levels or more" is left. */
static void hide(struct verdict *v)
{
    if (v->accord == ACCORD_NEAR) v->accord = ACCORD_SAME;
    if (v->accord == ACCORD_MIXED) v->accord = ACCORD_APART;
    v->votes = (struct votes){0};
    v->low = v->high = v->spread = -1;
}

/* When the sheets are gone (round close --forget), the settled votes are what is left. */
static struct votes votes_kept(const struct settled *s, bool anonymous)
{
    struct votes v = {0};
    if (anonymous && s->n_votes < ANONYMOUS_LEAST) return v;
    for (size_t i = 0; i < s->n_votes; i++) v.level[s->votes[i]]++;
    return v;
}

/* How much of the plan hangs on who is right: the impacts of what the lowest vote would
 * plan and the highest would not. Without a range to show: of all that is still to do. */
static int impact_at_stake(const struct verdict *v)
{
    const struct capability *c = v->of;
    int target = v->wished ? LEVELS - 1 : c->target, sum = 0;
    bool ranged = v->spread > 0 && v->spread < SPREAD_MIXED;
    int low = ranged ? v->low : v->level, high = ranged ? v->high : LEVELS - 1;

    for (size_t i = 0; i < c->n_actions; i++) {
        const struct action *a = c->actions[i];
        if (a->level_from < target && a->level_to > low && a->level_to <= high) sum += a->impact;
    }
    return sum;
}

struct ranked {
    const struct verdict *verdict;
    int64_t weight;
    int spread, area;
};

static struct ranked rank(const struct verdict *v)
{
    int spread = v->spread >= 0 ? v->spread : v->accord == ACCORD_APART ? 2 : 0;
    int area = v->of->area->weight;
    return (struct ranked){ v, (int64_t)spread * area * impact_at_stake(v), spread, area };
}

static int heavier(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;
    if (a->weight != b->weight) return a->weight > b->weight ? -1 : 1;
    if (a->spread != b->spread) return a->spread > b->spread ? -1 : 1;
    if (a->area != b->area) return a->area > b->area ? -1 : 1;
    return a->verdict->of->index < b->verdict->of->index ? -1 : 1;
}

static bool differs(const struct verdict *v)
{
    return v->discuss || v->accord == ACCORD_NEAR || v->accord == ACCORD_APART || v->accord == ACCORD_MIXED;
}

static void list_differences(struct arena *keep, struct consensus *c)
{
    struct ranked *list = arena_new(keep, struct ranked, c->n);
    size_t n = 0;

    for (size_t i = 0; i < c->n; i++)
        if (differs(&c->of[i])) list[n++] = rank(&c->of[i]);
    if (n > 1) qsort(list, n, sizeof *list, heavier);
    c->differ = arena_new(keep, const struct verdict *, n);
    for (size_t i = 0; i < n; i++) c->differ[i] = list[i].verdict;
    c->n_differ = n;
}

struct consensus *consensus_make(struct arena *keep, const struct questionnaire *q, const struct round *r,
                                 const struct sheet *const *sheets, size_t n_sheets, bool so_far)
{
    bool anonymous = r->answers == ANSWERS_ANONYMOUS;
    bool alone = n_sheets == 1 && (so_far || r->expected <= 1);
    struct consensus *c = arena_new(keep, struct consensus, 1);

    for (size_t i = 0; i < n_sheets; i++)
        if (sheets[i]->n_answers != q->n_capabilities) bug("a sheet of another questionnaire");
    *c = (struct consensus){ .questionnaire = q, .round = r, .n = q->n_capabilities, .sheets = n_sheets,
        .hidden = anonymous && n_sheets > 0 && n_sheets < ANONYMOUS_LEAST && !alone };
    c->of = arena_new(keep, struct verdict, c->n);
    struct facts facts = { c, sheets, n_sheets, so_far };
    for (size_t i = 0; i < c->n; i++) {
        struct verdict *v = &c->of[i];
        const struct settled *s = &r->settled[i];
        v->of = &q->capabilities[i];
        v->votes = n_sheets > 0 ? votes_of(i, sheets, n_sheets) : votes_kept(s, anonymous);
        stand(v, !so_far && consensus_asked(r, v->of) && facts_apply(&facts, v->of));
        settle(v, s);
        measure(v);
        v->discuss = discussed(i, sheets, n_sheets);
        v->wished = enough_wishes(i, sheets, n_sheets);
        if (c->hidden) hide(v);
    }
    list_differences(keep, c);
    return c;
}
