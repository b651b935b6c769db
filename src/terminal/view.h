#pragma once
/* What a widget's last drawing showed: where it was scrolled to and how much fitted. A
 * memory of the eye, not state: it follows the cursor, drawing twice draws the same, and a
 * fresh one is as good. Widgets point at theirs, because drawing takes them const. */

struct view {
    int w, h;         /* of the canvas */
    int top;          /* first row shown */
    int above, below; /* rows of the current item that do not show */
    int page;         /* items that did show */
};
