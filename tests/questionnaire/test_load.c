#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "good.h"
#include "leaks.h"
#include "questionnaire/condition.h"
#include "questionnaire/load.h"
#include "questionnaire/questionnaire.h"
#include "questionnaire/rules.h"
#include "yaml/node.h"

static const struct questionnaire *load(struct good *g, struct arena *keep, const char *folder)
{
    struct sys sys = good_sys(g);
    struct diags out = diags_in(keep);
    const struct questionnaire *q = questionnaire_load(&sys, keep, tap_arena(64 << 20), folder, &out);

    if (!q || out.n) {
        struct buf shown = buf_in(keep);
        diags_sort(&out);
        diags_print(&shown, &out);
        tap_show("problems", buf_str(&shown));
    }
    return out.n ? NULL : q;
}

static bool says(struct text t, const char *en)
{
    return str_eq(t.in[LANG_EN], str_of(en));
}

static void test_capabilities(const struct questionnaire *q)
{
    const struct capability *build = questionnaire_capability(q, S("build")), *deploy = questionnaire_capability(q, S("deploy"));
    const struct capability *watch = questionnaire_capability(q, S("watch"));

    tap_ok(build && deploy && watch && q->n_capabilities == 3, "three capabilities");
    tap_ok(build->index == 0 && deploy->index == 1 && watch->index == 2, "numbered through all areas");
    tap_ok(build->first && build->core && build->meaning == 2 && !deploy->first && deploy->meaning == 1, "flags and their defaults");
    tap_ok(build->target == 4 && deploy->target == 3, "target and its default");
    tap_ok(says(build->level[0], "By hand") && says(build->level[4], "Always green"), "levels");
    tap_ok(build->effort[0].low == 5 && build->effort[1].likely == 25 && build->effort[2].likely == 0, "effort in tenths");
    tap_ok(deploy->needs[2].n == 1 && deploy->needs[2].list[0].capability == build && deploy->needs[2].list[0].level == 1, "a need");
    tap_ok(deploy->needs[3].n == 2 && deploy->needs[3].list[1].capability == watch && !deploy->needs[0].n, "needs of a level");
    tap_ok(build->pulls == PULLS_AGILITY && deploy->pulls == PULLS_BOTH && watch->pulls == PULLS_STABILITY, "pulls");
    tap_ok(build->sources.n == 2 && str_eq(build->sources.list[0].place, S("8")) && build->sources.list[1].work == questionnaire_work(q, S("site")),
           "sources");
    tap_ok(build->pitfalls.n == 2 && says(build->pitfalls.list[1], "Too little"), "pitfalls");
    tap_ok(deploy->when && deploy->when->n_subjects == 1 && deploy->when->subjects[0].capability == build && !build->when, "when");
    tap_ok(build->area == &q->areas[0] && watch->area == &q->areas[1] && q->areas[1].capabilities == watch, "areas");
    tap_ok(build->from->at.line == 6, "its place");
    tap_ok(build->n_actions == 1 && deploy->n_actions == 1 && build->actions[0] == questionnaire_action(q, S("write-script")), "who moves it");
}

static void test_actions(const struct questionnaire *q)
{
    const struct action *write = questionnaire_action(q, S("write-script")), *run = questionnaire_action(q, S("run-script"));

    tap_ok(q->n_actions == 3 && write->index == 0 && run->index == 1, "actions");
    tap_ok(!write->effort_is_own && write->effort.low == 15 && write->effort.likely == 35 && write->effort.high == 60, "the effort of its steps");
    tap_ok(run->effort_is_own && run->effort.likely == 2, "an effort of its own");
    tap_ok(write->impact == 3 && run->impact == 5, "impact and its default");
    tap_ok(write->level_from == 0 && write->level_to == 2 && write->capability == questionnaire_capability(q, S("build")), "moves");
    tap_ok(run->extra && !write->extra, "extra");
    tap_ok(run->needs.n == 2 && run->needs.list[0].action == write && !run->needs.list[0].capability && run->needs.list[1].level == 1, "needs");
    tap_ok(action_has(write, TAG_RELIEF) && action_has(write, TAG_TECHNICAL) && !action_has(write, TAG_PEOPLE), "tags");
    tap_ok(text_is_empty(&write->line) && says(run->line, "Let it run."), "line");
    tap_str(tag_name(TAG_QUICK_WIN), S("quick-win"), "name of a tag");
    tap_str(pulls_name(PULLS_BOTH), S("both"), "name of an end");
    tap_str(question_type_name(QUESTION_YES_NO), S("yes-no"), "name of a type");
}

static void test_profile(const struct questionnaire *q)
{
    const struct question *people = questionnaire_question(q, S("people")), *shape = questionnaire_question(q, S("shape"));
    const struct question *worries = questionnaire_question(q, S("worries")), *plan = questionnaire_question(q, S("plan"));
    const struct question *fear = questionnaire_question(q, S("fear")), *hurts = questionnaire_question(q, S("hurts"));

    tap_ok(q->n_questions == 8 && people->index == 1 && people->section == &q->sections[0], "questions");
    tap_ok(people->low == 1 && people->high == 500 && people->first && !people->required && hurts->required, "a number");
    tap_ok(hurts->most == 400 && hurts->low == NO_BOUND && hurts->when == FOR_BRIEF && hurts->by == BY_TEAM, "a text");
    tap_ok(shape->options.n == 3 && shape->ordered && shape->options.list[2].index == 2, "a choice");
    tap_ok(shape->after.question == questionnaire_question(q, S("split")) && shape->after.is == 2, "asked after yes");
    tap_ok(worries->after.question == shape && worries->after.is == 5 && worries->sensitive, "asked after the first and third option");
    tap_ok(!people->after.question, "always asked");
    tap_ok(plan->most == 8 && plan->n_fields == 3 && plan->fields[0].type == QUESTION_TEXT && plan->fields[2].options.n == 2
               && plan->fields[2].index == 2, "a list");
    tap_ok(fear->low == 1 && fear->high == 5 && says(fear->ends.high, "afraid"), "a scale");
    tap_ok(option_by_id(&shape->options, S("many")) == &shape->options.list[2] && !option_by_id(&shape->options, S("x")), "options by id");

    const struct metric *often = questionnaire_metric(q, S("deploy-frequency")), *hours = questionnaire_metric(q, S("release-hours"));
    const struct metric *pages = questionnaire_metric(q, S("pages"));
    tap_ok(often->type == METRIC_BAND && often->options.n == 2 && often->first && str_eq(often->clusters_key, S("deploy")), "a band");
    tap_ok(hours->decimals == 1 && hours->low == 0 && hours->high == 995 && says(hours->unit, "h"), "a metric with a decimal");
    tap_ok(pages->low == NO_BOUND && pages->high == 1000 && pages->decimals == 0, "a metric without a lower end");
    tap_ok(q->n_clusters == 1 && q->clusters[0].year == 2024 && says(q->clusters[0].rows[0].share, "19%")
               && q->clusters[0].source.work == &q->works[0], "clusters");
}

static bool names_only(const struct action **list, size_t n, const struct action *one)
{
    return n == 1 && list[0] == one;
}

static void test_rules(const struct questionnaire *q)
{
    const struct action *write = questionnaire_action(q, S("write-script")), *run = questionnaire_action(q, S("run-script"));
    const struct action *hang = questionnaire_action(q, S("hang-chart"));
    const struct rules *all = q->rules;
    const struct rule *watch = rules_find(q, S("watch-first")), *always = rules_find(q, S("always")), *tired = rules_find(q, S("tired"));

    tap_ok(all->n_groups == 2 && all->n == 3 && all->groups[0].n_rules == 2 && all->groups[1].rules == tired, "groups and rules");
    tap_ok(watch->index == 0 && tired->index == 2 && watch->group == &all->groups[0], "in order of precedence");
    tap_ok(watch->when && watch->when->n_subjects == 1 && !always->when, "when, and always");
    tap_ok(says(watch->because, "Look before you run.") && watch->sources.n == 1 && !always->sources.n, "because and sources");
    const struct effect *pin = &watch->effects[0], *block = &watch->effects[1], *limit = &always->effects[0];
    tap_ok(pin->kind == EFFECT_PIN && names_only(pin->actions, pin->n_actions, hang) && pin->horizon == 0 && pin->repeat, "a pin");
    tap_ok(block->kind == EFFECT_BLOCK && names_only(block->actions, block->n_actions, run) && block->until, "a block");
    tap_ok(limit->kind == EFFECT_LIMIT && limit->filter.tags == (1u << TAG_TECHNICAL | 1u << TAG_PEOPLE) && limit->count == 1
               && limit->horizon == 1 && limit->per_capability && limit->filter.above == 5, "a limit per capability");
    limit = &always->effects[1];
    tap_ok(limit->count == 3 && !limit->per_capability && limit->filter.small == 1u << TAG_QUICK_WIN && limit->filter.up_to == 10,
           "a limit that does not count the small ones");
    const struct effect *e = tired->effects;
    tap_ok(tired->n_effects == 8 && e[0].kind == EFFECT_ONLY && e[0].filter.tags == 1u << TAG_RELIEF && e[0].filter.up_to == 2, "only");
    tap_ok(e[1].kind == EFFECT_ENSURE && e[1].filter.tags == 1u << TAG_PEOPLE && e[1].count == 2 && e[1].horizon == 2, "ensure");
    tap_ok(e[2].kind == EFFECT_BOOST && e[2].by == -2 && names_only(e[2].actions, e[2].n_actions, write), "a boost of what the filter lets through");
    tap_ok(e[3].kind == EFFECT_CAP && e[3].to == 2 && e[3].n_capabilities == 2 && e[3].capabilities[1] == &q->capabilities[1], "a cap of an area");
    tap_ok(e[4].kind == EFFECT_ORDER && names_only(e[4].actions, e[4].n_actions, write) && e[4].n_before == 2
               && e[4].before[0] == run && e[4].before[1] == hang, "an order, written out in the order of the files");
    tap_ok(e[5].kind == EFFECT_NOTE && !e[5].n_actions && says(e[5].text, "Rest.") && !e[5].not_now, "a note");
    tap_ok(names_only(e[6].actions, e[6].n_actions, run) && e[6].not_now, "a note on an action, for later");
    tap_ok(e[7].kind == EFFECT_AGENDA && e[7].minutes == 5 && says(e[7].text, "Who is tired?"), "something to talk about");
    tap_ok(all->n_contradictions == 1 && all->contradictions[0].when && says(all->contradictions[0].ask, "Who sees that it works?"), "a contradiction");
    const struct rule_parameters *p = &all->parameters;
    tap_ok(p->people == 4 && p->share == 30 && p->usable_share == 70 && p->practices_at_once == 2 && p->weeks_now == 5
               && p->weeks_next == 6 && p->weeks_later == 20, "parameters");
    tap_str(effect_name(EFFECT_AGENDA), S("agenda"), "name of an effect");
    tap_ok(!rules_find(q, S("seen-by-nobody")) && !rules_find(q, S("")), "no such rule");
}

static void test_small(const char *folder)
{
    struct arena keep = tap_arena(64 << 20);
    struct good g = good_in(folder);
    const struct questionnaire *q = load(&g, &keep, "small");

    if (!tap_ok(q != NULL, "small loads")) return;
    tap_str(q->id, S("small"), "id");
    tap_str(q->version, S("1.2.3"), "version");
    tap_ok(q->languages == 1u << LANG_EN && says(q->title, "Small") && says(q->scale[4], "All"), "title, languages and scale");
    tap_ok(q->n_areas == 2 && q->areas[1].index == 1 && q->areas[1].weight == 5, "areas");
    tap_ok(q->n_terms == 1 && questionnaire_term(q, S("slo")) == q->terms && q->works[0].year == 2016, "glossary and sources");
    tap_ok(!questionnaire_area(q, S("build")) && !questionnaire_capability(q, S("")) && !questionnaire_metric(q, S("people")), "what is not there");
    test_capabilities(q);
    test_actions(q);
    test_profile(q);
    test_rules(q);
}

static void test_both(const char *folder)
{
    struct arena keep = tap_arena(64 << 20);
    struct good g = good_in(folder);
    const struct questionnaire *q = load(&g, &keep, "both");

    if (!tap_ok(q != NULL, "both loads")) return;
    tap_ok(q->languages == (1u << LANG_EN | 1u << LANG_JA), "two languages");
    tap_str(text_in(&q->title, LANG_JA), S("両方"), "a title in Japanese");
    tap_str(text_in(&q->questions[0].unit, LANG_JA), S("%"), "a unit for both");
    tap_ok(!q->rules && !rules_find(q, S("x")) && !q->n_works && !q->n_actions, "what may be left out");
}

/* The fingerprint: the same for the same files, another one for any other byte. */
static void test_fingerprint(const char *folder)
{
    static const char *const files[] = { "questionnaire.yaml", "one.yaml", "two.yaml", "profile.yaml", "rules.yaml", "glossary.yaml", "sources.yaml" };
    struct arena keep = tap_arena(256 << 20);
    struct good g = good_in(folder);
    const struct questionnaire *first = load(&g, &keep, "small"), *again = load(&g, &keep, "small");

    tap_str(first->fingerprint_text, again->fingerprint_text, "the same twice");
    for (size_t i = 0; i < countof(files); i++) {
        struct good other = good_in(folder);
        struct str text;
        other.changed = str_printf(&keep, "small/%s", files[i]);
        if (g.real.read(&g.real, &keep, str_printf(&keep, "%s/small/%s", folder, files[i]).s, 1 << 20, &text)) return;
        other.text = str_join(&keep, text, S("\n"));
        const struct questionnaire *q = load(&other, &keep, "small");
        tap_ok(q && !str_eq(q->fingerprint_text, first->fingerprint_text), "%s counts", files[i]);
    }
}

/* Each file in turn can not be read: one clear problem, and nothing is made up from the rest. */
static void test_unreadable(const char *folder)
{
    for (int i = 0; i < 8; i++) {
        struct arena keep = tap_arena(64 << 20);
        struct good g = good_in(folder);
        struct sys sys = good_sys(&g);
        struct diags out = diags_in(&keep);
        g.fail_at = i;
        const struct questionnaire *q = questionnaire_load(&sys, &keep, tap_arena(64 << 20), "small", &out);
        if (i == 7) tap_ok(q && !out.n && g.reads == 7, "seven files, and all of them count");
        else tap_ok(!q && out.errors == 1, "file %d: %.*s", i, STR_ARG(out.list[0].text));
    }
}

/* Bounds that no single list sees: all areas together. */
static void test_too_many(const char *folder)
{
    struct arena keep = tap_arena(64 << 20);
    struct good g = good_in(folder);
    struct sys sys = good_sys(&g);
    struct diags out = diags_in(&keep);
    struct buf area = buf_in(&keep);

    buf_add(&area, S("id: two\ntitle: Two\nweight: 5\ncapabilities:\n"));
    for (int i = 0; i < CAPABILITIES_MOST - 1; i++)
        buf_printf(&area, "- {id: c%d, title: C, ask: A, why: W, levels: [a, b, c, d, e], evidence: E, find-out: F, pulls: both}\n", i);
    g.changed = S("small/two.yaml");
    g.text = buf_str(&area);
    tap_ok(!questionnaire_load(&sys, &keep, tap_arena(64 << 20), "small", &out) && out.errors == 1, "too many capabilities");
    tap_str(out.list[0].text, S("1001 capabilities in all areas, more than 1000"), "which are counted");
}

static bool loads_in(struct arena *keep, struct arena scratch, const char *folder)
{
    struct good g = good_in(folder);
    struct sys sys = good_sys(&g);
    struct diags out = diags_in(keep);
    return questionnaire_load(&sys, keep, scratch, "both", &out) != NULL && !out.n;
}

static void test_memory(const char *folder)
{
    static char memory[1 << 20];
    struct arena scratch = tap_arena(1 << 20);
    volatile long n = 0;
    volatile bool done = false;

    leaks_allowed();
    while (!done) {
        struct arena_fail fail = { .after = n };
        struct arena keep = arena_over(memory, sizeof memory);
        keep.fail = &fail;
        n = n + 1;
        if (setjmp(fail.back)) continue;
        done = loads_in(&keep, scratch, folder);
    }
    tap_ok(n > 100, "memory may run out at any of %ld allocations", n - 1);
}

/* The example that questionnaires/README.md tells people to copy. */
static void test_example(const char *folder)
{
    struct arena keep = tap_arena(64 << 20);
    struct good g = good_in(folder);
    const struct questionnaire *q = load(&g, &keep, "example");

    if (!tap_ok(q != NULL, "the example of the README loads")) return;
    tap_ok(q->n_areas == 1 && q->n_capabilities == 2 && q->n_actions == 3, "one area, two capabilities, three actions");
}

int main(int argc, char **argv)
{
    if (argc != 2) return 2;
    test_small(argv[1]);
    test_both(argv[1]);
    test_example(argv[1]);
    test_fingerprint(argv[1]);
    test_unreadable(argv[1]);
    test_too_many(argv[1]);
    test_memory(argv[1]);
    return tap_done();
}
