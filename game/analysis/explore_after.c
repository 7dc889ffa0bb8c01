/* SPDX-License-Identifier: MIT */
#include "analysis/explore_after.h"

#include "base/arena.h"
#include "call/wrap_up.h"
#include "scenario/rubric.h"
#include "score/score.h"

#include <string.h>

enum {
  MOST_STEPS = 1024, /* of one wrap-up */
  MOST_TASKS = 32,
  MOST_KINDS = 4096, /* of wrap-ups */
  SLOTS = 2 * MOST_KINDS
};

/* One, and how much of it is one of a mean's units. */
#define CHANCE        (INT64_C(1) << 50)
#define CHANCE_A_MEAN (CHANCE / MEMO_MEAN_UNIT)

/* What is done so far in a wrap-up. */
typedef struct {
  uint32_t done;       /* bits by task */
  int first_way, ways; /* to those with one task more */
  int result;
} Step;

/* What some of the steps come to, in all that the score asks of a wrap-up. */
typedef struct {
  uint32_t used; /* bits by ExploreAfter.entries */
  int kept;      /* quality of keep_promise */
  ScorePenalty broken;
  int64_t chance; /* that random choices come to it, in CHANCE-ths */
} Result;

/* All wrap-ups that begin alike. */
typedef struct {
  StatePrint print;
  Result *results;
  int step_count, result_count;
  uint64_t paths;
} Kind;

/* The score of a call as it stands, without promises kept or broken, and what
** the wrap-up can add to it. */
typedef struct {
  ScoreSums sums;
  int64_t gain[MOST_TASKS]; /* by entry: when a task uses it */
  int kept_points;
} Base;

struct ExploreAfter {
  Arena *arena;
  const Call *call;
  StatePrinter *printer;
  ExploreFigures *figures;
  Kind *kinds[SLOTS]; /* by print */
  int kind_count;
  int entries[MOST_TASKS]; /* of the rubric, that tasks use */
  int entry_count;
  bool too_much; /* for this way of working it out */
  Score score;
  Base base;
  /* Room to work a new kind out in. Later steps stand behind earlier ones. */
  CallState *states[MOST_STEPS];
  Step steps[MOST_STEPS];
  int ways[MOST_STEPS * MOST_TASKS];
  Result results[MOST_STEPS];
  int step_count, way_count, result_count;
  int scores[MOST_STEPS];
};

/* Whether the score asks no more of it than whether it was used. */
static bool is_plain(Technique technique) {
  return technique == TECHNIQUE_ROOT_CAUSE ||
         technique == TECHNIQUE_FOLLOW_UP || technique == TECHNIQUE_COUNT;
}

static void add_entry(ExploreAfter *after, int entry) {
  for (int i = 0; i < after->entry_count; i++) {
    if (after->entries[i] == entry) { return; }
  }
  int technique = after->call->model->technique_of[entry];
  if (after->entry_count == MOST_TASKS || !is_plain((Technique)technique)) {
    after->too_much = true;
    return;
  }
  after->entries[after->entry_count++] = entry;
}

static void list_entries(ExploreAfter *after) {
  const Scenario *scenario = after->call->model->scenario;
  after->too_much = scenario->task_count > MOST_TASKS;
  for (int i = 0; i < scenario->task_count; i++) {
    Span uses = scenario->tasks[i].uses;
    for (int k = 0; k < uses.count; k++) {
      add_entry(after, scenario->refs[uses.first + k]);
    }
  }
}

ExploreAfter *explore_after_create(Arena *arena, const Call *call,
                                   StatePrinter *printer,
                                   ExploreFigures *figures) {
  ExploreAfter *after = arena_alloc(arena, sizeof *after);
  if (!after) { return NULL; }
  after->arena = arena;
  after->call = call;
  after->printer = printer;
  after->figures = figures;
  list_entries(after);
  return after;
}

/* ---- a new kind ---- */

static CallState *step_state(ExploreAfter *after, int step) {
  if (!after->states[step]) {
    after->states[step] = call_state_create(after->arena, after->call);
  }
  return after->states[step];
}

static int find_step(const ExploreAfter *after, uint32_t done) {
  for (int i = 0; i < after->step_count; i++) {
    if (after->steps[i].done == done) { return i; }
  }
  return NONE;
}

static int item_of(const Score *score, int entry) {
  for (int i = 0; i < score->item_count; i++) {
    if (score->items[i].entry == entry) { return i; }
  }
  return NONE;
}

static int entry_of(const ExploreAfter *after, Technique technique) {
  return after->call->model->scenario->rubric->index_of[technique];
}

/* The broken promises among the penalties; a count of 0 when there are none. */
static ScorePenalty broken_of(const ExploreAfter *after, const Score *score) {
  int entry = entry_of(after, TECHNIQUE_BROKEN_PROMISE);
  for (int i = 0; i < score->penalty_count; i++) {
    if (score->penalties[i].entry == entry) { return score->penalties[i]; }
  }
  return (ScorePenalty){.entry = entry};
}

/* Which of the entries were used since the wrap-up began. */
static uint32_t used_in(const ExploreAfter *after, const CallState *state) {
  uint32_t used = 0;
  for (int i = 0; i < after->entry_count; i++) {
    int entry = after->entries[i];
    if (state_uses(after->call, state, entry) >
        state_uses(after->call, after->states[0], entry)) {
      used |= UINT32_C(1) << i;
    }
  }
  return used;
}

static int result_of(ExploreAfter *after, int step) {
  const CallState *state = after->states[step];
  score_call(after->call, state, &after->score);
  int kept = item_of(&after->score, entry_of(after, TECHNIQUE_KEEP_PROMISE));
  Result result = {.used = used_in(after, state),
                   .kept = after->score.items[kept].earned_permille,
                   .broken = broken_of(after, &after->score)};
  for (int i = 0; i < after->result_count; i++) {
    const Result *other = &after->results[i];
    if (other->used == result.used && other->kept == result.kept &&
        other->broken.count == result.broken.count) {
      return i;
    }
  }
  after->results[after->result_count] = result;
  return after->result_count++;
}

/* Adds the step with one task more, unless it is there. False when there are
** too many. */
static bool do_task(ExploreAfter *after, int from, int task) {
  const Step *step = &after->steps[from];
  uint32_t done = step->done | UINT32_C(1) << task;
  int to = find_step(after, done);
  if (to == NONE) {
    to = after->step_count;
    CallState *next = to < MOST_STEPS ? step_state(after, to) : NULL;
    if (!next) { return false; }
    memcpy(next, after->states[from], after->call->model->state_bytes);
    wrap_up_do(after->call, next, task, NULL);
    after->steps[to] = (Step){.done = done};
    after->step_count++;
    after->figures->tasks[task] = true;
  }
  after->ways[after->way_count++] = to;
  return true;
}

static bool find_ways(ExploreAfter *after, int from) {
  Step *step = &after->steps[from];
  step->first_way = after->way_count;
  for (int i = 0; i < after->call->model->scenario->task_count; i++) {
    if (!wrap_up_can_do(after->call, after->states[from], i)) { continue; }
    if (!do_task(after, from, i)) { return false; }
  }
  step->ways = after->way_count - step->first_way;
  step->result = result_of(after, from);
  explore_see_end(after->call, after->states[from], after->figures);
  return true;
}

/* Each way on is as likely as the others and as being done. */
static void share_chances(ExploreAfter *after) {
  int64_t chances[MOST_STEPS] = {CHANCE};
  for (int i = 0; i < after->step_count; i++) {
    const Step *step = &after->steps[i];
    int64_t share = chances[i] / (step->ways + 1);
    for (int k = 0; k < step->ways; k++) {
      chances[after->ways[step->first_way + k]] += share;
    }
    after->results[step->result].chance += chances[i] - share * step->ways;
  }
}

static bool find_steps(ExploreAfter *after, const CallState *state) {
  CallState *first = step_state(after, 0);
  if (!first) { return false; }
  memcpy(first, state, after->call->model->state_bytes);
  after->steps[0] = (Step){.done = 0};
  after->step_count = 1;
  after->way_count = after->result_count = 0;
  for (int i = 0; i < after->step_count; i++) {
    if (!find_ways(after, i)) { return false; }
  }
  share_chances(after);
  return true;
}

static uint64_t count_paths(const ExploreAfter *after) {
  uint64_t paths[MOST_STEPS];
  paths[0] = 1; /* the end of the call is a step of its own */
  for (int i = after->step_count - 1; i >= 0; i--) {
    const Step *step = &after->steps[i];
    paths[i] = 1;
    for (int k = 0; k < step->ways; k++) {
      uint64_t more = paths[after->ways[step->first_way + k]];
      paths[i] = paths[i] + more < more ? UINT64_MAX : paths[i] + more;
    }
  }
  return paths[0];
}

static Kind *make_kind(ExploreAfter *after, const CallState *state,
                       StatePrint print) {
  if (after->kind_count == MOST_KINDS || !find_steps(after, state)) {
    return NULL;
  }
  size_t results = (size_t)after->result_count;
  Kind *kind = arena_alloc(after->arena, sizeof *kind);
  if (!kind) { return NULL; }
  *kind = (Kind){.print = print,
                 .results =
                     arena_array(after->arena, results, sizeof *kind->results),
                 .step_count = after->step_count,
                 .result_count = after->result_count,
                 .paths = count_paths(after)};
  if (!kind->results) { return NULL; }
  memcpy(kind->results, after->results, results * sizeof *kind->results);
  after->kind_count++;
  return kind;
}

static const Kind *kind_of(ExploreAfter *after, const CallState *state) {
  StatePrint print = state_print_tasks(after->printer, state);
  size_t at = (size_t)print.low % SLOTS;
  for (; after->kinds[at]; at = (at + 1) % SLOTS) {
    const StatePrint *there = &after->kinds[at]->print;
    if (there->low == print.low && there->high == print.high) {
      return after->kinds[at];
    }
  }
  return after->kinds[at] = make_kind(after, state, print);
}

/* ---- values ---- */

static void score_base(ExploreAfter *after, const CallState *state) {
  const Call *call = after->call;
  const RubricEntry *entries = call->model->scenario->rubric->entries;
  int broken = entry_of(after, TECHNIQUE_BROKEN_PROMISE);
  int kept = entry_of(after, TECHNIQUE_KEEP_PROMISE);
  Base *base = &after->base;
  base->sums = score_sums(call, state);
  int made = wrap_up_made(call, state);
  if (made > wrap_up_kept(call, state)) {
    base->sums.penalties -= score_charged(call, state, broken);
    base->sums.criticals -= entries[broken].critical;
  }
  base->kept_points = made > 0 ? entries[kept].points : 0;
  if (made > 0) { base->sums.earned -= score_earned(call, state, kept); }
  for (int i = 0; i < after->entry_count; i++) {
    int entry = after->entries[i];
    int64_t most = INT64_C(1000) * entries[entry].points;
    base->gain[i] = score_is_on_card(call, entry)
                        ? most - score_earned(call, state, entry)
                        : 0;
  }
}

static int score_of(const ExploreAfter *after, const Result *result) {
  const Base *base = &after->base;
  ScoreSums sums = base->sums;
  for (int i = 0; i < after->entry_count; i++) {
    if (result->used >> i & 1) { sums.earned += base->gain[i]; }
  }
  sums.earned += (int64_t)base->kept_points * result->kept;
  if (result->broken.count > 0) {
    const Rubric *rubric = after->call->model->scenario->rubric;
    sums.penalties += result->broken.points;
    sums.criticals += rubric->entries[result->broken.entry].critical;
  }
  return score_of_sums(&sums);
}

/* Rounded once. */
static int64_t mean_of(const ExploreAfter *after, const Kind *kind) {
  int64_t sum = 0;
  for (int i = 0; i < kind->result_count; i++) {
    sum += kind->results[i].chance * after->scores[i];
  }
  return (sum + CHANCE_A_MEAN / 2) / CHANCE_A_MEAN;
}

bool explore_after_value(ExploreAfter *after, const CallState *state,
                         MemoValue *value) {
  if (after->too_much) { return false; }
  const Kind *kind = kind_of(after, state);
  if (!kind) { return false; }
  *value = (MemoValue){.found = true,
                       .worst = 1000,
                       .least_anger = state->anger,
                       .most_anger = state->anger,
                       .paths = kind->paths};
  score_base(after, state);
  for (int i = 0; i < kind->result_count; i++) {
    int score = score_of(after, &kind->results[i]);
    after->scores[i] = score;
    if (score > value->best) { value->best = score; }
    if (score < value->worst) { value->worst = score; }
  }
  value->mean = mean_of(after, kind);
  after->figures->wrap_ups += (uint64_t)kind->step_count;
  return true;
}
