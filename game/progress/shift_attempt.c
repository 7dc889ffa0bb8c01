/* SPDX-License-Identifier: MIT */
#include "progress/shift_attempt.h"

#include "base/str.h"
#include "call/replay.h"
#include "score/shift.h"

#include <assert.h>
#include <string.h>

/* No scenario's id has a dot or a plus. */
static const char PREFIX[] = "shift.";
static const char BETWEEN[] = "+";

static void write_name(const Shift *shift, const ShiftCard *card, Str *name) {
  int planned = 0;
  str_add(name, PREFIX);
  for (int i = 0; i < card->call_count; i++) {
    if (shift->calls[i]->options.rings_back) { continue; }
    str_add(name, planned++ > 0 ? BETWEEN : "");
    str_add(name, shift->calls[i]->scenario);
  }
  assert(planned <= ATTEMPT_SHIFT_CALLS);
}

Attempt shift_attempt_of(const Shift *shift, const ShiftCard *card) {
  const Replay *first = shift->calls[0];
  Attempt attempt = {.engine = REPLAY_ENGINE,
                     .setting = {.self_paced = first->options.self_paced,
                                 .response = first->options.response_percent},
                     .seed = (int64_t)shift->seed,
                     .score = card->score,
                     .outcome = "shift",
                     .duration_ms = card->now_ms};
  Str name = str_init(attempt.scenario, sizeof attempt.scenario);
  write_name(shift, card, &name);
  hash_sha256(name.text, name.length, attempt.hash);
  memcpy(attempt.rubric, first->rubric, sizeof attempt.rubric);
  for (int i = 0; i < card->call_count; i++) {
    attempt.anger += card->calls[i].state->anger;
    attempt.setting.typed |= replay_has_typed(shift->calls[i]);
  }
  attempt.anger /= card->call_count;
  return attempt;
}

bool shift_attempt_is(const char *name) {
  return strncmp(name, PREFIX, strlen(PREFIX)) == 0;
}

bool shift_attempt_call(const char *name, int index,
                        char id[ATTEMPT_ID_BYTES]) {
  if (!shift_attempt_is(name)) { return false; }
  const char *word = name + strlen(PREFIX);
  for (; index > 0 && *word; index--) {
    word += strcspn(word, BETWEEN);
    word += strspn(word, BETWEEN);
  }
  Str text = str_init(id, ATTEMPT_ID_BYTES);
  str_add_bytes(&text, word, strcspn(word, BETWEEN));
  return id[0] != '\0';
}
