/* Reasons as sentences, in both languages, from lines made by hand. */

#include "findings/explain.h"

#include "findings/small.h"
#include "tap.h"

/* Three jobs: "a1" before "b1", and to find out about "c". */
struct world {
    struct small *s;
    struct scorecard *scorecard;
    struct job jobs[5];
    struct job_arc arcs[3];
    int target[3];
    struct jobs list;
    struct roadmap map;
};

static struct text bilingual(const char *en, const char *ja)
{
    return (struct text){ .in = { str_of(en), str_of(ja) } };
}

static struct world *world(struct arena *keep)
{
    struct world *w = arena_new(keep, struct world, 1);
    w->s = small_new(keep);
    small_area(w->s, "area", 1)->title = bilingual("Release", "リリース");
    struct capability *a = small_cap(w->s, "a", 3), *b, *c;
    a->title = bilingual("Automation", "自動化");
    a->evidence = bilingual("The last run.", "直近の実行結果");
    small_action(w->s, "a1", 1, 2, 3, 5)->title = bilingual("One command", "一つのコマンド");
    b = small_cap(w->s, "b", 3);
    b->title = bilingual("Rollback", "切り戻し");
    small_action(w->s, "b1", 0, 1, 3, 5)->title = bilingual("Rehearse", "訓練する");
    small_action(w->s, "b2", 1, 2, 3, 5)->title = bilingual("Automate it", "自動にする");
    small_action(w->s, "b3", 2, 3, 3, 5)->title = bilingual("Measure it", "計測する");
    c = small_cap(w->s, "c", 3);
    c->title = bilingual("Data", "データ");
    c->find_out = bilingual("Ask the owner.", "担当者に聞きます。");
    small_sheet(w->s, "10u");
    w->scorecard = scorecard_make(keep, consensus_make(keep, &w->s->q, &w->s->r, w->s->list, 1, false));
    for (int i = 0; i < 4; i++) {
        struct action *action = &w->s->actions[i];
        w->jobs[i] = (struct job){ .index = i, .action = action, .capability = action->capability, .gain = 1,
            .from = action->level_from, .to = action->level_to };
    }
    w->jobs[4] = (struct job){ .index = 4, .capability = c, .from = -1, .to = -1 };
    w->arcs[0] = (struct job_arc){ .before = 0, .after = 1, .why = ARC_NEED };
    w->arcs[1] = (struct job_arc){ .before = 4, .after = 1, .why = ARC_FIND_OUT };
    w->arcs[2] = (struct job_arc){ .before = 0, .after = 1, .why = ARC_RULE, .rule = S("a-first") };
    for (int i = 0; i < 3; i++) w->target[i] = 3;
    w->list = (struct jobs){ .list = w->jobs, .n = 5, .arcs = w->arcs, .n_arcs = 3, .target = w->target };
    w->map = (struct roadmap){ .scorecard = w->scorecard, .jobs = &w->list };
    w->map.clock.weeks[HORIZON_LATER] = 39;
    return w;
}

static void expect(struct str en, struct str ja, const char *want_en, const char *want_ja)
{
    tap_str(en, str_of(want_en), "en");
    tap_str(ja, str_of(want_ja), "ja");
}

static void expect_line(struct arena *keep, const struct world *w, struct roadmap_line l, const char *en, const char *ja)
{
    expect(explain_line(keep, &w->map, &l, LANG_EN), explain_line(keep, &w->map, &l, LANG_JA), en, ja);
}

static void test_reasons(struct arena keep)
{
    struct world *w = world(&keep);
    const struct job *j = w->jobs;
    static const struct rule_limit limit = { .rule = { "few", 3 } };
    static const struct rule_only only = { .rule = { "relief", 6 } };

    expect_line(&keep, w, (struct roadmap_line){ .job = j, .reason = REASON_OWN_RATIO, .own = { 15, 7 } },
        "Worth 15 for 0.7 person-weeks. Nothing that is left brings more for its effort, needs included.",
        "0.7人週で効果15。先に必要な作業まで含めて、労力に対する効果でこれを上回る施策は残っていません。");
    expect_line(&keep, w, (struct roadmap_line){ .job = j, .reason = REASON_OWN_RATIO, .own = { 8, 10 } },
        "Worth 8 for 1 person-week. Nothing that is left brings more for its effort, needs included.",
        "1人週で効果8。先に必要な作業まで含めて、労力に対する効果でこれを上回る施策は残っていません。");
    expect_line(&keep, w, (struct roadmap_line){ .job = j, .reason = REASON_SIDE_BY_SIDE, .own = { 8, 25 } },
        "Worth 8 for 2.5 person-weeks. With several actions side by side, beginning it here brings the results of the "
        "whole plan earlier.",
        "2.5人週で効果8。複数の施策を並行して進めるので、ここで始めると計画全体の効果が早く出ます。");
    expect_line(&keep, w,
        (struct roadmap_line){ .job = j, .reason = REASON_FILLS_GAP, .own = { 8, 20 }, .overtakes = &j[2] },
        "Worth 8 for 2 person-weeks. It uses the time in which “Automate it” cannot start yet.",
        "2人週で効果8。「自動にする」をまだ始められない間の時間を使います。");
    expect_line(&keep, w,
        (struct roadmap_line){ .job = j, .reason = REASON_PULLED_FORWARD, .unlocks = { &j[1] }, .n_unlocks = 1 },
        "By itself it would come later. It stands here because it opens the way to “Rehearse”.",
        "これ自体の効果だけなら後回しですが、「訓練する」への道を開くので、ここで行います。");
    expect_line(&keep, w,
        (struct roadmap_line){ .job = j, .reason = REASON_PULLED_FORWARD, .unlocks = { &j[1], &j[2] }, .n_unlocks = 2 },
        "By itself it would come later. It stands here because it opens the way to “Rehearse” and “Automate it”.",
        "これ自体の効果だけなら後回しですが、「訓練する」と「自動にする」への道を開くので、ここで行います。");
    expect_line(&keep, w,
        (struct roadmap_line){ .job = j, .reason = REASON_PULLED_FORWARD, .unlocks = { &j[1], &j[2], &j[3] },
            .n_unlocks = 3, .more_unlocks = 2 },
        "By itself it would come later. It stands here because it opens the way to “Rehearse”, “Automate it” and "
        "“Measure it” and 2 more.",
        "これ自体の効果だけなら後回しですが、「訓練する」、「自動にする」、「計測する」ほか2件への道を開くので、ここで行います。");
    expect_line(&keep, w, (struct roadmap_line){ .job = &j[1], .reason = REASON_WAITS_FOR, .waits = &w->arcs[0] },
        "By itself it would come earlier. First, “One command” has to be done.",
        "効果だけならもっと前に来ますが、先に「一つのコマンド」が必要です。");
    expect_line(&keep, w, (struct roadmap_line){ .job = &j[1], .reason = REASON_WAITS_FOR, .waits = &w->arcs[1] },
        "By itself it would come earlier. First, “Find out: Data” has to be done.",
        "効果だけならもっと前に来ますが、先に「調べる：データ」が必要です。");
    expect_line(&keep, w,
        (struct roadmap_line){ .job = &j[1], .reason = REASON_STEPPING_STONE, .waits = &w->arcs[0],
            .unlocks = { &j[2] }, .n_unlocks = 1 },
        "It follows “One command” and opens the way to “Automate it”.",
        "「一つのコマンド」に続けて行い、「自動にする」への道を開きます。");
    struct text *title = &w->s->actions[2].title;
    *title = bilingual("Say “no”", "「いいえ」と言う");
    expect_line(&keep, w, (struct roadmap_line){ .job = j, .reason = REASON_SERVES_PIN, .pin_for = &j[2] },
        "It comes first because ‘Say “no”’ needs it, and that has a fixed place.",
        "位置の決まっている『「いいえ」と言う』に必要なので、先に行います。");
    *title = bilingual("Automate it", "自動にする");
    expect_line(&keep, w, (struct roadmap_line){ .job = j, .reason = REASON_PINNED }, "The team gave it its place.",
        "チームが決めた位置です。");
    expect_line(&keep, w, (struct roadmap_line){ .job = j, .reason = REASON_PINNED, .pin_rule = S("restore-first") },
        "A rule gives it its place (restore-first).", "規則により、この位置に固定しています（restore-first）。");
    expect_line(&keep, w, (struct roadmap_line){ .job = j, .reason = REASON_SERVES_PIN, .pin_for = &j[1] },
        "It comes first because “Rehearse” needs it, and that has a fixed place.",
        "位置の決まっている「訓練する」に必要なので、先に行います。");
    expect_line(&keep, w, (struct roadmap_line){ .job = &j[1], .reason = REASON_PINNED, .waits = &w->arcs[0] },
        "The team gave it its place. It can start when “One command” is done.",
        "チームが決めた位置です。「一つのコマンド」が終わると始められます。");
    expect_line(&keep, w, (struct roadmap_line){ .job = &j[1], .reason = REASON_WAITS_FOR, .waits = &w->arcs[2] },
        "By itself it would come earlier. First, “One command” has to be done. A rule puts “One command” before it "
        "(a-first).",
        "効果だけならもっと前に来ますが、先に「一つのコマンド」が必要です。規則により、「一つのコマンド」の後に行います（a-first）。");
    expect_line(&keep, w, (struct roadmap_line){ .job = &j[1], .reason = REASON_PINNED, .overtakes = &j[2] },
        "The team gave it its place. It uses the time in which “Automate it” cannot start yet.",
        "チームが決めた位置です。「自動にする」をまだ始められない間の時間を使います。");
    expect_line(&keep, w, (struct roadmap_line){ .job = &j[1], .reason = REASON_PINNED, .held_by = &limit },
        "The team gave it its place. It starts no earlier because a rule limits how much of this kind may start at once "
        "(few).",
        "チームが決めた位置です。同じ種類の施策を同時に始める数に規則の上限があるため、これより早くは始めません（few）。");
    expect_line(&keep, w, (struct roadmap_line){ .job = &j[1], .reason = REASON_PINNED, .held_by_only = &only },
        "The team gave it its place. It starts no earlier because a rule keeps the time before for other work (relief).",
        "チームが決めた位置です。規則により、それまでの期間は別の作業に充てるため、これより早くは始めません（relief）。");
    expect_line(&keep, w, (struct roadmap_line){ .job = j, .reason = REASON_PINNED, .runs_over = true, .week_end = 8 },
        "The team gave it its place. It runs on until week 8.",
        "チームが決めた位置です。第8週まで続きます。");
}

static void test_answers(struct arena keep)
{
    struct world *w = world(&keep);
    struct roadmap_line l = { .job = w->jobs };
    const struct roadmap *m = &w->map;

    expect(explain_answer(&keep, m, &l, LANG_EN), explain_answer(&keep, m, &l, LANG_JA),
        "“Automation” is at level 1; the target is 3.", "「自動化」は現在レベル1、目標は3です。");
    w->jobs[0].gain = 0;
    w->target[0] = 1;
    expect(explain_answer(&keep, m, &l, LANG_EN), explain_answer(&keep, m, &l, LANG_JA),
        "“Automation” is at level 1 and its target is 1; something else needs more of it.",
        "「自動化」は現在レベル1、目標は1ですが、ほかの施策がその先を必要としています。");
    expect(explain_change(&keep, m, &l, LANG_EN), explain_change(&keep, m, &l, LANG_JA),
        "“Automation” from 1 to 2. To show: The last run.", "「自動化」が1から2になります。見せられるもの：直近の実行結果");
    l.job = &w->jobs[1];
    expect(explain_change(&keep, m, &l, LANG_EN), explain_change(&keep, m, &l, LANG_JA), "“Rollback” from 0 to 1.",
        "「切り戻し」が0から1になります。");
    l.job = &w->jobs[4];
    expect(explain_answer(&keep, m, &l, LANG_EN), explain_answer(&keep, m, &l, LANG_JA),
        "Nobody could say where the team stands in “Data”.", "「データ」の現在地は、誰も分かりませんでした。");
    expect(explain_change(&keep, m, &l, LANG_EN), explain_change(&keep, m, &l, LANG_JA), "Ask the owner.",
        "担当者に聞きます。");
    struct verdict *v = &w->scorecard->consensus->of[2];
    v->unanswered = true;
    expect(explain_answer(&keep, m, &l, LANG_EN), explain_answer(&keep, m, &l, LANG_JA),
        "Nobody has answered “Data” yet.", "「データ」には、まだ誰も答えていません。");
    v->standing = STANDING_NOT_ASKED;
    expect(explain_answer(&keep, m, &l, LANG_EN), explain_answer(&keep, m, &l, LANG_JA),
        "“Data” was not part of the questions.", "「データ」は、今回の質問に含まれていません。");

    struct job_check checks[] = { { &w->s->caps[0], 2 }, { &w->s->caps[1], 1 }, { &w->s->caps[2], 3 }, { &w->s->caps[2], 4 } };
    struct job j = { .checks = checks, .n_checks = 0 };
    tap_int(explain_checks(&keep, &j, LANG_EN).n, 0, "nothing to check");
    j.n_checks = 1;
    expect(explain_checks(&keep, &j, LANG_EN), explain_checks(&keep, &j, LANG_JA),
        "Check first: “Automation” at level 2", "まず確認：「自動化」（レベル2）");
    j.n_checks = 4;
    tap_str(explain_checks(&keep, &j, LANG_EN),
        S("Check first: “Automation” at level 2, “Rollback” at level 1 and “Data” at level 3 and 1 more"),
        "three are named");
}

static void test_held(struct arena keep)
{
    struct world *w = world(&keep);
    const struct action *b1 = &w->s->actions[1], *a1 = &w->s->actions[0];
    const struct { struct not_now held; const char *en, *ja; } rows[] = {
        { { .why = HELD_SKIPPED }, "The team left it out.", "チームの判断で外しています。" },
        { { .why = HELD_BLOCKED, .rule = S("too-soon") }, "A rule holds it back for now (too-soon).",
            "規則により、いまは見送ります（too-soon）。" },
        { { .why = HELD_FIND_OUT, .waits = &w->s->caps[2] }, "First find out where the team stands in “Data”.",
            "まず、「データ」の現在地を調べます。" },
        { { .why = HELD_AREA_UNKNOWN }, "Too much of “Release” is still unknown. First find out, then plan.",
            "「リリース」には分からないことがまだ多く残っています。調べてから計画します。" },
        { { .why = HELD_WITH, .needs = a1 }, "It needs “One command”, and that is not planned now.",
            "「一つのコマンド」が必要ですが、いまは計画に入っていません。" },
        { { .why = HELD_NO_WAY, .waits = &w->s->caps[0], .level = 3 },
            "It needs “Automation” at level 3, and no action of this questionnaire leads there.",
            "「自動化」のレベル3が必要ですが、そこへ進む施策がこの質問票にありません。" },
        { { .why = HELD_NO_ROOM, .week = 41 }, "Its turn comes in week 41, after the 39 weeks of this plan.",
            "順番が来るのは第41週で、この計画の39週間より後です。" },
        { { .why = HELD_NO_ROOM }, "Much else brings more for its effort.",
            "労力に見合う効果がより大きい施策が、ほかに多くあります。" },
    };
    for (size_t i = 0; i < countof(rows); i++) {
        struct not_now h = rows[i].held;
        h.action = b1;
        expect(explain_held(&keep, &w->map, &h, LANG_EN), explain_held(&keep, &w->map, &h, LANG_JA), rows[i].en,
            rows[i].ja);
    }
}

static void test_standing(struct arena keep)
{
    struct tightrope t = { .pattern = PATTERN_UNKNOWN };
    tap_int(explain_pattern(&keep, &t, LANG_EN).n, 0, "an unknown pattern says nothing");
    for (int p = PATTERN_UNKNOWN + 1; p < PATTERNS; p++) {
        t = (struct tightrope){ .pattern = (enum pattern)p };
        struct str en = explain_pattern(&keep, &t, LANG_EN), ja = explain_pattern(&keep, &t, LANG_JA);
        tap_ok(str_ends(en, S(".")) && str_ends(ja, S("。")) && !str_eq(en, ja), "pattern %d has a sentence", p);
    }
    t = (struct tightrope){ .pattern = PATTERN_STABLE_SLOW, .by_hand = true, .approvals = true };
    tap_ok(str_find(explain_pattern(&keep, &t, LANG_EN), S(". Releases still take much work by hand.")) > 0,
        "one hint: the work by hand");
    t.by_hand = false;
    tap_ok(str_find(explain_pattern(&keep, &t, LANG_EN), S(". Part of the wait is in how changes")) > 0,
        "else the approvals");
    t = (struct tightrope){ .pattern = PATTERN_HAND_MADE, .by_hand = true, .approvals = true };
    tap_ok(str_find(explain_pattern(&keep, &t, LANG_EN), S("Releases still")) < 0, "nothing is said twice");

    struct world *w = world(&keep);
    tap_str(explain_mean(&keep, w->scorecard->consensus, w->scorecard->areas), S("(1 + 0) / 2 = 0.50"),
        "the mean as it came about");
    struct clock c = { .people = 4, .share = 50, .usable = 60, .slots = 3, .weeks = { 6, 13, 39 }, .end = { 24, 52, 156 } };
    expect(explain_clock(&keep, &c, LANG_EN), explain_clock(&keep, &c, LANG_JA),
        "4 people, 50 % of their time, of which 60 % is left after surprises: 7.2 person-weeks in the first 6 weeks, at "
        "most 3 actions at a time.",
        "4人、時間の50%、そのうち不測の事態を除いた60%を使います。最初の6週間で7.2人週、同時に進める施策は3件までです。");
    c.share_assumed = true;
    tap_ok(str_ends(explain_clock(&keep, &c, LANG_EN),
        S("The number of people or their share of time is an assumption; nobody said it.")), "what is assumed is said");
}

int main(void)
{
    struct arena keep = tap_arena(1 << 24);
    test_reasons(keep);
    test_answers(keep);
    test_held(keep);
    test_standing(keep);
    return tap_done();
}
