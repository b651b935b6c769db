#include "base/diag.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"

struct diags diags_in(struct arena *keep)
{
    return (struct diags){ .keep = keep };
}

static void grow(struct diags *d)
{
    size_t room = d->room ? d->room * 2 : 16;
    struct diag *list = arena_new(d->keep, struct diag, room);
    if (d->n) memcpy(list, d->list, d->n * sizeof *list);
    d->list = list;
    d->room = room;
}

void diag_add(struct diags *d, enum diag_level level, const struct source *in, struct span at,
              const char *fmt, ...)
{
    va_list ap;

    d->errors += level == DIAG_ERROR;
    d->warnings += level == DIAG_WARNING;
    if (d->n == DIAGS_MOST) return;
    if (d->n == d->room) grow(d);
    va_start(ap, fmt);
    d->list[d->n++] = (struct diag){ level, in, at, str_vprintf(d->keep, fmt, ap) };
    va_end(ap);
}

static int compare_place(const struct diag *a, const struct diag *b)
{
    if (a->at.line != b->at.line) return a->at.line < b->at.line ? -1 : 1;
    if (a->at.col != b->at.col) return a->at.col < b->at.col ? -1 : 1;
    return 0;
}

/* First position in the list of a problem about the same file: its rank. */
static size_t file_rank(const struct diags *d, const struct source *in)
{
    size_t i = 0;
    while (i < d->n && d->list[i].in != in) i++;
    return i;
}

static bool same(const struct diag *a, const struct diag *b)
{
    return a->in == b->in && a->level == b->level && compare_place(a, b) == 0 && str_eq(a->text, b->text);
}

/* A problem with the notes behind it moves as one. */
struct group {
    size_t first, n, rank;
};

/* Insertion keeps the sort stable and needs no globals; lists are short. */
static size_t place_for(const struct diags *d, const struct group *g, size_t n, struct group one)
{
    size_t at = n;
    while (at > 0) {
        const struct group *before = &g[at - 1];
        int c = before->rank != one.rank ? (before->rank < one.rank ? -1 : 1)
                                         : compare_place(&d->list[before->first], &d->list[one.first]);
        if (c <= 0) break;
        at--;
    }
    return at;
}

static size_t group_up(const struct diags *d, struct group *groups)
{
    size_t n = 0;
    for (size_t i = 0, next; i < d->n; i = next) {
        for (next = i + 1; next < d->n && d->list[next].level == DIAG_NOTE; next++) {}
        struct group one = { i, next - i, file_rank(d, d->list[i].in) };
        size_t at = place_for(d, groups, n, one);
        memmove(groups + at + 1, groups + at, (n - at) * sizeof *groups);
        groups[at] = one;
        n++;
    }
    return n;
}

void diags_sort(struct diags *d)
{
    if (d->n < 2) return;
    struct group *groups = arena_new(d->keep, struct group, d->n);
    struct diag *list = arena_new(d->keep, struct diag, d->n);
    size_t n_groups = group_up(d, groups), n = 0;

    for (size_t g = 0; g < n_groups; g++) {
        const struct diag *first = &d->list[groups[g].first];
        bool again = false;
        for (size_t i = 0; i < n && !again; i++) again = same(&list[i], first);
        if (again) continue;
        memcpy(list + n, first, groups[g].n * sizeof *list);
        n += groups[g].n;
    }
    d->list = list;
    d->room = d->n;
    d->n = n;
}

/* Bytes as they may appear on a terminal: whatever could steer it becomes '?'. */
static void add_harmless(struct buf *out, struct str text)
{
    while (text.n > 0) {
        struct str before = text;
        int32_t cp = utf8_next(&text);
        bool control = cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0x2028 || cp == 0x2029;
        if (cp == '\t') buf_byte(out, '\t');
        else if (control) buf_byte(out, '?');
        else buf_add(out, str_head(before, before.n - text.n));
    }
}

static struct str line_of(struct str text, uint32_t line)
{
    struct str one = { 0 };
    for (uint32_t i = 0; i < line; i++) one = str_cut(&text, '\n');
    return str_ends(one, S("\r")) ? str_head(one, one.n - 1) : one;
}

/* White space as wide as the line up to the column; wide characters take two columns. */
static void add_indent(struct buf *out, struct str line, uint32_t col)
{
    for (uint32_t i = 1; i < col && line.n > 0; i++) {
        int32_t cp = utf8_next(&line);
        bool wide = (cp >= 0x1100 && cp <= 0x115F) || (cp >= 0x2E80 && cp <= 0xA4CF)
                 || (cp >= 0xAC00 && cp <= 0xD7A3) || (cp >= 0xF900 && cp <= 0xFAFF)
                 || (cp >= 0xFE30 && cp <= 0xFE6F) || (cp >= 0xFF00 && cp <= 0xFF60)
                 || (cp >= 0xFFE0 && cp <= 0xFFE6) || (cp >= 0x20000 && cp <= 0x3FFFD);
        buf_add(out, cp == '\t' ? S("\t") : wide ? S("  ") : S(" "));
    }
}

enum { EXCERPT_MOST = 400 }; /* bytes of a line that are worth showing */

static void add_excerpt(struct buf *out, const struct diag *p)
{
    struct str line = line_of(p->in->text, p->at.line);

    if (line.n == 0 || line.n > EXCERPT_MOST) return;
    buf_printf(out, "%5u | ", p->at.line);
    add_harmless(out, line);
    buf_add(out, S("\n      | "));
    add_indent(out, line, p->at.col);
    buf_add(out, S("^\n"));
}

void diag_print(struct buf *out, const struct diag *p)
{
    static const char *const names[] = {
        [DIAG_NOTE] = "note", [DIAG_WARNING] = "warning", [DIAG_ERROR] = "error",
    };

    if (p->in) add_harmless(out, p->in->path);
    if (p->in && p->at.line) buf_printf(out, ":%u:%u", p->at.line, p->at.col);
    buf_printf(out, "%s%s: ", p->in ? ": " : "tightrope: ", names[p->level]);
    add_harmless(out, p->text);
    buf_byte(out, '\n');
    if (p->in && p->at.line) add_excerpt(out, p);
}

void diags_print(struct buf *out, const struct diags *d)
{
    for (size_t i = 0; i < d->n; i++) diag_print(out, &d->list[i]);
    if (d->n == DIAGS_MOST)
        buf_printf(out, "tightrope: note: only the first %d problems are shown\n", DIAGS_MOST);
}

enum { GUESS_MOST = 48 }; /* longer words are not guessed at */

static int least(int a, int b, int c)
{
    int m = a < b ? a : b;
    return m < c ? m : c;
}

/* Edits (insert, drop, change, swap of neighbours) that turn a into b. */
static int distance(struct str a, struct str b)
{
    int row[3][GUESS_MOST + 1];

    for (int j = 0; j <= b.n; j++) row[0][j] = j;
    for (int i = 1; i <= a.n; i++) {
        int *now = row[i % 3];
        const int *up = row[(i + 2) % 3], *up2 = row[(i + 1) % 3];
        now[0] = i;
        for (int j = 1; j <= b.n; j++) {
            now[j] = least(up[j] + 1, now[j - 1] + 1, up[j - 1] + (a.s[i - 1] != b.s[j - 1]));
            bool swapped = i > 1 && j > 1 && a.s[i - 1] == b.s[j - 2] && a.s[i - 2] == b.s[j - 1];
            if (swapped && up2[j - 2] + 1 < now[j]) now[j] = up2[j - 2] + 1;
        }
    }
    return row[a.n % 3][b.n];
}

struct str diag_did_you_mean(struct str typed, const struct str *candidates, size_t n)
{
    struct str best = { 0 };
    int best_edits = 0;

    if (typed.n > GUESS_MOST) return best;
    for (size_t i = 0; i < n; i++) {
        struct str one = candidates[i];
        if (one.n == 0 || one.n > GUESS_MOST) continue;
        int edits = distance(typed, one);
        ptrdiff_t longest = typed.n > one.n ? typed.n : one.n;
        if (edits * 3 > longest || (best.n && edits >= best_edits)) continue;
        best = one;
        best_edits = edits;
    }
    return best;
}

struct span span_of_offset(struct str text, ptrdiff_t offset)
{
    struct str before = str_head(text, offset);
    struct span at = { .line = 1, .col = 1, .len = 1 };

    for (ptrdiff_t i = before.n; i-- > 0;) {
        if (before.s[i] != '\n') continue;
        for (ptrdiff_t k = 0; k <= i; k++) at.line += before.s[k] == '\n';
        before = str_from(before, i + 1);
        break;
    }
    at.col = 1 + (uint32_t)utf8_count(before);
    return at;
}
