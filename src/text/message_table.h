#pragma once
/* The table that text/messages_compile.c writes. Only messages.c reads it. */

#include <stdbool.h>

#include "base/language.h"
#include "text/message_ids.h"

struct message_row {
    struct str name;
    struct str in[LANGUAGES]; /* the pattern; without placeholders: the text itself, braces undone */
    bool fills;               /* it has placeholders */
};

extern const struct message_row message_table[MESSAGES];
