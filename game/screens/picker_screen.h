/* SPDX-License-Identifier: MIT */
/* Every call that can be taken, and how one did in it. */
#ifndef SCREENS_PICKER_SCREEN_H
#define SCREENS_PICKER_SCREEN_H

#include "screens/screen.h"

extern const ScreenClass picker_screen_class;

#endif
