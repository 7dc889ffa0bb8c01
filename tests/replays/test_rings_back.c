/* SPDX-License-Identifier: MIT */
/* A caller who was let down rings back angrier than she ever was; whoever
** listens and answers well can still help her. */
#include "analysis/explore_walk.h"
#include "base/arena.h"
#include "shipped.h"
#include "unit.h"

enum { DECISIONS = 20000, HELPED = 700, SEEDS = 2 };

static int best_of(Arena *arena, const CallModel *model, uint64_t seed) {
  CallOptions options = call_options(seed);
  options.in_shift = options.rings_back = true;
  const Call *call = call_create(arena, model, &options);
  CallState *start = call_state_create(arena, call);
  call_begin(call, start, NULL);
  ExploreOptions how = {.mode = LISTEN_IDEAL, .most_states = DECISIONS};
  ExploreWalk *walk = explore_walk_create(
      arena, call, &how, NULL, explore_figures_create(arena, model->scenario));
  ExploreResult found;
  assert_true(explore_walk_from(walk, start, &found, NULL));
  explore_walk_close(walk);
  assert_true(found.value.found);
  return found.value.best;
}

static void rings_back__everybody_can_be_helped_all_the_same(void **state) {
  (void)state;
  Shipped set = shipped_load();
  for (int i = 0; i < set.model_count; i++) {
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
      int best = best_of(set.arena, set.models[i], seed);
      if (best >= HELPED) { continue; }
      fail_msg("%s, seed %llu: %d at best", set.models[i]->scenario->id,
               (unsigned long long)seed, best);
    }
  }
  shipped_clear(&set);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rings_back__everybody_can_be_helped_all_the_same),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
