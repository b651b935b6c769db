#include "text/messages.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/bug.h"
#include "text/message_table.h"
#include "text/template.h"

static const struct message_row *row_of(enum message id, enum language lang)
{
    if ((unsigned)id >= MESSAGES || (unsigned)lang >= LANGUAGES) bug("message %d in language %d", (int)id, (int)lang);
    return &message_table[id];
}

struct str message_name(enum message id)
{
    return row_of(id, LANG_EN)->name;
}

struct str message_pattern(enum message id, enum language lang)
{
    return row_of(id, lang)->in[lang];
}

struct str message(enum message id, enum language lang)
{
    const struct message_row *row = row_of(id, lang);

    if (row->fills) bug("message %.*s has placeholders", STR_ARG(row->name));
    return row->in[lang];
}

static const struct fill *find_fill(const struct message_row *row, struct str name, const struct fill *fills, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(fills[i].name, name)) return &fills[i];
    bug("message %.*s: nothing fills {%.*s}", STR_ARG(row->name), STR_ARG(name));
}

static void add_piece(struct buf *to, const struct message_row *row, const struct template_piece *p,
                      const struct fill *fills, size_t n)
{
    if (p->kind == TEMPLATE_BROKEN) bug("message %.*s is broken", STR_ARG(row->name)); /* the compiler saw to it */
    if (p->kind == TEMPLATE_WORDS) {
        buf_add(to, p->text);
        return;
    }
    const struct fill *f = find_fill(row, p->name, fills, n);
    if (p->kind == TEMPLATE_CHOICE) {
        if (!f->counted) bug("message %.*s: {%.*s} needs a number", STR_ARG(row->name), STR_ARG(p->name));
        buf_add(to, f->number == 1 ? p->one : p->other);
    } else if (f->counted) {
        buf_printf(to, "%lld", (long long)f->number);
    } else {
        buf_add(to, f->text);
    }
}

struct str message_fill(struct arena *keep, enum message id, enum language lang,
                        const struct fill *fills, size_t n)
{
    const struct message_row *row = row_of(id, lang);
    struct str rest = row->in[lang];
    struct buf to = buf_in(keep);

    if (!row->fills) return rest;
    while (rest.n) {
        struct template_piece p = template_next(&rest);
        add_piece(&to, row, &p, fills, n);
    }
    return buf_str(&to);
}
