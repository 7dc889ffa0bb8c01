/* SPDX-License-Identifier: MIT */
/* A shift through its own screens: chosen, broken up by breaks, and told. */
#include "base/arena.h"
#include "fake_services.h"
#include "screens/break_screen.h"
#include "screens/briefing_screen.h"
#include "screens/debrief_screen.h"
#include "screens/shift_debrief_screen.h"
#include "screens/shift_screen.h"
#include "shipped.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#define PLAN "cake-order undercooked-steak misinformed-customer"

enum { DAY_BYTES = 256 * 1024 };

typedef struct {
  FakeWorld *world;
  ScreenStage on;
  ScreenArgs args;
  char memory[DAY_BYTES];
} Day;

static void open_day(Day *day, const ScreenClass *kind, ScreenArgs args) {
  day->world = fake_world_open();
  day->args = args;
  day->args.turn = SCREEN_NO_TURN;
  screen_stage_open(&day->on, day->world, kind, &day->args);
}

static void close_day(Day *day) {
  screen_stage_close(&day->on);
  fake_world_close(day->world);
}

/* The first call of a golden shift as a replay of its own. */
static const char *first_call(Day *day, const char *golden, size_t *length) {
  char *file = shipped_file(golden);
  char *begin = strstr(strstr(file, "\"calls\""), "{ \"replay\"");
  if (!begin) { begin = strstr(strstr(file, "\"calls\""), "{"); }
  const char *end = strstr(begin, "] }");
  assert_non_null(end);
  *length = (size_t)(end - begin) + 3;
  assert_true(*length < DAY_BYTES);
  memcpy(day->memory, begin, *length);
  day->memory[*length] = '\0';
  free(file);
  return day->memory;
}

static void open_break(Day *day, const char *golden) {
  ScreenArgs args = {.plan = PLAN};
  args.replay = first_call(day, golden, &args.replay_length);
  open_day(day, &break_screen_class, args);
}

static void shift__three_calls_are_set_and_begin_with_a_briefing(void **state) {
  (void)state;
  static Day day;
  open_day(&day, &shift_screen_class, (ScreenArgs){0});
  stage_click(&day.on.stage, ROLE_BUTTON, "Three calls to begin with");
  stage_click(&day.on.stage, ROLE_BUTTON, "Begin the shift");
  const ScreenMove *move = &day.on.move;
  assert_int_equal(move->to, SCREEN_BRIEFING);
  assert_non_null(move->args.plan);
  assert_int_equal(strncmp(move->args.plan, move->args.scenario,
                           strlen(move->args.scenario)),
                   0);
  assert_true(move->args.setup.in_shift);
  assert_false(move->args.setup.rings_back);
  assert_int_equal(move->args.setup.composure, 700);
  close_day(&day);
}

static void
shift__a_call_of_ones_own_is_not_set_before_shipped_ones(void **state) {
  (void)state;
  static Day day;
  open_day(&day, &shift_screen_class, (ScreenArgs){0});
  FakeWorld *world = day.on.world;
  for (int i = 0; i < world->file_count; i++) {
    LibraryEntry *entry = &world->files[i].entry;
    entry->own = str_equal(entry->id, "cake-order");
  }
  stage_click(&day.on.stage, ROLE_BUTTON, "Three calls to begin with");
  stage_click(&day.on.stage, ROLE_BUTTON, "Begin the shift");
  assert_non_null(day.on.move.args.plan);
  assert_null(strstr(day.on.move.args.plan, "cake-order"));
  close_day(&day);
}

static void shift__nothing_begins_before_a_call_is_chosen(void **state) {
  (void)state;
  static Day day;
  open_day(&day, &shift_screen_class, (ScreenArgs){0});
  stage_press(&day.on.stage, INPUT_KEY('F'), 0);
  assert_int_equal(day.on.move.to, SCREEN_STAY);
  close_day(&day);
}

static void shift__a_briefing_keeps_the_seed_of_the_shift(void **state) {
  (void)state;
  static Day day;
  open_day(&day, &briefing_screen_class,
           (ScreenArgs){.scenario = "cake-order",
                        .plan = PLAN,
                        .setup = {.seed = 77,
                                  .in_shift = true,
                                  .rings_back = true,
                                  .response_percent = 100,
                                  .composure = 300}});
  assert_true(stage_has(&day.on.stage, ROLE_HEADING, "Rings back"));
  stage_click(&day.on.stage, ROLE_BUTTON, "Pick up");
  assert_int_equal(day.on.move.to, SCREEN_CALL);
  assert_int_equal(day.on.move.args.setup.seed, 77);
  assert_int_equal(day.on.move.args.setup.composure, 300);
  assert_string_equal(day.on.move.args.plan, PLAN);
  close_day(&day);
}

static void shift__a_rest_goes_into_the_next_call(void **state) {
  (void)state;
  static Day day;
  open_break(&day, "tests/shifts/steady.json");
  stage_click(&day.on.stage, ROLE_BUTTON, "Breathe");
  stage_click(&day.on.stage, ROLE_BUTTON, "Take the next call");
  const ScreenArgs *args = &day.on.move.args;
  assert_int_equal(day.on.move.to, SCREEN_BRIEFING);
  assert_string_equal(args->scenario, "undercooked-steak");
  assert_int_equal(args->setup.composure, 780);
  assert_int_equal(args->setup.seed, 3);
  assert_non_null(strstr(args->shift, "\"do\":\"breathe\""));
  close_day(&day);
}

static void shift__who_is_let_down_rings_next(void **state) {
  (void)state;
  static Day day;
  open_break(&day, "tests/shifts/rings-back.json");
  stage_click(&day.on.stage, ROLE_BUTTON, "Take a walk");
  stage_click(&day.on.stage, ROLE_BUTTON, "Drink a glass of water");
  stage_click(&day.on.stage, ROLE_BUTTON, "Take the next call");
  const ScreenArgs *args = &day.on.move.args;
  assert_string_equal(args->scenario, "cake-order");
  assert_true(args->setup.rings_back);
  close_day(&day);
}

static void shift__a_task_done_in_the_break_keeps_the_promise(void **state) {
  (void)state;
  static Day day;
  open_break(&day, "tests/shifts/rings-back.json");
  stage_click(&day.on.stage, ROLE_BUTTON, "Send the 95 euros back");
  stage_click(&day.on.stage, ROLE_BUTTON, "Take a walk");
  stage_click(&day.on.stage, ROLE_BUTTON, "Take the next call");
  assert_false(day.on.move.args.setup.rings_back);
  assert_string_equal(day.on.move.args.scenario, "undercooked-steak");
  close_day(&day);
}

static int place_of(const Stage *stage, UiRole role, const char *name) {
  UiSeen seen;
  for (int i = 0; seen_nth(stage->ui, i, &seen); i++) {
    if (seen.role == role && strcmp(seen.name, name) == 0) { return i; }
  }
  fail_msg("no \"%s\"", name);
  return -1;
}

static void shift__what_keeps_a_promise_in_time_comes_first(void **state) {
  (void)state;
  static Day day;
  open_break(&day, "tests/shifts/rings-back.json");
  const Stage *stage = &day.on.stage;
  int keeps = place_of(stage, ROLE_BUTTON, "Send the 95 euros back");
  int diary = place_of(
      stage, ROLE_BUTTON,
      "Put Ms. Carvalho in the diary: ring on Tuesday, ask how it was");
  assert_true(keeps < diary);
  int due =
      place_of(stage, ROLE_TEXT, "Ines Carvalho: Send the money back tonight");
  int kept = place_of(stage, ROLE_TEXT, "kept");
  assert_true(due < kept);
  close_day(&day);
}

static void shift__an_exam_begins_as_one(void **state) {
  (void)state;
  static Day day;
  open_day(&day, &shift_screen_class, (ScreenArgs){0});
  stage_click(&day.on.stage, ROLE_TAB, "Exam");
  stage_click(&day.on.stage, ROLE_BUTTON, "Three calls to begin with");
  stage_click(&day.on.stage, ROLE_BUTTON, "Begin the shift");
  assert_true(day.on.move.args.setup.exam);
  static Day next;
  open_day(&next, &briefing_screen_class, day.on.move.args);
  assert_false(stage_has(&next.on.stage, ROLE_METER, "Your composure"));
  stage_click(&next.on.stage, ROLE_BUTTON, "Pick up");
  assert_true(next.on.move.args.setup.exam);
  close_day(&next);
  close_day(&day);
}

static void expect_told(const Day *day, bool told) {
  const Stage *stage = &day->on.stage;
  assert_int_equal(stage_has(stage, ROLE_METER, "Your composure"), told);
  assert_int_equal(stage_has(stage, ROLE_HEADING, "What you promised"), told);
  assert_int_equal(stage_has(stage, ROLE_TEXT, "keeps a promise in time"),
                   told);
}

static void shift__an_exam_tells_nothing_in_the_breaks(void **state) {
  (void)state;
  static Day day;
  open_break(&day, "tests/shifts/rings-back.json");
  expect_told(&day, true);
  close_day(&day);
  ScreenArgs args = {.plan = PLAN, .setup = {.exam = true}};
  args.replay =
      first_call(&day, "tests/shifts/rings-back.json", &args.replay_length);
  open_day(&day, &break_screen_class, args);
  expect_told(&day, false);
  stage_click(&day.on.stage, ROLE_BUTTON, "Breathe");
  stage_click(&day.on.stage, ROLE_BUTTON, "Take the next call");
  assert_true(day.on.move.args.setup.exam);
  close_day(&day);
}

static void shift__an_exam_is_stored_as_one(void **state) {
  (void)state;
  static Day day;
  char *file = shipped_file("tests/shifts/rings-back.json");
  open_day(&day, &shift_debrief_screen_class,
           (ScreenArgs){.shift = file,
                        .shift_length = strlen(file),
                        .plan = "cake-order misinformed-customer",
                        .setup = {.exam = true},
                        .fresh = true});
  assert_true(day.world->saved.exam);
  assert_true(stage_has(&day.on.stage, ROLE_TEXT, "Exam"));
  free(file);
  close_day(&day);
}

static void shift__after_the_last_call_it_ends(void **state) {
  (void)state;
  static Day day;
  ScreenArgs args = {.plan = "cake-order"};
  args.replay =
      first_call(&day, "tests/shifts/steady.json", &args.replay_length);
  open_day(&day, &break_screen_class, args);
  stage_click(&day.on.stage, ROLE_BUTTON, "End the shift");
  assert_int_equal(day.on.move.to, SCREEN_SHIFT_DEBRIEF);
  close_day(&day);
}

static void shift__its_debrief_tells_all_of_it(void **state) {
  (void)state;
  static Day day;
  char *file = shipped_file("tests/shifts/rings-back.json");
  open_day(&day, &shift_debrief_screen_class,
           (ScreenArgs){.shift = file, .shift_length = strlen(file)});
  assert_true(stage_has(&day.on.stage, ROLE_TEXT, "70.3 of 100"));
  assert_true(stage_has(&day.on.stage, ROLE_TEXT, "5 of 6 promises kept"));
  stage_click(&day.on.stage, ROLE_BUTTON, "Keep it as a file");
  assert_int_equal(day.world->kept_count, 1);
  stage_click(&day.on.stage, ROLE_BUTTON, "To the calls");
  assert_int_equal(day.on.move.to, SCREEN_PICKER);
  free(file);
  close_day(&day);
}

static void open_end(Day *day, char *file, const char *plan) {
  open_day(day, &shift_debrief_screen_class,
           (ScreenArgs){.shift = file,
                        .shift_length = strlen(file),
                        .plan = plan,
                        .fresh = true});
}

static void shift__it_is_stored_as_an_attempt_at_its_plan(void **state) {
  (void)state;
  static Day day;
  char *file = shipped_file("tests/shifts/rings-back.json");
  open_end(&day, file, "cake-order misinformed-customer");
  const FakeWorld *world = day.world;
  assert_int_equal(world->saved_count, 1);
  assert_string_equal(world->saved.scenario,
                      "shift.cake-order+misinformed-customer");
  assert_int_equal(world->saved.score, 703);
  assert_int_equal(world->saved.seed, 2);
  assert_true(
      stage_has(&day.on.stage, ROLE_HEADING, "The best shifts of these calls"));
  free(file);
  close_day(&day);
}

static void shift__one_that_was_left_is_not_stored(void **state) {
  (void)state;
  static Day day;
  char *file = shipped_file("tests/shifts/rings-back.json");
  open_end(&day, file, PLAN);
  assert_int_equal(day.world->saved_count, 0);
  free(file);
  close_day(&day);
}

static void shift__who_leaves_a_break_sees_what_it_came_to(void **state) {
  (void)state;
  static Day day;
  open_break(&day, "tests/shifts/steady.json");
  stage_press(&day.on.stage, KEY_ESCAPE, 0);
  assert_int_equal(day.on.move.to, SCREEN_SHIFT_DEBRIEF);
  close_day(&day);
}

/* A file may leave out the break after its last call: it is on all the same. */
static void shift__the_break_after_the_last_call_is_always_on(void **state) {
  (void)state;
  static Day day;
  char *file = shipped_file("tests/shifts/steady.json");
  open_day(&day, &break_screen_class,
           (ScreenArgs){.shift = file,
                        .shift_length = strlen(file),
                        .plan = "cake-order undercooked-steak "
                                "misinformed-customer late-order"});
  stage_click(&day.on.stage, ROLE_BUTTON, "Take a walk");
  stage_click(&day.on.stage, ROLE_BUTTON, "Take the next call");
  assert_int_equal(day.on.move.to, SCREEN_BRIEFING);
  assert_string_equal(day.on.move.args.scenario, "late-order");
  assert_non_null(strstr(day.on.move.args.shift, ",[{\"do\":\"walk\"}]]}"));
  free(file);
  close_day(&day);
}

static void shift__a_briefing_names_what_was_not_kept(void **state) {
  (void)state;
  static Day day;
  open_break(&day, "tests/shifts/rings-back.json");
  stage_click(&day.on.stage, ROLE_BUTTON, "Take a walk");
  stage_click(&day.on.stage, ROLE_BUTTON, "Drink a glass of water");
  stage_click(&day.on.stage, ROLE_BUTTON, "Take the next call");
  static Day next;
  open_day(&next, &briefing_screen_class, day.on.move.args);
  assert_true(stage_has(&next.on.stage, ROLE_TEXT,
                        "Ines Carvalho: Send the money back tonight"));
  close_day(&next);
  close_day(&day);
}

static void shift__a_call_of_it_is_explained_and_leads_back(void **state) {
  (void)state;
  static Day day, call;
  char *file = shipped_file("tests/shifts/rings-back.json");
  open_day(&day, &shift_debrief_screen_class,
           (ScreenArgs){.shift = file, .shift_length = strlen(file)});
  stage_click(&day.on.stage, ROLE_BUTTON, "It says so on your own page");
  assert_int_equal(day.on.move.to, SCREEN_DEBRIEF);
  open_day(&call, &debrief_screen_class, day.on.move.args);
  stage_press(&call.on.stage, KEY_ESCAPE, 0);
  assert_int_equal(call.on.move.to, SCREEN_SHIFT_DEBRIEF);
  assert_string_equal(call.on.move.args.shift, file);
  close_day(&call);
  close_day(&day);
  free(file);
}

static void shift__a_stored_one_leads_back_to_its_board(void **state) {
  (void)state;
  static Day day, call, again;
  char *file = shipped_file("tests/shifts/rings-back.json");
  open_day(
      &day, &shift_debrief_screen_class,
      (ScreenArgs){.shift = file, .shift_length = strlen(file), .attempt = 5});
  assert_int_equal(day.world->saved_count, 0);
  stage_click(&day.on.stage, ROLE_BUTTON, "It says so on your own page");
  open_day(&call, &debrief_screen_class, day.on.move.args);
  stage_press(&call.on.stage, KEY_ESCAPE, 0);
  open_day(&again, &shift_debrief_screen_class, call.on.move.args);
  stage_click(&again.on.stage, ROLE_BUTTON, "Back to the board");
  assert_int_equal(again.on.move.to, SCREEN_BOARD);
  assert_string_equal(again.on.move.args.scenario,
                      "shift.cake-order+misinformed-customer");
  assert_int_equal(again.on.move.args.setup.response_percent, 100);
  close_day(&again);
  close_day(&call);
  close_day(&day);
  free(file);
}

static void shift__what_found_no_room_is_handed_over_anew(void **state) {
  (void)state;
  ScreenStage on;
  FakeWorld *world = fake_world_open();
  char *file = shipped_file("tests/shifts/rings-back.json");
  const ScreenArgs args = {.shift = file,
                           .shift_length = strlen(file),
                           .plan = "cake-order misinformed-customer",
                           .turn = SCREEN_NO_TURN,
                           .fresh = true};
  world->full = true;
  screen_stage_open(&on, world, &shift_debrief_screen_class, &args);
  assert_int_equal(world->saved_count, 0);
  world->full = false;
  stage_click(&on.stage, ROLE_BUTTON, "Try again");
  assert_int_equal(world->saved_count, 1);
  assert_false(stage_has(&on.stage, ROLE_BUTTON, "Try again"));
  screen_stage_close(&on);
  fake_world_close(world);
  free(file);
}

static void shift__one_that_was_left_in_a_break_can_be_gone_on_with(void **s) {
  (void)s;
  static Day day;
  ScreenArgs args = {.plan = PLAN, .setup = {.exam = true}};
  args.replay =
      first_call(&day, "tests/shifts/rings-back.json", &args.replay_length);
  open_day(&day, &break_screen_class, args);
  stage_click(&day.on.stage, ROLE_BUTTON, "Breathe");
  FakeWorld *world = day.world;
  const ScreenArgs none = {.turn = SCREEN_NO_TURN};
  ScreenStage on, again;
  screen_stage_open(&on, world, &shift_screen_class, &none);
  stage_click(&on.stage, ROLE_BUTTON, "Go on with it");
  assert_int_equal(on.move.to, SCREEN_BREAK);
  assert_string_equal(on.move.args.plan, PLAN);
  assert_true(on.move.args.setup.exam);
  screen_stage_open(&again, world, &break_screen_class, &on.move.args);
  stage_click(&again.stage, ROLE_BUTTON, "Take the next call");
  assert_non_null(strstr(again.move.args.shift, "\"do\":\"breathe\""));
  assert_int_equal(again.move.args.setup.composure, 780);
  screen_stage_close(&again);
  screen_stage_close(&on);
  close_day(&day);
}

static void shift__one_that_is_stored_is_not_under_way(void **state) {
  (void)state;
  static Day day;
  char *file = shipped_file("tests/shifts/rings-back.json");
  ScreenStage on;
  FakeWorld *world = fake_world_open();
  world->kept_shift = "cake-order\npractice\n{}";
  world->ticket = JOB_WORKING;
  const ScreenArgs args = {.shift = file,
                           .shift_length = strlen(file),
                           .plan = "cake-order misinformed-customer",
                           .turn = SCREEN_NO_TURN,
                           .fresh = true};
  screen_stage_open(&on, world, &shift_debrief_screen_class, &args);
  stage_frame(&on.stage);
  assert_non_null(world->kept_shift);
  world->ticket = JOB_DONE;
  stage_frame(&on.stage);
  assert_null(world->kept_shift);
  screen_stage_close(&on);
  fake_world_close(world);
  free(file);
  open_day(&day, &shift_screen_class, (ScreenArgs){0});
  assert_false(stage_has(&day.on.stage, ROLE_BUTTON, "Go on with it"));
  close_day(&day);
}

static void shift__what_is_not_one_is_not_offered(void **state) {
  (void)state;
  static const char *const texts[] = {"", "cake-order", "cake-order\nboth\n{}"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    FakeWorld *world = fake_world_open();
    world->kept_shift = texts[i];
    const ScreenArgs none = {.turn = SCREEN_NO_TURN};
    ScreenStage on;
    screen_stage_open(&on, world, &shift_screen_class, &none);
    assert_false(stage_has(&on.stage, ROLE_BUTTON, "Go on with it"));
    screen_stage_close(&on);
    fake_world_close(world);
  }
}

static void shift__one_that_cannot_have_happened_is_refused(void **state) {
  (void)state;
  static Day day;
  open_day(&day, &shift_debrief_screen_class,
           (ScreenArgs){.shift = "{}", .shift_length = 2});
  assert_true(
      stage_has(&day.on.stage, ROLE_HEADING, "This shift cannot go on"));
  stage_click(&day.on.stage, ROLE_BUTTON, "Back to the calls");
  assert_int_equal(day.on.move.to, SCREEN_PICKER);
  close_day(&day);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(shift__three_calls_are_set_and_begin_with_a_briefing),
      cmocka_unit_test(
          shift__a_call_of_ones_own_is_not_set_before_shipped_ones),
      cmocka_unit_test(shift__nothing_begins_before_a_call_is_chosen),
      cmocka_unit_test(shift__a_briefing_keeps_the_seed_of_the_shift),
      cmocka_unit_test(shift__a_rest_goes_into_the_next_call),
      cmocka_unit_test(shift__who_is_let_down_rings_next),
      cmocka_unit_test(shift__a_task_done_in_the_break_keeps_the_promise),
      cmocka_unit_test(shift__what_keeps_a_promise_in_time_comes_first),
      cmocka_unit_test(shift__an_exam_begins_as_one),
      cmocka_unit_test(shift__an_exam_tells_nothing_in_the_breaks),
      cmocka_unit_test(shift__an_exam_is_stored_as_one),
      cmocka_unit_test(shift__after_the_last_call_it_ends),
      cmocka_unit_test(shift__its_debrief_tells_all_of_it),
      cmocka_unit_test(shift__it_is_stored_as_an_attempt_at_its_plan),
      cmocka_unit_test(shift__one_that_was_left_is_not_stored),
      cmocka_unit_test(shift__who_leaves_a_break_sees_what_it_came_to),
      cmocka_unit_test(shift__the_break_after_the_last_call_is_always_on),
      cmocka_unit_test(shift__a_briefing_names_what_was_not_kept),
      cmocka_unit_test(shift__a_call_of_it_is_explained_and_leads_back),
      cmocka_unit_test(shift__a_stored_one_leads_back_to_its_board),
      cmocka_unit_test(shift__what_found_no_room_is_handed_over_anew),
      cmocka_unit_test(shift__one_that_was_left_in_a_break_can_be_gone_on_with),
      cmocka_unit_test(shift__one_that_is_stored_is_not_under_way),
      cmocka_unit_test(shift__what_is_not_one_is_not_offered),
      cmocka_unit_test(shift__one_that_cannot_have_happened_is_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
