/* SPDX-License-Identifier: MIT */
/* Who calls, what it trains, and how it is to be played. */
#ifndef SCREENS_BRIEFING_SCREEN_H
#define SCREENS_BRIEFING_SCREEN_H

#include "screens/screen.h"

extern const ScreenClass briefing_screen_class;

#endif
