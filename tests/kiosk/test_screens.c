/* The screens, driven by scripts and photographed: screens/NAME.keys beside one
 * NAME.SIZE.LANGUAGE.screen for each size and language. A script whose name begins with "home" starts
 * on the home screen of an empty store, "first" in the first look of a team, any other in its
 * whole questionnaire. Photographs named disk-full and disk-free also make it so. What is on disk at
 * the end is part of the picture. TIGHTROPE_RENEW=1 writes the pictures anew.
 * usage: test_screens QUESTIONNAIRE SCREENS */

#include "answers/round.h"
#include "base/diag.h"
#include "golden.h"
#include "kiosk/stage.h"
#include "memory_sys.h"
#include "questionnaire/load.h"
#include "questionnaire/questionnaire.h"
#include "tap.h"
#include "terminal/canvas.h"
#include "terminal/script.h"
#include "terminal/term.h"

struct rig {
    struct memory_sys *sys;
    struct script script;
    struct store store;
    const struct questionnaire *q;
    struct arena memory, dumps; /* of canvases; of photographs */
    struct canvas shown;
    struct buf album;
    int w, h;
    struct str broken;
};

/* --- a terminal made of a script ----------------------------------------------------------------- */

static struct canvas rig_canvas(void *ctx)
{
    struct rig *r = ctx;
    struct arena once = r->memory;
    return canvas_new(&once, r->w, r->h, SIGNS_RICH);
}

static void rig_show(void *ctx, struct canvas c)
{
    ((struct rig *)ctx)->shown = c;
}

static bool rig_pending(void *ctx)
{
    (void)ctx;
    return false;
}

static void rig_nothing(void *ctx)
{
    (void)ctx;
}

static void photograph(struct rig *r, struct str name)
{
    struct arena scratch = r->dumps;
    struct str picture = canvas_dump(&scratch, r->shown);

    if (str_eq(name, S("disk-full"))) r->sys->full = true;
    if (str_eq(name, S("disk-free"))) r->sys->full = false;
    buf_printf(&r->album, "===== %.*s\n", STR_ARG(name));
    buf_add(&r->album, picture);
}

static struct key rig_key(void *ctx, int milliseconds)
{
    struct rig *r = ctx;

    (void)milliseconds;
    r->sys->now += 5000; /* somebody who thinks for five seconds before each key */
    for (;;) {
        struct script_item item = script_next(&r->script);
        switch (item.kind) {
        case SCRIPT_KEY: return item.key;
        case SCRIPT_DUMP: photograph(r, item.name); break;
        case SCRIPT_SIZE:
            r->w = item.w;
            r->h = item.h;
            return (struct key){ .kind = K_RESIZE };
        case SCRIPT_BROKEN: r->broken = item.name; return (struct key){ .kind = K_LEAVE };
        case SCRIPT_STYLES: case SCRIPT_END: return (struct key){ .kind = K_LEAVE };
        }
    }
}

/* --- a house around it ---------------------------------------------------------------------------- */

static bool house_load(void *ctx, struct stage *st)
{
    struct rig *r = ctx;
    st->q = r->q;
    st->store = &r->store;
    return true;
}

static struct str house_page(struct arena *keep, struct arena scratch, const struct session *s, enum language l)
{
    (void)scratch, (void)s;
    struct buf page = buf_in(keep);

    buf_add(&page, l == LANG_EN ? S("A page\n======\n\n") : S("ページ\n======\n\n"));
    for (int i = 1; i <= 40; i++) buf_printf(&page, l == LANG_EN ? "Line %d of the page.\n" : "ページの%d行目です。\n", i);
    return buf_str(&page);
}

static struct str house_file(void *ctx, struct arena *keep, const struct session *s)
{
    (void)ctx;
    return str_printf(keep, "first-look-%.*s.pdf", STR_ARG(s->place.team));
}

static struct str house_write(void *ctx, struct arena *keep, const struct session *s, enum language l)
{
    (void)ctx, (void)keep, (void)s;
    return l == LANG_EN ? S("first-look-payments.pdf: 1 page.") : S("first-look-payments.pdf：1ページ");
}

static struct str house_said(void *ctx, struct arena *keep, struct str team, enum language l)
{
    (void)ctx, (void)keep, (void)team;
    return l == LANG_EN ? S("There is no team here yet.\n") : S("まだチームがありません。\n");
}

/* --- one script at one size in one language ---------------------------------------------------------- */

static void new_team(struct rig *r, struct arena *keep, struct arena scratch, struct diags *problems)
{
    struct round *round = round_new(keep, r->q);
    struct place place;

    round->date = (struct date){ 2026, 11, 23 };
    tap_ok(!store_create_round(&r->store, keep, scratch, r->q, round, S("Payments"), &place, problems), "a team to answer for");
}

static void add_files(struct rig *r)
{
    for (size_t i = 0; i < r->sys->n; i++) {
        struct str path = r->sys->files[i].path;
        if (str_find(path, S("/sheets/")) < 0 || !str_ends(path, S(".yaml"))) continue;
        buf_printf(&r->album, "===== %.*s\n", STR_ARG(path));
        buf_add(&r->album, r->sys->files[i].text);
    }
}

static void run(const struct questionnaire *q, struct str name, struct str keys, struct str path, int w, int h, enum language l)
{
    struct arena keep = tap_arena((size_t)64 << 20), scratch = tap_arena((size_t)64 << 20), room = tap_arena((size_t)64 << 20);
    struct arena album = tap_arena((size_t)16 << 20), notes = tap_arena((size_t)1 << 20);
    struct memory_sys sys = memory_sys_new(&keep);
    struct diags problems = diags_in(&notes);
    struct rig r = { .sys = &sys, .script = script_new(keys), .store = { .sys = &sys.sys, .root = S("/data") }, .q = q,
                     .memory = tap_arena((size_t)16 << 20), .dumps = tap_arena((size_t)16 << 20), .album = buf_in(&album),
                     .w = w, .h = h };
    bool home = str_starts(name, S("home"));
    struct stage st = {
        .sys = &sys.sys, .keep = &keep, .scratch = scratch, .room = room, .problems = &problems, .language = l,
        .device = { rig_canvas, rig_show, rig_pending, rig_key, rig_nothing, rig_nothing, &r },
        .house = { house_load, house_page, house_file, house_write, house_said, house_said, &r },
        .start = home ? START_HOME : START_ASSESS, .version = S("1.0.0"),
        .scope = str_starts(name, S("first")) ? SCOPE_FIRST : SCOPE_FULL,
    };

    if (!home) new_team(&r, &keep, scratch, &problems);
    enum stage_end end = stage_run(&st);
    add_files(&r);
    buf_printf(&r.album, "===== end %d\n", (int)end);
    struct arena more = room;
    struct str golden = str_printf(&more, "%.*s.%dx%d.%.*s.screen", STR_ARG(path), w, h, STR_ARG(language_code(l)));
    tap_ok(!r.broken.n, "%.*s: the script can be read to its end %.*s", STR_ARG(name), STR_ARG(r.broken));
    tap_ok(!problems.n, "%.*s: no problems", STR_ARG(name));
    golden_check(&sys.real, more, golden, buf_str(&r.album), str_z(&more, golden));
}

int main(int argc, char **argv)
{
    static const struct { int w, h; } sizes[] = { { 80, 24 }, { 120, 40 }, { 40, 12 } };
    struct arena keep = tap_arena((size_t)256 << 20), scratch = tap_arena((size_t)256 << 20), notes = tap_arena((size_t)1 << 20);
    struct sys sys = sys_posix();
    struct diags problems = diags_in(&notes);
    struct sys_entries all;

    if (argc != 3 || !term_locale()) return 2;
    const struct questionnaire *q = questionnaire_load(&sys, &keep, scratch, argv[1], &problems);
    if (!tap_ok(q && !sys.list(&sys, &keep, argv[2], &all), "questionnaire and scripts are there")) return tap_done();
    for (size_t i = 0; i < all.n; i++) {
        struct str name = all.list[i].name, keys;
        if (!str_ends(name, S(".keys"))) continue;
        struct str path = str_printf(&keep, "%s/%.*s", argv[2], STR_ARG(name));
        if (!tap_ok(!sys.read(&sys, &keep, str_z(&keep, path), 1 << 16, &keys), "%.*s", STR_ARG(name))) continue;
        for (size_t size = 0; size < countof(sizes); size++)
            for (int l = 0; l < LANGUAGES; l++)
                run(q, name, keys, str_head(path, path.n - 5), sizes[size].w, sizes[size].h, (enum language)l);
    }
    return tap_done();
}
