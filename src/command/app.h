#pragma once
/* What every sub-command works with, and the steps that several of them share. */

#include "answers/store.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/language.h"
#include "base/sys.h"
#include "command/options.h"

struct questionnaire;
struct findings;
struct doc;

enum exit_code { EXIT_FINE = 0, EXIT_INPUT = 1, EXIT_USE = 2, EXIT_WORLD = 3 };

struct app {
    struct sys *sys;
    struct arena keep, scratch, page; /* three pieces of memory: what stays, and two to work in */
    struct arena notes;               /* what `problems` holds: apart, because callees work in copies of keep */
    struct arguments arguments;
    enum language language;
    struct str share;                 /* folder with questionnaires/ and assets/ */
    struct store store;
    const struct questionnaire *q;
    struct diags problems;
};

/* The commands. Each prints what it has to say and returns the exit code. */
int command_home(struct app *app);
int command_assess(struct app *app);
int command_report(struct app *app);
int command_plan(struct app *app);
int command_check(struct app *app);

/* --- shared steps (app.c). Those that give an exit code say on standard error what went
 *     wrong; EXIT_FINE means go on. ----------------------------------------------------- */

/* The language of --language, else of LC_ALL, LC_MESSAGES, LANG. */
enum language app_language(struct app *app);

/* Loads the questionnaire of --questionnaire or the built-in one. */
int app_load_questionnaire(struct app *app);
struct str app_questionnaire_folder(struct app *app);

/* Opens the store, or a copy of the sample team with --sample. */
int app_open_store(struct app *app);

/* The round that the operands mean, with its sheets. Those that cannot be read are left
 * out and said; app_left_out turns that into the exit code at the end. */
int app_read_round(struct app *app, struct place *place, struct round_set *set);

/* code, or, when it is fine and sheets were left out: says how many, EXIT_INPUT. */
int app_left_out(struct app *app, const struct round_set *set, int code);

/* Prints all problems collected so far and forgets them. */
void app_print_problems(struct app *app);

/* One line to standard output or error. */
void app_say(struct app *app, struct str text);
void app_complain(struct app *app, struct str text);

/* Writes a document to a file whose suffix (.pdf, .txt, .md) decides the kind, and says so. */
int app_write_document(struct app *app, const struct doc *doc, struct str path);
