#include "answers/store.h"

#include "answers/format.h"
#include "answers/store_path.h"
#include "base/arena.h"
#include "base/utf8.h"
#include "yaml/node.h"

/* --- where --------------------------------------------------------------------------- */

static struct str without_slash(struct str path)
{
    while (path.n > 1 && str_ends(path, S("/"))) path.n--;
    return path;
}

enum sys_error store_open(struct sys *sys, struct arena *keep, struct store *out)
{
    struct str data = sys->environment(sys, "TIGHTROPE_DATA"), xdg = sys->environment(sys, "XDG_DATA_HOME");
    struct str home = sys->environment(sys, "HOME"), root;

    if (data.n) root = str_dup(keep, without_slash(data));
    else if (str_starts(xdg, S("/"))) root = path_join(keep, without_slash(xdg), S("tightrope"));
    else if (home.n) root = path_join(keep, without_slash(home), S(".local/share/tightrope"));
    else return SYS_MISSING;
    if (root.n > STORE_ROOT_MOST) return SYS_TOO_LARGE;
    *out = (struct store){ .sys = sys, .root = root };
    return SYS_OK;
}

struct str path_join(struct arena *keep, struct str folder, struct str name)
{
    return str_printf(keep, "%.*s%s%.*s", STR_ARG(folder), str_ends(folder, S("/")) ? "" : "/", STR_ARG(name));
}

struct str path_round(const struct store *s, struct arena *keep, struct place p)
{
    return path_join(keep, path_join(keep, s->root, p.team), p.round);
}

struct held held_round(const struct store *s, struct arena *keep, struct place p)
{
    struct str folder = path_round(s, keep, p);
    return (struct held){ .folder = folder, .name = S("round"), .lock_folder = path_join(keep, folder, S(".lock")) };
}

struct held held_sheet(const struct store *s, struct arena *keep, struct place p, struct str id)
{
    struct str folder = path_round(s, keep, p);
    return (struct held){
        .folder = path_join(keep, folder, S("sheets")),
        .name = id,
        .lock_folder = path_join(keep, folder, S(".lock")),
    };
}

/* --- what is there --------------------------------------------------------------------- */

/* The folders in `folder` that `wanted` takes, by name; none when there is no such folder. */
static enum sys_error folders(const struct store *s, struct arena *keep, struct str folder, bool (*wanted)(struct str),
                              struct names *out)
{
    struct sys_entries all = { 0 };
    enum sys_error e = s->sys->list(s->sys, keep, str_z(keep, folder), &all);

    *out = (struct names){ 0 };
    if (e == SYS_MISSING) return SYS_OK;
    if (e != SYS_OK) return e;
    struct str *list = arena_new(keep, struct str, all.n + 1);
    for (size_t i = 0; i < all.n; i++)
        if (all.list[i].folder && wanted(all.list[i].name)) list[out->n++] = all.list[i].name;
    out->list = list;
    return SYS_OK;
}

enum sys_error store_rounds(const struct store *s, struct arena *keep, struct str team, struct names *out)
{
    struct names up = { 0 };
    enum sys_error e = folders(s, keep, path_join(keep, s->root, team), round_id_valid, &up);

    if (e != SYS_OK) return e;
    struct str *down = arena_new(keep, struct str, up.n + 1);
    for (size_t i = 0; i < up.n; i++) down[i] = up.list[up.n - 1 - i]; /* 2026-11-23 comes after 2026-11 */
    *out = (struct names){ down, up.n };
    return SYS_OK;
}

enum sys_error store_teams(const struct store *s, struct arena *keep, struct names *out)
{
    struct names all = { 0 };
    enum sys_error e = folders(s, keep, s->root, team_id_valid, &all);

    *out = (struct names){ 0 };
    if (e != SYS_OK) return e;
    struct str *list = arena_new(keep, struct str, all.n + 1);
    for (size_t i = 0; i < all.n && e == SYS_OK; i++) {
        struct names rounds = { 0 };
        e = store_rounds(s, keep, all.list[i], &rounds);
        if (rounds.n) list[out->n++] = all.list[i];
    }
    out->list = list;
    return e;
}

struct str store_team_name(const struct store *s, struct arena *keep, struct str team)
{
    struct names rounds = { 0 };
    struct str text = { 0 };

    if (store_rounds(s, keep, team, &rounds) != SYS_OK || !rounds.n) return (struct str){ 0 };
    struct held h = held_round(s, keep, (struct place){ team, rounds.list[0] });
    struct str path = held_path(keep, &h);
    if (s->sys->read(s->sys, keep, str_z(keep, path), yaml_limits_sheet.bytes, &text) != SYS_OK) return (struct str){ 0 };
    struct diags ignored = diags_in(keep);
    struct source *in = arena_new(keep, struct source, 1);
    *in = (struct source){ path, text };
    const struct ynode *name = ynode_get(ynode_get(yaml_read(keep, in, yaml_limits_sheet, &ignored), S("team")), S("name"));
    return name && name->kind == YNODE_SCALAR ? name->text : (struct str){ 0 };
}

/* --- [TEAM [ROUND]] ------------------------------------------------------------------------ */

static bool has(struct names names, struct str one)
{
    for (size_t i = 0; i < names.n; i++)
        if (str_eq(names.list[i], one)) return true;
    return false;
}

static struct store_lookup find_team(const struct store *s, struct arena *keep, struct str team)
{
    struct store_lookup l = { 0 };
    struct names teams = { 0 };

    l.error = store_teams(s, keep, &teams);
    if (l.error != SYS_OK) return l.found = STORE_FAILED, l;
    if (!teams.n) return l.found = STORE_EMPTY, l;
    if (!team.n && teams.n > 1) return l.found = STORE_WHICH_TEAM, l;
    l.place.team = team.n ? str_dup(keep, team) : teams.list[0];
    if (has(teams, l.place.team)) return l;
    for (size_t i = 0; i < teams.n; i++) { /* the name that the team gave itself will do */
        if (!str_eq(store_team_name(s, keep, teams.list[i]), team)) continue;
        l.place.team = teams.list[i];
        return l;
    }
    l.near = diag_did_you_mean(team, teams.list, teams.n);
    return l.found = STORE_NO_TEAM, l;
}

struct store_lookup store_find(const struct store *s, struct arena *keep, struct str team, struct str round)
{
    struct store_lookup l = find_team(s, keep, team);
    struct names rounds = { 0 };

    if (l.found != STORE_FOUND) return l;
    l.error = store_rounds(s, keep, l.place.team, &rounds);
    if (l.error != SYS_OK) return l.found = STORE_FAILED, l;
    if (!round.n && rounds.n) return l.place.round = rounds.list[0], l;
    if (round.n && has(rounds, round)) return l.place.round = str_dup(keep, round), l;
    l.near = diag_did_you_mean(round, rounds.list, rounds.n);
    return l.found = STORE_NO_ROUND, l;
}

struct place store_round_before(const struct store *s, struct arena *keep, struct place p)
{
    struct names rounds = { 0 };
    struct place before = { .team = p.team };

    if (store_rounds(s, keep, p.team, &rounds) != SYS_OK) return before;
    for (size_t i = 0; i < rounds.n && !before.round.n; i++)
        if (str_cmp(rounds.list[i], p.round) < 0) before.round = rounds.list[i];
    return before;
}
