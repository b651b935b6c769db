/* tightrope assess: one person answers; and the home screen as lines. */

#include <string.h>

#include "answers/round.h"
#include "answers/sheet.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "command/app.h"
#include "command/page.h"
#include "command/screens.h"
#include "document/doc.h"
#include "document/plain.h"
#include "findings/findings.h"
#include "kiosk/errors.h"
#include "kiosk/interview.h"
#include "kiosk/plain.h"
#include "kiosk/session.h"
#include "questionnaire/questionnaire.h"
#include "report/report.h"
#include "terminal/lines.h"
#include "command/version.h"

enum { TEAM_NAME_MOST = 80 };

/* Everything an interview in lines needs besides the app. */
struct desk {
    struct app *app;
    struct lines lines;
    struct session session;
};

/* --- lines -------------------------------------------------------------------------------- */

static void print(struct desk *d, struct str text)
{
    lines_write(&d->lines, text);
    lines_write(&d->lines, S("\n"));
}

static bool ask(struct desk *d, enum message prompt, struct str *typed)
{
    struct str line;
    bool cut = false;

    lines_write(&d->lines, message(prompt, d->app->language));
    if (!lines_next(&d->lines, &d->app->keep, &line, &cut)) return false;
    return *typed = str_trim(line), true;
}

static void say_sample(struct desk *d)
{
    if (d->app->arguments.given[OPTION_SAMPLE]) print(d, message(MSG_KIOSK_SAMPLE_LINE, d->app->language));
}

/* --- which round, which sheet ----------------------------------------------------------------- */

static int failed(struct desk *d, enum sys_error e)
{
    struct app *app = d->app;
    bool said = app->problems.errors > 0;

    app_print_problems(app);
    if (said) return e == SYS_BROKEN ? EXIT_INPUT : EXIT_WORLD; /* broken here: a file with errors in it */
    app_complain(app, message_with(&app->keep, MSG_COMMAND_CANNOT_READ, app->language, FILL("path", app->store.root),
                                   FILL("reason", error_words(e, app->language))));
    return EXIT_WORLD;
}

/* The first round of a new team, named by whoever begins. */
static int create_round(struct desk *d, struct str name, struct place *place)
{
    struct app *app = d->app;
    struct round *r = round_new(&app->keep, app->q);

    r->date = app->sys->today(app->sys);
    enum sys_error e = store_create_round(&app->store, &app->keep, app->scratch, app->q, r, name, place, &app->problems);
    if (e) return failed(d, e);
    print(d, message_with(&app->keep, MSG_KIOSK_TEAM_MADE, app->language, FILL("team", name),
                          FILL("folder", app->store.root)));
    return EXIT_FINE;
}

static int name_team(struct desk *d, struct place *place, bool *left)
{
    struct str name = d->app->arguments.operands[0];

    while (!name.n || utf8_count(name) > TEAM_NAME_MOST || utf8_valid(name) != name.n) {
        print(d, message(MSG_KIOSK_TEAM_ASK, d->app->language));
        if (!ask(d, MSG_KIOSK_ANSWER_PROMPT, &name)) return *left = true, EXIT_FINE;
    }
    return create_round(d, name, place);
}

/* Several teams and none was named: a numbered list. */
static int choose_team(struct desk *d, struct place *place, bool *left)
{
    struct app *app = d->app;
    struct names teams = { 0 };
    enum sys_error e = store_teams(&app->store, &app->keep, &teams);

    if (e) return failed(d, e);
    for (;;) {
        struct str typed;
        print(d, message(MSG_KIOSK_TEAM_CHOOSE, app->language));
        for (size_t i = 0; i < teams.n; i++) print(d, str_printf(&app->keep, "%zu  %.*s", i + 1, STR_ARG(teams.list[i])));
        print(d, str_printf(&app->keep, "0  %.*s", STR_ARG(message(MSG_KIOSK_TEAM_NEW, app->language))));
        if (!ask(d, MSG_KIOSK_HOME_CHOOSE, &typed)) return *left = true, EXIT_FINE;
        struct str_int n = str_to_int(typed);
        if (n.ok && n.value == 0) return name_team(d, place, left);
        if (!n.ok || n.value < 1 || (uint64_t)n.value > teams.n) continue;
        app->arguments.operands[0] = teams.list[n.value - 1];
        app->arguments.n_operands = 1;
        struct store_lookup found = store_find(&app->store, &app->keep, app->arguments.operands[0], (struct str){ 0 });
        if (found.found == STORE_FOUND) return *place = found.place, EXIT_FINE;
        if (found.found == STORE_NO_ROUND) return create_round(d, app->arguments.operands[0], place);
        return failed(d, found.error ? found.error : SYS_BROKEN);
    }
}

static int find_place(struct desk *d, struct place *place, bool *left)
{
    struct app *app = d->app;
    struct str team = app->arguments.operands[0], round = app->arguments.operands[1];
    struct store_lookup found = store_find(&app->store, &app->keep, team, round);

    switch (found.found) {
    case STORE_FOUND: return *place = found.place, EXIT_FINE;
    case STORE_EMPTY: return name_team(d, place, left);
    case STORE_WHICH_TEAM: return choose_team(d, place, left);
    case STORE_NO_TEAM: case STORE_NO_ROUND: case STORE_FAILED: break;
    }
    struct round_set set;
    return app_read_round(app, place, &set); /* says what is wrong */
}

static int join(struct desk *d, bool *left)
{
    struct app *app = d->app;
    struct place place = { 0 };
    int code = find_place(d, &place, left);

    if (code || *left) return code;
    enum sys_error e = session_join(&d->session, app->scratch, &app->store, &app->keep, app->q, place, &app->problems);
    if (e) return failed(d, e);
    print(d, message_with(&app->keep, MSG_KIOSK_ROUND_JOINED, app->language, FILL("team", d->session.round->name),
                          FILL("round", place.round), FILL_INT("count", (int64_t)d->session.sheets_before)));
    return EXIT_FINE;
}

/* A typed code: 0 and the sheet is open; else what to say about it. */
static int resume(struct desk *d, struct str typed)
{
    struct app *app = d->app;
    struct code code;

    if (code_read(typed, &code) != CODE_FINE) {
        app_complain(app, message(MSG_KIOSK_CODE_TYPING_ERROR, app->language));
        return EXIT_INPUT;
    }
    enum sys_error e = session_resume(&d->session, &app->store, &app->keep, app->q, &code, &app->problems);
    if (e == SYS_MISSING) {
        app_complain(app, message(MSG_KIOSK_CODE_UNKNOWN, app->language));
        return EXIT_INPUT;
    }
    return e ? failed(d, e) : EXIT_FINE;
}

/* --- the interview ------------------------------------------------------------------------------ */

/* The first look ends with its page, on the screen and, if wanted, as PDF. */
static int finish_first_look(struct desk *d, enum language l)
{
    struct app *app = d->app;
    struct str typed, file = page_file(&app->keep, &d->session);

    print(d, page_text(&app->keep, app->scratch, &d->session, l));
    print(d, message_with(&app->keep, MSG_KIOSK_DONE_FIRST_PDF, l, FILL("file", file)));
    if (!ask(d, MSG_KIOSK_ANSWER_PROMPT, &typed) || typed.n) return EXIT_FINE;
    return app_write_document(app, page_make(&app->keep, app->scratch, &d->session, l), file);
}

static void say_next(struct desk *d, enum scope scope, enum language l)
{
    struct app *app = d->app;
    struct str code = str_of(d->session.code.text), team = d->session.place.team;
    struct str report = str_printf(&app->keep, "tightrope report %.*s -o report.pdf", STR_ARG(team));
    struct str full = str_printf(&app->keep, "tightrope assess --code %.*s", STR_ARG(code));

    print(d, message_with(&app->keep, MSG_KIOSK_DONE_CODE, l, FILL("code", code)));
    if (scope == SCOPE_FIRST) print(d, message_with(&app->keep, MSG_KIOSK_DONE_FIRST_NEXT, l, FILL("command", full)));
    else print(d, message_with(&app->keep, MSG_COMMAND_NEXT, l, FILL("command", report)));
}

static int interview(struct desk *d, enum scope scope)
{
    struct app *app = d->app;
    struct interview iv = interview_new(&app->keep, app->q, d->session.round, d->session.sheet, scope, app->language);
    struct plain face = { .lines = &d->lines, .session = &d->session, .iv = &iv, .scratch = app->scratch,
                          .page_scratch = app->page, .page = page_text };
    struct interview_counts before = interview_counts(&iv);
    int code = EXIT_FINE;

    if (before.open < before.asked)
        print(d, message_with(&app->keep, MSG_KIOSK_CODE_FOUND, app->language,
                              FILL_INT("answered", (int64_t)(before.asked - before.open)), FILL_INT("asked", (int64_t)before.asked)));
    enum plain_end end = plain_run(&face);
    if (end == PLAIN_FAILED) return EXIT_WORLD;
    if (end == PLAIN_DONE) print(d, message(MSG_KIOSK_DONE_TITLE, iv.language));
    else print(d, message(MSG_KIOSK_DONE_LEFT, iv.language));
    if (end == PLAIN_DONE && scope == SCOPE_FIRST) code = finish_first_look(d, iv.language);
    say_next(d, scope, iv.language);
    return code;
}

static enum scope scope_of(const struct app *app)
{
    if (app->arguments.given[OPTION_FIRST]) return SCOPE_FIRST;
    return app->arguments.given[OPTION_QUICK] ? SCOPE_SHORT : SCOPE_FULL;
}

static int begin(struct desk *d, struct app *app)
{
    int code;

    memset(d, 0, sizeof *d);
    d->app = app;
    d->lines = lines_open(&app->keep, 0, 1);
    code = app_load_questionnaire(app);
    return code ? code : app_open_store(app);
}

static void end(struct desk *d)
{
    session_end(&d->session);
    lines_close(&d->lines);
}

static int assess(struct desk *d)
{
    struct app *app = d->app;
    bool left = false;
    int code = app->arguments.given[OPTION_CODE] ? resume(d, app->arguments.value[OPTION_CODE]) : join(d, &left);

    if (code || left) return code;
    code = interview(d, scope_of(app));
    app_print_problems(app);
    return code;
}

int command_assess(struct app *app)
{
    enum stage_start start = app->arguments.given[OPTION_CODE] ? START_CODE : START_ASSESS;
    struct desk d;
    int code;

    if (screens_run(app, start, scope_of(app), &code)) return code;
    code = begin(&d, app);
    if (!code) {
        say_sample(&d);
        code = assess(&d);
    }
    end(&d);
    return code;
}

/* --- home ---------------------------------------------------------------------------------------- */

enum home_choice { HOME_LEAVE, HOME_FIRST, HOME_ASSESS, HOME_RESUME, HOME_REPORT, HOME_PLAN, HOME_LANGUAGE, HOME_CHOICES };

static void show_home(struct desk *d)
{
    static const enum message rows[HOME_CHOICES] = {
        [HOME_LEAVE] = MSG_KIOSK_HOME_QUIT, [HOME_FIRST] = MSG_KIOSK_HOME_FIRST, [HOME_ASSESS] = MSG_KIOSK_HOME_ASSESS,
        [HOME_RESUME] = MSG_KIOSK_HOME_RESUME, [HOME_REPORT] = MSG_KIOSK_HOME_REPORT, [HOME_PLAN] = MSG_KIOSK_HOME_PLAN,
        [HOME_LANGUAGE] = MSG_KIOSK_HOME_LANGUAGE,
    };
    struct app *app = d->app;

    print(d, message_with(&app->keep, MSG_KIOSK_PRODUCT_LINE, app->language, FILL("version", S(TIGHTROPE_VERSION))));
    print(d, message(MSG_KIOSK_HOME_TITLE, app->language));
    for (int i = 1; i <= HOME_CHOICES; i++) {
        int choice = i % HOME_CHOICES; /* 1, 2, … and 0 last */
        print(d, str_printf(&app->keep, "%d  %.*s", choice, STR_ARG(message(rows[choice], app->language))));
    }
}

static int resume_by_asking(struct desk *d)
{
    struct str typed;
    if (!ask(d, MSG_KIOSK_CODE_ASK, &typed) || !typed.n) return EXIT_FINE;
    int code = resume(d, typed);
    return code ? code : interview(d, SCOPE_FULL);
}

static int home_choice(struct desk *d, enum home_choice choice)
{
    struct app *app = d->app;

    app->arguments.given[OPTION_FIRST] = choice == HOME_FIRST;
    switch (choice) {
    case HOME_FIRST: case HOME_ASSESS: return assess(d);
    case HOME_RESUME: return resume_by_asking(d);
    case HOME_REPORT: return command_report(app);
    case HOME_PLAN: return command_plan(app);
    case HOME_LANGUAGE: return app->language = app->language == LANG_EN ? LANG_JA : LANG_EN, EXIT_FINE;
    case HOME_LEAVE: case HOME_CHOICES: break;
    }
    return EXIT_FINE;
}

int command_home(struct app *app)
{
    struct desk d;
    int code;

    if (screens_run(app, START_HOME, SCOPE_FULL, &code)) return code;
    code = begin(&d, app);
    if (!code) say_sample(&d);
    while (!code) {
        struct str typed;
        show_home(&d);
        if (!ask(&d, MSG_KIOSK_HOME_CHOOSE, &typed)) break;
        struct str_int n = str_to_int(typed);
        if (!n.ok || n.value < 0 || n.value >= HOME_CHOICES) continue;
        if (n.value == HOME_LEAVE) break;
        code = home_choice(&d, (enum home_choice)n.value);
        if (code == EXIT_INPUT) code = EXIT_FINE; /* said already; the menu is still the place to be */
        session_end(&d.session);
        d.session = (struct session){ 0 };
    }
    end(&d);
    return code;
}
