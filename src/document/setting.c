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

/* The ellipsis of the font stands in the middle of the line, as Japanese wants it. */
static void add_words(struct buf *to, struct str words, enum language language)
{
    ptrdiff_t at;

    while (language != LANG_JA && (at = str_find(words, S("…"))) >= 0) {
        buf_add(to, str_head(words, at));
        buf_add(to, S("..."));
        words = str_from(words, at + S("…").n);
        if (words.n == 0) return;
    }
    buf_add(to, words);
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

static int32_t measure_piece(const void *how, struct str piece)
{
    const struct measure *m = how;
    ptrdiff_t from = piece.s - m->t->text.s, to = from + piece.n;
    int32_t width = 0;

    for (size_t i = 0; i < m->t->n_runs; i++) {
        const struct setting_run *run = &m->t->runs[i];
        ptrdiff_t a = run->from > from ? run->from : from, b = run->to < to ? run->to : to;
        if (a >= b) continue;
        struct type type = type_at(m->t, run);
        width += font_width(m->s->fonts, type.face, type.size, (struct str){ m->t->text.s + a, b - a });
    }
    return width;
}

static struct setting gathered(struct setter *s, const struct span_text *spans, struct type type)
{
    struct setting t = { .type = type, .language = any_japanese(spans) ? LANG_JA : LANG_EN };

    gather(s, &t, spans);
    return t;
}

struct setting setting_of(struct setter *s, const struct span_text *spans, struct type type, int32_t width,
                          enum setting_how how)
{
    struct setting t = gathered(s, spans, type);
    struct measure m = { s, &t };
    bool running = how & SETTING_RUNNING;
    struct wrap_style style = {
        .measure = measure_piece, .how = &m,
        .width = how & SETTING_WHOLE ? WIDE : width,
        .hang = running && t.language == LANG_JA,
        .end = how & SETTING_BALANCED ? WRAP_BALANCED : running ? WRAP_TIDY : WRAP_GREEDY,
        .least = 3 * type.size,
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

int32_t setting_least(struct setter *s, const struct span_text *spans, struct type type)
{
    struct setting t = gathered(s, spans, type);
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

static void draw_link(struct setter *s, const struct mark *text, struct type type, struct str target, struct page *to)
{
    int32_t x = text->x, y = text->y, w = text->w;

    if (!str_starts(target, S("#"))) marks_line(s->keep, to, x, y + type.size / 6, w, 0, theme.hairline, theme.pale);
    struct mark *m = marks_add(s->keep, to);
    *m = (struct mark){ .kind = MARK_LINK, .x = x, .y = y - type.size, .w = w, .h = type.size * 5 / 4, .text = target };
}

void setting_draw_line(struct setter *s, const struct setting *t, size_t line, enum align align,
                       int32_t x, int32_t y, struct page *to)
{
    const struct wrap_line *l = &t->lines.list[line];
    ptrdiff_t from = l->text.s - t->text.s, end = from + l->text.n;
    int32_t spacing = align == ALIGN_LEFT ? spacing_of(s, t, l) : 0;
    int32_t baseline = y + setting_baseline(s, t->type);

    if (align == ALIGN_RIGHT) x += t->width - l->width;
    if (align == ALIGN_CENTRE) x += (t->width - l->width) / 2;
    for (size_t i = 0; i < t->n_runs; i++) {
        const struct setting_run *run = &t->runs[i];
        ptrdiff_t a = run->from > from ? run->from : from, b = run->to < end ? run->to : end;
        if (a >= b) continue;
        struct type type = type_at(t, run);
        struct str text = { t->text.s + a, b - a };
        struct mark m = { .kind = MARK_TEXT, .x = x, .y = baseline, .size = type.size, .grey = type.grey,
                          .face = type.face, .text = text, .spacing = spacing };
        m.w = font_width(s->fonts, type.face, type.size, text) + spacing * drawn_characters(s, text, type.face);
        *marks_add(s->keep, to) = m;
        if (run->style == SPAN_LINK) draw_link(s, &m, type, run->target, to);
        x += m.w;
    }
}

void setting_draw(struct setter *s, const struct setting *t, enum align align, int32_t x, int32_t y, struct page *to)
{
    for (size_t i = 0; i < t->lines.n; i++)
        setting_draw_line(s, t, i, align, x, y + (int32_t)i * t->type.leading, to);
}
