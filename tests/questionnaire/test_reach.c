/* Which conditions can be true, and which can be anything else. */
#include "base/buf.h"
#include "base/diag.h"
#include "good.h"
#include "questionnaire/condition.h"
#include "questionnaire/load.h"
#include "questionnaire/names.h"
#include "questionnaire/reach.h"
#include "yaml/node.h"

struct row {
    const char *when;
    const char *verdict; /* "may": anything; "never"; "always"; "open": not decided */
};

static const struct row rows[] = {
    /* levels */
    { "level(build) >= 1", "may" },
    { "level(build) >= 0", "always" },
    { "level(build) > 4", "never" },
    { "level(build) < 0", "never" },
    { "level(build) <= 4", "always" },
    { "level(build) >= 3 and level(build) <= 1", "never" },
    { "level(build) >= 3 or level(build) <= 3", "always" },
    { "level(build) >= 3 or level(build) <= 1", "may" },
    { "level(build) > 1 and level(build) < 2", "never" },
    { "level(build) > 1 and level(build) < 3", "may" },
    { "level(build) != 1 and level(build) = 1", "never" },
    { "level(build) < level(watch)", "may" },
    { "level(build) < level(build)", "never" },
    { "level(build) = level(build)", "always" },
    { "level(build) < level(watch) and level(watch) < level(deploy) and level(build) >= 3", "never" },
    { "level(build) < level(watch) and level(watch) < level(deploy) and level(build) >= 2", "may" },
    { "not (level(build) >= 1)", "may" },
    { "not (level(build) >= 0)", "may" },     /* a comparison with what does not apply is false */
    /* numbers between their ends, in steps of their last decimal */
    { "metric(release-hours) > 99.5", "never" },
    { "metric(release-hours) >= 99.5", "may" },
    { "metric(release-hours) >= 0", "always" },
    { "metric(release-hours) > 2 and metric(release-hours) < 2.1", "never" },
    { "metric(release-hours) > 2 and metric(release-hours) < 2.2", "may" },
    { "metric(release-hours) = 2.05", "never" },
    { "metric(release-hours) != 2.05", "always" },
    { "metric(pages) > 2 and metric(pages) < 3", "never" },
    { "metric(pages) < -1000000", "may" },
    { "metric(pages) > 1000", "never" },
    { "metric(pages) > 999.5", "may" },
    { "profile(people) < 1", "never" },
    { "profile(people) >= 1", "always" },
    { "profile(fear) >= 6", "never" },
    { "profile(fear) >= 1", "always" },
    { "months-since(since) < 3 and months-since(since) > 4", "never" },
    { "months-since(since) < -3", "may" },
    { "metric(pages) = metric(release-hours)", "open" },
    { "profile(fear) = level(build)", "may" },
    { "profile(fear) = level(build) and level(build) = 0", "never" },
    /* words */
    { "metric(deploy-frequency) < monthly", "never" },
    { "metric(deploy-frequency) >= monthly", "always" },
    { "metric(deploy-frequency) = daily", "may" },
    { "profile(split) = yes or profile(split) = no", "always" },
    { "profile(split) = yes and profile(split) = no", "never" },
    { "has(worries, speed) and has(worries, people-leave)", "may" },
    { "not has(worries, speed) and not has(worries, people-leave)", "may" }, /* void: nobody was asked */
    { "not has(worries, speed) and not has(worries, people-leave) and profile(shape) = one", "never" },
    { "has(worries, speed) and not has(worries, speed)", "never" },
    /* what is asked after what */
    { "profile(shape) = one", "may" },
    { "profile(shape) = one and profile(split) = no", "never" },
    { "profile(shape) = one and profile(split) = yes", "may" },
    { "profile(shape) >= one", "may" },
    { "profile(shape) >= one or profile(split) = no", "always" },
    { "has(worries, speed) and profile(shape) = few", "never" },
    { "has(worries, speed) and profile(shape) = many", "may" },
    { "has(worries, speed) and profile(split) = no", "never" },            /* by way of shape */
    { "known(profile(shape)) and profile(split) = no", "may" },            /* void is known */
    { "not known(profile(shape)) and profile(split) = no", "never" },
    { "profile(shape) = one and not known(profile(split))", "never" },
    /* known */
    { "known(level(build))", "always" },
    { "not known(level(build))", "may" },
    { "known(level(build)) and not known(level(build))", "never" },
    { "known(level(build)) or not known(level(build))", "always" },
    { "level(build) >= 2 and not known(level(build))", "never" },
    { "level(build) <= 1 or not known(level(build))", "may" },
    { "known(months-since(since)) and not known(profile(since))", "never" },
    { "not known(profile(hurts))", "may" },
    { "known(profile(worries)) and profile(split) = yes", "may" },
};

static const struct condition *parse(struct arena *keep, const struct names *names, const char *text)
{
    struct source *in = arena_new(keep, struct source, 1);
    struct diags out = diags_in(keep);

    *in = (struct source){ S("c.yaml"), str_of(text) };
    const struct ynode *n = yaml_read(keep, in, yaml_limits_questionnaire, &out);
    return n ? condition_parse(keep, names, n) : NULL;
}

static const char *verdict(struct reach r)
{
    if (!r.decided) return "open";
    if (!r.may_hold) return "never";
    return r.may_fail ? "may" : "always";
}

/* Many answers at once: up to a million combinations are tried, more are not. */
static void test_size(struct arena *keep, const struct names *names)
{
    struct buf b = buf_in(keep);

    for (int i = 0; i < 40; i++) buf_printf(&b, "%smetric(pages) = %d", i ? " or " : "", i * 7);
    struct str wide = buf_str(&b);
    const struct condition *c = parse(keep, names, str_printf(keep, "(%.*s) and metric(release-hours) > 2", STR_ARG(wide)).s);
    tap_ok(c && condition_reach(c, tap_arena(1 << 20)).decided, "121 times 5 regions are tried");
    struct str all = str_printf(keep, "(%.*s) and level(build) > level(watch) and level(deploy) > 1 and metric(release-hours) > 2 "
                                "and profile(people) > 3 and profile(fear) > 1 and profile(split) = yes", STR_ARG(wide));
    c = parse(keep, names, str_z(keep, all));
    tap_ok(c && !condition_reach(c, tap_arena(1 << 20)).decided, "more than a million are not");
}

int main(int argc, char **argv)
{
    struct arena keep = tap_arena(64 << 20);

    if (argc != 2) return 2;
    struct good g = good_in(argv[1]);
    struct sys sys = good_sys(&g);
    struct diags out = diags_in(&keep);
    const struct questionnaire *q = questionnaire_load(&sys, &keep, tap_arena(64 << 20), "small", &out);
    if (!q) return 2;
    struct names names = names_of(&keep, tap_arena(1 << 20), q, &out);
    for (size_t i = 0; i < countof(rows); i++) {
        const struct condition *c = parse(&keep, &names, str_printf(&keep, "\"%s\"", rows[i].when).s);
        if (!tap_ok(c != NULL, "%s is a condition", rows[i].when)) continue;
        tap_str(str_of(verdict(condition_reach(c, tap_arena(1 << 20)))), str_of(rows[i].verdict), "and its verdict");
    }
    test_size(&keep, &names);
    return tap_done();
}
