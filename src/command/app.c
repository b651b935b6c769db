#include "command/app.h"

#include "answers/round.h"
#include "base/buf.h"
#include "document/doc.h"
#include "document/font.h"
#include "document/markdown.h"
#include "document/page.h"
#include "document/pdf.h"
#include "document/plain.h"
#include "kiosk/errors.h"
#include "questionnaire/load.h"
#include "questionnaire/questionnaire.h"

/* --- saying ----------------------------------------------------------------------------- */

void app_say(struct app *app, struct str text)
{
    app->sys->print(app->sys, SYS_TO_OUTPUT, text);
    app->sys->print(app->sys, SYS_TO_OUTPUT, S("\n"));
}

void app_complain(struct app *app, struct str text)
{
    app->sys->print(app->sys, SYS_TO_ERROR, S("tightrope: "));
    app->sys->print(app->sys, SYS_TO_ERROR, text);
    app->sys->print(app->sys, SYS_TO_ERROR, S("\n"));
}

void app_print_problems(struct app *app)
{
    struct arena scratch = app->scratch;
    struct buf out = buf_in(&scratch);

    diags_sort(&app->problems);
    diags_print(&out, &app->problems);
    app->sys->print(app->sys, SYS_TO_ERROR, buf_str(&out));
    app->problems = diags_in(&app->notes);
}

static void complain_path(struct app *app, enum message m, struct str path, enum sys_error e)
{
    struct arena scratch = app->scratch;
    app_complain(app, message_with(&scratch, m, app->language, FILL("path", path),
                                   FILL("reason", error_words(e, app->language))));
}

/* --- language, questionnaire, store ------------------------------------------------------ */

enum language app_language(struct app *app)
{
    static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

    if (app->arguments.given[OPTION_LANGUAGE]) return language_of(app->arguments.value[OPTION_LANGUAGE]);
    for (size_t i = 0; i < countof(names); i++) {
        struct str value = app->sys->environment(app->sys, names[i]);
        if (value.n) return str_starts(value, S("ja")) ? LANG_JA : LANG_EN;
    }
    return LANG_EN;
}

struct str app_questionnaire_folder(struct app *app)
{
    if (app->arguments.given[OPTION_QUESTIONNAIRE]) return app->arguments.value[OPTION_QUESTIONNAIRE];
    return str_join(&app->keep, app->share, S("/questionnaires/sre"));
}

int app_load_questionnaire(struct app *app)
{
    if (app->q) return EXIT_FINE; /* the home screen had it loaded */
    char *folder = str_z(&app->keep, app_questionnaire_folder(app));

    app->q = questionnaire_load(app->sys, &app->keep, app->scratch, folder, &app->problems);
    if (!app->q) app_print_problems(app);
    return app->q ? EXIT_FINE : EXIT_INPUT;
}

int app_open_store(struct app *app)
{
    enum sys_error e;
    struct str sample = str_join(&app->keep, app_questionnaire_folder(app), S("/sample"));
    bool copy = app->arguments.given[OPTION_SAMPLE];

    if (app->store.sys) return EXIT_FINE;
    if (copy) e = store_open_copy(app->sys, &app->keep, app->scratch, sample, &app->store, &app->problems);
    else e = store_open(app->sys, &app->keep, &app->store);
    if (!e) return EXIT_FINE;
    app_print_problems(app);
    complain_path(app, MSG_COMMAND_CANNOT_READ, copy ? sample : S("$TIGHTROPE_DATA"), e);
    return e == SYS_MISSING ? EXIT_INPUT : EXIT_WORLD;
}

/* --- which round --------------------------------------------------------------------------- */

static struct str hint(struct app *app, struct str near)
{
    if (!near.n) return S("");
    return message_with(&app->keep, MSG_COMMAND_DID_YOU_MEAN, app->language, FILL("near", near));
}

static struct str team_list(struct app *app)
{
    struct names teams = { 0 };
    struct buf out = buf_in(&app->keep);

    if (store_teams(&app->store, &app->keep, &teams)) return S("?");
    for (size_t i = 0; i < teams.n; i++) {
        if (i) buf_add(&out, S(", "));
        buf_add(&out, teams.list[i]);
    }
    return buf_str(&out);
}

static struct str lookup_complaint(struct app *app, struct store_lookup found)
{
    struct arena *keep = &app->keep;
    struct str team = app->arguments.operands[0], round = app->arguments.operands[1];

    switch (found.found) {
    case STORE_EMPTY: return message(MSG_COMMAND_NO_TEAM, app->language);
    case STORE_WHICH_TEAM: return message_with(keep, MSG_COMMAND_WHICH_TEAM, app->language, FILL("teams", team_list(app)));
    case STORE_NO_TEAM:
        return message_with(keep, MSG_COMMAND_TEAM_UNKNOWN, app->language, FILL("team", team), FILL("hint", hint(app, found.near)));
    case STORE_NO_ROUND:
        return message_with(keep, MSG_COMMAND_ROUND_UNKNOWN, app->language, FILL("team", found.place.team),
                            FILL("round", round), FILL("hint", hint(app, found.near)));
    case STORE_FOUND: case STORE_FAILED: break;
    }
    return message_with(keep, MSG_COMMAND_CANNOT_READ, app->language, FILL("path", app->store.root),
                        FILL("reason", error_words(found.error ? found.error : SYS_BROKEN, app->language)));
}

int app_read_round(struct app *app, struct place *place, struct round_set *set)
{
    struct store_lookup found = store_find(&app->store, &app->keep, app->arguments.operands[0], app->arguments.operands[1]);

    if (found.found != STORE_FOUND) {
        app_complain(app, lookup_complaint(app, found));
        return found.found == STORE_FAILED ? EXIT_WORLD : EXIT_INPUT;
    }
    *place = found.place;
    enum sys_error e = store_read_round(&app->store, &app->keep, app->q, found.place, set, &app->problems);
    app_print_problems(app);
    if (e) {
        complain_path(app, MSG_COMMAND_CANNOT_READ, app->store.root, e);
        return e == SYS_MISSING ? EXIT_INPUT : EXIT_WORLD;
    }
    if (!set->round) return EXIT_INPUT;
    if (set->n_sheets) return EXIT_FINE;
    app_complain(app, message(MSG_COMMAND_NO_SHEETS, app->language));
    return EXIT_INPUT;
}

int app_left_out(struct app *app, const struct round_set *set, int code)
{
    if (code || !set->n_bad) return code;
    app_complain(app, message_with(&app->keep, MSG_COMMAND_LEFT_OUT, app->language, FILL_INT("count", (int64_t)set->n_bad)));
    return EXIT_INPUT;
}

/* --- writing a document ---------------------------------------------------------------------- */

static int write_file(struct app *app, struct str path, struct str bytes)
{
    struct arena scratch = app->scratch;
    enum sys_error e = app->sys->write(app->sys, str_z(&scratch, path), bytes, SYS_WRITE_SHARED);

    if (!e) return EXIT_FINE;
    complain_path(app, MSG_COMMAND_CANNOT_WRITE, path, e);
    return EXIT_WORLD;
}

static int write_text(struct app *app, struct str path, struct str text)
{
    int code = write_file(app, path, text);
    if (!code) app_say(app, message_with(&app->keep, MSG_COMMAND_REPORT_WRITTEN_TEXT, app->language, FILL("file", path)));
    return code;
}

static int write_pdf(struct app *app, const struct doc *doc, struct str path)
{
    bool letter = str_eq(app->arguments.value[OPTION_PAPER], S("letter"));
    struct fonts *fonts = fonts_find(app->sys, &app->keep, app->arguments.value[OPTION_FONT_DIR], &app->problems);

    if (!fonts) return app_print_problems(app), EXIT_WORLD;
    sys_arena_forget(app->scratch); /* what the findings worked in, before the largest consumer of memory */
    struct book book = page_layout(&app->keep, app->scratch, doc, letter ? PAPER_LETTER : PAPER_A4, fonts, &app->problems);
    sys_arena_forget(app->scratch);
    struct pdf_bytes pdf = pdf_write(&app->keep, app->scratch, &book, fonts, &app->problems);
    app_print_problems(app);
    if (!pdf.ok) return EXIT_WORLD;
    int code = write_file(app, path, pdf.bytes);
    if (!code)
        app_say(app, message_with(&app->keep, MSG_COMMAND_REPORT_WRITTEN, app->language, FILL("file", path),
                                  FILL_INT("pages", (int64_t)book.n_pages)));
    return code;
}

int app_write_document(struct app *app, const struct doc *doc, struct str path)
{
    if (str_ends(path, S(".pdf"))) return write_pdf(app, doc, path);
    if (str_ends(path, S(".txt"))) return write_text(app, path, plain_write(&app->keep, app->scratch, doc));
    if (str_ends(path, S(".md"))) return write_text(app, path, markdown_write(&app->keep, doc));
    app_complain(app, message_with(&app->keep, MSG_COMMAND_SUFFIX, app->language, FILL("file", path)));
    return EXIT_USE;
}
