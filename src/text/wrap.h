#pragma once
/* Breaking a text into lines: cells in the terminal, milli-points on paper, in whatever
 * unit the caller measures. ICU says where a line may end (UAX 14 with strict Japanese
 * rules: no small kana, sound mark or closing bracket begins a line, no opening bracket
 * ends one), this file chooses among these places.
 *
 * A newline always ends a line. White space at a break is dropped, at a line's beginning
 * after a newline it is kept. A word longer than a line is broken behind its punctuation
 * (addresses, paths, identifiers), else between graphemes; so any text fits any width,
 * only a single grapheme can be wider than a line. ZWSP (U+200B) allows a break, a word joiner
 * (U+2060) forbids it; both are left in the text and should measure 0. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct arena;

/* ICU's iterators, which are slow to open (0.2 ms) and quick to use. Not for two threads. */
struct wrapper;

/* Opens them; ends the program when memory runs out. wrap_close takes NULL, returns NULL. */
struct wrapper *wrap_open(void);
struct wrapper *wrap_close(struct wrapper *w);

/* The width of a piece. `piece` is a slice of the very text given to wrap_text, so that a
 * caller with several styles can find its place. Widths must add up: no kerning. */
typedef int32_t measure_fn(const void *how, struct str piece);

enum wrap_end {
    WRAP_GREEDY,  /* each line as full as it gets */
    WRAP_TIDY,    /* the same number of lines, but no last line shorter than `least`, if a little less width avoids it */
    WRAP_BALANCED /* the same number of lines, all about as long: headings */
};

struct wrap_style {
    measure_fn *measure;
    const void *how;
    int32_t width;     /* of a line; more than 0 */
    int32_t first;     /* what the first line has less (a label stands there); 0 to width */
    bool hang;         /* one of 、。，． may stand beyond the edge */
    enum wrap_end end;
    int32_t least;
};

struct wrap_line {
    struct str text; /* a slice of the text, without the white space at the break */
    int32_t width;   /* without what hangs */
    int32_t hang;    /* of the punctuation beyond the edge, else 0 */
    bool hard;       /* a newline or the text's end ended it */
};

struct wrap_lines {
    struct wrap_line *list;
    size_t n;
};

/* At least one line, also for the empty text; n newlines give at least n + 1 lines. The
 * list lives in keep, which must not be the memory of scratch. */
struct wrap_lines wrap_text(struct wrapper *w, struct arena *keep, struct arena scratch,
                            struct str text, const struct wrap_style *style);

/* The least width at which no word has to be broken; only measure, how and hang of the
 * style are looked at. */
int32_t wrap_least(struct wrapper *w, struct arena scratch, struct str text, const struct wrap_style *style);
