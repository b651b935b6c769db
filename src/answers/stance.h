#pragma once
/* The common part of an answer and of a settled level: a level, unknown, or not applicable,
 * and for which meaning of the question. */

#include <stdbool.h>
#include <stddef.h>

#include "answers/sheet.h"

struct capability;
struct decoder;
struct emit;
struct ynode;

/* As the keys of the file say it. */
struct stance_keys {
    int level;               /* -1: not said */
    bool unknown;
    struct str not_applicable;
    int meaning;
};

/* Rows for a table of yaml/decode.h; `at` is the offset of the struct stance_keys. */
#define STANCE_FIELDS(at)                                                                                            \
    { "level", decode_int, (at) + offsetof(struct stance_keys, level), .low = 0, .high = LEVEL_MOST, .absent = -1 }, \
    { "unknown", decode_bool, (at) + offsetof(struct stance_keys, unknown) },                                        \
    { "not-applicable", decode_str, (at) + offsetof(struct stance_keys, not_applicable), .low = 1, .high = NOTE_MOST }, \
    { "meaning", decode_int, (at) + offsetof(struct stance_keys, meaning), .low = 1, .high = 1000000, .absent = 1 }

/* What they amount to. With another meaning than the capability's it is an earlier one, and
 * state is ANSWER_NONE. */
struct stance {
    enum answer_state state;
    int level;
    struct str reason;
    struct earlier_answer earlier;
};

/* False, with a problem at n, when the keys contradict each other. */
bool stance_resolve(struct decoder *d, const struct ynode *n, const struct stance_keys *keys,
                    const struct capability *c, struct stance *out);

/* The keys into the map that is being written; nothing for "not answered". */
void stance_emit(struct emit *e, const struct stance *s, const struct capability *c);
