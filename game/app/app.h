/* SPDX-License-Identifier: MIT */
/* The game: a window, a loop, and all that is behind the screens. */
#ifndef APP_APP_H
#define APP_APP_H

#include <stdbool.h>

typedef struct {
  int width, height; /* of the window, in pixels of the desktop */
  bool fullscreen;
  bool mute; /* opens no sound device */
} AppOptions;

AppOptions app_options(void);

/* Plays until the person ends it. Returns the program's exit status; what kept
** it from starting is said on stderr. */
int app_run(const AppOptions *options);

/* Prints the version, or how the program is called; returns the status. */
int app_print_version(void);
int app_print_help(void);
/* Says on stderr that `option` is not known; returns the status. */
int app_refuse(const char *option);

#endif
