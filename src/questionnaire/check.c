#include "questionnaire/check.h"

#include <string.h>

#include "base/buf.h"
#include "questionnaire/questionnaire.h"
#include "questionnaire/rules.h"
#include "yaml/node.h"

/* Nodes are numbers: the levels of capability i are i * LEVELS + level, actions come after. */
enum { UNSEEN, OPEN, DONE };

struct walk {
    const struct questionnaire *q;
    struct diags *out;
    char *state;
    struct step {
        int node;
        int edge;                   /* the next edge of it to follow */
        const struct ynode *by;     /* the need that led to it; NULL: the order of levels did */
    } *stack;
    size_t depth;
};

struct edge {
    int to;                   /* -1: there is no such edge */
    const struct ynode *by;
};

static int level_node(const struct capability *c, int level)
{
    return c->index * LEVELS + level;
}

static int action_node(const struct questionnaire *q, const struct action *a)
{
    return (int)q->n_capabilities * LEVELS + a->index;
}

static struct edge edge_of_need(const struct questionnaire *q, const struct need *n)
{
    return (struct edge){ n->action ? action_node(q, n->action) : level_node(n->capability, n->level), n->from };
}

/* Edge number i of a level. */
static struct edge edge_of_level(const struct questionnaire *q, const struct capability *c, int level, size_t i)
{
    if (level == 0) return (struct edge){ -1, NULL };
    if (i == 0) return (struct edge){ level_node(c, level - 1), NULL };
    i--;
    if (i < c->needs[level].n) return edge_of_need(q, &c->needs[level].list[i]);
    i -= c->needs[level].n;
    for (size_t k = 0; k < c->n_actions; k++) {
        const struct action *a = c->actions[k];
        if (a->extra || a->level_from != level - 1) continue;
        if (i-- == 0) return (struct edge){ action_node(q, a), NULL };
    }
    return (struct edge){ -1, NULL };
}

/* Edge number i of an action. */
static struct edge edge_of_action(const struct questionnaire *q, const struct action *a, size_t i)
{
    if (i == 0) return (struct edge){ level_node(a->capability, a->level_from), NULL };
    i--;
    if (i < a->needs.n) return edge_of_need(q, &a->needs.list[i]);
    i -= a->needs.n;
    for (int l = a->level_from + 1; l <= a->level_to; l++) {
        const struct needs *n = &a->capability->needs[l];
        if (i < n->n) return edge_of_need(q, &n->list[i]);
        i -= n->n;
    }
    return (struct edge){ -1, NULL };
}

static struct edge edge_of(const struct questionnaire *q, int node, int i)
{
    int levels = (int)q->n_capabilities * LEVELS;

    if (node >= levels) return edge_of_action(q, &q->actions[node - levels], (size_t)i);
    return edge_of_level(q, &q->capabilities[node / LEVELS], node % LEVELS, (size_t)i);
}

static void add_name(struct buf *b, const struct questionnaire *q, int node)
{
    int levels = (int)q->n_capabilities * LEVELS;

    if (node >= levels) buf_add(b, q->actions[node - levels].id);
    else buf_printf(b, "%.*s:%d", STR_ARG(q->capabilities[node / LEVELS].id), node % LEVELS);
}

/* The circle that closes when `back` leads to the step at `first` again. */
static void report(struct walk *w, size_t first, struct edge back)
{
    enum { SHOWN_MOST = 12 };
    struct buf chain = buf_in(w->out->keep);
    const struct ynode *at = back.by;
    size_t n = w->depth - first;

    for (size_t i = first; i < w->depth; i++) {
        if (i > first && w->stack[i].by) at = at ? at : w->stack[i].by;
        if (i - first == SHOWN_MOST) buf_add(&chain, S("... -> "));
        if (i - first >= SHOWN_MOST && i + 1 < w->depth) continue;
        add_name(&chain, w->q, w->stack[i].node);
        buf_add(&chain, S(" -> "));
    }
    add_name(&chain, w->q, w->stack[first].node);
    struct str text = buf_str(&chain);
    if (n == 1) ynode_error(w->out, at, "needs itself: %.*s", STR_ARG(text));
    else ynode_error(w->out, at, "needs run in a circle: %.*s", STR_ARG(text));
}

static void push(struct walk *w, int node, const struct ynode *by)
{
    w->state[node] = OPEN;
    w->stack[w->depth++] = (struct step){ .node = node, .by = by };
}

static void follow(struct walk *w, struct edge e)
{
    if (w->state[e.to] == DONE) return;
    if (w->state[e.to] == UNSEEN) {
        push(w, e.to, e.by);
        return;
    }
    size_t first = w->depth - 1;
    while (w->stack[first].node != e.to) first--;
    report(w, first, e);
}

void questionnaire_check_circles(const struct questionnaire *q, struct arena scratch, struct diags *out)
{
    size_t n = q->n_capabilities * LEVELS + q->n_actions;
    struct walk w = { .q = q, .out = out };

    w.state = arena_new(&scratch, char, n);
    w.stack = arena_new(&scratch, struct step, n);
    for (size_t i = 0; i < n; i++) {
        if (w.state[i] == UNSEEN) push(&w, (int)i, NULL);
        while (w.depth > 0) {
            struct step *top = &w.stack[w.depth - 1];
            struct edge e = edge_of(q, top->node, top->edge++);
            if (e.to >= 0) follow(&w, e);
            else w.state[w.stack[--w.depth].node] = DONE;
        }
    }
}

/* Everything that an action needs, over any number of steps, marked DONE. The needs must be
 * without circles. */
static void mark_needs(const struct questionnaire *q, const struct action *of, char *state, int *todo)
{
    size_t n = 0;

    todo[n++] = action_node(q, of);
    while (n > 0) {
        int node = todo[--n];
        for (int i = 0;; i++) {
            struct edge e = edge_of(q, node, i);
            if (e.to < 0) break;
            if (state[e.to] == DONE) continue;
            state[e.to] = DONE;
            todo[n++] = e.to;
        }
    }
}

static void check_order(const struct questionnaire *q, const struct effect *e, char *state, int *todo, struct diags *out)
{
    size_t n = q->n_capabilities * LEVELS + q->n_actions;

    for (size_t i = 0; i < e->n_actions; i++) {
        memset(state, UNSEEN, n);
        mark_needs(q, e->actions[i], state, todo);
        for (size_t k = 0; k < e->n_before; k++) {
            if (state[action_node(q, e->before[k])] != DONE) continue;
            ynode_warning(out, e->from, "\"%.*s\" can never come before \"%.*s\": it needs it", STR_ARG(e->actions[i]->id),
                          STR_ARG(e->before[k]->id));
        }
    }
}

void questionnaire_check_orders(const struct questionnaire *q, struct arena scratch, struct diags *out)
{
    size_t n = q->n_capabilities * LEVELS + q->n_actions;
    char *state = arena_new(&scratch, char, n);
    int *todo = arena_new(&scratch, int, n + 1);

    for (size_t r = 0; q->rules && r < q->rules->n; r++)
        for (size_t i = 0; i < q->rules->list[r].n_effects; i++)
            if (q->rules->list[r].effects[i].kind == EFFECT_ORDER)
                check_order(q, &q->rules->list[r].effects[i], state, todo, out);
}
