#pragma once
/* The interview on screens: a stack of them, and one loop.
 *
 * A screen is a const table of functions and a state of its own. Drawing takes the state
 * const and can be repeated at any moment; a key gives back what should happen, and the
 * loop does it: lets an event happen to the interview, saves what it changed, and only then
 * says so. What could not be saved stays here, is said, and is tried again.
 *
 * Screens never see the terminal: they draw into a canvas (device.h). */

#include <stdbool.h>
#include <stddef.h>

#include "kiosk/device.h"
#include "kiosk/interview.h"
#include "kiosk/pace.h"
#include "kiosk/session.h"
#include "terminal/action.h"
#include "terminal/style.h"
#include "text/messages.h"

struct stage;
struct wrapper;

enum reply_kind {
    REPLY_NOTHING, /* the key means nothing here; the stage knows some that work everywhere */
    REPLY_DRAW,
    REPLY_EVENT,   /* let `event` happen, save it, go on; with `stay`: and remain here */
    REPLY_STEP,    /* show the step where the interview stands now */
    REPLY_NEXT,    /* on to the next step, this one stays as it is */
    REPLY_BACK,    /* to the step before */
    REPLY_OPEN,    /* show `open` on top */
    REPLY_REPLACE, /* show `open` instead of this screen */
    REPLY_CLOSE,   /* back to the screen below; from the lowest one: ask whether to leave */
    REPLY_DROP,    /* the same; what was typed here is not kept */
    REPLY_LANGUAGE, /* the other language */
    REPLY_RETRY,   /* save again what could not be saved */
    REPLY_HOME,    /* end this sitting; without a home screen: the program */
    REPLY_LEAVE    /* end the program */
};

struct screen {
    const struct screen_ops *ops;
    void *state;
};

struct reply {
    enum reply_kind kind;
    struct event event;
    bool stay;
    struct screen open;
};

enum draft { DRAFT_PAUSE, DRAFT_LEAVING }; /* nothing was typed for a while; the screen goes */

struct screen_ops {
    bool popup; /* drawn over the screen below */
    bool step;  /* shows the interview's present step */
    unsigned (*place)(const void *state, struct key k); /* optional: where this key is pressed; else IN_LIST */
    void (*draw)(const struct stage *st, const void *state, struct canvas c);
    struct reply (*key)(struct stage *st, void *state, int action, struct key k);
    void (*language)(struct stage *st, void *state); /* optional: the language is another one now */
    void (*saved)(struct stage *st, void *state);    /* optional: an event of this screen is on disk, and it stays */
    /* optional: what was typed here and is not in the sheet yet, as an event */
    bool (*draft)(const struct stage *st, const void *state, enum draft why, struct event *e);
};

/* What the program around does for the screens. Texts live in keep. */
struct house {
    bool (*load)(void *ctx, struct stage *st); /* questionnaire and store; false: `ctx` knows why not */
    struct str (*page)(struct arena *keep, struct arena scratch, const struct session *s, enum language l);
    struct str (*page_file)(void *ctx, struct arena *keep, const struct session *s);
    struct str (*write_page)(void *ctx, struct arena *keep, const struct session *s, enum language l);
    struct str (*report)(void *ctx, struct arena *keep, struct str team, enum language l);
    struct str (*plan)(void *ctx, struct arena *keep, struct str team, enum language l);
    void *ctx;
};

enum stage_start { START_HOME, START_ASSESS, START_CODE };

enum stage_end {
    STAGE_LEFT,       /* all is saved */
    STAGE_NOT_LOADED, /* house.load failed, or the team or code was not found: see `trouble` */
    STAGE_FAILED      /* left while an answer could not be saved */
};

enum { STAGE_DEPTH = 10, SAID_BYTES = 4000 };

/* An answer that is not on disk yet. */
struct owed {
    bool any, stay;
    struct step step;
    struct outcome done;
    struct event event;
};

struct stage {
    struct sys *sys;
    struct device device;
    struct house house;
    struct arena *keep;          /* the session and what was typed */
    struct arena scratch;        /* for widgets and whatever is called */
    struct arena room;           /* states of the screens, given back when they close */
    struct store *store;
    const struct questionnaire *q;
    struct diags *problems;      /* to be printed when the terminal is given back */
    enum stage_start start;
    enum scope scope;
    struct str team, round, code; /* as given on the command line; may be empty */
    enum language language;
    struct str version;

    /* the stage's own from here on */
    struct arena words;           /* for what a screen makes while it draws or takes a key: apart from
                                     scratch, where the widgets work that show it */
    struct actions keys;
    struct wrapper *w;            /* NULL until the first picture is out */
    struct screen stack[STAGE_DEPTH];
    char *marks[STAGE_DEPTH];     /* of `room` */
    size_t n, base;               /* the step's screen is stack[base] */
    bool sitting;                 /* session and interview are there */
    struct session session;
    struct interview iv;
    struct pace pace;
    bool looking_back;            /* a question was opened from a list: go back to `back_to` after it */
    size_t back_to, visited;
    bool back_to_list;            /* and show the review on top of it */
    struct owed owed;
    char said[SAID_BYTES];
    ptrdiff_t said_n;
    enum style said_style;
    enum sys_error trouble;       /* why something could not be opened or saved */
    bool going, failed;
};

/* Runs until the person leaves. The terminal must be open (device.h). */
enum stage_end stage_run(struct stage *st);

/* --- for the screens ------------------------------------------------------------------------ */

/* Says something in the line above the keys until the next key. */
void stage_say(struct stage *st, enum style style, struct str text);

/* Shows a sentence at once, before something that takes a while. */
void stage_wait(struct stage *st, enum message sentence);

/* Memory for a screen that is about to be opened. */
#define stage_new(st, type) arena_new(&(st)->room, type, 1)

/* Begins the sitting of st->session: the interview of a scope. */
struct reply stage_begin(struct stage *st, enum scope scope);

/* Joins a round with a new sheet, or opens the sheet of a code, and begins. On trouble says so
 * and stays. */
struct reply stage_join(struct stage *st, struct place place, enum scope scope);
struct reply stage_resume(struct stage *st, struct str typed, enum scope scope);

/* Goes to a step from a list; after its answer, or Backspace, the list is there again. */
struct reply stage_visit(struct stage *st, size_t step, bool from_list);

/* Seconds of what is still to be answered from here on, by interview_seconds. */
int64_t stage_seconds_left(const struct stage *st);
