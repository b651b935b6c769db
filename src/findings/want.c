#include "findings/want.h"

#include "findings/aims.h"
#include "findings/consensus.h"

struct wants {
    const struct aims *aims;
    struct want *list;
    size_t n;
};

static void add(struct wants *w, const struct action *action, const struct capability *c, int level,
                const struct need *need)
{
    const struct verdict *v = &w->aims->consensus->of[c->index];
    enum want_state state = WANT_JOBS;

    switch (v->standing) {
    case STANDING_NOT_APPLICABLE: return;
    case STANDING_LEVEL:          if (v->level >= level) return; break;
    case STANDING_UNKNOWN:        state = WANT_FIND_OUT; break;
    case STANDING_NOT_ASKED:      state = WANT_CHECK; break;
    }
    w->list[w->n++] = (struct want){ state, action, c, level, need };
}

static void add_all(struct wants *w, const struct needs *needs)
{
    for (size_t i = 0; i < needs->n; i++) {
        const struct need *n = &needs->list[i];
        if (n->action) add(w, n->action, n->action->capability, n->action->level_to, n);
        else add(w, NULL, n->capability, n->level, n);
    }
}

size_t wants_of(const struct aims *aims, const struct action *of, struct want list[WANTS_MOST])
{
    struct wants w = { aims, list, 0 };
    int level = aims_level(aims, of->capability);
    int from = level > of->level_from ? level : of->level_from;

    add_all(&w, &of->needs);
    for (int n = from + 1; n <= of->level_to; n++) add_all(&w, &of->capability->needs[n]);
    if (of->level_from > 0) add(&w, NULL, of->capability, of->level_from, NULL);
    return w.n;
}

bool want_served_by(const struct aims *aims, const struct action *of, const struct want *w, const struct action *by)
{
    if (by == of) return false;
    if (w->action) return by == w->action;
    return by->capability == w->capability && !by->extra && by->level_from < w->level &&
           by->level_to > aims_level(aims, w->capability);
}
