/* Whose answers: a team that is there, a new one, or the sheet of a resume code. */

#include "answers/round.h"
#include "base/bug.h"
#include "base/utf8.h"
#include "kiosk/errors.h"
#include "kiosk/frame.h"
#include "kiosk/keys.h"
#include "kiosk/screens.h"
#include "terminal/edit.h"
#include "terminal/list.h"

enum { TEAM_NAME_MOST = 80, CODE_TYPED_MOST = 40 };

/* --- which team -------------------------------------------------------------------------------- */

struct team_screen {
    enum scope scope;
    struct list list;
    struct names teams;
    struct str *titles; /* what the teams call themselves */
};

static struct list_item *items_of(const struct stage *st, const struct team_screen *s, struct arena *keep)
{
    struct list_item *items = arena_new(keep, struct list_item, s->teams.n + 1);

    for (size_t i = 0; i < s->teams.n; i++) {
        items[i].text = s->titles[i].n ? s->titles[i] : s->teams.list[i];
        if (s->titles[i].n && !str_eq(s->titles[i], s->teams.list[i])) items[i].note = s->teams.list[i];
    }
    items[s->teams.n].text = message(MSG_KIOSK_TEAM_NEW, st->language);
    return items;
}

static void draw_team(const struct stage *st, const void *state, struct canvas c)
{
    static const int hints[] = { ACT_UP, ACT_DOWN, ACT_ACCEPT, ACT_BACK, ACT_LANGUAGE, ACT_QUIT, ACT_HELP };
    const struct team_screen *s = state;
    struct arena words = st->words;
    struct frame f = { .title = message(MSG_SCREEN_TEAM_TITLE, st->language), .hints = hints, .n_hints = countof(hints) };
    struct canvas in = frame_draw(st, c, &f);

    struct list_item *items = items_of(st, s, &words);
    list_draw(in, &s->list, items, s->teams.n + 1, st->w, st->scratch);
}

/* A team without a round gets its first one. */
static struct reply create_round(struct stage *st, struct str name, enum scope scope)
{
    struct round *r = round_new(st->keep, st->q);
    struct arena words = st->words;
    struct place place = { 0 };

    r->date = st->sys->today(st->sys);
    enum sys_error e = store_create_round(st->store, st->keep, st->scratch, st->q, r, str_dup(st->keep, name), &place, st->problems);
    if (!e) return stage_join(st, place, scope);
    stage_say(st, STYLE_WARNING, message_with(&words, MSG_SCREEN_TROUBLE, st->language,
                                              FILL("reason", error_words(e, st->language))));
    return (struct reply){ .kind = REPLY_DRAW };
}

static struct reply open_team(struct stage *st, struct str team, enum scope scope)
{
    struct store_lookup found = store_find(st->store, st->keep, team, (struct str){ 0 });

    if (found.found == STORE_FOUND) return stage_join(st, found.place, scope);
    return create_round(st, team, scope);
}

static struct reply team_key(struct stage *st, void *state, int action, struct key k)
{
    struct team_screen *s = state;
    struct arena words = st->words;
    enum list_reply r = list_key(&s->list, action, items_of(st, s, &words), s->teams.n + 1);

    (void)k;
    if (r != LIST_CHOSE) return (struct reply){ .kind = r == LIST_IGNORED ? REPLY_NOTHING : REPLY_DRAW };
    if (s->list.cursor < s->teams.n) return open_team(st, s->teams.list[s->list.cursor], s->scope);
    return (struct reply){ .kind = REPLY_OPEN, .open = screen_team_name(st, s->scope) };
}

struct screen screen_team(struct stage *st, enum scope scope)
{
    static const struct screen_ops ops = { .draw = draw_team, .key = team_key };
    struct team_screen *s = stage_new(st, struct team_screen);
    struct arena words = st->words;

    s->scope = scope;
    enum sys_error e = store_teams(st->store, &st->room, &s->teams);
    if (e && e != SYS_MISSING) {
        s->teams = (struct names){ 0 };
        stage_say(st, STYLE_WARNING, message_with(&words, MSG_SCREEN_TROUBLE, st->language,
                                                  FILL("reason", error_words(e, st->language))));
    }
    s->titles = arena_new(&st->room, struct str, s->teams.n);
    for (size_t i = 0; i < s->teams.n; i++) s->titles[i] = store_team_name(st->store, &st->room, s->teams.list[i]);
    s->list = list_new(&st->room, items_of(st, s, &words), s->teams.n + 1, 0);
    return (struct screen){ &ops, s };
}

/* --- a name, a code ---------------------------------------------------------------------------- */

struct typed_screen {
    enum scope scope;
    bool code;
    struct edit edit;
};

static void draw_typed(const struct stage *st, const void *state, struct canvas c)
{
    static const int hints[] = { ACT_ACCEPT, ACT_CLOSE, ACT_LANGUAGE, ACT_HELP };
    const struct typed_screen *s = state;
    struct frame f = { .title = message(s->code ? MSG_SCREEN_RESUME_TITLE : MSG_SCREEN_TEAM_NAME_TITLE, st->language),
                       .place = IN_TEXT, .hints = hints, .n_hints = countof(hints) };
    struct canvas in = frame_popup(st, c, 2, &f);

    edit_draw(in, &s->edit, s->code ? message(MSG_SCREEN_RESUME_HINT, st->language) : S(""), st->w, st->scratch);
}

static struct reply accept(struct stage *st, const struct typed_screen *s)
{
    struct arena words = st->words;
    struct str typed = str_trim(edit_result(&words, &s->edit));

    if (!typed.n) return (struct reply){ .kind = REPLY_DRAW };
    return s->code ? stage_resume(st, typed, s->scope) : create_round(st, typed, s->scope);
}

static struct reply typed_key(struct stage *st, void *state, int action, struct key k)
{
    struct typed_screen *s = state;

    switch (edit_key(&s->edit, action, k, st->w, st->scratch)) {
    case EDIT_IGNORED: return (struct reply){ .kind = REPLY_NOTHING };
    case EDIT_MOVED: case EDIT_CHANGED: case EDIT_EDGE: case EDIT_FULL: return (struct reply){ .kind = REPLY_DRAW };
    case EDIT_ACCEPT: return accept(st, s);
    case EDIT_BACK: return (struct reply){ .kind = REPLY_CLOSE };
    }
    bug("no such reply");
}

static struct screen typed(struct stage *st, enum scope scope, bool code)
{
    static const struct screen_ops ops = { .popup = true, .place = frame_in_text, .draw = draw_typed, .key = typed_key };
    struct typed_screen *s = stage_new(st, struct typed_screen);

    s->scope = scope;
    s->code = code;
    s->edit = edit_new(&st->room, code ? S("") : st->team, code ? CODE_TYPED_MOST : TEAM_NAME_MOST, false);
    return (struct screen){ &ops, s };
}

struct screen screen_team_name(struct stage *st, enum scope scope)
{
    return typed(st, scope, false);
}

struct screen screen_resume(struct stage *st)
{
    return typed(st, SCOPE_FULL, true);
}
