/* SPDX-License-Identifier: MIT */
#include "base/diag.h"
#include "base/str.h"
#include "fake_services.h"
#include "screens/briefing_screen.h"
#include "screens/phrase.h"
#include "unit.h"

#include <string.h>

static void open_briefing(ScreenStage *on, FakeWorld *world,
                          const char *scenario) {
  static ScreenArgs args;
  args = (ScreenArgs){.scenario = scenario, .turn = SCREEN_NO_TURN};
  screen_stage_open(on, world, &briefing_screen_class, &args);
}

static void close_briefing(ScreenStage *on) {
  screen_stage_close(on);
  fake_world_close(on->world);
}

static void briefing__tells_who_calls_and_what_it_trains(void **state) {
  (void)state;
  ScreenStage on;
  open_briefing(&on, fake_world_open(), "cake-order");
  assert_true(stage_has(&on.stage, ROLE_TEXT, "The cake that was too small"));
  assert_true(stage_has(&on.stage, ROLE_TEXT, "Ines Carvalho"));
  assert_true(
      stage_has(&on.stage, ROLE_TEXT, "You are Robin of Harbour Lane Bakery."));
  const char *goal =
      phrase_technique(on.world->services.words, "apology", "apology");
  assert_true(stage_has(&on.stage, ROLE_CHIP, goal));
  close_briefing(&on);
}

static void briefing__enter_picks_up_with_a_seed_of_its_own(void **state) {
  (void)state;
  ScreenStage on;
  FakeWorld *world = fake_world_open();
  uint64_t seed = world->seed;
  open_briefing(&on, world, "cake-order");
  assert_string_equal(stage_focus(&on.stage), "Pick up");
  stage_press(&on.stage, KEY_ENTER, 0);
  assert_int_equal(on.move.to, SCREEN_CALL);
  const ScreenArgs *args = &on.move.args;
  assert_string_equal(args->scenario, "cake-order");
  assert_int_equal(args->setup.seed, seed);
  assert_false(args->setup.exam);
  assert_false(args->setup.self_paced);
  assert_int_equal(args->setup.response_percent, 100);
  assert_int_equal(args->turn, SCREEN_NO_TURN);
  assert_null(args->replay);
  close_briefing(&on);
}

static void briefing__how_one_plays_is_chosen_here(void **state) {
  (void)state;
  ScreenStage on;
  open_briefing(&on, fake_world_open(), "cake-order");
  stage_click(&on.stage, ROLE_TAB, "Exam");
  stage_click(&on.stage, ROLE_TAB, "At my own pace");
  stage_click(&on.stage, ROLE_BUTTON, "Pick up");
  assert_true(on.move.args.setup.exam);
  assert_true(on.move.args.setup.self_paced);
  close_briefing(&on);
}

static void briefing__pace_and_time_are_remembered(void **state) {
  (void)state;
  ScreenStage on;
  FakeWorld *world = fake_world_open();
  world->settings.response_percent = 150;
  open_briefing(&on, world, "cake-order");
  UiSeen slider = stage_find(&on.stage, ROLE_SLIDER, "Time to answer");
  assert_string_equal(slider.value, "150 %");
  stage_click(&on.stage, ROLE_TAB, "At my own pace");
  assert_false(stage_has(&on.stage, ROLE_SLIDER, "Time to answer"));
  assert_true(world->settings.self_paced);
  assert_int_equal(world->settings.response_percent, 150);
  close_briefing(&on);
}

static void briefing__one_goes_to_a_guest_and_picks_up_a_phone(void **state) {
  (void)state;
  ScreenStage on;
  open_briefing(&on, fake_world_open(), "undercooked-steak");
  assert_true(stage_has(&on.stage, ROLE_BUTTON, "Turn to them"));
  assert_true(stage_has(&on.stage, ROLE_TEXT, "In person"));
  close_briefing(&on);
}

static void briefing__in_person_ones_stance_and_eyes_count_too(void **state) {
  (void)state;
  ScreenStage on;
  FakeWorld *world = fake_world_open();
  const Locale *words = world->services.words;
  const char *always = locale_text(words, "screen.briefing.always");
  const char *here = locale_text(words, "screen.briefing.always_in_person");
  open_briefing(&on, world, "undercooked-steak");
  assert_true(stage_has(&on.stage, ROLE_TEXT, here));
  assert_false(stage_has(&on.stage, ROLE_TEXT, always));
  close_briefing(&on);
}

static void briefing__settings_and_back_know_the_call(void **state) {
  (void)state;
  ScreenStage on;
  open_briefing(&on, fake_world_open(), "cake-order");
  stage_press(&on.stage, (Key)(KEY_F1 + 9), 0);
  assert_int_equal(on.move.to, SCREEN_SETTINGS);
  assert_int_equal(on.move.args.back, SCREEN_BRIEFING);
  assert_string_equal(on.move.args.scenario, "cake-order");
  stage_press(&on.stage, KEY_ESCAPE, 0);
  assert_int_equal(on.move.to, SCREEN_PICKER);
  close_briefing(&on);
}

static void briefing__a_call_that_is_gone_harms_nobody(void **state) {
  (void)state;
  ScreenStage on;
  open_briefing(&on, fake_world_open(), "no-such-call");
  assert_true(
      stage_has(&on.stage, ROLE_TEXT, "This call cannot be played any more."));
  stage_press(&on.stage, KEY_ENTER, 0);
  assert_int_not_equal(on.move.to, SCREEN_CALL);
  close_briefing(&on);
}

/* ---- for its author ---- */

static void add_notes(FakeWorld *world, const char *scenario, int count) {
  Diags *notes = diags_create(world->arena, 8);
  for (int i = 0; i < count; i++) {
    Diag *note = diags_add(notes, SEVERITY_WARNING, "never-met",
                           "nobody ever gets to line %d", i);
    note->at.line = 41 + i;
    diag_set_hint(note, "take it out");
  }
  for (int i = 0; i < world->file_count; i++) {
    LibraryEntry *entry = &world->files[i].entry;
    if (strcmp(entry->id, scenario) == 0) { entry->notes = notes; }
  }
}

static void expect_fit(ScreenStage *on, int width, int height, int percent) {
  char memory[4096];
  Str faults = str_init(memory, sizeof memory);
  on->world->settings.text_percent = percent;
  on->stage.input.width = width;
  on->stage.input.height = height;
  stage_settle(&on->stage);
  stage_settle(&on->stage);
  if (seen_faults(on->stage.ui, &faults) > 0) { fail_msg("%s", faults.text); }
}

static void briefing__notes_for_the_author_wait_behind_a_button(void **state) {
  (void)state;
  ScreenStage on;
  FakeWorld *world = fake_world_open();
  open_briefing(&on, world, "cake-order");
  assert_string_equal(world->checked, "cake-order");
  const char *button = "3 notes for the author of this call";
  assert_false(stage_has(&on.stage, ROLE_BUTTON, button));
  add_notes(world, "cake-order", 3);
  stage_settle(&on.stage);
  assert_string_equal(stage_focus(&on.stage), "Pick up");
  assert_false(stage_has(&on.stage, ROLE_TEXT, "Line 42: never-met"));
  stage_click(&on.stage, ROLE_BUTTON, button);
  stage_settle(&on.stage);
  assert_true(stage_has(&on.stage, ROLE_TEXT, "Line 42: never-met"));
  assert_true(stage_has(&on.stage, ROLE_TEXT, "Nobody ever gets to line 1."));
  assert_true(stage_has(&on.stage, ROLE_TEXT, "take it out"));
  expect_fit(&on, 1280, 720, 200);
  expect_fit(&on, 640, 480, 200);
  expect_fit(&on, 1280, 720, 100);
  stage_press(&on.stage, KEY_ESCAPE, 0);
  assert_int_equal(on.move.to, SCREEN_STAY);
  assert_false(stage_has(&on.stage, ROLE_TEXT, "Line 42: never-met"));
  close_briefing(&on);
}

static void briefing__a_call_without_notes_has_no_button(void **state) {
  (void)state;
  ScreenStage on;
  FakeWorld *world = fake_world_open();
  add_notes(world, "cake-order", 0);
  add_notes(world, "hotel-suite", 1);
  open_briefing(&on, world, "cake-order");
  UiSeen seen;
  for (int i = 0; seen_nth(on.stage.ui, i, &seen); i++) {
    assert_null(strstr(seen.name, "author"));
  }
  close_briefing(&on);
}

static void briefing__in_a_shift_nobody_writes_calls(void **state) {
  (void)state;
  ScreenStage on;
  FakeWorld *world = fake_world_open();
  add_notes(world, "cake-order", 1);
  const ScreenArgs args = {.scenario = "cake-order",
                           .plan = "cake-order hotel-suite",
                           .turn = SCREEN_NO_TURN};
  screen_stage_open(&on, world, &briefing_screen_class, &args);
  assert_null(world->checked);
  assert_false(
      stage_has(&on.stage, ROLE_BUTTON, "1 note for the author of this call"));
  close_briefing(&on);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(briefing__notes_for_the_author_wait_behind_a_button),
      cmocka_unit_test(briefing__a_call_without_notes_has_no_button),
      cmocka_unit_test(briefing__in_a_shift_nobody_writes_calls),
      cmocka_unit_test(briefing__tells_who_calls_and_what_it_trains),
      cmocka_unit_test(briefing__enter_picks_up_with_a_seed_of_its_own),
      cmocka_unit_test(briefing__how_one_plays_is_chosen_here),
      cmocka_unit_test(briefing__pace_and_time_are_remembered),
      cmocka_unit_test(briefing__one_goes_to_a_guest_and_picks_up_a_phone),
      cmocka_unit_test(briefing__in_person_ones_stance_and_eyes_count_too),
      cmocka_unit_test(briefing__settings_and_back_know_the_call),
      cmocka_unit_test(briefing__a_call_that_is_gone_harms_nobody),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
