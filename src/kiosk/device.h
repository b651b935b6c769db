#pragma once
/* What screens are shown on and typed at: the terminal, or a script in a test. */

#include <stdbool.h>

#include "terminal/canvas.h"
#include "terminal/key.h"

struct arena;
struct sys;

struct device {
    struct canvas (*canvas)(void *ctx);           /* cleared, of the present size */
    void (*show)(void *ctx, struct canvas c);
    bool (*pending)(void *ctx);                   /* more keys are here: drawing can wait */
    struct key (*key)(void *ctx, int milliseconds); /* K_NONE after so long without one; -1: waits */
    void (*repaint)(void *ctx);
    void (*suspend)(void *ctx);
    void *ctx;
};

/* The choice between the two faces of the interview. Takes over the terminal and returns true
 * when screens can be used: nobody asked for lines (`plain`, ACCESSIBLE, TERM=dumb) and both
 * standard input and output are a terminal that can move its cursor. False: nothing was touched. */
bool device_open(struct arena *keep, struct sys *sys, bool plain, struct device *out) MUST_USE;

/* Gives the terminal back. */
void device_close(void);
