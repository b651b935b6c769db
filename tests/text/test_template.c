#include "text/template.h"

#include "base/arena.h"
#include "base/buf.h"
#include "tap.h"

/* Pieces as words: w"text", f"name", c"name":"one"/"other", !"problem". */
static const struct { struct str pattern, want; } rows[] = {
    { S_INIT("abc"), S_INIT("w'abc' ") },
    { S_INIT("{n}"), S_INIT("f'n' ") },
    { S_INIT("a{n}b"), S_INIT("w'a' f'n' w'b' ") },
    { S_INIT("{n|one|}"), S_INIT("c'n''one''' ") },
    { S_INIT("{n||s}"), S_INIT("c'n''''s' ") },
    { S_INIT("{next-2}"), S_INIT("f'next-2' ") },
    { S_INIT("{{n}}"), S_INIT("w'{' w'n' w'}' ") },
    { S_INIT("{{{n}}}"), S_INIT("w'{' f'n' w'}' ") },
    { S_INIT("｛n｝"), S_INIT("w'｛n｝' ") },
    { S_INIT("{"), S_INIT("!") },         { S_INIT("}"), S_INIT("!") },          { S_INIT("a{"), S_INIT("w'a' !") },
    { S_INIT("{}"), S_INIT("!") },        { S_INIT("{|a|b}"), S_INIT("!") },     { S_INIT("{n|a}"), S_INIT("!") },
    { S_INIT("{n|a|b|c}"), S_INIT("!") }, { S_INIT("{n{m}}"), S_INIT("!") },     { S_INIT("{-n}"), S_INIT("!") },
    { S_INIT("{9}"), S_INIT("!") },       { S_INIT("{N}"), S_INIT("!") },        { S_INIT("{n }"), S_INIT("!") },
    { S_INIT("{{n}"), S_INIT("w'{' w'n' !") }, { S_INIT("{n|a{|b}"), S_INIT("!") }, { S_INIT("{ｎ}"), S_INIT("!") },
};

static struct str shown(struct arena *a, struct str pattern)
{
    struct buf to = buf_in(a);

    while (pattern.n) {
        struct template_piece p = template_next(&pattern);
        if (p.kind == TEMPLATE_WORDS) buf_printf(&to, "w'%.*s' ", STR_ARG(p.text));
        if (p.kind == TEMPLATE_FILL) buf_printf(&to, "f'%.*s' ", STR_ARG(p.name));
        if (p.kind == TEMPLATE_CHOICE)
            buf_printf(&to, "c'%.*s''%.*s''%.*s' ", STR_ARG(p.name), STR_ARG(p.one), STR_ARG(p.other));
        if (p.kind == TEMPLATE_BROKEN) buf_add(&to, p.text.n && !pattern.n ? S("!") : S("no reason"));
    }
    return buf_str(&to);
}

int main(void)
{
    struct arena a = tap_arena(1 << 20);

    for (size_t i = 0; i < countof(rows); i++) tap_str(shown(&a, rows[i].pattern), rows[i].want, rows[i].pattern.s);
    tap_ok(template_fills(S("a {n}")), "a fill");
    tap_ok(!template_fills(S("a {{n}}")), "braces are no fill");
    return tap_done();
}
