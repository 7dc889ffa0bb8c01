/* SPDX-License-Identifier: MIT */
/* The game's window, and all that comes with it. */
#ifndef PLATFORM_WINDOW_H
#define PLATFORM_WINDOW_H

#include "base/err.h"
#include "base/str.h"
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

/* Adds the versions of the libraries that pictures hang on, to the last dot:
** "SDL 2.26.5, SDL_ttf 2.20.1, FreeType 2.12.1, SDL_image 2.6.3". */
void window_add_versions(Str *out);

/* The name of SDL's renderer in use, for the log. */
const char *window_renderer(const Platform *platform);

#endif
