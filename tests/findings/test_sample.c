/* The whole way from the files of the sample team to sentences. The texts of the
 * questionnaire may change; what must hold of every plan of it may not. */

#include "answers/round.h"
#include "answers/store.h"
#include "base/bug.h"
#include "findings/explain.h"
#include "findings/findings.h"
#include "findings/progress.h"
#include "findings/tell.h"
#include "questionnaire/load.h"
#include "tap.h"

struct river {
    struct sys sys;
    struct arena keep, scratch;
    const struct questionnaire *q;
    struct store store;
};

static struct round_set read_round(struct river *r, struct str round)
{
    struct diags problems = diags_in(&r->keep);
    struct round_set set = {0};
    enum sys_error e = store_read_round(&r->store, &r->keep, r->q, (struct place){ S("payments"), round }, &set, &problems);

    tap_ok(e == SYS_OK && set.round && problems.n == 0, "%.*s: read without a problem", STR_ARG(round));
    tap_int((int64_t)set.n_sheets, 4, "four sheets");
    return set;
}

static const struct findings *find(struct river *r, const struct round_set *set, struct findings_options o)
{
    return findings_make(&r->keep, r->scratch, r->q, set->round, (const struct sheet *const *)set->sheets, set->n_sheets,
        &o);
}

/* Every need of every planned job ends before it starts, and no slot does two things at once. */
static void check_plan(const struct roadmap *m)
{
    bool arcs = true, slots = true, values = true;

    for (size_t i = 0; i < m->jobs->n_arcs; i++) {
        const struct roadmap_line *before = roadmap_line_of(m, &m->jobs->list[m->jobs->arcs[i].before]);
        const struct roadmap_line *after = roadmap_line_of(m, &m->jobs->list[m->jobs->arcs[i].after]);
        arcs = arcs && (!after || (before && before->end <= after->start));
    }
    for (size_t i = 0; i < m->n; i++) {
        for (size_t k = 0; k < i; k++)
            slots = slots && (m->lines[k].slot != m->lines[i].slot || m->lines[k].end <= m->lines[i].start);
        values = values && m->lines[i].slot < m->clock.slots && m->lines[i].end - m->lines[i].start ==
            m->lines[i].job->effort.likely;
    }
    tap_ok(arcs, "nothing starts before what it needs");
    tap_ok(slots, "nobody does two things at once");
    tap_ok(values, "everything takes as long as it takes");
    tap_ok(m->cost >= m->bound, "no plan is better than the bound");
}

static void check_same(struct river *r, struct round_set *set, const struct findings *f)
{
    struct str one = tell_findings(&r->keep, f, LANG_EN);
    struct sheet *first = set->sheets[0];

    tap_str(tell_findings(&r->keep, find(r, set, (struct findings_options){ .questions = true }), LANG_EN), one,
        "the same again");
    for (size_t i = 0; i + 1 < set->n_sheets; i++) set->sheets[i] = set->sheets[i + 1];
    set->sheets[set->n_sheets - 1] = first;
    tap_str(tell_findings(&r->keep, find(r, set, (struct findings_options){ .questions = true }), LANG_EN), one,
        "whoever answered first");
}

/* Every line and everything held back has its sentences, in both languages. */
static void check_sentences(struct river *r, const struct roadmap *m)
{
    static const struct str stop[] = { [LANG_EN] = S_INIT("."), [LANG_JA] = S_INIT("。") };
    bool lines = true, answers = true, held = true;

    for (int l = 0; l < LANGUAGES; l++) {
        enum language lang = (enum language)l;
        for (size_t i = 0; i < m->n; i++) {
            lines = lines && str_ends(explain_line(&r->keep, m, &m->lines[i], lang), stop[l]);
            answers = answers && str_ends(explain_answer(&r->keep, m, &m->lines[i], lang), stop[l]) &&
                explain_change(&r->keep, m, &m->lines[i], lang).n > 0 &&
                explain_title(&r->keep, m->lines[i].job, lang).n > 0;
        }
        for (size_t i = 0; i < m->n_not_now; i++)
            held = held && str_ends(explain_held(&r->keep, m, &m->not_now[i], lang), stop[l]);
    }
    tap_ok(lines, "every line says why");
    tap_ok(answers, "and which answer it follows from and will change");
    tap_ok(held, "what is not now says why");
    tap_ok(m->n > 0 && m->n_first == FIRST_ACTIONS && m->n_not_now > 0, "there is a plan, and not everything is now");
}

static void check_round(struct river *r, struct str round)
{
    struct round_set set = read_round(r, round);
    if (!set.round) return;
    const struct findings *f = find(r, &set, (struct findings_options){ .questions = true });

    check_plan(f->roadmap);
    check_sentences(r, f->roadmap);
    check_same(r, &set, f);
}

static void check_progress(struct river *r)
{
    struct round_set before = read_round(r, S("2026-05")), now = read_round(r, S("2026-11"));
    if (!before.round || !now.round) return;
    const struct findings *a = find(r, &before, (struct findings_options){0});
    const struct findings *b = find(r, &now, (struct findings_options){0});
    const struct progress *p = progress_make(&r->keep, b->consensus, a->consensus);

    tap_ok(p->up > p->down && p->n_moved == (size_t)(p->up + p->down), "the sample team moved: %d up, %d down", p->up,
        p->down);
}

int main(int argc, char **argv)
{
    struct river r = { .sys = sys_posix(), .keep = tap_arena((size_t)1 << 30), .scratch = tap_arena((size_t)1 << 28) };
    struct diags problems = diags_in(&r.keep);

    if (argc != 2) bug("test_sample QUESTIONNAIRE");
    r.q = questionnaire_load(&r.sys, &r.keep, r.scratch, argv[1], &problems);
    if (!tap_ok(r.q != NULL, "the questionnaire loads")) return tap_done();
    r.store = (struct store){ .sys = &r.sys, .root = str_printf(&r.keep, "%s/sample", argv[1]) };
    check_round(&r, S("2026-05"));
    check_round(&r, S("2026-11"));
    check_progress(&r);
    return tap_done();
}
