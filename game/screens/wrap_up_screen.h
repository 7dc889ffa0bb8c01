/* SPDX-License-Identifier: MIT */
/* After the call: minutes for what was promised, then what came of it. */
#ifndef SCREENS_WRAP_UP_SCREEN_H
#define SCREENS_WRAP_UP_SCREEN_H

#include "screens/screen.h"

extern const ScreenClass wrap_up_screen_class;

#endif
