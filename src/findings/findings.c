#include "findings/findings.h"

#include "answers/round.h"
#include "base/arena.h"

const struct findings *findings_make(struct arena *keep, struct arena scratch, const struct questionnaire *q,
                                     const struct round *r, const struct sheet *const *sheets, size_t n_sheets,
                                     const struct findings_options *options)
{
    static const struct findings_options defaults = {0};
    const struct findings_options *o = options ? options : &defaults;
    struct findings *f = arena_new(keep, struct findings, 1);

    *f = (struct findings){ .questionnaire = q, .round = r, .sheets = sheets, .n_sheets = n_sheets,
        .plan = o->plan ? o->plan : &r->plan };
    f->consensus = consensus_make(keep, q, r, sheets, n_sheets, o->so_far);
    f->scorecard = scorecard_make(keep, f->consensus);
    if (o->standing_only) return f;
    struct facts *facts = arena_new(keep, struct facts, 1);
    *facts = (struct facts){ f->consensus, sheets, n_sheets, o->so_far };
    f->facts = facts;
    f->rules = o->rules ? NULL : rules_judge(keep, scratch, facts);
    struct parameters parameters = clock_parameters(q);
    struct roadmap_inputs in = { .scorecard = f->scorecard, .plan = f->plan, .rules = f->rules ? &f->rules->effects : o->rules,
        .facts = f->rules ? facts : NULL, .parameters = &parameters };
    f->roadmap = roadmap_make(keep, scratch, &in);
    if (o->questions) f->questions = questions_rank(keep, scratch, &in);
    return f;
}
