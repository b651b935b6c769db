/* What is not known and how to find it out; and every answer in one table. */

#include "answers/round.h"
#include "base/arena.h"
#include "report/parts.h"

/* --- find out --------------------------------------------------------------------------- */

static bool is_unknown(const struct verdict *v)
{
    return v->standing == STANDING_UNKNOWN;
}

static void find_out_item(struct writer *w, struct str title, struct str how)
{
    doc_open_item(w->doc);
    doc_open_group(w->doc);
    struct block *p = doc_paragraph(w->doc, PARA_BODY, (struct str){ 0 });
    doc_span(w->doc, p, SPAN_STRONG, title);
    doc_paragraph(w->doc, PARA_SMALL, how);
    doc_lines(w->doc, say(w, MSG_REPORT_FIND_OUT_WHO), 1);
    doc_close(w->doc, BLOCK_GROUP);
    doc_close(w->doc, BLOCK_ITEM);
}

static size_t count_unknown(const struct writer *w)
{
    size_t n = 0;
    for (size_t i = 0; i < w->f->questions->n; i++) n += is_unknown(w->f->questions->list[i].of);
    for (size_t i = 0; i < w->f->questionnaire->n_metrics; i++) n += w->f->round->metrics[i].state == VALUE_UNKNOWN;
    return n;
}

void part_find_out(struct writer *w)
{
    doc_heading(w->doc, 1, S("find-out"), say(w, MSG_REPORT_FIND_OUT_TITLE));
    if (!count_unknown(w)) {
        doc_paragraph(w->doc, PARA_BODY, say(w, MSG_REPORT_FIND_OUT_NONE));
        return;
    }
    doc_paragraph(w->doc, PARA_BODY, say(w, MSG_REPORT_FIND_OUT_ABOUT));
    doc_open_list(w->doc, LIST_CHECK);
    for (size_t i = 0; i < w->f->questions->n; i++) {
        const struct verdict *v = w->f->questions->list[i].of;
        if (is_unknown(v)) find_out_item(w, words(w, &v->of->title), words(w, &v->of->find_out));
    }
    for (size_t i = 0; i < w->f->questionnaire->n_metrics; i++) {
        const struct metric *m = &w->f->questionnaire->metrics[i];
        if (w->f->round->metrics[i].state == VALUE_UNKNOWN) find_out_item(w, words(w, &m->title), words(w, &m->how));
    }
    doc_close(w->doc, BLOCK_LIST);
}

/* --- all answers -------------------------------------------------------------------------- */

static void count_cell(struct writer *w, int n)
{
    doc_cell(w->doc, n ? number(w, n) : S("·"));
}

static void answers_row(struct writer *w, const struct verdict *v)
{
    doc_open_row(w->doc);
    doc_cell(w->doc, words(w, &v->of->title));
    for (int i = 0; i < LEVELS; i++) count_cell(w, v->votes.level[i]);
    count_cell(w, v->votes.unknown + v->votes.not_mine);
    count_cell(w, v->votes.not_applicable);
    count_cell(w, v->votes.none);
    doc_cell(w->doc, standing_words(w, v));
    doc_close(w->doc, BLOCK_ROW);
}

static void answers_head(struct writer *w)
{
    static const char *const names[] = { "0", "1", "2", "3", "4", "?", "n/a", "-" };
    doc_open_row(w->doc);
    doc_cell(w->doc, say(w, MSG_REPORT_ANSWERS_CAPABILITY));
    for (size_t i = 0; i < countof(names); i++) doc_cell(w->doc, str_of(names[i]));
    doc_cell(w->doc, say(w, MSG_REPORT_ANSWERS_RESULT));
    doc_close(w->doc, BLOCK_ROW);
}

static void result_row(struct writer *w, const struct verdict *v)
{
    doc_open_row(w->doc);
    doc_cell(w->doc, words(w, &v->of->title));
    doc_cell(w->doc, standing_words(w, v));
    doc_close(w->doc, BLOCK_ROW);
}

void part_answers(struct writer *w)
{
    static const struct column figures = { .weight = 1, .align = ALIGN_CENTRE, .figures = true };
    const struct consensus *c = w->f->consensus;
    struct column *columns = arena_new(w->keep, struct column, 10);

    doc_heading(w->doc, 1, S("answers"), say(w, MSG_REPORT_ANSWERS_TITLE));
    doc_paragraph(w->doc, PARA_SMALL, say(w, c->hidden ? MSG_REPORT_NOTES_HIDDEN : MSG_REPORT_ANSWERS_ABOUT));
    columns[0] = (struct column){ .weight = 9 };
    for (int i = 1; i < 9; i++) columns[i] = figures;
    columns[c->hidden ? 1 : 9] = (struct column){ .weight = 7 };
    doc_open_table(w->doc, columns, c->hidden ? 2 : 10, c->hidden ? 0 : 1);
    if (!c->hidden) answers_head(w);
    for (size_t i = 0; i < c->n; i++) {
        if (c->of[i].standing == STANDING_NOT_ASKED) continue;
        if (c->hidden) result_row(w, &c->of[i]);
        else answers_row(w, &c->of[i]);
    }
    doc_close(w->doc, BLOCK_TABLE);
}
