#pragma once
/* A questionnaire, a round and sheets, built in memory in a few lines.
 *
 * Sheets are strings with one letter per capability: 0-4 a level, u unknown, m unknown and
 * not theirs to judge, x not applicable, - nothing. */

#include <string.h>

#include "answers/round.h"
#include "answers/sheet.h"
#include "base/arena.h"
#include "base/bug.h"
#include "questionnaire/questionnaire.h"

enum { SMALL_AREAS = 6, SMALL_CAPS = 40, SMALL_ACTIONS = 80, SMALL_SHEETS = 8 };

struct small {
    struct arena *keep;
    struct questionnaire q;
    struct area areas[SMALL_AREAS];
    struct capability caps[SMALL_CAPS];
    struct action actions[SMALL_ACTIONS];
    struct round r;
    struct sheet sheets[SMALL_SHEETS];
    const struct sheet *list[SMALL_SHEETS];
    size_t n_sheets;
};

static inline struct text small_text(const char *z)
{
    return (struct text){ .in = { str_of(z), str_of(z) } };
}

static inline struct small *small_new(struct arena *keep)
{
    struct small *s = arena_new(keep, struct small, 1);
    s->keep = keep;
    s->q.id = S("small");
    s->q.areas = s->areas;
    s->q.capabilities = s->caps;
    s->q.actions = s->actions;
    s->r.settled = arena_new(keep, struct settled, SMALL_CAPS);
    return s;
}

static inline struct area *small_area(struct small *s, const char *id, int weight)
{
    struct area *a = &s->areas[s->q.n_areas];
    if (s->q.n_areas == SMALL_AREAS) bug("too many areas");
    *a = (struct area){ .index = (int)s->q.n_areas++, .id = str_of(id), .title = small_text(id), .weight = weight,
        .capabilities = &s->caps[s->q.n_capabilities], .actions = &s->actions[s->q.n_actions] };
    return a;
}

/* In the newest area. */
static inline struct capability *small_cap(struct small *s, const char *id, int target)
{
    struct area *area = &s->areas[s->q.n_areas - 1];
    struct capability *c = &s->caps[s->q.n_capabilities];
    if (s->q.n_capabilities == SMALL_CAPS) bug("too many capabilities");
    *c = (struct capability){ .index = (int)s->q.n_capabilities++, .area = area, .id = str_of(id),
        .title = small_text(id), .target = target, .meaning = 1,
        .actions = arena_new(s->keep, struct action *, SMALL_ACTIONS) };
    area->n_capabilities++;
    s->r.n_settled = s->q.n_capabilities;
    return c;
}

/* Of the newest capability; effort in tenths of a person-week. */
static inline struct action *small_action(struct small *s, const char *id, int from, int to, int impact, int effort)
{
    struct capability *c = &s->caps[s->q.n_capabilities - 1];
    struct action *a = &s->actions[s->q.n_actions];
    if (s->q.n_actions == SMALL_ACTIONS) bug("too many actions");
    *a = (struct action){ .index = (int)s->q.n_actions++, .area = c->area, .capability = c, .level_from = from,
        .level_to = to, .id = str_of(id), .title = small_text(id), .impact = impact,
        .effort = { effort, effort, effort }, .tags = 1u << TAG_TECHNICAL };
    size_t at = c->n_actions++;
    for (; at > 0 && c->actions[at - 1]->level_from > from; at--) c->actions[at] = c->actions[at - 1];
    c->actions[at] = a;
    s->areas[s->q.n_areas - 1].n_actions++;
    return a;
}

static inline void small_add_need(struct small *s, struct needs *to, struct need need)
{
    if (!to->list) to->list = arena_new(s->keep, struct need, NEEDS_MOST);
    to->list[to->n++] = need;
}

static inline void small_needs_level(struct small *s, struct action *a, const struct capability *c, int level)
{
    small_add_need(s, &a->needs, (struct need){ .capability = c, .level = level });
}

static inline void small_needs_action(struct small *s, struct action *a, const struct action *first)
{
    small_add_need(s, &a->needs, (struct need){ .action = first });
}

static inline struct answer small_answer(char letter)
{
    switch (letter) {
    case 'u': return (struct answer){ .state = ANSWER_UNKNOWN };
    case 'm': return (struct answer){ .state = ANSWER_UNKNOWN, .not_mine = true };
    case 'x': return (struct answer){ .state = ANSWER_NOT_APPLICABLE, .reason = S("no") };
    case '-': return (struct answer){0};
    default:  break;
    }
    if (letter < '0' || letter > '4') bug("no answer: %c", letter);
    return (struct answer){ .state = ANSWER_LEVEL, .level = letter - '0' };
}

/* After all capabilities. */
static inline struct sheet *small_sheet(struct small *s, const char *letters)
{
    struct sheet *t = &s->sheets[s->n_sheets];
    if (s->n_sheets == SMALL_SHEETS) bug("too many sheets");
    if (strlen(letters) != s->q.n_capabilities) bug("%s: %zu capabilities", letters, s->q.n_capabilities);
    t->n_answers = s->q.n_capabilities;
    t->answers = arena_new(s->keep, struct answer, t->n_answers);
    for (size_t i = 0; i < t->n_answers; i++) t->answers[i] = small_answer(letters[i]);
    s->list[s->n_sheets++] = t;
    return t;
}

/* A metric of the round, in bands (comma separated ids) or a number; `value`: the band's
 * place, or a number times 1,000; -1: unknown. */
static inline void small_metric(struct small *s, const char *id, const char *key, const char *bands, int64_t value)
{
    if (!s->q.metrics) {
        s->q.metrics = arena_new(s->keep, struct metric, METRICS_MOST);
        s->r.metrics = arena_new(s->keep, struct value, METRICS_MOST);
    }
    struct metric *m = &s->q.metrics[s->q.n_metrics];
    struct value *v = &s->r.metrics[s->q.n_metrics];
    *m = (struct metric){ .index = (int)s->q.n_metrics++, .id = str_of(id), .clusters_key = str_of(key),
        .type = bands ? METRIC_BAND : METRIC_NUMBER };
    s->r.n_metrics = s->q.n_metrics;
    m->options.list = arena_new(s->keep, struct option, OPTIONS_MOST);
    for (struct str rest = str_of(bands); rest.n > 0; m->options.n++)
        m->options.list[m->options.n] = (struct option){ .index = (int)m->options.n, .id = str_cut(&rest, ',') };
    v->state = value < 0 ? VALUE_UNKNOWN : VALUE_ANSWERED;
    if (bands) v->option = (int)value;
    else v->milli = value;
}

/* A number or yes (1) or no (0) among the profile questions. */
static inline void small_fact(struct small *s, const char *id, enum question_type type, int value)
{
    if (!s->q.questions) {
        s->q.questions = arena_new(s->keep, struct question, QUESTIONS_MOST);
        s->r.profile = arena_new(s->keep, struct value, QUESTIONS_MOST);
    }
    struct question *q = &s->q.questions[s->q.n_questions];
    struct value *v = &s->r.profile[s->q.n_questions];
    *q = (struct question){ .index = (int)s->q.n_questions++, .id = str_of(id), .type = type };
    s->r.n_profile = s->q.n_questions;
    *v = (struct value){ .state = VALUE_ANSWERED, .milli = (int64_t)value * 1000, .option = value };
}
