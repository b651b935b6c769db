#include "base/language.h"

#include <assert.h>

static const struct str codes[] = {
    [LANG_EN] = S_INIT("en"),
    [LANG_JA] = S_INIT("ja"),
};
static_assert(countof(codes) == LANGUAGES, "a language has no code");

struct str language_code(enum language l)
{
    return codes[l];
}

enum language language_of(struct str code)
{
    int l = 0;

    while (l < LANGUAGES && !str_eq(codes[l], code)) l++;
    return (enum language)l;
}

bool text_is_empty(const struct text *t)
{
    for (int l = 0; l < LANGUAGES; l++)
        if (t->in[l].n) return false;
    return true;
}

struct str text_in(const struct text *t, enum language l)
{
    struct str found = t->in[l];

    for (int k = 0; found.n == 0 && k < LANGUAGES; k++) found = t->in[k];
    return found;
}
