#include "document/font_file.h"

#include "document/font_bytes.h"

/* Offsets and names as in the OpenType specification. */

struct table {
    struct str bytes;
    bool found, outside;
};

enum { DIRECTORY = 12, RECORD = 16, TABLES_MOST = 200, GLYPHS_MOST = 65535, ADVANCE_MOST = 10000 };

static struct table table_of(struct str file, struct str tag)
{
    uint32_t n = font_u16(file, 4);

    for (uint32_t i = 0; i < n; i++) {
        struct str record = str_head(str_from(file, DIRECTORY + (ptrdiff_t)i * RECORD), RECORD);
        if (!str_eq(str_head(record, 4), tag)) continue;
        uint32_t offset = font_u32(record, 8), length = font_u32(record, 12);
        if (offset > (uint64_t)file.n || length > (uint64_t)file.n - offset) return (struct table){ .outside = true };
        return (struct table){ .bytes = { file.s + offset, (ptrdiff_t)length }, .found = true };
    }
    return (struct table){ 0 };
}

static const char *problem_of_kind(struct str file)
{
    uint32_t kind = font_u32(file, 0);

    if (file.n < DIRECTORY) return "it is too short for a font";
    if (kind == 0x74746366) return "it is a collection (TTC), not a single TrueType font";
    if (kind == 0x4F54544F) return "it has PostScript outlines, not TrueType ones";
    if (kind == 0x774F4646 || kind == 0x774F4632) return "it is a web font (WOFF), not a plain TrueType font";
    if (kind != 0x00010000 && kind != 0x74727565) return "it is not a TrueType font";
    if (font_u16(file, 4) > TABLES_MOST) return "its table directory is too long";
    if (DIRECTORY + RECORD * (ptrdiff_t)font_u16(file, 4) > file.n) return "its table directory is cut off";
    return NULL;
}

/* The tables without which nothing can be set or embedded, with their least lengths. */
enum { HEAD, HHEA, MAXP, HMTX, CMAP, LOCA, GLYF, NEEDED };

static const char *find_tables(struct str file, struct table found[NEEDED])
{
    static const struct {
        struct str tag;
        ptrdiff_t least;
        const char *missing, *broken;
    } needed[NEEDED] = {
        [HEAD] = { S_INIT("head"), 54, "it has no table head", "its table head is cut off" },
        [HHEA] = { S_INIT("hhea"), 36, "it has no table hhea", "its table hhea is cut off" },
        [MAXP] = { S_INIT("maxp"), 6, "it has no table maxp", "its table maxp is cut off" },
        [HMTX] = { S_INIT("hmtx"), 4, "it has no table hmtx", "its table hmtx is cut off" },
        [CMAP] = { S_INIT("cmap"), 4, "it has no table cmap", "its table cmap is cut off" },
        [LOCA] = { S_INIT("loca"), 4, "it has no table loca", "its table loca is cut off" },
        [GLYF] = { S_INIT("glyf"), 1, "it has no table glyf", "its table glyf is cut off" },
    };

    for (int i = 0; i < NEEDED; i++) {
        found[i] = table_of(file, needed[i].tag);
        if (!found[i].found && !found[i].outside) return needed[i].missing;
        if (found[i].outside || found[i].bytes.n < needed[i].least) return needed[i].broken;
    }
    return NULL;
}

/* Font units to thousandths of the font size, rounded to the nearest. */
static int32_t thousandths(const struct font_file *f, int32_t units)
{
    int64_t twice = (int64_t)units * 2000 / (int64_t)f->units;
    return (int32_t)((twice + (twice < 0 ? -1 : 1)) / 2);
}

/* What the optional OS/2 table adds. Version 2 of it brought the height of capitals. */
static const char *read_os2(struct font_file *f)
{
    struct table t = table_of(f->bytes, S("OS/2"));
    struct str os2 = t.bytes;

    f->weight = 400;
    f->cap_height = f->ascent * 8 / 10;
    if (t.outside) return "its table OS/2 is cut off";
    if (os2.n < 68) return NULL; /* fonts of the first years have none, or a shorter one */
    if ((font_u16(os2, 8) & 0xF) == 2) return "its licence bits forbid embedding it";
    if (font_u16(os2, 4) >= 1 && font_u16(os2, 4) <= 1000) f->weight = (int32_t)font_u16(os2, 4);
    if (font_u16(os2, 0) >= 2 && font_i16(os2, 88) > 0) f->cap_height = thousandths(f, font_i16(os2, 88));
    return NULL;
}

static const char *read_tables(struct font_file *f, const struct table t[NEEDED])
{
    struct str head = t[HEAD].bytes, hhea = t[HHEA].bytes;

    f->units = font_u16(head, 18);
    f->n_glyphs = font_u16(t[MAXP].bytes, 4);
    f->n_advances = font_u16(hhea, 34);
    f->advances = t[HMTX].bytes;
    f->cmap = font_cmap_open(t[CMAP].bytes);
    if (f->units < 16 || f->units > 16384) return "its em square is not between 16 and 16384 units";
    if (f->n_glyphs == 0 || f->n_glyphs > GLYPHS_MOST) return "it has no glyphs";
    if (f->n_advances == 0 || f->n_advances > f->n_glyphs) return "it has no widths, or more widths than glyphs";
    if (f->advances.n < 4 * (ptrdiff_t)f->n_advances) return "its table hmtx is cut off";
    if (t[LOCA].bytes.n < (font_u16(head, 50) ? 4 : 2) * ((ptrdiff_t)f->n_glyphs + 1)) return "its table loca is cut off";
    if (!f->cmap.format) return "it has no Unicode character map of format 4 or 12";

    f->ascent = thousandths(f, font_i16(hhea, 4));
    f->descent = thousandths(f, font_i16(hhea, 6));
    for (int i = 0; i < 4; i++) f->box[i] = thousandths(f, font_i16(head, 36 + 2 * i));
    if (f->ascent <= 0 || f->descent > 0 || f->ascent - f->descent > ADVANCE_MOST)
        return "its lines have no sensible height";
    f->fixed_pitch = font_u32(table_of(f->bytes, S("post")).bytes, 12) != 0;
    return read_os2(f);
}

struct font_opened font_file_open(struct str bytes)
{
    struct font_opened r = { .file.bytes = bytes };
    struct table found[NEEDED];

    r.problem = problem_of_kind(bytes);
    if (!r.problem) r.problem = find_tables(bytes, found);
    if (!r.problem) r.problem = read_tables(&r.file, found);
    if (r.problem) r.file = (struct font_file){ 0 };
    return r;
}

struct str font_file_table(const struct font_file *f, struct str name)
{
    return table_of(f->bytes, name).bytes;
}

uint32_t font_file_glyph(const struct font_file *f, int32_t cp)
{
    uint32_t glyph = font_cmap_glyph(&f->cmap, cp);
    return glyph < f->n_glyphs ? glyph : 0;
}

int32_t font_file_advance(const struct font_file *f, uint32_t glyph)
{
    uint32_t i = glyph < f->n_advances ? glyph : f->n_advances - 1; /* the last width is that of all the others */
    int32_t wide = thousandths(f, (int32_t)font_u16(f->advances, 4 * (ptrdiff_t)i));
    return wide < ADVANCE_MOST ? wide : ADVANCE_MOST; /* nonsense must not make sums overflow */
}
