#include "kiosk/stage.h"

#include <string.h>

#include "answers/sheet.h"
#include "base/bug.h"
#include "kiosk/errors.h"
#include "kiosk/keys.h"
#include "kiosk/screens.h"
#include "kiosk/words.h"
#include "questionnaire/questionnaire.h"
#include "text/messages.h"
#include "text/width.h"
#include "text/wrap.h"

enum {
    DRAFT_AFTER = 2000, /* milliseconds without a key after which what was typed is saved */
    RETRY_AFTER = 5000
};

void stage_say(struct stage *st, enum style style, struct str text)
{
    struct str head = width_head(str_head(text, SAID_BYTES), 1000);
    memcpy(st->said, head.s, (size_t)head.n);
    st->said_n = head.n;
    st->said_style = style;
}

/* --- the stack ------------------------------------------------------------------------------- */

static struct screen *top(struct stage *st)
{
    return &st->stack[st->n - 1];
}

/* `mark`: where the screen's memory begins. */
static void push(struct stage *st, struct screen s, char *mark)
{
    if (st->n == STAGE_DEPTH) bug("more than %d screens", STAGE_DEPTH);
    st->marks[st->n] = mark;
    st->stack[st->n++] = s;
}

static void cut(struct stage *st, size_t n)
{
    if (n >= st->n) return;
    st->room.beg = st->marks[n];
    st->n = n;
}

static void show_step(struct stage *st)
{
    cut(st, st->base);
    char *mark = st->room.beg;
    push(st, screen_of_step(st), mark);
    pace_begin(&st->pace, st->sys->milliseconds(st->sys));
}

/* --- showing ------------------------------------------------------------------------------------ */

static void draw(struct stage *st)
{
    struct canvas c = st->device.canvas(st->device.ctx);
    size_t from = st->n - 1;

    while (from > 0 && st->stack[from].ops->popup) from--;
    for (size_t i = from; i < st->n; i++) st->stack[i].ops->draw(st, st->stack[i].state, c);
    st->device.show(st->device.ctx, c);
}

void stage_wait(struct stage *st, enum message sentence)
{
    stage_say(st, STYLE_DIM, message(sentence, st->language));
    draw(st);
    st->said_n = 0;
}

/* --- saving ------------------------------------------------------------------------------------ */

static bool is_answer(enum event_kind kind)
{
    switch (kind) {
    case EVENT_LEVEL: case EVENT_UNKNOWN: case EVENT_NOT_APPLICABLE: case EVENT_NOT_MINE: case EVENT_VALUE:
    case EVENT_PREFER_NOT: case EVENT_CLEAR_ROWS:
        return true;
    case EVENT_NOTE: case EVENT_NOTE_INTERNAL: case EVENT_EVIDENCE: case EVENT_DISCUSS: case EVENT_WISH: case EVENT_SURE:
    case EVENT_ROW: case EVENT_NEXT: case EVENT_BACK: case EVENT_JUMP: case EVENT_REVIEW:
    case EVENT_TAKE_OFFER: case EVENT_LANGUAGE:
        return false;
    }
    bug("no such event");
}

static void say_done(struct stage *st, struct step step, struct outcome done, enum event_kind kind)
{
    struct arena scratch = st->scratch;
    struct str answer, words;

    if (kind == EVENT_NOT_MINE) {
        words = message_with(&scratch, MSG_KIOSK_AREA_LEFT, st->language, FILL_INT("count", (int64_t)done.count));
    } else if (step.kind == STEP_CAPABILITY && !is_answer(kind)) {
        words = words_marked(&scratch, st->language, kind, &st->session.sheet->answers[step.item]);
    } else {
        answer = words_answer(&scratch, &st->iv, step);
        words = message_with(&scratch, MSG_KIOSK_ANSWER_SAVED, st->language, FILL("answer", answer));
    }
    stage_say(st, STYLE_DIM, words);
}

/* On after an answer: to the next step, or back to the list that led here. */
static void go_on(struct stage *st)
{
    bool list = st->back_to_list;

    if (st->looking_back) (void)interview_apply(&st->iv, (struct event){ .kind = EVENT_JUMP, .number = (int)st->back_to });
    else (void)interview_apply(&st->iv, (struct event){ .kind = EVENT_NEXT });
    bool again = st->looking_back && list;
    st->looking_back = false;
    show_step(st);
    if (!again) return;
    char *mark = st->room.beg;
    push(st, screen_review(st, false), mark);
}

/* Writes what is owed. True: it is on disk. */
static bool save(struct stage *st)
{
    struct diags before = *st->problems;

    st->trouble = session_save(&st->session, st->scratch, st->owed.step, st->owed.done, st->problems);
    st->owed.any = st->trouble != SYS_OK;
    if (st->owed.any) *st->problems = before; /* a screen says it, and it may still end well */
    return !st->owed.any;
}

/* After something was saved: says so, closes what asked for it, goes on. */
static void saved(struct stage *st, struct owed done)
{
    if (!done.stay || !is_answer(done.event.kind)) say_done(st, done.step, done.done, done.event.kind);
    if (done.stay) {
        if (top(st)->ops->saved) top(st)->ops->saved(st, top(st)->state);
        return;
    }
    if (is_answer(done.event.kind)) {
        pace_answered(&st->pace, st->sys->milliseconds(st->sys), interview_seconds(&st->iv, st->iv.at));
        go_on(st);
    } else if (st->stack[st->n - 1].ops->popup) {
        cut(st, st->n - 1);
    }
}

static bool happen(struct stage *st, struct event e, bool stay)
{
    struct step step = interview_step(&st->iv);
    struct arena scratch = st->scratch;

    e.text = str_dup(st->keep, e.text); /* it outlives the field where it was typed */
    struct outcome o = interview_apply(&st->iv, e);
    if (o.refused) {
        struct str why = o.refused == REFUSED_REASON ? message(MSG_SCREEN_REASON_MISSING, st->language)
                                                     : words_refusal(&scratch, &st->iv, o, e.text);
        stage_say(st, STYLE_WARNING, why);
        return false;
    }
    st->owed = (struct owed){ .any = true, .stay = stay, .step = step, .done = o, .event = e };
    if (save(st)) return saved(st, st->owed), true;
    char *mark = st->room.beg;
    push(st, screen_unsaved(st), mark);
    return false;
}

/* What was typed and is not in the sheet yet: true when there is nothing left of it. */
static void keep_draft(struct stage *st, enum draft why)
{
    struct event e;

    if (!st->sitting || st->owed.any || st->n == 0 || !top(st)->ops->draft) return;
    if (top(st)->ops->draft(st, top(st)->state, why, &e)) (void)happen(st, e, true);
}

static void retry(struct stage *st)
{
    if (!st->owed.any || !save(st)) return;
    cut(st, st->n - 1); /* the screen that told of it */
    saved(st, st->owed);
}

/* --- sittings -------------------------------------------------------------------------------- */

int64_t stage_seconds_left(const struct stage *st)
{
    int64_t seconds = 0;

    size_t from = st->looking_back ? st->back_to : st->iv.at;
    for (size_t i = from; i < st->iv.n; i++) {
        if (!interview_shown(&st->iv, i) || (i > from && st->iv.skip[i])) continue;
        if (st->iv.steps[i].kind == STEP_OFFER) break; /* what comes then is another matter */
        seconds += interview_seconds(&st->iv, i);
    }
    return seconds;
}

struct reply stage_begin(struct stage *st, enum scope scope)
{
    struct session *s = &st->session;

    st->iv = interview_new(st->keep, st->q, s->round, s->sheet, scope, st->language);
    st->scope = scope;
    st->sitting = true;
    st->looking_back = false;
    st->visited = st->iv.n;
    return (struct reply){ .kind = REPLY_STEP };
}

static struct reply refuse_sitting(struct stage *st, enum sys_error e, enum message missing)
{
    struct arena scratch = st->scratch;
    struct str why = message(missing, st->language);

    session_end(&st->session);
    st->session = (struct session){ 0 };
    st->trouble = e;
    if (e == SYS_BUSY) why = message(MSG_SCREEN_BUSY, st->language);
    else if (e != SYS_MISSING)
        why = message_with(&scratch, MSG_SCREEN_TROUBLE, st->language, FILL("reason", error_words(e, st->language)));
    stage_say(st, STYLE_WARNING, why);
    return (struct reply){ .kind = REPLY_DRAW };
}

struct reply stage_join(struct stage *st, struct place place, enum scope scope)
{
    enum sys_error e = session_join(&st->session, st->scratch, st->store, st->keep, st->q, place, st->problems);

    return e ? refuse_sitting(st, e, MSG_KIOSK_ERROR_MISSING) : stage_begin(st, scope);
}

static void welcome(struct stage *st)
{
    struct interview_counts c = interview_counts(&st->iv);
    struct arena scratch = st->scratch;

    if (c.open == c.asked) return;
    stage_say(st, STYLE_DIM, message_with(&scratch, MSG_KIOSK_CODE_FOUND, st->language,
                                          FILL_INT("answered", (int64_t)(c.asked - c.open)), FILL_INT("asked", (int64_t)c.asked)));
}

struct reply stage_resume(struct stage *st, struct str typed, enum scope scope)
{
    struct code code;

    if (code_read(typed, &code) != CODE_FINE) {
        stage_say(st, STYLE_WARNING, message(MSG_KIOSK_CODE_TYPING_ERROR, st->language));
        return (struct reply){ .kind = REPLY_DRAW };
    }
    enum sys_error e = session_resume(&st->session, st->store, st->keep, st->q, &code, st->problems);
    if (e) return refuse_sitting(st, e, MSG_KIOSK_CODE_UNKNOWN);
    struct reply r = stage_begin(st, scope);
    welcome(st);
    return r;
}

struct reply stage_visit(struct stage *st, size_t step, bool from_list)
{
    if (from_list && !st->looking_back) {
        st->looking_back = true;
        st->back_to = st->iv.at;
        st->back_to_list = interview_step(&st->iv).kind != STEP_REVIEW;
    }
    if (from_list) st->visited = step;
    (void)interview_apply(&st->iv, (struct event){ .kind = EVENT_JUMP, .number = (int)step });
    return (struct reply){ .kind = REPLY_STEP };
}

static void end_sitting(struct stage *st)
{
    session_end(&st->session);
    st->session = (struct session){ 0 };
    st->sitting = false;
    cut(st, st->base);
    if (st->n == 0) st->going = false;
}

/* --- keys that work everywhere ------------------------------------------------------------------ */

static struct reply back(struct stage *st)
{
    keep_draft(st, DRAFT_LEAVING);
    if (st->owed.any) return (struct reply){ .kind = REPLY_DRAW };
    if (st->looking_back) {
        go_on(st);
        return (struct reply){ .kind = REPLY_DRAW };
    }
    if (!interview_apply(&st->iv, (struct event){ .kind = EVENT_BACK }).moved) return (struct reply){ .kind = REPLY_CLOSE };
    return (struct reply){ .kind = REPLY_STEP };
}

static struct reply open_screen(struct screen s)
{
    return (struct reply){ .kind = REPLY_OPEN, .open = s };
}

static struct reply at_step(struct stage *st, int action)
{
    switch (action) {
    case ACT_BACK: case ACT_LEFT: return back(st);
    case ACT_REVIEW: return open_screen(screen_review(st, false));
    case ACT_RESULT: return open_screen(screen_result(st));
    case ACT_FIND: case ACT_JUMP: return open_screen(screen_find(st));
    default: return (struct reply){ .kind = REPLY_NOTHING };
    }
}

static struct reply everywhere(struct stage *st, int action)
{
    const struct screen_ops *ops = top(st)->ops;

    if (action == ACT_QUIT && st->sitting) return open_screen(screen_leave(st));
    if (action == ACT_QUIT) return (struct reply){ .kind = REPLY_LEAVE };
    if (action == ACT_HELP) return open_screen(screen_help(st));
    if (ops->step && !ops->popup) return at_step(st, action);
    if (action == ACT_BACK || action == ACT_CLOSE || action == ACT_LEFT) return (struct reply){ .kind = REPLY_CLOSE };
    return (struct reply){ .kind = REPLY_NOTHING };
}

static void change_language(struct stage *st)
{
    st->language = st->language == LANG_EN ? LANG_JA : LANG_EN;
    if (st->sitting) (void)interview_apply(&st->iv, (struct event){ .kind = EVENT_LANGUAGE });
    st->said_n = 0;
    for (size_t i = 0; i < st->n; i++)
        if (st->stack[i].ops->language) st->stack[i].ops->language(st, st->stack[i].state);
}

/* --- the loop ------------------------------------------------------------------------------------- */

static void close_top(struct stage *st)
{
    if (st->n > 1) {
        cut(st, st->n - 1);
        if (st->n <= st->base && st->sitting) end_sitting(st);
    } else if (st->sitting) {
        char *mark = st->room.beg;
        push(st, screen_leave(st), mark);
    } else {
        st->going = false;
    }
}

static void perform(struct stage *st, struct reply r, char *mark)
{
    switch (r.kind) {
    case REPLY_NOTHING: case REPLY_DRAW: break;
    case REPLY_EVENT: (void)happen(st, r.event, r.stay); break;
    case REPLY_STEP: show_step(st); break;
    case REPLY_NEXT: go_on(st); break;
    case REPLY_BACK: {
        struct reply r2 = back(st);
        if (r2.kind != REPLY_BACK) perform(st, r2, mark);
        break;
    }
    case REPLY_OPEN:
        if (st->n < STAGE_DEPTH - 1) push(st, r.open, mark); /* one place is kept for trouble */
        break;
    case REPLY_REPLACE:
        st->stack[st->n - 1] = r.open; /* its memory goes with that of the one before */
        break;
    case REPLY_CLOSE: case REPLY_DROP: close_top(st); break;
    case REPLY_LANGUAGE: change_language(st); break;
    case REPLY_RETRY: retry(st); break;
    case REPLY_HOME: end_sitting(st); break;
    case REPLY_LEAVE: st->going = false; break;
    }
}

/* What the screen itself has no say in. */
static bool taken_by_stage(struct stage *st, int action, struct key k)
{
    if (k.kind == K_RESIZE || k.kind == K_REDRAW) return true;
    if (action == ACT_LANGUAGE) return change_language(st), true;
    if (action == ACT_REDRAW) return st->device.repaint(st->device.ctx), true;
    if (action == ACT_SUSPEND) return st->device.suspend(st->device.ctx), true;
    return false;
}

static void leave_screen(struct stage *st, struct reply r)
{
    bool goes = r.kind == REPLY_OPEN || r.kind == REPLY_NEXT || r.kind == REPLY_CLOSE || r.kind == REPLY_LEAVE || r.kind == REPLY_HOME;
    if (goes) keep_draft(st, DRAFT_LEAVING);
}

static void key(struct stage *st, struct key k)
{
    const struct screen *s = top(st);
    unsigned place = s->ops->place ? s->ops->place(s->state, k) : IN_LIST;
    int action = actions_find(&st->keys, place, k);
    char *mark = st->room.beg;

    if (taken_by_stage(st, action, k)) return;
    st->said_n = 0;
    struct reply r = s->ops->key(st, s->state, action, k);
    if (r.kind == REPLY_NOTHING) r = everywhere(st, action);
    bool owed = st->owed.any;
    leave_screen(st, r);
    if (owed || !st->owed.any) perform(st, r, mark);
}

static int patience(struct stage *st)
{
    struct event e;

    if (st->owed.any) return RETRY_AFTER;
    bool typed = st->sitting && top(st)->ops->draft && top(st)->ops->draft(st, top(st)->state, DRAFT_PAUSE, &e);
    return typed ? DRAFT_AFTER : -1;
}

static void loop(struct stage *st)
{
    while (st->going) {
        if (!st->device.pending(st->device.ctx)) draw(st);
        struct key k = st->device.key(st->device.ctx, patience(st));
        if (k.kind == K_LEAVE) {
            keep_draft(st, DRAFT_LEAVING);
            if (st->owed.any) (void)save(st);
            return;
        }
        if (k.kind != K_NONE) key(st, k);
        else if (st->owed.any) retry(st);
        else keep_draft(st, DRAFT_PAUSE);
    }
}

/* --- the beginning ---------------------------------------------------------------------------------- */

/* Something to look at before anything slow is done: no questionnaire, no ICU. */
static void first_picture(struct stage *st)
{
    struct canvas c = st->device.canvas(st->device.ctx);

    (void)canvas_text(c, 1, 0, STYLE_TITLE, S("Tightrope"));
    (void)canvas_text(c, 1, 2, STYLE_DIM, message(MSG_SCREEN_LOADING, st->language));
    st->device.show(st->device.ctx, c);
}

/* The first screen of a start from the command line: false when there is nothing to show. */
static bool first_screen(struct stage *st)
{
    char *mark = st->room.beg;
    struct reply r;

    if (st->start == START_HOME) {
        push(st, screen_home(st), mark);
        st->base = 1;
        return true;
    }
    st->base = 0;
    if (st->start == START_CODE) {
        r = stage_resume(st, st->code, st->scope);
    } else {
        struct store_lookup found = store_find(st->store, st->keep, st->team, st->round);
        if (found.found != STORE_FOUND) {
            push(st, screen_team(st, st->scope), mark);
            mark = st->room.beg;
            if (found.found == STORE_EMPTY) push(st, screen_team_name(st, st->scope), mark);
            return true;
        }
        r = stage_join(st, found.place, st->scope);
    }
    if (r.kind != REPLY_STEP) return false;
    show_step(st);
    return true;
}

enum stage_end stage_run(struct stage *st)
{
    st->words = st->scratch;
    st->scratch.end -= (st->scratch.end - st->scratch.beg) / 2;
    st->words.beg = st->scratch.end;
    st->keys = keys_default(st->keep);
    first_picture(st);
    if (!st->house.load(st->house.ctx, st)) return STAGE_NOT_LOADED;
    st->w = wrap_open();
    st->going = first_screen(st);
    bool shown = st->going;
    if (shown) loop(st);
    st->failed = st->owed.any;
    session_end(&st->session);
    st->w = wrap_close(st->w);
    if (!shown) return STAGE_NOT_LOADED;
    return st->failed ? STAGE_FAILED : STAGE_LEFT;
}
