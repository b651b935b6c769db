#include "document/font_subset.h"

#include <hb-subset.h>

#include "base/arena.h"
#include "document/font_file.h"

/* HarfBuzz sees only what a PDF needs. Of a character map or a layout table it would keep
 * every variant of each glyph, which nobody can show; without them it is also faster. */
static hb_blob_t *table(hb_face_t *face, hb_tag_t tag, void *file)
{
    static const char seen[][5] = { "glyf", "head", "hhea", "hmtx", "loca", "maxp" };
    struct str bytes = { 0 };

    (void)face;
    for (size_t i = 0; i < countof(seen); i++)
        if (tag == hb_tag_from_string(seen[i], 4)) bytes = font_file_table(file, (struct str){ seen[i], 4 });
    if (!bytes.n) return NULL;
    return hb_blob_create(bytes.s, (unsigned)bytes.n, HB_MEMORY_MODE_READONLY, NULL, NULL);
}

static void choose_glyphs(hb_subset_input_t *input, const struct font_file *f, const int32_t *shows)
{
    hb_set_t *glyphs = hb_subset_input_glyph_set(input);

    for (uint32_t g = 1; g < f->n_glyphs; g++)
        if (shows[g]) hb_set_add(glyphs, g);
}

static void number_glyphs(struct font_subset *r, const struct font_file *f, const int32_t *shows, const hb_map_t *map)
{
    for (uint32_t g = 1; g < f->n_glyphs; g++) {
        if (!shows[g]) continue;
        hb_codepoint_t n = hb_map_get(map, g);
        if (n == HB_MAP_VALUE_INVALID || n == 0 || n >= r->n_glyphs) r->problem = "a glyph was lost on the way";
        else r->glyph_of[g] = (uint16_t)n;
    }
}

/* The bytes belong to the blob; ours go into the arena. */
static void keep_bytes(struct font_subset *r, struct arena *keep, hb_face_t *small)
{
    hb_blob_t *blob = hb_face_reference_blob(small);
    unsigned n = 0;
    const char *bytes = hb_blob_get_data(blob, &n);

    r->n_glyphs = hb_face_get_glyph_count(small);
    if (!bytes || n == 0 || r->n_glyphs < 2 || r->n_glyphs > 65535) r->problem = "the subset is empty";
    else r->bytes = str_dup(keep, (struct str){ bytes, (ptrdiff_t)n });
    hb_blob_destroy(blob);
}

static void cut_down(struct font_subset *r, struct arena *keep, hb_face_t *face, hb_subset_input_t *input,
                     const struct font_file *f, const int32_t *shows)
{
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(face, input);
    hb_face_t *small = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;

    if (small) {
        keep_bytes(r, keep, small);
        if (!r->problem) number_glyphs(r, f, shows, hb_subset_plan_old_to_new_glyph_mapping(plan));
    } else {
        r->problem = "its glyphs cannot be read";
    }
    hb_face_destroy(small);
    hb_subset_plan_destroy(plan);
}

struct font_subset font_subset(struct arena *keep, const struct font_file *f, const int32_t *shows)
{
    struct font_subset r = { .glyph_of = arena_new(keep, uint16_t, f->n_glyphs) };
    struct font_file file = *f; /* HarfBuzz does not promise to leave it alone */
    hb_face_t *face = hb_face_create_for_tables(table, &file, NULL);
    hb_subset_input_t *input = hb_subset_input_create_or_fail();

    if (input) {
        hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
        choose_glyphs(input, f, shows);
        cut_down(&r, keep, face, input, f, shows);
    } else {
        r.problem = "memory ran out";
    }
    hb_subset_input_destroy(input);
    hb_face_destroy(face);
    return r;
}
