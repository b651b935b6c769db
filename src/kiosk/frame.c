#include "kiosk/frame.h"

#include "terminal/gauge.h"
#include "terminal/hints.h"
#include "terminal/list.h"
#include "terminal/paragraph.h"
#include "text/width.h"

enum { BAR = 16 };

static void draw_title(const struct stage *st, struct canvas c, const struct frame *f)
{
    struct str sample = st->store && st->store->temporary ? message(MSG_SCREEN_SAMPLE, st->language) : S("");
    int right = f->right.n ? width_text(f->right) + 1 : 0, x = 0;
    int bar = f->all > 0 && c.w >= 70 ? BAR + 1 : 0;

    if (sample.n) x = canvas_text(c, 0, 0, STYLE_WARNING, sample) + 1;
    if (c.w < right + bar + 24) right = 0;
    (void)canvas_fit(c, x, 0, c.w - x - right - bar - (right > 0), STYLE_TITLE, f->title);
    if (right == 0) return;
    if (bar) gauge_progress(c, c.w - right - bar + 1, 0, BAR, f->done, f->all);
    canvas_right(c, 0, STYLE_DIM, f->right);
}

static void draw_keys(const struct stage *st, struct canvas c, const struct frame *f)
{
    hints_draw(c, 0, &st->keys, f->place ? f->place : IN_LIST, f->hints, f->n_hints, st->language, st->scratch);
}

static void draw_said(const struct stage *st, struct canvas c)
{
    (void)canvas_fit(c, 0, 0, c.w, st->said_style, (struct str){ st->said, st->said_n });
}

/* Rows at the bottom for what was said and for keys: both, one that they share, or none. */
static int bottom_rows(int h)
{
    return h >= 11 ? 2 : h >= 5 ? 1 : 0;
}

static void draw_bottom(const struct stage *st, struct canvas c, const struct frame *f)
{
    if (c.h == 2) draw_said(st, c);
    struct canvas last = canvas_part(c, 0, c.h - 1, c.w, 1);
    if (c.h == 1 && st->said_n) draw_said(st, last);
    else draw_keys(st, last, f);
}

static struct canvas with_margin(struct canvas c)
{
    return c.w >= 60 ? canvas_part(c, 1, 0, c.w - 2, c.h) : c;
}

struct canvas frame_draw(const struct stage *st, struct canvas c, const struct frame *f)
{
    struct canvas in = with_margin(c);
    int top = c.h >= 16 ? 2 : c.h >= 4, bottom = bottom_rows(c.h);

    if (top) draw_title(st, in, f);
    if (bottom) draw_bottom(st, canvas_part(in, 0, in.h - bottom, in.w, bottom), f);
    canvas_cursor(c, 0, c.h - 1);
    return canvas_part(in, 0, top, in.w, in.h - top - bottom - (c.h >= 20));
}

struct canvas frame_popup(const struct stage *st, struct canvas c, int rows, const struct frame *f)
{
    int bottom = bottom_rows(c.h), room = c.h - bottom, h = rows + 3;

    if (h > room) h = room;
    canvas_clear(canvas_part(c, 0, room - h, c.w, h + bottom));
    struct canvas inside = canvas_box(c, 0, room - h, c.w, h);
    if (bottom) draw_bottom(st, canvas_part(with_margin(c), 0, c.h - bottom, with_margin(c).w, bottom), f);
    int y = inside.h > 4 ? frame_text(st, inside, 0, STYLE_TITLE, f->title) : 1;
    if (y > inside.h - 2) y = inside.h > 1;
    if (y == 1) (void)canvas_fit(inside, 0, 0, inside.w, STYLE_TITLE, f->title);
    return canvas_part(inside, 0, y, inside.w, inside.h - y);
}

struct str frame_minutes(const struct stage *st, struct arena *keep)
{
    int minutes = pace_minutes(&st->pace, stage_seconds_left(st));

    if (minutes <= 1) return message(MSG_SCREEN_MINUTES_LITTLE, st->language);
    return message_with(keep, MSG_SCREEN_MINUTES_LEFT, st->language, FILL_INT("minutes", minutes));
}

int frame_text(const struct stage *st, struct canvas c, int y, enum style style, struct str text)
{
    int columns = c.w < FRAME_TEXT_COLUMNS ? c.w : FRAME_TEXT_COLUMNS;

    if (text.n == 0) return y;
    return paragraph_draw(canvas_part(c, 0, 0, columns, c.h), y, style, text, st->w, st->scratch);
}

int frame_labelled(const struct stage *st, struct canvas c, int y, enum message label, struct str text)
{
    if (text.n == 0) return y;
    (void)canvas_fit(c, 0, y, c.w, STYLE_TITLE, message(label, st->language));
    return frame_text(st, c, y + 1, STYLE_TEXT, text) + 1;
}

void frame_list(const struct stage *st, struct canvas c, const struct list *l, const struct list_item *items, size_t n, bool here)
{
    struct grid *grid = c.grid;
    int x = grid->cursor_x, y = grid->cursor_y;

    list_draw(c, l, items, n, st->w, st->scratch);
    if (here) return;
    (void)canvas_text(c, grid->cursor_x - c.x, grid->cursor_y - c.y, STYLE_TEXT, S(" ")); /* the marker stood there */
    grid->cursor_x = x;
    grid->cursor_y = y;
}

unsigned frame_in_text(const void *state, struct key k)
{
    (void)state, (void)k;
    return IN_TEXT;
}
