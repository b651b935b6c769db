#include "answers/rescue.h"

#include "answers/end_line.h"
#include "base/arena.h"
#include "base/utf8.h"

enum {
    TRIES_MOST = 50,    /* lines that a search for a readable beginning goes back */
    ENTRIES_MOST = 2000 /* of one map or list that are compared */
};

/* --- comparing trees --------------------------------------------------------------- */

static bool same(const struct ynode *a, const struct ynode *b)
{
    if (a->kind != b->kind || a->n != b->n || !str_eq(a->text, b->text)) return false;
    a = a->first;
    b = b->first;
    for (; a && b; a = a->next, b = b->next)
        if ((a->key && !str_eq(a->key->text, b->key->text)) || !same(a, b)) return false;
    return true;
}

/* What stands in `where` at the key or position of n. */
static const struct ynode *counterpart(const struct ynode *where, const struct ynode *n)
{
    if (n->key) return ynode_get(where, n->key->text);
    if (!where || where->kind != YNODE_LIST) return NULL;
    for (where = where->first; where && where->index != n->index; where = where->next) {}
    return where;
}

/* Calls visit for every part of `of` (a key of the whole, or an item of a map or list under one)
 * with its counterpart in `in`, which may be NULL; ends when visit returns false. */
static bool compare(const struct ynode *of, const struct ynode *in,
                    bool (*visit)(const struct ynode *one, const struct ynode *other, void *context), void *context)
{
    for (const struct ynode *part = of->first; part; part = part->next) {
        const struct ynode *other = counterpart(in, part);
        uint32_t n = 0;
        if (str_eq(part->key->text, S("saved"))) continue;
        if (part->kind == YNODE_SCALAR && !visit(part, other, context)) return false;
        for (const struct ynode *one = part->first; one && n < ENTRIES_MOST; one = one->next, n++)
            if (!visit(one, counterpart(other, one), context)) return false;
    }
    return true;
}

static bool is_there(const struct ynode *one, const struct ynode *other, void *context)
{
    (void)one, (void)context;
    return other != NULL;
}

static bool name_difference(const struct ynode *one, const struct ynode *other, void *context)
{
    if (!other || !same(one, other))
        ynode_warning(context, one, "this is not in the version that is used: look at it again");
    return true;
}

/* --- the beginning of a damaged file -------------------------------------------------- */

static struct str up_to_line(struct str text, uint32_t line)
{
    ptrdiff_t at = 0;

    for (uint32_t i = 1; i < line && at < text.n; at++) i += text.s[at] == '\n';
    return str_head(text, at);
}

/* Without its last line. */
static struct str line_less(struct str text)
{
    if (text.n) text.n--;
    while (text.n && text.s[text.n - 1] != '\n') text.n--;
    return text;
}

/* The longest run of whole lines from the start that is a map in itself; empty when there is none. */
static struct str readable_part(struct arena scratch, const struct rescue *how, struct str text, const struct diags *problems)
{
    uint32_t line = 0;

    text = str_head(text, utf8_valid(text));
    for (ptrdiff_t i = 0; i < text.n; i++)
        if (text.s[i] == 0) text.n = i;
    if (!str_ends(text, S("\n"))) text = line_less(text);
    for (size_t i = 0; i < problems->n; i++)
        if (problems->list[i].level == DIAG_ERROR && !line) line = problems->list[i].at.line;
    if (line) text = up_to_line(text, line);
    for (int i = 0; i < TRIES_MOST && text.n; i++, text = line_less(text)) {
        struct arena here = scratch;
        struct source part = { .text = text };
        struct diags ignored = diags_in(&here);
        const struct ynode *top = yaml_read(&here, &part, how->limits, &ignored);
        if (top && top->kind == YNODE_MAP) return text;
    }
    return (struct str){ 0 };
}

static const struct ynode *tree_of(struct arena *keep, const struct rescue *how, const struct source *in)
{
    struct diags ignored = diags_in(keep);
    const struct ynode *top = yaml_read(keep, in, how->limits, &ignored);
    return top && top->kind == YNODE_MAP ? top : NULL;
}

/* --- choosing --------------------------------------------------------------------------- */

/* At most as grave as `most`: what is wrong with a file that we do without is a note. */
static void append(struct diags *to, const struct diags *from, enum diag_level most)
{
    for (size_t i = 0; i < from->n; i++)
        diag_add(to, from->list[i].level < most ? from->list[i].level : most, from->list[i].in, from->list[i].at, "%.*s", STR_ARG(from->list[i].text));
}

/* The last part of a map: its last key, or the last item of the map or list there. */
static const struct ynode *last_part(const struct ynode *top)
{
    const struct ynode *key = top->first, *one;

    while (key && key->next) key = key->next;
    if (!key || key->kind == YNODE_SCALAR || !key->first) return key;
    for (one = key->first; one->next; one = one->next) {}
    return one;
}

/* A file without a checksum line was written or edited by a person, or its end was cut off. The
 * latter leaves an unfinished line, or lacks something, or its last part is not what it was (a
 * text of several lines that lost some). */
static bool looks_cut(struct str text, const struct ynode *now, const struct ynode *before)
{
    const struct ynode *last = last_part(now), *was = NULL;

    if (!str_ends(text, S("\n")) || !compare(before, now, is_there, NULL)) return true;
    if (last && last->up == now) was = counterpart(before, last);
    else if (last) was = counterpart(counterpart(before, last->up), last);
    return was && !same(last, was);
}

static bool backup_is_better(struct arena *keep, const struct rescue *how, const struct source *file,
                             const struct source *backup, const void *got)
{
    enum end_line end = end_line_of(file->text);
    const struct ynode *now = tree_of(keep, how, file), *before = tree_of(keep, how, backup);

    if (!now) return true;
    if (how->refuse_edited && end != END_LINE_GOOD) return true;
    if (end != END_LINE_MISSING) return false;
    return !got || looks_cut(file->text, now, before);
}

static void report_loss(struct arena *keep, const struct rescue *how, const struct source *file,
                        const struct source *backup, const struct diags *problems, struct diags *out)
{
    struct str bak = S(".bak"), part = readable_part(*keep, how, file->text, problems);
    struct source *beginning = arena_new(keep, struct source, 1);
    struct span at = { 0 };

    for (size_t i = 0; i < problems->n && !at.line; i++) at = problems->list[i].at;
    diag_warning(out, file, at, "the file is cut short or damaged; the version before it is used, %.*s%.*s",
                 STR_ARG(file->path), STR_ARG(bak));
    append(out, problems, DIAG_NOTE);
    *beginning = (struct source){ file->path, part };
    const struct ynode *now = part.n ? tree_of(keep, how, beginning) : NULL, *before = tree_of(keep, how, backup);
    if (now && before) compare(now, before, name_difference, out);
}

void *rescue_read(struct arena *keep, const struct rescue *how, const struct source *file, const struct source *backup,
                  const struct source **used, struct diags *out)
{
    struct diags problems = diags_in(keep), of_backup = diags_in(keep);
    void *got = file ? how->read(keep, how->q, file, how->refuse_edited, &problems) : NULL, *other = NULL;

    *used = file;
    if (backup && !(got && end_line_of(file->text) == END_LINE_GOOD) && end_line_of(backup->text) == END_LINE_GOOD)
        other = how->read(keep, how->q, backup, how->refuse_edited, &of_backup);
    if (!other || (file && !backup_is_better(keep, how, file, backup, got))) {
        append(out, &problems, DIAG_ERROR);
        return got;
    }
    *used = backup;
    if (!file)
        diag_warning(out, backup, (struct span){ 0 }, "the file itself is missing; this version before it is used");
    else
        report_loss(keep, how, file, backup, &problems, out);
    append(out, &of_backup, DIAG_ERROR);
    return other;
}
