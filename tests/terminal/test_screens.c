#include "screens.h"

#include <locale.h>

#include "demo.h"
#include "tap.h"

static void draw(void *ctx, struct canvas c)
{
    demo_draw(ctx, c);
}

static void key(void *ctx, struct key k)
{
    demo_key(ctx, k);
}

static const char script[] =
    ":size 80 24\n:dump start-80\n"
    "jj\n:dump third-80\n:styles third-80\n"
    ":size 40 12\n:dump third-40\n"
    "jj\n:dump last-40\n"
    ":size 120 40\n:dump last-120\n"
    "n手順書は、先月<BS><BS>昨年から更新されていない。A word more\n:dump note-120\n"
    ":size 40 12\n:dump note-40\n"
    ":paste  pasted q\\nj\n"
    "<C-Left><C-Left>(\n:dump pasted-40\n"
    "<Enter>\n:size 12 4\n:dump tiny\n:size 1 1\n:dump dot\n"
    ":size 80 24\nqk\n";

int main(int argc, char **argv)
{
    struct arena keep = tap_arena(1 << 24);
    struct sys sys = sys_posix();

    if (!tap_ok(argc == 2, "a folder is given")) return tap_done();
    if (!tap_ok(setlocale(LC_CTYPE, "C.UTF-8") != NULL, "there is a UTF-8 locale")) return tap_done();
    struct demo d = demo_new(&keep);
    struct screens s = { .draw = draw, .key = key, .ctx = &d, .folder = argv[1] };
    d.w = wrap_open();
    screens_play(&s, &sys, tap_arena(1 << 24), str_of(script));
    tap_ok(!d.going, "it went through to the end");
    d.w = wrap_close(d.w);
    return tap_done();
}
