/* SPDX-License-Identifier: MIT */
#include "platform/null.h"

#include <stdlib.h>

typedef struct {
  int width, height;
  NullPlay *play;
  void *player;
  const DrawList *shown;
} Null;

static WindowFate read_player(void *context, Input *input, int64_t wait_ms) {
  const Null *null = context;
  input->width = null->width;
  input->height = null->height;
  return null->play(null->player, input, wait_ms, null->shown);
}

static void wake(void *context) {
  (void)context;
}

static void show(void *context, const DrawList *list) {
  Null *null = context;
  null->shown = list;
}

static bool capture(void *context, const DrawList *list, const char *path,
                    Err *err) {
  (void)context;
  (void)list;
  return err_set(err, ERR_IO, "There is no window to draw '%s' from", path);
}

static int scale_percent(void *context) {
  (void)context;
  return 100;
}

static void type(void *context, bool wanted, Rect caret) {
  (void)context;
  (void)wanted;
  (void)caret;
}

bool null_open(Platform *platform, int width, int height, NullPlay *play,
               void *player, Err *err) {
  Null *null = malloc(sizeof *null);
  if (!null) { return err_memory(err); }
  *null = (Null){width, height, play, player, NULL};
  *platform = (Platform){.context = null,
                         .fonts = font_fake(),
                         .read = read_player,
                         .wake = wake,
                         .show = show,
                         .capture = capture,
                         .scale_percent = scale_percent,
                         .type = type,
                         .close = free};
  return true;
}
