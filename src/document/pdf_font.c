#include "document/pdf_font.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/hash.h"
#include "document/font.h"
#include "document/font_file.h"
#include "document/font_subset.h"

/* All widths are thousandths of the font size, as measuring uses them: what was measured
 * is what is drawn. Most glyphs of a Japanese text are as wide as they are high. */
enum { FULL = 1000, RUN_MOST = 4000 };

struct embedding {
    struct pdf_file *f;
    struct arena *keep;
    const struct font_file *file;
    const int32_t *shows;
    struct font_subset subset;
    int32_t *width, *cp;       /* by glyph of the subset */
    struct str unicode;        /* the CMap that leads back to text */
    struct str name;           /* with the tag of a subset: "KHGPWA+BIZUDPGothic-Regular" */
};

/* Turns the tables around: from glyphs of the whole font to glyphs of the subset. */
static void list_glyphs(struct embedding *e)
{
    e->width = arena_new(e->keep, int32_t, e->subset.n_glyphs);
    e->cp = arena_new(e->keep, int32_t, e->subset.n_glyphs);
    for (uint32_t g = 1; g < e->file->n_glyphs; g++) {
        uint32_t n = e->subset.glyph_of[g];
        if (n) e->width[n] = font_file_advance(e->file, g), e->cp[n] = e->shows[g];
    }
    e->width[0] = font_file_advance(e->file, 0);
    for (uint32_t n = 1; n < e->subset.n_glyphs; n++)
        if (!e->cp[n]) e->width[n] = FULL; /* a part of a composed glyph, never shown alone */
}

/* Six capitals that differ when the subsets do: made from the list of what is in them. */
static struct str subset_name(struct arena *keep, const char *face, struct str list)
{
    struct hash h = hash_of(list);
    char tag[6];

    for (size_t i = 0; i < sizeof tag; i++) tag[i] = (char)('A' + h.byte[i] % 26);
    return str_printf(keep, "%.*s+%s", (int)sizeof tag, tag, face);
}

/* --- the way back to text ---------------------------------------------------------- */

static void put_code(struct buf *b, uint32_t n, int32_t cp)
{
    uint32_t above = (uint32_t)cp - 0x10000;

    if (cp <= 0xFFFF) buf_printf(b, "<%04X> <%04X>\n", (unsigned)n, (unsigned)cp);
    else buf_printf(b, "<%04X> <%04X%04X>\n", (unsigned)n, (unsigned)(0xD800 + (above >> 10)), (unsigned)(0xDC00 + (above & 0x3FF)));
}

static struct str to_unicode(struct arena *keep, const struct embedding *e)
{
    enum { BLOCK = 100 }; /* so many lines a block may have */
    struct buf b = buf_in(keep);
    uint32_t left = 0;

    for (uint32_t n = 1; n < e->subset.n_glyphs; n++) left += e->cp[n] != 0;
    buf_add(&b, S("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                  "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                  "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                  "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"));
    for (uint32_t n = 1, room = 0; n < e->subset.n_glyphs; n++) {
        if (!e->cp[n]) continue;
        if (room == 0) buf_printf(&b, "%u beginbfchar\n", (unsigned)(room = left < BLOCK ? left : BLOCK));
        put_code(&b, n, e->cp[n]);
        left--;
        if (--room == 0) buf_add(&b, S("endbfchar\n"));
    }
    buf_add(&b, S("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"));
    return buf_str(&b);
}

/* --- the dictionaries ------------------------------------------------------------ */

/* Which CIDs the font program has: all of them. One bit each, the highest first. */
static struct str cid_set(struct arena *keep, uint32_t n_glyphs)
{
    ptrdiff_t n = (ptrdiff_t)(n_glyphs + 7) / 8;
    char *bits = arena_new(keep, char, (size_t)n);

    for (uint32_t i = 0; i < n_glyphs; i++) bits[i / 8] = (char)(bits[i / 8] | 0x80 >> i % 8);
    return (struct str){ bits, n };
}

/* Only what differs from DW: first CID, then the widths of a run. */
static void put_widths(const struct embedding *e, HPDF_Dict cid_font)
{
    HPDF_Array w = pdf_put_array(e->f, cid_font, "W"), run = NULL;
    uint32_t n_run = 0;

    for (uint32_t n = 0; n < e->subset.n_glyphs; n++) {
        if (e->width[n] == FULL || n_run == RUN_MOST) run = NULL;
        if (e->width[n] == FULL) continue;
        if (!run) {
            pdf_add_number(e->f, w, (int32_t)n);
            run = pdf_add_array(e->f, w);
            n_run = 0;
        }
        pdf_add_number(e->f, run, e->width[n]);
        n_run++;
    }
}

static HPDF_Dict put_descriptor(const struct embedding *e)
{
    const struct font_file *file = e->file;
    HPDF_Dict d = pdf_dict(e->f), program = pdf_stream(e->f, e->subset.bytes, true);
    int32_t heavy = file->weight / 65;

    pdf_put_name(e->f, d, "Type", "FontDescriptor");
    pdf_put_name(e->f, d, "FontName", e->name.s);
    pdf_put_number(e->f, d, "Flags", 4 | (file->fixed_pitch ? 1 : 0)); /* 4: not only Latin letters */
    HPDF_Array box = pdf_put_array(e->f, d, "FontBBox");
    for (int i = 0; i < 4; i++) pdf_add_number(e->f, box, file->box[i]);
    pdf_put_number(e->f, d, "ItalicAngle", 0);
    pdf_put_number(e->f, d, "Ascent", file->ascent);
    pdf_put_number(e->f, d, "Descent", file->descent);
    pdf_put_number(e->f, d, "CapHeight", file->cap_height);
    pdf_put_number(e->f, d, "StemV", 50 + heavy * heavy); /* the usual guess from the weight */
    pdf_put_number(e->f, program, "Length1", (int32_t)e->subset.bytes.n);
    pdf_put(e->f, d, "FontFile2", program);
    pdf_put(e->f, d, "CIDSet", pdf_stream(e->f, cid_set(e->keep, e->subset.n_glyphs), true));
    return d;
}

static HPDF_Dict put_cid_font(const struct embedding *e)
{
    HPDF_Dict d = pdf_dict(e->f);

    pdf_put_name(e->f, d, "Type", "Font");
    pdf_put_name(e->f, d, "Subtype", "CIDFontType2");
    pdf_put_name(e->f, d, "BaseFont", e->name.s);
    HPDF_Dict info = pdf_put_dict(e->f, d, "CIDSystemInfo");
    pdf_put_bytes(e->f, info, "Registry", S("Adobe"));
    pdf_put_bytes(e->f, info, "Ordering", S("Identity"));
    pdf_put_number(e->f, info, "Supplement", 0);
    pdf_put_name(e->f, d, "CIDToGIDMap", "Identity");
    pdf_put_number(e->f, d, "DW", FULL);
    put_widths(e, d);
    pdf_put(e->f, d, "FontDescriptor", put_descriptor(e));
    return d;
}

static HPDF_Dict put_font(const struct embedding *e)
{
    HPDF_Dict d = pdf_dict(e->f);

    pdf_put_name(e->f, d, "Type", "Font");
    pdf_put_name(e->f, d, "Subtype", "Type0");
    pdf_put_name(e->f, d, "BaseFont", e->name.s);
    pdf_put_name(e->f, d, "Encoding", "Identity-H");
    pdf_add(e->f, pdf_put_array(e->f, d, "DescendantFonts"), put_cid_font(e));
    pdf_put(e->f, d, "ToUnicode", pdf_stream(e->f, e->unicode, true));
    return d;
}

struct pdf_font pdf_font_embed(struct pdf_file *f, struct arena *keep, const struct fonts *fonts,
                               enum face face, const int32_t *shows)
{
    struct embedding e = { .f = f, .keep = keep, .file = font_file_of(fonts, face), .shows = shows };

    e.subset = font_subset(keep, e.file, shows);
    if (e.subset.problem) return (struct pdf_font){ .problem = e.subset.problem };
    list_glyphs(&e);
    e.unicode = to_unicode(keep, &e);
    e.name = subset_name(keep, font_name(face), e.unicode);
    return (struct pdf_font){ put_font(&e), e.subset.glyph_of, NULL };
}
