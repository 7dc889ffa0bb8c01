/* SPDX-License-Identifier: MIT */
/* Frame after frame: reads the clock and what the person does, lets the screen
** describe itself, shows it, and sleeps until anything is to happen. */
#ifndef APP_LOOP_H
#define APP_LOOP_H

#include "app/services.h"
#include "platform/platform.h"

#include <stdbool.h>

/* Until the person ends the game. `begun(context)` is called once the first
** frame is on the screen. False when memory is short. */
bool loop_run(const Platform *platform, World *world,
              void (*begun)(void *context), void *context, Err *err);

#endif
