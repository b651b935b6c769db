/* What moved since the round before, by which promise, and what was promised and is not
 * done: what stood in the way? Nothing in a first round. */

#include "answers/round.h"
#include "findings/progress.h"
#include "report/parts.h"

static struct str promise_words(const struct writer *w, const struct progress *p, const struct promise *one)
{
    if (one->own.n) return one->own;
    if (one->action.index < 0) return one->action.id;
    return words(w, &p->earlier_questionnaire->actions[one->action.index].title);
}

/* What a promise moved deserves a line of its own. */
static void moved_by_promise(struct writer *w, const struct progress *p)
{
    bool any = false;

    for (size_t i = 0; i < p->n_moved; i++) {
        const struct progress_step *s = &p->moved[i];
        struct fill fills[] = { FILL("capability", words(w, &s->of->title)), FILL("before", number(w, s->before)),
                                FILL("now", number(w, s->now)) };
        if (!s->by) continue;
        if (!any) doc_open_list(w->doc, LIST_BULLET);
        any = true;
        doc_open_item(w->doc);
        struct block *b = doc_paragraph(w->doc, PARA_BODY, message_fill(w->keep, MSG_REPORT_PROGRESS_MOVED, w->l, fills, 3));
        doc_span(w->doc, b, SPAN_PLAIN, w->l == LANG_JA ? S("") : S(" "));
        doc_span(w->doc, b, SPAN_PLAIN, say1(w, MSG_REPORT_PROGRESS_BY, "promise", promise_words(w, p, s->by)));
        doc_close(w->doc, BLOCK_ITEM);
    }
    if (any) doc_close(w->doc, BLOCK_LIST);
}

/* "From 0 to 1": the names of all that moved so, in one paragraph. */
static void moved_from_to(struct writer *w, const struct progress *p, int before, int now)
{
    struct block *b = NULL;

    for (size_t i = 0; i < p->n_moved; i++) {
        const struct progress_step *s = &p->moved[i];
        if (s->by || s->before != before || s->now != now) continue;
        if (!b) {
            doc_paragraph(w->doc, PARA_LABEL, say2(w, MSG_REPORT_PROGRESS_FROM_TO, "before", number(w, before), "now", number(w, now)));
            b = doc_paragraph(w->doc, PARA_BODY, (struct str){ 0 });
        } else {
            doc_span(w->doc, b, SPAN_PLAIN, w->l == LANG_JA ? S("、") : S("; "));
        }
        doc_span(w->doc, b, SPAN_PLAIN, words(w, &s->of->title));
    }
}

static void moved(struct writer *w, const struct progress *p)
{
    moved_by_promise(w, p);
    for (int before = 0; before < LEVELS; before++)
        for (int now = 0; now < LEVELS; now++) moved_from_to(w, p, before, now);
}

static void still_open(struct writer *w, const struct progress *p)
{
    doc_paragraph(w->doc, PARA_LABEL, say(w, MSG_REPORT_PROGRESS_OPEN));
    doc_open_list(w->doc, LIST_BULLET);
    for (size_t i = 0; i < p->n_open; i++) {
        doc_open_item(w->doc);
        doc_open_group(w->doc);
        doc_paragraph(w->doc, PARA_BODY, promise_words(w, p, p->open[i]));
        doc_lines(w->doc, say(w, MSG_REPORT_PROGRESS_WHY), 1);
        doc_close(w->doc, BLOCK_GROUP);
        doc_close(w->doc, BLOCK_ITEM);
    }
    doc_close(w->doc, BLOCK_LIST);
}

void part_progress(struct writer *w)
{
    if (!w->earlier) return;
    const struct progress *p = progress_make(w->keep, w->f->consensus, w->earlier->consensus);
    struct fill fills[] = { FILL_INT("up", p->up), FILL_INT("down", p->down), FILL_INT("same", p->same) };

    doc_heading(w->doc, 1, S("progress"), say1(w, MSG_REPORT_PROGRESS_TITLE, "date", date_text(w->keep, w->earlier->round->date)));
    doc_paragraph(w->doc, PARA_BODY, message_fill(w->keep, MSG_REPORT_PROGRESS_COUNTS, w->l, fills, 3));
    if (p->n_moved) moved(w, p);
    if (p->n_open) still_open(w, p);
}
