#include "questionnaire/ids.h"

#include <assert.h>

#include "base/arena.h"
#include "base/bug.h"

struct ids ids_new(struct arena *keep, size_t most)
{
    size_t room = 16;

    while (room < most * 2) room *= 2;
    return (struct ids){ .slot = arena_new(keep, struct id_slot, room), .room = room };
}

static size_t place_of(const struct ids *ids, struct str id)
{
    uint64_t h = 14695981039346656037u;

    for (ptrdiff_t i = 0; i < id.n; i++) h = (h ^ (unsigned char)id.s[i]) * 1099511628211u;
    return (size_t)(h ^ h >> 32) & (ids->room - 1);
}

bool item_kind_shared(enum item_kind kind)
{
    return kind <= ITEM_CONTRADICTION;
}

const struct id_slot *ids_add(struct ids *ids, struct id_slot one)
{
    size_t i = place_of(ids, one.id);

    if ((ids->n + 1) * 2 > ids->room || !one.id.n) bug("no room for an id");
    for (; ids->slot[i].id.n; i = (i + 1) & (ids->room - 1)) {
        const struct id_slot *other = &ids->slot[i];
        bool same_space = other->kind == one.kind || (item_kind_shared(other->kind) && item_kind_shared(one.kind));
        if (same_space && str_eq(other->id, one.id)) return other;
    }
    ids->slot[i] = one;
    ids->n++;
    return NULL;
}

const struct id_slot *ids_find(const struct ids *ids, enum item_kind kind, struct str id)
{
    for (size_t i = place_of(ids, id); ids->slot[i].id.n; i = (i + 1) & (ids->room - 1))
        if (ids->slot[i].kind == kind && str_eq(ids->slot[i].id, id)) return &ids->slot[i];
    return NULL;
}

const struct id_slot *ids_find_any(const struct ids *ids, struct str id)
{
    for (size_t i = place_of(ids, id); ids->slot[i].id.n; i = (i + 1) & (ids->room - 1))
        if (item_kind_shared(ids->slot[i].kind) && str_eq(ids->slot[i].id, id)) return &ids->slot[i];
    return NULL;
}

size_t ids_of_kind(const struct ids *ids, struct arena *keep, enum item_kind kind, struct str **list)
{
    size_t n = 0;

    *list = arena_new(keep, struct str, ids->n + 1);
    for (size_t i = 0; i < ids->room; i++)
        if (ids->slot[i].id.n && ids->slot[i].kind == kind) (*list)[n++] = ids->slot[i].id;
    return n;
}

const char *item_kind_name(enum item_kind kind)
{
    static const char *const names[] = {
        [ITEM_AREA] = "an area",
        [ITEM_CAPABILITY] = "a capability",
        [ITEM_ACTION] = "an action",
        [ITEM_QUESTION] = "a question",
        [ITEM_METRIC] = "a metric",
        [ITEM_RULE] = "a rule",
        [ITEM_CONTRADICTION] = "a contradiction",
        [ITEM_SECTION] = "a section",
        [ITEM_TERM] = "a term",
        [ITEM_WORK] = "a source",
        [ITEM_GROUP] = "a group",
    };
    static_assert(countof(names) == ITEM_KINDS, "a kind has no name");
    return names[kind];
}
