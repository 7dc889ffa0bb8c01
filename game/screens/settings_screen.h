/* SPDX-License-Identifier: MIT */
/* How the game looks, sounds and waits; applies at once. */
#ifndef SCREENS_SETTINGS_SCREEN_H
#define SCREENS_SETTINGS_SCREEN_H

#include "screens/screen.h"

extern const ScreenClass settings_screen_class;

#endif
