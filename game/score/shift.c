/* SPDX-License-Identifier: MIT */
#include "score/shift.h"

#include "base/arena.h"
#include "base/json.h"
#include "base/str.h"
#include "scenario/find.h"
#include "scenario/rubric.h"

#include <assert.h>
#include <string.h>

enum { FIRST_POINTS = 64 };

#define MINUTE_MS INT64_C(60000)

/* Short rests give most for a minute, long ones most of all. */
static const struct {
  const char *name;
  int minutes, relief;
} DEEDS[SHIFT_DEEDS] = {
    [SHIFT_BREATHE] = {"breathe", 1, 80},
    [SHIFT_WATER] = {"water", 2, 120},
    [SHIFT_WALK] = {"walk", 5, 250},
    [SHIFT_COLLEAGUE] = {"colleague", 8, 350},
    [SHIFT_TASK] = {"task", 0, 0},
};

int shift_minutes(ShiftDeed rest) {
  return DEEDS[rest].minutes;
}
int shift_relief(ShiftDeed rest) {
  return DEEDS[rest].relief;
}
const char *shift_deed_name(ShiftDeed deed) {
  return DEEDS[deed].name;
}

typedef struct {
  Arena *arena;
  const CallModel *const *models;
  const Shift *shift;
  ShiftCard *card;
  Err *err;
  ShiftFault *fault;
  bool short_of_memory;
} Run;

/* ---- the composure curve ---- */

static void add_point(Run *run, int64_t t_ms, int composure) {
  ShiftCard *card = run->card;
  if (card->point_count == card->point_room) {
    int wider = card->point_room ? 2 * card->point_room : FIRST_POINTS;
    ShiftPoint *points = arena_array(run->arena, (size_t)wider, sizeof *points);
    if (!points) {
      run->short_of_memory = true;
      return;
    }
    if (card->points) {
      memcpy(points, card->points, (size_t)card->point_count * sizeof *points);
    }
    card->points = points;
    card->point_room = wider;
  }
  card->points[card->point_count++] = (ShiftPoint){t_ms, composure};
}

static void hear(void *context, const CallOutput *output) {
  Run *run = context;
  if (output->kind != OUTPUT_COMPOSURE || output->a == output->b) { return; }
  add_point(run, run->card->now_ms + output->t, output->b);
}

/* ---- promises ---- */

/* A promised hour is a minute of the shift: a working day in an hour. */
static int64_t due_of(const ShiftCall *call, int promise) {
  int within = call->card->call->model->scenario->promises[promise].within_h;
  return call->done_ms + within * MINUTE_MS;
}

static void list_promises(ShiftCard *card, int index) {
  const ShiftCall *call = &card->calls[index];
  const CallModel *model = call->card->call->model;
  for (int i = 0; i < model->scenario->promise_count; i++) {
    if (!state_bit(call->state, model->layout.promised, i)) { continue; }
    bool kept = state_bit(call->state, model->layout.kept, i);
    card->promises[card->promise_count++] =
        (ShiftPromise){.call = index,
                       .promise = i,
                       .due_ms = due_of(call, i),
                       .kept = kept,
                       .kept_ms = kept ? call->done_ms : 0};
  }
}

/* Time has passed: what fell due meanwhile is broken. */
static void let_fall_due(ShiftCard *card) {
  for (int i = 0; i < card->promise_count; i++) {
    ShiftPromise *promise = &card->promises[i];
    bool late = !promise->kept && promise->due_ms < card->now_ms;
    if (!late || promise->broken) { continue; }
    promise->broken = true;
    card->broken_count++;
  }
}

/* Who rings next, before anybody new: the caller who has waited longest. */
static int find_caller(const ShiftCard *card) {
  const ShiftPromise *first = NULL;
  for (int i = 0; i < card->promise_count; i++) {
    const ShiftPromise *promise = &card->promises[i];
    const ShiftCall *call = &card->calls[promise->call];
    if (!promise->broken || call->rang || call->rings_for != NONE) { continue; }
    if (!first || promise->due_ms < first->due_ms) { first = promise; }
  }
  return first ? first->call : NONE;
}

/* ---- breaks ---- */

static const Scenario *scenario_of(const ShiftCard *card, int call) {
  return card->calls[call].card->call->model->scenario;
}

static bool can_do_task(const ShiftCard *card, const ShiftEvent *event,
                        Err *err) {
  if (event->call < 0 || event->call >= card->call_count) {
    return err_set(err, ERR_SCHEMA, "there was no such call yet");
  }
  const ShiftCall *call = &card->calls[event->call];
  const Scenario *scenario = scenario_of(card, event->call);
  int task = find_task(scenario, event->task);
  if (task == NONE) {
    return err_set(err, ERR_SCHEMA, "that call has no such task");
  }
  if (state_bit(call->state, call->card->call->model->layout.done, task)) {
    return err_set(err, ERR_SCHEMA, "this task has been done");
  }
  if (!state_holds(call->card->call, call->state, scenario->tasks[task].when)) {
    return err_set(err, ERR_SCHEMA, "there is nothing to do this task for");
  }
  if (scenario->tasks[task].minutes > card->break_minutes_left) {
    return err_set(err, ERR_SCHEMA, "the break is too short for this task");
  }
  return true;
}

bool shift_can_do(const ShiftCard *card, const ShiftEvent *event, Err *err) {
  if (event->deed == SHIFT_TASK) { return can_do_task(card, event, err); }
  if (card->rested >> event->deed & 1) {
    return err_set(err, ERR_SCHEMA, "each rest can be had once in a break");
  }
  if (shift_minutes(event->deed) > card->break_minutes_left) {
    return err_set(err, ERR_SCHEMA, "the break is too short for this rest");
  }
  return true;
}

static void spend(ShiftCard *card, int minutes) {
  card->now_ms += minutes * MINUTE_MS;
  card->break_minutes_left -= minutes;
  let_fall_due(card);
}

static void rest(Run *run, ShiftDeed deed) {
  ShiftCard *card = run->card;
  spend(card, shift_minutes(deed));
  card->composure = clamp_1000(card->composure + shift_relief(deed));
  card->rested |= 1u << deed;
  card->recoveries++;
  card->calls[card->call_count - 1].recovered = true;
  add_point(run, card->now_ms, card->composure);
}

/* What is done too late keeps nothing. */
static void keep(ShiftCard *card, int call, int promise) {
  const CallModel *model = card->calls[call].card->call->model;
  for (int i = 0; i < card->promise_count; i++) {
    ShiftPromise *made = &card->promises[i];
    bool it = made->call == call && made->promise == promise;
    if (!it || made->kept || made->broken) { continue; }
    made->kept = true;
    made->kept_ms = card->now_ms;
    state_set_bit(card->calls[call].state, model->layout.kept, promise);
  }
}

static void do_task(ShiftCard *card, const ShiftEvent *event) {
  const ShiftCall *call = &card->calls[event->call];
  const Scenario *scenario = scenario_of(card, event->call);
  int index = find_task(scenario, event->task);
  assert(index >= 0);
  const Task *task = &scenario->tasks[index];
  spend(card, task->minutes);
  state_set_bit(call->state, call->card->call->model->layout.done, index);
  for (int i = 0; i < task->keeps.count; i++) {
    keep(card, event->call, scenario->refs[task->keeps.first + i]);
  }
  for (int i = 0; i < task->uses.count; i++) {
    int entry = scenario->refs[task->uses.first + i];
    state_count_use(call->card->call, call->state, entry, 1000);
  }
}

static bool run_break(Run *run, int index) {
  const ShiftBreak *between = &run->shift->breaks[index];
  *run->fault = (ShiftFault){index, SHIFT_NOWHERE, true};
  for (int i = 0; i < between->count; i++) {
    const ShiftEvent *event = &between->events[i];
    run->fault->event = i;
    if (!shift_can_do(run->card, event, run->err)) { return false; }
    if (event->deed == SHIFT_TASK) {
      do_task(run->card, event);
    } else {
      rest(run, event->deed);
    }
  }
  run->card->caller = find_caller(run->card);
  return true;
}

/* ---- calls ---- */

CallOptions shift_next_options(const Shift *shift, const ShiftCard *card,
                               const CallOptions *like) {
  CallOptions options = *like;
  uint64_t past = card ? (uint64_t)card->call_count : 0;
  options.seed = (shift->seed + past) & (uint64_t)JSON_MAX_INTEGER;
  options.in_shift = true;
  options.composure = card ? card->composure : CALL_START_COMPOSURE;
  options.rings_back = card && card->caller != NONE;
  return options;
}

static bool is_played_alike(const Replay *replay, const Replay *first) {
  return replay->options.self_paced == first->options.self_paced &&
         replay->options.response_percent == first->options.response_percent &&
         str_equal(replay->rubric, first->rubric);
}

/* The caller who must ring now: somebody new, or the one who waits. */
static bool is_right_caller(const Run *run, const Replay *replay) {
  int caller = run->card->caller;
  if (caller == NONE || !replay->options.rings_back) {
    return (caller == NONE) == !replay->options.rings_back;
  }
  return str_equal(replay->hash, run->shift->calls[caller]->hash) &&
         str_equal(replay->scenario, run->shift->calls[caller]->scenario);
}

static bool may_begin(const Run *run, const Replay *replay) {
  const ShiftCard *before = run->card->call_count > 0 ? run->card : NULL;
  CallOptions must = shift_next_options(run->shift, before, &replay->options);
  if (!is_played_alike(replay, run->shift->calls[0])) {
    return err_set(run->err, ERR_SCHEMA,
                   "the calls of a shift have one rubric, pace and response");
  }
  if (!is_right_caller(run, replay)) {
    return err_set(run->err, ERR_SCHEMA,
                   run->card->caller == NONE
                       ? "nobody rings back here: no promise was broken"
                       : "a caller to whom a promise was broken rings first");
  }
  if (replay->options.seed != must.seed) {
    return err_set(run->err, ERR_SCHEMA,
                   "the seed of a call is the shift's and its place in it");
  }
  if (!replay->options.in_shift ||
      replay->options.composure != must.composure) {
    return err_set(run->err, ERR_SCHEMA,
                   "this call begins with a composure of %d", must.composure);
  }
  return true;
}

static bool keep_state(Run *run, ShiftCall *call) {
  const Call *made = call->card->call;
  call->state = call_state_create(run->arena, made);
  if (!call->state) { return err_memory(run->err); }
  memcpy(call->state, call->card->state, made->model->state_bytes);
  call->card->state = call->state;
  return true;
}

/* What the shift adds to a call is added to a copy of its card. */
static bool score_alone(Run *run, int index, ShiftCall *call) {
  CallSink sink = {hear, run};
  const Scorecard *alone =
      scorecard_create(run->arena, run->models[index], run->shift->calls[index],
                       &sink, run->err, &run->fault->event);
  if (!alone) { return false; }
  call->card = arena_alloc(run->arena, sizeof *call->card);
  if (!call->card) { return err_memory(run->err); }
  *call->card = *alone;
  return keep_state(run, call);
}

static void end_call(Run *run, int index) {
  ShiftCard *card = run->card;
  ShiftCall *call = &card->calls[index];
  const Scenario *scenario = call->card->call->model->scenario;
  int worked = scenario->wrap_up_minutes - call->state->minutes_left;
  call->end_ms = call->begin_ms + call->state->now_ms;
  call->done_ms = call->end_ms + worked * MINUTE_MS;
  card->now_ms = call->done_ms;
  card->composure = call->state->composure;
  card->break_minutes_left = SHIFT_BREAK_MINUTES;
  card->rested = 0;
  add_point(run, card->now_ms, card->composure);
  card->call_count++;
  card->planned_count += call->rings_for == NONE;
  list_promises(card, index);
  let_fall_due(card);
  card->caller = find_caller(card);
}

static bool run_call(Run *run, int index) {
  ShiftCard *card = run->card;
  const Replay *replay = run->shift->calls[index];
  ShiftCall *call = &card->calls[index];
  *run->fault = (ShiftFault){index, SHIFT_NOWHERE, false};
  if (!replay_fits(replay, run->models[index], run->err) ||
      !may_begin(run, replay)) {
    return false;
  }
  call->begin_ms = card->now_ms;
  call->rings_for = card->caller;
  if (card->caller != NONE) { card->calls[card->caller].rang = true; }
  add_point(run, card->now_ms, replay->options.composure);
  if (!score_alone(run, index, call)) { return false; }
  end_call(run, index);
  return true;
}

/* ---- the score ---- */

/* The card lists entries in the rubric's order, outcome and calmed last. */
static void set_item(Score *score, const ScoreItem *item) {
  int place = 0;
  while (place < score->item_count && score->items[place].entry >= 0 &&
         score->items[place].entry < item->entry) {
    place++;
  }
  bool there =
      place < score->item_count && score->items[place].entry == item->entry;
  if (!there) {
    memmove(&score->items[place + 1], &score->items[place],
            (size_t)(score->item_count - place) * sizeof *item);
    score->item_count++;
  }
  score->items[place] = *item;
}

static void add_penalty(Score *score, const ScorePenalty *penalty) {
  int place = score->penalty_count++;
  while (place > 0 && score->penalties[place - 1].entry > penalty->entry) {
    score->penalties[place] = score->penalties[place - 1];
    place--;
  }
  score->penalties[place] = *penalty;
}

/* `recover` counts where another call follows, no_recovery where one was
** begun shaky without a rest before it. */
static void score_in_shift(ShiftCard *card, int index) {
  const ShiftCall *call = &card->calls[index];
  const Rubric *rubric = scenario_of(card, index)->rubric;
  Score *score = &call->card->score;
  score_call(call->card->call, call->state, score);
  int recover = rubric->index_of[TECHNIQUE_RECOVER];
  bool followed = index + 1 < card->call_count;
  set_item(score,
           &(ScoreItem){recover, rubric->entries[recover].points,
                        followed && call->recovered ? 1000 : 0, followed});
  int none = rubric->index_of[TECHNIQUE_NO_RECOVERY];
  bool shaky = call->card->composure_start < SHIFT_SHAKY;
  if (index > 0 && shaky && !card->calls[index - 1].recovered) {
    add_penalty(score, &(ScorePenalty){none, 1, rubric->entries[none].points});
  }
  score->score = score_number(score);
}

static void score_all(ShiftCard *card) {
  int sum = 0;
  for (int i = 0; i < card->call_count; i++) {
    score_in_shift(card, i);
    sum += card->calls[i].card->score.score;
  }
  card->score = sum / card->call_count;
  for (int i = 0; i < card->promise_count; i++) {
    card->kept_count += card->promises[i].kept;
  }
}

/* ---- running ---- */

static bool make_room(Run *run) {
  size_t calls = (size_t)run->shift->call_count, promises = 0;
  for (int i = 0; i < run->shift->call_count; i++) {
    promises += (size_t)run->models[i]->scenario->promise_count;
  }
  ShiftCard *card = arena_alloc(run->arena, sizeof *card);
  if (!card) { return err_memory(run->err); }
  run->card = card;
  card->calls = arena_array(run->arena, calls, sizeof *card->calls);
  card->promises = arena_array(run->arena, promises, sizeof *card->promises);
  card->caller = NONE;
  return (card->calls && card->promises) || err_memory(run->err);
}

static const ShiftCard *run_all(Run *run) {
  if (!make_room(run)) { return NULL; }
  assert(run->card);
  const Shift *shift = run->shift;
  for (int i = 0; i < shift->call_count; i++) {
    if (!run_call(run, i)) { return NULL; }
    if (i < shift->break_count && !run_break(run, i)) { return NULL; }
  }
  if (run->short_of_memory) {
    err_memory(run->err);
    return NULL;
  }
  score_all(run->card);
  return run->card;
}

/* No call is at fault when memory is short. */
const ShiftCard *shift_run(Arena *arena, const CallModel *const *models,
                           const Shift *shift, Err *err, ShiftFault *fault) {
  static const ShiftFault NOWHERE = {SHIFT_NOWHERE, SHIFT_NOWHERE, false};
  *fault = NOWHERE;
  Run run = {arena, models, shift, NULL, err, fault, false};
  const ShiftCard *card = run_all(&run);
  if (card || (err && err->code == ERR_MEMORY)) { *fault = NOWHERE; }
  return card;
}
