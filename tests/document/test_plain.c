#include "document/plain.h"

#include <locale.h>

#include "demo.h"
#include "document/chart.h"
#include "document/doc.h"
#include "tap.h"
#include "text/width.h"

static struct str written(struct arena *a, const struct doc *d)
{
    return plain_write(a, tap_arena(16 << 20), d);
}

/* No line is longer than 78 columns, none ends in a space; one line end at the end. */
static void good_lines(struct str text, const char *name)
{
    int32_t widest = 0;
    bool clean = str_ends(text, S("\n")) && !str_ends(text, S("\n\n"));

    for (struct str rest = text; rest.n;) {
        struct str line = str_cut(&rest, '\n');
        if (width_text(line) > widest) widest = width_text(line);
        clean &= !str_ends(line, S(" "));
    }
    tap_ok(widest <= 78, "%s: 78 columns at most, there are %d", name, (int)widest);
    tap_ok(clean, "%s: clean ends", name);
}

/* Columns that need more room than there is. */
static struct doc *wide_tables(struct arena *a)
{
    static const struct column natural[] = { { 0 }, { 0 }, { 0 }, { 0 } }, mixed[] = { { 0 }, { 0 }, { .weight = 1 }, { .weight = 5 } };
    struct doc *d = doc_new(a);

    for (int i = 0; i < 2; i++) {
        doc_open_table(d, i ? mixed : natural, 4, 1);
        for (int row = 0; row < 3; row++) {
            doc_open_row(d);
            for (int k = 0; k < 4; k++) doc_cell(d, row ? S("a cell with so many words in it that it alone could fill a line of the page") : S("見出しの長い列"));
            doc_close(d, BLOCK_ROW);
        }
        doc_close(d, BLOCK_TABLE);
    }
    return d;
}

static void shapes(void)
{
    struct arena a = tap_arena(1 << 20);
    struct doc *d = doc_new(&a);
    const struct chart_bar bars[] = {
        { S("known"), S("2.0"), 2000, 1000, 3000, -1 }, { S("未知"), S("?"), -1, 1000, 3000, -1 }, { S("none"), S(""), 0, 0, 0, 0 },
    };
    const struct chart c = { .kind = CHART_BARS, .scale_most = 4, .bars = bars, .n_bars = 3, .summary = S("Said.") };

    d->watermark = S("SAMPLE");
    d->footer = S("version");
    doc_heading(d, 1, S("x"), S("題名"));
    doc_open_list(d, LIST_NUMBER);
    doc_open_item(d);
    doc_paragraph(d, PARA_BODY, S("one\ntwo"));
    doc_paragraph(d, PARA_QUOTE, S("said"));
    doc_close(d, BLOCK_ITEM);
    doc_close(d, BLOCK_LIST);
    doc_chart(d, &c);
    tap_str(written(&a, d), S("SAMPLE\n\n題名\n====\n\n1. one\n   two\n   | said\n\n"
                              "known  ##########-----.....  2.0\n未知   .....----------.....  ?\nnone   ....................\n\nSaid.\n\nversion\n"),
            "headings, items, charts");
    d = doc_new(&a);
    tap_str(written(&a, d), S(""), "nothing is nothing");
}

int main(void)
{
    struct arena a = tap_arena((size_t)16 << 20);

    if (!tap_ok(setlocale(LC_CTYPE, "C.UTF-8") != NULL, "there is a UTF-8 locale")) return tap_done();
    for (enum language l = 0; l < LANGUAGES; l++) good_lines(written(&a, demo_doc(&a, l)), l ? "the demonstration, ja" : "the demonstration, en");
    good_lines(written(&a, wide_tables(&a)), "wide tables");
    shapes();
    return tap_done();
}
