/* SPDX-License-Identifier: MIT */
/* Every allocation of laying a call out, of reading its replay and of scoring
** it fails once: the arena's, and the JSON parser's. Each time it is refused
** for that reason alone, and nothing leaks. */
#include "base/arena.h"
#include "base/str.h"
#include "scarce.h"
#include "score/scorecard.h"
#include "score/shift_replay.h"
#include "shipped.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA_CAP = 64 * 1024 * 1024, TOO_MANY = 100000 };

static Shipped shipped;

static int load(void **state) {
  (void)state;
  shipped = shipped_load();
  scarce_begin();
  return 0;
}

static int clear(void **state) {
  (void)state;
  scarce_end();
  shipped_clear(&shipped);
  return 0;
}

/* Something that is made in an arena of `shipped.replays[0]`, or NULL. */
typedef const void *Make(Arena *arena, Err *err, int *bad_event);

static const CallModel *first_model(void) {
  return shipped.models[shipped.replays[0].scenario];
}

static const CallModel *model_called(const char *id) {
  for (int i = 0; i < shipped.model_count; i++) {
    if (str_equal(shipped.models[i]->scenario->id, id)) {
      return shipped.models[i];
    }
  }
  fail_msg("there is no scenario \"%s\"", id);
  return NULL;
}

/* What has no Err says by NULL alone that memory was short. */
static const void *or_memory(const void *made, Err *err, int *bad_event) {
  *bad_event = REPLAY_NO_EVENT;
  if (!made) { err_memory(err); }
  return made;
}

static const void *make_model(Arena *arena, Err *err, int *bad_event) {
  return or_memory(call_model_create(arena, first_model()->scenario), err,
                   bad_event);
}

static const void *make_call(Arena *arena, Err *err, int *bad_event) {
  const CallOptions *options = &shipped.replays[0].replay->options;
  return or_memory(call_create(arena, first_model(), options), err, bad_event);
}

static const void *make_state(Arena *arena, Err *err, int *bad_event) {
  const Call call = {.model = first_model()};
  return or_memory(call_state_create(arena, &call), err, bad_event);
}

static char *file;

static const void *make_replay(Arena *arena, Err *err, int *bad_event) {
  return replay_read(arena, "r.json", file, strlen(file), err, bad_event);
}

static const void *make_card(Arena *arena, Err *err, int *bad_event) {
  const Replay *replay = shipped.replays[0].replay;
  return scorecard_create(arena, first_model(), replay, NULL, err, bad_event);
}

static const void *make_shift(Arena *arena, Err *err, int *bad_event) {
  ShiftFault fault;
  const Shift *shift =
      shift_replay_read(arena, "s.json", file, strlen(file), err, &fault);
  *bad_event = fault.event;
  assert_int_equal(fault.call, SHIFT_NOWHERE);
  return shift;
}

static const Shift *shift;

static const void *make_shift_card(Arena *arena, Err *err, int *bad_event) {
  const CallModel *models[SHIFT_MOST_CALLS];
  for (int i = 0; i < shift->call_count; i++) {
    models[i] = model_called(shift->calls[i]->scenario);
  }
  ShiftFault fault;
  const ShiftCard *card = shift_run(arena, models, shift, err, &fault);
  *bad_event = fault.event;
  assert_int_equal(fault.call, SHIFT_NOWHERE);
  return card;
}

/* Whether there were allocations enough for this one to fail. */
static bool make_failing(Make *make, Scarcity how, long nth) {
  Arena *arena = arena_create(ARENA_CAP);
  Err err = {0};
  int bad_event = -2;
  scarce_arm(arena, how, nth);
  const void *made = make(arena, &err, &bad_event);
  bool failed = scarce_disarm(arena);
  assert_int_equal(made == NULL, failed);
  assert_int_equal(err.code, failed ? ERR_MEMORY : ERR_NONE);
  assert_int_equal(bad_event, REPLAY_NO_EVENT);
  arena_destroy(arena);
  return failed;
}

static void fail_each(Make *make, Scarcity last, long least) {
  for (int how = SCARCE_ONCE; how <= (int)last; how++) {
    long nth = 1;
    while (make_failing(make, (Scarcity)how, nth)) { nth++; }
    assert_in_range(nth - 1, least, TOO_MANY);
  }
}

static void fault__a_model_needs_all_its_memory(void **state) {
  (void)state;
  fail_each(make_model, SCARCE_FROM, 5);
}

static void fault__a_call_needs_all_its_memory(void **state) {
  (void)state;
  fail_each(make_call, SCARCE_FROM, 3);
  fail_each(make_state, SCARCE_FROM, 1);
}

static void fault__a_replay_is_refused_when_memory_is_short(void **state) {
  (void)state;
  char path[512];
  snprintf(path, sizeof path, "tests/replays/%s", shipped.replays[0].path);
  file = shipped_file(path);
  fail_each(make_replay, SCARCE_PARSER, 10);
  free(file);
}

static void fault__without_memory_there_is_no_scorecard(void **state) {
  (void)state;
  fail_each(make_card, SCARCE_FROM, 5);
}

static void fault__nor_is_a_shift_read_or_scored(void **state) {
  (void)state;
  Arena *arena = arena_create(ARENA_CAP);
  Err err = {0};
  ShiftFault fault;
  file = shipped_file("tests/shifts/rings-back.json");
  shift = shift_replay_read(arena, "s.json", file, strlen(file), &err, &fault);
  assert_non_null(shift);
  fail_each(make_shift, SCARCE_PARSER, 10);
  fail_each(make_shift_card, SCARCE_FROM, 5);
  free(file);
  arena_destroy(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(fault__a_model_needs_all_its_memory),
      cmocka_unit_test(fault__a_call_needs_all_its_memory),
      cmocka_unit_test(fault__a_replay_is_refused_when_memory_is_short),
      cmocka_unit_test(fault__without_memory_there_is_no_scorecard),
      cmocka_unit_test(fault__nor_is_a_shift_read_or_scored),
  };
  return cmocka_run_group_tests(tests, load, clear);
}
