#include "base/arena.h"
#include "base/buf.h"
#include "document/page.h"

/* A tenth of a point is more than enough to see that something moved. */
static void add_points(struct buf *to, int32_t v)
{
    int32_t tenths = (v < 0 ? v - 50 : v + 50) / 100;

    buf_printf(to, " %s%d.%d", tenths < 0 ? "-" : "", (tenths < 0 ? -tenths : tenths) / 10, (tenths < 0 ? -tenths : tenths) % 10);
}

static void add_text(struct buf *to, struct str text)
{
    buf_byte(to, ' ');
    for (ptrdiff_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.s[i];
        if (c < ' ' || c == '\\') buf_printf(to, "\\x%02x", c);
        else buf_byte(to, (char)c);
    }
}

static void add_mark(struct buf *to, size_t page, const struct mark *m)
{
    static const char *const kinds[] = {
        [MARK_TEXT] = "text", [MARK_LINE] = "line", [MARK_BOX] = "box", [MARK_POLYGON] = "polygon",
        [MARK_CIRCLE] = "circle", [MARK_LINK] = "link", [MARK_ANCHOR] = "anchor",
    };
    static const char *const faces[FACES] = { [FACE_TEXT] = "", [FACE_BOLD] = " bold", [FACE_FIGURES] = " figures" };

    buf_printf(to, "%zu", page);
    add_points(to, m->x);
    add_points(to, m->y);
    buf_printf(to, " %s", kinds[m->kind]);
    if (m->kind == MARK_TEXT) {
        add_points(to, m->size);
        add_points(to, m->w);
        buf_printf(to, "%s%s", faces[m->face], m->spacing ? " even" : "");
    } else if (m->kind == MARK_POLYGON) {
        for (size_t i = 0; i < m->n_points; i++) add_points(to, m->points[i].x), add_points(to, m->points[i].y);
    } else if (m->kind != MARK_ANCHOR) {
        add_points(to, m->w);
        add_points(to, m->h);
    }
    if (m->grey) buf_printf(to, " grey %d", m->grey);
    if (m->fill) buf_add(to, S(" filled"));
    if (m->dash) buf_add(to, S(" dashed"));
    if (m->text.n) add_text(to, m->text);
    buf_byte(to, '\n');
}

struct str page_dump(struct arena *keep, const struct book *book)
{
    struct buf to = buf_in(keep);

    for (size_t p = 0; p < book->n_pages; p++)
        for (size_t i = 0; i < book->pages[p].n; i++) add_mark(&to, p + 1, &book->pages[p].marks[i]);
    for (size_t i = 0; i < book->n_bookmarks; i++) {
        const struct bookmark *b = &book->bookmarks[i];
        buf_printf(&to, "bookmark %d page %zu", b->level, b->page + 1);
        add_points(&to, b->y);
        add_text(&to, b->title);
        buf_byte(&to, '\n');
    }
    return buf_str(&to);
}
