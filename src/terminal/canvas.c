#define _XOPEN_SOURCE 700 /* wcwidth */

#include "terminal/canvas.h"

#include <limits.h>
#include <wchar.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "text/width.h"

static int between(int64_t n, int low, int high)
{
    return n < low ? low : n > high ? high : (int)n;
}

static const struct cell space = { .utf8 = " ", .n = 1, .width = 1, .style = STYLE_TEXT };

struct canvas canvas_new(struct arena *keep, int w, int h, enum sign_set signs)
{
    struct grid *grid = arena_new(keep, struct grid, 1);

    grid->w = between(w, 0, CANVAS_MOST);
    grid->h = between(h, 0, CANVAS_MOST);
    grid->signs = signs;
    grid->cells = arena_new(keep, struct cell, (size_t)grid->w * (size_t)grid->h);
    grid->cursor_x = grid->cursor_y = -1;
    for (int i = 0; i < grid->w * grid->h; i++) grid->cells[i] = space;
    return (struct canvas){ grid, 0, 0, grid->w, grid->h };
}

struct canvas canvas_part(struct canvas c, int x, int y, int w, int h)
{
    int left = between(x, 0, c.w), right = between((int64_t)x + w, left, c.w);
    int top = between(y, 0, c.h), bottom = between((int64_t)y + h, top, c.h);
    return (struct canvas){ c.grid, c.x + left, c.y + top, right - left, bottom - top };
}

/* --- cells -------------------------------------------------------------------------- */

static struct cell *at(struct grid *grid, int x, int y)
{
    return &grid->cells[(size_t)y * (size_t)grid->w + (size_t)x];
}

static bool is_space(const struct cell *cell)
{
    return cell->n == 1 && cell->utf8[0] == ' ';
}

static void blank(struct cell *cell)
{
    enum style style = cell->style;
    *cell = space;
    cell->style = (uint8_t)style;
}

/* What stands at x, and across x + width - 1, is about to be drawn over: no half stays. */
static void free_cells(struct grid *grid, int x, int y, int width)
{
    if (at(grid, x, y)->width == 0) blank(at(grid, x - 1, y));
    if (at(grid, x + width - 1, y)->width == 2) blank(at(grid, x + width, y));
}

static void put(struct grid *grid, int x, int y, struct cell cell)
{
    free_cells(grid, x, y, cell.width);
    *at(grid, x, y) = cell;
    if (cell.width == 2) *at(grid, x + 1, y) = (struct cell){ .style = cell.style };
}

void canvas_clear(struct canvas c)
{
    for (int y = 0; y < c.h && c.w > 0; y++) {
        free_cells(c.grid, c.x, c.y + y, c.w);
        for (int x = 0; x < c.w; x++) *at(c.grid, c.x + x, c.y + y) = space;
    }
    int x = c.grid->cursor_x - c.x, y = c.grid->cursor_y - c.y;
    bool inside = x >= 0 && x < c.w && y >= 0 && y < c.h;
    if (inside || (c.w == c.grid->w && c.h == c.grid->h)) c.grid->cursor_x = c.grid->cursor_y = -1;
}

/* --- characters ---------------------------------------------------------------------- */

/* What joins, turns or selects without being seen. Without joiners and selectors a picture
 * sequence falls apart into pictures whose columns everybody counts the same way; without
 * turning marks a text cannot be shown in another order than it is stored in. */
static bool is_hidden(int32_t cp)
{
    return cp == 0x200B || (cp >= 0x200D && cp <= 0x200F) || (cp >= 0x202A && cp <= 0x202E)
        || (cp >= 0x2060 && cp <= 0x206F) || cp == 0xFE0E || cp == 0xFE0F || cp == 0xFEFF
        || (cp >= 0xE0000 && cp <= 0xE007F);
}

/* Terminals paint these over the picture before them, or beside it. */
static bool is_skin_tone(int32_t cp)
{
    return cp >= 0x1F3FB && cp <= 0x1F3FF;
}

static void add_code_point(struct cell *cell, int32_t cp)
{
    cell->n = (uint8_t)(cell->n + utf8_put(cell->utf8 + cell->n, cp));
}

/* A mark of width 0 behind the cell's character, if there is room for one more. */
static void add_mark(struct cell *cell, int32_t cp, int *marks)
{
    if (is_hidden(cp) || *marks == CELL_MARKS) return;
    add_code_point(cell, cp);
    (*marks)++;
}

/* Takes a character with its marks off the text. Marks without a character are dropped:
 * then the cell's width is 0. */
static struct cell next_cell(struct str *text, enum style style)
{
    struct cell cell = { .style = (uint8_t)style };
    int32_t cp = utf8_next(text);
    int marks = 0;

    cell.width = (uint8_t)width_of(cp);
    if (cell.width == 0) return cell;
    if (is_skin_tone(cp)) {
        cell = space; /* two of them, see canvas_text */
        cell.style = (uint8_t)style;
        cell.width = 2;
    } else {
        add_code_point(&cell, cp < 1 || wcwidth((wchar_t)cp) < 0 ? 0xFFFD : cp);
    }
    while (text->n > 0) {
        struct str rest = *text;
        int32_t mark = utf8_next(&rest);
        if (mark == UTF8_BAD || width_of(mark) != 0) break;
        add_mark(&cell, mark, &marks);
        *text = rest;
    }
    return cell;
}

static void put_spaces(struct canvas c, int x, int y, int from, int to, enum style style)
{
    struct cell cell = space;
    cell.style = (uint8_t)style;
    for (int i = between(from, 0, c.w); i < between(to, 0, c.w); i++) put(c.grid, c.x + x + i, c.y + y, cell);
}

int canvas_text(struct canvas c, int x, int y, enum style style, struct str text)
{
    int64_t column = x;

    if (y < 0 || y >= c.h) return x;
    while (text.n > 0 && column < c.w) {
        struct cell cell = next_cell(&text, style);
        int64_t behind = column + cell.width;
        bool whole = column >= 0 && behind <= c.w && !(cell.width == 2 && cell.utf8[0] == ' ');
        if (cell.width > 0 && whole) put(c.grid, c.x + (int)column, c.y + y, cell);
        else if (cell.width > 0 && behind > 0) put_spaces(c, 0, y, (int)column, (int)behind, style);
        column = behind;
    }
    return between(column, INT_MIN, c.w);
}

int canvas_fit(struct canvas c, int x, int y, int most, enum style style, struct str text)
{
    if (most > c.w - x) most = c.w - x;
    if (most <= 0) return x;
    if (width_text(text) <= most) return canvas_text(c, x, y, style, text);
    int behind = canvas_text(c, x, y, style, width_head(text, most - 1));
    return canvas_sign(c, behind, y, style, SIGN_CUT, 1);
}

void canvas_right(struct canvas c, int y, enum style style, struct str text)
{
    int width = width_text(text);

    if (width <= c.w) (void)canvas_text(c, c.w - width, y, style, text);
    else (void)canvas_fit(c, 0, y, c.w, style, text);
}

int canvas_sign(struct canvas c, int x, int y, enum style style, enum sign sign, int count)
{
    struct str text = style_sign(c.grid->signs, sign);

    for (int i = 0; i < count && x < c.w; i++) x = canvas_text(c, x, y, style, text);
    return x;
}

void canvas_rule(struct canvas c, int y)
{
    (void)canvas_sign(c, 0, y, STYLE_DIM, SIGN_RULE, c.w);
}

struct canvas canvas_box(struct canvas c, int x, int y, int w, int h)
{
    struct canvas box = canvas_part(c, x, y, w, h);

    canvas_clear(box);
    canvas_rule(box, 0);
    canvas_rule(box, box.h - 1);
    return canvas_part(box, 1, 1, box.w - 2, box.h - 2);
}

void canvas_cursor(struct canvas c, int x, int y)
{
    bool inside = x >= 0 && x < c.w && y >= 0 && y < c.h;
    c.grid->cursor_x = inside ? c.x + x : -1;
    c.grid->cursor_y = inside ? c.y + y : -1;
}

const struct cell *canvas_cell(struct canvas c, int x, int y)
{
    if (x < 0 || x >= c.w || y < 0 || y >= c.h) return NULL;
    return at(c.grid, c.x + x, c.y + y);
}

/* --- dumps -------------------------------------------------------------------------- */

struct str canvas_dump(struct arena *keep, struct canvas c)
{
    struct buf out = buf_in(keep);

    for (int y = 0; y < c.h; y++) {
        int end = c.w;
        while (end > 0 && is_space(canvas_cell(c, end - 1, y))) end--;
        for (int x = 0; x < end; x++) {
            const struct cell *cell = canvas_cell(c, x, y);
            buf_add(&out, (struct str){ cell->utf8, cell->n });
        }
        buf_byte(&out, '\n');
    }
    int x = c.grid->cursor_x - c.x, y = c.grid->cursor_y - c.y;
    if (x >= 0 && x < c.w && y >= 0 && y < c.h) buf_printf(&out, "cursor %d %d\n", y + 1, x + 1);
    return buf_str(&out);
}

struct str canvas_dump_styles(struct arena *keep, struct canvas c)
{
    static const char letters[STYLES] = ".TQCdKWqIG";
    struct buf out = buf_in(keep);

    for (int y = 0; y < c.h; y++) {
        for (int x = 0; x < c.w; x++) buf_byte(&out, letters[canvas_cell(c, x, y)->style]);
        buf_byte(&out, '\n');
    }
    return buf_str(&out);
}
