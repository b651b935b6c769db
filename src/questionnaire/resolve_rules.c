/* From the raw rules to the model: conditions parsed, names written out as actions. */
#include <string.h>

#include "questionnaire/condition.h"
#include "questionnaire/names.h"
#include "questionnaire/raw.h"
#include "questionnaire/resolve.h"

struct resolver {
    const struct names *names;
    const struct questionnaire *q;
    struct arena *keep;
    struct diags *out;
    bool *picked;      /* room for one mark for each action or capability, whichever are more */
    size_t n_actions;  /* that all effects so far came down to */
    size_t n_pairs;    /* that all orders so far came down to */
};

size_t rules_count_ids(const struct raw_rules *raw)
{
    size_t n = 0;

    if (!raw) return 0;
    for (size_t g = 0; g < raw->n_groups; g++) n += 1 + raw->groups[g].n_rules;
    return n + raw->n_contradictions;
}

/* ---- what an effect names ---- */

/* An id among actions, capabilities and areas. */
static const struct id_slot *find_target(struct resolver *r, const struct ref *ref, bool actions)
{
    static const enum item_kind kinds[] = { ITEM_AREA, ITEM_CAPABILITY, ITEM_ACTION };
    const struct ids *ids = &r->names->ids;

    for (size_t i = 0; i < (actions ? 3 : 2); i++) {
        const struct id_slot *slot = ids_find(ids, kinds[i], ref->id);
        if (slot) return slot;
    }
    if (ids->incomplete[ITEM_AREA] || ids->incomplete[ITEM_CAPABILITY] || ids->incomplete[ITEM_ACTION]) return NULL;
    const struct id_slot *other = ids_find_any(ids, ref->id);
    const char *wanted = actions ? "action, capability or area" : "capability or area";
    if (other) {
        ynode_error(r->out, ref->from, "\"%.*s\" is %s, not %s %s", STR_ARG(ref->id), item_kind_name(other->kind),
                    actions ? "an" : "a", wanted);
        return NULL;
    }
    struct str near = names_hint(r->names, ITEM_CAPABILITY, ref->id);
    if (!near.n && actions) near = names_hint(r->names, ITEM_ACTION, ref->id);
    if (!near.n) near = names_hint(r->names, ITEM_AREA, ref->id);
    ynode_error(r->out, ref->from, "there is no %s \"%.*s\"%.*s", wanted, STR_ARG(ref->id), STR_ARG(near));
    return NULL;
}

struct picking {
    const struct raw_effect *e;
    bool filtered;     /* `tagged` and `above` choose */
    bool *picked;      /* of all actions */
};

static void pick(const struct picking *p, const struct action *a)
{
    bool tagged = !p->filtered || !p->e->tagged || (a->tags & p->e->tagged);
    bool above = !p->filtered || a->effort.likely > p->e->it.filter.above;
    if (tagged && above) p->picked[a->index] = true;
}

static void pick_target(struct resolver *r, const struct picking *p, const struct id_slot *slot)
{
    const struct questionnaire *q = r->q;

    for (size_t i = 0; i < q->n_actions; i++) {
        const struct action *a = &q->actions[i];
        bool meant = slot->kind == ITEM_ACTION ? a->index == slot->index
                   : slot->kind == ITEM_AREA   ? a->area->index == slot->index
                                               : a->capability && a->capability->index == slot->index;
        if (meant) pick(p, a);
    }
}

/* The actions that some ids come down to, each once, in the order of the questionnaire. None at
 * all is a problem. */
static void resolve_actions(struct resolver *r, const struct raw_effect *e, const struct refs *refs, bool filtered,
                            const struct action ***list, size_t *n)
{
    struct picking p = { e, filtered, r->picked };
    bool ok = true;

    memset(r->picked, 0, r->q->n_actions * sizeof *r->picked);
    for (size_t i = 0; i < refs->n; i++) {
        const struct id_slot *slot = refs->list[i].from ? find_target(r, &refs->list[i], true) : NULL;
        if (slot) pick_target(r, &p, slot);
        ok = ok && slot;
    }
    for (size_t i = 0; i < r->q->n_actions; i++) *n += p.picked[i];
    if (ok && refs->n && !*n) {
        ynode_error(r->out, e->it.from, "no action is meant by this");
        return;
    }
    r->n_actions += *n;
    if (r->n_actions > RULE_ACTIONS_MOST) return;
    *list = arena_new(r->keep, const struct action *, *n);
    for (size_t i = 0, k = 0; i < r->q->n_actions; i++)
        if (p.picked[i]) (*list)[k++] = &r->q->actions[i];
}

static void resolve_capabilities(struct resolver *r, const struct refs *refs, struct effect *e)
{
    bool *picked = r->picked;

    memset(picked, 0, r->q->n_capabilities * sizeof *picked);
    for (size_t i = 0; i < refs->n; i++) {
        const struct id_slot *slot = refs->list[i].from ? find_target(r, &refs->list[i], false) : NULL;
        for (size_t k = 0; slot && k < r->q->n_capabilities; k++) {
            const struct capability *c = &r->q->capabilities[k];
            bool meant = slot->kind == ITEM_AREA ? c->area->index == slot->index : c->index == slot->index;
            picked[k] = picked[k] || meant;
        }
    }
    for (size_t i = 0; i < r->q->n_capabilities; i++) e->n_capabilities += picked[i];
    e->capabilities = arena_new(r->keep, const struct capability *, e->n_capabilities);
    for (size_t i = 0, k = 0; i < r->q->n_capabilities; i++)
        if (picked[i]) e->capabilities[k++] = &r->q->capabilities[i];
}

/* ---- items ---- */

static void resolve_effect(struct resolver *r, struct effect *e, const struct raw_effect *raw)
{
    *e = raw->it;
    switch (e->kind) {
    case EFFECT_PIN:
        resolve_actions(r, raw, &raw->targets, false, &e->actions, &e->n_actions);
        break;
    case EFFECT_BLOCK:
    case EFFECT_BOOST:
    case EFFECT_NOTE:
        resolve_actions(r, raw, &raw->targets, true, &e->actions, &e->n_actions);
        break;
    case EFFECT_ORDER:
        resolve_actions(r, raw, &raw->targets, false, &e->actions, &e->n_actions);
        resolve_actions(r, raw, &raw->before, true, &e->before, &e->n_before);
        r->n_pairs += e->n_actions * e->n_before;
        break;
    case EFFECT_CAP:
        resolve_capabilities(r, &raw->targets, e);
        break;
    case EFFECT_LIMIT:
    case EFFECT_ONLY:
    case EFFECT_ENSURE:
    case EFFECT_AGENDA:
    case EFFECT_KINDS:
        break;
    }
    if (raw->until) e->until = condition_parse(r->keep, r->names, raw->until);
}

static void resolve_rule(struct resolver *r, struct rule *rule, const struct raw_rule *raw)
{
    rule->when = raw->when ? condition_parse(r->keep, r->names, raw->when) : NULL;
    rule->sources = resolve_citations(r->names, r->keep, raw->sources);
    rule->n_effects = raw->n_effects;
    rule->effects = arena_new(r->keep, struct effect, raw->n_effects);
    for (size_t i = 0; i < raw->n_effects; i++) resolve_effect(r, &rule->effects[i], &raw->effects[i]);
}

static void place_rules(struct rules *rules, const struct raw_rules *raw, struct names *names, struct arena *keep)
{
    size_t n = 0;

    rules->groups = arena_new(keep, struct rule_group, raw->n_groups);
    rules->n_groups = raw->n_groups;
    for (size_t g = 0; g < raw->n_groups; g++) rules->n += raw->groups[g].n_rules;
    rules->list = arena_new(keep, struct rule, rules->n);
    for (size_t g = 0; g < raw->n_groups; g++) {
        struct rule_group *group = &rules->groups[g];
        *group = raw->groups[g].it;
        group->index = (int)g;
        group->rules = rules->list + n;
        group->n_rules = raw->groups[g].n_rules;
        if (group->from) names_add(names, ITEM_GROUP, group->id, (int)g, group->from);
        for (size_t i = 0; i < group->n_rules; i++, n++) {
            rules->list[n] = raw->groups[g].rules[i].it;
            rules->list[n].index = (int)n;
            rules->list[n].group = group;
            if (rules->list[n].from) names_add(names, ITEM_RULE, rules->list[n].id, (int)n, rules->list[n].from);
        }
    }
}

static void place_contradictions(struct rules *rules, const struct raw_rules *raw, struct names *names, struct arena *keep)
{
    rules->contradictions = arena_new(keep, struct contradiction, raw->n_contradictions);
    rules->n_contradictions = raw->n_contradictions;
    for (size_t i = 0; i < raw->n_contradictions; i++) {
        struct contradiction *c = &rules->contradictions[i];
        *c = raw->contradictions[i].it;
        c->index = (int)i;
        if (c->from) names_add(names, ITEM_CONTRADICTION, c->id, (int)i, c->from);
        if (raw->contradictions[i].when) c->when = condition_parse(keep, names, raw->contradictions[i].when);
    }
}

struct rules *rules_resolve(const struct raw_rules *raw, struct names *names, struct arena *keep)
{
    struct rules *rules = arena_new(keep, struct rules, 1);
    struct resolver r = { .names = names, .q = names->q, .keep = keep, .out = names->out };

    r.picked = arena_new(&names->scratch, bool, r.q->n_actions + r.q->n_capabilities);
    place_rules(rules, raw, names, keep);
    place_contradictions(rules, raw, names, keep);
    rules->parameters = raw->parameters;
    if (rules->n > RULES_MOST) {
        diag_error(r.out, NULL, (struct span){ 0 }, "%zu rules in all groups, more than %d", rules->n, RULES_MOST);
        return rules;
    }
    size_t n = 0;
    for (size_t g = 0; g < raw->n_groups; g++)
        for (size_t i = 0; i < raw->groups[g].n_rules && r.n_actions <= RULE_ACTIONS_MOST && r.n_pairs <= RULE_PAIRS_MOST; i++)
            resolve_rule(&r, &rules->list[n++], &raw->groups[g].rules[i]);
    if (r.n_pairs > RULE_PAIRS_MOST)
        diag_error(r.out, NULL, (struct span){ 0 }, "the orders of all rules come down to more than %d pairs of actions", RULE_PAIRS_MOST);
    if (r.n_actions > RULE_ACTIONS_MOST)
        diag_error(r.out, NULL, (struct span){ 0 }, "the effects of all rules come down to more than %d actions", RULE_ACTIONS_MOST);
    return rules;
}
