/* How long reading and choosing takes: the one function behind every promise of minutes. */

#include "base/bug.h"
#include "base/utf8.h"
#include "kiosk/interview.h"
#include "questionnaire/questionnaire.h"
#include "text/messages.h"

enum {
    WORDS_A_MINUTE = 220,      /* English */
    CHARACTERS_A_MINUTE = 500, /* Japanese */
    CHOICE_SECONDS = 8,
    REQUIRED_TEXT_SECONDS = 120,
    TEXT_SECONDS = 60
};

/* Thousandths of a second. */
static int64_t reading_of(struct str s, enum language l)
{
    if (l == LANG_JA) return utf8_count(s) * 60000 / CHARACTERS_A_MINUTE;
    int64_t words = 0;
    for (struct str rest = s; rest.n > 0;) words += str_cut(&rest, ' ').n > 0;
    return words * 60000 / WORDS_A_MINUTE;
}

static int64_t reading(const struct text *t, enum language l)
{
    return reading_of(text_in(t, l), l);
}

/* The page that says how to answer. */
static int64_t of_how(enum language l)
{
    static const enum message lines[] = {
        MSG_KIOSK_HOW_TITLE, MSG_KIOSK_HOW_HIGHEST, MSG_KIOSK_HOW_UNKNOWN, MSG_KIOSK_HOW_MINE, MSG_KIOSK_HOW_ALONE,
        MSG_KIOSK_HOW_SAVED, MSG_KIOSK_HOW_PROMISE_ANONYMOUS, MSG_KIOSK_HOW_MINUTES, MSG_KIOSK_HOW_KEYS,
        MSG_KIOSK_CODE_SHOWN,
    };
    int64_t ms = 0;
    for (size_t i = 0; i < countof(lines); i++) ms += reading_of(message_pattern(lines[i], l), l);
    return ms;
}

static int64_t reading_options(const struct options *o, enum language l)
{
    int64_t ms = 0;
    for (size_t i = 0; i < o->n; i++) ms += reading(&o->list[i].text, l);
    return ms;
}

static int64_t of_capability(const struct capability *c, enum language l)
{
    int64_t ms = reading(&c->ask, l) + CHOICE_SECONDS * 1000;
    for (int i = 0; i < LEVELS; i++) ms += reading(&c->level[i], l);
    return ms;
}

static int64_t of_question(const struct question *q, enum language l)
{
    int64_t ms = reading(&q->ask, l) + reading(&q->why, l) + reading(&q->help, l) + reading_options(&q->options, l);
    bool writes = q->type == QUESTION_TEXT || q->type == QUESTION_LIST;
    if (!writes) return ms + CHOICE_SECONDS * 1000;
    return ms + (q->required ? REQUIRED_TEXT_SECONDS : TEXT_SECONDS) * 1000;
}

int interview_seconds(const struct interview *iv, size_t step)
{
    struct step s = iv->steps[step];
    enum language l = iv->language;
    int64_t ms = 0;

    switch (s.kind) {
    case STEP_CAPABILITY: ms = of_capability(&iv->q->capabilities[s.item], l); break;
    case STEP_FACT: case STEP_OWN: case STEP_BRIEF: ms = of_question(&iv->q->questions[s.item], l); break;
    case STEP_METRIC: {
        const struct metric *m = &iv->q->metrics[s.item];
        ms = reading(&m->title, l) + reading(&m->how, l) + reading_options(&m->options, l) + CHOICE_SECONDS * 1000;
        break;
    }
    case STEP_HOW: ms = of_how(l); break;
    case STEP_REVIEW: case STEP_OFFER: case STEP_DONE: ms = CHOICE_SECONDS * 1000; break;
    case STEP_KINDS: bug("no such step");
    }
    return (int)((ms + 999) / 1000);
}

int interview_minutes(const struct interview *iv, size_t from)
{
    int seconds = 0;
    for (size_t i = from; i < iv->n; i++)
        if (interview_shown(iv, i)) seconds += interview_seconds(iv, i);
    return (seconds + 59) / 60;
}
