#include "questionnaire/names.h"

#include "questionnaire/questionnaire.h"
#include "yaml/decode.h"

enum { HINTS_MOST = 100 }; /* guessing costs time, and nobody reads the hundredth */

struct names names_of(struct arena *keep, struct arena scratch, const struct questionnaire *q, struct diags *out)
{
    size_t n = q->n_areas + q->n_capabilities + q->n_actions + q->n_questions + q->n_metrics;
    struct names names = { .q = q, .ids = ids_new(keep, n), .scratch = scratch, .out = out };

    for (size_t i = 0; i < q->n_areas; i++)
        ids_add(&names.ids, (struct id_slot){ q->areas[i].id, ITEM_AREA, (int)i, q->areas[i].from });
    for (size_t i = 0; i < q->n_capabilities; i++)
        ids_add(&names.ids, (struct id_slot){ q->capabilities[i].id, ITEM_CAPABILITY, (int)i, q->capabilities[i].from });
    for (size_t i = 0; i < q->n_actions; i++)
        ids_add(&names.ids, (struct id_slot){ q->actions[i].id, ITEM_ACTION, (int)i, q->actions[i].from });
    for (size_t i = 0; i < q->n_questions; i++)
        ids_add(&names.ids, (struct id_slot){ q->questions[i].id, ITEM_QUESTION, (int)i, q->questions[i].from });
    for (size_t i = 0; i < q->n_metrics; i++)
        ids_add(&names.ids, (struct id_slot){ q->metrics[i].id, ITEM_METRIC, (int)i, q->metrics[i].from });
    return names;
}

void names_add(struct names *n, enum item_kind kind, struct str id, int index, const struct ynode *from)
{
    if (!id.n) {
        n->ids.incomplete[kind] = true;
        return;
    }
    const struct ynode *at = ynode_get(from, S("id"));
    const struct id_slot *other = ids_add(&n->ids, (struct id_slot){ id, kind, index, at });
    if (str_eq(id, S("whole")) && item_kind_shared(kind))
        ynode_error(n->out, at, "the id \"whole\" is kept for remarks on a plan as a whole");
    if (!other) return;
    ynode_error(n->out, at, "the id \"%.*s\" is taken by %s", STR_ARG(id), item_kind_name(other->kind));
    diag_note(n->out, other->from->in, other->from->at, "it was first given here");
}

struct str names_hint(const struct names *n, enum item_kind kind, struct str typed)
{
    struct arena scratch = n->scratch;
    struct str *all;

    if (n->out->errors > HINTS_MOST) return (struct str){ 0 };
    size_t count = ids_of_kind(&n->ids, &scratch, kind, &all);
    return decode_hint(n->out->keep, typed, all, count);
}

struct name names_find(const struct names *n, enum item_kind kind, struct str id)
{
    const struct id_slot *slot = ids_find(&n->ids, kind, id);
    const struct id_slot *other = slot ? NULL : ids_find_any(&n->ids, id);
    const char *kind_name = item_kind_name(kind);
    struct name none = { .index = -1 };

    if (slot) return (struct name){ .index = slot->index };
    if (other && item_kind_shared(kind)) {
        none.problem = str_printf(n->out->keep, "\"%.*s\" is %s, not %s", STR_ARG(id), item_kind_name(other->kind), kind_name);
    } else if (!n->ids.incomplete[kind]) {
        struct str near = names_hint(n, kind, id);
        none.problem = str_printf(n->out->keep, "there is no %s \"%.*s\"%.*s", kind_name + (kind_name[1] == 'n' ? 3 : 2),
                                  STR_ARG(id), STR_ARG(near));
    }
    return none;
}

int names_index(const struct names *n, enum item_kind kind, struct str id, const struct ynode *from)
{
    struct name found = names_find(n, kind, id);
    if (found.problem.n) ynode_error(n->out, from, "%.*s", STR_ARG(found.problem));
    return found.index;
}
