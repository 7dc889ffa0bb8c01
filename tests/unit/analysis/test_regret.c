/* SPDX-License-Identifier: MIT */
/* What a reply cost, against brute force: all that can come of each state of a
** small call, one by one. The trainee does what chance tells her. */
#include "analysis/regret.h"
#include "base/arena.h"
#include "base/rng.h"
#include "debriefs.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

enum { CALLS = 40, MOST_EVENTS = 24, LATEST_MS = 30000 };

/* ---- brute force ---- */

static int best_of(const Call *call, const CallState *state) {
  Score score;
  if (state->flags & STATE_FINISHED) {
    score_call(call, state, &score);
    return score.score;
  }
  Move list[SCENARIO_MAX_REPLIES + 3];
  Moves moves = listener_moves(call, state, LISTEN_IDEAL, list);
  CallState *next = test_malloc(call->model->state_bytes);
  int best = 0;
  for (int i = 0; i < moves.count; i++) {
    memcpy(next, state, call->model->state_bytes);
    listener_make(call, next, list[i], NULL);
    listener_hear(call, next, LISTEN_IDEAL, NULL);
    int one = best_of(call, next);
    best = one > best ? one : best;
  }
  test_free(next);
  return best;
}

static int best_from(const Call *call, const CallState *state) {
  CallState *copy = test_malloc(call->model->state_bytes);
  memcpy(copy, state, call->model->state_bytes);
  listener_hear(call, copy, LISTEN_IDEAL, NULL);
  int best = best_of(call, copy);
  test_free(copy);
  return best;
}

/* ---- calls made by chance ---- */

typedef struct {
  Arena *arena;
  const CallModel *model;
  Replay replay;
  ReplayEvent events[MOST_EVENTS];
  int before[MOST_EVENTS], after[MOST_EVENTS]; /* by reply: the best */
  int count, start, score;
} Luck;

static CallEvent any_event(Rng *rng, const Scenario *scenario,
                           const CallState *state) {
  static const Deed DEEDS[] = {DO_REPLY, DO_REPLY,       DO_REPLY,
                               DO_NOTE,  DO_BACKCHANNEL, DO_TASK};
  Deed deed = DEEDS[rng_below(rng, 6)];
  CallEvent event = {.deed = deed};
  if (deed == DO_REPLY) {
    Span replies = scenario->nodes[state->node].replies;
    int count = replies.count > 0 ? replies.count : 1;
    event.index = replies.first + (int)rng_below(rng, (uint32_t)count);
  }
  if (deed == DO_NOTE) {
    event.index = (int)rng_below(rng, (uint32_t)scenario->fact_count);
  }
  if (deed == DO_TASK) {
    event.index = (int)rng_below(rng, (uint32_t)scenario->task_count);
  }
  return event;
}

static const char *id_of(const Scenario *scenario, const CallEvent *event) {
  switch ((int)event->deed) {
    case DO_REPLY:
      return scenario->replies[event->index].id;
    case DO_NOTE:
      return scenario->facts[event->index].id;
    case DO_TASK:
      return scenario->tasks[event->index].id;
    default:
      return NULL;
  }
}

/* Tries it on a copy, for it may be refused. */
static void try_event(Luck *luck, const Call *call, CallState *state,
                      const CallEvent *event) {
  size_t bytes = call->model->state_bytes;
  CallState *copy = test_malloc(bytes);
  call_advance(call, state, event->t_ms, NULL);
  memcpy(copy, state, bytes);
  if (call_do(call, copy, event, NULL, NULL)) {
    if (event->deed == DO_REPLY) {
      luck->before[luck->count] = best_from(call, state);
      luck->after[luck->count++] = best_from(call, copy);
    }
    luck->events[luck->replay.event_count++] =
        (ReplayEvent){.t_ms = event->t_ms,
                      .deed = event->deed,
                      .id = id_of(call->model->scenario, event)};
    memcpy(state, copy, bytes);
  }
  test_free(copy);
}

static void make_luck(Luck *luck, const DebriefCase *tea, uint64_t number) {
  Rng rng = rng_init(number, 1);
  *luck = (Luck){.arena = tea->arena, .model = tea->model};
  luck->replay = *tea->replay;
  luck->replay.options.seed = number;
  luck->replay.events = luck->events;
  luck->replay.event_count = 0;
  const Call *call = call_create(tea->arena, tea->model, &luck->replay.options);
  CallState *state = call_state_create(tea->arena, call);
  call_begin(call, state, NULL);
  luck->start = best_from(call, state);
  for (int i = 0, t_ms = 0; i < MOST_EVENTS && t_ms < LATEST_MS; i++) {
    CallEvent event = any_event(&rng, tea->model->scenario, state);
    t_ms += (int)rng_below(&rng, 2500);
    event.t_ms = t_ms;
    try_event(luck, call, state, &event);
  }
  call_run_out(call, state, NULL);
  Score score;
  score_call(call, state, &score);
  luck->score = score.score;
}

/* ---- what it cost ---- */

static Regret *look_into(Luck *luck, const ExploreOptions *options) {
  Err err = {0};
  Regret *regret =
      regret_create(luck->arena, luck->model, &luck->replay, options, &err);
  if (!regret) { fail_msg("%s", err.text); }
  assert_int_equal(regret_count(regret), luck->count);
  for (int i = 0; i < luck->count; i++) {
    assert_true(regret_step(regret, &err));
  }
  return regret;
}

static int greater(int a, int b) {
  return a > b ? a : b;
}

static void expect_exactly(RegretSpan span, int value) {
  assert_int_equal(span.least, value);
  assert_int_equal(span.most, value);
}

/* Her own way counts too: chance may do what an ideal listener does not. */
static void regret__it_is_what_brute_force_says(void **state) {
  (void)state;
  DebriefCase tea = debrief_case_of("");
  int costly = 0, cheap = 0;
  for (uint64_t number = 0; number < CALLS; number++) {
    Luck luck;
    make_luck(&luck, &tea, number);
    const ExploreOptions options = {0};
    Regret *regret = look_into(&luck, &options);
    int sum = 0, reach = luck.score;
    for (int i = luck.count - 1; i >= 0; i--) {
      const RegretTurn *turn = &regret_turns(regret)[i];
      int after = greater(luck.after[i], reach);
      int before = greater(luck.before[i], after);
      expect_exactly(turn->after, after);
      expect_exactly(turn->before, before);
      expect_exactly(turn->cost, before - after);
      expect_exactly(turn->later, after - reach);
      sum += turn->cost.most + turn->later.most;
      reach = before;
      costly += before > after;
      cheap += before == after;
    }
    if (luck.count > 0) {
      /* what was lost adds up */
      sum += regret_opening(regret).most;
      assert_int_equal(greater(luck.start, reach), luck.score + sum);
    }
    regret_close(regret);
  }
  assert_true(costly > CALLS / 4 && cheap > CALLS / 4);
  debrief_case_close(&tea);
}

static void regret__past_the_cap_its_bounds_hold(void **state) {
  (void)state;
  DebriefCase tea = debrief_case_of("");
  int bounds = 0;
  for (uint64_t number = 0; number < CALLS; number++) {
    Luck luck;
    make_luck(&luck, &tea, number);
    for (size_t most = 1; most < 12; most += 3) {
      const ExploreOptions all = {0}, few = {.most_states = most};
      Regret *exact = look_into(&luck, &all);
      Regret *bound = look_into(&luck, &few);
      for (int i = 0; i < luck.count; i++) {
        const RegretTurn *one = &regret_turns(exact)[i];
        const RegretTurn *other = &regret_turns(bound)[i];
        assert_in_range(one->cost.least, other->cost.least, other->cost.most);
        assert_in_range(one->before.least, other->before.least,
                        other->before.most);
        bounds += other->cost.least < other->cost.most;
      }
      regret_close(exact);
      regret_close(bound);
    }
  }
  assert_true(bounds > CALLS / 4);
  debrief_case_close(&tea);
}

/* ---- the turn to go back to ---- */

static void regret__the_worst_turn_is_the_one_most_was_lost_by(void **state) {
  (void)state;
  const RegretTurn turns[] = {
      {.cost = {0, 0}},
      {.cost = {20, 300}, .better = true}, /* at least 20 */
      {.cost = {60, 60}, .better = true},
      {.cost = {60, 60}, .better = true},
      {.cost = {0, 1000}, .better = true},
  };
  assert_int_equal(regret_worst(turns, 5), 2);
  assert_int_equal(regret_worst(turns, 2), 1);
  assert_int_equal(regret_worst(turns, 1), NONE);
  assert_int_equal(regret_worst(&turns[4], 1), NONE);
}

/* ---- what stops it ---- */

static bool stop_at_once(void *context) {
  ++*(int *)context;
  return true;
}

static void regret__it_can_be_stopped(void **state) {
  (void)state;
  DebriefCase tea = debrief_case_of("{'t':9000,'do':'reply','reply':'plain'},"
                                    "{'t':20000,'do':'reply','reply':'vague'}");
  int asked = 0;
  Err err = {0};
  const ExploreOptions options = {.stop = stop_at_once, .context = &asked};
  Regret *regret =
      regret_create(tea.arena, tea.model, tea.replay, &options, &err);
  assert_non_null(regret);
  while (regret_step(regret, &err)) {}
  assert_int_equal(asked, 1);
  assert_int_equal(err.code, ERR_NONE);
  regret_close(regret);
  debrief_case_close(&tea);
}

static void regret__what_cannot_happen_is_refused(void **state) {
  (void)state;
  DebriefCase tea = debrief_case_of("{'t':9000,'do':'reply','reply':'plain'}");
  Replay twice = *tea.replay;
  const ReplayEvent events[] = {tea.replay->events[0], tea.replay->events[0]};
  twice.events = events;
  twice.event_count = 2;
  Err err = {0};
  const ExploreOptions options = {0};
  assert_null(regret_create(tea.arena, tea.model, &twice, &options, &err));
  assert_int_equal(err.code, ERR_SCHEMA);
  debrief_case_close(&tea);
}

static bool look_to_the_end(const DebriefCase *tea, Err *err) {
  const ExploreOptions options = {.most_states = 4};
  Regret *regret =
      regret_create(tea->arena, tea->model, tea->replay, &options, err);
  bool done = regret != NULL;
  for (int i = 0; done && i < 2; i++) { done = regret_step(regret, err); }
  regret_close(regret);
  return done;
}

static void regret__running_out_of_memory_is_said(void **state) {
  (void)state;
  DebriefCase tea = debrief_case_of("{'t':9000,'do':'reply','reply':'plain'},"
                                    "{'t':20000,'do':'reply','reply':'vague'}");
  bool done = false;
  for (long nth = 1; !done; nth++) {
    Err err = {0};
    arena_fail_at(tea.arena, nth);
    done = look_to_the_end(&tea, &err);
    assert_int_equal(err.code, done ? ERR_NONE : ERR_MEMORY);
  }
  debrief_case_close(&tea);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(regret__it_is_what_brute_force_says),
      cmocka_unit_test(regret__past_the_cap_its_bounds_hold),
      cmocka_unit_test(regret__the_worst_turn_is_the_one_most_was_lost_by),
      cmocka_unit_test(regret__it_can_be_stopped),
      cmocka_unit_test(regret__what_cannot_happen_is_refused),
      cmocka_unit_test(regret__running_out_of_memory_is_said),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
