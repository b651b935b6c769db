#include "command/options.h"

#include <assert.h>

#include "base/arena.h"
#include "base/diag.h"

const struct option_row option_rows[OPTIONS] = {
    [OPTION_HELP] = { "help", 'h', NO_VALUE, MSG_COMMAND_HELP_HELP },
    [OPTION_VERSION] = { "version", 0, NO_VALUE, MSG_COMMAND_HELP_VERSION },
    [OPTION_LANGUAGE] = { "language", 'l', MSG_COMMAND_VALUE_LANGUAGE, MSG_COMMAND_HELP_LANGUAGE },
    [OPTION_QUESTIONNAIRE] = { "questionnaire", 0, MSG_COMMAND_VALUE_FOLDER, MSG_COMMAND_HELP_QUESTIONNAIRE },
    [OPTION_SAMPLE] = { "sample", 0, NO_VALUE, MSG_COMMAND_HELP_SAMPLE },
    [OPTION_PLAIN] = { "plain", 0, NO_VALUE, MSG_COMMAND_HELP_PLAIN },
    [OPTION_FIRST] = { "first", 0, NO_VALUE, MSG_COMMAND_HELP_FIRST },
    [OPTION_QUICK] = { "quick", 0, NO_VALUE, MSG_COMMAND_HELP_QUICK },
    [OPTION_CODE] = { "code", 0, MSG_COMMAND_VALUE_CODE, MSG_COMMAND_HELP_CODE },
    [OPTION_OUTPUT] = { "output", 'o', MSG_COMMAND_VALUE_FILE, MSG_COMMAND_HELP_OUTPUT },
    [OPTION_PAPER] = { "paper", 0, MSG_COMMAND_VALUE_PAPER, MSG_COMMAND_HELP_PAPER },
    [OPTION_FONT_DIR] = { "font-dir", 0, MSG_COMMAND_VALUE_FOLDER, MSG_COMMAND_HELP_FONT_DIR },
    [OPTION_PEOPLE] = { "people", 0, MSG_COMMAND_VALUE_NUMBER, MSG_COMMAND_HELP_PEOPLE },
    [OPTION_SHARE] = { "share", 0, MSG_COMMAND_VALUE_PERCENT, MSG_COMMAND_HELP_SHARE },
    [OPTION_LEADS] = { "leads", 0, MSG_COMMAND_VALUE_NUMBER, MSG_COMMAND_HELP_LEADS },
    [OPTION_STRICT] = { "strict", 0, NO_VALUE, MSG_COMMAND_HELP_STRICT },
};
static_assert(countof(option_rows) == OPTIONS, "an option has no row");

static const enum option_id home_options[] = {
    OPTION_LANGUAGE, OPTION_QUESTIONNAIRE, OPTION_SAMPLE, OPTION_PLAIN, OPTION_HELP, OPTION_VERSION, OPTIONS };
static const enum option_id assess_options[] = {
    OPTION_FIRST, OPTION_QUICK, OPTION_CODE, OPTION_PLAIN, OPTION_LANGUAGE, OPTION_QUESTIONNAIRE, OPTION_SAMPLE,
    OPTION_FONT_DIR, OPTION_HELP, OPTIONS };
static const enum option_id report_options[] = {
    OPTION_OUTPUT, OPTION_LANGUAGE, OPTION_PAPER, OPTION_FONT_DIR, OPTION_QUESTIONNAIRE, OPTION_SAMPLE, OPTION_HELP,
    OPTIONS };
static const enum option_id plan_options[] = {
    OPTION_PEOPLE, OPTION_SHARE, OPTION_LEADS, OPTION_LANGUAGE, OPTION_QUESTIONNAIRE, OPTION_SAMPLE, OPTION_HELP,
    OPTIONS };
static const enum option_id check_options[] = { OPTION_STRICT, OPTION_LANGUAGE, OPTION_HELP, OPTIONS };

const struct command_row command_rows[COMMANDS] = {
    [COMMAND_HOME] = { "", "", 0, MSG_COMMAND_SUMMARY_HOME, home_options },
    [COMMAND_ASSESS] = { "assess", "[TEAM [ROUND]]", 2, MSG_COMMAND_SUMMARY_ASSESS, assess_options },
    [COMMAND_REPORT] = { "report", "[TEAM [ROUND]]", 2, MSG_COMMAND_SUMMARY_REPORT, report_options },
    [COMMAND_PLAN] = { "plan", "[TEAM [ROUND]]", 2, MSG_COMMAND_SUMMARY_PLAN, plan_options },
    [COMMAND_CHECK] = { "check", "[FOLDER]", 1, MSG_COMMAND_SUMMARY_CHECK, check_options },
};
static_assert(countof(command_rows) == COMMANDS, "a command has no row");

/* --- parsing ------------------------------------------------------------------------ */

static bool belongs(enum command_id command, enum option_id option)
{
    for (const enum option_id *o = command_rows[command].options; *o != OPTIONS; o++)
        if (*o == option) return true;
    return false;
}

static struct str hint(struct arena *keep, struct str typed, const struct str *names, size_t n)
{
    struct str near = diag_did_you_mean(typed, names, n);
    return near.n ? str_printf(keep, " (did you mean \"%.*s\"?)", STR_ARG(near)) : S("");
}

static struct str unknown_command(struct arena *keep, struct str word)
{
    struct str names[COMMANDS];
    for (int i = 0; i < COMMANDS; i++) names[i] = str_of(command_rows[i].name);
    struct str near = hint(keep, word, names, COMMANDS);
    return str_printf(keep, "unknown command \"%.*s\"%.*s", STR_ARG(word), STR_ARG(near));
}

static struct str unknown_option(struct arena *keep, enum command_id command, struct str word)
{
    struct str names[OPTIONS];
    size_t n = 0;
    for (const enum option_id *o = command_rows[command].options; *o != OPTIONS; o++)
        names[n++] = str_printf(keep, "--%s", option_rows[*o].name);
    struct str near = hint(keep, word, names, n);
    return str_printf(keep, "unknown option \"%.*s\"%.*s", STR_ARG(word), STR_ARG(near));
}

static enum option_id option_named(struct str word)
{
    for (int i = 0; i < OPTIONS; i++) {
        bool by_letter = word.n == 2 && word.s[0] == '-' && option_rows[i].letter && word.s[1] == option_rows[i].letter;
        bool by_name = str_starts(word, S("--")) && str_eq(str_from(word, 2), str_of(option_rows[i].name));
        if (by_letter || by_name) return (enum option_id)i;
    }
    return OPTIONS;
}

static enum command_id command_named(struct str word)
{
    for (int i = 1; i < COMMANDS; i++)
        if (str_eq(word, str_of(command_rows[i].name))) return (enum command_id)i;
    return COMMANDS;
}

/* What is left of the command line. */
struct rest {
    int argc;
    char **argv;
    bool only_operands; /* after -- */
};

static struct str take(struct rest *r)
{
    r->argc--;
    return str_of(*r->argv++);
}

static void parse_option(struct arena *keep, struct arguments *a, struct rest *r, struct str word)
{
    struct str value = word, name = str_starts(word, S("--")) ? str_cut(&value, '=') : word;
    bool joined = name.n != word.n;
    enum option_id o = option_named(name);

    if (o == OPTIONS || !belongs(a->command, o)) {
        a->problem = unknown_option(keep, a->command, name);
    } else if (option_rows[o].value == NO_VALUE && joined) {
        a->problem = str_printf(keep, "option \"%.*s\" takes no value", STR_ARG(name));
    } else if (option_rows[o].value != NO_VALUE && !joined && r->argc == 0) {
        a->problem = str_printf(keep, "option \"%.*s\" needs a value", STR_ARG(name));
    } else {
        a->given[o] = true;
        if (option_rows[o].value != NO_VALUE) a->value[o] = joined ? value : take(r);
    }
}

static void parse_operand(struct arena *keep, struct arguments *a, struct str word)
{
    if (a->n_operands == command_rows[a->command].most_operands)
        a->problem = str_printf(keep, "\"%.*s\" is one word too many", STR_ARG(word));
    else
        a->operands[a->n_operands++] = word;
}

struct arguments options_parse(struct arena *keep, int argc, char **argv)
{
    struct arguments a = { .command = COMMAND_HOME };
    struct rest r = { argc > 0 ? argc - 1 : 0, argv + 1, false };

    if (r.argc > 0 && r.argv[0][0] != '-') {
        struct str word = take(&r);
        enum command_id c = command_named(word);
        if (c == COMMANDS) return a.problem = unknown_command(keep, word), a;
        a.command = c;
    }
    while (r.argc > 0 && !a.problem.n) {
        struct str word = take(&r);
        if (!r.only_operands && str_eq(word, S("--"))) r.only_operands = true;
        else if (!r.only_operands && word.n > 1 && word.s[0] == '-') parse_option(keep, &a, &r, word);
        else parse_operand(keep, &a, word);
    }
    return a;
}
