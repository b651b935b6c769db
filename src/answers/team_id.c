#include "answers/team_id.h"

#include "answers/fold.h"
#include "base/arena.h"
#include "base/utf8.h"

static bool is_symbol(int32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool team_id_valid(struct str id)
{
    if (id.n < 1 || id.n > TEAM_ID_MOST) return false;
    for (ptrdiff_t i = 0; i < id.n; i++)
        if (!is_symbol(id.s[i]) && id.s[i] != '-') return false;
    return is_symbol(id.s[0]);
}

struct str team_id_of(struct arena *keep, struct str name)
{
    char *id = arena_new(keep, char, TEAM_ID_MOST + 1);
    int n = 0, symbols = 0;
    bool gap = false;

    while (name.n > 0 && n < TEAM_ID_MOST) {
        int32_t cp = fold_code_point(utf8_next(&name));
        if (cp >= 'A' && cp <= 'Z') cp += 'a' - 'A';
        if (!is_symbol(cp)) {
            gap = n > 0;
            continue;
        }
        if (gap && n + 1 == TEAM_ID_MOST) break;
        if (gap) id[n++] = '-';
        id[n++] = (char)cp;
        gap = false;
        symbols++;
    }
    return symbols < 2 ? (struct str){ 0 } : (struct str){ id, n };
}
