#include "text/normal.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/arena.h"
#include "base/bug.h"
#include "base/utf8.h"
#include "text/icu.h"

enum { REPLACEMENT = 0xFFFD, LONGEST = 1 << 24 };

struct wide {
    UChar *s;
    int32_t n;
};

static struct wide to_wide(struct arena *keep, struct str text)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t room = (int32_t)text.n + 1; /* UTF-16 never takes more units than UTF-8 takes bytes */
    struct wide w = { arena_new(keep, UChar, (size_t)room), 0 };

    u_strFromUTF8WithSub(w.s, room, &w.n, text.s, (int32_t)text.n, REPLACEMENT, NULL, &status);
    icu_check(status, "reading UTF-8");
    return w;
}

static struct str to_utf8(struct arena *keep, struct wide w)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t room = 3 * w.n + 1, n = 0;
    char *s = arena_new(keep, char, (size_t)room);

    u_strToUTF8(s, room, &n, w.s, w.n, &status);
    icu_check(status, "writing UTF-8");
    return (struct str){ s, n };
}

static struct wide normalize(struct arena *keep, const UNormalizer2 *how, struct wide w)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t n = unorm2_normalize(how, w.s, w.n, NULL, 0, &status);

    if (status != U_BUFFER_OVERFLOW_ERROR) icu_check(status, "normalizing");
    status = U_ZERO_ERROR;
    struct wide to = { arena_new(keep, UChar, (size_t)n + 1), n };
    unorm2_normalize(how, w.s, w.n, to.s, n + 1, &status);
    icu_check(status, "normalizing");
    return to;
}

static struct str run(struct arena *keep, struct str text, const UNormalizer2 *(*instance)(UErrorCode *))
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *how = instance(&status);

    icu_check(status, "opening a normalizer");
    if (text.n > LONGEST) bug("a text of %td bytes", text.n);
    struct str done = to_utf8(keep, normalize(keep, how, to_wide(keep, text)));
    return str_eq(done, text) ? text : done;
}

static bool is_ascii(struct str text)
{
    for (ptrdiff_t i = 0; i < text.n; i++)
        if ((unsigned char)text.s[i] >= 0x80) return false;
    return true;
}

struct str normal_nfc(struct arena *keep, struct str text)
{
    return is_ascii(text) ? text : run(keep, text, unorm2_getNFCInstance);
}

struct str normal_nfkc(struct arena *keep, struct str text)
{
    return is_ascii(text) ? text : run(keep, text, unorm2_getNFKCInstance);
}

struct str normal_fold(struct arena *keep, struct str text)
{
    return run(keep, text, unorm2_getNFKCCasefoldInstance);
}
