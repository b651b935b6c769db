#pragma once
/* The words and signs of a condition. Inside this room only. */

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "questionnaire/condition.h" /* comparison */

enum token_kind {
    TOKEN_END, TOKEN_OPEN, TOKEN_CLOSE, TOKEN_COMMA, TOKEN_COMPARE,
    TOKEN_WORD,    /* letters, digits, hyphens, dots: an id, a word of the language */
    TOKEN_NUMBER,  /* a word that is a number: "12", "-3", "2.5" */
    TOKEN_STRANGE  /* anything else */
};

struct token {
    enum token_kind kind;
    struct str text;
    ptrdiff_t at;            /* its first byte */
    enum comparison compare; /* of TOKEN_COMPARE */
    int64_t number;          /* of TOKEN_NUMBER, times 1,000 */
    const char *instead;     /* of TOKEN_STRANGE: how it is written here; NULL */
};

/* The next token at or behind byte `at`; what comes after it begins at token.at + token.text.n. */
struct token token_next(struct str text, ptrdiff_t at);
