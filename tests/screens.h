#pragma once
/* Golden screens: a key script (terminal/script.h) is played over a screen that knows no
 * terminal; each photograph is compared with FOLDER/NAME.screen (TIGHTROPE_RENEW=1 writes it
 * anew). Begin a script with :size. */

#include "golden.h"
#include "terminal/canvas.h"
#include "terminal/script.h"

struct screens {
    void (*draw)(void *ctx, struct canvas c); /* into a cleared canvas */
    void (*key)(void *ctx, struct key k);     /* what the loop would do with it */
    void *ctx;
    const char *folder;
};

static inline void screens_photograph(const struct screens *s, struct sys *sys, struct arena keep,
                                      const struct script_item *item, int w, int h)
{
    struct canvas c = canvas_new(&keep, w, h, SIGNS_RICH);
    bool styles = item->kind == SCRIPT_STYLES;
    struct str path = str_printf(&keep, "%s/%.*s.%s", s->folder, STR_ARG(item->name), styles ? "styles" : "screen");

    s->draw(s->ctx, c);
    golden_check(sys, keep, path, styles ? canvas_dump_styles(&keep, c) : canvas_dump(&keep, c),
                 str_z(&keep, item->name));
}

/* Plays the script; the screen is drawn before every key, because keys act on what is shown. */
static inline void screens_play(const struct screens *s, struct sys *sys, struct arena keep, struct str text)
{
    struct script script = script_new(text);
    int w = 80, h = 24;

    for (;;) {
        struct script_item item = script_next(&script);
        struct arena work = keep;
        switch (item.kind) {
        case SCRIPT_END: return;
        case SCRIPT_BROKEN: tap_ok(false, "line %d of the script: %.*s", script.row, STR_ARG(item.name)); return;
        case SCRIPT_DUMP:
        case SCRIPT_STYLES: screens_photograph(s, sys, work, &item, w, h); break;
        case SCRIPT_SIZE:
            w = item.w;
            h = item.h;
            s->key(s->ctx, (struct key){ .kind = K_RESIZE });
            break;
        case SCRIPT_KEY:
            s->draw(s->ctx, canvas_new(&work, w, h, SIGNS_RICH));
            s->key(s->ctx, item.key);
            break;
        }
    }
}
