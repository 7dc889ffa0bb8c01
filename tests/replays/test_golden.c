/* SPDX-License-Identifier: MIT */
/* The shipped scenarios and their golden replays: what they must give, and
** what holds of every call. */
#include "base/arena.h"
#include "base/json_out.h"
#include "base/str.h"
#include "call/replay_resolve.h"
#include "os/file.h"
#include "score/scorecard.h"
#include "shipped.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  MOST_STATE_BYTES = 512,
  FRAME_MS = 16,
  MOST_FACTS = 64,
  MOST_OUTPUTS = 50000,
  POINT = 10 /* a score is shown in points of ten */
};

static int load(void **state) {
  static Shipped set;
  set = shipped_load();
  *state = &set;
  return 0;
}

static int clear(void **state) {
  shipped_clear(*state);
  return 0;
}

static const CallModel *model_of(const Shipped *set, const Golden *golden) {
  return set->models[golden->scenario];
}

static const Scorecard *card_of(const Shipped *set, const Golden *golden) {
  Err err = {0};
  int bad_event;
  const Scorecard *card =
      scorecard_create(set->arena, model_of(set, golden), golden->replay, NULL,
                       &err, &bad_event);
  if (!card) {
    fail_msg("%s: event %d: %s", golden->path, bad_event, err.text);
  }
  return card;
}

/* ---- what they must give ---- */

static void golden__every_replay_gives_its_scorecard_to_the_byte(void **state) {
  const Shipped *set = *state;
  for (int i = 0; i < set->replay_count; i++) {
    const Golden *golden = &set->replays[i];
    char path[512];
    int stem = (int)(strlen(golden->path) - strlen(".json"));
    snprintf(path, sizeof path, "tests/replays/%.*s.score.json", stem,
             golden->path);
    char *wanted = shipped_file(path);
    const char *got =
        shipped_document(set, model_of(set, golden), golden->replay);
    if (strcmp(got, wanted) != 0) { fail_msg("%s is not what it was", path); }
    free(wanted);
  }
}

static const Golden *expert_of(const Shipped *set, int scenario) {
  for (int i = 0; i < set->replay_count; i++) {
    const Golden *golden = &set->replays[i];
    bool expert = strcmp(golden->name, "expert") == 0;
    if (golden->scenario == scenario && expert) { return golden; }
  }
  fail_msg("%s has no expert", set->models[scenario]->scenario->id);
  return NULL;
}

static void golden__an_expert_can_have_it_all(void **state) {
  const Shipped *set = *state;
  for (int i = 0; i < set->model_count; i++) {
    const Golden *expert = expert_of(set, i);
    const Scorecard *card = card_of(set, expert);
    if (card->score.score != 1000) {
      fail_msg("%s has only %d", expert->path, card->score.score);
    }
    if (card->state->anger >= 200) {
      fail_msg("%s leaves an anger of %d", expert->path, card->state->anger);
    }
  }
}

static void golden__no_two_ways_end_within_a_point(void **state) {
  const Shipped *set = *state;
  for (int i = 0; i < set->replay_count; i++) {
    const Golden *one = &set->replays[i];
    for (int k = 0; k < i; k++) {
      const Golden *other = &set->replays[k];
      if (one->scenario != other->scenario) { continue; }
      int apart =
          card_of(set, one)->score.score - card_of(set, other)->score.score;
      if (abs(apart) < POINT) {
        fail_msg("%s and %s are %d apart", other->path, one->path, apart);
      }
    }
  }
}

static int anger_of(const Shipped *set, int scenario, const char *name) {
  for (int i = 0; i < set->replay_count; i++) {
    const Golden *golden = &set->replays[i];
    bool it = strcmp(golden->name, name) == 0;
    if (golden->scenario == scenario && it) {
      return card_of(set, golden)->state->anger;
    }
  }
  fail_msg("%s has no %s", set->models[scenario]->scenario->id, name);
  return 0;
}

static void golden__who_behaves_worse_leaves_more_anger(void **state) {
  static const char *const ORDER[] = {"expert", "let-me-finish", "average",
                                      "interrupting", "sarcastic"};
  const Shipped *set = *state;
  for (int i = 0; i < set->model_count; i++) {
    for (size_t k = 1; k < sizeof ORDER / sizeof *ORDER; k++) {
      int better = anger_of(set, i, ORDER[k - 1]);
      int worse = anger_of(set, i, ORDER[k]);
      if (better >= worse) {
        fail_msg("%s: %s leaves %d, %s %d", set->models[i]->scenario->id,
                 ORDER[k - 1], better, ORDER[k], worse);
      }
    }
  }
}

static void golden__everyone_ends_between_two_of_them(void **state) {
  static const char *const OTHERS[] = {"average",      "careless",
                                       "interrupting", "let-me-finish",
                                       "over-eager",   "silent"};
  const Shipped *set = *state;
  for (int i = 0; i < set->model_count; i++) {
    int least = anger_of(set, i, "expert");
    int most = anger_of(set, i, "sarcastic");
    for (size_t k = 0; k < sizeof OTHERS / sizeof *OTHERS; k++) {
      int anger = anger_of(set, i, OTHERS[k]);
      if (anger <= least || anger > most) {
        fail_msg("%s: %s leaves %d, not between %d and %d",
                 set->models[i]->scenario->id, OTHERS[k], anger, least, most);
      }
    }
  }
}

/* ---- what they exercise ---- */

/* These need a shift of calls. */
static bool needs_other_calls(const char *technique) {
  static const char *const OTHERS[] = {"recover", "no_recovery"};
  for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++) {
    if (strcmp(technique, OTHERS[i]) == 0) { return true; }
  }
  return false;
}

static void mark_exercised(const Scorecard *card, bool *exercised) {
  const Score *score = &card->score;
  const Rubric *rubric = card->call->model->scenario->rubric;
  for (int i = 0; i < rubric->count; i++) {
    if (state_best(card->call, card->state, i) > 0) { exercised[i] = true; }
  }
  for (int i = 0; i < score->item_count; i++) {
    const ScoreItem *item = &score->items[i];
    if (item->entry >= 0 && item->earned_permille > 0) {
      exercised[item->entry] = true;
    }
  }
  for (int i = 0; i < score->penalty_count; i++) {
    exercised[score->penalties[i].entry] = true;
  }
}

static void golden__the_calls_exercise_every_technique_they_can(void **state) {
  const Shipped *set = *state;
  bool exercised[RUBRIC_MAX_TECHNIQUES] = {false};
  for (int i = 0; i < set->replay_count; i++) {
    mark_exercised(card_of(set, &set->replays[i]), exercised);
  }
  const Rubric *rubric = set->models[0]->scenario->rubric;
  for (int i = 0; i < rubric->count; i++) {
    const char *id = rubric->entries[i].id;
    if (!exercised[i] && !needs_other_calls(id)) {
      fail_msg("no golden replay uses %s", id);
    }
  }
}

static void golden__every_scorecard_has_its_replay(void **state) {
  const Shipped *set = *state;
  int cards = 0;
  for (int i = 0; i < set->model_count; i++) {
    char folder[512];
    Err err = {0};
    FileNames names;
    snprintf(folder, sizeof folder, "%s/tests/replays/%s", EK_SOURCE_DIR,
             set->models[i]->scenario->id);
    assert_true(file_list(folder, ".score.json", &names, &err));
    cards += names.count;
    file_clear_names(&names);
  }
  assert_int_equal(cards, set->replay_count);
}

static void golden__a_shipped_call_s_state_is_small(void **state) {
  const Shipped *set = *state;
  for (int i = 0; i < set->model_count; i++) {
    size_t bytes = set->models[i]->state_bytes;
    if (bytes > MOST_STATE_BYTES) {
      fail_msg("%s: %zu bytes, of which %zu fixed",
               set->models[i]->scenario->id, bytes, sizeof(CallState));
    }
  }
}

/* ---- what holds of every call ---- */

/* A call under way, in a state of its own. */
typedef struct {
  const Call *call;
  CallState *state;
  CallSink *sink;
} Run;

static Run begin(const Shipped *set, const Golden *golden, CallSink *sink) {
  const CallModel *model = model_of(set, golden);
  Run run = {.sink = sink};
  run.call = call_create(set->arena, model, &golden->replay->options);
  run.state = call_state_create(set->arena, run.call);
  /* Whatever stood there before must not matter. */
  memset(run.state, 0xA5, model->state_bytes);
  call_begin(run.call, run.state, sink);
  return run;
}

static void do_event(const Run *run, const ReplayEvent *event) {
  int facts[MOST_FACTS];
  CallEvent resolved;
  Err err = {0};
  assert_in_range(event->fact_count, 0, MOST_FACTS);
  call_advance(run->call, run->state, event->t_ms, run->sink);
  if (event->deed == DO_REPLY) {
    call_await_turn(run->call, run->state, run->sink);
  }
  bool done =
      replay_resolve(run->call, run->state, event, facts, &resolved, &err) &&
      call_do(run->call, run->state, &resolved, run->sink, &err);
  if (!done) { fail_msg("%d ms: %s", event->t_ms, err.text); }
}

static void do_rest(const Run *run, const Replay *replay, int from) {
  for (int i = from; i < replay->event_count; i++) {
    do_event(run, &replay->events[i]);
  }
  call_run_out(run->call, run->state, run->sink);
}

static void expect_same(const Golden *golden, const Run *one,
                        const Run *other) {
  size_t bytes = one->call->model->state_bytes;
  if (memcmp(one->state, other->state, bytes) != 0) {
    fail_msg("%s ends in two states", golden->path);
  }
}

typedef struct {
  CallOutput list[MOST_OUTPUTS];
  int count;
} Outputs;

static void keep(void *context, const CallOutput *output) {
  Outputs *outputs = context;
  assert_in_range(outputs->count, 0, MOST_OUTPUTS - 1);
  outputs->list[outputs->count++] = *output;
}

static void golden__a_call_re_run_is_the_same_call(void **state) {
  const Shipped *set = *state;
  Outputs *outputs = calloc(2, sizeof *outputs);
  for (int i = 0; i < set->replay_count; i++) {
    const Golden *golden = &set->replays[i];
    Run runs[2];
    for (int k = 0; k < 2; k++) {
      outputs[k].count = 0;
      CallSink sink = {keep, &outputs[k]};
      runs[k] = begin(set, golden, &sink);
      do_rest(&runs[k], golden->replay, 0);
    }
    expect_same(golden, &runs[0], &runs[1]);
    assert_int_equal(outputs[0].count, outputs[1].count);
    assert_memory_equal(outputs[0].list, outputs[1].list,
                        (size_t)outputs[0].count * sizeof(CallOutput));
  }
  free(outputs);
}

static void golden__nobody_needs_to_listen(void **state) {
  const Shipped *set = *state;
  Outputs *outputs = calloc(1, sizeof *outputs);
  CallSink sink = {keep, outputs};
  for (int i = 0; i < set->replay_count; i++) {
    const Golden *golden = &set->replays[i];
    outputs->count = 0;
    Run heard = begin(set, golden, &sink), unheard = begin(set, golden, NULL);
    do_rest(&heard, golden->replay, 0);
    do_rest(&unheard, golden->replay, 0);
    expect_same(golden, &heard, &unheard);
  }
  free(outputs);
}

static void golden__a_copied_state_goes_on_the_same(void **state) {
  const Shipped *set = *state;
  for (int i = 0; i < set->replay_count; i++) {
    const Golden *golden = &set->replays[i];
    Run run = begin(set, golden, NULL), end = begin(set, golden, NULL);
    Run copy = begin(set, golden, NULL);
    do_rest(&end, golden->replay, 0);
    for (int k = 0; k < golden->replay->event_count; k++) {
      memcpy(copy.state, run.state, run.call->model->state_bytes);
      do_rest(&copy, golden->replay, k);
      expect_same(golden, &copy, &end);
      do_event(&run, &golden->replay->events[k]);
    }
  }
}

/* As the game plays it: time passes frame by frame. */
static void golden__time_may_pass_in_small_steps(void **state) {
  const Shipped *set = *state;
  for (int i = 0; i < set->replay_count; i++) {
    const Golden *golden = &set->replays[i];
    const Replay *replay = golden->replay;
    Run leaps = begin(set, golden, NULL), steps = begin(set, golden, NULL);
    int now_ms = 0;
    for (int k = 0; k < replay->event_count; k++) {
      for (; now_ms < replay->events[k].t_ms; now_ms += FRAME_MS) {
        call_advance(steps.call, steps.state, now_ms, NULL);
      }
      do_event(&steps, &replay->events[k]);
    }
    call_run_out(steps.call, steps.state, NULL);
    do_rest(&leaps, replay, 0);
    expect_same(golden, &leaps, &steps);
  }
}

static void golden__explaining_a_call_does_not_change_it(void **state) {
  const Shipped *set = *state;
  for (int i = 0; i < set->replay_count; i++) {
    const Golden *golden = &set->replays[i];
    const Scorecard *card = card_of(set, golden);
    Run run = begin(set, golden, NULL);
    do_rest(&run, golden->replay, 0);
    assert_memory_equal(card->state, run.state, run.call->model->state_bytes);
  }
}

static void take(void *context, const char *bytes, size_t length) {
  str_add_bytes(context, bytes, length);
}

static void golden__written_and_read_a_replay_is_the_same(void **state) {
  const Shipped *set = *state;
  enum { BYTES = 256 * 1024 };
  char *memory = malloc(BYTES);
  for (int i = 0; i < set->replay_count; i++) {
    const Golden *golden = &set->replays[i];
    const CallModel *model = model_of(set, golden);
    Str json = str_init(memory, BYTES);
    JsonOut out = json_out_init(take, &json, false);
    replay_write(golden->replay, &out);
    assert_false(json.cut);
    Err err = {0};
    int bad_event;
    const Replay *again = replay_read(set->arena, golden->path, json.text,
                                      json.length, &err, &bad_event);
    assert_non_null(again);
    assert_string_equal(shipped_document(set, model, golden->replay),
                        shipped_document(set, model, again));
  }
  free(memory);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(golden__every_replay_gives_its_scorecard_to_the_byte),
      cmocka_unit_test(golden__an_expert_can_have_it_all),
      cmocka_unit_test(golden__no_two_ways_end_within_a_point),
      cmocka_unit_test(golden__who_behaves_worse_leaves_more_anger),
      cmocka_unit_test(golden__everyone_ends_between_two_of_them),
      cmocka_unit_test(golden__the_calls_exercise_every_technique_they_can),
      cmocka_unit_test(golden__every_scorecard_has_its_replay),
      cmocka_unit_test(golden__a_shipped_call_s_state_is_small),
      cmocka_unit_test(golden__a_call_re_run_is_the_same_call),
      cmocka_unit_test(golden__nobody_needs_to_listen),
      cmocka_unit_test(golden__a_copied_state_goes_on_the_same),
      cmocka_unit_test(golden__time_may_pass_in_small_steps),
      cmocka_unit_test(golden__explaining_a_call_does_not_change_it),
      cmocka_unit_test(golden__written_and_read_a_replay_is_the_same),
  };
  return cmocka_run_group_tests(tests, load, clear);
}
