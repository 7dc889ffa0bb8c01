/* SPDX-License-Identifier: MIT */
/* What the game is, and who plays it. */
#ifndef SCREENS_TITLE_SCREEN_H
#define SCREENS_TITLE_SCREEN_H

#include "screens/screen.h"

extern const ScreenClass title_screen_class;

#endif
