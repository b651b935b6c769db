#include "answers/value_file.h"

#include "answers/format.h"
#include "base/arena.h"
#include "questionnaire/questionnaire.h"
#include "yaml/decode.h"
#include "yaml/emit.h"

static const char *const reach_words[] = { [REACH_TEAM] = "team", [REACH_BRIEF] = "brief", [REACH_NOBODY] = "nobody", NULL };

/* --- reading --------------------------------------------------------------------- */

/* Every refusal of a value is a warning: the file's owner must not lose a sheet to it. */
static bool refuse(struct decoder *d, const struct ynode *n, struct value_problem p, struct str typed)
{
    struct str why = value_wrong_text(d->out->keep, p, typed);

    if (p.why == VALUE_FINE) return true;
    ynode_warning(d->out, n, "%.*s; kept, counts as not answered", STR_ARG(why));
    return false;
}

static bool wrong_kind(struct decoder *d, const struct ynode *n, const char *wanted)
{
    ynode_warning(d->out, n, "must be %s, is %s; kept, counts as not answered", wanted, ynode_kind_name(n->kind));
    return false;
}

static bool read_several(struct decoder *d, const struct ynode *n, const struct value_kind *kind, struct value *v)
{
    for (const struct ynode *one = n->first; one; one = one->next) {
        struct value item = { 0 };
        if (one->kind != YNODE_SCALAR) return wrong_kind(d, one, "an option's id");
        struct value_problem p = value_parse(d->keep, kind, one->text, &item);
        if (p.why == VALUE_FINE && (v->picked & item.picked))
            p = (struct value_problem){ .why = VALUE_TWICE, .what = one->text };
        if (!refuse(d, one, p, one->text)) return false;
        v->picked |= item.picked;
    }
    v->state = v->picked ? VALUE_ANSWERED : VALUE_NONE;
    v->option = -1;
    return true;
}

/* A map of a list as one text per column. */
static bool read_columns(struct decoder *d, const struct ynode *n, const struct value_kind *kind, struct str *texts)
{
    for (const struct ynode *one = n->first; one; one = one->next) {
        size_t i = 0;
        while (i < kind->n_fields && !str_eq(kind->fields[i].id, one->key->text)) i++;
        if (i == kind->n_fields) {
            ynode_warning(d->out, one->key, "unknown column \"%.*s\"; kept, counts as not answered",
                          STR_ARG(str_head(one->key->text, 47)));
            return false;
        }
        if (one->kind != YNODE_SCALAR) return wrong_kind(d, one, "a text");
        texts[i] = one->text;
    }
    return true;
}

static bool read_rows(struct decoder *d, const struct ynode *n, const struct value_kind *kind, struct value *v)
{
    struct str *texts = arena_new(d->keep, struct str, kind->n_fields);
    size_t columns = kind->n_fields;

    for (const struct ynode *one = n->first; one; one = one->next) {
        for (size_t i = 0; i < columns; i++) texts[i] = (struct str){ 0 };
        if (columns == 1 && one->kind == YNODE_SCALAR) {
            texts[0] = one->text;
        } else if (one->kind != YNODE_MAP) {
            return wrong_kind(d, one, "a map of its columns");
        } else if (!read_columns(d, one, kind, texts)) {
            return false;
        }
        if (!refuse(d, one, value_add(d->keep, kind, texts, columns, v), one->text)) return false;
    }
    return true;
}

static bool read_plain(struct decoder *d, const struct ynode *n, const struct value_kind *kind, struct value *v)
{
    if (n->kind == YNODE_LIST && kind->type == QUESTION_SEVERAL) return read_several(d, n, kind, v);
    if (n->kind == YNODE_LIST && kind->type == QUESTION_LIST) return read_rows(d, n, kind, v);
    if (kind->type == QUESTION_LIST) return wrong_kind(d, n, "a list");
    if (n->kind != YNODE_SCALAR) return wrong_kind(d, n, kind->type == QUESTION_SEVERAL ? "a list of options" : "a single value");
    if (!str_trim(n->text).n) return true; /* the key alone: nothing was said yet */
    return refuse(d, n, value_parse(d->keep, kind, n->text, v), n->text);
}

struct annotated {
    const struct ynode *text;
    enum reach reach;
};

static const struct field annotated_fields[] = {
    { "text", decode_self, offsetof(struct annotated, text), .required = true },
    { "reach", decode_word, offsetof(struct annotated, reach), .words = reach_words, .absent = REACH_TEAM },
    { 0 },
};

static bool read_annotated(struct decoder *d, const struct ynode *n, const struct value_kind *kind, struct value *v)
{
    struct annotated said = { 0 };

    if (!decode_fields(d, n, annotated_fields, &said)) return false;
    if (!read_plain(d, said.text, kind, v)) return false;
    v->reach = said.reach;
    return true;
}

static bool read_value(struct decoder *d, const struct ynode *n, const struct value_kind *kind, struct value *out)
{
    bool words = kind->type == QUESTION_TEXT || kind->type == QUESTION_LIST;
    struct value v = { 0 };

    if (n->kind == YNODE_SCALAR && str_eq(n->text, S("unknown"))) {
        v.state = VALUE_UNKNOWN;
    } else if (n->kind == YNODE_SCALAR && str_eq(n->text, S("prefer-not"))) {
        if (!kind->sensitive) return refuse(d, n, (struct value_problem){ .why = VALUE_NOT_OFFERED }, n->text);
        v.state = VALUE_PREFER_NOT;
    } else if (!(n->kind == YNODE_MAP && words ? read_annotated(d, n, kind, &v) : read_plain(d, n, kind, &v))) {
        return false;
    }
    *out = v;
    return true;
}

static const struct question *find_question(struct decoder *d, const struct ynode *n, const struct questionnaire *q,
                                            enum question_by by)
{
    const struct question *found = questionnaire_question(q, n->key->text);

    if (found && found->by == by) return found;
    if (found) {
        ynode_warning(d->out, n->key, "\"%.*s\" is asked of %s; kept, counts nowhere", STR_ARG(found->id),
                      by == BY_EACH ? "the team, not of each person" : "each person, not of the team");
        return NULL;
    }
    struct str *ids = arena_new(d->keep, struct str, q->n_questions + 1);
    for (size_t i = 0; i < q->n_questions; i++) ids[i] = q->questions[i].id;
    format_gone(d, n->key, "profile question", ids, q->n_questions);
    return NULL;
}

bool value_read_profile(struct decoder *d, const struct ynode *n, const struct questionnaire *q, enum question_by by,
                        struct value *values, struct strays *strays)
{
    size_t errors = d->out->errors;

    if (n && !format_is_map(d, n)) return false;
    for (const struct ynode *one = n ? n->first : NULL; one; one = one->next) {
        const struct question *question = find_question(d, one, q, by);
        struct value_kind kind;
        if (question) kind = value_kind_of_question(question);
        if (!question || !read_value(d, one, &kind, &values[question->index])) strays_add(strays, d->keep, one);
    }
    return d->out->errors == errors;
}

bool value_read_metrics(struct decoder *d, const struct ynode *n, const struct questionnaire *q, struct value *values,
                        struct strays *strays)
{
    size_t errors = d->out->errors;

    if (n && !format_is_map(d, n)) return false;
    struct str *ids = arena_new(d->keep, struct str, q->n_metrics + 1);
    for (size_t i = 0; i < q->n_metrics; i++) ids[i] = q->metrics[i].id;
    for (const struct ynode *one = n ? n->first : NULL; one; one = one->next) {
        const struct metric *metric = questionnaire_metric(q, one->key->text);
        struct value_kind kind;
        if (metric) kind = value_kind_of_metric(metric);
        else format_gone(d, one->key, "metric", ids, q->n_metrics);
        if (!metric || !read_value(d, one, &kind, &values[metric->index])) strays_add(strays, d->keep, one);
    }
    return d->out->errors == errors;
}

/* --- writing --------------------------------------------------------------------- */

/* A text of a list as its column's type, so that it stands as plain as a value of its own. */
static void write_cell(struct emit *e, const struct list_field *column, struct str text)
{
    struct str_int milli = str_to_fixed(text, 3);

    if (column->type == QUESTION_MONTH && date_known(date_parse_month(text))) emit_month(e, date_parse_month(text));
    else if (column->type == QUESTION_YES_NO) emit_bool(e, str_eq(text, S("yes")));
    else if (column->type == QUESTION_NUMBER && milli.ok) emit_fixed(e, milli.value, 3);
    else emit_str(e, text);
}

static void write_rows(struct emit *e, const struct value_kind *kind, const struct value *v)
{
    bool maps = v->columns > 1;

    emit_list(e);
    for (size_t row = 0; row < v->n; row++) {
        if (maps) emit_inline_map(e);
        for (size_t i = 0; i < v->columns; i++) {
            struct str text = v->items[row * v->columns + i];
            if (maps && !text.n) continue;
            if (maps) emit_key(e, kind->fields[i].id);
            write_cell(e, &kind->fields[i], text);
        }
        if (maps) emit_end(e);
    }
    emit_end(e);
}

static void write_several(struct emit *e, const struct value_kind *kind, const struct value *v)
{
    emit_inline_list(e);
    for (size_t i = 0; i < kind->options->n; i++)
        if (v->picked >> i & 1) emit_str(e, kind->options->list[i].id);
    emit_end(e);
}

static void write_plain(struct emit *e, const struct value_kind *kind, const struct value *v)
{
    switch (kind->type) {
    case QUESTION_NUMBER:
    case QUESTION_SCALE: emit_fixed(e, v->milli, 3); return;
    case QUESTION_YES_NO: emit_bool(e, v->option == 1); return;
    case QUESTION_SEVERAL: write_several(e, kind, v); return;
    case QUESTION_LIST: write_rows(e, kind, v); return;
    case QUESTION_MONTH: emit_month(e, v->month); return;
    case QUESTION_TEXT:
    case QUESTION_CHOICE:
    case QUESTION_TYPES: break;
    }
    emit_str(e, v->text);
}

static void write_value(struct emit *e, const struct value_kind *kind, const struct value *v)
{
    bool words = kind->type == QUESTION_TEXT || kind->type == QUESTION_LIST;
    bool a_word = str_eq(v->text, S("unknown")) || str_eq(v->text, S("prefer-not"));

    if (v->state == VALUE_UNKNOWN) {
        emit_str(e, S("unknown"));
    } else if (v->state == VALUE_PREFER_NOT) {
        emit_str(e, S("prefer-not"));
    } else if (words && (a_word || v->reach != REACH_TEAM)) {
        emit_map(e);
        emit_key(e, S("text"));
        write_plain(e, kind, v);
        if (v->reach != REACH_TEAM) {
            emit_key(e, S("reach"));
            emit_str(e, str_of(reach_words[v->reach]));
        }
        emit_end(e);
    } else {
        write_plain(e, kind, v);
    }
}

void value_write_profile(struct emit *e, struct str key, const struct questionnaire *q, const struct value *values,
                         const struct strays *strays)
{
    size_t said = strays->n;

    for (size_t i = 0; i < q->n_questions; i++) said += values[i].state != VALUE_NONE;
    if (!said) return;
    emit_key(e, key);
    emit_map(e);
    for (size_t i = 0; i < q->n_questions; i++) {
        struct value_kind kind = value_kind_of_question(&q->questions[i]);
        if (values[i].state == VALUE_NONE) continue;
        emit_key(e, q->questions[i].id);
        write_value(e, &kind, &values[i]);
    }
    for (size_t i = 0; i < strays->n; i++) { /* one that was answered anew is gone */
        const struct question *question = questionnaire_question(q, strays->list[i].id);
        if (!question || values[question->index].state == VALUE_NONE) stray_emit(e, &strays->list[i]);
    }
    emit_end(e);
}

void value_write_metrics(struct emit *e, struct str key, const struct questionnaire *q, const struct value *values,
                         const struct strays *strays)
{
    size_t said = strays->n;

    for (size_t i = 0; i < q->n_metrics; i++) said += values[i].state != VALUE_NONE;
    if (!said) return;
    emit_key(e, key);
    emit_map(e);
    for (size_t i = 0; i < q->n_metrics; i++) {
        struct value_kind kind = value_kind_of_metric(&q->metrics[i]);
        if (values[i].state == VALUE_NONE) continue;
        emit_key(e, q->metrics[i].id);
        write_value(e, &kind, &values[i]);
    }
    for (size_t i = 0; i < strays->n; i++) {
        const struct metric *metric = questionnaire_metric(q, strays->list[i].id);
        if (!metric || values[metric->index].state == VALUE_NONE) stray_emit(e, &strays->list[i]);
    }
    emit_end(e);
}
