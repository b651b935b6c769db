/* Wiring: the real outside world, memory, the command line, and the command that it names. */

#include <locale.h>

#include "command/app.h"
#include "command/version.h"

enum { KEEP_BYTES = 1 << 30, WORK_BYTES = 1 << 28, NOTE_BYTES = 1 << 26 };

static int help(struct app *app)
{
    app->sys->print(app->sys, SYS_TO_OUTPUT, options_help(&app->keep, app->arguments.command, app->language));
    return EXIT_FINE;
}

static int wrong_use(struct app *app)
{
    const struct command_row *row = &command_rows[app->arguments.command];
    struct str command = str_printf(&app->keep, "tightrope%s%s", row->name[0] ? " " : "", row->name);
    struct str hint = message_with(&app->keep, MSG_COMMAND_USAGE_HINT, app->language, FILL("command", command));

    app_complain(app, app->arguments.problem);
    app_complain(app, hint);
    return EXIT_USE;
}

/* Values with a fixed set of words, checked before anything is done. */
static bool values_fit(struct app *app)
{
    const struct arguments *a = &app->arguments;
    struct str paper = a->value[OPTION_PAPER];

    if (a->given[OPTION_LANGUAGE] && language_of(a->value[OPTION_LANGUAGE]) == LANGUAGES) {
        app->language = LANG_EN;
        app_complain(app, message(MSG_COMMAND_BAD_LANGUAGE, LANG_EN));
        return false;
    }
    if (a->given[OPTION_PAPER] && !str_eq(paper, S("a4")) && !str_eq(paper, S("letter"))) {
        app_complain(app, message(MSG_COMMAND_BAD_PAPER, app->language));
        return false;
    }
    return true;
}

static int run(struct app *app)
{
    static int (*const commands[COMMANDS])(struct app *) = {
        [COMMAND_HOME] = command_home, [COMMAND_ASSESS] = command_assess, [COMMAND_REPORT] = command_report,
        [COMMAND_PLAN] = command_plan, [COMMAND_CHECK] = command_check,
    };

    if (app->arguments.problem.n) return wrong_use(app);
    if (!values_fit(app)) return EXIT_USE;
    if (app->arguments.given[OPTION_HELP]) return help(app);
    if (app->arguments.given[OPTION_VERSION]) return app_say(app, S("tightrope " TIGHTROPE_VERSION)), EXIT_FINE;
    return commands[app->arguments.command](app);
}

int main(int argc, char **argv)
{
    struct sys sys = sys_posix();
    struct app app = { .sys = &sys, .keep = sys_arena(KEEP_BYTES), .scratch = sys_arena(WORK_BYTES),
                       .page = sys_arena(WORK_BYTES), .notes = sys_arena(NOTE_BYTES) };

    (void)setlocale(LC_CTYPE, "C.UTF-8");
    app.problems = diags_in(&app.notes);
    app.arguments = options_parse(&app.keep, argc, argv);
    app.language = app_language(&app);
    app.share = sys.environment(&sys, "TIGHTROPE_SHARE");
    if (!app.share.n) app.share = S(TIGHTROPE_SHARE);
    int code = run(&app);
    store_close(&app.store, app.scratch);
    return code;
}
