#include "findings/explain.h"

#include <assert.h>

#include "base/arena.h"
#include "base/bug.h"
#include "base/buf.h"
#include "findings/explain_rules.h"
#include "text/messages.h"

/* --- names --- */

/* A name that holds quotation marks itself gets the other pair. */
static struct str quoted(struct arena *keep, struct str x, enum language lang)
{
    bool nested = str_find(x, S("「")) >= 0 || str_find(x, S("“")) >= 0;
    return message_with(keep, nested ? MSG_FINDINGS_TITLE_NESTED : MSG_FINDINGS_TITLE, lang, FILL("x", x));
}

static struct str name_of(struct arena *keep, const struct job *j, enum language lang)
{
    return quoted(keep, explain_title(keep, j, lang), lang);
}

static struct str capability_name(struct arena *keep, const struct capability *c, enum language lang)
{
    return quoted(keep, text_in(&c->title, lang), lang);
}

struct str explain_title(struct arena *keep, const struct job *j, enum language lang)
{
    if (j->action) return text_in(&j->action->title, lang);
    return message_with(keep, MSG_FINDINGS_FIND_OUT_TITLE, lang, FILL("capability", text_in(&j->capability->title, lang)));
}

/* Tenths of a person-week: "0.7 person-weeks", "1 person-week". */
static struct str weeks_of(struct arena *keep, int64_t tenths, enum language lang)
{
    struct str n = tenths % 10 == 0 ? str_printf(keep, "%lld", (long long)(tenths / 10))
                                    : str_printf(keep, "%lld.%lld", (long long)(tenths / 10), (long long)(tenths % 10));
    return message_with(keep, MSG_FINDINGS_PERSON_WEEKS, lang, FILL("weeks", n), FILL_INT("n", tenths == 10 ? 1 : 2));
}

/* One, two or three names, and how many more there are. */
static struct str listed(struct arena *keep, const struct str *names, size_t n, int more, enum language lang)
{
    struct str list = n > 0 ? names[0] : (struct str){0};

    if (n == 2) list = message_with(keep, MSG_FINDINGS_TWO, lang, FILL("a", names[0]), FILL("b", names[1]));
    if (n >= 3)
        list = message_with(keep, MSG_FINDINGS_THREE, lang, FILL("a", names[0]), FILL("b", names[1]),
            FILL("c", names[2]));
    if (more == 0) return list;
    return message_with(keep, MSG_FINDINGS_AND_MORE, lang, FILL("list", list), FILL_INT("n", more));
}

static struct str unlocked(struct arena *keep, const struct roadmap_line *l, enum language lang)
{
    struct str names[UNLOCKS_NAMED];
    for (size_t i = 0; i < l->n_unlocks; i++) names[i] = name_of(keep, l->unlocks[i], lang);
    return listed(keep, names, l->n_unlocks, l->more_unlocks, lang);
}

/* Two sentences, one behind the other; either may be empty. */
static struct str both(struct arena *keep, struct str one, struct str two, enum language lang)
{
    if (one.n == 0) return two;
    if (two.n == 0) return one;
    return message_with(keep, MSG_FINDINGS_NEXT_SENTENCE, lang, FILL("one", one), FILL("two", two));
}

/* --- rules --- */

/* Its reason in words; empty when only its id is known. */
static struct str because(const struct roadmap *m, struct str rule, enum language lang)
{
    const struct consensus *c = m->scorecard ? m->scorecard->consensus : NULL;
    const struct rule *r = c ? rules_find(c->questionnaire, rule) : NULL;
    return r ? text_in(&r->because, lang) : (struct str){0};
}

/* What a rule does, and why; without words for that, its id. */
static struct str by_rule(struct arena *keep, const struct roadmap *m, struct str rule, enum message with_reason,
                          enum message with_id, struct str waits, enum language lang)
{
    struct str why = because(m, rule, lang);
    return message_with(keep, why.n > 0 ? with_reason : with_id, lang, FILL("because", why), FILL("rule", rule),
        FILL("waits", waits));
}

/* --- lines --- */

static struct str waited_for(struct arena *keep, const struct roadmap *m, const struct roadmap_line *l,
                             enum language lang)
{
    return l->waits ? name_of(keep, &m->jobs->list[l->waits->before], lang) : (struct str){0};
}

static struct str worth(struct arena *keep, const struct roadmap_line *l, enum language lang)
{
    return message_with(keep, MSG_FINDINGS_WORTH, lang, FILL_INT("value", l->own.value),
        FILL("effort", weeks_of(keep, l->own.effort, lang)));
}

static struct str fills_gap(struct arena *keep, const struct roadmap_line *l, enum language lang)
{
    return message_with(keep, MSG_FINDINGS_FILLS_GAP, lang, FILL("overtakes", name_of(keep, l->overtakes, lang)));
}

static struct str main_reason(struct arena *keep, const struct roadmap *m, const struct roadmap_line *l,
                              enum language lang)
{
    switch (l->reason) {
    case REASON_OWN_RATIO:
        return both(keep, worth(keep, l, lang), message(MSG_FINDINGS_WHY_OWN_RATIO, lang), lang);
    case REASON_SIDE_BY_SIDE:
        return both(keep, worth(keep, l, lang), message(MSG_FINDINGS_WHY_SIDE_BY_SIDE, lang), lang);
    case REASON_FILLS_GAP:
        return both(keep, worth(keep, l, lang), fills_gap(keep, l, lang), lang);
    case REASON_PULLED_FORWARD:
        return message_with(keep, MSG_FINDINGS_WHY_PULLED_FORWARD, lang, FILL("unlocks", unlocked(keep, l, lang)));
    case REASON_WAITS_FOR:
        return message_with(keep, MSG_FINDINGS_WHY_WAITS_FOR, lang, FILL("waits", waited_for(keep, m, l, lang)));
    case REASON_STEPPING_STONE:
        return message_with(keep, MSG_FINDINGS_WHY_STEPPING_STONE, lang, FILL("waits", waited_for(keep, m, l, lang)),
            FILL("unlocks", unlocked(keep, l, lang)));
    case REASON_PINNED:
        if (l->pin_rule.n == 0) return message(MSG_FINDINGS_WHY_PINNED_BY_TEAM, lang);
        return by_rule(keep, m, l->pin_rule, MSG_FINDINGS_WHY_PINNED_BECAUSE, MSG_FINDINGS_WHY_PINNED_BY_RULE,
            (struct str){0}, lang);
    case REASON_SERVES_PIN:
        return message_with(keep, MSG_FINDINGS_WHY_SERVES_PIN, lang, FILL("pin", name_of(keep, l->pin_for, lang)));
    }
    bug("a reason without a sentence");
}

/* At most one more sentence about the start: the strongest thing that held it back. */
static struct str start_reason(struct arena *keep, const struct roadmap *m, const struct roadmap_line *l,
                               enum language lang)
{
    bool said = l->reason == REASON_WAITS_FOR || l->reason == REASON_STEPPING_STONE;

    if (l->held_by)
        return by_rule(keep, m, l->held_by->rule, MSG_FINDINGS_HELD_BECAUSE, MSG_FINDINGS_HELD_BY_LIMIT, (struct str){0}, lang);
    if (l->held_by_only)
        return by_rule(keep, m, l->held_by_only->rule, MSG_FINDINGS_HELD_BECAUSE, MSG_FINDINGS_HELD_BY_ONLY, (struct str){0}, lang);
    if (l->waits && l->waits->why == ARC_RULE)
        return by_rule(keep, m, l->waits->rule, MSG_FINDINGS_STARTS_AFTER_BECAUSE, MSG_FINDINGS_STARTS_AFTER_RULE,
            waited_for(keep, m, l, lang), lang);
    if (l->waits && !said)
        return message_with(keep, MSG_FINDINGS_STARTS_AFTER, lang, FILL("waits", waited_for(keep, m, l, lang)));
    if (l->overtakes && l->reason != REASON_FILLS_GAP) return fills_gap(keep, l, lang);
    return (struct str){0};
}

struct str explain_line(struct arena *keep, const struct roadmap *m, const struct roadmap_line *l, enum language lang)
{
    struct str text = both(keep, main_reason(keep, m, l, lang), start_reason(keep, m, l, lang), lang);
    if (!l->runs_over) return text;
    return both(keep, text, message_with(keep, MSG_FINDINGS_RUNS_OVER, lang, FILL_INT("week", l->week_end)), lang);
}

struct str explain_answer(struct arena *keep, const struct roadmap *m, const struct roadmap_line *l, enum language lang)
{
    const struct capability *c = l->job->capability;
    const struct verdict *v = &m->scorecard->consensus->of[c->index];
    struct fill name = FILL("capability", capability_name(keep, c, lang));

    switch (v->standing) {
    case STANDING_UNKNOWN:
        return message_with(keep, v->unanswered ? MSG_FINDINGS_ANSWER_NONE : MSG_FINDINGS_ANSWER_UNKNOWN, lang, name);
    case STANDING_NOT_ASKED:
        return message_with(keep, MSG_FINDINGS_ANSWER_NOT_ASKED, lang, name);
    case STANDING_LEVEL:
        break;
    case STANDING_NOT_APPLICABLE:
        bug("a job for what does not apply");
    }
    enum message id = l->job->gain > 0 || l->job->drill ? MSG_FINDINGS_ANSWER_LEVEL : MSG_FINDINGS_ANSWER_ABOVE_TARGET;
    return message_with(keep, id, lang, name, FILL_INT("level", v->level), FILL_INT("target", m->jobs->target[c->index]));
}

struct str explain_change(struct arena *keep, const struct roadmap *m, const struct roadmap_line *l, enum language lang)
{
    const struct capability *c = l->job->capability;

    (void)m;
    if (!l->job->action) return text_in(&c->find_out, lang);
    enum message id = l->job->drill ? MSG_FINDINGS_CHANGE_DRILL : MSG_FINDINGS_CHANGE;
    struct str change = message_with(keep, id, lang, FILL("capability", capability_name(keep, c, lang)),
        FILL_INT("from", l->job->from), FILL_INT("to", l->job->to));
    if (text_is_empty(&c->evidence)) return change;
    return both(keep, change,
        message_with(keep, MSG_FINDINGS_EVIDENCE, lang, FILL("evidence", text_in(&c->evidence, lang))), lang);
}

struct str explain_checks(struct arena *keep, const struct job *j, enum language lang)
{
    enum { NAMED = 3 };
    struct str names[NAMED];
    size_t n = j->n_checks < NAMED ? j->n_checks : NAMED;

    if (n == 0) return (struct str){0};
    for (size_t i = 0; i < n; i++)
        names[i] = message_with(keep, MSG_FINDINGS_CHECK_LEVEL, lang,
            FILL("capability", capability_name(keep, j->checks[i].of, lang)), FILL_INT("level", j->checks[i].level));
    return message_with(keep, MSG_FINDINGS_CHECK_FIRST, lang,
        FILL("list", listed(keep, names, n, (int)(j->n_checks - n), lang)));
}

/* --- what is not on the roadmap --- */

static struct str blocked(struct arena *keep, const struct roadmap *m, const struct not_now *h, enum language lang)
{
    const struct rule *r = m->scorecard ? rules_find(m->scorecard->consensus->questionnaire, h->rule) : NULL;
    struct str why = by_rule(keep, m, h->rule, MSG_FINDINGS_HELD_BLOCKED_BECAUSE, MSG_FINDINGS_HELD_BLOCKED,
        (struct str){0}, lang);
    return r ? both(keep, why, explain_look_again(keep, r, h->action, lang), lang) : why;
}

struct str explain_held(struct arena *keep, const struct roadmap *m, const struct not_now *h, enum language lang)
{
    switch (h->why) {
    case HELD_SKIPPED:
        return message(MSG_FINDINGS_HELD_SKIPPED, lang);
    case HELD_BLOCKED:
        return blocked(keep, m, h, lang);
    case HELD_FIND_OUT:
        return message_with(keep, MSG_FINDINGS_HELD_FIND_OUT, lang,
            FILL("capability", capability_name(keep, h->waits, lang)));
    case HELD_AREA_UNKNOWN:
        return message_with(keep, MSG_FINDINGS_HELD_AREA_UNKNOWN, lang,
            FILL("area", quoted(keep, text_in(&h->action->area->title, lang), lang)));
    case HELD_WITH:
        return message_with(keep, MSG_FINDINGS_HELD_WITH, lang,
            FILL("needs", quoted(keep, text_in(&h->needs->title, lang), lang)));
    case HELD_NO_WAY:
        return message_with(keep, MSG_FINDINGS_HELD_NO_WAY, lang,
            FILL("capability", capability_name(keep, h->waits, lang)), FILL_INT("level", h->level));
    case HELD_NO_ROOM:
        if (h->week == 0) return message(MSG_FINDINGS_HELD_TOO_MANY, lang);
        return message_with(keep, MSG_FINDINGS_HELD_NO_ROOM, lang, FILL_INT("week", h->week),
            FILL_INT("weeks", m->clock.weeks[HORIZON_LATER]));
    }
    bug("something held back without a reason");
}

/* --- where the team stands --- */

static struct str pattern_sentence(enum pattern p, enum language lang)
{
    static const enum message ids[] = {
        [PATTERN_UNKNOWN] = MESSAGES,
        [PATTERN_SLOW_FRAGILE] = MSG_FINDINGS_PATTERN_SLOW_FRAGILE,
        [PATTERN_STABLE_SLOW] = MSG_FINDINGS_PATTERN_STABLE_SLOW,
        [PATTERN_FAST_FRAGILE] = MSG_FINDINGS_PATTERN_FAST_FRAGILE,
        [PATTERN_HAND_MADE] = MSG_FINDINGS_PATTERN_HAND_MADE,
        [PATTERN_SLOW] = MSG_FINDINGS_PATTERN_SLOW,
        [PATTERN_FAST] = MSG_FINDINGS_PATTERN_FAST,
        [PATTERN_FRAGILE] = MSG_FINDINGS_PATTERN_FRAGILE,
        [PATTERN_STEADY] = MSG_FINDINGS_PATTERN_STEADY,
        [PATTERN_HEALTHY] = MSG_FINDINGS_PATTERN_HEALTHY,
    };
    static_assert(countof(ids) == PATTERNS, "a pattern has no sentence");
    return p == PATTERN_UNKNOWN ? (struct str){0} : message(ids[p], lang);
}

/* The pattern, and at most one hint at where it comes from. */
struct str explain_pattern(struct arena *keep, const struct tightrope *t, enum language lang)
{
    bool slow = t->pattern == PATTERN_SLOW || t->pattern == PATTERN_SLOW_FRAGILE || t->pattern == PATTERN_STABLE_SLOW;
    struct str hint = {0};

    if (t->by_hand && t->pattern != PATTERN_HAND_MADE) hint = message(MSG_FINDINGS_PATTERN_BY_HAND, lang);
    else if (slow && t->approvals) hint = message(MSG_FINDINGS_PATTERN_APPROVALS, lang);
    return both(keep, pattern_sentence(t->pattern, lang), hint, lang);
}

struct str explain_mean(struct arena *keep, const struct consensus *c, const struct area_score *a)
{
    struct buf b = buf_in(keep);
    int shown = (a->mean.mean + 5) / 10;

    if (a->mean.known == 0) return (struct str){0};
    for (size_t i = 0; i < a->of->n_capabilities; i++) {
        const struct verdict *v = &c->of[a->of->capabilities[i].index];
        if (v->standing == STANDING_LEVEL) buf_printf(&b, "%s%d", b.n > 0 ? " + " : "(", v->level);
    }
    buf_printf(&b, ") / %d = %d.%02d", a->mean.known, shown / 100, shown % 100);
    return buf_str(&b);
}

struct str explain_clock(struct arena *keep, const struct clock *c, enum language lang)
{
    int64_t room = clock_room(c, HORIZON_NOW);
    struct str text = message_with(keep, MSG_FINDINGS_CLOCK, lang, FILL_INT("people", c->people),
        FILL_INT("share", c->share), FILL_INT("usable", c->usable), FILL("room", weeks_of(keep, room, lang)),
        FILL_INT("weeks", c->weeks[HORIZON_NOW]), FILL_INT("slots", c->slots));

    if (!c->people_assumed && !c->share_assumed) return text;
    return both(keep, text, message(MSG_FINDINGS_CLOCK_ASSUMED, lang), lang);
}
