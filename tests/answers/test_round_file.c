/* A round with everything that the format has: read without a word, and written as it was. */

#include "answers/end_line.h"
#include "answers/round.h"
#include "answers/round_file.h"
#include "tiny.h"

static struct arena keep;
static const struct questionnaire *q;

static const struct round *read_text(struct str text, struct diags *out)
{
    struct source *in = arena_new(&keep, struct source, 1);
    struct buf shown = buf_in(&keep);

    *in = (struct source){ S("round.yaml"), text };
    const struct round *r = round_read(&keep, q, in, false, out);
    diags_print(&shown, out);
    if (out->n) tap_show("problems", buf_str(&shown));
    return r;
}

static void team_and_dates(const struct round *r)
{
    tap_str(r->team, S("payments"), "team");
    tap_str(r->name, S("決済チーム"), "name");
    tap_ok(r->answers == ANSWERS_NAMED && r->form == FORM_SHORT && r->expected == 4 && r->revealed, "words and numbers");
    tap_str(date_text(&keep, r->dates.next), S("2027-05-23"), "dates");
    tap_ok(r->n_hide == 1 && str_eq(r->hide[0].as, S("system A")), "stand-ins");
    tap_ok(r->profile[1].milli == 30000 && r->profile[2].option == 0 && r->profile[3].state == VALUE_UNKNOWN
           && r->profile[5].n == 2 && str_eq(r->profile[5].items[3], S("もう一つ")), "the profile");
    tap_ok(r->metrics[0].option == 0 && r->metrics[1].milli == 6500 && r->metrics[2].state == VALUE_UNKNOWN, "the metrics");
}

static void talk_and_levels(const struct round *r)
{
    const struct settled *s = r->settled;

    tap_ok(r->n_asks == 2 && r->asks[0].n_talk == 2 && r->asks[0].talk[1].by == SPEAKER_OUTSIDE
           && r->asks[0].state == ASK_ANSWERED && r->asks[0].urgent && !r->asks[1].urgent, "questions");
    tap_ok(r->n_outside == 3 && r->n_letters == 2 && r->letters[1].trip == 2 && !date_known(r->letters[1].back), "letters");
    tap_ok(s[0].state == ANSWER_LEVEL && s[0].level == 1 && s[0].n_votes == 4 && s[0].votes[3] == 2, "a settled level");
    tap_ok(s[1].state == ANSWER_LEVEL && s[1].level == 0, "a level for the newest meaning");
    tap_ok(s[2].state == ANSWER_UNKNOWN && s[3].state == ANSWER_NOT_APPLICABLE && s[3].reason.n > 0, "unknown, not applicable");
}

static void plan_and_promises(const struct round *r)
{
    const struct plan *p = &r->plan;

    tap_ok(p->people == 4 && p->share == 50 && p->leads == 2, "what the plan rests on");
    tap_ok(p->n_weights == 2 && p->weights[1].of.index == 1 && p->weights[1].value == 1, "weights");
    tap_ok(p->n_targets == 1 && p->targets[0].of.index == 2, "targets");
    tap_ok(p->n_pin == 1 && p->pin[0].index == 0 && p->n_skip == 2 && p->skip[1].index == 2, "pins and skips");
    tap_ok(p->n_owners == 1 && str_eq(p->owners[0].who, S("N.")), "owners");
    tap_ok(p->n_estimates == 2 && p->estimates[0].effort == 15 && p->estimates[1].effort == 0 && p->estimates[1].impact == 0
           && p->estimates[0].impact == 5, "estimates");
    tap_ok(p->n_review == 2 && p->review[0].fits.index == 0 && !p->review[1].fits.id.n && p->review[0].by.month == 3, "the plan that was brought along");
    tap_ok(r->n_promises == 2 && r->promises[0].action.index == 0 && r->promises[0].state == PROMISE_GOING
           && !r->promises[1].action.id.n && r->promises[1].state == PROMISE_DONE, "promises");
    tap_ok(r->n_later == 1 && r->n_parking == 1 && r->verdicts.approach.n > 0, "the rest");
}

static void gone(void)
{
    struct str text = end_line_add(&keep, S(
        "tightrope: round/1\nteam: {id: t}\ndate: 2026-11-23\nquestionnaire: {id: tiny, version: \"1.0.0\"}\nanswers: anonymous\n"
        "form: full\nrevealed: no\n"
        "profile:\n  gone: {text: x, reach: team}\n"
        "metrics:\n  gone: 5\n"
        "settled:\n  deploy: {level: 3}\n  gone: {level: 1, votes: [1]}\n"
        "plan:\n  weights: {gone: 2}\n  targets: {gone: 3}\n  pin: [gone]\n  skip: [gone]\n  owners: {gone: N.}\n"
        "  estimates:\n    gone: {effort: 1}\n  review:\n    - {text: x, fits: gone}\n"
        "promises:\n  - id: p1\n    action: gone\n    state: promised\n"));
    struct diags out = diags_in(&keep);
    const struct round *r = read_text(text, &out);

    if (!tap_ok(r != NULL, "a round of which much is gone is read")) return;
    tap_int((int64_t)out.warnings, 11, "with a warning for each");
    tap_ok(r->plan.pin[0].index == -1 && r->promises[0].action.index == -1, "links to nothing say so");
    tap_ok(r->settled[1].state == ANSWER_NONE && r->settled[1].earlier.level == 3, "a level for another meaning is not settled");
    tap_str(round_write(&keep, q, r), text, "and all of it is written back");
}

static void growing(void)
{
    struct round *r = round_new(&keep, q);

    tap_str(round_new_id(&keep, r, 'q'), S("q1"), "the first id");
    r->asks = round_grow(&keep, r->asks, r->n_asks, sizeof *r->asks);
    r->asks[r->n_asks++] = (struct ask){ .id = S("q1"), .ask = S("Why?") };
    r->asks = round_grow(&keep, r->asks, r->n_asks, sizeof *r->asks);
    r->asks[r->n_asks++] = (struct ask){ .id = S("q3"), .ask = S("How?") };
    tap_ok(str_eq(r->asks[0].ask, S("Why?")), "what was there stays when a list grows");
    tap_str(round_new_id(&keep, r, 'q'), S("q2"), "the smallest free id");
    tap_str(round_new_id(&keep, r, 'p'), S("p1"), "each letter for itself");
    tap_ok(link_to(q, LINK_ACTION, S("run-script")).index == 1 && link_to(q, LINK_AREA, S("watch")).index == 1
           && link_to(q, LINK_CAPABILITY, S("watch")).index == -1, "links");
}

int main(int argc, char **argv)
{
    struct sys sys = sys_posix();
    struct diags out;
    struct str text = { 0 };

    keep = tap_arena(64 << 20);
    out = diags_in(&keep);
    if (argc != 3 || !(q = tiny_load(&sys, &keep, argv[1]))) return 1;
    if (sys.read(&sys, &keep, argv[2], 1 << 20, &text)) return 1;
    text = end_line_add(&keep, text);
    const struct round *r = read_text(text, &out);
    tap_ok(r && out.n == 0, "the full round has no problems");
    if (r) {
        team_and_dates(r);
        talk_and_levels(r);
        plan_and_promises(r);
        tap_str(round_write(&keep, q, r), text, "it is written as it was");
    }
    gone();
    growing();
    return tap_done();
}
