#include "kiosk/interview.h"

#include "answers/round.h"
#include "answers/sheet.h"
#include "base/diag.h"
#include "questionnaire/load.h"
#include "questionnaire/questionnaire.h"
#include "tap.h"

struct world {
    struct arena keep, scratch;
    const struct questionnaire *q;
    struct round *round;
    struct sheet *sheet;
};

static struct interview fresh(struct world *w, enum scope scope)
{
    w->round = round_new(&w->keep, w->q);
    w->sheet = sheet_new(&w->keep, w->q);
    return interview_new(&w->keep, w->q, w->round, w->sheet, scope, LANG_EN);
}

static struct outcome go(struct interview *iv, struct str to)
{
    return interview_apply(iv, (struct event){ .kind = EVENT_JUMP, .number = (int)interview_find_step(iv, to) });
}

static struct outcome value(struct interview *iv, struct str text)
{
    return interview_apply(iv, (struct event){ .kind = EVENT_VALUE, .text = text });
}

static int count(const struct interview *iv, enum step_kind kind)
{
    int n = 0;
    for (size_t i = 0; i < iv->n; i++) n += iv->steps[i].kind == kind && interview_shown(iv, i);
    return n;
}

static void scopes(struct world *w)
{
    struct interview first = fresh(w, SCOPE_FIRST);
    tap_int(count(&first, STEP_CAPABILITY), 12, "first look: twelve questions");
    tap_int(count(&first, STEP_FACT) + count(&first, STEP_METRIC), 4, "first look: four facts");
    tap_int(count(&first, STEP_OWN), 1, "first look: one sentence");
    tap_int(first.steps[1].kind, STEP_OWN, "the sentence comes first");
    tap_int(count(&first, STEP_BRIEF) + count(&first, STEP_OFFER), 0, "first look: no background");

    struct interview quick = fresh(w, SCOPE_SHORT);
    tap_int(count(&quick, STEP_CAPABILITY), 24, "short form: the core questions");
    struct interview full = fresh(w, SCOPE_FULL);
    tap_int(count(&full, STEP_CAPABILITY), 43, "full form: all of them");
    tap_ok(interview_minutes(&first, 0) <= 10, "the first look is read in ten minutes (%d)", interview_minutes(&first, 0));
    first.language = LANG_JA;
    tap_ok(interview_minutes(&first, 0) <= 10, "in Japanese too (%d)", interview_minutes(&first, 0));

}

static void four_states(struct world *w)
{
    struct interview iv = fresh(w, SCOPE_FULL);
    const struct capability *c = questionnaire_capability(w->q, S("release-automation"));
    const struct answer *a = &w->sheet->answers[c->index];

    go(&iv, c->id);
    tap_int(a->state, ANSWER_NONE, "nothing is answered by itself");
    tap_ok(interview_apply(&iv, (struct event){ .kind = EVENT_LEVEL, .number = 5 }).refused == REFUSED_HERE, "there is no level 5");
    tap_ok(interview_apply(&iv, (struct event){ .kind = EVENT_LEVEL, .number = -1 }).refused == REFUSED_HERE, "nor -1");
    tap_int(a->state, ANSWER_NONE, "a refused event changes nothing");
    tap_ok(interview_apply(&iv, (struct event){ .kind = EVENT_LEVEL, .number = 3 }).sheet, "a level wants to be saved");
    tap_ok(a->state == ANSWER_LEVEL && a->level == 3, "level 3");
    tap_ok(interview_apply(&iv, (struct event){ .kind = EVENT_UNKNOWN }).sheet, "don't know");
    tap_ok(a->state == ANSWER_UNKNOWN && a->level == 0, "unknown keeps no level");
    struct outcome o = interview_apply(&iv, (struct event){ .kind = EVENT_NOT_APPLICABLE, .text = S("  ") });
    tap_int(o.refused, REFUSED_REASON, "not applicable wants a reason");
    tap_int(a->state, ANSWER_UNKNOWN, "and changes nothing without one");
    o = interview_apply(&iv, (struct event){ .kind = EVENT_NOT_APPLICABLE, .text = S(" no services ") });
    tap_ok(o.sheet && a->state == ANSWER_NOT_APPLICABLE, "not applicable");
    tap_str(a->reason, S("no services"), "the reason, trimmed");
}

static void texts(struct world *w)
{
    static const struct { struct str in; enum refusal want; } rows[] = {
        { S_INIT("plain"), REFUSED_NOT },          { S_INIT("二行\n目"), REFUSED_NOT },
        { S_INIT("bad \xff byte"), REFUSED_TEXT }, { S_INIT("esc \x1b[31m"), REFUSED_TEXT },
        { S_INIT("nul-ish \x01"), REFUSED_TEXT },  { S_INIT("c1 \xc2\x9b"), REFUSED_TEXT },
    };
    struct interview iv = fresh(w, SCOPE_FULL);
    const struct capability *c = questionnaire_capability(w->q, S("champions"));
    char *big = arena_new(&w->keep, char, NOTE_MOST + 1);

    go(&iv, c->id);
    for (size_t i = 0; i < countof(rows); i++)
        tap_int(interview_apply(&iv, (struct event){ .kind = EVENT_NOTE, .text = rows[i].in }).refused, rows[i].want, "note");
    for (int i = 0; i <= NOTE_MOST; i++) big[i] = 'x';
    struct event note = { .kind = EVENT_NOTE, .text = { big, NOTE_MOST + 1 } };
    tap_int(interview_apply(&iv, note).refused, REFUSED_LONG, "a note that is too long");
    interview_apply(&iv, (struct event){ .kind = EVENT_NOTE, .text = S("か\xe3\x82\x99") });
    tap_str(w->sheet->answers[c->index].note, S("が"), "notes are kept as NFC");
}

static void not_mine(struct world *w)
{
    struct interview iv = fresh(w, SCOPE_FULL);
    const struct capability *c = questionnaire_capability(w->q, S("data-ownership"));

    go(&iv, S("boundary-clarity"));
    interview_apply(&iv, (struct event){ .kind = EVENT_LEVEL, .number = 2 });
    go(&iv, c->id);
    struct outcome o = interview_apply(&iv, (struct event){ .kind = EVENT_NOT_MINE });
    tap_int((int64_t)o.count, 7, "the rest of the area, not what was answered");
    tap_ok(w->sheet->answers[c->index].not_mine, "left to others");
    tap_int(w->sheet->answers[questionnaire_capability(w->q, S("boundary-clarity"))->index].level, 2, "the answer stays");
}

static void follow_up_questions(struct world *w)
{
    struct interview iv = fresh(w, SCOPE_FULL);

    tap_int((int64_t)interview_find_step(&iv, S("oncall-agreement")), (int64_t)iv.n, "a follow-up is not asked yet");
    go(&iv, S("night-calls"));
    struct outcome o = value(&iv, S("maybe"));
    tap_int(o.refused, REFUSED_VALUE, "neither yes nor no");
    o = value(&iv, S("yes"));
    tap_ok(o.round && !o.sheet, "a fact belongs to the round");
    interview_apply(&iv, (struct event){ .kind = EVENT_NEXT });
    struct step s = interview_step(&iv);
    tap_str(w->q->questions[s.item].id, S("oncall-agreement"), "now it is asked");
}

static void nothing_twice(struct world *w)
{
    struct interview iv = fresh(w, SCOPE_FIRST);

    go(&iv, S("sre-people"));
    value(&iv, S("4"));
    go(&iv, S("champions"));
    interview_apply(&iv, (struct event){ .kind = EVENT_LEVEL, .number = 1 });
    iv = interview_new(&w->keep, w->q, w->round, w->sheet, SCOPE_FULL, LANG_JA);
    tap_int((int64_t)interview_find_step(&iv, S("sre-people")), (int64_t)iv.n, "a known fact is not a step any more");
    int met = 0;
    for (bool moved = true; moved; moved = interview_apply(&iv, (struct event){ .kind = EVENT_NEXT }).moved) {
        struct step s = interview_step(&iv);
        met += s.kind == STEP_CAPABILITY && str_eq(w->q->capabilities[s.item].id, S("champions"));
    }
    tap_int(met, 0, "going on does not ask an answered question again");
    go(&iv, S("champions"));
    tap_int(interview_step(&iv).kind, STEP_CAPABILITY, "jumping there does");
}

static void background_is_offered(struct world *w)
{
    struct interview iv = fresh(w, SCOPE_FULL);

    tap_int(count(&iv, STEP_BRIEF), 0, "not shown before it was taken");
    while (interview_step(&iv).kind != STEP_OFFER) interview_apply(&iv, (struct event){ .kind = EVENT_NEXT });
    struct interview later = iv;
    interview_apply(&later, (struct event){ .kind = EVENT_NEXT });
    tap_int(interview_step(&later).kind, STEP_DONE, "left for later");
    interview_apply(&iv, (struct event){ .kind = EVENT_TAKE_OFFER });
    tap_int(interview_step(&iv).kind, STEP_BRIEF, "taken");
}

int main(int argc, char **argv)
{
    struct sys sys = sys_posix();
    struct world w = { .keep = sys_arena((size_t)1 << 28), .scratch = sys_arena((size_t)1 << 26) };
    struct diags problems = diags_in(&w.keep);

    w.q = argc == 2 ? questionnaire_load(&sys, &w.keep, w.scratch, argv[1], &problems) : NULL;
    if (!tap_ok(w.q != NULL, "the questionnaire loads")) return tap_done();
    scopes(&w);
    four_states(&w);
    texts(&w);
    not_mine(&w);
    follow_up_questions(&w);
    nothing_twice(&w);
    background_is_offered(&w);
    return tap_done();
}
