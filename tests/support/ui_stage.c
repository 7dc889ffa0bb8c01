/* SPDX-License-Identifier: MIT */
#include "ui_stage.h"

#include "unit.h"

void stage_frame(Stage *stage) {
  ui_frame_begin(stage->ui, &stage->input, &stage->theme);
  stage->play(stage->player, stage->ui);
  stage->list = ui_frame_end(stage->ui);
  input_next(&stage->input, stage->input.now_ms + 16);
}

void stage_settle(Stage *stage) {
  for (int i = 0; i < 10; i++) {
    stage_frame(stage);
    if (ui_next_ms(stage->ui) > stage->input.now_ms) { return; }
  }
}

void stage_open(Stage *stage, StagePlay *play, void *player) {
  stage_open_with(stage, font_fake(), play, player);
}

void stage_open_with(Stage *stage, const FontTable *fonts, StagePlay *play,
                     void *player) {
  *stage = (Stage){.ui = ui_create(fonts),
                   .input = {.width = 1280,
                             .height = 720,
                             .device = DEVICE_KEYS,
                             .mouse_x = -1,
                             .mouse_y = -1},
                   .theme = theme_make(THEME_LIGHT, 100, 100),
                   .play = play,
                   .player = player};
  assert_non_null(stage->ui);
  stage_settle(stage);
}

void stage_close(Stage *stage) {
  ui_destroy(stage->ui);
}

void stage_wait(Stage *stage, int ms) {
  stage->input.now_ms += ms;
  stage_settle(stage);
}

static void press(Stage *stage, Key key, unsigned mods, InputDevice device) {
  stage->input.device = device;
  input_key(&stage->input, key, mods, INPUT_PRESS);
  stage_frame(stage);
  input_key(&stage->input, key, mods, INPUT_RELEASE);
  stage_settle(stage);
}

void stage_press(Stage *stage, Key key, unsigned mods) {
  press(stage, key, mods, DEVICE_KEYS);
}

void stage_pad(Stage *stage, Key key) {
  press(stage, key, 0, DEVICE_PAD);
}

void stage_type(Stage *stage, const char *text) {
  stage->input.device = DEVICE_KEYS;
  input_text(&stage->input, text);
  stage_settle(stage);
}

void stage_point(Stage *stage, int x, int y) {
  input_mouse(&stage->input, x, y);
  stage_settle(stage);
}

void stage_click(Stage *stage, UiRole role, const char *name) {
  UiSeen seen = stage_find(stage, role, name);
  assert_true(seen.visible.w > 0);
  input_mouse(&stage->input, seen.visible.x + seen.visible.w / 2,
              seen.visible.y + seen.visible.h / 2);
  input_button(&stage->input, true);
  stage_frame(stage);
  input_button(&stage->input, false);
  stage_settle(stage);
}

UiSeen stage_find(const Stage *stage, UiRole role, const char *name) {
  UiSeen seen = {.name = ""};
  if (!seen_find(stage->ui, role, name, &seen)) {
    fail_msg("there is no widget called \"%s\"", name);
  }
  return seen;
}

bool stage_has(const Stage *stage, UiRole role, const char *name) {
  UiSeen seen;
  return seen_find(stage->ui, role, name, &seen);
}

const char *stage_focus(const Stage *stage) {
  UiSeen seen;
  for (int i = 0; seen_nth(stage->ui, i, &seen); i++) {
    if (seen.focused) { return seen.name; }
  }
  return "";
}

static bool find_focus(const Stage *stage, UiSeen *seen) {
  for (int i = 0; seen_nth(stage->ui, i, seen); i++) {
    if (seen->focused) { return true; }
  }
  return false;
}

static Key straight(Rect from, Rect to) {
  if (to.y + to.h <= from.y) { return KEY_UP; }
  if (to.y >= from.y + from.h) { return KEY_DOWN; }
  return to.x < from.x ? KEY_LEFT : KEY_RIGHT;
}

static Key aside(Rect from, Rect to) {
  return to.x + to.w / 2 < from.x + from.w / 2 ? KEY_LEFT : KEY_RIGHT;
}

Key stage_way_to(const Stage *stage, UiRole role, const char *name,
                 UiId *from) {
  UiSeen focus, wanted = stage_find(stage, role, name);
  if (!find_focus(stage, &focus)) { return KEY_DOWN; }
  if (focus.id == wanted.id) { return KEY_NONE; }
  bool stuck = focus.id == *from;
  *from = focus.id;
  return stuck ? aside(focus.rect, wanted.rect)
               : straight(focus.rect, wanted.rect);
}
