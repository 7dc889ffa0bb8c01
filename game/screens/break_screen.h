/* SPDX-License-Identifier: MIT */
/* Between two calls of a shift: minutes for a rest or for what was promised,
** and who rings next. */
#ifndef SCREENS_BREAK_SCREEN_H
#define SCREENS_BREAK_SCREEN_H

#include "screens/screen.h"

extern const ScreenClass break_screen_class;

#endif
