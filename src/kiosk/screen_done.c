/* The offer of the background, and the end: the resume code, one's own page, what comes next. */

#include "base/bug.h"
#include "kiosk/frame.h"
#include "kiosk/keys.h"
#include "kiosk/screens.h"
#include "terminal/list.h"

struct end_screen {
    struct list list;
};

static const int hints[] = { ACT_UP, ACT_DOWN, ACT_ACCEPT, ACT_BACK, ACT_RESULT, ACT_LANGUAGE, ACT_QUIT, ACT_HELP };

/* --- which screen ----------------------------------------------------------------------------------- */

struct screen screen_of_step(struct stage *st)
{
    struct step s = interview_step(&st->iv);

    switch (s.kind) {
    case STEP_HOW: return screen_how(st);
    case STEP_CAPABILITY: return screen_question(st);
    case STEP_FACT: case STEP_METRIC: case STEP_OWN: case STEP_BRIEF:
        return interview_value_kind(&st->iv, s).type == QUESTION_LIST ? screen_rows(st) : screen_value(st);
    case STEP_REVIEW: return screen_review(st, true);
    case STEP_OFFER: return screen_offer(st);
    case STEP_DONE: return screen_done(st);
    case STEP_KINDS: break;
    }
    bug("no such step");
}

/* --- the offer ------------------------------------------------------------------------------------- */

static void offer_items(const struct stage *st, struct arena *keep, struct list_item items[2])
{
    struct interview with = st->iv;
    int64_t count = 0, seconds = 0;

    with.background = true;
    for (size_t i = 0; i < with.n; i++) {
        if (with.steps[i].kind != STEP_BRIEF || !interview_shown(&with, i)) continue;
        count++;
        seconds += interview_seconds(&with, i);
    }
    items[0] = (struct list_item){ .text = message(MSG_SCREEN_OFFER_LATER, st->language) };
    items[1] = (struct list_item){ .text = message_with(keep, MSG_SCREEN_OFFER_NOW, st->language, FILL_INT("count", count),
                                                        FILL_INT("minutes", pace_minutes(&st->pace, seconds))) };
}

static void draw_offer(const struct stage *st, const void *state, struct canvas c)
{
    const struct end_screen *s = state;
    struct arena words = st->words;
    struct list_item items[2];
    struct frame f = { .title = message(MSG_SCREEN_OFFER_TITLE, st->language), .hints = hints, .n_hints = countof(hints) };
    struct canvas in = frame_draw(st, c, &f);
    int y = frame_text(st, in, 0, STYLE_TEXT, message(MSG_SCREEN_OFFER_WHY, st->language)) + (in.h >= 10);

    offer_items(st, &words, items);
    list_draw(canvas_part(in, 0, y, in.w, in.h - y), &s->list, items, 2, st->w, st->scratch);
}

static struct reply offer_key(struct stage *st, void *state, int action, struct key k)
{
    struct end_screen *s = state;
    struct arena words = st->words;
    struct list_item items[2];

    (void)k;
    offer_items(st, &words, items);
    enum list_reply r = list_key(&s->list, action, items, 2);
    if (r == LIST_CHOSE && s->list.cursor == 1) {
        (void)interview_apply(&st->iv, (struct event){ .kind = EVENT_TAKE_OFFER });
        return (struct reply){ .kind = REPLY_STEP };
    }
    if (r == LIST_CHOSE || action == ACT_RIGHT) return (struct reply){ .kind = REPLY_NEXT };
    return (struct reply){ .kind = r == LIST_IGNORED ? REPLY_NOTHING : REPLY_DRAW };
}

struct screen screen_offer(struct stage *st)
{
    static const struct screen_ops ops = { .step = true, .draw = draw_offer, .key = offer_key };
    struct end_screen *s = stage_new(st, struct end_screen);
    struct list_item items[2] = { 0 };

    s->list = list_new(&st->room, items, 2, 0);
    return (struct screen){ &ops, s };
}

/* --- the end --------------------------------------------------------------------------------------- */

enum done_choice { DONE_PAGE, DONE_WRITE, DONE_WHOLE, DONE_HOME, DONE_CHOICES };

struct done_items {
    struct list_item items[DONE_CHOICES];
    enum done_choice does[DONE_CHOICES];
    size_t n;
};

static void add(struct done_items *all, enum done_choice does, struct str text)
{
    all->items[all->n].text = text;
    all->does[all->n++] = does;
}

static struct done_items done_items(const struct stage *st, struct arena *keep)
{
    struct done_items all = { .n = 0 };
    enum language l = st->language;
    struct str file = st->house.page_file(st->house.ctx, keep, &st->session);

    add(&all, DONE_PAGE, message(MSG_SCREEN_DONE_PAGE, l));
    add(&all, DONE_WRITE, message_with(keep, MSG_SCREEN_DONE_WRITE, l, FILL("file", file)));
    if (st->iv.scope != SCOPE_FULL) add(&all, DONE_WHOLE, message(MSG_SCREEN_DONE_WHOLE, l));
    add(&all, DONE_HOME, message(st->base ? MSG_SCREEN_DONE_HOME : MSG_SCREEN_DONE_LEAVE, l));
    return all;
}

static void draw_done(const struct stage *st, const void *state, struct canvas c)
{
    const struct end_screen *s = state;
    struct arena words = st->words;
    struct done_items all = done_items(st, &words);
    struct frame f = { .title = message(MSG_KIOSK_DONE_TITLE, st->language), .hints = hints, .n_hints = countof(hints) };
    struct canvas in = frame_draw(st, c, &f);
    struct str code = message_with(&words, MSG_KIOSK_DONE_CODE, st->language, FILL("code", str_of(st->session.code.text)));
    struct str command = str_printf(&words, "tightrope report %.*s", STR_ARG(st->session.place.team));
    int y = frame_text(st, in, 0, STYLE_QUESTION, code) + (in.h >= 10);

    int rows = list_rows(in.w, all.items, all.n, st->w, st->scratch), room = in.h - y;
    list_draw(canvas_part(in, 0, y, in.w, rows < room ? rows : room), &s->list, all.items, all.n, st->w, st->scratch);
    y += rows + 1;
    if (st->iv.scope == SCOPE_FIRST || y >= in.h) return;
    (void)frame_text(st, in, y, STYLE_DIM, message_with(&words, MSG_SCREEN_DONE_NEXT, st->language, FILL("command", command)));
}

static struct reply done_choose(struct stage *st, enum done_choice choice)
{
    struct arena words = st->words;

    switch (choice) {
    case DONE_PAGE: return (struct reply){ .kind = REPLY_OPEN, .open = screen_result(st) };
    case DONE_WRITE:
        stage_wait(st, MSG_SCREEN_PAGE_WAIT);
        stage_say(st, STYLE_DIM, st->house.write_page(st->house.ctx, &words, &st->session, st->language));
        return (struct reply){ .kind = REPLY_DRAW };
    case DONE_WHOLE: return stage_begin(st, SCOPE_FULL);
    case DONE_HOME: return (struct reply){ .kind = REPLY_HOME };
    case DONE_CHOICES: break;
    }
    bug("no such choice");
}

static struct reply done_key(struct stage *st, void *state, int action, struct key k)
{
    struct end_screen *s = state;
    struct arena words = st->words;
    struct done_items all = done_items(st, &words);
    enum list_reply r = list_key(&s->list, action, all.items, all.n);

    (void)k;
    if (r == LIST_CHOSE) return done_choose(st, all.does[s->list.cursor]);
    return (struct reply){ .kind = r == LIST_IGNORED ? REPLY_NOTHING : REPLY_DRAW };
}

struct screen screen_done(struct stage *st)
{
    static const struct screen_ops ops = { .step = true, .draw = draw_done, .key = done_key };
    struct end_screen *s = stage_new(st, struct end_screen);
    struct arena words = st->words;
    struct done_items all = done_items(st, &words);

    s->list = list_new(&st->room, all.items, all.n, 0);
    return (struct screen){ &ops, s };
}
