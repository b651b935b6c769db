/* A font file from anywhere: refused with a reason, or every question has an answer within
 * bounds, and a subset can be tried. */

#include "document/font_file.h"
#include "document/font_subset.h"
#include "fuzz.h"

static void measure(const struct font_file *f)
{
    hold(f->n_glyphs > 0 && f->n_glyphs <= 65535 && f->n_advances <= f->n_glyphs);
    hold(f->ascent > 0 && f->descent <= 0);
    for (int32_t cp = -2; cp <= 0x110000; cp += cp < 0x180 || cp > 0x10FFF0 ? 1 : 61) {
        uint32_t glyph = font_file_glyph(f, cp);
        int32_t wide = font_file_advance(f, glyph);
        hold(glyph < f->n_glyphs && wide >= 0 && wide <= 10000);
    }
}

static void cut_out(struct arena *keep, const struct font_file *f)
{
    int32_t *shows = arena_new(keep, int32_t, f->n_glyphs);

    for (int32_t cp = 0x20; cp < 0x7F; cp++) shows[font_file_glyph(f, cp)] = cp;
    shows[f->n_glyphs - 1] = 0x3013;
    shows[0] = 0;
    struct font_subset s = font_subset(keep, f, shows);
    if (s.problem) return;
    for (uint32_t g = 1; g < f->n_glyphs; g++) hold((s.glyph_of[g] != 0) == (shows[g] != 0) && s.glyph_of[g] < s.n_glyphs);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *keep = fuzz_arena();
    struct font_opened o = font_file_open(fuzz_text(data, n));

    hold((o.problem != NULL) == (o.file.bytes.n == 0) || n == 0);
    if (o.problem) return 0;
    measure(&o.file);
    cut_out(keep, &o.file);
    return 0;
}
