/* The small words of the report: numbers, levels, votes, values. */

#include "answers/round.h"
#include "answers/sheet.h"
#include "base/buf.h"
#include "base/bug.h"
#include "base/hash.h"
#include "report/parts.h"

struct str say(const struct writer *w, enum message m)
{
    return message(m, w->l);
}

struct str say1(const struct writer *w, enum message m, const char *name, struct str value)
{
    struct fill fill[] = { { str_of(name), value, 0, false } };
    return message_fill(w->keep, m, w->l, fill, 1);
}

struct str say2(const struct writer *w, enum message m, const char *n1, struct str v1, const char *n2, struct str v2)
{
    struct fill fills[] = { { str_of(n1), v1, 0, false }, { str_of(n2), v2, 0, false } };
    return message_fill(w->keep, m, w->l, fills, 2);
}

struct str number(const struct writer *w, int64_t n)
{
    return str_printf(w->keep, "%lld", (long long)n);
}

struct str tenths(const struct writer *w, int n)
{
    return str_printf(w->keep, "%d.%d", n / 10, n % 10);
}

struct str hundredths(const struct writer *w, int thousandths)
{
    int h = (thousandths + 5) / 10;
    return str_printf(w->keep, "%d.%02d", h / 100, h % 100);
}

struct str words(const struct writer *w, const struct text *t)
{
    return text_in(t, w->l);
}

struct str standing_words(const struct writer *w, const struct verdict *v)
{
    switch (v->standing) {
    case STANDING_UNKNOWN: return say(w, MSG_REPORT_LEVEL_UNKNOWN);
    case STANDING_NOT_APPLICABLE: return say(w, MSG_REPORT_LEVEL_NOT_APPLICABLE);
    case STANDING_NOT_ASKED: return say(w, MSG_REPORT_LEVEL_NOT_ASKED);
    case STANDING_LEVEL: break;
    }
    return say2(w, v->settled ? MSG_REPORT_LEVEL_SETTLED : MSG_REPORT_LEVEL_OF,
                "level", number(w, v->level), "name", words(w, &w->f->questionnaire->scale[v->level]));
}

struct str votes_words(const struct writer *w, const struct verdict *v)
{
    struct buf out = buf_in(w->keep);
    for (int level = 0; level < LEVELS; level++)
        for (int i = 0; i < v->votes.level[level]; i++) buf_printf(&out, "%s%d", out.n ? " " : "", level);
    for (int i = 0; i < v->votes.unknown; i++) buf_add(&out, out.n ? S(" ?") : S("?"));
    for (int i = 0; i < v->votes.not_applicable; i++) buf_add(&out, out.n ? S(" n/a") : S("n/a"));
    return buf_str(&out);
}

/* --- values ---------------------------------------------------------------------------- */

static struct str state_words(const struct writer *w, const struct value *v)
{
    if (v->state == VALUE_UNKNOWN) return say(w, MSG_REPORT_VALUE_UNKNOWN);
    if (v->state == VALUE_PREFER_NOT) return say(w, MSG_REPORT_VALUE_PREFER_NOT);
    return (struct str){ 0 };
}

static struct str unit_words(const struct writer *w, struct str value, const struct text *unit)
{
    if (text_is_empty(unit)) return value;
    return say2(w, MSG_REPORT_WITH_UNIT, "value", value, "unit", words(w, unit));
}

static struct str option_words(const struct writer *w, const struct options *o, struct str id)
{
    const struct option *one = option_by_id(o, id);
    return one ? words(w, &one->text) : id;
}

/* One text of a row: a "yes" is said by the name of its column, a "no" not at all. */
static struct str cell_words(const struct writer *w, const struct question *q, size_t column, struct str cell)
{
    if (column >= q->n_fields || q->fields[column].type != QUESTION_YES_NO) return cell;
    return str_eq(cell, S("yes")) ? words(w, &q->fields[column].text) : S("");
}

/* A row a line. */
static struct str list_words(const struct writer *w, const struct question *q, const struct value *v)
{
    struct buf out = buf_in(w->keep);

    for (size_t i = 0; i < v->n * v->columns; i++) {
        struct str cell = cell_words(w, q, i % v->columns, v->items[i]);
        bool new_row = i % v->columns == 0;
        if (!cell.n) continue;
        if (out.n) buf_add(&out, new_row ? S("\n") : w->l == LANG_JA ? S("　") : S("   "));
        buf_add(&out, cell);
    }
    return buf_str(&out);
}

static struct str several_words(const struct writer *w, const struct question *q, const struct value *v)
{
    struct buf out = buf_in(w->keep);

    for (size_t i = 0; i < q->options.n; i++) {
        if (!(v->picked >> i & 1)) continue;
        if (out.n) buf_add(&out, w->l == LANG_JA ? S("、") : S(", "));
        buf_add(&out, words(w, &q->options.list[i].text));
    }
    return buf_str(&out);
}

struct str value_words(const struct writer *w, const struct question *q, const struct value *v)
{
    if (v->state != VALUE_ANSWERED) return state_words(w, v);
    switch (q->type) {
    case QUESTION_YES_NO: return say(w, v->option ? MSG_REPORT_VALUE_YES : MSG_REPORT_VALUE_NO);
    case QUESTION_CHOICE: return option_words(w, &q->options, v->text);
    case QUESTION_SEVERAL: return several_words(w, q, v);
    case QUESTION_LIST: return list_words(w, q, v);
    case QUESTION_NUMBER: /* the question itself says what is counted */
        return str_eq(words(w, &q->unit), S("%")) ? unit_words(w, v->text, &q->unit) : v->text;
    case QUESTION_SCALE: return str_printf(w->keep, "%.*s / %d", STR_ARG(v->text), q->high);
    case QUESTION_TEXT: case QUESTION_MONTH: return v->text;
    case QUESTION_TYPES: break;
    }
    bug("no such type of question");
}

struct str metric_words(const struct writer *w, const struct metric *m, const struct value *v)
{
    if (v->state != VALUE_ANSWERED) return state_words(w, v);
    return m->type == METRIC_BAND ? option_words(w, &m->options, v->text) : unit_words(w, v->text, &m->unit);
}

struct str nothing_planned(const struct writer *w)
{
    const struct roadmap *m = w->f->roadmap;
    return say(w, m->n || m->n_not_now ? MSG_REPORT_NOTHING_PLANNED : MSG_REPORT_NOTHING_LEFT);
}

/* --- paragraphs and notes ------------------------------------------------------------------ */

void labelled(struct writer *w, enum message label, struct str text)
{
    if (!text.n) return;
    struct block *p = doc_paragraph(w->doc, PARA_BODY, (struct str){ 0 });
    doc_span(w->doc, p, SPAN_STRONG, say(w, label));
    doc_span(w->doc, p, SPAN_PLAIN, w->l == LANG_JA ? S("　") : S("  "));
    doc_span(w->doc, p, SPAN_PLAIN, text);
}

void strengths(struct writer *w, enum list_style style)
{
    const struct scorecard *s = w->f->scorecard;

    doc_open_list(w->doc, style);
    for (size_t i = 0; i < s->n_strengths; i++) {
        const struct verdict *v = s->strengths[i];
        doc_open_item(w->doc);
        doc_paragraph(w->doc, PARA_BODY, say2(w, MSG_REPORT_KEEP_LINE, "capability", words(w, &v->of->title),
                                              "statement", words(w, &v->of->level[v->level])));
        doc_close(w->doc, BLOCK_ITEM);
    }
    doc_close(w->doc, BLOCK_LIST);
}

struct one_note {
    struct str text;
    struct hash rank;
};

static int compare_rank(struct hash a, struct hash b)
{
    for (int i = 0; i < HASH_BYTES; i++)
        if (a.byte[i] != b.byte[i]) return a.byte[i] < b.byte[i] ? -1 : 1;
    return 0;
}

/* Sorted by a hash of the words: any order of sheets gives the same, and it says nothing
 * about who wrote what or came first. */
void each_note(const struct writer *w, size_t capability, enum note_kind kind,
               void (*each)(struct writer *, struct str note), struct writer *context)
{
    size_t n = 0;
    struct one_note *notes = arena_new(w->keep, struct one_note, w->f->n_sheets + 1);

    if (w->f->consensus->hidden) return;
    for (size_t s = 0; s < w->f->n_sheets; s++) {
        const struct answer *a = &w->f->sheets[s]->answers[capability];
        struct str text = kind == NOTE_INTERNAL ? a->note_internal : a->note;
        struct one_note one = { text, hash_of(text) };
        size_t at = n;
        if (!text.n) continue;
        for (; at > 0 && compare_rank(notes[at - 1].rank, one.rank) > 0; at--) notes[at] = notes[at - 1];
        notes[at] = one;
        n++;
    }
    for (size_t i = 0; i < n; i++) each(context, notes[i].text);
}
