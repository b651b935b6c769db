#include "findings/veto.h"

#include <string.h>

#include "base/arena.h"
#include "findings/jobs.h"

struct vetoes {
    const struct jobs *jobs;
    const struct rule_effects *rules;
    struct veto *of;
    bool **free_of_limit;    /* [limit][job]: stronger rules put it in place */
    bool **free_of_only;     /* [only][job] */
    int **starts;            /* [limit][capability], or [limit][0] */
    size_t n_capabilities;
};

/* What pins of lower rank put in place, with all that it needs. */
static bool *put_in_place(struct arena *keep, const struct jobs *jobs, const struct rule_effects *rules, int rank)
{
    bool *in = arena_new(keep, bool, jobs->n);

    for (size_t i = 0; i < rules->n_pins; i++) {
        const struct job *j = rules->pins[i].rank < rank ? jobs_of_action(jobs, rules->pins[i].of) : NULL;
        if (j) in[j->index] = true;
    }
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < jobs->n_arcs; i++) {
            const struct job_arc *arc = &jobs->arcs[i];
            if (!in[arc->after] || in[arc->before]) continue;
            in[arc->before] = more = true;
        }
    }
    return in;
}

struct vetoes *vetoes_make(struct arena *keep, const struct jobs *jobs,
                           const struct rule_effects *rules, struct veto *of)
{
    if (!rules || rules->n_limits + rules->n_onlys == 0) return NULL;
    struct vetoes *v = arena_new(keep, struct vetoes, 1);
    *v = (struct vetoes){ .jobs = jobs, .rules = rules, .of = of };
    for (size_t i = 0; i < jobs->n; i++)
        if ((size_t)jobs->list[i].capability->index >= v->n_capabilities)
            v->n_capabilities = (size_t)jobs->list[i].capability->index + 1;
    v->free_of_limit = arena_new(keep, bool *, rules->n_limits);
    v->starts = arena_new(keep, int *, rules->n_limits);
    for (size_t i = 0; i < rules->n_limits; i++) {
        v->free_of_limit[i] = put_in_place(keep, jobs, rules, rules->limits[i].rank);
        v->starts[i] = arena_new(keep, int, v->n_capabilities + 1);
    }
    v->free_of_only = arena_new(keep, bool *, rules->n_onlys);
    for (size_t i = 0; i < rules->n_onlys; i++)
        v->free_of_only[i] = put_in_place(keep, jobs, rules, rules->onlys[i].rank);
    return v;
}

void vetoes_begin(struct vetoes *v)
{
    for (size_t i = 0; i < v->rules->n_limits; i++)
        memset(v->starts[i], 0, (v->n_capabilities + 1) * sizeof *v->starts[i]);
}

static bool is_small(const struct job *j, unsigned tags, int up_to)
{
    return (j->action->tags & tags) && j->effort.likely <= up_to;
}

/* The place where the limit counts this job; NULL when it does not concern it. */
static int *counted_at(const struct vetoes *v, size_t limit, const struct job *j, enum horizon h)
{
    const struct rule_limit *l = &v->rules->limits[limit];

    if (l->horizon != (int)h || !(j->action->tags & l->tags) || j->effort.likely <= l->above) return NULL;
    if (is_small(j, l->small, l->up_to) || v->free_of_limit[limit][j->index]) return NULL;
    return &v->starts[limit][l->per_capability ? j->capability->index : 0];
}

/* The `only` that keeps it out; NULL. */
static const struct rule_only *kept_out(const struct vetoes *v, const struct job *j, enum horizon h)
{
    for (size_t i = 0; i < v->rules->n_onlys; i++) {
        const struct rule_only *o = &v->rules->onlys[i];
        if (o->horizon != (int)h || (j->action->tags & o->tags) || is_small(j, o->small, o->up_to)) continue;
        if (!v->free_of_only[i][j->index]) return o;
    }
    return NULL;
}

bool vetoes_could_allow(const struct vetoes *v, int job, enum horizon h)
{
    const struct job *j = &v->jobs->list[job];
    return !j->action || h == HORIZONS || !kept_out(v, j, h);
}

bool vetoes_allow(struct vetoes *v, int job, enum horizon h)
{
    const struct job *j = &v->jobs->list[job];

    if (!j->action || h == HORIZONS) return true;
    const struct rule_only *only = kept_out(v, j, h);
    if (only) {
        v->of[job] = (struct veto){ .only = only };
        return false;
    }
    for (size_t i = 0; i < v->rules->n_limits; i++) {
        const int *starts = counted_at(v, i, j, h);
        if (!starts || *starts < v->rules->limits[i].most) continue;
        v->of[job] = (struct veto){ .limit = &v->rules->limits[i] };
        return false;
    }
    for (size_t i = 0; i < v->rules->n_limits; i++) {
        int *starts = counted_at(v, i, j, h);
        if (starts) (*starts)++;
    }
    return true;
}
