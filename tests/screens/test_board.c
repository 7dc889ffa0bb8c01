/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "call/state.h"
#include "fake_services.h"
#include "scenario/rubric.h"
#include "screens/board_screen.h"
#include "screens/catalogue.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

static const ScreenArgs CAKE = {.scenario = "cake-order",
                                .turn = SCREEN_NO_TURN};
static const AttemptSetting TIMED = {false, 100, false},
                            SLOW = {false, 150, false},
                            CALM = {true, 100, false};

static void add_row(FakeWorld *world, int rank, const char *name, int value) {
  const CallModel *model = world->services.model(world, "cake-order");
  BoardRow *row = &world->rows[world->row_count++];
  *row = (BoardRow){.rank = rank,
                    .value = value,
                    .tries = 2,
                    .mine = strcmp(name, "Sam") == 0,
                    .attempt = {.id = world->row_count, .seed = 41}};
  snprintf(row->name, sizeof row->name, "%s", name);
  snprintf(row->attempt.scenario, sizeof row->attempt.scenario, "cake-order");
  snprintf(row->attempt.hash, sizeof row->attempt.hash, "%s",
           model->scenario->hash);
  snprintf(row->attempt.rubric, sizeof row->attempt.rubric, "%s",
           model->scenario->rubric->hash);
}

static FakeWorld *world_with_results(void) {
  FakeWorld *world = fake_world_open();
  add_row(world, 1, "Ada", 962);
  add_row(world, 2, "Sam", 931);
  add_row(world, 2, "Bo", 931);
  world->played[world->played_count++] = TIMED;
  world->saved_replay = "{}";
  world->saved_length = 2;
  return world;
}

static void open_board(ScreenStage *on, FakeWorld *world) {
  screen_stage_open(on, world, &board_screen_class, &CAKE);
}

static void close_board(ScreenStage *on) {
  screen_stage_close(on);
  fake_world_close(on->world);
}

static UiSeen find_row(const ScreenStage *on, const char *name) {
  UiSeen seen;
  for (int i = 0; seen_nth(on->stage.ui, i, &seen); i++) {
    if (seen.role == ROLE_ROW && strstr(seen.name, name)) { return seen; }
  }
  fail_msg("no row of %s", name);
  return seen;
}

static void board__ranks_are_shared_and_ones_own_row_is_marked(void **state) {
  (void)state;
  ScreenStage on;
  open_board(&on, world_with_results());
  assert_int_equal(strncmp(find_row(&on, "Ada").name, "1, Ada, 96.2", 12), 0);
  assert_int_equal(strncmp(find_row(&on, "Sam").name, "2, Sam, 93.1", 12), 0);
  assert_int_equal(strncmp(find_row(&on, "Bo").name, "2, Bo, 93.1", 11), 0);
  assert_true(find_row(&on, "Sam").selected);
  assert_false(find_row(&on, "Bo").selected);
  close_board(&on);
}

static void board__the_usual_window_has_room_for_every_column(void **state) {
  (void)state;
  static const char *const titles[] = {
      "Rank", "Name", "Score", "Anger left", "Tries", "Taken as", "When"};
  ScreenStage on;
  open_board(&on, world_with_results());
  for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
    assert_true(stage_has(&on.stage, ROLE_COLUMN, titles[i]));
  }
  close_board(&on);
}

static void board__an_exam_is_marked(void **state) {
  (void)state;
  ScreenStage on;
  FakeWorld *world = world_with_results();
  world->rows[1].attempt.exam = true;
  open_board(&on, world);
  assert_non_null(strstr(find_row(&on, "Sam").name, ", Exam"));
  assert_non_null(strstr(find_row(&on, "Ada").name, ", Practice"));
  stage_click(&on.stage, ROLE_TAB, "Every call");
  assert_non_null(strstr(find_row(&on, "Sam").name, ", Exam"));
  close_board(&on);
}

static void board__each_setting_has_boards_of_its_own(void **state) {
  (void)state;
  ScreenStage on;
  FakeWorld *world = world_with_results();
  world->played[world->played_count++] = SLOW;
  world->played[world->played_count++] = CALM;
  world->settings.response_percent = 150;
  open_board(&on, world);
  assert_true(
      stage_find(&on.stage, ROLE_TAB, "In real time, 150 % time to answer")
          .selected);
  stage_click(&on.stage, ROLE_TAB, "At one's own pace");
  assert_true(stage_find(&on.stage, ROLE_TAB, "At one's own pace").selected);
  close_board(&on);
}

static void board__gains_are_written_with_a_plus(void **state) {
  (void)state;
  ScreenStage on;
  open_board(&on, world_with_results());
  stage_click(&on.stage, ROLE_TAB, "Most improved");
  assert_int_equal(strncmp(find_row(&on, "Ada").name, "1, Ada, +96.2", 13), 0);
  close_board(&on);
}

static void board__every_call_can_be_watched(void **state) {
  (void)state;
  ScreenStage on;
  open_board(&on, world_with_results());
  stage_click(&on.stage, ROLE_TAB, "Every call");
  assert_non_null(strstr(find_row(&on, "Bo").name, ", Bo, 93.1"));
  stage_click(&on.stage, ROLE_ROW, find_row(&on, "Bo").name);
  stage_click(&on.stage, ROLE_BUTTON, "Watch this call");
  assert_int_equal(on.move.to, SCREEN_CALL);
  assert_int_equal(on.move.args.attempt, 3);
  close_board(&on);
}

static void board__an_attempt_can_be_watched(void **state) {
  (void)state;
  ScreenStage on;
  open_board(&on, world_with_results());
  stage_click(&on.stage, ROLE_BUTTON, "Watch this call");
  const ScreenArgs *args = &on.move.args;
  assert_int_equal(on.move.to, SCREEN_CALL);
  assert_true(args->watch);
  assert_int_equal(args->attempt, 2);
  assert_int_equal(args->setup.seed, 41);
  assert_string_equal(args->scenario, "cake-order");
  assert_int_equal(args->replay_length, 2);
  assert_int_equal(args->back, SCREEN_BOARD);
  close_board(&on);
}

static void board__its_debrief_can_be_read(void **state) {
  (void)state;
  ScreenStage on;
  open_board(&on, world_with_results());
  stage_click(&on.stage, ROLE_BUTTON, "Read its debrief");
  assert_int_equal(on.move.to, SCREEN_DEBRIEF);
  assert_false(on.move.args.watch);
  assert_false(on.move.args.fresh);
  close_board(&on);
}

static void board__without_shifts_nothing_is_said_of_them(void **state) {
  (void)state;
  ScreenStage on;
  open_board(&on, world_with_results());
  assert_false(stage_has(&on.stage, ROLE_TAB, "Shifts"));
  close_board(&on);
}

#define SHIFT_NAME "shift.cake-order+undercooked-steak"
#define SHIFT_TITLES                                                           \
  "The cake that was too small · The steak that came back raw"

static void board__a_shift_has_one_and_opens_its_debrief(void **state) {
  (void)state;
  ScreenStage on;
  FakeWorld *world = world_with_results();
  world->shift = SHIFT_NAME;
  open_board(&on, world);
  stage_click(&on.stage, ROLE_TAB, "Shifts");
  assert_true(stage_find(&on.stage, ROLE_BUTTON, SHIFT_TITLES).selected);
  assert_true(stage_has(&on.stage, ROLE_TAB, "Every shift"));
  assert_false(stage_has(&on.stage, ROLE_BUTTON, "Watch this call"));
  stage_click(&on.stage, ROLE_BUTTON, "Read its debrief");
  const ScreenArgs *args = &on.move.args;
  assert_int_equal(on.move.to, SCREEN_SHIFT_DEBRIEF);
  assert_string_equal(args->shift, "{}");
  assert_int_equal(args->shift_length, 2);
  assert_null(args->replay);
  assert_int_equal(args->attempt, 2);
  assert_false(args->fresh);
  close_board(&on);
}

static void board__an_empty_one_speaks_of_shifts(void **state) {
  (void)state;
  ScreenStage on;
  FakeWorld *world = world_with_results();
  world->shift = SHIFT_NAME;
  world->row_count = 0;
  open_board(&on, world);
  stage_click(&on.stage, ROLE_TAB, "Shifts");
  stage_click(&on.stage, ROLE_TAB, "Most improved");
  assert_true(stage_has(&on.stage, ROLE_TEXT,
                        "Nobody has worked this shift twice and done better."));
  close_board(&on);
}

static void board__comes_back_to_the_shift_one_came_from(void **state) {
  (void)state;
  static const ScreenArgs back = {.scenario = SHIFT_NAME,
                                  .turn = SCREEN_NO_TURN};
  ScreenStage on;
  FakeWorld *world = world_with_results();
  world->shift = SHIFT_NAME;
  screen_stage_open(&on, world, &board_screen_class, &back);
  assert_true(stage_find(&on.stage, ROLE_BUTTON, SHIFT_TITLES).selected);
  assert_string_equal(stage_focus(&on.stage), SHIFT_TITLES);
  stage_click(&on.stage, ROLE_TAB, "Calls");
  assert_true(stage_has(&on.stage, ROLE_BUTTON, "Watch this call"));
  close_board(&on);
}

static void board__what_cannot_be_watched_says_why(void **state) {
  (void)state;
  ScreenStage on;
  FakeWorld *world = world_with_results();
  world->saved_replay = NULL;
  open_board(&on, world);
  stage_click(&on.stage, ROLE_BUTTON, "Watch this call");
  assert_int_equal(on.move.to, SCREEN_STAY);
  assert_true(stage_has(&on.stage, ROLE_TEXT, "No such attempt."));
  close_board(&on);
}

static void board__an_attempt_that_comes_late_appears(void **state) {
  (void)state;
  ScreenStage on;
  FakeWorld *world = world_with_results();
  open_board(&on, world);
  add_row(world, 4, "Kim", 200);
  world->profiles[0].attempts++;
  stage_settle(&on.stage);
  find_row(&on, "Kim");
  close_board(&on);
}

static void board__an_empty_one_invites(void **state) {
  (void)state;
  ScreenStage on;
  open_board(&on, fake_world_open());
  assert_true(stage_has(&on.stage, ROLE_TEXT,
                        "Nobody has taken this call yet. The first place is "
                        "free."));
  assert_false(stage_has(&on.stage, ROLE_BUTTON, "Watch this call"));
  stage_click(&on.stage, ROLE_BUTTON, "Take this call");
  assert_int_equal(on.move.to, SCREEN_BRIEFING);
  assert_string_equal(on.move.args.scenario, "cake-order");
  close_board(&on);
}

static const ScreenArgs NO_CALL = {.turn = SCREEN_NO_TURN};

static const char *marked_call(const ScreenStage *on) {
  UiSeen seen;
  for (int i = 0; seen_nth(on->stage.ui, i, &seen); i++) {
    if (seen.role == ROLE_BUTTON && seen.selected) { return seen.name; }
  }
  return "";
}

static void board__opens_on_the_call_taken_last(void **state) {
  (void)state;
  ScreenStage on;
  FakeWorld *world = world_with_results();
  world->latest = "mowed-seedlings";
  screen_stage_open(&on, world, &board_screen_class, &NO_CALL);
  const CallModel *model = world->services.model(world, "mowed-seedlings");
  assert_string_equal(marked_call(&on), model->scenario->title);
  assert_string_equal(stage_focus(&on.stage), model->scenario->title);
  stage_click(&on.stage, ROLE_BUTTON, "The cake that was too small");
  assert_string_equal(marked_call(&on), "The cake that was too small");
  stage_click(&on.stage, ROLE_BUTTON, "Watch this call");
  assert_string_equal(on.move.args.scenario, "cake-order");
  close_board(&on);
}

static void board__opens_on_the_call_one_came_from(void **state) {
  (void)state;
  ScreenStage on;
  FakeWorld *world = world_with_results();
  world->latest = "mowed-seedlings";
  open_board(&on, world);
  assert_string_equal(marked_call(&on), "The cake that was too small");
  close_board(&on);
}

static void board__lists_the_calls_as_the_picker_does(void **state) {
  (void)state;
  ScreenStage on;
  FakeWorld *world = fake_world_open();
  Arena *arena = arena_create(1 << 16);
  CatalogueRoom room = {NULL, 0};
  const CatalogueFilter all = {.search = ""};
  Catalogue calls = catalogue_list(&world->services, &all, arena, &room);
  screen_stage_open(&on, world, &board_screen_class, &NO_CALL);
  assert_string_equal(marked_call(&on), "The cake that was too small");
  UiSeen seen;
  int found = 0;
  for (int i = 0; seen_nth(on.stage.ui, i, &seen); i++) {
    const LibraryEntry *entry = &world->files[calls.order[found]].entry;
    if (strcmp(seen.name, entry->scenario->title) != 0) { continue; }
    if (seen.role == ROLE_BUTTON && ++found == calls.count) { break; }
  }
  assert_int_equal(found, calls.count);
  assert_int_equal(found, world->file_count);
  arena_destroy(arena);
  close_board(&on);
}

static void board__without_calls_there_is_none(void **state) {
  (void)state;
  ScreenStage on;
  FakeWorld *world = fake_world_open();
  world->file_count = 0;
  open_board(&on, world);
  stage_press(&on.stage, KEY_ESCAPE, 0);
  assert_int_equal(on.move.to, SCREEN_TITLE);
  close_board(&on);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(board__ranks_are_shared_and_ones_own_row_is_marked),
      cmocka_unit_test(board__the_usual_window_has_room_for_every_column),
      cmocka_unit_test(board__an_exam_is_marked),
      cmocka_unit_test(board__each_setting_has_boards_of_its_own),
      cmocka_unit_test(board__gains_are_written_with_a_plus),
      cmocka_unit_test(board__an_attempt_can_be_watched),
      cmocka_unit_test(board__every_call_can_be_watched),
      cmocka_unit_test(board__its_debrief_can_be_read),
      cmocka_unit_test(board__without_shifts_nothing_is_said_of_them),
      cmocka_unit_test(board__a_shift_has_one_and_opens_its_debrief),
      cmocka_unit_test(board__an_empty_one_speaks_of_shifts),
      cmocka_unit_test(board__comes_back_to_the_shift_one_came_from),
      cmocka_unit_test(board__what_cannot_be_watched_says_why),
      cmocka_unit_test(board__an_attempt_that_comes_late_appears),
      cmocka_unit_test(board__an_empty_one_invites),
      cmocka_unit_test(board__opens_on_the_call_taken_last),
      cmocka_unit_test(board__opens_on_the_call_one_came_from),
      cmocka_unit_test(board__lists_the_calls_as_the_picker_does),
      cmocka_unit_test(board__without_calls_there_is_none),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
