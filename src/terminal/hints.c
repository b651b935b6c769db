#include "terminal/hints.h"

#include "terminal/action.h"
#include "text/messages.h"
#include "text/width.h"

enum { BETWEEN = 2 }; /* columns between two hints */

struct hint {
    struct str keys, does;
};

static struct hint hint_of(const struct actions *map, int action, unsigned place, size_t most, enum language lang,
                           struct arena *scratch)
{
    struct str keys = actions_keys(scratch, map, action, place, most);
    return (struct hint){ keys, message((enum message)actions_row(map, action)->label, lang) };
}

/* Up and down side by side are one thing: "Up/Down move". */
static struct hint move_hint(const struct actions *map, unsigned place, enum language lang, struct arena *scratch)
{
    struct str up = actions_keys(scratch, map, ACT_UP, place, 1), down = actions_keys(scratch, map, ACT_DOWN, place, 1);
    return (struct hint){ str_printf(scratch, "%.*s/%.*s", STR_ARG(up), STR_ARG(down)), message(MSG_KEYS_MOVE, lang) };
}

static int width_of_hint(struct hint h)
{
    return h.keys.n ? width_text(h.keys) + 1 + width_text(h.does) : 0;
}

static int draw_hint(struct canvas c, int x, int y, struct hint h)
{
    if (!h.keys.n) return x;
    if (x > 0) x += BETWEEN;
    x = canvas_text(c, x, y, STYLE_KEY, h.keys);
    return canvas_fit(c, x + 1, y, c.w - x - 1, STYLE_DIM, h.does);
}

void hints_draw(struct canvas c, int y, const struct actions *map, unsigned place, const int *actions, size_t n,
                enum language lang, struct arena scratch)
{
    int x = 0;

    canvas_clear(canvas_part(c, 0, y, c.w, 1)); /* a small terminal may have text there */
    if (n == 0) return;
    struct hint last = hint_of(map, actions[n - 1], place, 1, lang, &scratch);
    for (size_t i = 0; i + 1 < n; i++) {
        bool move = actions[i] == ACT_UP && actions[i + 1] == ACT_DOWN;
        struct hint h = move ? move_hint(map, place, lang, &scratch) : hint_of(map, actions[i], place, 1, lang, &scratch);
        i += move;
        int with_last = x + (x > 0) * BETWEEN + width_of_hint(h) + BETWEEN + width_of_hint(last);
        if (with_last <= c.w) x = draw_hint(c, x, y, h);
    }
    (void)draw_hint(c, x, y, last);
}

int hints_table(struct canvas c, int from, const struct actions *map, unsigned place, const int *actions, size_t n,
                enum language lang, struct arena scratch)
{
    int column = 0, row = 0;

    for (size_t i = 0; i < n; i++) {
        struct arena here = scratch;
        int width = width_text(actions_keys(&here, map, actions[i], place, ACTION_KEYS)) + 1;
        if (width > column) column = width;
    }
    if (column > c.w / 2) column = c.w / 2;
    for (size_t i = 0; i < n; i++) {
        struct arena here = scratch;
        struct hint h = hint_of(map, actions[i], place, ACTION_KEYS, lang, &here);
        if (!h.keys.n) continue;
        (void)canvas_fit(c, 0, row - from, column - 1, STYLE_KEY, h.keys);
        (void)canvas_fit(c, column + 1, row - from, c.w - column - 1, STYLE_TEXT, h.does);
        row++;
    }
    return row;
}
