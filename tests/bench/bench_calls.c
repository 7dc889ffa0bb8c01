/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/diag.h"
#include "base/json_out.h"
#include "base/rng.h"
#include "bench.h"
#include "call/replay_resolve.h"
#include "os/clock.h"
#include "os/file.h"
#include "scenario/load.h"
#include "scenario/rubric.h"
#include "score/scorecard.h"
#include "story.h"

#include <stdio.h>
#include <stdlib.h>

enum {
  STORY_BYTES = 256 * 1024 * 1024,
  CALL_BYTES = 16 * 1024 * 1024,
  MOST_EVENTS = 190,
  LEAST_US = 500 * 1000, /* of measuring */
  THINKING_MS = 500
};

typedef struct {
  Arena *story, *call;
  const CallModel *model;
  ReplayEvent events[MOST_EVENTS];
  Replay replay;
} Bench;

static const Scenario *load_story(Arena *arena, int nodes) {
  size_t length;
  Diags *diags = diags_create(arena, 1);
  char *bytes =
      file_read(EK_SOURCE_DIR "/assets/rubric.json", 1 << 20, &length, NULL);
  const Rubric *rubric =
      bytes ? rubric_load(arena, "rubric.json", bytes, length, diags) : NULL;
  char *story = story_make("story", nodes, &length);
  const Scenario *scenario =
      rubric && story
          ? scenario_load(arena, rubric, "story.json", story, length, diags)
          : NULL;
  free(bytes);
  free(story);
  return scenario;
}

/* A call in which one reply after the other is given, picked by chance. */
static void make_replay(Bench *bench) {
  const Scenario *scenario = bench->model->scenario;
  Rng rng = rng_init(7, 1);
  bench->replay = (Replay){.scenario = scenario->id,
                           .options = call_options(7),
                           .events = bench->events};
  const Call *call =
      call_create(bench->call, bench->model, &bench->replay.options);
  CallState *state = call_state_create(bench->call, call);
  call_begin(call, state, NULL);
  while (bench->replay.event_count < MOST_EVENTS) {
    while (!call_is_over(state) && state->phase != PHASE_OPEN) {
      call_advance(call, state, call_next_ms(state), NULL);
    }
    if (call_is_over(state)) { return; }
    Span replies = scenario->nodes[state->node].replies;
    CallEvent event = {.t_ms = state->now_ms + THINKING_MS,
                       .deed = DO_REPLY,
                       .index = replies.first +
                                (int)rng_below(&rng, (uint32_t)replies.count)};
    if (!call_do(call, state, &event, NULL, NULL)) { exit(EXIT_FAILURE); }
    bench->events[bench->replay.event_count++] =
        (ReplayEvent){.t_ms = event.t_ms,
                      .deed = DO_REPLY,
                      .id = scenario->replies[event.index].id};
  }
}

static void step_and_score(Bench *bench) {
  const Call *call =
      call_create(bench->call, bench->model, &bench->replay.options);
  CallState *state = call_state_create(bench->call, call);
  call_begin(call, state, NULL);
  for (int i = 0; i < bench->replay.event_count; i++) {
    CallEvent event;
    int facts[1];
    call_advance(call, state, bench->events[i].t_ms, NULL);
    if (!replay_resolve(call, state, &bench->events[i], facts, &event, NULL) ||
        !call_do(call, state, &event, NULL, NULL)) {
      exit(EXIT_FAILURE);
    }
  }
  call_run_out(call, state, NULL);
  static Score score;
  score_call(call, state, &score);
}

/* The same, and what each other reply would have been worth. */
static void make_scorecard(Bench *bench) {
  int bad_event;
  if (!scorecard_create(bench->call, bench->model, &bench->replay, NULL, NULL,
                        &bad_event)) {
    exit(EXIT_FAILURE);
  }
}

static int64_t replies_a_second(Bench *bench, void (*run)(Bench *bench)) {
  int64_t start = clock_cpu_us(), taken = 0, replies = 0;
  while (taken < LEAST_US) {
    for (int i = 0; i < 100; i++) {
      arena_reset(bench->call);
      run(bench);
      replies += bench->replay.event_count;
    }
    taken = clock_cpu_us() - start;
  }
  return replies * 1000000 / taken;
}

static void measure(int nodes, JsonOut *out) {
  static Bench bench;
  bench = (Bench){.story = arena_create(STORY_BYTES),
                  .call = arena_create(CALL_BYTES)};
  const Scenario *scenario = load_story(bench.story, nodes);
  if (!scenario) { exit(EXIT_FAILURE); }
  bench.model = call_model_create(bench.story, scenario);
  make_replay(&bench);
  json_out_member_integer(out, "state_bytes",
                          (int64_t)bench.model->state_bytes);
  json_out_member_integer(out, "replies", bench.replay.event_count);
  json_out_member_integer(out, "replies_a_second",
                          replies_a_second(&bench, step_and_score));
  json_out_member_integer(out, "explained_replies_a_second",
                          replies_a_second(&bench, make_scorecard));
  arena_destroy(bench.call);
  arena_destroy(bench.story);
}

void bench_calls(JsonOut *out) {
  static const int sizes[] = {100, 10000};
  for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
    char key[32];
    snprintf(key, sizeof key, "nodes_%d", sizes[i]);
    json_out_key(out, key);
    json_out_open_object(out);
    measure(sizes[i], out);
    json_out_close_object(out);
  }
}
