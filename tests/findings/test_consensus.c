/* Consensus: every case of DESIGN.md section 6, one capability per row of votes. */

#include "findings/consensus.h"

#include "findings/small.h"
#include "tap.h"

/* Up to eight sheets with one capability: their letters side by side. */
static struct small *one(struct arena *keep, const char *letters)
{
    struct small *s = small_new(keep);
    small_area(s, "area", 2);
    small_cap(s, "cap", 3);
    for (; *letters; letters++) small_sheet(s, (char[]){ *letters, 0 });
    return s;
}

static const struct consensus *agree(struct small *s)
{
    return consensus_make(s->keep, &s->q, &s->r, s->list, s->n_sheets, false);
}

static const struct {
    const char *votes;
    enum standing standing;
    int level, low, high, spread;
    enum accord accord;
    bool unanswered;
} rows[] = {
    { "2",     STANDING_LEVEL, 2, 2, 2, -1, ACCORD_SILENT, false },
    { "12",    STANDING_LEVEL, 1, 1, 2, 1, ACCORD_NEAR, false },          /* even: the lower */
    { "21",    STANDING_LEVEL, 1, 1, 2, 1, ACCORD_NEAR, false },          /* whatever the order */
    { "123",   STANDING_LEVEL, 2, 1, 3, 2, ACCORD_APART, false },
    { "0334",  STANDING_LEVEL, 3, 0, 4, 4, ACCORD_APART, false },
    { "0014",  STANDING_LEVEL, 0, 0, 4, 4, ACCORD_APART, false },
    { "2222",  STANDING_LEVEL, 2, 2, 2, 0, ACCORD_SAME, false },
    { "04",    STANDING_LEVEL, 0, 0, 4, 4, ACCORD_APART, false },
    { "1uu",   STANDING_LEVEL, 1, 1, 1, -1, ACCORD_SILENT, false },       /* unknown is no vote */
    { "1mm2",  STANDING_LEVEL, 1, 1, 2, 1, ACCORD_NEAR, false },
    { "3---",  STANDING_LEVEL, 3, 3, 3, -1, ACCORD_SILENT, false },
    { "uuu",   STANDING_UNKNOWN, -1, -1, -1, -1, ACCORD_SILENT, false },  /* never level 0 */
    { "mm",    STANDING_UNKNOWN, -1, -1, -1, -1, ACCORD_SILENT, false },
    { "u",     STANDING_UNKNOWN, -1, -1, -1, -1, ACCORD_SILENT, false },
    { "---",   STANDING_UNKNOWN, -1, -1, -1, -1, ACCORD_SILENT, true },
    { "",      STANDING_UNKNOWN, -1, -1, -1, -1, ACCORD_SILENT, true },
    { "x",     STANDING_NOT_APPLICABLE, -1, -1, -1, -1, ACCORD_SILENT, false },
    { "xx",    STANDING_NOT_APPLICABLE, -1, -1, -1, 0, ACCORD_SAME, false },
    { "xxu-",  STANDING_NOT_APPLICABLE, -1, -1, -1, 0, ACCORD_SAME, false }, /* all who gave a level or n/a */
    { "x2",    STANDING_LEVEL, 2, 2, 2, SPREAD_MIXED, ACCORD_MIXED, false },
    { "xxx1",  STANDING_LEVEL, 1, 1, 1, SPREAD_MIXED, ACCORD_MIXED, false },
    { "x04",   STANDING_LEVEL, 0, 0, 4, SPREAD_MIXED, ACCORD_MIXED, false },
};

static void test_rows(struct arena keep)
{
    for (size_t i = 0; i < countof(rows); i++) {
        struct small *s = one(&keep, rows[i].votes);
        s->r.answers = ANSWERS_NAMED;
        const struct verdict *v = &agree(s)->of[0];
        tap_ok(v->standing == rows[i].standing && v->level == rows[i].level, "\"%s\": standing %d, level %d",
            rows[i].votes, v->standing, v->level);
        tap_ok(v->low == rows[i].low && v->high == rows[i].high && v->spread == rows[i].spread,
            "\"%s\": %d to %d, spread %d", rows[i].votes, v->low, v->high, v->spread);
        tap_ok(v->accord == rows[i].accord && v->unanswered == rows[i].unanswered, "\"%s\": accord %d, unanswered %d",
            rows[i].votes, v->accord, v->unanswered);
    }
}

static void test_counts(struct arena keep)
{
    struct small *s = one(&keep, "0133xum-");
    const struct votes *v = &agree(s)->of[0].votes;
    tap_ok(v->level[0] == 1 && v->level[1] == 1 && v->level[2] == 0 && v->level[3] == 2 && v->level[4] == 0,
        "votes are counted per level");
    tap_ok(v->unknown == 1 && v->not_mine == 1 && v->not_applicable == 1 && v->none == 1,
        "the other four states are counted apart");
}

static void test_settled(struct arena keep)
{
    static const struct {
        const char *votes;
        struct settled settled;
        enum standing standing;
        int level;
    } cases[] = {
        { "1122", { .state = ANSWER_LEVEL, .level = 2 }, STANDING_LEVEL, 2 },
        { "xxx",  { .state = ANSWER_LEVEL, .level = 0 }, STANDING_LEVEL, 0 },
        { "333",  { .state = ANSWER_UNKNOWN }, STANDING_UNKNOWN, -1 },
        { "333",  { .state = ANSWER_NOT_APPLICABLE }, STANDING_NOT_APPLICABLE, -1 },
        { "---",  { .state = ANSWER_LEVEL, .level = 4 }, STANDING_LEVEL, 4 },
        { "333",  { .state = ANSWER_NONE, .level = 1 }, STANDING_LEVEL, 3 },
    };
    for (size_t i = 0; i < countof(cases); i++) {
        struct small *s = one(&keep, cases[i].votes);
        s->r.settled[0] = cases[i].settled;
        const struct verdict *v = &agree(s)->of[0];
        tap_ok(v->standing == cases[i].standing && v->level == cases[i].level, "settled %zu: the team's word wins", i);
        tap_ok(v->settled == (cases[i].settled.state != ANSWER_NONE) && !v->unanswered, "settled %zu: and says so", i);
    }
    struct small *s = one(&keep, "13");
    s->r.answers = ANSWERS_NAMED;
    s->r.settled[0] = (struct settled){ .state = ANSWER_LEVEL, .level = 1, .because = S("batch jobs by hand") };
    const struct consensus *c = agree(s);
    tap_str(c->of[0].because, S("batch jobs by hand"), "why it was settled so is kept");
    tap_ok(c->of[0].spread == 2 && c->n_differ == 1, "settling does not hide that views differed");
}

static void test_kept_votes(struct arena keep)
{
    int votes[] = { 1, 1, 3 };
    struct small *s = one(&keep, "");
    s->r.settled[0] = (struct settled){ .state = ANSWER_LEVEL, .level = 1, .votes = votes, .n_votes = 3 };
    const struct verdict *v = &agree(s)->of[0];
    tap_ok(v->votes.level[1] == 2 && v->votes.level[3] == 1 && v->spread == 2,
        "without sheets the settled votes speak");
    s->r.settled[0].n_votes = 2;
    v = &agree(s)->of[0];
    tap_ok(v->votes.level[1] == 0 && v->spread == -1, "but not two of an anonymous round");
}

static void test_hidden(struct arena keep)
{
    static const struct {
        const char *votes;
        enum anonymity answers;
        int expected;
        bool so_far, hidden;
        enum accord accord;
        size_t differ;
    } cases[] = {
        { "12",  ANSWERS_ANONYMOUS, 4, false, true, ACCORD_SAME, 0 },
        { "13",  ANSWERS_ANONYMOUS, 4, false, true, ACCORD_APART, 1 },
        { "x3",  ANSWERS_ANONYMOUS, 4, false, true, ACCORD_APART, 1 },
        { "1",   ANSWERS_ANONYMOUS, 4, false, true, ACCORD_SILENT, 0 },
        { "1",   ANSWERS_ANONYMOUS, 0, false, false, ACCORD_SILENT, 0 },
        { "1",   ANSWERS_ANONYMOUS, 4, true, false, ACCORD_SILENT, 0 },
        { "12",  ANSWERS_ANONYMOUS, 4, true, true, ACCORD_SAME, 0 },
        { "12",  ANSWERS_ANONYMOUS, 1, false, true, ACCORD_SAME, 0 },
        { "123", ANSWERS_ANONYMOUS, 4, false, false, ACCORD_APART, 1 },
        { "12",  ANSWERS_ALIAS, 4, false, false, ACCORD_NEAR, 1 },
        { "12",  ANSWERS_NAMED, 4, false, false, ACCORD_NEAR, 1 },
    };
    for (size_t i = 0; i < countof(cases); i++) {
        struct small *s = one(&keep, cases[i].votes);
        s->r.answers = cases[i].answers;
        s->r.expected = cases[i].expected;
        const struct consensus *c = consensus_make(&keep, &s->q, &s->r, s->list, s->n_sheets, cases[i].so_far);
        const struct verdict *v = &c->of[0];
        int seen = v->votes.not_applicable;
        for (int k = 0; k < LEVELS; k++) seen += v->votes.level[k];
        tap_ok(c->hidden == cases[i].hidden && (seen == 0) == c->hidden && (v->low == -1) == c->hidden,
            "hidden %zu: votes and range are %s", i, c->hidden ? "gone" : "there");
        tap_ok(v->accord == cases[i].accord && c->n_differ == cases[i].differ, "hidden %zu: accord %d", i, v->accord);
    }
}

static void test_wish(struct arena keep)
{
    static const struct { int n, wish[4]; bool wished; } cases[] = {
        { 4, { 2, 0, 0, 0 }, true }, { 4, { 1, 1, 0, 0 }, true }, { 4, { 1, 0, 0, 0 }, false },
        { 3, { 1, 0, 0 }, false },   { 3, { 1, 1, 0 }, true },    { 2, { 1, 0 }, true },
        { 1, { 1 }, true },          { 1, { 0 }, false },         { 4, { 0, 0, 0, 0 }, false },
    };
    for (size_t i = 0; i < countof(cases); i++) {
        struct small *s = one(&keep, &"1111"[4 - cases[i].n]);
        for (int k = 0; k < cases[i].n; k++) s->sheets[k].answers[0].wish = cases[i].wish[k];
        tap_ok(agree(s)->of[0].wished == cases[i].wished, "wish %zu: %s", i, cases[i].wished ? "level 4" : "no");
    }
}

static void test_form(struct arena keep)
{
    struct small *s = small_new(&keep);
    small_area(s, "area", 1);
    small_cap(s, "in-first", 3)->first = true;
    small_cap(s, "in-core", 3)->core = true;
    small_cap(s, "in-full", 3);
    small_sheet(s, "---");
    static const struct { enum form form; enum standing standing[3]; } cases[] = {
        { FORM_FIRST, { STANDING_UNKNOWN, STANDING_NOT_ASKED, STANDING_NOT_ASKED } },
        { FORM_SHORT, { STANDING_NOT_ASKED, STANDING_UNKNOWN, STANDING_NOT_ASKED } },
        { FORM_FULL,  { STANDING_UNKNOWN, STANDING_UNKNOWN, STANDING_UNKNOWN } },
    };
    for (size_t i = 0; i < countof(cases); i++) {
        s->r.form = cases[i].form;
        const struct consensus *c = agree(s);
        for (int k = 0; k < 3; k++)
            tap_int(c->of[k].standing, cases[i].standing[k], "not asked is not unknown");
    }
    s->r.form = FORM_FIRST;
    s->sheets[0].answers[2] = small_answer('2');
    tap_int(agree(s)->of[2].standing, STANDING_LEVEL, "an answer outside the form counts");
    s->sheets[0].answers[2] = small_answer('u');
    tap_int(agree(s)->of[2].standing, STANDING_UNKNOWN, "also when it is don't know");
    const struct consensus *c = consensus_make(&keep, &s->q, &s->r, s->list, 1, true);
    tap_int(c->of[0].standing, STANDING_NOT_ASKED, "so far: what has no answer counts as not asked");
    tap_int(c->of[2].standing, STANDING_UNKNOWN, "so far: don't know stays unknown");
}

/* Order by spread x area weight x impact at stake. */
static void test_differ(struct arena keep)
{
    struct small *s = small_new(&keep);
    s->r.answers = ANSWERS_NAMED;
    small_area(s, "light", 1);
    small_cap(s, "far", 3);          /* 3 apart: 3 x 1 x (3 + 2) = 15 */
    small_action(s, "far-1", 0, 1, 3, 10), small_action(s, "far-2", 1, 3, 2, 10);
    small_cap(s, "mixed", 3);        /* 5 x 1 x 4 = 20 */
    small_action(s, "mixed-1", 1, 2, 4, 10);
    small_cap(s, "agreed", 3);
    small_area(s, "heavy", 5);
    small_cap(s, "near", 3);         /* 1 x 5 x 5 = 25 */
    small_action(s, "near-1", 1, 2, 5, 10);
    small_cap(s, "above", 3);        /* 1 apart above the target: nothing at stake */
    small_action(s, "above-1", 3, 4, 5, 10);
    small_cap(s, "talk", 3);         /* agreed, but somebody wants to talk */
    small_cap(s, "low", 3);          /* 1 x 5 x 2 = 10: above both votes nothing is at stake */
    small_action(s, "low-1", 0, 1, 2, 10), small_action(s, "low-2", 1, 2, 5, 10);
    small_sheet(s, "0111320");
    small_sheet(s, "3x12421");
    small_sheet(s, "0111421")->answers[5].discuss = true;
    const struct consensus *c = agree(s);
    static const char *const order[] = { "near", "mixed", "far", "low", "above", "talk" };
    tap_int((int64_t)c->n_differ, countof(order), "all that differ or are to be discussed, and no more");
    for (size_t i = 0; i < countof(order) && i < c->n_differ; i++)
        tap_str(c->differ[i]->of->id, str_of(order[i]), "the weightiest first");
}

int main(void)
{
    struct arena keep = tap_arena(1 << 24);
    test_rows(keep);
    test_counts(keep);
    test_settled(keep);
    test_kept_votes(keep);
    test_hidden(keep);
    test_wish(keep);
    test_form(keep);
    test_differ(keep);
    return tap_done();
}
