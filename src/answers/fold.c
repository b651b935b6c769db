#include "answers/fold.h"

#include "base/buf.h"
#include "base/utf8.h"

int32_t fold_code_point(int32_t cp)
{
    if (cp >= 0xFF01 && cp <= 0xFF5E) return cp - 0xFF01 + '!';
    return cp == 0x3000 ? ' ' : cp;
}

struct str fold_width(struct arena *keep, struct str typed)
{
    struct buf out = buf_in(keep);

    while (typed.n > 0) {
        struct str before = typed;
        int32_t cp = utf8_next(&typed), folded = fold_code_point(cp);
        if (folded != cp) buf_byte(&out, (char)folded);
        else buf_add(&out, str_head(before, before.n - typed.n));
    }
    return buf_str(&out);
}
