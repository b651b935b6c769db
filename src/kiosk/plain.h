#pragma once
/* The interview as numbered lines: for pipes, dumb terminals and screen readers. Nothing
 * is redrawn, every thought is one line, every answer is confirmed only when it is on
 * disk. */

#include <stdbool.h>

#include "base/arena.h"
#include "base/language.h"

struct lines;
struct session;

struct plain {
    struct lines *lines;
    struct session *session;
    struct interview *iv;
    struct arena scratch, page_scratch; /* two pieces of memory to work in */
    /* The page "what I have so far", from this person's own answers only, as text. */
    struct str (*page)(struct arena *keep, struct arena scratch, const struct session *s, enum language l);
};

enum plain_end {
    PLAIN_DONE,   /* went through to the end */
    PLAIN_LEFT,   /* typed q, or the input or terminal ended, or a signal came: all is saved */
    PLAIN_FAILED  /* left while the last answer could not be saved */
};

/* Runs from where the interview stands to its end, or until the person leaves. */
enum plain_end plain_run(struct plain *p);
