/* SPDX-License-Identifier: MIT */
#include "progress/attempt.h"

#include "base/str.h"
#include "call/replay.h"
#include "score/scorecard.h"

static void copy(char *to, size_t size, const char *text) {
  Str str = str_init(to, size);
  str_add(&str, text);
}

Attempt attempt_of(const Replay *replay, const Scorecard *card) {
  const CallState *end = card->state;
  Attempt attempt = {
      .engine = REPLAY_ENGINE,
      .setting = {.self_paced = replay->options.self_paced,
                  .response = replay->options.response_percent,
                  .typed = replay_has_typed(replay)},
      .seed = (int64_t)replay->options.seed,
      .score = card->score.score,
      .anger = end->anger,
      .duration_ms = end->now_ms,
  };
  copy(attempt.scenario, sizeof attempt.scenario, replay->scenario);
  copy(attempt.hash, sizeof attempt.hash, replay->hash);
  copy(attempt.rubric, sizeof attempt.rubric, replay->rubric);
  copy(attempt.outcome, sizeof attempt.outcome,
       scorecard_outcome((Outcome)end->outcome));
  return attempt;
}

bool attempt_same_setting(AttemptSetting a, AttemptSetting b) {
  return a.self_paced == b.self_paced && a.response == b.response &&
         a.typed == b.typed;
}

const char *attempt_pace_name(AttemptSetting setting) {
  return setting.self_paced ? "self_paced" : "timed";
}
