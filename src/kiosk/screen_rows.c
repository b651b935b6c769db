/* A question whose answer is a list: its rows so far, and one more, field by field. */

#include "base/bug.h"
#include "kiosk/frame.h"
#include "kiosk/keys.h"
#include "kiosk/screens.h"
#include "kiosk/words.h"
#include "base/buf.h"
#include "questionnaire/questionnaire.h"
#include "terminal/edit.h"
#include "terminal/list.h"
#include "text/normal.h"

enum { EXTRA = 4, FIELDS_MOST = 16 };

enum rows_choice { ROWS_ADD, ROWS_ON, ROWS_UNKNOWN, ROWS_EMPTY };

struct rows_screen {
    struct value_kind kind;
    bool writing;
    size_t field;                  /* of the row that is being written */
    struct str typed[FIELDS_MOST]; /* its fields so far */
    struct edit edit;
    struct list list;
};

struct rows_items {
    struct list_item *items;
    enum rows_choice *does; /* behind the rows, which are headings */
    size_t n, rows;
};

static const struct question *question_of(const struct stage *st)
{
    return &st->q->questions[interview_step(&st->iv).item];
}

static const struct value *value_of(const struct stage *st)
{
    return interview_value(&st->iv, interview_step(&st->iv));
}

/* --- what there is ------------------------------------------------------------------------------------ */

static struct str row_text(const struct value *v, size_t row, struct arena *keep)
{
    struct buf out = buf_in(keep);

    buf_printf(&out, "%zu  ", row + 1);
    for (size_t i = 0; i < v->columns; i++) {
        struct str cell = v->items[row * v->columns + i];
        if (i > 0 && cell.n) buf_add(&out, S(" | "));
        buf_add(&out, cell);
    }
    return buf_str(&out);
}

static void add(struct rows_items *all, enum rows_choice does, struct str label, struct str text, bool chosen)
{
    all->items[all->n] = (struct list_item){ .label = label, .text = text, .chosen = chosen };
    all->does[all->n++] = does;
}

static struct rows_items items_of(const struct stage *st, const struct rows_screen *s, struct arena *keep)
{
    const struct value *v = value_of(st);
    struct rows_items all = { .rows = v->state == VALUE_ANSWERED ? v->n : 0 };
    enum language l = st->language;

    all.items = arena_new(keep, struct list_item, all.rows + EXTRA);
    all.does = arena_new(keep, enum rows_choice, all.rows + EXTRA);
    for (size_t i = 0; i < all.rows; i++)
        all.items[all.n++] = (struct list_item){ .text = row_text(v, i, keep), .heading = true };
    if (all.rows < s->kind.most) add(&all, ROWS_ADD, S("+"), message(MSG_SCREEN_LIST_ADD, l), false);
    enum message on = all.rows ? MSG_SCREEN_LIST_FINISH : v->state == VALUE_NONE ? MSG_SCREEN_LEAVE_OPEN : MSG_SCREEN_GO_ON;
    add(&all, ROWS_ON, S(""), message(on, l), false);
    if (all.rows) add(&all, ROWS_EMPTY, S(""), message(MSG_SCREEN_LIST_EMPTY, l), false);
    else if (interview_step(&st->iv).kind != STEP_OWN)
        add(&all, ROWS_UNKNOWN, S("u"), message(MSG_SCREEN_CHOICE_UNKNOWN, l), v->state == VALUE_UNKNOWN);
    return all;
}

/* --- drawing ------------------------------------------------------------------------------------------ */

static struct str field_title(const struct stage *st, const struct rows_screen *s, struct arena *keep)
{
    return message_with(keep, MSG_SCREEN_LIST_FIELD, st->language,
                        FILL("field", text_in(&s->kind.fields[s->field].text, st->language)),
                        FILL_INT("at", (int64_t)s->field + 1), FILL_INT("count", (int64_t)s->kind.n_fields));
}

static struct str field_hint(const struct stage *st, const struct rows_screen *s)
{
    enum question_type type = s->kind.fields[s->field].type;

    if (type == QUESTION_MONTH) return message(MSG_KIOSK_MONTH_HINT, st->language);
    if (type == QUESTION_YES_NO) return message(MSG_KIOSK_YES_NO_HINT, st->language);
    return message(MSG_SCREEN_WRITE_HINT, st->language);
}

static void draw(const struct stage *st, const void *state, struct canvas c)
{
    static const int in_list[] = { ACT_UP, ACT_DOWN, ACT_ACCEPT, ACT_BACK, ACT_REVIEW, ACT_LANGUAGE, ACT_QUIT, ACT_HELP };
    static const int in_text[] = { ACT_ACCEPT, ACT_CLOSE, ACT_LANGUAGE, ACT_HELP };
    const struct rows_screen *s = state;
    struct arena words = st->words;
    struct rows_items all = items_of(st, s, &words);
    struct frame f = { .title = words_place(&words, &st->iv, st->iv.at), .right = frame_minutes(st, &words),
                       .place = s->writing ? IN_TEXT : IN_LIST, .hints = s->writing ? in_text : in_list,
                       .n_hints = s->writing ? countof(in_text) : countof(in_list) };
    struct canvas in = frame_draw(st, c, &f);
    int y = frame_text(st, in, 0, STYLE_QUESTION, words_ask(&st->iv, interview_step(&st->iv)));

    if (in.h >= 8) y = frame_text(st, in, y, STYLE_TEXT, text_in(&question_of(st)->help, st->language));
    if (in.h >= 8) y = frame_text(st, in, y, STYLE_DIM, text_in(&question_of(st)->why, st->language));
    y += in.h >= 14;
    if (y > in.h - 3 && in.h > 3) y = in.h - 3;
    int field = s->writing ? in.h - y > 8 ? 4 : 2 : 0;
    frame_list(st, canvas_part(in, 0, y, in.w, in.h - y - field), &s->list, all.items, all.n, !s->writing);
    if (!s->writing) return;
    struct canvas part = canvas_part(in, 0, in.h - field, in.w, field);
    (void)canvas_fit(part, 0, 0, part.w, STYLE_TITLE, field_title(st, s, &words));
    edit_draw(canvas_part(part, 2, 1, part.w - 2, field - 1), &s->edit, field_hint(st, s), st->w, st->scratch);
}

/* --- keys --------------------------------------------------------------------------------------------- */

static void begin_field(struct stage *st, struct rows_screen *s, size_t field)
{
    s->field = field;
    s->writing = true;
    s->edit = edit_new(&st->room, s->typed[field], VALUE_CELL_MOST, false);
}

static void begin_row(struct stage *st, struct rows_screen *s)
{
    for (size_t i = 0; i < FIELDS_MOST; i++) s->typed[i] = S("");
    begin_field(st, s, 0);
}

/* What was typed, as the value of its column: y and n, full-width digits of a month. */
static struct str cell_of(struct stage *st, const struct rows_screen *s)
{
    enum question_type type = s->kind.fields[s->field].type;
    struct str text = str_trim(edit_result(st->keep, &s->edit));

    if (type == QUESTION_TEXT) return text;
    text = normal_nfkc(st->keep, text);
    if (type != QUESTION_YES_NO) return text;
    if (str_eq(text, S("y")) || str_eq(text, S("Y")) || str_eq(text, S("はい"))) return S("yes");
    if (str_eq(text, S("n")) || str_eq(text, S("N")) || str_eq(text, S("いいえ"))) return S("no");
    return text;
}

/* Why a field cannot be what was typed; VALUE_FINE: it can. */
static struct value_problem wrong_cell(struct stage *st, const struct rows_screen *s)
{
    const struct list_field *f = &s->kind.fields[s->field];
    struct value_kind kind = { .type = f->type, .low = INT64_MIN, .high = INT64_MAX, .most = VALUE_CELL_MOST, .options = &f->options };
    struct arena words = st->words;
    struct value v = { 0 };

    return s->typed[s->field].n ? value_parse(&words, &kind, s->typed[s->field], &v) : (struct value_problem){ 0 };
}

/* Enter: on to the next field; behind the last one the row is complete. An empty row ends. */
static struct reply accept(struct stage *st, struct rows_screen *s)
{
    s->typed[s->field] = cell_of(st, s);
    struct outcome o = { .refused = REFUSED_VALUE, .problem = wrong_cell(st, s) };
    struct arena words = st->words;
    bool empty = true;

    if (o.problem.why != VALUE_FINE) {
        stage_say(st, STYLE_WARNING, words_refusal(&words, &st->iv, o, s->typed[s->field]));
        return (struct reply){ .kind = REPLY_DRAW };
    }
    for (size_t i = 0; i <= s->field; i++) empty = empty && !s->typed[i].n;
    if (empty) return s->writing = false, (struct reply){ .kind = REPLY_DRAW };
    if (s->field + 1 < s->kind.n_fields) return begin_field(st, s, s->field + 1), (struct reply){ .kind = REPLY_DRAW };
    struct event e = { .kind = EVENT_ROW, .texts = s->typed, .n = s->kind.n_fields };
    return (struct reply){ .kind = REPLY_EVENT, .event = e, .stay = true };
}

static struct reply field_key(struct stage *st, struct rows_screen *s, int action, struct key k)
{
    if (action == ACT_CLOSE) return s->writing = false, (struct reply){ .kind = REPLY_DRAW };
    switch (edit_key(&s->edit, action, k, st->w, st->scratch)) {
    case EDIT_IGNORED: return (struct reply){ .kind = REPLY_NOTHING };
    case EDIT_MOVED: case EDIT_CHANGED: case EDIT_EDGE: case EDIT_FULL: return (struct reply){ .kind = REPLY_DRAW };
    case EDIT_ACCEPT: return accept(st, s);
    case EDIT_BACK:
        if (s->field > 0) begin_field(st, s, s->field - 1);
        else s->writing = false;
        return (struct reply){ .kind = REPLY_DRAW };
    }
    bug("no such reply");
}

static struct reply choose(struct stage *st, struct rows_screen *s, enum rows_choice choice)
{
    struct reply r = { .kind = REPLY_EVENT };

    switch (choice) {
    case ROWS_ADD: begin_row(st, s); return (struct reply){ .kind = REPLY_DRAW };
    case ROWS_ON: return (struct reply){ .kind = REPLY_NEXT };
    case ROWS_UNKNOWN: r.event.kind = EVENT_UNKNOWN; return r;
    case ROWS_EMPTY: r.event.kind = EVENT_CLEAR_ROWS; r.stay = true; return r;
    }
    bug("no such choice");
}

static struct reply key(struct stage *st, void *state, int action, struct key k)
{
    struct rows_screen *s = state;
    struct arena words = st->words;

    if (s->writing) return field_key(st, s, action, k);
    struct rows_items all = items_of(st, s, &words);
    enum list_reply r = list_key(&s->list, action, all.items, all.n);
    if (r == LIST_CHOSE) return choose(st, s, all.does[s->list.cursor]);
    if (r != LIST_IGNORED) return (struct reply){ .kind = REPLY_DRAW };
    if (action == ACT_UNKNOWN && interview_step(&st->iv).kind != STEP_OWN) return choose(st, s, ROWS_UNKNOWN);
    if (action == ACT_RIGHT) return (struct reply){ .kind = REPLY_NEXT };
    return (struct reply){ .kind = REPLY_NOTHING };
}

static unsigned place(const void *state, struct key k)
{
    const struct rows_screen *s = state;
    (void)k;
    return s->writing ? IN_TEXT : IN_LIST;
}

/* A row that was complete is saved: an empty field for the next one. */
static void row_saved(struct stage *st, void *state)
{
    struct rows_screen *s = state;
    struct arena words = st->words;
    struct rows_items all = items_of(st, s, &words);

    s->writing = false;
    s->list = list_new(&st->room, all.items, all.n, all.rows);
}

struct screen screen_rows(struct stage *st)
{
    static const struct screen_ops ops = { .step = true, .place = place, .draw = draw, .key = key, .saved = row_saved };
    struct rows_screen *s = stage_new(st, struct rows_screen);
    struct arena words = st->words;

    s->kind = interview_value_kind(&st->iv, interview_step(&st->iv));
    if (s->kind.n_fields > FIELDS_MOST) bug("a list of %zu columns", s->kind.n_fields);
    struct rows_items all = items_of(st, s, &words);
    s->list = list_new(&st->room, all.items, all.n, all.rows);
    return (struct screen){ &ops, s };
}
