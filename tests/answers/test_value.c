/* Values: what a question allows, in one spelling, and why it does not allow the rest. */

#include <string.h>

#include "answers/value.h"
#include "tiny.h"

static struct arena keep;
static const struct questionnaire *q;

static struct value_kind kind_of(const char *id)
{
    const struct metric *m = questionnaire_metric(q, str_of(id));
    return m ? value_kind_of_metric(m) : value_kind_of_question(questionnaire_question(q, str_of(id)));
}

/* A value in one line: its spelling, or the ids that are picked, or rows as a,b/c,d. */
static struct str said(const struct value_kind *kind, const struct value *v)
{
    struct buf out = buf_in(&keep);

    if (kind->type == QUESTION_SEVERAL)
        for (size_t i = 0; i < kind->options->n; i++)
            if (v->picked >> i & 1) buf_printf(&out, "%.*s ", STR_ARG(kind->options->list[i].id));
    for (size_t i = 0; i < v->n * v->columns; i++)
        buf_printf(&out, "%s%.*s", i == 0 ? "" : i % v->columns ? "," : "/", STR_ARG(v->items[i]));
    buf_add(&out, v->text);
    return buf_str(&out);
}

static void good_rows(void)
{
    static const struct { const char *id; struct str typed, said; int64_t number; } rows[] = {
        { "hurts", S_INIT("  Releases hurt.\nAlways. \n"), S_INIT("Releases hurt.\nAlways."), 0 },
        { "hurts", S_INIT("リリースがつらい"), S_INIT("リリースがつらい"), 0 },
        { "hurts", S_INIT("0123456789012345678901234567890123456789"), S_INIT("0123456789012345678901234567890123456789"), 0 },
        { "hurts", S_INIT("あああああああああああああああああああああああああああああああああああああああ１"),
          S_INIT("あああああああああああああああああああああああああああああああああああああああ１"), 0 },
        { "people", S_INIT("30"), S_INIT("30"), 30000 },
        { "people", S_INIT("007"), S_INIT("7"), 7000 },
        { "people", S_INIT("１２"), S_INIT("12"), 12000 },
        { "people", S_INIT("500"), S_INIT("500"), 500000 },
        { "people", S_INIT("1"), S_INIT("1"), 1000 },
        { "release-hours", S_INIT("12.5"), S_INIT("12.5"), 12500 },
        { "release-hours", S_INIT("0"), S_INIT("0"), 0 },
        { "release-hours", S_INIT("99.5"), S_INIT("99.5"), 99500 },
        { "release-hours", S_INIT("6.0"), S_INIT("6"), 6000 },
        { "pages", S_INIT("-3"), S_INIT("-3"), -3000 },
        { "pages", S_INIT("1000"), S_INIT("1000"), 1000000 },
        { "split", S_INIT("yes"), S_INIT("yes"), 1 },
        { "split", S_INIT("false"), S_INIT("no"), 0 },
        { "shape", S_INIT("few"), S_INIT("few"), 1 },
        { "shape", S_INIT("ｍａｎｙ"), S_INIT("many"), 2 },
        { "deploy-frequency", S_INIT("daily"), S_INIT("daily"), 1 },
        { "since", S_INIT("2026-03"), S_INIT("2026-03"), 0 },
        { "since", S_INIT("2026/3"), S_INIT("2026-03"), 0 },
        { "since", S_INIT("2026.12"), S_INIT("2026-12"), 0 },
        { "since", S_INIT("２０２６年３月"), S_INIT("2026-03"), 0 },
        { "worries", S_INIT("cost, speed"), S_INIT("speed cost "), 0 },
        { "worries", S_INIT("cost、speed  burnout"), S_INIT("speed burnout cost "), 0 },
        { "worries", S_INIT(",burnout,"), S_INIT("burnout "), 0 },
        { "fear", S_INIT("5"), S_INIT("5"), 5000 },
        { "wishes", S_INIT("time\n\n more people \n"), S_INIT("time/more people"), 0 },
    };

    for (size_t i = 0; i < countof(rows); i++) {
        struct value_kind kind = kind_of(rows[i].id);
        struct value v = { 0 };
        struct value_problem p = value_parse(&keep, &kind, rows[i].typed, &v);
        bool choice = kind.type == QUESTION_CHOICE || kind.type == QUESTION_YES_NO;
        bool fine = p.why == VALUE_FINE && v.state == VALUE_ANSWERED && v.reach == REACH_TEAM
                 && (choice ? v.option : v.milli) == rows[i].number;
        tap_ok(fine, "good row %zu (%s)", i, rows[i].id);
        tap_str(said(&kind, &v), rows[i].said, "and how it is spelt");
    }
}

#define FORTY "0123456789012345678901234567890123456789"

static void bad_rows(void)
{
    static const struct { const char *id; struct str typed; enum value_wrong why; struct str text; } rows[] = {
        { "hurts", S_INIT(""), VALUE_EMPTY, S_INIT("is empty") },
        { "hurts", S_INIT(" \n\t"), VALUE_EMPTY, S_INIT("is empty") },
        { "hurts", S_INIT(FORTY "x"), VALUE_TOO_LONG, S_INIT("is too long: at most 40 characters") },
        { "hurts", S_INIT("a\x1b[31mb"), VALUE_CONTROL, S_INIT("has a control character, or bytes that are not UTF-8") },
        { "hurts", S_INIT("a\xC2\x9B" "31mb"), VALUE_CONTROL, S_INIT("has a control character, or bytes that are not UTF-8") },
        { "hurts", S_INIT("a\rb"), VALUE_CONTROL, S_INIT("has a control character, or bytes that are not UTF-8") },
        { "hurts", S_INIT("caf\xE9"), VALUE_CONTROL, S_INIT("has a control character, or bytes that are not UTF-8") },
        { "hurts", { "a\0b", 3 }, VALUE_CONTROL, S_INIT("has a control character, or bytes that are not UTF-8") },
        { "people", S_INIT("0"), VALUE_TOO_LOW, S_INIT("must be between 1 and 500, got 0") },
        { "people", S_INIT("-1"), VALUE_TOO_LOW, S_INIT("must be between 1 and 500, got -1") },
        { "people", S_INIT("501"), VALUE_TOO_HIGH, S_INIT("must be between 1 and 500, got 501") },
        { "people", S_INIT("2.5"), VALUE_DECIMALS, S_INIT("must be a whole number, got 2.5") },
        { "people", S_INIT("many"), VALUE_NO_NUMBER, S_INIT("must be a number, got \"many\"") },
        { "people", S_INIT("1e3"), VALUE_NO_NUMBER, S_INIT("must be a number, got \"1e3\"") },
        { "people", S_INIT("0x10"), VALUE_NO_NUMBER, S_INIT("must be a number, got \"0x10\"") },
        { "people", S_INIT("99999999999999999999"), VALUE_NO_NUMBER, S_INIT("must be a number, got \"99999999999999999999\"") },
        { "people", S_INIT("30 people"), VALUE_NO_NUMBER, S_INIT("must be a number, got \"30 people\"") },
        { "people", S_INIT("三十"), VALUE_NO_NUMBER, S_INIT("must be a number, got \"三十\"") },
        { "release-hours", S_INIT("99.6"), VALUE_TOO_HIGH, S_INIT("must be between 0 and 99.5, got 99.6") },
        { "release-hours", S_INIT("1.25"), VALUE_DECIMALS, S_INIT("must have at most 1 place behind the point, got 1.25") },
        { "release-hours", S_INIT("1,5"), VALUE_NO_NUMBER, S_INIT("must be a number, got \"1,5\"") },
        { "pages", S_INIT("1001"), VALUE_TOO_HIGH, S_INIT("must be at most 1000, got 1001") },
        { "pages", S_INIT("-1000000001"), VALUE_TOO_LOW, S_INIT("must be between -1000000000 and 1000, got -1000000001") },
        { "split", S_INIT("maybe"), VALUE_NO_YES_NO, S_INIT("must be yes or no, got \"maybe\"") },
        { "split", S_INIT("Yes"), VALUE_NO_YES_NO, S_INIT("must be yes or no, got \"Yes\"") },
        { "shape", S_INIT("fwe"), VALUE_NO_OPTION, S_INIT("has no option \"fwe\" (did you mean \"few\"?)") },
        { "shape", S_INIT("mamy"), VALUE_NO_OPTION, S_INIT("has no option \"mamy\" (did you mean \"many\"?)") },
        { "shape", S_INIT("one few"), VALUE_NO_OPTION, S_INIT("has no option \"one few\"") },
        { "deploy-frequency", S_INIT("montly"), VALUE_NO_OPTION, S_INIT("has no option \"montly\" (did you mean \"monthly\"?)") },
        { "since", S_INIT("2026"), VALUE_NO_MONTH, S_INIT("must be a month like 2026-11, got \"2026\"") },
        { "since", S_INIT("2026-13"), VALUE_NO_MONTH, S_INIT("must be a month like 2026-11, got \"2026-13\"") },
        { "since", S_INIT("2026-00"), VALUE_NO_MONTH, S_INIT("must be a month like 2026-11, got \"2026-00\"") },
        { "since", S_INIT("26-11"), VALUE_NO_MONTH, S_INIT("must be a month like 2026-11, got \"26-11\"") },
        { "since", S_INIT("2026-11-23"), VALUE_NO_MONTH, S_INIT("must be a month like 2026-11, got \"2026-11-23\"") },
        { "since", S_INIT("月"), VALUE_NO_MONTH, S_INIT("must be a month like 2026-11, got \"月\"") },
        { "worries", S_INIT("cost, sped"), VALUE_NO_OPTION, S_INIT("has no option \"sped\" (did you mean \"speed\"?)") },
        { "worries", S_INIT("cost speed cost"), VALUE_TWICE, S_INIT("names \"cost\" twice") },
        { "worries", S_INIT(", 、"), VALUE_EMPTY, S_INIT("is empty") },
        { "fear", S_INIT("6"), VALUE_TOO_HIGH, S_INIT("must be between 1 and 5, got 6") },
        { "fear", S_INIT("1.5"), VALUE_DECIMALS, S_INIT("must be a whole number, got 1.5") },
        { "wishes", S_INIT("a\nb\nc\nd"), VALUE_TOO_MANY, S_INIT("has too many items: at most 3") },
        { "plan", S_INIT("a"), VALUE_WRONG_COLUMNS, S_INIT("must have 3 columns") },
    };

    for (size_t i = 0; i < countof(rows); i++) {
        struct value_kind kind = kind_of(rows[i].id);
        struct value v = { .state = VALUE_UNKNOWN };
        struct value_problem p = value_parse(&keep, &kind, rows[i].typed, &v);
        if (!tap_ok(p.why == rows[i].why && v.state == VALUE_UNKNOWN, "bad row %zu (%s) is refused", i, rows[i].id))
            printf("#  got %d, want %d\n", p.why, rows[i].why);
        tap_str(value_wrong_text(&keep, p, str_trim(rows[i].typed)), rows[i].text, "and it is said why");
    }
}

static void lists(void)
{
    struct value_kind kind = kind_of("plan");
    struct value v = { .reach = REACH_NOBODY };
    const struct str good[] = { S("Split"), S("2026/3"), S("") }, none[] = { S(""), S(" "), S("") };
    const struct str wrong[] = { S("x"), S("soon"), S("yes") };

    tap_int(value_add(&keep, &kind, good, 3, &v).why, VALUE_FINE, "a row");
    tap_int(value_add(&keep, &kind, good, 2, &v).why, VALUE_WRONG_COLUMNS, "a row that is too short");
    tap_int(value_add(&keep, &kind, none, 3, &v).why, VALUE_EMPTY, "a row with nothing in it");
    tap_int(value_add(&keep, &kind, wrong, 3, &v).why, VALUE_NO_MONTH, "a row with a wrong month");
    tap_str(said(&kind, &v), S("Split,2026-03,"), "none of these three changed anything");
    tap_ok(v.reach == REACH_NOBODY, "and how far it may go stays");
    (void)value_add(&keep, &kind, good, 3, &v).why;
    (void)value_add(&keep, &kind, good, 3, &v).why;
    tap_int(value_add(&keep, &kind, good, 3, &v).why, VALUE_TOO_MANY, "the fourth row of three");
    tap_int((int64_t)v.n, 3, "is not there");
}

static void sameness(void)
{
    struct value_kind kind = kind_of("plan");
    const struct str one[] = { S("a"), S(""), S("") }, other[] = { S("b"), S(""), S("") };
    struct value a = { 0 }, b = { 0 }, c = { 0 };

    bool made = value_add(&keep, &kind, one, 3, &a).why == VALUE_FINE && value_add(&keep, &kind, one, 3, &b).why == VALUE_FINE
             && value_add(&keep, &kind, other, 3, &c).why == VALUE_FINE;
    tap_ok(made && value_same(&a, &b) && !value_same(&a, &c), "values are the same when their rows are");
    b.reach = REACH_BRIEF;
    tap_ok(!value_same(&a, &b), "and when they may go equally far");
    tap_ok(!value_same(&(struct value){ .state = VALUE_UNKNOWN }, &(struct value){ .state = VALUE_PREFER_NOT }), "unknown is not prefer-not");
}

int main(int argc, char **argv)
{
    struct sys sys = sys_posix();

    keep = tap_arena(64 << 20);
    if (argc != 2 || !(q = tiny_load(&sys, &keep, argv[1]))) return 1;
    good_rows();
    bad_rows();
    lists();
    sameness();
    return tap_done();
}
