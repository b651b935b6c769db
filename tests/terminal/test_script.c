#include "terminal/script.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "tap.h"

/* A script and what it does, one word each; what ends it. */
static const struct { const char *name, *script, *does; } rows[] = {
    { "nothing", "", "end" },
    { "keys", "jj<Enter>\nq\n", "j j <Enter> q end" },
    { "no line end at the end", "j", "j end" },
    { "remarks and empty lines", "# j\n\nk\n#\n", "k end" },
    { "colon and hash as keys", "<colon>\n<hash>j\n", "<colon> <hash> j end" },
    { "spaces are keys", " j \n", "<Space> j <Space> end" },
    { "a photograph", "j\n:dump after-j\nk\n:styles s2\n", "j dump:after-j k styles:s2 end" },
    { "another size", ":size 40 12\nj\n", "size:40x12 j end" },
    { "a pause", "j\n:wait\nk\n", "j wait k end" },
    { "pasted", ":paste a<b 手\\nc\nj\n", "{a} {<} {b} { } {手} {\n} {c} j end" },
    { "no key", "j<Foo>k\n", "j broken:this is no key" },
    { "a control character", "j\tk\n", "j broken:this is no key" },
    { "broken bytes", "\xff\n", "broken:this is no key" },
    { "no such command", "j\n:jump 3\nk\n", "j broken:no such command; there are :size :paste :wait :dump :styles" },
    { "a size of nothing", ":size 0 12\n", "broken::size wants two numbers from 1 to 1000" },
    { "half a size", ":size 80\n", "broken::size wants two numbers from 1 to 1000" },
    { "too large", ":size 1001 2\n", "broken::size wants two numbers from 1 to 1000" },
    { "more than a size", ":size 8 2 1\n", "broken::size wants two numbers from 1 to 1000" },
    { "a photograph without a name", ":dump\n", "broken:a photograph wants a name of a-z, 0-9 and -" },
    { "a photograph outside the folder", ":dump ../x\n", "broken:a photograph wants a name of a-z, 0-9 and -" },
    { "a photograph in capitals", ":dump A\n", "broken:a photograph wants a name of a-z, 0-9 and -" },
    { "what cannot be pasted", ":paste a\tb\n", "{a} broken:this can not be pasted" },
};

static void add_key(struct buf *to, struct arena *keep, struct key k)
{
    char bytes[4];

    if (k.kind == K_NONE) {
        buf_add(to, S("wait"));
    } else if (k.pasted) {
        buf_byte(to, '{');
        buf_add(to, (struct str){ bytes, utf8_put(bytes, k.cp) });
        buf_byte(to, '}');
    } else {
        struct str name = key_notation(keep, k);
        buf_add(to, name);
    }
}

static bool add_item(struct buf *to, struct arena *keep, struct script_item item)
{
    if (to->n) buf_byte(to, ' ');
    switch (item.kind) {
    case SCRIPT_KEY: add_key(to, keep, item.key); return true;
    case SCRIPT_SIZE: buf_printf(to, "size:%dx%d", item.w, item.h); return true;
    case SCRIPT_DUMP: buf_printf(to, "dump:%.*s", STR_ARG(item.name)); return true;
    case SCRIPT_STYLES: buf_printf(to, "styles:%.*s", STR_ARG(item.name)); return true;
    case SCRIPT_BROKEN: buf_printf(to, "broken:%.*s", STR_ARG(item.name)); return false;
    case SCRIPT_END: buf_add(to, S("end")); return false;
    }
    return false;
}

int main(void)
{
    struct arena a = tap_arena(1 << 20), work = tap_arena(1 << 20);

    for (size_t i = 0; i < countof(rows); i++) {
        struct script s = script_new(str_of(rows[i].script));
        struct buf to = buf_in(&a);
        while (add_item(&to, &work, script_next(&s))) continue;
        tap_str(buf_str(&to), str_of(rows[i].does), rows[i].name);
        enum script_kind last = str_ends(buf_str(&to), S("end")) ? SCRIPT_END : SCRIPT_BROKEN;
        tap_ok(script_next(&s).kind == last && script_next(&s).kind == last, "and it stays ended");
    }
    struct script s = script_new(S("j\n\n:dump\n"));
    while (script_next(&s).kind == SCRIPT_KEY) continue;
    tap_int(s.row, 3, "the line that is wrong");
    return tap_done();
}
