/* Where fonts are looked for, in which order, and what is said when they are not there. */

#define _GNU_SOURCE

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/diag.h"
#include "document/font.h"
#include "document/font_find.h"
#include "small_font.h"
#include "tap.h"

static struct arena keep;
static struct str good, no_geta, no_font;

/* A world with a few files: names are separated by spaces; the first letter says what the
 * file holds (+ a font, g one without the geta mark, x no font, d a folder's kind of file). */
struct world {
    struct str files, environment, home;
    int mapped;
    struct buf opened;
};

static struct str name_of(enum face face)
{
    return str_of(font_name(face));
}

static enum sys_error fake_map(struct sys *sys, const char *path, size_t most, struct str *text)
{
    struct world *w = sys->ctx;

    for (struct str rest = w->files; rest.n > 0;) {
        struct str one = str_cut(&rest, ' ');
        if (!str_eq(str_from(one, 1), str_of(path))) continue;
        if (one.s[0] == 'd') return SYS_NOT_A_FILE;
        *text = one.s[0] == '+' ? good : one.s[0] == 'g' ? no_geta : no_font;
        if ((size_t)text->n > most) return SYS_TOO_LARGE;
        w->mapped++;
        buf_printf(&w->opened, "%s%s", w->opened.n ? " " : "", path);
        return SYS_OK;
    }
    return SYS_MISSING;
}

static void fake_unmap(struct sys *sys, struct str text)
{
    struct world *w = sys->ctx;
    w->mapped -= text.n > 0;
}

static struct str fake_environment(struct sys *sys, const char *name)
{
    struct world *w = sys->ctx;
    if (!strcmp(name, "TIGHTROPE_FONTS")) return w->environment;
    return strcmp(name, "HOME") ? (struct str){ 0 } : w->home;
}

static struct font_paths knows_nothing(struct arena *a)
{
    (void)a;
    return (struct font_paths){ 0 };
}

static struct font_paths knows_all(struct arena *a)
{
    struct font_paths r;
    for (int i = 0; i < FACES; i++) r.of[i] = str_printf(a, "/asked/%s.ttf", font_name((enum face)i));
    return r;
}

#define DEBIAN "/usr/share/fonts/truetype/bizud-gothic/"
#define T "BIZUDPGothic-Regular.ttf"
#define B "BIZUDPGothic-Bold.ttf"
#define F "BIZUDGothic-Regular.ttf"
#define ADVICE(file) "tightrope: error: no font for the report: " file " is nowhere to be found; install the package " \
    "fonts-morisawa-bizud-gothic (its name on Debian and Ubuntu; elsewhere look for \"BIZ UDGothic\"), " \
    "or let TIGHTROPE_FONTS name the folder that holds its files\n"

static const struct {
    const char *what;
    struct str files, option, environment, home;
    bool asks;
    struct str opened; /* one after the other */
    struct str said;
} rows[] = {
    { "the package of Debian", S_INIT("+" DEBIAN T " +" DEBIAN B " +" DEBIAN F), S_INIT(""), S_INIT(""), S_INIT("/home/n"), false,
      S_INIT(DEBIAN T " " DEBIAN B " " DEBIAN F), S_INIT("") },
    { "a folder that was asked for comes first",
      S_INIT("+/o/" T " +/o/" B " +/o/" F " +/e/" T " +/e/" B " +/e/" F " +" DEBIAN T), S_INIT("/o"), S_INIT("/e"), S_INIT(""), false,
      S_INIT("/o/" T " /o/" B " /o/" F), S_INIT("") },
    { "then the folder of the environment",
      S_INIT("+/e/" T " +/e/" B " +/e/" F " +" DEBIAN T), S_INIT(""), S_INIT("/e"), S_INIT(""), false,
      S_INIT("/e/" T " /e/" B " /e/" F), S_INIT("") },
    { "the user's own fonts", S_INIT("+/h/.local/share/fonts/" T " +/h/.fonts/" B " +/h/Library/Fonts/" F), S_INIT(""), S_INIT(""),
      S_INIT("/h"), false, S_INIT("/h/.local/share/fonts/" T " /h/.fonts/" B " /h/Library/Fonts/" F), S_INIT("") },
    { "without a home nobody looks there", S_INIT("+/.fonts/" T " +/.fonts/" B " +/.fonts/" F), S_INIT(""), S_INIT(""), S_INIT(""), false,
      S_INIT(""), S_INIT(ADVICE(T)) },
    { "fontconfig knows", S_INIT("+/asked/" T " +/asked/" B " +/asked/" F), S_INIT(""), S_INIT(""), S_INIT(""), true,
      S_INIT("/asked/" T " /asked/" B " /asked/" F), S_INIT("") },
    { "fontconfig knows what is not there", S_INIT("+/asked/" T), S_INIT(""), S_INIT(""), S_INIT(""), true,
      S_INIT("/asked/" T), S_INIT(ADVICE(B)) },
    { "nothing at all", S_INIT(""), S_INIT(""), S_INIT(""), S_INIT("/h"), false, S_INIT(""), S_INIT(ADVICE(T)) },
    { "the last one is missing", S_INIT("+" DEBIAN T " +" DEBIAN B), S_INIT(""), S_INIT(""), S_INIT(""), false,
      S_INIT(DEBIAN T " " DEBIAN B), S_INIT(ADVICE(F)) },
    { "a folder that was named and lacks one", S_INIT("+/o/" T " +/o/" B " +" DEBIAN F), S_INIT("/o"), S_INIT(""), S_INIT(""), false,
      S_INIT("/o/" T " /o/" B " " DEBIAN F), S_INIT("tightrope: warning: there is no " F " in /o; looking elsewhere\n") },
    { "a folder that is not there", S_INIT("+" DEBIAN T " +" DEBIAN B " +" DEBIAN F), S_INIT(""), S_INIT("/none"), S_INIT(""), false,
      S_INIT(DEBIAN T " " DEBIAN B " " DEBIAN F),
      S_INIT("tightrope: warning: there is no " T " in /none; looking elsewhere\ntightrope: warning: there is no " B " in /none; looking elsewhere\n"
             "tightrope: warning: there is no " F " in /none; looking elsewhere\n") },
    { "a file that is no font", S_INIT("x/o/" T " +" DEBIAN T " +" DEBIAN B " +/o/" B " +/o/" F), S_INIT("/o"), S_INIT(""), S_INIT(""), false,
      S_INIT("/o/" T " " DEBIAN T " /o/" B " /o/" F),
      S_INIT("tightrope: warning: /o/" T " cannot be used: it is not a TrueType font; looking for another one\n") },
    { "a font without the geta mark", S_INIT("g" DEBIAN T), S_INIT(""), S_INIT(""), S_INIT(""), false,
      S_INIT(DEBIAN T),
      S_INIT("tightrope: warning: " DEBIAN T " cannot be used: it has no U+3013 (geta mark); looking for another one\n" ADVICE(T)) },
    { "a folder in the place of a font", S_INIT("d" DEBIAN T), S_INIT(""), S_INIT(""), S_INIT(""), false, S_INIT(""),
      S_INIT("tightrope: warning: " DEBIAN T " cannot be used: not a plain file; looking for another one\n" ADVICE(T)) },
};

static struct str said_by(struct diags *d)
{
    struct buf b = buf_in(&keep);
    diags_print(&b, d);
    return buf_str(&b);
}

/* It always answers something: where our families are not, with the nearest it has. */
static void fontconfig_tells_apart(void)
{
    struct font_paths asked = font_ask_fontconfig(&keep);
    for (int i = 0; i < FACES; i++) {
        struct str file = str_printf(&keep, "/%.*s.ttf", STR_ARG(name_of((enum face)i)));
        tap_ok(str_ends(asked.of[i], file), "fontconfig knows %s", font_name((enum face)i));
    }

    char name[] = "/tmp/tightrope-fonts-XXXXXX";
    int fd = mkstemp(name);
    struct str other = S("<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">\n"
                         "<fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir></fontconfig>\n");
    bool ready = fd >= 0 && write(fd, other.s, (size_t)other.n) == other.n && setenv("FONTCONFIG_FILE", name, 1) == 0;
    asked = font_ask_fontconfig(&keep);
    for (int i = 0; i < FACES; i++) tap_ok(ready && asked.of[i].n == 0, "and says nothing of %s where it is not", font_name((enum face)i));
    (void)unlink(name);
}

int main(void)
{
    struct font_file files[FACES];

    keep = tap_arena((size_t)16 << 20);
    struct small_font small = small_font(&keep);
    good = small_file(&keep, &small);
    *small_table(&small, "cmap") = small_cmap(&keep, true);
    struct str *map = small_table(&small, "cmap");
    memset((char *)(uintptr_t)map->s + map->n - 2, 0, 2); /* its glyph is 0 now */
    no_geta = small_file(&keep, &small);
    no_font = S("This is not a font.");

    for (size_t i = 0; i < countof(rows); i++) {
        struct world w = { .files = rows[i].files, .environment = rows[i].environment, .home = rows[i].home, .opened = buf_in(&keep) };
        struct sys sys = { .map = fake_map, .unmap = fake_unmap, .environment = fake_environment, .ctx = &w };
        struct diags d = diags_in(&keep);
        bool ok = font_find(&sys, &keep, rows[i].option, rows[i].asks ? knows_all : knows_nothing, files, &d);
        tap_ok(ok == (d.errors == 0), "%s: %s", rows[i].what, ok ? "found" : "an error");
        tap_str(buf_str(&w.opened), rows[i].opened, "the files that were opened");
        tap_str(said_by(&d), rows[i].said, "what was said");
        tap_int(w.mapped, ok ? FACES : 0, "what stays open");
    }

    fontconfig_tells_apart();
    return tap_done();
}
