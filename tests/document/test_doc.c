#include "document/doc.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tap.h"

/* --- what is built ----------------------------------------------------------------------------- */

static void a_tree(struct arena *a)
{
    static const struct column columns[] = { { .weight = 1 } };
    struct doc *d = doc_new(a);
    struct block *h = doc_heading(d, 2, S("here"), S("Title"));
    struct block *box = doc_open_box(d, S("box"));
    struct block *list = doc_open_list(d, LIST_CHECK);
    struct block *item = doc_open_item(d);
    struct block *p = doc_paragraph(d, PARA_LABEL, S(""));

    doc_span(d, p, SPAN_STRONG, S("one "));
    doc_link(d, p, S("two"), S("#here"));
    doc_close(d, BLOCK_ITEM);
    doc_close(d, BLOCK_LIST);
    struct block *table = doc_open_table(d, columns, 1, 0);
    struct block *row = doc_open_row(d);
    struct block *cell = doc_cell(d, S("cell"));
    doc_close(d, BLOCK_ROW);
    doc_close(d, BLOCK_TABLE);
    doc_close(d, BLOCK_BOX);
    struct block *rule = doc_rule(d);

    tap_ok(d->open == d->root && d->root->first == h && h->next == box && box->next == rule && d->root->last == rule,
           "blocks stand where they were opened");
    tap_ok(box->first == list && list->next == table && list->first == item && item->first == p && p->up == item,
           "and inside what was open");
    tap_ok(table->first == row && row->first == cell && cell->up == row, "also in tables");
    tap_ok(h->keep_with_next && p->keep_with_next && !rule->keep_with_next, "headings and labels stay with what follows");
    tap_str(doc_text_of(a, p), S("one two"), "the text without its styles");
    tap_str(doc_text_of(a, list), S(""), "children do not count");
    tap_ok(p->spans->next->style == SPAN_LINK && str_eq(p->spans->next->target, S("#here")) && !p->spans->next->next,
           "spans in order, a link with its target");
    tap_int(list->level, 1, "numbers begin with 1");
}

/* --- what is our mistake ------------------------------------------------------------------------ */

static void too_deep(struct doc *d)        { doc_heading(d, 4, S(""), S("x")); }
static void no_level(struct doc *d)        { doc_heading(d, 0, S(""), S("x")); }
static void item_alone(struct doc *d)      { doc_open_item(d); }
static void row_alone(struct doc *d)       { doc_open_row(d); }
static void cell_alone(struct doc *d)      { doc_cell(d, S("x")); }
static void cell_in_table(struct doc *d)   { static const struct column c; doc_open_table(d, &c, 1, 0), doc_cell(d, S("x")); }
static void no_columns(struct doc *d)      { doc_open_table(d, NULL, 0, 0); }
static void close_nothing(struct doc *d)   { doc_close(d, BLOCK_GROUP); }
static void close_another(struct doc *d)   { doc_open_box(d, S("")), doc_close(d, BLOCK_GROUP); }
static void close_the_outer(struct doc *d) { doc_open_box(d, S("")), doc_open_group(d), doc_close(d, BLOCK_BOX); }

static const struct { const char *name; void (*call)(struct doc *); } mistakes[] = {
    { "a heading of level 4", too_deep },       { "a heading of level 0", no_level },
    { "an item outside a list", item_alone },   { "a row outside a table", row_alone },
    { "a cell outside a table", cell_alone },   { "a cell outside a row", cell_in_table },
    { "a table without columns", no_columns },  { "closing what was never opened", close_nothing },
    { "closing another kind", close_another },  { "closing the outer one first", close_the_outer },
};

static bool is_bug(struct arena *a, void (*call)(struct doc *))
{
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        if (!freopen("/dev/null", "w", stderr)) _exit(2);
        call(doc_new(a));
        _exit(0);
    }
    int status = 0;
    return waitpid(child, &status, 0) == child && WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

int main(void)
{
    struct arena a = tap_arena(1 << 20);

    a_tree(&a);
    for (size_t i = 0; i < countof(mistakes); i++) tap_ok(is_bug(&a, mistakes[i].call), "a bug: %s", mistakes[i].name);
    return tap_done();
}
