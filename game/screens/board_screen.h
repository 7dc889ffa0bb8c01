/* SPDX-License-Identifier: MIT */
/* Who did best in a call; any attempt can be watched. */
#ifndef SCREENS_BOARD_SCREEN_H
#define SCREENS_BOARD_SCREEN_H

#include "screens/screen.h"

extern const ScreenClass board_screen_class;

#endif
