#include "kiosk/device.h"

#include "terminal/term.h"

static struct canvas terminal_canvas(void *ctx)
{
    (void)ctx;
    return term_canvas();
}

static void terminal_show(void *ctx, struct canvas c)
{
    (void)ctx;
    term_show(c);
}

static bool terminal_pending(void *ctx)
{
    (void)ctx;
    return term_pending();
}

static struct key terminal_key(void *ctx, int milliseconds)
{
    (void)ctx;
    return term_key(milliseconds);
}

static void terminal_repaint(void *ctx)
{
    (void)ctx;
    term_repaint();
}

static void terminal_suspend(void *ctx)
{
    (void)ctx;
    term_suspend();
}

bool device_open(struct arena *keep, struct sys *sys, bool plain, struct device *out)
{
    struct term_options options = term_options(sys);

    if (plain || options.lines || term_open(keep, &options) != TERM_READY) return false;
    *out = (struct device){ terminal_canvas, terminal_show, terminal_pending, terminal_key, terminal_repaint,
                            terminal_suspend, NULL };
    return true;
}

void device_close(void)
{
    term_close();
}
