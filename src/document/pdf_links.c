#include "document/pdf_links.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "document/page.h"

/* --- places ---------------------------------------------------------------------- */

struct place {
    struct str name;
    size_t page;
    int32_t y;
};

struct places {
    struct place *list; /* sorted by name; of equal names the first in the book first */
    size_t n;
};

static int by_name(const void *a, const void *b)
{
    const struct place *x = a, *y = b;
    int d = str_cmp(x->name, y->name);
    if (d) return d;
    if (x->page != y->page) return x->page < y->page ? -1 : 1;
    return (x->y > y->y) - (x->y < y->y);
}

static struct places find_places(struct arena *keep, const struct book *book)
{
    struct places r = { 0 };

    for (size_t i = 0; i < book->n_pages; i++)
        for (size_t k = 0; k < book->pages[i].n; k++) r.n += book->pages[i].marks[k].kind == MARK_ANCHOR;
    r.list = arena_new(keep, struct place, r.n);
    struct place *next = r.list;
    for (size_t i = 0; i < book->n_pages; i++) {
        for (size_t k = 0; k < book->pages[i].n; k++) {
            const struct mark *m = &book->pages[i].marks[k];
            if (m->kind == MARK_ANCHOR) *next++ = (struct place){ m->text, i, m->y };
        }
    }
    if (r.n) qsort(r.list, r.n, sizeof *r.list, by_name);
    return r;
}

static const struct place *place_of(const struct places *places, struct str name)
{
    size_t low = 0, high = places->n;

    while (low < high) {
        size_t mid = (low + high) / 2;
        if (str_cmp(places->list[mid].name, name) < 0) low = mid + 1;
        else high = mid;
    }
    return low < places->n && str_eq(places->list[low].name, name) ? &places->list[low] : NULL;
}

/* A little above the place, so that its first line is not cut; the zoom stays as it is. */
static void put_destination(struct pdf_file *f, HPDF_Dict d, const struct book *book, const HPDF_Page *pages, size_t page, int32_t y)
{
    int32_t height = paper_sizes[book->paper].height, above = y - POINTS(12);

    HPDF_Array to = pdf_put_array(f, d, "Dest");
    pdf_add(f, to, pages[page]);
    pdf_add_name(f, to, "FitH");
    pdf_add_units(f, to, height - (above > 0 ? above : 0));
}

/* --- links ----------------------------------------------------------------------- */

static bool is_address(struct str uri)
{
    return str_starts(uri, S("https://")) || str_starts(uri, S("http://")) || str_starts(uri, S("mailto:"));
}

/* An address may be ASCII only; anything else is written as %XX, as browsers do. */
static struct str ascii_address(struct arena *keep, struct str uri)
{
    struct buf b = buf_in(keep);

    for (ptrdiff_t i = 0; i < uri.n; i++) {
        unsigned char c = (unsigned char)uri.s[i];
        if (c > 0x20 && c < 0x7F && c != '"' && c != '<' && c != '>') buf_byte(&b, (char)c);
        else buf_printf(&b, "%%%02X", c);
    }
    return buf_str(&b);
}

static HPDF_Dict put_area(struct pdf_file *f, const struct mark *m, int32_t height)
{
    HPDF_Dict d = pdf_dict(f);

    pdf_put_name(f, d, "Type", "Annot");
    pdf_put_name(f, d, "Subtype", "Link");
    HPDF_Array area = pdf_put_array(f, d, "Rect");
    pdf_add_units(f, area, m->x);
    pdf_add_units(f, area, height - m->y - m->h);
    pdf_add_units(f, area, m->x + m->w);
    pdf_add_units(f, area, height - m->y);
    HPDF_Array border = pdf_put_array(f, d, "Border");
    for (int i = 0; i < 3; i++) pdf_add_number(f, border, 0);
    pdf_put_number(f, d, "F", 4); /* printed: PDF/A wants no area that only a screen shows */
    return d;
}

struct linking {
    struct pdf_file *f;
    struct arena keep;
    const struct book *book;
    const HPDF_Page *pages;
    struct places places;
    struct diags *out;
};

static void put_link(struct linking *l, const struct mark *m, HPDF_Array *links, HPDF_Page page)
{
    enum { ADDRESS_MOST = 2000 }; /* bytes */
    bool inside = str_starts(m->text, S("#"));
    const struct place *to = inside ? place_of(&l->places, str_from(m->text, 1)) : NULL;

    if (inside ? !to : !is_address(m->text) || m->text.n > ADDRESS_MOST) {
        diag_warning(l->out, NULL, ((struct span){ 0 }), "a link leads %s: \"%.*s\"; it was left out",
                     inside ? "to a place that is not in the document" : "neither to a web page nor to a mail address",
                     STR_ARG(str_head(m->text, 200)));
        return;
    }
    HPDF_Dict d = put_area(l->f, m, paper_sizes[l->book->paper].height);
    if (to) {
        put_destination(l->f, d, l->book, l->pages, to->page, to->y);
    } else {
        HPDF_Dict action = pdf_put_dict(l->f, d, "A");
        pdf_put_name(l->f, action, "S", "URI");
        pdf_put_bytes(l->f, action, "URI", ascii_address(&l->keep, m->text));
    }
    if (!*links) *links = pdf_put_array(l->f, page, "Annots");
    pdf_add(l->f, *links, d);
}

static void put_links(struct linking *l)
{
    for (size_t i = 0; i < l->book->n_pages; i++) {
        HPDF_Array links = NULL;
        const struct page *page = &l->book->pages[i];
        for (size_t k = 0; k < page->n; k++)
            if (page->marks[k].kind == MARK_LINK) put_link(l, &page->marks[k], &links, l->pages[i]);
    }
}

/* --- bookmarks ------------------------------------------------------------------- */

struct outline {
    HPDF_Dict dict;
    HPDF_Dict first, last;
    int32_t children;
};

enum { LEVELS = 3 };

/* Ends the levels from `deepest` up to (not including) `level`: who has children says so.
 * The first level stands open, what lies below is folded in: a negative count. */
static void close_levels(struct pdf_file *f, struct outline *open, int deepest, int level)
{
    for (int i = deepest; i >= level; i--) {
        if (!open[i].children) continue;
        pdf_put(f, open[i].dict, "First", open[i].first);
        pdf_put(f, open[i].dict, "Last", open[i].last);
        pdf_put_number(f, open[i].dict, "Count", i == 0 ? open[i].children : -open[i].children);
    }
}

static void append(struct pdf_file *f, struct outline *parent, HPDF_Dict d)
{
    pdf_put(f, d, "Parent", parent->dict);
    if (parent->last) {
        pdf_put(f, parent->last, "Next", d);
        pdf_put(f, d, "Prev", parent->last);
    } else {
        parent->first = d;
    }
    parent->last = d;
    parent->children++;
}

static void put_outline(struct linking *l)
{
    struct pdf_file *f = l->f;
    struct outline open[LEVELS + 1] = { { .dict = pdf_dict(f) } }; /* 0: the root */
    int depth = 0;

    if (!l->book->n_bookmarks) return;
    pdf_put_name(f, open[0].dict, "Type", "Outlines");
    for (size_t i = 0; i < l->book->n_bookmarks; i++) {
        const struct bookmark *b = &l->book->bookmarks[i];
        int level = b->level < 1 ? 1 : b->level > LEVELS ? LEVELS : b->level;
        if (b->page >= l->book->n_pages) continue;
        if (level > depth + 1) level = depth + 1; /* nobody's child moves up */
        close_levels(f, open, depth, level);
        HPDF_Dict d = pdf_dict(f);
        append(f, &open[level - 1], d);
        pdf_put_text(f, d, "Title", b->title);
        put_destination(f, d, l->book, l->pages, b->page, b->y);
        open[level] = (struct outline){ .dict = d };
        depth = level;
    }
    close_levels(f, open, depth, 0);
    pdf_put(f, f->doc->catalog, "Outlines", open[0].dict);
    pdf_put_name(f, f->doc->catalog, "PageMode", "UseOutlines");
}

/* Page 1 of the reader is page 1 of the paper. */
static void put_page_labels(struct pdf_file *f)
{
    HPDF_Array list = pdf_put_array(f, pdf_put_dict(f, f->doc->catalog, "PageLabels"), "Nums");
    HPDF_Dict decimal = pdf_dict(f);

    pdf_put_name(f, decimal, "S", "D");
    pdf_add_number(f, list, 0);
    pdf_add(f, list, decimal);
}

void pdf_links(struct pdf_file *f, struct arena scratch, const struct book *book,
               const HPDF_Page *pages, struct diags *out)
{
    struct linking l = { f, scratch, book, pages, { 0 }, out };

    if (pdf_failed(f)) return;
    l.places = find_places(&l.keep, book);
    put_links(&l);
    put_outline(&l);
    put_page_labels(f);
}
