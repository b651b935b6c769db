#pragma once
/* What all screens have in common: where we are on top, what was just said and the keys at
 * the bottom. Where there are few rows, the middle gets them. */

#include "kiosk/stage.h"
#include "text/messages.h"

struct list;
struct list_item;

enum { FRAME_TEXT_COLUMNS = 96 }; /* longer lines are hard to read */

struct frame {
    struct str title;
    struct str right;       /* against the right edge; left out where there is no room */
    int64_t done, all;      /* a bar before it; all 0: none */
    unsigned place;         /* whose keys are shown; 0: IN_LIST */
    const int *hints;       /* actions, the most useful first, then the last one */
    size_t n_hints;
};

/* Draws it and returns the middle. */
struct canvas frame_draw(const struct stage *st, struct canvas c, const struct frame *f);

/* A popup at the bottom, over what is there: a box of so many rows inside (fewer where there is
 * no room), what was said and its own keys below. Returns the inside. */
struct canvas frame_popup(const struct stage *st, struct canvas c, int rows, const struct frame *f);

/* "38 min left", at this person's pace. */
struct str frame_minutes(const struct stage *st, struct arena *keep);

/* Paragraphs from row y on; an empty text draws nothing. Return the row behind. */
int frame_text(const struct stage *st, struct canvas c, int y, enum style style, struct str text);
int frame_labelled(const struct stage *st, struct canvas c, int y, enum message label, struct str text);

/* A list; when keys go elsewhere (not `here`) without its marker, and the terminal's cursor stays
 * where it was. */
void frame_list(const struct stage *st, struct canvas c, const struct list *l, const struct list_item *items, size_t n, bool here);

/* For a text in a field: its place is where the key is pressed. */
unsigned frame_in_text(const void *state, struct key k);
