#include "answers/stray.h"

#include <string.h>

#include "base/arena.h"
#include "yaml/emit.h"
#include "yaml/node.h"

void strays_add(struct strays *s, struct arena *keep, const struct ynode *node)
{
    struct stray *list = s->list;

    if ((s->n & (s->n - 1)) == 0) { /* full: its room is always a power of two */
        list = arena_new(keep, struct stray, s->n ? 2 * s->n : 1);
        if (s->n) memcpy(list, s->list, s->n * sizeof *list);
    }
    list[s->n++] = (struct stray){ node->key->text, node };
    s->list = list;
}

/* True for a whole number as emit_int writes it: not 007, not -0. */
static bool is_whole_number(struct str text)
{
    struct str digits = str_starts(text, S("-")) ? str_from(text, 1) : text;
    bool zero = str_eq(text, S("0"));

    return str_to_int(text).ok && (zero || !str_starts(digits, S("0")));
}

/* yes, no and whole numbers stand plain as they did; what else could be taken for something
 * other than a text gets quotes, which mean nothing to our readers. */
static void emit_scalar(struct emit *e, const struct ynode *n)
{
    struct str yes = S("yes"), no = S("no");

    if (n->quoted) emit_str(e, n->text);
    else if (str_eq(n->text, yes) || str_eq(n->text, no)) emit_bool(e, str_eq(n->text, yes));
    else if (is_whole_number(n->text)) emit_int(e, str_to_int(n->text).value);
    else emit_str(e, n->text);
}

static void emit_node(struct emit *e, const struct ynode *n)
{
    if (n->kind == YNODE_SCALAR) {
        emit_scalar(e, n);
        return;
    }
    if (n->kind == YNODE_MAP) emit_inline_map(e);
    else emit_inline_list(e);
    for (const struct ynode *one = n->first; one; one = one->next) {
        if (one->key) emit_key(e, one->key->text);
        emit_node(e, one);
    }
    emit_end(e);
}

void stray_emit(struct emit *e, const struct stray *s)
{
    emit_key(e, s->id);
    emit_node(e, s->node);
}
