/* Any text at all as a condition over a questionnaire that has every kind of answer. */

#include "base/buf.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "questionnaire/condition.h"
#include "questionnaire/load.h"
#include "questionnaire/names.h"
#include "questionnaire/questionnaire.h"
#include "yaml/node.h"

static const struct { struct str name, text; } files[] = {
    { S_INIT("q/questionnaire.yaml"),
      S_INIT("tightrope: questionnaire/1\nid: q\nversion: 1.0.0\nlanguages: [en]\ntitle: Q\nscale: [a, b, c, d, e]\n"
             "areas: [area.yaml]\nprofile: profile.yaml\n") },
    { S_INIT("q/area.yaml"),
      S_INIT("id: area\ntitle: A\nweight: 1\ncapabilities:\n"
             "- {id: c, title: C, ask: A, why: W, levels: [a, b, c, d, e], evidence: E, find-out: F, pulls: both}\n"
             "- {id: 404, title: C, ask: A, why: W, levels: [a, b, c, d, e], evidence: E, find-out: F, pulls: both}\n") },
    { S_INIT("q/profile.yaml"),
      S_INIT("sections: [{id: s, title: S}]\n"
             "questions:\n"
             "- {id: n, section: s, by: team, for: levels, type: number, ask: N}\n"
             "- {id: y, section: s, by: team, for: levels, type: yes-no, ask: Y}\n"
             "- {id: o, section: s, by: team, for: levels, type: choice, ask: O, ordered: yes, options: [{id: a, text: A}, {id: b, text: B}]}\n"
             "- {id: v, section: s, by: team, for: levels, type: several, ask: V, options: [{id: a, text: A}, {id: b, text: B}]}\n"
             "- {id: t, section: s, by: team, for: levels, type: text, ask: T}\n"
             "- {id: when, section: s, by: team, for: levels, type: month, ask: M}\n"
             "metrics:\n"
             "- {id: m, title: M, how: H, type: number, decimals: 1}\n"
             "- {id: band, title: B, how: H, type: band, options: [{id: low, text: L}, {id: high, text: H}]}\n") },
};

static enum sys_error read_file(struct sys *sys, struct arena *keep, const char *path, size_t most, struct str *text)
{
    (void)sys, (void)keep, (void)most;
    for (size_t i = 0; i < countof(files); i++) {
        if (!str_eq(files[i].name, str_of(path))) continue;
        *text = files[i].text;
        return SYS_OK;
    }
    return SYS_MISSING;
}

/* Loaded once; every input is about the same questionnaire. */
static const struct questionnaire *questionnaire(void)
{
    static const struct questionnaire *q;
    static struct arena keep;
    struct sys sys = { .read = read_file };

    if (q) return q;
    keep = sys_arena(1 << 22);
    struct diags out = diags_in(&keep);
    q = questionnaire_load(&sys, &keep, sys_arena(1 << 22), "q", &out);
    hold(q != NULL);
    return q;
}

static const struct condition *parse(struct arena *keep, struct str text, struct diags *out)
{
    struct arena scratch = arena_over(arena_new(keep, char, 1 << 16), 1 << 16);
    struct source *in = arena_new(keep, struct source, 1);
    struct ynode *n = arena_new(keep, struct ynode, 1);

    *in = (struct source){ S("c.yaml"), text };
    *n = (struct ynode){ .at = { 1, 1, 1 }, .in = in, .text = text };
    *out = diags_in(keep);
    struct names names = names_of(keep, scratch, questionnaire(), out);
    return condition_parse(keep, &names, n);
}

/* Children come before parents, and nothing points outside. */
static void is_sound(const struct condition *c)
{
    hold(c->n > 0 && c->n <= CONDITION_NODES && c->n_subjects > 0 && c->n_subjects <= CONDITION_SUBJECTS);
    for (size_t i = 0; i < c->n; i++) {
        const struct condition_node *n = &c->nodes[i];
        if (n->op == CONDITION_AND || n->op == CONDITION_OR) hold(n->right >= 0 && n->right < (int)i);
        if (n->op >= CONDITION_NOT) hold(n->left >= 0 && n->left < (int)i);
        else hold(n->subject >= 0 && n->subject < (int)c->n_subjects);
        if (n->op == CONDITION_COMPARE) hold(n->other < (int)c->n_subjects);
    }
    for (size_t i = 0; i < c->n_subjects; i++)
        for (size_t k = 0; k < i; k++) hold(!subject_same(&c->subjects[i], &c->subjects[k]));
}

/* Facts out of the input's own bytes, so that the fuzzer can choose them. */
static void says_something(const struct condition *c, const struct condition *opposite, struct str seed)
{
    struct fact facts[CONDITION_SUBJECTS] = { 0 };
    uint64_t all = c->n_subjects == 64 ? UINT64_MAX : (UINT64_C(1) << c->n_subjects) - 1;

    for (int known = 0; known < 2; known++) {
        for (size_t i = 0; i < c->n_subjects; i++) {
            unsigned char byte = (unsigned char)seed.s[i % (size_t)seed.n];
            facts[i] = (struct fact){ known ? FACT_KNOWN : (enum fact_state)(byte % 4), (byte / 4 % 8) * (byte & 1 ? 1000 : 1) };
        }
        struct condition_result r = condition_of_facts(c, facts), o = condition_of_facts(opposite, facts);
        hold(r.hung && !(r.hung & ~all) && r.hung == o.hung);
        hold(r.truth == TRUTH_UNKNOWN ? o.truth == TRUTH_UNKNOWN : o.truth == (r.truth == TRUTH_FALSE ? TRUTH_TRUE : TRUTH_FALSE));
        hold(!known || r.truth != TRUTH_UNKNOWN);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *keep = fuzz_arena();
    struct str text = fuzz_text(data, n);
    struct buf shown = buf_in(keep);
    struct diags out, other;

    if (utf8_valid(text) != text.n) return 0; /* no scalar of ours holds such bytes */
    const struct condition *c = parse(keep, text, &out);
    hold((c != NULL) == (out.errors == 0));
    diags_print(&shown, &out);
    struct str told = buf_str(&shown);
    hold(utf8_valid(told) == told.n);
    if (!c) return 0;
    is_sound(c);
    const struct condition *opposite = parse(keep, str_printf(keep, "not (%.*s)", STR_ARG(text)), &other);
    if (opposite) says_something(c, opposite, text); /* it may be one too deep */
    return 0;
}
