/* The file of an area: capabilities and actions. */
#include <string.h>

#include "questionnaire/raw.h"
#include "questionnaire/words.h"

/* Ends in words that an author can act on: which capability, not only where. */
static bool decode_levels(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    static const struct field five = { .decode = decode_array, .of = &text_item, .high = LEVELS };
    const struct ynode *id = ynode_get(n->up, S("id"));
    struct str name = id ? id->text : S("?");

    (void)f;
    if (n->kind == YNODE_LIST && n->n != LEVELS) {
        diag_error(d->out, n->in, n->at, "capability \"%.*s\" has %u level%s, needs %d", STR_ARG(str_head(name, 60)), n->n,
                   n->n == 1 ? "" : "s", LEVELS);
        return false;
    }
    return decode_array(d, n, &five, to);
}

/* The level that a key of `needs` or `effort` names; 0, with a problem, when it names none. */
static int level_of_key(struct decoder *d, const struct ynode *key)
{
    bool good = key->text.n == 1 && key->text.s[0] >= '1' && key->text.s[0] <= '4';
    if (!good) ynode_error(d->out, key, "the keys are levels from 1 to 4, got \"%.*s\"", STR_ARG(str_head(key->text, 60)));
    return good ? key->text.s[0] - '0' : 0;
}

static bool check_map(struct decoder *d, const struct ynode *n)
{
    if (n->kind != YNODE_MAP) ynode_error(d->out, n, "must be a map of levels, is %s", ynode_kind_name(n->kind));
    return n->kind == YNODE_MAP;
}

static bool decode_needs_by_level(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    static const struct field needs = { .decode = decode_list, .of = &need_item, .high = NEEDS_MOST };
    struct need_refs *by_level = to;
    bool ok = true;

    (void)f;
    if (!n) return true;
    if (!check_map(d, n)) return false;
    for (const struct ynode *one = n->first; one; one = one->next) {
        int level = level_of_key(d, one->key);
        ok = level && decode_list(d, one, &needs, &by_level[level]) && ok;
    }
    return ok;
}

static bool decode_effort_by_level(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    struct estimate *by_step = to;
    bool ok = true;

    if (!n) return true;
    if (!check_map(d, n)) return false;
    for (const struct ynode *one = n->first; one; one = one->next) {
        int level = level_of_key(d, one->key);
        ok = level && decode_estimate(d, one, f, &by_step[level - 1]) && ok;
    }
    return ok;
}

#define AT(member) offsetof(struct raw_capability, member)
static const struct field capability_fields[] = {
    { "", decode_self, AT(it.from) },
    { "id", decode_id, AT(it.id), .required = true },
    { "title", decode_text, AT(it.title), .required = true, .high = TITLE_MOST },
    { "first", decode_bool, AT(it.first) },
    { "core", decode_bool, AT(it.core) },
    { "meaning", decode_int, AT(it.meaning), .low = 1, .high = 1000, .absent = 1 },
    { "ask", decode_text, AT(it.ask), .required = true, .high = SENTENCES_MOST },
    { "why", decode_text, AT(it.why), .required = true, .high = SENTENCES_MOST },
    { "levels", decode_levels, AT(it.level), .required = true },
    { "needs", decode_needs_by_level, AT(needs) },
    { "effort", decode_effort_by_level, AT(it.effort) },
    { "evidence", decode_text, AT(it.evidence), .required = true, .high = SENTENCES_MOST },
    { "find-out", decode_text, AT(it.find_out), .required = true, .high = SENTENCES_MOST },
    { "pitfalls", decode_list, AT(it.pitfalls), .of = &text_item, .high = 20 },
    { "pulls", decode_word, AT(it.pulls), .required = true, .words = pulls_words },
    { "target", decode_int, AT(it.target), .low = 1, .high = STEPS, .absent = 3 },
    { "sources", decode_list, AT(sources), .of = &cite_item, .high = 60 },
    { "when", decode_self, AT(when) },
    { 0 },
};
static const struct field capability_item = {
    .decode = decode_struct, .fields = capability_fields, .size = sizeof(struct raw_capability),
};
#undef AT

static const struct field moves_fields[] = {
    { "capability", decode_ref, offsetof(struct raw_action, moves.capability), .required = true },
    { "from", decode_int, offsetof(struct raw_action, moves.from), .required = true, .low = 0, .high = STEPS - 1 },
    { "to", decode_int, offsetof(struct raw_action, moves.to), .required = true, .low = 1, .high = STEPS },
    { 0 },
};

static bool decode_moves(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    struct raw_action *a = to;

    (void)f;
    if (!decode_fields(d, n, moves_fields, a)) return false;
    if (a->moves.from >= a->moves.to) {
        ynode_error(d->out, n, "\"from\" must be lower than \"to\", got %d and %d", a->moves.from, a->moves.to);
        return false;
    }
    return true;
}

static bool decode_tags(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    unsigned tags = 0, kind = 1u << TAG_TECHNICAL | 1u << TAG_PEOPLE;

    if (!decode_words(d, n, f, &tags)) return false;
    if ((tags & kind) == 0 || (tags & kind) == kind) {
        ynode_error(d->out, n, "must hold exactly one of technical and people");
        return false;
    }
    memcpy(to, &tags, sizeof tags);
    return true;
}

#define AT(member) offsetof(struct raw_action, member)
static const struct field action_fields[] = {
    { "", decode_self, AT(it.from) },
    { "id", decode_id, AT(it.id), .required = true },
    { "moves", decode_moves, 0, .required = true },
    { "extra", decode_bool, AT(it.extra) },
    { "title", decode_text, AT(it.title), .required = true, .high = TITLE_MOST },
    { "effort", decode_estimate, AT(it.effort) },
    { "impact", decode_int, AT(it.impact), .low = 1, .high = 5, .absent = 3 },
    { "helps", decode_text, AT(it.helps), .required = true, .high = SENTENCES_MOST },
    { "line", decode_text, AT(it.line), .high = SENTENCES_MOST },
    { "needs", decode_list, AT(needs), .of = &need_item, .high = NEEDS_MOST },
    { "tags", decode_tags, AT(it.tags), .required = true, .words = tag_words },
    { "lead", decode_text, AT(it.lead), .required = true, .high = SENTENCES_MOST },
    { "first-step", decode_text, AT(it.first_step), .required = true, .high = SENTENCES_MOST },
    { "done-when", decode_text, AT(it.done_when), .required = true, .high = SENTENCES_MOST },
    { "fails-when", decode_text, AT(it.fails_when), .required = true, .high = SENTENCES_MOST },
    { 0 },
};
static const struct field action_item = {
    .decode = decode_struct, .fields = action_fields, .size = sizeof(struct raw_action),
};
#undef AT

#define AT(member) offsetof(struct raw_area, member)
const struct field area_fields[] = {
    { "", decode_self, AT(it.from) },
    { "id", decode_id, AT(it.id), .required = true },
    { "title", decode_text, AT(it.title), .required = true, .high = TITLE_MOST },
    { "about", decode_text, AT(it.about), .high = SENTENCES_MOST },
    { "weight", decode_int, AT(it.weight), .required = true, .low = 1, .high = 5 },
    { "capabilities", decode_list, AT(capabilities), .required = true, .of = &capability_item, .low = 1,
      .high = CAPABILITIES_MOST },
    { "actions", decode_list, AT(actions), .of = &action_item, .high = ACTIONS_MOST },
    { 0 },
};
