#include "terminal/edit_rows.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "terminal/edit.h"
#include "terminal/paragraph.h"
#include "text/width.h"

/* A line may break behind a space, even when a mark follows, which then belongs to the space. */
static ptrdiff_t behind_marks(struct str text, ptrdiff_t at)
{
    struct str rest = str_from(text, at);

    while (rest.n > 0 && rest.s[0] != '\n') {
        at = text.n - rest.n;
        if (width_of(utf8_next(&rest)) > 0) return at;
    }
    return text.n - rest.n;
}

struct edit_rows edit_rows_of(const struct edit *e, int columns, struct wrapper *w, struct arena *scratch)
{
    struct edit_rows rows = { .n = 1, .columns = columns > 1 ? columns - 1 : columns == 1 ? 1 : 79 };

    if (e->n == 0) { /* a wrapped empty text does not point into it */
        rows.start = arena_new(scratch, ptrdiff_t, 2);
        return rows;
    }
    struct wrap_lines lines = paragraph_lines(edit_text(e), rows.columns, w, scratch);
    rows.n = (int)lines.n;
    rows.start = arena_new(scratch, ptrdiff_t, lines.n + 1);
    for (int i = 1; i < rows.n; i++) rows.start[i] = behind_marks(edit_text(e), lines.list[i].text.s - e->text);
    rows.start[rows.n] = e->n;
    return rows;
}

int edit_row(const struct edit_rows *rows, ptrdiff_t at)
{
    int row = rows->n - 1;
    while (row > 0 && rows->start[row] > at) row--;
    return row;
}

static struct str between(const struct edit *e, ptrdiff_t from, ptrdiff_t to)
{
    return (struct str){ e->text + from, to - from };
}

int edit_column(const struct edit *e, const struct edit_rows *rows, int row, ptrdiff_t at)
{
    int column = width_text(between(e, rows->start[row], at));
    return column < rows->columns ? column : rows->columns; /* white space at the edge takes no columns */
}

struct str edit_shown(const struct edit *e, const struct edit_rows *rows, int row)
{
    struct str shown = between(e, rows->start[row], rows->start[row + 1]);
    if (str_ends(shown, S("\n"))) shown.n--;
    return shown;
}

ptrdiff_t edit_place(const struct edit *e, const struct edit_rows *rows, int row, int column)
{
    struct str shown = edit_shown(e, rows, row);
    bool soft = row + 1 < rows->n && rows->start[row] + shown.n == rows->start[row + 1];

    struct str head = width_head(shown, column);
    if (soft && head.n == shown.n) { /* behind the last character is the next row already */
        do head.n--;
        while (head.n > 0 && ((unsigned char)head.s[head.n] & 0xC0) == 0x80);
    }
    return rows->start[row] + head.n;
}
