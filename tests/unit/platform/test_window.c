/* SPDX-License-Identifier: MIT */
#include "platform/null.h"
#include "platform/window.h"
#include "ui/seen.h"
#include "ui_scenes.h"
#include "unit.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <SDL.h>
#include <SDL_image.h>

static void open_window(Platform *platform, int width, int height) {
  SDL_SetHint(SDL_HINT_VIDEODRIVER, "dummy");
  Err err = {.code = ERR_NONE};
  WindowOptions options = {.title = "Test",
                           .assets = EK_SOURCE_DIR "/assets",
                           .width = width,
                           .height = height};
  assert_true(window_open(platform, &options, &err));
}

typedef void DrawScene(Scene *scene, Ui *ui);

static const DrawList *draw_scene(Ui *ui, DrawScene *draw, Theme theme,
                                  int width, int height) {
  static Input input;
  input = (Input){
      .width = width, .height = height, .mouse_x = -1, .device = DEVICE_KEYS};
  Scene scene = scene_init();
  const DrawList *list = NULL;
  for (int i = 0; i < 2; i++) {
    ui_frame_begin(ui, &input, &theme);
    draw(&scene, ui);
    list = ui_frame_end(ui);
  }
  return list;
}

static SDL_Surface *capture(const Platform *platform, const DrawList *list) {
  char path[] = "/tmp/evenkeel_test_XXXXXX";
  int file = mkstemp(path);
  assert_true(file >= 0);
  close(file);
  Err err = {.code = ERR_NONE};
  assert_true(platform->capture(platform->context, list, path, &err));
  SDL_Surface *picture = IMG_Load(path);
  unlink(path);
  assert_non_null(picture);
  return picture;
}

static void window__pictures_are_the_same_each_time(void **state) {
  (void)state;
  SDL_Surface *pictures[2];
  for (int i = 0; i < 2; i++) {
    Platform platform;
    open_window(&platform, 640, 480);
    Ui *ui = ui_create(platform.fonts);
    const DrawList *list = draw_scene(
        ui, scene_settings, theme_make(THEME_DARK, 100, 100), 640, 480);
    pictures[i] = capture(&platform, list);
    ui_destroy(ui);
    platform.close(platform.context);
  }
  assert_int_equal(pictures[0]->w, 640);
  assert_int_equal(pictures[0]->h, 480);
  assert_memory_equal(pictures[0]->pixels, pictures[1]->pixels,
                      (size_t)(pictures[0]->pitch * pictures[0]->h));
  SDL_FreeSurface(pictures[0]);
  SDL_FreeSurface(pictures[1]);
}

static void window__nothing_is_cut_off_in_the_real_font(void **state) {
  (void)state;
  static DrawScene *const scenes[] = {scene_call, scene_debrief,
                                      scene_settings};
  Platform platform;
  open_window(&platform, 1280, 720);
  Ui *ui = ui_create(platform.fonts);
  for (int i = 0; i < 3; i++) {
    for (int percent = 100; percent <= 200; percent += 50) {
      const DrawList *list = draw_scene(
          ui, scenes[i], theme_make(THEME_LIGHT, 100, percent), 1280, 720);
      platform.show(platform.context, list);
      char memory[2048];
      Str faults = str_init(memory, sizeof memory);
      seen_faults(ui, &faults);
      assert_string_equal(faults.text, "");
    }
  }
  ui_destroy(ui);
  platform.close(platform.context);
}

static void window__what_was_typed_and_copied_arrives(void **state) {
  (void)state;
  Platform platform;
  open_window(&platform, 640, 480);
  SDL_Event event = {.key = {.type = SDL_KEYDOWN, .keysym = {.sym = SDLK_n}}};
  SDL_PushEvent(&event);
  static Input input;
  input = (Input){.width = 0};
  assert_int_equal(platform.read(platform.context, &input, 0), WINDOW_STAYS);
  assert_int_equal(input.width, 640);
  assert_int_equal(input.height, 480);
  bool pressed = false;
  for (int i = 0; i < input.event_count; i++) {
    pressed = pressed || input.events[i].key == INPUT_KEY('N');
  }
  assert_true(pressed);
  const Clipboard *clips = &platform.clipboard;
  clips->copy(clips->context, "a cake");
  assert_string_equal(clips->paste(clips->context), "a cake");
  platform.type(platform.context, true, (Rect){1, 2, 3, 4});
  assert_true(SDL_IsTextInputActive());
  platform.type(platform.context, false, (Rect){0, 0, 0, 0});
  assert_false(SDL_IsTextInputActive());
  assert_int_equal(platform.scale_percent(platform.context), 100);
  platform.close(platform.context);
}

static void window__closing_it_is_not_the_end_of_the_session(void **state) {
  (void)state;
  Platform platform;
  open_window(&platform, 640, 480);
  static Input input;
  input = (Input){.width = 0};
  SDL_Window *window = SDL_GetKeyboardFocus();
  window = window ? window : SDL_GetWindowFromID(1);
  assert_non_null(window);
  SDL_Event closed = {.window = {.type = SDL_WINDOWEVENT,
                                 .event = SDL_WINDOWEVENT_CLOSE,
                                 .windowID = SDL_GetWindowID(window)}};
  SDL_PushEvent(&closed);
  assert_int_equal(platform.read(platform.context, &input, 0), WINDOW_CLOSED);
  raise(SIGTERM);
  assert_int_equal(platform.read(platform.context, &input, 0), WINDOW_ENDS);
  platform.close(platform.context);
}

static void window__without_a_display_it_says_so(void **state) {
  (void)state;
  SDL_SetHint(SDL_HINT_VIDEODRIVER, "no-such-driver");
  Platform platform;
  Err err = {.code = ERR_NONE};
  WindowOptions options = {
      .title = "Test", .assets = "assets", .width = 640, .height = 480};
  assert_false(window_open(&platform, &options, &err));
  assert_int_equal(err.code, ERR_IO);
  assert_true(strlen(err.text) > 10);
}

static WindowFate play_twice(void *player, Input *input, int64_t wait_ms,
                             const DrawList *list) {
  int *round = player;
  assert_int_equal(wait_ms, 50);
  assert_true(*round == 0 ? list == NULL : list != NULL);
  input_key(input, KEY_ENTER, 0, INPUT_PRESS);
  return ++*round < 2 ? WINDOW_STAYS : WINDOW_CLOSED;
}

static void null__plays_what_it_is_given(void **state) {
  (void)state;
  Platform platform;
  Err err = {.code = ERR_NONE};
  int round = 0;
  assert_true(null_open(&platform, 800, 600, play_twice, &round, &err));
  static Input input;
  input = (Input){.width = 0};
  assert_int_equal(platform.read(platform.context, &input, 50), WINDOW_STAYS);
  assert_int_equal(input.width, 800);
  assert_true(input.held[KEY_ENTER]);
  DrawList list = {.count = 0};
  platform.show(platform.context, &list);
  assert_int_equal(platform.read(platform.context, &input, 50), WINDOW_CLOSED);
  assert_false(platform.capture(platform.context, &list, "x.png", &err));
  platform.close(platform.context);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(window__pictures_are_the_same_each_time),
      cmocka_unit_test(window__nothing_is_cut_off_in_the_real_font),
      cmocka_unit_test(window__what_was_typed_and_copied_arrives),
      cmocka_unit_test(window__closing_it_is_not_the_end_of_the_session),
      cmocka_unit_test(window__without_a_display_it_says_so),
      cmocka_unit_test(null__plays_what_it_is_given),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
