/* What rules say of a round: facts and their four ways of being absent, precedence, what
 * gives way to what, what to find out. A case is some rules, some answers and one line. */

#include "findings/rules.h"

#include "answers/round.h"
#include "answers/sheet.h"
#include "base/buf.h"
#include "base/bug.h"
#include "base/diag.h"
#include "findings/explain_rules.h"
#include "findings/findings.h"
#include "questionnaire/load.h"
#include "tap.h"

#define ACTION(id, cap, from, to, effort, tags)                                                                              \
    "- {id: " id ", moves: {capability: " cap ", from: " from ", to: " to "}, title: The " id ", effort: {low: " effort        \
    ", likely: " effort ", high: " effort "}, helps: H, tags: [" tags "], lead: L, first-step: F, done-when: D, fails-when: F}\n"
#define CAPABILITY(id, first)                                                                                                \
    "- {id: " id ", first: " first ", title: Cap " id ", ask: A, why: W, levels: [a, b, c, d, e], evidence: E, find-out: Ask., pulls: both}\n"

struct file {
    struct str name, text;
};

static const struct file files[] = {
    { S_INIT("q/questionnaire.yaml"),
      S_INIT("tightrope: questionnaire/1\nid: q\nversion: 1.0.0\nlanguages: [en]\ntitle: Q\nscale: [a, b, c, d, e]\n"
             "areas: [area.yaml]\nprofile: profile.yaml\nrules: rules.yaml\n") },
    { S_INIT("q/area.yaml"),
      S_INIT("id: area\ntitle: Area\nweight: 1\ncapabilities:\n"
             CAPABILITY("a", "yes") CAPABILITY("b", "yes") CAPABILITY("c", "yes") CAPABILITY("d", "no")
             "- {id: e, when: profile(night) = yes and level(a) >= 2, title: Cap e, ask: A, why: W, levels: [a, b, c, d, e], evidence: E,\n"
             "   find-out: Ask., pulls: both}\n"
             "actions:\n"
             ACTION("a1", "a", "0", "2", "1.0", "technical") ACTION("a2", "a", "2", "3", "2.0", "technical")
             ACTION("b1", "b", "0", "1", "0.5", "people, quick-win") ACTION("b2", "b", "1", "3", "1.5", "technical, safety")
             ACTION("c1", "c", "0", "2", "0.5", "technical, relief") ACTION("c2", "c", "2", "3", "0.5", "technical")) },
    { S_INIT("q/profile.yaml"),
      S_INIT("sections: [{id: s, title: S}]\n"
             "questions:\n"
             "- {id: people, section: s, by: team, for: levels, type: number, ask: 'How many people?', unit: people}\n"
             "- {id: night, section: s, by: team, for: levels, type: yes-no, ask: 'Night calls?', first: yes}\n"
             "- {id: pay, section: s, by: team, for: levels, type: choice, ordered: yes, ask: 'Paid?',\n"
             "   options: [{id: none, text: None}, {id: some, text: Some}, {id: all, text: All}], after: {question: night, is: ['yes']}}\n"
             "- {id: rest, section: s, by: team, for: levels, type: yes-no, ask: 'Rest?', after: {question: pay, is: [some, all]}}\n"
             "- {id: topics, section: s, by: team, for: levels, type: several, ask: 'Topics?', options: [{id: x, text: X}, {id: y, text: Y}]}\n"
             "- {id: since, section: s, by: team, for: levels, type: month, ask: 'Since when?'}\n"
             "- {id: story, section: s, by: team, for: levels, type: text, ask: 'What happened?', sensitive: yes}\n"
             "- {id: tired, section: s, by: each, for: levels, type: choice, ordered: yes, ask: 'Tired?', sensitive: yes,\n"
             "   options: [{id: none, text: None}, {id: some, text: Some}, {id: clear, text: Clear}]}\n"
             "- {id: fear, section: s, by: each, for: levels, type: scale, ask: 'Afraid?', ends: {low: calm, high: afraid}}\n"
             "- {id: worry, section: s, by: each, for: levels, type: several, ask: 'Worries?', options: [{id: x, text: X}, {id: y, text: Y}]}\n"
             "metrics:\n"
             "- {id: pages, title: Pages, how: Count., type: number, decimals: 1, unit: calls}\n"
             "- {id: often, title: How often, how: Look., type: band, options: [{id: monthly, text: Monthly}, {id: daily, text: Daily}]}\n") },
};

struct world {
    struct arena keep, scratch;
    struct str rules;        /* the text of rules.yaml */
    const struct questionnaire *q;
    struct round *round;
    struct sheet *sheets[8];
    size_t n_sheets;
    const struct findings *found;
};

static enum sys_error read_file(struct sys *sys, struct arena *keep, const char *path, size_t most, struct str *text)
{
    const struct world *w = sys->ctx;

    (void)keep, (void)most;
    if (str_eq(str_of(path), S("q/rules.yaml"))) {
        *text = w->rules;
        return SYS_OK;
    }
    for (size_t i = 0; i < countof(files); i++) {
        if (!str_eq(files[i].name, str_of(path))) continue;
        *text = files[i].text;
        return SYS_OK;
    }
    return SYS_MISSING;
}

static void load(struct world *w, const char *rules)
{
    struct sys sys = { .read = read_file, .ctx = w };
    struct diags out = diags_in(&w->keep);
    struct buf shown = buf_in(&w->keep);

    w->rules = str_starts(str_of(rules), S("groups")) ? str_of(rules)
                                                     : str_printf(&w->keep, "groups:\n- id: g\n  rules:\n%s", rules);
    w->q = questionnaire_load(&sys, &w->keep, w->scratch, "q", &out);
    diags_print(&shown, &out);
    if (!w->q) tap_show("problems", buf_str(&shown)), bug("no questionnaire");
    w->round = round_new(&w->keep, w->q);
    w->round->date = (struct date){ 2026, 11, 23 };
    w->n_sheets = 0;
}

static void set_value(struct world *w, struct value *to, struct value_kind kind, struct str value)
{
    if (str_eq(value, S("?"))) to->state = VALUE_UNKNOWN;
    else if (str_eq(value, S("hush"))) to->state = VALUE_PREFER_NOT;
    else if (!str_eq(value, S("-")) && value_parse(&w->keep, &kind, value, to).why != VALUE_FINE) bug("%.*s", STR_ARG(value));
}

/* A level for every sheet: "012" are three sheets. */
static void set_levels(struct world *w, const struct capability *c, struct str letters)
{
    for (ptrdiff_t i = 0; i < letters.n; i++) {
        struct answer *a = &w->sheets[i]->answers[c->index];
        char letter = letters.s[i];
        if (letter >= '0' && letter <= '4') *a = (struct answer){ .state = ANSWER_LEVEL, .level = letter - '0' };
        else if (letter == 'u') *a = (struct answer){ .state = ANSWER_UNKNOWN };
        else if (letter == '-') *a = (struct answer){ 0 };
        else if (letter == 'x') *a = (struct answer){ .state = ANSWER_NOT_APPLICABLE, .reason = S("no") };
    }
}

static void set_own(struct world *w, const struct question *q, struct str values)
{
    for (size_t i = 0; values.n > 0; i++)
        set_value(w, &w->sheets[i]->own[q->index], value_kind_of_question(q), str_cut(&values, '/'));
}

/* "a=1 pages=2.5 tired=none/some/clear": an unnamed level is 1, an unnamed value no answer. */
static void answer(struct world *w, const char *answers, size_t n_sheets, bool so_far)
{
    struct findings_options o = { .so_far = so_far };
    struct str rest = str_of(answers), one;

    for (w->n_sheets = 0; w->n_sheets < n_sheets; w->n_sheets++) {
        w->sheets[w->n_sheets] = sheet_new(&w->keep, w->q);
        for (size_t i = 0; i < w->q->n_capabilities; i++)
            w->sheets[w->n_sheets]->answers[i] = (struct answer){ .state = so_far ? ANSWER_NONE : ANSWER_LEVEL, .level = so_far ? 0 : 1 };
    }
    w->round->expected = (int)n_sheets;
    while (rest.n > 0) {
        one = str_cut(&rest, ' ');
        struct str id = str_cut(&one, '=');
        const struct capability *c = questionnaire_capability(w->q, id);
        const struct metric *m = questionnaire_metric(w->q, id);
        const struct question *q = questionnaire_question(w->q, id);
        if (c) set_levels(w, c, one);
        else if (m) set_value(w, &w->round->metrics[m->index], value_kind_of_metric(m), one);
        else if (q && q->by == BY_EACH) set_own(w, q, one);
        else if (q) set_value(w, &w->round->profile[q->index], value_kind_of_question(q), one);
        else bug("%.*s is nothing", STR_ARG(id));
    }
    w->found = findings_make(&w->keep, w->scratch, w->q, w->round, (const struct sheet *const *)w->sheets, n_sheets, &o);
}

static struct str id_of(const struct subject *s)
{
    return s->capability ? s->capability->id : s->metric ? s->metric->id : s->question->id;
}

static void add_hung(struct buf *b, const struct condition *c, uint64_t hung)
{
    for (size_t i = 0; c && i < c->n_subjects; i++)
        if (hung >> i & 1) buf_printf(b, "/%.*s", STR_ARG(id_of(&c->subjects[i])));
}

/* The verdict of rule `id`, with what it hung on: "true/a/pages". */
static struct str verdict(struct world *w, const char *id)
{
    static const char *const words[] = { [TRUTH_FALSE] = "false", [TRUTH_TRUE] = "true", [TRUTH_UNKNOWN] = "unknown" };
    const struct rule_verdict *v = &w->found->rules->of[rules_find(w->q, str_of(id))->index];
    struct buf b = buf_in(&w->keep);

    buf_add(&b, str_of(words[v->truth]));
    add_hung(&b, v->rule->when, v->hung);
    return buf_str(&b);
}

/* ---- facts ---- */

static void test_facts(struct world *w)
{
    static const struct { const char *when, *answers; size_t sheets; const char *verdict; } rows[] = {
        { "level(a) = 1", "", 1, "true/a" },
        { "level(a) = 1", "a=013", 3, "true/a" },
        { "level(a) = 1", "a=u", 1, "unknown/a" },
        { "not known(level(a))", "a=u", 1, "true/a" },
        { "not known(level(a))", "a=-", 1, "unknown/a" },
        { "level(a) = 1", "a=x", 1, "false/a" },
        { "not level(a) = 1", "a=x", 1, "true/a" },
        { "metric(pages) > 2", "pages=2.5", 1, "true/pages" },
        { "metric(pages) > 2", "pages=2", 1, "false/pages" },
        { "metric(pages) > 2", "pages=?", 1, "unknown/pages" },
        { "metric(pages) > 2", "", 1, "unknown/pages" },
        { "not known(metric(pages))", "pages=?", 1, "true/pages" },
        { "not known(metric(pages))", "", 1, "unknown/pages" },
        { "metric(often) >= daily", "often=daily", 1, "true/often" },
        { "metric(often) >= daily", "often=monthly", 1, "false/often" },
        { "profile(people) < 10", "people=9", 1, "true/people" },
        { "profile(night) = yes", "night=yes", 1, "true/night" },
        { "profile(night) = yes", "night=no", 1, "false/night" },
        { "profile(pay) <= some", "night=yes pay=none", 1, "true/pay" },
        { "profile(pay) <= some", "night=yes pay=all", 1, "false/pay" },
        { "profile(pay) <= some", "night=yes", 1, "unknown/pay" },
        /* asked only after another: void where that one was answered otherwise */
        { "profile(pay) <= some", "night=no", 1, "false/pay" },
        { "known(profile(pay))", "night=no", 1, "true/pay" },
        { "profile(pay) <= some", "night=no pay=none", 1, "false/pay" },
        { "profile(rest) = no", "night=yes pay=some rest=no", 1, "true/rest" },
        { "profile(rest) = no", "night=yes pay=none", 1, "false/rest" },
        { "profile(rest) = no", "night=no", 1, "false/rest" },
        { "profile(rest) = no", "night=no pay=some rest=no", 1, "false/rest" },
        { "profile(rest) = no", "night=?", 1, "unknown/rest" },
        { "has(topics, x)", "topics=x", 1, "true/topics" },
        { "has(topics, x)", "topics=y", 1, "false/topics" },
        { "has(topics, x)", "", 1, "unknown/topics" },
        { "months-since(since) < 3", "since=2026-09", 1, "true/since" },
        { "months-since(since) < 3", "since=2026-08", 1, "false/since" },
        { "months-since(since) < 0", "since=2027-01", 1, "true/since" },
        { "months-since(since) < 3", "", 1, "unknown/since" },
        { "known(profile(story))", "story=bad", 1, "true/story" },
        { "not known(profile(story))", "story=?", 1, "true/story" },
        { "not known(profile(story))", "story=hush", 1, "unknown/story" },
        /* what each person says: the middle, from three answers on */
        { "profile(tired) = clear", "tired=clear/clear/none", 3, "true/tired" },
        { "profile(tired) = clear", "tired=clear/none/none", 3, "false/tired" },
        { "profile(tired) = some", "tired=clear/none/some", 3, "true/tired" },
        { "profile(tired) = clear", "tired=none/clear/clear/none", 4, "true/tired" },   /* half is enough */
        { "profile(tired) = clear", "tired=none/clear/some/none", 4, "false/tired" },
        { "profile(tired) = clear", "tired=clear/clear", 2, "unknown/tired" },
        { "profile(tired) = clear", "tired=clear/clear/hush", 3, "unknown/tired" },
        { "profile(tired) = clear", "tired=clear/clear/?/clear", 4, "true/tired" },
        { "profile(tired) = clear", "tired=clear", 1, "true/tired" },                   /* alone */
        { "profile(tired) = clear", "tired=hush", 1, "unknown/tired" },
        { "known(profile(tired))", "tired=clear/clear", 2, "unknown/tired" },
        { "profile(fear) >= 4", "fear=1/4/5", 3, "true/fear" },
        { "profile(fear) >= 4", "fear=1/3/5", 3, "false/fear" },
        { "has(worry, x)", "worry=y/y/x", 3, "true/worry" },                            /* anybody */
        { "has(worry, x)", "worry=y/y/y", 3, "false/worry" },
        { "has(worry, x)", "worry=x/x", 2, "unknown/worry" },
        /* two answers */
        { "level(a) <= 1 or metric(pages) > 2", "", 1, "true/a" },
        { "level(a) <= 1 or metric(pages) > 2", "a=3", 1, "unknown/pages" },
        { "level(a) <= 1 and metric(pages) > 2", "a=3", 1, "false/a" },
    };

    for (size_t i = 0; i < countof(rows); i++) {
        struct world room = *w;
        load(&room, str_printf(&room.keep, "  - {id: r, when: \"%s\", do: [{note: N}], because: B}\n", rows[i].when).s);
        answer(&room, rows[i].answers, rows[i].sheets, false);
        tap_str(verdict(&room, "r"), str_of(rows[i].verdict),
                str_z(&room.keep, str_printf(&room.keep, "%s with \"%s\" of %zu", rows[i].when, rows[i].answers, rows[i].sheets)));
    }
}

/* ---- effects ---- */

static const char *horizon(int h)
{
    static const char *const names[] = { "now", "next", "later" };
    return names[h];
}

/* Everything in force as one line, and behind it who gave way to whom. */
static struct str in_force(struct world *w)
{
    const struct rule_findings *f = w->found->rules;
    const struct rule_effects *e = &f->effects;
    struct buf b = buf_in(&w->keep);

    for (size_t i = 0; i < e->n_pins; i++)
        buf_printf(&b, "pin %.*s %s%s; ", STR_ARG(e->pins[i].of->id), horizon(e->pins[i].horizon), e->pins[i].repeat ? " again" : "");
    for (size_t i = 0; i < e->n_blocks; i++) buf_printf(&b, "block %.*s; ", STR_ARG(e->blocks[i].of->id));
    for (size_t i = 0; i < e->n_boosts; i++) buf_printf(&b, "boost %.*s %d; ", STR_ARG(e->boosts[i].of->id), e->boosts[i].by);
    for (size_t i = 0; i < e->n_caps; i++) buf_printf(&b, "cap %.*s %d; ", STR_ARG(e->caps[i].of->id), e->caps[i].target);
    for (size_t i = 0; i < e->n_orders; i++)
        buf_printf(&b, "%.*s < %.*s; ", STR_ARG(e->orders[i].before->id), STR_ARG(e->orders[i].after->id));
    for (size_t i = 0; i < e->n_limits; i++) buf_printf(&b, "limit %d %s; ", e->limits[i].most, horizon(e->limits[i].horizon));
    for (size_t i = 0; i < e->n_onlys; i++) buf_printf(&b, "only %s; ", horizon(e->onlys[i].horizon));
    for (size_t i = 0; i < e->n_ensures; i++) buf_printf(&b, "ensure %d %s; ", e->ensures[i].least, horizon(e->ensures[i].horizon));
    for (size_t i = 0; i < f->n_notes; i++) buf_printf(&b, "note %.*s; ", STR_ARG(f->notes[i].effect->text.in[LANG_EN]));
    for (size_t i = 0; i < f->n_agenda; i++) buf_printf(&b, "agenda %d; ", f->agenda[i].effect->minutes);
    for (size_t i = 0; i < f->n_gave_way; i++) {
        const struct rule_gave_way *g = &f->gave_way[i];
        buf_printf(&b, "%.*s gave way to %.*s on %.*s%s; ", STR_ARG(g->rule->id), STR_ARG(g->to->id),
                   STR_ARG(g->action ? g->action->id : g->capability->id), g->moved ? ", moved" : "");
    }
    return buf_str(&b);
}

#define RULE(id, effects) "  - {id: " id ", do: [" effects "], because: B}\n"
#define WHEN(id, when, effects) "  - {id: " id ", when: '" when "', do: [" effects "], because: B}\n"

static void test_effects(struct world *w)
{
    static const struct { const char *name, *rules, *answers, *in_force; } rows[] = {
        { "every kind", RULE("r", "{pin: [a1], in: next}, {block: [a2]}, {boost: [b], by: 2}, {cap: [c], to: 2}, {order: [b1], before: [c]},"
                                  "{limit: [people], most: 2, in: now}, {only: [safety], in: later}, {ensure: [relief], least: 1, in: now},"
                                  "{note: N}, {agenda: A, minutes: 5}"), "",
          "pin a1 next; block a2; boost b1 2; boost b2 2; cap c 2; b1 < c1; b1 < c2; limit 2 now; only later; ensure 1 now; note N; agenda 5; " },
        { "only what is true acts", WHEN("r", "level(a) = 0", "{pin: [a1], in: now}") WHEN("s", "level(a) = 1", "{pin: [c1], in: now}"), "",
          "pin c1 now; " },
        { "nor what is unknown", WHEN("r", "metric(pages) > 1", "{pin: [a1], in: now}"), "", "" },
        { "a pin of what is reached is void", RULE("r", "{pin: [a1], in: now}"), "a=2", "" },
        { "unless it is to be repeated", RULE("r", "{pin: [a1], in: now, repeat: yes}"), "a=3", "pin a1 now again; " },
        { "of what does not apply, always", RULE("r", "{pin: [a1], in: now, repeat: yes}"), "a=x", "" },
        { "of what nobody knows, it stays", RULE("r", "{pin: [b2], in: now}"), "b=u", "pin b2 now; " },
        { "the same twice", RULE("r", "{pin: [a1], in: now}") RULE("s", "{pin: [a1], in: now}"), "", "pin a1 now; " },
        { "another horizon gives way", RULE("r", "{pin: [a1], in: next}") RULE("s", "{pin: [a1], in: now}"), "",
          "pin a1 next; s gave way to r on a1; " },
        { "a block gives way to a pin", RULE("r", "{pin: [a1], in: now}") RULE("s", "{block: [a1, a2]}"), "",
          "pin a1 now; block a2; s gave way to r on a1; " },
        { "a pin gives way to a block", RULE("r", "{block: [a1]}") RULE("s", "{pin: [a1, c1], in: now}"), "",
          "pin c1 now; block a1; s gave way to r on a1; " },
        { "a void pin does not stand in the way", RULE("r", "{pin: [a1], in: now}") RULE("s", "{block: [a1]}"), "a=2", "block a1; " },
        { "a block ends when its time has come", RULE("r", "{block: [a1], until: level(b) >= 1}"), "b=1", "" },
        { "and holds before", RULE("r", "{block: [a1], until: level(b) >= 2}"), "b=1", "block a1; " },
        { "and while nobody knows", RULE("r", "{block: [a1], until: metric(pages) > 1}"), "", "block a1; " },
        { "two blocks are one", RULE("r", "{block: [a1]}") RULE("s", "{block: [a1]}"), "", "block a1; " },
        { "a cap gives way to a pin above it", RULE("r", "{pin: [a2], in: now}") RULE("s", "{cap: [a, b], to: 2}"), "",
          "pin a2 now; cap b 2; s gave way to r on a; " },
        { "not to one below", RULE("r", "{pin: [a1], in: now}") RULE("s", "{cap: [a], to: 2}"), "", "pin a1 now; cap a 2; " },
        { "a pin above gives way to a cap", RULE("r", "{cap: [a], to: 2}") RULE("s", "{pin: [a2], in: now}"), "",
          "cap a 2; s gave way to r on a2; " },
        { "the lower cap holds", RULE("r", "{cap: [a], to: 2}") RULE("s", "{cap: [a], to: 1}") RULE("t", "{cap: [a], to: 3}"), "",
          "cap a 2; cap a 1; " },
        { "boosts add up", RULE("r", "{boost: [a1], by: 2}") RULE("s", "{boost: [a1], by: -1}"), "", "boost a1 2; boost a1 -1; " },
        { "orders the other way round", RULE("r", "{order: [a1], before: [b1]}") RULE("s", "{order: [b1], before: [a1, c1]}"), "",
          "a1 < b1; b1 < c1; s gave way to r on a1; " },
        { "orders twice, and before itself", RULE("r", "{order: [a1], before: [a1, b1]}, {order: [a1], before: [b1]}"), "", "a1 < b1; " },
        { "a pin gives way to only", RULE("r", "{only: [relief], in: now}") RULE("s", "{pin: [a1, c1], in: now}"), "",
          "pin a1 next; pin c1 now; only now; s gave way to r on a1, moved; " },
        { "small ones do not", RULE("r", "{only: [relief], in: now, small: [quick-win], up-to: 0.5}") RULE("s", "{pin: [b1, b2], in: now}"), "b=0",
          "pin b1 now; pin b2 next; only now; s gave way to r on b2, moved; " },
        { "a pin that finds no horizon",
          RULE("r", "{only: [relief], in: now}, {only: [relief], in: next}, {only: [relief], in: later}") RULE("s", "{pin: [a1], in: now}"), "",
          "only now; only next; only later; s gave way to r on a1; " },
        { "an earlier pin does not", RULE("s", "{pin: [a1], in: now}") RULE("r", "{only: [relief], in: now}"), "", "pin a1 now; only now; " },
        { "a limit lets so many pins in", RULE("r", "{limit: [technical], most: 1, in: now}") RULE("s", "{pin: [a1, b2, b1, c1], in: now}"), "b=0",
          "pin a1 now; pin b1 now; pin b2 next; pin c1 next; limit 1 now; s gave way to r on b2, moved; s gave way to r on c1, moved; " },
        { "and does not count what stood before",
          RULE("p", "{pin: [a1], in: now}") RULE("r", "{limit: [technical], most: 1, in: now}") RULE("s", "{pin: [b2], in: now}"), "",
          "pin a1 now; pin b2 now; limit 1 now; " },
        { "nor another capability's", RULE("r", "{limit: [technical], most: 1, in: now, per: capability}") RULE("s", "{pin: [a1, a2, c1], in: now}"), "",
          "pin a1 now; pin a2 next; pin c1 now; limit 1 now; s gave way to r on a2, moved; " },
        { "nor what is below it", RULE("r", "{limit: [technical], most: 1, in: now, above: 1}") RULE("s", "{pin: [a1, a2, c1], in: now}"), "",
          "pin a1 now; pin a2 now; pin c1 now; limit 1 now; " },
        { "groups before rules",
          "groups:\n- {id: g, rules: [{id: r, do: [{block: [a1]}], because: B}]}\n- {id: h, rules: [{id: s, do: [{pin: [a1], in: now}], because: B}]}\n", "",
          "block a1; s gave way to r on a1; " },
    };

    for (size_t i = 0; i < countof(rows); i++) {
        struct world room = *w;
        load(&room, rows[i].rules);
        answer(&room, rows[i].answers, 1, false);
        tap_str(in_force(&room), str_of(rows[i].in_force), rows[i].name);
    }
}

/* ---- the rest ---- */

static struct str doubts(struct world *w)
{
    const struct rule_findings *f = w->found->rules;
    struct buf b = buf_in(&w->keep);

    for (size_t i = 0; i < f->n_doubts; i++)
        buf_printf(&b, "%.*s %s %zu; ", STR_ARG(id_of(&f->doubts[i].subject)), f->doubts[i].why == MISSING_UNKNOWN ? "find-out" : "answer",
                   f->doubts[i].n_rules);
    return buf_str(&b);
}

static void test_doubts(struct world *w)
{
    static const char *const rules =
        WHEN("r", "metric(pages) > 1", "{note: N}") WHEN("s", "metric(often) = daily or metric(pages) > 3", "{note: N}")
        WHEN("t", "profile(tired) = clear", "{note: N}") WHEN("u", "known(profile(story))", "{note: N}") WHEN("v", "level(d) = 0", "{note: N}")
        WHEN("x", "profile(night) = yes", "{note: N}");
    struct world room = *w;

    load(&room, rules);
    answer(&room, "night=yes", 3, false);
    tap_str(doubts(&room), S("pages answer 2; often answer 1; story answer 1; "), "what decides most rules first; nobody's own");
    answer(&room, "night=yes pages=? story=hush d=uuu", 3, false);
    tap_str(doubts(&room), S("pages find-out 2; often answer 1; d find-out 1; "), "don't know and no answer; what is not said is not asked again");
    load(&room, rules);
    room.round->form = FORM_FIRST;
    answer(&room, "pages=? d=uuu", 3, false);
    tap_str(doubts(&room), S("pages find-out 2; d find-out 1; night answer 1; "), "a first look asks only what it asks");
    load(&room, rules);
    answer(&room, "a=1", 1, true);
    tap_str(doubts(&room), S(""), "nothing is missing in the middle of an interview");
    tap_ok(rules_fired(room.found->rules, S("x")) == false && !rules_fired(NULL, S("x")), "and nothing is concluded");
}

static void test_contradictions(struct world *w)
{
    static const char *const rules =
        "groups: []\ncontradictions:\n- {id: one, when: level(a) >= 2 and level(b) <= 1, ask: How?}\n"
        "- {id: two, when: level(a) >= 2 and metric(pages) > 2, ask: What?}\n";
    struct world room = *w;

    load(&room, rules);
    answer(&room, "a=2", 1, false);
    const struct rule_findings *f = room.found->rules;
    tap_ok(f->n_contradictions == 1 && str_eq(f->contradictions[0].of->id, S("one")) && f->contradictions[0].hung == 3, "one holds, one is open");
    tap_ok(f->n == 0 && f->n_doubts == 0, "what is open about a contradiction is nobody's homework");
    answer(&room, "a=1 pages=3", 1, false);
    tap_int((int64_t)room.found->rules->n_contradictions, 0, "none");
}

/* Pins, drills, blocks and parameters arrive on the roadmap; ranking questions judges anew. */
static void test_roadmap(struct world *w)
{
    static const char *const rules =
        WHEN("r", "level(b) = 3", "{pin: [b2], in: now, repeat: yes}") WHEN("s", "level(a) <= 1", "{block: [c1], until: level(a) >= 2}")
        RULE("t", "{order: [a1], before: [c2]}");
    struct world room = *w;

    load(&room, str_printf(&room.keep, "groups:\n- id: g\n  rules:\n%sparameters: {people: 3, share: 20, usable-share: 50, practices-at-once: 2,"
                           " weeks-now: 4, weeks-next: 4, weeks-later: 10}\n", rules).s);
    answer(&room, "b=3", 1, false);
    const struct roadmap *m = room.found->roadmap;
    const struct roadmap_line *first = &m->lines[0];
    tap_ok(str_eq(first->job->action->id, S("b2")) && first->job->drill && first->reason == REASON_PINNED && str_eq(first->pin_rule, S("r")),
           "a drill leads");
    tap_ok(m->clock.people == 3 && m->clock.share == 20 && m->clock.usable == 50 && m->clock.slots == 2 && m->clock.weeks[HORIZON_LATER] == 18,
           "parameters of the questionnaire");
    const struct not_now *held = NULL;
    for (size_t i = 0; i < m->n_not_now; i++)
        if (str_eq(m->not_now[i].action->id, S("c1"))) held = &m->not_now[i];
    if (tap_ok(held && held->why == HELD_BLOCKED, "a block holds"))
        tap_str(explain_look_again(&room.keep, rules_find(room.q, held->rule), held->action, LANG_EN),
                S("Look again when “Cap a” is at least level 2."), "until its time comes");
    answer(&room, "a=2", 1, false);
    tap_ok(roadmap_line_of_action(room.found->roadmap, questionnaire_action(room.q, S("c1"))) != NULL, "which it has here");

    load(&room, WHEN("r", "level(d) >= 2", "{pin: [c1], in: later}, {block: [a, b]}"));
    struct findings_options o = { .questions = true };
    answer(&room, "d=u", 1, false);
    room.found = findings_make(&room.keep, room.scratch, room.q, room.round, (const struct sheet *const *)room.sheets, 1, &o);
    tap_ok(room.found->questions->n == 1 && room.found->questions->list[0].other_plans == 3, "levels that switch a rule switch the plan");
}

/* A capability is asked only if its condition is true. */
static void test_when(struct world *w)
{
    static const struct { const char *answers; enum standing standing; } rows[] = {
        { "night=yes a=2 e=-", STANDING_UNKNOWN },
        { "night=yes a=1 e=-", STANDING_NOT_ASKED },
        { "night=no a=2 e=-", STANDING_NOT_ASKED },
        { "a=2 e=-", STANDING_NOT_ASKED },
        { "night=yes a=u e=-", STANDING_NOT_ASKED },
        { "night=no a=2 e=3", STANDING_LEVEL },  /* somebody answered all the same */
    };

    for (size_t i = 0; i < countof(rows); i++) {
        struct world room = *w;
        load(&room, RULE("r", "{note: N}"));
        answer(&room, rows[i].answers, 1, false);
        tap_int(room.found->consensus->of[questionnaire_capability(room.q, S("e"))->index].standing, rows[i].standing, rows[i].answers);
    }
}

static void test_words(struct world *w)
{
    static const struct { const char *when, *answers, *en, *fact; } rows[] = {
        { "level(a) <= 1", "", "“Cap a” is at most level 1", "“Cap a”: level 1" },
        { "level(a) != 1", "a=u", "“Cap a” is not level 1", "“Cap a”: not known" },
        { "metric(pages) > 2.5", "pages=2.5", "“Pages” is more than 2.5 calls", "“Pages”: 2.5 calls" },
        { "metric(pages) = 0.05", "pages=0", "“Pages” is 0.05 calls", "“Pages”: 0 calls" },
        { "metric(often) < daily", "often=monthly", "“How often” is less than “Daily”", "“How often”: “Monthly”" },
        { "profile(people) >= 10", "people=9", "the answer to “How many people?” is at least 10 people", "the answer to “How many people?”: 9 people" },
        { "profile(night) = yes", "", "the answer to “Night calls?” is “Yes”", "the answer to “Night calls?”: no answer" },
        { "profile(pay) = none", "night=no", "the answer to “Paid?” is “None”", "the answer to “Paid?”: does not apply" },
        { "has(topics, x)", "topics=x", "the answer to “Topics?” includes “X”", "the answer to “Topics?” includes “X”" },
        { "has(topics, x)", "topics=y", "the answer to “Topics?” includes “X”", "the answer to “Topics?”" },
        { "months-since(since) < -2", "since=2026-09", "the number of months since the answer to “Since when?” is less than -2",
          "the number of months since the answer to “Since when?”: 2" },
        { "not known(profile(story))", "story=secret", "not (the answer to “What happened?” is known)", "the answer to “What happened?” is known" },
        { "profile(tired) = clear", "tired=clear", "the answer to “Tired?” is “Clear”", "the answer to “Tired?”" },
        { "level(a) = 1 and (level(b) = 2 or level(c) = 3)", "", "“Cap a” is level 1 and (“Cap b” is level 2 or “Cap c” is level 3)", "“Cap a”: level 1" },
        { "level(a) = 1 and level(b) = 2 and level(c) = 3", "", "“Cap a” is level 1 and “Cap b” is level 2 and “Cap c” is level 3", "“Cap a”: level 1" },
        { "level(a) < level(b)", "", "“Cap a” is less than “Cap b”", "“Cap a”: level 1" },
    };

    for (size_t i = 0; i < countof(rows); i++) {
        struct world room = *w;
        load(&room, str_printf(&room.keep, "  - {id: r, when: \"%s\", do: [{note: N}], because: B}\n", rows[i].when).s);
        answer(&room, rows[i].answers, 1, false);
        const struct condition *c = room.q->rules->list[0].when;
        tap_str(explain_condition(&room.keep, c, LANG_EN), str_of(rows[i].en), rows[i].when);
        tap_str(explain_fact(&room.keep, room.found->facts, &c->subjects[0], LANG_EN), str_of(rows[i].fact), "on which it hung");
        tap_ok(explain_condition(&room.keep, c, LANG_JA).n > 0, "in Japanese too");
    }
    struct world room = *w;
    load(&room, RULE("r", "{only: [relief], in: now}") RULE("s", "{pin: [a1], in: now}") WHEN("t", "metric(pages) > 1", "{note: N}")
                WHEN("u", "profile(people) > 1", "{note: N}") WHEN("v", "level(d) > 1", "{note: N}"));
    answer(&room, "d=u", 1, false);
    const struct rule_findings *f = room.found->rules;
    tap_str(explain_gave_way(&room.keep, &f->gave_way[0], LANG_EN), S("Rule s gave way to rule r (“The a1”); it stands in a later part of the plan."),
            "who gave way");
    tap_str(explain_doubt(&room.keep, &f->doubts[0], LANG_EN), S("Pages. Count."), "how to find out a number");
    tap_str(explain_doubt(&room.keep, &f->doubts[1], LANG_EN), S("How many people?"), "a fact");
    tap_str(explain_doubt(&room.keep, &f->doubts[2], LANG_EN), S("Cap d. Ask."), "a level");
}

int main(void)
{
    struct world w = { .keep = tap_arena(256 << 20), .scratch = tap_arena(64 << 20) };

    test_facts(&w);
    test_effects(&w);
    test_doubts(&w);
    test_contradictions(&w);
    test_roadmap(&w);
    test_when(&w);
    test_words(&w);
    return tap_done();
}
