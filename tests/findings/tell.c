#include "findings/tell.h"

#include "base/buf.h"
#include "findings/explain.h"

struct telling {
    struct arena *keep;
    struct buf *out;
    const struct findings *f;
    enum language lang;
};

static void say(struct telling *t, const char *label, struct str text)
{
    if (text.n > 0) buf_printf(t->out, "    %s: %.*s\n", label, STR_ARG(text));
}

static void tell_mean(struct telling *t, const char *name, const struct mean *m)
{
    buf_printf(t->out, "%s: %d (%d to %d), sum %d, known %d, unknown %d\n", name, m->mean, m->low, m->high, m->sum,
        m->known, m->unknown);
}

static void tell_levels(struct telling *t)
{
    static const char *const standings[] = { "", "unknown", "not applicable", "not asked" };
    const struct consensus *c = t->f->consensus;

    buf_printf(t->out, "sheets %zu%s\n", c->sheets, c->hidden ? ", hidden" : "");
    for (size_t i = 0; i < c->n; i++) {
        const struct verdict *v = &c->of[i];
        buf_printf(t->out, "  %.*s: ", STR_ARG(v->of->id));
        if (v->standing == STANDING_LEVEL) buf_printf(t->out, "%d", v->level);
        else buf_printf(t->out, "%s", standings[v->standing]);
        buf_printf(t->out, "%s%s%s", v->settled ? ", settled" : "", v->discuss ? ", discuss" : "",
            v->wished ? ", wished" : "");
        if (v->spread >= 0) buf_printf(t->out, ", spread %d", v->spread);
        buf_byte(t->out, '\n');
    }
    buf_add(t->out, S("differ:"));
    for (size_t i = 0; i < c->n_differ; i++) buf_printf(t->out, " %.*s", STR_ARG(c->differ[i]->of->id));
    buf_byte(t->out, '\n');
}

static void tell_areas(struct telling *t)
{
    const struct scorecard *s = t->f->scorecard;

    for (size_t i = 0; i < s->n_areas; i++) {
        const struct area_score *a = &s->areas[i];
        buf_printf(t->out, "%.*s: %.*s\n  ", STR_ARG(a->of->id), STR_ARG(explain_mean(t->keep, t->f->consensus, a)));
        tell_mean(t, "mean", &a->mean);
        buf_printf(t->out, "  gated %d (%d)", a->gated, a->gated_low);
        if (a->blocker) buf_printf(t->out, " by %.*s and %d more", STR_ARG(a->blocker->id), a->more_blockers);
        buf_printf(t->out, ", asked %d of %d, not applicable %d%s\n", a->asked, a->all, a->not_applicable,
            a->find_out ? ", find out first" : "");
    }
    tell_mean(t, "whole", &s->whole);
    buf_printf(t->out, "stability %d (%d to %d), agility %d (%d to %d)\n", s->tightrope.stability.at,
        s->tightrope.stability.low, s->tightrope.stability.high, s->tightrope.agility.at, s->tightrope.agility.low,
        s->tightrope.agility.high);
    say(t, "pattern", explain_pattern(t->keep, &s->tightrope, t->lang));
    for (size_t i = 0; i < s->n_strengths; i++) say(t, "keep", s->strengths[i]->of->id);
}

static void tell_line(struct telling *t, const struct roadmap_line *l)
{
    const struct roadmap *m = t->f->roadmap;
    struct str id = l->job->action ? l->job->action->id : l->job->capability->id;

    buf_printf(t->out, "  %s%.*s: weeks %d to %d, slot %d, value %lld, effort %d, ratio %lld of %lld%s\n",
        l->job->action ? "" : "find out ", STR_ARG(id), l->week_start, l->week_end, l->slot, (long long)l->job->value,
        l->job->effort.likely, (long long)roadmap_ratio(l->own), (long long)roadmap_ratio(l->block),
        l->block_end ? ", block end" : "");
    say(t, "title", explain_title(t->keep, l->job, t->lang));
    say(t, "why", explain_line(t->keep, m, l, t->lang));
    say(t, "from", explain_answer(t->keep, m, l, t->lang));
    say(t, "changes", explain_change(t->keep, m, l, t->lang));
    say(t, "checks", explain_checks(t->keep, l->job, t->lang));
}

static void tell_roadmap(struct telling *t)
{
    static const char *const names[] = { "now", "next", "later" };
    const struct roadmap *m = t->f->roadmap;

    say(t, "clock", explain_clock(t->keep, &m->clock, t->lang));
    buf_printf(t->out, "%zu jobs, %zu arcs, cost %lld, bound %lld%s, price %lld\n", m->jobs->n, m->jobs->n_arcs,
        (long long)m->cost, (long long)m->bound, m->proven ? ", proven" : "", (long long)m->price);
    for (int h = 0; h < HORIZONS; h++) {
        buf_printf(t->out, "%s:\n", names[h]);
        for (size_t i = m->from[h]; i < m->from[h + 1]; i++) tell_line(t, &m->lines[i]);
    }
    buf_add(t->out, S("first:"));
    for (size_t i = 0; i < m->n_first; i++) buf_printf(t->out, " %.*s", STR_ARG(m->first[i]->job->action->id));
    if (m->quick) buf_printf(t->out, "; quick: %.*s", STR_ARG(m->quick->job->action->id));
    buf_add(t->out, S("\nnot now:\n"));
    for (size_t i = 0; i < m->n_not_now; i++) {
        buf_printf(t->out, "  %.*s (%lld/%d): ", STR_ARG(m->not_now[i].action->id), (long long)m->not_now[i].value,
            m->not_now[i].effort);
        buf_add(t->out, explain_held(t->keep, m, &m->not_now[i], t->lang));
        buf_byte(t->out, '\n');
    }
}

static void tell_questions(struct telling *t)
{
    const struct open_questions *q = t->f->questions;

    for (size_t i = 0; q && i < q->n; i++)
        buf_printf(t->out, "question %.*s: now %lld, all %lld, other plans %d\n", STR_ARG(q->list[i].of->of->id),
            (long long)q->list[i].moves_now, (long long)q->list[i].moves, q->list[i].other_plans);
}

struct str tell_findings(struct arena *keep, const struct findings *f, enum language lang)
{
    struct arena *texts = keep;
    struct buf b = buf_in(keep);
    struct telling t = { texts, &b, f, lang };

    tell_levels(&t);
    tell_areas(&t);
    tell_roadmap(&t);
    tell_questions(&t);
    return buf_str(&b);
}
