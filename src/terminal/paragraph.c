#include "terminal/paragraph.h"

#include "base/utf8.h"
#include "text/width.h"

/* Whether the text is one line that fits, as wrap_text would find out, too. */
static bool is_one_line(struct str text, int columns)
{
    int width = 0;
    int32_t cp = 'x';

    if (text.n > 4 * columns) return false; /* not worth looking */
    while (text.n > 0 && width <= columns) {
        cp = utf8_next(&text);
        if (cp < ' ' || cp == 0x85 || cp == 0x2028 || cp == 0x2029) return false;
        width += width_of(cp);
    }
    return width <= columns && cp != ' ' && cp != 0x3000;
}

struct wrap_lines paragraph_lines(struct str text, int columns, struct wrapper *w, struct arena *scratch)
{
    if (columns < 1) columns = 1;
    if (is_one_line(text, columns)) {
        struct wrap_line *line = arena_new(scratch, struct wrap_line, 1);
        *line = (struct wrap_line){ .text = text, .width = width_text(text), .hard = true };
        return (struct wrap_lines){ line, 1 };
    }
    struct wrap_style style = { .measure = width_measure, .width = columns };
    char *middle = scratch->beg + (scratch->end - scratch->beg) / 2;
    struct arena upper = { middle, scratch->end, scratch->fail }; /* keep and scratch must not be the same */
    scratch->end = middle;
    struct wrap_lines lines = wrap_text(w, scratch, upper, text, &style);
    scratch->end = upper.end;
    return lines;
}

int paragraph_draw(struct canvas c, int y, enum style style, struct str text, struct wrapper *w,
                   struct arena scratch)
{
    struct wrap_lines lines = paragraph_lines(text, c.w, w, &scratch);

    for (size_t i = 0; i < lines.n; i++, y++) (void)canvas_text(c, 0, y, style, lines.list[i].text);
    return y;
}

int paragraph_rows(struct str text, int columns, struct wrapper *w, struct arena scratch)
{
    return (int)paragraph_lines(text, columns, w, &scratch).n;
}
