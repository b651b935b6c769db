/* A respondent in a hurry, for kill.py, faults.py and writers.py: saves one answer after another and says
 * on standard output, one line each, what is safe on disk.
 *
 *   writer make  QUESTIONNAIRE ROOT                     makes a round with a sheet: "TEAM ROUND ID"
 *   writer write QUESTIONNAIRE ROOT TEAM ROUND ID COUNT goes on where the sheet stands
 *   writer team  QUESTIONNAIRE ROOT TEAM ROUND NAME COUNT   puts questions NAME-1, NAME-2… into the round
 *   writer show  QUESTIONNAIRE ROOT TEAM ROUND ID       what the sheet and the round say
 *
 * Step k answers capability k mod n with level k mod 5 and the note "step k"; every fourth step also
 * sets the round's people to k. So the last acknowledged step says what must be found. With
 * TIGHTROPE_RECKLESS=1 in the environment it heeds no lock. */

#include <stdlib.h>
#include <unistd.h>

#include "answers/round.h"
#include "answers/sheet.h"
#include "answers/store.h"
#include "base/buf.h"
#include "questionnaire/load.h"
#include "questionnaire/questionnaire.h"

enum { ROUND_STEP = 4 };

struct writer {
    struct sys *sys;
    struct arena keep;
    const struct questionnaire *q;
    struct store store;
    struct place place;
    struct diags problems;
};

/* One line, at once and whole. */
static void say(struct writer *w, struct str line)
{
    struct str rest = str_join(&w->keep, line, S("\n"));

    while (rest.n > 0) {
        ssize_t n = write(STDOUT_FILENO, rest.s, (size_t)rest.n);
        if (n <= 0) exit(3); /* nobody listens any more */
        rest = str_from(rest, n);
    }
}

static void show_problems(struct writer *w)
{
    struct buf out = buf_in(&w->keep);

    diags_print(&out, &w->problems);
    struct str text = buf_str(&out);
    if (text.n && write(STDERR_FILENO, text.s, (size_t)text.n) < 0) exit(3);
    w->problems = diags_in(&w->keep);
}

static int fail(struct writer *w, const char *what, enum sys_error e)
{
    say(w, str_printf(&w->keep, "failed %s: %s", what, sys_error_text(e)));
    show_problems(w);
    return 1;
}

static struct arena scratch(void)
{
    return sys_arena((size_t)4 << 20);
}

static int make(struct writer *w)
{
    struct round *r = round_new(&w->keep, w->q);
    struct sheet *sheet = NULL;
    struct held held = { 0 };
    struct code code;

    r->date = (struct date){ 2026, 11, 23 };
    enum sys_error e = store_create_round(&w->store, &w->keep, scratch(), w->q, r, S("crash"), &w->place, &w->problems);
    if (e) return fail(w, "round", e);
    e = store_create_sheet(&w->store, &w->keep, scratch(), w->q, w->place, &sheet, &held, &code, &w->problems);
    if (e) return fail(w, "sheet", e);
    say(w, str_printf(&w->keep, "%.*s %.*s %.*s", STR_ARG(w->place.team), STR_ARG(w->place.round), STR_ARG(held.name)));
    store_close_sheet(&w->store, &held);
    return 0;
}

/* The step that an answer's note speaks of; 0 for none. */
static int step_of(const struct answer *a)
{
    struct str_int n = str_to_int(str_from(a->note, S("step ").n));
    return n.ok ? (int)n.value : 0;
}

static int last_step(const struct sheet *s)
{
    int last = 0;

    for (size_t i = 0; i < s->n_answers; i++)
        if (step_of(&s->answers[i]) > last) last = step_of(&s->answers[i]);
    return last;
}

static void set_people(struct round *r, struct arena *keep, void *context)
{
    int64_t step = *(const int *)context;
    r->profile[1] = (struct value){
        .state = VALUE_ANSWERED, .text = str_printf(keep, "%lld", (long long)step % 500 + 1),
        .milli = (step % 500 + 1) * 1000, .option = -1,
    };
}

static void take_step(struct writer *w, struct sheet *sheet, struct held *held, int k)
{
    struct round *r = NULL;
    enum sys_error e;

    sheet->answers[(size_t)k % sheet->n_answers] = (struct answer){
        .state = ANSWER_LEVEL, .level = k % 5, .note = str_printf(&w->keep, "step %d", k),
    };
    e = store_save_sheet(&w->store, scratch(), w->q, sheet, held, &w->problems);
    say(w, str_printf(&w->keep, "%s %d", e ? "refused" : "saved", k));
    if (k % ROUND_STEP == 0) {
        e = store_edit_round(&w->store, &w->keep, scratch(), w->q, w->place, set_people, &k, &r, &w->problems);
        say(w, str_printf(&w->keep, "%s %d", e || !r ? "round-refused" : "round-saved", k));
    }
    show_problems(w);
}

static int write_answers(struct writer *w, struct str id, int count)
{
    struct sheet *sheet = NULL;
    struct held held = { 0 };

    enum sys_error e = store_open_sheet(&w->store, &w->keep, w->q, w->place, id, &sheet, &held, &w->problems);
    if (e || !sheet) return fail(w, "open", e);
    show_problems(w);
    say(w, S("begin"));
    for (int k = last_step(sheet) + 1; count > 0; k++, count--) take_step(w, sheet, &held, k);
    say(w, S("end"));
    store_close_sheet(&w->store, &held);
    return 0;
}

static void add_question(struct round *r, struct arena *keep, void *context)
{
    r->asks = round_grow(keep, r->asks, r->n_asks, sizeof *r->asks);
    r->asks[r->n_asks++] = (struct ask){ .id = *(const struct str *)context, .ask = S("Why?") };
}

static int ask_questions(struct writer *w, struct str name, int count)
{
    struct round *r = NULL;

    for (int k = 1; k <= count; k++) {
        struct str id = str_printf(&w->keep, "%.*s-%d", STR_ARG(name), k);
        enum sys_error e = store_edit_round(&w->store, &w->keep, scratch(), w->q, w->place, add_question, &id, &r, &w->problems);
        say(w, str_printf(&w->keep, "%s %.*s", e || !r ? "refused" : "saved", STR_ARG(id)));
    }
    show_problems(w);
    return 0;
}

static int show(struct writer *w, struct str id)
{
    struct round_set set = { 0 };
    const struct sheet *sheet = NULL;

    enum sys_error e = store_read_round(&w->store, &w->keep, w->q, w->place, &set, &w->problems);
    if (e || !set.round) return fail(w, "read", e);
    for (size_t i = 0; i < set.n_sheets; i++)
        if (str_eq(set.sheets[i]->respondent.id, id)) sheet = set.sheets[i];
    if (!sheet) return fail(w, "find", SYS_MISSING);
    for (size_t i = 0; i < sheet->n_answers; i++) {
        const struct answer *a = &sheet->answers[i];
        if (answer_given(a)) say(w, str_printf(&w->keep, "answer %zu %d %d", i, a->level, step_of(a)));
    }
    say(w, str_printf(&w->keep, "people %lld", (long long)(set.round->profile[1].milli / 1000)));
    show_problems(w);
    return 0;
}

/* Locks are for others. */
static enum sys_error no_lock(struct sys *sys, const char *path, int *handle)
{
    (void)sys, (void)path;
    *handle = -1;
    return SYS_OK;
}

static void no_unlock(struct sys *sys, int handle)
{
    (void)sys, (void)handle;
}

int main(int argc, char **argv)
{
    struct sys sys = sys_posix();
    struct writer w = { .sys = &sys, .keep = sys_arena((size_t)1 << 30) };

    if (argc < 4) return 2;
    if (str_eq(sys.environment(&sys, "TIGHTROPE_RECKLESS"), S("1"))) sys.lock = no_lock, sys.unlock = no_unlock;
    w.problems = diags_in(&w.keep);
    w.store = (struct store){ .sys = &sys, .root = str_of(argv[3]) };
    w.q = questionnaire_load(&sys, &w.keep, sys_arena((size_t)64 << 20), argv[2], &w.problems);
    if (!w.q) return fail(&w, "questionnaire", SYS_OK);
    struct str what = str_of(argv[1]);
    if (str_eq(what, S("make"))) return make(&w);
    if (argc < 7) return 2;
    w.place = (struct place){ str_of(argv[4]), str_of(argv[5]) };
    if (str_eq(what, S("show"))) return show(&w, str_of(argv[6]));
    if (argc < 8) return 2;
    int count = (int)str_to_int(str_of(argv[7])).value;
    if (str_eq(what, S("write"))) return write_answers(&w, str_of(argv[6]), count);
    return str_eq(what, S("team")) ? ask_questions(&w, str_of(argv[6]), count) : 2;
}
