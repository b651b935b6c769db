#include "document/page.h"

#include "base/arena.h"
#include "base/diag.h"
#include "document/doc.h"
#include "document/flow.h"
#include "document/marks.h"

struct paging {
    struct setter *s;
    struct book *book;
    size_t room, bookmark_room;
    int32_t y;              /* where the next slab may begin, without a distance */
    const struct slab *above; /* on this page; NULL: none */
    int32_t frame_y;        /* top of the frame that is open */
};

static int32_t content_bottom(const struct book *book)
{
    return paper_sizes[book->paper].height - theme.bottom;
}

/* --- pages ------------------------------------------------------------------------------------- */

static struct page *this_page(struct paging *p)
{
    return &p->book->pages[p->book->n_pages - 1];
}

static void close_frame(struct paging *p)
{
    const struct slab *last = p->above;

    if (!last || !last->frame) return;
    marks_box(p->s->keep, this_page(p), last->frame_x, p->frame_y, last->frame_w, p->y + theme.box_pad - p->frame_y,
              theme.line, theme.pale);
}

static void new_page(struct paging *p)
{
    struct book *book = p->book;

    close_frame(p);
    if (book->n_pages == p->room) {
        size_t room = p->room ? p->room * 2 : 16;
        struct page *pages = arena_new(p->s->keep, struct page, room);
        for (size_t i = 0; i < book->n_pages; i++) pages[i] = book->pages[i];
        book->pages = pages;
        p->room = room;
    }
    book->pages[book->n_pages++] = (struct page){ 0 };
    p->y = theme.top;
    p->above = NULL;
}

static void add_bookmark(struct paging *p, struct bookmark b)
{
    struct book *book = p->book;

    if (book->n_bookmarks == p->bookmark_room) {
        size_t room = p->bookmark_room ? p->bookmark_room * 2 : 16;
        struct bookmark *list = arena_new(p->s->keep, struct bookmark, room);
        for (size_t i = 0; i < book->n_bookmarks; i++) list[i] = book->bookmarks[i];
        book->bookmarks = list;
        p->bookmark_room = room;
    }
    book->bookmarks[book->n_bookmarks++] = b;
}

static void draw_slab(struct paging *p, const struct slab *slab)
{
    marks_copy(p->s->keep, this_page(p), &slab->marks, p->y);
    for (size_t i = 0; i < slab->n_titles; i++) {
        struct bookmark b = slab->titles[i];
        b.page = p->book->n_pages - 1;
        b.y += p->y;
        add_bookmark(p, b);
    }
    p->y += slab->height;
}

static void place(struct paging *p, const struct slab *slab)
{
    if (slab->between && !p->above) return;
    if (p->above && p->above->frame != slab->frame) close_frame(p);
    if (p->above) p->y += slab_gap(p->above, slab);
    bool opens = slab->frame && (!p->above || p->above->frame != slab->frame);
    if (opens && !p->above) p->y += theme.box_pad;
    if (opens) p->frame_y = p->y - theme.box_pad;
    if (!p->above && slab->head) draw_slab(p, slab->head);
    draw_slab(p, slab);
    p->above = slab;
}

/* Height that slabs i to j (not included) need below what stands on the page. */
static int32_t needed(const struct paging *p, const struct stack *stack, size_t i, size_t j)
{
    struct stack part = { &stack->list[i], j - i, 0 };
    const struct slab *first = &stack->list[i];
    int32_t above = p->above ? slab_gap(p->above, first) : first->head ? first->head->height : 0;
    int32_t frame = stack->list[j - 1].frame ? theme.box_pad : 0;

    return above + stack_height(&part) + frame;
}

static bool fits(const struct paging *p, const struct stack *stack, size_t i, size_t j)
{
    return p->y + needed(p, stack, i, j) <= content_bottom(p->book);
}

/* The end of the slabs that stay together with slab i. */
static size_t chain_end(const struct stack *stack, size_t i)
{
    while (stack->list[i].keep && i + 1 < stack->n && !stack->list[i + 1].new_page) i++;
    return i + 1;
}

static void paginate(struct paging *p, const struct stack *stack)
{
    new_page(p);
    for (size_t i = 0; i < stack->n;) {
        size_t end = chain_end(stack, i);
        if (p->above && (stack->list[i].new_page || !fits(p, stack, i, end))) new_page(p);
        for (; i < end; i++) {
            if (p->above && !fits(p, stack, i, i + 1)) new_page(p); /* a chain longer than a page */
            place(p, &stack->list[i]);
        }
    }
    close_frame(p);
}

/* --- what stands on every page ------------------------------------------------------------------- */

/* "page {n} of {m}" with numbers. */
static struct str numbered(struct arena *keep, struct str pattern, size_t n, size_t m)
{
    struct str out = S("");

    while (pattern.n) {
        bool page = str_starts(pattern, S("{n}")), pages = str_starts(pattern, S("{m}"));
        struct str piece = page || pages ? str_printf(keep, "%zu", page ? n : m) : str_head(pattern, 1);
        out = str_join(keep, out, piece);
        pattern = str_from(pattern, page || pages ? 3 : 1);
    }
    return out;
}

/* Left, middle and right of the foot; the middle goes to a second line if it would touch
 * the others. */
static void draw_footer(struct setter *s, const struct doc *doc, struct paper_size paper, struct str number, struct page *to)
{
    struct type type = theme.small;
    int32_t width = paper.width - 2 * theme.margin, y = paper.height - theme.footer;
    int32_t top = y - setting_baseline(s, type);

    type.grey = theme.soft;
    struct setting right = setting_text(s, number, type, width, 0);
    int32_t left_width = width - setting_widest(&right) - theme.gutter;
    struct setting left = setting_text(s, doc->header, type, left_width, 0);
    struct setting middle = setting_text(s, doc->footer, type, width, 0);
    int32_t side = setting_widest(&left) > setting_widest(&right) ? setting_widest(&left) : setting_widest(&right);
    int32_t used = setting_widest(&middle) + 2 * (side + theme.gutter); /* the middle one stands in the centre */

    setting_draw(s, &left, ALIGN_LEFT, theme.margin, top, to);
    setting_draw(s, &right, ALIGN_RIGHT, theme.margin, top, to);
    if (used <= width) setting_draw(s, &middle, ALIGN_CENTRE, theme.margin, top, to);
    else setting_draw(s, &middle, ALIGN_LEFT, theme.margin, top + setting_height(&left), to);
}

/* A small label in the upper margin: it must be seen and must not be in the way. */
static void draw_label(struct setter *s, struct str text, struct paper_size paper, struct page *to)
{
    int32_t pad = theme.cell_pad, right = paper.width - theme.margin, top = theme.label - theme.strong_small.leading;
    struct setting t = setting_text(s, text, theme.strong_small, right / 2, 0);
    int32_t width = setting_widest(&t), height = setting_height(&t);

    if (!text.n) return;
    marks_box(s->keep, to, right - width - 2 * pad, top - pad / 2, width + 2 * pad, height + pad, theme.line, theme.soft);
    setting_draw(s, &t, ALIGN_LEFT, right - width - pad, top, to);
}

struct book page_layout(struct arena *keep, struct arena scratch, const struct doc *doc,
                        enum paper paper, const struct fonts *fonts, struct diags *out)
{
    struct book book = { .paper = paper, .title = doc->title, .author = doc->author, .subject = doc->subject,
                         .language = doc->language, .date = doc->date };
    struct paper_size size = paper_sizes[paper];
    char *middle = scratch.beg + (scratch.end - scratch.beg) / 2;
    struct arena work = scratch;
    struct stack stack = { 0 };

    scratch.end = middle;
    work.beg = middle;
    struct setter s = { .keep = keep, .scratch = &scratch, .work = work, .fonts = fonts, .wrapper = wrap_open(), .out = out,
                        .page_height = size.height - theme.top - theme.bottom };
    flow_blocks(&s, &stack, doc->root->first, theme.margin, size.width - 2 * theme.margin);
    struct paging p = { .s = &s, .book = &book };
    paginate(&p, &stack);
    for (size_t i = 0; i < book.n_pages; i++) {
        struct arena before = scratch;
        draw_label(&s, doc->watermark, size, &book.pages[i]);
        draw_footer(&s, doc, size, numbered(keep, doc->page_of, i + 1, book.n_pages), &book.pages[i]);
        scratch = before;
    }
    wrap_close(s.wrapper);
    return book;
}
