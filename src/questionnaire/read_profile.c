/* The file of profile questions, metrics and DORA clusters. */
#include <string.h>

#include "questionnaire/raw.h"
#include "questionnaire/words.h"

enum {
    TEXT_USUAL = 400, TEXT_MOST = 4000,  /* characters of an answer */
    LIST_USUAL = 10, LIST_MOST = 50,     /* items of an answer */
    NUMBER_MOST = 1000 * 1000 * 1000,
    SCALE_LOW = 1, SCALE_HIGH = 5
};

static const char *const by_words[] = { [BY_TEAM] = "team", [BY_EACH] = "each", NULL };
static const char *const for_words[] = { [FOR_LEVELS] = "levels", [FOR_BRIEF] = "brief", [FOR_MEETING] = "meeting", NULL };
static const char *const metric_words[] = { [METRIC_NUMBER] = "number", [METRIC_BAND] = "band", NULL };
static const char *const cluster_keys[] = { "deploy", "lead", "fail", "recovery", NULL };

static const struct field section_fields[] = {
    { "", decode_self, offsetof(struct section, from) },
    { "id", decode_id, offsetof(struct section, id), .required = true },
    { "title", decode_text, offsetof(struct section, title), .required = true, .high = TITLE_MOST },
    { 0 },
};
static const struct field section_item = { .decode = decode_struct, .fields = section_fields, .size = sizeof(struct section) };

/* What a key is for, and the types of questions that may have it. */
struct allowed {
    const char *key;
    unsigned types;
};

/* Keys that mean nothing for the type are mistakes: the author expects them to act. */
static bool check_keys(struct decoder *d, const struct ynode *n, const struct allowed *rows, unsigned type,
                       const char *type_name)
{
    bool ok = true;

    for (; rows->key; rows++) {
        const struct ynode *value = ynode_get(n, str_of(rows->key));
        if (!value || (rows->types & type)) continue;
        ynode_error(d->out, value->key, "\"%s\" means nothing for the type %s", rows->key, type_name);
        ok = false;
    }
    return ok;
}

static bool check_options(struct decoder *d, const struct ynode *n, struct options *o, bool wanted)
{
    bool ok = true;

    if (wanted && o->n < 2) {
        ynode_error(d->out, n, "needs at least two options");
        return false;
    }
    for (size_t i = 0; i < o->n; i++) {
        o->list[i].index = (int)i;
        for (size_t k = 0; k < i; k++) {
            if (!o->list[i].id.n || !str_eq(o->list[i].id, o->list[k].id)) continue;
            ynode_error(d->out, o->list[i].from, "a second option \"%.*s\"", STR_ARG(o->list[i].id));
            ok = false;
        }
    }
    return ok;
}

static const struct field column_fields[] = {
    { "", decode_self, offsetof(struct list_field, from) },
    { "id", decode_id, offsetof(struct list_field, id), .required = true },
    { "text", decode_text, offsetof(struct list_field, text), .required = true, .high = TITLE_MOST },
    { "type", decode_word, offsetof(struct list_field, type), .words = question_type_words },
    { "options", decode_list, offsetof(struct list_field, options), .of = &option_item, .high = OPTIONS_MOST },
    { 0 },
};

static bool decode_column(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    static const struct allowed rows[] = { { "options", 1u << QUESTION_CHOICE }, { 0 } };
    struct list_field *c = to;

    if (!decode_struct(d, n, f, to)) return false;
    if (c->type == QUESTION_LIST || c->type == QUESTION_SCALE || c->type == QUESTION_SEVERAL) {
        ynode_error(d->out, n, "a field can not be of the type %s", question_type_words[c->type]);
        return false;
    }
    return check_keys(d, n, rows, 1u << c->type, question_type_words[c->type])
        && check_options(d, n, &c->options, c->type == QUESTION_CHOICE);
}

static const struct field column_item = { .decode = decode_column, .fields = column_fields, .size = sizeof(struct list_field) };

static const struct field ends_fields[] = {
    { "low", decode_text, offsetof(struct question, ends.low), .required = true, .high = TITLE_MOST },
    { "high", decode_text, offsetof(struct question, ends.high), .required = true, .high = TITLE_MOST },
    { 0 },
};

/* The offsets of ends_fields count from the question. */
static bool decode_ends(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    return !n || decode_fields(d, n, f->fields, to);
}

#define AT(member) offsetof(struct raw_question, member)
static const struct field after_fields[] = {
    { "", decode_self, AT(after.from) - AT(after) },
    { "question", decode_ref, AT(after.question) - AT(after), .required = true },
    { "is", decode_list, AT(after.is) - AT(after), .required = true, .of = &ref_item, .low = 1, .high = OPTIONS_MOST },
    { 0 },
};

static const struct field question_fields[] = {
    { "", decode_self, AT(it.from) },
    { "id", decode_id, AT(it.id), .required = true },
    { "section", decode_ref, AT(section), .required = true },
    { "by", decode_word, AT(it.by), .required = true, .words = by_words },
    { "for", decode_word, AT(it.when), .required = true, .words = for_words },
    { "type", decode_word, AT(it.type), .required = true, .words = question_type_words },
    { "required", decode_bool, AT(it.required) },
    { "ask", decode_text, AT(it.ask), .required = true, .high = SENTENCES_MOST },
    { "why", decode_text, AT(it.why), .high = SENTENCES_MOST },
    { "help", decode_text, AT(it.help), .high = SENTENCES_MOST },
    { "unit", decode_name, AT(it.unit), .high = 40 },
    { "low", decode_int, AT(it.low), .low = -NUMBER_MOST, .high = NUMBER_MOST, .absent = NO_BOUND },
    { "high", decode_int, AT(it.high), .low = -NUMBER_MOST, .high = NUMBER_MOST, .absent = NO_BOUND },
    { "most", decode_int, AT(it.most), .low = 1, .high = TEXT_MOST },
    { "options", decode_list, AT(it.options), .of = &option_item, .high = OPTIONS_MOST },
    { "ordered", decode_bool, AT(it.ordered) },
    { "ends", decode_ends, AT(it), .fields = ends_fields },
    { "fields", decode_list, AT(it.fields), .of = &column_item, .low = 1, .high = 12 },
    { "sensitive", decode_bool, AT(it.sensitive) },
    { "after", decode_struct, AT(after), .fields = after_fields },
    { "first", decode_bool, AT(it.first) },
    { 0 },
};
#undef AT

/* What was left out, by type. */
static void fill_defaults(struct question *q)
{
    if (q->type == QUESTION_TEXT && !q->most) q->most = TEXT_USUAL;
    if (q->type == QUESTION_LIST && !q->most) q->most = LIST_USUAL;
    if (q->type == QUESTION_SCALE && q->low == NO_BOUND) q->low = SCALE_LOW;
    if (q->type == QUESTION_SCALE && q->high == NO_BOUND) q->high = SCALE_HIGH;
    for (size_t i = 0; i < q->n_fields; i++) q->fields[i].index = (int)i;
}

static bool check_bounds(struct decoder *d, const struct ynode *n, int low, int high)
{
    if (low == NO_BOUND || high == NO_BOUND || low < high) return true;
    ynode_error(d->out, n, "\"low\" must be lower than \"high\"");
    return false;
}

static bool check_columns(struct decoder *d, const struct question *q)
{
    bool ok = true;

    for (size_t i = 0; i < q->n_fields; i++)
        for (size_t k = 0; k < i; k++) {
            if (!q->fields[i].id.n || !str_eq(q->fields[i].id, q->fields[k].id)) continue;
            ynode_error(d->out, q->fields[i].from, "a second field \"%.*s\"", STR_ARG(q->fields[i].id));
            ok = false;
        }
    return ok;
}

static bool check_sizes(struct decoder *d, const struct ynode *n, const struct question *q)
{
    if (q->type == QUESTION_LIST && q->most > LIST_MOST) {
        ynode_error(d->out, n, "a list has at most %d items, \"most\" says %d", LIST_MOST, q->most);
        return false;
    }
    if (q->type == QUESTION_LIST && !q->n_fields) {
        ynode_error(d->out, n, "a list needs \"fields\"");
        return false;
    }
    if (q->type == QUESTION_SCALE && (q->low < 0 || q->high > 9)) {
        ynode_error(d->out, n, "a scale goes from 0 at least to 9 at most");
        return false;
    }
    return true;
}

static bool decode_question(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    enum {
        TEXT = 1u << QUESTION_TEXT, NUMBER = 1u << QUESTION_NUMBER, CHOICE = 1u << QUESTION_CHOICE,
        SEVERAL = 1u << QUESTION_SEVERAL, LIST = 1u << QUESTION_LIST, SCALE = 1u << QUESTION_SCALE
    };
    static const struct allowed rows[] = {
        { "unit", NUMBER }, { "low", NUMBER | SCALE }, { "high", NUMBER | SCALE }, { "most", TEXT | LIST },
        { "options", CHOICE | SEVERAL }, { "ordered", CHOICE | SEVERAL }, { "ends", SCALE }, { "fields", LIST }, { 0 },
    };
    struct question *q = &((struct raw_question *)to)->it;

    if (!decode_struct(d, n, f, to)) return false;
    unsigned type = 1u << q->type;
    bool ok = check_keys(d, n, rows, type, question_type_words[q->type]);
    fill_defaults(q);
    ok = check_options(d, n, &q->options, (type & (CHOICE | SEVERAL)) != 0) && ok;
    ok = check_columns(d, q) && ok;
    ok = check_sizes(d, n, q) && ok;
    return check_bounds(d, n, q->low, q->high) && ok;
}

static const struct field question_item = {
    .decode = decode_question, .fields = question_fields, .size = sizeof(struct raw_question),
};

static bool decode_cluster_key(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    int word;

    if (!n) return true;
    if (!decode_word(d, n, f, &word)) return false;
    memcpy(to, &n->text, sizeof n->text);
    return true;
}

/* An end of the range, in units of the last decimal that the metric beside it has. */
static bool decode_end(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    struct field with = *f;
    const struct ynode *decimals = n ? ynode_get(n->up, S("decimals")) : NULL;

    with.decimals = decimals && !str_eq(decimals->text, S("0"));
    return decode_fixed(d, n, &with, to);
}

#define AT(member) offsetof(struct metric, member)
static const struct field metric_fields[] = {
    { "", decode_self, AT(from) },
    { "id", decode_id, AT(id), .required = true },
    { "title", decode_text, AT(title), .required = true, .high = TITLE_MOST },
    { "unit", decode_name, AT(unit), .high = 40 },
    { "how", decode_text, AT(how), .required = true, .high = SENTENCES_MOST },
    { "type", decode_word, AT(type), .required = true, .words = metric_words },
    { "options", decode_list, AT(options), .of = &option_item, .high = OPTIONS_MOST },
    { "low", decode_end, AT(low), .low = -NUMBER_MOST, .high = NUMBER_MOST, .absent = NO_BOUND },
    { "high", decode_end, AT(high), .low = -NUMBER_MOST, .high = NUMBER_MOST, .absent = NO_BOUND },
    { "decimals", decode_int, AT(decimals), .low = 0, .high = 1 },
    { "first", decode_bool, AT(first) },
    { "clusters-key", decode_cluster_key, AT(clusters_key), .words = cluster_keys },
    { 0 },
};
#undef AT

static bool decode_metric(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    enum { NUMBER = 1u << METRIC_NUMBER, BAND = 1u << METRIC_BAND };
    static const struct allowed rows[] = { { "options", BAND }, { "low", NUMBER }, { "high", NUMBER }, { "decimals", NUMBER }, { 0 } };
    struct metric *m = to;

    if (!decode_struct(d, n, f, to)) return false;
    bool ok = check_keys(d, n, rows, 1u << m->type, metric_words[m->type]);
    ok = check_options(d, n, &m->options, m->type == METRIC_BAND) && ok;
    return check_bounds(d, n, m->low, m->high) && ok;
}

static const struct field metric_item = { .decode = decode_metric, .fields = metric_fields, .size = sizeof(struct metric) };

#define AT(member) offsetof(struct cluster_row, member)
static const struct field row_fields[] = {
    { "name", decode_name, AT(name), .required = true, .high = 60 },
    { "deploy", decode_name, AT(deploy), .required = true, .high = 60 },
    { "lead", decode_name, AT(lead), .required = true, .high = 60 },
    { "fail", decode_name, AT(fail), .required = true, .high = 60 },
    { "recovery", decode_name, AT(recovery), .required = true, .high = 60 },
    { "share", decode_name, AT(share), .high = 60 },
    { 0 },
};
#undef AT
static const struct field row_item = { .decode = decode_struct, .fields = row_fields, .size = sizeof(struct cluster_row) };

static const struct field cluster_fields[] = {
    { "", decode_self, offsetof(struct raw_cluster, it.from) },
    { "year", decode_int, offsetof(struct raw_cluster, it.year), .required = true, .low = 2000, .high = 2200 },
    { "source", decode_citation, offsetof(struct raw_cluster, source), .required = true },
    { "rows", decode_list, offsetof(struct raw_cluster, it.rows), .required = true, .of = &row_item, .low = 1, .high = 12 },
    { 0 },
};
static const struct field cluster_item = { .decode = decode_struct, .fields = cluster_fields, .size = sizeof(struct raw_cluster) };

const struct field profile_fields[] = {
    { "sections", decode_list, offsetof(struct raw_profile, sections), .of = &section_item, .high = 40 },
    { "questions", decode_list, offsetof(struct raw_profile, questions), .of = &question_item, .high = QUESTIONS_MOST },
    { "metrics", decode_list, offsetof(struct raw_profile, metrics), .of = &metric_item, .high = METRICS_MOST },
    { "clusters", decode_list, offsetof(struct raw_profile, clusters), .of = &cluster_item, .high = 40 },
    { 0 },
};
