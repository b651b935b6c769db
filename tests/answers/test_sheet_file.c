/* Sheets as text: what is written is what is read, and what is read is written as it was. */

#include <string.h>

#include "answers/end_line.h"
#include "answers/sheet.h"
#include "answers/sheet_file.h"
#include "tiny.h"
#include "leaks.h"

static struct arena keep;
static const struct questionnaire *q;

static struct sheet *full_sheet(void)
{
    struct sheet *s = sheet_new(&keep, q);
    struct value_kind kind;

    s->team = S("payments");
    s->round = S("2026-11");
    s->respondent = (struct respondent){ S("7KQ2M9XF"), hash_hex(&keep, hash_of(S("code")), 64), S("developer"), S("鈴木") };
    s->saved = (struct date){ 2026, 11, 23 };
    s->answers[0] = (struct answer){
        .state = ANSWER_LEVEL, .level = 2, .sure = SURE_THINK, .discuss = true, .wish = 1,
        .note = S("only the main service: \"core\"\n  and its copy"), .note_internal = S("内緒"),
        .evidence = { S("the log"), S("wiki/deploy"), S("N."), { 2026, 10, 1 }, true },
    };
    s->answers[1] = (struct answer){ .state = ANSWER_LEVEL, .level = 0 };
    s->answers[2] = (struct answer){ .state = ANSWER_UNKNOWN, .not_mine = true };
    s->answers[3] = (struct answer){ .state = ANSWER_NOT_APPLICABLE, .reason = S("nobody is called") };
    kind = value_kind_of_question(questionnaire_question(q, S("hope")));
    struct value *own = s->own;
    struct value_problem p = value_parse(&keep, &kind, S("unknown"), &own[6]);
    own[6].reach = REACH_BRIEF;
    kind = value_kind_of_question(questionnaire_question(q, S("worries")));
    if (!p.why) p = value_parse(&keep, &kind, S("cost speed"), &own[7]);
    kind = value_kind_of_question(questionnaire_question(q, S("wishes")));
    if (!p.why) p = value_parse(&keep, &kind, S("time\nmoney: much"), &own[8]);
    own[9].state = VALUE_PREFER_NOT;
    tap_int(p.why, VALUE_FINE, "the values of the full sheet are allowed");
    return s;
}

static const struct sheet *read_text(struct str text, struct diags *out)
{
    struct source *in = arena_new(&keep, struct source, 1);
    *in = (struct source){ S("7KQ2M9XF.yaml"), text };
    return sheet_read(&keep, q, in, false, out);
}

static void show(const struct diags *out)
{
    struct buf shown = buf_in(&keep);
    diags_print(&shown, out);
    if (out->n) tap_show("problems", buf_str(&shown));
}

static bool same_sheet(const struct sheet *a, const struct sheet *b)
{
    bool same = str_eq(a->team, b->team) && str_eq(a->round, b->round) && str_eq(a->respondent.code, b->respondent.code)
             && str_eq(a->respondent.name, b->respondent.name) && date_compare(a->saved, b->saved) == 0;
    for (size_t i = 0; i < a->n_answers; i++) same = same && answer_same(&a->answers[i], &b->answers[i]);
    for (size_t i = 0; i < a->n_own; i++) same = same && value_same(&a->own[i], &b->own[i]);
    return same;
}

static void comes_back(void)
{
    struct sheet *s = full_sheet();
    struct str text = sheet_write(&keep, q, s);
    struct diags out = diags_in(&keep);
    const struct sheet *again = read_text(text, &out);

    tap_int(end_line_of(text), END_LINE_GOOD, "a fresh file has a right checksum");
    tap_ok(out.n == 0, "and no problems"), show(&out);
    if (!tap_ok(again != NULL, "it is read")) {
        tap_show("text", text);
        return;
    }
    tap_ok(same_sheet(s, again), "everything comes back");
    tap_str(sheet_write(&keep, q, again), text, "and is written as the same bytes");
}

static void strays_stay(void)
{
    struct str text = end_line_add(&keep, S("tightrope: sheet/1\n"
        "questionnaire: {id: tiny, version: 1.0.0}\n"
        "team: payments\nround: 2026-11\nrespondent: {id: 7KQ2M9XF}\nsaved: 2026-11-23\n"
        "answers:\n"
        "  build: {level: 3}\n"
        "  deploy: {level: 1, note: old}\n"
        "  gone: {level: 2, note: \"a, b\", votes: [1, yes, \"2\", 007], deep: {a: \"\"}}\n"
        "own:\n"
        "  hope: time\n"
        "  fear: 9\n"
        "  dream: unknown\n"));
    struct diags out = diags_in(&keep);
    const struct sheet *s = read_text(text, &out);

    if (!tap_ok(s != NULL, "a sheet of an older questionnaire is read")) {
        show(&out);
        return;
    }
    tap_int((int64_t)out.errors, 0, "without errors");
    tap_int((int64_t)out.warnings, 3, "with a warning for each stray");
    tap_ok(s->answers[1].state == ANSWER_NONE && s->answers[1].earlier.state == ANSWER_LEVEL
           && s->answers[1].earlier.level == 1 && s->answers[1].earlier.meaning == 1, "an answer to an earlier meaning is not given");
    tap_int((int64_t)sheet_given(s), 1, "and not counted");
    struct str again = sheet_write(&keep, q, s);
    tap_ok(str_find(again, S("  gone: {level: 2, note: \"a, b\", votes: [1, yes, \"2\", \"007\"], deep: {a: \"\"}}\n")) > 0, "a stray answer is written back");
    tap_ok(str_find(again, S("  fear: 9\n")) > 0 && str_find(again, S("  dream: unknown\n")) > 0, "and stray values");
    tap_ok(str_find(again, S("  deploy: {level: 1, note: old}\n")) > 0, "and the earlier answer"), tap_show("text", again);
}

static void new_answer_replaces_stray(void)
{
    struct sheet *s = sheet_new(&keep, q);
    struct diags out = diags_in(&keep);

    s->team = S("t"), s->round = S("2026-11-02"), s->respondent.id = S("7KQ2M9XF");
    const struct sheet *with_stray = read_text(S("tightrope: sheet/1\nquestionnaire: {id: tiny, version: 1.0.0}\nteam: t\n"
        "round: 2026-11-02\nrespondent: {id: 7KQ2M9XF}\nanswers: {}\nown: {fear: 9}\n"), &out);
    if (!tap_ok(with_stray != NULL, "a sheet with a value that is not allowed")) return;
    s->stray_own = with_stray->stray_own;
    s->answers[1] = (struct answer){ .state = ANSWER_LEVEL, .level = 4 };
    s->own[9] = (struct value){ .state = VALUE_ANSWERED, .text = S("3"), .milli = 3000, .option = -1 };
    struct str text = sheet_write(&keep, q, s);
    tap_ok(str_find(text, S("fear: 3\n")) > 0 && str_find(text, S("fear: 9")) < 0, "a new value takes the place of the stray");
    tap_ok(str_find(text, S("  deploy: {level: 4, meaning: 2}\n")) > 0, "a raised meaning is written"), tap_show("text", text);
    tap_ok(read_text(text, &out) != NULL, "and the whole can be read");
}

/* Wherever memory ends, the call ends there, and nowhere else. */
static void memory_runs_out(void)
{
    struct str text = sheet_write(&keep, q, full_sheet());
    struct source in = { S("a.yaml"), text };
    volatile long jumps = 0;
    volatile bool done = false;

    leaks_allowed();
    for (volatile long n = 0; !done && n < 100000; n++) {
        struct arena here = keep;
        struct arena_fail fail = { .after = n };
        struct diags out;
        here.fail = &fail;
        if (setjmp(fail.back)) {
            jumps++;
            continue;
        }
        out = diags_in(&here);
        const struct sheet *s = sheet_read(&here, q, &in, false, &out);
        done = s && str_eq(sheet_write(&here, q, s), text);
        if (!done) break;
    }
    tap_ok(done && jumps > 20, "a sheet is read and written whole, or memory ran out (%ld times)", (long)jumps);
}

int main(int argc, char **argv)
{
    struct sys sys = sys_posix();

    keep = tap_arena(64 << 20);
    if (argc != 2 || !(q = tiny_load(&sys, &keep, argv[1]))) return 1;
    comes_back();
    strays_stay();
    new_answer_replaces_stray();
    memory_runs_out();
    return tap_done();
}
