/* Texts to read: one's own page so far, what a command said. */

#include "base/buf.h"
#include "kiosk/frame.h"
#include "kiosk/keys.h"
#include "kiosk/screens.h"
#include "terminal/pager.h"

struct page_screen {
    struct pager pager;
    struct str title;   /* empty: "what I have so far" */
    struct pager_part *parts;
    size_t n;
    enum language language;
    bool own;           /* made of the answers, again in every language */
};

static void draw(const struct stage *st, const void *state, struct canvas c)
{
    static const int hints[] = { ACT_UP, ACT_DOWN, ACT_PAGE_DOWN, ACT_BACK, ACT_LANGUAGE, ACT_HELP };
    const struct page_screen *s = state;
    struct frame f = { .title = s->own ? message(MSG_SCREEN_PAGE_TITLE, st->language) : s->title,
                       .hints = hints, .n_hints = countof(hints) };
    struct canvas in = frame_draw(st, c, &f);

    in = canvas_part(c, 0, in.y - c.y, c.w, in.h); /* lines of 78 columns: no margin */
    pager_draw(in, &s->pager, s->parts, s->n, st->w, st->scratch);
}

/* Line by line, so that tables keep their columns; underlined lines become titles. */
static void cut_lines(struct stage *st, struct page_screen *s, struct str text)
{
    size_t lines = 1;

    for (ptrdiff_t i = 0; i < text.n; i++) lines += text.s[i] == '\n';
    s->parts = arena_new(&st->room, struct pager_part, lines);
    s->n = 0;
    while (text.n > 0) {
        struct str line = str_cut(&text, '\n');
        bool rule = str_starts(line, S("====")) || str_starts(line, S("----"));
        if (rule && s->n > 0) s->parts[s->n - 1].style = STYLE_TITLE;
        else s->parts[s->n++].text = line;
    }
}

static void make(struct stage *st, struct page_screen *s)
{
    s->language = st->language;
    stage_wait(st, MSG_SCREEN_PAGE_WAIT);
    cut_lines(st, s, st->house.page(&st->room, st->scratch, &st->session, st->language));
}

static struct reply key(struct stage *st, void *state, int action, struct key k)
{
    struct page_screen *s = state;

    (void)k;
    if (pager_key(&s->pager, action) == PAGER_MOVED) return (struct reply){ .kind = REPLY_DRAW };
    if (action == ACT_ACCEPT || action == ACT_RESULT) return (struct reply){ .kind = REPLY_CLOSE };
    (void)st;
    return (struct reply){ .kind = REPLY_NOTHING };
}

static void turn(struct stage *st, void *state)
{
    struct page_screen *s = state;
    if (s->own && s->language != st->language) make(st, s);
}

struct screen screen_page(struct stage *st, struct str title, struct str text)
{
    static const struct screen_ops ops = { .draw = draw, .key = key };
    struct page_screen *s = stage_new(st, struct page_screen);

    s->pager = pager_new(&st->room);
    s->title = title;
    cut_lines(st, s, text);
    return (struct screen){ &ops, s };
}

struct screen screen_result(struct stage *st)
{
    static const struct screen_ops ops = { .draw = draw, .key = key, .language = turn };
    struct page_screen *s = stage_new(st, struct page_screen);

    s->pager = pager_new(&st->room);
    s->own = true;
    make(st, s);
    return (struct screen){ &ops, s };
}
