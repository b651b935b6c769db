/* The roadmap: lanes over weeks, a card for each action of Now, lines for what comes
 * after, and what is not now. */

#include <string.h>

#include "base/arena.h"
#include "document/chart.h"
#include "findings/explain.h"
#include "report/parts.h"

static struct str weeks_text(const struct writer *w, const struct roadmap_line *l)
{
    if (l->week_start == l->week_end) return number(w, l->week_start);
    return say2(w, MSG_REPORT_WEEKS, "from", number(w, l->week_start), "to", number(w, l->week_end));
}

/* --- lanes ------------------------------------------------------------------------------ */

/* Thousandths of a week at which t effort units of one slot are done (see findings/clock.h). */
static int32_t weeks_at(const struct clock *c, int64_t t)
{
    return (int32_t)(t * 1000000 * c->slots / ((int64_t)c->people * c->share * c->usable));
}

/* The actions of Now and Next: what is worth drawing by the week. */
static size_t drawn_lines(const struct roadmap *m, const struct roadmap_line **lines)
{
    size_t n = 0;
    for (size_t i = 0; i < m->from[HORIZON_LATER]; i++)
        if (m->lines[i].job->action) lines[n++] = &m->lines[i];
    return n;
}

static void set_needs(struct chart_lane_bar *bar, const struct roadmap *m, const struct roadmap_line *const *lines,
                      size_t n, int job)
{
    size_t k = 0;
    memset(bar->needs, -1, sizeof bar->needs);
    for (size_t a = 0; a < m->jobs->n_arcs; a++) {
        if (m->jobs->arcs[a].after != job) continue;
        for (size_t b = 0; b < n && k < countof(bar->needs); b++)
            if (lines[b]->job->index == m->jobs->arcs[a].before) bar->needs[k++] = (int32_t)b;
    }
}

static void set_axis(struct writer *w, struct chart *chart)
{
    const struct clock *c = &w->f->roadmap->clock;
    int32_t *borders = arena_new(w->keep, int32_t, 2);
    struct str *horizons = arena_new(w->keep, struct str, 2), *lanes = arena_new(w->keep, struct str, (size_t)c->slots);

    borders[0] = c->weeks[HORIZON_NOW];
    borders[1] = chart->weeks = c->weeks[HORIZON_NEXT];
    horizons[0] = say(w, MSG_REPORT_LANES_NOW);
    horizons[1] = say(w, MSG_REPORT_LANES_NEXT);
    for (int i = 0; i < c->slots; i++) lanes[i] = say1(w, MSG_REPORT_LANE, "number", number(w, i + 1));
    chart->weeks_name = say(w, MSG_REPORT_LANES_WEEKS);
    chart->borders = borders;
    chart->border_names = horizons;
    chart->n_borders = 2;
    chart->lane_names = lanes;
    chart->n_lanes = (size_t)c->slots;
}

static void lanes(struct writer *w)
{
    const struct roadmap *m = w->f->roadmap;
    const struct roadmap_line **lines = arena_new(w->keep, const struct roadmap_line *, m->n + 1);
    size_t n = drawn_lines(m, lines);
    struct chart *chart = arena_new(w->keep, struct chart, 1);
    struct chart_lane_bar *bars = arena_new(w->keep, struct chart_lane_bar, n + 1);
    struct fill fills[] = { FILL("count", number(w, (int64_t)n)), FILL("lanes", number(w, m->clock.slots)),
                            FILL("weeks", number(w, m->clock.weeks[HORIZON_NEXT])) };

    if (!n) return;
    for (size_t i = 0; i < n; i++) {
        bars[i] = (struct chart_lane_bar){
            .label = explain_title(w->keep, lines[i]->job, w->l), .lane = lines[i]->slot,
            .from = weeks_at(&m->clock, lines[i]->start), .to = weeks_at(&m->clock, lines[i]->end),
        };
        set_needs(&bars[i], m, lines, n, lines[i]->job->index);
    }
    *chart = (struct chart){ .kind = CHART_LANES, .title = say(w, MSG_REPORT_LANES_TITLE),
                             .summary = message_fill(w->keep, MSG_REPORT_LANES_SUMMARY, w->l, fills, 3),
                             .lane_bars = bars, .n_lane_bars = n };
    set_axis(w, chart);
    doc_chart(w->doc, chart);
}

/* --- cards -------------------------------------------------------------------------------- */

static struct str facts_of(const struct writer *w, const struct roadmap_line *l)
{
    struct fill fills[] = {
        FILL("effort", tenths(w, l->job->effort.likely)), FILL("from", number(w, l->week_start)),
        FILL("to", number(w, l->week_end)),
    };
    bool one = l->week_start == l->week_end;
    return message_fill(w->keep, one ? MSG_REPORT_CARD_EFFORT_WEEK : MSG_REPORT_CARD_EFFORT, w->l, fills, 3);
}

static void card_head(struct writer *w, const struct roadmap_line *l)
{
    const struct action *a = l->job->action;

    doc_heading(w->doc, 3, (struct str){ 0 }, explain_title(w->keep, l->job, w->l));
    struct block *p = doc_paragraph(w->doc, PARA_SMALL, facts_of(w, l));
    if (a) {
        doc_span(w->doc, p, SPAN_PLAIN, w->l == LANG_JA ? S("　") : S("   "));
        doc_span(w->doc, p, SPAN_PLAIN, say1(w, MSG_REPORT_CARD_LEAD, "lead", words(w, &a->lead)));
    }
    if (!l->runs_over) return;
    doc_span(w->doc, p, SPAN_PLAIN, w->l == LANG_JA ? S("　") : S("   "));
    doc_span(w->doc, p, SPAN_PLAIN, say(w, MSG_REPORT_CARD_RUNS_OVER));
}

static void field(struct writer *w, enum message label, struct str text)
{
    if (!text.n) return;
    doc_paragraph(w->doc, PARA_LABEL, say(w, label));
    doc_paragraph(w->doc, PARA_SMALL, text);
}

/* Left what it is about and how it begins, right how it ends: well, or not. */
static void card_body(struct writer *w, const struct roadmap_line *l)
{
    static const struct column halves[] = { { .weight = 1 }, { .weight = 1 } };
    const struct roadmap *m = w->f->roadmap;
    const struct action *a = l->job->action;
    struct str why = explain_line(w->keep, m, l, w->l), from = explain_answer(w->keep, m, l, w->l);

    doc_open_columns(w->doc, halves, 2);
    doc_open_group(w->doc);
    if (a) field(w, MSG_REPORT_CARD_FIRST, words(w, &a->first_step));
    field(w, MSG_REPORT_CARD_WHY, str_printf(w->keep, "%.*s%s%.*s", STR_ARG(why), w->l == LANG_JA ? "" : " ", STR_ARG(from)));
    doc_close(w->doc, BLOCK_GROUP);
    doc_open_group(w->doc);
    if (a) field(w, MSG_REPORT_CARD_DONE, words(w, &a->done_when));
    if (a) field(w, MSG_REPORT_CARD_FAILS, words(w, &a->fails_when));
    field(w, MSG_REPORT_CARD_CHANGES, explain_change(w->keep, m, l, w->l));
    doc_close(w->doc, BLOCK_GROUP);
    doc_close(w->doc, BLOCK_COLUMNS);
}

static void card(struct writer *w, const struct roadmap_line *l)
{
    const struct action *a = l->job->action;
    struct str checks = explain_checks(w->keep, l->job, w->l);

    doc_open_box(w->doc, str_join(w->keep, S("card-"), a ? a->id : l->job->capability->id));
    card_head(w, l);
    card_body(w, l);
    if (checks.n) doc_paragraph(w->doc, PARA_SMALL, checks);
    doc_lines(w->doc, say(w, MSG_REPORT_CARD_OWNER), 1);
    doc_close(w->doc, BLOCK_BOX);
}

/* --- tables -------------------------------------------------------------------------------- */

static void table_head(struct writer *w)
{
    static const struct column columns[] = {
        { .weight = 5 }, { .weight = 2, .align = ALIGN_RIGHT, .figures = true },
        { .weight = 2, .align = ALIGN_RIGHT, .figures = true }, { .weight = 8 },
    };
    doc_open_table(w->doc, columns, countof(columns), 1);
    doc_open_row(w->doc);
    doc_cell(w->doc, say(w, MSG_REPORT_TABLE_WHAT));
    doc_cell(w->doc, say(w, MSG_REPORT_TABLE_WEEKS));
    doc_cell(w->doc, say(w, MSG_REPORT_TABLE_EFFORT));
    doc_cell(w->doc, say(w, MSG_REPORT_TABLE_WHY));
    doc_close(w->doc, BLOCK_ROW);
}

/* What stands there by its own worth needs no sentence that every second line repeats. */
static struct str table_why(const struct writer *w, const struct roadmap_line *l)
{
    if (l->reason != REASON_OWN_RATIO || l->runs_over) return explain_line(w->keep, w->f->roadmap, l, w->l);
    return say2(w, MSG_REPORT_TABLE_OWN_WORTH, "value", number(w, l->job->value), "effort", tenths(w, l->job->effort.likely));
}

static void table_lines(struct writer *w, size_t from, size_t to)
{
    const struct roadmap *m = w->f->roadmap;

    table_head(w);
    for (size_t i = from; i < to; i++) {
        const struct roadmap_line *l = &m->lines[i];
        if (!l->job->action) continue;
        doc_open_row(w->doc);
        doc_cell(w->doc, explain_title(w->keep, l->job, w->l));
        doc_cell(w->doc, weeks_text(w, l));
        doc_cell(w->doc, tenths(w, l->job->effort.likely));
        doc_cell(w->doc, table_why(w, l));
        doc_close(w->doc, BLOCK_ROW);
    }
    doc_close(w->doc, BLOCK_TABLE);
}

/* Half a day each, and told at length in their own list: names are enough here. */
static void find_outs(struct writer *w, size_t from, size_t to)
{
    const struct roadmap *m = w->f->roadmap;
    struct block *p = NULL;

    for (size_t i = from; i < to; i++) {
        if (m->lines[i].job->action) continue;
        if (!p) {
            doc_paragraph(w->doc, PARA_LABEL, say(w, MSG_REPORT_FIND_OUT_THEN));
            p = doc_paragraph(w->doc, PARA_BODY, (struct str){ 0 });
        } else {
            doc_span(w->doc, p, SPAN_PLAIN, w->l == LANG_JA ? S("、") : S("; "));
        }
        doc_span(w->doc, p, SPAN_PLAIN, words(w, &m->lines[i].job->capability->title));
    }
}

/* --- the part -------------------------------------------------------------------------------- */

static size_t count_actions(const struct roadmap *m, enum horizon h)
{
    size_t n = 0;
    for (size_t i = m->from[h]; i < m->from[h + 1]; i++) n += m->lines[i].job->action != NULL;
    return n;
}

static void horizon(struct writer *w, enum horizon h)
{
    static const enum message titles[] = {
        [HORIZON_NOW] = MSG_REPORT_HORIZON_NOW, [HORIZON_NEXT] = MSG_REPORT_HORIZON_NEXT,
        [HORIZON_LATER] = MSG_REPORT_HORIZON_LATER,
    };
    static const struct str anchors[] = {
        [HORIZON_NOW] = S_INIT("now"), [HORIZON_NEXT] = S_INIT("next"), [HORIZON_LATER] = S_INIT("later"),
    };
    const struct roadmap *m = w->f->roadmap;
    int before = h == HORIZON_NOW ? 0 : m->clock.weeks[h - 1];

    doc_heading(w->doc, 2, anchors[h], say2(w, titles[h], "from", number(w, before + 1), "to", number(w, m->clock.weeks[h])));
    if (m->from[h] == m->from[h + 1]) {
        doc_paragraph(w->doc, PARA_BODY, say(w, MSG_REPORT_HORIZON_EMPTY));
    } else if (h == HORIZON_NOW) {
        for (size_t i = m->from[h]; i < m->from[h + 1]; i++)
            if (m->lines[i].job->action) card(w, &m->lines[i]);
        find_outs(w, m->from[h], m->from[h + 1]);
    } else {
        if (count_actions(m, h)) table_lines(w, m->from[h], m->from[h + 1]);
        find_outs(w, m->from[h], m->from[h + 1]);
    }
}

static void assumptions(struct writer *w)
{
    doc_paragraph(w->doc, PARA_SMALL, explain_clock(w->keep, &w->f->roadmap->clock, w->l));
    doc_paragraph(w->doc, PARA_SMALL, say(w, MSG_REPORT_ROADMAP_ESTIMATES));
}

void part_roadmap(struct writer *w)
{
    doc_heading(w->doc, 1, S("roadmap"), say(w, MSG_REPORT_ROADMAP_TITLE));
    assumptions(w);
    if (!w->f->roadmap->n_first) doc_paragraph(w->doc, PARA_BODY, nothing_planned(w));
    lanes(w);
    for (int h = 0; h < HORIZONS; h++) horizon(w, (enum horizon)h);
}

void part_not_now(struct writer *w, size_t most)
{
    static const struct column columns[] = { { .weight = 3 }, { .weight = 5 } };
    const struct roadmap *m = w->f->roadmap;
    size_t n = m->n_not_now < most ? m->n_not_now : most;

    doc_heading(w->doc, 2, S("not-now"), say(w, MSG_REPORT_NOT_NOW_TITLE));
    if (!n) {
        doc_paragraph(w->doc, PARA_BODY, say(w, MSG_REPORT_NOT_NOW_NONE));
        return;
    }
    doc_open_table(w->doc, columns, countof(columns), 1);
    doc_open_row(w->doc);
    doc_cell(w->doc, say(w, MSG_REPORT_TABLE_WHAT));
    doc_cell(w->doc, say(w, MSG_REPORT_TABLE_WHY));
    doc_close(w->doc, BLOCK_ROW);
    for (size_t i = 0; i < n; i++) {
        doc_open_row(w->doc);
        doc_cell(w->doc, words(w, &m->not_now[i].action->title));
        doc_cell(w->doc, explain_held(w->keep, m, &m->not_now[i], w->l));
        doc_close(w->doc, BLOCK_ROW);
    }
    doc_close(w->doc, BLOCK_TABLE);
    if (n < m->n_not_now)
        doc_paragraph(w->doc, PARA_SMALL, say1(w, MSG_REPORT_NOT_NOW_MORE, "count", number(w, (int64_t)(m->n_not_now - n))));
}
