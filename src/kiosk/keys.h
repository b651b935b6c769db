#pragma once
/* What the keys of the interview do, besides those that every terminal program has. */

#include "terminal/action.h"

enum screen_action {
    ACT_LEVEL_0 = ACT_OWN, ACT_LEVEL_1, ACT_LEVEL_2, ACT_LEVEL_3, ACT_LEVEL_4,
    ACT_UNKNOWN, ACT_NOT_APPLICABLE, ACT_NOT_MINE, ACT_PREFER_NOT,
    ACT_NOTE, ACT_NOTE_INTERNAL, ACT_EVIDENCE, ACT_DISCUSS, ACT_WISH, ACT_SURE,
    ACT_RESULT, ACT_FIND, ACT_JUMP, ACT_REVIEW, ACT_LANGUAGE,
    ACT_SCREENS_END
};

/* The key map of the screens as the table says, in keep. */
struct actions keys_default(struct arena *keep);
