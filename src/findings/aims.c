#include "findings/aims.h"

#include "answers/round.h"
#include "base/arena.h"
#include "findings/consensus.h"
#include "findings/jobs.h"

static void lower(struct aims *a, const struct rule_effects *rules)
{
    for (size_t i = 0; rules && i < rules->n_caps; i++) {
        int *target = &a->target[rules->caps[i].of->index];
        if (rules->caps[i].target < *target) *target = rules->caps[i].target;
    }
}

struct aims aims_make(struct arena *keep, const struct consensus *c, const struct plan *plan,
                      const struct rule_effects *rules)
{
    const struct questionnaire *q = c->questionnaire;
    struct aims a = { c, arena_new(keep, int, q->n_capabilities), arena_new(keep, int, q->n_areas) };

    for (size_t i = 0; i < q->n_capabilities; i++)
        a.target[i] = c->of[i].wished ? LEVELS - 1 : q->capabilities[i].target;
    lower(&a, rules);
    for (size_t i = 0; i < plan->n_targets; i++)
        if (plan->targets[i].of.index >= 0) a.target[plan->targets[i].of.index] = plan->targets[i].value;
    for (size_t i = 0; i < q->n_areas; i++) a.weight[i] = q->areas[i].weight;
    for (size_t i = 0; i < plan->n_weights; i++)
        if (plan->weights[i].of.index >= 0) a.weight[plan->weights[i].of.index] = plan->weights[i].value;
    return a;
}

int aims_level(const struct aims *a, const struct capability *of)
{
    return a->consensus->of[of->index].level;
}

bool aims_at(const struct aims *a, const struct action *what)
{
    int level = aims_level(a, what->capability);
    return level >= 0 && what->level_to > level && what->level_from < a->target[what->capability->index];
}

int aims_gain(const struct aims *a, const struct action *what)
{
    int level = aims_level(a, what->capability), target = a->target[what->capability->index];
    int from = what->level_from > level ? what->level_from : level;
    int to = what->level_to < target ? what->level_to : target;
    return to > from ? to - from : 0;
}
