/* SPDX-License-Identifier: MIT */
/* A call that is over, explained: one sentence, the number, every point with
** its moment, how anger went, and what would have served better. */
#ifndef SCREENS_DEBRIEF_SCREEN_H
#define SCREENS_DEBRIEF_SCREEN_H

#include "screens/screen.h"

extern const ScreenClass debrief_screen_class;

#endif
