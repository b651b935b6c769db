#pragma once
/* Every sentence that a person reads on a screen or on paper, in every language.
 *
 * The texts stand in assets/messages/ROOM.yaml and become the enum below and a constant
 * table when the program is built (text/messages_compile.c): an unknown id does not
 * compile, a missing language or placeholder is an error with file and line, start-up
 * reads nothing. `start:` in ui.yaml is MSG_UI_START.
 *
 *     start:  {en: Start, ja: 始める}
 *     asked:  {en: "{n} {n|question|questions} in {area}", ja: "{area}：{n}問"}
 *
 * {name} is replaced by the fill of that name. {name|one|other} chooses by a number: the
 * first text for 1, else the second; either may be empty. {{ and }} are braces. Every
 * language must use the same names. Sources that include this header list `message_ids`
 * in their meson.build, or use `dep_text`. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/language.h"
#include "base/str.h"
#include "text/message_ids.h" /* generated: enum message { MSG_…, MESSAGES } */

struct arena;

/* What stands for one placeholder. */
struct fill {
    struct str name;
    struct str text;
    int64_t number; /* instead of text, when counted */
    bool counted;
};

#define FILL(name, str)       ((struct fill){ S(name), (str), 0, false })
#define FILL_INT(name, value) ((struct fill){ S(name), { 0 }, (value), true })

/* A message without placeholders; asking for one that has some is a bug. */
struct str message(enum message id, enum language lang);

/* A message with its placeholders filled, in keep. A placeholder without a fill, or one
 * that chooses by number without a counted fill, is a bug; fills that are not used are not. */
struct str message_fill(struct arena *keep, enum message id, enum language lang,
                        const struct fill *fills, size_t n);

/* message_with(keep, MSG_UI_ASKED, lang, FILL_INT("n", 3), FILL("area", title)) */
#define message_with(keep, id, lang, ...)                                             \
    message_fill((keep), (id), (lang), (const struct fill[]){ __VA_ARGS__ },          \
                 countof(((const struct fill[]){ __VA_ARGS__ })))

/* How the message is called in its file, "ui.start", and its text as written, placeholders
 * and all: for tests and for checks of what fits where. */
struct str message_name(enum message id);
struct str message_pattern(enum message id, enum language lang);
