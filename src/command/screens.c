#include "command/screens.h"

#include "base/buf.h"
#include "command/app.h"
#include "command/page.h"
#include "command/version.h"
#include "document/doc.h"
#include "text/messages.h"

/* While the screens have the terminal, whatever a command prints is collected. */
struct quiet_sys {
    struct sys sys; /* first: its address is that of the whole */
    struct buf said;
};

static void collect(struct sys *sys, enum sys_stream stream, struct str text)
{
    (void)stream;
    buf_add(&((struct quiet_sys *)(void *)sys)->said, text);
}

struct screens {
    struct app *app;
    struct quiet_sys quiet;
    struct sys *loud;
    int code; /* why loading failed */
};

/* --- what the screens ask for ------------------------------------------------------------------- */

/* A team or round that was named must be there; a store without any team is no mistake. */
static int check_place(struct app *app)
{
    struct str team = app->arguments.operands[0], round = app->arguments.operands[1];
    struct store_lookup found = store_find(&app->store, &app->keep, team, round);
    struct place place;
    struct round_set set;

    switch (found.found) {
    case STORE_FOUND: case STORE_EMPTY: case STORE_WHICH_TEAM: return EXIT_FINE;
    case STORE_NO_ROUND: if (!round.n) return EXIT_FINE; break;
    case STORE_NO_TEAM: case STORE_FAILED: break;
    }
    return app_read_round(app, &place, &set); /* says what is wrong */
}

static bool load(void *ctx, struct stage *st)
{
    struct screens *s = ctx;

    s->code = app_load_questionnaire(s->app);
    if (!s->code) s->code = app_open_store(s->app);
    if (!s->code) s->code = check_place(s->app);
    st->q = s->app->q;
    st->store = &s->app->store;
    return !s->code;
}

/* Runs a command of the command line and returns what it said. */
static struct str command(struct screens *s, struct arena *keep, struct str team, enum language l, int (*run)(struct app *))
{
    struct app *app = s->app;
    struct arguments before = app->arguments;

    if (!app->arguments.operands[0].n) app->arguments.operands[0] = team;
    app->language = l;
    s->quiet.said.n = 0;
    (void)run(app); /* what went wrong is said */
    app_print_problems(app);
    app->arguments = before;
    struct str said = str_dup(keep, buf_str(&s->quiet.said));
    s->quiet.said.n = 0;
    return said;
}

static struct str report(void *ctx, struct arena *keep, struct str team, enum language l)
{
    return command(ctx, keep, team, l, command_report);
}

static struct str plan(void *ctx, struct arena *keep, struct str team, enum language l)
{
    return command(ctx, keep, team, l, command_plan);
}

static struct str file(void *ctx, struct arena *keep, const struct session *session)
{
    (void)ctx;
    return page_file(keep, session);
}

static struct str write_page(void *ctx, struct arena *keep, const struct session *session, enum language l)
{
    struct screens *s = ctx;
    struct app *app = s->app;

    app->language = l;
    s->quiet.said.n = 0;
    (void)app_write_document(app, page_make(&app->keep, app->scratch, session, l), page_file(&app->keep, session));
    struct str said = str_dup(keep, str_trim(buf_str(&s->quiet.said)));
    s->quiet.said.n = 0;
    return said;
}

/* --- the end ------------------------------------------------------------------------------------- */

/* What the person needs who has left: the resume code, and how to go on. */
static void say_farewell(struct app *app, const struct stage *st)
{
    struct str code = str_of(st->session.code.text), team = st->session.place.team;

    if (!code.n) return;
    app_say(app, message(MSG_KIOSK_DONE_LEFT, app->language));
    app_say(app, message_with(&app->keep, MSG_KIOSK_DONE_CODE, app->language, FILL("code", code)));
    struct str go_on = str_printf(&app->keep, "tightrope assess --code %.*s", STR_ARG(code));
    struct str read = str_printf(&app->keep, "tightrope report %.*s", STR_ARG(team));
    bool done = interview_step(&st->iv).kind == STEP_DONE;
    app_say(app, message_with(&app->keep, MSG_COMMAND_NEXT, app->language, FILL("command", done ? read : go_on)));
}

static int ending(struct screens *s, const struct stage *st, enum stage_end end)
{
    struct app *app = s->app;
    struct str said = { st->said, st->said_n };

    app->language = st->language;
    if (end == STAGE_LEFT) say_farewell(app, st);
    app->sys->print(app->sys, SYS_TO_ERROR, buf_str(&s->quiet.said));
    app_print_problems(app);
    if (end == STAGE_LEFT) return EXIT_FINE;
    if (end == STAGE_FAILED) return EXIT_WORLD;
    if (s->code) return s->code;
    app_complain(app, said);
    return st->trouble && st->trouble != SYS_MISSING ? EXIT_WORLD : EXIT_INPUT;
}

bool screens_run(struct app *app, enum stage_start start, enum scope scope, int *code)
{
    struct screens s = { .app = app, .loud = app->sys };
    struct stage st = {
        .house = { load, page_text, file, write_page, report, plan, &s },
        .keep = &app->keep, .scratch = app->scratch, .room = app->page, .problems = &app->problems,
        .start = start, .scope = scope, .language = app->language, .version = S(TIGHTROPE_VERSION),
        .team = app->arguments.operands[0], .round = app->arguments.operands[1], .code = app->arguments.value[OPTION_CODE],
    };

    if (!device_open(&app->keep, app->sys, app->arguments.given[OPTION_PLAIN], &st.device)) return false;
    s.quiet = (struct quiet_sys){ .sys = *app->sys, .said = buf_in(&app->notes) };
    s.quiet.sys.print = collect;
    app->sys = st.sys = &s.quiet.sys;
    enum stage_end end = stage_run(&st);
    device_close();
    app->sys = s.loud;
    if (app->store.sys) app->store.sys = s.loud;
    *code = ending(&s, &st, end);
    return true;
}
