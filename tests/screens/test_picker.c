/* SPDX-License-Identifier: MIT */
#include "fake_services.h"
#include "screens/phrase.h"
#include "screens/picker_screen.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

static const ScreenArgs NO_ARGS = {.turn = SCREEN_NO_TURN};
static const char CAKE[] = "The cake that was too small",
                  STEAK[] = "The steak that came back raw",
                  STRIP[] = "The strip by the back fence",
                  FERRY[] = "It says so on your own page";

/* However many calls are shipped, these four. */
static FakeWorld *four_calls(void) {
  static const char *const FOUR[] = {"cake-order", "misinformed-customer",
                                     "mowed-seedlings", "undercooked-steak"};
  FakeWorld *world = fake_world_open();
  int kept = 0;
  for (int i = 0; i < world->file_count; i++) {
    for (size_t k = 0; k < sizeof FOUR / sizeof *FOUR; k++) {
      bool is = strcmp(world->files[i].entry.id, FOUR[k]) == 0;
      if (is) { world->files[kept++] = world->files[i]; }
    }
  }
  world->file_count = kept;
  return world;
}

static void open_picker(ScreenStage *on, FakeWorld *world) {
  screen_stage_open(on, world, &picker_screen_class, &NO_ARGS);
}

static void close_picker(ScreenStage *on) {
  screen_stage_close(on);
  fake_world_close(on->world);
}

static bool has_call(const ScreenStage *on, const char *title) {
  return stage_has(&on->stage, ROLE_BUTTON, title);
}

static const char *skill_name(const ScreenStage *on, const char *id) {
  return phrase_technique(on->world->services.words, id, id);
}

static void picker__a_new_hire_begins_with_the_easiest_call(void **state) {
  (void)state;
  ScreenStage on;
  open_picker(&on, four_calls());
  assert_string_equal(stage_focus(&on.stage), CAKE);
  assert_true(stage_has(&on.stage, ROLE_TEXT, "A good first call"));
  stage_press(&on.stage, KEY_ENTER, 0);
  assert_int_equal(on.move.to, SCREEN_BRIEFING);
  assert_string_equal(on.move.args.scenario, "cake-order");
  close_picker(&on);
}

static void picker__who_has_played_is_told_her_best(void **state) {
  (void)state;
  ScreenStage on;
  FakeWorld *world = four_calls();
  world->profiles[0].attempts = 3;
  world->best = (BestResult){.tries = 3, .best = 847};
  open_picker(&on, world);
  assert_false(stage_has(&on.stage, ROLE_TEXT, "A good first call"));
  assert_true(stage_has(&on.stage, ROLE_TEXT, "84.7 of 100"));
  assert_true(stage_has(&on.stage, ROLE_TEXT, "your best, 3 tries"));
  close_picker(&on);
}

static void picker__says_how_the_best_was_reached(void **state) {
  (void)state;
  ScreenStage on;
  FakeWorld *world = four_calls();
  world->best =
      (BestResult){.tries = 3, .best = 984, .setting = {true, 100, false}};
  open_picker(&on, world);
  assert_true(stage_has(&on.stage, ROLE_TEXT, "at your own pace"));
  world->best.setting = (AttemptSetting){false, 150, false};
  stage_settle(&on.stage);
  assert_true(stage_has(&on.stage, ROLE_TEXT, "with 150 % time to answer"));
  world->best.setting = (AttemptSetting){false, 100, false};
  stage_settle(&on.stage);
  assert_false(stage_has(&on.stage, ROLE_TEXT, "with 100 % time to answer"));
  close_picker(&on);
}

static void expect_next(const char *untried, const char *after,
                        const char *title) {
  ScreenStage on;
  FakeWorld *world = four_calls();
  world->best = (BestResult){.tries = 1, .best = 500};
  world->untried = untried;
  ScreenArgs args = NO_ARGS;
  args.scenario = after;
  screen_stage_open(&on, world, &picker_screen_class, &args);
  assert_string_equal(stage_focus(&on.stage), title);
  assert_true(stage_find(&on.stage, ROLE_BUTTON, title).visible.h > 0);
  close_picker(&on);
}

static void picker__after_a_call_the_next_one_is_offered(void **state) {
  (void)state;
  expect_next(NULL, "cake-order", STEAK);
  expect_next("misinformed-customer", "cake-order", FERRY);
  expect_next("cake-order", "misinformed-customer", CAKE);
  expect_next(NULL, NULL, CAKE);
}

/* Titles in reading order, apart from each other by a bar. */
static void list_calls(const ScreenStage *on, char *memory, size_t size) {
  Str names = str_init(memory, size);
  UiSeen seen;
  for (int i = 0; seen_nth(on->stage.ui, i, &seen); i++) {
    const char *const all[] = {CAKE, STEAK, STRIP, FERRY};
    for (int k = 0; k < 4; k++) {
      bool is = seen.role == ROLE_BUTTON && strcmp(seen.name, all[k]) == 0;
      if (is) { str_addf(&names, "%d", k); }
    }
  }
}

static void picker__shows_no_more_than_one_looks_through(void **state) {
  (void)state;
  ScreenStage on;
  FakeWorld *world = four_calls();
  for (int i = 0; i < 210; i++) {
    char id[16];
    snprintf(id, sizeof id, "z%03d", i);
    fake_world_break(world, id, "it is broken");
  }
  open_picker(&on, world);
  assert_true(has_call(&on, CAKE));
  assert_true(has_call(&on, "z195 cannot be played"));
  assert_false(has_call(&on, "z196 cannot be played"));
  assert_true(stage_has(&on.stage, ROLE_TEXT,
                        "There are 14 more calls: search for them."));
  close_picker(&on);
}

static void picker__easy_calls_come_first(void **state) {
  (void)state;
  ScreenStage on;
  open_picker(&on, four_calls());
  char order[16];
  list_calls(&on, order, sizeof order);
  assert_string_equal(order, "0123");
  close_picker(&on);
}

static void picker__finds_by_every_word_wherever_it_stands(void **state) {
  (void)state;
  ScreenStage on;
  open_picker(&on, four_calls());
  stage_press(&on.stage, INPUT_KEY('F'), 0);
  stage_type(&on.stage, "DOG  rosa");
  char order[16];
  list_calls(&on, order, sizeof order);
  assert_string_equal(order, "3");
  close_picker(&on);
}

static void picker__finds_by_what_a_call_trains(void **state) {
  (void)state;
  ScreenStage on;
  open_picker(&on, four_calls());
  stage_press(&on.stage, INPUT_KEY('F'), 0);
  stage_type(&on.stage, skill_name(&on, "guide_to_policy"));
  assert_true(has_call(&on, FERRY));
  assert_false(has_call(&on, CAKE));
  close_picker(&on);
}

static void picker__what_is_not_found_can_be_taken_back(void **state) {
  (void)state;
  ScreenStage on;
  open_picker(&on, four_calls());
  stage_press(&on.stage, INPUT_KEY('F'), 0);
  stage_type(&on.stage, "xyzzy");
  assert_true(stage_has(&on.stage, ROLE_TEXT, "No call fits all of that."));
  stage_click(&on.stage, ROLE_BUTTON, "Show all calls");
  assert_true(has_call(&on, CAKE));
  close_picker(&on);
}

static void picker__a_level_leaves_only_its_calls(void **state) {
  (void)state;
  ScreenStage on;
  open_picker(&on, four_calls());
  stage_click(&on.stage, ROLE_TAB, "3");
  char order[16];
  list_calls(&on, order, sizeof order);
  assert_string_equal(order, "12");
  stage_click(&on.stage, ROLE_TAB, "5");
  assert_true(stage_has(&on.stage, ROLE_TEXT, "No call fits all of that."));
  close_picker(&on);
}

static void picker__a_skill_leaves_only_calls_that_train_it(void **state) {
  (void)state;
  ScreenStage on;
  open_picker(&on, four_calls());
  stage_click(&on.stage, ROLE_BUTTON, "Any skill");
  const char *skill = skill_name(&on, "offer_options");
  char chip[128];
  snprintf(chip, sizeof chip, "%s (1)", skill);
  stage_click(&on.stage, ROLE_CHIP, chip);
  char order[16];
  list_calls(&on, order, sizeof order);
  assert_string_equal(order, "1");
  stage_click(&on.stage, ROLE_BUTTON, skill);
  stage_click(&on.stage, ROLE_BUTTON, "Any skill");
  list_calls(&on, order, sizeof order);
  assert_string_equal(order, "0123");
  close_picker(&on);
}

static void picker__a_broken_call_says_why_and_the_rest_play(void **state) {
  (void)state;
  ScreenStage on;
  FakeWorld *world = four_calls();
  fake_world_break(world, "late", "there is no node \"ofer\"");
  open_picker(&on, world);
  assert_true(stage_has(&on.stage, ROLE_BUTTON, "late cannot be played"));
  assert_true(stage_has(&on.stage, ROLE_TEXT, "There is no node \"ofer\"."));
  assert_true(stage_has(&on.stage, ROLE_TEXT, "late, line 41, column 15"));
  for (int i = 0; i < 4; i++) { stage_press(&on.stage, KEY_DOWN, 0); }
  assert_string_equal(stage_focus(&on.stage), "late cannot be played");
  stage_press(&on.stage, KEY_ENTER, 0);
  assert_int_equal(on.move.to, SCREEN_STAY);
  assert_int_equal(world->reloaded, 1);
  stage_click(&on.stage, ROLE_BUTTON, CAKE);
  assert_int_equal(on.move.to, SCREEN_BRIEFING);
  close_picker(&on);
}

static void picker__what_still_loads_is_shown(void **state) {
  (void)state;
  ScreenStage on;
  FakeWorld *world = four_calls();
  fake_world_load(world, "late");
  open_picker(&on, world);
  assert_true(stage_has(&on.stage, ROLE_TEXT, "late is being read …"));
  close_picker(&on);
}

static void picker__without_calls_it_says_what_to_do(void **state) {
  (void)state;
  ScreenStage on;
  FakeWorld *world = four_calls();
  world->file_count = 0;
  open_picker(&on, world);
  assert_true(stage_has(
      &on.stage, ROLE_TEXT,
      "There are no calls here. Put scenario files into the folder scenarios "
      "of Evenkeel, then start it again."));
  stage_press(&on.stage, KEY_ESCAPE, 0);
  assert_int_equal(on.move.to, SCREEN_TITLE);
  close_picker(&on);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(picker__a_new_hire_begins_with_the_easiest_call),
      cmocka_unit_test(picker__who_has_played_is_told_her_best),
      cmocka_unit_test(picker__after_a_call_the_next_one_is_offered),
      cmocka_unit_test(picker__says_how_the_best_was_reached),
      cmocka_unit_test(picker__shows_no_more_than_one_looks_through),
      cmocka_unit_test(picker__easy_calls_come_first),
      cmocka_unit_test(picker__finds_by_every_word_wherever_it_stands),
      cmocka_unit_test(picker__finds_by_what_a_call_trains),
      cmocka_unit_test(picker__what_is_not_found_can_be_taken_back),
      cmocka_unit_test(picker__a_level_leaves_only_its_calls),
      cmocka_unit_test(picker__a_skill_leaves_only_calls_that_train_it),
      cmocka_unit_test(picker__a_broken_call_says_why_and_the_rest_play),
      cmocka_unit_test(picker__what_still_loads_is_shown),
      cmocka_unit_test(picker__without_calls_it_says_what_to_do),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
