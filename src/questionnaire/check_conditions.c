/* Rules that never act, questions that are never asked. */
#include "questionnaire/check.h"
#include "questionnaire/condition.h"
#include "questionnaire/questionnaire.h"
#include "questionnaire/reach.h"
#include "questionnaire/rules.h"
#include "yaml/node.h"

/* What it means for the one who wrote it. */
struct meaning {
    const char *never, *always;
};

static void check(const struct condition *c, struct meaning what, struct arena scratch, struct diags *out)
{
    if (!c) return;
    struct reach r = condition_reach(c, scratch);
    if (!r.decided)
        ynode_problem(out, DIAG_NOTE, c->from, "reads too many answers to tell whether it can ever be true");
    else if (!r.may_hold)
        ynode_warning(out, c->from, "can never be true: %s", what.never);
    else if (!r.may_fail)
        ynode_warning(out, c->from, "is true whatever is answered: %s", what.always);
}

static void check_rule(const struct rule *r, struct arena scratch, struct diags *out)
{
    static const struct meaning when = { "the rule never acts", "leave \"when\" out" };
    static const struct meaning until = { "leave \"until\" out", "the block never acts" };

    check(r->when, when, scratch, out);
    for (size_t i = 0; i < r->n_effects; i++) check(r->effects[i].until, until, scratch, out);
}

void questionnaire_check_conditions(const struct questionnaire *q, struct arena scratch, struct diags *out)
{
    static const struct meaning asked = { "the question is never asked", "leave \"when\" out" };
    static const struct meaning doubted = { "nobody is ever asked this", "everybody would be asked this" };

    for (size_t i = 0; i < q->n_capabilities; i++) check(q->capabilities[i].when, asked, scratch, out);
    if (!q->rules) return;
    for (size_t i = 0; i < q->rules->n; i++) check_rule(&q->rules->list[i], scratch, out);
    for (size_t i = 0; i < q->rules->n_contradictions; i++) check(q->rules->contradictions[i].when, doubted, scratch, out);
}
