/* SPDX-License-Identifier: MIT */
/* What mouse, keys and wheel reach in the tree of a frame. */
#ifndef UI_REACH_H
#define UI_REACH_H

#include "ui/node.h"

/* From the tree of the last frame: what is under the mouse, pressed, let go
** on; the wheel turns the scroll area below it. */
void reach_begin(Ui *ui);

/* In the tree just placed: Tab, arrows and page keys that nobody used move
** the focus or scroll; scroll areas are moved to where they stand. */
void reach_end(Ui *ui);

#endif
