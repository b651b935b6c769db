/* The background, in the team's own words, and the numbers. */

#include "answers/round.h"
#include "answers/sheet.h"
#include "base/arena.h"
#include "report/parts.h"

enum { BRIEF_LEAST = 3 }; /* people, before what each said about themselves is printed (anonymous rounds) */

static void own_words(struct writer *w, const struct question *q, const struct value *v)
{
    struct block *label = doc_paragraph(w->doc, PARA_LABEL, (struct str){ 0 });

    if (q->after.question) { /* "Which one?" says nothing without the question before it */
        doc_span(w->doc, label, SPAN_PLAIN, words(w, &q->after.question->ask));
        doc_span(w->doc, label, SPAN_PLAIN, w->l == LANG_JA ? S("　") : S(" "));
    }
    doc_span(w->doc, label, SPAN_PLAIN, words(w, &q->ask));
    doc_paragraph(w->doc, PARA_QUOTE, value_words(w, q, v));
}

static bool is_story(const struct question *q)
{
    return q->type == QUESTION_TEXT || q->type == QUESTION_LIST;
}

/* In an anonymous round no output names the roles of those who answered. */
static bool tells_who_answered(const struct writer *w, const struct question *q)
{
    return w->f->round->answers == ANSWERS_ANONYMOUS && str_eq(q->id, S("respondents"));
}

static void stories(struct writer *w)
{
    for (size_t i = 0; i < w->f->questionnaire->n_questions; i++) {
        const struct question *q = &w->f->questionnaire->questions[i];
        const struct value *v = &w->f->round->profile[i];
        if (q->by == BY_TEAM && is_story(q) && v->state == VALUE_ANSWERED && !tells_who_answered(w, q)) own_words(w, q, v);
    }
}

/* Texts that people wrote about themselves and let go this far, in an order that says
 * nothing about who wrote them: by the words. */
static void each_about(struct writer *w, const struct question *q, enum message title)
{
    const struct findings *f = w->f;
    struct str last = { 0 };
    bool any = false;

    for (;;) {
        struct str next = { 0 };
        for (size_t s = 0; s < f->n_sheets; s++) {
            const struct value *v = &f->sheets[s]->own[q->index];
            if (v->state != VALUE_ANSWERED || v->reach == REACH_NOBODY) continue;
            if (last.n && str_cmp(v->text, last) <= 0) continue;
            if (!next.n || str_cmp(v->text, next) < 0) next = v->text;
        }
        if (!next.n) return;
        if (!any) doc_paragraph(w->doc, PARA_LABEL, say(w, title))->keep_with_next = true;
        any = true;
        doc_paragraph(w->doc, PARA_QUOTE, next);
        last = next;
    }
}

static void about_selves(struct writer *w)
{
    static const struct { struct str id; enum message title; } asked[] = {
        { S_INIT("hurts"), MSG_REPORT_BACKGROUND_OWN },
        { S_INIT("hope"), MSG_REPORT_BACKGROUND_HOPE },
        { S_INIT("question"), MSG_REPORT_BACKGROUND_QUESTION },
    };
    bool few = w->f->round->answers == ANSWERS_ANONYMOUS && w->f->n_sheets < BRIEF_LEAST;

    for (size_t i = 0; i < countof(asked) && !few; i++) {
        const struct question *q = questionnaire_question(w->f->questionnaire, asked[i].id);
        if (q && q->by == BY_EACH) each_about(w, q, asked[i].title);
    }
}

/* What is not known says how it can be found out. */
static struct str number_words(const struct writer *w, const struct metric *m, const struct value *v)
{
    struct str value = metric_words(w, m, v);
    if (v->state != VALUE_UNKNOWN) return value;
    return say2(w, MSG_REPORT_NUMBERS_UNKNOWN, "value", value, "how", words(w, &m->how));
}

static void numbers(struct writer *w)
{
    static const struct column columns[] = { { .weight = 4 }, { .weight = 5 } };
    const struct questionnaire *q = w->f->questionnaire;
    bool any = false;

    for (size_t i = 0; i < q->n_metrics; i++) {
        const struct value *v = &w->f->round->metrics[i];
        if (v->state == VALUE_NONE) continue;
        if (!any) {
            doc_heading(w->doc, 2, S("numbers"), say(w, MSG_REPORT_NUMBERS_TITLE));
            doc_open_table(w->doc, columns, countof(columns), 1);
            doc_open_row(w->doc);
            doc_cell(w->doc, say(w, MSG_REPORT_NUMBERS_WHAT));
            doc_cell(w->doc, say(w, MSG_REPORT_NUMBERS_VALUE));
            doc_close(w->doc, BLOCK_ROW);
        }
        any = true;
        doc_open_row(w->doc);
        doc_cell(w->doc, words(w, &q->metrics[i].title));
        doc_cell(w->doc, number_words(w, &q->metrics[i], v));
        doc_close(w->doc, BLOCK_ROW);
    }
    if (any) doc_close(w->doc, BLOCK_TABLE);
}

static void facts(struct writer *w)
{
    static const struct column columns[] = { { .weight = 3 }, { .weight = 2 } };
    const struct questionnaire *q = w->f->questionnaire;
    bool any = false;

    for (size_t i = 0; i < q->n_questions; i++) {
        const struct question *one = &q->questions[i];
        const struct value *v = &w->f->round->profile[i];
        if (one->by != BY_TEAM || is_story(one) || v->state == VALUE_NONE) continue;
        if (!any) {
            doc_heading(w->doc, 2, S("facts"), say(w, MSG_REPORT_FACTS_TITLE));
            doc_open_table(w->doc, columns, countof(columns), 0);
        }
        any = true;
        doc_open_row(w->doc);
        doc_cell(w->doc, words(w, &one->ask));
        doc_cell(w->doc, value_words(w, one, v));
        doc_close(w->doc, BLOCK_ROW);
    }
    if (any) doc_close(w->doc, BLOCK_TABLE);
}

void part_background(struct writer *w)
{
    const struct block *title = doc_heading(w->doc, 1, S("background"), say(w, MSG_REPORT_BACKGROUND_TITLE));

    stories(w);
    about_selves(w);
    if (!title->next) doc_paragraph(w->doc, PARA_BODY, say(w, MSG_REPORT_BACKGROUND_NONE));
    numbers(w);
    facts(w);
}
