/* SPDX-License-Identifier: MIT */
#include "app/loop.h"

#include "app/stage.h"
#include "app/table.h"
#include "app/trace.h"
#include "base/locale.h"
#include "os/clock.h"
#include "ui/overlay.h"
#include "ui/ui.h"
#include "ui/widgets.h"

#include <stdlib.h>

enum { SENTENCE_BYTES = 1024 };

typedef struct {
  const Platform *platform;
  World *world;
  const Locale *words;
  Stage *stage;
  Ui *ui;
  Trace *trace;
  Input input;
  bool leaving; /* she wants to go, but something is not stored */
  bool over;
} Loop;

static Theme current_theme(const Loop *loop) {
  const Services *services = services_table(loop->world);
  Settings settings = services->settings(services->world);
  static const ThemeKind kinds[] = {[LOOK_LIGHT] = THEME_LIGHT,
                                    [LOOK_DARK] = THEME_DARK,
                                    [LOOK_CONTRAST] = THEME_CONTRAST};
  const Platform *platform = loop->platform;
  Theme theme = theme_make(kinds[settings.look],
                           platform->scale_percent(platform->context),
                           settings.text_percent);
  theme.reduced_motion = settings.reduced_motion;
  theme.mirrored = locale_is_rtl(loop->words);
  return theme;
}

/* ---- what could not be stored ---- */

static void tell_failure(const Loop *loop) {
  Err err = {.code = ERR_NONE};
  if (!services_take_failure(loop->world, &err)) { return; }
  char memory[SENTENCE_BYTES];
  Str text = str_init(memory, sizeof memory);
  char file[ERR_PATH_BYTES];
  Str path = str_init(file, sizeof file);
  str_add_clean(&path, err.path);
  const LocaleArg args[] = {locale_arg_text("why", err.text),
                            locale_arg_text("file", path.text)};
  const char *key = err.path[0] ? "app.save_failed_in" : "app.save_failed";
  locale_add(loop->words, &text, key, args, 2);
  ui_toast(loop->ui, "warning", TONE_WARN, memory);
}

static void ask_before_leaving(Loop *loop) {
  Ui *ui = loop->ui;
  const Locale *words = loop->words;
  char memory[SENTENCE_BYTES];
  Str text = str_init(memory, sizeof memory);
  const LocaleArg args[] = {
      locale_arg_number("count", services_unsaved(loop->world))};
  locale_add(words, &text, "app.unsaved.text", args, 1);
  ui_dialog(ui, "unsaved", locale_text(words, "app.unsaved.title"));
  ui_text(ui, memory, (UiText){.tone = TONE_TEXT});
  ui_row(ui, (UiBox){.gap = 10, .wrap = true});
  if (ui_button(ui, "retry",
                (UiButton){.text = locale_text(words, "app.unsaved.retry"),
                           .icon = "arrow-counter-clockwise",
                           .primary = true})) {
    services_retry(loop->world);
  }
  if (ui_button(ui, "leave",
                (UiButton){.text = locale_text(words, "app.unsaved.leave"),
                           .icon = "sign-out"})) {
    loop->over = true;
  }
  if (ui_button(ui, "stay",
                (UiButton){.text = locale_text(words, "app.unsaved.stay"),
                           .key = KEY_ESCAPE})) {
    loop->leaving = false;
  }
  ui_close(ui);
  ui_dialog_end(ui);
}

/* The game ends when nothing would be lost by that; what is on its way may
** still fail, so that is waited for. */
static void leave_if_saved(Loop *loop) {
  if (!loop->leaving || services_is_saving(loop->world)) { return; }
  if (services_unsaved(loop->world) == 0) {
    loop->over = true;
  } else {
    ask_before_leaving(loop);
  }
}

/* ---- a frame ---- */

static void show_frame(Loop *loop) {
  const Platform *platform = loop->platform;
  Ui *ui = loop->ui;
  Theme theme = current_theme(loop);
  ui_frame_begin(ui, &loop->input, &theme);
  ScreenId screen = stage_screen(loop->stage);
  if (!stage_update(loop->stage, ui, loop->input.now_ms)) {
    loop->leaving = true;
  }
  tell_failure(loop);
  leave_if_saved(loop);
  platform->show(platform->context, ui_frame_end(ui));
  trace_frame(loop->trace, table_name(screen), ui);
  Rect caret = {0};
  bool typing = ui_typing(ui, &caret);
  platform->type(platform->context, typing, caret);
}

static int64_t earlier(int64_t a, int64_t b) {
  return a < b ? a : b;
}

/* How long nothing will happen by itself; below 0: for ever. */
static int64_t wait_ms(const Loop *loop) {
  int64_t next = earlier(ui_next_ms(loop->ui), stage_next_ms(loop->stage));
  next = earlier(next, services_next_ms(loop->world));
  if (next == INT64_MAX) { return -1; }
  return next > loop->input.now_ms ? next - loop->input.now_ms : 0;
}

static void step(Loop *loop, int64_t wait) {
  const Platform *platform = loop->platform;
  input_next(&loop->input, loop->input.now_ms);
  WindowFate fate = platform->read(platform->context, &loop->input, wait);
  if (fate == WINDOW_ENDS) {
    services_end(loop->world);
    loop->over = true;
    return;
  }
  if (fate == WINDOW_CLOSED) { loop->leaving = true; }
  loop->input.now_ms = clock_now_ms();
  services_update(loop->world, loop->input.now_ms);
  show_frame(loop);
}

static bool open_loop(Loop *loop, Err *err) {
  const Services *services = services_table(loop->world);
  loop->words = services->words;
  loop->trace = trace_open();
  loop->ui = ui_create(loop->platform->fonts);
  loop->stage = loop->ui ? stage_create(services, err) : NULL;
  return loop->stage || err_memory(err);
}

static void close_loop(Loop *loop) {
  stage_destroy(loop->stage);
  ui_destroy(loop->ui);
  trace_close(loop->trace);
  free(loop);
}

bool loop_run(const Platform *platform, World *world,
              void (*begun)(void *context), void *context, Err *err) {
  Loop *loop = calloc(1, sizeof *loop);
  if (!loop) { return err_memory(err); }
  loop->platform = platform;
  loop->world = world;
  loop->input.device = DEVICE_KEYS;
  services_set_platform(world, platform);
  bool opened = open_loop(loop, err);
  if (opened) {
    step(loop, 0);
    begun(context);
    services_load(world);
  }
  while (opened && !loop->over) { step(loop, wait_ms(loop)); }
  services_set_platform(world, NULL);
  close_loop(loop);
  return opened;
}
