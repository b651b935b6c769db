#pragma once
/* What the two halves of action.h share; nobody else includes it. */

#include <stdbool.h>

#include "terminal/action.h"

/* Whether the key is a letter, digit or sign that a text field takes as text. */
bool action_is_text(struct key k);

/* The places in which the key can mean this action. */
unsigned action_acts_in(const struct action_row *row, struct key k);

/* Another action that the key means in a place of this one; ACT_NONE when there is none. */
int actions_other(const struct actions *a, int action, struct key k);
