/* A sheet or a round from anywhere: what is read can be written, and what is written comes back. The
 * same bytes are then typed as a code, as a value of every type and as the name of a team, and serve
 * as a damaged file beside a good .bak. */

#include "answers/code.h"
#include "answers/end_line.h"
#include "answers/rescue.h"
#include "answers/round.h"
#include "answers/round_file.h"
#include "answers/sheet.h"
#include "answers/sheet_file.h"
#include "answers/team_id.h"
#include "base/diag.h"
#include "fuzz.h"
#include "questionnaire/load.h"
#include "questionnaire/questionnaire.h"

static const struct { struct str path, text; } files[] = {
    { S_INIT("q/questionnaire.yaml"),
      S_INIT("tightrope: questionnaire/1\nid: tiny\nversion: 2.0.0\nlanguages: [en]\ntitle: T\nscale: [a, b, c, d, e]\n"
             "areas: [release.yaml, watch.yaml]\nprofile: profile.yaml\n") },
    { S_INIT("q/release.yaml"),
      S_INIT("id: release\ntitle: R\nweight: 3\ncapabilities:\n"
             "- {id: build, title: B, ask: A, why: W, levels: [a, b, c, d, e], evidence: E, find-out: F, pulls: both}\n"
             "- {id: deploy, title: D, meaning: 2, ask: A, why: W, levels: [a, b, c, d, e], evidence: E, find-out: F, pulls: both}\n"
             "actions:\n"
             "- {id: write-script, moves: {capability: build, from: 0, to: 2}, title: W, effort: {low: 1, likely: 2, high: 3},"
             " helps: T, tags: [technical], lead: A, first-step: B, done-when: D, fails-when: F}\n") },
    { S_INIT("q/watch.yaml"),
      S_INIT("id: watch\ntitle: W\nweight: 1\ncapabilities:\n"
             "- {id: alerts, title: A, ask: A, why: W, levels: [a, b, c, d, e], evidence: E, find-out: F, pulls: both}\n"
             "- {id: on-call, title: O, ask: A, why: W, levels: [a, b, c, d, e], evidence: E, find-out: F, pulls: both}\n") },
    { S_INIT("q/profile.yaml"),
      S_INIT("sections: [{id: s, title: S}]\nquestions:\n"
             "- {id: hurts, section: s, by: team, for: brief, type: text, most: 40, ask: A}\n"
             "- {id: people, section: s, by: team, for: levels, type: number, low: 1, high: 500, ask: A}\n"
             "- {id: split, section: s, by: team, for: brief, type: yes-no, ask: A}\n"
             "- {id: shape, section: s, by: team, for: levels, type: choice, ask: A,"
             " options: [{id: one, text: O}, {id: few, text: F}, {id: many, text: M}]}\n"
             "- {id: since, section: s, by: team, for: levels, type: month, ask: A}\n"
             "- {id: plan, section: s, by: team, for: brief, type: list, most: 3, ask: A,"
             " fields: [{id: what, text: W, type: text}, {id: by, text: B, type: month}, {id: sure, text: S, type: yes-no}]}\n"
             "- {id: hope, section: s, by: each, for: brief, type: text, ask: A}\n"
             "- {id: worries, section: s, by: each, for: meeting, type: several, sensitive: true, ask: A,"
             " options: [{id: speed, text: S}, {id: burnout, text: B}, {id: cost, text: C}]}\n"
             "- {id: wishes, section: s, by: each, for: meeting, type: list, most: 3, ask: A, fields: [{id: wish, text: W, type: text}]}\n"
             "- {id: fear, section: s, by: each, for: levels, type: scale, low: 1, high: 5, sensitive: true, ask: A,"
             " ends: {low: L, high: H}}\n"
             "metrics:\n"
             "- {id: deploy-frequency, title: D, how: H, type: band, options: [{id: monthly, text: M}, {id: daily, text: D}]}\n"
             "- {id: release-hours, title: R, how: H, type: number, decimals: 1, low: 0, high: 99.5}\n"
             "- {id: pages, title: P, how: H, type: number, high: 1000}\n") },
};

static enum sys_error read_file(struct sys *sys, struct arena *keep, const char *path, size_t most, struct str *text)
{
    (void)sys, (void)keep, (void)most;
    for (size_t i = 0; i < countof(files); i++) {
        if (!str_eq(files[i].path, str_of(path))) continue;
        *text = files[i].text;
        return SYS_OK;
    }
    return SYS_MISSING;
}

static const struct questionnaire *questionnaire(void)
{
    static const struct questionnaire *q;
    static struct arena keep;
    struct sys sys = { .read = read_file };

    if (q) return q;
    keep = sys_arena((size_t)16 << 20);
    struct diags out = diags_in(&keep);
    q = questionnaire_load(&sys, &keep, sys_arena((size_t)16 << 20), "q", &out);
    hold(q);
    return q;
}

static void *read_sheet(struct arena *keep, const struct questionnaire *q, const struct source *in, bool strict, struct diags *out)
{
    return sheet_read(keep, q, in, strict, out);
}

static void *read_round(struct arena *keep, const struct questionnaire *q, const struct source *in, bool strict, struct diags *out)
{
    return round_read(keep, q, in, strict, out);
}

/* The two formats look the same from here. */
struct format {
    rescue_reader *read;
    struct str (*write)(struct arena *keep, const struct questionnaire *q, const void *what);
};

static struct str write_sheet(struct arena *keep, const struct questionnaire *q, const void *s)
{
    return sheet_write(keep, q, s);
}

static struct str write_round(struct arena *keep, const struct questionnaire *q, const void *r)
{
    return round_write(keep, q, r);
}

static const struct format formats[2] = { { read_sheet, write_sheet }, { read_round, write_round } };

static void same_answers(const struct sheet *a, const struct sheet *b)
{
    for (size_t i = 0; i < a->n_answers; i++) {
        hold(answer_same(&a->answers[i], &b->answers[i]));
        hold(a->answers[i].state == ANSWER_LEVEL || a->answers[i].level == 0);
        hold(a->answers[i].level >= 0 && a->answers[i].level <= LEVEL_MOST);
    }
    for (size_t i = 0; i < a->n_own; i++) hold(value_same(&a->own[i], &b->own[i]));
}

/* Read, written, read again, written again. Gives the good file, or nothing. */
static struct str comes_back(struct arena *keep, const struct format *f, struct str text)
{
    const struct questionnaire *q = questionnaire();
    struct source in = { S("a.yaml"), text }, *again = arena_new(keep, struct source, 1);
    struct diags out = diags_in(keep), quiet = diags_in(keep);
    const void *first = f->read(keep, q, &in, false, &out);

    hold(!first == (out.errors > 0));
    if (!first) return (struct str){ 0 };
    *again = (struct source){ S("b.yaml"), f->write(keep, q, first) };
    if (again->text.n > (ptrdiff_t)200 << 10) return (struct str){ 0 }; /* strays may grow beyond the limit of a file */
    hold(end_line_of(again->text) == END_LINE_GOOD);
    const void *second = f->read(keep, q, again, true, &quiet);
    hold(second && quiet.errors == 0 && quiet.warnings <= out.warnings);
    struct str third = f->write(keep, q, second);
    hold(str_eq(third, again->text));
    if (f == &formats[0]) same_answers(first, second);
    return third;
}

/* Whatever stands in the file: with a good .bak beside it something is read. */
static void is_rescued(struct arena *keep, const struct format *f, struct str text, struct str good)
{
    struct rescue how = { f->read, yaml_limits_sheet, questionnaire(), true };
    struct source file = { S("a.yaml"), text }, backup = { S("a.yaml.bak"), good };
    const struct source *used = NULL;
    struct diags out = diags_in(keep);

    hold(rescue_read(keep, &how, &file, &backup, &used, &out) && used && out.errors == 0);
    struct source half = { S("a.yaml"), str_head(good, good.n / 2) };
    how.refuse_edited = false;
    hold(rescue_read(keep, &how, &half, &backup, &used, &out));
    if (used == &half) hold(str_ends(half.text, S("\n")));
}

static void is_typed(struct arena *keep, struct str text)
{
    const struct questionnaire *q = questionnaire();
    struct code code, again;

    if (code_read(text, &code) == CODE_FINE) hold(code_read(str_of(code.text), &again) == CODE_FINE && !strcmp(code.text, again.text));
    struct str id = team_id_of(keep, text);
    hold(id.n == 0 || team_id_valid(id));
    for (size_t i = 0; i < q->n_questions + q->n_metrics; i++) {
        struct value_kind kind = i < q->n_questions ? value_kind_of_question(&q->questions[i])
                                                    : value_kind_of_metric(&q->metrics[i - q->n_questions]);
        struct value v = { 0 }, w = { 0 };
        struct value_problem p = value_parse(keep, &kind, text, &v);
        hold((p.why == VALUE_FINE) == (v.state == VALUE_ANSWERED));
        hold(value_wrong_text(keep, p, text).n > 0);
        if (p.why != VALUE_FINE || !v.text.n) continue;
        hold(value_parse(keep, &kind, v.text, &w).why == VALUE_FINE && value_same(&v, &w));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *keep = fuzz_arena();
    struct str text = fuzz_text(data, n);

    is_typed(keep, text);
    for (size_t i = 0; i < countof(formats); i++) {
        struct str good = comes_back(keep, &formats[i], text);
        if (good.n) is_rescued(keep, &formats[i], text, good);
    }
    return 0;
}
