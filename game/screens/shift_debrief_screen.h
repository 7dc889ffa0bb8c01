/* SPDX-License-Identifier: MIT */
/* After a shift: its score, each call, composure, promises, and what came of
** it. */
#ifndef SCREENS_SHIFT_DEBRIEF_SCREEN_H
#define SCREENS_SHIFT_DEBRIEF_SCREEN_H

#include "screens/screen.h"

extern const ScreenClass shift_debrief_screen_class;

#endif
