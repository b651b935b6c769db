#pragma once
/* A small book made by hand, mark by mark, with everything in it that a page can hold:
 * for tests of what comes after the layout. Three pages; what each shows is written in
 * hand_book.txt, line by line. */

#include "base/arena.h"
#include "base/bug.h"
#include "base/str.h"
#include "document/font.h"
#include "document/page.h"

struct hand {
    struct arena *keep;
    const struct fonts *fonts;
    struct book book;
    struct page *page; /* the one being filled */
    struct paper_size paper;
};

static inline void hand_mark(struct hand *h, struct mark m)
{
    if (h->page->n == h->page->room) bug("the hand-made page is full");
    h->page->marks[h->page->n++] = m;
}

static inline void hand_page(struct hand *h)
{
    enum { ROOM = 400 };
    h->page = &h->book.pages[h->book.n_pages++];
    *h->page = (struct page){ arena_new(h->keep, struct mark, ROOM), 0, ROOM };
}

static inline int32_t hand_text(struct hand *h, enum face face, double size, double x, double y, uint8_t grey, struct str text)
{
    int32_t w = font_width(h->fonts, face, POINTS(size), text);
    hand_mark(h, (struct mark){ .kind = MARK_TEXT, .x = POINTS(x), .y = POINTS(y), .w = w, .size = POINTS(size),
                                .face = face, .grey = grey, .text = text });
    return w;
}

static inline void hand_right(struct hand *h, enum face face, double size, double x, double y, struct str text)
{
    int32_t w = font_width(h->fonts, face, POINTS(size), text);
    hand_text(h, face, size, x - w / 1000.0, y, 0, text);
}

static inline void hand_line(struct hand *h, double x, double y, double w, double hh, double width, double dash, uint8_t grey)
{
    hand_mark(h, (struct mark){ .kind = MARK_LINE, .x = POINTS(x), .y = POINTS(y), .w = POINTS(w), .h = POINTS(hh),
                                .width = POINTS(width), .dash = POINTS(dash), .grey = grey });
}

static inline void hand_box(struct hand *h, double x, double y, double w, double hh, bool fill, double width, uint8_t grey)
{
    hand_mark(h, (struct mark){ .kind = MARK_BOX, .x = POINTS(x), .y = POINTS(y), .w = POINTS(w), .h = POINTS(hh),
                                .width = POINTS(width), .fill = fill, .grey = grey });
}

static inline void hand_circle(struct hand *h, double x, double y, double r, bool fill, double width, uint8_t grey)
{
    hand_mark(h, (struct mark){ .kind = MARK_CIRCLE, .x = POINTS(x), .y = POINTS(y), .w = POINTS(r),
                                .width = POINTS(width), .fill = fill, .grey = grey });
}

static inline void hand_polygon(struct hand *h, const double (*at)[2], size_t n, bool fill, double width, double dash, uint8_t grey)
{
    struct mark_point *points = arena_new(h->keep, struct mark_point, n);
    for (size_t i = 0; i < n; i++) points[i] = (struct mark_point){ POINTS(at[i][0]), POINTS(at[i][1]) };
    hand_mark(h, (struct mark){ .kind = MARK_POLYGON, .points = points, .n_points = n, .fill = fill,
                                .width = POINTS(width), .dash = POINTS(dash), .grey = grey });
}

/* A text that leads somewhere, underlined. */
static inline void hand_link(struct hand *h, double size, double x, double y, struct str text, struct str target)
{
    int32_t w = hand_text(h, FACE_TEXT, size, x, y, 0, text);
    hand_line(h, x, y + 2, w / 1000.0, 0, 0.4, 0, 100);
    hand_mark(h, (struct mark){ .kind = MARK_LINK, .x = POINTS(x), .y = POINTS(y - size), .w = w,
                                .h = POINTS(size * 1.3), .text = target });
}

static inline void hand_heading(struct hand *h, int level, double y, struct str anchor, struct str text)
{
    hand_text(h, FACE_BOLD, level == 1 ? 20 : level == 2 ? 13 : 10.5, 60, y, 0, text);
    hand_mark(h, (struct mark){ .kind = MARK_ANCHOR, .x = POINTS(60), .y = POINTS(y - 16), .text = anchor });
    h->book.bookmarks[h->book.n_bookmarks++] =
        (struct bookmark){ text, level, h->book.n_pages - 1, POINTS(y - 16) };
}

static inline void hand_footer(struct hand *h, struct str left, struct str right)
{
    double y = h->paper.height / 1000.0 - 42, x = h->paper.width / 1000.0 - 60;
    hand_line(h, 60, y - 12, x - 60, 0, 0.4, 0, 130);
    hand_text(h, FACE_TEXT, 7.5, 60, y, 90, left);
    hand_right(h, FACE_TEXT, 7.5, x, y, right);
}

static inline void hand_first_page(struct hand *h)
{
    hand_page(h);
    hand_heading(h, 1, 90, S("start"), S("Where the team stands"));
    hand_text(h, FACE_TEXT, 12, 60, 118, 0, S("The path from a commit to production takes six hours and three people."));
    hand_text(h, FACE_TEXT, 9, 60, 144, 0, S("決済チームは、四人で月に一度リリースしています。手作業の手順が多く、"));
    hand_text(h, FACE_TEXT, 9, 60, 158, 0, S("「戻せるかどうか」を確かめないまま本番に出すことがあります。"));
    hand_heading(h, 2, 196, S("first-steps"), S("最初の三つの行動"));
    hand_text(h, FACE_FIGURES, 9, 60, 220, 0, S("1"));
    hand_text(h, FACE_TEXT, 9, 76, 220, 0, S("One command deploys (デプロイを一つのコマンドにする)"));
    hand_text(h, FACE_FIGURES, 9, 60, 236, 0, S("2"));
    hand_text(h, FACE_TEXT, 9, 76, 236, 0, S("復旧訓練を今月のうちに一度おこなう"));
    hand_heading(h, 3, 270, S("see-also"), S("See also"));
    hand_link(h, 9, 60, 290, S("the chart on page 2"), S("#chart"));
    hand_link(h, 9, 60, 306, S("図表に使えない文字"), S("#glyphs"));
    hand_link(h, 9, 60, 322, S("https://example.org/決済?a=1&b=(2)"), S("https://example.org/決済?a=1&b=(2)"));
    hand_text(h, FACE_TEXT, 40, 60, 420, 225, S("SAMPLE 見本"));
    hand_footer(h, S("決済チーム · confidential"), S("page 1 of 3"));
}

static inline void hand_second_page(struct hand *h)
{
    static const struct { struct str name, figure; double value, low, high; } bars[] = {
        { S_INIT("Release engineering"), S_INIT("1.25"), 1.25, 1, 2 },
        { S_INIT("セルフサービス"), S_INIT("2.10"), 2.1, 2.1, 2.1 },
        { S_INIT("境界と責任"), S_INIT("0.75"), 0.75, 0.5, 3.1 },
        { S_INIT("SLO"), S_INIT("3.11"), 3.11, 2.8, 3.4 },
    };
    static const double web[5][2] = { { 180, 430 }, { 250, 480 }, { 222, 560 }, { 138, 560 }, { 110, 480 } };
    static const double inner[5][2] = { { 180, 470 }, { 215, 492 }, { 208, 540 }, { 160, 528 }, { 140, 488 } };

    hand_page(h);
    hand_heading(h, 1, 90, S("chart"), S("領域ごとの結果"));
    for (size_t i = 0; i < sizeof bars / sizeof *bars; i++) {
        double y = 130 + 26.0 * (double)i, x = 200, step = 60;
        hand_text(h, FACE_TEXT, 9, 60, y, 0, bars[i].name);
        for (int k = 0; k <= 4; k++) hand_line(h, x + k * step, y - 12, 0, 16, 0.4, 0, 200);
        hand_box(h, x, y - 9, bars[i].value * step, 10, true, 0, 120);
        hand_line(h, x + bars[i].low * step, y - 4, (bars[i].high - bars[i].low) * step, 0, 1.2, 0, 0);
        hand_right(h, FACE_FIGURES, 9, 480, y, bars[i].figure);
    }
    hand_heading(h, 2, 270, S("marks"), S("Boxes, circles, dashes"));
    for (int i = 0; i < 5; i++) {
        hand_box(h, 60 + 30 * i, 290, 12, 12, i > 2, 0.8, (uint8_t)(i * 50));
        hand_circle(h, 66 + 30 * i, 330, 7, i > 2, 0.8, (uint8_t)(i * 50));
        hand_line(h, 60, 350 + 8 * i, 150, 0, 0.4 + 0.4 * i, i * 1.5, 0);
    }
    hand_line(h, 230, 292, 3, 5, 1.2, 0, 0);
    hand_line(h, 233, 297, 6, -10, 1.2, 0, 0);
    hand_polygon(h, web, 5, false, 0.6, 2, 120);
    hand_polygon(h, inner, 5, true, 0, 0, 200);
    hand_polygon(h, inner, 5, false, 1, 0, 0);
    hand_footer(h, S("決済チーム · confidential"), S("page 2 of 3"));
}

static inline void hand_third_page(struct hand *h)
{
    static const struct str rows[] = {
        S_INIT("Latin: éñßœ€ “quoted” – dash — 100 % · ™ © ½"),
        S_INIT("かな・カナ・ｶﾀｶﾅ・ＡＢＣ・①㈱〜ー―…「」、。"),
        S_INIT("人名: 髙橋さん、山﨑さん、渡邊さん"),
        S_INIT("Beyond U+FFFF: 𩸽 (hokke)"),
        S_INIT("Missing: ☑ 😀 𠮷 end"),
        S_INIT("Spaces: 1\u00A0000\u202Fkm, 5\u2009%, non\u2011breaking"),
        S_INIT("Silent: zero\u200Bwidth\u2060joined \u200Eleft\u00ADsoft"),
        S_INIT("Marks: (a\\b) <c> [d] {e} /f %g #h ¥ ￥"),
    };

    hand_page(h);
    hand_heading(h, 1, 90, S("glyphs"), S("文字 & <glyphs>"));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) hand_text(h, FACE_TEXT, 10, 60, 130 + 22.0 * (double)i, 0, rows[i]);
    hand_text(h, FACE_BOLD, 10, 60, 330, 0, S("太字でも 𩸽 と ☑ を示す"));
    hand_text(h, FACE_FIGURES, 10, 60, 352, 0, S("0123456789 等幅 1111"));
    hand_text(h, FACE_TEXT, 10, 60, 374, 0, S("\u200B\u2060")); /* nothing to see at all */
    hand_link(h, 10, 60, 400, S("back to the start"), S("#start"));
    hand_link(h, 10, 60, 420, S("write to us"), S("mailto:team@example.org"));
    hand_footer(h, S("決済チーム · confidential"), S("page 3 of 3"));
}

/* The book in keep, in the same places on both papers but for the foot of the page. */
static inline struct book hand_book(struct arena *keep, const struct fonts *fonts, enum paper paper)
{
    struct hand h = { .keep = keep, .fonts = fonts, .paper = paper_sizes[paper] };

    h.book = (struct book){
        .paper = paper,
        .pages = arena_new(keep, struct page, 3),
        .bookmarks = arena_new(keep, struct bookmark, 20),
        .title = S("Tightrope <決済> & 見本"), .author = S("決済チーム"), .subject = S("2026-11 & after"),
        .language = S("ja"), .date = { 2026, 11, 23 },
    };
    hand_first_page(&h);
    hand_second_page(&h);
    hand_third_page(&h);
    return h.book;
}
