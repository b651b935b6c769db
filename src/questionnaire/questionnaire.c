#include "questionnaire/questionnaire.h"

#include <assert.h>

#include "questionnaire/rules.h"
#include "questionnaire/words.h"

#define FIND_BY_ID(list, count, wanted)                    \
    for (size_t i = 0; i < (count); i++)                   \
        if (str_eq((list)[i].id, (wanted))) return &(list)[i]; \
    return NULL

const struct area *questionnaire_area(const struct questionnaire *q, struct str id)
{
    FIND_BY_ID(q->areas, q->n_areas, id);
}

const struct capability *questionnaire_capability(const struct questionnaire *q, struct str id)
{
    FIND_BY_ID(q->capabilities, q->n_capabilities, id);
}

const struct action *questionnaire_action(const struct questionnaire *q, struct str id)
{
    FIND_BY_ID(q->actions, q->n_actions, id);
}

const struct question *questionnaire_question(const struct questionnaire *q, struct str id)
{
    FIND_BY_ID(q->questions, q->n_questions, id);
}

const struct metric *questionnaire_metric(const struct questionnaire *q, struct str id)
{
    FIND_BY_ID(q->metrics, q->n_metrics, id);
}

const struct work *questionnaire_work(const struct questionnaire *q, struct str id)
{
    FIND_BY_ID(q->works, q->n_works, id);
}

const struct term *questionnaire_term(const struct questionnaire *q, struct str id)
{
    FIND_BY_ID(q->terms, q->n_terms, id);
}

const struct option *option_by_id(const struct options *o, struct str id)
{
    FIND_BY_ID(o->list, o->n, id);
}

const struct rule *rules_find(const struct questionnaire *q, struct str id)
{
    if (!q->rules) return NULL;
    FIND_BY_ID(q->rules->list, q->rules->n, id);
}

bool action_has(const struct action *a, enum tag t)
{
    return (a->tags & 1u << t) != 0;
}

const char *const tag_words[] = {
    [TAG_TECHNICAL] = "technical",
    [TAG_PEOPLE] = "people",
    [TAG_RELIEF] = "relief",
    [TAG_SAFETY] = "safety",
    [TAG_QUICK_WIN] = "quick-win",
    [TAG_CULTURE_EARLY] = "culture-early",
    [TAG_PILOT] = "pilot",
    [TAG_ROLL_OUT] = "roll-out",
    [TAG_PRACTICE] = "practice",
    NULL,
};
static_assert(countof(tag_words) == TAGS + 1, "a tag has no name");

const char *const question_type_words[] = {
    [QUESTION_TEXT] = "text",
    [QUESTION_NUMBER] = "number",
    [QUESTION_YES_NO] = "yes-no",
    [QUESTION_CHOICE] = "choice",
    [QUESTION_SEVERAL] = "several",
    [QUESTION_MONTH] = "month",
    [QUESTION_LIST] = "list",
    [QUESTION_SCALE] = "scale",
    NULL,
};
static_assert(countof(question_type_words) == QUESTION_TYPES + 1, "a type has no name");

const char *const pulls_words[] = {
    [PULLS_AGILITY] = "agility",
    [PULLS_STABILITY] = "stability",
    [PULLS_BOTH] = "both",
    NULL,
};
static_assert(countof(pulls_words) == PULLS_BOTH + 2, "an end of the rope has no name");

struct str tag_name(enum tag t)
{
    return str_of(tag_words[t]);
}

struct str question_type_name(enum question_type t)
{
    return str_of(question_type_words[t]);
}

struct str pulls_name(enum pulls p)
{
    return str_of(pulls_words[p]);
}

struct str effect_name(enum effect_kind kind)
{
    return str_of(effect_words[kind]);
}
