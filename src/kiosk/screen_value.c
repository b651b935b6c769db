/* A fact, a number, or a question about oneself: a field to write in, or options to choose
 * from, and below them the ways to give no answer. */

#include "base/buf.h"
#include "base/bug.h"
#include "kiosk/frame.h"
#include "kiosk/keys.h"
#include "kiosk/screens.h"
#include "kiosk/words.h"
#include "questionnaire/questionnaire.h"
#include "terminal/edit.h"
#include "terminal/list.h"
#include "text/normal.h"

enum { SCALE_MOST = 20, CHOICES_MOST = OPTIONS_MOST + 4, NUMBER_MOST = 24, TEXT_ROWS = 5, PANE_FROM = 117 };

enum choice_kind { CHOICE_OPTION, CHOICE_UNKNOWN, CHOICE_PREFER_NOT, CHOICE_ON };

struct value_screen {
    struct value_kind kind;
    bool field, writing; /* there is a field; keys go to it */
    struct edit edit;
    struct list list;
};

struct choices {
    struct list_item items[CHOICES_MOST];
    struct { enum choice_kind kind; int number; } does[CHOICES_MOST];
    size_t n;
};

static struct step step_of(const struct stage *st)
{
    return interview_step(&st->iv);
}

static const struct value *value_of(const struct stage *st)
{
    return interview_value(&st->iv, step_of(st));
}

static const struct question *question_of(const struct stage *st)
{
    return step_of(st).kind == STEP_METRIC ? NULL : &st->q->questions[step_of(st).item];
}

/* --- what there is to choose from ------------------------------------------------------------------ */

static void add(struct choices *all, enum choice_kind kind, int number, struct str label, struct str text, bool chosen)
{
    all->items[all->n] = (struct list_item){ .label = label, .text = text, .chosen = chosen,
                                             .style = chosen ? STYLE_CHOSEN : STYLE_TEXT };
    all->does[all->n].kind = kind;
    all->does[all->n++].number = number;
}

static void add_options(struct choices *all, const struct stage *st, struct arena *keep)
{
    const struct options *o = words_options(&st->iv, step_of(st));
    const struct value *v = value_of(st);

    for (size_t i = 0; i < o->n && i < OPTIONS_MOST; i++) {
        bool picked = v->state == VALUE_ANSWERED && ((v->picked >> i & 1) || v->option == (int)i);
        add(all, CHOICE_OPTION, (int)i, str_printf(keep, "%zu", i + 1), text_in(&o->list[i].text, st->language), picked);
    }
}

static void add_yes_no(struct choices *all, const struct stage *st)
{
    const struct value *v = value_of(st);
    bool answered = v->state == VALUE_ANSWERED;

    add(all, CHOICE_OPTION, 1, S("y"), message(MSG_KIOSK_ANSWER_YES, st->language), answered && v->option == 1);
    add(all, CHOICE_OPTION, 0, S("n"), message(MSG_KIOSK_ANSWER_NO, st->language), answered && v->option == 0);
}

static void add_scale(struct choices *all, const struct stage *st, struct arena *keep)
{
    const struct question *q = &st->q->questions[step_of(st).item]; /* metrics have no scale */
    const struct value *v = value_of(st);

    for (int i = q->low; i <= q->high && i - q->low < SCALE_MOST; i++) {
        struct str end = i == q->low ? text_in(&q->ends.low, st->language) : i == q->high ? text_in(&q->ends.high, st->language) : S("");
        add(all, CHOICE_OPTION, i, str_printf(keep, "%d", i), end, v->state == VALUE_ANSWERED && v->milli == (int64_t)i * 1000);
    }
}

static struct choices choices_of(const struct stage *st, const struct value_screen *s, struct arena *keep)
{
    const struct value *v = value_of(st);
    struct choices all = { 0 };
    enum language l = st->language;
    bool open = v->state == VALUE_NONE, first = !s->field && s->kind.type != QUESTION_SEVERAL;
    struct str on = message(open ? first ? MSG_SCREEN_CHOICE_OPEN : MSG_SCREEN_LEAVE_OPEN : MSG_SCREEN_GO_ON, l);

    if (open && first) add(&all, CHOICE_ON, 0, S(""), on, false);
    if (s->kind.type == QUESTION_YES_NO) add_yes_no(&all, st);
    else if (s->kind.type == QUESTION_SCALE) add_scale(&all, st, keep);
    else if (!s->field) add_options(&all, st, keep);
    if (step_of(st).kind != STEP_OWN)
        add(&all, CHOICE_UNKNOWN, 0, S("u"), message(MSG_SCREEN_CHOICE_UNKNOWN, l), v->state == VALUE_UNKNOWN);
    if (s->kind.sensitive)
        add(&all, CHOICE_PREFER_NOT, 0, S("p"), message(MSG_KIOSK_ANSWER_PREFER_NOT, l), v->state == VALUE_PREFER_NOT);
    if (!open || !first) add(&all, CHOICE_ON, 0, S(""), on, false);
    return all;
}

/* --- drawing --------------------------------------------------------------------------------------- */

static struct str hint_of(const struct stage *st, const struct value_screen *s, struct arena *keep)
{
    struct str unit = words_unit(&st->iv, step_of(st));
    enum language l = st->language;

    switch (s->kind.type) {
    case QUESTION_NUMBER:
        return unit.n ? message_with(keep, MSG_KIOSK_NUMBER_HINT, l, FILL("unit", unit)) : message(MSG_KIOSK_NUMBER_HINT_PLAIN, l);
    case QUESTION_MONTH: return message(MSG_SCREEN_MONTH_KEYS, l);
    case QUESTION_SEVERAL: return message(MSG_SCREEN_SEVERAL_KEYS, l);
    case QUESTION_TEXT: case QUESTION_YES_NO: case QUESTION_CHOICE: case QUESTION_LIST: case QUESTION_SCALE: break;
    case QUESTION_TYPES: bug("no such type of question");
    }
    return S("");
}

/* The sentence that opens a chapter, at its first step. */
static struct str chapter_of(const struct stage *st)
{
    enum step_kind kind = step_of(st).kind;

    if (interview_place(&st->iv, st->iv.at).at != 1) return S("");
    if (kind == STEP_FACT) return message(MSG_KIOSK_CHAPTER_FACTS, st->language);
    if (kind == STEP_METRIC) return message(MSG_KIOSK_CHAPTER_METRICS, st->language);
    if (kind == STEP_OWN && st->iv.scope != SCOPE_FIRST) return message(MSG_KIOSK_CHAPTER_OWN, st->language);
    return S("");
}

static struct str about_of(const struct stage *st)
{
    const struct question *q = question_of(st);
    return q ? text_in(&q->help, st->language) : text_in(&st->q->metrics[step_of(st).item].how, st->language);
}

static int draw_field(const struct stage *st, const struct value_screen *s, struct canvas c, int y, int list_rows)
{
    int rows = s->kind.type == QUESTION_TEXT ? TEXT_ROWS : 1, room = c.h - y - list_rows - 1;

    if (rows > room) rows = room;
    if (rows < 1) rows = 1;
    struct canvas field = canvas_part(c, 2, y, c.w - 4 < 76 ? c.w - 4 : 76, rows);
    if (s->writing) (void)canvas_sign(c, 0, y, STYLE_TEXT, SIGN_CURSOR, 1);
    edit_draw(field, &s->edit, message(MSG_SCREEN_WRITE_HINT, st->language), st->w, st->scratch);
    return y + rows + 1;
}

static void draw_middle(const struct stage *st, const struct value_screen *s, struct canvas c)
{
    struct arena words = st->words;
    struct choices all = choices_of(st, s, &words);
    struct str chapter = chapter_of(st), hint = hint_of(st, s, &words);
    bool roomy = c.h >= 14;
    int y = 0;

    if (roomy && chapter.n) y = frame_text(st, c, y, STYLE_DIM, chapter) + 1;
    y = frame_text(st, c, y, STYLE_QUESTION, words_ask(&st->iv, step_of(st)));
    if (c.h >= 8) y = frame_text(st, c, y, STYLE_TEXT, about_of(st));
    if (c.h >= 6) y = frame_text(st, c, y, STYLE_DIM, hint);
    y += roomy;
    int rows = list_rows(c.w, all.items, all.n, st->w, st->scratch), least = s->field ? 2 : 1;
    if (y > c.h - least) y = c.h - least;
    if (s->field) y = draw_field(st, s, c, y, rows);
    frame_list(st, canvas_part(c, 0, y, c.w, c.h - y), &s->list, all.items, all.n, !s->writing);
}

static void draw_pane(const struct stage *st, struct canvas c)
{
    const struct question *q = question_of(st);
    if (q) (void)frame_labelled(st, c, 0, MSG_SCREEN_PANE_WHY, text_in(&q->why, st->language));
}

static void draw(const struct stage *st, const void *state, struct canvas c)
{
    static const int in_list[] = { ACT_UP, ACT_DOWN, ACT_ACCEPT, ACT_BACK, ACT_REVIEW, ACT_LANGUAGE, ACT_RESULT, ACT_FIND, ACT_QUIT, ACT_HELP };
    static const int in_text[] = { ACT_ACCEPT, ACT_TAB, ACT_LANGUAGE, ACT_NEW_LINE, ACT_HELP };
    const struct value_screen *s = state;
    struct arena words = st->words;
    struct frame f = { .title = words_place(&words, &st->iv, st->iv.at), .right = frame_minutes(st, &words),
                       .place = s->writing ? IN_TEXT : IN_LIST, .hints = s->writing ? in_text : in_list,
                       .n_hints = s->writing ? countof(in_text) : countof(in_list) };
    struct canvas in = frame_draw(st, c, &f);

    if (in.w >= PANE_FROM) {
        int left = in.w * 3 / 5 < FRAME_TEXT_COLUMNS ? in.w * 3 / 5 : FRAME_TEXT_COLUMNS;
        draw_pane(st, canvas_part(in, left + 3, 0, in.w - left - 3, in.h));
        in = canvas_part(in, 0, 0, left, in.h);
    }
    draw_middle(st, s, in);
}

/* --- answers --------------------------------------------------------------------------------------- */

static struct reply event(enum event_kind kind, struct str text, bool stay)
{
    return (struct reply){ .kind = REPLY_EVENT, .event = { .kind = kind, .text = text }, .stay = stay };
}

/* Marks an option of several or takes the mark away: the ids of what is marked then. */
static struct reply toggle(struct stage *st, int option)
{
    const struct options *o = words_options(&st->iv, step_of(st));
    uint64_t picked = value_of(st)->state == VALUE_ANSWERED ? value_of(st)->picked : 0;
    struct buf ids = buf_in(st->keep);

    picked ^= (uint64_t)1 << option;
    if (!picked) return event(EVENT_CLEAR_ROWS, S(""), true);
    for (size_t i = 0; i < o->n; i++) {
        if (!(picked >> i & 1)) continue;
        if (ids.n) buf_byte(&ids, ' ');
        buf_add(&ids, o->list[i].id);
    }
    return event(EVENT_VALUE, buf_str(&ids), true);
}

static struct reply choose_option(struct stage *st, const struct value_screen *s, int number)
{
    if (s->kind.type == QUESTION_SEVERAL) return toggle(st, number);
    if (s->kind.type == QUESTION_YES_NO) return event(EVENT_VALUE, number ? S("yes") : S("no"), false);
    if (s->kind.type == QUESTION_SCALE) return event(EVENT_VALUE, str_printf(st->keep, "%d", number), false);
    return event(EVENT_VALUE, words_options(&st->iv, step_of(st))->list[number].id, false);
}

static struct reply choose(struct stage *st, const struct value_screen *s, const struct choices *all, size_t i)
{
    switch (all->does[i].kind) {
    case CHOICE_OPTION: return choose_option(st, s, all->does[i].number);
    case CHOICE_UNKNOWN: return event(EVENT_UNKNOWN, S(""), false);
    case CHOICE_PREFER_NOT: return event(EVENT_PREFER_NOT, S(""), false);
    case CHOICE_ON: break;
    }
    return (struct reply){ .kind = REPLY_NEXT };
}

static bool changed(const struct stage *st, const struct value_screen *s, struct event *e)
{
    const struct value *v = value_of(st);
    struct str typed = str_trim(edit_text(&s->edit)), stored = v->state == VALUE_ANSWERED ? v->text : S("");

    *e = (struct event){ .kind = typed.n ? EVENT_VALUE : EVENT_CLEAR_ROWS, .text = typed };
    return !str_eq(typed, stored);
}

/* Texts are kept while they are written; half a number is no number. */
static bool draft(const struct stage *st, const void *state, enum draft why, struct event *e)
{
    const struct value_screen *s = state;
    return s->field && (s->kind.type == QUESTION_TEXT || why == DRAFT_LEAVING) && changed(st, s, e);
}

static struct reply accept(struct stage *st, const struct value_screen *s)
{
    struct event e;

    if (!changed(st, s, &e)) return (struct reply){ .kind = REPLY_NEXT };
    if (s->kind.type != QUESTION_TEXT) e.text = normal_nfkc(st->keep, e.text); /* full-width digits */
    return (struct reply){ .kind = REPLY_EVENT, .event = e };
}

/* --- keys ------------------------------------------------------------------------------------------- */

/* In a field for a number, letters are commands. */
static unsigned place(const void *state, struct key k)
{
    const struct value_screen *s = state;
    int32_t cp = key_folded(k).cp;
    bool letter = k.kind == K_CHAR && !k.mods && !k.pasted && !(cp >= '0' && cp <= '9') && cp != '-' && cp != '.';

    if (!s->writing) return IN_LIST;
    return s->kind.type != QUESTION_TEXT && letter ? IN_LIST : IN_TEXT;
}

static void change_month(struct stage *st, struct value_screen *s, int by)
{
    struct arena words = st->words;
    struct date d = date_parse_month(str_trim(edit_text(&s->edit)));

    if (!date_known(d)) d = st->sys->today(st->sys), by = 0;
    int months = d.year * 12 + d.month - 1 + by;
    struct str text = str_printf(&words, "%04d-%02d", months / 12, months % 12 + 1);
    s->edit.n = s->edit.at = s->edit.count = 0;
    (void)edit_insert(&s->edit, text);
}

static struct reply field_key(struct stage *st, struct value_screen *s, int action, struct key k)
{
    struct arena words = st->words;
    bool step = s->kind.type == QUESTION_MONTH && (action == ACT_UP || action == ACT_DOWN);

    if (action == ACT_TAB || action == ACT_CLOSE) return s->writing = false, (struct reply){ .kind = REPLY_DRAW };
    if (step) return change_month(st, s, action == ACT_UP ? 1 : -1), (struct reply){ .kind = REPLY_DRAW };
    if (place(s, k) == IN_LIST) return (struct reply){ .kind = REPLY_NOTHING };
    switch (edit_key(&s->edit, action, k, st->w, st->scratch)) {
    case EDIT_IGNORED: return (struct reply){ .kind = REPLY_NOTHING };
    case EDIT_MOVED: case EDIT_CHANGED: return (struct reply){ .kind = REPLY_DRAW };
    case EDIT_FULL:
        stage_say(st, STYLE_WARNING, message_with(&words, MSG_SCREEN_FULL, st->language, FILL_INT("most", s->edit.most)));
        return (struct reply){ .kind = REPLY_DRAW };
    case EDIT_ACCEPT: return accept(st, s);
    case EDIT_BACK: return (struct reply){ .kind = REPLY_BACK };
    case EDIT_EDGE:
        s->writing = action != ACT_DOWN;
        return (struct reply){ .kind = REPLY_DRAW };
    }
    bug("no such reply");
}

/* An option by its label: 1 to 9, y and n, the numbers of a scale. */
static size_t labelled(const struct choices *all, struct key k)
{
    char c = (char)key_folded(k).cp;

    if (k.kind != K_CHAR || k.mods || k.pasted || key_folded(k).cp > 'z') return all->n;
    for (size_t i = 0; i < all->n; i++)
        if (all->does[i].kind == CHOICE_OPTION && str_eq(all->items[i].label, (struct str){ &c, 1 })) return i;
    return all->n;
}

static struct reply list_key_of(struct stage *st, struct value_screen *s, int action, struct key k)
{
    struct arena words = st->words;
    struct choices all = choices_of(st, s, &words);
    size_t i = labelled(&all, k);

    if (i < all.n) return s->list.cursor = i, choose(st, s, &all, i);
    bool enter = k.kind == K_ENTER && s->kind.type == QUESTION_SEVERAL && value_of(st)->state == VALUE_ANSWERED;
    if (enter && all.does[s->list.cursor].kind == CHOICE_OPTION) return (struct reply){ .kind = REPLY_NEXT };
    enum list_reply r = list_key(&s->list, action, all.items, all.n);
    if (r == LIST_CHOSE) return choose(st, s, &all, s->list.cursor);
    if (s->field && (k.kind == K_TAB || (r == LIST_EDGE && action == ACT_UP))) s->writing = true;
    if (r != LIST_IGNORED || (s->field && k.kind == K_TAB)) return (struct reply){ .kind = REPLY_DRAW };
    return (struct reply){ .kind = REPLY_NOTHING };
}

static struct reply key(struct stage *st, void *state, int action, struct key k)
{
    struct value_screen *s = state;
    struct reply r = s->writing ? field_key(st, s, action, k) : list_key_of(st, s, action, k);

    if (r.kind != REPLY_NOTHING) return r;
    if (action == ACT_UNKNOWN && step_of(st).kind != STEP_OWN) return event(EVENT_UNKNOWN, S(""), false);
    if (action == ACT_PREFER_NOT && s->kind.sensitive) return event(EVENT_PREFER_NOT, S(""), false);
    if (action == ACT_RIGHT && !s->writing) return (struct reply){ .kind = REPLY_NEXT };
    return r;
}

struct screen screen_value(struct stage *st)
{
    static const struct screen_ops ops = { .step = true, .place = place, .draw = draw, .key = key, .draft = draft };
    struct value_screen *s = stage_new(st, struct value_screen);
    const struct value *v = value_of(st);
    struct arena words = st->words;

    s->kind = interview_value_kind(&st->iv, step_of(st));
    bool text = s->kind.type == QUESTION_TEXT;
    s->field = s->writing = text || s->kind.type == QUESTION_NUMBER || s->kind.type == QUESTION_MONTH;
    if (s->field)
        s->edit = edit_new(&st->room, v->state == VALUE_ANSWERED ? v->text : S(""), text ? (int)s->kind.most : NUMBER_MOST, text);
    struct choices all = choices_of(st, s, &words);
    size_t at = 0;
    while (at < all.n && !all.items[at].chosen) at++;
    s->list = list_new(&st->room, all.items, all.n, at < all.n ? at : 0);
    return (struct screen){ &ops, s };
}
