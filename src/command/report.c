/* tightrope report and tightrope plan: findings as a file, the roadmap as text. */

#include "answers/round.h"
#include "answers/sheet.h"
#include "base/buf.h"
#include "command/app.h"
#include "document/doc.h"
#include "document/plain.h"
#include "findings/findings.h"
#include "questionnaire/questionnaire.h"
#include "report/report.h"
#include "command/version.h"

/* Loads the round that the operands mean. */
static int load(struct app *app, struct place *place, struct round_set *set)
{
    int code = app_load_questionnaire(app);
    if (!code) code = app_open_store(app);
    if (!code) code = app_read_round(app, place, set);
    return code;
}

static const struct findings *find(struct app *app, const struct round_set *set, const struct findings_options *options)
{
    return findings_make(&app->keep, app->scratch, app->q, set->round, (const struct sheet *const *)set->sheets,
                         set->n_sheets, options);
}

static struct report_options options_of(const struct app *app)
{
    return (struct report_options){ .language = app->language, .sample = app->arguments.given[OPTION_SAMPLE],
                                    .program = S(TIGHTROPE_VERSION) };
}

static struct str default_path(struct app *app, struct place place)
{
    return str_printf(&app->keep, "%.*s-%.*s.pdf", STR_ARG(place.team), STR_ARG(place.round));
}

/* Findings of the round before, for what moved; NULL when there is none that can be read.
 * Its problems were told when it was the newest. */
static const struct findings *find_earlier(struct app *app, struct place place)
{
    struct place before = store_round_before(&app->store, &app->keep, place);
    struct diags quiet = diags_in(&app->notes);
    struct round_set set = { 0 };
    struct findings_options standing = { .standing_only = true };

    if (!before.round.n) return NULL;
    if (store_read_round(&app->store, &app->keep, app->q, before, &set, &quiet) || !set.round || !set.n_sheets) return NULL;
    return find(app, &set, &standing);
}

int command_report(struct app *app)
{
    struct findings_options all = { .questions = true };
    struct round_set set = { 0 };
    struct place place = { 0 };
    int code = load(app, &place, &set);

    if (code) return code;
    struct report_options options = options_of(app);
    options.earlier = find_earlier(app, place);
    struct str path = app->arguments.given[OPTION_OUTPUT] ? app->arguments.value[OPTION_OUTPUT] : default_path(app, place);
    return app_left_out(app, &set, app_write_document(app, report_compose(&app->keep, find(app, &set, &all), &options), path));
}

/* --- plan ---------------------------------------------------------------------------------- */

/* A whole number of an option; 0 when it was not given. False, said, when it is out of range. */
static bool read_number(struct app *app, enum option_id option, int low, int high, int *value)
{
    struct str_int n = str_to_int(app->arguments.value[option]);

    *value = 0;
    if (!app->arguments.given[option]) return true;
    if (n.ok && n.value >= low && n.value <= high) return *value = (int)n.value, true;
    app_complain(app, message_with(&app->keep, MSG_COMMAND_BAD_NUMBER, app->language,
                                   FILL("option", str_of(option_rows[option].name)),
                                   FILL_INT("low", low), FILL_INT("high", high)));
    return false;
}

int command_plan(struct app *app)
{
    struct plan what_if = { 0 };
    struct round_set set = { 0 };
    struct place place = { 0 };

    if (!read_number(app, OPTION_PEOPLE, 1, 500, &what_if.people)
        || !read_number(app, OPTION_SHARE, 1, 100, &what_if.share)
        || !read_number(app, OPTION_LEADS, 1, 8, &what_if.leads)) return EXIT_USE;
    int code = load(app, &place, &set);
    if (code) return code;

    struct plan plan = set.round->plan; /* what is not asked as "what if" stays as the team has it */
    if (what_if.people) plan.people = what_if.people;
    if (what_if.share) plan.share = what_if.share;
    if (what_if.leads) plan.leads = what_if.leads;
    struct findings_options options = { .plan = &plan };
    struct report_options how = options_of(app);
    app->sys->print(app->sys, SYS_TO_OUTPUT, plain_write(&app->keep, app->scratch, report_plan(&app->keep, find(app, &set, &options), &how)));
    return app_left_out(app, &set, EXIT_FINE);
}
