/* SPDX-License-Identifier: MIT */
#include "base/str.h"
#include "player.h"
#include "scenario/rubric.h"
#include "screens/wrap_up_screen.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

/* A call of one reply; what comes after it is filled in. */
static const char CALL[] =
    "{'format':1,'id':'kettle','title':'The kettle','language':'en',"
    "'goals':['fix'],'caller':{'name':'Walter Quill','portrait':'walter'},"
    "'promises':{'post':{'text':'Post a new kettle','within_h':20},"
    "'ring':{'text':'Ring on Friday','within_h':60}},"
    "'start':'a','nodes':{'a':{'caller':[{'say':'And now?','ms':1000}],"
    "'replies':[{'id':'send','say':'A new one.','uses':['fix'],"
    "'promises':['post'],'goto':'b'}]},"
    "'b':{'caller':[{'say':'Well.','ms':1000}],"
    "'end':{'outcome':'satisfied'}}}%s%s}";

static const char TASKS[] =
    ",'wrap_up':{'minutes':5,'tasks':["
    "{'id':'pack','label':'Pack the kettle','minutes':4,'keeps':['post']},"
    "{'id':'buyers','label':'Tell the buyers','minutes':3,"
    "'uses':['root_cause']},"
    "{'id':'diary','label':'Write Friday down','minutes':1,'keeps':['ring'],"
    "'if':'promised.ring'},"
    "{'id':'tea','label':'Put the tea on','minutes':1,"
    "'uses':['follow_up']}]}";

static const char AFTERMATH[] =
    ",'aftermath':[{'if':'kept.post','say':'It came the next morning.'},"
    "{'if':'promised.post and not kept.post','say':'Nothing came.'},"
    "{'if':'used.root_cause == 0','say':'The next handle came off, too.'}]";

enum { JSON_BYTES = 4096 };

static void open_screen(ScreenStage *on, const char *tasks,
                        const char *aftermath, bool exam) {
  static char replay[1024];
  char json[JSON_BYTES];
  FakeWorld *world = fake_world_open();
  snprintf(json, sizeof json, CALL, tasks, aftermath);
  fake_world_add(world, "kettle", json);
  const Scenario *scenario = world->services.model(world, "kettle")->scenario;
  snprintf(replay, sizeof replay,
           "{\"replay\":1,\"engine\":1,\"scenario\":\"kettle\",\"hash\":\"%s\","
           "\"rubric\":\"%s\",\"seed\":1,\"pace\":\"timed\",\"events\":["
           "{\"t\":2000,\"do\":\"reply\",\"reply\":\"send\"}]}",
           scenario->hash, scenario->rubric->hash);
  ScreenArgs args = {.scenario = "kettle",
                     .setup = {.seed = 1, .exam = exam},
                     .replay = replay,
                     .replay_length = strlen(replay),
                     .turn = SCREEN_NO_TURN,
                     .fresh = true};
  screen_stage_open(on, world, &wrap_up_screen_class, &args);
}

static void
wrap_up__a_task_takes_its_minutes_and_keeps_a_promise(void **state) {
  (void)state;
  ScreenStage on;
  open_screen(&on, TASKS, AFTERMATH, false);
  assert_string_equal(stage_find(&on.stage, ROLE_METER, "Time left").value,
                      "5 minutes");
  assert_true(player_reads(&on, "Keeps: Post a new kettle"));
  assert_true(player_reads(&on, "still open"));
  stage_press(&on.stage, (Key)(KEY_0 + 1), 0);
  assert_string_equal(stage_find(&on.stage, ROLE_METER, "Time left").value,
                      "1 minute");
  assert_true(player_reads(&on, "Done"));
  assert_true(player_reads(&on, "kept"));
  assert_false(player_reads(&on, "still open"));
  player_leave(&on);
}

static void wrap_up__what_takes_too_long_cannot_be_done(void **state) {
  (void)state;
  ScreenStage on;
  open_screen(&on, TASKS, AFTERMATH, false);
  assert_true(player_sees(&on, ROLE_BUTTON, "Tell the buyers"));
  stage_click(&on.stage, ROLE_BUTTON, "Pack the kettle");
  assert_false(player_sees(&on, ROLE_BUTTON, "Tell the buyers"));
  assert_true(player_reads(&on, "Not enough time"));
  assert_true(player_sees(&on, ROLE_BUTTON, "Put the tea on"));
  player_leave(&on);
}

static void wrap_up__what_there_is_no_reason_for_is_left_out(void **state) {
  (void)state;
  ScreenStage on;
  open_screen(&on, TASKS, AFTERMATH, false);
  assert_false(player_reads(&on, "Write Friday down"));
  player_leave(&on);
}

static void wrap_up__an_exam_does_not_remind_of_promises(void **state) {
  (void)state;
  ScreenStage on;
  open_screen(&on, TASKS, AFTERMATH, true);
  assert_true(player_sees(&on, ROLE_BUTTON, "Pack the kettle"));
  assert_false(player_reads(&on, "Keeps: Post a new kettle"));
  assert_false(player_reads(&on, "Post a new kettle"));
  player_leave(&on);
}

static void wrap_up__the_aftermath_is_told_one_after_the_other(void **state) {
  (void)state;
  ScreenStage on;
  open_screen(&on, TASKS, AFTERMATH, false);
  stage_press(&on.stage, INPUT_KEY('F'), 0);
  assert_true(player_reads(&on, "Nothing came."));
  assert_false(player_reads(&on, "It came the next morning."));
  assert_false(player_reads(&on, "The next handle came off, too."));
  screen_stage_run(&on, 10000);
  assert_true(player_reads(&on, "The next handle came off, too."));
  assert_true(player_sees(&on, ROLE_IMAGE, "Walter Quill"));
  assert_true(player_reads(&on, "Post a new kettle"));
  assert_true(player_reads(&on, "not kept"));
  assert_false(player_reads(&on, "still open"));
  assert_true(wrap_up_screen_class.next_ms(on.screen) == INT64_MAX);
  assert_int_equal(on.move.to, SCREEN_STAY);
  stage_press(&on.stage, KEY_ENTER, 0);
  assert_int_equal(on.move.to, SCREEN_DEBRIEF);
  player_leave(&on);
}

static void wrap_up__the_replay_says_what_was_done(void **state) {
  (void)state;
  ScreenStage on;
  open_screen(&on, TASKS, "", false);
  stage_click(&on.stage, ROLE_BUTTON, "Put the tea on");
  stage_click(&on.stage, ROLE_BUTTON, "Pack the kettle");
  stage_click(&on.stage, ROLE_BUTTON, "That is all I do");
  assert_int_equal(on.move.to, SCREEN_DEBRIEF);
  assert_true(on.move.args.fresh);
  const char *replay = on.move.args.replay;
  const char *tea = strstr(replay, "\"task\":\"tea\"");
  const char *pack = strstr(replay, "\"task\":\"pack\"");
  assert_true(tea && pack && tea < pack);
  assert_non_null(strstr(pack, "\"do\":\"finish\""));
  player_leave(&on);
}

static void wrap_up__without_tasks_only_the_aftermath_is_told(void **state) {
  (void)state;
  ScreenStage on;
  open_screen(&on, "", AFTERMATH, false);
  assert_true(player_reads(&on, "Nothing came."));
  assert_false(player_sees(&on, ROLE_METER, "Time left"));
  player_leave(&on);
}

static void wrap_up__nothing_is_cut_off_at_any_size(void **state) {
  (void)state;
  static const struct {
    int width, height, text;
  } all[] = {{1280, 720, 100},
             {1280, 720, 200},
             {900, 600, 150},
             {640, 400, 200},
             {1920, 1080, 100}};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    char memory[2048];
    Str faults = str_init(memory, sizeof memory);
    ScreenStage on;
    open_screen(&on, TASKS, AFTERMATH, false);
    on.world->settings.text_percent = all[i].text;
    on.stage.input.width = all[i].width;
    on.stage.input.height = all[i].height;
    stage_settle(&on.stage);
    int count = seen_faults(on.stage.ui, &faults);
    stage_press(&on.stage, INPUT_KEY('F'), 0);
    count += seen_faults(on.stage.ui, &faults);
    if (count > 0) { fail_msg("%s", faults.text); }
    player_leave(&on);
  }
}

static void wrap_up__what_cannot_be_played_is_said(void **state) {
  (void)state;
  FakeWorld *world = fake_world_open();
  static const ScreenArgs all[] = {
      {.scenario = "nowhere", .replay = "{}", .replay_length = 2},
      {.scenario = "cake-order", .replay = "{}", .replay_length = 2}};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    ScreenStage on;
    screen_stage_open(&on, world, &wrap_up_screen_class, &all[i]);
    assert_true(player_sees(&on, ROLE_HEADING, "This call cannot be played"));
    stage_press(&on.stage, KEY_ESCAPE, 0);
    assert_int_equal(on.move.to, SCREEN_PICKER);
    screen_stage_close(&on);
  }
  fake_world_close(world);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(wrap_up__a_task_takes_its_minutes_and_keeps_a_promise),
      cmocka_unit_test(wrap_up__what_takes_too_long_cannot_be_done),
      cmocka_unit_test(wrap_up__what_there_is_no_reason_for_is_left_out),
      cmocka_unit_test(wrap_up__an_exam_does_not_remind_of_promises),
      cmocka_unit_test(wrap_up__the_aftermath_is_told_one_after_the_other),
      cmocka_unit_test(wrap_up__the_replay_says_what_was_done),
      cmocka_unit_test(wrap_up__without_tasks_only_the_aftermath_is_told),
      cmocka_unit_test(wrap_up__nothing_is_cut_off_at_any_size),
      cmocka_unit_test(wrap_up__what_cannot_be_played_is_said),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
