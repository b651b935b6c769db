/* From jobs to lines: order, horizons, pins, vetoes, what has no room, and why. The clock of
 * most cases: one person, all the time, one slot, so that 6 units are a week and the horizons
 * end at 36, 78 and 234. Lines are compared as text: `id start-end horizon reason`. */

#include "findings/roadmap.h"

#include "base/buf.h"
#include "findings/findings.h"
#include "findings/small.h"
#include "tap.h"

static struct arena scratch;

/* One job by itself: a capability at level 0 with one action up to its target 1. */
static struct action *job(struct small *s, const char *id, int value, int effort)
{
    small_cap(s, str_z(s->keep, str_join(s->keep, S("cap-"), str_of(id))), 1);
    return small_action(s, id, 0, 1, value, effort);
}

static struct small *start(struct arena *keep)
{
    struct small *s = small_new(keep);
    s->r.plan = (struct plan){ .people = 1, .share = 100, .leads = 1 };
    small_area(s, "area", 1);
    return s;
}

/* Everybody says level 0. */
static const struct findings *find(struct small *s, const struct rule_effects *rules)
{
    char letters[SMALL_CAPS + 1] = {0};
    struct findings_options o = { .rules = rules };

    memset(letters, '0', s->q.n_capabilities);
    if (s->n_sheets == 0) small_sheet(s, letters);
    return findings_make(s->keep, scratch, &s->q, &s->r, s->list, s->n_sheets, &o);
}

static void add_name(struct buf *b, const struct job *j)
{
    struct str id = j->action ? j->action->id : j->capability->id;
    buf_printf(b, "%s%.*s", j->action ? "" : "?", STR_ARG(id));
}

static void add_reason(struct buf *b, const struct roadmap *m, const struct roadmap_line *l)
{
    static const char *const words[] = { [REASON_OWN_RATIO] = "own", [REASON_PULLED_FORWARD] = "forward",
        [REASON_WAITS_FOR] = "waits", [REASON_STEPPING_STONE] = "stone", [REASON_PINNED] = "pinned",
        [REASON_SERVES_PIN] = "serves", [REASON_FILLS_GAP] = "gap", [REASON_SIDE_BY_SIDE] = "beside" };

    buf_printf(b, " %s", words[l->reason]);
    for (size_t i = 0; i < l->n_unlocks; i++) buf_byte(b, '>'), add_name(b, l->unlocks[i]);
    if (l->waits) buf_byte(b, '<'), add_name(b, &m->jobs->list[l->waits->before]);
    if (l->pin_for) buf_byte(b, '='), add_name(b, l->pin_for);
    if (l->runs_over) buf_add(b, S(" over"));
    if (l->held_by || l->held_by_only) buf_add(b, S(" held"));
    if (l->overtakes) buf_add(b, S(" overtakes ")), add_name(b, l->overtakes);
    if (l->block_end) buf_add(b, S(" |"));
}

static struct str lines_text(struct arena *keep, const struct roadmap *m)
{
    static const char *const horizons[] = { "now", "next", "later" };
    struct buf b = buf_in(keep);

    for (size_t i = 0; i < m->n; i++) {
        const struct roadmap_line *l = &m->lines[i];
        if (i > 0) buf_add(&b, S(", "));
        add_name(&b, l->job);
        buf_printf(&b, " %lld-%lld %s", (long long)l->start, (long long)l->end, horizons[l->horizon]);
        add_reason(&b, m, l);
    }
    return buf_str(&b);
}

static const struct roadmap *expect(struct small *s, const struct rule_effects *rules, const char *name, const char *lines)
{
    const struct roadmap *m = find(s, rules)->roadmap;
    tap_str(lines_text(s->keep, m), str_of(lines), name);
    return m;
}

static void test_order(struct arena keep)
{
    struct small *s = start(&keep);
    struct action *a = job(s, "a", 5, 10), *b = job(s, "b", 1, 10), *c;
    small_area(s, "heavy", 2);
    c = job(s, "c", 5, 2);
    small_needs_action(s, c, b);
    (void)a;
    const struct roadmap *m = expect(s, NULL, "a dull prerequisite comes early for what it unlocks",
        "b 0-10 now forward>c, c 10-12 now waits<b |, a 12-22 now own |");
    tap_ok(m->lines[0].week_start == 1 && m->lines[0].week_end == 2 && m->lines[1].week_start == 2 &&
        m->lines[2].week_start == 3 && m->lines[2].week_end == 4, "weeks");
    tap_ok(roadmap_ratio(m->lines[0].own) == 100 && roadmap_ratio(m->lines[0].block) == 917 &&
        roadmap_ratio(m->lines[1].own) == 5000, "ratios: 1.00 by itself, 9.17 together, 50.00");
    tap_ok(m->cost == 1 * 10 + 10 * 12 + 5 * 22 && m->bound == m->cost && m->proven && m->price == 0, "cost 240, proven");
    tap_int(roadmap_value_weeks(&m->clock, m->cost), 40, "240 value-units are 40 value-weeks");
    tap_ok(m->n_first == 3 && m->first[0] == &m->lines[0] && m->quick == &m->lines[0], "first actions, and a quick one");
    tap_ok(m->from[0] == 0 && m->from[1] == 3 && m->from[2] == 3 && m->from[3] == 3, "all of it now");
    tap_ok(roadmap_line_of_action(m, b) == &m->lines[0] && roadmap_line_of(m, m->lines[1].job) == &m->lines[1],
        "lines are found");
    s = start(&keep);
    m = expect(s, NULL, "nothing to do", "");
    tap_ok(m->n_first == 0 && !m->quick && m->cost == 0 && m->n_gaps == 0, "and nothing to point at");
}

static void test_horizons(struct arena keep)
{
    struct small *s = start(&keep);
    job(s, "a", 5, 36), job(s, "b", 4, 41), job(s, "c", 3, 150), job(s, "d", 2, 150), job(s, "e", 1, 150);
    const struct roadmap *m = expect(s, NULL, "an action stands where it starts",
        "a 0-36 now own |, b 36-77 next own |, c 77-227 next own over |, d 227-377 later own over |");
    tap_ok(m->from[1] == 1 && m->from[2] == 3 && m->from[3] == 4, "horizons are ranges of lines");
    tap_ok(m->n_not_now == 1 && m->not_now[0].why == HELD_NO_ROOM && m->not_now[0].value == 1 &&
        m->not_now[0].effort == 150, "what has no room is not now");
    tap_ok(!m->quick, "nothing is quick");
    s->r.plan.share = 1;
    m = expect(s, NULL, "hardly any time: one thing is begun", "a 0-36 now own over |");
    tap_ok(m->n_not_now == 4 && m->not_now[0].value == 4 && m->not_now[3].value == 1, "all else waits, most value first");
}

static void test_pins(struct arena keep)
{
    struct small *s = start(&keep);
    struct action *a = job(s, "a", 5, 10), *b = job(s, "b", 2, 10), *c = job(s, "c", 1, 10);
    small_needs_action(s, c, b);
    struct link pin = { c->id, c->index };
    s->r.plan.pin = &pin, s->r.plan.n_pin = 1;
    const struct roadmap *m = expect(s, NULL, "a pin leads with what it needs",
        "b 0-10 now serves=c, c 10-20 now pinned<b, a 20-30 now own");
    tap_ok(m->price == (2 * 10 + 1 * 20 + 5 * 30) - (5 * 10 + 2 * 20 + 1 * 30) && !m->proven, "and has its price");
    pin.index = -1;
    expect(s, NULL, "a pin of something that is gone", "a 0-10 now own |, b 10-20 now own |, c 20-30 now own<b |");
    s->r.plan.n_pin = 0;

    struct rule_pin rule = { .of = b, .horizon = HORIZON_NOW, .rule = S("b-first") };
    struct rule_effects rules = { .pins = &rule, .n_pins = 1 };
    m = expect(s, &rules, "a rule pins too", "b 0-10 now pinned, a 10-20 now own, c 20-30 now own");
    tap_str(m->lines[0].pin_rule, S("b-first"), "and is named");
    pin = (struct link){ b->id, b->index };
    s->r.plan.n_pin = 1;
    rule.horizon = HORIZON_LATER;
    m = expect(s, &rules, "of two pins the earlier one holds", "b 0-10 now pinned, a 10-20 now own, c 20-30 now own");
    tap_ok(m->lines[0].pin_rule.n == 0, "and it is the team's");
    s->r.plan.n_pin = 0;
    struct rule_order order = { c, a, S("c-before-a") };
    struct rule_effects orders = { .orders = &order, .n_orders = 1 };
    m = expect(s, &orders, "a rule orders", "b 0-10 now forward>a, c 10-20 now forward>a<b, a 20-30 now waits<c |");
    tap_int(m->price, (2 * 10 + 1 * 20 + 5 * 30) - (5 * 10 + 2 * 20 + 1 * 30), "at a price");
    (void)a;

    s = start(&keep);
    struct action *x = job(s, "x", 5, 40);
    job(s, "y", 4, 40);
    struct action *z = job(s, "z", 1, 30);
    rule = (struct rule_pin){ .of = z, .horizon = HORIZON_NEXT, .rule = S("z-next") };
    expect(s, NULL, "without the pin", "x 0-40 now own over |, y 40-80 next own over |, z 80-110 later own |");
    m = expect(s, &rules, "a pin of the next horizon waits until the clock gets there",
        "x 0-40 now own over, z 40-70 next pinned, y 70-110 next own over");
    tap_int((int64_t)m->n_late_pins, 0, "it found its horizon");
    small_needs_action(s, z, x);
    rule.horizon = HORIZON_NOW;
    m = expect(s, &rules, "a pin that must wait",
        "x 0-40 now serves=z over, z 40-70 next pinned<x, y 70-110 next own over");
    tap_ok(m->n_late_pins == 1 && m->late_pins[0].job->action == z && m->late_pins[0].horizon == HORIZON_NOW,
        "found no room in its horizon, and that is said");
    rule.horizon = HORIZON_LATER;
    m = expect(s, &rules, "earlier than its pin it has its own reasons",
        "x 0-40 now own over, y 40-80 next own over, z 80-110 later pinned");
}

static void test_vetoes(struct arena keep)
{
    struct small *s = start(&keep);
    job(s, "x", 5, 10), job(s, "y", 4, 10);
    struct action *z = job(s, "z", 1, 10);
    z->tags = 1u << TAG_PEOPLE | 1u << TAG_RELIEF;
    struct rule_limit limit = { .tags = 1u << TAG_TECHNICAL, .most = 1, .horizon = HORIZON_NOW, .rule = S("one-at-a-time") };
    struct rule_effects rules = { .limits = &limit, .n_limits = 1 };
    const struct roadmap *m = expect(s, &rules, "at most one technical action now",
        "x 0-10 now own, z 10-20 now gap overtakes y, y 36-46 next own held");
    tap_ok(m->n_gaps == 1 && m->gaps[0].slot == 0 && m->gaps[0].from == 20 && m->gaps[0].to == 36,
        "the empty time is known");
    tap_ok(m->lines[2].held_by == &limit && !m->lines[2].held_by_only && !m->lines[0].held_by, "and what held it");
    tap_int(m->price, (5 * 10 + 1 * 20 + 4 * 46) - (5 * 10 + 4 * 20 + 1 * 30), "and its price");
    limit.most = 2;
    expect(s, &rules, "a limit that nobody reaches takes nothing away",
        "x 0-10 now own |, y 10-20 now own |, z 20-30 now own |");
    limit.most = 0;
    expect(s, &rules, "a limit of none", "z 0-10 now gap overtakes x, x 36-46 next own held, y 46-56 next own held");

    struct rule_only only = { .tags = 1u << TAG_RELIEF | 1u << TAG_SAFETY, .horizon = HORIZON_NOW, .rule = S("relief") };
    rules = (struct rule_effects){ .onlys = &only, .n_onlys = 1 };
    m = expect(s, &rules, "now only relief",
        "z 0-10 now gap overtakes x, x 36-46 next own held, y 46-56 next own held");
    tap_ok(m->lines[1].held_by_only == &only, "and what held it");
    s->sheets[0].answers[2] = small_answer('u');
    m = find(s, &rules)->roadmap;
    tap_ok(m->n > 0 && !m->lines[0].job->action && m->lines[0].start == 0, "finding out is always allowed");
    only.horizon = HORIZON_LATER;
    s = start(&keep);
    job(s, "x", 5, 78), job(s, "y", 4, 78);
    m = expect(s, &rules, "a veto over the last horizon", "x 0-78 now own over");
    tap_ok(m->n_not_now == 1 && m->not_now[0].why == HELD_NO_ROOM, "leaves no room");
}

/* Who a limit counts, and whom it does not touch. */
static void test_fine_limits(struct arena keep)
{
    struct small *s = start(&keep);
    small_cap(s, "both", 2);
    struct action *a = small_action(s, "a", 0, 1, 5, 12), *b = small_action(s, "b", 1, 2, 5, 12);
    struct action *tiny = small_action(s, "tiny", 1, 2, 1, 8);
    job(s, "z", 1, 12);
    struct rule_limit limit = { .tags = 1u << TAG_TECHNICAL, .most = 1, .horizon = HORIZON_NOW, .rule = S("big-step"),
        .per_capability = true, .above = 10 };
    struct rule_effects rules = { .limits = &limit, .n_limits = 1 };
    (void)a, (void)b;
    expect(s, &rules, "one big step in one capability; small ones are not counted",
        "a 0-12 now own, tiny 12-20 now gap<a overtakes b, z 20-32 now gap overtakes b, b 36-48 next own held");
    limit.above = 0, limit.per_capability = false;
    tiny->tags = 1u << TAG_TECHNICAL | 1u << TAG_QUICK_WIN;
    limit.small = 1u << TAG_QUICK_WIN, limit.up_to = 8;
    expect(s, &rules, "small ones with a tag neither count nor wait",
        "a 0-12 now own, tiny 12-20 now gap<a overtakes b, b 36-48 next own held, z 48-60 next own held");
    limit.up_to = 7;
    expect(s, &rules, "a little larger they do", "a 0-12 now own, b 36-48 next own held, tiny 48-56 next own held, "
        "z 56-68 next own held");

    struct rule_pin pin = { .of = b, .horizon = HORIZON_NOW, .rule = S("b-now"), .rank = 1 };
    limit.rank = 2, limit.most = 0;
    rules.pins = &pin, rules.n_pins = 1;
    expect(s, &rules, "what a stronger rule pinned is not touched, nor what it needs",
        "a 0-12 now serves=b, b 12-24 now pinned<a, tiny 36-44 next own held, z 44-56 next own held");
    pin.rank = 3;
    const struct roadmap *m = expect(s, &rules, "a weaker pin gives way",
        "a 36-48 next serves=b held, b 48-60 next pinned<a, tiny 60-68 next own, z 68-80 next own over held");
    tap_ok(m->n_late_pins == 1, "and is late");
    struct rule_only only = { .tags = 1u << TAG_RELIEF, .horizon = HORIZON_NOW, .rule = S("relief"), .rank = 2 };
    rules.limits = NULL, rules.n_limits = 0, rules.onlys = &only, rules.n_onlys = 1;
    pin.rank = 1;
    expect(s, &rules, "the same with only",
        "a 0-12 now serves=b, b 12-24 now pinned<a, tiny 36-44 next own held, z 44-56 next own held");
    only.small = 1u << TAG_QUICK_WIN, only.up_to = 8;
    expect(s, &rules, "small ones may start too",
        "a 0-12 now serves=b, b 12-24 now pinned<a, tiny 24-32 now own, z 36-48 next own held");
}

static struct action *people_job(struct small *s, const char *id, int value, int effort)
{
    struct action *a = job(s, id, value, effort);
    a->tags = 1u << TAG_PEOPLE;
    return a;
}

static void test_ensure(struct arena keep)
{
    struct small *s = start(&keep);
    struct rule_ensure ensure = { .tags = 1u << TAG_PEOPLE, .least = 1, .horizon = HORIZON_NOW, .rule = S("people") };
    struct rule_effects rules = { .ensures = &ensure, .n_ensures = 1 };
    job(s, "x", 5, 20), job(s, "y", 4, 20);
    struct action *p = people_job(s, "p", 1, 10);
    expect(s, NULL, "technical work comes first", "x 0-20 now own |, y 20-40 now own over |, p 40-50 next own |");
    const struct roadmap *m = expect(s, &rules, "one for the people is pinned", "p 0-10 now pinned, x 10-30 now own, y 30-50 now own over");
    tap_str(m->lines[0].pin_rule, S("people"), "by the rule that wants it");
    tap_ok(m->price > 0 && m->n_late_pins == 0, "at a price");
    ensure.horizon = HORIZON_NEXT;
    expect(s, &rules, "what is there already needs no help", "x 0-20 now own |, y 20-40 now own over |, p 40-50 next own |");
    ensure.horizon = HORIZON_LATER;
    expect(s, &rules, "what comes earlier is not put off", "x 0-20 now own |, y 20-40 now own over |, p 40-50 next own |");
    ensure = (struct rule_ensure){ .tags = 1u << TAG_RELIEF, .least = 1, .horizon = HORIZON_NOW, .rule = S("relief") };
    expect(s, &rules, "nothing has the tag", "x 0-20 now own |, y 20-40 now own over |, p 40-50 next own |");
    ensure.tags = 1u << TAG_PEOPLE;
    struct rule_only only = { .tags = 1u << TAG_TECHNICAL, .horizon = HORIZON_NOW, .rule = S("technical") };
    rules.onlys = &only, rules.n_onlys = 1;
    expect(s, &rules, "what may not start is not pinned", "x 0-20 now own |, y 20-40 now own over |, p 40-50 next own |");
    rules.n_onlys = 0;
    small_needs_action(s, p, &s->actions[1]);
    expect(s, &rules, "nor what can not start in time", "x 0-20 now own |, y 20-40 now own over |, p 40-50 next own<y |");

    s = start(&keep);
    job(s, "x", 5, 20), job(s, "y", 4, 20), people_job(s, "p", 1, 10), people_job(s, "q", 1, 5);
    ensure.least = 3;
    expect(s, &rules, "more than there are: those that are missing are pinned",
        "p 0-10 now pinned, x 10-30 now own, q 30-35 now own, y 35-55 now own over");

    s = start(&keep);
    job(s, "x", 5, 20), job(s, "y", 4, 12), people_job(s, "p", 2, 10), people_job(s, "t", 1, 10);
    ensure.least = 2;
    expect(s, &rules, "one that only pushes another out stays where it was",
        "y 0-12 now own |, x 12-32 now own |, p 32-42 now own over |, t 42-52 next own |");
}

/* A rule wants something done again that is reached already. */
static void test_drill(struct arena keep)
{
    struct small *s = start(&keep);
    small_cap(s, "backups", 3);
    struct action *restore = small_action(s, "restore", 0, 2, 5, 10);
    small_action(s, "agree", 2, 3, 4, 10);
    small_sheet(s, "3");
    struct rule_pin pin = { .of = restore, .horizon = HORIZON_NOW, .rule = S("restore-first") };
    struct rule_effects rules = { .pins = &pin, .n_pins = 1 };
    expect(s, &rules, "a pin of something reached is void", "");
    pin.repeat = true;
    const struct roadmap *m = expect(s, &rules, "unless it is to be repeated", "restore 0-10 now pinned");
    const struct job *j = m->lines[0].job;
    tap_ok(j->drill && j->gain == 0 && j->value == 0 && j->from == 3 && j->to == 3, "as a drill that changes no level");
    s->sheets[0].answers[0] = small_answer('1');
    m = expect(s, &rules, "below, it is an ordinary step", "restore 0-10 now pinned, agree 10-20 now own<restore");
    tap_ok(!m->lines[0].job->drill && m->lines[0].job->gain == 1, "with its gain");
    s->sheets[0].answers[0] = small_answer('2');
    expect(s, &rules, "nothing waits for a drill", "restore 0-10 now pinned, agree 10-20 now own");
}

/* Two people at half time: two slots, 3 units of each are a week, horizons end at 18, 39, 117. */
static void test_slots(struct arena keep)
{
    struct small *s = start(&keep);
    s->r.plan = (struct plan){ .people = 2, .share = 50, .leads = 2 };
    struct action *a = job(s, "a", 5, 6), *b = job(s, "b", 5, 9), *c = job(s, "c", 1, 30);
    (void)c;
    small_needs_action(s, b, a);
    const struct roadmap *m = expect(s, NULL, "two at a time",
        "a 0-6 now own |, c 0-30 now gap over overtakes b, b 6-15 now own<a");
    tap_ok(m->lines[0].slot != m->lines[1].slot && m->lines[2].slot == m->lines[0].slot, "in two slots");
    tap_int((int64_t)m->n_gaps, 0, "nobody waits");
    tap_ok(m->lines[1].week_end == 10 && m->lines[2].week_start == 3 && m->lines[2].week_end == 5, "weeks");
    tap_ok(m->lines[0].starts_at_once && m->lines[1].starts_at_once && !m->lines[2].starts_at_once, "starts at once");
    struct plan_owner owner = { { a->id, a->index }, S("N.") };
    s->r.plan.owners = &owner, s->r.plan.n_owners = 1;
    m = find(s, NULL)->roadmap;
    tap_str(m->lines[0].owner, S("N."), "whose it is");
    tap_int(m->lines[1].owner.n, 0, "or nobody's yet");
    s = start(&keep);
    s->r.plan = (struct plan){ .people = 2, .share = 50, .leads = 2 };
    a = job(s, "a", 5, 6), b = job(s, "b", 5, 9);
    struct action *short_one = job(s, "s", 5, 2);
    small_needs_action(s, b, a);
    m = expect(s, NULL, "a chain and a short one", "s 0-2 now own |, a 0-6 now own |, b 6-15 now own<a |");
    tap_ok(m->n_gaps == 1 && m->gaps[0].from == 2 && m->gaps[0].to == 6 && m->gaps[0].slot == m->lines[0].slot,
        "a slot that has nothing to do for a while");
    short_one->impact = 1;
    m = expect(s, NULL, "the same in the other slot", "a 0-6 now own |, s 0-2 now gap overtakes b, b 6-15 now own<a");
    tap_ok(m->n_gaps == 1 && m->gaps[0].from == 2 && m->gaps[0].to == 6 && m->gaps[0].slot == m->lines[1].slot,
        "a slot that has nothing to do any more");
}

static void test_find_out(struct arena keep)
{
    struct small *s = start(&keep);
    struct action *a = job(s, "a", 5, 10);
    small_area(s, "unknown", 1);
    struct capability *c = small_cap(s, "c", 3);
    small_action(s, "c1", 0, 1, 5, 1);
    small_needs_level(s, a, c, 1);
    small_sheet(s, "0u");
    const struct roadmap *m = expect(s, NULL, "what needs an unknown waits until somebody found out",
        "?c 0-1 now forward>a, a 1-11 now waits<?c |");
    tap_ok(m->n_first == 1 && m->first[0]->job->action == a, "finding out is not among the first actions");
    tap_ok(m->n_not_now == 1 && m->not_now[0].why == HELD_FIND_OUT, "its own actions are not planned");
}

static void test_what_if(struct arena keep)
{
    struct small *s = start(&keep);
    struct action *a = job(s, "a", 5, 10);
    job(s, "b", 2, 10);
    find(s, NULL);
    struct link skip = { a->id, a->index };
    struct plan plan = { .people = 1, .share = 50, .leads = 1, .skip = &skip, .n_skip = 1 };
    struct findings_options o = { .plan = &plan };
    const struct findings *f = findings_make(&keep, scratch, &s->q, &s->r, s->list, s->n_sheets, &o);
    tap_str(lines_text(&keep, f->roadmap), S("b 0-10 now own |"), "what if");
    tap_ok(f->roadmap->clock.share == 50 && f->plan == &plan && s->r.plan.share == 100, "without touching the round");
    f = find(s, NULL);
    tap_str(lines_text(&keep, f->roadmap), S("a 0-10 now own |, b 10-20 now own |"), "the round's own plan");
}

static void test_questions(struct arena keep)
{
    struct small *s = start(&keep);
    job(s, "small", 1, 36);
    small_cap(s, "minor", 1), small_action(s, "m1", 0, 1, 1, 20);
    job(s, "also-small", 1, 36), job(s, "done", 1, 1);
    small_area(s, "heavy", 5);
    small_cap(s, "great", 1), small_action(s, "g1", 0, 1, 5, 10);
    small_area(s, "open", 1);
    small_cap(s, "no-actions", 1);
    s->r.form = FORM_SHORT;
    for (int i = 0; i < 6; i++) s->caps[i].core = i != 4;
    small_sheet(s, "0u01-u");
    struct findings_options o = { .questions = true };
    const struct findings *f = findings_make(&keep, scratch, &s->q, &s->r, s->list, s->n_sheets, &o);
    const struct open_questions *q = f->questions;
    tap_int((int64_t)q->n, 3, "unknown and not asked are open, levels are not");
    tap_str(q->list[0].of->of->id, S("great"), "what could change most comes first, asked or not");
    tap_ok(q->list[0].moves_now > 0 && q->list[0].other_plans == 1, "one answer of five changes what is done now");
    tap_str(q->list[2].of->of->id, S("no-actions"), "what changes nothing comes last");
    tap_ok(q->list[2].moves == 0 && q->list[2].other_plans == 0, "and says so");
    tap_ok(!find(s, NULL)->questions, "only on request");
}

/* Same input, same findings; the order of the sheets does not matter. */
static void test_same(struct arena keep)
{
    struct small *s = start(&keep);
    static const char *const ids[] = { "a", "b", "c", "d", "e", "f" };
    for (size_t i = 0; i < countof(ids); i++) job(s, ids[i], 1 + (int)(i * 7 % 5), 3 + (int)(i * 5 % 4));
    s->r.plan.leads = s->r.plan.people = 3;
    small_sheet(s, "01u0x0"), small_sheet(s, "0u1010"), small_sheet(s, "00000x");
    struct str one = lines_text(&keep, find(s, NULL)->roadmap);
    tap_str(lines_text(&keep, find(s, NULL)->roadmap), one, "made twice");
    const struct sheet *first = s->list[0];
    s->list[0] = s->list[2], s->list[2] = first;
    tap_str(lines_text(&keep, find(s, NULL)->roadmap), one, "sheets in another order");
}

int main(void)
{
    struct arena keep = tap_arena(1 << 28);
    scratch = tap_arena(1 << 28);
    test_order(keep);
    test_horizons(keep);
    test_pins(keep);
    test_vetoes(keep);
    test_fine_limits(keep);
    test_ensure(keep);
    test_drill(keep);
    test_slots(keep);
    test_find_out(keep);
    test_what_if(keep);
    test_questions(keep);
    test_same(keep);
    return tap_done();
}
