/* A field over a question: a note, evidence, or why the question does not apply. */

#include "answers/sheet.h"
#include "base/bug.h"
#include "kiosk/frame.h"
#include "kiosk/keys.h"
#include "kiosk/screens.h"
#include "terminal/edit.h"

enum { WRITE_ROWS = 6 };

struct write_screen {
    enum event_kind what;
    struct edit edit;
};

static const struct answer *answer_of(const struct stage *st)
{
    return &st->session.sheet->answers[interview_step(&st->iv).item];
}

static struct str text_now(const struct stage *st, enum event_kind what)
{
    const struct answer *a = answer_of(st);

    if (what == EVENT_NOTE) return a->note;
    if (what == EVENT_NOTE_INTERNAL) return a->note_internal;
    if (what == EVENT_EVIDENCE) return a->evidence.where;
    return a->reason;
}

static enum message title_of(enum event_kind what)
{
    if (what == EVENT_NOTE) return MSG_SCREEN_NOTE_TITLE;
    if (what == EVENT_NOTE_INTERNAL) return MSG_SCREEN_NOTE_INTERNAL_TITLE;
    if (what == EVENT_EVIDENCE) return MSG_SCREEN_EVIDENCE_TITLE;
    return MSG_SCREEN_REASON_TITLE;
}

static void draw(const struct stage *st, const void *state, struct canvas c)
{
    static const int hints[] = { ACT_ACCEPT, ACT_NEW_LINE, ACT_CLOSE, ACT_LANGUAGE, ACT_HELP };
    const struct write_screen *s = state;
    struct frame f = { .title = message(title_of(s->what), st->language), .place = IN_TEXT, .hints = hints, .n_hints = countof(hints) };
    struct canvas in = frame_popup(st, c, WRITE_ROWS, &f);

    edit_draw(in, &s->edit, message(MSG_SCREEN_WRITE_HINT, st->language), st->w, st->scratch);
}

/* An answer is only given by Enter: a reason that was begun changes nothing while it is
 * written, but it is not lost when the program is ended from outside. */
static bool draft(const struct stage *st, const void *state, enum draft why, struct event *e)
{
    const struct write_screen *s = state;
    struct str text = str_trim(edit_text(&s->edit));

    if (s->what == EVENT_NOT_APPLICABLE && (why == DRAFT_PAUSE || !text.n)) return false;
    *e = (struct event){ .kind = s->what, .text = text };
    return !str_eq(text, text_now(st, s->what));
}

static struct reply accept(const struct stage *st, const struct write_screen *s)
{
    struct event e;

    if (s->what != EVENT_NOT_APPLICABLE && !draft(st, s, DRAFT_LEAVING, &e)) return (struct reply){ .kind = REPLY_CLOSE };
    e = (struct event){ .kind = s->what, .text = edit_text(&s->edit) };
    return (struct reply){ .kind = REPLY_EVENT, .event = e };
}

static struct reply key(struct stage *st, void *state, int action, struct key k)
{
    struct write_screen *s = state;
    struct arena words = st->words;

    if (action == ACT_CLOSE && s->what == EVENT_NOT_APPLICABLE) return (struct reply){ .kind = REPLY_DROP };
    switch (edit_key(&s->edit, action, k, st->w, st->scratch)) {
    case EDIT_IGNORED: return (struct reply){ .kind = REPLY_NOTHING };
    case EDIT_MOVED: case EDIT_CHANGED: case EDIT_EDGE: return (struct reply){ .kind = REPLY_DRAW };
    case EDIT_FULL:
        stage_say(st, STYLE_WARNING, message_with(&words, MSG_SCREEN_FULL, st->language, FILL_INT("most", s->edit.most)));
        return (struct reply){ .kind = REPLY_DRAW };
    case EDIT_ACCEPT: return accept(st, s);
    case EDIT_BACK: return (struct reply){ .kind = s->what == EVENT_NOT_APPLICABLE ? REPLY_DROP : REPLY_CLOSE };
    }
    bug("no such reply");
}

struct screen screen_write(struct stage *st, enum event_kind what)
{
    static const struct screen_ops ops = { .popup = true, .place = frame_in_text, .draw = draw, .key = key, .draft = draft };
    struct write_screen *s = stage_new(st, struct write_screen);

    s->what = what;
    s->edit = edit_new(&st->room, text_now(st, what), NOTE_MOST, true);
    return (struct screen){ &ops, s };
}
