/* The real files of sys_posix.c: how a file is replaced, locked, refused. */

#define _GNU_SOURCE

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tap.h"

static struct arena keep;
static struct sys the_system;
static char folder[64] = "/tmp/tightrope-sys-XXXXXX";

static const char *at(const char *name)
{
    return str_z(&keep, str_printf(&keep, "%s/%s", folder, name));
}

static struct str content(const char *name)
{
    struct str text = { 0 };
    enum sys_error e = the_system.read(&the_system, &keep, at(name), 1000, &text);
    return e == SYS_OK ? text : str_printf(&keep, "(%s)", sys_error_text(e));
}

static enum sys_error put(const char *name, struct str text, enum sys_write how)
{
    return the_system.write(&the_system, at(name), text, how);
}

/* Replaces, and gives what was there. */
static struct str replaced(const char *name, struct str text)
{
    struct str before = { 0 };
    enum sys_error e = the_system.replace(&the_system, &keep, at(name), text, 100, &before);
    return e == SYS_OK ? before : str_printf(&keep, "(%s)", sys_error_text(e));
}

static void replacing(void)
{
    tap_str(replaced("a", S("one")), S(""), "the first version replaces nothing");
    tap_str(content("a"), S("one"), "and is there");
    tap_str(content("a.bak"), S("(no such file or folder)"), "and has nothing to back up");
    tap_str(replaced("a", S("two")), S("one"), "the second version replaces the first");
    tap_str(content("a"), S("two"), "and is there");
    tap_str(content("a.bak"), S("one"), "and the first one is the backup");
    tap_int(put("a", S("three"), SYS_WRITE_PLAIN), SYS_OK, "a version without a backup");
    tap_str(content("a"), S("three"), "replaces");
    tap_str(content("a.bak"), S("one"), "and leaves the backup alone");
    tap_int(put("a", S("four"), SYS_WRITE_CREATE), SYS_EXISTS, "what exists is not created");
    tap_str(content("a"), S("three"), "and not changed");
    tap_int(put("b", S("five"), SYS_WRITE_CREATE), SYS_OK, "what does not exist is");
    tap_str(content("b"), S("five"), "created");
}

static void refusing(void)
{
    static const struct { const char *name; struct str said; } rows[] = {
        { "folder", S_INIT("(not a plain file)") },
        { "link", S_INIT("(not a plain file)") },
        { "nowhere/a", S_INIT("(no such file or folder)") },
        { "folder/", S_INIT("(no such file or folder)") },
        { "large", S_INIT("(the file is too large)") },
    };
    static char large[200];
    struct stat st;

    memset(large, 'x', sizeof large);
    tap_int(the_system.make_folder(&the_system, at("folder/inside")), SYS_OK, "a folder with a folder");
    tap_int(put("large", (struct str){ large, sizeof large }, SYS_WRITE_PLAIN), SYS_OK, "a large file");
    tap_ok(symlink("large", at("link")) == 0, "a symbolic link");
    for (size_t i = 0; i < countof(rows); i++) tap_str(replaced(rows[i].name, S("new")), rows[i].said, rows[i].name);
    tap_ok(put("folder", S("x"), SYS_WRITE_PLAIN) != SYS_OK, "a folder is not written over");
    tap_ok(stat(at("folder/inside"), &st) == 0 && S_ISDIR(st.st_mode), "the folder stays as it is");
    tap_ok(lstat(at("link"), &st) == 0 && S_ISLNK(st.st_mode), "the link stays a link");
    tap_ok(stat(at("large"), &st) == 0 && st.st_size == sizeof large, "the large file stays as it is");
    if (geteuid() == 0) {
        tap_ok(true, "a folder that may not be written # SKIP root may write everything");
    } else {
        (void)chmod(at("folder"), 0500);
        tap_str(replaced("folder/a", S("x")), S("(permission denied, or the file system is read-only)"), "a folder that may not be written");
        (void)chmod(at("folder"), 0700);
    }
}

static void mapping(void)
{
    struct str text = S("untouched");

    (void)put("map", S("mapped"), SYS_WRITE_PLAIN);
    (void)put("map-empty", S(""), SYS_WRITE_PLAIN);
    tap_int(the_system.map(&the_system, at("nowhere"), 1000, &text), SYS_MISSING, "a file that is not there");
    tap_int(the_system.map(&the_system, at("map"), 5, &text), SYS_TOO_LARGE, "a file above the limit");
    tap_int(the_system.map(&the_system, folder, 1000, &text), SYS_NOT_A_FILE, "a folder");
    tap_str(text, S("untouched"), "is not mapped");
    tap_int(the_system.map(&the_system, at("map-empty"), 1000, &text), SYS_OK, "an empty file");
    tap_int(text.n, 0, "is mapped as nothing");
    the_system.unmap(&the_system, text);
    tap_int(the_system.map(&the_system, at("map"), 6, &text), SYS_OK, "a file");
    (void)put("map", S("other"), SYS_WRITE_PLAIN);
    tap_str(text, S("mapped"), "keeps its bytes when another one takes its place");
    the_system.unmap(&the_system, text);
}

static void sweeping(void)
{
    static const struct { const char *name; bool goes; } rows[] = {
        { ".swept.999999999.new", true }, { ".swept.999999999.new.l", true },
        { ".swept.1.new", false }, /* of a process that lives */
        { ".swept.x.new", false }, { ".swept.new", false }, { ".swept..new", false }, { ".swept.99999999999.new", false },
        { ".other.999999999.new", false }, { "swept.999999999.new", false }, { ".swept.999999999.newer", false },
    };

    for (size_t i = 0; i < countof(rows); i++) (void)put(rows[i].name, S("left"), SYS_WRITE_PLAIN);
    tap_int(the_system.sweep(&the_system, at("swept")), SYS_OK, "what dead processes left is swept");
    for (size_t i = 0; i < countof(rows); i++) {
        tap_ok(str_eq(content(rows[i].name), S("left")) != rows[i].goes, "%s %s", rows[i].name, rows[i].goes ? "goes" : "stays");
        if (!rows[i].goes) (void)the_system.remove(&the_system, at(rows[i].name));
    }
    tap_int(the_system.sweep(&the_system, at("nowhere/swept")), SYS_MISSING, "a folder that is not there");
}

static void no_leftovers(void)
{
    struct sys_entries list = { 0 };
    bool clean = the_system.list(&the_system, &keep, folder, &list) == SYS_OK;

    for (size_t i = 0; i < list.n; i++) clean = clean && list.list[i].name.s[0] != '.';
    tap_ok(clean, "no temporary file is left behind");
}

static void locking(void)
{
    int first = -1, second = -1;

    tap_int(the_system.lock(&the_system, at("lock"), &first), SYS_OK, "a lock");
    tap_int(the_system.lock(&the_system, at("lock"), &second), SYS_BUSY, "is had once");
    the_system.unlock(&the_system, first);
    tap_int(the_system.lock(&the_system, at("lock"), &second), SYS_OK, "and again when it was given back");
    the_system.unlock(&the_system, second);
}

static void waiting(void)
{
    uint64_t before = the_system.milliseconds(&the_system);

    the_system.pause(&the_system, 20);
    uint64_t passed = the_system.milliseconds(&the_system) - before;
    tap_ok(passed >= 19 && passed < 10000, "a pause of 20 ms takes about that long");
}

static void clean_up(const char *path)
{
    struct sys_entries list = { 0 };

    if (the_system.list(&the_system, &keep, path, &list) != SYS_OK) return;
    for (size_t i = 0; i < list.n; i++) {
        const char *one = str_z(&keep, str_printf(&keep, "%s/%.*s", path, STR_ARG(list.list[i].name)));
        if (list.list[i].folder) clean_up(one);
        else (void)the_system.remove(&the_system, one);
    }
    (void)the_system.remove(&the_system, path);
}

int main(void)
{
    keep = tap_arena(1 << 20);
    the_system = sys_posix();
    if (!mkdtemp(folder)) return 1;
    replacing();
    refusing();
    mapping();
    sweeping();
    no_leftovers();
    locking();
    waiting();
    clean_up(folder);
    return tap_done();
}
