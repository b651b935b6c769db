#pragma once
/* The one table of commands and options: the parser, --help, the man page and the
 * completions are all made from it, so they cannot disagree. */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "text/messages.h"

struct arena;

enum command_id {
    COMMAND_HOME, /* no word at all */
    COMMAND_ASSESS,
    COMMAND_REPORT,
    COMMAND_PLAN,
    COMMAND_CHECK,
    COMMANDS
};

enum option_id {
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_LANGUAGE,
    OPTION_QUESTIONNAIRE,
    OPTION_SAMPLE,
    OPTION_PLAIN,
    OPTION_FIRST,
    OPTION_QUICK,
    OPTION_CODE,
    OPTION_OUTPUT,
    OPTION_PAPER,
    OPTION_FONT_DIR,
    OPTION_PEOPLE,
    OPTION_SHARE,
    OPTION_LEADS,
    OPTION_STRICT,
    OPTIONS
};

#define NO_VALUE MESSAGES /* an option that takes no value */

struct option_row {
    const char *name;           /* without the two dashes */
    char letter;                /* 0: none */
    enum message value;         /* what stands for the value in help, NO_VALUE: takes none */
    enum message help;
};

struct command_row {
    const char *name;
    const char *operands;       /* "[TEAM [ROUND]]" or "" */
    int most_operands;
    enum message summary;
    const enum option_id *options; /* ends with OPTIONS */
};

extern const struct option_row option_rows[OPTIONS];
extern const struct command_row command_rows[COMMANDS];

struct arguments {
    enum command_id command;
    struct str operands[2];
    int n_operands;
    bool given[OPTIONS];
    struct str value[OPTIONS];
    struct str problem;         /* what is wrong with the command line; empty: nothing */
};

/* Parses argv. Never fails: a mistake is told in `problem`, in English and with the
 * word that was meant when one is near. */
struct arguments options_parse(struct arena *keep, int argc, char **argv);

/* The text of --help: of one command, or, for COMMAND_HOME, of the whole program. */
struct str options_help(struct arena *keep, enum command_id command, enum language language);

/* The man page (roff) and the bash completion, written at build time. */
struct str options_man(struct arena *keep);
struct str options_completion(struct arena *keep);
