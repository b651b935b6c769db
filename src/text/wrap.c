#include "text/wrap.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/bug.h"
#include "base/utf8.h"
#include "text/icu.h"

struct wrapper {
    UBreakIterator *lines, *graphemes;
    UText view, word; /* what they look at */
};

/* The text between two places where a line may end. */
struct piece {
    struct str text;          /* without white space at its end */
    int32_t space;            /* width of that white space */
    int32_t width;            /* of text */
    int32_t hang;             /* width of the last character if it may hang, else 0 */
    bool hard;                /* a newline stands behind it */
};

struct pieces {
    struct arena *scratch;
    const struct wrap_style *style;
    struct piece *list;       /* grows at the end of scratch */
    size_t n, room;
};

struct wrapper *wrap_open(void)
{
    struct wrapper *w = calloc(1, sizeof *w);

    if (!w) die_of_memory();
    w->view = (UText)UTEXT_INITIALIZER;
    w->word = (UText)UTEXT_INITIALIZER;
    w->lines = icu_breaks(UBRK_LINE, "ja@lb=strict");
    w->graphemes = icu_breaks(UBRK_CHARACTER, "");
    return w;
}

struct wrapper *wrap_close(struct wrapper *w)
{
    if (!w) return NULL;
    ubrk_close(w->lines);
    ubrk_close(w->graphemes);
    utext_close(&w->view);
    utext_close(&w->word);
    free(w);
    return NULL;
}

/* --- pieces ------------------------------------------------------------------------- */

static int32_t measure(const struct wrap_style *style, struct str piece)
{
    return piece.n ? style->measure(style->how, piece) : 0;
}

static struct piece *new_piece(struct pieces *p)
{
    if (p->n == p->room) {
        size_t room = p->room ? p->room * 2 : 64;
        struct piece *list = arena_new(p->scratch, struct piece, room);
        for (size_t i = 0; i < p->n; i++) list[i] = p->list[i];
        p->list = list;
        p->room = room;
    }
    return &p->list[p->n++];
}

static struct str without_any(struct str s, const struct str *ends, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_ends(s, ends[i])) return str_head(s, s.n - ends[i].n);
    return s;
}

/* The text without its last white space character, or without its last line end only. */
static struct str without_space(struct str s, bool line_end)
{
    static const struct str spaces[] = {
        S_INIT("\n"), S_INIT("\r"), S_INIT("\v"), S_INIT("\f"), S_INIT("\xC2\x85"), S_INIT("\u2028"), S_INIT("\u2029"),
        S_INIT(" "), S_INIT("\t"), S_INIT("\u3000"),
    };
    return without_any(s, spaces, line_end ? 7 : countof(spaces));
}

static struct str without_spaces(struct str s)
{
    for (;;) {
        struct str less = without_space(s, false);
        if (less.n == s.n) return s;
        s = less;
    }
}

/* The last character, if it is one of those that may stand beyond the edge. */
static struct str hanging_end(struct str s)
{
    static const struct str may[] = { S_INIT("、"), S_INIT("。"), S_INIT("，"), S_INIT("．") };

    for (size_t i = 0; i < countof(may); i++)
        if (s.n > may[i].n && str_ends(s, may[i])) return str_from(s, s.n - may[i].n);
    return (struct str){ 0 };
}

static void add_piece(struct pieces *p, struct str text, struct str space, bool hard)
{
    struct piece *piece = new_piece(p);

    *piece = (struct piece){ .text = text, .hard = hard };
    piece->width = measure(p->style, text);
    piece->space = hard ? 0 : measure(p->style, space);
    if (p->style->hang) piece->hang = measure(p->style, hanging_end(text));
}

/* Behind these a word that is too long for any line is broken first. */
static bool breaks_well(char c)
{
    return c == '/' || c == '.' || c == '-' || c == '_' || c == '?' || c == '&' || c == '=' || c == '#' || c == ':'
        || c == ';' || c == ',' || c == '@' || c == '|' || c == '+' || c == '%' || c == '~' || c == '\\';
}

/* Bytes up to the end of the next run of such punctuation (at least one byte of something else first). */
static ptrdiff_t good_part(struct str s)
{
    ptrdiff_t n = 0;

    while (n < s.n && breaks_well(s.s[n])) n++;
    while (n < s.n && !breaks_well(s.s[n])) n++;
    while (n < s.n && breaks_well(s.s[n])) n++;
    return n;
}

enum { FEW = 3 };

/* Bytes before the end of the first few graphemes, or before the last few. */
static ptrdiff_t few(struct wrapper *w, struct str part, bool from_end)
{
    icu_look_at(w->graphemes, &w->word, part);
    int32_t at = from_end ? ubrk_last(w->graphemes) : ubrk_first(w->graphemes);
    for (int i = 0; i < FEW && at != UBRK_DONE; i++) at = from_end ? ubrk_previous(w->graphemes) : ubrk_next(w->graphemes);
    return at == UBRK_DONE ? (from_end ? 0 : part.n) : at;
}

/* A part that has no good place either: it may break at each grapheme, but if the line
 * is long enough not within the first or last few. */
static void add_graphemes(struct wrapper *w, struct pieces *p, struct str part, struct str space, bool hard)
{
    int32_t head = (int32_t)few(w, part, false), tail = (int32_t)few(w, part, true);
    int32_t third = p->style->width / 3;

    if (head >= tail || measure(p->style, str_head(part, head)) > third || measure(p->style, str_from(part, tail)) > third) {
        head = 0;
        tail = (int32_t)part.n;
    }
    icu_look_at(w->graphemes, &w->word, part);
    int32_t from = 0;
    for (int32_t to; (to = ubrk_next(w->graphemes)) != UBRK_DONE;) {
        if (to < head || (to > tail && to < part.n)) continue;
        bool last = to >= part.n;
        add_piece(p, (struct str){ part.s + from, to - from }, last ? space : (struct str){ 0 }, last && hard);
        from = to;
    }
}

/* A piece longer than a line, as several. */
static void split_piece(struct wrapper *w, struct pieces *p, struct str text, struct str space, bool hard)
{
    while (text.n) {
        struct str part = str_head(text, good_part(text));
        text = str_from(text, part.n);
        struct str behind = text.n ? (struct str){ 0 } : space;
        bool end = hard && !text.n;
        if (measure(p->style, part) > p->style->width) add_graphemes(w, p, part, behind, end);
        else add_piece(p, part, behind, end);
    }
}

static struct pieces pieces_of(struct wrapper *w, struct arena *scratch, struct str text, const struct wrap_style *style)
{
    struct pieces p = { .scratch = scratch, .style = style };

    icu_look_at(w->lines, &w->view, text);
    int32_t from = 0;
    for (int32_t to; (to = ubrk_next(w->lines)) != UBRK_DONE; from = to) {
        struct str whole = { text.s + from, to - from };
        struct str body = without_spaces(whole), space = { body.s + body.n, whole.n - body.n };
        bool hard = without_space(whole, true).n < whole.n;
        size_t at = p.n;
        add_piece(&p, body, space, hard);
        if (p.list[at].width - p.list[at].hang > style->width) {
            p.n = at;
            split_piece(w, &p, body, space, hard);
        }
    }
    if (p.n == 0 || p.list[p.n - 1].hard) add_piece(&p, (struct str){ text.s + text.n, 0 }, (struct str){ 0 }, false);
    return p;
}

/* --- lines -------------------------------------------------------------------------- */

struct filled {
    size_t lines;
    int32_t last;  /* width of the shortest last line of a paragraph that has several lines */
    bool over;     /* a line is wider than it may be */
};

/* The line that begins with piece `from` and has so much room; *next is the piece after it. */
static struct wrap_line fill_line(const struct pieces *p, size_t from, int32_t room, size_t *next)
{
    const struct piece *end = &p->list[from];
    int32_t used = end->width;
    size_t i = from + 1;

    for (; i < p->n && !end->hard; i++) {
        int32_t more = end->space + p->list[i].width;
        if (used + more - p->list[i].hang > room) break;
        used += more;
        end = &p->list[i];
    }
    const char *s = p->list[from].text.s;
    int32_t hang = used > room ? end->hang : 0;
    *next = i;
    return (struct wrap_line){ { s, end->text.s + end->text.n - s }, used - hang, hang, end->hard || i == p->n };
}

/* Greedy filling at a width. With `out` the lines are stored. */
static struct filled fill(const struct pieces *p, int32_t width, struct wrap_line *out)
{
    struct filled f = { .last = INT32_MAX };
    bool several = false;

    for (size_t i = 0; i < p->n; f.lines++) {
        int32_t room = width - (f.lines == 0 ? p->style->first : 0);
        struct wrap_line line = fill_line(p, i, room, &i);
        f.over |= line.width > room;
        if (line.hard && several && line.width < f.last) f.last = line.width;
        several = !line.hard;
        if (out) out[f.lines] = line;
    }
    return f;
}

/* The least width, down to `low`, that needs no more lines than the full one. */
static int32_t balanced(const struct pieces *p, int32_t low)
{
    int32_t high = p->style->width;
    size_t lines = fill(p, high, NULL).lines;

    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        struct filled f = fill(p, middle, NULL);
        if (f.lines > lines || f.over) low = middle + 1;
        else high = middle;
    }
    return high;
}

/* A little narrower, if that makes the last line long enough. */
static int32_t tidy(const struct pieces *p)
{
    int32_t width = p->style->width, step = width / 64 > 0 ? width / 64 : 1;
    struct filled full = fill(p, width, NULL);

    if (full.last >= p->style->least) return width;
    for (int32_t less = step; less <= width / 8; less += step) {
        struct filled f = fill(p, width - less, NULL);
        if (f.lines > full.lines || f.over) break;
        if (f.last >= p->style->least) return width - less;
    }
    return width;
}

/* The first line, with what stands before it, may be too narrow for the first piece: then
 * it stays empty. */
static bool first_is_full(const struct pieces *p)
{
    const struct wrap_style *style = p->style;

    return style->first > 0 && p->n && p->list[0].width - p->list[0].hang > style->width - style->first;
}

struct wrap_lines wrap_text(struct wrapper *w, struct arena *keep, struct arena scratch,
                            struct str text, const struct wrap_style *style)
{
    if (style->width <= 0 || style->first < 0 || style->first > style->width)
        bug("a line of width %d, the first less %d", (int)style->width, (int)style->first);
    if (text.n > INT32_MAX) bug("a text of %td bytes", text.n);

    if (!text.n) text = S("");
    struct pieces p = pieces_of(w, &scratch, text, style);
    if (first_is_full(&p)) {
        add_piece(&p, (struct str){ 0 }, (struct str){ 0 }, false);
        for (size_t i = p.n - 1; i > 0; i--) p.list[i] = p.list[i - 1];
        p.list[0] = (struct piece){ .text = str_head(text, 0) };
    }
    int32_t width = style->end == WRAP_BALANCED ? balanced(&p, style->width / 2)
                  : style->end == WRAP_TIDY ? tidy(&p) : style->width;
    struct wrap_lines lines = { .n = fill(&p, width, NULL).lines };
    lines.list = arena_new(keep, struct wrap_line, lines.n);
    fill(&p, width, lines.list);
    return lines;
}

int32_t wrap_least(struct wrapper *w, struct arena scratch, struct str text, const struct wrap_style *style)
{
    struct wrap_style whole = { .measure = style->measure, .how = style->how, .hang = style->hang, .width = INT32_MAX };
    struct pieces p = pieces_of(w, &scratch, text.n ? text : S(""), &whole);
    int32_t least = 0;

    for (size_t i = 0; i < p.n; i++)
        if (p.list[i].width - p.list[i].hang > least) least = p.list[i].width - p.list[i].hang;
    return least;
}
