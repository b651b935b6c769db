#include <string.h>

#include "answers/format.h"
#include "answers/rescue.h"
#include "answers/round.h"
#include "answers/round_file.h"
#include "answers/sheet.h"
#include "answers/sheet_file.h"
#include "answers/store.h"
#include "answers/store_path.h"
#include "answers/trouble.h"
#include "base/arena.h"

enum { SHEETS_MOST = 500 };

/* --- one file with its .bak -------------------------------------------------------------- */

static void *read_sheet(struct arena *keep, const struct questionnaire *q, const struct source *in, bool refuse_edited,
                        struct diags *out)
{
    return sheet_read(keep, q, in, refuse_edited, out);
}

static void *read_round(struct arena *keep, const struct questionnaire *q, const struct source *in, bool refuse_edited,
                        struct diags *out)
{
    return round_read(keep, q, in, refuse_edited, out);
}

struct rescue rescue_sheet(const struct store *s, const struct questionnaire *q)
{
    return (struct rescue){ read_sheet, yaml_limits_sheet, q, s->refuse_edited };
}

struct rescue rescue_round(const struct store *s, const struct questionnaire *q)
{
    struct rescue r = { read_round, yaml_limits_sheet, q, s->refuse_edited };
    r.limits.bytes = ROUND_FILE_MOST;
    return r;
}

static enum sys_error read_source(const struct store *s, struct arena *keep, struct str path, size_t most,
                                  const struct source **out)
{
    struct source *in = arena_new(keep, struct source, 1);
    enum sys_error e = s->sys->read(s->sys, keep, str_z(keep, path), most, &in->text);

    in->path = path;
    *out = e == SYS_OK ? in : NULL;
    return e;
}

enum sys_error store_rescue(const struct store *s, struct arena *keep, const struct rescue *how, struct held *h,
                            void **out, struct diags *problems)
{
    const struct source *file = NULL, *backup = NULL, *used = NULL;
    struct str path = held_path(keep, h);

    *out = NULL;
    h->there = false;
    enum sys_error e = read_source(s, keep, path, how->limits.bytes, &file);
    if (e != SYS_OK && e != SYS_MISSING) return trouble(problems, path, "read", e);
    enum sys_error of_backup = read_source(s, keep, held_backup_path(keep, h), how->limits.bytes, &backup);
    if (e == SYS_MISSING && of_backup != SYS_OK) return trouble(problems, path, "read", e);
    *out = rescue_read(keep, how, file, backup, &used, problems);
    if (*out) held_saw(h, used->text);
    return SYS_OK;
}

/* --- the sheets of a round ----------------------------------------------------------------- */

/* ID of a file name ID.yaml or ID.yaml.bak; empty for every other name. */
static struct str sheet_of(struct str name)
{
    static const struct str endings[] = { S_INIT(".yaml"), S_INIT(".yaml.bak") };

    for (size_t i = 0; i < countof(endings); i++) {
        struct str id = str_head(name, name.n - endings[i].n);
        if (str_ends(name, endings[i]) && sheet_id_valid(id)) return id;
    }
    return (struct str){ 0 };
}

static void stranger(struct arena *keep, struct str folder, struct str name, struct diags *problems)
{
    struct source *in = arena_new(keep, struct source, 1);

    if (str_starts(name, S("."))) return;
    in->path = path_join(keep, folder, name);
    if (str_find(name, S(".conflict-")) >= 0)
        diag_warning(problems, in, (struct span){ 0 }, "another version of a file that two programs wrote at the same "
                     "time: compare it with the file itself, then remove it");
    else diag_note(problems, in, (struct span){ 0 }, "is no sheet and is not read");
}

enum sys_error path_sheets(const struct store *s, struct arena *keep, struct place p, struct names *out,
                           struct diags *problems)
{
    struct str folder = path_join(keep, path_round(s, keep, p), S("sheets"));
    struct sys_entries all = { 0 };
    enum sys_error e = s->sys->list(s->sys, keep, str_z(keep, folder), &all);

    *out = (struct names){ 0 };
    if (e == SYS_MISSING) return SYS_OK;
    if (e != SYS_OK) return e;
    struct str *list = arena_new(keep, struct str, all.n + 1);
    for (size_t i = 0; i < all.n; i++) { /* by name: ID.yaml comes directly before ID.yaml.bak */
        struct str id = sheet_of(all.list[i].name);
        if (all.list[i].folder) continue;
        if (!id.n && problems) stranger(keep, folder, all.list[i].name, problems);
        if (id.n && (!out->n || !str_eq(list[out->n - 1], id))) list[out->n++] = id;
    }
    out->list = list;
    return SYS_OK;
}

/* A sheet that was put here from elsewhere is read all the same. */
static void check_place(struct arena *keep, const struct held *h, const struct sheet *sheet, struct place p,
                        struct diags *problems)
{
    struct source *in = arena_new(keep, struct source, 1);
    const struct respondent *r = &sheet->respondent;

    in->path = held_path(keep, h);
    if (!str_eq(r->id, h->name))
        diag_warning(problems, in, (struct span){ 0 }, "the sheet says that its id is %.*s: is it a copy?", STR_ARG(r->id));
    if (!str_eq(sheet->team, p.team) || !str_eq(sheet->round, p.round))
        diag_warning(problems, in, (struct span){ 0 }, "the sheet was made for %.*s %.*s", STR_ARG(sheet->team),
                     STR_ARG(sheet->round));
}

static enum sys_error read_sheets(const struct store *s, struct arena *keep, const struct questionnaire *q, struct place p,
                                  struct round_set *out, struct diags *problems)
{
    struct names ids = { 0 };
    struct rescue how = rescue_sheet(s, q);
    enum sys_error e = path_sheets(s, keep, p, &ids, problems);

    if (e != SYS_OK) return trouble(problems, path_round(s, keep, p), "read the sheets of", e);
    if (ids.n > SHEETS_MOST) return trouble(problems, path_round(s, keep, p), "read the sheets of", SYS_TOO_LARGE);
    out->sheets = arena_new(keep, struct sheet *, ids.n + 1);
    for (size_t i = 0; i < ids.n; i++) {
        struct held h = held_sheet(s, keep, p, ids.list[i]);
        void *sheet = NULL;
        if (store_rescue(s, keep, &how, &h, &sheet, problems) == SYS_OK && sheet) {
            check_place(keep, &h, sheet, p, problems);
            out->sheets[out->n_sheets++] = sheet;
        } else {
            out->n_bad++;
        }
    }
    return SYS_OK;
}

enum sys_error store_read_round(const struct store *s, struct arena *keep, const struct questionnaire *q,
                                struct place p, struct round_set *out, struct diags *problems)
{
    struct rescue how = rescue_round(s, q);
    struct held h = held_round(s, keep, p);
    struct round_set set = { .place = p };
    void *round = NULL;

    enum sys_error e = store_rescue(s, keep, &how, &h, &round, problems);
    if (e != SYS_OK) return e;
    set.round = round;
    e = read_sheets(s, keep, q, p, &set, problems);
    if (e == SYS_OK) *out = set;
    return e;
}

/* --- resume codes ---------------------------------------------------------------------------- */

/* True when a file says this hash; a text search spares parsing all the others. */
static bool says(const struct store *s, struct arena scratch, struct str path, struct str hash, enum sys_error *e)
{
    struct str text = { 0 };

    *e = s->sys->read(s->sys, &scratch, str_z(&scratch, path), yaml_limits_sheet.bytes, &text);
    return *e == SYS_OK && str_find(text, hash) >= 0;
}

/* True when the sheet or its .bak says it: the file itself may be damaged. */
static bool has_code(const struct store *s, struct arena scratch, const struct held *h, struct str hash, enum sys_error *e)
{
    struct str file = held_path(&scratch, h), backup = held_backup_path(&scratch, h);
    enum sys_error of_backup;

    return says(s, scratch, file, hash, e) || says(s, scratch, backup, hash, &of_backup);
}

static enum sys_error find_in_round(const struct store *s, struct arena *keep, struct place p, struct str hash, struct str *id)
{
    struct names ids = { 0 };
    enum sys_error e = path_sheets(s, keep, p, &ids, NULL), first = SYS_OK;

    if (e != SYS_OK) return e;
    for (size_t i = 0; i < ids.n; i++) {
        struct held h = held_sheet(s, keep, p, ids.list[i]);
        if (has_code(s, *keep, &h, hash, &e)) return *id = ids.list[i], SYS_OK;
        if (e != SYS_OK && e != SYS_MISSING && first == SYS_OK) first = e;
    }
    return first == SYS_OK ? SYS_MISSING : first;
}

static enum sys_error find_in_team(const struct store *s, struct arena *keep, struct place p, struct str hash,
                                   struct place *found, struct str *id)
{
    struct names rounds = { &p.round, 1 };
    enum sys_error e = p.round.n ? SYS_OK : store_rounds(s, keep, p.team, &rounds), first = SYS_MISSING;

    if (e != SYS_OK) return e;
    for (size_t i = 0; i < rounds.n; i++) {
        struct place one = { p.team, rounds.list[i] };
        e = find_in_round(s, keep, one, hash, id);
        if (e == SYS_OK) return *found = one, SYS_OK;
        if (e != SYS_MISSING && first == SYS_MISSING) first = e;
    }
    return first;
}

enum sys_error store_find_code(const struct store *s, struct arena *keep, struct place p, const struct code *code,
                               struct place *found, struct str *id)
{
    struct names teams = { &p.team, 1 };
    struct str hash = code_hash(keep, code);
    enum sys_error e = p.team.n ? SYS_OK : store_teams(s, keep, &teams), first = SYS_MISSING;

    if (e != SYS_OK) return e;
    for (size_t i = 0; i < teams.n; i++) {
        e = find_in_team(s, keep, (struct place){ teams.list[i], p.round }, hash, found, id);
        if (e == SYS_OK) return e;
        if (e != SYS_MISSING && first == SYS_MISSING) first = e;
    }
    return first;
}
