/* SPDX-License-Identifier: MIT */
/* What a frame of the call costs, drawn by SDL's software renderer into
** memory: a line is being said, so that each frame differs. */
#include "base/json_out.h"
#include "bench.h"
#include "os/clock.h"
#include "platform/window.h"
#include "ui_scenes.h"

#include <stdlib.h>

#include <SDL.h>

enum { FRAMES = 300 };

typedef struct {
  Platform platform;
  Ui *ui;
  Input input;
  Theme theme;
  Scene scene;
  int64_t made_us, drawn_us;
} Bench;

static void open_bench(Bench *bench, int width, int height) {
  Err err = {.code = ERR_NONE};
  WindowOptions options = {.title = "Bench",
                           .assets = EK_SOURCE_DIR "/assets",
                           .width = width,
                           .height = height};
  *bench = (Bench){.input = {.width = width, .height = height},
                   .theme = theme_make(THEME_LIGHT, 100, 100),
                   .scene = scene_init()};
  SDL_SetHint(SDL_HINT_VIDEODRIVER, "dummy");
  if (!window_open(&bench->platform, &options, &err)) { exit(EXIT_FAILURE); }
  bench->ui = ui_create(bench->platform.fonts);
  if (!bench->ui) { exit(EXIT_FAILURE); }
}

static void close_bench(Bench *bench) {
  ui_destroy(bench->ui);
  bench->platform.close(bench->platform.context);
}

static void draw_frame(Bench *bench, int number) {
  int64_t start = clock_cpu_us();
  input_next(&bench->input, 33 * number);
  bench->scene.shown = number / 2;
  ui_frame_begin(bench->ui, &bench->input, &bench->theme);
  scene_call(&bench->scene, bench->ui);
  const DrawList *list = ui_frame_end(bench->ui);
  int64_t made = clock_cpu_us();
  bench->platform.show(bench->platform.context, list);
  bench->made_us += made - start;
  bench->drawn_us += clock_cpu_us() - made;
}

static void measure(JsonOut *out, const char *name, int width, int height) {
  static Bench bench;
  int64_t before = clock_now_ms();
  open_bench(&bench, width, height);
  draw_frame(&bench, 0);
  int64_t first_ms = clock_now_ms() - before;
  bench.made_us = bench.drawn_us = 0;
  for (int i = 1; i <= FRAMES; i++) { draw_frame(&bench, i); }
  json_out_key(out, name);
  json_out_open_object(out);
  json_out_member_integer(out, "first_frame_ms", first_ms);
  json_out_member_integer(out, "layout_us", bench.made_us / FRAMES);
  json_out_member_integer(out, "drawing_us", bench.drawn_us / FRAMES);
  json_out_close_object(out);
  close_bench(&bench);
}

void bench_frames(JsonOut *out) {
  measure(out, "720p", 1280, 720);
  measure(out, "1080p", 1920, 1080);
}
