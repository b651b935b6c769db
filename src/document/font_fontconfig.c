#include "document/font_find.h"

#include <fontconfig/fontconfig.h>

#include "base/arena.h"

struct wanted {
    const char *family;
    int weight;
};

/* fontconfig always answers something; only our own family in our own weight counts. */
static bool is_ours(FcPattern *match, struct wanted w)
{
    FcChar8 *name;
    int weight, index;
    bool family = false;

    for (int i = 0; FcPatternGetString(match, FC_FAMILY, i, &name) == FcResultMatch; i++)
        family = family || str_eq(str_of((const char *)name), str_of(w.family));
    return family && FcPatternGetInteger(match, FC_WEIGHT, 0, &weight) == FcResultMatch && weight == w.weight
        && FcPatternGetInteger(match, FC_INDEX, 0, &index) == FcResultMatch && index == 0;
}

static struct str path_of(FcConfig *config, struct arena *keep, struct wanted w)
{
    FcPattern *ask = FcPatternBuild(NULL, FC_FAMILY, FcTypeString, w.family, FC_WEIGHT, FcTypeInteger, w.weight,
                                    FC_FONTFORMAT, FcTypeString, "TrueType", (char *)NULL);
    struct str path = { 0 };
    FcResult result;
    FcChar8 *file;

    if (!ask) return path;
    FcConfigSubstitute(config, ask, FcMatchPattern);
    FcDefaultSubstitute(ask);
    FcPattern *match = FcFontMatch(config, ask, &result);
    if (match && is_ours(match, w) && FcPatternGetString(match, FC_FILE, 0, &file) == FcResultMatch)
        path = str_dup(keep, str_of((const char *)file));
    if (match) FcPatternDestroy(match);
    FcPatternDestroy(ask);
    return path;
}

struct font_paths font_ask_fontconfig(struct arena *keep)
{
    static const struct wanted wanted[FACES] = {
        [FACE_TEXT] = { "BIZ UDPGothic", FC_WEIGHT_REGULAR },
        [FACE_BOLD] = { "BIZ UDPGothic", FC_WEIGHT_BOLD },
        [FACE_FIGURES] = { "BIZ UDGothic", FC_WEIGHT_REGULAR },
    };
    struct font_paths r = { 0 };
    FcConfig *config = FcInitLoadConfigAndFonts();

    if (!config) return r;
    for (int i = 0; i < FACES; i++) r.of[i] = path_of(config, keep, wanted[i]);
    FcConfigDestroy(config);
    return r;
}
