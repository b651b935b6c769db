#include "answers/format.h"
#include "answers/rescue.h"
#include "answers/round.h"
#include "answers/round_file.h"
#include "answers/sheet.h"
#include "answers/sheet_file.h"
#include "answers/store.h"
#include "answers/store_path.h"
#include "answers/tree.h"
#include "answers/trouble.h"
#include "base/arena.h"
#include "base/bug.h"
#include "questionnaire/questionnaire.h"

enum {
    ROUND_WAIT = 2000, /* milliseconds that a change of a round waits for another one */
    NAMES_MOST = 99,   /* teams whose names give the same id */
    PATHS_ROOM = 32 * 1024
};

static struct made_with made_with_of(const struct questionnaire *q)
{
    return (struct made_with){ q->id, q->version, q->fingerprint_text };
}

/* --- a new round ------------------------------------------------------------------------- */

static bool is_ascii(struct str a)
{
    for (ptrdiff_t i = 0; i < a.n; i++)
        if ((unsigned char)a.s[i] >= 0x80) return false;
    return true;
}

/* Names of the same team: "Payments" and "payments", but not two that only share their Latin part. */
static bool same_team(struct arena *keep, struct str a, struct str b)
{
    if (str_eq(a, b)) return true;
    return is_ascii(a) && is_ascii(b) && str_eq(team_id_of(keep, a), team_id_of(keep, b));
}

static struct str random_team(struct store *s, struct arena *keep)
{
    struct str symbols = str_head(sheet_id_new(keep, s->sys), 6);
    char *id = str_z(keep, str_join(keep, S("team-"), symbols));

    for (char *c = id; *c; c++)
        if (*c >= 'A' && *c <= 'Z') *c = (char)(*c + 'a' - 'A');
    return str_of(id);
}

/* The id for a team of this name: that of the team that has the name already, or one that is free. */
static enum sys_error choose_team(struct store *s, struct arena *keep, struct str name, struct str *id)
{
    struct names teams = { 0 };
    struct str stem = team_id_of(keep, name);
    enum sys_error e = store_teams(s, keep, &teams);
    bool taken = false;

    if (e != SYS_OK) return e;
    for (size_t i = 0; i < teams.n; i++) {
        struct str other = store_team_name(s, keep, teams.list[i]);
        if (str_eq(teams.list[i], name) || (other.n && same_team(keep, name, other))) return *id = teams.list[i], SYS_OK;
    }
    if (!stem.n) return *id = random_team(s, keep), SYS_OK;
    *id = stem;
    for (int n = 1; n <= NAMES_MOST; n++) {
        if (n > 1) *id = str_printf(keep, "%.*s-%d", STR_ARG(str_head(stem, TEAM_ID_MOST - 3)), n);
        taken = false;
        for (size_t i = 0; i < teams.n; i++) taken |= str_eq(teams.list[i], *id);
        if (!taken) return SYS_OK;
    }
    return SYS_EXISTS;
}

/* A .gitignore for the store; one that is there is somebody's and stays. */
static enum sys_error write_gitignore(struct store *s, struct arena scratch, struct diags *problems)
{
    static const struct str lines = S_INIT("# Kept out of git: locks, versions before the last, unfinished writes.\n"
                                           ".lock/\n*.bak\n.*.new\n.*.new.l\n");
    struct str path = path_join(&scratch, s->root, S(".gitignore"));
    enum sys_error e = s->sys->make_folder(s->sys, str_z(&scratch, s->root));

    if (e == SYS_OK) e = s->sys->write(s->sys, str_z(&scratch, path), lines, SYS_WRITE_CREATE);
    return trouble(problems, path, "write", e == SYS_EXISTS ? SYS_OK : e);
}

/* Writes a round that is not there yet; SYS_EXISTS, without a problem, when it is. */
static enum sys_error write_first(struct store *s, struct arena *keep, struct arena scratch, const struct questionnaire *q,
                                  const struct round *r, struct place p, struct diags *problems)
{
    struct held h = held_round(s, keep, p);
    struct str text = round_write(&scratch, q, r), path = held_path(keep, &h), old;
    enum sys_error e = s->sys->make_folder(s->sys, str_z(&scratch, path_join(keep, h.folder, S("sheets"))));

    if (e != SYS_OK) return trouble(problems, h.folder, "make the folder", e);
    if (s->sys->read(s->sys, &scratch, str_z(&scratch, held_backup_path(keep, &h)), ROUND_FILE_MOST, &old) != SYS_MISSING)
        return SYS_EXISTS; /* a round that lost its file is not one that may be made anew */
    e = held_take(s->sys, scratch, &h, ROUND_WAIT, problems);
    if (e != SYS_OK) return e;
    e = s->sys->write(s->sys, str_z(&scratch, path), text, SYS_WRITE_CREATE);
    held_release(s->sys, &h);
    return e == SYS_EXISTS ? e : trouble(problems, path, "write", e);
}

enum sys_error store_create_round(struct store *s, struct arena *keep, struct arena scratch,
                                  const struct questionnaire *q, struct round *r, struct str name,
                                  struct place *out, struct diags *problems)
{
    struct place p = { 0 };
    struct str day = date_text(keep, r->date);
    struct code code = code_new(s->sys);
    enum sys_error e = trouble(problems, s->root, "read", choose_team(s, keep, name, &p.team));

    if (!date_valid(r->date)) bug("a round without a date");
    if (e == SYS_OK) e = write_gitignore(s, scratch, problems);
    if (e != SYS_OK) return e;
    r->team = p.team;
    r->name = str_dup(keep, name);
    r->made_with = made_with_of(q);
    r->code = str_dup(keep, str_of(code.text));
    p.round = str_head(day, 7);
    e = write_first(s, keep, scratch, q, r, p, problems);
    if (e == SYS_EXISTS) {
        p.round = day;
        e = write_first(s, keep, scratch, q, r, p, problems);
        if (e == SYS_EXISTS) return trouble(problems, path_round(s, keep, p), "make the round", e);
    }
    if (e == SYS_OK) *out = p;
    return e;
}

/* --- changes of a round --------------------------------------------------------------------- */

/* Whoever filled in a sheet was promised how it will be shown: that can not change any more. */
static enum sys_error keeps_promise(const struct store *s, struct arena *keep, struct place p, enum anonymity before,
                                    const struct round *now, bool *yes, struct diags *problems)
{
    struct names sheets = { 0 };
    enum sys_error e = now->answers == before ? SYS_OK : path_sheets(s, keep, p, &sheets, NULL);

    *yes = !sheets.n;
    if (sheets.n) {
        struct source *in = arena_new(problems->keep, struct source, 1);
        in->path = path_round(s, problems->keep, p);
        diag_error(problems, in, (struct span){ 0 }, "whether answers are anonymous was promised when the first sheet was "
                   "made, and can not be changed any more");
    }
    return e;
}

enum sys_error store_edit_round(struct store *s, struct arena *keep, struct arena scratch,
                                const struct questionnaire *q, struct place p,
                                void (*change)(struct round *r, struct arena *keep, void *context), void *context,
                                struct round **r, struct diags *problems)
{
    struct held h = held_round(s, keep, p);
    struct rescue how = rescue_round(s, q);
    void *found = NULL;
    enum sys_error e = held_take(s->sys, scratch, &h, ROUND_WAIT, problems);

    if (e != SYS_OK) return e;
    e = store_rescue(s, keep, &how, &h, &found, problems);
    if (e == SYS_OK && found) {
        struct round *now = found;
        enum anonymity before = now->answers;
        bool kept = true;
        change(now, keep, context);
        e = keeps_promise(s, keep, p, before, now, &kept, problems);
        if (e != SYS_OK || !kept) return held_release(s->sys, &h), e;
        now->made_with = made_with_of(q);
        struct str text = round_write(&scratch, q, now);
        e = held_write(s->sys, scratch, &h, text, problems);
        if (e == SYS_OK) *r = now;
    }
    held_release(s->sys, &h);
    return e;
}

/* --- sheets ------------------------------------------------------------------------------------ */

static void fill_in(struct store *s, struct arena *keep, struct sheet *sheet, struct place p, const struct code *code)
{
    sheet->team = str_dup(keep, p.team);
    sheet->round = str_dup(keep, p.round);
    sheet->respondent.id = sheet_id_new(keep, s->sys);
    sheet->respondent.code = code_hash(keep, code);
    sheet->saved = s->sys->today(s->sys);
}

enum sys_error store_create_sheet(struct store *s, struct arena *keep, struct arena scratch,
                                  const struct questionnaire *q, struct place p, struct sheet **sheet,
                                  struct held *held, struct code *code, struct diags *problems)
{
    struct sheet *made = sheet_new(keep, q);
    struct code fresh = code_new(s->sys);
    struct str old;

    fill_in(s, keep, made, p, &fresh);
    struct held h = held_sheet(s, keep, p, made->respondent.id);
    enum sys_error e = s->sys->make_folder(s->sys, str_z(&scratch, h.folder));
    if (e != SYS_OK) return trouble(problems, h.folder, "make the folder", e);
    if (s->sys->read(s->sys, &scratch, str_z(&scratch, held_path(keep, &h)), ROUND_FILE_MOST, &old) != SYS_MISSING)
        return trouble(problems, held_path(keep, &h), "make the sheet", SYS_EXISTS); /* one in 10^12: the next try works */
    e = held_take(s->sys, scratch, &h, 0, problems);
    if (e != SYS_OK) return e;
    struct str text = sheet_write(&scratch, q, made);
    e = held_write(s->sys, scratch, &h, text, problems);
    if (e != SYS_OK) return held_release(s->sys, &h), e;
    *sheet = made;
    *held = h;
    *code = fresh;
    return SYS_OK;
}

enum sys_error store_open_sheet(struct store *s, struct arena *keep, const struct questionnaire *q,
                                struct place p, struct str id, struct sheet **sheet, struct held *held,
                                struct diags *problems)
{
    struct held h = held_sheet(s, keep, p, id);
    struct rescue how = rescue_sheet(s, q);
    void *found = NULL;

    *sheet = NULL;
    struct arena paths = arena_over(arena_alloc(keep, 1, PATHS_ROOM, 16), PATHS_ROOM); /* not keep: problems live there */
    enum sys_error e = held_take(s->sys, paths, &h, 0, problems);
    if (e != SYS_OK) return e;
    e = store_rescue(s, keep, &how, &h, &found, problems);
    if (e != SYS_OK || !found) return held_release(s->sys, &h), e;
    *sheet = found;
    *held = h;
    return SYS_OK;
}

enum sys_error store_save_sheet(struct store *s, struct arena scratch, const struct questionnaire *q,
                                struct sheet *sheet, struct held *held, struct diags *problems)
{
    sheet->saved = s->sys->today(s->sys);
    sheet->made_with = made_with_of(q);
    struct str text = sheet_write(&scratch, q, sheet);
    return held_write(s->sys, scratch, held, text, problems);
}

void store_close_sheet(const struct store *s, struct held *held)
{
    held_release(s->sys, held);
}

/* --- the copy of the sample ---------------------------------------------------------------------- */

enum sys_error store_open_copy(struct sys *sys, struct arena *keep, struct arena scratch, struct str sample,
                               struct store *out, struct diags *problems)
{
    struct str temp = sys->environment(sys, "TMPDIR"), first = sheet_id_new(keep, sys), second = sheet_id_new(keep, sys);
    struct str root = str_printf(keep, "%.*s/tightrope-sample-%.*s%.*s", STR_ARG(str_starts(temp, S("/")) ? temp : S("/tmp")),
                                 STR_ARG(first), STR_ARG(second));
    struct store copy = { .sys = sys, .root = root, .temporary = true };
    enum sys_error e = tree_copy(sys, scratch, sample, root, problems);

    if (e == SYS_OK) *out = copy;
    else (void)store_close(&copy, scratch); /* the first trouble is the one to tell */
    return e;
}

enum sys_error store_close(struct store *s, struct arena scratch)
{
    bool remove = s->temporary;

    s->temporary = false;
    return remove ? tree_remove(s->sys, scratch, s->root) : SYS_OK;
}
