/* From levels, targets and needs to jobs: every rule of DESIGN.md section 6, "jobs". The
 * jobs are compared as text: `id +gain value/effort`, `before>after why`, `id why-held`. */

#include "findings/jobs.h"

#include "base/buf.h"
#include "findings/scorecard.h"
#include "findings/small.h"
#include "tap.h"

static struct arena scratch;

static const struct jobs *jobs_of(struct small *s, const struct rule_effects *rules)
{
    const struct consensus *c = consensus_make(s->keep, &s->q, &s->r, s->list, s->n_sheets, false);
    return jobs_make(s->keep, scratch, scorecard_make(s->keep, c), &s->r.plan, rules);
}

static void add_id(struct buf *b, const struct job *j)
{
    struct str id = j->action ? j->action->id : j->capability->id;
    buf_printf(b, "%s%.*s", j->action ? "" : "?", STR_ARG(id));
}

static struct str jobs_text(struct small *s, const struct jobs *j)
{
    struct buf b = buf_in(s->keep);
    for (size_t i = 0; i < j->n; i++) {
        if (i > 0) buf_add(&b, S(", "));
        add_id(&b, &j->list[i]);
        buf_printf(&b, " +%d %lld/%d", j->list[i].gain, (long long)j->list[i].value, j->list[i].effort.likely);
        for (size_t k = 0; k < j->list[i].n_checks; k++)
            buf_printf(&b, " check %.*s:%d", STR_ARG(j->list[i].checks[k].of->id), j->list[i].checks[k].level);
    }
    return buf_str(&b);
}

static struct str arcs_text(struct small *s, const struct jobs *j)
{
    static const char *const why[] = { [ARC_NEED] = "need", [ARC_LEVEL] = "level", [ARC_FIND_OUT] = "find-out",
        [ARC_RULE] = "rule" };
    struct buf b = buf_in(s->keep);
    for (size_t i = 0; i < j->n_arcs; i++) {
        if (i > 0) buf_add(&b, S(", "));
        add_id(&b, &j->list[j->arcs[i].before]);
        buf_byte(&b, '>');
        add_id(&b, &j->list[j->arcs[i].after]);
        buf_printf(&b, " %s", why[j->arcs[i].why]);
    }
    return buf_str(&b);
}

static struct str held_text(struct small *s, const struct jobs *j)
{
    static const char *const why[] = { [HELD_SKIPPED] = "skipped", [HELD_BLOCKED] = "blocked",
        [HELD_FIND_OUT] = "find-out", [HELD_AREA_UNKNOWN] = "area", [HELD_WITH] = "with", [HELD_NO_WAY] = "no-way",
        [HELD_NO_ROOM] = "no-room" };
    struct buf b = buf_in(s->keep);
    for (size_t i = 0; i < j->n_held; i++) {
        const struct not_now *h = &j->held[i];
        if (i > 0) buf_add(&b, S(", "));
        buf_printf(&b, "%.*s %s", STR_ARG(h->action->id), why[h->why]);
        if (h->needs) buf_printf(&b, " %.*s", STR_ARG(h->needs->id));
        if (h->why == HELD_NO_WAY) buf_printf(&b, " %.*s:%d", STR_ARG(h->waits->id), h->level);
    }
    return buf_str(&b);
}

static void expect(struct small *s, const struct rule_effects *rules, const char *name, const char *jobs,
                   const char *arcs, const char *held)
{
    const struct jobs *j = jobs_of(s, rules);
    printf("# %s\n", name);
    tap_str(jobs_text(s, j), str_of(jobs), "jobs");
    tap_str(arcs_text(s, j), str_of(arcs), "arcs");
    tap_str(held_text(s, j), str_of(held), "held");
}

/* A ladder a1 to a4 in area weight 2 and a ladder b1 to b4, weight 1, both with target 3. */
struct ladders {
    struct small *s;
    struct capability *a, *b;
    struct action *a1, *a2, *a3, *a4, *b1, *b2, *b3, *b4;
};

static struct ladders ladders(struct arena *keep)
{
    struct ladders l = { .s = small_new(keep) };
    small_area(l.s, "A", 2);
    l.a = small_cap(l.s, "a", 3);
    l.a1 = small_action(l.s, "a1", 0, 1, 3, 5);
    l.a2 = small_action(l.s, "a2", 1, 2, 4, 10);
    l.a3 = small_action(l.s, "a3", 2, 3, 5, 20);
    l.a4 = small_action(l.s, "a4", 3, 4, 2, 40);
    small_area(l.s, "B", 1);
    l.b = small_cap(l.s, "b", 3);
    l.b1 = small_action(l.s, "b1", 0, 1, 1, 5);
    l.b2 = small_action(l.s, "b2", 1, 2, 2, 10);
    l.b3 = small_action(l.s, "b3", 2, 3, 3, 20);
    l.b4 = small_action(l.s, "b4", 3, 4, 4, 40);
    return l;
}

static struct link link_of(const struct action *a)
{
    return (struct link){ a->id, a->index };
}

static void test_levels(struct arena keep)
{
    static const struct { const char *sheet, *jobs, *arcs; } rows[] = {
        { "03", "a1 +1 6/5, a2 +1 8/10, a3 +1 10/20", "a1>a2 level, a1>a3 level, a2>a3 level" },
        { "23", "a3 +1 10/20", "" },
        { "22", "a3 +1 10/20, b3 +1 3/20", "" },
        { "33", "", "" },
        { "44", "", "" },
        { "xx", "", "" },
    };
    for (size_t i = 0; i < countof(rows); i++) {
        struct ladders l = ladders(&keep);
        small_sheet(l.s, rows[i].sheet);
        expect(l.s, NULL, rows[i].sheet, rows[i].jobs, rows[i].arcs, "");
    }
    struct small *s = small_new(&keep);
    small_area(s, "A", 1);
    small_cap(s, "a", 3);
    small_action(s, "wide", 0, 2, 1, 10);
    small_action(s, "tall", 1, 4, 1, 10);
    small_sheet(s, "1");
    expect(s, NULL, "only levels between today and the target are gained", "wide +1 1/10, tall +2 2/10", "", "");
    const struct job *j = jobs_of(s, NULL)->list;
    tap_ok(j[0].from == 1 && j[0].to == 2 && j[1].from == 1 && j[1].to == 4, "from which level to which");
}

static void test_targets(struct arena keep)
{
    struct ladders l = ladders(&keep);
    struct sheet *sheet = small_sheet(l.s, "33");
    sheet->answers[0].wish = 2;
    expect(l.s, NULL, "a wish aims at 4", "a4 +1 4/40", "", "");
    struct rule_cap cap = { l.a, 3, S("small-team") };
    struct rule_effects rules = { .caps = &cap, .n_caps = 1 };
    expect(l.s, &rules, "a rule lowers the target", "", "", "");
    struct plan_number target = { { l.a->id, l.a->index }, 4 };
    l.s->r.plan.targets = &target, l.s->r.plan.n_targets = 1;
    expect(l.s, &rules, "what the team set stands", "a4 +1 4/40", "", "");
    target.of.index = -1;
    expect(l.s, &rules, "a target of something that is gone", "", "", "");
    cap.target = 4;
    sheet->answers[0].wish = 0;
    expect(l.s, &rules, "a rule never raises a target", "", "", "");
    struct plan_number weight = { { S("A"), 0 }, 5 };
    l.s->r.plan = (struct plan){ .weights = &weight, .n_weights = 1 };
    sheet->answers[0] = small_answer('2');
    expect(l.s, NULL, "the plan weighs areas", "a3 +1 25/20", "", "");
}

static void test_needs(struct arena keep)
{
    static const struct { const char *name, *sheet, *jobs, *arcs, *held; } rows[] = {
        { "a level that is to be reached", "12", "a2 +1 8/10, a3 +1 10/20, b3 +1 3/20", "a2>a3 level, a2>b3 level", "" },
        { "a level that is reached", "22", "a3 +1 10/20, b3 +1 3/20", "", "" },
        { "not applicable is met", "x2", "b3 +1 3/20", "", "" },
        { "unknown: find out first", "u2", "b3 +1 3/20, ?a +0 0/1", "?a>b3 find-out", "a1 find-out, a2 find-out, a3 find-out" },
        { "nobody needs it: not planned either", "13", "a2 +1 8/10, a3 +1 10/20", "a2>a3 level", "" },
    };
    for (size_t i = 0; i < countof(rows); i++) {
        struct ladders l = ladders(&keep);
        small_needs_level(l.s, l.b3, l.a, 2);
        small_sheet(l.s, rows[i].sheet);
        expect(l.s, NULL, rows[i].name, rows[i].jobs, rows[i].arcs, rows[i].held);
    }
}

static void test_action_needs(struct arena keep)
{
    static const struct { const char *name, *sheet, *jobs, *arcs; } rows[] = {
        { "an action that is to be done", "12", "a2 +1 8/10, a3 +1 10/20, b3 +1 3/20", "a2>a3 level, a2>b3 need" },
        { "its level is reached already", "22", "a3 +1 10/20, b3 +1 3/20", "" },
        { "its capability is not applicable", "x2", "b3 +1 3/20", "" },
        { "its capability is unknown", "u2", "b3 +1 3/20, ?a +0 0/1", "?a>b3 find-out" },
    };
    for (size_t i = 0; i < countof(rows); i++) {
        struct ladders l = ladders(&keep);
        small_needs_action(l.s, l.b3, l.a2);
        small_sheet(l.s, rows[i].sheet);
        const struct jobs *j = jobs_of(l.s, NULL);
        tap_str(jobs_text(l.s, j), str_of(rows[i].jobs), rows[i].name);
        tap_str(arcs_text(l.s, j), str_of(rows[i].arcs), "arcs");
    }
    struct ladders l = ladders(&keep);
    small_needs_action(l.s, l.b3, l.a3);
    small_needs_level(l.s, l.b3, l.a, 3);
    small_sheet(l.s, "22");
    expect(l.s, NULL, "a pair is joined once", "a3 +1 10/20, b3 +1 3/20", "a3>b3 need", "");
    l = ladders(&keep);
    small_add_need(l.s, &l.b->needs[3], (struct need){ .capability = l.a, .level = 3 });
    small_sheet(l.s, "22");
    expect(l.s, NULL, "what the capability names for the level", "a3 +1 10/20, b3 +1 3/20", "a3>b3 level", "");
    l.s->sheets[0].answers[1] = small_answer('3');
    expect(l.s, NULL, "but not for a level that is reached", "a3 +1 10/20", "", "");
    l = ladders(&keep);
    small_cap(l.s, "c", 2);
    small_add_need(l.s, &l.s->caps[2].needs[1], (struct need){ .capability = l.a, .level = 3 });
    small_action(l.s, "c2", 0, 2, 1, 5);
    small_sheet(l.s, "231");
    expect(l.s, NULL, "nor when the action passes it", "a3 +1 10/20, c2 +1 1/5", "", "");
}

static void test_pulled_in(struct arena keep)
{
    struct ladders l = ladders(&keep);
    small_needs_level(l.s, l.b3, l.a, 4);
    small_sheet(l.s, "22");
    expect(l.s, NULL, "above its target, but needed: without value", "a3 +1 10/20, a4 +0 0/40, b3 +1 3/20",
        "a3>a4 level, a3>b3 level, a4>b3 level", "");
    l.s->sheets[0].answers[1] = small_answer('3');
    expect(l.s, NULL, "not needed: not pulled in", "a3 +1 10/20", "", "");
    struct plan_number none = { { l.b->id, l.b->index }, 2 };
    l.s->sheets[0].answers[1] = small_answer('2');
    l.s->r.plan.targets = &none, l.s->r.plan.n_targets = 1;
    expect(l.s, NULL, "nor by what is itself above its target", "a3 +1 10/20", "", "");
    l = ladders(&keep);
    small_needs_action(l.s, l.b3, l.a4);
    small_needs_level(l.s, l.a4, l.b, 1);
    small_sheet(l.s, "22");
    expect(l.s, NULL, "an action above its target, by name", "a3 +1 10/20, a4 +0 0/40, b3 +1 3/20",
        "a3>a4 level, a4>b3 need", "");
    struct link skip = link_of(l.a3);
    l.s->r.plan = (struct plan){ .skip = &skip, .n_skip = 1 };
    expect(l.s, NULL, "what cannot be reached is not pulled in for nothing", "", "",
        "a3 skipped, a4 with a3, b3 with a4");
    l = ladders(&keep);
    struct capability *c = small_cap(l.s, "c", 1);
    small_needs_level(l.s, l.b3, l.a, 4);
    small_needs_level(l.s, l.b3, c, 1);
    small_sheet(l.s, "220");
    expect(l.s, NULL, "and is put back when nothing needs it after all", "a3 +1 10/20", "", "b3 no-way c:1");
}

static void test_extra(struct arena keep)
{
    struct ladders l = ladders(&keep);
    struct capability *c = small_cap(l.s, "c", 3);
    struct action *c1 = small_action(l.s, "c1", 0, 1, 2, 3);
    small_action(l.s, "c1-extra", 0, 1, 1, 2)->extra = true;
    struct action *c4x = small_action(l.s, "c4-extra", 3, 4, 1, 2);
    c4x->extra = true;
    small_needs_level(l.s, l.b3, c, 1);
    small_sheet(l.s, "320");
    expect(l.s, NULL, "extra: planned, but nothing waits for it", "b3 +1 3/20, c1 +1 2/3, c1-extra +1 1/2",
        "c1>b3 level", "");
    struct link skip = link_of(c1);
    l.s->r.plan = (struct plan){ .skip = &skip, .n_skip = 1 };
    expect(l.s, NULL, "and it does not reach a level by itself", "c1-extra +1 1/2", "",
        "b3 with c1, c1 skipped");
}

static void test_unknown(struct arena keep)
{
    struct small *s = small_new(&keep);
    small_area(s, "A", 1);
    small_cap(s, "a", 3), small_action(s, "a1", 0, 1, 1, 5);
    struct capability *b = small_cap(s, "b", 3);
    small_action(s, "b1", 0, 1, 1, 5);
    small_cap(s, "c", 3);
    struct action *c1 = small_action(s, "c1", 0, 1, 1, 5);
    small_cap(s, "d", 3);
    struct action *d4 = small_action(s, "d4", 3, 4, 1, 5);
    (void)d4;
    small_needs_level(s, c1, b, 1);
    struct sheet *sheet = small_sheet(s, "0u03");
    expect(s, NULL, "one of four unknown: find out in its place", "a1 +1 1/5, c1 +1 1/5, ?b +0 0/1", "?b>c1 find-out",
        "b1 find-out");
    sheet->answers[3] = small_answer('-');
    expect(s, NULL, "two of four: no plan for the area, only questions", "?b +0 0/1, ?d +0 0/1", "",
        "a1 area, b1 find-out, c1 area");
    sheet->answers[3] = small_answer('x');
    expect(s, NULL, "not applicable counts as asked", "a1 +1 1/5, c1 +1 1/5, ?b +0 0/1", "?b>c1 find-out",
        "b1 find-out");
    sheet->answers[3] = small_answer('u');
    struct link pin = link_of(c1);
    s->r.plan.pin = &pin, s->r.plan.n_pin = 1;
    expect(s, NULL, "what the team pins stays", "c1 +1 1/5, ?b +0 0/1, ?d +0 0/1", "?b>c1 find-out",
        "a1 area, b1 find-out");
    s->r.plan.n_pin = 0;
    struct rule_pin restore = { .of = c1, .rule = S("restore-first") };
    struct rule_effects rules = { .pins = &restore, .n_pins = 1 };
    expect(s, &rules, "an ordinary pin of a rule does not", "?b +0 0/1, ?d +0 0/1", "",
        "a1 area, b1 find-out, c1 area");
    c1->tags |= 1u << TAG_SAFETY;
    expect(s, &rules, "a safety pin does", "c1 +1 1/5, ?b +0 0/1, ?d +0 0/1", "?b>c1 find-out",
        "a1 area, b1 find-out");
    small_needs_action(s, c1, &s->actions[0]);
    expect(s, &rules, "with what it needs", "a1 +1 1/5, c1 +1 1/5, ?b +0 0/1, ?d +0 0/1",
        "?b>c1 find-out, a1>c1 need", "b1 find-out");
    small_area(s, "B", 1);
    small_cap(s, "e", 3);
    struct action *e1 = small_action(s, "e1", 0, 1, 1, 5);
    small_needs_action(s, e1, &s->actions[0]);
    c1->needs.n--;
    small_needs_action(s, c1, e1);
    s->n_sheets = 0;
    sheet = small_sheet(s, "0u0u0");
    expect(s, &rules, "also through an action that is planned anyway",
        "a1 +1 1/5, c1 +1 1/5, e1 +1 1/5, ?b +0 0/1, ?d +0 0/1", "?b>c1 find-out, e1>c1 need, a1>e1 need",
        "b1 find-out");
    c1->needs.list[c1->needs.n - 1] = (struct need){ .action = &s->actions[0] };
    e1->needs.n--;
    sheet->answers[4] = small_answer('3');
    sheet->answers[2] = small_answer('u');
    expect(s, &rules, "also when its own level is unknown", "a1 +1 1/5, c1 +1 1/5, ?b +0 0/1, ?c +0 0/1, ?d +0 0/1",
        "?b>c1 find-out, a1>c1 need", "b1 find-out");
}

static void test_not_asked(struct arena keep)
{
    struct ladders l = ladders(&keep);
    l.s->r.form = FORM_SHORT;
    l.b->core = true;
    small_needs_level(l.s, l.b3, l.a, 2);
    small_needs_action(l.s, l.b3, l.a1);
    small_sheet(l.s, "-2");
    expect(l.s, NULL, "not asked: planned, check first, no job", "b3 +1 3/20 check a:2", "", "");
    const struct jobs *j = jobs_of(l.s, NULL);
    tap_ok(j->n_ask == 1 && j->ask[0] == l.a, "one more question decides the plan");
    small_needs_level(l.s, l.b3, l.a, 3);
    expect(l.s, NULL, "the highest level that it counts on", "b3 +1 3/20 check a:3", "", "");
    l.b3->needs.n--;
    struct link pin = link_of(l.a2);
    l.s->r.plan = (struct plan){ .pin = &pin, .n_pin = 1 };
    expect(l.s, NULL, "a pin is planned unasked", "a2 +1 8/10 check a:1, b3 +1 3/20 check a:2", "", "");
}

static void test_skipped(struct arena keep)
{
    struct ladders l = ladders(&keep);
    small_needs_level(l.s, l.b3, l.a, 2);
    small_sheet(l.s, "02");
    struct link skip = link_of(l.a1);
    l.s->r.plan = (struct plan){ .skip = &skip, .n_skip = 1 };
    expect(l.s, NULL, "skipped, with all that needs it", "", "", "a1 skipped, a2 with a1, a3 with a1, b3 with a1");
    skip = link_of(l.a4);
    expect(l.s, NULL, "skipping what nobody plans says nothing", "a1 +1 6/5, a2 +1 8/10, a3 +1 10/20, b3 +1 3/20",
        "a1>a2 level, a1>a3 level, a2>a3 level, a1>b3 level, a2>b3 level", "");
    skip = (struct link){ S("gone"), -1 };
    expect(l.s, NULL, "nor does an action that is gone", "a1 +1 6/5, a2 +1 8/10, a3 +1 10/20, b3 +1 3/20",
        "a1>a2 level, a1>a3 level, a2>a3 level, a1>b3 level, a2>b3 level", "");
    struct rule_block block = { l.a2, S("no-step-two") };
    struct rule_effects rules = { .blocks = &block, .n_blocks = 1 };
    l.s->r.plan = (struct plan){0};
    expect(l.s, &rules, "blocked by a rule", "a1 +1 6/5", "", "a2 blocked, a3 with a2, b3 with a2");
    tap_str(jobs_of(l.s, &rules)->held[0].rule, S("no-step-two"), "the rule is named");
    tap_ok(jobs_of(l.s, &rules)->held[1].value == 10 && jobs_of(l.s, &rules)->held[1].effort == 20,
        "value and effort as if it were planned");

    struct small *s = small_new(&keep);
    small_area(s, "A", 1);
    small_cap(s, "a", 2);
    struct action *one = small_action(s, "one", 0, 1, 1, 5);
    small_action(s, "other", 0, 1, 1, 6);
    small_action(s, "two", 1, 2, 1, 7);
    small_sheet(s, "0");
    skip = link_of(one);
    s->r.plan = (struct plan){ .skip = &skip, .n_skip = 1 };
    expect(s, NULL, "another action takes the same step", "other +1 1/6, two +1 1/7", "other>two level", "one skipped");
}

static void test_no_way(struct arena keep)
{
    struct small *s = small_new(&keep);
    small_area(s, "A", 1);
    small_cap(s, "a", 3);
    small_action(s, "a1", 0, 1, 1, 5);
    small_action(s, "a3", 2, 3, 1, 5);
    small_sheet(s, "0");
    expect(s, NULL, "a step that no action takes", "a1 +1 1/5", "", "a3 no-way a:2");
    s->sheets[0].answers[0] = small_answer('2');
    expect(s, NULL, "it does not matter from above", "a3 +1 1/5", "", "");
}

static void test_done(struct arena keep)
{
    struct ladders l = ladders(&keep);
    small_sheet(l.s, "13");
    struct promise p[] = { { .action = link_of(l.a2), .state = PROMISE_DONE } };
    l.s->r.promises = p, l.s->r.n_promises = 1;
    expect(l.s, NULL, "a promise that was kept is not planned again", "a3 +1 10/20", "", "");
    p[0].state = PROMISE_GOING;
    expect(l.s, NULL, "one that is going is", "a2 +1 8/10, a3 +1 10/20", "a2>a3 level", "");
    p[0] = (struct promise){ .own = S("talk for an hour"), .state = PROMISE_DONE };
    expect(l.s, NULL, "one in own words changes nothing", "a2 +1 8/10, a3 +1 10/20", "a2>a3 level", "");
}

static void test_numbers(struct arena keep)
{
    static const struct { int impact, boost; int64_t value; } rows[] = {
        { 5, 0, 10 }, { 5, 3, 16 }, { 5, 9, 20 }, { 5, -9, 2 }, { 1, -1, 2 }, { 5, -1, 8 },
    };
    for (size_t i = 0; i < countof(rows); i++) {
        struct ladders l = ladders(&keep);
        l.a3->impact = rows[i].impact;
        struct rule_boost boost[] = { { l.a3, rows[i].boost, S("r") }, { l.b3, 5, S("other") } };
        struct rule_effects rules = { .boosts = boost, .n_boosts = 2 };
        small_sheet(l.s, "23");
        tap_int(jobs_of(l.s, &rules)->list[0].value, rows[i].value, "weight x gain x impact, boosted, 1 to 10");
    }
    struct ladders l = ladders(&keep);
    small_sheet(l.s, "23");
    struct plan_estimate own = { .action = link_of(l.a3), .effort = 7, .impact = 2, .because = S("half done") };
    l.s->r.plan = (struct plan){ .estimates = &own, .n_estimates = 1 };
    const struct job *j = jobs_of(l.s, NULL)->list;
    tap_ok(j->value == 4 && j->effort.likely == 7 && j->effort.low == 7 && j->own_estimate, "the team's figures win");
    tap_str(j->because, S("half done"), "and say why");
    own.effort = -1, own.impact = 0;
    j = jobs_of(l.s, NULL)->list;
    tap_ok(j->value == 10 && j->effort.likely == 20, "what the team did not say stays");
    own.effort = 0;
    tap_int(jobs_of(l.s, NULL)->list->effort.likely, 1, "nothing takes no time");
    l.s->r.plan = (struct plan){0};
    l.a3->effort = (struct estimate){0};
    j = jobs_of(l.s, NULL)->list;
    tap_ok(j->effort.likely == NO_ESTIMATE && j->no_estimate, "without an estimate one week, and it is marked");
}

static void test_orders(struct arena keep)
{
    struct ladders l = ladders(&keep);
    small_sheet(l.s, "11");
    struct rule_order orders[] = {
        { l.b2, l.a2, S("b-first") }, { l.a2, l.b2, S("against") }, { l.a3, l.b2, S("far-against") },
        { l.a4, l.b2, S("absent") }, { l.a2, l.a3, S("known") },
    };
    struct rule_effects rules = { .orders = orders, .n_orders = countof(orders) };
    expect(l.s, &rules, "orders of rules", "a2 +1 8/10, a3 +1 10/20, b2 +1 2/10, b3 +1 3/20",
        "a2>a3 level, b2>b3 level, b2>a2 rule", "");
    const struct jobs *j = jobs_of(l.s, &rules);
    tap_ok(j->n_gave_way == 2 && j->gave_way[0] == &orders[1] && j->gave_way[1] == &orders[2],
        "what contradicts gives way and is named");
}

/* More jobs than the mathematics takes: chains, so that only their ends may go. */
static void test_too_many(struct arena keep)
{
    enum { CHAINS = 150, STEPS_EACH = 2 };
    struct questionnaire q = { .n_areas = 1, .n_capabilities = CHAINS, .n_actions = CHAINS * STEPS_EACH };
    q.areas = arena_new(&keep, struct area, 1);
    q.capabilities = arena_new(&keep, struct capability, CHAINS);
    q.actions = arena_new(&keep, struct action, q.n_actions);
    struct round r = { .settled = arena_new(&keep, struct settled, CHAINS) };
    *q.areas = (struct area){ .weight = 1, .capabilities = q.capabilities, .n_capabilities = CHAINS,
        .actions = q.actions, .n_actions = q.n_actions };
    for (int i = 0; i < CHAINS; i++) {
        struct capability *c = &q.capabilities[i];
        *c = (struct capability){ .index = i, .area = q.areas, .target = 3, .n_actions = STEPS_EACH,
            .actions = arena_new(&keep, struct action *, STEPS_EACH) };
        r.settled[i] = (struct settled){ .state = ANSWER_LEVEL, .level = 0 };
        for (int k = 0; k < STEPS_EACH; k++) {
            struct action *a = c->actions[k] = &q.actions[i * STEPS_EACH + k];
            *a = (struct action){ .index = i * STEPS_EACH + k, .area = q.areas, .capability = c, .level_from = k,
                .level_to = k + 1, .id = S("x"), .impact = 1 + i % 5, .effort = { 10, 10, 10 } };
        }
    }
    const struct consensus *c = consensus_make(&keep, &q, &r, NULL, 0, false);
    const struct jobs *j = jobs_make(&keep, scratch, scorecard_make(&keep, c), &r.plan, NULL);
    tap_ok(j->n == JOBS_MOST && j->n_held == CHAINS * STEPS_EACH - JOBS_MOST, "cut to %zu jobs", j->n);
    bool low = true, whole = true;
    for (size_t i = 0; i < j->n_held; i++)
        low = low && j->held[i].why == HELD_NO_ROOM && j->held[i].action->impact <= 2;
    for (size_t i = 0; i < j->n; i++) whole = whole && j->list[i].index == (int)i;
    for (size_t i = 0; i < j->n_arcs; i++)
        whole = whole && j->list[j->arcs[i].after].capability == j->list[j->arcs[i].before].capability;
    for (size_t i = 0; i < j->n; i++)
        if (j->list[i].from == 1) whole = whole && jobs_of_action(j, j->list[i].action - 1);
    tap_ok(low, "what brings least goes");
    tap_ok(whole, "what stays is numbered anew and keeps what it needs");
}

int main(void)
{
    struct arena keep = tap_arena(1 << 26);
    scratch = tap_arena(1 << 26);
    test_levels(keep);
    test_targets(keep);
    test_needs(keep);
    test_action_needs(keep);
    test_pulled_in(keep);
    test_extra(keep);
    test_unknown(keep);
    test_not_asked(keep);
    test_skipped(keep);
    test_no_way(keep);
    test_done(keep);
    test_numbers(keep);
    test_orders(keep);
    test_too_many(keep);
    return tap_done();
}
