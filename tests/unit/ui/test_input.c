/* SPDX-License-Identifier: MIT */
#include "ui/input.h"
#include "unit.h"

#include <string.h>

static void input__what_is_held_stays_held(void **state) {
  (void)state;
  Input input = {.now_ms = 0};
  input_key(&input, INPUT_KEY('R'), 0, INPUT_PRESS);
  assert_int_equal(input.event_count, 1);
  input_next(&input, 16);
  assert_int_equal(input.event_count, 0);
  assert_true(input.held[INPUT_KEY('R')]);
  input_key(&input, INPUT_KEY('R'), 0, INPUT_RELEASE);
  assert_false(input.held[INPUT_KEY('R')]);
}

static void input__who_loses_the_keyboard_lets_go(void **state) {
  (void)state;
  Input input = {.now_ms = 0};
  input_key(&input, INPUT_KEY('R'), 0, INPUT_PRESS);
  input_next(&input, 16);
  input_let_go(&input);
  assert_false(input.held[INPUT_KEY('R')]);
  assert_int_equal(input.events[0].kind, INPUT_RELEASE);
  assert_true(input.focus_lost);
}

static void input__long_text_is_split_between_characters(void **state) {
  (void)state;
  Input input = {.now_ms = 0};
  const char *text = "0123456789012345678901234567890é and more";
  input_text(&input, text);
  char whole[128] = "";
  for (int i = 0; i < input.event_count; i++) {
    assert_int_equal(input.events[i].kind, INPUT_TEXT);
    strncat(whole, input.events[i].text, sizeof whole - strlen(whole) - 1);
    assert_true((input.events[i].text[0] & 0xC0) != 0x80);
  }
  assert_int_equal(input.event_count, 2);
  assert_string_equal(whole, text);
}

static void input__too_many_events_are_dropped(void **state) {
  (void)state;
  Input input = {.now_ms = 0};
  for (int i = 0; i < 1000; i++) {
    input_key(&input, KEY_SPACE, 0, INPUT_REPEAT);
  }
  assert_int_equal(input.event_count, INPUT_EVENTS_MAX);
}

static void input__prompts_name_what_is_on_the_device(void **state) {
  (void)state;
  assert_string_equal(input_key_name(KEY_ESCAPE, DEVICE_KEYS), "Esc");
  assert_string_equal(input_key_name(KEY_ESCAPE, DEVICE_PAD), "B");
  assert_string_equal(input_key_name((Key)(KEY_0 + 7), DEVICE_MOUSE), "7");
  assert_string_equal(input_key_name(INPUT_KEY('Z'), DEVICE_KEYS), "Z");
  assert_string_equal(input_key_name(KEY_F12, DEVICE_KEYS), "F12");
  assert_string_equal(input_key_name(KEY_PAD_START, DEVICE_KEYS), "Start");
  assert_string_equal(input_key_name(INPUT_KEY('N'), DEVICE_PAD), "");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(input__what_is_held_stays_held),
      cmocka_unit_test(input__who_loses_the_keyboard_lets_go),
      cmocka_unit_test(input__long_text_is_split_between_characters),
      cmocka_unit_test(input__too_many_events_are_dropped),
      cmocka_unit_test(input__prompts_name_what_is_on_the_device),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
