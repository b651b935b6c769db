#include "terminal/script.h"

#include "terminal/canvas.h"

struct script script_new(struct str text)
{
    return (struct script){ .rest = text };
}

/* The script stops here, and says why each time it is asked. */
static struct script_item broken(struct script *s, const char *why)
{
    s->broken = why;
    return (struct script_item){ .kind = SCRIPT_BROKEN, .name = str_of(why) };
}

static struct script_item a_key(struct key k)
{
    return (struct script_item){ .kind = SCRIPT_KEY, .key = k };
}

static bool is_name(struct str name)
{
    for (ptrdiff_t i = 0; i < name.n; i++) {
        char c = name.s[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) return false;
    }
    return name.n > 0 && name.n <= 60;
}

static struct script_item size_item(struct script *s, struct str rest)
{
    struct str_int w = str_to_int(str_cut(&rest, ' ')), h = str_to_int(rest);

    if (!w.ok || !h.ok || w.value < 1 || h.value < 1 || w.value > CANVAS_MOST || h.value > CANVAS_MOST)
        return broken(s, ":size wants two numbers from 1 to 1000");
    return (struct script_item){ .kind = SCRIPT_SIZE, .w = (int)w.value, .h = (int)h.value };
}

static struct script_item photograph(struct script *s, enum script_kind kind, struct str name)
{
    if (!is_name(name)) return broken(s, "a photograph wants a name of a-z, 0-9 and -");
    return (struct script_item){ .kind = kind, .name = name };
}

/* A line that begins with ':'. */
static struct script_item command(struct script *s, struct str line)
{
    struct str rest = str_from(line, 1), word = str_cut(&rest, ' ');

    if (str_eq(word, S("size"))) return size_item(s, rest);
    if (str_eq(word, S("dump"))) return photograph(s, SCRIPT_DUMP, rest);
    if (str_eq(word, S("styles"))) return photograph(s, SCRIPT_STYLES, rest);
    if (str_eq(word, S("wait"))) return a_key((struct key){ .kind = K_NONE });
    return broken(s, "no such command; there are :size :paste :wait :dump :styles");
}

static struct script_item next_pasted(struct script *s)
{
    struct key k;

    if (str_starts(s->line, S("\\n"))) {
        s->line = str_from(s->line, 2);
        k = (struct key){ .kind = K_CHAR, .cp = '\n' };
    } else if (str_starts(s->line, S("<"))) {
        s->line = str_from(s->line, 1);
        k = (struct key){ .kind = K_CHAR, .cp = '<' };
    } else if (!key_parse(&s->line, &k)) {
        return broken(s, "this can not be pasted");
    }
    k.pasted = true;
    return a_key(k);
}

static struct script_item next_on_line(struct script *s)
{
    struct key k;

    if (s->pasting) return next_pasted(s);
    if (!key_parse(&s->line, &k)) return broken(s, "this is no key");
    return a_key(k);
}

struct script_item script_next(struct script *s)
{
    if (s->broken) return broken(s, s->broken);
    while (s->line.n == 0) {
        if (s->rest.n == 0) return (struct script_item){ .kind = SCRIPT_END };
        struct str line = str_cut(&s->rest, '\n');
        s->row++;
        s->pasting = str_starts(line, S(":paste "));
        if (s->pasting) s->line = str_from(line, 7);
        else if (str_starts(line, S(":"))) return command(s, str_trim(line));
        else if (!str_starts(line, S("#"))) s->line = line;
    }
    return next_on_line(s);
}
