/* SPDX-License-Identifier: MIT */
/* Own words on the call screen: typed, marked, said. */
#include "base/str.h"
#include "player.h"
#include "screens/call_screen.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

enum { OPENING_MS = 32000 /* of cake-order: the first turn has ended */ };

static void open_call(ScreenStage *on, bool exam) {
  FakeWorld *world = fake_world_open();
  fake_world_lend_lexicon(world);
  screen_stage_open(on, world, &call_screen_class,
                    &(ScreenArgs){.scenario = "cake-order",
                                  .setup = {.seed = 2,
                                            .response_percent = 100,
                                            .self_paced = false,
                                            .exam = exam},
                                  .turn = SCREEN_NO_TURN});
  screen_stage_run(on, OPENING_MS);
}

static void type(ScreenStage *on, const char *text) {
  for (; *text; text++) {
    input_text(&on->stage.input, (char[]){*text, '\0'});
    player_frame(on);
  }
  player_frame(on);
}

/* Whether anything shown has these words in it. */
static bool shows(const ScreenStage *on, const char *words) {
  UiSeen seen;
  for (int i = 0; seen_nth(on->stage.ui, i, &seen); i++) {
    if (seen.name && strstr(seen.name, words)) { return true; }
  }
  return false;
}

static void expect_no_fault(ScreenStage *on) {
  char memory[4096];
  Str faults = str_init(memory, sizeof memory);
  player_frame(on);
  if (seen_faults(on->stage.ui, &faults) > 0) { fail_msg("%s", faults.text); }
}

static void typing__words_are_marked_and_said(void **unused) {
  (void)unused;
  ScreenStage on;
  open_call(&on, false);
  player_press(&on, INPUT_KEY('T'));
  assert_true(stage_has(&on.stage, ROLE_FIELD, "In your own words"));
  type(&on, "I am sorry. You had 24 guests, and six of them got nothing. You "
            "are right to be angry.");
  assert_true(shows(&on, "“sorry”") || shows(&on, "sorry”"));
  assert_true(shows(&on, "“24”"));
  expect_no_fault(&on);
  player_press(&on, KEY_ENTER);
  assert_false(stage_has(&on.stage, ROLE_FIELD, "In your own words"));
  assert_true(shows(&on, "You had 24 guests, and six of them got nothing."));
  player_leave(&on);
}

static void typing__what_does_not_help_is_answered_so(void **unused) {
  (void)unused;
  ScreenStage on;
  open_call(&on, false);
  player_press(&on, INPUT_KEY('T'));
  type(&on, "Blue bicycles.");
  player_press(&on, KEY_ENTER);
  assert_true(shows(&on, "That does not help me."));
  assert_true(stage_has(&on.stage, ROLE_FIELD, "In your own words"));
  player_leave(&on);
}

static void typing__escape_brings_the_replies_back(void **unused) {
  (void)unused;
  ScreenStage on;
  open_call(&on, false);
  player_press(&on, INPUT_KEY('T'));
  type(&on, "e");
  player_press(&on, KEY_ESCAPE);
  assert_false(stage_has(&on.stage, ROLE_FIELD, "In your own words"));
  assert_true(shows(&on, "six of them went without"));
  player_leave(&on);
}

static void typing__an_exam_has_only_the_replies(void **unused) {
  (void)unused;
  ScreenStage on;
  open_call(&on, true);
  player_press(&on, INPUT_KEY('T'));
  assert_false(stage_has(&on.stage, ROLE_FIELD, "In your own words"));
  assert_false(stage_has(&on.stage, ROLE_BUTTON, "Type"));
  player_leave(&on);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(typing__words_are_marked_and_said),
      cmocka_unit_test(typing__what_does_not_help_is_answered_so),
      cmocka_unit_test(typing__escape_brings_the_replies_back),
      cmocka_unit_test(typing__an_exam_has_only_the_replies),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
