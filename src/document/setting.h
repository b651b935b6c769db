#pragma once
/* A text of spans, set: broken into lines of a width, ready to be drawn line by line.
 *
 * Japanese running text is set even at both edges with 、。 hanging beyond them; other
 * texts are ragged. No text leaves a crumb on its last line if that can be helped. Everything lives in the setter's arenas. Code points without a glyph
 * are reported once per text. */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/language.h"
#include "document/doc.h"
#include "document/theme.h"
#include "text/wrap.h"

struct diags;
struct fonts;

/* What setting needs: lives as long as one layout. */
struct setter {
    struct arena *keep;   /* marks and their texts */
    struct arena *scratch; /* everything that is forgotten after the layout; not keep's memory */
    struct arena work;    /* copied for what is forgotten at once; a third piece of memory */
    const struct fonts *fonts;
    struct wrapper *wrapper;
    struct diags *out;
    int32_t page_height;  /* of the content */
};

enum setting_how {
    SETTING_RUNNING = 1,  /* running text: even edges in Japanese */
    SETTING_BALANCED = 2, /* headings: lines about as long as each other */
    SETTING_WHOLE = 4,    /* not broken but at newlines, whatever the width */
    SETTING_FIGURES = 8   /* all digits equally wide: numbers below each other */
};

struct setting_run {
    ptrdiff_t from, to; /* bytes of text */
    enum span_style style;
    struct str target;
};

struct setting {
    struct str text;
    struct setting_run *runs;
    size_t n_runs;
    struct type type;
    enum language language; /* of the text itself */
    struct wrap_lines lines;
    int32_t width;
    bool even, figures;
};

/* Sets the spans in a type; `width` > 0. No spans: one empty line. */
struct setting setting_of(struct setter *s, const struct span_text *spans, struct type type, int32_t width,
                          enum setting_how how);

/* The same for a plain text. */
struct setting setting_text(struct setter *s, struct str text, struct type type, int32_t width, enum setting_how how);

int32_t setting_height(const struct setting *t);
int32_t setting_widest(const struct setting *t); /* of its lines, without what hangs */

/* The least width at which no word of the spans has to be broken. */
int32_t setting_least(struct setter *s, const struct span_text *spans, struct type type, enum setting_how how);

/* From the top of a line to its baseline. */
int32_t setting_baseline(const struct setter *s, struct type type);

/* Draws one line with its top at y, or all of them, in a space of the setting's width. */
void setting_draw_line(struct setter *s, const struct setting *t, size_t line, enum align align,
                       int32_t x, int32_t y, struct page *to);
void setting_draw(struct setter *s, const struct setting *t, enum align align, int32_t x, int32_t y, struct page *to);
