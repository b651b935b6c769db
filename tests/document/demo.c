#include "demo.h"

#include "base/arena.h"
#include "base/macros.h"
#include "document/chart.h"
#include "document/doc.h"

/* A text in both languages; `d` picks one. */
#define T(en, ja) (lang == LANG_JA ? S(ja) : S(en))

static struct chart *new_chart(struct doc *d, struct chart c)
{
    struct chart *kept = arena_new(d->keep, struct chart, 1);
    *kept = c;
    return kept;
}

static void summary_page(struct doc *d, enum language lang)
{
    struct str *names = arena_new(d->keep, struct str, 5);
    struct chart_bar *bars = arena_new(d->keep, struct chart_bar, 5);
    const struct chart_bar rows[5] = {
        { T("Release engineering", "リリースエンジニアリング"), T("1.4 (1.0 to 2.1)", "1.4（1.0〜2.1）"), 1400, 1000, 2100, 1000 },
        { T("Self-service", "セルフサービス"), T("2.0", "2.0"), 2000, 2000, 2000, 2000 },
        { T("Boundaries and interfaces", "境界とインターフェース"), T("0.6 (0.2 to 1.0)", "0.6（0.2〜1.0）"), 600, 200, 1000, 0 },
        { T("Service levels and alerting", "サービスレベルとアラート"), T("not known (0 to 4)", "不明（0〜4）"), -1, 0, 4000, -1 },
        { T("Culture and people", "文化と人"), T("3.2", "3.2"), 3200, 3200, 3200, 3000 },
    };
    const struct str steps[5] = { T("Not visible", "見えない"), T("Begun", "始めた"), T("Repeated", "繰り返せる"),
                                  T("Usual", "ふだんどおり"), T("Everyday", "あたりまえ") };

    for (int i = 0; i < 5; i++) bars[i] = rows[i], names[i] = steps[i];
    doc_heading(d, 1, S("summary"), T("Payments, November 2026", "決済チーム　2026年11月"));
    doc_paragraph(d, PARA_LEAD, T(
        "Changes wait long and still break things. Four people answered; they agree on most of it, and where they do not, the talk about it is worth more than the average.",
        "変更は長く待たされ、それでも障害になっています。四人が答え、多くの点で一致しました。一致しなかった点は、平均を取るより、話し合うほうが役に立ちます。"));
    doc_paragraph(d, PARA_BODY, T(
        "This page stands alone. It says where the team stands, what it could do first, and what nobody knows yet. Everything behind it explains how it came about…",
        "このページだけで全体がわかります。いまどこにいるのか、最初に何をするとよいのか、まだ誰も知らないことは何か。後ろのページは、その理由の説明です。"));
    doc_heading(d, 2, S("areas"), T("Where the team stands", "チームの現在地"));
    doc_chart(d, new_chart(d, (struct chart){
        .kind = CHART_BARS, .scale_most = 4, .scale_names = names, .bars = bars, .n_bars = 5,
        .value_name = T("reached", "達している"), .range_name = T("still possible", "まだありうる"), .mark_name = T("all of it", "すべて満たす"),
        .summary = T("Strongest in culture and people; least visible in boundaries. Service levels are not known yet.",
                     "いちばん進んでいるのは文化と人、いちばん見えていないのは境界です。サービスレベルはまだわかりません。") }));
}

static void first_steps(struct doc *d, enum language lang)
{
    doc_heading(d, 2, S("first"), T("Three things to do first", "最初の三つ"));
    doc_open_list(d, LIST_NUMBER);
    doc_open_item(d);
    struct block *p = doc_paragraph(d, PARA_BODY, S(""));
    doc_span(d, p, SPAN_STRONG, T("Release with one command. ", "コマンド一つでリリースする。"));
    doc_span(d, p, SPAN_PLAIN, T("First step: write down what the last release really did, line by line, while it is fresh. ",
                                 "最初の一歩：直近のリリースで実際にしたことを、覚えているうちに一行ずつ書き出す。"));
    doc_span(d, p, SPAN_SMALL, T("rel-one-command-deploy", "rel-one-command-deploy"));
    doc_close(d, BLOCK_ITEM);
    doc_open_item(d);
    p = doc_paragraph(d, PARA_BODY, T("Restore a backup once, with a clock beside it; see ", "バックアップからの復元を、時計を横に置いて一度やってみる。参照："));
    doc_link(d, p, T("the roadmap", "ロードマップ"), S("#roadmap"));
    doc_span(d, p, SPAN_PLAIN, T(" and the guide at ", "、手引き "));
    doc_link(d, p, S("https://example.org/guides/restore/drill?from=report"), S("https://example.org/guides/restore/drill?from=report"));
    doc_span(d, p, SPAN_PLAIN, T(".", "。"));
    doc_close(d, BLOCK_ITEM);
    doc_open_item(d);
    doc_paragraph(d, PARA_BODY, T("Name who may say no.", "止めてよい人を決める。"));
    doc_paragraph(d, PARA_SMALL, T("Whoever is on call today; it costs nothing and takes a sentence.", "今日の当番の人。費用はかからず、一文で済みます。"));
    doc_close(d, BLOCK_ITEM);
    doc_close(d, BLOCK_LIST);
    doc_paragraph(d, PARA_QUOTE, T(
        "We deploy on Thursdays because on Fridays nobody dares to, and on Mondays somebody has to clean up after the weekend’s batch jobs.",
        "木曜にデプロイするのは、金曜は誰もやりたがらないからです。月曜は、週末のバッチの後始末で手がふさがっています。「なぜ木曜なのか」と聞かれたことは、一度もありません。"));
}

static void long_text(struct doc *d, enum language lang)
{
    doc_heading(d, 2, S("reading"), T("A longer text, to see how lines fall", "長めの文章で、行の折り返しを見る"));
    for (int i = 0; i < 3; i++)
        doc_paragraph(d, PARA_BODY, T(
            "The release of 12 November took six hours and eleven minutes. Two of these hours went into waiting for somebody who knew the password of the load balancer, one into finding out that the configuration of the second data centre had been changed by hand in August, and the rest into a checklist of forty-one steps of which nobody could say what nineteen of them are for. The path /srv/payments/releases/2026-11-12/configuration/load-balancer.yaml was edited in place.",
            "11月12日のリリースには6時間11分かかりました。そのうち2時間は、ロードバランサーのパスワードを知っている人を待つ時間、1時間は、8月に第2データセンターの設定が手作業で変えられていたと気づくまでの時間でした。残りは、41手順のチェックリストに費やされましたが、そのうち19手順は、何のためにあるのか誰も説明できませんでした。「念のため」という言葉が、9回出てきます。キャッシュサーバーのバージョンは、チェックリストではv1.2、実際にはv1.4でした。"));
    doc_paragraph(d, PARA_BODY, T("Somebody wrote in Japanese: 木曜にデプロイするのは、金曜は誰もやりたがらないからです。",
                                  "English inside: SLI and SLO are defined for checkout only; everything else is best effort, as of v2.14."));
}

static void votes_and_place(struct doc *d, enum language lang)
{
    struct chart_dot_row *rows = arena_new(d->keep, struct chart_dot_row, 5);
    const struct chart_dot_row votes[5] = { /* key, label, dots, here */
        { S("0"), T("Releases follow one person's memory or private notes.", "リリースの手順は、個人の記憶か手元のメモにしかない"), 2, false },
        { S("1"), T("A shared written procedure exists, and the last three releases followed it.", "共有の手順書があり、直近3回のリリースはそのとおりに行った"), 1, true },
        { S("2"), T("One command or button takes the main service from build to production, and the last three releases used it.",
            "主要サービスはコマンド（ボタン）一つでビルドから本番まで進み、直近3回のリリースはそれで行った"), 0, false },
        { S("3"), T("Every deployment of the last month came from the pipeline.", "直近1か月、本番デプロイはすべてパイプライン経由だった"), 1, false },
        { S("4"), T("Any member of the owning team can release on any working day.", "担当チームの誰でも、どの営業日にもリリースできる"), 0, false },
    };

    for (int i = 0; i < 5; i++) rows[i] = votes[i];
    doc_heading(d, 1, S("differences"), T("Where you see it differently", "見え方が違うところ"));
    doc_heading(d, 3, S(""), T("Release automation", "リリースの自動化"));
    doc_chart(d, new_chart(d, (struct chart){ .kind = CHART_DOTS, .rows = rows, .n_rows = 5,
        .summary = T("Two people see no procedure, one sees a pipeline. Both may be right: about different services.",
                     "手順がないという人が二人、パイプラインがあるという人が一人。別のサービスの話なら、どちらも正しいかもしれません。") }));
    doc_heading(d, 2, S("tightrope"), T("On the tightrope", "綱の上のバランス"));
    doc_chart(d, new_chart(d, (struct chart){ .kind = CHART_QUADRANT, .scale_most = 4, .x = 1400, .y = 2600, .ghost_x = 800, .ghost_y = 2900,
        .x_name = T("Agility", "敏捷性"), .y_name = T("Stability", "安定性"),
        .summary = T("Since May the team releases more often, and has lost a little of its calm. That is what one would expect; the next step is on the other side of the rope.",
                     "5月に比べてリリースは増え、落ち着きは少し失われました。これは予想どおりです。次の一歩は、綱の反対側にあります。") }));
}

static void long_table(struct doc *d, enum language lang)
{
    static const struct column columns[] = { { 0, ALIGN_LEFT, false }, { 3, ALIGN_LEFT, false }, { 0, ALIGN_RIGHT, true }, { 2, ALIGN_LEFT, false } };

    doc_heading(d, 2, S("answers"), T("All answers", "すべての回答"));
    doc_open_table(d, columns, countof(columns), 1);
    doc_open_row(d);
    doc_cell(d, T("Capability", "項目"));
    doc_cell(d, T("What is visible today", "いま見えていること"));
    doc_cell(d, T("Level", "レベル"));
    doc_cell(d, T("What would be visible next", "次に見えること"));
    doc_close(d, BLOCK_ROW);
    for (int i = 0; i < 30; i++) {
        doc_open_row(d);
        struct block *c = doc_cell(d, S(""));
        doc_span(d, c, SPAN_STRONG, i % 2 ? T("Rollback and recovery", "切り戻しと復旧") : T("Release automation", "リリースの自動化"));
        doc_cell(d, i % 3 ? T("A shared written procedure exists.", "共有の手順書がある")
                          : T("One command or button takes the main service from build to production, and the last three releases used it.",
                              "主要サービスはコマンド（ボタン）一つでビルドから本番まで進み、直近3回のリリースはそれで行った。"));
        doc_cell(d, str_printf(d->keep, "%d.%d", i % 4, i % 10));
        doc_cell(d, T("The pipeline records who changed what.", "いつ誰が何を変えたかをパイプラインが記録する"));
        doc_close(d, BLOCK_ROW);
    }
    doc_close(d, BLOCK_TABLE);
}

static void card(struct doc *d, enum language lang, struct str number, struct str title)
{
    static const struct column fields[] = { { 0, ALIGN_LEFT, false }, { 1, ALIGN_LEFT, false } };
    const struct str rows[3][2] = {
        { T("First step", "最初の一歩"), T("Write down what the last release really did, line by line.", "直近のリリースで実際にしたことを、一行ずつ書き出す。") },
        { T("Done when", "できたといえるのは"), T("The last three releases used it, and one of them was done by somebody who had never released before.", "直近3回のリリースがそれで行われ、うち1回は、初めての人が行った。") },
        { T("Fails when", "うまくいかないのは"), T("The script grows a flag for every exception.", "例外のたびに、スクリプトへフラグが増えていく。") },
    };

    doc_open_box(d, S(""));
    doc_heading(d, 3, number, str_printf(d->keep, "%.*s. %.*s", STR_ARG(number), STR_ARG(title)));
    doc_open_table(d, fields, 2, 0);
    for (int i = 0; i < 3; i++) {
        doc_open_row(d);
        struct block *c = doc_cell(d, S(""));
        doc_span(d, c, SPAN_STRONG, rows[i][0]);
        doc_cell(d, rows[i][1]);
        doc_close(d, BLOCK_ROW);
    }
    doc_close(d, BLOCK_TABLE);
    static const struct column halves[] = { { 1, ALIGN_LEFT, false }, { 1, ALIGN_LEFT, false } };
    doc_open_columns(d, halves, 2);
    doc_lines(d, T("Who", "誰が"), 1);
    doc_lines(d, T("By when", "いつまでに"), 1);
    doc_close(d, BLOCK_COLUMNS);
    doc_close(d, BLOCK_BOX);
}

static void roadmap(struct doc *d, enum language lang)
{
    static const int32_t borders[] = { 6, 13, 39 };
    struct str *names = arena_new(d->keep, struct str, 3), *lanes = arena_new(d->keep, struct str, 2);
    struct chart_lane_bar *bars = arena_new(d->keep, struct chart_lane_bar, 9);
    const struct chart_lane_bar plan[9] = {
        { T("Release with one command", "コマンド一つでリリース"), S("1"), 0, 0, 5200, { -1, -1, -1, -1 }, false },
        { T("Restore drill", "復元訓練"), S("2"), 1, 0, 2100, { -1, -1, -1, -1 }, false },
        { T("Find out: alerts", "調べる：アラート"), S("3"), 1, 2100, 2500, { -1, -1, -1, -1 }, true },
        { T("Alerts that somebody reads", "読まれるアラート"), S("4"), 1, 2500, 9000, { 2, -1, -1, -1 }, false },
        { T("Roll back with one command", "コマンド一つで切り戻し"), S("5"), 0, 5200, 9300, { 0, 1, -1, -1 }, false },
        { T("Two champions with a day a week", "週に一日使える推進役を二人"), S("6"), 1, 9000, 14000, { -1, -1, -1, -1 }, false },
        { T("Every change through the pipeline, also the urgent one", "緊急の変更も含め、すべてパイプラインで"), S("7"), 0, 9300, 21000, { 4, -1, -1, -1 }, false },
        { T("One objective for checkout, agreed with its owner", "決済の目標を一つ、責任者と決める"), S("8"), 1, 14000, 23000, { 5, -1, -1, -1 }, false },
        { T("Error budget decides", "エラーバジェットで決める"), S("9"), 0, 23000, 39000, { 6, 7, -1, -1 }, false },
    };

    for (int i = 0; i < 9; i++) bars[i] = plan[i];
    names[0] = T("Now", "いま"), names[1] = T("Next", "次"), names[2] = T("Later", "その後");
    lanes[0] = T("Release", "リリース"), lanes[1] = T("Operation", "運用");
    doc_page_break(d);
    doc_heading(d, 1, S("roadmap"), T("Roadmap", "ロードマップ"));
    doc_chart(d, new_chart(d, (struct chart){ .kind = CHART_LANES, .lane_names = lanes, .n_lanes = 2, .lane_bars = bars, .n_lane_bars = 9,
        .weeks = 39, .weeks_name = T("week", "週"), .borders = borders, .border_names = names, .n_borders = 3,
        .summary = T("Two people lead one thing each at a time. The order follows from estimates; it is as good as they are.",
                     "二人が、それぞれ一度に一つを進めます。順序は見積もりから計算したもので、見積もりと同じだけ確かです。") }));
    card(d, lang, S("1"), T("Release with one command", "コマンド一つでリリースする"));
    card(d, lang, S("2"), T("Restore drill", "復元訓練"));
}

static void meeting(struct doc *d, enum language lang)
{
    static const struct column halves[] = { { 1, ALIGN_LEFT, false }, { 1, ALIGN_LEFT, false } };

    doc_heading(d, 2, S("find-out"), T("Find out before the meeting", "打ち合わせまでに調べること"));
    doc_open_list(d, LIST_CHECK);
    for (int i = 0; i < 3; i++) {
        doc_open_item(d);
        doc_paragraph(d, PARA_BODY, i == 1 ? T("How long did the last three releases take, from the decision to the last check? The deployment log has it; half an hour is enough to read it.",
                                               "直近3回のリリースは、決めてから最後の確認まで何時間かかりましたか。デプロイの記録にあります。30分あれば読めます。")
                                           : T("When was a backup last restored?", "最後にバックアップから復元したのはいつですか。"));
        doc_close(d, BLOCK_ITEM);
    }
    doc_close(d, BLOCK_LIST);
    doc_open_columns(d, halves, 2);
    doc_open_box(d, S(""));
    doc_heading(d, 3, S(""), T("What helps", "助けになること"));
    doc_open_list(d, LIST_BULLET);
    for (int i = 0; i < 3; i++) {
        doc_open_item(d);
        doc_paragraph(d, PARA_BODY, i ? T("One service first.", "まず一つのサービスで。") : T("A sponsor who asks how it went, not when it is done.", "「いつ終わるか」ではなく「どうだったか」を聞いてくれる支援者。"));
        doc_close(d, BLOCK_ITEM);
    }
    doc_close(d, BLOCK_LIST);
    doc_close(d, BLOCK_BOX);
    doc_open_box(d, S(""));
    doc_heading(d, 3, S(""), T("What we promise", "約束すること"));
    doc_lines(d, S(""), 3);
    doc_close(d, BLOCK_BOX);
    doc_close(d, BLOCK_COLUMNS);
    doc_rule(d);
    doc_paragraph(d, PARA_LABEL, T("Notes", "メモ"));
    doc_lines(d, T("What surprised us, in our own words", "驚いたことを、自分たちの言葉で"), 4);
}

struct doc *demo_doc(struct arena *keep, enum language lang)
{
    struct doc *d = doc_new(keep);

    d->title = T("Payments, November 2026", "決済チーム　2026年11月");
    d->subject = T("A document with everything in it", "すべてを含む文書");
    d->author = S("Tightrope");
    d->language = language_code(lang);
    d->header = T("Payments · confidential", "決済チーム・社外秘");
    d->footer = S("sre 1.0.0 · 9f3c2a71");
    d->page_of = T("Page {n} of {m}", "{n}／{m}ページ");
    d->watermark = T("SAMPLE", "見本");
    d->date = (struct date){ 2026, 11, 23 };
    summary_page(d, lang);
    first_steps(d, lang);
    long_text(d, lang);
    votes_and_place(d, lang);
    long_table(d, lang);
    roadmap(d, lang);
    meeting(d, lang);
    return d;
}
