/* SPDX-License-Identifier: MIT */
/* What a reply cost in the end, as the debrief tells it while it comes in. */
#include "base/arena.h"
#include "base/str.h"
#include "debrief_stage.h"
#include "debriefs.h"
#include "score/scorecard.h"
#include "screens/call_screen.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

/* In turn 1 the caller is cut off. */
static const char TEA[] = "{'t':1500,'do':'reply','reply':'spout'},"
                          "{'t':9000,'do':'reply','reply':'spout'},"
                          "{'t':16000,'do':'reply','reply':'vague'}";

static void open_tea(DebriefStage *stage, int from) {
  debrief_stage_open_tea(stage, TEA);
  stage->world->judges = true;
  stage->world->judged_from = from;
  debrief_stage_play(stage);
}

static void open_shipped(DebriefStage *stage, const char *scenario,
                         const char *name) {
  debrief_stage_open(stage, scenario, name);
  stage->world->judges = true;
  debrief_stage_play(stage);
}

static const RegretTurn *turn_of(const DebriefStage *stage, int turn) {
  return &regret_turns(stage->world->regret)[turn];
}

/* "It cost 21.1 of …", with a score in tenths. */
static void expect_score(const DebriefStage *stage, const char *before,
                         int score, const char *after) {
  char memory[256];
  Str text = str_init(memory, sizeof memory);
  str_addf(&text, "%s%d.%d%s", before, score / 10, score % 10, after);
  debrief_stage_expect(stage, text.text);
}

static bool stands_at(const DebriefStage *stage, const char *place) {
  UiSeen seen;
  for (int i = 0; seen_nth(stage->on.stage.ui, i, &seen); i++) {
    if (seen.role != ROLE_CHART) { continue; }
    return strncmp(seen.value, place, strlen(place)) == 0;
  }
  return false;
}

/* Puts the cursor of the curve on "Turn 3", or "At the end". */
static void look_at(DebriefStage *stage, const char *place) {
  Stage *on = &stage->on.stage;
  for (int i = 0; i < 40 && strncmp(stage_focus(on), "How angry", 9) != 0;
       i++) {
    stage_press(on, KEY_TAB, 0);
  }
  stage_press(on, KEY_HOME, 0);
  for (int i = 0; i < 40 && !stands_at(stage, place); i++) {
    stage_press(on, KEY_RIGHT, 0);
  }
  if (!stands_at(stage, place)) { fail_msg("there is no %s", place); }
  stage_settle(on);
}

static void look_at_turn(DebriefStage *stage, int turn) {
  char place[32];
  snprintf(place, sizeof place, "Turn %d", turn + 1);
  look_at(stage, place);
}

/* ---- figures ---- */

static void debrief__it_tells_what_an_answer_cost_in_the_end(void **state) {
  (void)state;
  DebriefStage stage;
  open_tea(&stage, 0);
  int worst = regret_worst(regret_turns(stage.world->regret), 3);
  look_at_turn(&stage, worst);
  const RegretTurn *turn = turn_of(&stage, worst);
  assert_true(turn->cost.least > 0);
  assert_int_equal(turn->cost.least, turn->cost.most);
  expect_score(&stage, "It cost ", turn->cost.least, " of the ");
  expect_score(&stage, " of the ", turn->before.least,
               " points still within reach.");
  debrief_stage_expect(&stage, "What would have served better");
  debrief_stage_close(&stage);
}

static void debrief__an_answer_that_cost_nothing_is_said_to_have(void **state) {
  (void)state;
  DebriefStage stage;
  open_shipped(&stage, "cake-order", "expert");
  look_at_turn(&stage, 2);
  expect_score(&stage, "It cost nothing: ", 1000, " of 100 points stayed");
  assert_false(debrief_stage_says(&stage, "What would have served better"));
  assert_false(debrief_stage_says(&stage, "call from here"));
  assert_false(debrief_stage_says(&stage, "cost most"));
  debrief_stage_close(&stage);
}

/* Too big to be looked into as far as the test's judge may. */
static void debrief__a_bound_is_called_one(void **state) {
  (void)state;
  DebriefStage stage;
  open_shipped(&stage, "hotel-suite", "interrupting");
  const RegretTurn *turns = regret_turns(stage.world->regret);
  int worst = regret_worst(turns, regret_count(stage.world->regret));
  assert_true(turns[worst].cost.least < turns[worst].cost.most);
  expect_score(&stage, "It cost at least ", turns[worst].cost.least,
               " of the points");
  assert_true(debrief_stage_says(&stage, "Watch a better call from here"));
  int vague = 0;
  while (turns[vague].cost.least > 0 || turns[vague].cost.most == 0) {
    vague++;
  }
  look_at_turn(&stage, vague);
  expect_score(&stage, "In the end it cost ", turns[vague].cost.most,
               " points at most");
  debrief_stage_close(&stage);
}

static void debrief__who_cut_in_is_told_to_hear_her_out(void **state) {
  (void)state;
  DebriefStage stage;
  open_tea(&stage, 0);
  look_at_turn(&stage, 0);
  assert_true(turn_of(&stage, 0)->better);
  debrief_stage_expect(&stage, "Hear Ada out first. Then:");
  look_at_turn(&stage, 2);
  assert_false(debrief_stage_says(&stage, "Hear Ada out first."));
  debrief_stage_close(&stage);
}

static void debrief__what_was_lost_between_answers_is_told_too(void **state) {
  (void)state;
  DebriefStage stage;
  open_shipped(&stage, "cake-order", "careless");
  int last = regret_count(stage.world->regret) - 1, quiet = 0;
  while (turn_of(&stage, quiet)->later.least == 0) { quiet++; }
  assert_true(quiet < last);
  look_at_turn(&stage, quiet + 1);
  expect_score(&stage, "Before this answer ",
               turn_of(&stage, quiet)->later.least, " points slipped away");
  debrief_stage_close(&stage);
}

static void debrief__what_was_lost_afterwards_is_told_too(void **state) {
  (void)state;
  DebriefStage stage;
  open_tea(&stage, 0);
  int after = turn_of(&stage, 2)->later.least;
  assert_true(after > 0);
  look_at(&stage, "At the end");
  expect_score(&stage, "After your last answer ", after, " points were left");
  debrief_stage_close(&stage);
}

/* Nothing is said any more after turn 1, so she goes. */
static void
debrief__what_silence_cost_is_told_beside_the_worst_answer(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open_tea(&stage, "{'t':1500,'do':'reply','reply':'spout'},"
                                 "{'t':9000,'do':'hang_up'}");
  stage.world->judges = true;
  debrief_stage_play(&stage);
  const RegretTurn *only = turn_of(&stage, 0);
  assert_true(only->cost.least > 0);
  assert_true(only->later.least > only->cost.most);
  expect_score(&stage, "More still was lost after your last answer: ",
               only->later.least, " points.");
  debrief_stage_close(&stage);
}

static void debrief__what_came_of_it_tells_what_was_left_behind(void **state) {
  (void)state;
  DebriefStage stage;
  open_shipped(&stage, "cake-order", "careless");
  int last = regret_count(stage.world->regret) - 1;
  int after = turn_of(&stage, last)->later.least;
  assert_true(after > 0);
  debrief_stage_click(&stage, ROLE_BUTTON, "What came of it");
  stage_settle(&stage.on.stage);
  expect_score(&stage, "After your last answer ", after, " points were left");
  debrief_stage_close(&stage);
}

/* ---- while it comes in ---- */

static void debrief__what_is_not_known_yet_is_being_worked_out(void **state) {
  (void)state;
  DebriefStage stage;
  open_tea(&stage, 1);
  look_at_turn(&stage, 0);
  debrief_stage_expect(&stage, "Working out what it cost");
  look_at_turn(&stage, 2);
  assert_false(debrief_stage_says(&stage, "Working out"));
  stage.world->judged_from = 0;
  look_at_turn(&stage, 0);
  screen_stage_run(&stage.on, 500);
  assert_false(debrief_stage_says(&stage, "Working out"));
  debrief_stage_expect(&stage, "points still within reach");
  debrief_stage_close(&stage);
}

/* By what it was worth at once, another turn was the worst. */
static void debrief__the_turn_to_go_back_to_follows_the_end(void **state) {
  (void)state;
  char text[64];
  DebriefCase one = debrief_case_shipped("cake-order", "careless");
  int at_once = one.debrief->worst_turn;
  debrief_case_close(&one);
  DebriefStage stage;
  debrief_stage_open(&stage, "cake-order", "careless");
  stage.world->judges = true;
  stage.world->judged_from = 1;
  debrief_stage_play(&stage);
  snprintf(text, sizeof text, "Go on from turn %d", at_once + 1);
  debrief_stage_expect(&stage, text);
  stage.world->judged_from = 0;
  screen_stage_run(&stage.on, 500);
  int worst = regret_worst(regret_turns(stage.world->regret),
                           regret_count(stage.world->regret));
  assert_int_not_equal(worst, at_once);
  snprintf(text, sizeof text, "Go on from turn %d", worst + 1);
  debrief_stage_expect(&stage, text);
  debrief_stage_close(&stage);
}

/* Nobody judges: the debrief is what it was. */
static void
debrief__without_a_judge_what_was_worth_more_at_once_stands(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open(&stage, "cake-order", "careless");
  debrief_stage_play(&stage);
  debrief_stage_expect(&stage, "What would have served better");
  assert_false(debrief_stage_says(&stage, "Working out"));
  assert_false(debrief_stage_says(&stage, "within reach"));
  debrief_stage_close(&stage);
}

/* ---- the best call from there ---- */

static int score_of(const DebriefStage *stage, const ScreenArgs *args) {
  Err err = {0};
  int bad_event;
  FakeWorld *world = stage->world;
  const CallModel *model = world->services.model(world, args->scenario);
  const Replay *replay = replay_read(world->arena, "", args->replay,
                                     args->replay_length, &err, &bad_event);
  if (!replay) { fail_msg("%s", err.text); }
  const Scorecard *card =
      scorecard_create(world->arena, model, replay, NULL, &err, &bad_event);
  if (!card) { fail_msg("%s", err.text); }
  return card->score.score;
}

static void debrief__the_best_call_is_watched_from_that_turn(void **state) {
  (void)state;
  DebriefStage stage;
  open_shipped(&stage, "cake-order", "careless");
  look_at_turn(&stage, 4);
  const RegretTurn *turn = turn_of(&stage, 4);
  expect_score(&stage, "Watch the best call from here (", turn->before.least,
               " of 100)");
  int best = turn->before.least;
  stage_press(&stage.on.stage, INPUT_KEY('B'), 0);
  const ScreenArgs *args = &stage.on.move.args;
  assert_int_equal(stage.on.move.to, SCREEN_CALL);
  assert_true(args->watch);
  assert_int_equal(args->turn, 4);
  assert_int_equal(args->attempt, 1);
  assert_string_equal(args->own, stage.replay);
  assert_int_equal(score_of(&stage, args), best);
  debrief_stage_close(&stage);
}

static bool sees(const ScreenStage *on, const char *words) {
  UiSeen seen;
  for (int i = 0; seen_nth(on->stage.ui, i, &seen); i++) {
    if (strstr(seen.name, words)) { return true; }
  }
  return false;
}

/* What was the same is over; what is watched leads back to her own call. */
static void debrief__watching_begins_there_and_leads_back(void **state) {
  (void)state;
  DebriefStage stage;
  open_shipped(&stage, "cake-order", "careless");
  look_at_turn(&stage, 4);
  stage_press(&stage.on.stage, INPUT_KEY('B'), 0);
  ScreenStage call;
  screen_stage_open(&call, stage.world, &call_screen_class,
                    &stage.on.move.args);
  screen_stage_run(&call, 200);
  assert_true(sees(&call, "A better call"));
  assert_false(sees(&call, "Recording"));
  assert_false(sees(&call, "00:00"));
  screen_stage_run(&call, 600000);
  assert_int_equal(call.move.to, SCREEN_DEBRIEF);
  assert_string_equal(call.move.args.replay, stage.replay);
  assert_int_equal(call.move.args.replay_length, strlen(stage.replay));
  assert_int_equal(call.move.args.attempt, 1);
  assert_null(call.move.args.own);
  screen_stage_close(&call);
  debrief_stage_close(&stage);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(debrief__it_tells_what_an_answer_cost_in_the_end),
      cmocka_unit_test(debrief__an_answer_that_cost_nothing_is_said_to_have),
      cmocka_unit_test(debrief__a_bound_is_called_one),
      cmocka_unit_test(debrief__who_cut_in_is_told_to_hear_her_out),
      cmocka_unit_test(debrief__what_was_lost_between_answers_is_told_too),
      cmocka_unit_test(debrief__what_was_lost_afterwards_is_told_too),
      cmocka_unit_test(
          debrief__what_silence_cost_is_told_beside_the_worst_answer),
      cmocka_unit_test(debrief__what_came_of_it_tells_what_was_left_behind),
      cmocka_unit_test(debrief__what_is_not_known_yet_is_being_worked_out),
      cmocka_unit_test(debrief__the_turn_to_go_back_to_follows_the_end),
      cmocka_unit_test(
          debrief__without_a_judge_what_was_worth_more_at_once_stands),
      cmocka_unit_test(debrief__the_best_call_is_watched_from_that_turn),
      cmocka_unit_test(debrief__watching_begins_there_and_leads_back),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
