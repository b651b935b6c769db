#include "terminal/list.h"

#include <locale.h>

#include "base/random.h"
#include "tap.h"
#include "terminal/action.h"
#include "terminal/pager.h"
#include "terminal/paragraph.h"
#include "text/width.h"
#include "text/wrap.h"

static const struct list_item levels[] = {
    { .label = S_INIT("0"), .text = S_INIT("Nothing.") },
    { .label = S_INIT("1"), .text = S_INIT("By hand, and only one person knows how it is done."), .chosen = true },
    { .label = S_INIT("2"), .text = S_INIT("手順書があり、誰でも同じように実行できる。"), .note = S_INIT("前回の回答") },
};

static const struct list_item areas[] = {
    { .text = S_INIT("Release engineering"), .heading = true }, { .text = S_INIT("Build") }, { .text = S_INIT("Deploy") },
    { .text = S_INIT("信頼性"), .heading = true },              { .text = S_INIT("SLI") },   { .text = S_INIT("SLO") },
    { .text = S_INIT("Nothing here"), .heading = true },
};

static const struct list_item headings[] = { { .text = S_INIT("A"), .heading = true }, { .text = S_INIT("B"), .heading = true } };

struct tools {
    struct wrapper *w;
    struct arena scratch;
};

static struct str shown(struct arena *keep, const struct list *l, const struct list_item *items, size_t n, int w, int h,
                        const struct tools *t)
{
    struct canvas c = canvas_new(keep, w, h, SIGNS_PLAIN);
    list_draw(c, l, items, n, t->w, t->scratch);
    return canvas_dump(keep, c);
}

static void pictures(struct arena a, const struct tools *t)
{
    struct list l = list_new(&a, levels, countof(levels), 0);
    tap_str(shown(&a, &l, levels, countof(levels), 31, 8, t),
            S(">  0 Nothing.\n"
              " * 1 By hand, and only one\n"
              "     person knows how it is\n"
              "     done.\n"
              "   2 手順書があり、誰でも同じ\n"
              "     ように実行できる。\n"
              "     前回の回答\n"
              "\n"
              "cursor 1 1\n"), "five columns of signs and labels, then wrapped text");
    tap_int(list_key(&l, ACT_DOWN, levels, countof(levels)), LIST_MOVED, "down");
    tap_str(shown(&a, &l, levels, countof(levels), 31, 3, t),
            S(">* 1 By hand, and only one    ^\n     person knows how it is\n     done.                    v\ncursor 1 1\n"),
            "scrolled, with signs of more at both ends");
    struct list m = list_new(&a, areas, countof(areas), 0);
    tap_int((int)m.cursor, 1, "a heading is skipped");
    tap_str(shown(&a, &m, areas, countof(areas), 24, 10, t),
            S("Release engineering\n>  Build\n   Deploy\n\n信頼性\n   SLI\n   SLO\n\nNothing here\n\ncursor 2 1\n"),
            "headings have air above them");
    m = list_new(&a, areas, countof(areas), 5);
    (void)shown(&a, &m, areas, countof(areas), 24, 3, t);
    for (int i = 0; i < 3; i++) (void)list_key(&m, ACT_UP, areas, countof(areas));
    tap_str(shown(&a, &m, areas, countof(areas), 24, 3, t), S("Release engineering\n>  Build\n   Deploy              v\ncursor 2 1\n"),
            "the heading comes along with its first item");
    tap_str(shown(&a, &m, areas, 0, 24, 2, t), S("\n\n"), "an empty list");
    tap_str(shown(&a, &m, areas, countof(areas), 2, 2, t), S(">^\n v\ncursor 1 1\n") , "no room for words");
}

struct press { int action; enum list_reply reply; size_t cursor; };

static void keys(struct arena a, const struct tools *t)
{
    static const struct press presses[] = {
        { ACT_UP, LIST_EDGE, 1 },    { ACT_DOWN, LIST_MOVED, 2 },  { ACT_DOWN, LIST_MOVED, 4 }, { ACT_DOWN, LIST_MOVED, 5 },
        { ACT_DOWN, LIST_EDGE, 5 },  { ACT_LAST, LIST_EDGE, 5 },   { ACT_UP, LIST_MOVED, 4 },   { ACT_UP, LIST_MOVED, 2 },
        { ACT_LAST, LIST_MOVED, 5 }, { ACT_FIRST, LIST_MOVED, 1 }, { ACT_FIRST, LIST_EDGE, 1 }, { ACT_ACCEPT, LIST_CHOSE, 1 },
        { ACT_LEFT, LIST_IGNORED, 1 }, { ACT_NONE, LIST_IGNORED, 1 }, { ACT_PAGE_DOWN, LIST_MOVED, 5 },
        { ACT_PAGE_DOWN, LIST_EDGE, 5 }, { ACT_PAGE_UP, LIST_MOVED, 1 }, { ACT_PAGE_UP, LIST_EDGE, 1 },
    };
    struct list l = list_new(&a, areas, countof(areas), 0);

    for (size_t i = 0; i < countof(presses); i++) {
        (void)shown(&a, &l, areas, countof(areas), 24, 10, t);
        enum list_reply reply = list_key(&l, presses[i].action, areas, countof(areas));
        tap_ok(reply == presses[i].reply && l.cursor == presses[i].cursor, "press %zu: reply %d, cursor %zu", i, (int)reply, l.cursor);
    }
    struct list none = list_new(&a, headings, countof(headings), 1);
    tap_int(list_key(&none, ACT_DOWN, headings, countof(headings)), LIST_IGNORED, "nowhere to stand");
    tap_int(list_key(&none, ACT_ACCEPT, headings, countof(headings)), LIST_IGNORED, "nothing to choose");
    tap_int(list_key(&none, ACT_DOWN, NULL, 0), LIST_IGNORED, "no items at all");
    l.cursor = 99;
    tap_int(list_key(&l, ACT_UP, areas, countof(areas)), LIST_MOVED, "a cursor behind items that are gone");
    tap_int((int)l.cursor, 4, "comes back to the last that is left, and moves");
    tap_int(list_rows(24, areas, countof(areas), t->w, t->scratch), 9, "rows of all");
}

/* An item of many rows in a window of three is read row by row before the next one comes. */
static void long_items(struct arena a, const struct tools *t)
{
    static const struct list_item items[] = {
        { .text = S_INIT("a b c d e f g h i j k l") }, { .text = S_INIT("next") }, { .text = S_INIT("last") },
    };
    struct list l = list_new(&a, items, countof(items), 0);
    int presses = 0;

    (void)shown(&a, &l, items, countof(items), 8, 3, t);
    for (; l.cursor == 0; presses++) {
        (void)list_key(&l, ACT_DOWN, items, countof(items));
        (void)shown(&a, &l, items, countof(items), 8, 3, t);
    }
    tap_int(presses, 4, "six rows in a window of three: three steps through it, one beyond it");
    for (presses = 0; list_key(&l, ACT_UP, items, countof(items)) == LIST_MOVED; presses++)
        (void)shown(&a, &l, items, countof(items), 8, 3, t);
    tap_int(presses, 4, "and back");
    tap_ok(l.cursor == 0 && l.view->top == 0, "to the very beginning");
    (void)shown(&a, &l, items, countof(items), 8, 3, t);
    tap_int(list_key(&l, ACT_PAGE_DOWN, items, countof(items)), LIST_MOVED, "by pages");
    (void)shown(&a, &l, items, countof(items), 8, 3, t);
    tap_int(l.view->top, 2, "two rows at once");
}

static void mouse(struct arena a, const struct tools *t)
{
    static const struct { int row; size_t item; } rows[] = { { 0, 7 }, { 1, 1 }, { 2, 2 }, { 3, 7 }, { 4, 7 }, { 5, 4 }, { 6, 5 },
                                                             { -1, 7 }, { 9, 7 }, { 10, 7 } };
    struct list l = list_new(&a, areas, countof(areas), 0);

    (void)shown(&a, &l, areas, countof(areas), 24, 10, t);
    for (size_t i = 0; i < countof(rows); i++)
        tap_int((int64_t)list_at(&l, rows[i].row, areas, countof(areas), t->w, t->scratch), (int64_t)rows[i].item, "the item at a row");
}

/* Whatever keys come at whatever size: the cursor is on an item and shows, twice drawn is the same. */
static void any_keys(struct arena a, const struct tools *t)
{
    static const int actions[] = { ACT_UP, ACT_DOWN, ACT_PAGE_UP, ACT_PAGE_DOWN, ACT_FIRST, ACT_LAST };
    struct random r = random_seed(3);
    struct list l = list_new(&a, areas, countof(areas), 0);
    int lost = 0, other = 0;

    for (int i = 0; i < 2000; i++) {
        struct arena here = a;
        const struct list_item *items = i < 1000 ? areas : levels;
        size_t n = i < 1000 ? countof(areas) : countof(levels);
        int w = 8 + (int)random_below(&r, 30), h = 1 + (int)random_below(&r, 12);
        (void)list_key(&l, actions[random_below(&r, countof(actions))], items, n);
        struct str once = shown(&here, &l, items, n, w, h, t);
        lost += items[l.cursor].heading || str_find(once, S("cursor")) < 0;
        other += !str_eq(once, shown(&here, &l, items, n, w, h, t));
    }
    tap_int(lost, 0, "pictures without a cursor");
    tap_int(other, 0, "pictures that change by being drawn");
}

static void pagers(struct arena a, const struct tools *t)
{
    static const struct pager_part parts[] = {
        { STYLE_TITLE, 0, S_INIT("Why") }, { STYLE_TEXT, 0, S_INIT("") },
        { STYLE_TEXT, 2, S_INIT("one two three four five six seven") }, { STYLE_DIM, 0, S_INIT("末尾") },
    };
    struct pager p = pager_new(&a);
    struct canvas c = canvas_new(&a, 13, 3, SIGNS_PLAIN);

    tap_int(pager_key(&p, ACT_DOWN), PAGER_MOVED, "a key before the first picture is harmless");
    pager_draw(c, &p, parts, countof(parts), t->w, t->scratch);
    tap_str(canvas_dump(&a, c), S("Why\n\n  one two   v\n"), "from the top");
    tap_int(pager_key(&p, ACT_PAGE_DOWN), PAGER_MOVED, "a page");
    canvas_clear(c);
    pager_draw(c, &p, parts, countof(parts), t->w, t->scratch);
    tap_str(canvas_dump(&a, c), S("  one two   ^\n  three\n  four five v\n"), "one row stays in sight");
    (void)pager_key(&p, ACT_LAST);
    canvas_clear(c);
    pager_draw(c, &p, parts, countof(parts), t->w, t->scratch);
    tap_str(canvas_dump(&a, c), S("  four five ^\n  six seven\n末尾\n"), "the end");
    tap_int(pager_key(&p, ACT_ACCEPT), PAGER_IGNORED, "not a pager's key");
    struct canvas tall = canvas_new(&a, 40, 9, SIGNS_PLAIN);
    pager_draw(tall, &p, parts, countof(parts), t->w, t->scratch);
    tap_str(str_head(canvas_dump(&a, tall), 4), S("Why\n"), "a larger window shows all of it again");
    for (int i = 0; i < 9; i++) (void)pager_key(&p, i % 2 ? ACT_UP : ACT_PAGE_UP);
    tap_int(p.view->top, 0, "never above the top");
}

/* A text that fits is not wrapped, and looks as if it had been. */
static void short_cuts(struct arena a, const struct tools *t)
{
    static const struct str texts[] = { S_INIT("abc"), S_INIT("日本語"), S_INIT("a b "), S_INIT("a\nb"), S_INIT(""), S_INIT(" a"),
                                        S_INIT("a\u3000"), S_INIT("a\u2028b"), S_INIT("e\u0301"), S_INIT("日本語a") };
    for (size_t i = 0; i < countof(texts); i++) {
        for (int w = 1; w < 9; w++) {
            struct arena one = a, two = tap_arena(1 << 20), three = tap_arena(1 << 20);
            struct wrap_style style = { .measure = width_measure, .width = w };
            struct wrap_lines quick = paragraph_lines(texts[i], w, t->w, &one);
            struct wrap_lines slow = wrap_text(t->w, &two, three, texts[i], &style);
            bool same = quick.n == slow.n;
            for (size_t j = 0; same && j < quick.n; j++) same = str_eq(quick.list[j].text, slow.list[j].text);
            tap_ok(same, "text %zu in %d columns", i, w);
        }
    }
}

int main(void)
{
    struct arena a = tap_arena(1 << 24);

    if (!tap_ok(setlocale(LC_CTYPE, "C.UTF-8") != NULL, "there is a UTF-8 locale")) return tap_done();
    struct tools t = { wrap_open(), tap_arena(1 << 22) };
    pictures(a, &t);
    keys(a, &t);
    long_items(a, &t);
    mouse(a, &t);
    any_keys(a, &t);
    pagers(a, &t);
    short_cuts(a, &t);
    t.w = wrap_close(t.w);
    return tap_done();
}
