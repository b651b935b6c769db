#include "findings/progress.h"

#include "answers/round.h"
#include "base/arena.h"
#include "findings/consensus.h"

/* A promise that was kept and that was about this capability. */
static const struct promise *kept_for(const struct consensus *earlier, struct str capability)
{
    const struct round *r = earlier->round;
    const struct questionnaire *q = earlier->questionnaire;

    for (size_t i = 0; i < r->n_promises; i++) {
        const struct promise *p = &r->promises[i];
        if (p->state != PROMISE_DONE || p->action.id.n == 0 || p->action.index < 0) continue;
        if (str_eq(q->actions[p->action.index].capability->id, capability)) return p;
    }
    return NULL;
}

static void compare(struct progress *p, const struct verdict *now, const struct consensus *earlier)
{
    const struct capability *was = questionnaire_capability(earlier->questionnaire, now->of->id);
    const struct verdict *before = was ? &earlier->of[was->index] : NULL;

    if (now->standing != STANDING_LEVEL) return;
    if (!before || before->standing != STANDING_LEVEL || was->meaning != now->of->meaning) {
        p->not_comparable++;
        return;
    }
    p->up += now->level > before->level;
    p->down += now->level < before->level;
    p->same += now->level == before->level;
    if (now->level == before->level) return;
    p->moved[p->n_moved++] = (struct progress_step){ now->of, before->level, now->level,
        now->level > before->level ? kept_for(earlier, now->of->id) : NULL };
}

static void sort_promises(struct arena *keep, struct progress *p)
{
    const struct round *r = p->earlier;

    p->open = arena_new(keep, const struct promise *, r->n_promises);
    p->kept = arena_new(keep, const struct promise *, r->n_promises);
    for (size_t i = 0; i < r->n_promises; i++) {
        switch (r->promises[i].state) {
        case PROMISE_PROMISED: case PROMISE_GOING: case PROMISE_STUCK:
            p->open[p->n_open++] = &r->promises[i];
            break;
        case PROMISE_DONE:
            p->kept[p->n_kept++] = &r->promises[i];
            break;
        case PROMISE_DROPPED:
            break;
        }
    }
}

struct progress *progress_make(struct arena *keep, const struct consensus *now, const struct consensus *earlier)
{
    struct progress *p = arena_new(keep, struct progress, 1);

    p->earlier = earlier->round;
    p->earlier_questionnaire = earlier->questionnaire;
    p->moved = arena_new(keep, struct progress_step, now->n);
    for (size_t i = 0; i < now->n; i++) compare(p, &now->of[i], earlier);
    sort_promises(keep, p);
    return p;
}
