/* SPDX-License-Identifier: MIT */
#include "fake_services.h"
#include "screens/settings_screen.h"
#include "screens/title_screen.h"
#include "unit.h"

static const ScreenArgs NO_ARGS = {.turn = SCREEN_NO_TURN};

static FakeWorld *empty_world(void) {
  FakeWorld *world = fake_world_open();
  world->profile_count = 0;
  world->current = -1;
  return world;
}

static void open_title(ScreenStage *on, FakeWorld *world) {
  screen_stage_open(on, world, &title_screen_class, &NO_ARGS);
}

static void close_title(ScreenStage *on) {
  screen_stage_close(on);
  fake_world_close(on->world);
}

static const char *current_name(const ScreenStage *on) {
  const FakeWorld *world = on->world;
  return world->current < 0 ? "" : world->profiles[world->current].name;
}

/* ---- the first start ---- */

static void title__a_name_and_enter_lead_to_the_calls(void **state) {
  (void)state;
  ScreenStage on;
  open_title(&on, empty_world());
  stage_type(&on.stage, "Robin");
  stage_press(&on.stage, KEY_ENTER, 0);
  assert_string_equal(current_name(&on), "Robin");
  assert_int_equal(on.move.to, SCREEN_PICKER);
  close_title(&on);
}

static void title__without_a_name_nothing_begins(void **state) {
  (void)state;
  ScreenStage on;
  open_title(&on, empty_world());
  assert_true(stage_find(&on.stage, ROLE_BUTTON, "Begin").disabled);
  stage_press(&on.stage, KEY_ENTER, 0);
  assert_int_equal(on.move.to, SCREEN_STAY);
  assert_int_equal(on.world->profile_count, 0);
  close_title(&on);
}

static bool refuse(void *world, const char *name, Err *err) {
  (void)world;
  (void)name;
  return err_set(err, ERR_STORE, "there is another one of that name");
}

static void
title__what_was_typed_outlives_a_look_at_the_settings(void **state) {
  (void)state;
  ScreenStage on;
  open_title(&on, empty_world());
  stage_type(&on.stage, "Rob");
  stage_press(&on.stage, (Key)(KEY_F1 + 9), 0);
  assert_int_equal(on.move.to, SCREEN_SETTINGS);
  ScreenStage settings, back;
  screen_stage_open(&settings, on.world, &settings_screen_class, &on.move.args);
  stage_press(&settings.stage, KEY_ESCAPE, 0);
  assert_int_equal(settings.move.to, SCREEN_TITLE);
  screen_stage_open(&back, on.world, &title_screen_class, &settings.move.args);
  stage_type(&back.stage, "in");
  stage_press(&back.stage, KEY_ENTER, 0);
  assert_string_equal(current_name(&back), "Robin");
  screen_stage_close(&back);
  screen_stage_close(&settings);
  close_title(&on);
}

static void title__a_name_that_is_refused_is_explained(void **state) {
  (void)state;
  ScreenStage on;
  FakeWorld *world = empty_world();
  world->services.create_profile = refuse;
  open_title(&on, world);
  stage_type(&on.stage, "Robin");
  stage_click(&on.stage, ROLE_BUTTON, "Begin");
  assert_int_equal(on.move.to, SCREEN_STAY);
  assert_true(
      stage_has(&on.stage, ROLE_TEXT, "There is another one of that name."));
  close_title(&on);
}

static void title__says_what_it_is_and_what_it_does_not_prove(void **state) {
  (void)state;
  ScreenStage on;
  open_title(&on, empty_world());
  assert_true(stage_has(&on.stage, ROLE_TEXT,
                        "Evenkeel trains what you say and do. It does not "
                        "prove that a real caller will calm down."));
  close_title(&on);
}

static void title__asks_nobodys_name_before_it_knows(void **state) {
  (void)state;
  ScreenStage on;
  FakeWorld *world = empty_world();
  world->ready = false;
  open_title(&on, world);
  assert_false(stage_has(&on.stage, ROLE_FIELD, "What may we call you?"));
  world->ready = true;
  stage_settle(&on.stage);
  assert_string_equal(stage_focus(&on.stage), "What may we call you?");
  close_title(&on);
}

static void title__results_that_are_not_kept_are_announced(void **state) {
  (void)state;
  ScreenStage on;
  FakeWorld *world = empty_world();
  err_set_file(&world->trouble, ERR_STORE, "/home/sam/evenkeel.db",
               "the disk is full");
  open_title(&on, world);
  assert_true(
      stage_has(&on.stage, ROLE_HEADING, "Results are not kept this time"));
  assert_true(stage_has(&on.stage, ROLE_TEXT, "The disk is full."));
  assert_true(stage_has(&on.stage, ROLE_TEXT, "/home/sam/evenkeel.db"));
  close_title(&on);
}

/* ---- later ---- */

static void title__enter_is_enough_to_go_on(void **state) {
  (void)state;
  ScreenStage on;
  open_title(&on, fake_world_open());
  assert_true(
      stage_has(&on.stage, ROLE_HEADING, "Good to have you here, Sam."));
  stage_press(&on.stage, KEY_ENTER, 0);
  assert_int_equal(on.move.to, SCREEN_PICKER);
  close_title(&on);
}

static void title__leads_everywhere(void **state) {
  (void)state;
  static const struct {
    const char *button;
    ScreenId to;
  } ways[] = {{"Leaderboard", SCREEN_BOARD},
              {"Settings", SCREEN_SETTINGS},
              {"Quit", SCREEN_QUIT}};
  ScreenStage on;
  open_title(&on, fake_world_open());
  for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
    stage_click(&on.stage, ROLE_BUTTON, ways[i].button);
    assert_int_equal(on.move.to, ways[i].to);
    assert_int_equal(on.move.args.back, SCREEN_TITLE);
  }
  close_title(&on);
}

static void title__who_was_deleted_last_leaves_a_choice(void **state) {
  (void)state;
  ScreenStage on;
  FakeWorld *world = fake_world_open();
  world->current = -1;
  open_title(&on, world);
  stage_click(&on.stage, ROLE_BUTTON, "Choose your name");
  stage_click(&on.stage, ROLE_BUTTON, "Sam");
  assert_string_equal(current_name(&on), "Sam");
  assert_true(stage_has(&on.stage, ROLE_BUTTON, "Take your first call"));
  close_title(&on);
}

/* ---- who plays ---- */

static void title__another_name_can_be_added(void **state) {
  (void)state;
  ScreenStage on;
  open_title(&on, fake_world_open());
  stage_click(&on.stage, ROLE_BUTTON, "Somebody else plays");
  stage_click(&on.stage, ROLE_BUTTON, "New name");
  stage_type(&on.stage, "Ada");
  stage_press(&on.stage, KEY_ENTER, 0);
  assert_string_equal(current_name(&on), "Ada");
  assert_false(stage_has(&on.stage, ROLE_DIALOG, "New name"));
  close_title(&on);
}

static void title__a_name_can_be_changed(void **state) {
  (void)state;
  ScreenStage on;
  open_title(&on, fake_world_open());
  stage_click(&on.stage, ROLE_BUTTON, "Somebody else plays");
  stage_click(&on.stage, ROLE_BUTTON, "Change the name of Sam");
  stage_type(&on.stage, "uel");
  stage_click(&on.stage, ROLE_BUTTON, "Save");
  assert_string_equal(on.world->profiles[0].name, "Samuel");
  assert_true(stage_has(&on.stage, ROLE_DIALOG, "Who plays?"));
  close_title(&on);
}

static void title__deleting_asks_first(void **state) {
  (void)state;
  ScreenStage on;
  open_title(&on, fake_world_open());
  stage_click(&on.stage, ROLE_BUTTON, "Somebody else plays");
  stage_click(&on.stage, ROLE_BUTTON, "Delete Sam");
  assert_true(stage_has(&on.stage, ROLE_DIALOG, "Delete for good?"));
  assert_string_equal(stage_focus(&on.stage), "Cancel");
  stage_press(&on.stage, KEY_ESCAPE, 0);
  assert_int_equal(on.world->profile_count, 1);
  stage_click(&on.stage, ROLE_BUTTON, "Delete Sam");
  stage_click(&on.stage, ROLE_BUTTON, "Delete for good");
  assert_int_equal(on.world->profile_count, 0);
  assert_true(stage_has(&on.stage, ROLE_FIELD, "What may we call you?"));
  close_title(&on);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(title__a_name_and_enter_lead_to_the_calls),
      cmocka_unit_test(title__without_a_name_nothing_begins),
      cmocka_unit_test(title__what_was_typed_outlives_a_look_at_the_settings),
      cmocka_unit_test(title__a_name_that_is_refused_is_explained),
      cmocka_unit_test(title__says_what_it_is_and_what_it_does_not_prove),
      cmocka_unit_test(title__asks_nobodys_name_before_it_knows),
      cmocka_unit_test(title__results_that_are_not_kept_are_announced),
      cmocka_unit_test(title__enter_is_enough_to_go_on),
      cmocka_unit_test(title__leads_everywhere),
      cmocka_unit_test(title__who_was_deleted_last_leaves_a_choice),
      cmocka_unit_test(title__another_name_can_be_added),
      cmocka_unit_test(title__a_name_can_be_changed),
      cmocka_unit_test(title__deleting_asks_first),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
