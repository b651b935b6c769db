#pragma once
/* tightrope and tightrope assess on screens. */

#include "kiosk/stage.h"

struct app;

/* Runs on screens when the terminal can and nobody asked for lines; *code is the exit code then.
 * False: nothing was done, use lines. */
bool screens_run(struct app *app, enum stage_start start, enum scope scope, int *code);
