/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "call/replay.h"
#include "play.h"
#include "progress/attempt.h"
#include "score/scorecard.h"
#include "unit.h"

#include <string.h>

#define DIGITS                                                                 \
  "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static const ReplayEvent EVENTS[] = {
    {.t_ms = 6000, .deed = DO_REPLY, .id = "plain"},
    {.t_ms = 8000, .deed = DO_REPLY, .id = "bye"}};

static Replay replay_of(const Play *play) {
  return (Replay){.scenario = play->model->scenario->id,
                  .hash = "sha256:" DIGITS,
                  .rubric = "sha256:" DIGITS,
                  .options = {.seed = (UINT64_C(1) << 53) - 1,
                              .self_paced = true,
                              .response_percent = 150,
                              .composure = 700},
                  .events = EVENTS,
                  .event_count = 2};
}

static const Scorecard *score(const Play *play, const Replay *replay) {
  Err err = {0};
  int bad_event;
  const Scorecard *card = scorecard_create(play->arena, play->model, replay,
                                           NULL, &err, &bad_event);
  if (!card) { fail_msg("event %d: %s", bad_event, err.text); }
  return card;
}

static void attempt__tells_what_the_scorecard_tells(void **state) {
  (void)state;
  Play play = play_story(&(Story){0});
  Replay replay = replay_of(&play);
  const Scorecard *card = score(&play, &replay);
  Attempt attempt = attempt_of(&replay, card);
  assert_string_equal(attempt.scenario, play.model->scenario->id);
  assert_string_equal(attempt.hash, replay.hash);
  assert_string_equal(attempt.rubric, replay.rubric);
  assert_int_equal(attempt.engine, 1);
  assert_true(attempt.seed == (INT64_C(1) << 53) - 1);
  assert_true(attempt.setting.self_paced);
  assert_int_equal(attempt.setting.response, 150);
  assert_string_equal(attempt.outcome, "resolved");
  assert_int_equal(attempt.score, card->score.score);
  assert_int_equal(attempt.anger, card->state->anger);
  assert_in_range(attempt.duration_ms, 8000, 60000);
  assert_true(attempt.id == 0 && attempt.profile == 0 && !attempt.first);
  play_end(&play);
}

static void
attempt__settings_are_the_same_in_pace_response_and_words(void **state) {
  (void)state;
  AttemptSetting timed = {false, 100, false}, slow = {false, 150, false},
                 self = {true, 100, false};
  assert_true(attempt_same_setting(timed, timed));
  assert_false(attempt_same_setting(timed, slow));
  assert_false(attempt_same_setting(timed, self));
  const AttemptSetting typed = {false, 100, true};
  assert_false(attempt_same_setting(timed, typed));
  assert_string_equal(attempt_pace_name(timed), "timed");
  assert_string_equal(attempt_pace_name(self), "self_paced");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(attempt__tells_what_the_scorecard_tells),
      cmocka_unit_test(
          attempt__settings_are_the_same_in_pace_response_and_words),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
