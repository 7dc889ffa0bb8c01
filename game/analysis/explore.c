/* SPDX-License-Identifier: MIT */
#include "analysis/explore.h"

#include "base/arena.h"

#include <string.h>

enum {
  WALK_BYTES = 64 * 1024 * 1024, /* all but the tables of states */
  MOST_DRAWS = 1 << 16,
  SEEDS_A_DRAW = 64 /* tried before a draw counts as not to be found */
};

typedef struct {
  Arena *arena; /* of the result */
  Arena *room;  /* of one draw */
  ExploreOptions options;
  Exploration *out;
  ExploreFigures *figures;
  Memo *memo;               /* of all draws */
  const bool *list_matters; /* by draw list: some condition asks for it */
  int64_t mean_sum;
  Err *err;
} Search;

/* ---- draws ---- */

static bool *find_lists(Arena *arena, const Scenario *scenario) {
  bool *matters =
      arena_array(arena, (size_t)scenario->draw_count, sizeof(bool));
  if (!matters) { return NULL; }
  for (int i = 0; i < scenario->ask_count; i++) {
    const Ask *ask = &scenario->asks[i];
    if (ask->kind != ASK_DRAWN) { continue; }
    matters[scenario->words[ask->index].draw] = true;
  }
  return matters;
}

/* How many combinations there are; MOST_DRAWS when there are more. */
static int count_draws(const Search *search) {
  const Scenario *scenario = search->out->model->scenario;
  int64_t count = 1;
  for (int i = 0; i < scenario->draw_count && count < MOST_DRAWS; i++) {
    if (search->list_matters[i]) { count *= scenario->draws[i].words.count; }
  }
  return count < MOST_DRAWS ? (int)count : MOST_DRAWS;
}

/* Which combination a call drew. */
static int draw_of(const Search *search, const Call *call) {
  const Scenario *scenario = call->model->scenario;
  int64_t number = 0;
  for (int i = 0; i < scenario->draw_count; i++) {
    if (!search->list_matters[i]) { continue; }
    Span words = scenario->draws[i].words;
    number = number * words.count + call->drawn[i] - words.first;
    if (number >= MOST_DRAWS) { return MOST_DRAWS; }
  }
  return (int)number;
}

/* ---- one draw ---- */

static bool beats(const MemoValue *one, const MemoValue *other,
                  ExploreAim aim) {
  if (!one->found) { return false; }
  if (!other->found) { return true; }
  switch (aim) {
    case EXPLORE_BEST:
      return one->best > other->best;
    case EXPLORE_WORST:
      return one->worst < other->worst;
    case EXPLORE_CALMEST:
      return one->least_anger < other->least_anger;
    case EXPLORE_ANGRIEST:
      return one->most_anger > other->most_anger;
    case EXPLORE_AIMS:
      break;
  }
  return false;
}

static void keep_extremes(MemoValue *sum, const MemoValue *value) {
  uint64_t paths = sum->paths + value->paths;
  sum->paths = paths < sum->paths ? UINT64_MAX : paths;
  if (beats(value, sum, EXPLORE_BEST)) { sum->best = value->best; }
  if (beats(value, sum, EXPLORE_WORST)) { sum->worst = value->worst; }
  if (beats(value, sum, EXPLORE_CALMEST)) {
    sum->least_anger = value->least_anger;
  }
  if (beats(value, sum, EXPLORE_ANGRIEST)) {
    sum->most_anger = value->most_anger;
  }
  sum->found |= value->found;
}

static bool keep_witnesses(Search *search, ExploreWalk *walk,
                           const CallState *start, const MemoValue *value) {
  Exploration *out = search->out;
  for (ExploreAim aim = EXPLORE_BEST; aim < EXPLORE_AIMS; aim++) {
    if (!beats(value, &out->value, aim)) { continue; }
    out->witness[aim] =
        explore_walk_witness(walk, search->arena, start, aim, NULL, 0);
    if (!out->witness[aim]) { return err_memory(search->err); }
  }
  return true;
}

static bool add_draw(Search *search, ExploreWalk *walk,
                     const CallState *start) {
  Exploration *out = search->out;
  ExploreResult result;
  if (!explore_walk_from(walk, start, &result, search->err)) { return false; }
  if (!keep_witnesses(search, walk, start, &result.value)) { return false; }
  keep_extremes(&out->value, &result.value);
  search->mean_sum += result.value.mean;
  out->exact &= result.exact;
  out->stopped |= result.stopped;
  if (result.ceiling > out->ceiling) { out->ceiling = result.ceiling; }
  return true;
}

/* The cap holds for all draws together, and leaves each its share. */
static bool walk_draw(Search *search, const Call *call, int draws_left) {
  ExploreOptions options = search->options;
  size_t met = memo_count(search->memo);
  size_t left = options.most_states > met ? options.most_states - met : 0;
  options.most_states = met + left / (size_t)draws_left;
  ExploreWalk *walk = explore_walk_create(search->room, call, &options,
                                          search->memo, search->figures);
  CallState *start = call_state_create(search->room, call);
  bool done = false;
  if (walk && start) {
    call_begin(call, start, NULL);
    done = add_draw(search, walk, start);
  } else {
    err_memory(search->err);
  }
  explore_walk_close(walk);
  return done;
}

/* ---- all draws ---- */

/* Looks for a seed of each combination, and walks it. */
static bool walk_draws(Search *search) {
  Exploration *out = search->out;
  int count = count_draws(search);
  bool *seen = arena_array(search->arena, (size_t)count, sizeof *seen);
  if (!seen) { return err_memory(search->err); }
  uint64_t seeds = (uint64_t)count * SEEDS_A_DRAW;
  for (uint64_t seed = 0; seed < seeds && out->draws < count; seed++) {
    arena_reset(search->room);
    CallOptions options = call_options(seed);
    const Call *call = call_create(search->room, out->model, &options);
    if (!call) { return err_memory(search->err); }
    int draw = draw_of(search, call);
    if (draw >= count || seen[draw]) { continue; }
    seen[draw] = true;
    int left = count - out->draws++;
    call = call_watched(search->room, call, search->figures->answers);
    if (!call) { return err_memory(search->err); }
    if (!walk_draw(search, call, left)) { return false; }
    if (out->stopped) { break; }
  }
  if (out->draws < count || count == MOST_DRAWS) {
    out->exact = false;
    out->ceiling = 1000;
  }
  out->value.mean = search->mean_sum / (out->draws > 0 ? out->draws : 1);
  return true;
}

static const Exploration *search_all(Search *search) {
  Exploration *out = search->out;
  out->figures = search->figures;
  if (!walk_draws(search)) { return NULL; }
  out->states = memo_count(search->memo);
  out->merges = search->figures->merges;
  return out;
}

const Exploration *explore_scenario(Arena *arena, const CallModel *model,
                                    const ExploreOptions *options, Err *err) {
  Search search = {.arena = arena, .options = *options, .err = err};
  if (options->most_states == 0) {
    search.options.most_states = EXPLORE_MOST_STATES;
  }
  if (options->most_bytes == 0) {
    search.options.most_bytes = EXPLORE_MOST_BYTES;
  }
  search.out = arena_alloc(arena, sizeof *search.out);
  search.figures = explore_figures_create(arena, model->scenario);
  search.list_matters = find_lists(arena, model->scenario);
  search.room = arena_create(WALK_BYTES);
  search.memo = memo_create(arena, SIZE_MAX, search.options.most_bytes);
  const Exploration *found = NULL;
  if (search.out && search.figures && search.list_matters && search.room &&
      search.memo) {
    *search.out =
        (Exploration){.model = model, .mode = options->mode, .exact = true};
    found = search_all(&search);
  } else {
    err_memory(err);
  }
  memo_close(search.memo);
  arena_destroy(search.room);
  return found;
}

/* ---- questions ---- */

bool explore_is_dominated(const Exploration *exploration, int reply, int *by) {
  const Scenario *scenario = exploration->model->scenario;
  const ReplyFigures *figures = &exploration->figures->replies[reply];
  uint64_t above =
      figures->once_worse & figures->always_beside & ~figures->once_better;
  int first = scenario->nodes[scenario->replies[reply].node].replies.first;
  for (int i = 0; i < SCENARIO_MAX_REPLIES; i++) {
    if (!(above >> i & 1)) { continue; }
    *by = first + i;
    return true;
  }
  return false;
}
