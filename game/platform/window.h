/* SPDX-License-Identifier: MIT */
/* The game's window, and all that comes with it. */
#ifndef PLATFORM_WINDOW_H
#define PLATFORM_WINDOW_H

#include "base/err.h"
#include "platform/platform.h"

#include <stdbool.h>

typedef struct {
  const char *title;
  const char *assets; /* the folder; must outlive the window */
  int width, height;
  bool fullscreen;
} WindowOptions;

/* Opens a window and fills in `platform`, whose close ends it. */
bool window_open(Platform *platform, const WindowOptions *options, Err *err);

/* The name of SDL's renderer in use, for the log. */
const char *window_renderer(const Platform *platform);

#endif
