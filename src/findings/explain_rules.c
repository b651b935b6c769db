#include "findings/explain_rules.h"

#include "base/arena.h"
#include "base/bug.h"
#include "text/messages.h"

/* --- values --- */

/* A number in thousandths, without zeros at its end. */
static struct str number(struct arena *keep, int64_t milli)
{
    int64_t whole = milli / 1000, rest = milli < 0 ? -(milli % 1000) : milli % 1000;
    struct str text = str_printf(keep, "%s%lld", milli < 0 && whole == 0 ? "-" : "", (long long)whole);

    if (rest == 0) return text;
    text = str_printf(keep, "%.*s.%03lld", STR_ARG(text), (long long)rest);
    while (str_ends(text, S("0"))) text = str_head(text, text.n - 1);
    return text;
}

static struct str quoted(struct arena *keep, const struct text *t, enum language lang)
{
    return message_with(keep, MSG_RULES_QUOTED, lang, FILL("x", text_in(t, lang)));
}

static const struct options *options_of(const struct subject *s)
{
    if (s->metric && s->metric->type == METRIC_BAND) return &s->metric->options;
    return s->kind == SUBJECT_PROFILE && s->question->type == QUESTION_CHOICE ? &s->question->options : NULL;
}

static struct str amount(struct arena *keep, int64_t milli, const struct text *unit, enum language lang)
{
    struct str n = number(keep, milli);

    if (!unit || text_is_empty(unit)) return n;
    return message_with(keep, MSG_RULES_AMOUNT, lang, FILL("n", n), FILL("unit", text_in(unit, lang)));
}

/* A value in the unit of its fact. */
static struct str value_of(struct arena *keep, const struct subject *s, int64_t value, enum language lang)
{
    const struct options *options = options_of(s);

    if (s->kind == SUBJECT_LEVEL) return message_with(keep, MSG_RULES_LEVEL, lang, FILL_INT("n", value / 1000));
    if (options) return quoted(keep, &options->list[value].text, lang);
    if (s->kind == SUBJECT_PROFILE && s->question->type == QUESTION_YES_NO)
        return message(value ? MSG_RULES_YES : MSG_RULES_NO, lang);
    return amount(keep, value, s->metric ? &s->metric->unit : s->kind == SUBJECT_PROFILE ? &s->question->unit : NULL, lang);
}

static struct str name_of(struct arena *keep, const struct subject *s, enum language lang)
{
    if (s->capability) return quoted(keep, &s->capability->title, lang);
    if (s->metric) return quoted(keep, &s->metric->title, lang);
    enum message id = s->kind == SUBJECT_MONTHS ? MSG_RULES_MONTHS_SINCE : MSG_RULES_ANSWER_TO;
    return message_with(keep, id, lang, FILL("x", text_in(&s->question->ask, lang)));
}

/* --- conditions --- */

static enum message words_of(enum comparison c)
{
    switch (c) {
    case COMPARE_EQUAL:      return MSG_RULES_IS;
    case COMPARE_UNEQUAL:    return MSG_RULES_IS_NOT;
    case COMPARE_LESS:       return MSG_RULES_IS_LESS;
    case COMPARE_LESS_EQUAL: return MSG_RULES_IS_AT_MOST;
    case COMPARE_MORE:       return MSG_RULES_IS_MORE;
    case COMPARE_MORE_EQUAL: return MSG_RULES_IS_AT_LEAST;
    }
    bug("a comparison that is none");
}

/* A part of another kind stands in parentheses: and binds closer than or. */
static struct str part(struct arena *keep, const struct condition *c, int child, enum condition_op parent,
                       const struct str *said, enum language lang)
{
    enum condition_op op = c->nodes[child].op;
    bool joins = op == CONDITION_AND || op == CONDITION_OR;

    if (!joins || op == parent) return said[child];
    return message_with(keep, MSG_RULES_GROUPED, lang, FILL("a", said[child]));
}

static struct str say_node(struct arena *keep, const struct condition *c, const struct condition_node *n,
                           const struct str *said, enum language lang)
{
    const struct subject *s = n->op <= CONDITION_KNOWN ? &c->subjects[n->subject] : NULL;

    switch (n->op) {
    case CONDITION_COMPARE:
        return message_with(keep, words_of(n->compare), lang, FILL("x", name_of(keep, s, lang)),
            FILL("v", n->other < 0 ? value_of(keep, s, n->value, lang) : name_of(keep, &c->subjects[n->other], lang)));
    case CONDITION_HAS:
        return message_with(keep, MSG_RULES_INCLUDES, lang, FILL("x", name_of(keep, s, lang)),
            FILL("v", quoted(keep, &s->option->text, lang)));
    case CONDITION_KNOWN:
        return message_with(keep, MSG_RULES_KNOWN, lang, FILL("x", name_of(keep, s, lang)));
    case CONDITION_NOT:
        return message_with(keep, MSG_RULES_NOT, lang, FILL("a", said[n->left]));
    case CONDITION_AND:
    case CONDITION_OR:
        break;
    }
    return message_with(keep, n->op == CONDITION_AND ? MSG_RULES_BOTH : MSG_RULES_EITHER, lang,
        FILL("a", part(keep, c, n->left, n->op, said, lang)), FILL("b", part(keep, c, n->right, n->op, said, lang)));
}

struct str explain_condition(struct arena *keep, const struct condition *c, enum language lang)
{
    struct str said[CONDITION_NODES];

    for (size_t i = 0; i < c->n; i++) said[i] = say_node(keep, c, &c->nodes[i], said, lang);
    return said[c->n - 1];
}

/* --- facts --- */

struct str explain_fact(struct arena *keep, const struct facts *f, const struct subject *s, enum language lang)
{
    struct facts known = *f;
    struct fact fact = facts_about(&known, s);
    struct fill name = FILL("x", name_of(keep, s, lang));
    bool has_value = s->kind != SUBJECT_PROFILE || options_of(s) || s->question->type == QUESTION_YES_NO
        || s->question->type == QUESTION_NUMBER || s->question->type == QUESTION_SCALE;

    if (s->question && s->question->by == BY_EACH) return name.text;
    switch (fact.state) {
    case FACT_UNKNOWN: return message_with(keep, MSG_RULES_FACT_UNKNOWN, lang, name);
    case FACT_SILENT:  return message_with(keep, MSG_RULES_FACT_SILENT, lang, name);
    case FACT_VOID:    return message_with(keep, MSG_RULES_FACT_VOID, lang, name);
    case FACT_KNOWN:   break;
    }
    if (s->kind == SUBJECT_HAS)
        return fact.value ? message_with(keep, MSG_RULES_INCLUDES, lang, name, FILL("v", quoted(keep, &s->option->text, lang)))
                          : name.text;
    if (!has_value) return message_with(keep, MSG_RULES_KNOWN, lang, name);
    return message_with(keep, MSG_RULES_FACT, lang, name, FILL("v", value_of(keep, s, fact.value, lang)));
}

/* --- what rules do to each other, and what they lack --- */

struct str explain_gave_way(struct arena *keep, const struct rule_gave_way *g, enum language lang)
{
    const struct text *on = g->action ? &g->action->title : &g->capability->title;

    return message_with(keep, g->moved ? MSG_RULES_GAVE_WAY_MOVED : MSG_RULES_GAVE_WAY, lang,
        FILL("rule", g->rule->id), FILL("to", g->to->id), FILL("on", quoted(keep, on, lang)));
}

struct str explain_doubt(struct arena *keep, const struct rule_doubt *d, enum language lang)
{
    const struct subject *s = &d->subject;

    if (s->question) return text_in(&s->question->ask, lang);
    return message_with(keep, MSG_RULES_DOUBT, lang,
        FILL("what", text_in(s->metric ? &s->metric->title : &s->capability->title, lang)),
        FILL("how", text_in(s->metric ? &s->metric->how : &s->capability->find_out, lang)));
}

static bool blocks(const struct effect *e, const struct action *a)
{
    for (size_t i = 0; e->kind == EFFECT_BLOCK && i < e->n_actions; i++)
        if (e->actions[i] == a) return true;
    return false;
}

struct str explain_look_again(struct arena *keep, const struct rule *r, const struct action *a, enum language lang)
{
    for (size_t i = 0; i < r->n_effects; i++) {
        const struct effect *e = &r->effects[i];
        if (!e->until || !blocks(e, a)) continue;
        return message_with(keep, MSG_RULES_LOOK_AGAIN, lang, FILL("condition", explain_condition(keep, e->until, lang)));
    }
    return (struct str){0};
}
