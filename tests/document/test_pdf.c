/* From marks to operators and bytes. That other programs read the file rightly is the
 * business of pdf_checks.sh. */

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "document/icc.h"
#include "document/font_file.h"
#include "document/pdf_make.h"
#include "document/pdf_page.h"
#include "hand_book.h"
#include "tap.h"

static struct arena keep, scratch;
static struct fonts *fonts;

/* --- marks ----------------------------------------------------------------------- */

static const struct mark_point corner[] = { { 10000, 20000 }, { 30000, 20000 }, { 20000, 40500 } };

/* On a page that is 100 points high; A, B and C are glyphs 1 to 3 of each face. */
static const struct {
    const char *what;
    struct mark mark[3];
    struct str operators;
} drawn[] = {
    { "a line", { { MARK_LINE, 10000, 20000, 30000, 0, .width = 400 } }, S_INIT("0 G\n.4 w\n[] 0 d\n10 80 m 40 80 l S\n") },
    { "a line upwards", { { MARK_LINE, 10000, 20000, 0, -5500, .width = 1000 } }, S_INIT("0 G\n1 w\n[] 0 d\n10 80 m 10 85.5 l S\n") },
    { "a dashed line", { { MARK_LINE, 0, 0, 1000, 0, .width = 1250, .dash = 2500 } },
      S_INIT("0 G\n1.25 w\n[2.5 ] 0 d\n0 100 m 1 100 l S\n") },
    { "nothing is said twice", { { MARK_LINE, 0, 0, 1000, 0, .width = 400, .grey = 255 }, { MARK_LINE, 0, 1, 1000, 0, .width = 400, .grey = 255 } },
      S_INIT("1 G\n.4 w\n[] 0 d\n0 100 m 1 100 l S\n0 99.999 m 1 99.999 l S\n") },
    { "what changes is said", { { MARK_LINE, 0, 0, 1000, 0, .width = 400, .dash = 1000 }, { MARK_LINE, 0, 0, 1000, 0, .width = 500, .grey = 51 } },
      S_INIT("0 G\n.4 w\n[1 ] 0 d\n0 100 m 1 100 l S\n.2 G\n.5 w\n[] 0 d\n0 100 m 1 100 l S\n") },
    { "an empty box", { { MARK_BOX, 10000, 20000, 30000, 5000, .width = 500 } }, S_INIT("0 G\n.5 w\n[] 0 d\n10 75 30 5 re s\n") },
    { "a filled box", { { MARK_BOX, 10000, 20000, 30000, 5000, .fill = true, .grey = 128 } }, S_INIT(".502 g\n10 75 30 5 re f\n") },
    { "a polygon", { { MARK_POLYGON, .width = 100, .points = corner, .n_points = 3 } },
      S_INIT("0 G\n.1 w\n[] 0 d\n10 80 m 30 80 l 20 59.5 l s\n") },
    { "a filled polygon", { { MARK_POLYGON, .fill = true, .points = corner, .n_points = 3 } }, S_INIT("0 g\n10 80 m 30 80 l 20 59.5 l f\n") },
    { "a polygon of one point", { { MARK_POLYGON, .fill = true, .points = corner, .n_points = 1 } }, S_INIT("") },
    { "a circle", { { MARK_CIRCLE, 50000, 50000, 10000, .fill = true } },
      S_INIT("0 g\n60 50 m 60 44.477 55.523 40 50 40 c 44.477 40 40 44.477 40 50 c 40 55.523 44.477 60 50 60 c "
             "55.523 60 60 55.523 60 50 c f\n") },
    { "a text", { { MARK_TEXT, 10000, 20000, .size = 9000, .text = S_INIT("AB") } }, S_INIT("0 g\nBT\n/F0 9 Tf\n10 80 Td\n<00010002> Tj\nET\n") },
    { "a text of another face and grey", { { MARK_TEXT, 10000, 20000, .size = 9500, .face = FACE_FIGURES, .grey = 255, .text = S_INIT("C") } },
      S_INIT("1 g\nBT\n/F2 9.5 Tf\n10 80 Td\n<0003> Tj\nET\n") },
    { "two texts alike", { { MARK_TEXT, 0, 0, .size = 9000, .text = S_INIT("A") }, { MARK_TEXT, 1, 0, .size = 9000, .text = S_INIT("A") } },
      S_INIT("0 g\nBT\n/F0 9 Tf\n0 100 Td\n<0001> Tj\nET\nBT\n.001 100 Td\n<0001> Tj\nET\n") },
    { "two sizes, two faces", { { MARK_TEXT, 0, 0, .size = 9000, .text = S_INIT("A") }, { MARK_TEXT, 0, 0, .size = 8000, .text = S_INIT("A") },
                                { MARK_TEXT, 0, 0, .size = 8000, .face = FACE_BOLD, .text = S_INIT("A") } },
      S_INIT("0 g\nBT\n/F0 9 Tf\n0 100 Td\n<0001> Tj\nET\nBT\n/F0 8 Tf\n0 100 Td\n<0001> Tj\nET\nBT\n/F1 8 Tf\n0 100 Td\n<0001> Tj\nET\n") },
    { "a text with a little space between letters, then one without",
      { { MARK_TEXT, 0, 0, .size = 9000, .spacing = 125, .text = S_INIT("A") }, { MARK_TEXT, 0, 0, .size = 9000, .text = S_INIT("A") } },
      S_INIT("0 g\nBT\n/F0 9 Tf\n.125 Tc\n0 100 Td\n<0001> Tj\nET\nBT\n0 Tc\n0 100 Td\n<0001> Tj\nET\n") },
    { "a text that draws nothing", { { MARK_TEXT, 0, 0, .size = 9000, .text = S_INIT("\u200B\n\u2060") } }, S_INIT("") },
    { "no text", { { MARK_TEXT, 0, 0, .size = 9000 } }, S_INIT("") },
    { "silence between letters", { { MARK_TEXT, 0, 0, .size = 9000, .text = S_INIT("A\u200BB") } },
      S_INIT("0 g\nBT\n/F0 9 Tf\n0 100 Td\n<00010002> Tj\nET\n") },
    { "missing glyphs and bad bytes", { { MARK_TEXT, 0, 0, .size = 9000, .text = S_INIT("A\xF0\x9F\x98\x80" "B\xFF" "C") } },
      S_INIT("0 g\nBT\n/F0 9 Tf\n0 100 Td\n<0001ABCD0002ABCD0003> Tj\nET\n") },
    { "left of and below the page", { { MARK_LINE, -500, 100001, -10, 0, .width = 1 } }, S_INIT("0 G\n.001 w\n[] 0 d\n-.5 -.001 m -.51 -.001 l S\n") },
    { "far away", { { MARK_LINE, INT32_MAX, INT32_MIN, INT32_MAX, INT32_MIN, .width = 1000 } },
      S_INIT("0 G\n1 w\n[] 0 d\n2147483.647 2147583.648 m 4294967.294 4295067.296 l S\n") },
    { "links and anchors", { { MARK_LINK, 0, 0, 1000, 1000, .text = S_INIT("#a") }, { MARK_ANCHOR, .text = S_INIT("a") } }, S_INIT("") },
};

static uint16_t *numbers(enum face face)
{
    uint16_t *n = arena_new(&keep, uint16_t, font_file_of(fonts, face)->n_glyphs);
    for (int32_t cp = 'A'; cp <= 'C'; cp++) n[font_glyph(fonts, face, cp).id] = (uint16_t)(cp - 'A' + 1);
    n[font_glyph(fonts, face, FONT_GETA).id] = 0xABCD;
    return n;
}

static void operators(void)
{
    struct pdf_glyphs glyphs = { { numbers(FACE_TEXT), numbers(FACE_BOLD), numbers(FACE_FIGURES) } };

    for (size_t i = 0; i < countof(drawn); i++) {
        struct mark marks[3];
        memcpy(marks, drawn[i].mark, sizeof marks);
        size_t n = 1;
        while (n < 3 && (marks[n].size || marks[n].width || marks[n].text.n)) n++;
        struct page page = { marks, n, n };
        tap_str(pdf_page_content(&keep, &page, 100000, fonts, &glyphs), drawn[i].operators, drawn[i].what);
    }

    struct str many = { arena_new(&keep, char, 20000), 20000 };
    memset((char *)(uintptr_t)many.s, 'A', (size_t)many.n);
    struct mark m = { MARK_TEXT, .size = 9000, .text = many };
    struct page page = { &m, 1, 1 };
    struct str out = pdf_page_content(&keep, &page, 100000, fonts, &glyphs);
    ptrdiff_t longest = 0;
    while (out.n > 0) {
        struct str line = str_cut(&out, '\n');
        if (line.n > longest) longest = line.n;
    }
    tap_ok(longest < 65535, "no string is longer than PDF/A-1 allows (%td)", longest);
}

/* --- links ----------------------------------------------------------------------- */

#define LEFT_OUT "; it was left out\n"
static const struct { struct str target; bool kept; struct str said; } links[] = {
    { S_INIT("#here"), true, S_INIT("") },
    { S_INIT("https://example.org/a?b=c"), true, S_INIT("") },
    { S_INIT("http://example.org/"), true, S_INIT("") },
    { S_INIT("mailto:team@example.org"), true, S_INIT("") },
    { S_INIT("#nowhere"), false, S_INIT("tightrope: warning: a link leads to a place that is not in the document: \"#nowhere\"" LEFT_OUT) },
    { S_INIT("#"), false, S_INIT("tightrope: warning: a link leads to a place that is not in the document: \"#\"" LEFT_OUT) },
    { S_INIT("#her"), false, S_INIT("tightrope: warning: a link leads to a place that is not in the document: \"#her\"" LEFT_OUT) },
    { S_INIT("here"), false, S_INIT("tightrope: warning: a link leads neither to a web page nor to a mail address: \"here\"" LEFT_OUT) },
    { S_INIT("javascript:alert(1)"), false,
      S_INIT("tightrope: warning: a link leads neither to a web page nor to a mail address: \"javascript:alert(1)\"" LEFT_OUT) },
    { S_INIT("file:///etc/passwd"), false,
      S_INIT("tightrope: warning: a link leads neither to a web page nor to a mail address: \"file:///etc/passwd\"" LEFT_OUT) },
    { S_INIT("HTTPS://EXAMPLE.ORG"), false,
      S_INIT("tightrope: warning: a link leads neither to a web page nor to a mail address: \"HTTPS://EXAMPLE.ORG\"" LEFT_OUT) },
    { S_INIT(""), false, S_INIT("tightrope: warning: a link leads neither to a web page nor to a mail address: \"\"" LEFT_OUT) },
};

/* A page with one letter, one place and one link. */
static struct book little_book(struct mark marks[3], struct page *page, struct str target)
{
    marks[0] = (struct mark){ MARK_TEXT, .x = 60000, .y = 60000, .size = 9000, .text = S("A") };
    marks[1] = (struct mark){ MARK_ANCHOR, .x = 60000, .y = 60000, .text = S("here") };
    marks[2] = (struct mark){ MARK_LINK, .x = 60000, .y = 60000, .w = 1000, .h = 1000, .text = target };
    *page = (struct page){ marks, 3, 3 };
    return (struct book){ .pages = page, .n_pages = 1, .title = S("A"), .language = S("en"), .date = { 2026, 11, 23 } };
}

static void leading(void)
{
    for (size_t i = 0; i < countof(links); i++) {
        struct mark marks[3];
        struct page page;
        struct diags d = diags_in(&keep);
        struct buf said = buf_in(&keep);
        struct book book = little_book(marks, &page, links[i].target);
        struct pdf_bytes pdf = pdf_write(&keep, scratch, &book, fonts, &d);

        diags_print(&said, &d);
        tap_ok(pdf.ok, "a book with a link to \"%.*s\" becomes a file", STR_ARG(links[i].target));
        tap_ok((str_find(pdf.bytes, S("/Annots")) >= 0) == links[i].kept, "with%s the link", links[i].kept ? "" : "out");
        tap_str(buf_str(&said), links[i].said, "what was said");
    }
}

static void long_addresses(void)
{
    struct mark marks[3];
    struct page page;
    struct diags d = diags_in(&keep);
    char *address = arena_new(&keep, char, 3000);

    memset(address, 'a', 3000);
    memcpy(address, "https://", 8);
    struct book book = little_book(marks, &page, (struct str){ address, 3000 });
    struct pdf_bytes pdf = pdf_write(&keep, scratch, &book, fonts, &d);
    tap_ok(pdf.ok && d.warnings == 1 && str_find(pdf.bytes, S("/Annots")) < 0, "an address of 3,000 letters is left out");
}

/* --- the whole ------------------------------------------------------------------- */

static struct str last_line_with(struct str text, struct str what)
{
    struct str found = { 0 };
    while (text.n > 0) {
        struct str line = str_cut(&text, '\n');
        if (str_find(line, what) >= 0) found = line;
    }
    return found;
}

static void whole(void)
{
    struct str ids[PAPERS][2];

    for (int paper = 0; paper < PAPERS; paper++) {
        struct diags d = diags_in(&keep);
        struct book book = hand_book(&keep, fonts, (enum paper)paper);
        struct pdf_bytes a = pdf_write(&keep, scratch, &book, fonts, &d), b = pdf_write(&keep, scratch, &book, fonts, &d);
        tap_ok(a.ok && b.ok && d.n == 0, "the hand-made book becomes a file (%td bytes)", a.bytes.n);
        tap_ok(str_eq(a.bytes, b.bytes), "the same one each time");
        tap_ok(str_starts(a.bytes, S("%PDF-1.4\n")) && str_ends(a.bytes, S("%%EOF\n")), "from its first to its last line");
        ids[paper][0] = last_line_with(a.bytes, S("/ID"));
        book.title = S("Another title");
        ids[paper][1] = last_line_with(pdf_write(&keep, scratch, &book, fonts, &d).bytes, S("/ID"));
        tap_ok(ids[paper][0].n > 60 && !str_eq(ids[paper][0], ids[paper][1]), "another title, another id");
        tap_ok(str_find(ids[paper][0], S("00000000")) < 0, "that is no longer zeros");
    }
    tap_ok(!str_eq(ids[PAPER_A4][0], ids[PAPER_LETTER][0]), "another paper, another id");
}

/* Bookmarks, titles and names go through here; what comes out is looked at in the file. */
static void strings(void)
{
    static const struct { struct str text, hex; } rows[] = {
        { S_INIT("Plain"), S_INIT("<506C61696E>") },
        { S_INIT("two\nlines"), S_INIT("<FEFF00740077006F0020006C0069006E00650073>") },
        { S_INIT("\x7F\xC2\x85\u2028"), S_INIT("<FEFF002000200020>") },
        { S_INIT("章"), S_INIT("<FEFF7AE0>") },
        { S_INIT("𩸽"), S_INIT("<FEFFD867DE3D>") },
        { S_INIT("a\xFF"), S_INIT("<FEFF0061FFFD>") },
        { S_INIT("\uFFFE\xF0\x9F\xBF\xBF"), S_INIT("<FEFFFFFDFFFD>") },
        { S_INIT("\xED\xA0\x80"), S_INIT("<FEFFFFFDFFFDFFFD>") }, /* half a pair */
    };
    for (size_t i = 0; i < countof(rows); i++) {
        struct mark marks[3];
        struct page page;
        struct diags d = diags_in(&keep);
        struct book book = little_book(marks, &page, S("#here"));
        struct bookmark mark = { rows[i].text, 1, 0, 0 };
        book.bookmarks = &mark, book.n_bookmarks = 1;
        struct pdf_bytes pdf = pdf_write(&keep, scratch, &book, fonts, &d);
        tap_ok(pdf.ok && str_find(pdf.bytes, rows[i].hex) >= 0, "a bookmark is written as %s", rows[i].hex.s);
    }
}

/* What a title may hold, for both places where it stands. */
static void titles(void)
{
    static const struct { struct str title, xml; } rows[] = {
        { S_INIT("a & b < c > d"), S_INIT(">a &amp; b &lt; c &gt; d<") },
        { S_INIT(" one\ntwo\tthree\x7F "), S_INIT(">one two three <") },
        { S_INIT("bad \xFF byte"), S_INIT(">bad \uFFFD byte<") },
        { S_INIT("\uFFFF]]>"), S_INIT(">\uFFFD]]&gt;<") },
        { S_INIT("決済"), S_INIT(">決済<") },
    };
    for (size_t i = 0; i < countof(rows); i++) {
        struct mark marks[3];
        struct page page;
        struct diags d = diags_in(&keep);
        struct book book = little_book(marks, &page, S("#here"));
        book.title = rows[i].title;
        struct pdf_bytes pdf = pdf_write(&keep, scratch, &book, fonts, &d);
        tap_ok(pdf.ok && str_find(pdf.bytes, rows[i].xml) >= 0, "a title is escaped: %.*s", STR_ARG(rows[i].xml));
    }

    struct mark marks[3];
    struct page page;
    struct diags d = diags_in(&keep);
    struct book bare = little_book(marks, &page, S("#here"));
    bare.title = bare.language = (struct str){ 0 };
    bare.date = (struct date){ 0 };
    struct pdf_bytes pdf = pdf_write(&keep, scratch, &bare, fonts, &d);
    tap_ok(pdf.ok && str_find(pdf.bytes, S("dc:title")) < 0 && str_find(pdf.bytes, S("CreateDate")) < 0
           && str_find(pdf.bytes, S("/Lang")) < 0, "what is not known is not said");
}

/* --- when memory runs out ----------------------------------------------------------- */

static long asked, allowed, held; /* the library's memory functions have no argument for them */

static void *HPDF_STDCALL get(HPDF_UINT n)
{
    if (asked++ >= allowed) return NULL;
    held++;
    return malloc(n);
}

static void HPDF_STDCALL give_back(void *p)
{
    held -= p != NULL;
    free(p);
}

/* The n-th allocation fails, for every n: no crash, one error, no file. */
static void running_out(void)
{
    struct mark marks[3];
    struct page page;
    struct book book = little_book(marks, &page, S("#here"));
    struct bookmark mark = { S("章"), 1, 0, 0 };
    bool sound = true;
    long n = 0, lost = 0;

    book.bookmarks = &mark, book.n_bookmarks = 1;
    for (bool ok = false; !ok; n++) {
        struct arena a = keep, b = scratch;
        struct diags d = diags_in(&a);
        asked = 0, allowed = n, held = 0;
        struct pdf_bytes pdf = pdf_write_in((struct pdf_memory){ get, give_back }, &a, b, &book, fonts, &d);
        ok = asked <= allowed;
        sound = sound && pdf.ok == ok && d.n == (ok ? 0 : 1) && (ok || pdf.bytes.n == 0);
        if (!ok && d.n && !str_starts(d.list[0].text, S("the PDF could not be made: "))) sound = false;
        if (held) lost = held;
    }
    tap_ok(n > 200, "there were %ld ways to run out of memory", n - 1);
    tap_ok(sound, "each gave one error and no file");
    tap_int(lost, 0, "and what was had was given back");
}

static void grey_profile(void)
{
    struct str p = icc_grey(&keep);
    const unsigned char *b = (const unsigned char *)p.s;

    tap_int(p.n, 336, "the profile");
    tap_ok(p.n == 336 && b[2] == 1 && b[3] == 0x50, "knows its own length");
    tap_str(str_head(str_from(p, 12), 12), S("mntrGRAYXYZ "), "its kind");
    bool inside = p.n == 336 && b[131] == 4;
    for (int i = 0; inside && i < 4; i++) {
        const unsigned char *tag = b + 132 + 12 * i;
        unsigned at = (unsigned)(tag[6] << 8 | tag[7]), size = (unsigned)(tag[10] << 8 | tag[11]);
        inside = at >= 180 && at + size <= 336 && at % 4 == 0;
    }
    tap_ok(inside, "and its four parts");
}

int main(void)
{
    struct sys world = sys_posix();
    keep = tap_arena((size_t)128 << 20);
    scratch = tap_arena((size_t)64 << 20);
    struct diags d = diags_in(&keep);

    fonts = fonts_find(&world, &keep, S(""), &d);
    grey_profile();
    if (tap_ok(fonts != NULL, "the three faces are on this machine")) {
        operators();
        leading();
        long_addresses();
        whole();
        strings();
        titles();
        running_out();
    }
    fonts_close(fonts);
    return tap_done();
}
