/* Ten minutes, alone: one page from one person's answers. */

#include "answers/round.h"
#include "answers/sheet.h"
#include "base/arena.h"
#include "findings/explain.h"
#include "report/parts.h"

static void words_of_person(struct writer *w)
{
    const struct questionnaire *q = w->f->questionnaire;
    for (size_t i = 0; i < q->n_questions && w->f->n_sheets; i++) {
        const struct value *v = &w->f->sheets[0]->own[i];
        if (q->questions[i].type != QUESTION_TEXT || v->state != VALUE_ANSWERED) continue;
        doc_paragraph(w->doc, PARA_QUOTE, v->text);
        return; /* the one sentence: the first text that was asked */
    }
}

static void works_already(struct writer *w)
{
    doc_heading(w->doc, 3, S("works"), say(w, MSG_REPORT_FIRST_LOOK_WORKS));
    if (!w->f->scorecard->n_strengths) {
        doc_paragraph(w->doc, PARA_BODY, say(w, MSG_REPORT_FIRST_LOOK_NOTHING));
        return;
    }
    strengths(w, LIST_BULLET);
}

static void three_actions(struct writer *w)
{
    const struct roadmap *m = w->f->roadmap;

    doc_heading(w->doc, 3, S("actions"), say(w, MSG_REPORT_FIRST_LOOK_ACTIONS));
    if (!m->n_first) {
        doc_paragraph(w->doc, PARA_BODY, nothing_planned(w));
        return;
    }
    doc_open_list(w->doc, LIST_NUMBER);
    for (size_t i = 0; i < m->n_first; i++) {
        const struct action *a = m->first[i]->job->action;
        doc_open_item(w->doc);
        struct block *p = doc_paragraph(w->doc, PARA_BODY, (struct str){ 0 });
        doc_span(w->doc, p, SPAN_STRONG, words(w, &a->title));
        labelled(w, MSG_REPORT_CARD_FIRST, words(w, &a->first_step));
        doc_paragraph(w->doc, PARA_SMALL, explain_line(w->keep, m, m->first[i], w->l));
        doc_close(w->doc, BLOCK_ITEM);
    }
    doc_close(w->doc, BLOCK_LIST);
}

static void not_now(struct writer *w)
{
    const struct roadmap *m = w->f->roadmap;
    size_t n = m->n_not_now < 2 ? m->n_not_now : 2;

    if (!n) return;
    doc_heading(w->doc, 3, S("not-now"), say(w, MSG_REPORT_FIRST_LOOK_NOT_NOW));
    doc_open_list(w->doc, LIST_BULLET);
    for (size_t i = 0; i < n; i++) {
        doc_open_item(w->doc);
        doc_paragraph(w->doc, PARA_BODY, say2(w, MSG_REPORT_NOT_NOW_LINE, "title", words(w, &m->not_now[i].action->title),
                                              "why", explain_held(w->keep, m, &m->not_now[i], w->l)));
        doc_close(w->doc, BLOCK_ITEM);
    }
    doc_close(w->doc, BLOCK_LIST);
}

static void five_questions(struct writer *w)
{
    const struct open_questions *open = w->f->questions;

    if (!open || !open->n) return;
    doc_heading(w->doc, 3, S("questions"), say(w, MSG_REPORT_FIRST_LOOK_QUESTIONS));
    doc_open_list(w->doc, LIST_NUMBER);
    for (size_t i = 0; i < open->n && i < 5; i++) {
        doc_open_item(w->doc);
        doc_paragraph(w->doc, PARA_BODY, words(w, &open->list[i].of->of->ask));
        doc_close(w->doc, BLOCK_ITEM);
    }
    doc_close(w->doc, BLOCK_LIST);
}

void part_first_look(struct writer *w)
{
    struct str pattern = explain_pattern(w->keep, &w->f->scorecard->tightrope, w->l);
    int64_t answered = w->f->n_sheets ? (int64_t)sheet_given(w->f->sheets[0]) : 0, asked = 0;

    for (size_t i = 0; i < w->f->questionnaire->n_capabilities; i++) asked += w->f->questionnaire->capabilities[i].first;
    if (asked < answered) asked = answered;
    struct fill fills[] = { FILL("date", date_text(w->keep, w->f->round->date)), FILL("answered", number(w, answered)),
                            FILL("asked", number(w, asked)) };
    doc_heading(w->doc, 1, S("first-look"), say1(w, MSG_REPORT_FIRST_LOOK_TITLE, "team", w->f->round->name));
    doc_paragraph(w->doc, PARA_SMALL, message_fill(w->keep, MSG_REPORT_FIRST_LOOK_META, w->l, fills, 3));
    words_of_person(w);
    if (pattern.n) doc_paragraph(w->doc, PARA_LEAD, pattern);
    works_already(w);
    three_actions(w);
    not_now(w);
    five_questions(w);
}
