/* SPDX-License-Identifier: MIT */
#include "player.h"

#include "base/str.h"
#include "unit.h"

void player_frame(ScreenStage *on) {
  int64_t now_ms = on->stage.input.now_ms;
  stage_frame(&on->stage);
  on->stage.input.now_ms = now_ms;
}

static void set_key(ScreenStage *on, Key key, InputKind kind) {
  input_key(&on->stage.input, key, 0, kind);
  player_frame(on);
  player_frame(on);
}

void player_hold(ScreenStage *on, Key key) {
  set_key(on, key, INPUT_PRESS);
}

void player_let_go(ScreenStage *on, Key key) {
  set_key(on, key, INPUT_RELEASE);
}

void player_press(ScreenStage *on, Key key) {
  player_hold(on, key);
  player_let_go(on, key);
}

void player_go_to(ScreenStage *on, int64_t t_ms) {
  screen_stage_run(on, t_ms - on->stage.input.now_ms);
}

bool player_sees(const ScreenStage *on, UiRole role, const char *name) {
  return stage_has(&on->stage, role, name);
}

bool player_reads(const ScreenStage *on, const char *text) {
  return player_sees(on, ROLE_TEXT, text);
}

int player_card(const ScreenStage *on, const char *text) {
  UiSeen seen;
  int number = 0;
  for (int i = 0; seen_nth(on->stage.ui, i, &seen); i++) {
    if (seen.role != ROLE_CHOICE) { continue; }
    number++;
    if (str_equal(seen.name, text)) { return number; }
  }
  return 0;
}

void player_press_card(ScreenStage *on, const char *text) {
  int number = player_card(on, text);
  assert_true(number > 0);
  player_press(on, (Key)(KEY_0 + number));
}

void player_leave(ScreenStage *on) {
  FakeWorld *world = on->world;
  screen_stage_close(on);
  fake_world_close(world);
}
