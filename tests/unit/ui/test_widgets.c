/* SPDX-License-Identifier: MIT */
#include "ui/overlay.h"
#include "ui/values.h"
#include "ui/widgets.h"
#include "ui_stage.h"
#include "unit.h"

#include <string.h>

enum { BUTTON, LOCKED, CHECK, SLIDER, CHIP, TAB, CHOICE, KEYS, PARTS };

typedef struct {
  int count[PARTS];
  bool on, locked, back, asks_space;
  int value, tab, chosen, guard_ms;
} Player;

static void play_settings(Player *player, Ui *ui) {
  if (ui_checkbox(ui, "check", "Captions", &player->on)) {
    player->count[CHECK]++;
  }
  if (ui_slider(ui, "slider",
                (UiSlider){.text = "Size", .min = 100, .max = 200, .step = 10},
                &player->value)) {
    player->count[SLIDER]++;
  }
  static const char *const tabs[] = {"Notes", "Record", "Promises"};
  if (ui_tabs(ui, "tabs", tabs, 3, &player->tab)) { player->count[TAB]++; }
  if (ui_chip(ui, "chip", (UiChip){.text = "24 people", .button = true})) {
    player->count[CHIP]++;
  }
}

static void play_replies(Player *player, Ui *ui) {
  static const char *const texts[] = {"I am sorry.", "Calm down."};
  for (int i = 0; i < 2; i++) {
    ui_scope(ui, i);
    if (ui_choice(ui, "reply",
                  (UiChoice){.text = texts[i],
                             .number = i + 1,
                             .back = player->back ? "Face down" : NULL,
                             .guard_ms = player->guard_ms})) {
      player->chosen = i;
      player->count[CHOICE]++;
    }
    ui_scope_end(ui);
  }
}

static void play(void *context, Ui *ui) {
  Player *player = context;
  if (player->asks_space && ui_key(ui, KEY_SPACE)) { player->count[KEYS]++; }
  ui_column(ui, (UiBox){.gap = 8, .pad = 10});
  ui_row(ui, (UiBox){.gap = 8});
  if (ui_button(ui, "go",
                (UiButton){.text = "Go on",
                           .key = INPUT_KEY('G'),
                           .pad_key = KEY_PAD_X})) {
    player->count[BUTTON]++;
  }
  if (ui_button(ui, "locked",
                (UiButton){.text = "Locked",
                           .key = INPUT_KEY('L'),
                           .disabled = true})) {
    player->count[LOCKED]++;
  }
  ui_close(ui);
  play_settings(player, ui);
  play_replies(player, ui);
  ui_close(ui);
}

static void open(Stage *stage, Player *player) {
  *player = (Player){.value = 100, .chosen = -1};
  stage_open(stage, play, player);
}

static void
widgets__a_button_takes_mouse_keyboard_and_controller(void **state) {
  (void)state;
  Stage stage;
  Player player;
  open(&stage, &player);
  stage_click(&stage, ROLE_BUTTON, "Go on");
  assert_int_equal(player.count[BUTTON], 1);
  stage_press(&stage, INPUT_KEY('G'), 0);
  assert_int_equal(player.count[BUTTON], 2);
  stage_pad(&stage, KEY_PAD_X);
  assert_int_equal(player.count[BUTTON], 3);
  assert_string_equal(stage_focus(&stage), "Go on");
  stage_press(&stage, KEY_ENTER, 0);
  stage_press(&stage, KEY_SPACE, 0);
  stage_pad(&stage, KEY_ENTER);
  assert_int_equal(player.count[BUTTON], 6);
  stage_close(&stage);
}

static void widgets__who_slides_off_a_button_does_not_press_it(void **state) {
  (void)state;
  Stage stage;
  Player player;
  open(&stage, &player);
  Rect rect = stage_find(&stage, ROLE_BUTTON, "Go on").rect;
  input_mouse(&stage.input, rect.x + 5, rect.y + 5);
  input_button(&stage.input, true);
  stage_settle(&stage);
  input_mouse(&stage.input, 900, 600);
  input_button(&stage.input, false);
  stage_settle(&stage);
  assert_int_equal(player.count[BUTTON], 0);
  stage_close(&stage);
}

static void widgets__held_keys_press_once(void **state) {
  (void)state;
  Stage stage;
  Player player;
  open(&stage, &player);
  input_key(&stage.input, INPUT_KEY('G'), 0, INPUT_PRESS);
  stage_frame(&stage);
  input_key(&stage.input, INPUT_KEY('G'), 0, INPUT_REPEAT);
  stage_settle(&stage);
  assert_int_equal(player.count[BUTTON], 1);
  stage_close(&stage);
}

static void widgets__what_is_disabled_does_nothing(void **state) {
  (void)state;
  Stage stage;
  Player player;
  open(&stage, &player);
  stage_click(&stage, ROLE_BUTTON, "Locked");
  stage_press(&stage, INPUT_KEY('L'), 0);
  assert_int_equal(player.count[LOCKED], 0);
  for (int i = 0; i < 12; i++) {
    stage_press(&stage, KEY_TAB, 0);
    assert_string_not_equal(stage_focus(&stage), "Locked");
  }
  assert_true(stage_find(&stage, ROLE_BUTTON, "Locked").disabled);
  stage_close(&stage);
}

static void widgets__who_asks_for_a_key_first_has_it(void **state) {
  (void)state;
  Stage stage;
  Player player;
  open(&stage, &player);
  player.asks_space = true;
  stage_press(&stage, KEY_TAB, 0);
  stage_press(&stage, KEY_SPACE, 0);
  assert_int_equal(player.count[KEYS], 1);
  assert_int_equal(player.count[BUTTON], 0);
  stage_close(&stage);
}

static void widgets__a_checkbox_turns_on_and_off(void **state) {
  (void)state;
  Stage stage;
  Player player;
  open(&stage, &player);
  stage_click(&stage, ROLE_CHECKBOX, "Captions");
  assert_true(player.on);
  assert_true(stage_find(&stage, ROLE_CHECKBOX, "Captions").selected);
  stage_press(&stage, KEY_SPACE, 0);
  assert_false(player.on);
  stage_pad(&stage, KEY_ENTER);
  assert_true(player.on);
  assert_int_equal(player.count[CHECK], 3);
  stage_close(&stage);
}

static void widgets__a_slider_moves_by_steps_within_bounds(void **state) {
  (void)state;
  Stage stage;
  Player player;
  open(&stage, &player);
  Rect rect = stage_find(&stage, ROLE_SLIDER, "Size").rect;
  stage_click(&stage, ROLE_SLIDER, "Size");
  assert_int_equal(player.value, 150);
  stage_press(&stage, KEY_RIGHT, 0);
  stage_pad(&stage, KEY_RIGHT);
  assert_int_equal(player.value, 170);
  stage_press(&stage, KEY_LEFT, 0);
  assert_int_equal(player.value, 160);
  assert_string_equal(stage_find(&stage, ROLE_SLIDER, "Size").value, "160");
  input_mouse(&stage.input, rect.x + 2, rect.y + rect.h - 5);
  input_button(&stage.input, true);
  stage_frame(&stage);
  input_mouse(&stage.input, 5000, rect.y);
  stage_settle(&stage);
  assert_int_equal(player.value, 200);
  input_button(&stage.input, false);
  stage_settle(&stage);
  stage_press(&stage, KEY_RIGHT, 0);
  assert_int_equal(player.value, 200);
  stage_close(&stage);
}

static void widgets__tabs_turn_by_mouse_arrows_and_shoulders(void **state) {
  (void)state;
  Stage stage;
  Player player;
  open(&stage, &player);
  stage_click(&stage, ROLE_TAB, "Record");
  assert_int_equal(player.tab, 1);
  stage_press(&stage, KEY_RIGHT, 0);
  assert_string_equal(stage_focus(&stage), "Promises");
  stage_press(&stage, KEY_ENTER, 0);
  assert_int_equal(player.tab, 2);
  stage_pad(&stage, KEY_PAD_R1);
  assert_int_equal(player.tab, 0);
  stage_pad(&stage, KEY_PAD_L1);
  assert_int_equal(player.tab, 2);
  stage_close(&stage);
}

static void widgets__replies_have_their_digits(void **state) {
  (void)state;
  Stage stage;
  Player player;
  open(&stage, &player);
  stage_press(&stage, (Key)(KEY_0 + 2), 0);
  assert_int_equal(player.chosen, 1);
  stage_press(&stage, (Key)(KEY_0 + 1), 0);
  assert_int_equal(player.chosen, 0);
  stage_press(&stage, (Key)(KEY_0 + 3), 0);
  assert_int_equal(player.count[CHOICE], 2);
  stage_close(&stage);
}

static void widgets__a_fresh_reply_is_deaf_for_a_moment(void **state) {
  (void)state;
  Stage stage;
  Player player = {.chosen = -1, .guard_ms = 400, .value = 100};
  stage_open(&stage, play, &player);
  stage_press(&stage, (Key)(KEY_0 + 1), 0);
  assert_int_equal(player.chosen, -1);
  stage_wait(&stage, 400);
  stage_press(&stage, (Key)(KEY_0 + 1), 0);
  assert_int_equal(player.chosen, 0);
  stage_close(&stage);
}

static bool draws(const Stage *stage, const char *text) {
  for (const DrawCommand *c = stage->list->first; c; c = c->next) {
    if (c->kind == DRAW_TEXT && c->length == strlen(text) &&
        memcmp(c->text, text, c->length) == 0) {
      return true;
    }
  }
  return false;
}

static void widgets__a_reply_face_down_tells_nothing(void **state) {
  (void)state;
  Stage stage;
  Player player;
  open(&stage, &player);
  Rect up = stage_find(&stage, ROLE_CHOICE, "I am sorry.").rect;
  assert_true(draws(&stage, "I am sorry."));
  player.back = true;
  stage_settle(&stage);
  assert_false(draws(&stage, "I am sorry."));
  assert_true(draws(&stage, "Face down"));
  assert_false(stage_has(&stage, ROLE_CHOICE, "I am sorry."));
  Rect down = stage_find(&stage, ROLE_CHOICE, "Face down").rect;
  assert_int_equal(up.y, down.y);
  assert_int_equal(up.h, down.h);
  stage_close(&stage);
}

static void widgets__prompts_follow_the_device(void **state) {
  (void)state;
  Stage stage;
  Player player;
  open(&stage, &player);
  assert_true(draws(&stage, "G"));
  assert_false(draws(&stage, "X"));
  stage_pad(&stage, KEY_DOWN);
  assert_true(draws(&stage, "X"));
  assert_false(draws(&stage, "G"));
  stage_close(&stage);
}

static void widgets__the_focus_shows_as_a_ring_for_keys(void **state) {
  (void)state;
  Stage stage;
  Player player;
  open(&stage, &player);
  stage_press(&stage, KEY_TAB, 0);
  Rect rect = stage_find(&stage, ROLE_BUTTON, "Go on").rect;
  int rings = 0;
  for (const DrawCommand *c = stage.list->first; c; c = c->next) {
    bool around = c->rect.x < rect.x && c->rect.y < rect.y &&
                  c->rect.x + c->rect.w > rect.x + rect.w &&
                  c->rect.w < rect.w + 10;
    if (c->kind == DRAW_OUTLINE && around && c->width >= 3) { rings++; }
  }
  assert_int_equal(rings, 1);
  stage_close(&stage);
}

static void widgets__control_characters_are_not_drawn(void **state) {
  (void)state;
  Stage stage;
  Player player;
  open(&stage, &player);
  ui_frame_begin(stage.ui, &stage.input, &stage.theme);
  ui_text(stage.ui, "a\x1B[2J\u202Eb\xFF", (UiText){.tone = TONE_TEXT});
  stage.list = ui_frame_end(stage.ui);
  assert_true(stage_has(&stage, ROLE_TEXT, "a\uFFFD[2J\uFFFDb\uFFFD"));
  stage_close(&stage);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(widgets__a_button_takes_mouse_keyboard_and_controller),
      cmocka_unit_test(widgets__who_slides_off_a_button_does_not_press_it),
      cmocka_unit_test(widgets__held_keys_press_once),
      cmocka_unit_test(widgets__what_is_disabled_does_nothing),
      cmocka_unit_test(widgets__who_asks_for_a_key_first_has_it),
      cmocka_unit_test(widgets__a_checkbox_turns_on_and_off),
      cmocka_unit_test(widgets__a_slider_moves_by_steps_within_bounds),
      cmocka_unit_test(widgets__tabs_turn_by_mouse_arrows_and_shoulders),
      cmocka_unit_test(widgets__replies_have_their_digits),
      cmocka_unit_test(widgets__a_fresh_reply_is_deaf_for_a_moment),
      cmocka_unit_test(widgets__a_reply_face_down_tells_nothing),
      cmocka_unit_test(widgets__prompts_follow_the_device),
      cmocka_unit_test(widgets__the_focus_shows_as_a_ring_for_keys),
      cmocka_unit_test(widgets__control_characters_are_not_drawn),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
