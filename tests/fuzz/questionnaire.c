/* One file of a small questionnaire is whatever the input says; its first byte says which. */

#include "base/buf.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "questionnaire/load.h"
#include "questionnaire/questionnaire.h"
#include "questionnaire/rules.h"

struct world {
    struct str name, text;
};

static const struct world files[] = {
    { S_INIT("q/questionnaire.yaml"),
      S_INIT("tightrope: questionnaire/1\nid: q\nversion: 1.0.0\nlanguages: [en]\ntitle: Q\nscale: [a, b, c, d, e]\n"
             "areas: [area.yaml]\nprofile: profile.yaml\nsources: sources.yaml\nrules: rules.yaml\n") },
    { S_INIT("q/area.yaml"),
      S_INIT("id: area\ntitle: A\nweight: 1\ncapabilities:\n"
             "- {id: c, title: C, ask: A, why: W, levels: [a, b, c, d, e], evidence: E, find-out: F, pulls: both}\n"
             "actions:\n"
             "- {id: a, moves: {capability: c, from: 0, to: 2}, title: A, effort: {low: 1, likely: 2, high: 3}, helps: H,\n"
             "   tags: [technical, relief], lead: L, first-step: F, done-when: D, fails-when: F}\n"
             "- {id: b, moves: {capability: c, from: 2, to: 3}, title: B, effort: {low: 1, likely: 1, high: 1}, helps: H,\n"
             "   tags: [people], lead: L, first-step: F, done-when: D, fails-when: F}\n") },
    { S_INIT("q/profile.yaml"), S_INIT("sections: [{id: s, title: S}]\n") },
    { S_INIT("q/sources.yaml"), S_INIT("sources: [{id: w, title: W}]\n") },
    { S_INIT("q/rules.yaml"), S_INIT("groups: []\n") },
};

static enum sys_error read_world(struct sys *sys, struct arena *keep, const char *path, size_t most, struct str *text)
{
    const struct world *changed = sys->ctx;

    (void)keep, (void)most;
    for (size_t i = 0; i < countof(files); i++) {
        if (!str_eq(files[i].name, str_of(path))) continue;
        *text = str_eq(files[i].name, changed->name) ? changed->text : files[i].text;
        return SYS_OK;
    }
    return SYS_MISSING;
}

/* Everything that a reader of the model may rely on. */
static void is_sound(const struct questionnaire *q)
{
    for (size_t i = 0; i < q->n_capabilities; i++) {
        const struct capability *c = &q->capabilities[i];
        hold(c->index == (int)i && c->area && c->id.n && c->target >= 1 && c->target <= STEPS);
        for (int l = 0; l < LEVELS; l++) {
            hold(!text_is_empty(&c->level[l]));
            for (size_t k = 0; k < c->needs[l].n; k++) hold(!c->needs[l].list[k].action != !c->needs[l].list[k].capability);
        }
        for (size_t k = 0; k < c->sources.n; k++) hold(c->sources.list[k].work);
    }
    for (size_t i = 0; i < q->n_actions; i++) {
        const struct action *a = &q->actions[i];
        hold(a->index == (int)i && a->capability && a->level_from < a->level_to && a->effort.likely > 0);
        hold(a->effort.low <= a->effort.likely && a->effort.likely <= a->effort.high && a->impact >= 1 && a->impact <= 5);
        hold(action_has(a, TAG_TECHNICAL) != action_has(a, TAG_PEOPLE));
        hold(questionnaire_action(q, a->id) == a);
    }
    for (size_t i = 0; i < q->n_questions; i++) {
        const struct question *one = &q->questions[i];
        hold(one->index == (int)i && one->section && !text_is_empty(&one->ask));
        hold(!one->after.question || (one->after.question->index < one->index && one->after.is));
        hold((one->type == QUESTION_CHOICE || one->type == QUESTION_SEVERAL) == (one->options.n > 1));
    }
    for (size_t i = 0; i < q->n_clusters; i++) hold(q->clusters[i].source.work && q->clusters[i].n_rows);
}

static void is_sound_list(const struct questionnaire *q, const struct action **list, size_t n)
{
    for (size_t i = 0; i < n; i++) hold(list[i] == &q->actions[list[i]->index] && (i == 0 || list[i - 1]->index < list[i]->index));
}

/* Everything that a reader of the rules may rely on. */
static void has_sound_rules(const struct questionnaire *q)
{
    const struct rules *all = q->rules;

    for (size_t i = 0; i < all->n; i++) {
        const struct rule *r = &all->list[i];
        hold(r->index == (int)i && r->group && r->n_effects > 0 && !text_is_empty(&r->because) && rules_find(q, r->id) == r);
        for (size_t k = 0; k < r->n_effects; k++) {
            const struct effect *e = &r->effects[k];
            hold(e->kind < EFFECT_KINDS && e->horizon >= 0 && e->horizon <= 2);
            is_sound_list(q, e->actions, e->n_actions);
            is_sound_list(q, e->before, e->n_before);
            bool acts = e->kind == EFFECT_PIN || e->kind == EFFECT_BLOCK || e->kind == EFFECT_BOOST || e->kind == EFFECT_ORDER;
            hold(!acts || e->n_actions > 0);
            hold(e->kind != EFFECT_CAP || (e->n_capabilities > 0 && e->to >= 1 && e->to <= STEPS));
            hold((e->kind == EFFECT_NOTE || e->kind == EFFECT_AGENDA) == !text_is_empty(&e->text));
            hold((e->kind == EFFECT_LIMIT || e->kind == EFFECT_ONLY || e->kind == EFFECT_ENSURE) == (e->filter.tags != 0));
        }
    }
    for (size_t i = 0; i < all->n_contradictions; i++) hold(all->contradictions[i].when && !text_is_empty(&all->contradictions[i].ask));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *keep = fuzz_arena();
    struct world changed = { 0 };
    struct sys sys = { .read = read_world, .ctx = &changed };
    struct diags out = diags_in(keep);
    struct buf shown = buf_in(keep);

    if (n == 0) return 0;
    changed.name = files[(unsigned char)(data[0] - '0') % countof(files)].name;
    changed.text = fuzz_text(data + 1, n - 1);
    struct arena scratch = { keep->end - (1 << 24), keep->end, NULL };
    keep->end = scratch.beg;
    const struct questionnaire *q = questionnaire_load(&sys, keep, scratch, "q", &out);
    hold((q != NULL) == (out.errors == 0));
    if (q) is_sound(q);
    if (q && q->rules) has_sound_rules(q);
    diags_sort(&out);
    diags_print(&shown, &out);
    struct str text = buf_str(&shown);
    hold(utf8_valid(text) == text.n);
    return 0;
}
