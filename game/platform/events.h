/* SPDX-License-Identifier: MIT */
/* Keyboard, mouse, controllers and input methods, as SDL tells of them, made
** into the ui's input. */
#ifndef PLATFORM_EVENTS_H
#define PLATFORM_EVENTS_H

#include "platform/platform.h"

#include <stdbool.h>
#include <stdint.h>

#include <SDL.h>

typedef struct Events Events;

/* Opens the controllers that are plugged in. SDL's video and game controller
** parts must run. NULL when memory is short. */
Events *events_create(void);
void events_destroy(Events *events);

/* What the window itself has to say. */
typedef struct {
  WindowFate fate;
  bool exposed; /* it must be drawn again */
  bool lost;    /* and its textures are gone */
} EventsNews;

/* Waits for something to happen, `wait_ms` at most (below 0: for ever), and
** adds it to `input`. Mouse places are multiplied by `scale_percent`. */
EventsNews events_read(Events *events, Input *input, int64_t wait_ms,
                       int scale_percent);

/* Ends a wait, from any thread. */
void events_wake(const Events *events);

#endif
