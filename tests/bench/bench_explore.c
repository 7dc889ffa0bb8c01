/* SPDX-License-Identifier: MIT */
#include "analysis/explore.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/json_out.h"
#include "bench.h"
#include "os/clock.h"
#include "os/file.h"
#include "scenario/load.h"
#include "scenario/rubric.h"

#include <stdlib.h>

enum { ROOM_BYTES = 256 * 1024 * 1024, LARGEST_FILE = 32 * 1024 * 1024 };

static char *read_file(const char *path, size_t *length) {
  char *bytes = file_read(path, LARGEST_FILE, length, NULL);
  if (!bytes) { exit(EXIT_FAILURE); }
  return bytes;
}

/* A shipped call that can be walked wholly. */
static const CallModel *load(Arena *arena) {
  size_t length;
  Diags *diags = diags_create(arena, 1);
  char *bytes = read_file(EK_SOURCE_DIR "/assets/rubric.json", &length);
  const Rubric *rubric =
      rubric_load(arena, "rubric.json", bytes, length, diags);
  free(bytes);
  bytes = read_file(EK_SOURCE_DIR "/scenarios/cake-order.json", &length);
  const Scenario *scenario =
      rubric ? scenario_load(arena, rubric, "cake-order.json", bytes, length,
                             diags)
             : NULL;
  free(bytes);
  const CallModel *model = scenario ? call_model_create(arena, scenario) : NULL;
  if (!model) { exit(EXIT_FAILURE); }
  return model;
}

/* Different decisions, and ends; with each end, all that its wrap-up allows is
** valued too. */
static void measure(Arena *arena, const CallModel *model, ListenMode mode,
                    JsonOut *out) {
  int64_t start = clock_cpu_us();
  ExploreOptions options = {.mode = mode};
  const Exploration *found = explore_scenario(arena, model, &options, NULL);
  int64_t taken = clock_cpu_us() - start;
  if (!found || !found->exact || taken <= 0) { exit(EXIT_FAILURE); }
  int64_t decisions = (int64_t)found->states;
  int64_t ends = (int64_t)found->figures->ends;
  json_out_key(out, listener_name(mode));
  json_out_open_object(out);
  json_out_member_integer(out, "decisions", decisions);
  json_out_member_integer(out, "ends", ends);
  json_out_member_integer(out, "states_of_wrap_ups",
                          (int64_t)found->figures->wrap_ups);
  json_out_member_integer(out, "us", taken);
  json_out_member_integer(out, "states_a_second",
                          (decisions + ends) * 1000000 / taken);
  json_out_close_object(out);
}

void bench_explore(JsonOut *out) {
  Arena *arena = arena_create(ROOM_BYTES);
  const CallModel *model = load(arena);
  measure(arena, model, LISTEN_IDEAL, out);
  measure(arena, model, LISTEN_DEAF, out);
  arena_destroy(arena);
}
