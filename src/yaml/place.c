#include "base/utf8.h"
#include "yaml/node.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static ptrdiff_t skip_blanks(struct str file, ptrdiff_t at)
{
    while (at < file.n && is_blank(file.s[at])) at++;
    return at;
}

/* The offset of a line and column, both from 1. */
static ptrdiff_t offset_of(struct str file, struct span at)
{
    struct str rest = file;

    for (uint32_t line = 1; line < at.line; line++) (void)str_cut(&rest, '\n');
    for (uint32_t col = 1; col < at.col && rest.n > 0; col++) (void)utf8_next(&rest);
    return file.n - rest.n;
}

/* Behind the opening quote, or behind the line of a block's | or >. */
static ptrdiff_t skip_opening(struct str file, ptrdiff_t at)
{
    if (at < file.n && (file.s[at] == '|' || file.s[at] == '>')) {
        while (at < file.n && file.s[at] != '\n') at++;
        return at;
    }
    return at < file.n ? at + 1 : at;
}

/* Text and file go side by side; only blanks may differ, and where escapes do, -1. */
static ptrdiff_t walk(struct str file, ptrdiff_t at, struct str text)
{
    for (ptrdiff_t i = 0; i < text.n; i++) {
        if (is_blank(text.s[i])) continue;
        at = skip_blanks(file, at);
        if (at >= file.n || file.s[at] != text.s[i]) return -1;
        at++;
    }
    return at;
}

struct span ynode_place(const struct ynode *n, ptrdiff_t from, ptrdiff_t len)
{
    struct str file = n->in->text;

    if (n->kind != YNODE_SCALAR || n->at.line == 0) return n->at;
    ptrdiff_t at = offset_of(file, n->at);
    if (n->quoted) at = skip_opening(file, at);
    at = walk(file, at, str_head(n->text, from));
    if (at >= 0 && from < n->text.n) at = skip_blanks(file, at);
    if (at < 0 || at > file.n) return n->at;
    struct span place = span_of_offset(file, at);
    place.len = (uint32_t)utf8_count(str_head(str_from(n->text, from), len));
    if (place.len == 0) place.len = 1;
    return place;
}
