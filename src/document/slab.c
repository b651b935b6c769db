#include "document/slab.h"

#include <string.h>

#include "base/arena.h"
#include "document/marks.h"

struct slab *stack_add(struct arena *scratch, struct stack *to)
{
    if (to->n == to->room) {
        size_t room = to->room ? to->room * 2 : 16;
        struct slab *list = arena_new(scratch, struct slab, room);
        if (to->n) memcpy(list, to->list, to->n * sizeof *list);
        to->list = list;
        to->room = room;
    }
    return &to->list[to->n++];
}

int32_t slab_gap(const struct slab *above, const struct slab *below)
{
    return above->after > below->before ? above->after : below->before;
}

int32_t stack_height(const struct stack *stack)
{
    int32_t height = 0;

    for (size_t i = 0; i < stack->n; i++) {
        if (i) height += slab_gap(&stack->list[i - 1], &stack->list[i]);
        height += stack->list[i].height;
    }
    return height;
}

static void take_titles(struct arena *keep, struct slab *to, const struct slab *from, int32_t dy)
{
    size_t n = to->n_titles + from->n_titles;

    if (!from->n_titles) return;
    struct bookmark *list = arena_new(keep, struct bookmark, n);
    if (to->n_titles) memcpy(list, to->titles, to->n_titles * sizeof *list);
    memcpy(list + to->n_titles, from->titles, from->n_titles * sizeof *list);
    for (size_t i = to->n_titles; i < n; i++) list[i].y += dy;
    to->titles = list;
    to->n_titles = n;
}

void slab_take(struct arena *keep, struct slab *to, const struct slab *from, int32_t dy)
{
    take_titles(keep, to, from, dy);
    marks_copy(keep, &to->marks, &from->marks, dy);
    if (!to->baseline && from->baseline) to->baseline = from->baseline + dy;
}

struct slab stack_join(struct arena *keep, const struct stack *stack)
{
    struct slab one = { 0 };

    for (size_t i = 0; i < stack->n; i++) {
        const struct slab *s = &stack->list[i];
        if (i) one.height += slab_gap(&stack->list[i - 1], s);
        else one.before = s->before;
        slab_take(keep, &one, s, one.height);
        one.height += s->height;
        one.after = s->after;
        one.keep = s->keep;
        one.new_page |= s->new_page;
    }
    return one;
}
