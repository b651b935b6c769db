/* What conditions mean, and what is said of those that mean nothing. */
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "good.h"
#include "questionnaire/condition.h"
#include "questionnaire/load.h"
#include "questionnaire/names.h"
#include "questionnaire/questionnaire.h"
#include "yaml/node.h"

struct world {
    struct arena keep;
    const struct questionnaire *q;
    struct names names;
    struct diags out;
};

/* A condition as it would stand in a file of its own. */
static const struct condition *parse(struct world *w, const char *text)
{
    struct source *in = arena_new(&w->keep, struct source, 1);
    struct diags reading = diags_in(&w->keep);

    *in = (struct source){ S("c.yaml"), str_of(text) };
    const struct ynode *n = yaml_read(&w->keep, in, yaml_limits_questionnaire, &reading);
    if (!n) return NULL;
    w->out = diags_in(&w->keep);
    return condition_parse(&w->keep, &w->names, n);
}

/* Facts as "build=1 split=yes": ids with what was answered. A number is in thousandths only
 * inside; ? is "don't know", - "does not apply", and what is not named is silent. */
struct answers {
    struct str text;
};

static bool look_up(struct str all, struct str id, struct str *value)
{
    while (all.n > 0) {
        struct str one = str_cut(&all, ' ');
        struct str name = str_cut(&one, '=');
        if (!str_eq(name, id)) continue;
        *value = one;
        return true;
    }
    return false;
}

static int64_t value_of(const struct subject *s, struct str value)
{
    const struct options *o = s->metric ? &s->metric->options : s->question ? &s->question->options : NULL;
    const struct option *option = o ? option_by_id(o, value) : NULL;

    if (s->kind == SUBJECT_HAS) return str_find(value, s->option->id) >= 0;
    if (option) return option->index;
    if (str_eq(value, S("yes")) || str_eq(value, S("no"))) return str_eq(value, S("yes"));
    struct str_int number = str_to_fixed(value, 3);
    return number.ok ? number.value : -1;
}

static struct fact fact_of(void *context, const struct subject *s)
{
    const struct answers *a = context;
    struct str id = s->capability ? s->capability->id : s->metric ? s->metric->id : s->question->id, value;

    if (!look_up(a->text, id, &value)) return (struct fact){ FACT_SILENT, 0 };
    if (str_eq(value, S("?"))) return (struct fact){ FACT_UNKNOWN, 0 };
    if (str_eq(value, S("-"))) return (struct fact){ FACT_VOID, 0 };
    return (struct fact){ FACT_KNOWN, value_of(s, value) };
}

/* The ids on which the result hung, in the order of the subjects. */
static struct str hung_on(struct arena *keep, const struct condition *c, uint64_t hung)
{
    struct buf out = buf_in(keep);

    for (size_t i = 0; i < c->n_subjects; i++) {
        const struct subject *s = &c->subjects[i];
        if (!(hung >> i & 1)) continue;
        if (buf_str(&out).n) buf_byte(&out, ' ');
        buf_add(&out, s->capability ? s->capability->id : s->metric ? s->metric->id : s->question->id);
    }
    return buf_str(&out);
}

static void test_truth(struct world *w)
{
    static const struct { const char *when, *answers; enum truth truth; const char *hung; } rows[] = {
        /* comparisons */
        { "level(build) = 2", "build=2", TRUTH_TRUE, "build" },
        { "level(build) = 2", "build=1", TRUTH_FALSE, "build" },
        { "level(build) != 2", "build=1", TRUTH_TRUE, "build" },
        { "level(build) < 2", "build=2", TRUTH_FALSE, "build" },
        { "level(build) <= 2", "build=2", TRUTH_TRUE, "build" },
        { "level(build) > 2", "build=3", TRUTH_TRUE, "build" },
        { "level(build) >= 2", "build=1", TRUTH_FALSE, "build" },
        { "2 <= level(build)", "build=2", TRUTH_TRUE, "build" },
        { "2 < level(build)", "build=2", TRUTH_FALSE, "build" },
        { "2 > level(build)", "build=1", TRUTH_TRUE, "build" },
        { "2 >= level(build)", "build=3", TRUTH_FALSE, "build" },
        { "2 = level(build)", "build=2", TRUTH_TRUE, "build" },
        { "level(build) < level(watch)", "build=1 watch=2", TRUTH_TRUE, "build watch" },
        { "level(build) < level(watch)", "build=1 watch=?", TRUTH_UNKNOWN, "watch" },
        { "level(build) < level(watch)", "build=- watch=?", TRUTH_FALSE, "build" },
        { "level(build) = level(watch)", "build=? watch=-", TRUTH_FALSE, "watch" },
        { "metric(release-hours) >= 2.5", "release-hours=2.5", TRUTH_TRUE, "release-hours" },
        { "metric(release-hours) >= 2.5", "release-hours=2.4", TRUTH_FALSE, "release-hours" },
        { "metric(deploy-frequency) >= daily", "deploy-frequency=daily", TRUTH_TRUE, "deploy-frequency" },
        { "metric(deploy-frequency) < daily", "deploy-frequency=monthly", TRUTH_TRUE, "deploy-frequency" },
        { "daily > metric(deploy-frequency)", "deploy-frequency=monthly", TRUTH_TRUE, "deploy-frequency" },
        { "profile(people) < 10", "people=9", TRUTH_TRUE, "people" },
        { "profile(fear) >= 4", "fear=4", TRUTH_TRUE, "fear" },
        { "profile(split) = yes", "split=yes", TRUTH_TRUE, "split" },
        { "profile(split) = no", "split=yes", TRUTH_FALSE, "split" },
        { "profile(shape) <= few", "shape=one", TRUTH_TRUE, "shape" },
        { "profile(shape) != few", "shape=few", TRUTH_FALSE, "shape" },
        { "has(worries, speed)", "worries=speed", TRUTH_TRUE, "worries" },
        { "has(worries, speed)", "worries=people-leave", TRUTH_FALSE, "worries" },
        { "has(worries, speed)", "worries=-", TRUTH_FALSE, "worries" },
        { "has(worries, speed)", "", TRUTH_UNKNOWN, "worries" },
        { "months-since(since) < 3", "since=2", TRUTH_TRUE, "since" },
        { "months-since(since) < -1", "since=-2", TRUTH_TRUE, "since" },
        /* four ways of not having a value */
        { "level(build) = 2", "build=?", TRUTH_UNKNOWN, "build" },
        { "level(build) = 2", "", TRUTH_UNKNOWN, "build" },
        { "level(build) = 2", "build=-", TRUTH_FALSE, "build" },
        { "level(build) != 2", "build=-", TRUTH_FALSE, "build" },
        { "known(level(build))", "build=0", TRUTH_TRUE, "build" },
        { "known(level(build))", "build=-", TRUTH_TRUE, "build" },
        { "known(level(build))", "build=?", TRUTH_FALSE, "build" },
        { "known(level(build))", "", TRUTH_UNKNOWN, "build" },
        { "not known(profile(hurts))", "hurts=?", TRUTH_TRUE, "hurts" },
        { "known(profile(plan))", "plan=0", TRUTH_TRUE, "plan" },
        { "known(months-since(since))", "since=1", TRUTH_TRUE, "since" },
        { "known(metric(pages)) and known(profile(worries))", "pages=1 worries=speed", TRUTH_TRUE, "pages worries" },
        /* what decides, and what it hung on */
        { "level(build) = 1 and level(watch) = 1", "build=1 watch=1", TRUTH_TRUE, "build watch" },
        { "level(build) = 1 and level(watch) = 1", "build=0 watch=1", TRUTH_FALSE, "build" },
        { "level(build) = 1 and level(watch) = 1", "build=0 watch=0", TRUTH_FALSE, "build watch" },
        { "level(build) = 1 and level(watch) = 1", "build=0 watch=?", TRUTH_FALSE, "build" },
        { "level(build) = 1 and level(watch) = 1", "build=1 watch=?", TRUTH_UNKNOWN, "watch" },
        { "level(build) = 1 and level(watch) = 1", "", TRUTH_UNKNOWN, "build watch" },
        { "level(build) = 1 or level(watch) = 1", "build=1 watch=?", TRUTH_TRUE, "build" },
        { "level(build) = 1 or level(watch) = 1", "build=1 watch=1", TRUTH_TRUE, "build watch" },
        { "level(build) = 1 or level(watch) = 1", "build=0 watch=?", TRUTH_UNKNOWN, "watch" },
        { "level(build) = 1 or level(watch) = 1", "build=0 watch=0", TRUTH_FALSE, "build watch" },
        { "not level(build) = 1", "build=0", TRUTH_TRUE, "build" },
        { "not level(build) = 1", "build=1", TRUTH_FALSE, "build" },
        { "not level(build) = 1", "", TRUTH_UNKNOWN, "build" },
        { "not not level(build) = 1", "build=1", TRUTH_TRUE, "build" },
        /* binding */
        { "level(build) = 0 or level(build) = 1 and level(watch) = 1", "build=0 watch=0", TRUTH_TRUE, "build" },
        { "(level(build) = 0 or level(build) = 1) and level(watch) = 1", "build=0 watch=0", TRUTH_FALSE, "watch" },
        { "not level(build) = 0 and level(watch) = 1", "build=1 watch=0", TRUTH_FALSE, "watch" },
        { "not (level(build) = 0 and level(watch) = 1)", "build=1 watch=0", TRUTH_TRUE, "build watch" },
        { "level(build)=1and level(watch)=1", "build=1 watch=1", TRUTH_FALSE, NULL }, /* "1and" is one word */
        /* known() of something unknown decides */
        { "level(build) <= 1 or not known(metric(pages)) or metric(pages) > 12", "build=3 pages=?", TRUTH_TRUE, "pages" },
        { "level(build) <= 1 or not known(metric(pages)) or metric(pages) > 12", "build=3 pages=12", TRUTH_FALSE, "build pages" },
        { "level(build) <= 1 or not known(metric(pages)) or metric(pages) > 12", "build=3", TRUTH_UNKNOWN, "pages" },
        { "level(build) <= 1 or not known(metric(pages)) or metric(pages) > 12", "build=1", TRUTH_TRUE, "build" },
    };

    for (size_t i = 0; i < countof(rows); i++) {
        const struct condition *c = parse(w, str_printf(&w->keep, "\"%s\"", rows[i].when).s);
        if (!rows[i].hung) {
            tap_ok(!c, "%s is none", rows[i].when);
            continue;
        }
        if (!tap_ok(c && !w->out.n, "%s is a condition", rows[i].when)) {
            for (size_t k = 0; k < w->out.n; k++) tap_show("problem", w->out.list[k].text);
            continue;
        }
        struct answers a = { str_of(rows[i].answers) };
        struct condition_result got = condition_of(c, fact_of, &a);
        tap_int(got.truth, rows[i].truth, str_z(&w->keep, str_printf(&w->keep, "with %s", rows[i].answers)));
        tap_str(hung_on(&w->keep, c, got.hung), str_of(rows[i].hung), "and it hung on");
    }
}

static void test_wrong(struct world *w)
{
    static const struct { const char *when, *problem; } rows[] = {
        { "\"\"", "1: has no condition" },
        { "\" \"", "1: has no condition" },
        { "[a]", "1: must be a condition, is a list" },
        { "level(build)", "1: is not true or false by itself; compare it, such as level(id) >= 2" },
        { "level(build) >=", "16: level(), metric(), profile(), a number or a word is missing at the end" },
        { "level(build) >= )", "17: level(), metric(), profile(), a number or a word should stand before \")\"" },
        { "level(build) >= 5", "17: a level is a whole number from 0 to 4, got 5" },
        { "level(build) >= -1", "17: a level is a whole number from 0 to 4, got -1" },
        { "level(build) >= 1.5", "17: a level is a whole number from 0 to 4, got 1.5" },
        { "level(build) >= high", "17: level(build) is a number, \"high\" is none" },
        { "level(biuld) >= 1", "7: there is no capability \"biuld\" (did you mean \"build\"?)" },
        { "level(pages) >= 1", "7: \"pages\" is a metric, not a capability" },
        { "level(404) >= 1", "7: there is no capability \"404\"" },
        { "level() >= 1", "7: an id should stand before \")\"" },
        { "level build >= 1", "7: \"(\" should stand before \"build\"" },
        { "level(build >= 1", "13: \")\" should stand before \">=\"" },
        { "level(build", "12: \")\" is missing at the end" },
        { "levl(build) >= 1", "1: there is no function \"levl\" (did you mean \"level\"?)" },
        { "xyz(build) >= 1", "1: there is no function \"xyz\"" },
        { "known(xyz(build))", "7: there is no function \"xyz\"" },
        { "known(build)", "7: there is no function \"build\"" },
        { "known(has(worries, speed))", "7: known() asks about level(), metric(), profile() or months-since(), not about has()" },
        { "known(level(build)) = yes", "21: known() is true or false by itself and can not be compared" },
        { "has(worries, speed) = 1", "21: has() is true or false by itself and can not be compared" },
        { "1 = known(level(build))", "5: known() is true or false by itself and can not be compared" },
        { "(level(build) = 1) = 1", "20: what stands in parentheses is true or false by itself and can not be compared" },
        { "has(worries)", "12: a comma and an option should stand before \")\"" },
        { "has(worries, sped)", "14: question \"worries\" has no option \"sped\" (did you mean \"speed\"?)" },
        { "has(worries, )", "14: an option should stand before \")\"" },
        { "has(shape, one)", "5: question \"shape\" has one answer; write profile(shape) = option" },
        { "has(people, one)", "5: question \"people\" is of the type number and has no options" },
        { "has(worris, one)", "5: there is no question \"worris\" (did you mean \"worries\"?)" },
        { "months-since(people) < 3", "14: question \"people\" is of the type number, not a month" },
        { "profile(since) < 3", "1: question \"since\" is a month; write months-since(since)" },
        { "profile(worries) = speed", "1: question \"worries\" may have several answers; write has(worries, option)" },
        { "profile(hurts) = 1", "1: question \"hurts\" is of the type text; only known(profile(hurts)) can ask about it" },
        { "profile(plan) = 1", "1: question \"plan\" is of the type list; only known(profile(plan)) can ask about it" },
        { "profile(shape) = fews", "18: profile(shape) is never \"fews\" (did you mean \"few\"?)" },
        { "profile(shape) = 2", "18: profile(shape) is never \"2\"" },
        { "profile(split) = maybe", "18: profile(split) is yes or no, never \"maybe\"" },
        { "profile(split) >= yes", "16: the answers of profile(split) have no order; only = and != can compare them" },
        { "metric(deploy-frequency) >= weekly", "29: metric(deploy-frequency) is never \"weekly\"" },
        { "metric(deploy-frequency) >= 2", "29: metric(deploy-frequency) is never \"2\"" },
        { "metric(pages) > many", "17: metric(pages) is a number, \"many\" is none" },
        { "metric(pages) > 1.2345", "17: metric(pages) is a number, \"1.2345\" is none" },
        { "profile(shape) = profile(people)", "1: profile(shape) can only be compared with one of its words" },
        { "profile(people) = profile(shape)", "19: profile(shape) can only be compared with one of its words" },
        { "1 = 2", "1: compares two fixed values; one side must be level(), metric(), profile() or months-since()" },
        { "one = few", "1: compares two fixed values; one side must be level(), metric(), profile() or months-since()" },
        { "build", "1: \"build\" is not true or false by itself" },
        { "yes", "1: \"yes\" is not true or false by itself" },
        { "5", "1: \"5\" is not true or false by itself" },
        { "1 <= level(build) <= 3", "19: a comparison has two sides; join two with and" },
        { "level(build) == 1", "14: \"==\" is written = here" },
        { "level(build) <> 1", "14: \"<>\" is written != here" },
        { "level(build) => 1", "14: \"=>\" is written >= here" },
        { "level(build) =< 1", "14: \"=<\" is written <= here" },
        { "level(build) ≤ 1", "14: \"≤\" is written <= here" },
        { "level(build) = 1 && level(build) = 2", "18: \"&&\" is written and here" },
        { "level(build) = 1 || level(build) = 2", "18: \"||\" is written or here" },
        { "\"!level(build) = 1\"", "2: \"!\" is written not here" },
        { "level(build) + 1 = 2", "14: \"+\" has no meaning in a condition" },
        { "level(build) = 1 あ", "18: \"あ\" has no meaning in a condition" },
        { "level(build) = 1 level(watch) = 1", "18: and, or or the end should stand before \"level\"" },
        { "level(build) = 1 AND level(watch) = 1", "18: and, or or the end should stand before \"AND\"" },
        { "level(build) = 1 and", "21: level(), metric(), profile(), a number or a word is missing at the end" },
        { "and level(build) = 1", "1: \"and\" is not true or false by itself" },
        { "not", "4: level(), metric(), profile(), a number or a word is missing at the end" },
        { "(level(build) = 1", "1: \"(\" is never closed" },
        { "level(build) = 1)", "17: \")\" was never opened" },
        { "(level(build) = 1 x)", "19: and, or or \")\" should stand before \"x\"" },
        { "()", "2: level(), metric(), profile(), a number or a word should stand before \")\"" },
        { "level(build) = 1 or\n  level(biuld) = 2", "2:9: there is no capability \"biuld\" (did you mean \"build\"?)" },
        /* two mistakes, both said */
        { "level(biuld) = 1 and level(watch) = 9",
          "7: there is no capability \"biuld\" (did you mean \"build\"?)|37: a level is a whole number from 0 to 4, got 9" },
    };

    for (size_t i = 0; i < countof(rows); i++) {
        struct buf got = buf_in(&w->keep);
        const struct condition *c = parse(w, rows[i].when);
        for (size_t k = 0; k < w->out.n; k++) {
            struct span at = w->out.list[k].at;
            if (k > 0) buf_byte(&got, '|');
            if (at.line > 1) buf_printf(&got, "%u:", at.line);
            buf_printf(&got, "%u: %.*s", at.col, STR_ARG(w->out.list[k].text));
        }
        tap_ok(!c, "wrong row %zu is none", i);
        tap_str(buf_str(&got), str_of(rows[i].problem), "which is said so");
    }
}

static const char *repeated(struct world *w, const char *before, const char *one, int n, const char *behind)
{
    struct buf b = buf_in(&w->keep);

    for (int i = 0; i < n; i++) buf_add(&b, str_of(one));
    return str_printf(&w->keep, "%s%.*s%s", before, STR_ARG(buf_str(&b)), behind).s;
}

static void at_bound(struct world *w, const char *fine, const char *wrong, const char *problem)
{
    tap_ok(parse(w, fine) && !w->out.n, "just at the bound");
    if (tap_ok(!parse(w, wrong) && w->out.n == 1, "one more"))
        tap_str(w->out.list[0].text, str_of(problem), "is too much");
}

static void test_bounds(struct world *w)
{
    static const char *const simple = "1=level(build)";
    enum { ORS = (CONDITION_NODES - 2) / 2 }; /* each adds two nodes to the first one */
    const char *open = repeated(w, "", "(", CONDITION_DEPTH, simple);
    const char *full = repeated(w, simple, " or 1=level(build)", ORS, "");

    at_bound(w, repeated(w, open, ")", CONDITION_DEPTH, ""), repeated(w, "(", "(", CONDITION_DEPTH, simple),
             "parentheses and nots stand more than 20 deep");
    at_bound(w, repeated(w, "", "not ", CONDITION_DEPTH, simple), repeated(w, "not ", "not ", CONDITION_DEPTH, simple),
             "parentheses and nots stand more than 20 deep");
    at_bound(w, str_printf(&w->keep, "not %s", full).s, str_printf(&w->keep, "%s or %s", full, simple).s,
             "the condition has more than 200 parts");
    enum { SPACES = CONDITION_CHARACTERS - 2 * 14 - 3 };
    at_bound(w, repeated(w, "1=level(build) or", " ", SPACES, simple), repeated(w, "1=level(build) or", " ", SPACES + 1, simple),
             "has 2001 characters, more than 2000");
}

int main(int argc, char **argv)
{
    struct world w = { .keep = tap_arena(256 << 20) };

    if (argc != 2) return 2;
    struct good g = good_in(argv[1]);
    struct sys sys = good_sys(&g);
    struct diags out = diags_in(&w.keep);
    w.q = questionnaire_load(&sys, &w.keep, tap_arena(64 << 20), "small", &out);
    if (!w.q) return 2;
    w.out = diags_in(&w.keep);
    w.names = names_of(&w.keep, tap_arena(1 << 20), w.q, &w.out);
    test_truth(&w);
    test_wrong(&w);
    test_bounds(&w);
    return tap_done();
}
