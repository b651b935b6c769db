#include "questionnaire/condition_token.h"

#include "base/utf8.h"

/* Longer signs first. */
static const struct sign {
    struct str text;
    enum token_kind kind;
    enum comparison compare;
    const char *instead;
} signs[] = {
    { S_INIT("<="), TOKEN_COMPARE, COMPARE_LESS_EQUAL, NULL },
    { S_INIT(">="), TOKEN_COMPARE, COMPARE_MORE_EQUAL, NULL },
    { S_INIT("!="), TOKEN_COMPARE, COMPARE_UNEQUAL, NULL },
    { S_INIT("=="), TOKEN_STRANGE, COMPARE_EQUAL, "=" },
    { S_INIT("<>"), TOKEN_STRANGE, COMPARE_EQUAL, "!=" },
    { S_INIT("=<"), TOKEN_STRANGE, COMPARE_EQUAL, "<=" },
    { S_INIT("=>"), TOKEN_STRANGE, COMPARE_EQUAL, ">=" },
    { S_INIT("&&"), TOKEN_STRANGE, COMPARE_EQUAL, "and" },
    { S_INIT("||"), TOKEN_STRANGE, COMPARE_EQUAL, "or" },
    { S_INIT("≤"), TOKEN_STRANGE, COMPARE_EQUAL, "<=" },
    { S_INIT("≥"), TOKEN_STRANGE, COMPARE_EQUAL, ">=" },
    { S_INIT("≠"), TOKEN_STRANGE, COMPARE_EQUAL, "!=" },
    { S_INIT("<"), TOKEN_COMPARE, COMPARE_LESS, NULL },
    { S_INIT(">"), TOKEN_COMPARE, COMPARE_MORE, NULL },
    { S_INIT("="), TOKEN_COMPARE, COMPARE_EQUAL, NULL },
    { S_INIT("("), TOKEN_OPEN, COMPARE_EQUAL, NULL },
    { S_INIT(")"), TOKEN_CLOSE, COMPARE_EQUAL, NULL },
    { S_INIT(","), TOKEN_COMMA, COMPARE_EQUAL, NULL },
    { S_INIT("!"), TOKEN_STRANGE, COMPARE_EQUAL, "not" },
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static struct token word(struct str rest, ptrdiff_t at)
{
    struct token t = { .kind = TOKEN_WORD, .at = at };
    ptrdiff_t n = 0;

    while (n < rest.n && is_letter(rest.s[n])) n++;
    t.text = str_head(rest, n);
    struct str_int number = str_to_fixed(t.text, 3);
    if (number.ok && number.value > -INT64_C(1000000000000000) && number.value < INT64_C(1000000000000000)) {
        t.kind = TOKEN_NUMBER;
        t.number = number.value;
    }
    return t;
}

struct token token_next(struct str text, ptrdiff_t at)
{
    while (at < text.n && is_blank(text.s[at])) at++;
    struct str rest = str_from(text, at), after = rest;
    struct token t = { .kind = TOKEN_END, .at = at };

    if (rest.n == 0) return t;
    if (is_letter(rest.s[0])) return word(rest, at);
    for (size_t i = 0; i < countof(signs); i++) {
        if (!str_starts(rest, signs[i].text)) continue;
        t.kind = signs[i].kind;
        t.text = str_head(rest, signs[i].text.n);
        t.compare = signs[i].compare;
        t.instead = signs[i].instead;
        return t;
    }
    (void)utf8_next(&after);
    t.kind = TOKEN_STRANGE;
    t.text = str_head(rest, rest.n - after.n);
    return t;
}
