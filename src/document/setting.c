#include "document/setting.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "document/font.h"
#include "document/marks.h"
#include "text/language.h"
#include "text/normal.h"

enum { WIDE = 1 << 29, SHOWN = 60 };

/* --- text and runs -------------------------------------------------------------------- */

static struct type type_of(struct type base, enum span_style style)
{
    if (style == SPAN_STRONG) base.face = FACE_BOLD;
    if (style == SPAN_QUOTE) base.grey = base.grey > theme.soft ? base.grey : theme.soft * 2 / 3;
    if (style == SPAN_SMALL) {
        base.grey = theme.soft;
        if (base.size > theme.small.size) base.size = theme.small.size;
    }
    return base;
}

static struct type type_at(const struct setting *t, const struct setting_run *run)
{
    return type_of(t->type, run->style);
}

static bool any_japanese(const struct span_text *spans)
{
    for (; spans; spans = spans->next)
        if (language_guess(spans->text) == LANG_JA) return true;
    return false;
}

/* Some characters of the faces are made for Japanese only: an ellipsis in the middle of the
 * line, an apostrophe half an em wide. Other texts get what they expect. */
static void add_words(struct buf *to, struct str words, enum language language)
{
    static const struct { struct str is, becomes; } western[] = {
        { S_INIT("…"), S_INIT("...") }, { S_INIT("’"), S_INIT("'") }, { S_INIT("‘"), S_INIT("'") },
    };

    if (language == LANG_JA) {
        buf_add(to, words);
        return;
    }
    while (words.n) {
        size_t i = 0;
        while (i < countof(western) && !str_starts(words, western[i].is)) i++;
        bool found = i < countof(western);
        buf_add(to, found ? western[i].becomes : str_head(words, 1));
        words = (struct str){ words.s + (found ? western[i].is.n : 1), words.n - (found ? western[i].is.n : 1) };
    }
}

static void gather(struct setter *s, struct setting *t, const struct span_text *spans)
{
    struct buf text = buf_in(s->keep);
    size_t n = 0;

    for (const struct span_text *p = spans; p; p = p->next) n++;
    t->runs = arena_new(s->scratch, struct setting_run, n ? n : 1);
    for (const struct span_text *p = spans; p; p = p->next) {
        struct setting_run *run = &t->runs[t->n_runs++];
        struct arena work = s->work;
        *run = (struct setting_run){ .from = text.n, .style = p->style, .target = p->target };
        add_words(&text, normal_nfc(&work, p->text), t->language);
        run->to = text.n;
    }
    t->text = text.n ? buf_str(&text) : S("");
}

/* Says once per text which characters no font has. */
static void report_missing(struct setter *s, const struct setting *t)
{
    struct arena work = s->work;
    struct buf missing = buf_in(&work);
    int n = 0;

    for (size_t i = 0; i < t->n_runs; i++) {
        struct str rest = { t->text.s + t->runs[i].from, t->runs[i].to - t->runs[i].from };
        enum face face = type_at(t, &t->runs[i]).face;
        while (rest.n) {
            int32_t cp = utf8_next(&rest);
            if (font_has(s->fonts, face, cp) || n == 8) continue;
            buf_printf(&missing, "%sU+%04X", n++ ? ", " : "", cp == UTF8_BAD ? 0xFFFDu : (unsigned)cp);
        }
    }
    if (!n) return;
    ptrdiff_t shown = t->text.n < SHOWN ? t->text.n : SHOWN;
    while (shown < t->text.n && ((unsigned char)t->text.s[shown] & 0xC0) == 0x80) shown--;
    diag_warning(s->out, NULL, ((struct span){ 0 }), "no glyph for %.*s in \"%.*s\"%s; printed as a geta mark",
                 STR_ARG(buf_str(&missing)), (int)shown, t->text.s, shown < t->text.n ? " and so on" : "");
}

/* --- measuring ------------------------------------------------------------------------- */

struct measure {
    const struct setter *s;
    const struct setting *t;
};

/* What a digit lacks to be as wide as the others of its face: the 1 is narrower. */
static int32_t digit_pad(const struct setter *s, struct type type, char c)
{
    if (c < '0' || c > '9') return 0;
    return (font_advance(s->fonts, type.face, '0') - font_advance(s->fonts, type.face, c)) * type.size / 1000;
}

static int32_t text_width(const struct setter *s, const struct setting *t, struct type type, struct str text)
{
    int32_t width = font_width(s->fonts, type.face, type.size, text);

    for (ptrdiff_t i = 0; t->figures && i < text.n; i++) width += digit_pad(s, type, text.s[i]);
    return width;
}

static int32_t measure_piece(const void *how, struct str piece)
{
    const struct measure *m = how;
    ptrdiff_t from = piece.s - m->t->text.s, to = from + piece.n;
    int32_t width = 0;

    for (size_t i = 0; i < m->t->n_runs; i++) {
        const struct setting_run *run = &m->t->runs[i];
        ptrdiff_t a = run->from > from ? run->from : from, b = run->to < to ? run->to : to;
        if (a >= b) continue;
        width += text_width(m->s, m->t, type_at(m->t, run), (struct str){ m->t->text.s + a, b - a });
    }
    return width;
}

static struct setting gathered(struct setter *s, const struct span_text *spans, struct type type, enum setting_how how)
{
    struct setting t = { .type = type, .language = any_japanese(spans) ? LANG_JA : LANG_EN,
                         .figures = how & SETTING_FIGURES };

    gather(s, &t, spans);
    return t;
}

struct setting setting_of(struct setter *s, const struct span_text *spans, struct type type, int32_t width,
                          enum setting_how how)
{
    struct setting t = gathered(s, spans, type, how);
    struct measure m = { s, &t };
    bool running = how & SETTING_RUNNING;
    struct wrap_style style = {
        .measure = measure_piece, .how = &m,
        .width = how & SETTING_WHOLE ? WIDE : width,
        .hang = running && t.language == LANG_JA,
        .end = how & SETTING_BALANCED ? WRAP_BALANCED : WRAP_TIDY,
        .least = width / 3 < 5 * type.size ? width / 3 : 5 * type.size,
    };

    report_missing(s, &t);
    t.width = width;
    t.even = running && t.language == LANG_JA;
    t.lines = wrap_text(s->wrapper, s->scratch, s->work, t.text, &style);
    return t;
}

struct setting setting_text(struct setter *s, struct str text, struct type type, int32_t width, enum setting_how how)
{
    struct span_text span = { .style = SPAN_PLAIN, .text = text };

    return setting_of(s, &span, type, width, how);
}

int32_t setting_least(struct setter *s, const struct span_text *spans, struct type type, enum setting_how how)
{
    struct setting t = gathered(s, spans, type, how);
    struct measure m = { s, &t };
    struct wrap_style style = { .measure = measure_piece, .how = &m };

    return wrap_least(s->wrapper, s->work, t.text, &style);
}

int32_t setting_height(const struct setting *t)
{
    return (int32_t)t->lines.n * t->type.leading;
}

int32_t setting_widest(const struct setting *t)
{
    int32_t widest = 0;

    for (size_t i = 0; i < t->lines.n; i++)
        if (t->lines.list[i].width > widest) widest = t->lines.list[i].width;
    return widest;
}

int32_t setting_baseline(const struct setter *s, struct type type)
{
    int32_t up = font_ascent(s->fonts, type.face, type.size), down = font_descent(s->fonts, type.face, type.size);

    return (type.leading - up - down) / 2 + up;
}

/* --- drawing --------------------------------------------------------------------------- */

static int32_t drawn_characters(const struct setter *s, struct str text, enum face face)
{
    int32_t n = 0;

    while (text.n) n += font_advance(s->fonts, face, utf8_next(&text)) > 0;
    return n;
}

/* What each character gets so that the line reaches the edge: nothing if that would show. */
static int32_t spacing_of(const struct setter *s, const struct setting *t, const struct wrap_line *line)
{
    int32_t slack = t->width - line->width;

    if (!t->even || line->hard || slack <= 0) return 0;
    int32_t gaps = drawn_characters(s, line->text, t->type.face) - 1 - (line->hang > 0);
    if (gaps < 1) return 0;
    int32_t each = slack / gaps;
    return each <= t->type.size / 16 ? each : 0;
}

/* An address is underlined, so that one sees where it ends; a place in the document is not. */
static void draw_link(struct setter *s, struct type type, struct str target, int32_t x, int32_t y, int32_t w, struct page *to)
{
    if (!str_starts(target, S("#"))) marks_line(s->keep, to, x, y + type.size / 5, w, 0, theme.hairline, theme.pale);
    *marks_add(s->keep, to) = (struct mark){ .kind = MARK_LINK, .x = x, .y = y - type.size, .w = w,
                                             .h = type.size * 5 / 4, .text = target };
}

/* One text of one style; returns what it is wide. */
static int32_t draw_text(struct setter *s, struct str text, struct type type, int32_t spacing, int32_t x, int32_t y, struct page *to)
{
    struct mark m = { .kind = MARK_TEXT, .x = x, .y = y, .size = type.size, .grey = type.grey,
                      .face = type.face, .text = text, .spacing = spacing };

    m.w = font_width(s->fonts, type.face, type.size, text) + spacing * drawn_characters(s, text, type.face);
    *marks_add(s->keep, to) = m;
    return m.w;
}

/* The same with equally wide digits: each narrower one stands in the middle of its place. */
static int32_t draw_figures(struct setter *s, struct str text, struct type type, int32_t x, int32_t y, struct page *to)
{
    int32_t from = x;

    while (text.n) {
        ptrdiff_t n = 0;
        while (n < text.n && !digit_pad(s, type, text.s[n])) n++;
        if (n) x += draw_text(s, str_head(text, n), type, 0, x, y, to);
        if (n < text.n) {
            int32_t pad = digit_pad(s, type, text.s[n]);
            struct str digit = { text.s + n++, 1 };
            x += draw_text(s, digit, type, 0, x + pad / 2, y, to) + pad;
        }
        text = (struct str){ text.s + n, text.n - n };
    }
    return x - from;
}

static int32_t draw_run(struct setter *s, const struct setting *t, const struct setting_run *run, struct str text,
                        int32_t spacing, int32_t x, int32_t y, struct page *to)
{
    struct type type = type_at(t, run);

    if (t->figures) return draw_figures(s, text, type, x, y, to);
    int32_t w = draw_text(s, text, type, spacing, x, y, to);
    if (run->style == SPAN_LINK) draw_link(s, type, run->target, x, y, w, to);
    return w;
}

void setting_draw_line(struct setter *s, const struct setting *t, size_t line, enum align align,
                       int32_t x, int32_t y, struct page *to)
{
    const struct wrap_line *l = &t->lines.list[line];
    ptrdiff_t from = l->text.s - t->text.s, end = from + l->text.n;
    int32_t spacing = align == ALIGN_LEFT ? spacing_of(s, t, l) : 0;

    y += setting_baseline(s, t->type);
    if (align == ALIGN_RIGHT) x += t->width - l->width;
    if (align == ALIGN_CENTRE) x += (t->width - l->width) / 2;
    for (size_t i = 0; i < t->n_runs; i++) {
        const struct setting_run *run = &t->runs[i];
        ptrdiff_t a = run->from > from ? run->from : from, b = run->to < end ? run->to : end;
        if (a < b) x += draw_run(s, t, run, (struct str){ t->text.s + a, b - a }, spacing, x, y, to);
    }
}

void setting_draw(struct setter *s, const struct setting *t, enum align align, int32_t x, int32_t y, struct page *to)
{
    for (size_t i = 0; i < t->lines.n; i++)
        setting_draw_line(s, t, i, align, x, y + (int32_t)i * t->type.leading, to);
}
