#include "document/page.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/random.h"
#include "demo.h"
#include "document/chart.h"
#include "document/doc.h"
#include "document/theme.h"
#include "tap.h"

/* Lays out on A4 with a fresh memory. */
static struct book lay(struct arena *a, const struct doc *d, struct diags *out)
{
    return page_layout(a, tap_arena((size_t)64 << 20), d, PAPER_A4, NULL, out);
}

static int32_t bottom_of(const struct book *b)
{
    return paper_sizes[b->paper].height - theme.bottom;
}

/* The texts of a page's content from top to bottom, joined by |: lines that begin with the
 * given letter only. */
static struct str lines_of(struct arena *a, const struct book *b, size_t page, char first)
{
    struct buf to = buf_in(a);

    for (size_t i = 0; i < b->pages[page].n; i++) {
        const struct mark *m = &b->pages[page].marks[i];
        if (m->kind != MARK_TEXT || m->y > bottom_of(b) || m->text.n == 0 || m->text.s[0] != first) continue;
        buf_printf(&to, "%s%.*s", to.n ? "|" : "", STR_ARG(m->text));
    }
    return buf_str(&to);
}

static size_t count_lines(struct arena *a, const struct book *b, size_t page, char first)
{
    struct str lines = lines_of(a, b, page, first);
    size_t n = lines.n > 0;

    for (ptrdiff_t i = 0; i < lines.n; i++) n += lines.s[i] == '|';
    return n;
}

/* n lines that begin with `letter`, in one paragraph. */
static struct str lines_text(struct arena *a, char letter, int n)
{
    struct buf to = buf_in(a);

    for (int i = 0; i < n; i++) buf_printf(&to, "%s%c%d", i ? "\n" : "", letter, i + 1);
    return buf_str(&to);
}

static void fill(struct doc *d, struct arena *a, int lines)
{
    if (lines > 0) doc_paragraph(d, PARA_BODY, lines_text(a, 'f', lines));
}

/* --- what must stay together, at every height of the page at which it can begin ---------------- */

/* Builds something after `above` lines. */
typedef void build_fn(struct doc *d, struct arena *a, int size);

/* Counts the lines of 'x' on each page and calls `right` for each page that has some. */
static void sweep(struct arena keep, const char *name, build_fn *build, int size, bool (*right)(size_t here, size_t before, int size))
{
    bool holds = true;

    for (int above = 0; above <= 58; above++) {
        struct arena a = keep;
        struct diags out = diags_in(&a);
        struct doc *d = doc_new(&a);
        fill(d, &a, above);
        build(d, &a, size);
        struct book b = lay(&a, d, &out);
        size_t before = 0;
        for (size_t p = 0; p < b.n_pages; p++) {
            size_t here = count_lines(&a, &b, p, 'x');
            holds &= !here || right(here, before, size);
            before += here;
        }
        holds &= before == (size_t)size && out.n == 0;
    }
    tap_ok(holds, "%s, size %d, at every height", name, size);
}

static void build_paragraph(struct doc *d, struct arena *a, int size) { doc_paragraph(d, PARA_BODY, lines_text(a, 'x', size)); }

static bool two_at_least(size_t here, size_t before, int size)
{
    return (int)(before + here) == size ? here >= 2 || size == 1 : here >= 2;
}

static void build_heading(struct doc *d, struct arena *a, int size)
{
    (void)size;
    doc_heading(d, 2, S(""), S("x heading"));
    struct block *p = doc_paragraph(d, PARA_BODY, S(""));
    doc_span(d, p, SPAN_PLAIN, S("x text"));
    fill(d, a, 3);
}

static bool all_together(size_t here, size_t before, int size) { return before == 0 && (int)here == size; }

static void build_box(struct doc *d, struct arena *a, int size)
{
    doc_open_box(d, S("box"));
    for (int i = 0; i < size; i++) doc_paragraph(d, PARA_BODY, lines_text(a, 'x', 1));
    doc_close(d, BLOCK_BOX);
}

static void build_group(struct doc *d, struct arena *a, int size)
{
    doc_open_group(d);
    for (int i = 0; i < size; i++) doc_paragraph(d, PARA_SMALL, lines_text(a, 'x', 1));
    doc_close(d, BLOCK_GROUP);
}

static void build_columns(struct doc *d, struct arena *a, int size)
{
    static const struct column columns[] = { { .weight = 1 }, { .weight = 2 } };
    doc_open_columns(d, columns, 2);
    build_box(d, a, size / 2);
    build_group(d, a, size - size / 2);
    doc_close(d, BLOCK_COLUMNS);
}

static void build_lines(struct doc *d, struct arena *a, int size)
{
    (void)a;
    doc_lines(d, S("x label"), 4);
    (void)size;
}

static void build_dots(struct doc *d, struct arena *a, int size)
{
    struct chart_dot_row *rows = arena_new(a, struct chart_dot_row, (size_t)size);
    struct chart *c = arena_new(a, struct chart, 1);

    for (int i = 0; i < size; i++) rows[i] = (struct chart_dot_row){ .label = S("x row"), .dots = i, .here = i == 1 };
    *c = (struct chart){ .kind = CHART_DOTS, .rows = rows, .n_rows = (size_t)size };
    doc_chart(d, c);
}

static void build_table(struct doc *d, struct arena *a, int size)
{
    static const struct column columns[] = { { .weight = 1 }, { 0 } };

    doc_open_table(d, columns, 2, 1);
    for (int i = 0; i <= size; i++) {
        doc_open_row(d);
        doc_cell(d, i ? str_printf(a, "x%d", i) : S("head"));
        doc_cell(d, S("cell"));
        doc_close(d, BLOCK_ROW);
    }
    doc_close(d, BLOCK_TABLE);
}

static void what_stays_together(struct arena a)
{
    for (int n = 1; n <= 6; n++) sweep(a, "no line of a paragraph alone", build_paragraph, n, two_at_least);
    sweep(a, "a heading with its text", build_heading, 2, all_together);
    sweep(a, "a box", build_box, 9, all_together);
    sweep(a, "a group", build_group, 9, all_together);
    sweep(a, "columns", build_columns, 11, all_together);
    sweep(a, "a chart", build_dots, 12, all_together);
    sweep(a, "the label of lines to write on", build_lines, 1, all_together);
    sweep(a, "no row of a table alone", build_table, 7, two_at_least);
    sweep(a, "a short table", build_table, 2, all_together);
}

/* --- what is cut ------------------------------------------------------------------------------------ */

/* All lines of 'x' in order, however many pages that takes; nothing below the content. */
static struct book whole(struct arena *a, const struct doc *d, int size, const char *name)
{
    struct diags out = diags_in(a);
    struct book b = lay(a, d, &out);
    struct buf got = buf_in(a);

    for (size_t p = 0; p < b.n_pages; p++) {
        struct str lines = lines_of(a, &b, p, 'x');
        buf_printf(&got, "%s%.*s", got.n && lines.n ? "|" : "", STR_ARG(lines));
    }
    struct buf want = buf_in(a);
    for (int i = 0; i < size; i++) buf_printf(&want, "%sx%d", i ? "|" : "", i + 1);
    tap_str(buf_str(&got), buf_str(&want), name);
    tap_ok(out.n == 0, "%s: without problems", name);
    return b;
}

static size_t count_marks(const struct page *p, enum mark_kind kind)
{
    size_t n = 0;

    for (size_t i = 0; i < p->n; i++) n += p->marks[i].kind == kind;
    return n;
}

static void what_is_cut(struct arena a)
{
    struct doc *d = doc_new(&a);
    doc_paragraph(d, PARA_BODY, lines_text(&a, 'x', 200));
    tap_int((int64_t)whole(&a, d, 200, "a paragraph of four pages").n_pages, 4, "a paragraph of four pages");

    d = doc_new(&a);
    doc_open_box(d, S(""));
    doc_paragraph(d, PARA_BODY, lines_text(&a, 'x', 150));
    doc_close(d, BLOCK_BOX);
    struct book b = whole(&a, d, 150, "a box higher than a page");
    for (size_t p = 0; p < b.n_pages; p++) tap_int((int64_t)count_marks(&b.pages[p], MARK_BOX), 1, "its frame on each page");

    d = doc_new(&a);
    doc_open_group(d);
    for (int i = 0; i < 100; i++) doc_paragraph(d, PARA_BODY, str_printf(&a, "x%d", i + 1));
    doc_close(d, BLOCK_GROUP);
    whole(&a, d, 100, "a group higher than a page");

    static const struct column columns[] = { { .weight = 1 }, { .weight = 1 } };
    d = doc_new(&a);
    doc_open_table(d, columns, 2, 1);
    doc_open_row(d);
    doc_cell(d, S("head")), doc_cell(d, S("head"));
    doc_close(d, BLOCK_ROW);
    doc_open_row(d);
    doc_cell(d, S("short")), doc_cell(d, lines_text(&a, 'x', 150));
    doc_close(d, BLOCK_ROW);
    doc_close(d, BLOCK_TABLE);
    b = whole(&a, d, 150, "a row higher than a page");
    for (size_t p = 0; p < b.n_pages; p++) tap_str(lines_of(&a, &b, p, 'h'), S("head|head"), "the heads of its table on each page");
    tap_str(lines_of(&a, &b, 0, 's'), S("short"), "its short cell once");

    d = doc_new(&a);
    doc_open_columns(d, columns, 2);
    doc_paragraph(d, PARA_BODY, lines_text(&a, 'x', 70));
    doc_paragraph(d, PARA_BODY, S("y"));
    doc_close(d, BLOCK_COLUMNS);
    b = whole(&a, d, 70, "columns higher than a page");
    tap_str(lines_of(&a, &b, 1, 'y'), S("y"), "the second one follows the first");
}

/* --- what every page must be ------------------------------------------------------------------------- */

/* Inside the margins, but for punctuation that hangs; readable; two weights. */
static bool good_mark(const struct book *b, const struct mark *m)
{
    struct paper_size paper = paper_sizes[b->paper];
    int32_t right = m->kind == MARK_POLYGON || m->kind == MARK_CIRCLE ? m->x : m->x + m->w;

    if (m->kind != MARK_TEXT && m->kind != MARK_LINK && m->kind != MARK_ANCHOR && !m->fill && m->width < 400) return false;
    if (m->kind == MARK_TEXT && (m->size < 7500 || m->face == FACE_FIGURES)) return false;
    int32_t hang = m->kind == MARK_TEXT || m->kind == MARK_LINK ? m->size + 9000 : 1000;
    return m->x >= 42000 && right <= paper.width - theme.margin + hang && m->y >= 20000 && m->y <= paper.height - 20000;
}

static bool overlap(const struct mark *a, const struct mark *b)
{
    int32_t up_a = a->size * 7 / 10, up_b = b->size * 7 / 10;

    if (a->w == 0 || b->w == 0) return false;
    return a->x + a->w > b->x + 100 && b->x + b->w > a->x + 100 && a->y > b->y - up_b && b->y > a->y - up_a;
}

static void good_pages(const struct book *b, const char *name)
{
    bool inside = true, apart = true;

    for (size_t p = 0; p < b->n_pages; p++) {
        int32_t sizes[8] = { 0 };
        size_t n = 0;
        const struct page *page = &b->pages[p];
        for (size_t i = 0; i < page->n; i++) {
            const struct mark *m = &page->marks[i];
            inside &= good_mark(b, m);
            if (!good_mark(b, m)) printf("# page %zu: kind %d at %d %d: %.*s\n", p + 1, m->kind, (int)m->x, (int)m->y, STR_ARG(m->text));
            if (m->kind != MARK_TEXT) continue;
            size_t k = 0;
            while (k < n && sizes[k] != m->size) k++;
            if (k == n && n < 8) sizes[n++] = m->size;
            for (k = 0; k < i; k++)
                if (page->marks[k].kind == MARK_TEXT && overlap(m, &page->marks[k])) {
                    apart = false;
                    printf("# page %zu: \"%.*s\" over \"%.*s\"\n", p + 1, STR_ARG(m->text), STR_ARG(page->marks[k].text));
                }
        }
        if (n > 6) inside = tap_ok(false, "%s: three sizes besides headings", name);
    }
    tap_ok(inside, "%s: inside the margins and readable", name);
    tap_ok(apart, "%s: no text over another", name);
}

static void demos(struct arena a)
{
    for (enum language l = 0; l < LANGUAGES; l++)
        for (enum paper paper = 0; paper < PAPERS; paper++) {
            struct diags out = diags_in(&a);
            struct book b = page_layout(&a, tap_arena((size_t)64 << 20), demo_doc(&a, l), paper, NULL, &out);
            struct str name = str_printf(&a, "demo %d on paper %d", (int)l, (int)paper);
            good_pages(&b, str_z(&a, name));
            tap_ok(out.n == 0 && b.n_pages >= 5 && b.n_bookmarks >= 10, "%.*s: pages and bookmarks, no problems", STR_ARG(name));
            struct book again = page_layout(&a, tap_arena((size_t)64 << 20), demo_doc(&a, l), paper, NULL, &out);
            tap_ok(str_eq(page_dump(&a, &b), page_dump(&a, &again)), "%.*s: the same twice", STR_ARG(name));
        }
}

/* --- documents nobody would write ----------------------------------------------------------------------- */

static struct str random_text(struct random *r, struct arena *a, int *words)
{
    static const char *const parts[] = { "deploy ", "長い文章を、", "a", "https://example.org/a/b?c=d ", "「はい」と。", "\n", "averyveryverylongwordwithoutanyplacetobreakit ", "1.1 ", "　", "— " };
    struct buf to = buf_in(a);
    uint64_t n = random_below(r, 30);

    buf_printf(&to, "<%d>", ++*words);
    for (uint64_t i = 0; i < n; i++) buf_add(&to, str_of(parts[random_below(r, countof(parts))]));
    return buf_str(&to);
}

static void random_blocks(struct doc *d, struct random *r, struct arena *a, int depth, int *words);

static void random_table(struct doc *d, struct random *r, struct arena *a, int *words)
{
    size_t n = 1 + random_below(r, 6);
    struct column *columns = arena_new(a, struct column, n);
    uint64_t rows = random_below(r, 12);

    for (size_t i = 0; i < n; i++)
        columns[i] = (struct column){ (int)random_below(r, 3), (enum align)random_below(r, 3), random_below(r, 2) };
    doc_open_table(d, columns, n, (int)random_below(r, 3));
    for (uint64_t i = 0; i < rows; i++) {
        doc_open_row(d);
        for (size_t k = 0; k < n - (random_below(r, 5) == 0); k++) doc_cell(d, random_text(r, a, words));
        doc_close(d, BLOCK_ROW);
    }
    doc_close(d, BLOCK_TABLE);
}

static void random_open(struct doc *d, struct random *r, struct arena *a, int depth, int *words)
{
    static const struct column columns[] = { { .weight = 1 }, { .weight = 3 }, { .weight = 1 } };

    switch (random_below(r, 4)) {
    case 0:
        doc_open_box(d, S("a"));
        random_blocks(d, r, a, depth - 1, words);
        doc_close(d, BLOCK_BOX);
        break;
    case 1:
        doc_open_group(d);
        random_blocks(d, r, a, depth - 1, words);
        doc_close(d, BLOCK_GROUP);
        break;
    case 2:
        doc_open_columns(d, columns, 3);
        random_blocks(d, r, a, depth - 1, words);
        doc_close(d, BLOCK_COLUMNS);
        break;
    default:
        doc_open_list(d, (enum list_style)random_below(r, 3));
        for (uint64_t i = random_below(r, 4); i > 0; i--) {
            doc_open_item(d);
            random_blocks(d, r, a, depth - 1, words);
            doc_close(d, BLOCK_ITEM);
        }
        doc_close(d, BLOCK_LIST);
    }
}

static void random_blocks(struct doc *d, struct random *r, struct arena *a, int depth, int *words)
{
    for (uint64_t n = random_below(r, 4); n > 0; n--) {
        switch (random_below(r, depth > 0 ? 8 : 6)) {
        case 0: doc_heading(d, 1 + (int)random_below(r, 3), S("h"), random_text(r, a, words)); break;
        case 1: doc_lines(d, random_text(r, a, words), (int)random_below(r, 5)); break;
        case 2: random_table(d, r, a, words); break;
        case 3: doc_rule(d); break;
        case 4: if (random_below(r, 3) == 0) doc_page_break(d); break;
        case 5: doc_paragraph(d, (enum paragraph_style)random_below(r, 5), random_text(r, a, words)); break;
        default: random_open(d, r, a, depth, words);
        }
    }
}

/* How many of <1>, <2>, … stand in the book? They may be broken between lines or digits. */
static int words_in(struct arena a, const struct book *b, int most)
{
    struct buf all = buf_in(&a);
    int n = 0;

    for (size_t p = 0; p < b->n_pages; p++)
        for (size_t i = 0; i < b->pages[p].n; i++)
            if (b->pages[p].marks[i].kind == MARK_TEXT) buf_add(&all, b->pages[p].marks[i].text);
    for (int i = 1; i <= most; i++) {
        char word[16];
        snprintf(word, sizeof word, "<%d>", i);
        n += str_find(buf_str(&all), str_of(word)) >= 0;
    }
    return n;
}

static void random_documents(struct arena keep)
{
    struct random r = random_seed(11);
    int broken = 0, lost = 0, low = 0, over = 0;

    for (int i = 0; i < 150; i++) {
        struct arena a = keep;
        struct diags out = diags_in(&a);
        struct doc *d = doc_new(&a);
        int words = 0;
        for (int k = 0; k < 4; k++) random_blocks(d, &r, &a, 3, &words);
        struct book b = lay(&a, d, &out);
        broken += b.n_pages == 0 || out.n > 0;
        lost += words - words_in(a, &b, words);
        for (size_t p = 0; p < b.n_pages; p++)
            for (size_t m = 0; m < b.pages[p].n; m++) {
                const struct mark *one = &b.pages[p].marks[m];
                low += one->kind == MARK_TEXT && one->y > bottom_of(&b);
                over += one->kind == MARK_TEXT && one->x + one->w > paper_sizes[PAPER_A4].width;
            }
    }
    tap_int(broken, 0, "random documents become pages without problems");
    tap_int(lost, 0, "random documents keep their texts");
    tap_int(low, 0, "random documents end above the foot of the page");
    tap_int(over, 0, "random documents stay on the paper");
}

/* --- details ---------------------------------------------------------------------------------------------- */

static const struct mark *find_text(const struct book *b, struct str text)
{
    for (size_t p = 0; p < b->n_pages; p++)
        for (size_t i = 0; i < b->pages[p].n; i++)
            if (b->pages[p].marks[i].kind == MARK_TEXT && str_eq(b->pages[p].marks[i].text, text)) return &b->pages[p].marks[i];
    return NULL;
}

static void details(struct arena a)
{
    struct diags out = diags_in(&a);
    struct doc *d = doc_new(&a);
    d->page_of = S("{n}/{m}");
    d->watermark = S("SAMPLE");
    struct book b = lay(&a, d, &out);
    tap_ok(b.n_pages == 1 && find_text(&b, S("1/1")) && find_text(&b, S("SAMPLE")), "an empty document is a page");

    d = doc_new(&a);
    doc_page_break(d), doc_page_break(d);
    doc_paragraph(d, PARA_BODY, S("x"));
    doc_page_break(d);
    doc_rule(d);
    doc_paragraph(d, PARA_BODY, S("y"));
    doc_page_break(d);
    b = lay(&a, d, &out);
    tap_int((int64_t)b.n_pages, 2, "page breaks make no empty pages");
    tap_int((int64_t)count_marks(&b.pages[1], MARK_LINE), 0, "no rule at the top of a page");

    d = doc_new(&a);
    doc_paragraph(d, PARA_BODY, S("\u2610 one \u2610 two \U0001F600"));
    doc_paragraph(d, PARA_BODY, S("a\xff"));
    doc_paragraph(d, PARA_BODY, S("か\u3099 well…"));
    struct block *p = doc_paragraph(d, PARA_BODY, S("it’s…"));
    doc_link(d, p, S("there"), S("#x"));
    b = lay(&a, d, &out);
    tap_int((int64_t)out.n, 2, "missing glyphs are reported once for each text");
    tap_str(out.n ? out.list[0].text : S(""),
            S("no glyph for U+2610, U+2610, U+1F600 in \"\u2610 one \u2610 two \U0001F600\"; printed as a geta mark"), "with their text");
    tap_ok(find_text(&b, S("が well…")) != NULL, "marks join their letters; an ellipsis stays in Japanese");
    tap_ok(find_text(&b, S("it's...")) != NULL, "and becomes three points elsewhere");
    tap_int((int64_t)count_marks(&b.pages[0], MARK_LINK), 1, "a link has an area");
}

/* Lines of Japanese text end exactly at the edge, but for thousandths that cannot be shared out. */
static void even_lines(struct arena a)
{
    struct diags out = diags_in(&a);
    struct doc *d = doc_new(&a);
    size_t even = 0, lines = 0;

    doc_paragraph(d, PARA_BODY, S("11月12日のリリースには6時間11分かかりました。そのうち2時間は、パスワードを知っている人を待つ時間、"
                                  "1時間は設定が手作業で変えられていたと気づくまでの時間でした。残りは、41手順のチェックリストでした。"));
    struct book b = lay(&a, d, &out);
    for (size_t i = 0; i < b.pages[0].n; i++) {
        const struct mark *m = &b.pages[0].marks[i];
        if (m->kind != MARK_TEXT || m->y > bottom_of(&b)) continue;
        int32_t end = m->x + m->w - m->spacing - theme.margin;
        if (str_ends(m->text, S("。")) || str_ends(m->text, S("、"))) end -= end > theme.measure ? m->size : 0;
        even += end <= theme.measure + 200 && end >= theme.measure - 200;
        lines++;
    }
    tap_ok(lines == 3 && even == 2, "%zu of %zu lines end at the edge", even, lines);
}

/* Right-aligned figures: the 1 takes the place of any other digit. */
static void equal_digits(struct arena a)
{
    static const struct column columns[] = { { .align = ALIGN_RIGHT, .figures = true }, { .weight = 1 } };
    struct diags out = diags_in(&a);
    struct doc *d = doc_new(&a);

    doc_open_table(d, columns, 2, 0);
    for (int i = 0; i < 2; i++) {
        doc_open_row(d);
        doc_cell(d, i ? S("171") : S("888")), doc_cell(d, S("x"));
        doc_close(d, BLOCK_ROW);
    }
    doc_close(d, BLOCK_TABLE);
    struct book b = lay(&a, d, &out);
    const struct mark *all = find_text(&b, S("888")), *seven = find_text(&b, S("7")), *one = find_text(&b, S("1"));
    if (!tap_ok(all && seven && one, "digits stand alone where they must")) return;
    tap_int(seven->x, all->x + all->w / 3, "the 7 stands below the middle 8");
    tap_int(one->x, all->x + all->size / 20, "the 1 in the middle of its place");
}

int main(void)
{
    struct arena a = tap_arena((size_t)256 << 20);

    what_stays_together(a);
    what_is_cut(a);
    demos(a);
    details(a);
    even_lines(a);
    equal_digits(a);
    random_documents(a);
    return tap_done();
}
