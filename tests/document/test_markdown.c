#include "document/markdown.h"

#include "document/chart.h"
#include "document/doc.h"
#include "tap.h"

/* What somebody wrote, and what it must look like to remain just that. */
static const struct { struct str text, want; } notes[] = {
    { S_INIT("plain"), S_INIT("plain\n") },
    { S_INIT("a - b + c = d"), S_INIT("a - b + c = d\n") },
    { S_INIT("12.5 and 1."), S_INIT("12\\.5 and 1.\n") },
    { S_INIT("日本語（100%）"), S_INIT("日本語（100%）\n") },
    { S_INIT("- item"), S_INIT("\\- item\n") },
    { S_INIT("+ item"), S_INIT("\\+ item\n") },
    { S_INIT("* item"), S_INIT("\\* item\n") },
    { S_INIT("3. item"), S_INIT("3\\. item\n") },
    { S_INIT("3) item"), S_INIT("3\\) item\n") },
    { S_INIT("# heading"), S_INIT("\\# heading\n") },
    { S_INIT("text\n===="), S_INIT("text\\\n\\====\n") },
    { S_INIT("text\n----"), S_INIT("text\\\n\\----\n") },
    { S_INIT("text\n- item\n4. item"), S_INIT("text\\\n\\- item\\\n4\\. item\n") },
    { S_INIT("    code"), S_INIT("code\n") },
    { S_INIT("text\n\t\tcode"), S_INIT("text\\\ncode\n") },
    { S_INIT("> quote"), S_INIT("\\> quote\n") },
    { S_INIT("```\ncode\n```"), S_INIT("\\`\\`\\`\\\ncode\\\n\\`\\`\\`\n") },
    { S_INIT("~~~"), S_INIT("\\~\\~\\~\n") },
    { S_INIT("*a* _b_ **c**"), S_INIT("\\*a\\* \\_b\\_ \\*\\*c\\*\\*\n") },
    { S_INIT("[a](http://x)"), S_INIT("\\[a\\](http://x)\n") },
    { S_INIT("![a](b)"), S_INIT("!\\[a\\](b)\n") },
    { S_INIT("<script>alert(1)</script>"), S_INIT("\\<script\\>alert(1)\\</script\\>\n") },
    { S_INIT("&lt;b&gt; &amp;"), S_INIT("\\&lt;b\\&gt; \\&amp;\n") },
    { S_INIT("a | b"), S_INIT("a \\| b\n") },
    { S_INIT("a\\b"), S_INIT("a\\\\b\n") },
    { S_INIT("2026"), S_INIT("2026\n") },
};

static void notes_stay_notes(void)
{
    for (size_t i = 0; i < countof(notes); i++) {
        struct arena a = tap_arena(1 << 20);
        struct doc *d = doc_new(&a);
        doc_paragraph(d, PARA_BODY, notes[i].text);
        tap_str(markdown_write(&a, d), notes[i].want, "a note stays a note");
    }
}

static void quotes_and_items(void)
{
    struct arena a = tap_arena(1 << 20);
    struct doc *d = doc_new(&a);

    doc_open_list(d, LIST_BULLET);
    doc_open_item(d);
    doc_paragraph(d, PARA_QUOTE, S("first\n# second"));
    doc_paragraph(d, PARA_BODY, S("below"));
    doc_close(d, BLOCK_ITEM);
    doc_close(d, BLOCK_LIST);
    doc_paragraph(d, PARA_QUOTE, S("alone"));
    doc_paragraph(d, PARA_QUOTE, S("another"));
    tap_str(markdown_write(&a, d), S("- > first\\\n  > \\# second\n\n  below\n\n> alone\n\n> another\n"), "quotes inside and outside of items");
}

static void links_and_anchors(void)
{
    struct arena a = tap_arena(1 << 20);
    struct doc *d = doc_new(&a);

    doc_heading(d, 2, S("here"), S("Here *now*"));
    doc_heading(d, 2, S("nowhere"), S("Nobody links here"));
    struct block *p = doc_paragraph(d, PARA_BODY, S("see "));
    doc_link(d, p, S("[it]"), S("#here"));
    doc_span(d, p, SPAN_PLAIN, S(" or "));
    doc_link(d, p, S("there"), S("https://example.org/a(b)>c"));
    doc_span(d, p, SPAN_STRONG, S(" at once"));
    tap_str(markdown_write(&a, d), S("## <a id=\"here\"></a>Here \\*now\\*\n\n## Nobody links here\n\n"
                                     "see [\\[it\\]](<#here>) or [there](<https://example.org/a(b)\\>c>) **at once**\n"), "links");
}

static void tables(void)
{
    static const struct column columns[] = { { .weight = 1 }, { .align = ALIGN_RIGHT }, { .align = ALIGN_CENTRE } };
    struct arena a = tap_arena(1 << 20);
    struct doc *d = doc_new(&a);

    doc_open_table(d, columns, 3, 0);
    doc_open_row(d);
    doc_cell(d, S("a|b\nc")), doc_cell(d, S("- 1")), doc_cell(d, S(""));
    doc_close(d, BLOCK_ROW);
    doc_close(d, BLOCK_TABLE);
    tap_str(markdown_write(&a, d), S("|  |  |  |\n| --- | --: | :-: |\n| a\\|b<br>c | - 1 |  |\n"), "a table without heads");
}

static void charts(void)
{
    struct arena a = tap_arena(1 << 20);
    struct doc *d = doc_new(&a);
    const struct chart_dot_row rows[] = { { S(""), S("a `code` *star*"), 2, true }, { S("4"), S("b"), 0, false } };
    const struct chart c = { .kind = CHART_DOTS, .title = S("# Title"), .summary = S("- said"), .rows = rows, .n_rows = 2 };

    doc_chart(d, &c);
    tap_str(markdown_write(&a, d), S("\\# Title\n\n````text\n> oo  a `code` *star*\n  -   4  b\n````\n\n\\- said\n"), "a chart");
}

int main(void)
{
    notes_stay_notes();
    quotes_and_items();
    links_and_anchors();
    tables();
    charts();
    return tap_done();
}
