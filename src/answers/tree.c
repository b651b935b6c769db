#include "answers/tree.h"

#include "answers/trouble.h"
#include "base/arena.h"

struct copying {
    struct sys *sys;
    struct diags *problems;
    int files;
};

static struct str inside(struct arena *scratch, struct str folder, struct str name)
{
    return str_printf(scratch, "%.*s/%.*s", STR_ARG(folder), STR_ARG(name));
}

static enum sys_error copy_file(struct copying *c, struct arena scratch, struct str from, struct str to)
{
    struct str text;
    enum sys_error e = c->sys->read(c->sys, &scratch, str_z(&scratch, from), TREE_FILE_MOST, &text);

    if (e == SYS_OK && ++c->files > TREE_FILES_MOST) e = SYS_TOO_LARGE;
    if (e != SYS_OK) return trouble(c->problems, from, "copy", e);
    return trouble(c->problems, to, "write", c->sys->write(c->sys, str_z(&scratch, to), text, SYS_WRITE_FLEETING));
}

static enum sys_error copy_folder(struct copying *c, struct arena scratch, struct str from, struct str to, int depth)
{
    struct sys_entries all = { 0 };
    enum sys_error e = c->sys->list(c->sys, &scratch, str_z(&scratch, from), &all);

    if (e == SYS_OK && depth > TREE_DEPTH_MOST) e = SYS_TOO_LARGE;
    if (e != SYS_OK) return trouble(c->problems, from, "copy", e);
    e = trouble(c->problems, to, "make the folder", c->sys->make_folder(c->sys, str_z(&scratch, to)));
    for (size_t i = 0; i < all.n && e == SYS_OK; i++) {
        struct arena here = scratch;
        struct str name = all.list[i].name, one = inside(&here, from, name), its = inside(&here, to, name);
        if (str_starts(name, S("."))) continue;
        e = all.list[i].folder ? copy_folder(c, here, one, its, depth + 1) : copy_file(c, here, one, its);
    }
    return e;
}

enum sys_error tree_copy(struct sys *sys, struct arena scratch, struct str from, struct str to, struct diags *problems)
{
    struct copying c = { .sys = sys, .problems = problems };
    return copy_folder(&c, scratch, from, to, 0);
}

static enum sys_error remove_tree(struct sys *sys, struct arena scratch, struct str path, int depth)
{
    const char *z = str_z(&scratch, path);
    enum sys_error e = sys->remove(sys, z), first = SYS_OK; /* a link, a file or an empty folder is gone by this */
    struct sys_entries all = { 0 };

    if (e == SYS_OK || e == SYS_MISSING) return e;
    if (depth > TREE_DEPTH_MOST || sys->list(sys, &scratch, z, &all) != SYS_OK) return e;
    for (size_t i = 0; i < all.n; i++) {
        struct arena here = scratch;
        struct str one = inside(&here, path, all.list[i].name);
        e = remove_tree(sys, here, one, depth + 1);
        if (e != SYS_OK && first == SYS_OK) first = e;
    }
    e = sys->remove(sys, z);
    return first != SYS_OK ? first : e;
}

enum sys_error tree_remove(struct sys *sys, struct arena scratch, struct str path)
{
    return remove_tree(sys, scratch, path, 0);
}
