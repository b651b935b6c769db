/* demo.h on a terminal. After it has given the terminal back it says how it ended. */

#include <stdio.h>

#include "demo.h"

static const char *const reasons[] = {
    [TERM_READY] = "ready", [TERM_NO_TERMINAL] = "no terminal", [TERM_NO_CURSOR] = "no cursor",
    [TERM_UNKNOWN] = "unknown", [TERM_NO_UTF8] = "no UTF-8", [TERM_FAILED] = "failed",
};

int main(int argc, char **argv)
{
    struct arena keep = sys_arena((size_t)16 << 20);
    struct sys sys = sys_posix();
    struct term_options options = term_options(&sys);

    options.wipe = argc > 1 && argv[1][0] == 'w';
    options.mouse = argc > 1 && argv[1][0] == 'm';
    if (!term_locale()) return puts("no UTF-8"), 3;
    struct demo d = demo_new(&keep);
    d.theme = options.theme;
    enum term_status status = options.lines ? TERM_NO_CURSOR : term_open(&keep, &options);
    if (status != TERM_READY) return printf("refused: %s\n", reasons[status]), 3;
    term_show(term_canvas());
    d.w = wrap_open();
    while (d.going) {
        if (!term_pending()) {
            struct canvas c = term_canvas();
            demo_draw(&d, c);
            term_show(c);
        }
        demo_key(&d, term_key(-1));
    }
    term_close();
    d.w = wrap_close(d.w);
    if (!d.told) printf("left after %d keys, cursor %zu, note <%.*s>\n", d.keys_seen, d.list.cursor, STR_ARG(edit_text(&d.note)));
    return 0;
}
