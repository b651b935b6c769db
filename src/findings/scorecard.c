#include "findings/scorecard.h"

#include "base/arena.h"

static void gate(struct area_score *a, const struct verdict *of)
{
    a->gated = a->gated_low = -1;
    for (size_t i = 0; i < a->of->n_capabilities; i++) {
        const struct verdict *v = &of[i];
        if (v->standing == STANDING_UNKNOWN) a->gated_low = 0;
        if (v->standing != STANDING_LEVEL) continue;
        if (a->gated < 0 || v->level < a->gated) {
            a->gated = v->level;
            a->blocker = v->of;
            a->more_blockers = 0;
        } else if (v->level == a->gated) {
            a->more_blockers++;
        }
    }
    if (a->gated_low < 0) a->gated_low = a->gated;
    if (a->gated == LEVELS - 1) a->blocker = NULL, a->more_blockers = 0;
}

static struct area_score score(const struct area *area, const struct verdict *of)
{
    struct area_score a = { .of = area, .all = (int)area->n_capabilities };
    int sum = 0, known = 0, unknown = 0;

    for (size_t i = 0; i < area->n_capabilities; i++) {
        switch (of[i].standing) {
        case STANDING_LEVEL:          sum += of[i].level, known++; break;
        case STANDING_UNKNOWN:        unknown++; break;
        case STANDING_NOT_APPLICABLE: a.not_applicable++; break;
        case STANDING_NOT_ASKED:      a.not_asked++; break;
        }
    }
    a.mean = mean_of(sum, known, unknown);
    a.asked = known + unknown + a.not_applicable;
    a.find_out = 100 * unknown > FIND_OUT_ABOVE * a.asked;
    gate(&a, of);
    return a;
}

/* Agreement speaks for a strength; a single voice neither for nor against. */
static int discord(enum accord a)
{
    return a == ACCORD_SAME ? -1 : (int)a;
}

static bool stronger(const struct verdict *a, const struct verdict *b)
{
    if (a->level != b->level) return a->level > b->level;
    if (a->of->area->weight != b->of->area->weight) return a->of->area->weight > b->of->area->weight;
    if (a->accord != b->accord) return discord(a->accord) < discord(b->accord);
    return a->of->index < b->of->index;
}

static void find_strengths(struct scorecard *s)
{
    const struct consensus *c = s->consensus;
    for (size_t i = 0; i < c->n; i++) {
        const struct verdict *v = &c->of[i];
        if (v->standing != STANDING_LEVEL || v->level < 1) continue;
        size_t at = s->n_strengths;
        while (at > 0 && stronger(v, s->strengths[at - 1])) at--;
        if (at == STRENGTHS) continue;
        if (s->n_strengths < STRENGTHS) s->n_strengths++;
        for (size_t k = s->n_strengths - 1; k > at; k--) s->strengths[k] = s->strengths[k - 1];
        s->strengths[at] = v;
    }
}

struct scorecard *scorecard_make(struct arena *keep, const struct consensus *c)
{
    const struct questionnaire *q = c->questionnaire;
    struct scorecard *s = arena_new(keep, struct scorecard, 1);
    int sum = 0, known = 0, unknown = 0;

    s->consensus = c;
    s->n_areas = q->n_areas;
    s->areas = arena_new(keep, struct area_score, q->n_areas);
    for (size_t i = 0; i < q->n_areas; i++) {
        const struct area *area = &q->areas[i];
        struct area_score *a = &s->areas[i];
        *a = score(area, area->n_capabilities > 0 ? &c->of[area->capabilities->index] : NULL);
        sum += area->weight * a->mean.sum;
        known += area->weight * a->mean.known;
        unknown += area->weight * a->mean.unknown;
    }
    s->whole = mean_of(sum, known, unknown);
    s->tightrope = tightrope_of(c);
    find_strengths(s);
    return s;
}
