#pragma once
/* Who has which id. Areas, capabilities, actions, profile questions, metrics, rules and
 * contradictions share one space: a comment or a letter names any of them by its id alone. */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct arena;
struct ynode;

enum item_kind {
    ITEM_AREA, ITEM_CAPABILITY, ITEM_ACTION, ITEM_QUESTION, ITEM_METRIC, ITEM_RULE, ITEM_CONTRADICTION, /* one space */
    ITEM_SECTION, ITEM_TERM, ITEM_WORK, ITEM_GROUP,                                                     /* each its own */
    ITEM_KINDS
};

struct id_slot {
    struct str id;           /* empty: a free slot */
    enum item_kind kind;
    int index;               /* in the questionnaire's array of this kind */
    const struct ynode *from;
};

/* A hash table (open addressing, FNV-1a) that is never more than half full. */
struct ids {
    struct id_slot *slot;
    size_t room, n;
    bool incomplete[ITEM_KINDS]; /* an item of this kind could not be read: an unknown id proves nothing */
};

/* Room for up to `most` ids, in keep. */
struct ids ids_new(struct arena *keep, size_t most);

/* Adds one. NULL when it is new; else who has the id already, and nothing is added. */
const struct id_slot *ids_add(struct ids *ids, struct id_slot one);

/* The item of that kind; NULL when there is none. */
const struct id_slot *ids_find(const struct ids *ids, enum item_kind kind, struct str id);

/* Whether the kind is one of those that share a space. */
bool item_kind_shared(enum item_kind kind);

/* Any item of the shared space; NULL when there is none. */
const struct id_slot *ids_find_any(const struct ids *ids, struct str id);

/* All ids of a kind, in keep, for "did you mean". Returns how many. */
size_t ids_of_kind(const struct ids *ids, struct arena *keep, enum item_kind kind, struct str **list);

/* "an action", "a capability". */
const char *item_kind_name(enum item_kind kind);
