#include "kiosk/plain.h"

#include "answers/sheet.h"
#include "base/buf.h"
#include "kiosk/errors.h"
#include "kiosk/plain_show.h"
#include "kiosk/session.h"
#include "kiosk/words.h"
#include "questionnaire/questionnaire.h"
#include "terminal/lines.h"
#include "text/messages.h"
#include "text/normal.h"

/* What one typed line led to. */
enum next {
    NEXT_STAY,  /* ask again, without printing the step anew */
    NEXT_SHOW,  /* print the step where the interview stands now */
    NEXT_LEAVE,
    NEXT_FAILED
};

static enum language lang(const struct plain *p)
{
    return p->iv->language;
}

static void print(struct plain *p, struct str text)
{
    lines_write(p->lines, text);
    lines_write(p->lines, S("\n"));
}

/* scratch: behind whatever memory `value` lies in */
static void print_fill(struct plain *p, struct arena scratch, enum message m, const char *name, struct str value)
{
    struct fill fill[] = { { str_of(name), value, 0, false } };
    print(p, message_fill(&scratch, m, lang(p), fill, 1));
}

static bool read_line(struct plain *p, struct arena *keep, struct str *line)
{
    bool cut = false;

    if (!lines_next(p->lines, keep, line, &cut)) return false;
    if (cut) print(p, message(MSG_KIOSK_BAD_TEXT, lang(p)));
    return true;
}

/* --- saving ---------------------------------------------------------------------------- */

static void print_problems(struct plain *p, struct diags *d)
{
    struct arena scratch = p->scratch;
    struct buf out = buf_in(&scratch);
    diags_print(&out, d);
    lines_write(p->lines, buf_str(&out));
}

/* Saves until it worked or the person gave up; nothing is confirmed before. */
static enum next save(struct plain *p, struct step step, struct outcome done)
{
    for (;;) {
        struct arena keep = p->page_scratch;
        struct diags problems = diags_in(&keep);
        enum sys_error e = session_save(p->session, p->scratch, step, done, &problems);
        struct str typed;

        if (!e && problems.n) print_problems(p, &problems); /* a foreign version was kept: worth knowing */
        if (!e) return NEXT_SHOW;
        print_fill(p, p->scratch, MSG_KIOSK_NOT_SAVED, "reason", error_words(e, lang(p)));
        if (!read_line(p, &keep, &typed) || str_eq(str_trim(typed), S("q"))) return NEXT_FAILED;
    }
}

static enum next refuse(struct plain *p, struct outcome o, struct str typed)
{
    struct arena scratch = p->scratch;
    print(p, words_refusal(&scratch, p->iv, o, typed));
    return NEXT_STAY;
}

static void say_saved(struct plain *p, struct step step)
{
    struct arena scratch = p->scratch;
    struct str answer = words_answer(&scratch, p->iv, step);
    print_fill(p, scratch, MSG_KIOSK_ANSWER_SAVED, "answer", answer);
}

/* Applies an answer, saves it, says what was saved, goes on. */
static enum next answer(struct plain *p, struct event e, struct str typed)
{
    struct step step = interview_step(p->iv);
    struct outcome o = interview_apply(p->iv, e);
    struct arena scratch = p->scratch;

    if (o.refused) return refuse(p, o, typed);
    enum next n = save(p, step, o);
    if (n != NEXT_SHOW) return n;
    if (e.kind == EVENT_NOT_MINE) {
        struct str count = str_printf(&scratch, "%zu", o.count);
        print_fill(p, scratch, MSG_KIOSK_AREA_LEFT, "count", count);
    }
    say_saved(p, step);
    (void)interview_apply(p->iv, (struct event){ .kind = EVENT_NEXT });
    return NEXT_SHOW;
}

/* --- notes and marks ---------------------------------------------------------------------- */

static enum next mark(struct plain *p, enum event_kind kind, struct str text)
{
    struct step step = interview_step(p->iv);
    struct outcome o = interview_apply(p->iv, (struct event){ .kind = kind, .text = text });

    if (o.refused) return refuse(p, o, text);
    enum next n = save(p, step, o);
    if (n != NEXT_SHOW) return n;
    struct arena scratch = p->scratch;
    print(p, words_marked(&scratch, lang(p), kind, &p->iv->sheet->answers[step.item]));
    return NEXT_STAY;
}

/* --- typed lines at a capability ------------------------------------------------------------ */

/* "n some words": the letter alone, or followed by white space. */
static bool is_command(struct str typed, char letter, struct str *rest)
{
    if (typed.n == 0 || typed.s[0] != letter) return false;
    if (typed.n > 1 && typed.s[1] != ' ' && typed.s[1] != '\t') return false;
    *rest = str_trim(str_from(typed, 1));
    return true;
}

static enum next at_capability(struct plain *p, struct str typed)
{
    static const struct { char letter; enum event_kind kind; bool answers; } keys[] = {
        { 'u', EVENT_UNKNOWN, true },   { 'x', EVENT_NOT_APPLICABLE, true }, { 'U', EVENT_NOT_MINE, true },
        { 'n', EVENT_NOTE, false },     { 'N', EVENT_NOTE_INTERNAL, false }, { 'e', EVENT_EVIDENCE, false },
        { 'd', EVENT_DISCUSS, false },  { 'w', EVENT_WISH, false },          { 's', EVENT_SURE, false },
    };
    struct str key = normal_nfkc(p->iv->keep, typed), rest;
    struct str_int level = str_to_int(key);

    if (level.ok && level.value >= 0 && level.value < LEVELS)
        return answer(p, (struct event){ .kind = EVENT_LEVEL, .number = (int)level.value }, typed);
    for (size_t i = 0; i < countof(keys); i++) {
        if (!is_command(typed, keys[i].letter, &rest)) continue;
        if (keys[i].answers) return answer(p, (struct event){ .kind = keys[i].kind, .text = rest }, typed);
        return mark(p, keys[i].kind, rest);
    }
    return refuse(p, (struct outcome){ .refused = REFUSED_HERE }, typed);
}

/* --- typed lines at a value ------------------------------------------------------------------ */

/* "1 3" as the ids of the first and third option; other words stay as they are. */
static struct str option_ids(struct arena *keep, const struct value_kind *kind, struct str typed)
{
    struct buf out = buf_in(keep);
    for (struct str rest = typed; rest.n > 0;) {
        struct str word = str_trim(str_cut(&rest, ' '));
        struct str_int n = str_to_int(word);
        if (!word.n) continue;
        if (out.n) buf_byte(&out, ' ');
        bool numbered = n.ok && n.value >= 1 && (uint64_t)n.value <= kind->options->n;
        buf_add(&out, numbered ? kind->options->list[n.value - 1].id : word);
    }
    return buf_str(&out);
}

static struct str yes_or_no(struct str key, struct str typed)
{
    if (str_eq(key, S("y")) || str_eq(key, S("Y")) || str_eq(typed, S("はい"))) return S("yes");
    if (str_eq(key, S("n")) || str_eq(key, S("N")) || str_eq(typed, S("いいえ"))) return S("no");
    return typed;
}

/* One row of a list, cut at | (also full width). */
static enum next add_row(struct plain *p, const struct value_kind *kind, struct str typed)
{
    struct step step = interview_step(p->iv);
    struct arena scratch = p->scratch;
    size_t columns = kind->n_fields ? kind->n_fields : 1, n = 0;
    struct str *texts = arena_new(&scratch, struct str, columns), rest = typed;

    for (; n < columns; n++) texts[n] = str_trim(n + 1 < columns ? str_cut(&rest, '|') : rest);
    struct outcome o = interview_apply(p->iv, (struct event){ .kind = EVENT_ROW, .texts = texts, .n = columns });
    if (o.refused) return refuse(p, o, typed);
    enum next saved = save(p, step, o);
    return saved == NEXT_SHOW ? NEXT_STAY : saved;
}

/* Rows until an empty line. The first one replaces the list that was there. */
static enum next read_rows(struct plain *p, const struct value_kind *kind, struct str first)
{
    struct step step = interview_step(p->iv);
    struct outcome o = interview_apply(p->iv, (struct event){ .kind = EVENT_CLEAR_ROWS });
    (void)o; /* an emptied list is not written before its first row */
    for (struct str typed = first;;) {
        enum next n = add_row(p, kind, typed);
        if (n != NEXT_STAY) return n;
        if (!read_line(p, p->iv->keep, &typed)) return NEXT_LEAVE;
        if (str_trim(typed).n) continue;
        say_saved(p, step);
        (void)interview_apply(p->iv, (struct event){ .kind = EVENT_NEXT });
        return NEXT_SHOW;
    }
}

static enum next at_value(struct plain *p, struct str typed)
{
    struct step step = interview_step(p->iv);
    struct value_kind kind = interview_value_kind(p->iv, step);
    struct str key = normal_nfkc(p->iv->keep, typed), text = typed;
    bool words = kind.type == QUESTION_TEXT || kind.type == QUESTION_LIST;

    if (str_eq(key, S("u")) && step.kind != STEP_OWN) return answer(p, (struct event){ .kind = EVENT_UNKNOWN }, typed);
    if (str_eq(key, S("p")) && kind.sensitive) return answer(p, (struct event){ .kind = EVENT_PREFER_NOT }, typed);
    if (kind.type == QUESTION_LIST) return read_rows(p, &kind, typed);
    if (kind.type == QUESTION_CHOICE || kind.type == QUESTION_SEVERAL) text = option_ids(p->iv->keep, &kind, key);
    else if (kind.type == QUESTION_YES_NO) text = yes_or_no(key, typed);
    else if (!words) text = key;
    return answer(p, (struct event){ .kind = EVENT_VALUE, .text = text }, typed);
}

/* --- what works everywhere -------------------------------------------------------------------- */

static enum next show(struct plain *p, void (*what)(struct buf *, struct arena *, const struct interview *))
{
    struct arena scratch = p->scratch;
    struct buf out = buf_in(&scratch);
    what(&out, &scratch, p->iv);
    lines_write(p->lines, buf_str(&out));
    return NEXT_STAY;
}

static enum next find(struct plain *p, struct str words)
{
    struct arena scratch = p->scratch;
    struct buf out = buf_in(&scratch);
    plain_show_found(&out, &scratch, p->iv, words);
    lines_write(p->lines, buf_str(&out));
    return NEXT_STAY;
}

static enum next jump(struct plain *p, struct str typed)
{
    size_t to = interview_find_step(p->iv, typed);
    if (to == p->iv->n) {
        print_fill(p, p->scratch, MSG_KIOSK_BAD_JUMP, "typed", typed);
        return NEXT_STAY;
    }
    (void)interview_apply(p->iv, (struct event){ .kind = EVENT_JUMP, .number = (int)to });
    return NEXT_SHOW;
}

static enum next move(struct plain *p, enum event_kind kind)
{
    struct outcome o = interview_apply(p->iv, (struct event){ .kind = kind });
    if (o.refused) return refuse(p, o, S("v"));
    return NEXT_SHOW;
}

static enum next show_page(struct plain *p)
{
    struct arena keep = p->page_scratch;
    print(p, p->page(&keep, p->scratch, p->session, lang(p)));
    return NEXT_STAY;
}

/* True when the line was one of the commands that work at every step. */
static bool everywhere(struct plain *p, struct str key, enum next *n)
{
    struct str rest;

    if (str_eq(key, S("?"))) return *n = show(p, plain_show_help), true;
    if (str_eq(key, S("q"))) return *n = NEXT_LEAVE, true;
    if (str_eq(key, S("b"))) return *n = move(p, EVENT_BACK), true;
    if (str_eq(key, S("v"))) return *n = move(p, EVENT_REVIEW), true;
    if (str_eq(key, S("l"))) return *n = move(p, EVENT_LANGUAGE), true;
    if (str_eq(key, S("r"))) return *n = show_page(p), true;
    if (str_starts(key, S("/"))) return *n = find(p, str_trim(str_from(key, 1))), true;
    if (is_command(key, 'g', &rest) && rest.n && str_find(rest, S(" ")) < 0) return *n = jump(p, rest), true;
    return false;
}

static enum next at_step(struct plain *p, struct str typed)
{
    switch (interview_step(p->iv).kind) {
    case STEP_CAPABILITY: return at_capability(p, typed);
    case STEP_FACT: case STEP_METRIC: case STEP_OWN: case STEP_BRIEF: return at_value(p, typed);
    case STEP_OFFER:
        if (str_eq(typed, S("y"))) return move(p, EVENT_TAKE_OFFER);
        break;
    case STEP_HOW: case STEP_REVIEW: case STEP_DONE: case STEP_KINDS: break;
    }
    return refuse(p, (struct outcome){ .refused = REFUSED_HERE }, typed);
}

static enum next take_line(struct plain *p, struct str raw)
{
    struct str typed = str_trim(raw);
    bool own_words = raw.n > 0 && raw.s[0] == ' '; /* a leading blank: no command, whatever it looks like */
    enum next n;

    if (!typed.n) return move(p, EVENT_NEXT);
    if (!own_words && everywhere(p, normal_nfkc(p->iv->keep, typed), &n)) return n;
    return at_step(p, typed);
}

static void show_step(struct plain *p)
{
    struct arena scratch = p->scratch;
    struct buf out = buf_in(&scratch);
    plain_show_step(&out, &scratch, p->session, p->iv);
    lines_write(p->lines, buf_str(&out));
}

enum plain_end plain_run(struct plain *p)
{
    enum next n = NEXT_SHOW;

    while (p->lines->end == LINES_OPEN || p->lines->n > 0) {
        struct str raw;
        if (n == NEXT_SHOW && interview_step(p->iv).kind == STEP_DONE) return PLAIN_DONE;
        if (n == NEXT_SHOW) show_step(p);
        lines_write(p->lines, message(MSG_KIOSK_ANSWER_PROMPT, lang(p)));
        if (!read_line(p, p->iv->keep, &raw)) break;
        n = take_line(p, raw);
        if (n == NEXT_LEAVE) return PLAIN_LEFT;
        if (n == NEXT_FAILED) return PLAIN_FAILED;
    }
    return PLAIN_LEFT;
}
