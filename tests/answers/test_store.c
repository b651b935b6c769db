/* The store on a real folder, in a world whose clock, environment and luck are the test's. */

#define _GNU_SOURCE

#include <stdlib.h>
#include <string.h>

#include "answers/end_line.h"
#include "answers/round.h"
#include "answers/sheet.h"
#include "answers/sheet_file.h"
#include "answers/store.h"
#include "base/random.h"
#include "tiny.h"

/* What the test says of the world; the files are real. */
struct world {
    struct sys sys;
    struct random random;
    const char *data, *xdg, *home, *temp;
    enum sys_error refuse; /* of every write */
};

static struct arena keep;
static const struct questionnaire *q;
static struct world world;
static struct sys files; /* the real ones, refusing nothing */
static struct store store;
static struct diags problems;
static char root[64] = "/tmp/tightrope-store-XXXXXX";

static struct str environment(struct sys *sys, const char *name)
{
    (void)sys;
    if (!strcmp(name, "TIGHTROPE_DATA")) return str_of(world.data);
    if (!strcmp(name, "XDG_DATA_HOME")) return str_of(world.xdg);
    if (!strcmp(name, "HOME")) return str_of(world.home);
    if (!strcmp(name, "TMPDIR")) return str_of(world.temp);
    return (struct str){ 0 };
}

static struct date today(struct sys *sys)
{
    (void)sys;
    return (struct date){ 2026, 11, 25 };
}

static void luck(struct sys *sys, void *bytes, size_t n)
{
    unsigned char *p = bytes;
    (void)sys;
    while (n-- > 0) *p++ = (unsigned char)random_next(&world.random);
}

static enum sys_error write_or_refuse(struct sys *sys, const char *path, struct str text, enum sys_write how)
{
    (void)sys;
    return world.refuse ? world.refuse : files.write(&files, path, text, how);
}

static enum sys_error replace_or_refuse(struct sys *sys, struct arena *in, const char *path, struct str text, size_t most,
                                        struct str *before)
{
    (void)sys;
    return world.refuse ? world.refuse : files.replace(&files, in, path, text, most, before);
}

static const char *at(const char *name)
{
    return str_z(&keep, str_printf(&keep, "%s/%s", root, name));
}

static struct str content(const char *name)
{
    struct str text = { 0 };
    enum sys_error e = files.read(&files, &keep, at(name), 1 << 20, &text);
    return e ? str_printf(&keep, "(%s)", sys_error_text(e)) : text;
}

/* Not through sys->write, whose syncs would be most of the time of this test. */
static void put(const char *name, struct str text)
{
    FILE *f = fopen(at(name), "wb");
    bool done = f && fwrite(text.s, 1, (size_t)text.n, f) == (size_t)text.n;

    if (f) done = fclose(f) == 0 && done;
    if (!done) tap_ok(false, "the test can write %s", name);
}

static void fresh_problems(void)
{
    problems = diags_in(&keep);
}

/* The problems so far, in one text without the folder of this run. */
static struct str said(void)
{
    struct buf out = buf_in(&keep), without = buf_in(&keep);

    diags_sort(&problems);
    diags_print(&out, &problems);
    struct str rest = buf_str(&out), prefix = str_of(root);
    for (ptrdiff_t hit; (hit = str_find(rest, prefix)) >= 0; rest = str_from(rest, hit + prefix.n + 1))
        buf_add(&without, str_head(rest, hit));
    buf_add(&without, rest);
    return buf_str(&without);
}

/* --- where ---------------------------------------------------------------------------- */

static void roots(void)
{
    static const struct { const char *data, *xdg, *home; struct str root; enum sys_error e; } rows[] = {
        { "/data", "/xdg", "/home/n", S_INIT("/data"), SYS_OK },
        { "/data/", NULL, NULL, S_INIT("/data"), SYS_OK },
        { "data", NULL, NULL, S_INIT("data"), SYS_OK },
        { "/", NULL, NULL, S_INIT("/"), SYS_OK },
        { NULL, "/xdg", "/home/n", S_INIT("/xdg/tightrope"), SYS_OK },
        { "", "/xdg//", "/home/n", S_INIT("/xdg/tightrope"), SYS_OK },
        { NULL, "xdg", "/home/n", S_INIT("/home/n/.local/share/tightrope"), SYS_OK },
        { NULL, NULL, "/home/n/", S_INIT("/home/n/.local/share/tightrope"), SYS_OK },
        { NULL, NULL, "/", S_INIT("/.local/share/tightrope"), SYS_OK },
        { NULL, NULL, NULL, S_INIT(""), SYS_MISSING },
        { "", "", "", S_INIT(""), SYS_MISSING },
    };

    static char far[4000];
    struct store none = { 0 };
    memset(far, '/', sizeof far - 2), far[sizeof far - 2] = 'x';
    world.data = far;
    tap_int(store_open(&world.sys, &keep, &none), SYS_TOO_LARGE, "root: endless");
    for (size_t i = 0; i < countof(rows); i++) {
        struct store s = { 0 };
        world.data = rows[i].data, world.xdg = rows[i].xdg, world.home = rows[i].home;
        tap_int(store_open(&world.sys, &keep, &s), rows[i].e, "root: the outcome");
        tap_str(s.root, rows[i].root, "root: the folder");
    }
}

static void team_ids(void)
{
    static const struct { struct str name, id; } rows[] = {
        { S_INIT("Payments"), S_INIT("payments") },
        { S_INIT("Payments & Refunds"), S_INIT("payments-refunds") },
        { S_INIT("  --x1--  "), S_INIT("x1") },
        { S_INIT("決済 Web チーム"), S_INIT("web") },
        { S_INIT("Ｗｅｂ　２"), S_INIT("web-2") },
        { S_INIT("../../etc/passwd"), S_INIT("etc-passwd") },
        { S_INIT("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"), S_INIT("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa") },
        { S_INIT("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b"), S_INIT("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa") },
        { S_INIT("決済チーム"), S_INIT("") },
        { S_INIT("チームA"), S_INIT("") },
        { S_INIT(""), S_INIT("") },
        { S_INIT("\xFF\xFE"), S_INIT("") },
    };
    static const struct { struct str id; bool valid; } ids[] = {
        { S_INIT("a"), true }, { S_INIT("payments-2"), true }, { S_INIT("0"), true },
        { S_INIT(""), false }, { S_INIT("-a"), false }, { S_INIT("."), false }, { S_INIT(".."), false }, { S_INIT("a/b"), false },
        { S_INIT("A"), false }, { S_INIT("a b"), false }, { S_INIT("決済"), false }, { { "a\0b", 3 }, false },
        { S_INIT("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"), false },
    };

    for (size_t i = 0; i < countof(rows); i++) tap_str(team_id_of(&keep, rows[i].name), rows[i].id, "the id of a name");
    for (size_t i = 0; i < countof(ids); i++) tap_ok(team_id_valid(ids[i].id) == ids[i].valid, "team id %zu", i);
}

/* --- rounds ------------------------------------------------------------------------------- */

static struct place make_round(struct str name, struct date date, enum sys_error want)
{
    struct round *r = round_new(&keep, q);
    struct place p = { 0 };

    fresh_problems();
    r->date = date;
    enum sys_error e = store_create_round(&store, &keep, tap_arena(1 << 22), q, r, name, &p, &problems);
    tap_int(e, want, "making a round");
    if (e != want) tap_show("problems", said());
    return p;
}

static void lookup(const char *team, const char *round, enum store_found found, const char *want_team, const char *want_round,
                   const char *near)
{
    struct store_lookup l = store_find(&store, &keep, str_of(team), str_of(round));

    tap_int(l.found, found, str_z(&keep, str_printf(&keep, "looking for \"%s\" \"%s\"", team, round)));
    tap_str(l.near, str_of(near), "and what was near");
    if (found != STORE_FOUND) return;
    tap_str(l.place.team, str_of(want_team), "the team");
    tap_str(l.place.round, str_of(want_round), "the round");
}

static void rounds(void)
{
    struct date november = { 2026, 11, 23 };

    lookup("", "", STORE_EMPTY, "", "", "");
    struct place p = make_round(S("Payments"), november, SYS_OK);
    tap_str(p.team, S("payments"), "its team"), tap_str(p.round, S("2026-11"), "its id is the month");
    tap_ok(str_find(content(".gitignore"), S(".lock/\n*.bak\n")) > 0, "the store has a .gitignore");
    lookup("", "", STORE_FOUND, "payments", "2026-11", "");
    p = make_round(S("payments"), november, SYS_OK);
    tap_str(p.team, S("payments"), "the same team in small letters"), tap_str(p.round, S("2026-11-23"), "a second one in a month has the day");
    (void)make_round(S("payments"), november, SYS_EXISTS);
    tap_str(said(), S("payments/2026-11-23: error: cannot make the round: it exists already\n"), "a third one on the same day");
    put(".gitignore", S("mine\n"));
    p = make_round(S("決済チーム"), november, SYS_OK);
    tap_ok(str_starts(p.team, S("team-")) && p.team.n == 11 && team_id_valid(p.team), "a name in kanji has an id all the same");
    tap_str(content(".gitignore"), S("mine\n"), "and a .gitignore of somebody's stays");
    struct place again = make_round(S("決済チーム"), (struct date){ 2027, 1, 9 }, SYS_OK);
    tap_str(again.team, p.team, "and keeps it");
    tap_str(make_round(S("検索 Web"), november, SYS_OK).team, S("web"), "names that share");
    tap_str(make_round(S("決済 Web"), november, SYS_OK).team, S("web-2"), "their Latin part");
    tap_str(make_round(S("web-2"), (struct date){ 2026, 12, 1 }, SYS_OK).team, S("web-2"), "an id for a name");
}

static void lookups(void)
{
    struct names teams = { 0 };

    tap_int(store_teams(&store, &keep, &teams), SYS_OK, "the teams");
    tap_int((int64_t)teams.n, 4, "are four");
    lookup("", "", STORE_WHICH_TEAM, "", "", "");
    lookup("payments", "", STORE_FOUND, "payments", "2026-11-23", "");
    lookup("Payments", "2026-11", STORE_NO_TEAM, "", "", "payments");
    lookup("決済チーム", "2026-11", STORE_FOUND, str_z(&keep, store_find(&store, &keep, S("決済チーム"), S("")).place.team), "2026-11", "");
    lookup("payment", "", STORE_NO_TEAM, "", "", "payments");
    lookup("..", "", STORE_NO_TEAM, "", "", "");
    lookup("payments", "2026-12", STORE_NO_ROUND, "", "", "2026-11");
    lookup("payments", "../..", STORE_NO_ROUND, "", "", "");
    tap_str(store_round_before(&store, &keep, (struct place){ S("web-2"), S("2026-12") }).round, S("2026-11"), "the round before");
    tap_str(store_round_before(&store, &keep, (struct place){ S("web-2"), S("2026-11") }).round, S(""), "the first has none before");
}

/* Two people at two terminals change different facts of one round. */
static void set_people(struct round *r, struct arena *in, void *context)
{
    (void)in;
    r->profile[1] = *(const struct value *)context;
}

static void set_split(struct round *r, struct arena *in, void *context)
{
    (void)in, (void)context;
    r->profile[2] = (struct value){ .state = VALUE_UNKNOWN };
}

static void edits(void)
{
    struct place p = { S("payments"), S("2026-11") };
    struct value_kind kind = value_kind_of_question(&q->questions[1]);
    struct value thirty = { 0 };
    struct round *r = NULL;

    fresh_problems();
    tap_int(value_parse(&keep, &kind, S("30"), &thirty).why, VALUE_FINE, "a fact");
    tap_int(store_edit_round(&store, &keep, tap_arena(1 << 22), q, p, set_people, &thirty, &r, &problems), SYS_OK, "one edit");
    tap_int(store_edit_round(&store, &keep, tap_arena(1 << 22), q, p, set_split, NULL, &r, &problems), SYS_OK, "another one");
    tap_ok(r && r->profile[1].milli == 30000 && r->profile[2].state == VALUE_UNKNOWN, "both are in the round");
    tap_int((int64_t)problems.n, 0, "without a word");
    struct str good = content("payments/2026-11/round.yaml");
    put("payments/2026-11/round.yaml", S("tightrope: round/1\nteam: {id: payments}\ndate: never\n# end 0\n"));
    r = NULL;
    tap_int(store_edit_round(&store, &keep, tap_arena(1 << 22), q, p, set_split, NULL, &r, &problems), SYS_OK, "a round with a mistake");
    tap_ok(!r && problems.errors > 0 && str_ends(content("payments/2026-11/round.yaml"), S("# end 0\n")), "is not changed");
    put("payments/2026-11/round.yaml", good);
}

/* --- sheets ------------------------------------------------------------------------------------ */

static struct place here;
static struct sheet *sheet;
static struct held held;
static struct code code;
static struct str name; /* of the sheet: outlives what the loops below throw away */

static const char *sheet_path(const char *suffix)
{
    return str_z(&keep, str_printf(&keep, "payments/2026-11/sheets/%.*s%s", STR_ARG(name), suffix));
}

static enum sys_error save(void)
{
    fresh_problems();
    return store_save_sheet(&store, tap_arena(1 << 22), q, sheet, &held, &problems);
}

static void answer(int capability, int level)
{
    sheet->answers[capability] = (struct answer){ .state = ANSWER_LEVEL, .level = level };
}

/* Lets go and opens again, as after a crash. */
static bool reopen(void)
{
    fresh_problems();
    store_close_sheet(&store, &held);
    return store_open_sheet(&store, &keep, q, here, name, &sheet, &held, &problems) == SYS_OK && sheet;
}

static void sheets(void)
{
    struct place found = { 0 };
    struct str id = { 0 };
    struct held other = { 0 };
    struct sheet *same = NULL;

    here = (struct place){ S("payments"), S("2026-11") };
    fresh_problems();
    tap_int(store_create_sheet(&store, &keep, tap_arena(1 << 22), q, here, &sheet, &held, &code, &problems), SYS_OK, "a sheet");
    name = held.name;
    tap_ok(str_find(content(sheet_path(".yaml")), str_of(code.text)) < 0, "its code stands nowhere in it");
    tap_int(store_find_code(&store, &keep, (struct place){ 0 }, &code, &found, &id), SYS_OK, "its code finds it");
    tap_ok(str_eq(id, name) && str_eq(found.team, here.team) && str_eq(found.round, here.round), "where it is");
    tap_int(store_find_code(&store, &keep, (struct place){ S("web"), S("") }, &code, &found, &id), SYS_MISSING, "not in another team");
    struct code strange = code_new(&world.sys);
    tap_int(store_find_code(&store, &keep, (struct place){ 0 }, &strange, &found, &id), SYS_MISSING, "a code that nobody has");
    tap_int(store_open_sheet(&store, &keep, q, here, name, &same, &other, &problems), SYS_BUSY, "it is open once");
    answer(0, 2);
    tap_int(save(), SYS_OK, "an answer is saved");
    put(str_z(&keep, str_printf(&keep, "payments/2026-11/sheets/.%.*s.yaml.999999999.new", STR_ARG(name))), S("half"));
    put("payments/2026-11/sheets/.00000000.yaml.999999999.new", S("somebody else's"));
    tap_ok(reopen() && sheet->answers[0].level == 2 && problems.n == 0, "and is there after a crash");
    tap_str(content(str_z(&keep, str_printf(&keep, "payments/2026-11/sheets/.%.*s.yaml.999999999.new", STR_ARG(name)))),
            S("(no such file or folder)"), "what the crash left is cleared away");
    tap_str(content("payments/2026-11/sheets/.00000000.yaml.999999999.new"), S("somebody else's"), "and nobody else's");
}

static void refusals(void)
{
    static const enum sys_error all[] = { SYS_FULL, SYS_DENIED, SYS_BROKEN };
    struct str before = content(sheet_path(".yaml"));

    answer(1, 3);
    for (size_t i = 0; i < countof(all); i++) {
        world.refuse = all[i];
        tap_int(save(), all[i], "a refusal comes back");
        struct str want = str_printf(&keep, "%s: error: cannot write: %s\n", sheet_path(".yaml"), sys_error_text(all[i]));
        tap_str(said(), want, "is said with the path");
        tap_str(content(sheet_path(".yaml")), before, "and changes nothing");
    }
    world.refuse = SYS_OK;
    tap_int(save(), SYS_OK, "later it goes through");
    tap_ok(reopen() && sheet->answers[1].level == 3 && sheet->answers[0].level == 2, "with all answers");
}

static void foreign(void)
{
    struct sheet *theirs = sheet_new(&keep, q);

    theirs->team = here.team, theirs->round = here.round, theirs->respondent = sheet->respondent;
    theirs->answers[3] = (struct answer){ .state = ANSWER_UNKNOWN };
    struct str text = sheet_write(&keep, q, theirs);
    put(sheet_path(".yaml"), text);
    answer(2, 1);
    tap_int(save(), SYS_OK, "over a foreign version");
    struct str want = str_printf(&keep, "%s: warning: somebody else changed %.*s.yaml meanwhile: that version is kept here\n",
                                 sheet_path(".conflict-1.yaml"), STR_ARG(name));
    tap_str(said(), want, "it is said");
    tap_str(content(sheet_path(".conflict-1.yaml")), text, "and the other version is kept");
    tap_ok(reopen() && sheet->answers[2].level == 1 && sheet->answers[3].state == ANSWER_NONE, "ours is in place");
    put(sheet_path(".yaml"), text);
    tap_int(save(), SYS_OK, "the same once more");
    tap_str(content(sheet_path(".conflict-2.yaml")), S("(no such file or folder)"), "is not kept twice");
    put(sheet_path(".yaml"), S("rubbish"));
    world.refuse = SYS_FULL;
    tap_int(save(), SYS_FULL, "when a foreign version can not be kept");
    tap_str(content(sheet_path(".yaml")), S("rubbish"), "it is not replaced");
    world.refuse = SYS_OK;
    tap_int(save(), SYS_OK, "later");
    tap_str(content(sheet_path(".conflict-2.yaml")), S("rubbish"), "it is kept");
    if (files.remove(&files, at(sheet_path(".yaml")))) tap_ok(false, "the test can remove a file");
    tap_int(save(), SYS_OK, "a file that somebody removed");
    tap_ok(reopen() && sheet->answers[2].level == 1, "is there again");
    tap_ok(files.remove(&files, at(sheet_path(".conflict-1.yaml"))) == 0 && files.remove(&files, at(sheet_path(".conflict-2.yaml"))) == 0,
           "the two conflicts are cleared away");
}

/* --- damage ------------------------------------------------------------------------------------- */

/* One answer more, saved, so that the file has a .bak that lacks it. */
static struct str with_backup(void)
{
    answer(3, 4);
    sheet->answers[3].note = S("written last");
    tap_int(save(), SYS_OK, "one answer more");
    return content(sheet_path(".yaml"));
}

static void cut_everywhere(struct str whole, bool backup)
{
    struct arena mark = keep;
    int lost = 0, misread = 0, unread = 0;

    for (ptrdiff_t n = 0; n < whole.n; n++, keep = mark) {
        put(sheet_path(".yaml"), str_head(whole, n));
        if (!reopen()) {
            unread++;
            continue;
        }
        for (int i = 0; i < 4; i++) {
            bool there = sheet->answers[i].state == ANSWER_LEVEL, last = i == 3;
            static const int levels[] = { 2, 3, 1, 4 };
            lost += !there && !last;
            misread += there && sheet->answers[i].level != levels[i];
            misread += last && there && !str_eq(sheet->answers[i].note, S("written last"));
        }
    }
    printf("# cut at each of %td bytes, %s .bak: %d can not be read, %d answers are missing\n", whole.n,
           backup ? "with" : "without", unread, lost);
    tap_int(misread, 0, "a file that was cut is never misread");
    if (backup) tap_ok(unread == 0 && lost == 0, "with a .bak nothing but the last answer is lost");
    else tap_ok(unread > 0, "without one most can not be read");
}

static void flips(struct str whole)
{
    struct arena mark = keep;
    int lost = 0;

    for (ptrdiff_t n = 0; n < whole.n; n += 3, keep = mark) {
        char *bytes = str_z(&keep, whole);
        bytes[n] ^= 0x80;
        put(sheet_path(".yaml"), (struct str){ bytes, whole.n });
        if (!reopen()) lost += 4;
        for (int i = 0; sheet && i < 3; i++) lost += sheet->answers[i].state != ANSWER_LEVEL;
    }
    tap_int(lost, 0, "a byte that is no text any more costs nothing but the last answer");
}

static void damage(void)
{
    struct str whole = with_backup(), backup = content(sheet_path(".yaml.bak"));

    cut_everywhere(whole, true);
    flips(whole);
    ptrdiff_t cut = str_find(whole, S("# end")) - 3; /* within the last answer */
    put(sheet_path(".yaml"), str_head(whole, cut));
    tap_ok(reopen(), "a file cut within its last answer");
    tap_ok(str_find(said(), S("the file is cut short or damaged; the version before it is used")) > 0, "is reported"), tap_show("said", said());
    put(sheet_path(".yaml"), str_head(whole, str_find(whole, S("# end"))));
    tap_ok(reopen() && sheet->answers[3].level == 4, "a file that lost its last line only is used");
    struct buf early = buf_in(&keep);
    buf_add(&early, str_head(whole, cut + 3)), buf_add(&early, S("own: {hope: [")); /* a whole last answer, then rubbish */
    put(sheet_path(".yaml"), buf_str(&early));
    tap_ok(reopen() && sheet->answers[3].state == ANSWER_NONE, "a damaged file whose last answer can be read");
    tap_ok(str_find(said(), S("answers.on-call: this is not in the version that is used: look at it again")) > 0, "names it"), tap_show("said", said());
    answer(3, 0);
    tap_int(save(), SYS_OK, "answering anew");
    tap_str(content(sheet_path(".conflict-1.yaml")), buf_str(&early), "keeps the damaged file");
    tap_str(content(sheet_path(".yaml.bak")), backup, "and the good .bak");
    tap_ok(reopen() && sheet->answers[3].state == ANSWER_LEVEL && problems.n == 0, "and all is well");
    if (files.remove(&files, at(sheet_path(".yaml")))) tap_ok(false, "the test can remove a file");
    tap_ok(reopen() && problems.warnings == 1, "a missing file is read from its .bak");
    put(sheet_path(".yaml"), whole);
    if (files.remove(&files, at(sheet_path(".yaml.bak")))) tap_ok(false, "the test can remove a .bak");
    cut_everywhere(whole, false);
    put(sheet_path(".yaml"), whole);
    tap_ok(reopen(), "whole again");
}

static void edited(void)
{
    struct str text = content(sheet_path(".yaml"));
    char *bytes = str_z(&keep, text);
    char *level = strstr(bytes, "build: {level: 2");

    if (!tap_ok(level != NULL, "the answer to edit")) return;
    level[15] = '4';
    struct str by_hand = { bytes, text.n };
    put(sheet_path(".yaml"), by_hand);
    put(sheet_path(".yaml.bak"), text);
    tap_ok(reopen() && sheet->answers[0].level == 4 && problems.n == 1, "an edit by hand is taken, with a note");
    store.refuse_edited = true;
    tap_ok(reopen() && sheet->answers[0].level == 2, "where it is refused, the .bak is taken");
    if (files.remove(&files, at(sheet_path(".yaml.bak")))) tap_ok(false, "the test can remove a .bak");
    tap_ok(!reopen() && problems.errors == 1, "or nothing at all");
    store.refuse_edited = false;
    put(sheet_path(".yaml"), text);
    tap_ok(reopen() && sheet->answers[0].level == 2, "and back");
}

static void set_named(struct round *r, struct arena *in, void *context)
{
    (void)in, (void)context;
    r->answers = ANSWERS_NAMED;
}

static void damaged_round(void)
{
    struct round *r = NULL;
    struct str whole = content("payments/2026-11/round.yaml"), cut = str_head(whole, whole.n - 45);

    fresh_problems();
    tap_int(store_edit_round(&store, &keep, tap_arena(1 << 22), q, here, set_named, NULL, &r, &problems), SYS_OK, "a promise");
    tap_ok(!r && problems.errors == 1 && str_eq(content("payments/2026-11/round.yaml"), whole), "is not broken once there is a sheet");
    put("payments/2026-11/round.yaml", cut);
    fresh_problems();
    tap_int(store_edit_round(&store, &keep, tap_arena(1 << 22), q, here, set_split, NULL, &r, &problems), SYS_OK, "a round that was cut");
    tap_ok(r && r->profile[1].milli == 30000, "is edited from its .bak");
    tap_str(content("payments/2026-11/round.conflict-1.yaml"), cut, "the damaged one is kept");
    if (files.remove(&files, at("payments/2026-11/round.conflict-1.yaml"))) tap_ok(false, "the test can remove a file");
}

/* --- a whole round ---------------------------------------------------------------------------------- */

static void whole_round(void)
{
    struct round_set set = { 0 };

    store_close_sheet(&store, &held);
    put("payments/2026-11/sheets/00000000.yaml", S("tightrope: sheet/1\nteam: x\n"));
    put("payments/2026-11/sheets/11111111.yaml.bak", content(sheet_path(".yaml")));
    put("payments/2026-11/sheets/notes.txt", S("mine"));
    fresh_problems();
    tap_int(store_read_round(&store, &keep, q, here, &set, &problems), SYS_OK, "a round with a bad sheet");
    tap_ok(set.round && set.n_sheets == 2 && set.n_bad == 1, "is read without it");
    struct str all = said();
    tap_ok(str_find(all, S("sheets/00000000.yaml:1:1: error: missing key \"questionnaire\"")) > 0, "which is reported");
    tap_ok(str_find(all, S("sheets/notes.txt: note: is no sheet and is not read")) > 0, "and so is a stranger");
    tap_ok(str_find(all, S("sheets/11111111.yaml: warning: the sheet says that its id is ")) > 0, "and a copy");
    tap_ok(str_find(all, S(".conflict-1.yaml: warning: another version")) > 0, "and another version");
    fresh_problems();
    tap_int(store_read_round(&store, &keep, q, (struct place){ S("payments"), S("2020-01") }, &set, &problems), SYS_MISSING, "a round that is not there");
    put("payments/2026-11/round.yaml", S("tightrope: round/1\nteam: {id: payments}\ndate: never\n"));
    if (files.remove(&files, at("payments/2026-11/round.yaml.bak"))) tap_ok(false, "the test can remove a .bak");
    fresh_problems();
    tap_int(store_read_round(&store, &keep, q, here, &set, &problems), SYS_OK, "a round whose own file is bad");
    tap_ok(!set.round && set.n_sheets == 2, "has its sheets all the same");
}

static void copies(void)
{
    struct store copy = { 0 };
    struct sys_entries list = { 0 };

    fresh_problems();
    world.temp = root;
    tap_int(store_open_copy(&world.sys, &keep, tap_arena(8 << 20), str_of(root), &copy, &problems), SYS_OK, "a copy into itself ends");
    tap_int(store_close(&copy, tap_arena(1 << 22)), SYS_OK, "and goes away");
    fresh_problems();
    tap_int(store_open_copy(&world.sys, &keep, tap_arena(8 << 20), S("/nowhere"), &copy, &problems), SYS_MISSING, "a copy of nothing");
    tap_str(said(), S("/nowhere: error: cannot copy: no such file or folder\n"), "says so");
    fresh_problems();
    world.temp = "relative";
    tap_int(store_open_copy(&world.sys, &keep, tap_arena(8 << 20), str_printf(&keep, "%s/payments", root), &copy, &problems), SYS_OK, "a copy");
    tap_ok(str_starts(copy.root, S("/tmp/tightrope-sample-")) && copy.temporary, "lies in /tmp");
    const char *one = str_z(&keep, str_printf(&keep, "%.*s/2026-11-23/round.yaml", STR_ARG(copy.root)));
    struct str text = { 0 };
    tap_ok(files.read(&files, &keep, one, 1 << 20, &text) == SYS_OK && str_eq(text, content("payments/2026-11-23/round.yaml")), "with the same files");
    struct str gone = copy.root;
    tap_int(store_close(&copy, tap_arena(1 << 22)), SYS_OK, "closed");
    tap_int(files.list(&files, &keep, str_z(&keep, gone), &list), SYS_MISSING, "it is gone");
    tap_int(store_close(&store, tap_arena(1 << 22)), SYS_OK, "closing the real one");
    tap_int(files.list(&files, &keep, root, &list), SYS_OK, "leaves it");
}

int main(int argc, char **argv)
{
    keep = tap_arena((size_t)1 << 30);
    files = sys_posix();
    world = (struct world){ .sys = files, .random = random_seed(7) };
    world.sys.environment = environment;
    world.sys.today = today;
    world.sys.random = luck;
    world.sys.write = write_or_refuse;
    world.sys.replace = replace_or_refuse;
    if (argc != 2 || !(q = tiny_load(&files, &keep, argv[1])) || !mkdtemp(root)) return 1;
    store = (struct store){ .sys = &world.sys, .root = str_of(root) };
    roots();
    team_ids();
    rounds();
    lookups();
    edits();
    sheets();
    refusals();
    foreign();
    damage();
    edited();
    damaged_round();
    whole_round();
    copies();
    struct store end = { .sys = &files, .root = str_of(root), .temporary = true };
    tap_int(store_close(&end, tap_arena(1 << 22)), SYS_OK, "the test leaves nothing");
    return tap_done();
}
