/* SPDX-License-Identifier: MIT */
/* The call: the caller speaks, one listens, notes, answers. */
#ifndef SCREENS_CALL_SCREEN_H
#define SCREENS_CALL_SCREEN_H

#include "screens/screen.h"

extern const ScreenClass call_screen_class;

#endif
