#include "answers/end_line.h"
#include "answers/format.h"
#include "answers/round.h"
#include "answers/round_file.h"
#include "answers/round_words.h"
#include "answers/stance.h"
#include "answers/value_file.h"
#include "base/arena.h"
#include "base/buf.h"
#include "questionnaire/questionnaire.h"
#include "yaml/emit.h"

const char *const round_format[] = { "round/1", NULL };
const char *const anonymity_words[] = { [ANSWERS_ANONYMOUS] = "anonymous", [ANSWERS_ALIAS] = "alias", [ANSWERS_NAMED] = "named", NULL };
const char *const form_words[] = { [FORM_FULL] = "full", [FORM_SHORT] = "short", [FORM_FIRST] = "first", NULL };
const char *const ask_words[] = { [ASK_OPEN] = "open", [ASK_ANSWERED] = "answered", [ASK_MEETING] = "meeting", [ASK_LATER] = "later", NULL };
const char *const speaker_words[] = { [SPEAKER_TEAM] = "team", [SPEAKER_OUTSIDE] = "outside", NULL };
const char *const promise_words[] = { [PROMISE_PROMISED] = "promised", [PROMISE_GOING] = "going", [PROMISE_STUCK] = "stuck",
                                      [PROMISE_DONE] = "done", [PROMISE_DROPPED] = "dropped", NULL };

static void word(struct emit *e, const char *key, const char *const *words, unsigned at)
{
    format_text(e, key, str_of(words[at]));
}

/* A key with a block list; nothing for an empty one. */
static bool begin_list(struct emit *e, const char *key, size_t n)
{
    if (!n) return false;
    emit_key(e, str_of(key));
    emit_list(e);
    return true;
}

static bool begin_map(struct emit *e, const char *key, size_t n)
{
    if (!n) return false;
    emit_key(e, str_of(key));
    emit_inline_map(e);
    return true;
}

static void write_dates(struct emit *e, const struct round_dates *d)
{
    size_t n = date_known(d->sheets) + date_known(d->settle) + date_known(d->letter) + date_known(d->review) + date_known(d->next);

    if (!begin_map(e, "dates", n)) return;
    format_date(e, "sheets", d->sheets);
    format_date(e, "settle", d->settle);
    format_date(e, "letter", d->letter);
    format_date(e, "review", d->review);
    format_date(e, "next", d->next);
    emit_end(e);
}

static void write_hide(struct emit *e, const struct round *r)
{
    if (!begin_list(e, "hide", r->n_hide)) return;
    for (size_t i = 0; i < r->n_hide; i++) {
        emit_inline_map(e);
        format_text(e, "text", r->hide[i].text);
        format_text(e, "as", r->hide[i].as);
        emit_end(e);
    }
    emit_end(e);
}

static void write_talk(struct emit *e, const struct ask *a)
{
    if (!begin_list(e, "talk", a->n_talk)) return;
    for (size_t i = 0; i < a->n_talk; i++) {
        emit_map(e);
        format_number(e, "trip", a->talk[i].trip);
        word(e, "by", speaker_words, a->talk[i].by);
        format_date(e, "at", a->talk[i].at);
        format_text(e, "text", a->talk[i].text);
        emit_end(e);
    }
    emit_end(e);
}

static void write_asks(struct emit *e, const struct round *r)
{
    if (!begin_list(e, "questions", r->n_asks)) return;
    for (size_t i = 0; i < r->n_asks; i++) {
        const struct ask *a = &r->asks[i];
        emit_map(e);
        format_text(e, "id", a->id);
        format_text(e, "ask", a->ask);
        format_text(e, "background", a->background);
        format_yes(e, "urgent", a->urgent);
        word(e, "state", ask_words, a->state);
        write_talk(e, a);
        emit_end(e);
    }
    emit_end(e);
}

static void write_letters(struct emit *e, const struct round *r)
{
    if (begin_list(e, "outside", r->n_outside)) {
        for (size_t i = 0; i < r->n_outside; i++) {
            emit_map(e);
            format_text(e, "on", r->outside[i].on);
            format_number(e, "trip", r->outside[i].trip);
            format_text(e, "text", r->outside[i].text);
            emit_end(e);
        }
        emit_end(e);
    }
    if (!begin_list(e, "letters", r->n_letters)) return;
    for (size_t i = 0; i < r->n_letters; i++) {
        emit_inline_map(e);
        format_number(e, "trip", r->letters[i].trip);
        format_date(e, "sent", r->letters[i].sent);
        format_date(e, "due", r->letters[i].due);
        format_date(e, "back", r->letters[i].back);
        emit_end(e);
    }
    emit_end(e);
}

static bool settled_empty(const struct settled *s)
{
    return s->state == ANSWER_NONE && s->earlier.state == ANSWER_NONE && !s->n_votes && !s->because.n && !date_known(s->at);
}

static void write_one_settled(struct emit *e, const struct settled *s, const struct capability *c)
{
    struct stance stance = { s->state, s->level, s->reason, s->earlier };

    emit_key(e, c->id);
    emit_inline_map(e);
    stance_emit(e, &stance, c);
    if (s->n_votes) {
        emit_key(e, S("votes"));
        emit_inline_list(e);
        for (size_t i = 0; i < s->n_votes; i++) emit_int(e, s->votes[i]);
        emit_end(e);
    }
    format_text(e, "because", s->because);
    format_date(e, "at", s->at);
    emit_end(e);
}

static void write_settled(struct emit *e, const struct questionnaire *q, const struct round *r)
{
    size_t n = r->stray_settled.n;

    for (size_t i = 0; i < q->n_capabilities; i++) n += !settled_empty(&r->settled[i]);
    if (!n) return;
    emit_key(e, S("settled"));
    emit_map(e);
    for (size_t i = 0; i < q->n_capabilities; i++)
        if (!settled_empty(&r->settled[i])) write_one_settled(e, &r->settled[i], &q->capabilities[i]);
    for (size_t i = 0; i < r->stray_settled.n; i++) stray_emit(e, &r->stray_settled.list[i]);
    emit_end(e);
}

static void write_numbers(struct emit *e, const char *key, const struct plan_number *list, size_t n)
{
    if (!begin_map(e, key, n)) return;
    for (size_t i = 0; i < n; i++) {
        emit_key(e, list[i].of.id);
        emit_int(e, list[i].value);
    }
    emit_end(e);
}

static void write_links(struct emit *e, const char *key, const struct link *list, size_t n)
{
    if (!n) return;
    emit_key(e, str_of(key));
    emit_inline_list(e);
    for (size_t i = 0; i < n; i++) emit_str(e, list[i].id);
    emit_end(e);
}

static void write_estimates(struct emit *e, const struct plan *p)
{
    if (!p->n_estimates) return;
    emit_key(e, S("estimates"));
    emit_map(e);
    for (size_t i = 0; i < p->n_estimates; i++) {
        const struct plan_estimate *one = &p->estimates[i];
        emit_key(e, one->action.id);
        emit_inline_map(e);
        if (one->effort >= 0) {
            emit_key(e, S("effort"));
            emit_fixed(e, one->effort, 1);
        }
        format_number(e, "impact", one->impact);
        format_text(e, "because", one->because);
        emit_end(e);
    }
    emit_end(e);
}

static void write_review(struct emit *e, const struct plan *p)
{
    if (!begin_list(e, "review", p->n_review)) return;
    for (size_t i = 0; i < p->n_review; i++) {
        const struct plan_review *one = &p->review[i];
        emit_inline_map(e);
        format_text(e, "text", one->text);
        if (date_known(one->by)) {
            emit_key(e, S("by"));
            emit_month(e, one->by);
        }
        format_text(e, "fits", one->fits.id);
        emit_end(e);
    }
    emit_end(e);
}

static bool plan_empty(const struct plan *p)
{
    return !p->people && !p->share && !p->leads && !p->n_weights && !p->n_targets && !p->n_pin && !p->n_skip
        && !p->n_owners && !p->n_estimates && !p->n_review;
}

static void write_plan(struct emit *e, const struct plan *p)
{
    if (plan_empty(p)) return;
    emit_key(e, S("plan"));
    emit_map(e);
    format_number(e, "people", p->people);
    format_number(e, "share", p->share);
    format_number(e, "leads", p->leads);
    write_numbers(e, "weights", p->weights, p->n_weights);
    write_numbers(e, "targets", p->targets, p->n_targets);
    write_links(e, "pin", p->pin, p->n_pin);
    write_links(e, "skip", p->skip, p->n_skip);
    if (begin_map(e, "owners", p->n_owners)) {
        for (size_t i = 0; i < p->n_owners; i++) {
            emit_key(e, p->owners[i].action.id);
            emit_str(e, p->owners[i].who);
        }
        emit_end(e);
    }
    write_estimates(e, p);
    write_review(e, p);
    emit_end(e);
}

static void write_promises(struct emit *e, const struct round *r)
{
    if (!begin_list(e, "promises", r->n_promises)) return;
    for (size_t i = 0; i < r->n_promises; i++) {
        const struct promise *p = &r->promises[i];
        emit_map(e);
        format_text(e, "id", p->id);
        format_text(e, "action", p->action.id);
        format_text(e, "own", p->own);
        format_text(e, "who", p->who);
        format_text(e, "helper", p->helper);
        format_text(e, "first-step", p->first_step);
        format_date(e, "by", p->by);
        format_text(e, "done-when", p->done_when);
        format_text(e, "stops", p->stops);
        format_date(e, "check", p->check);
        word(e, "state", promise_words, p->state);
        emit_end(e);
    }
    emit_end(e);
}

static void write_verdicts(struct emit *e, const struct verdicts *v)
{
    if (!v->problem.n && !v->direction.n && !v->approach.n) return;
    emit_key(e, S("verdicts"));
    emit_map(e);
    format_text(e, "problem", v->problem);
    format_text(e, "direction", v->direction);
    format_text(e, "approach", v->approach);
    emit_end(e);
}

static void write_rest(struct emit *e, const struct round *r)
{
    if (begin_list(e, "later", r->n_later)) {
        for (size_t i = 0; i < r->n_later; i++) {
            emit_map(e);
            format_text(e, "what", r->later[i].what);
            format_text(e, "because", r->later[i].because);
            format_text(e, "look-again", r->later[i].look_again);
            emit_end(e);
        }
        emit_end(e);
    }
    if (!begin_list(e, "parking", r->n_parking)) return;
    for (size_t i = 0; i < r->n_parking; i++) {
        emit_map(e);
        format_text(e, "text", r->parking[i].text);
        format_text(e, "to", r->parking[i].to);
        format_text(e, "by", r->parking[i].by);
        format_text(e, "reply", r->parking[i].reply);
        emit_end(e);
    }
    emit_end(e);
}

static void write_head(struct emit *e, const struct round *r)
{
    format_text(e, "tightrope", str_of(round_format[0]));
    emit_key(e, S("team"));
    emit_inline_map(e);
    format_text(e, "id", r->team);
    format_text(e, "name", r->name);
    emit_end(e);
    format_date(e, "date", r->date);
    format_date(e, "meeting", r->meeting);
    format_made_with(e, &r->made_with);
    word(e, "answers", anonymity_words, r->answers);
    format_number(e, "expected", r->expected);
    word(e, "form", form_words, r->form);
    write_dates(e, &r->dates);
    format_text(e, "code", r->code);
    emit_key(e, S("revealed"));
    emit_bool(e, r->revealed);
}

struct str round_write(struct arena *keep, const struct questionnaire *q, const struct round *r)
{
    struct buf text = buf_in(keep);
    struct emit e = emit_to(&text);

    emit_map(&e);
    write_head(&e, r);
    write_hide(&e, r);
    value_write_profile(&e, S("profile"), q, r->profile, &r->stray_profile);
    value_write_metrics(&e, S("metrics"), q, r->metrics, &r->stray_metrics);
    write_asks(&e, r);
    write_letters(&e, r);
    write_settled(&e, q, r);
    write_plan(&e, &r->plan);
    write_promises(&e, r);
    write_verdicts(&e, &r->verdicts);
    write_rest(&e, r);
    emit_end(&e);
    return end_line_add(keep, buf_str(&text));
}
