#include "answers/value.h"

#include <assert.h>
#include <string.h>

#include "answers/fold.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/utf8.h"

enum { NUMBER_MOST = 1000000000, MILLI = 1000 };

static int64_t scaled(int bound, int64_t by, int64_t without)
{
    return bound == NO_BOUND ? without : bound * by;
}

struct value_kind value_kind_of_question(const struct question *q)
{
    size_t most = q->type == QUESTION_LIST ? VALUE_ROWS_MOST : VALUE_TEXT_MOST;

    return (struct value_kind){
        .type = q->type,
        .sensitive = q->sensitive,
        .low = scaled(q->low, MILLI, INT64_MIN),
        .high = scaled(q->high, MILLI, INT64_MAX),
        .most = q->most > 0 ? (size_t)q->most : most,
        .options = &q->options,
        .fields = q->fields,
        .n_fields = q->n_fields,
    };
}

struct value_kind value_kind_of_metric(const struct metric *m)
{
    int64_t unit = m->decimals == 1 ? MILLI / 10 : MILLI;

    return (struct value_kind){
        .type = m->type == METRIC_BAND ? QUESTION_CHOICE : QUESTION_NUMBER,
        .low = scaled(m->low, unit, INT64_MIN),
        .high = scaled(m->high, unit, INT64_MAX),
        .decimals = m->decimals,
        .options = &m->options,
    };
}

struct value_problem value_check_text(struct str typed, size_t most)
{
    size_t n = 0;

    for (struct str rest = typed; rest.n > 0; n++) {
        int32_t cp = utf8_next(&rest);
        bool control = (cp < 0x20 && cp != '\n' && cp != '\t') || (cp >= 0x7F && cp < 0xA0) || cp == 0x2028
                    || cp == 0x2029 || cp == 0xFEFF || cp == 0xFFFE || cp == 0xFFFF;
        if (control) return (struct value_problem){ .why = VALUE_CONTROL };
    }
    if (n > most) return (struct value_problem){ .why = VALUE_TOO_LONG, .most = (int64_t)most };
    return (struct value_problem){ 0 };
}

/* --- one value of each type ------------------------------------------------------ */

static struct value_problem parse_text(struct arena *keep, size_t most, struct str typed, struct value *v)
{
    struct value_problem p = value_check_text(typed, most);

    v->text = str_dup(keep, typed);
    return p;
}

/* 12500 is "12.5": the one spelling of a number. */
static struct str spell_milli(struct arena *keep, int64_t milli)
{
    int64_t whole = milli / MILLI, part = milli < 0 ? -(milli % MILLI) : milli % MILLI;
    struct str s = str_printf(keep, "%s%lld.%03lld", milli < 0 && whole == 0 ? "-" : "", (long long)whole,
                              (long long)part);

    while (str_ends(s, S("0"))) s.n--;
    if (str_ends(s, S("."))) s.n--;
    return s;
}

static struct value_problem parse_number(struct arena *keep, const struct value_kind *kind, struct str typed,
                                         struct value *v)
{
    struct str_int milli = str_to_fixed(typed, 3);
    struct value_problem p = { .low = kind->low, .high = kind->high };

    if (p.low < -(int64_t)NUMBER_MOST * MILLI) p.low = -(int64_t)NUMBER_MOST * MILLI;
    if (p.high > (int64_t)NUMBER_MOST * MILLI) p.high = (int64_t)NUMBER_MOST * MILLI;
    if (!milli.ok) p.why = VALUE_NO_NUMBER;
    else if (!str_to_fixed(typed, kind->decimals).ok) p.why = VALUE_DECIMALS, p.most = kind->decimals;
    else if (milli.value < p.low) p.why = VALUE_TOO_LOW;
    else if (milli.value > p.high) p.why = VALUE_TOO_HIGH;
    if (p.why) return p;
    v->milli = milli.value;
    v->text = spell_milli(keep, v->milli);
    return p;
}

static struct value_problem parse_yes_no(struct str typed, struct value *v)
{
    static const struct { struct str word; int option; } words[] = {
        { S_INIT("yes"), 1 }, { S_INIT("no"), 0 }, { S_INIT("true"), 1 }, { S_INIT("false"), 0 },
    };

    for (size_t i = 0; i < countof(words); i++) {
        if (!str_eq(typed, words[i].word)) continue;
        v->option = words[i].option;
        v->text = v->option ? S("yes") : S("no");
        return (struct value_problem){ 0 };
    }
    return (struct value_problem){ .why = VALUE_NO_YES_NO };
}

/* YYYY-MM, also with other signs between and a month of one digit: 2026/3, 2026年3月. */
static struct value_problem parse_month(struct arena *keep, struct str typed, struct value *v)
{
    static const struct str between[] = { S_INIT("-"), S_INIT("/"), S_INIT("."), S_INIT("年") };
    struct str year = str_head(typed, 4), month = { 0 };

    if (str_ends(typed, S("月"))) typed.n -= S("月").n;
    for (size_t i = 0; i < countof(between); i++)
        if (str_starts(str_from(typed, 4), between[i])) month = str_from(typed, 4 + between[i].n);
    if (month.n == 1) month = str_join(keep, S("0"), month);

    struct str text = str_printf(keep, "%.*s-%.*s", STR_ARG(year), STR_ARG(month));
    v->month = date_parse_month(text);
    v->text = text;
    return (struct value_problem){ .why = date_known(v->month) ? VALUE_FINE : VALUE_NO_MONTH };
}

static struct value_problem find_option(struct arena *keep, const struct options *options, struct str typed,
                                        int *index)
{
    const struct option *o = option_by_id(options, typed);

    if (o) {
        *index = o->index;
        return (struct value_problem){ 0 };
    }
    struct str *ids = arena_new(keep, struct str, options->n + 1);
    for (size_t i = 0; i < options->n; i++) ids[i] = options->list[i].id;
    return (struct value_problem){
        .why = VALUE_NO_OPTION, .what = typed, .guess = diag_did_you_mean(typed, ids, options->n),
    };
}

static struct value_problem parse_choice(struct arena *keep, const struct options *options, struct str typed,
                                         struct value *v)
{
    struct value_problem p = find_option(keep, options, typed, &v->option);

    if (p.why == VALUE_FINE) v->text = options->list[v->option].id;
    return p;
}

/* The next word of a line like "a, b c"; the empty slice at its end. */
static struct str next_word(struct str *rest)
{
    static const struct str comma = S_INIT("、");
    struct str word = { rest->s, 0 };

    while (rest->n > 0) {
        bool wide = str_starts(*rest, comma), ends = wide || strchr(", \t\n", rest->s[0]);
        if (!ends) word.n++;
        *rest = str_from(*rest, wide ? comma.n : 1);
        if (ends && word.n) return word;
        if (ends) word.s = rest->s;
    }
    return word;
}

static struct value_problem parse_several(struct arena *keep, const struct options *options, struct str typed,
                                          struct value *v)
{
    for (struct str rest = typed, word; word = next_word(&rest), word.n > 0;) {
        int index = 0;
        struct value_problem p = find_option(keep, options, word, &index);
        if (p.why != VALUE_FINE) return p;
        if (v->picked >> index & 1) return (struct value_problem){ .why = VALUE_TWICE, .what = word };
        v->picked |= (uint64_t)1 << index;
    }
    return (struct value_problem){ .why = v->picked ? VALUE_FINE : VALUE_EMPTY };
}

static struct value_problem parse_lines(struct arena *keep, const struct value_kind *kind, struct str typed,
                                        struct value *v)
{
    while (typed.n > 0) {
        struct str line = str_trim(str_cut(&typed, '\n'));
        if (!line.n) continue;
        struct value_problem p = value_add(keep, kind, &line, 1, v);
        if (p.why != VALUE_FINE) return p;
    }
    return (struct value_problem){ .why = v->n ? VALUE_FINE : VALUE_EMPTY };
}

static struct value_problem parse_type(struct arena *keep, const struct value_kind *kind, struct str typed,
                                       struct value *v)
{
    bool words = kind->type != QUESTION_TEXT && kind->type != QUESTION_LIST;
    struct value_problem p = value_check_text(typed, VALUE_TYPED_MOST);

    if (p.why != VALUE_FINE) return p;
    if (words) typed = str_trim(fold_width(keep, typed));
    switch (kind->type) {
    case QUESTION_TEXT: return parse_text(keep, kind->most, typed, v);
    case QUESTION_NUMBER:
    case QUESTION_SCALE: return parse_number(keep, kind, typed, v);
    case QUESTION_YES_NO: return parse_yes_no(typed, v);
    case QUESTION_CHOICE: return parse_choice(keep, kind->options, typed, v);
    case QUESTION_SEVERAL: return parse_several(keep, kind->options, typed, v);
    case QUESTION_MONTH: return parse_month(keep, typed, v);
    case QUESTION_LIST: return parse_lines(keep, kind, typed, v);
    case QUESTION_TYPES: break;
    }
    return (struct value_problem){ .why = VALUE_EMPTY };
}

struct value_problem value_parse(struct arena *keep, const struct value_kind *kind, struct str typed,
                                 struct value *out)
{
    struct value v = { .state = VALUE_ANSWERED, .option = -1 };

    typed = str_trim(typed);
    if (!typed.n) return (struct value_problem){ .why = VALUE_EMPTY };
    struct value_problem p = parse_type(keep, kind, typed, &v);
    if (p.why == VALUE_FINE) *out = v;
    return p;
}

/* --- lists ------------------------------------------------------------------------- */

static struct value_problem parse_cell(struct arena *keep, const struct list_field *field, struct str typed,
                                       struct str *cell)
{
    struct value_kind kind = {
        .type = field->type, .low = INT64_MIN, .high = INT64_MAX, .most = VALUE_CELL_MOST, .options = &field->options,
    };
    struct value v = { .option = -1 };

    typed = str_trim(typed);
    if (!typed.n) return (struct value_problem){ 0 };
    struct value_problem p = parse_type(keep, &kind, typed, &v);
    if (p.why == VALUE_FINE) *cell = v.text;
    return p;
}

struct value_problem value_add(struct arena *keep, const struct value_kind *kind, const struct str *texts,
                               size_t n, struct value *v)
{
    size_t columns = kind->n_fields, rows = v->state == VALUE_ANSWERED ? v->n : 0;
    bool any = false;

    if (n != columns) return (struct value_problem){ .why = VALUE_WRONG_COLUMNS, .most = (int64_t)columns };
    if (rows >= kind->most) return (struct value_problem){ .why = VALUE_TOO_MANY, .most = (int64_t)kind->most };
    struct str *items = arena_new(keep, struct str, (rows + 1) * columns);
    if (rows) memcpy(items, v->items, rows * columns * sizeof *items);
    for (size_t i = 0; i < columns; i++) {
        struct str *cell = &items[rows * columns + i];
        struct value_problem p = parse_cell(keep, &kind->fields[i], texts[i], cell);
        if (p.why != VALUE_FINE && !p.what.n) p.what = texts[i];
        if (p.why != VALUE_FINE) return p;
        any |= cell->n > 0;
    }
    if (!any) return (struct value_problem){ .why = VALUE_EMPTY };
    *v = (struct value){
        .state = VALUE_ANSWERED, .reach = v->reach, .option = -1, .items = items, .n = rows + 1, .columns = columns,
    };
    return (struct value_problem){ 0 };
}

/* --- saying and comparing ------------------------------------------------------------ */

/* `between 0 and 100`, `at least 0`, `at most 100`. */
static struct str range_text(struct arena *keep, const struct value_problem *p)
{
    struct str low = spell_milli(keep, p->low), high = spell_milli(keep, p->high);
    bool down = p->low <= -(int64_t)NUMBER_MOST * MILLI, up = p->high >= (int64_t)NUMBER_MOST * MILLI;

    if (down && p->why == VALUE_TOO_HIGH) return str_printf(keep, "at most %.*s", STR_ARG(high));
    if (up && p->why == VALUE_TOO_LOW) return str_printf(keep, "at least %.*s", STR_ARG(low));
    return str_printf(keep, "between %.*s and %.*s", STR_ARG(low), STR_ARG(high));
}

struct str value_wrong_text(struct arena *keep, struct value_problem p, struct str typed)
{
    enum { SHOWN_MOST = 60 };
    struct str got = p.what.n ? p.what : typed, shown = got.n > SHOWN_MOST ? S("…") : got, range;
    long long most = (long long)p.most;

    switch (p.why) {
    case VALUE_FINE: return S("is fine");
    case VALUE_EMPTY: return S("is empty");
    case VALUE_TOO_LONG: return str_printf(keep, "is too long: at most %lld characters", most);
    case VALUE_CONTROL: return S("has a control character, or bytes that are not UTF-8");
    case VALUE_NO_NUMBER: return str_printf(keep, "must be a number, got \"%.*s\"", STR_ARG(shown));
    case VALUE_DECIMALS:
        if (most == 0) return str_printf(keep, "must be a whole number, got %.*s", STR_ARG(shown));
        return str_printf(keep, "must have at most %lld place%s behind the point, got %.*s", most,
                          most == 1 ? "" : "s", STR_ARG(shown));
    case VALUE_TOO_LOW:
    case VALUE_TOO_HIGH:
        range = range_text(keep, &p);
        return str_printf(keep, "must be %.*s, got %.*s", STR_ARG(range), STR_ARG(shown));
    case VALUE_NO_YES_NO: return str_printf(keep, "must be yes or no, got \"%.*s\"", STR_ARG(shown));
    case VALUE_NO_MONTH: return str_printf(keep, "must be a month like 2026-11, got \"%.*s\"", STR_ARG(shown));
    case VALUE_NO_OPTION:
        if (!p.guess.n) return str_printf(keep, "has no option \"%.*s\"", STR_ARG(p.what));
        return str_printf(keep, "has no option \"%.*s\" (did you mean \"%.*s\"?)", STR_ARG(p.what), STR_ARG(p.guess));
    case VALUE_TWICE: return str_printf(keep, "names \"%.*s\" twice", STR_ARG(p.what));
    case VALUE_TOO_MANY: return str_printf(keep, "has too many items: at most %lld", most);
    case VALUE_WRONG_COLUMNS: return str_printf(keep, "must have %lld column%s", most, most == 1 ? "" : "s");
    case VALUE_NOT_OFFERED: return S("does not take \"prefer-not\" for an answer");
    case VALUE_WRONGS: break;
    }
    return S("is wrong");
}

bool value_same(const struct value *a, const struct value *b)
{
    if (a->state != b->state || a->reach != b->reach) return false;
    if (a->state != VALUE_ANSWERED) return true;
    if (!str_eq(a->text, b->text) || a->picked != b->picked || a->n != b->n || a->columns != b->columns) return false;
    for (size_t i = 0; i < a->n * a->columns; i++)
        if (!str_eq(a->items[i], b->items[i])) return false;
    return true;
}
