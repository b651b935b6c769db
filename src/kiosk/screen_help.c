/* Why a question is asked, and every key that does something here. */

#include "base/buf.h"
#include "kiosk/frame.h"
#include "kiosk/keys.h"
#include "kiosk/screens.h"
#include "questionnaire/questionnaire.h"
#include "terminal/hints.h"
#include "terminal/pager.h"

struct help_screen {
    struct pager pager;
    bool text; /* a field was below: its keys too */
};

static const int in_question[] = { ACT_LEVEL_0, ACT_LEVEL_1, ACT_LEVEL_2, ACT_LEVEL_3, ACT_LEVEL_4, ACT_UNKNOWN, ACT_NOT_APPLICABLE,
                                   ACT_NOT_MINE, ACT_NOTE, ACT_NOTE_INTERNAL, ACT_EVIDENCE, ACT_DISCUSS, ACT_WISH, ACT_SURE };
static const int in_all[] = { ACT_UP, ACT_DOWN, ACT_ACCEPT, ACT_BACK, ACT_PAGE_UP, ACT_PAGE_DOWN, ACT_REVIEW, ACT_RESULT, ACT_FIND,
                              ACT_JUMP, ACT_LANGUAGE, ACT_HELP, ACT_REDRAW, ACT_SUSPEND, ACT_QUIT };
static const int in_text[] = { ACT_NEW_LINE, ACT_WORD_LEFT, ACT_WORD_RIGHT, ACT_LINE_START, ACT_LINE_END, ACT_ERASE_WORD,
                               ACT_ERASE_TO_START, ACT_ERASE_TO_END, ACT_TAB, ACT_CLOSE };

enum { PARTS_MOST = 4 * 3 + 2 + countof(in_question) + countof(in_all) + countof(in_text) };

struct parts {
    struct pager_part list[PARTS_MOST];
    size_t n;
};

static void add_label(struct parts *p, const struct stage *st, enum message label, struct str text)
{
    if (!text.n) return;
    p->list[p->n++] = (struct pager_part){ STYLE_TITLE, 0, message(label, st->language) };
    p->list[p->n++] = (struct pager_part){ STYLE_TEXT, 0, text };
    p->list[p->n++] = (struct pager_part){ 0 };
}

static void add_why(struct parts *p, const struct stage *st)
{
    struct step s = interview_step(&st->iv);
    enum language l = st->language;

    if (s.kind == STEP_CAPABILITY) {
        const struct capability *c = &st->q->capabilities[s.item];
        add_label(p, st, MSG_SCREEN_PANE_WHY, text_in(&c->why, l));
        add_label(p, st, MSG_SCREEN_PANE_EVIDENCE, text_in(&c->evidence, l));
        add_label(p, st, MSG_SCREEN_PANE_FIND_OUT, text_in(&c->find_out, l));
    } else if (s.kind == STEP_FACT || s.kind == STEP_OWN || s.kind == STEP_BRIEF) {
        add_label(p, st, MSG_SCREEN_PANE_WHY, text_in(&st->q->questions[s.item].why, l));
    } else if (s.kind == STEP_METRIC) {
        add_label(p, st, MSG_SCREEN_PANE_HOW, text_in(&st->q->metrics[s.item].how, l));
    }
}

/* "/  Ctrl-G": three at most. */
static struct str keys_of(const struct stage *st, struct arena *keep, unsigned place, int action)
{
    const struct action_keys *bound = &st->keys.bound[action];
    struct arena scratch = st->scratch;
    struct buf out = buf_in(keep);

    if (!(actions_row(&st->keys, action)->in & place)) return S("");
    for (size_t i = 0; i < bound->n && i < 3; i++) {
        struct key k = bound->key[i];
        if (place == IN_TEXT && k.kind == K_CHAR && !k.mods) continue; /* there it is a letter */
        if (out.n) buf_add(&out, S("  "));
        buf_add(&out, key_label(&scratch, k));
    }
    return buf_str(&out);
}

/* Rows of keys as paragraphs, so that they scroll with the rest. */
static void add_keys(struct parts *p, const struct stage *st, struct arena *keep, unsigned place, const int *actions, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct str keys = keys_of(st, keep, place, actions[i]);
        struct str does = message((enum message)actions_row(&st->keys, actions[i])->label, st->language);
        if (!keys.n) continue;
        p->list[p->n++] = (struct pager_part){ STYLE_TEXT, 0, str_printf(keep, "%-20.*s%.*s", STR_ARG(keys), STR_ARG(does)) };
    }
}

static void draw(const struct stage *st, const void *state, struct canvas c)
{
    static const int hints[] = { ACT_UP, ACT_DOWN, ACT_PAGE_DOWN, ACT_LANGUAGE, ACT_BACK };
    const struct help_screen *s = state;
    struct arena words = st->words;
    struct frame f = { .title = message(MSG_SCREEN_HELP_PAGE, st->language), .hints = hints, .n_hints = countof(hints) };
    struct canvas in = frame_draw(st, c, &f);
    struct parts p = { .n = 0 };

    if (st->sitting) add_why(&p, st);
    p.list[p.n++] = (struct pager_part){ STYLE_TITLE, 0, message(MSG_SCREEN_HELP_TITLE, st->language) };
    if (st->sitting && interview_step(&st->iv).kind == STEP_CAPABILITY)
        add_keys(&p, st, &words, IN_LIST, in_question, countof(in_question));
    add_keys(&p, st, &words, IN_LIST, in_all, countof(in_all));
    if (s->text) add_keys(&p, st, &words, IN_TEXT, in_text, countof(in_text));
    pager_draw(in, &s->pager, p.list, p.n, st->w, st->scratch);
}

static struct reply key(struct stage *st, void *state, int action, struct key k)
{
    struct help_screen *s = state;

    (void)st, (void)k;
    if (pager_key(&s->pager, action) == PAGER_MOVED) return (struct reply){ .kind = REPLY_DRAW };
    if (action == ACT_ACCEPT || action == ACT_HELP) return (struct reply){ .kind = REPLY_CLOSE };
    return (struct reply){ .kind = REPLY_NOTHING };
}

struct screen screen_help(struct stage *st)
{
    static const struct screen_ops ops = { .draw = draw, .key = key };
    struct help_screen *s = stage_new(st, struct help_screen);

    s->pager = pager_new(&st->room);
    s->text = st->stack[st->n - 1].ops->place != NULL;
    return (struct screen){ &ops, s };
}
