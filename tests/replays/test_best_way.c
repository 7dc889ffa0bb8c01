/* SPDX-License-Identifier: MIT */
/* Whatever the seed draws, a shipped call has a best way: the expert's, but
** where a fact is another one, the reply that fits it. Somebody who listens
** walks it in every draw. */
#include "base/arena.h"
#include "call/replay_resolve.h"
#include "call/view.h"
#include "score/scorecard.h"
#include "shipped.h"
#include "unit.h"

#include <string.h>

enum { MOST_EVENTS = 1000, MOST_SEEDS = 10000, MOST_DRAWS = 1024 };

/* Somebody who listens, and has the expert's replay to go by. */
typedef struct {
  const Shipped *set;
  const Scenario *scenario;
  const Replay *plan;
  const Scorecard *planned;
  int next_planned; /* event */
  const Call *call;
  CallState *state;
  ReplayEvent *events;
  int event_count;
  int twins; /* decisions so far in which only listening helped */
} Listener;

static void do_this(Listener *who, ReplayEvent event) {
  int facts[8];
  CallEvent resolved;
  Err err = {0};
  assert_in_range(who->event_count, 0, MOST_EVENTS - 1);
  assert_in_range(event.fact_count, 0, 8);
  event.t_ms = who->state->now_ms;
  bool done =
      replay_resolve(who->call, who->state, &event, facts, &resolved, &err) &&
      call_do(who->call, who->state, &resolved, NULL, &err);
  if (!done) {
    fail_msg("%s, seed %llu, %d ms: %s", who->scenario->id,
             (unsigned long long)who->call->options.seed, event.t_ms, err.text);
  }
  who->events[who->event_count++] = event;
}

/* ---- listening ---- */

static void hear_out(Listener *who) {
  bool nodded = false;
  while (who->state->phase != PHASE_OPEN && !call_is_over(who->state)) {
    if (!nodded && view_window(who->call, who->state)) {
      do_this(who, (ReplayEvent){.deed = DO_BACKCHANNEL});
      nodded = true;
    }
    call_advance(who->call, who->state, call_next_ms(who->state), NULL);
  }
}

static void note_all(Listener *who) {
  for (int i = 0; i < who->scenario->fact_count; i++) {
    if (call_fact_true(who->call, i) &&
        view_can_note(who->call, who->state, i)) {
      do_this(who,
              (ReplayEvent){.deed = DO_NOTE, .id = who->scenario->facts[i].id});
    }
  }
}

/* What the expert looks up before the next reply; then the eyes are free. */
static void look_up(Listener *who) {
  for (; who->next_planned < who->plan->event_count; who->next_planned++) {
    const ReplayEvent *event = &who->plan->events[who->next_planned];
    if (event->deed == DO_REPLY) { break; }
    if (event->deed == DO_LOOKUP) { do_this(who, *event); }
  }
  note_all(who);
  int free_ms = view_busy_until_ms(who->state);
  if (free_ms > who->state->now_ms) {
    call_advance(who->call, who->state, free_ms, NULL);
  }
}

/* ---- answering ---- */

/* Nothing in it goes against what was told. */
static bool fits(const Listener *who, const Reply *reply) {
  const int *refs = who->scenario->refs;
  int told = who->call->model->layout.told;
  for (int i = 0; i < reply->contradicts.count; i++) {
    int fact = refs[reply->contradicts.first + i];
    if (state_bit(who->state, told, fact)) { return false; }
  }
  for (int i = 0; i < reply->restates.count; i++) {
    int fact = refs[reply->restates.first + i];
    if (!call_fact_true(who->call, fact)) { return false; }
  }
  return true;
}

static bool uses_the_same(const Listener *who, const Reply *one,
                          const Reply *other) {
  const int *refs = who->scenario->refs;
  if (one->uses.count != other->uses.count) { return false; }
  for (int i = 0; i < one->uses.count; i++) {
    int k = 0;
    while (k < other->uses.count &&
           refs[one->uses.first + i] != refs[other->uses.first + k]) {
      k++;
    }
    if (k == other->uses.count) { return false; }
  }
  return true;
}

/* Another reply there, with the same tags, that fits or does not. */
static const Reply *find_twin(const Listener *who, const Reply *reply,
                              bool fitting) {
  Span replies = who->scenario->nodes[reply->node].replies;
  for (int i = 0; i < replies.count; i++) {
    const Reply *other = &who->scenario->replies[replies.first + i];
    if (other != reply && uses_the_same(who, reply, other) &&
        fits(who, other) == fitting) {
      return other;
    }
  }
  return NULL;
}

static void answer(Listener *who, int turn) {
  const ReplayEvent *planned = &who->plan->events[who->next_planned++];
  const Reply *reply = &who->scenario->replies[who->planned->turns[turn].reply];
  assert_int_equal(who->state->node, reply->node);
  if (!fits(who, reply)) { reply = find_twin(who, reply, true); }
  if (!reply) {
    fail_msg("%s, seed %llu: nothing fits instead of %s", who->scenario->id,
             (unsigned long long)who->call->options.seed, planned->id);
  }
  who->twins += find_twin(who, reply, false) != NULL;
  ReplayEvent event = *planned;
  event.id = reply->id;
  do_this(who, event);
}

static void tidy_up(Listener *who) {
  for (int i = who->next_planned; i < who->plan->event_count; i++) {
    const ReplayEvent *event = &who->plan->events[i];
    bool after = event->deed == DO_TASK || event->deed == DO_FINISH;
    if (after) { do_this(who, *event); }
  }
}

/* ---- every draw ---- */

static void expect_the_best(Listener *who) {
  Replay replay = *who->plan;
  replay.options = who->call->options;
  replay.events = who->events;
  replay.event_count = who->event_count;
  Err err = {0};
  int bad_event;
  const Scorecard *card = scorecard_create(who->set->arena, who->call->model,
                                           &replay, NULL, &err, &bad_event);
  assert_non_null(card);
  int decisions = who->planned->turn_count;
  if (card->score.score != 1000 || card->state->anger >= 200 ||
      2 * who->twins < decisions) {
    fail_msg("%s, seed %llu: score %d, anger %d, %d of %d decided by listening",
             who->scenario->id, (unsigned long long)who->call->options.seed,
             card->score.score, card->state->anger, who->twins, decisions);
  }
}

static void walk(Listener *who, const Call *call) {
  who->call = call;
  who->state = call_state_create(who->set->arena, call);
  who->next_planned = who->event_count = who->twins = 0;
  call_begin(call, who->state, NULL);
  for (int turn = 0; turn < who->planned->turn_count; turn++) {
    hear_out(who);
    look_up(who);
    answer(who, turn);
  }
  hear_out(who);
  tidy_up(who);
  expect_the_best(who);
}

/* Which of all its draws a call is. */
static int draw_of(const Call *call, int *all) {
  const Scenario *scenario = call->model->scenario;
  int number = 0;
  *all = 1;
  for (int i = 0; i < scenario->draw_count; i++) {
    Span words = scenario->draws[i].words;
    number = number * words.count + call->drawn[i];
    *all *= words.count;
  }
  return number;
}

static void walk_every_draw(Listener *who, const CallModel *model) {
  bool seen[MOST_DRAWS] = {false};
  int walked = 0, all = 1;
  for (uint64_t seed = 0; walked < all; seed++) {
    assert_true(seed < MOST_SEEDS);
    CallOptions options = call_options(seed);
    const Call *call = call_create(who->set->arena, model, &options);
    int draw = draw_of(call, &all);
    assert_in_range(all, 2, MOST_DRAWS);
    if (seen[draw]) { continue; }
    seen[draw] = true;
    walked++;
    walk(who, call);
  }
}

static void best_way__it_is_open_in_every_draw(void **state) {
  (void)state;
  Shipped set = shipped_load();
  int experts = 0;
  for (int i = 0; i < set.replay_count; i++) {
    const Golden *golden = &set.replays[i];
    if (strcmp(golden->name, "expert") != 0) { continue; }
    const CallModel *model = set.models[golden->scenario];
    Err err = {0};
    int bad_event;
    Listener who = {
        .set = &set,
        .scenario = model->scenario,
        .plan = golden->replay,
        .planned = scorecard_create(set.arena, model, golden->replay, NULL,
                                    &err, &bad_event),
        .events = arena_array(set.arena, MOST_EVENTS, sizeof(ReplayEvent))};
    walk_every_draw(&who, model);
    experts++;
  }
  assert_int_equal(experts, set.model_count);
  shipped_clear(&set);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(best_way__it_is_open_in_every_draw),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
