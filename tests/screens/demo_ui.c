/* SPDX-License-Identifier: MIT */
/* Shows the made-up screens: in a window, or as a picture.
**
**   demo_ui SCENE [light|dark|contrast|mirrored] [TEXT%] [WxH] [PICTURE.png]
**
** With a picture it also says what a frame cost. SDL_VIDEODRIVER=dummy does
** without a display. */
#include "os/clock.h"
#include "platform/window.h"
#include "ui/field.h"
#include "ui/seen.h"
#include "ui_scenes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef void DrawScene(Scene *scene, Ui *ui);

static DrawScene *find_scene(const char *name) {
  if (strcmp(name, "debrief") == 0) { return scene_debrief; }
  if (strcmp(name, "settings") == 0) { return scene_settings; }
  return scene_call;
}

/* Other states of the call: "hidden" (replies face down), "leaving". */
static Scene make_scene(const char *name) {
  Scene scene = scene_init();
  scene.face_up = strcmp(name, "hidden") != 0;
  scene.leaving = strcmp(name, "leaving") == 0;
  return scene;
}

static ThemeKind find_theme(const char *name) {
  if (strcmp(name, "dark") == 0) { return THEME_DARK; }
  return strcmp(name, "contrast") == 0 ? THEME_CONTRAST : THEME_LIGHT;
}

static const DrawList *draw(DrawScene *scene_draw, Scene *scene, Ui *ui,
                            const Input *input, const Theme *theme) {
  ui_frame_begin(ui, input, theme);
  scene_draw(scene, ui);
  return ui_frame_end(ui);
}

static void take_picture(const Platform *platform, DrawScene *scene_draw,
                         Scene scene, Ui *ui, Input *input, const Theme *theme,
                         const char *path) {
  enum { FRAMES = 200 };
  int64_t made_us = 0, all_us = 0;
  const DrawList *list = NULL;
  for (int i = 0; i <= FRAMES; i++) {
    input_next(input, 16 * i);
    if (i > FRAMES - 7) { input_key(input, KEY_TAB, 0, INPUT_PRESS); }
    int64_t before = clock_cpu_us();
    scene.shown = 60 + i;
    list = draw(scene_draw, &scene, ui, input, theme);
    int64_t made = clock_cpu_us();
    platform->show(platform->context, list);
    if (i == 0) { continue; }
    made_us += made - before;
    all_us += clock_cpu_us() - before;
  }
  Err err = {.code = ERR_NONE};
  if (!platform->capture(platform->context, list, path, &err)) {
    fprintf(stderr, "%s\n", err.text);
  }
  char memory[4096];
  Str faults = str_init(memory, sizeof memory);
  int count = seen_faults(ui, &faults);
  printf("%s: %d commands, %d us made + %d us drawn a frame, %s, %d faults\n%s",
         path, list->count, (int)(made_us / FRAMES),
         (int)((all_us - made_us) / FRAMES), window_renderer(platform), count,
         faults.text);
}

static void run(const Platform *platform, DrawScene *scene_draw, Scene scene,
                Ui *ui, Input *input, const Theme *theme) {
  int64_t wait_ms = 0;
  for (;;) {
    input_next(input, clock_now_ms());
    if (platform->read(platform->context, input, wait_ms) != WINDOW_STAYS) {
      return;
    }
    input->now_ms = clock_now_ms();
    const DrawList *list = draw(scene_draw, &scene, ui, input, theme);
    platform->show(platform->context, list);
    Rect caret = {0};
    bool typing = ui_typing(ui, &caret);
    platform->type(platform->context, typing, caret);
    int64_t next = ui_next_ms(ui);
    wait_ms = next == INT64_MAX      ? -1
              : next > input->now_ms ? next - input->now_ms
                                     : 0;
  }
}

int main(int argc, char **argv) {
  const char *name = argc > 1 ? argv[1] : "call";
  DrawScene *scene_draw = find_scene(name);
  ThemeKind kind = find_theme(argc > 2 ? argv[2] : "light");
  int percent = argc > 3 ? (int)strtol(argv[3], NULL, 10) : 100;
  int width = 1280, height = 720;
  if (argc > 4) { sscanf(argv[4], "%dx%d", &width, &height); }
  Platform platform;
  Err err = {.code = ERR_NONE};
  WindowOptions options = {.title = "Evenkeel",
                           .assets = EK_SOURCE_DIR "/assets",
                           .width = width,
                           .height = height};
  if (!window_open(&platform, &options, &err)) {
    fprintf(stderr, "%s\n", err.text);
    return 1;
  }
  Ui *ui = ui_create(platform.fonts);
  Theme theme = theme_make(kind, 100, percent);
  theme.mirrored = argc > 2 && strcmp(argv[2], "mirrored") == 0;
  static Input input;
  input = (Input){.width = width, .height = height, .device = DEVICE_KEYS};
  if (argc > 5) {
    take_picture(&platform, scene_draw, make_scene(name), ui, &input, &theme,
                 argv[5]);
  } else {
    run(&platform, scene_draw, make_scene(name), ui, &input, &theme);
  }
  ui_destroy(ui);
  platform.close(platform.context);
  return 0;
}
