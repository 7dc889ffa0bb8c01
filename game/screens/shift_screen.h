/* SPDX-License-Identifier: MIT */
/* A shift is put together: three calls to begin with, or those that one
** chooses. */
#ifndef SCREENS_SHIFT_SCREEN_H
#define SCREENS_SHIFT_SCREEN_H

#include "screens/screen.h"

extern const ScreenClass shift_screen_class;

#endif
