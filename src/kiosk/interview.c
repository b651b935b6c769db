#include "kiosk/interview.h"

#include "answers/round.h"
#include "answers/sheet.h"
#include "base/arena.h"
#include "base/bug.h"
#include "base/utf8.h"
#include "questionnaire/questionnaire.h"
#include "text/normal.h"

/* --- the order of the steps ------------------------------------------------------- */

static void add_step(struct interview *iv, enum step_kind kind, int item)
{
    iv->steps[iv->n++] = (struct step){ kind, item };
}

/* A fact of the team is asked while nobody answered it: whoever comes first does. */
static bool still_open(const struct value *v)
{
    return v->state == VALUE_NONE;
}

static void add_team_questions(struct interview *iv, enum step_kind kind, enum question_for when, bool first_only)
{
    for (size_t i = 0; i < iv->q->n_questions; i++) {
        const struct question *one = &iv->q->questions[i];
        if (one->by != BY_TEAM || one->when != when || (first_only && !one->first)) continue;
        if (still_open(&iv->round->profile[i])) add_step(iv, kind, (int)i);
    }
}

static void add_metrics(struct interview *iv, bool first_only)
{
    for (size_t i = 0; i < iv->q->n_metrics; i++)
        if ((!first_only || iv->q->metrics[i].first) && still_open(&iv->round->metrics[i]))
            add_step(iv, STEP_METRIC, (int)i);
}

static bool in_scope(const struct interview *iv, const struct capability *c)
{
    switch (iv->scope) {
    case SCOPE_FIRST: return c->first;
    case SCOPE_SHORT: return c->core;
    case SCOPE_FULL: return true;
    }
    bug("no such scope");
}

static void add_capabilities(struct interview *iv)
{
    for (size_t i = 0; i < iv->q->n_capabilities; i++)
        if (in_scope(iv, &iv->q->capabilities[i])) add_step(iv, STEP_CAPABILITY, (int)i);
}

static void add_own(struct interview *iv)
{
    for (size_t i = 0; i < iv->q->n_questions; i++)
        if (iv->q->questions[i].by == BY_EACH) add_step(iv, STEP_OWN, (int)i);
}

/* The one sentence of the first look: the first text question that each person is asked. */
static void add_sentence(struct interview *iv)
{
    for (size_t i = 0; i < iv->q->n_questions; i++) {
        const struct question *one = &iv->q->questions[i];
        if (one->by != BY_EACH || one->type != QUESTION_TEXT) continue;
        add_step(iv, STEP_OWN, (int)i);
        return;
    }
}

static bool was_answered(const struct interview *iv, struct step s)
{
    if (s.kind == STEP_CAPABILITY) return answer_given(&iv->sheet->answers[s.item]);
    if (s.kind == STEP_HOW) return sheet_given(iv->sheet) > 0;
    if (s.kind == STEP_REVIEW || s.kind == STEP_OFFER || s.kind == STEP_DONE) return false;
    return !still_open(interview_value(iv, s));
}

struct interview interview_new(struct arena *keep, const struct questionnaire *q, struct round *round,
                               struct sheet *sheet, enum scope scope, enum language language)
{
    struct interview iv = { .q = q, .round = round, .sheet = sheet, .keep = keep,
                            .language = language, .scope = scope };

    iv.steps = arena_new(keep, struct step, 2 * q->n_questions + q->n_capabilities + q->n_metrics + 4);
    add_step(&iv, STEP_HOW, 0);
    if (scope == SCOPE_FIRST) {
        add_sentence(&iv);
        add_team_questions(&iv, STEP_FACT, FOR_LEVELS, true);
        add_metrics(&iv, true);
        add_capabilities(&iv);
    } else {
        add_team_questions(&iv, STEP_FACT, FOR_LEVELS, false);
        add_capabilities(&iv);
        add_metrics(&iv, false);
        add_own(&iv);
        add_step(&iv, STEP_REVIEW, 0);
        add_step(&iv, STEP_OFFER, 0);
        add_team_questions(&iv, STEP_BRIEF, FOR_BRIEF, false);
        add_team_questions(&iv, STEP_BRIEF, FOR_MEETING, false);
    }
    add_step(&iv, STEP_DONE, 0);
    iv.skip = arena_new(keep, bool, iv.n);
    for (size_t i = 0; i < iv.n; i++) iv.skip[i] = was_answered(&iv, iv.steps[i]);
    while (iv.at + 1 < iv.n && (iv.skip[iv.at] || !interview_shown(&iv, iv.at))) iv.at++;
    return iv;
}

/* --- what is shown ---------------------------------------------------------------- */

struct step interview_step(const struct interview *iv)
{
    return iv->steps[iv->at];
}

const struct value *interview_value(const struct interview *iv, struct step s)
{
    switch (s.kind) {
    case STEP_FACT: case STEP_BRIEF: return &iv->round->profile[s.item];
    case STEP_METRIC: return &iv->round->metrics[s.item];
    case STEP_OWN: return &iv->sheet->own[s.item];
    case STEP_HOW: case STEP_CAPABILITY: case STEP_REVIEW: case STEP_OFFER: case STEP_DONE: case STEP_KINDS: break;
    }
    bug("step kind %d has no value", (int)s.kind);
}

struct value_kind interview_value_kind(const struct interview *iv, struct step s)
{
    if (s.kind == STEP_METRIC) return value_kind_of_metric(&iv->q->metrics[s.item]);
    return value_kind_of_question(&iv->q->questions[s.item]);
}

/* Whether the answer that a question hangs on is one of those it waits for. */
static bool after_holds(const struct interview *iv, const struct question *one)
{
    const struct question *on = one->after.question;
    if (!on) return true;
    const struct value *v = on->by == BY_TEAM ? &iv->round->profile[on->index] : &iv->sheet->own[on->index];
    if (v->state != VALUE_ANSWERED) return false;
    if (on->type == QUESTION_SEVERAL) return (v->picked & one->after.is) != 0;
    return v->option >= 0 && (one->after.is >> v->option & 1);
}

bool interview_shown(const struct interview *iv, size_t step)
{
    struct step s = iv->steps[step];
    if (s.kind == STEP_BRIEF && !iv->background) return false;
    if (s.kind == STEP_FACT || s.kind == STEP_BRIEF || s.kind == STEP_OWN)
        return after_holds(iv, &iv->q->questions[s.item]);
    return true;
}

struct interview_place interview_place(const struct interview *iv, size_t step)
{
    struct interview_place p = { 0 };
    for (size_t i = 0; i < iv->n; i++) {
        if (iv->steps[i].kind != iv->steps[step].kind || !interview_shown(iv, i)) continue;
        p.count++;
        if (i <= step) p.at = p.count;
    }
    return p;
}

struct interview_counts interview_counts(const struct interview *iv)
{
    struct interview_counts c = { 0 };
    for (size_t i = 0; i < iv->n; i++) {
        if (iv->steps[i].kind != STEP_CAPABILITY) continue;
        enum answer_state state = iv->sheet->answers[iv->steps[i].item].state;
        c.asked++;
        c.answered += state == ANSWER_LEVEL;
        c.unknown += state == ANSWER_UNKNOWN;
        c.not_applicable += state == ANSWER_NOT_APPLICABLE;
        c.open += state == ANSWER_NONE;
    }
    return c;
}

static struct str step_id(const struct interview *iv, struct step s)
{
    switch (s.kind) {
    case STEP_CAPABILITY: return iv->q->capabilities[s.item].id;
    case STEP_METRIC: return iv->q->metrics[s.item].id;
    case STEP_FACT: case STEP_OWN: case STEP_BRIEF: return iv->q->questions[s.item].id;
    case STEP_HOW: case STEP_REVIEW: case STEP_OFFER: case STEP_DONE: case STEP_KINDS: break;
    }
    return (struct str){ 0 };
}

size_t interview_find_step(const struct interview *iv, struct str typed)
{
    struct str_int number = str_to_int(typed);
    for (size_t i = 0; i < iv->n; i++) {
        if (!interview_shown(iv, i)) continue;
        if (typed.n && str_eq(step_id(iv, iv->steps[i]), typed)) return i;
        if (!number.ok || iv->steps[i].kind != STEP_CAPABILITY) continue;
        if ((int64_t)interview_place(iv, i).at == number.value) return i;
    }
    return iv->n;
}

/* --- moving ----------------------------------------------------------------------- */

static void move_to(struct interview *iv, size_t to, struct outcome *o)
{
    o->moved = to != iv->at;
    iv->at = to;
}

static void go_on(struct interview *iv, struct outcome *o)
{
    size_t to = iv->at;
    while (to + 1 < iv->n) {
        to++;
        if (interview_shown(iv, to) && !iv->skip[to]) break;
    }
    move_to(iv, to, o);
}

static void go_back(struct interview *iv, struct outcome *o)
{
    size_t to = iv->at;
    while (to > 0) {
        to--;
        if (interview_shown(iv, to)) break;
    }
    move_to(iv, to, o);
}

static void go_review(struct interview *iv, struct outcome *o)
{
    for (size_t i = 0; i < iv->n; i++)
        if (iv->steps[i].kind == STEP_REVIEW) {
            move_to(iv, i, o);
            return;
        }
    o->refused = REFUSED_HERE;
}

static struct outcome move(struct interview *iv, struct event e)
{
    struct outcome o = { 0 };
    switch (e.kind) {
    case EVENT_NEXT: go_on(iv, &o); break;
    case EVENT_BACK: go_back(iv, &o); break;
    case EVENT_REVIEW: go_review(iv, &o); break;
    case EVENT_TAKE_OFFER:
        iv->background = true;
        go_on(iv, &o);
        break;
    case EVENT_LANGUAGE: iv->language = iv->language == LANG_EN ? LANG_JA : LANG_EN; break;
    case EVENT_JUMP:
        if (e.number < 0 || (size_t)e.number >= iv->n || !interview_shown(iv, (size_t)e.number)) o.refused = REFUSED_HERE;
        else move_to(iv, (size_t)e.number, &o);
        break;
    case EVENT_LEVEL: case EVENT_UNKNOWN: case EVENT_NOT_APPLICABLE: case EVENT_NOT_MINE: case EVENT_NOTE:
    case EVENT_NOTE_INTERNAL: case EVENT_EVIDENCE: case EVENT_DISCUSS: case EVENT_WISH: case EVENT_SURE:
    case EVENT_VALUE: case EVENT_ROW: case EVENT_CLEAR_ROWS: case EVENT_PREFER_NOT:
        bug("event %d does not move", (int)e.kind);
    }
    return o;
}

/* --- free text -------------------------------------------------------------------- */

static bool has_control(struct str text)
{
    while (text.n > 0) {
        int32_t cp = utf8_next(&text);
        if (cp == UTF8_BAD || (cp < 0x20 && cp != '\n') || (cp >= 0x7F && cp < 0xA0)) return true;
    }
    return false;
}

/* The text in NFC, trimmed, when it may be kept; else *o says why not. */
static struct str accept_text(struct interview *iv, struct str typed, size_t most, struct outcome *o)
{
    struct str text = str_trim(typed);
    if (has_control(text)) {
        o->refused = REFUSED_TEXT;
        return (struct str){ 0 };
    }
    text = normal_nfc(iv->keep, text);
    if ((size_t)utf8_count(text) > most) {
        o->refused = REFUSED_LONG;
        o->problem.most = (int64_t)most;
        return (struct str){ 0 };
    }
    return text;
}

/* --- a capability ------------------------------------------------------------------- */

static void set_state(struct answer *a, enum answer_state state, int level, struct str reason)
{
    a->state = state;
    a->level = level;
    a->reason = reason;
    a->not_mine = false;
    a->earlier = (struct earlier_answer){ 0 };
}

/* The area's questions that nobody answered yet, and this one. */
static size_t leave_area(struct interview *iv, int item)
{
    const struct area *area = iv->q->capabilities[item].area;
    size_t count = 0;
    for (size_t i = 0; i < iv->n; i++) {
        struct step s = iv->steps[i];
        if (s.kind != STEP_CAPABILITY || iv->q->capabilities[s.item].area != area) continue;
        struct answer *a = &iv->sheet->answers[s.item];
        if (s.item != item && a->state != ANSWER_NONE) continue;
        set_state(a, ANSWER_UNKNOWN, 0, (struct str){ 0 });
        a->not_mine = true;
        count++;
    }
    return count;
}

static void mark(struct answer *a, enum event_kind kind)
{
    if (kind == EVENT_DISCUSS) a->discuss = !a->discuss;
    if (kind == EVENT_WISH) a->wish = (a->wish + 1) % 3;
    if (kind == EVENT_SURE) a->sure = (enum sure)((a->sure + 1) % (SURE_GUESS + 1));
}

static struct outcome answer_capability(struct interview *iv, struct event e, int item)
{
    struct answer *a = &iv->sheet->answers[item];
    struct outcome o = { .sheet = true };
    struct str text = accept_text(iv, e.text, NOTE_MOST, &o);

    if (o.refused) return o.sheet = false, o;
    switch (e.kind) {
    case EVENT_LEVEL:
        if (e.number < 0 || e.number >= LEVELS) return (struct outcome){ .refused = REFUSED_HERE };
        set_state(a, ANSWER_LEVEL, e.number, (struct str){ 0 });
        break;
    case EVENT_UNKNOWN: set_state(a, ANSWER_UNKNOWN, 0, (struct str){ 0 }); break;
    case EVENT_NOT_APPLICABLE:
        if (!text.n) return (struct outcome){ .refused = REFUSED_REASON };
        set_state(a, ANSWER_NOT_APPLICABLE, 0, text);
        break;
    case EVENT_NOT_MINE: o.count = leave_area(iv, item); break;
    case EVENT_NOTE: a->note = text; break;
    case EVENT_NOTE_INTERNAL: a->note_internal = text; break;
    case EVENT_EVIDENCE: a->evidence.where = text; break;
    case EVENT_DISCUSS: case EVENT_WISH: case EVENT_SURE: mark(a, e.kind); break;
    case EVENT_VALUE: case EVENT_ROW: case EVENT_CLEAR_ROWS: case EVENT_PREFER_NOT: case EVENT_NEXT: case EVENT_BACK:
    case EVENT_JUMP: case EVENT_REVIEW: case EVENT_TAKE_OFFER: case EVENT_LANGUAGE:
        return (struct outcome){ .refused = REFUSED_HERE };
    }
    return o;
}

/* --- a value: fact, metric, own question --------------------------------------------- */

static struct outcome answer_value(struct interview *iv, struct event e, struct step s)
{
    struct value *v = s.kind == STEP_METRIC ? &iv->round->metrics[s.item]
                    : s.kind == STEP_OWN ? &iv->sheet->own[s.item] : &iv->round->profile[s.item];
    struct outcome o = { .sheet = s.kind == STEP_OWN, .round = s.kind != STEP_OWN };
    struct value_kind kind = interview_value_kind(iv, s);
    enum reach reach = v->reach;

    switch (e.kind) {
    case EVENT_VALUE: o.problem = value_parse(iv->keep, &kind, e.text, v); break;
    case EVENT_ROW: o.problem = value_add(iv->keep, &kind, e.texts, e.n, v); break;
    case EVENT_CLEAR_ROWS: *v = (struct value){ 0 }; break;
    case EVENT_UNKNOWN: *v = (struct value){ .state = VALUE_UNKNOWN }; break;
    case EVENT_PREFER_NOT:
        if (!kind.sensitive) return (struct outcome){ .refused = REFUSED_HERE };
        *v = (struct value){ .state = VALUE_PREFER_NOT };
        break;
    case EVENT_LEVEL: case EVENT_NOT_APPLICABLE: case EVENT_NOT_MINE: case EVENT_NOTE: case EVENT_NOTE_INTERNAL:
    case EVENT_EVIDENCE: case EVENT_DISCUSS: case EVENT_WISH: case EVENT_SURE: case EVENT_NEXT: case EVENT_BACK:
    case EVENT_JUMP: case EVENT_REVIEW: case EVENT_TAKE_OFFER: case EVENT_LANGUAGE:
        return (struct outcome){ .refused = REFUSED_HERE };
    }
    if (o.problem.why != VALUE_FINE) return (struct outcome){ .refused = REFUSED_VALUE, .problem = o.problem };
    v->reach = reach;
    return o;
}

struct outcome interview_apply(struct interview *iv, struct event e)
{
    struct step s = interview_step(iv);

    if (e.kind >= EVENT_NEXT) return move(iv, e);
    switch (s.kind) {
    case STEP_CAPABILITY: return answer_capability(iv, e, s.item);
    case STEP_FACT: case STEP_METRIC: case STEP_OWN: case STEP_BRIEF: return answer_value(iv, e, s);
    case STEP_HOW: case STEP_REVIEW: case STEP_OFFER: case STEP_DONE: case STEP_KINDS: break;
    }
    return (struct outcome){ .refused = REFUSED_HERE };
}
