/* One page that stands alone: where we stand, what first, what to keep, where we differ. */

#include "answers/round.h"
#include "base/arena.h"
#include "document/chart.h"
#include "findings/explain.h"
#include "report/parts.h"

static struct str bar_note(const struct writer *w, const struct mean *m)
{
    struct fill fills[] = {
        FILL("mean", m->mean < 0 ? S("") : hundredths(w, m->mean)),
        FILL("low", m->low < 0 ? S("") : hundredths(w, m->low)),
        FILL("high", m->high < 0 ? S("") : hundredths(w, m->high)),
    };
    if (m->low < 0) return say(w, MSG_REPORT_LEVEL_NOT_ASKED);
    if (m->mean < 0) return message_fill(w->keep, MSG_REPORT_SUMMARY_BAR_UNKNOWN, w->l, fills + 1, 2);
    if (m->low == m->high) return message_fill(w->keep, MSG_REPORT_SUMMARY_BAR_EXACT, w->l, fills, 1);
    return message_fill(w->keep, MSG_REPORT_SUMMARY_BAR, w->l, fills, 3);
}

static void area_bars(struct writer *w)
{
    const struct scorecard *s = w->f->scorecard;
    struct chart *chart = arena_new(w->keep, struct chart, 1);
    struct chart_bar *bars = arena_new(w->keep, struct chart_bar, s->n_areas);
    struct str *names = arena_new(w->keep, struct str, LEVELS);

    for (int i = 0; i < LEVELS; i++) names[i] = words(w, &w->f->questionnaire->scale[i]);
    for (size_t i = 0; i < s->n_areas; i++) {
        const struct area_score *a = &s->areas[i];
        bars[i] = (struct chart_bar){
            .label = words(w, &a->of->title), .note = bar_note(w, &a->mean), .value = a->mean.mean,
            .low = a->mean.low < 0 ? 0 : a->mean.low, .high = a->mean.high < 0 ? 0 : a->mean.high,
            .mark = a->gated < 0 ? -1 : a->gated * 1000,
        };
    }
    *chart = (struct chart){ .kind = CHART_BARS, .summary = say(w, MSG_REPORT_SUMMARY_CHART),
                             .scale_most = LEVELS - 1, .scale_names = names, .bars = bars, .n_bars = s->n_areas };
    doc_chart(w->doc, chart);
}

static struct str tightrope_words(const struct writer *w, const struct tightrope *t, const struct tightrope *before)
{
    struct str at = say2(w, MSG_REPORT_TIGHTROPE_AT, "stability", hundredths(w, t->stability.at),
                         "agility", hundredths(w, t->agility.at));
    if (!before) return at;
    struct str date = date_text(w->keep, w->earlier->round->date);
    struct fill fills[] = { FILL("stability", hundredths(w, before->stability.at)),
                            FILL("agility", hundredths(w, before->agility.at)), FILL("date", date) };
    return str_printf(w->keep, "%.*s%s%.*s", STR_ARG(at), w->l == LANG_JA ? "" : " ",
                      STR_ARG(message_fill(w->keep, MSG_REPORT_TIGHTROPE_BEFORE, w->l, fills, 3)));
}

static bool on_the_rope(const struct tightrope *t)
{
    return t->stability.at >= 0 && t->agility.at >= 0;
}

/* Stability against agility, the last round as a ghost. */
static void tightrope_chart(struct writer *w)
{
    const struct tightrope *t = &w->f->scorecard->tightrope;
    const struct tightrope *before = w->earlier ? &w->earlier->scorecard->tightrope : NULL;
    struct chart *chart = arena_new(w->keep, struct chart, 1);

    if (before && !on_the_rope(before)) before = NULL;
    *chart = (struct chart){
        .kind = CHART_QUADRANT, .scale_most = LEVELS - 1, .summary = tightrope_words(w, t, before),
        .x_name = say(w, MSG_REPORT_TIGHTROPE_STABILITY), .y_name = say(w, MSG_REPORT_TIGHTROPE_AGILITY),
        .x = t->stability.at, .y = t->agility.at,
        .ghost_x = before ? before->stability.at : -1, .ghost_y = before ? before->agility.at : -1,
    };
    doc_chart(w->doc, chart);
}

static void where_we_stand(struct writer *w)
{
    static const struct column bars_and_rope[] = { { .weight = 9 }, { .weight = 4 } };

    if (!on_the_rope(&w->f->scorecard->tightrope)) {
        area_bars(w);
        return;
    }
    doc_open_columns(w->doc, bars_and_rope, 2);
    doc_open_group(w->doc);
    area_bars(w);
    doc_close(w->doc, BLOCK_GROUP);
    doc_open_group(w->doc);
    tightrope_chart(w);
    doc_close(w->doc, BLOCK_GROUP);
    doc_close(w->doc, BLOCK_COLUMNS);
}

static void first_actions(struct writer *w)
{
    static const struct column thirds[] = { { .weight = 1 }, { .weight = 1 }, { .weight = 1 } };
    const struct roadmap *m = w->f->roadmap;

    doc_heading(w->doc, 2, S("first"), say(w, MSG_REPORT_FIRST_TITLE));
    if (!m->n_first) {
        doc_paragraph(w->doc, PARA_BODY, nothing_planned(w));
        return;
    }
    doc_open_columns(w->doc, thirds, m->n_first);
    for (size_t i = 0; i < m->n_first; i++) {
        const struct action *a = m->first[i]->job->action;
        struct block *p;
        doc_open_box(w->doc, (struct str){ 0 });
        p = doc_paragraph(w->doc, PARA_BODY, (struct str){ 0 });
        doc_span(w->doc, p, SPAN_STRONG, str_printf(w->keep, "%zu  ", i + 1));
        doc_link(w->doc, p, words(w, &a->title), str_join(w->keep, S("#card-"), a->id));
        doc_paragraph(w->doc, PARA_SMALL, words(w, &a->first_step));
        doc_close(w->doc, BLOCK_BOX);
    }
    doc_close(w->doc, BLOCK_COLUMNS);
}

/* Names here; what each of them looks like stands on the last page. */
static void keep_these(struct writer *w)
{
    const struct scorecard *s = w->f->scorecard;

    doc_heading(w->doc, 3, (struct str){ 0 }, say(w, MSG_REPORT_KEEP_TITLE));
    if (!s->n_strengths) {
        doc_paragraph(w->doc, PARA_SMALL, say(w, MSG_REPORT_FIRST_LOOK_NOTHING));
        return;
    }
    doc_open_list(w->doc, LIST_BULLET);
    for (size_t i = 0; i < s->n_strengths; i++) {
        doc_open_item(w->doc);
        doc_link(w->doc, doc_paragraph(w->doc, PARA_SMALL, (struct str){ 0 }), words(w, &s->strengths[i]->of->title), S("#keep"));
        doc_close(w->doc, BLOCK_ITEM);
    }
    doc_close(w->doc, BLOCK_LIST);
}

static struct str sharpest(const struct writer *w, const struct verdict *v)
{
    struct str title = words(w, &v->of->title);
    if (w->f->consensus->hidden) return say1(w, MSG_REPORT_SHARPEST_HIDDEN, "capability", title);
    if (v->accord == ACCORD_MIXED) return say1(w, MSG_REPORT_SHARPEST_MIXED, "capability", title);
    struct fill fills[] = { FILL("capability", title), FILL("low", number(w, v->low)), FILL("high", number(w, v->high)) };
    return message_fill(w->keep, MSG_REPORT_SHARPEST_LINE, w->l, fills, 3);
}

static void sharpest_differences(struct writer *w)
{
    const struct consensus *c = w->f->consensus;
    size_t shown = 0;

    doc_heading(w->doc, 3, (struct str){ 0 }, say(w, MSG_REPORT_SHARPEST_TITLE));
    for (size_t i = 0; i < c->n_differ && shown < 3; i++) {
        if (c->differ[i]->accord != ACCORD_APART && c->differ[i]->accord != ACCORD_MIXED) continue;
        if (!shown++) doc_open_list(w->doc, LIST_BULLET);
        doc_open_item(w->doc);
        doc_paragraph(w->doc, PARA_SMALL, sharpest(w, c->differ[i]));
        doc_close(w->doc, BLOCK_ITEM);
    }
    if (shown) doc_close(w->doc, BLOCK_LIST);
    else doc_paragraph(w->doc, PARA_SMALL, say(w, MSG_REPORT_SHARPEST_NONE));
}

/* Names only: the reasons stand where the names lead. */
static void not_now_short(struct writer *w)
{
    const struct roadmap *m = w->f->roadmap;

    if (!m->n_not_now) return;
    doc_heading(w->doc, 3, (struct str){ 0 }, say(w, MSG_REPORT_NOT_NOW_SHORT));
    doc_open_list(w->doc, LIST_BULLET);
    for (size_t i = 0; i < m->n_not_now && i < 3; i++) {
        doc_open_item(w->doc);
        doc_link(w->doc, doc_paragraph(w->doc, PARA_SMALL, (struct str){ 0 }), words(w, &m->not_now[i].action->title), S("#not-now"));
        doc_close(w->doc, BLOCK_ITEM);
    }
    doc_close(w->doc, BLOCK_LIST);
}

static void three_lists(struct writer *w)
{
    static void (*const lists[])(struct writer *) = { keep_these, sharpest_differences, not_now_short };
    static const struct column thirds[] = { { .weight = 1 }, { .weight = 1 }, { .weight = 1 } };

    doc_open_columns(w->doc, thirds, countof(thirds));
    for (size_t i = 0; i < countof(lists); i++) {
        doc_open_group(w->doc);
        lists[i](w);
        doc_close(w->doc, BLOCK_GROUP);
    }
    doc_close(w->doc, BLOCK_COLUMNS);
}

void part_summary(struct writer *w)
{
    struct str pattern = explain_pattern(w->keep, &w->f->scorecard->tightrope, w->l);

    if (pattern.n) doc_paragraph(w->doc, PARA_LEAD, pattern);
    doc_heading(w->doc, 2, S("stand"), say(w, MSG_REPORT_SUMMARY_TITLE));
    where_we_stand(w);
    first_actions(w);
    three_lists(w);
}

static void three_to_keep(struct writer *w)
{
    if (!w->f->scorecard->n_strengths) return;
    doc_heading(w->doc, 2, S("keep"), say(w, MSG_REPORT_LAST_TITLE));
    strengths(w, LIST_NUMBER);
}

static void smallest_step(struct writer *w)
{
    const struct roadmap_line *quick = w->f->roadmap->quick;

    doc_heading(w->doc, 2, S("smallest"), say(w, MSG_REPORT_LAST_SMALLEST));
    if (!quick && w->f->roadmap->n_first) quick = w->f->roadmap->first[0];
    if (quick) {
        labelled(w, MSG_REPORT_FIRST_STEP, words(w, &quick->job->action->first_step));
        doc_paragraph(w->doc, PARA_SMALL, words(w, &quick->job->action->title));
    } else if (w->f->questions->n) {
        const struct capability *c = w->f->questions->list[0].of->of;
        doc_paragraph(w->doc, PARA_BODY, say1(w, MSG_REPORT_FIND_OUT, "how", words(w, &c->find_out)));
        doc_paragraph(w->doc, PARA_SMALL, words(w, &c->title));
    } else {
        doc_paragraph(w->doc, PARA_BODY, say(w, MSG_REPORT_LAST_NONE));
    }
}

/* The last words of every pack: three things to keep and the smallest next step. */
void part_keep(struct writer *w)
{
    doc_open_group(w->doc);
    three_to_keep(w);
    smallest_step(w);
    doc_close(w->doc, BLOCK_GROUP);
}
