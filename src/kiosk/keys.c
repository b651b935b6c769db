#include "kiosk/keys.h"

#include <assert.h>

#include "text/messages.h"

#define ROW(action) [(action) - ACT_OWN]

static const struct action_row rows[] = {
    ROW(ACT_LEVEL_0) = { "level-0", "0", MSG_SCREEN_KEY_LEVEL_0, IN_LIST },
    ROW(ACT_LEVEL_1) = { "level-1", "1", MSG_SCREEN_KEY_LEVEL_1, IN_LIST },
    ROW(ACT_LEVEL_2) = { "level-2", "2", MSG_SCREEN_KEY_LEVEL_2, IN_LIST },
    ROW(ACT_LEVEL_3) = { "level-3", "3", MSG_SCREEN_KEY_LEVEL_3, IN_LIST },
    ROW(ACT_LEVEL_4) = { "level-4", "4", MSG_SCREEN_KEY_LEVEL_4, IN_LIST },
    ROW(ACT_UNKNOWN) = { "unknown", "u", MSG_SCREEN_KEY_UNKNOWN, IN_LIST },
    ROW(ACT_NOT_APPLICABLE) = { "not-applicable", "x", MSG_SCREEN_KEY_NOT_APPLICABLE, IN_LIST },
    ROW(ACT_NOT_MINE) = { "not-mine", "U", MSG_SCREEN_KEY_NOT_MINE, IN_LIST },
    ROW(ACT_PREFER_NOT) = { "prefer-not", "p", MSG_SCREEN_KEY_PREFER_NOT, IN_LIST },
    ROW(ACT_NOTE) = { "note", "n", MSG_SCREEN_KEY_NOTE, IN_LIST },
    ROW(ACT_NOTE_INTERNAL) = { "note-internal", "N", MSG_SCREEN_KEY_NOTE_INTERNAL, IN_LIST },
    ROW(ACT_EVIDENCE) = { "evidence", "e", MSG_SCREEN_KEY_EVIDENCE, IN_LIST },
    ROW(ACT_DISCUSS) = { "discuss", "d", MSG_SCREEN_KEY_DISCUSS, IN_LIST },
    ROW(ACT_WISH) = { "wish", "w", MSG_SCREEN_KEY_WISH, IN_LIST },
    ROW(ACT_SURE) = { "sure", "s", MSG_SCREEN_KEY_SURE, IN_LIST },
    ROW(ACT_RESULT) = { "result", "r", MSG_SCREEN_KEY_RESULT, IN_LIST },
    ROW(ACT_FIND) = { "find", "/ <C-g>", MSG_SCREEN_KEY_FIND, IN_LIST | IN_TEXT },
    ROW(ACT_JUMP) = { "jump", "g", MSG_SCREEN_KEY_JUMP, IN_LIST },
    ROW(ACT_REVIEW) = { "review", "<Tab> v", MSG_SCREEN_KEY_REVIEW, IN_LIST },
    ROW(ACT_LANGUAGE) = { "language", "L <C-t> <F2>", MSG_SCREEN_KEY_LANGUAGE, IN_LIST | IN_TEXT },
};
static_assert(countof(rows) == ACT_SCREENS_END - ACT_OWN, "an action has no row");

struct actions keys_default(struct arena *keep)
{
    return actions_new(keep, rows, countof(rows));
}
