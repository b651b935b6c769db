/* The file of rules: groups, contradictions, parameters. */
#include <assert.h>
#include <string.h>

#include "base/buf.h"
#include "questionnaire/raw.h"
#include "questionnaire/words.h"

enum { EFFORT_MOST = 5000 /* tenths of a person-week */, COUNT_MOST = 1000, WEEKS_MOST = 260 };

const char *const effect_words[] = {
    [EFFECT_PIN] = "pin",
    [EFFECT_BLOCK] = "block",
    [EFFECT_BOOST] = "boost",
    [EFFECT_CAP] = "cap",
    [EFFECT_ORDER] = "order",
    [EFFECT_LIMIT] = "limit",
    [EFFECT_ONLY] = "only",
    [EFFECT_ENSURE] = "ensure",
    [EFFECT_NOTE] = "note",
    [EFFECT_AGENDA] = "agenda",
    NULL,
};
static_assert(countof(effect_words) == EFFECT_KINDS + 1, "an effect has no name");

static const char *const horizon_words[] = { "now", "next", "later", NULL };
static const char *const per_words[] = { "capability", NULL };

enum {
    PIN = 1u << EFFECT_PIN, BLOCK = 1u << EFFECT_BLOCK, BOOST = 1u << EFFECT_BOOST, CAP = 1u << EFFECT_CAP,
    ORDER = 1u << EFFECT_ORDER, LIMIT = 1u << EFFECT_LIMIT, ONLY = 1u << EFFECT_ONLY, ENSURE = 1u << EFFECT_ENSURE,
    NOTE = 1u << EFFECT_NOTE, AGENDA = 1u << EFFECT_AGENDA
};

/* What else may, and must, stand beside an effect. */
static const struct companion {
    const char *key;
    unsigned with, needed_by;
} companions[] = {
    { "in", PIN | LIMIT | ONLY | ENSURE, PIN | LIMIT | ONLY | ENSURE },
    { "repeat", PIN, 0 },
    { "until", BLOCK, 0 },
    { "by", BOOST, BOOST },
    { "to", CAP, CAP },
    { "before", ORDER, ORDER },
    { "most", LIMIT, LIMIT },
    { "least", ENSURE, ENSURE },
    { "per", LIMIT, 0 },
    { "small", LIMIT | ONLY, 0 },
    { "up-to", LIMIT | ONLY, 0 },
    { "tagged", BLOCK | BOOST | ORDER | NOTE, 0 },
    { "above", BLOCK | BOOST | ORDER | NOTE | LIMIT, 0 },
    { "on", NOTE, 0 },
    { "not-now", NOTE, 0 },
    { "minutes", AGENDA, 0 },
};

/* Which effect a map is; EFFECT_KINDS when it is none or two. None is a problem of its own
 * only where every key is known: else it is the unknown one. */
static enum effect_kind kind_of(struct decoder *d, const struct ynode *n, bool known)
{
    enum effect_kind kind = EFFECT_KINDS;
    struct buf all = buf_in(d->out->keep);

    for (int k = 0; k < EFFECT_KINDS; k++) {
        const struct ynode *value = ynode_get(n, str_of(effect_words[k]));
        buf_printf(&all, "%s%s", k == 0 ? "" : k + 1 < EFFECT_KINDS ? ", " : " and ", effect_words[k]);
        if (!value) continue;
        if (kind != EFFECT_KINDS) {
            ynode_error(d->out, value->key, "\"%s\" and \"%s\" are two effects; give each its own item", effect_words[kind],
                        effect_words[k]);
            return EFFECT_KINDS;
        }
        kind = (enum effect_kind)k;
    }
    struct str words = buf_str(&all);
    if (kind == EFFECT_KINDS && known) ynode_error(d->out, n, "has no effect; it needs one of %.*s", STR_ARG(words));
    return kind;
}

static bool check_companions(struct decoder *d, const struct ynode *n, enum effect_kind kind)
{
    unsigned bit = 1u << kind;
    bool ok = true;

    for (size_t i = 0; i < countof(companions); i++) {
        const struct companion *c = &companions[i];
        const struct ynode *value = ynode_get(n, str_of(c->key));
        if (value && !(c->with & bit)) {
            ynode_error(d->out, value->key, "\"%s\" means nothing for %s", c->key, effect_words[kind]);
            ok = false;
        } else if (!value && (c->needed_by & bit)) {
            ynode_error(d->out, n, "%s needs \"%s\"", effect_words[kind], c->key);
            ok = false;
        }
    }
    return ok;
}

#define AT(member) offsetof(struct raw_effect, member)
#define TARGETS(word) { word, decode_list, AT(targets), .of = &ref_item, .low = 1, .high = RULE_TARGETS_MOST }
static const struct field effect_fields[] = {
    { "", decode_self, AT(it.from) },
    TARGETS("pin"), TARGETS("block"), TARGETS("boost"), TARGETS("cap"), TARGETS("order"),
    { "limit", decode_words, AT(limit), .words = tag_words },
    { "only", decode_words, AT(only), .words = tag_words },
    { "ensure", decode_words, AT(ensure), .words = tag_words },
    { "note", decode_text, AT(it.text), .high = SENTENCES_MOST },
    { "agenda", decode_text, AT(it.text), .high = SENTENCES_MOST },
    { "in", decode_word, AT(it.horizon), .words = horizon_words },
    { "repeat", decode_bool, AT(it.repeat) },
    { "until", decode_self, AT(until) },
    { "by", decode_int, AT(it.by), .low = -10, .high = 10 },
    { "to", decode_int, AT(it.to), .low = 1, .high = STEPS },
    { "before", decode_list, AT(before), .of = &ref_item, .low = 1, .high = RULE_TARGETS_MOST },
    { "most", decode_int, AT(most), .low = 0, .high = COUNT_MOST },
    { "least", decode_int, AT(least), .low = 1, .high = COUNT_MOST },
    { "per", decode_word, AT(per), .words = per_words },
    { "small", decode_words, AT(it.filter.small), .words = tag_words },
    { "up-to", decode_fixed, AT(it.filter.up_to), .decimals = 1, .low = 1, .high = EFFORT_MOST },
    { "tagged", decode_words, AT(tagged), .words = tag_words },
    { "above", decode_fixed, AT(it.filter.above), .decimals = 1, .low = 0, .high = EFFORT_MOST },
    { "on", decode_list, AT(targets), .of = &ref_item, .low = 1, .high = RULE_TARGETS_MOST },
    { "not-now", decode_bool, AT(it.not_now) },
    { "minutes", decode_int, AT(it.minutes), .low = 1, .high = 480 },
    { 0 },
};
#undef TARGETS
#undef AT

/* Tag lists that name nothing would let nothing through: never what somebody means. */
static bool check_tags(struct decoder *d, const struct ynode *n)
{
    static const char *const keys[] = { "limit", "only", "ensure", "small", "tagged" };
    bool ok = true;

    for (size_t i = 0; i < countof(keys); i++) {
        const struct ynode *list = ynode_get(n, str_of(keys[i]));
        if (!list || list->n > 0) continue;
        ynode_error(d->out, list, "needs at least one tag");
        ok = false;
    }
    if (!ynode_get(n, S("small")) != !ynode_get(n, S("up-to"))) {
        ynode_error(d->out, n, "\"small\" and \"up-to\" belong together");
        ok = false;
    }
    return ok;
}

static bool decode_effect(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    struct raw_effect *e = to;
    bool ok = decode_fields(d, n, f->fields, e);

    if (n->kind != YNODE_MAP) return false;
    e->it.kind = kind_of(d, n, ok);
    if (e->it.kind == EFFECT_KINDS || !ok) return false;
    e->it.count = e->it.kind == EFFECT_LIMIT ? e->most : e->least;
    e->it.per_capability = ynode_get(n, S("per")) != NULL;
    e->it.filter.tags = e->limit | e->only | e->ensure;
    if (e->it.kind == EFFECT_BOOST && e->it.by == 0 && ynode_get(n, S("by"))) {
        ynode_error(d->out, ynode_get(n, S("by")), "a boost by 0 changes nothing");
        ok = false;
    }
    ok = check_tags(d, n) && ok;
    return check_companions(d, n, e->it.kind) && ok;
}

static const struct field effect_item = { .decode = decode_effect, .fields = effect_fields, .size = sizeof(struct raw_effect) };

#define AT(member) offsetof(struct raw_rule, member)
static const struct field rule_fields[] = {
    { "", decode_self, AT(it.from) },
    { "id", decode_id, AT(it.id), .required = true },
    { "when", decode_self, AT(when) },
    { "do", decode_list, AT(effects), .required = true, .of = &effect_item, .low = 1, .high = EFFECTS_MOST },
    { "because", decode_text, AT(it.because), .required = true, .high = SENTENCES_MOST },
    { "sources", decode_list, AT(sources), .of = &cite_item, .high = 60 },
    { 0 },
};
#undef AT
static const struct field rule_item = { .decode = decode_struct, .fields = rule_fields, .size = sizeof(struct raw_rule) };

static const struct field group_fields[] = {
    { "", decode_self, offsetof(struct raw_group, it.from) },
    { "id", decode_id, offsetof(struct raw_group, it.id), .required = true },
    { "rules", decode_list, offsetof(struct raw_group, rules), .required = true, .of = &rule_item, .high = RULES_MOST },
    { 0 },
};
static const struct field group_item = { .decode = decode_struct, .fields = group_fields, .size = sizeof(struct raw_group) };

#define AT(member) offsetof(struct raw_contradiction, member)
static const struct field contradiction_fields[] = {
    { "", decode_self, AT(it.from) },
    { "id", decode_id, AT(it.id), .required = true },
    { "when", decode_self, AT(when), .required = true },
    { "ask", decode_text, AT(it.ask), .required = true, .high = SENTENCES_MOST },
    { 0 },
};
#undef AT
static const struct field contradiction_item = {
    .decode = decode_struct, .fields = contradiction_fields, .size = sizeof(struct raw_contradiction),
};

#define AT(member) offsetof(struct rule_parameters, member)
static const struct field parameter_fields[] = {
    { "people", decode_int, AT(people), .low = 1, .high = 500 },
    { "share", decode_int, AT(share), .low = 1, .high = 100 },
    { "usable-share", decode_int, AT(usable_share), .low = 1, .high = 100 },
    { "practices-at-once", decode_int, AT(practices_at_once), .low = 1, .high = 8 },
    { "weeks-now", decode_int, AT(weeks_now), .low = 1, .high = WEEKS_MOST },
    { "weeks-next", decode_int, AT(weeks_next), .low = 1, .high = WEEKS_MOST },
    { "weeks-later", decode_int, AT(weeks_later), .low = 1, .high = WEEKS_MOST },
    { 0 },
};
#undef AT

const struct field rules_fields[] = {
    { "groups", decode_list, offsetof(struct raw_rules, groups), .required = true, .of = &group_item, .high = GROUPS_MOST },
    { "contradictions", decode_list, offsetof(struct raw_rules, contradictions), .of = &contradiction_item, .high = RULES_MOST },
    { "parameters", decode_struct, offsetof(struct raw_rules, parameters), .fields = parameter_fields },
    { 0 },
};
