#include "terminal/canvas.h"

#include <locale.h>
#include <string.h>

#include "base/random.h"
#include "base/utf8.h"
#include "tap.h"
#include "text/width.h"

/* A text drawn into a field of dots: what stays of it, and the column behind it. */
static const struct { const char *name; int w, x; struct str text, row; int behind; } rows[] = {
    { "whole", 8, 1, S_INIT("abc"), S_INIT(".abc...."), 4 },
    { "empty", 4, 1, S_INIT(""), S_INIT("...."), 1 },
    { "wide", 8, 1, S_INIT("日本"), S_INIT(".日本..."), 5 },
    { "combining", 4, 0, S_INIT("e\u0301x"), S_INIT("e\u0301x.."), 2 },
    { "combining on wide", 4, 0, S_INIT("か\u3099x"), S_INIT("か\u3099x."), 3 },
    { "cut at the right", 4, 2, S_INIT("abc"), S_INIT("..ab"), 4 },
    { "half at the right", 4, 1, S_INIT("日本"), S_INIT(".日 "), 4 },
    { "only half of it fits", 1, 0, S_INIT("日"), S_INIT(" "), 1 },
    { "ends at the edge", 4, 0, S_INIT("日本"), S_INIT("日本"), 4 },
    { "marks at the edge", 2, 0, S_INIT("ae\u0301\u0308"), S_INIT("ae\u0301\u0308"), 2 },
    { "behind the edge", 4, 4, S_INIT("a"), S_INIT("...."), 4 },
    { "far behind", 4, 4000, S_INIT("a"), S_INIT("...."), 4 },
    { "before the edge", 4, -3, S_INIT("abc"), S_INIT("...."), 0 },
    { "half before the edge", 4, -1, S_INIT("日本"), S_INIT(" 本."), 3 },
    { "from the left", 4, -2, S_INIT("日ab"), S_INIT("ab.."), 2 },
    { "far before", 4, -2000000000, S_INIT("ab"), S_INIT("...."), -1999999998 },
    { "both edges", 3, -1, S_INIT("日本語"), S_INIT(" 本"), 3 },
    { "a mark alone", 4, 0, S_INIT("\u0301a"), S_INIT("a..."), 1 },
    { "five marks keep four", 4, 0, S_INIT("a\u0300\u0301\u0302\u0303\u0304"), S_INIT("a\u0300\u0301\u0302\u0303..."), 1 },
    { "control characters", 6, 0, S_INIT("a\x1b[\n"), S_INIT("a\uFFFD[\uFFFD.."), 4 },
    { "NUL and DEL", 4, 0, { "\0\x7f", 2 }, S_INIT("\uFFFD\uFFFD.."), 2 },
    { "broken bytes", 6, 0, S_INIT("\xe6\x97x\xff"), S_INIT("\uFFFD\uFFFDx\uFFFD.."), 4 },
    { "a family is three people", 8, 0, S_INIT("👨\u200D👩\u200D👧x"), S_INIT("👨👩👧x."), 7 },
    { "a family at the edge", 5, 0, S_INIT("👨\u200D👩\u200D👧"), S_INIT("👨👩 "), 5 },
    { "a red heart is a heart", 4, 0, S_INIT("\u2764\uFE0Fx"), S_INIT("\u2764x.."), 2 },
    { "a skin tone is a space", 6, 0, S_INIT("👍🏽x"), S_INIT("👍  x."), 5 },
    { "a kanji's variant stays", 4, 0, S_INIT("葛\U000E0100x"), S_INIT("葛\U000E0100x."), 3 },
    { "nothing turns the text", 4, 0, S_INIT("a\u202Eb"), S_INIT("ab.."), 2 },
    { "break hints do not show", 4, 0, S_INIT("a\u200Bb\u2060c"), S_INIT("abc."), 3 },
    { "no character", 4, 0, S_INIT("\uFFFE"), S_INIT("\uFFFD..."), 1 },
};

static struct canvas dots(struct arena *keep, int w, int h)
{
    struct canvas c = canvas_new(keep, w, h, SIGNS_RICH);
    for (int y = 0; y < h; y++)
        for (int x = 0; x < w; x++) (void)canvas_text(c, x, y, STYLE_TEXT, S("."));
    return c;
}

static struct str row_of(struct arena *keep, struct canvas c, int y)
{
    struct str text = { "", 0 };
    for (int x = 0; x < c.w; x++) {
        const struct cell *cell = canvas_cell(c, x, y);
        text = str_join(keep, text, (struct str){ cell->utf8, cell->n });
    }
    return text;
}

/* What is true of every picture: right halves stand right of left halves, and nowhere else. */
static bool is_whole(struct canvas c)
{
    for (int y = 0; y < c.h; y++) {
        for (int x = 0; x < c.w; x++) {
            const struct cell *cell = canvas_cell(c, x, y), *next = canvas_cell(c, x + 1, y);
            if ((cell->width == 0) != (cell->n == 0)) return false;
            if ((cell->width == 2) != (next && next->width == 0)) return false;
            if (cell->n && width_text((struct str){ cell->utf8, cell->n }) != cell->width) return false;
        }
        if (c.w && canvas_cell(c, 0, y)->width == 0) return false;
    }
    return true;
}

static void texts_are_clipped(struct arena a)
{
    for (size_t i = 0; i < countof(rows); i++) {
        struct arena here = a;
        struct canvas c = dots(&here, rows[i].w, 1);
        tap_int(canvas_text(c, rows[i].x, 0, STYLE_TEXT, rows[i].text), rows[i].behind, rows[i].name);
        tap_str(row_of(&here, c, 0), rows[i].row, rows[i].name);
        tap_ok(is_whole(c), "%s: no half characters", rows[i].name);
    }
}

/* Something drawn over 日本語 (columns 0 to 5). */
static const struct { const char *name; int x; struct str text, row; } overs[] = {
    { "right half", 1, S_INIT("a"), S_INIT(" a本語") },
    { "left half", 2, S_INIT("a"), S_INIT("日a 語") },
    { "both halves of two", 1, S_INIT("木"), S_INIT(" 木 語") },
    { "exactly one", 2, S_INIT("木"), S_INIT("日木語") },
    { "half at the end", 5, S_INIT("a"), S_INIT("日本 a") },
    { "half a character over half a character", 5, S_INIT("木"), S_INIT("日本  ") },
};

static void nothing_is_left_in_halves(struct arena a)
{
    for (size_t i = 0; i < countof(overs); i++) {
        struct arena here = a;
        struct canvas c = canvas_new(&here, 6, 1, SIGNS_RICH);
        (void)canvas_text(c, 0, 0, STYLE_TEXT, S("日本語"));
        (void)canvas_text(c, overs[i].x, 0, STYLE_TEXT, overs[i].text);
        tap_str(row_of(&here, c, 0), overs[i].row, overs[i].name);
        tap_ok(is_whole(c), "%s: no half characters", overs[i].name);
    }
    struct canvas c = canvas_new(&a, 6, 1, SIGNS_RICH);
    (void)canvas_text(c, 0, 0, STYLE_TEXT, S("日本語"));
    canvas_clear(canvas_part(c, 1, 0, 2, 1));
    tap_str(row_of(&a, c, 0), S("    語"), "clearing halves");
    tap_ok(is_whole(c), "clearing halves leaves none");
}

/* x, y, w, h of a part of a canvas of 10 by 5, and what it is. */
static const struct { int x, y, w, h, left, top, width, height; } parts[] = {
    { 0, 0, 10, 5, 0, 0, 10, 5 }, { 2, 1, 3, 2, 2, 1, 3, 2 },     { 8, 4, 5, 5, 8, 4, 2, 1 },
    { -2, -1, 5, 3, 0, 0, 3, 2 }, { 10, 5, 1, 1, 10, 5, 0, 0 },   { 11, 0, 3, 3, 10, 0, 0, 3 },
    { 3, 3, -1, 2, 3, 3, 0, 2 },  { 3, 3, 0, 0, 3, 3, 0, 0 },     { -9, -9, 2, 2, 0, 0, 0, 0 },
    { 1, 1, 2147483647, 2147483647, 1, 1, 9, 4 },
    { -2147483647, -2147483647, 2147483647, 2147483647, 0, 0, 0, 0 },
};

static void parts_stay_inside(struct arena a)
{
    struct canvas c = dots(&a, 10, 5);
    for (size_t i = 0; i < countof(parts); i++) {
        struct canvas p = canvas_part(c, parts[i].x, parts[i].y, parts[i].w, parts[i].h);
        tap_ok(p.x == parts[i].left && p.y == parts[i].top && p.w == parts[i].width && p.h == parts[i].height,
               "part %zu is %d %d %d %d", i, p.x, p.y, p.w, p.h);
    }
    struct canvas p = canvas_part(canvas_part(c, 2, 1, 6, 3), 1, 1, 3, 9);
    tap_ok(p.x == 3 && p.y == 2 && p.w == 3 && p.h == 2, "a part of a part");
    (void)canvas_text(p, 0, 0, STYLE_TEXT, S("日本"));
    (void)canvas_text(p, 0, -1, STYLE_TEXT, S("x"));
    (void)canvas_text(p, 0, 2, STYLE_TEXT, S("x"));
    tap_str(canvas_dump(&a, c), S("..........\n..........\n...日 ....\n..........\n..........\n"), "it draws nothing outside");
}

static void small_things(struct arena a)
{
    struct canvas c = canvas_new(&a, 12, 5, SIGNS_RICH), none = canvas_new(&a, 0, 0, SIGNS_RICH);

    tap_int(canvas_fit(c, 0, 0, 5, STYLE_TEXT, S("abcdef")), 5, "fit: the column behind");
    tap_int(canvas_fit(c, 6, 0, 5, STYLE_TEXT, S("日本語")), 11, "fit: wide");
    tap_int(canvas_fit(c, 3, 1, 0, STYLE_TEXT, S("x")), 3, "fit: no room");
    (void)canvas_fit(c, 9, 1, 9, STYLE_TEXT, S("abcdef"));
    canvas_right(c, 2, STYLE_TEXT, S("日本"));
    canvas_right(c, 3, STYLE_TEXT, S("abcdefghijklmnop"));
    canvas_rule(c, 4);
    canvas_cursor(c, 3, 1);
    tap_str(canvas_dump(&a, c),
            S("abcd⋯ 日本⋯\n         ab⋯\n        日本\nabcdefghijk⋯\n╌╌╌╌╌╌╌╌╌╌╌╌\ncursor 2 4\n"), "fit, right, rule, cursor");
    canvas_cursor(canvas_part(c, 5, 1, 3, 3), 3, 0);
    tap_int(c.grid->cursor_x, -1, "a cursor outside its part is none");
    canvas_cursor(canvas_part(c, 5, 1, 3, 3), 2, 2);
    tap_ok(c.grid->cursor_x == 7 && c.grid->cursor_y == 3, "a cursor in a part");
    struct canvas inside = canvas_box(c, 1, 0, 8, 4);
    tap_ok(inside.x == 2 && inside.y == 1 && inside.w == 6 && inside.h == 2, "the inside of a box");
    tap_int(c.grid->cursor_x, -1, "what is cleared has no cursor");
    tap_ok(canvas_cell(c, 12, 0) == NULL && canvas_cell(c, 0, -1) == NULL, "no cell outside");
    canvas_clear(none);
    canvas_rule(none, 0);
    (void)canvas_box(none, 0, 0, 9, 9);
    (void)canvas_text(none, 0, 0, STYLE_TEXT, S("x"));
    tap_str(canvas_dump(&a, none), S(""), "a canvas without cells");
    struct canvas big = canvas_new(&a, 99999, -5, SIGNS_RICH);
    tap_ok(big.w == CANVAS_MOST && big.h == 0, "sizes are clamped");
    (void)canvas_text(c, 0, 4, STYLE_WARNING, S("日!"));
    tap_str(str_head(str_from(canvas_dump_styles(&a, c), 4 * 13), 12), S("WWWddddddddd"), "the styles");
}

/* Every code point takes in the canvas what text/width.h says, or is a mark and takes nothing. */
static void every_code_point(struct arena a)
{
    struct canvas c = canvas_new(&a, 4, 1, SIGNS_RICH);
    int wrong = 0;

    for (int32_t cp = 0; cp <= UTF8_MAX; cp++) {
        char bytes[4];
        if (cp >= 0xD800 && cp < 0xE000) continue;
        canvas_clear(c);
        int behind = canvas_text(c, 0, 0, STYLE_TEXT, (struct str){ bytes, utf8_put(bytes, cp) });
        wrong += behind != width_of(cp) || !is_whole(c);
    }
    tap_int(wrong, 0, "code points with another width than text/width.h");
}

static void anything_anywhere(struct arena a)
{
    static const struct str bits[] = { S_INIT("a"), S_INIT("日"), S_INIT("e\u0301"), S_INIT("👨\u200D👩"), S_INIT("\u0301"),
                                       S_INIT("\xff"), S_INIT(" "), S_INIT("👍🏽"), S_INIT("\n"), S_INIT("か\u3099") };
    struct random r = random_seed(7);
    int broken = 0;

    for (int i = 0; i < 3000; i++) {
        struct arena here = a;
        struct canvas c = canvas_new(&here, (int)random_below(&r, 9), (int)random_below(&r, 4), SIGNS_RICH);
        for (int j = 0; j < 12; j++) {
            struct canvas p = canvas_part(c, (int)random_below(&r, 12) - 3, (int)random_below(&r, 6) - 2,
                                          (int)random_below(&r, 9), (int)random_below(&r, 4));
            struct str text = bits[random_below(&r, countof(bits))];
            text = str_join(&here, text, bits[random_below(&r, countof(bits))]);
            (void)canvas_text(p, (int)random_below(&r, 12) - 4, (int)random_below(&r, 4) - 1, STYLE_TEXT, text);
            if (random_below(&r, 8) == 0) canvas_clear(p);
        }
        broken += !is_whole(c);
    }
    tap_int(broken, 0, "random drawings with half characters");
}

int main(void)
{
    struct arena a = tap_arena(1 << 24);

    if (!tap_ok(setlocale(LC_CTYPE, "C.UTF-8") != NULL, "there is a UTF-8 locale")) return tap_done();
    texts_are_clipped(a);
    nothing_is_left_in_halves(a);
    parts_stay_inside(a);
    small_things(a);
    every_code_point(a);
    anything_anywhere(a);
    return tap_done();
}
