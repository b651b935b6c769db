/* Where answers lie apart: dots per statement, the notes, a question to begin with. */

#include "answers/sheet.h"
#include "base/arena.h"
#include "document/chart.h"
#include "report/parts.h"

static void quote(struct writer *w, struct str note)
{
    doc_paragraph(w->doc, PARA_QUOTE, note);
}

static size_t add_row(struct chart_dot_row *rows, size_t n, struct str key, struct str label, int dots, bool here)
{
    rows[n] = (struct chart_dot_row){ .key = key, .label = label, .dots = dots, .here = here };
    return n + 1;
}

static void votes(struct writer *w, const struct verdict *v)
{
    struct chart *chart = arena_new(w->keep, struct chart, 1);
    struct chart_dot_row *rows = arena_new(w->keep, struct chart_dot_row, LEVELS + 2);
    size_t n = 0;

    for (int i = 0; i < LEVELS; i++)
        n = add_row(rows, n, number(w, i), words(w, &v->of->level[i]), v->votes.level[i],
                    v->standing == STANDING_LEVEL && v->level == i);
    if (v->votes.unknown)
        n = add_row(rows, n, (struct str){ 0 }, say(w, MSG_REPORT_DOTS_UNKNOWN), v->votes.unknown, v->standing == STANDING_UNKNOWN);
    if (v->votes.not_applicable)
        n = add_row(rows, n, (struct str){ 0 }, say(w, MSG_REPORT_DOTS_NOT_APPLICABLE), v->votes.not_applicable,
                    v->standing == STANDING_NOT_APPLICABLE);
    *chart = (struct chart){ .kind = CHART_DOTS, .rows = rows, .n_rows = n };
    doc_chart(w->doc, chart);
}

static void difference(struct writer *w, const struct verdict *v)
{
    static const struct column ladder_and_notes[] = { { .weight = 5 }, { .weight = 4 } };

    doc_open_box(w->doc, (struct str){ 0 });
    struct block *p = doc_paragraph(w->doc, PARA_BODY, (struct str){ 0 });
    doc_span(w->doc, p, SPAN_STRONG, words(w, &v->of->title));
    doc_span(w->doc, p, SPAN_SMALL, w->l == LANG_JA ? S("　") : S("   "));
    doc_span(w->doc, p, SPAN_SMALL, words(w, &v->of->area->title));
    doc_open_columns(w->doc, ladder_and_notes, 2);
    doc_open_group(w->doc);
    if (!w->f->consensus->hidden) votes(w, v);
    doc_close(w->doc, BLOCK_GROUP);
    doc_open_group(w->doc);
    each_note(w, (size_t)v->of->index, NOTE_OPEN, quote, w);
    if (v->discuss) doc_paragraph(w->doc, PARA_SMALL, say(w, MSG_REPORT_DISCUSS));
    doc_close(w->doc, BLOCK_GROUP);
    doc_close(w->doc, BLOCK_COLUMNS);
    doc_close(w->doc, BLOCK_BOX);
}

/* What deserves talk: apart, mixed, or asked for. Votes one level apart settle themselves. */
static bool worth_talk(const struct verdict *v)
{
    return v->accord == ACCORD_APART || v->accord == ACCORD_MIXED || v->discuss;
}

void part_differences(struct writer *w)
{
    const struct consensus *c = w->f->consensus;
    bool any = false;

    doc_heading(w->doc, 1, S("differ"), say(w, MSG_REPORT_DIFFER_TITLE));
    doc_paragraph(w->doc, PARA_BODY, say(w, c->hidden ? MSG_REPORT_DIFFER_HIDDEN : MSG_REPORT_DIFFER_ABOUT));
    for (size_t i = 0; i < c->n_differ; i++) {
        if (!worth_talk(c->differ[i])) continue;
        if (!any) doc_paragraph(w->doc, PARA_BODY, say(w, MSG_REPORT_DIFFER_QUESTION));
        any = true;
        difference(w, c->differ[i]);
    }
    if (!any) doc_paragraph(w->doc, PARA_BODY, say(w, MSG_REPORT_DIFFER_NONE));
}
