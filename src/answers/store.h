#pragma once
/* Where rounds and sheets live: ROOT/TEAM/ROUND/round.yaml and …/sheets/ID.yaml.
 *
 * Plain files that can live in git, on a share or in a mail. Whoever changes a file holds
 * its lock (TEAM/ROUND/.lock/NAME, flock; never removed). Every write is atomic and
 * durable, the version before stays as .bak, and a version that somebody else put there
 * meanwhile is kept as NAME.conflict-N.yaml.
 *
 * Two kinds of trouble, two ways: what the system refused comes back as a sys_error (and is
 * said once in `out`, with the path), what is wrong inside a file goes to `out` only. A call
 * that fails leaves every file as it was. */

#include <stdbool.h>
#include <stddef.h>

#include "answers/code.h"
#include "answers/held.h"
#include "answers/team_id.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/str.h"
#include "base/sys.h"

struct questionnaire;
struct round;
struct sheet;

struct store {
    struct sys *sys;
    struct str root;
    bool temporary;     /* a copy of the sample: store_close removes it */
    bool refuse_edited; /* the kiosk: files with a wrong checksum are not accepted */
};

enum { STORE_ROOT_MOST = 3000 }; /* bytes of the root's path */

/* $TIGHTROPE_DATA, else $XDG_DATA_HOME/tightrope, else ~/.local/share/tightrope (a relative
 * XDG_DATA_HOME does not count). Nothing is created. SYS_MISSING: not even HOME is set.
 * SYS_TOO_LARGE: the path has more than STORE_ROOT_MOST bytes. */
enum sys_error store_open(struct sys *sys, struct arena *keep, struct store *out) MUST_USE;

/* A copy of the folder `sample` in a fresh folder under $TMPDIR or /tmp. */
enum sys_error store_open_copy(struct sys *sys, struct arena *keep, struct arena scratch, struct str sample,
                               struct store *out, struct diags *problems) MUST_USE;

/* Removes a temporary copy; else nothing. Safe on a zeroed store. */
enum sys_error store_close(struct store *s, struct arena scratch);

/* --- what is there ------------------------------------------------------------- */

struct names {
    const struct str *list;
    size_t n;
};

enum sys_error store_teams(const struct store *s, struct arena *keep, struct names *out) MUST_USE;
enum sys_error store_rounds(const struct store *s, struct arena *keep, struct str team,
                            struct names *out) MUST_USE; /* newest first */

/* The name that the team gave itself in its newest round; empty when it has none or cannot be read. */
struct str store_team_name(const struct store *s, struct arena *keep, struct str team);

/* A round by the two ids. */
struct place {
    struct str team, round;
};

enum store_found {
    STORE_FOUND,
    STORE_EMPTY,       /* no team at all */
    STORE_WHICH_TEAM,  /* several teams and none was named: `near` lists nothing, ask store_teams */
    STORE_NO_TEAM,     /* no such team; near: what was probably meant, or empty */
    STORE_NO_ROUND,    /* no such round, or the team has none; near as above */
    STORE_FAILED       /* the system refused; error says why */
};

struct store_lookup {
    enum store_found found;
    enum sys_error error;
    struct place place;
    struct str near;
};

/* The operands [TEAM [ROUND]] of the commands: empty means left out. A single team need not
 * be named, the name that it gave itself will do for its id, no round means the newest. */
struct store_lookup store_find(const struct store *s, struct arena *keep, struct str team, struct str round);

/* The round before this one of the same team; empty round id when it is the first. */
struct place store_round_before(const struct store *s, struct arena *keep, struct place p);

/* --- reading ------------------------------------------------------------------- */

struct round_set {
    struct place place;
    struct round *round;   /* NULL when its file has errors */
    struct sheet **sheets; /* by id, which says nothing about who or when */
    size_t n_sheets;
    size_t n_bad;          /* sheets that had errors and were left out */
};

/* A round with all its sheets, without locks. Bad sheets are reported and left out. A file
 * that is cut short is read from its .bak, and the answers that this lost are named. */
enum sys_error store_read_round(const struct store *s, struct arena *keep, const struct questionnaire *q,
                                struct place p, struct round_set *out, struct diags *problems) MUST_USE;

/* --- writing ------------------------------------------------------------------- */

/* A new round of a team: makes the team's id from its name (an existing team of that name
 * or id is used), the round's id from r->date (YYYY-MM, or YYYY-MM-DD when the month is
 * taken; SYS_EXISTS when the day is too), gives the round a join code, and writes it.
 * r->team, r->made_with and r->code are filled in. */
enum sys_error store_create_round(struct store *s, struct arena *keep, struct arena scratch,
                                  const struct questionnaire *q, struct round *r, struct str name,
                                  struct place *out, struct diags *problems) MUST_USE;

/* Changes a round: takes its lock, reads the file as it is now, lets `change` do its work on
 * it (in keep), writes it, gives the lock back. So that people at several terminals can
 * edit one round without losing anything. *r is the round as written; when the file has
 * errors, or `answers` would change although there are sheets, nothing is written, *r is left
 * alone and problems says why. SYS_BUSY: somebody else
 * held the lock for more than two seconds. */
enum sys_error store_edit_round(struct store *s, struct arena *keep, struct arena scratch,
                                const struct questionnaire *q, struct place p,
                                void (*change)(struct round *r, struct arena *keep, void *context), void *context,
                                struct round **r, struct diags *problems) MUST_USE;

/* A new sheet in the round, written, with its lock held: what the respondent must write
 * down comes back in *code. */
enum sys_error store_create_sheet(struct store *s, struct arena *keep, struct arena scratch,
                                  const struct questionnaire *q, struct place p, struct sheet **sheet,
                                  struct held *held, struct code *code, struct diags *problems) MUST_USE;

/* Opens a sheet to go on with it; takes its lock (SYS_BUSY: it is open elsewhere) and clears
 * away temporary files of a crash. *sheet is NULL with SYS_OK when the file has errors. */
enum sys_error store_open_sheet(struct store *s, struct arena *keep, const struct questionnaire *q,
                                struct place p, struct str id, struct sheet **sheet, struct held *held,
                                struct diags *problems) MUST_USE;

/* The sheet with that resume code: in round p, or with an empty p.round or p.team in any of
 * them, newest first. SYS_MISSING: nobody has this code. */
enum sys_error store_find_code(const struct store *s, struct arena *keep, struct place p, const struct code *code,
                               struct place *found, struct str *id) MUST_USE;

/* Writes the sheet with today's date. SYS_OK: it is on disk and survives a power cut. A
 * foreign version found there is kept beside it and reported in problems, as a warning. */
enum sys_error store_save_sheet(struct store *s, struct arena scratch, const struct questionnaire *q,
                                struct sheet *sheet, struct held *held, struct diags *problems) MUST_USE;

/* Gives the sheet's lock back. Safe on a zeroed or closed one. */
void store_close_sheet(const struct store *s, struct held *held);
