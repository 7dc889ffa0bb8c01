/* SPDX-License-Identifier: MIT */
/* Every allocation of laying a call out, of reading its replay and of scoring
** it fails once: the arena's, and the JSON parser's. Each time it is refused
** for that reason alone, and nothing leaks. */
#include "base/arena.h"
#include "base/json.h"
#include "score/scorecard.h"
#include "shipped.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA_CAP = 64 * 1024 * 1024, TOO_MANY = 100000 };

/* cJSON's hooks have no context: how many more succeed, and how many live. */
static long left, alive;
static bool refused;

static void *allocate(size_t size) {
  if (left == 0) {
    refused = true;
    return NULL;
  }
  left--;
  void *memory = malloc(size);
  alive += memory != NULL;
  return memory;
}

static void release(void *memory) {
  alive -= memory != NULL;
  free(memory);
}

static Shipped shipped;

static int load(void **state) {
  (void)state;
  shipped = shipped_load();
  left = -1;
  alive = 0;
  json_set_memory(allocate, release);
  return 0;
}

static int clear(void **state) {
  (void)state;
  json_set_memory(NULL, NULL);
  shipped_clear(&shipped);
  return 0;
}

/* Something that is made in an arena of `shipped.replays[0]`, or NULL. */
typedef const void *Make(Arena *arena, Err *err, int *bad_event);

static const CallModel *first_model(void) {
  return shipped.models[shipped.replays[0].scenario];
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

typedef enum { FAIL_ONCE, FAIL_FROM, FAIL_PARSER } How;

static void arm(Arena *arena, How how, long nth) {
  left = how == FAIL_PARSER ? nth - 1 : -1;
  refused = false;
  if (how == FAIL_ONCE) { arena_fail_once(arena, nth); }
  if (how == FAIL_FROM) { arena_fail_at(arena, nth); }
}

/* Whether there were allocations enough for this one to fail. */
static bool make_failing(Make *make, How how, long nth) {
  Arena *arena = arena_create(ARENA_CAP);
  Err err = {0};
  int bad_event = -2;
  arm(arena, how, nth);
  const void *made = make(arena, &err, &bad_event);
  bool failed = refused || arena_has_failed(arena);
  left = -1;
  assert_int_equal(alive, 0);
  assert_int_equal(made == NULL, failed);
  assert_int_equal(err.code, failed ? ERR_MEMORY : ERR_NONE);
  assert_int_equal(bad_event, REPLAY_NO_EVENT);
  arena_destroy(arena);
  return failed;
}

static void fail_each(Make *make, How last, long least) {
  for (int how = FAIL_ONCE; how <= (int)last; how++) {
    long nth = 1;
    while (make_failing(make, (How)how, nth)) { nth++; }
    assert_in_range(nth - 1, least, TOO_MANY);
  }
}

static void fault__a_model_needs_all_its_memory(void **state) {
  (void)state;
  fail_each(make_model, FAIL_FROM, 5);
}

static void fault__a_call_needs_all_its_memory(void **state) {
  (void)state;
  fail_each(make_call, FAIL_FROM, 3);
  fail_each(make_state, FAIL_FROM, 1);
}

static void fault__a_replay_is_refused_when_memory_is_short(void **state) {
  (void)state;
  char path[512];
  snprintf(path, sizeof path, "tests/replays/%s", shipped.replays[0].path);
  file = shipped_file(path);
  fail_each(make_replay, FAIL_PARSER, 10);
  free(file);
}

static void fault__without_memory_there_is_no_scorecard(void **state) {
  (void)state;
  fail_each(make_card, FAIL_FROM, 5);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(fault__a_model_needs_all_its_memory),
      cmocka_unit_test(fault__a_call_needs_all_its_memory),
      cmocka_unit_test(fault__a_replay_is_refused_when_memory_is_short),
      cmocka_unit_test(fault__without_memory_there_is_no_scorecard),
  };
  return cmocka_run_group_tests(tests, load, clear);
}
