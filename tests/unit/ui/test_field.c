/* SPDX-License-Identifier: MIT */
#include "ui/field.h"
#include "ui_stage.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

/* ---- editing by itself ---- */

static char clip_text[FIELD_BYTES];

static void copy(void *context, const char *text) {
  (void)context;
  snprintf(clip_text, sizeof clip_text, "%s", text);
}

static const char *paste(void *context) {
  (void)context;
  return clip_text;
}

static const Clipboard CLIPS = {NULL, copy, paste};

static void type(Field *field, const char *text) {
  Input input = {.now_ms = 0};
  input_text(&input, text);
  for (int i = 0; i < input.event_count; i++) {
    assert_true(field_edit(field, &input.events[i], &CLIPS));
  }
}

static bool press(Field *field, Key key, unsigned mods) {
  InputEvent event = {.kind = INPUT_PRESS, .key = key, .mods = mods};
  return field_edit(field, &event, &CLIPS);
}

/* The text with '|' for the cursor and '[' for the mark, where they differ. */
static void assert_field(const Field *field, const char *expected) {
  char shown[FIELD_BYTES + 4] = "";
  const FieldState *now = &field->now;
  size_t length = 0;
  for (int i = 0; i <= now->length; i++) {
    if (i == now->mark && now->mark != now->cursor) { shown[length++] = '['; }
    if (i == now->cursor) { shown[length++] = '|'; }
    if (i < now->length) { shown[length++] = now->text[i]; }
  }
  shown[length] = '\0';
  assert_string_equal(shown, expected);
}

static void field__typing_goes_in_at_the_cursor(void **state) {
  (void)state;
  Field field = {.undo_count = 0};
  type(&field, "Sm");
  press(&field, KEY_LEFT, 0);
  type(&field, "a");
  assert_field(&field, "Sa|m");
  press(&field, KEY_END, 0);
  press(&field, KEY_BACKSPACE, 0);
  assert_field(&field, "Sa|");
  press(&field, KEY_HOME, 0);
  press(&field, KEY_DELETE, 0);
  assert_field(&field, "|a");
}

static void field__the_cursor_steps_over_whole_characters(void **state) {
  (void)state;
  Field field = {.undo_count = 0};
  type(&field, "aée\u0301\U0001F600");
  press(&field, KEY_BACKSPACE, 0);
  assert_field(&field, "aée\u0301|");
  press(&field, KEY_BACKSPACE, 0);
  assert_field(&field, "aé|");
  press(&field, KEY_LEFT, 0);
  assert_field(&field, "a|é");
}

static void field__ctrl_steps_over_words(void **state) {
  (void)state;
  Field field = {.undo_count = 0};
  type(&field, "one two three");
  press(&field, KEY_LEFT, MOD_CTRL);
  assert_field(&field, "one two |three");
  press(&field, KEY_BACKSPACE, MOD_CTRL);
  assert_field(&field, "one |three");
  press(&field, KEY_HOME, 0);
  press(&field, KEY_RIGHT, MOD_CTRL | MOD_SHIFT);
  assert_field(&field, "[one |three");
}

static void field__what_is_selected_is_replaced(void **state) {
  (void)state;
  Field field = {.undo_count = 0};
  type(&field, "abcdef");
  press(&field, KEY_LEFT, MOD_SHIFT);
  press(&field, KEY_LEFT, MOD_SHIFT);
  assert_field(&field, "abcd|ef[");
  type(&field, "X");
  assert_field(&field, "abcdX|");
  press(&field, INPUT_KEY('A'), MOD_CTRL);
  press(&field, KEY_LEFT, 0);
  assert_field(&field, "|abcdX");
  press(&field, INPUT_KEY('A'), MOD_CTRL);
  press(&field, KEY_DELETE, 0);
  assert_field(&field, "|");
}

static void field__the_clipboard_takes_and_gives(void **state) {
  (void)state;
  Field field = {.undo_count = 0};
  type(&field, "cake");
  press(&field, INPUT_KEY('A'), MOD_CTRL);
  press(&field, INPUT_KEY('X'), MOD_CTRL);
  assert_field(&field, "|");
  press(&field, INPUT_KEY('V'), MOD_CTRL);
  press(&field, INPUT_KEY('V'), MOD_CTRL);
  assert_field(&field, "cakecake|");
  /* What is pasted must not bring control characters along. */
  snprintf(clip_text, sizeof clip_text, "%s", "a\nb\x1B[31m");
  press(&field, INPUT_KEY('A'), MOD_CTRL);
  press(&field, INPUT_KEY('V'), MOD_CTRL);
  assert_field(&field, "a b\uFFFD[31m|");
}

static void field__undo_takes_back_word_by_word(void **state) {
  (void)state;
  Field field = {.undo_count = 0};
  const char *letters[] = {"o", "n", "e", " ", "t", "w", "o"};
  for (int i = 0; i < 7; i++) { type(&field, letters[i]); }
  press(&field, INPUT_KEY('Z'), MOD_CTRL);
  assert_field(&field, "one |");
  press(&field, INPUT_KEY('Z'), MOD_CTRL);
  assert_field(&field, "|");
  press(&field, INPUT_KEY('Z'), MOD_CTRL);
  press(&field, INPUT_KEY('Y'), MOD_CTRL);
  press(&field, INPUT_KEY('Z'), MOD_CTRL | MOD_SHIFT);
  assert_field(&field, "one two|");
  press(&field, INPUT_KEY('Z'), MOD_CTRL);
  type(&field, "x");
  press(&field, INPUT_KEY('Y'), MOD_CTRL);
  assert_field(&field, "one x|");
}

static void field__undo_forgets_the_oldest(void **state) {
  (void)state;
  Field field = {.undo_count = 0};
  for (int i = 0; i < 3 * FIELD_UNDO_STEPS; i++) { type(&field, " "); }
  for (int i = 0; i < 3 * FIELD_UNDO_STEPS; i++) {
    press(&field, INPUT_KEY('Z'), MOD_CTRL);
  }
  assert_int_equal(field.now.length, 2 * FIELD_UNDO_STEPS);
}

static void field__what_does_not_fit_is_left_out(void **state) {
  (void)state;
  Field field = {.undo_count = 0};
  for (int i = 0; i < FIELD_BYTES; i++) { type(&field, "é"); }
  assert_int_equal(field.now.length, (FIELD_BYTES - 1) / 2 * 2);
  assert_int_equal(strlen(field.now.text), (size_t)field.now.length);
  field_set(&field, "Sam");
  assert_field(&field, "Sam|");
}

static void field__keys_of_others_are_left_alone(void **state) {
  (void)state;
  Field field = {.undo_count = 0};
  assert_false(press(&field, KEY_UP, 0));
  assert_false(press(&field, KEY_TAB, 0));
  assert_false(press(&field, KEY_ENTER, 0));
  assert_false(press(&field, INPUT_KEY('S'), MOD_CTRL));
}

/* ---- in a screen ---- */

typedef struct {
  Field field;
  int entered, pressed;
} Player;

static void play(void *context, Ui *ui) {
  Player *player = context;
  if (ui_key(ui, INPUT_KEY('N')) || ui_key(ui, KEY_SPACE)) {
    player->pressed++;
  }
  if (ui_field(ui, "name", (UiField){.name = "Name", .clipboard = &CLIPS},
               &player->field)) {
    player->entered++;
  }
}

static void field__typing_keeps_its_keys_from_the_screen(void **state) {
  (void)state;
  Stage stage;
  Player player = {.entered = 0};
  stage_open(&stage, play, &player);
  stage_press(&stage, INPUT_KEY('N'), 0);
  assert_int_equal(player.pressed, 1);
  stage_press(&stage, KEY_TAB, 0);
  assert_string_equal(stage_focus(&stage), "Name");
  stage_press(&stage, INPUT_KEY('N'), 0);
  stage_press(&stage, KEY_SPACE, 0);
  stage_type(&stage, "No no");
  stage_press(&stage, KEY_ENTER, 0);
  assert_int_equal(player.pressed, 1);
  assert_int_equal(player.entered, 1);
  assert_string_equal(player.field.now.text, "No no");
  UiSeen seen = stage_find(&stage, ROLE_FIELD, "Name");
  assert_string_equal(seen.value, "No no");
  Rect caret;
  assert_true(ui_typing(stage.ui, &caret));
  assert_true(rect_holds(seen.rect, caret.x, caret.y));
  stage_close(&stage);
}

static void field__the_mouse_places_the_cursor_and_selects(void **state) {
  (void)state;
  Stage stage;
  Player player = {.entered = 0};
  stage_open(&stage, play, &player);
  field_set(&player.field, "abcdef");
  stage_settle(&stage);
  Rect rect = stage_find(&stage, ROLE_FIELD, "Name").rect;
  int y = rect.y + rect.h / 2, x = rect.x + 10; /* where the text begins */
  input_mouse(&stage.input, x + 8 * 2 + 1, y);
  input_button(&stage.input, true);
  stage_frame(&stage);
  assert_field(&player.field, "ab|cdef");
  input_mouse(&stage.input, x + 8 * 4 + 1, y);
  stage_frame(&stage);
  input_button(&stage.input, false);
  stage_settle(&stage);
  assert_field(&player.field, "ab[cd|ef");
  stage_close(&stage);
}

static void field__what_is_not_committed_shows_but_is_not_text(void **state) {
  (void)state;
  Stage stage;
  Player player = {.entered = 0};
  stage_open(&stage, play, &player);
  stage_press(&stage, KEY_TAB, 0);
  stage_type(&stage, "a");
  snprintf(stage.input.preedit, sizeof stage.input.preedit, "%s", "にほ");
  stage_frame(&stage);
  bool shown = false;
  for (const DrawCommand *c = stage.list->first; c; c = c->next) {
    shown = shown || (c->kind == DRAW_TEXT && c->length == 7);
  }
  assert_true(shown);
  assert_string_equal(player.field.now.text, "a");
  stage_close(&stage);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(field__typing_goes_in_at_the_cursor),
      cmocka_unit_test(field__the_cursor_steps_over_whole_characters),
      cmocka_unit_test(field__ctrl_steps_over_words),
      cmocka_unit_test(field__what_is_selected_is_replaced),
      cmocka_unit_test(field__the_clipboard_takes_and_gives),
      cmocka_unit_test(field__undo_takes_back_word_by_word),
      cmocka_unit_test(field__undo_forgets_the_oldest),
      cmocka_unit_test(field__what_does_not_fit_is_left_out),
      cmocka_unit_test(field__keys_of_others_are_left_alone),
      cmocka_unit_test(field__typing_keeps_its_keys_from_the_screen),
      cmocka_unit_test(field__the_mouse_places_the_cursor_and_selects),
      cmocka_unit_test(field__what_is_not_committed_shows_but_is_not_text),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
