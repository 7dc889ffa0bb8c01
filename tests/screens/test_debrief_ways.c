/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/str.h"
#include "debrief_stage.h"
#include "screens/debrief_screen.h"
#include "unit.h"
#include "wording/lexicon.h"

#include <stdio.h>
#include <string.h>

static const char TEA[] = "{'t':6000,'do':'reply','reply':'spout'},"
                          "{'t':12000,'do':'reply','reply':'vague'}";

static void open_tea(DebriefStage *stage) {
  debrief_stage_open_tea(stage, TEA);
  debrief_stage_play(stage);
}

/* ---- where to go ---- */

static const ScreenMove *press(DebriefStage *stage, Key key) {
  stage_press(&stage->on.stage, key, 0);
  return &stage->on.move;
}

static void debrief__tries_again_with_another_seed(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open_tea(&stage, TEA);
  stage.args.setup.exam = true;
  stage.world->seed = 4711;
  debrief_stage_play(&stage);
  const ScreenMove *move = press(&stage, INPUT_KEY('T'));
  assert_int_equal(move->to, SCREEN_CALL);
  assert_string_equal(move->args.scenario, "tea");
  assert_int_equal(move->args.setup.seed, 4711);
  assert_true(move->args.setup.exam);
  assert_int_equal(move->args.setup.response_percent, 100);
  assert_int_equal(move->args.turn, SCREEN_NO_TURN);
  assert_null(move->args.replay);
  assert_false(move->args.watch);
  debrief_stage_close(&stage);
}

static void debrief__goes_on_from_the_turn_that_is_looked_at(void **state) {
  (void)state;
  DebriefStage stage;
  open_tea(&stage);
  debrief_stage_expect(&stage, "Go on from turn 1");
  const ScreenMove *move = press(&stage, INPUT_KEY('G'));
  assert_int_equal(move->to, SCREEN_CALL);
  assert_int_equal(move->args.turn, 0);
  assert_int_equal(move->args.setup.seed, 7);
  assert_string_equal(move->args.replay, stage.replay);
  assert_int_equal(move->args.attempt, 0);
  assert_false(move->args.watch);
  debrief_stage_close(&stage);
}

static void debrief__the_call_is_watched_again(void **state) {
  (void)state;
  DebriefStage stage;
  open_tea(&stage);
  const ScreenMove *move = press(&stage, INPUT_KEY('W'));
  assert_int_equal(move->to, SCREEN_CALL);
  assert_true(move->args.watch);
  assert_int_equal(move->args.turn, SCREEN_NO_TURN);
  assert_string_equal(move->args.replay, stage.replay);
  assert_int_equal(move->args.replay_length, strlen(stage.replay));
  assert_int_equal(move->args.attempt, 1);
  assert_false(move->args.fresh);
  debrief_stage_close(&stage);
}

static void debrief__leads_to_the_board_and_the_next_call(void **state) {
  (void)state;
  DebriefStage stage;
  open_tea(&stage);
  assert_int_equal(press(&stage, INPUT_KEY('L'))->to, SCREEN_BOARD);
  assert_string_equal(stage.on.move.args.scenario, "tea");
  assert_int_equal(press(&stage, INPUT_KEY('N'))->to, SCREEN_PICKER);
  debrief_stage_close(&stage);
}

static void debrief__leads_back_to_where_one_came_from(void **state) {
  (void)state;
  DebriefStage stage;
  open_tea(&stage);
  assert_int_equal(press(&stage, KEY_ESCAPE)->to, SCREEN_PICKER);
  debrief_stage_close(&stage);
  debrief_stage_open_tea(&stage, TEA);
  stage.args.back = SCREEN_BOARD;
  debrief_stage_play(&stage);
  assert_int_equal(press(&stage, KEY_ESCAPE)->to, SCREEN_BOARD);
  debrief_stage_close(&stage);
}

/* Coming back must not store the call once more. */
static void debrief__the_settings_lead_back_to_the_stored_call(void **state) {
  (void)state;
  DebriefStage stage;
  open_tea(&stage);
  const ScreenMove *move = press(&stage, (Key)(KEY_F1 + 9));
  assert_int_equal(move->to, SCREEN_SETTINGS);
  assert_int_equal(move->args.back, SCREEN_DEBRIEF);
  assert_int_equal(move->args.attempt, 1);
  assert_false(move->args.fresh);
  assert_string_equal(move->args.replay, stage.replay);
  debrief_stage_close(&stage);
}

static void debrief__buttons_do_what_their_keys_do(void **state) {
  (void)state;
  DebriefStage stage;
  open_tea(&stage);
  stage_click(&stage.on.stage, ROLE_BUTTON, "Go on from turn 1");
  assert_int_equal(stage.on.move.args.turn, 0);
  stage_click(&stage.on.stage, ROLE_BUTTON, "Next call");
  assert_int_equal(stage.on.move.to, SCREEN_PICKER);
  debrief_stage_close(&stage);
}

/* Of an older version the library knows only the hashes. */
static void debrief__an_older_version_is_explained(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open_tea(&stage, TEA);
  for (int i = 0; i < stage.world->file_count; i++) {
    FakeFile *file = &stage.world->files[i];
    if (str_equal(file->entry.id, "tea")) { file->entry.id = "cocoa"; }
  }
  debrief_stage_play(&stage);
  const ScreenArgs *watched = &press(&stage, INPUT_KEY('W'))->args;
  assert_string_equal(watched->scenario, "tea");
  assert_non_null(watched->replay);
  const ScreenArgs *again = &press(&stage, INPUT_KEY('T'))->args;
  assert_string_equal(again->scenario, "tea");
  assert_null(again->replay);
  debrief_stage_close(&stage);
}

/* ---- storing ---- */

static void debrief__a_call_just_played_is_stored_once(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open(&stage, "cake-order", "average");
  stage.args.setup.exam = true;
  debrief_stage_play(&stage);
  screen_stage_run(&stage.on, 3000);
  assert_int_equal(stage.world->saved_count, 1);
  const Attempt *saved = &stage.world->saved;
  assert_string_equal(saved->scenario, "cake-order");
  assert_int_equal(saved->score, 706);
  assert_string_equal(saved->outcome, "satisfied");
  assert_true(saved->exam);
  assert_int_equal(saved->setting.response, 100);
  assert_int_equal(stage.world->saved_length, strlen(stage.replay));
  assert_memory_equal(stage.world->saved_replay, stage.replay,
                      stage.world->saved_length);
  debrief_stage_expect(&stage, "Stored");
  debrief_stage_close(&stage);
}

static void debrief__waits_for_the_store(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open_tea(&stage, TEA);
  stage.world->ticket = JOB_WORKING;
  debrief_stage_play(&stage);
  debrief_stage_expect(&stage, "Storing …");
  const ScreenClass *kind = stage.on.kind;
  int64_t now = stage.on.stage.input.now_ms;
  assert_in_range(kind->next_ms(stage.on.screen), now, now + 200);
  stage.world->ticket = JOB_DONE;
  screen_stage_run(&stage.on, 500);
  debrief_stage_expect(&stage, "Stored");
  assert_true(kind->next_ms(stage.on.screen) == INT64_MAX);
  debrief_stage_close(&stage);
}

static void debrief__what_cannot_be_stored_is_said_and_retried(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open_tea(&stage, TEA);
  stage.world->ticket = JOB_FAILED;
  debrief_stage_play(&stage);
  debrief_stage_expect(&stage, "This call is not stored yet: disk full.");
  debrief_stage_expect(&stage, "/home/sam/evenkeel.db");
  assert_false(debrief_stage_says(&stage, "Settings"));
  stage_click(&stage.on.stage, ROLE_BUTTON, "Store it now");
  assert_int_equal(stage.world->saved_again, 1);
  assert_int_equal(stage.world->saved_count, 1);
  stage.world->ticket = JOB_DONE;
  stage_settle(&stage.on.stage);
  debrief_stage_expect(&stage, "Stored");
  assert_false(debrief_stage_says(&stage, "not stored yet"));
  debrief_stage_close(&stage);
}

static void debrief__what_cannot_be_stored_is_kept_as_a_file(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open_tea(&stage, TEA);
  stage.world->ticket = JOB_FAILED;
  stage.world->keeps_none = true;
  debrief_stage_play(&stage);
  stage_click(&stage.on.stage, ROLE_BUTTON, "Keep it as a file");
  debrief_stage_expect(&stage, "There is no room.");
  stage.world->keeps_none = false;
  stage_click(&stage.on.stage, ROLE_BUTTON, "Keep it as a file");
  assert_int_equal(stage.world->kept_count, 1);
  debrief_stage_expect(&stage, "/home/sam/evenkeel-tea-1.json");
  assert_false(debrief_stage_says(&stage, "There is no room."));
  assert_false(debrief_stage_says(&stage, "Keep it as a file"));
  debrief_stage_close(&stage);
}

static void debrief__what_is_only_in_memory_is_not_called_stored(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open_tea(&stage, TEA);
  err_set(&stage.world->trouble, ERR_STORE, "the disk is full");
  debrief_stage_play(&stage);
  assert_false(debrief_stage_says(&stage, "Stored"));
  debrief_stage_expect(&stage, "forgotten when you leave Evenkeel: the disk is "
                               "full.");
  assert_false(debrief_stage_says(&stage, "Store it now"));
  stage_click(&stage.on.stage, ROLE_BUTTON, "Keep it as a file");
  assert_int_equal(stage.world->kept_count, 1);
  debrief_stage_close(&stage);
}

static void expect_standing(int tries, int best, const char *words) {
  DebriefStage stage;
  debrief_stage_open(&stage, "cake-order", "average"); /* 70.6 */
  stage.world->best = (BestResult){.tries = tries, .best = best};
  debrief_stage_play(&stage);
  debrief_stage_expect(&stage, words);
  debrief_stage_close(&stage);
}

static void debrief__says_how_it_stands_beside_earlier_ones(void **state) {
  (void)state;
  expect_standing(0, 0, "Your first attempt");
  expect_standing(2, 641, "Your best so far. It was 64.1 before.");
  expect_standing(2, 706, "As good as your best so far, 70.6.");
  expect_standing(2, 830, "Your best at this call is 83.0.");
}

static void debrief__only_calls_played_alike_are_compared(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open(&stage, "cake-order", "average"); /* timed, 70.6 */
  stage.world->best =
      (BestResult){.tries = 2,
                   .best = 984,
                   .setting = {.self_paced = true, .response = 100}};
  debrief_stage_play(&stage);
  debrief_stage_expect(&stage, "Your first attempt played this way.");
  debrief_stage_expect(&stage, "Only calls with the same pace");
  assert_false(debrief_stage_says(&stage, "98.4"));
  debrief_stage_close(&stage);
  debrief_stage_open(&stage, "cake-order", "average");
  stage.world->best =
      (BestResult){.tries = 2, .best = 984, .setting = {.response = 100}};
  debrief_stage_play(&stage);
  debrief_stage_expect(&stage, "Your best at this call is 98.4.");
  assert_false(debrief_stage_says(&stage, "Only calls with the same pace"));
  debrief_stage_close(&stage);
}

static void debrief__practice_from_a_turn_is_not_stored(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open_tea(&stage, TEA);
  stage.args.fresh = false;
  debrief_stage_play(&stage);
  assert_int_equal(stage.world->saved_count, 0);
  debrief_stage_expect(&stage, "This call stands on no board");
  assert_false(debrief_stage_says(&stage, "first attempt"));
  debrief_stage_close(&stage);
}

/* ---- stored calls ---- */

static void debrief__a_stored_attempt_is_shown_the_same_way(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open_tea(&stage, TEA);
  stage.world->saved_replay = stage.replay;
  stage.world->saved_length = stage.args.replay_length;
  stage.args = (ScreenArgs){.scenario = "tea",
                            .attempt = 12,
                            .turn = SCREEN_NO_TURN,
                            .back = SCREEN_BOARD};
  debrief_stage_play(&stage);
  assert_int_equal(stage.world->saved_count, 0);
  debrief_stage_expect(&stage, "Turn 1 cost most");
  assert_false(debrief_stage_says(&stage, "on no board"));
  const ScreenMove *move = press(&stage, INPUT_KEY('W'));
  assert_int_equal(move->args.attempt, 12);
  assert_string_equal(move->args.replay, stage.replay);
  debrief_stage_close(&stage);
}

static void expect_refusal(DebriefStage *stage, const char *why) {
  debrief_stage_play(stage);
  debrief_stage_expect(stage, "This call cannot be explained");
  debrief_stage_expect(stage, why);
  assert_int_equal(press(stage, KEY_ESCAPE)->to, SCREEN_PICKER);
  assert_int_equal(stage->world->saved_count, 0);
  debrief_stage_close(stage);
}

static void debrief__what_cannot_be_explained_is_said(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open_tea(&stage, TEA);
  stage.args.replay = NULL;
  stage.args.attempt = 99;
  stage.args.fresh = false;
  expect_refusal(&stage, "no such attempt");
  debrief_stage_open_tea(&stage, TEA);
  stage.args.replay_length -= 1;
  expect_refusal(&stage, "");
  debrief_stage_open_tea(&stage, TEA);
  strstr(stage.replay, "sha256:")[7] = '_';
  expect_refusal(&stage, "");
  debrief_stage_open_tea(&stage, "{'t':6000,'do':'reply','reply':'send'}");
  expect_refusal(&stage, "");
  debrief_stage_open_tea(&stage, TEA);
  memcpy(strstr(stage.replay, "\"tea\""), "\"pot\"", 5);
  expect_refusal(&stage, "this is a replay of another scenario");
  debrief_stage_open_tea(&stage, TEA);
  memcpy(strstr(stage.replay, "\"tea\""), "\"pot\"", 5);
  memcpy(strstr(stage.replay, "sha256:"), "sha256:0000", 11);
  expect_refusal(&stage, "there is no call named pot");
  debrief_stage_open_tea(&stage, TEA);
  memcpy(strstr(stage.replay, "sha256:"), "sha256:0000", 11);
  expect_refusal(&stage, "the scenario file has changed");
}

/* As if its words had been marked by a list of this hash. */
static void put_lexicon(DebriefStage *stage, const char *hash) {
  char rest[4096];
  char *at = strstr(stage->replay, "\"pace\"");
  assert_non_null(at);
  snprintf(rest, sizeof rest, "\"lexicon\":\"%s\",%s", hash, at);
  strcpy(at, rest);
  stage->args.replay_length = strlen(stage->replay);
}

static void debrief__words_marked_by_an_older_list_are_no_fault(void **state) {
  (void)state;
  DebriefStage stage;
  char old[] = "sha256:"
               "0123456789abcdef0123456789abcdef"
               "0123456789abcdef0123456789abcdef";
  debrief_stage_open_tea(&stage, "{'t':6000,'do':'type','text':'Sorry.'}");
  put_lexicon(&stage, old);
  fake_world_lend_lexicon(stage.world);
  stage.args.fresh = false;
  debrief_stage_play(&stage);
  debrief_stage_expect(&stage, "typed with an older word list");
  debrief_stage_expect(&stage, "stays on the board");
  assert_false(debrief_stage_says(&stage, "cannot be explained"));
  assert_false(debrief_stage_says(&stage, "lexicon"));
  assert_int_equal(press(&stage, KEY_ESCAPE)->to, SCREEN_PICKER);
  debrief_stage_close(&stage);
}

static void debrief__words_that_did_not_help_stand_in_their_turn(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open_tea(&stage,
                         "{'t':6000,'do':'type','text':'Blue bikes. Please.'},"
                         "{'t':6500,'do':'reply','reply':'spout'},"
                         "{'t':12000,'do':'type','text':'Green bikes.'},"
                         "{'t':12500,'do':'reply','reply':'vague'}");
  fake_world_lend_lexicon(stage.world);
  const Services *services = &stage.world->services;
  const CallModel *model = services->model(services->world, "tea");
  put_lexicon(&stage, lexicon_hash(model->lexicon));
  debrief_stage_play(&stage);
  debrief_stage_expect(&stage, "Turn 1 cost most");
  debrief_stage_expect(&stage, "You tried");
  debrief_stage_expect(&stage, "Blue bikes. Please.");
  debrief_stage_expect(&stage, "no answer that helps Ada");
  debrief_stage_expect(&stage, "“Please”");
  debrief_stage_expect(&stage, "What would have served better");
  assert_false(debrief_stage_says(&stage, "Green bikes"));
  debrief_stage_close(&stage);
}

static void debrief__waits_for_a_call_that_is_being_loaded(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open_tea(&stage, TEA);
  FakeFile *file = NULL;
  for (int i = 0; i < stage.world->file_count; i++) {
    bool tea = str_equal(stage.world->files[i].entry.id, "tea");
    if (tea) { file = &stage.world->files[i]; }
  }
  const CallModel *model = file->model;
  file->model = NULL;
  file->entry.loading = true;
  debrief_stage_play(&stage);
  debrief_stage_expect(&stage, "One moment");
  assert_int_equal(stage.world->saved_count, 0);
  file->model = model;
  file->entry.loading = false;
  screen_stage_run(&stage.on, 500);
  debrief_stage_expect(&stage, "cost most");
  assert_int_equal(stage.world->saved_count, 1);
  debrief_stage_close(&stage);
}

static void debrief__says_when_memory_is_short(void **state) {
  (void)state;
  DebriefStage stage;
  open_tea(&stage);
  int refused = 0;
  for (int nth = 1; nth < 400; nth++) {
    Arena *arena = arena_create(1 << 22);
    arena_fail_at(arena, nth);
    stage.world->saved_count = 0;
    void *screen =
        debrief_screen_class.create(arena, &stage.args, &stage.world->services);
    bool stored = stage.world->saved_count == 1;
    refused += screen && !stored;
    arena_destroy(arena);
    if (stored) { break; }
  }
  assert_true(refused > 50);
  debrief_stage_close(&stage);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(debrief__tries_again_with_another_seed),
      cmocka_unit_test(debrief__goes_on_from_the_turn_that_is_looked_at),
      cmocka_unit_test(debrief__the_call_is_watched_again),
      cmocka_unit_test(debrief__leads_to_the_board_and_the_next_call),
      cmocka_unit_test(debrief__leads_back_to_where_one_came_from),
      cmocka_unit_test(debrief__the_settings_lead_back_to_the_stored_call),
      cmocka_unit_test(debrief__buttons_do_what_their_keys_do),
      cmocka_unit_test(debrief__an_older_version_is_explained),
      cmocka_unit_test(debrief__a_call_just_played_is_stored_once),
      cmocka_unit_test(debrief__waits_for_the_store),
      cmocka_unit_test(debrief__what_cannot_be_stored_is_said_and_retried),
      cmocka_unit_test(debrief__what_cannot_be_stored_is_kept_as_a_file),
      cmocka_unit_test(debrief__what_is_only_in_memory_is_not_called_stored),
      cmocka_unit_test(debrief__says_how_it_stands_beside_earlier_ones),
      cmocka_unit_test(debrief__only_calls_played_alike_are_compared),
      cmocka_unit_test(debrief__practice_from_a_turn_is_not_stored),
      cmocka_unit_test(debrief__a_stored_attempt_is_shown_the_same_way),
      cmocka_unit_test(debrief__what_cannot_be_explained_is_said),
      cmocka_unit_test(debrief__words_marked_by_an_older_list_are_no_fault),
      cmocka_unit_test(debrief__words_that_did_not_help_stand_in_their_turn),
      cmocka_unit_test(debrief__waits_for_a_call_that_is_being_loaded),
      cmocka_unit_test(debrief__says_when_memory_is_short)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
