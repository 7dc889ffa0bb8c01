/* SPDX-License-Identifier: MIT */
/* What the game wants of the machine it runs on, as one table: a window
** (window.h) or nothing at all (null.h). */
#ifndef PLATFORM_PLATFORM_H
#define PLATFORM_PLATFORM_H

#include "base/err.h"
#include "ui/draw.h"
#include "ui/field.h"
#include "ui/font.h"
#include "ui/input.h"

#include <stdbool.h>
#include <stdint.h>

typedef enum {
  WINDOW_STAYS,
  WINDOW_CLOSED, /* by the person, who can still be asked */
  WINDOW_ENDS    /* the session is over: nobody is there to answer */
} WindowFate;

typedef struct {
  void *context;
  const FontTable *fonts;
  Clipboard clipboard;

  /* Waits until something happens, or `wait_ms` (below 0: for ever), and adds
  ** all that happened to `input`, which had its input_next. Sets width and
  ** height. */
  WindowFate (*read)(void *context, Input *input, int64_t wait_ms);

  /* Ends a wait, from any thread. */
  void (*wake)(void *context);

  /* Draws, unless it is what was drawn last. */
  void (*show)(void *context, const DrawList *list);

  /* Draws into a PNG file instead. */
  bool (*capture)(void *context, const DrawList *list, const char *path,
                  Err *err);

  /* Pixels of the screen for one of the window, times 100. */
  int (*scale_percent)(void *context);

  /* Whether typed text is wanted, and where the cursor is. */
  void (*type)(void *context, bool wanted, Rect caret);

  void (*close)(void *context);
} Platform;

#endif
