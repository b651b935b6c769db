#include "report/report.h"

#include "answers/round.h"
#include "base/bug.h"
#include "report/parts.h"

enum { NOT_NOW_MOST = 15 }; /* lines of "not now" in the report; the text of the roadmap has them all */

/* Head, foot and metadata of every document about a round. */
static struct writer begin(struct arena *keep, const struct findings *f, const struct report_options *o)
{
    struct writer w = { .keep = keep, .doc = doc_new(keep), .f = f, .earlier = o->earlier, .l = o->language };
    const struct questionnaire *q = f->questionnaire;
    struct fill foot[] = {
        FILL("program", o->program), FILL("id", q->id), FILL("version", q->version),
        FILL("fingerprint", str_head(q->fingerprint_text, 8)),
    };

    w.doc->title = say1(&w, MSG_REPORT_TITLE, "team", f->round->name);
    w.doc->subject = say(&w, MSG_REPORT_SUBJECT);
    w.doc->language = language_code(o->language);
    w.doc->date = f->round->date;
    w.doc->header = str_printf(keep, "%.*s  %.*s", STR_ARG(f->round->name), STR_ARG(say(&w, MSG_REPORT_CONFIDENTIAL)));
    w.doc->footer = message_fill(keep, MSG_REPORT_FOOTER, o->language, foot, 4);
    w.doc->page_of = message(MSG_REPORT_PAGE_OF, o->language);
    if (o->sample) w.doc->watermark = say(&w, MSG_REPORT_SAMPLE);
    return w;
}

static void head_band(struct writer *w)
{
    const struct round *r = w->f->round;
    struct str date = date_text(w->keep, r->date), sheets = number(w, (int64_t)w->f->n_sheets);
    struct fill fills[] = { FILL("date", date), FILL("sheets", sheets), FILL("expected", number(w, r->expected)) };
    bool of = r->expected >= (int)w->f->n_sheets && r->expected > 0;
    struct str meta = message_fill(w->keep, of ? MSG_REPORT_META : MSG_REPORT_META_OPEN, w->l, fills, of ? 3 : 2);

    doc_heading(w->doc, 1, S("top"), w->doc->title);
    struct block *p = doc_paragraph(w->doc, PARA_SMALL, meta);
    if (date_known(r->meeting)) {
        doc_span(w->doc, p, SPAN_PLAIN, w->l == LANG_JA ? S("") : S(" "));
        doc_span(w->doc, p, SPAN_PLAIN, say1(w, MSG_REPORT_META_MEETING, "date", date_text(w->keep, r->meeting)));
    }
}

struct doc *report_compose(struct arena *keep, const struct findings *f, const struct report_options *o)
{
    struct writer w = begin(keep, f, o);

    if (!f->questions) bug("the report needs the open questions ranked");
    head_band(&w);
    part_summary(&w);
    doc_page_break(w.doc);
    part_background(&w);
    part_areas(&w);
    part_differences(&w);
    part_progress(&w);
    doc_page_break(w.doc);
    part_roadmap(&w);
    part_not_now(&w, NOT_NOW_MOST);
    part_find_out(&w);
    part_answers(&w);
    part_keep(&w);
    return w.doc;
}

struct doc *report_plan(struct arena *keep, const struct findings *f, const struct report_options *o)
{
    struct writer w = begin(keep, f, o);
    head_band(&w);
    part_roadmap(&w);
    part_not_now(&w, SIZE_MAX);
    return w.doc;
}

struct doc *report_first_look(struct arena *keep, const struct findings *f, const struct report_options *o)
{
    struct writer w = begin(keep, f, o);
    part_first_look(&w);
    return w.doc;
}
