#include "answers/round.h"

#include <string.h>

#include "base/arena.h"
#include "questionnaire/questionnaire.h"

struct round *round_new(struct arena *keep, const struct questionnaire *q)
{
    struct round *r = arena_new(keep, struct round, 1);

    r->made_with = (struct made_with){ q->id, q->version, q->fingerprint_text };
    r->n_profile = q->n_questions;
    r->n_metrics = q->n_metrics;
    r->n_settled = q->n_capabilities;
    r->profile = arena_new(keep, struct value, r->n_profile);
    r->metrics = arena_new(keep, struct value, r->n_metrics);
    r->settled = arena_new(keep, struct settled, r->n_settled);
    return r;
}

void *round_grow(struct arena *keep, const void *list, size_t n, size_t size)
{
    void *more = arena_alloc(keep, n + 1, size, _Alignof(max_align_t));

    if (n) memcpy(more, list, n * size);
    return more;
}

struct link link_to(const struct questionnaire *q, enum link_to what, struct str id)
{
    struct link l = { .id = id, .index = -1 };
    const struct area *area;
    const struct capability *capability;
    const struct action *action;

    switch (what) {
    case LINK_AREA:
        if ((area = questionnaire_area(q, id))) l.index = area->index;
        break;
    case LINK_CAPABILITY:
        if ((capability = questionnaire_capability(q, id))) l.index = capability->index;
        break;
    case LINK_ACTION:
        if ((action = questionnaire_action(q, id))) l.index = action->index;
        break;
    }
    return l;
}

static bool taken(const struct round *r, struct str id)
{
    for (size_t i = 0; i < r->n_asks; i++)
        if (str_eq(r->asks[i].id, id)) return true;
    for (size_t i = 0; i < r->n_promises; i++)
        if (str_eq(r->promises[i].id, id)) return true;
    return false;
}

struct str round_new_id(struct arena *keep, const struct round *r, char letter)
{
    struct str id;
    int n = 1;

    do id = str_printf(keep, "%c%d", letter, n++);
    while (taken(r, id));
    return id;
}
