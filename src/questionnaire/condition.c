#include "questionnaire/condition.h"

#include "base/bug.h"

bool subject_same(const struct subject *a, const struct subject *b)
{
    return a->kind == b->kind && a->capability == b->capability && a->metric == b->metric && a->question == b->question
        && a->option == b->option;
}

static bool holds(enum comparison c, int64_t left, int64_t right)
{
    switch (c) {
    case COMPARE_EQUAL:      return left == right;
    case COMPARE_UNEQUAL:    return left != right;
    case COMPARE_LESS:       return left < right;
    case COMPARE_LESS_EQUAL: return left <= right;
    case COMPARE_MORE:       return left > right;
    case COMPARE_MORE_EQUAL: return left >= right;
    }
    bug("a comparison that is none");
}

static enum truth truth_of(bool holds)
{
    return holds ? TRUTH_TRUE : TRUTH_FALSE;
}

static struct condition_result compare(const struct condition_node *n, const struct fact *facts)
{
    const struct fact given = { FACT_KNOWN, n->value };
    struct fact left = facts[n->subject], right = n->other >= 0 ? facts[n->other] : given;
    uint64_t left_bit = UINT64_C(1) << n->subject, right_bit = n->other >= 0 ? UINT64_C(1) << n->other : 0;

    if (left.state == FACT_VOID) return (struct condition_result){ TRUTH_FALSE, left_bit };
    if (right.state == FACT_VOID) return (struct condition_result){ TRUTH_FALSE, right_bit };
    if (left.state == FACT_KNOWN && right.state == FACT_KNOWN)
        return (struct condition_result){ truth_of(holds(n->compare, left.value, right.value)), left_bit | right_bit };
    return (struct condition_result){
        TRUTH_UNKNOWN, (left.state == FACT_KNOWN ? 0 : left_bit) | (right.state == FACT_KNOWN ? 0 : right_bit),
    };
}

static enum truth known(struct fact f)
{
    switch (f.state) {
    case FACT_SILENT:  return TRUTH_UNKNOWN;
    case FACT_UNKNOWN: return TRUTH_FALSE;
    case FACT_VOID:
    case FACT_KNOWN:   return TRUTH_TRUE;
    }
    bug("a fact in no state");
}

static enum truth has(struct fact f)
{
    if (f.state == FACT_VOID) return TRUTH_FALSE;
    return f.state == FACT_KNOWN ? truth_of(f.value != 0) : TRUTH_UNKNOWN;
}

/* and, or: `strong` on one side decides alone (false of and, true of or). */
static struct condition_result join(struct condition_result a, struct condition_result b, enum truth strong)
{
    enum truth truth = a.truth == strong || b.truth == strong                   ? strong
                     : a.truth == TRUTH_UNKNOWN || b.truth == TRUTH_UNKNOWN     ? TRUTH_UNKNOWN
                                                                                : a.truth;
    return (struct condition_result){ truth, (a.truth == truth ? a.hung : 0) | (b.truth == truth ? b.hung : 0) };
}

static struct condition_result result_of(const struct condition_node *n, const struct fact *facts,
                                         const struct condition_result *before)
{
    switch (n->op) {
    case CONDITION_COMPARE: return compare(n, facts);
    case CONDITION_HAS:     return (struct condition_result){ has(facts[n->subject]), UINT64_C(1) << n->subject };
    case CONDITION_KNOWN:   return (struct condition_result){ known(facts[n->subject]), UINT64_C(1) << n->subject };
    case CONDITION_AND:     return join(before[n->left], before[n->right], TRUTH_FALSE);
    case CONDITION_OR:      return join(before[n->left], before[n->right], TRUTH_TRUE);
    case CONDITION_NOT:     break;
    }
    struct condition_result r = before[n->left];
    if (r.truth != TRUTH_UNKNOWN) r.truth = truth_of(r.truth == TRUTH_FALSE);
    return r;
}

struct condition_result condition_of_facts(const struct condition *c, const struct fact *facts)
{
    struct condition_result of[CONDITION_NODES];

    for (size_t i = 0; i < c->n; i++) of[i] = result_of(&c->nodes[i], facts, of);
    return of[c->n - 1];
}

struct condition_result condition_of(const struct condition *c, condition_fact *fact, void *context)
{
    struct fact facts[CONDITION_SUBJECTS];

    for (size_t i = 0; i < c->n_subjects; i++) facts[i] = fact(context, &c->subjects[i]);
    return condition_of_facts(c, facts);
}
