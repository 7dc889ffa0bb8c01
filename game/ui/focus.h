/* SPDX-License-Identifier: MIT */
/* Which of many rectangles an arrow key leads to. */
#ifndef UI_FOCUS_H
#define UI_FOCUS_H

#include "ui/draw.h"

typedef enum { FOCUS_LEFT, FOCUS_RIGHT, FOCUS_UP, FOCUS_DOWN } FocusWay;

/* Index of the nearest of `rects` that way from `from`; those beside it before
** those aslant. -1 when there is none. */
int focus_find(Rect from, const Rect *rects, int count, FocusWay way);

#endif
