#include "text/messages.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tap.h"

static const struct { int64_t n; enum language lang; struct str want; } rows[] = {
    { 0, LANG_EN, S_INIT("0 people") }, { 1, LANG_EN, S_INIT("1 person") }, { 2, LANG_EN, S_INIT("2 people") },
    { -1, LANG_EN, S_INIT("-1 people") }, { 1, LANG_JA, S_INIT("1人") }, { INT64_MAX, LANG_JA, S_INIT("9223372036854775807人") },
};

/* Whether a call ends the program, as a bug should. */
static bool is_bug(struct arena *a, void (*call)(struct arena *))
{
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        if (!freopen("/dev/null", "w", stderr)) _exit(2);
        call(a);
        _exit(0);
    }
    int status = 0;
    return waitpid(child, &status, 0) == child && WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

static void nothing_fills(struct arena *a)  { message_fill(a, MSG_FINDINGS_PEOPLE, LANG_EN, NULL, 0); }
static void not_counted(struct arena *a)    { message_with(a, MSG_FINDINGS_PEOPLE, LANG_EN, FILL("n", S("1"))); }
static void wrong_name(struct arena *a)     { message_with(a, MSG_FINDINGS_PEOPLE, LANG_EN, FILL_INT("m", 1)); }
static void not_filled(struct arena *a)     { (void)a, message(MSG_FINDINGS_PEOPLE, LANG_EN); }
static void no_such_id(struct arena *a)     { (void)a, message((enum message)MESSAGES, LANG_EN); }
static void no_such_language(struct arena *a) { (void)a, message(MSG_UI_YES, LANGUAGES); }

int main(void)
{
    struct arena a = tap_arena(1 << 20);

    for (size_t i = 0; i < countof(rows); i++)
        tap_str(message_with(&a, MSG_FINDINGS_PEOPLE, rows[i].lang, FILL_INT("n", rows[i].n)), rows[i].want, "counted");
    tap_str(message(MSG_UI_YES, LANG_EN), S("Yes"), "without placeholders");
    tap_str(message(MSG_UI_YES, LANG_JA), S("はい"), "in Japanese");
    tap_str(message(MSG_REPORT_PAGE_OF, LANG_EN), S("Page {n} of {m}"), "braces are undone");
    tap_str(message_name(MSG_UI_NOT_APPLICABLE), S("ui.not-applicable"), "name");
    tap_str(message_pattern(MSG_FINDINGS_PEOPLE, LANG_JA), S("{n}人"), "pattern");
    tap_str(message_with(&a, MSG_COMMAND_NEXT, LANG_EN, FILL("command", S("{x}")), FILL("other", S("y"))),
            S("Next: {x}"), "a fill is never read as a pattern, one too many does no harm");
    tap_str(message_with(&a, MSG_UI_PROGRESS, LANG_JA, FILL_INT("n", 3), FILL_INT("m", 43)), S("43問中3問に回答"),
            "order of the language");
    for (int id = 0; id < MESSAGES; id++) {
        struct str name = message_name((enum message)id);
        if (name.n < 3 || str_find(name, S(".")) < 1) tap_ok(false, "message %d has a name", id);
        for (enum language l = 0; l < LANGUAGES; l++)
            if (!message_pattern((enum message)id, l).n) tap_ok(false, "%.*s is written", STR_ARG(name));
    }
    tap_ok(is_bug(&a, nothing_fills), "no fill is a bug");
    tap_ok(is_bug(&a, not_counted), "a choice by a text is a bug");
    tap_ok(is_bug(&a, wrong_name), "a fill of another name is a bug");
    tap_ok(is_bug(&a, not_filled), "asking for a pattern as a text is a bug");
    tap_ok(is_bug(&a, no_such_id), "an id out of range is a bug");
    tap_ok(is_bug(&a, no_such_language), "a language out of range is a bug");
    return tap_done();
}
