#include "questionnaire/reach.h"

#include "questionnaire/condition.h"
#include "questionnaire/questionnaire.h"

enum { AXES_MOST = 2 * CONDITION_SUBJECTS, VALUES_MOST = 100, UNIT = 1000 };

/* One answer with a representative of each of its regions. */
struct axis {
    struct subject of;
    struct fact *points;
    size_t n, at;
    int after;         /* the axis of the question that decides whether this one is asked; -1 */
    bool asked_about;  /* known() looks at it */
};

struct space {
    const struct condition *c;
    struct axis axes[AXES_MOST]; /* the subjects, then questions that others are asked after */
    size_t n;
    bool too_large;
};

/* ---- axes ---- */

static int axis_of_question(const struct space *s, const struct question *q)
{
    for (size_t i = 0; i < s->n; i++)
        if (s->axes[i].of.kind == SUBJECT_PROFILE && s->axes[i].of.question == q) return (int)i;
    return -1;
}

/* Each question brings along the one that it is asked after. Where several answers of that
 * one could be picked, the two are taken as independent: that can hide a dead condition, but
 * never calls a living one dead. */
static void find_axes(struct space *s)
{
    for (size_t i = 0; i < s->c->n_subjects; i++) s->axes[s->n++] = (struct axis){ .of = s->c->subjects[i], .after = -1 };
    for (size_t i = 0; i < s->n; i++) {
        const struct question *q = s->axes[i].of.question, *first = q ? q->after.question : NULL;
        if (!first || first->type == QUESTION_SEVERAL) continue;
        s->axes[i].after = axis_of_question(s, first);
        if (s->axes[i].after >= 0) continue;
        if (s->n == AXES_MOST) {
            s->too_large = true;
            return;
        }
        s->axes[i].after = (int)s->n;
        s->axes[s->n++] = (struct axis){ .of = { .kind = SUBJECT_PROFILE, .question = first }, .after = -1 };
    }
}

/* ---- points ---- */

/* A number that may be answered: from low to high in whole steps. */
struct grid {
    int64_t low, high, step;
};

static struct grid grid_of(const struct subject *s)
{
    struct grid g = { -(INT64_C(1) << 60), INT64_C(1) << 60, UNIT };
    int low = NO_BOUND, high = NO_BOUND;

    if (s->kind == SUBJECT_LEVEL) return (struct grid){ 0, (LEVELS - 1) * UNIT, UNIT };
    if (s->kind == SUBJECT_METRIC) {
        g.step = s->metric->decimals ? UNIT / 10 : UNIT;
        low = s->metric->low, high = s->metric->high;
    } else if (s->kind == SUBJECT_PROFILE) {
        low = s->question->low, high = s->question->high;
    }
    if (low != NO_BOUND) g.low = low * g.step;
    if (high != NO_BOUND) g.high = high * g.step;
    return g;
}

static void add_point(struct axis *a, enum fact_state state, int64_t value)
{
    for (size_t i = 0; i < a->n; i++)
        if (a->points[i].state == state && a->points[i].value == value) return;
    a->points[a->n++] = (struct fact){ state, value };
}

static void add_number(struct axis *a, struct grid g, int64_t value)
{
    if (value >= g.low && value <= g.high) add_point(a, FACT_KNOWN, value);
}

/* Beside each number that it is compared with, on the grid, there is a region on either side. */
static void add_numbers(struct space *s, size_t axis, struct axis *a)
{
    struct grid g = grid_of(&a->of);
    int64_t somewhere = g.low > 0 ? g.low : g.high < 0 ? g.high : 0;

    add_number(a, g, somewhere);
    for (size_t i = 0; i < s->c->n; i++) {
        const struct condition_node *n = &s->c->nodes[i];
        if (n->op != CONDITION_COMPARE || (n->subject != (int)axis && n->other != (int)axis)) continue;
        if (n->other < 0) {
            int64_t below = n->value - ((n->value % g.step) + g.step) % g.step;
            for (int k = -1; k <= 1; k++) add_number(a, g, below + k * g.step);
        } else if ((g.high - g.low) / g.step < VALUES_MOST) {
            for (int64_t v = g.low; v <= g.high; v += g.step) add_number(a, g, v);
        } else {
            s->too_large = true; /* two free numbers: no finite set of regions */
        }
    }
}

static size_t words_of(const struct subject *s)
{
    if (s->kind == SUBJECT_HAS) return 2;
    if (s->kind == SUBJECT_METRIC && s->metric->type == METRIC_BAND) return s->metric->options.n;
    if (s->kind != SUBJECT_PROFILE) return 0;
    if (s->question->type == QUESTION_YES_NO) return 2;
    return s->question->type == QUESTION_CHOICE ? s->question->options.n : 0;
}

static bool may_be_void(const struct subject *s)
{
    return s->capability || (s->question && s->question->after.question);
}

static void find_points(struct space *s, struct arena *scratch)
{
    for (size_t i = 0; i < s->c->n; i++)
        if (s->c->nodes[i].op == CONDITION_KNOWN) s->axes[s->c->nodes[i].subject].asked_about = true;
    for (size_t i = 0; i < s->n; i++) {
        struct axis *a = &s->axes[i];
        size_t words = words_of(&a->of), room = 3 * s->c->n + OPTIONS_MOST + VALUES_MOST + 4;
        a->points = arena_new(scratch, struct fact, room);
        for (size_t w = 0; w < words; w++) add_point(a, FACT_KNOWN, (int64_t)w);
        if (!words) add_numbers(s, i, a);
        add_point(a, FACT_UNKNOWN, 0);
        if (a->asked_about) add_point(a, FACT_SILENT, 0);
        if (may_be_void(&a->of)) add_point(a, FACT_VOID, 0);
    }
}

static bool is_small(const struct space *s)
{
    size_t points = 1;

    for (size_t i = 0; i < s->n; i++) {
        if (points > REACH_POINTS / s->axes[i].n) return false;
        points *= s->axes[i].n;
    }
    return true;
}

/* ---- combinations ---- */

static struct fact fact_at(const struct axis *a)
{
    return a->points[a->at];
}

/* A question asked after another: void where that one was answered otherwise, not answered
 * where that one is not. */
static bool follows(const struct space *s, const struct axis *a)
{
    struct fact here = fact_at(a), first = fact_at(&s->axes[a->after]);

    if (first.state == FACT_VOID) return here.state == FACT_VOID;
    if (first.state == FACT_KNOWN) return (a->of.question->after.is >> first.value & 1) == (here.state != FACT_VOID);
    return here.state == (a->asked_about ? FACT_SILENT : FACT_UNKNOWN);
}

/* Two subjects of one question are known or unknown together; and who answers a question
 * with several options picks at least one. */
static bool agrees(const struct space *s, const struct axis *a)
{
    size_t has = 0, picked = 0;

    for (size_t i = 0; i < s->n; i++) {
        const struct axis *b = &s->axes[i];
        if (b->of.question != a->of.question) continue;
        bool a_known = fact_at(a).state == FACT_KNOWN, b_known = fact_at(b).state == FACT_KNOWN;
        bool a_void = fact_at(a).state == FACT_VOID, b_void = fact_at(b).state == FACT_VOID;
        if (a_known != b_known || a_void != b_void) return false;
        if (b->of.kind != SUBJECT_HAS || !b_known) continue;
        has++;
        picked += fact_at(b).value != 0;
    }
    return has < a->of.question->options.n || picked > 0 || has == 0;
}

static bool possible(const struct space *s)
{
    for (size_t i = 0; i < s->n; i++) {
        const struct axis *a = &s->axes[i];
        if (!a->of.question) continue;
        if (!agrees(s, a) || (a->after >= 0 && !follows(s, a))) return false;
    }
    return true;
}

/* Everything that applies is answered; every capability applies. */
static bool answered(const struct space *s)
{
    for (size_t i = 0; i < s->n; i++) {
        enum fact_state state = fact_at(&s->axes[i]).state;
        if (state != FACT_KNOWN && !(state == FACT_VOID && s->axes[i].of.question)) return false;
    }
    return true;
}

static bool step(struct space *s)
{
    for (size_t i = 0; i < s->n; i++) {
        if (++s->axes[i].at < s->axes[i].n) return true;
        s->axes[i].at = 0;
    }
    return false;
}

static void try(const struct space *s, struct reach *r)
{
    struct fact facts[CONDITION_SUBJECTS];

    if (!possible(s)) return;
    for (size_t i = 0; i < s->c->n_subjects; i++) facts[i] = fact_at(&s->axes[i]);
    bool holds = condition_of_facts(s->c, facts).truth == TRUTH_TRUE;
    if (holds) r->may_hold = true;
    else if (!r->may_fail && answered(s)) r->may_fail = true;
}

struct reach condition_reach(const struct condition *c, struct arena scratch)
{
    struct space *s = arena_new(&scratch, struct space, 1);
    struct reach r = { 0 };

    s->c = c;
    find_axes(s);
    if (!s->too_large) find_points(s, &scratch);
    if (s->too_large || !is_small(s)) return r;
    do try(s, &r);
    while (!(r.may_hold && r.may_fail) && step(s));
    r.decided = true;
    return r;
}
