/* libharu writes objects, pages and the cross-reference table, and nothing else. Its own
 * way to set text was measured and left aside: it looks up every glyph in a list of
 * thousands, embeds whole tables (466 kB instead of 77 for 16 pages), drops code points
 * beyond U+FFFF without a word, and writes a map to Unicode that readers complain about.
 * So the fonts are our own dictionaries over a subset by HarfBuzz, and the pages our own
 * operators. */
#include "document/pdf.h"

#include "base/arena.h"
#include "base/bug.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "document/font.h"
#include "document/font_file.h"
#include "document/page.h"
#include "document/pdf_file.h"
#include "document/pdf_font.h"
#include "document/pdf_links.h"
#include "document/pdf_make.h"
#include "document/pdf_meta.h"
#include "document/pdf_page.h"

struct used {
    int32_t *shows[FACES]; /* by glyph: what it shows; NULL: the face is not used */
};

static void use_text(struct used *u, struct arena *keep, const struct fonts *fonts, enum face face, struct str text)
{
    while (text.n > 0) {
        struct font_glyph g = font_glyph(fonts, face, utf8_next(&text));
        if (!g.id) continue;
        if (!u->shows[face]) u->shows[face] = arena_new(keep, int32_t, font_file_of(fonts, face)->n_glyphs);
        int32_t *shows = &u->shows[face][g.id];
        if (!*shows || g.cp < *shows) *shows = g.cp; /* of two that share a glyph the commoner one comes first */
    }
}

static struct used find_used(struct arena *keep, const struct book *book, const struct fonts *fonts)
{
    struct used u = { 0 };

    for (size_t i = 0; i < book->n_pages; i++) {
        for (size_t k = 0; k < book->pages[i].n; k++) {
            const struct mark *m = &book->pages[i].marks[k];
            if (m->kind == MARK_TEXT) use_text(&u, keep, fonts, m->face, m->text);
        }
    }
    return u;
}

/* One dictionary of resources for all pages; false when a face cannot be embedded. */
static bool embed_fonts(struct pdf_file *f, struct arena *keep, const struct fonts *fonts, const struct used *u,
                        struct pdf_glyphs *glyphs, HPDF_Dict *resources, struct diags *out)
{
    *resources = pdf_dict(f);
    HPDF_Dict list = pdf_put_dict(f, *resources, "Font");

    for (int i = 0; i < FACES; i++) {
        const char key[] = { 'F', (char)('0' + i), 0 };
        if (!u->shows[i]) continue;
        struct pdf_font font = pdf_font_embed(f, keep, fonts, (enum face)i, u->shows[i]);
        if (font.problem) {
            diag_error(out, NULL, ((struct span){ 0 }), "the font %s cannot be put into the PDF: %s",
                       font_name((enum face)i), font.problem);
            return false;
        }
        glyphs->number_of[i] = font.number_of;
        pdf_put(f, list, key, font.dict);
    }
    return true;
}

static bool write_book(struct pdf_file *f, struct arena scratch, const struct book *book,
                       const struct fonts *fonts, struct diags *out)
{
    struct paper_size size = paper_sizes[book->paper];
    HPDF_Page *pages = arena_new(&scratch, HPDF_Page, book->n_pages);
    struct used u = find_used(&scratch, book, fonts);
    struct pdf_glyphs glyphs = { 0 };
    HPDF_Dict resources;

    if (!embed_fonts(f, &scratch, fonts, &u, &glyphs, &resources, out)) return false;
    for (size_t i = 0; i < book->n_pages && !pdf_failed(f); i++) {
        struct arena page = scratch; /* forgotten once libharu has its copy */
        struct str content = pdf_page_content(&page, &book->pages[i], size.height, fonts, &glyphs);
        pages[i] = pdf_page(f, size.width, size.height, content, resources);
    }
    pdf_links(f, scratch, book, pages, out);
    pdf_meta(f, scratch, book);
    return true;
}

static void complain(const struct pdf_file *f, struct diags *out)
{
    if (f->error == HPDF_FAILD_TO_ALLOC_MEM)
        diag_error(out, NULL, ((struct span){ 0 }), "the PDF could not be made: memory ran out");
    else
        diag_error(out, NULL, ((struct span){ 0 }), "the PDF could not be made: libharu reports error 0x%04lX (%lu)",
                   (unsigned long)f->error, (unsigned long)f->detail);
}

struct pdf_bytes pdf_write_in(struct pdf_memory memory, struct arena *keep, struct arena scratch,
                              const struct book *book, const struct fonts *fonts, struct diags *out)
{
    struct pdf_bytes r = { 0 };
    struct pdf_file f;

    if (book->n_pages == 0) bug("a book without pages");
    pdf_open(&f, memory);
    if (write_book(&f, scratch, book, fonts, out)) {
        r = pdf_save(&f, keep);
        if (pdf_failed(&f)) complain(&f, out);
    }
    pdf_close(&f);
    return r;
}

struct pdf_bytes pdf_write(struct arena *keep, struct arena scratch, const struct book *book,
                           const struct fonts *fonts, struct diags *out)
{
    return pdf_write_in((struct pdf_memory){ 0 }, keep, scratch, book, fonts, out);
}
