/* From answers to sentences, with a questionnaire that shows every kind of line: the whole
 * text of the findings in both languages is the expected file. */

#include "answers/round.h"
#include "answers/sheet.h"
#include "base/bug.h"
#include "findings/findings.h"
#include "findings/tell.h"
#include "golden.h"
#include "questionnaire/load.h"

struct answers_of {
    const char *capability;
    const char *letters; /* one for each sheet: 0-4, u unknown, m not theirs, x not applicable, - nothing */
};

/* Four people of an anonymous round. */
static const struct answers_of team[] = {
    { "release-automation", "0001" }, { "change-flow", "1121" }, { "rollback", "0203" },
    { "objectives", "0u01" }, { "alerts", "1111" }, { "capacity", "uumu" }, { "recovery", "3343" }, { "data", "0x00" },
    { "documentation", "----" }, { "load", "1112" }, { "champions", "xx-x" },
};

enum { SHEETS = 4 };

static struct answer answer_of(char letter)
{
    if (letter >= '0' && letter <= '4') return (struct answer){ .state = ANSWER_LEVEL, .level = letter - '0' };
    if (letter == 'x') return (struct answer){ .state = ANSWER_NOT_APPLICABLE, .reason = S("there is none") };
    if (letter == '-') return (struct answer){0};
    return (struct answer){ .state = ANSWER_UNKNOWN, .not_mine = letter == 'm' };
}

static void fill_in(struct arena *keep, const struct questionnaire *q, const struct sheet **sheets, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct sheet *s = sheet_new(keep, q);
        for (size_t k = 0; k < countof(team); k++) {
            const struct capability *c = questionnaire_capability(q, str_of(team[k].capability));
            if (!c) bug("%s: no such capability", team[k].capability);
            s->answers[c->index] = answer_of(team[k].letters[i]);
        }
        sheets[i] = s;
    }
}

static struct link link_of(const struct action *a)
{
    return (struct link){ a->id, a->index };
}

static void set_number(struct value *v, int64_t n)
{
    *v = (struct value){ .state = VALUE_ANSWERED, .milli = 1000 * n };
}

static struct round *round_of(struct arena *keep, const struct questionnaire *q)
{
    struct round *r = round_new(keep, q);

    r->form = FORM_SHORT;
    r->expected = SHEETS;
    set_number(&r->profile[questionnaire_question(q, S("sre-people"))->index], 3);
    set_number(&r->profile[questionnaire_question(q, S("sre-share"))->index], 40);
    set_number(&r->metrics[questionnaire_metric(q, S("change-fail-rate"))->index], 10);
    r->metrics[questionnaire_metric(q, S("deploy-frequency"))->index] =
        (struct value){ .state = VALUE_ANSWERED, .option = 1 };
    return r;
}

static void check(struct sys *sys, struct arena keep, const char *folder, const char *name, const struct findings *f)
{
    static const char *const codes[] = { [LANG_EN] = "en", [LANG_JA] = "ja" };

    for (int l = 0; l < LANGUAGES; l++) {
        struct str path = str_printf(&keep, "%s/%s.%s.expected", folder, name, codes[l]);
        golden_check(sys, keep, path, tell_findings(&keep, f, (enum language)l), name);
    }
}

int main(int argc, char **argv)
{
    struct sys sys = sys_posix();
    struct arena keep = tap_arena((size_t)1 << 28), scratch = tap_arena((size_t)1 << 28);
    struct diags problems = diags_in(&keep);
    const struct sheet *sheets[SHEETS];

    if (argc != 2) bug("test_river FOLDER");
    const struct questionnaire *q = questionnaire_load(&sys, &keep, scratch, argv[1], &problems);
    if (!q) {
        struct buf b = buf_in(&keep);
        diags_print(&b, &problems);
        tap_ok(false, "the questionnaire loads");
        tap_show("problems", buf_str(&b));
        return tap_done();
    }
    struct round *r = round_of(&keep, q);
    struct findings_options o = { .questions = true };
    fill_in(&keep, q, sheets, SHEETS);
    check(&sys, keep, argv[1], "team", findings_make(&keep, scratch, q, r, sheets, SHEETS, &o));
    check(&sys, keep, argv[1], "two-sheets", findings_make(&keep, scratch, q, r, sheets, 2, &o));
    r->expected = 1;
    check(&sys, keep, argv[1], "alone", findings_make(&keep, scratch, q, r, sheets, 1, &o));

    struct link pin = link_of(questionnaire_action(q, S("one-command")));
    struct link skip = link_of(questionnaire_action(q, S("three-objectives")));
    struct plan plan = { .people = 1, .share = 30, .pin = &pin, .n_pin = 1, .skip = &skip, .n_skip = 1 };
    o.plan = &plan;
    check(&sys, keep, argv[1], "what-if", findings_make(&keep, scratch, q, r, sheets, SHEETS, &o));
    return tap_done();
}
