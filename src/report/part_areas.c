/* Area by area: what is visible now, what would be visible next, what people noted. */

#include "answers/sheet.h"
#include "base/arena.h"
#include "findings/explain.h"
#include "report/parts.h"

static void gate(struct writer *w, const struct area_score *a)
{
    if (a->gated < 0 || !a->blocker) return;
    struct fill fills[] = {
        FILL("next", number(w, a->gated + 1)), FILL("blocker", words(w, &a->blocker->title)),
        FILL("more", number(w, a->more_blockers)),
    };
    enum message m = a->more_blockers ? MSG_REPORT_AREA_GATED_MORE : MSG_REPORT_AREA_GATED;
    doc_paragraph(w->doc, PARA_SMALL, message_fill(w->keep, m, w->l, fills, a->more_blockers ? 3 : 2))->keep_with_next = true;
}

static void calculation(struct writer *w, const struct area_score *a)
{
    struct fill fills[] = {
        FILL("asked", number(w, a->asked)), FILL("all", number(w, a->all)), FILL("unknown", number(w, a->mean.unknown)),
    };
    struct block *p = doc_paragraph(w->doc, PARA_SMALL, (struct str){ 0 });
    p->keep_with_next = true;
    struct str mean = explain_mean(w->keep, w->f->consensus, a);
    if (mean.n) {
        doc_span(w->doc, p, SPAN_PLAIN, say1(w, MSG_REPORT_AREA_CALCULATION, "calculation", mean));
        doc_span(w->doc, p, SPAN_PLAIN, w->l == LANG_JA ? S("。") : S(". "));
    }
    doc_span(w->doc, p, SPAN_PLAIN, message_fill(w->keep, MSG_REPORT_AREA_COVERAGE, w->l, fills, 3));
}

static void quote(struct writer *w, struct str note)
{
    doc_paragraph(w->doc, PARA_QUOTE, note);
}

static void quote_internal(struct writer *w, struct str note)
{
    struct block *p = doc_paragraph(w->doc, PARA_QUOTE, (struct str){ 0 });
    doc_span(w->doc, p, SPAN_STRONG, say(w, MSG_REPORT_NOTE_INTERNAL));
    doc_span(w->doc, p, SPAN_PLAIN, w->l == LANG_JA ? S("　") : S("  "));
    doc_span(w->doc, p, SPAN_PLAIN, note);
}

static void evidence(struct writer *w, size_t capability)
{
    for (size_t s = 0; s < w->f->n_sheets && !w->f->consensus->hidden; s++) {
        struct str where = w->f->sheets[s]->answers[capability].evidence.where;
        if (where.n) doc_paragraph(w->doc, PARA_SMALL, say1(w, MSG_REPORT_EVIDENCE, "where", where));
    }
}

static void statements(struct writer *w, const struct verdict *v)
{
    if (v->standing == STANDING_UNKNOWN)
        doc_paragraph(w->doc, PARA_BODY, say1(w, MSG_REPORT_FIND_OUT, "how", words(w, &v->of->find_out)));
    if (v->standing != STANDING_LEVEL) return;
    doc_paragraph(w->doc, PARA_BODY, say1(w, MSG_REPORT_VISIBLE_NOW, "statement", words(w, &v->of->level[v->level])));
    if (v->level + 1 < LEVELS)
        doc_paragraph(w->doc, PARA_SMALL, say1(w, MSG_REPORT_VISIBLE_NEXT, "statement", words(w, &v->of->level[v->level + 1])));
    if (v->because.n) doc_paragraph(w->doc, PARA_SMALL, say1(w, MSG_REPORT_SETTLED_BECAUSE, "because", v->because));
}

static void capability(struct writer *w, const struct capability *c)
{
    const struct verdict *v = &w->f->consensus->of[c->index];
    struct str votes = votes_words(w, v);

    if (v->standing == STANDING_NOT_ASKED) return;
    doc_open_group(w->doc);
    struct block *p = doc_paragraph(w->doc, PARA_BODY, (struct str){ 0 });
    p->keep_with_next = true;
    doc_span(w->doc, p, SPAN_STRONG, words(w, &c->title));
    doc_span(w->doc, p, SPAN_SMALL, w->l == LANG_JA ? S("　") : S("   "));
    doc_span(w->doc, p, SPAN_SMALL, standing_words(w, v));
    if (votes.n) {
        doc_span(w->doc, p, SPAN_SMALL, w->l == LANG_JA ? S("　") : S("   "));
        doc_span(w->doc, p, SPAN_SMALL, say1(w, MSG_REPORT_VOTES, "votes", votes));
    }
    statements(w, v);
    doc_close(w->doc, BLOCK_GROUP);
    each_note(w, (size_t)c->index, NOTE_OPEN, quote, w);
    each_note(w, (size_t)c->index, NOTE_INTERNAL, quote_internal, w);
    evidence(w, (size_t)c->index);
}

void part_areas(struct writer *w)
{
    const struct scorecard *s = w->f->scorecard;

    doc_heading(w->doc, 1, S("areas"), say(w, MSG_REPORT_AREAS_TITLE));
    for (size_t i = 0; i < s->n_areas; i++) {
        const struct area *a = s->areas[i].of;
        doc_heading(w->doc, 2, a->id, words(w, &a->title));
        calculation(w, &s->areas[i]);
        gate(w, &s->areas[i]);
        for (size_t c = 0; c < a->n_capabilities; c++) capability(w, &a->capabilities[c]);
    }
}
