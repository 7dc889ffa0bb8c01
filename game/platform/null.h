/* SPDX-License-Identifier: MIT */
/* A platform without a machine: what is read was put in before, what is shown
** is counted. For running the whole game where nothing can be seen. */
#ifndef PLATFORM_NULL_H
#define PLATFORM_NULL_H

#include "base/err.h"
#include "platform/platform.h"
#include "ui/input.h"

#include <stdbool.h>

/* Is asked for input each time the game waits: adds what it wants to, and
** says what becomes of the window. `list` is what was shown last, NULL at
** first. */
typedef WindowFate NullPlay(void *player, Input *input, int64_t wait_ms,
                            const DrawList *list);

/* A window of that size, played by `play`. It measures text with font_fake. */
bool null_open(Platform *platform, int width, int height, NullPlay *play,
               void *player, Err *err);

#endif
