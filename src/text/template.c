#include "text/template.h"

#include <string.h>

static struct template_piece broken(struct str *rest, struct str why)
{
    *rest = (struct str){ 0 };
    return (struct template_piece){ .kind = TEMPLATE_BROKEN, .text = why };
}

/* a-z, then also digits and hyphens. */
static bool is_name(struct str s)
{
    for (ptrdiff_t i = 0; i < s.n; i++) {
        bool letter = s.s[i] >= 'a' && s.s[i] <= 'z';
        bool more = (s.s[i] >= '0' && s.s[i] <= '9') || s.s[i] == '-';
        if (!letter && (i == 0 || !more)) return false;
    }
    return s.n > 0;
}

/* What stands between braces: name or name|one|other. */
static struct template_piece placeholder(struct str *rest)
{
    struct str after = str_from(*rest, 1);
    const char *close = after.n ? memchr(after.s, '}', (size_t)after.n) : NULL;
    struct template_piece p = { 0 };

    if (!close) return broken(rest, S("\"{\" without \"}\" (write {{ for a brace)"));
    struct str inside = str_head(after, close - after.s);
    if (inside.n && memchr(inside.s, '{', (size_t)inside.n)) return broken(rest, S("\"{\" inside a placeholder"));
    *rest = str_from(after, inside.n + 1);
    p.name = str_cut(&inside, '|');
    if (!is_name(p.name)) return broken(rest, S("a placeholder needs a name like {n} or {next-step}"));
    if (!inside.s) return p.kind = TEMPLATE_FILL, p;
    p.kind = TEMPLATE_CHOICE;
    p.one = str_cut(&inside, '|');
    if (!inside.s) return broken(rest, S("a choice has two texts: {n|one|other}"));
    p.other = str_cut(&inside, '|');
    if (inside.s) return broken(rest, S("a choice has only two texts: {n|one|other}"));
    return p;
}

struct template_piece template_next(struct str *rest)
{
    char first = rest->s[0];
    bool twice = rest->n > 1 && rest->s[1] == first;
    ptrdiff_t n = 0;

    if ((first == '{' || first == '}') && twice) {
        struct str brace = str_head(*rest, 1);
        *rest = str_from(*rest, 2);
        return (struct template_piece){ .kind = TEMPLATE_WORDS, .text = brace };
    }
    if (first == '{') return placeholder(rest);
    if (first == '}') return broken(rest, S("\"}\" without \"{\" (write }} for a brace)"));
    while (n < rest->n && rest->s[n] != '{' && rest->s[n] != '}') n++;
    struct str words = str_head(*rest, n);
    *rest = str_from(*rest, n);
    return (struct template_piece){ .kind = TEMPLATE_WORDS, .text = words };
}

bool template_fills(struct str pattern)
{
    while (pattern.n)
        if (template_next(&pattern).kind != TEMPLATE_WORDS) return true;
    return false;
}
