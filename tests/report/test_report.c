/* The whole report of a small team, in both languages: its text, and where everything stands
 * on the pages. What must not be said is planted and looked for. */

#include <locale.h>

#include "answers/round.h"
#include "answers/sheet.h"
#include "base/bug.h"
#include "document/doc.h"
#include "document/font.h"
#include "document/page.h"
#include "document/plain.h"
#include "findings/findings.h"
#include "golden.h"
#include "questionnaire/load.h"
#include "report/report.h"

enum { SHEETS = 4 };

struct world {
    struct sys sys;
    struct arena keep, scratch;
    const struct questionnaire *q;
    struct round *round;
    struct sheet *sheets[SHEETS];
    const char *golden;
};

/* One letter for each sheet: a level, u unknown, x not applicable, - nothing. */
static const struct { const char *capability, *letters; } team[] = {
    { "release-automation", "0001" }, { "change-flow", "1121" }, { "rollback", "0203" }, { "objectives", "0u01" },
    { "alerts", "1111" }, { "capacity", "uuuu" }, { "recovery", "3343" }, { "data", "0x00" }, { "load", "1112" },
};

static struct answer *answer_of(struct world *w, int sheet, struct str capability)
{
    const struct capability *c = questionnaire_capability(w->q, capability);
    if (!c) bug("%.*s: no such capability", STR_ARG(capability));
    return &w->sheets[sheet]->answers[c->index];
}

static void fill_in(struct world *w)
{
    static const struct str names[] = { S_INIT("Planted Name"), S_INIT("植木名前"), S_INIT("Third Planted"), S_INIT("Fourth") };

    for (int i = 0; i < SHEETS; i++) {
        w->sheets[i] = sheet_new(&w->keep, w->q);
        w->sheets[i]->respondent = (struct respondent){ .id = S("AAAAAAAA"), .role = S("planted role"), .name = names[i] };
        for (size_t k = 0; k < countof(team); k++) {
            struct answer *a = answer_of(w, i, str_of(team[k].capability));
            char c = team[k].letters[i];
            if (c >= '0' && c <= '4') a->state = ANSWER_LEVEL, a->level = c - '0';
            else if (c == 'u') a->state = ANSWER_UNKNOWN;
            else if (c == 'x') a->state = ANSWER_NOT_APPLICABLE, a->reason = S("there is none");
        }
    }
    answer_of(w, 0, S("rollback"))->note = S("*Going back* has <never> been | tried.\n二行目はここ。");
    answer_of(w, 1, S("rollback"))->note = S("9月に一度、実際に切り戻した。コードだけなら10分で戻った。");
    answer_of(w, 3, S("change-flow"))->note_internal = S("The board meets to be seen.");
    answer_of(w, 2, S("alerts"))->discuss = true;
}

static void make_round(struct world *w)
{
    w->round = round_new(&w->keep, w->q);
    w->round->name = S("Small team 小さなチーム");
    w->round->team = S("small");
    w->round->date = (struct date){ 2026, 11, 20 };
    w->round->expected = SHEETS;
}

static const struct findings *find(struct world *w, size_t n)
{
    struct findings_options o = { .questions = true };
    return findings_make(&w->keep, w->scratch, w->q, w->round, (const struct sheet *const *)w->sheets, n, &o);
}

static struct str path(struct world *w, const char *name, enum language l, const char *kind)
{
    return str_printf(&w->keep, "%s/%s.%.*s.%s", w->golden, name, STR_ARG(language_code(l)), kind);
}

static void no_planted_word(struct world *w, struct str text, const char *name)
{
    static const struct str planted[] = { S_INIT("Planted"), S_INIT("planted"), S_INIT("植木"), S_INIT("Fourth"), S_INIT("AAAAAAAA") };
    for (size_t i = 0; i < countof(planted); i++)
        tap_ok(str_find(text, planted[i]) < 0, "%s does not say \"%.*s\"", name, STR_ARG(planted[i]));
    (void)w;
}

static void check_text(struct world *w, const char *name, const struct doc *doc, enum language l)
{
    struct str text = plain_write(&w->keep, w->scratch, doc);
    golden_check(&w->sys, w->keep, path(w, name, l, "txt"), text, name);
    no_planted_word(w, text, name);
}

static void check_pages(struct world *w, const char *name, const struct doc *doc, const struct fonts *fonts, enum language l)
{
    struct diags problems = diags_in(&w->keep);
    struct arena work = tap_arena((size_t)1 << 28);
    struct book book = page_layout(&w->keep, work, doc, PAPER_A4, fonts, &problems);

    tap_int((int64_t)problems.n, 0, "nothing that does not fit, no glyph missing");
    golden_check(&w->sys, w->keep, path(w, name, l, "pages"), page_dump(&w->keep, &book), name);
}

static void check(struct world *w, const struct fonts *fonts)
{
    const struct findings *all = find(w, SHEETS), *two = find(w, 2);

    for (int l = 0; l < LANGUAGES; l++) {
        struct report_options o = { .language = (enum language)l, .program = S("0") };
        check_text(w, "report", report_compose(&w->keep, all, &o), o.language);
        check_text(w, "two-sheets", report_compose(&w->keep, two, &o), o.language);
        check_text(w, "first-look", report_first_look(&w->keep, find(w, 1), &o), o.language);
        if (fonts) check_pages(w, "report", report_compose(&w->keep, all, &o), fonts, o.language);
    }
}

/* Fewer than three sheets of an anonymous round: neither votes nor notes. */
static void two_stay_hidden(struct world *w)
{
    struct report_options o = { .language = LANG_EN, .program = S("0") };
    struct str text = plain_write(&w->keep, w->scratch, report_compose(&w->keep, find(w, 2), &o));

    tap_ok(str_find(text, S("never")) < 0, "two sheets: no note");
    tap_ok(str_find(text, S("   votes ")) < 0, "two sheets: no votes");
    text = plain_write(&w->keep, w->scratch, report_compose(&w->keep, find(w, SHEETS), &o));
    tap_ok(str_find(text, S("never")) >= 0 && str_find(text, S("   votes ")) >= 0, "four sheets: both");
}

int main(int argc, char **argv)
{
    struct world w = { .sys = sys_posix(), .keep = tap_arena((size_t)1 << 28), .scratch = tap_arena((size_t)1 << 28) };
    struct arena notes = tap_arena(1 << 20);
    struct diags problems = diags_in(&notes);

    (void)setlocale(LC_CTYPE, "C.UTF-8"); /* columns */
    if (argc != 3) bug("test_report QUESTIONNAIRE GOLDEN");
    w.golden = argv[2];
    w.q = questionnaire_load(&w.sys, &w.keep, w.scratch, argv[1], &problems);
    if (!tap_ok(w.q != NULL, "the questionnaire loads")) return tap_done();
    make_round(&w);
    fill_in(&w);
    struct fonts *fonts = fonts_find(&w.sys, &w.keep, S(""), &problems);
    bool ci = str_eq(w.sys.environment(&w.sys, "TIGHTROPE_CI"), S("1"));
    tap_ok(fonts || !ci, "the fonts are there%s", fonts ? "" : " # SKIP pages need them");
    check(&w, fonts);
    two_stay_hidden(&w);
    fonts_close(fonts);
    return tap_done();
}
