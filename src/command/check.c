/* tightrope check: the questionnaire compiler, as far as it goes by now. */

#include "command/app.h"
#include "questionnaire/check.h"
#include "questionnaire/load.h"
#include "questionnaire/questionnaire.h"

static struct str counts(struct app *app, struct str folder)
{
    const struct questionnaire *q = app->q;
    return message_with(&app->keep, MSG_COMMAND_CHECK_CLEAN, app->language, FILL("folder", folder),
                        FILL_INT("areas", (int64_t)q->n_areas), FILL_INT("capabilities", (int64_t)q->n_capabilities),
                        FILL_INT("actions", (int64_t)q->n_actions), FILL_INT("questions", (int64_t)q->n_questions),
                        FILL_INT("metrics", (int64_t)q->n_metrics));
}

int command_check(struct app *app)
{
    struct str folder = app->arguments.n_operands ? app->arguments.operands[0] : app_questionnaire_folder(app);
    app->q = questionnaire_load(app->sys, &app->keep, app->scratch, str_z(&app->keep, folder), &app->problems);
    if (app->q) questionnaire_check_conditions(app->q, app->scratch, &app->problems);
    if (app->q) questionnaire_check_orders(app->q, app->scratch, &app->problems);
    size_t errors = app->problems.errors, warnings = app->problems.warnings;

    app_print_problems(app);
    if (errors + warnings == 0 && app->q) {
        app_say(app, counts(app, folder));
        return EXIT_FINE;
    }
    app_complain(app, message_with(&app->keep, MSG_COMMAND_CHECK_COUNTS, app->language, FILL_INT("errors", (int64_t)errors),
                                   FILL_INT("warnings", (int64_t)warnings)));
    return errors || !app->q || app->arguments.given[OPTION_STRICT] ? EXIT_INPUT : EXIT_FINE;
}
