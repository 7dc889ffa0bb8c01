/* SPDX-License-Identifier: MIT */
#include "analysis/craft.h"

#include "base/arena.h"
#include "scenario/expr.h"
#include "scenario/find.h"
#include "scenario/rubric.h"
#include "scenario/scenario.h"

enum { WORTH_OF_A_FAULT = -1000 };

typedef struct {
  const Scenario *scenario;
  int *drawn;     /* by list: which of its words */
  bool *is_true;  /* by fact, in this draw */
  bool *is_known; /* by fact: something tells it */
} Draws;

static bool draws_init(Draws *draws, Arena *arena, const Scenario *s) {
  size_t facts = (size_t)s->fact_count;
  *draws =
      (Draws){.scenario = s,
              .drawn = arena_array(arena, (size_t)s->draw_count, sizeof(int)),
              .is_true = arena_array(arena, facts, sizeof(bool)),
              .is_known = arena_array(arena, facts, sizeof(bool))};
  if (!draws->drawn || !draws->is_true || !draws->is_known) { return false; }
  find_told(s, draws->is_known);
  return true;
}

static int64_t answer(const void *world, AskKind kind, int index) {
  const Draws *draws = world;
  if (kind != ASK_DRAWN) { return 0; }
  int list = draws->scenario->words[index].draw;
  Span words = draws->scenario->draws[list].words;
  return words.first + draws->drawn[list] == index;
}

static void find_truths(Draws *draws) {
  for (int i = 0; i < draws->scenario->fact_count; i++) {
    const Fact *fact = &draws->scenario->facts[i];
    draws->is_true[i] =
        fact->truth == TRUTH_ALWAYS ||
        (fact->truth == TRUTH_DRAWN && expr_holds(fact->when, answer, draws));
  }
}

/* The next draw; false after the last. */
static bool draw_next(Draws *draws) {
  for (int i = 0; i < draws->scenario->draw_count; i++) {
    if (++draws->drawn[i] < draws->scenario->draws[i].words.count) {
      return true;
    }
    draws->drawn[i] = 0;
  }
  return false;
}

static bool any(const Draws *draws, Span facts, const bool *marks,
                bool sought) {
  for (int i = 0; i < facts.count; i++) {
    if (marks[draws->scenario->refs[facts.first + i]] == sought) {
      return true;
    }
  }
  return false;
}

static int worth(const Draws *draws, const Reply *reply) {
  const Scenario *s = draws->scenario;
  int points = 0;
  if (any(draws, reply->contradicts, draws->is_true, true) ||
      any(draws, reply->restates, draws->is_true, false) ||
      any(draws, reply->asks, draws->is_known, true)) {
    points = WORTH_OF_A_FAULT;
  }
  for (int i = 0; i < reply->uses.count; i++) {
    const RubricEntry *entry =
        &s->rubric->entries[s->refs[reply->uses.first + i]];
    points += entry->kind == KIND_PENALISED ? WORTH_OF_A_FAULT : entry->points;
  }
  return points;
}

static void share(const Draws *draws, Span replies, int64_t *right) {
  int worths[SCENARIO_MAX_REPLIES], best = INT32_MIN, equals = 0;
  for (int i = 0; i < replies.count; i++) {
    worths[i] = worth(draws, &draws->scenario->replies[replies.first + i]);
    if (worths[i] > best) { best = worths[i]; }
  }
  for (int i = 0; i < replies.count; i++) { equals += worths[i] == best; }
  for (int i = 0; i < replies.count; i++) {
    if (worths[i] == best) { right[replies.first + i] += CRAFT_SHARE / equals; }
  }
}

bool craft_right(Arena *arena, const Scenario *scenario, int64_t *right) {
  Draws draws;
  if (!draws_init(&draws, arena, scenario)) { return false; }
  for (int i = 0; i < CRAFT_DRAWS; i++) {
    find_truths(&draws);
    for (int n = 0; n < scenario->node_count; n++) {
      share(&draws, scenario->nodes[n].replies, right);
    }
    if (!draw_next(&draws)) { break; }
  }
  return true;
}
