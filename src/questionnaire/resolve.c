#include "questionnaire/resolve.h"

#include <string.h>

#include "questionnaire/condition.h"
#include "questionnaire/names.h"
#include "questionnaire/raw.h"
#include "questionnaire/words.h"

struct resolver {
    struct questionnaire *q;
    const struct raw *raw;
    struct names names;
    struct arena *keep;
    struct diags *out;
};

static void know(struct resolver *r, enum item_kind kind, struct str id, size_t index, const struct ynode *from)
{
    names_add(&r->names, kind, id, (int)index, from);
}

/* ---- one array per kind ---- */

static bool count_items(struct resolver *r)
{
    struct questionnaire *q = r->q;

    q->n_areas = r->raw->main.areas.n;
    for (size_t i = 0; i < q->n_areas; i++) {
        q->n_capabilities += r->raw->areas[i].n_capabilities;
        q->n_actions += r->raw->areas[i].n_actions;
    }
    if (q->n_capabilities > CAPABILITIES_MOST)
        diag_error(r->out, NULL, (struct span){ 0 }, "%zu capabilities in all areas, more than %d", q->n_capabilities, CAPABILITIES_MOST);
    if (q->n_actions > ACTIONS_MOST)
        diag_error(r->out, NULL, (struct span){ 0 }, "%zu actions in all areas, more than %d", q->n_actions, ACTIONS_MOST);
    return q->n_capabilities <= CAPABILITIES_MOST && q->n_actions <= ACTIONS_MOST;
}

static void place_area(struct resolver *r, size_t i, size_t n_capabilities, size_t n_actions)
{
    struct questionnaire *q = r->q;
    const struct raw_area *raw = &r->raw->areas[i];
    struct area *a = &q->areas[i];

    *a = raw->it;
    a->index = (int)i;
    a->capabilities = q->capabilities + n_capabilities;
    a->n_capabilities = raw->n_capabilities;
    a->actions = q->actions + n_actions;
    a->n_actions = raw->n_actions;
    if (a->from) know(r, ITEM_AREA, a->id, i, a->from);
    for (size_t k = 0; k < raw->n_capabilities; k++) {
        struct capability *c = &a->capabilities[k];
        *c = raw->capabilities[k].it;
        c->index = (int)(n_capabilities + k);
        c->area = a;
        know(r, ITEM_CAPABILITY, c->id, (size_t)c->index, c->from);
    }
    for (size_t k = 0; k < raw->n_actions; k++) {
        struct action *one = &a->actions[k];
        *one = raw->actions[k].it;
        one->index = (int)(n_actions + k);
        one->area = a;
        know(r, ITEM_ACTION, one->id, (size_t)one->index, one->from);
    }
}

static void place_areas(struct resolver *r)
{
    struct questionnaire *q = r->q;
    size_t n_capabilities = 0, n_actions = 0;

    q->areas = arena_new(r->keep, struct area, q->n_areas);
    q->capabilities = arena_new(r->keep, struct capability, q->n_capabilities);
    q->actions = arena_new(r->keep, struct action, q->n_actions);
    for (size_t i = 0; i < q->n_areas; i++) {
        place_area(r, i, n_capabilities, n_actions);
        n_capabilities += r->raw->areas[i].n_capabilities;
        n_actions += r->raw->areas[i].n_actions;
    }
}

static void place_profile(struct resolver *r)
{
    const struct raw_profile *p = &r->raw->profile;
    struct questionnaire *q = r->q;

    q->sections = p->sections;
    q->n_sections = p->n_sections;
    for (size_t i = 0; i < q->n_sections; i++) {
        q->sections[i].index = (int)i;
        know(r, ITEM_SECTION, q->sections[i].id, i, q->sections[i].from);
    }
    q->questions = arena_new(r->keep, struct question, p->n_questions);
    q->n_questions = p->n_questions;
    for (size_t i = 0; i < q->n_questions; i++) {
        q->questions[i] = p->questions[i].it;
        q->questions[i].index = (int)i;
        know(r, ITEM_QUESTION, q->questions[i].id, i, q->questions[i].from);
    }
    q->metrics = p->metrics;
    q->n_metrics = p->n_metrics;
    for (size_t i = 0; i < q->n_metrics; i++) {
        q->metrics[i].index = (int)i;
        know(r, ITEM_METRIC, q->metrics[i].id, i, q->metrics[i].from);
    }
}

static void place_lists(struct resolver *r)
{
    struct questionnaire *q = r->q;

    q->terms = r->raw->terms.list;
    q->n_terms = r->raw->terms.n;
    for (size_t i = 0; i < q->n_terms; i++) {
        q->terms[i].index = (int)i;
        know(r, ITEM_TERM, q->terms[i].id, i, q->terms[i].from);
    }
    q->works = r->raw->works.list;
    q->n_works = r->raw->works.n;
    for (size_t i = 0; i < q->n_works; i++) {
        q->works[i].index = (int)i;
        know(r, ITEM_WORK, q->works[i].id, i, q->works[i].from);
    }
}

/* ---- references ---- */

static struct citation resolve_citation(const struct names *names, const struct cite_ref *ref)
{
    struct citation c = { .place = ref->place, .from = ref->from };
    int i = ref->from ? names_index(names, ITEM_WORK, ref->id, ref->from) : -1;
    if (i >= 0) c.work = &names->q->works[i];
    return c;
}

struct citations resolve_citations(const struct names *names, struct arena *keep, struct cite_refs refs)
{
    struct citations c = { arena_new(keep, struct citation, refs.n), refs.n };
    for (size_t i = 0; i < refs.n; i++) c.list[i] = resolve_citation(names, &refs.list[i]);
    return c;
}

static struct need resolve_need(struct resolver *r, const struct need_ref *ref)
{
    struct need n = { .level = ref->level, .from = ref->from };

    if (!ref->from || !ref->id.n) return n;
    if (!ref->level && ids_find(&r->names.ids, ITEM_CAPABILITY, ref->id)) {
        ynode_error(r->out, ref->from, "\"%.*s\" is a capability; say which level of it, such as %.*s:2", STR_ARG(ref->id),
                    STR_ARG(ref->id));
        return n;
    }
    int i = names_index(&r->names, ref->level ? ITEM_CAPABILITY : ITEM_ACTION, ref->id, ref->from);
    if (i >= 0 && ref->level) n.capability = &r->q->capabilities[i];
    else if (i >= 0) n.action = &r->q->actions[i];
    return n;
}

static struct needs resolve_needs(struct resolver *r, struct need_refs refs)
{
    struct needs n = { arena_new(r->keep, struct need, refs.n), refs.n };
    for (size_t i = 0; i < refs.n; i++) n.list[i] = resolve_need(r, &refs.list[i]);
    return n;
}

/* A condition may only read what was answered by then; so none waits for itself either. */
static const struct condition *resolve_when(struct resolver *r, const struct capability *of, const struct ynode *when)
{
    const struct condition *c = when ? condition_parse(r->keep, &r->names, when) : NULL;

    for (size_t i = 0; c && i < c->n_subjects; i++) {
        const struct capability *first = c->subjects[i].capability;
        if (first && first->index >= of->index)
            ynode_error(r->out, when, "capability \"%.*s\" is not asked before this one", STR_ARG(first->id));
    }
    return c;
}

static void resolve_capabilities(struct resolver *r)
{
    for (size_t a = 0; a < r->q->n_areas; a++)
        for (size_t i = 0; i < r->q->areas[a].n_capabilities; i++) {
            const struct raw_capability *raw = &r->raw->areas[a].capabilities[i];
            struct capability *c = &r->q->areas[a].capabilities[i];
            for (int l = 0; l < LEVELS; l++) c->needs[l] = resolve_needs(r, raw->needs[l]);
            c->sources = resolve_citations(&r->names, r->keep, raw->sources);
            c->when = resolve_when(r, c, raw->when);
        }
}

/* An action without an effort of its own takes what its capability says for its steps. */
static void fall_back(struct resolver *r, struct action *a)
{
    a->effort_is_own = a->effort.likely > 0;
    if (a->effort_is_own || ynode_get(a->from, S("effort"))) return; /* its own, or a problem already */
    for (int step = a->level_from; step < a->level_to; step++) {
        const struct estimate *e = &a->capability->effort[step];
        if (!e->likely) {
            ynode_error(r->out, a->from, "action \"%.*s\" has no effort, and capability \"%.*s\" has none for level %d",
                        STR_ARG(a->id), STR_ARG(a->capability->id), step + 1);
            return;
        }
        a->effort.low += e->low;
        a->effort.likely += e->likely;
        a->effort.high += e->high;
    }
}

static void resolve_action(struct resolver *r, struct action *a, const struct raw_action *raw)
{
    a->level_from = raw->moves.from;
    a->level_to = raw->moves.to;
    a->needs = resolve_needs(r, raw->needs);
    int c = raw->moves.capability.from ? names_index(&r->names, ITEM_CAPABILITY, raw->moves.capability.id, raw->moves.capability.from) : -1;
    if (c < 0) return;
    a->capability = &r->q->capabilities[c];
    if (a->level_from < a->level_to) fall_back(r, a);
}

static void resolve_actions(struct resolver *r)
{
    for (size_t a = 0; a < r->q->n_areas; a++)
        for (size_t i = 0; i < r->q->areas[a].n_actions; i++)
            resolve_action(r, &r->q->areas[a].actions[i], &r->raw->areas[a].actions[i]);
}

/* Each capability learns who moves it, by `from`, then in the order of the files. */
static void list_movers(struct resolver *r)
{
    struct questionnaire *q = r->q;

    for (size_t i = 0; i < q->n_actions; i++)
        if (q->actions[i].capability) q->capabilities[q->actions[i].capability->index].n_actions++;
    for (size_t i = 0; i < q->n_capabilities; i++) {
        q->capabilities[i].actions = arena_new(r->keep, struct action *, q->capabilities[i].n_actions);
        q->capabilities[i].n_actions = 0;
    }
    for (int from = 0; from < STEPS; from++)
        for (size_t i = 0; i < q->n_actions; i++) {
            struct action *a = &q->actions[i];
            if (!a->capability || a->level_from != from) continue;
            struct capability *c = &q->capabilities[a->capability->index];
            c->actions[c->n_actions++] = a;
        }
}

/* The bit of one answer of a question; 0, with a problem, when it is no answer of it. */
static uint64_t answer_bit(struct resolver *r, const struct question *q, const struct ref *is)
{
    if (!is->from) return 0;
    if (q->type == QUESTION_YES_NO) {
        if (str_eq(is->id, S("no"))) return 1;
        if (str_eq(is->id, S("yes"))) return 2;
        ynode_error(r->out, is->from, "must be yes or no, got \"%.*s\"", STR_ARG(is->id));
        return 0;
    }
    const struct option *o = option_by_id(&q->options, is->id);
    if (o) return (uint64_t)1 << o->index;
    struct str ids[OPTIONS_MOST];
    for (size_t i = 0; i < q->options.n; i++) ids[i] = q->options.list[i].id;
    struct str near = decode_hint(r->out->keep, is->id, ids, q->options.n);
    ynode_error(r->out, is->from, "question \"%.*s\" has no option \"%.*s\"%.*s", STR_ARG(q->id), STR_ARG(is->id), STR_ARG(near));
    return 0;
}

static void resolve_after(struct resolver *r, struct question *q, const struct raw_question *raw)
{
    if (!raw->after.question.from) return;
    int i = names_index(&r->names, ITEM_QUESTION, raw->after.question.id, raw->after.question.from);
    if (i < 0) return;
    const struct question *first = &r->q->questions[i];
    bool has_answers = first->type == QUESTION_YES_NO || first->type == QUESTION_CHOICE || first->type == QUESTION_SEVERAL;
    if (i >= q->index) {
        ynode_error(r->out, raw->after.question.from, "question \"%.*s\" is not asked before this one", STR_ARG(first->id));
    } else if (!has_answers) {
        ynode_error(r->out, raw->after.question.from, "question \"%.*s\" is of the type %s; only yes-no, choice and several can decide",
                    STR_ARG(first->id), question_type_words[first->type]);
    } else {
        q->after = (struct after){ .question = first, .from = raw->after.from };
        for (size_t k = 0; k < raw->after.is.n; k++) q->after.is |= answer_bit(r, first, &raw->after.is.list[k]);
    }
}

static void resolve_profile(struct resolver *r)
{
    const struct raw_profile *p = &r->raw->profile;
    struct questionnaire *q = r->q;

    for (size_t i = 0; i < q->n_questions; i++) {
        const struct ref *section = &p->questions[i].section;
        int s = section->from ? names_index(&r->names, ITEM_SECTION, section->id, section->from) : -1;
        if (s >= 0) q->questions[i].section = &q->sections[s];
        resolve_after(r, &q->questions[i], &p->questions[i]);
    }
    q->clusters = arena_new(r->keep, struct cluster, p->n_clusters);
    q->n_clusters = p->n_clusters;
    for (size_t i = 0; i < q->n_clusters; i++) {
        q->clusters[i] = p->clusters[i].it;
        q->clusters[i].source = resolve_citation(&r->names, &p->clusters[i].source);
    }
}

void questionnaire_resolve(struct questionnaire *q, const struct raw *raw, const bool *unread, struct arena *keep,
                           struct arena scratch, struct diags *out)
{
    struct resolver r = { .q = q, .raw = raw, .keep = keep, .out = out };
    const struct raw_profile *p = &raw->profile;

    r.q->n_areas = 0;
    if (!count_items(&r)) return;
    r.names = (struct names){ .q = q, .scratch = scratch, .out = out };
    r.names.ids = ids_new(&r.names.scratch, q->n_areas + q->n_capabilities + q->n_actions + p->n_sections + p->n_questions
                                    + p->n_metrics + raw->terms.n + raw->works.n + rules_count_ids(raw->rules));
    memcpy(r.names.ids.incomplete, unread, sizeof r.names.ids.incomplete);
    place_areas(&r);
    place_profile(&r);
    place_lists(&r);
    resolve_capabilities(&r);
    resolve_actions(&r);
    list_movers(&r);
    resolve_profile(&r);
    if (raw->rules) q->rules = rules_resolve(raw->rules, &r.names, keep);
}
