/* SPDX-License-Identifier: MIT */
/* The end of a call on its screen; the same call again, practised or watched.
 */
#include "audio/timing.h"
#include "base/arena.h"
#include "kettle.h"
#include "player.h"
#include "screens/call_screen.h"
#include "unit.h"

#include <string.h>

/* ---- the end ---- */

static void finish(ScreenStage *on, const char *reply) {
  player_go_to(on, KETTLE_TURN_MS + 500);
  player_press_card(on, reply);
  player_go_to(on, KETTLE_TURN_MS + 500 + 1500 + 1500);
}

static void call__at_her_last_words_no_replies_are_promised(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", KETTLE_TASKS), (CallSetup){.exam = false});
  assert_true(player_reads(&on, "Listen. The replies turn up by themselves."));
  player_go_to(&on, KETTLE_TURN_MS + 500);
  player_press_card(&on, KETTLE_SORRY);
  player_go_to(&on, KETTLE_TURN_MS + 500 + 1500 + 500);
  assert_true(player_reads(&on, "Listen."));
  player_leave(&on);
}

static void call__it_says_who_closed_it_and_goes_on(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", KETTLE_TASKS), (CallSetup){.exam = false});
  finish(&on, KETTLE_SORRY);
  assert_true(player_reads(&on, "Mr. Quill has hung up."));
  assert_int_equal(on.world->cues[CUE_HANG_UP], 1);
  screen_stage_run(&on, 60000);
  assert_int_equal(on.move.to, SCREEN_WRAP_UP);
  assert_true(on.move.args.fresh);
  assert_non_null(strstr(on.move.args.replay, "\"reply\":\"sorry\""));
  player_leave(&on);
}

static void call__without_work_left_it_leads_to_the_debrief(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  finish(&on, KETTLE_SORRY);
  player_press(&on, KEY_ENTER);
  assert_int_equal(on.move.to, SCREEN_DEBRIEF);
  player_leave(&on);
}

static void call__hanging_up_asks_first(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  player_go_to(&on, 1000);
  player_press(&on, INPUT_KEY('E'));
  player_press(&on, KEY_ESCAPE);
  assert_false(player_reads(&on, "You have closed the call."));
  player_press(&on, INPUT_KEY('E'));
  stage_click(&on.stage, ROLE_BUTTON, "Hang up now");
  assert_true(player_reads(&on, "You have closed the call."));
  player_leave(&on);
}

static void call__putting_through_asks_first(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  player_go_to(&on, 1000);
  player_press(&on, INPUT_KEY('G'));
  player_press(&on, KEY_ESCAPE);
  assert_false(player_reads(&on, "Mr. Quill is with a colleague now."));
  player_press(&on, INPUT_KEY('G'));
  stage_click(&on.stage, ROLE_BUTTON, "Put through now");
  assert_true(player_reads(&on, "Mr. Quill is with a colleague now."));
  player_leave(&on);
}

static void call__what_one_promises_does_not_slip_by(void **state) {
  (void)state;
  for (int exam = 0; exam <= 1; exam++) {
    ScreenStage on;
    kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = exam});
    player_go_to(&on, KETTLE_TURN_MS + 500);
    player_press_card(&on, KETTLE_SEND);
    assert_int_equal(player_reads(&on, "You promise: Post a new kettle."),
                     !exam);
    player_leave(&on);
  }
}

/* ---- a call again ---- */

static const char *played(FakeWorld *world, const char *reply, size_t *length) {
  ScreenStage on;
  kettle_open(&on, world, (CallSetup){.exam = false});
  player_go_to(&on, 3200);
  player_press(&on, KEY_SPACE);
  finish(&on, reply);
  player_press(&on, KEY_ENTER);
  assert_int_equal(on.move.to, SCREEN_DEBRIEF);
  *length = on.move.args.replay_length;
  const char *copy = arena_copy(world->arena, on.move.args.replay, *length);
  screen_stage_close(&on);
  return copy;
}

static void call__a_turn_is_practised_again(void **state) {
  (void)state;
  FakeWorld *world = kettle_world("", "");
  ScreenStage on;
  ScreenArgs args = {.scenario = "kettle", .turn = 0};
  args.replay = played(world, KETTLE_NONSENSE, &args.replay_length);
  int said = world->said_count;
  screen_stage_open(&on, world, &call_screen_class, &args);
  assert_int_equal(world->said_count, said + 1);
  assert_true(player_sees(&on, ROLE_CHIP, "Practice from turn 1"));
  finish(&on, KETTLE_SORRY);
  player_press(&on, KEY_ENTER);
  assert_int_equal(on.move.to, SCREEN_DEBRIEF);
  assert_false(on.move.args.fresh);
  assert_non_null(strstr(on.move.args.replay, "\"reply\":\"sorry\""));
  assert_null(strstr(on.move.args.replay, "nonsense"));
  assert_null(strstr(on.move.args.replay, "backchannel"));
  player_leave(&on);
}

static void call__a_recording_plays_itself(void **state) {
  (void)state;
  FakeWorld *world = kettle_world("", "");
  ScreenStage on;
  ScreenArgs args = {.scenario = "kettle",
                     .turn = SCREEN_NO_TURN,
                     .watch = true,
                     .attempt = 9};
  args.replay = played(world, KETTLE_SORRY, &args.replay_length);
  world->cues[CUE_MM_HM] = 0;
  screen_stage_open(&on, world, &call_screen_class, &args);
  assert_true(player_sees(&on, ROLE_CHIP, "Recording"));
  player_press(&on, KEY_SPACE);
  player_go_to(&on, 3300);
  assert_int_equal(world->cues[CUE_MM_HM], 0);
  assert_true(player_reads(&on, "00:00"));
  int said = world->said_count;
  player_press(&on, KEY_SPACE);
  assert_int_equal(world->said_count, said + 1);
  player_go_to(&on, 6800);
  assert_int_equal(world->cues[CUE_MM_HM], 1);
  player_press(&on, KEY_RIGHT);
  assert_true(player_reads(&on, "00:04"));
  player_press(&on, KEY_RIGHT);
  assert_true(player_reads(&on, KETTLE_SORRY));
  screen_stage_run(&on, 60000);
  assert_int_equal(on.move.to, SCREEN_DEBRIEF);
  assert_int_equal(on.move.args.attempt, 9);
  assert_string_equal(on.move.args.replay, args.replay);
  player_leave(&on);
}

static bool ends_with(const char *text, const char *end) {
  size_t length = strlen(text), more = strlen(end);
  return length >= more && strcmp(text + length - more, end) == 0;
}

/* What the transcript has of the line that was cut off. */
static const char *cut_line(const ScreenStage *on, Arena *arena) {
  UiSeen seen;
  for (int i = 0; seen_nth(on->stage.ui, i, &seen); i++) {
    if (seen.role == ROLE_TEXT && ends_with(seen.name, " –")) {
      return arena_copy(arena, seen.name, strlen(seen.name));
    }
  }
  fail_msg("nobody was cut off");
  return NULL;
}

/* Cuts in at `t_ms`, and plays on to the end. */
static const char *cut_in(FakeWorld *world, int t_ms, ScreenArgs *args) {
  ScreenStage on;
  kettle_open(&on, world, (CallSetup){.exam = false});
  player_hold(&on, INPUT_KEY('R'));
  player_go_to(&on, t_ms);
  player_press_card(&on, KETTLE_SORRY);
  player_press(&on, KEY_ENTER);
  const char *cut = cut_line(&on, world->arena);
  player_let_go(&on, INPUT_KEY('R'));
  player_go_to(&on, 20000);
  player_press_card(&on, KETTLE_SORRY);
  player_go_to(&on, 40000);
  assert_int_equal(on.move.to, SCREEN_DEBRIEF);
  args->replay_length = on.move.args.replay_length;
  args->replay =
      arena_copy(world->arena, on.move.args.replay, args->replay_length);
  screen_stage_close(&on);
  return cut;
}

/* However the words were timed when they were heard. */
static void call__a_recording_cuts_off_at_the_same_word(void **state) {
  (void)state;
  TimedWord words[] = {{0, 100, 0, 44}};
  Timing hurried = {.ms = 3000, .word_count = 1, .words = words};
  for (int i = 0; i < 20; i++) {
    int t_ms = 500 + i * 130;
    FakeWorld *world = kettle_world("", "");
    ScreenStage on;
    ScreenArgs args = {
        .scenario = "kettle", .turn = SCREEN_NO_TURN, .watch = true};
    world->timing = i % 2 ? &hurried : NULL;
    const char *live = cut_in(world, t_ms, &args);
    world->timing = NULL;
    screen_stage_open(&on, world, &call_screen_class, &args);
    player_go_to(&on, t_ms + 5);
    assert_string_equal(cut_line(&on, world->arena), live);
    screen_stage_close(&on);
    screen_stage_open(&on, world, &call_screen_class, &args);
    player_go_to(&on, 300);
    player_press(&on, KEY_RIGHT);
    assert_string_equal(cut_line(&on, world->arena), live);
    player_leave(&on);
  }
}

static void call__a_recording_has_its_slots_filled(void **state) {
  (void)state;
  static const char said[] =
      "So the handle came off, and your hand was scalded?";
  FakeWorld *world = kettle_world("", "");
  ScreenStage on;
  ScreenArgs args = {
      .scenario = "kettle", .turn = SCREEN_NO_TURN, .watch = true};
  kettle_open(&on, world, (CallSetup){.exam = false});
  player_go_to(&on, KETTLE_TURN_MS + 10);
  stage_click(&on.stage, ROLE_CHOICE, "the handle came off");
  stage_click(&on.stage, ROLE_CHOICE, "your hand was scalded");
  player_go_to(&on, KETTLE_TURN_MS + 500);
  player_press_card(&on, KETTLE_CHECK);
  player_go_to(&on, KETTLE_TURN_MS + 1000);
  player_press(&on, (Key)(KEY_0 + 1));
  player_press(&on, (Key)(KEY_0 + 2));
  player_press(&on, KEY_ENTER);
  assert_true(player_reads(&on, said));
  player_go_to(&on, 20000);
  args.replay_length = on.move.args.replay_length;
  args.replay =
      arena_copy(world->arena, on.move.args.replay, on.move.args.replay_length);
  screen_stage_close(&on);
  screen_stage_open(&on, world, &call_screen_class, &args);
  player_go_to(&on, KETTLE_TURN_MS + 900);
  assert_true(player_sees(&on, ROLE_CHOICE, said));
  player_go_to(&on, KETTLE_TURN_MS + 1100);
  assert_true(player_reads(&on, said));
  player_leave(&on);
}

static void call__a_recording_is_left_at_once(void **state) {
  (void)state;
  FakeWorld *world = kettle_world("", "");
  ScreenStage on;
  ScreenArgs args = {
      .scenario = "kettle", .turn = SCREEN_NO_TURN, .watch = true};
  args.replay = played(world, KETTLE_SORRY, &args.replay_length);
  screen_stage_open(&on, world, &call_screen_class, &args);
  player_go_to(&on, 1000);
  player_press(&on, KEY_ESCAPE);
  assert_int_equal(on.move.to, SCREEN_DEBRIEF);
  assert_string_equal(on.move.args.replay, args.replay);
  player_leave(&on);
}

static void call__what_cannot_be_played_is_said(void **state) {
  (void)state;
  static const ScreenArgs all[] = {
      {.scenario = "nowhere", .turn = SCREEN_NO_TURN},
      {.scenario = "kettle", .replay = "{", .replay_length = 1, .turn = 0},
      {.scenario = "kettle", .replay = "{", .replay_length = 1, .watch = true}};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    ScreenStage on;
    screen_stage_open(&on, kettle_world("", ""), &call_screen_class, &all[i]);
    assert_true(player_sees(&on, ROLE_HEADING, "This call cannot be played"));
    player_press(&on, KEY_ESCAPE);
    assert_int_equal(on.move.to, SCREEN_PICKER);
    player_leave(&on);
  }
}

/* ---- frames ---- */

/* Whatever changes by time alone changes in a frame that was asked for. */
static void call__no_frame_is_missed(void **state) {
  (void)state;
  enum { SPAN_MS = 8000 };
  static bool due[SPAN_MS + 1];
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  int64_t now_ms = on.stage.input.now_ms;
  int frames = 0;
  while (now_ms < SPAN_MS) {
    now_ms = call_screen_class.next_ms(on.screen);
    due[now_ms <= SPAN_MS ? now_ms : SPAN_MS] = true;
    on.stage.input.now_ms = now_ms;
    player_frame(&on);
    frames++;
  }
  player_leave(&on);
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  uint64_t before = draw_hash(on.stage.list);
  for (int t = (int)on.stage.input.now_ms + 1; t < SPAN_MS; t++) {
    on.stage.input.now_ms = t;
    player_frame(&on);
    uint64_t now = draw_hash(on.stage.list);
    if (now != before && !due[t]) { fail_msg("nobody asked for %d ms", t); }
    before = now;
  }
  assert_true(frames < 400);
  player_leave(&on);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(call__at_her_last_words_no_replies_are_promised),
      cmocka_unit_test(call__it_says_who_closed_it_and_goes_on),
      cmocka_unit_test(call__without_work_left_it_leads_to_the_debrief),
      cmocka_unit_test(call__hanging_up_asks_first),
      cmocka_unit_test(call__putting_through_asks_first),
      cmocka_unit_test(call__what_one_promises_does_not_slip_by),
      cmocka_unit_test(call__a_turn_is_practised_again),
      cmocka_unit_test(call__a_recording_plays_itself),
      cmocka_unit_test(call__a_recording_cuts_off_at_the_same_word),
      cmocka_unit_test(call__a_recording_has_its_slots_filled),
      cmocka_unit_test(call__a_recording_is_left_at_once),
      cmocka_unit_test(call__what_cannot_be_played_is_said),
      cmocka_unit_test(call__no_frame_is_missed),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
