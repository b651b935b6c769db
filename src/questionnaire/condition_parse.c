/* From a scalar to a condition: recursive descent, one function per strength of binding. */
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "questionnaire/condition.h"
#include "questionnaire/condition_token.h"
#include "questionnaire/names.h"
#include "questionnaire/questionnaire.h"
#include "questionnaire/words.h"
#include "yaml/decode.h"

struct parser {
    struct arena *keep;
    const struct names *names;
    const struct ynode *from;
    struct token now;         /* what comes next */
    int depth;
    bool bad, stopped;        /* stopped: the rest can not be understood, and is not complained of */
    struct condition_node nodes[CONDITION_NODES];
    size_t n;
    struct subject subjects[CONDITION_SUBJECTS];
    size_t n_subjects;
};

/* ---- problems ---- */

static void complain(struct parser *p, struct token at, struct str text)
{
    p->bad = true;
    if (p->stopped || text.n == 0) return;
    ynode_problem_at(p->names->out, DIAG_ERROR, p->from, ynode_place(p->from, at.at, at.text.n), "%.*s", STR_ARG(text));
}

/* A word is wrong; the sentence as such can still be understood. */
#define wrong(p, at, ...) complain((p), (at), str_printf((p)->names->out->keep, __VA_ARGS__))

/* The sentence breaks off here: what stands behind it would only be misunderstood. */
#define stop(p, at, ...) (wrong((p), (at), __VA_ARGS__), give_up(p))

static void give_up(struct parser *p)
{
    p->stopped = true;
    p->now = (struct token){ .kind = TOKEN_END, .at = p->from->text.n };
}

static void strange(struct parser *p)
{
    const struct token t = p->now;

    if (t.instead) stop(p, t, "\"%.*s\" is written %s here", STR_ARG(t.text), t.instead);
    else stop(p, t, "\"%.*s\" has no meaning in a condition", STR_ARG(t.text));
}

/* ---- tokens ---- */

static struct token take(struct parser *p)
{
    struct token t = p->now;

    p->now = token_next(p->from->text, t.at + t.text.n);
    if (p->now.kind == TOKEN_STRANGE && !p->stopped) strange(p);
    return t;
}

static bool next_is_word(const struct parser *p, const char *word)
{
    return p->now.kind == TOKEN_WORD && str_eq(p->now.text, str_of(word));
}

/* `what` is named when something else stands there. */
static struct token expect(struct parser *p, enum token_kind kind, const char *what)
{
    const struct token t = p->now;

    if (t.kind == kind) return take(p);
    if (t.kind == TOKEN_END) stop(p, t, "%s is missing at the end", what);
    else stop(p, t, "%s should stand before \"%.*s\"", what, STR_ARG(t.text));
    return t;
}

/* ---- nodes ---- */

static int add_node(struct parser *p, struct condition_node n, struct token at)
{
    if (p->n == CONDITION_NODES) {
        stop(p, at, "the condition has more than %d parts", CONDITION_NODES);
        return 0;
    }
    p->nodes[p->n] = n;
    return (int)p->n++;
}

static int add_subject(struct parser *p, struct subject s, struct token at)
{
    for (size_t i = 0; i < p->n_subjects; i++)
        if (subject_same(&p->subjects[i], &s)) return (int)i;
    if (p->n_subjects == CONDITION_SUBJECTS) {
        stop(p, at, "the condition reads more than %d answers", CONDITION_SUBJECTS);
        return 0;
    }
    p->subjects[p->n_subjects] = s;
    return (int)p->n_subjects++;
}

static bool deeper(struct parser *p, struct token at)
{
    if (p->depth == CONDITION_DEPTH) {
        stop(p, at, "parentheses and nots stand more than %d deep", CONDITION_DEPTH);
        return false;
    }
    p->depth++;
    return true;
}

/* ---- subjects ---- */

static const char *const functions[] = {
    [SUBJECT_LEVEL] = "level",
    [SUBJECT_METRIC] = "metric",
    [SUBJECT_PROFILE] = "profile",
    [SUBJECT_HAS] = "has",
    [SUBJECT_MONTHS] = "months-since",
};
enum { FUNCTION_KNOWN = countof(functions), FUNCTIONS };

/* The position of a word in `functions`, FUNCTION_KNOWN, or -1. */
static int function_of(struct str word)
{
    for (size_t i = 0; i < countof(functions); i++)
        if (str_eq(word, str_of(functions[i]))) return (int)i;
    return str_eq(word, S("known")) ? FUNCTION_KNOWN : -1;
}

static void no_function(struct parser *p, struct token t)
{
    struct str names[FUNCTIONS];

    for (size_t i = 0; i < countof(functions); i++) names[i] = str_of(functions[i]);
    names[FUNCTION_KNOWN] = S("known");
    struct str near = decode_hint(p->names->out->keep, t.text, names, FUNCTIONS);
    stop(p, t, "there is no function \"%.*s\"%.*s", STR_ARG(t.text), STR_ARG(near));
}

/* The index of what the next word names; -1, with a problem, when there is nothing. */
static int take_id(struct parser *p, enum item_kind kind, struct token *at)
{
    if (p->now.kind == TOKEN_NUMBER) p->now.kind = TOKEN_WORD; /* "404" may be an id */
    *at = expect(p, TOKEN_WORD, "an id");
    if (p->stopped) return -1;
    struct name found = names_find(p->names, kind, at->text);
    if (found.index < 0) complain(p, *at, found.problem);
    return found.index;
}

static const struct option *take_option(struct parser *p, const struct question *q)
{
    expect(p, TOKEN_COMMA, "a comma and an option");
    if (p->now.kind == TOKEN_NUMBER) p->now.kind = TOKEN_WORD;
    struct token t = expect(p, TOKEN_WORD, "an option");
    if (p->stopped || !q) return NULL;
    const struct option *o = option_by_id(&q->options, t.text);
    if (o) return o;
    struct str ids[OPTIONS_MOST];
    for (size_t i = 0; i < q->options.n; i++) ids[i] = q->options.list[i].id;
    struct str near = decode_hint(p->names->out->keep, t.text, ids, q->options.n);
    wrong(p, t, "question \"%.*s\" has no option \"%.*s\"%.*s", STR_ARG(q->id), STR_ARG(t.text), STR_ARG(near));
    return NULL;
}

static void check_question(struct parser *p, const struct question *q, enum subject_kind kind, struct token at)
{
    if (kind == SUBJECT_MONTHS && q->type != QUESTION_MONTH)
        wrong(p, at, "question \"%.*s\" is of the type %s, not a month", STR_ARG(q->id), question_type_words[q->type]);
    if (kind == SUBJECT_HAS && q->type == QUESTION_CHOICE)
        wrong(p, at, "question \"%.*s\" has one answer; write profile(%.*s) = option", STR_ARG(q->id), STR_ARG(q->id));
    else if (kind == SUBJECT_HAS && q->type != QUESTION_SEVERAL)
        wrong(p, at, "question \"%.*s\" is of the type %s and has no options", STR_ARG(q->id), question_type_words[q->type]);
}

/* What stands in the parentheses behind level, metric, profile, has and months-since.
 * -1 when it names nothing. */
static int take_subject(struct parser *p, enum subject_kind kind)
{
    static const enum item_kind named[] = {
        [SUBJECT_LEVEL] = ITEM_CAPABILITY, [SUBJECT_METRIC] = ITEM_METRIC, [SUBJECT_PROFILE] = ITEM_QUESTION,
        [SUBJECT_HAS] = ITEM_QUESTION, [SUBJECT_MONTHS] = ITEM_QUESTION,
    };
    const struct questionnaire *q = p->names->q;
    struct subject s = { .kind = kind };
    struct token open = expect(p, TOKEN_OPEN, "\"(\""), at;
    int i = take_id(p, named[kind], &at);

    if (i >= 0 && kind == SUBJECT_LEVEL) s.capability = &q->capabilities[i];
    else if (i >= 0 && kind == SUBJECT_METRIC) s.metric = &q->metrics[i];
    else if (i >= 0) s.question = &q->questions[i];
    if (s.question) check_question(p, s.question, kind, at);
    if (kind == SUBJECT_HAS) s.option = take_option(p, s.question && s.question->type == QUESTION_SEVERAL ? s.question : NULL);
    expect(p, TOKEN_CLOSE, "\")\"");
    if (i < 0 || (kind == SUBJECT_HAS && !s.option)) return -1;
    return add_subject(p, s, open);
}

/* ---- comparisons ---- */

struct operand {
    bool is_subject;
    int subject;         /* -1: it names nothing */
    struct token token;  /* a number, a word, or the word of the function */
};

/* What kind of value a subject has. */
struct scale {
    const struct options *options; /* its words; NULL: none */
    bool yes_no, ordered, number;
};

static struct scale scale_of(const struct subject *s)
{
    if (s->kind == SUBJECT_METRIC && s->metric->type == METRIC_BAND)
        return (struct scale){ .options = &s->metric->options, .ordered = true };
    if (s->kind != SUBJECT_PROFILE) return (struct scale){ .number = true, .ordered = true };
    const struct question *q = s->question;
    if (q->type == QUESTION_CHOICE) return (struct scale){ .options = &q->options, .ordered = q->ordered };
    if (q->type == QUESTION_YES_NO) return (struct scale){ .yes_no = true };
    if (q->type == QUESTION_NUMBER || q->type == QUESTION_SCALE) return (struct scale){ .number = true, .ordered = true };
    return (struct scale){ 0 };
}

static struct str id_of(const struct subject *s)
{
    return s->capability ? s->capability->id : s->metric ? s->metric->id : s->question->id;
}

/* "metric(release-hours)" */
static struct str name_of(struct parser *p, const struct subject *s)
{
    return str_printf(p->names->out->keep, "%s(%.*s)", functions[s->kind], STR_ARG(id_of(s)));
}

/* A value that can not be compared with anything: how to ask for it instead. */
static void not_comparable(struct parser *p, const struct subject *s, struct token at)
{
    struct str id = id_of(s);

    if (s->question->type == QUESTION_SEVERAL)
        wrong(p, at, "question \"%.*s\" may have several answers; write has(%.*s, option)", STR_ARG(id), STR_ARG(id));
    else if (s->question->type == QUESTION_MONTH)
        wrong(p, at, "question \"%.*s\" is a month; write months-since(%.*s)", STR_ARG(id), STR_ARG(id));
    else
        wrong(p, at, "question \"%.*s\" is of the type %s; only known(profile(%.*s)) can ask about it", STR_ARG(id),
              question_type_words[s->question->type], STR_ARG(id));
}

static int64_t word_value(struct parser *p, const struct subject *s, struct scale scale, struct token word)
{
    struct str name = name_of(p, s), ids[OPTIONS_MOST] = { S("no"), S("yes") };
    size_t n = scale.yes_no ? 2 : scale.options->n;

    for (size_t i = 0; i < n && scale.options; i++) ids[i] = scale.options->list[i].id;
    for (size_t i = 0; i < n; i++)
        if (str_eq(ids[i], word.text)) return (int64_t)i;
    struct str near = decode_hint(p->names->out->keep, word.text, ids, n);
    if (scale.yes_no) wrong(p, word, "%.*s is yes or no, never \"%.*s\"", STR_ARG(name), STR_ARG(word.text));
    else wrong(p, word, "%.*s is never \"%.*s\"%.*s", STR_ARG(name), STR_ARG(word.text), STR_ARG(near));
    return 0;
}

static int64_t number_value(struct parser *p, const struct subject *s, struct token word)
{
    struct str name = name_of(p, s);

    if (word.kind != TOKEN_NUMBER)
        wrong(p, word, "%.*s is a number, \"%.*s\" is none", STR_ARG(name), STR_ARG(word.text));
    else if (s->kind == SUBJECT_LEVEL && (word.number < 0 || word.number > (LEVELS - 1) * 1000 || word.number % 1000))
        wrong(p, word, "a level is a whole number from 0 to %d, got %.*s", LEVELS - 1, STR_ARG(word.text));
    return word.number;
}

static enum comparison flipped(enum comparison c)
{
    switch (c) {
    case COMPARE_LESS:       return COMPARE_MORE;
    case COMPARE_LESS_EQUAL: return COMPARE_MORE_EQUAL;
    case COMPARE_MORE:       return COMPARE_LESS;
    case COMPARE_MORE_EQUAL: return COMPARE_LESS_EQUAL;
    case COMPARE_EQUAL:
    case COMPARE_UNEQUAL:    break;
    }
    return c;
}

static int compare_subjects(struct parser *p, struct operand left, struct token sign, struct operand right)
{
    const struct subject *a = &p->subjects[left.subject], *b = &p->subjects[right.subject];

    if (!scale_of(a).number || !scale_of(b).number) {
        const struct subject *words = scale_of(a).number ? b : a;
        struct str name = name_of(p, words);
        wrong(p, words == a ? left.token : right.token, "%.*s can only be compared with one of its words", STR_ARG(name));
    }
    return add_node(p, (struct condition_node){ .op = CONDITION_COMPARE, .compare = sign.compare, .subject = left.subject,
                                                .other = right.subject }, sign);
}

static int compare_value(struct parser *p, struct operand left, struct token sign, struct token word)
{
    const struct subject *s = &p->subjects[left.subject];
    struct scale scale = scale_of(s);
    struct condition_node n = { .op = CONDITION_COMPARE, .compare = sign.compare, .subject = left.subject, .other = -1 };

    if (!scale.number && !scale.options && !scale.yes_no) {
        not_comparable(p, s, left.token);
    } else {
        n.value = scale.number ? number_value(p, s, word) : word_value(p, s, scale, word);
        bool by_order = sign.compare != COMPARE_EQUAL && sign.compare != COMPARE_UNEQUAL;
        struct str name = name_of(p, s);
        if (by_order && !scale.ordered)
            wrong(p, sign, "the answers of %.*s have no order; only = and != can compare them", STR_ARG(name));
    }
    return add_node(p, n, sign);
}

static int compare(struct parser *p, struct operand left, struct token sign, struct operand right)
{
    const struct condition_node nothing = { .op = CONDITION_KNOWN };

    if (p->stopped) return add_node(p, nothing, sign);
    if (!left.is_subject && !right.is_subject) {
        wrong(p, left.token, "compares two fixed values; one side must be level(), metric(), profile() or months-since()");
        return add_node(p, nothing, sign);
    }
    if (!left.is_subject) {
        struct operand other = left;
        left = right, right = other;
        sign.compare = flipped(sign.compare);
    }
    if (left.subject < 0 || (right.is_subject && right.subject < 0)) return add_node(p, nothing, sign);
    return right.is_subject ? compare_subjects(p, left, sign, right) : compare_value(p, left, sign, right.token);
}

/* ---- the sentence ---- */

static int parse_or(struct parser *p);

static int take_known(struct parser *p, struct token at)
{
    expect(p, TOKEN_OPEN, "\"(\"");
    struct token t = expect(p, TOKEN_WORD, "level(), metric(), profile() or months-since()");
    int f = function_of(t.text), subject = -1;

    if (f < 0 && !p->stopped) no_function(p, t);
    else if (f == SUBJECT_HAS || f == FUNCTION_KNOWN)
        stop(p, t, "known() asks about level(), metric(), profile() or months-since(), not about %.*s()", STR_ARG(t.text));
    else if (!p->stopped) subject = take_subject(p, (enum subject_kind)f);
    expect(p, TOKEN_CLOSE, "\")\"");
    return add_node(p, (struct condition_node){ .op = CONDITION_KNOWN, .subject = subject < 0 ? 0 : subject }, at);
}

static struct operand take_operand(struct parser *p)
{
    struct operand o = { .token = p->now, .subject = -1 };

    if (p->now.kind != TOKEN_WORD && p->now.kind != TOKEN_NUMBER) {
        expect(p, TOKEN_WORD, "level(), metric(), profile(), a number or a word");
        return o;
    }
    take(p);
    if (p->now.kind != TOKEN_OPEN) return o;
    int f = function_of(o.token.text);
    if (f < 0) {
        no_function(p, o.token);
    } else if (f == SUBJECT_HAS || f == FUNCTION_KNOWN) {
        stop(p, o.token, "%.*s() is true or false by itself and can not be compared", STR_ARG(o.token.text));
    } else {
        o.is_subject = true;
        o.subject = take_subject(p, (enum subject_kind)f);
    }
    return o;
}

/* has(…) and known(…) stand alone. */
static void stands_alone(struct parser *p, struct token at)
{
    if (p->now.kind == TOKEN_COMPARE)
        stop(p, p->now, "%.*s is true or false by itself and can not be compared",
             STR_ARG(at.kind == TOKEN_OPEN ? S("what stands in parentheses") : str_printf(p->names->out->keep, "%.*s()", STR_ARG(at.text))));
}

static int parse_comparison(struct parser *p)
{
    struct operand left = take_operand(p);

    if (p->stopped) return 0;
    if (p->now.kind != TOKEN_COMPARE) {
        if (left.is_subject) stop(p, left.token, "is not true or false by itself; compare it, such as level(id) >= 2");
        else if (function_of(left.token.text) >= 0) expect(p, TOKEN_OPEN, "\"(\"");
        else stop(p, left.token, "\"%.*s\" is not true or false by itself", STR_ARG(left.token.text));
        return 0;
    }
    struct token sign = take(p);
    int n = compare(p, left, sign, take_operand(p));
    if (p->now.kind == TOKEN_COMPARE) stop(p, p->now, "a comparison has two sides; join two with and");
    return n;
}

static int parse_simple(struct parser *p)
{
    const struct token t = p->now;
    int n;

    if (t.kind == TOKEN_OPEN) {
        if (!deeper(p, t)) return 0;
        take(p);
        n = parse_or(p);
        if (p->now.kind == TOKEN_END && !p->stopped) stop(p, t, "\"(\" is never closed");
        expect(p, TOKEN_CLOSE, "and, or or \")\"");
        p->depth--;
    } else if (next_is_word(p, "has")) {
        take(p);
        int subject = take_subject(p, SUBJECT_HAS);
        n = add_node(p, (struct condition_node){ .op = CONDITION_HAS, .subject = subject < 0 ? 0 : subject }, t);
    } else if (next_is_word(p, "known")) {
        take(p);
        n = take_known(p, t);
    } else {
        return parse_comparison(p);
    }
    stands_alone(p, t);
    return n;
}

static int parse_not(struct parser *p)
{
    const struct token t = p->now;

    if (!next_is_word(p, "not")) return parse_simple(p);
    if (!deeper(p, t)) return 0;
    take(p);
    int left = parse_not(p);
    p->depth--;
    return add_node(p, (struct condition_node){ .op = CONDITION_NOT, .left = left }, t);
}

static int parse_and(struct parser *p)
{
    int left = parse_not(p);

    while (next_is_word(p, "and")) {
        struct token t = take(p);
        int right = parse_not(p);
        left = add_node(p, (struct condition_node){ .op = CONDITION_AND, .left = left, .right = right }, t);
    }
    return left;
}

static int parse_or(struct parser *p)
{
    int left = parse_and(p);

    while (next_is_word(p, "or")) {
        struct token t = take(p);
        int right = parse_and(p);
        left = add_node(p, (struct condition_node){ .op = CONDITION_OR, .left = left, .right = right }, t);
    }
    return left;
}

static bool is_text(const struct names *names, const struct ynode *n)
{
    ptrdiff_t has = utf8_count(n->text);

    if (n->kind != YNODE_SCALAR) ynode_error(names->out, n, "must be a condition, is %s", ynode_kind_name(n->kind));
    else if (str_trim(n->text).n == 0) ynode_error(names->out, n, "has no condition");
    else if (has > CONDITION_CHARACTERS)
        ynode_error(names->out, n, "has %lld characters, more than %d", (long long)has, CONDITION_CHARACTERS);
    else return true;
    return false;
}

static const struct condition *kept(const struct parser *p)
{
    struct condition *c = arena_new(p->keep, struct condition, 1);

    *c = (struct condition){ .from = p->from, .text = str_trim(p->from->text), .n = p->n, .n_subjects = p->n_subjects };
    c->nodes = arena_new(p->keep, struct condition_node, p->n);
    memcpy(c->nodes, p->nodes, p->n * sizeof *c->nodes);
    c->subjects = arena_new(p->keep, struct subject, p->n_subjects);
    memcpy(c->subjects, p->subjects, p->n_subjects * sizeof *c->subjects);
    return c;
}

const struct condition *condition_parse(struct arena *keep, const struct names *names, const struct ynode *n)
{
    struct parser p = { .keep = keep, .names = names, .from = n };

    if (!is_text(names, n)) return NULL;
    p.now = token_next(n->text, 0);
    if (p.now.kind == TOKEN_STRANGE) strange(&p);
    parse_or(&p);
    if (p.now.kind == TOKEN_CLOSE) stop(&p, p.now, "\")\" was never opened");
    else if (p.now.kind != TOKEN_END)
        stop(&p, p.now, "and, or or the end should stand before \"%.*s\"", STR_ARG(p.now.text));
    return p.bad ? NULL : kept(&p);
}
