#include "document/font_find.h"

#include "base/diag.h"
#include "base/sys.h"
#include "document/font.h"
#include "document/font_file.h"

struct search {
    struct sys *sys;
    struct arena *keep;
    struct diags *out;
    font_ask *ask;
    struct font_paths asked; /* what `ask` said, once it was asked */
    bool has_asked;
    struct str named[2];     /* folders that somebody named: option, environment */
};

/* Below the user's own folder, then anywhere. Debian and Ubuntu first. */
static const struct str homes[] = { S_INIT("/.local/share/fonts"), S_INIT("/.fonts"), S_INIT("/Library/Fonts") };
static const struct str places[] = {
    S_INIT("/usr/share/fonts/truetype/bizud-gothic"),
    S_INIT("/usr/share/fonts/mrsw-biz-udgothic-fonts"),
    S_INIT("/usr/share/fonts/TTF"),
    S_INIT("/usr/local/share/fonts"),
    S_INIT("/run/current-system/sw/share/X11/fonts"),
    S_INIT("/Library/Fonts"),
};

static void complain(struct search *s, const char *path, const char *what)
{
    diag_warning(s->out, NULL, ((struct span){ 0 }), "%s cannot be used: %s; looking for another one", path, what);
}

/* Opens one candidate; whatever is wrong with a file that is there is worth a warning. */
static enum sys_error open_file(struct search *s, struct str path, struct font_file *f)
{
    const char *z = str_z(s->keep, path);
    struct str bytes = { 0 };
    enum sys_error e = s->sys->map(s->sys, z, FONT_FILE_MOST, &bytes);

    if (e == SYS_MISSING) return e;
    if (e != SYS_OK) return complain(s, z, sys_error_text(e)), e;
    struct font_opened opened = font_file_open(bytes);
    if (!opened.problem && !font_file_glyph(&opened.file, FONT_GETA)) opened.problem = "it has no U+3013 (geta mark)";
    if (!opened.problem && !font_file_glyph(&opened.file, ' ')) opened.problem = "it has no space";
    if (opened.problem) {
        complain(s, z, opened.problem);
        s->sys->unmap(s->sys, bytes);
        return SYS_BROKEN;
    }
    *f = opened.file;
    return SYS_OK;
}

static enum sys_error open_in(struct search *s, struct str folder, struct str below, enum face face, struct font_file *f)
{
    return open_file(s, str_printf(s->keep, "%.*s%.*s/%s.ttf", STR_ARG(folder), STR_ARG(below), font_name(face)), f);
}

static bool find_one(struct search *s, enum face face, struct font_file *f)
{
    struct str home = s->sys->environment(s->sys, "HOME");

    for (size_t i = 0; i < countof(s->named); i++) {
        if (!s->named[i].n) continue;
        enum sys_error e = open_in(s, s->named[i], S(""), face, f);
        if (e == SYS_OK) return true;
        if (e == SYS_MISSING)
            diag_warning(s->out, NULL, ((struct span){ 0 }), "there is no %s.ttf in %.*s; looking elsewhere",
                         font_name(face), STR_ARG(s->named[i]));
    }
    for (size_t i = 0; i < countof(places); i++)
        if (open_in(s, places[i], S(""), face, f) == SYS_OK) return true;
    for (size_t i = 0; i < countof(homes) && home.n; i++)
        if (open_in(s, home, homes[i], face, f) == SYS_OK) return true;

    if (!s->has_asked) s->asked = s->ask(s->keep), s->has_asked = true;
    return s->asked.of[face].n > 0 && open_file(s, s->asked.of[face], f) == SYS_OK;
}

bool font_find(struct sys *sys, struct arena *keep, struct str folder, font_ask *ask,
               struct font_file files[FACES], struct diags *out)
{
    struct search s = { .sys = sys, .keep = keep, .out = out, .ask = ask };

    s.named[0] = folder;
    s.named[1] = sys->environment(sys, "TIGHTROPE_FONTS");
    for (int i = 0; i < FACES; i++) {
        if (find_one(&s, (enum face)i, &files[i])) continue;
        for (int k = 0; k < i; k++) sys->unmap(sys, files[k].bytes);
        diag_error(out, NULL, ((struct span){ 0 }),
                   "no font for the report: %s.ttf is nowhere to be found; install the package "
                   "fonts-morisawa-bizud-gothic (its name on Debian and Ubuntu; elsewhere look for \"BIZ UDGothic\"), "
                   "or let TIGHTROPE_FONTS name the folder that holds its files", font_name((enum face)i));
        return false;
    }
    return true;
}
