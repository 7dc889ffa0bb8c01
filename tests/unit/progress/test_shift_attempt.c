/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "call/replay.h"
#include "progress/shift_attempt.h"
#include "score/shift.h"
#include "unit.h"

#include <string.h>

#define LONG "a234567890123456789012345678901234567890123456789012345678901234"

static Attempt attempt_at(const char *const *ids, const bool *back, int count) {
  Arena *arena = arena_create(1 << 16);
  static Replay replays[SHIFT_MOST_CALLS];
  static ShiftCall calls[SHIFT_MOST_CALLS];
  const Replay *list[SHIFT_MOST_CALLS];
  for (int i = 0; i < count; i++) {
    CallState *state = arena_alloc(arena, sizeof *state);
    state->anger = 100 * i + 1;
    calls[i] = (ShiftCall){.state = state};
    replays[i] =
        (Replay){.scenario = ids[i],
                 .rubric = "sha256:r",
                 .options = {.response_percent = 150, .rings_back = back[i]}};
    list[i] = &replays[i];
  }
  const Shift shift = {.seed = 9, .calls = list, .call_count = count};
  const ShiftCard card = {
      .calls = calls, .call_count = count, .score = 703, .now_ms = 60000};
  Attempt attempt = shift_attempt_of(&shift, &card);
  arena_destroy(arena);
  return attempt;
}

static void shift_attempt__is_named_by_the_calls_that_were_planned(void **s) {
  (void)s;
  static const char *const ids[] = {"cake", "cake", "steak"};
  static const bool back[] = {false, true, false};
  Attempt attempt = attempt_at(ids, back, 3);
  assert_string_equal(attempt.scenario, "shift.cake+steak");
  assert_int_equal(attempt.score, 703);
  assert_int_equal(attempt.anger, 101);
  assert_int_equal(attempt.seed, 9);
  assert_int_equal(attempt.setting.response, 150);
  assert_string_equal(attempt.rubric, "sha256:r");
}

static void shift_attempt__the_longest_name_fits(void **s) {
  (void)s;
  static const char *const ids[] = {LONG, LONG, LONG, LONG};
  static const bool back[ATTEMPT_SHIFT_CALLS] = {false};
  char id[ATTEMPT_ID_BYTES];
  Attempt attempt = attempt_at(ids, back, ATTEMPT_SHIFT_CALLS);
  assert_true(shift_attempt_call(attempt.scenario, 3, id));
  assert_string_equal(id, LONG);
  assert_false(shift_attempt_call(attempt.scenario, 4, id));
}

static void shift_attempt__its_name_tells_its_calls(void **s) {
  (void)s;
  char id[ATTEMPT_ID_BYTES];
  assert_true(shift_attempt_is("shift.cake+steak"));
  assert_false(shift_attempt_is("shift-work"));
  assert_true(shift_attempt_call("shift.cake+steak", 0, id));
  assert_string_equal(id, "cake");
  assert_true(shift_attempt_call("shift.cake+steak", 1, id));
  assert_string_equal(id, "steak");
  assert_false(shift_attempt_call("shift.cake+steak", 2, id));
  assert_false(shift_attempt_call("cake", 0, id));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(shift_attempt__is_named_by_the_calls_that_were_planned),
      cmocka_unit_test(shift_attempt__the_longest_name_fits),
      cmocka_unit_test(shift_attempt__its_name_tells_its_calls),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
