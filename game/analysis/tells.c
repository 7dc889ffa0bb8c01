/* SPDX-License-Identifier: MIT */
#include "analysis/tells.h"

#include "analysis/signs.h"
#include "base/arena.h"
#include "scenario/rubric.h"
#include "scenario/scenario.h"

#include <assert.h>
#include <string.h>

/* A sign that is looked for, and which end of it. */
typedef struct {
  const char *name;
  int sign, direction;
} TellEntry;

static const TellEntry entries[TELL_COUNT] = {
    [TELL_LONGEST] = {"longest", SIGN_LENGTH, 1},
    [TELL_SHORTEST] = {"shortest", SIGN_LENGTH, -1},
    [TELL_FIRST] = {"first", SIGN_PLACE, -1},
    [TELL_LAST] = {"last", SIGN_PLACE, 1},
    [TELL_MOST_POLITE] = {"most_polite", SIGN_POLITENESS, 1},
    [TELL_LEAST_POLITE] = {"least_polite", SIGN_POLITENESS, -1},
    [TELL_MOST_NAMES] = {"most_names", SIGN_NAMES, 1},
    [TELL_FEWEST_NAMES] = {"fewest_names", SIGN_NAMES, -1},
    [TELL_MOST_NUMBERS] = {"most_numbers", SIGN_NUMBERS, 1},
    [TELL_FEWEST_NUMBERS] = {"fewest_numbers", SIGN_NUMBERS, -1},
    [TELL_MOST_EXCLAMATIONS] = {"most_exclamations", SIGN_EXCLAMATIONS, 1},
    [TELL_FEWEST_EXCLAMATIONS] = {"fewest_exclamations", SIGN_EXCLAMATIONS, -1},
};

/* chance[k]: that k of the decisions so far are hit by taking any reply. */
typedef struct {
  int of, room;
  int64_t hits_permille;
  double *chance;
} Sum;

struct Tells {
  Arena *arena;
  SignReader *reader;
  Sum sums[TELL_COUNT];
  DeafPlay deaf;
};

Tells *tells_create(Arena *arena, const Lexicon *lexicon) {
  Tells *tells = arena_alloc(arena, sizeof *tells);
  if (!tells) { return NULL; }
  tells->arena = arena;
  tells->reader = signs_create(arena, lexicon);
  return tells->reader ? tells : NULL;
}

const char *tell_name(Tell tell) {
  assert((unsigned)tell < TELL_COUNT);
  return entries[tell].name;
}

static bool make_room(Sum *sum, Arena *arena) {
  if (sum->of + 2 <= sum->room) { return true; }
  int room = sum->room > 0 ? 2 * sum->room : 64;
  double *chance = arena_array(arena, (size_t)room, sizeof *chance);
  if (!chance) { return false; }
  if (sum->room > 0) {
    memcpy(chance, sum->chance, (size_t)(sum->of + 1) * sizeof *chance);
  } else {
    chance[0] = 1.0;
  }
  sum->chance = chance;
  sum->room = room;
  return true;
}

/* One more decision, that who takes any reply hits with `odds`. */
static bool add_to_sum(Sum *sum, Arena *arena, int64_t hit, double odds) {
  if (!make_room(sum, arena)) { return false; }
  sum->of++;
  sum->hits_permille += hit;
  for (int k = sum->of; k > 0; k--) {
    sum->chance[k] = sum->chance[k] * (1.0 - odds) + sum->chance[k - 1] * odds;
  }
  sum->chance[0] *= 1.0 - odds;
  return true;
}

/* The replies of a node, and how right each is: of `whole`. */
typedef struct {
  const Node *node;
  const Reply *replies;
  const int64_t *right;
  int64_t whole;
} Decision;

static bool decide(const Scenario *s, int node, const int64_t *right,
                   Decision *decision) {
  Span span = s->nodes[node].replies;
  *decision = (Decision){.node = &s->nodes[node],
                         .replies = s->replies + span.first,
                         .right = right + span.first};
  bool alike = true;
  for (int i = 0; i < span.count; i++) {
    decision->whole += decision->right[i];
    if (decision->right[i] != decision->right[0]) { alike = false; }
  }
  return span.count > 1 && !alike;
}

/* What who takes one of `chosen` at random hits, in permille. */
static int64_t hit_of(const Decision *decision, const bool *chosen) {
  int64_t hit = 0;
  int count = 0;
  for (int i = 0; i < decision->node->replies.count; i++) {
    if (!chosen[i]) { continue; }
    hit += decision->right[i] * 1000 / decision->whole;
    count++;
  }
  assert(count > 0);
  return hit / count;
}

/* Marks the replies that have most of a sign; how many. */
static int choose_most(const int *signs, int count, int direction,
                       bool *chosen) {
  assert(count > 0);
  int most = direction * signs[0], many = 0;
  for (int i = 1; i < count; i++) {
    if (direction * signs[i] > most) { most = direction * signs[i]; }
  }
  for (int i = 0; i < count; i++) {
    chosen[i] = direction * signs[i] == most;
    many += chosen[i];
  }
  return many;
}

static bool add_sign(Tells *tells, const Decision *decision, int sign) {
  int signs[SCENARIO_MAX_REPLIES], count = decision->node->replies.count;
  for (int i = 0; i < count; i++) {
    signs[i] =
        signs_of(tells->reader, decision->node->replies.first + i, (Sign)sign);
  }
  for (int tell = 0; tell < TELL_COUNT; tell++) {
    if (entries[tell].sign != sign) { continue; }
    bool chosen[SCENARIO_MAX_REPLIES];
    int many = choose_most(signs, count, entries[tell].direction, chosen);
    if (many == count) { continue; }
    int64_t hit = hit_of(decision, chosen);
    if (!add_to_sum(&tells->sums[tell], tells->arena, hit, 1.0 / count)) {
      return false;
    }
  }
  return true;
}

/* What a reply's tags promise: less than nothing with a fault among them. */
static int tagged_points(const Scenario *s, const Reply *reply) {
  int points = 0;
  for (int i = 0; i < reply->uses.count; i++) {
    const RubricEntry *entry =
        &s->rubric->entries[s->refs[reply->uses.first + i]];
    if (entry->kind == KIND_PENALISED) { return -1; }
    points += entry->points;
  }
  return points;
}

/* Replies that want notes are as good as not there, unless all do. */
static void choose_deaf(const Scenario *s, const Decision *decision,
                        bool *chosen) {
  int points[SCENARIO_MAX_REPLIES];
  for (int i = 0; i < decision->node->replies.count; i++) {
    const Reply *reply = &decision->replies[i];
    points[i] = reply->slots > 0 ? -2 : tagged_points(s, reply);
  }
  choose_most(points, decision->node->replies.count, 1, chosen);
}

int tells_deaf_at(const Scenario *scenario, int node, const int64_t *right) {
  Decision decision;
  if (!decide(scenario, node, right, &decision)) { return -1; }
  bool chosen[SCENARIO_MAX_REPLIES];
  choose_deaf(scenario, &decision, chosen);
  return (int)hit_of(&decision, chosen);
}

static bool add_decision(Tells *tells, const Scenario *scenario, int node,
                         const int64_t *right) {
  Decision decision;
  if (!decide(scenario, node, right, &decision)) { return true; }
  for (int sign = 0; sign < SIGN_COUNT; sign++) {
    if (!add_sign(tells, &decision, sign)) { return false; }
  }
  tells->deaf.of++;
  tells->deaf.hits_permille += tells_deaf_at(scenario, node, right);
  return true;
}

bool tells_add(Tells *tells, const Scenario *scenario, const int64_t *right) {
  if (!signs_begin(tells->reader, scenario)) { return false; }
  for (int i = 0; i < scenario->node_count; i++) {
    if (!add_decision(tells, scenario, i, right)) { return false; }
  }
  return true;
}

TellFigure tells_figure(const Tells *tells, Tell tell) {
  assert((unsigned)tell < TELL_COUNT);
  const Sum *sum = &tells->sums[tell];
  double p = 0.0;
  for (int k = sum->of; k > 0 && 1000 * (int64_t)k >= sum->hits_permille; k--) {
    p += sum->chance[k];
  }
  if (sum->hits_permille <= 0 || p > 1.0) { p = 1.0; }
  return (TellFigure){.of = sum->of,
                      .hits_permille = sum->hits_permille,
                      .p_millionths = (int64_t)(p * 1e6 + 0.5)};
}

DeafPlay tells_deaf(const Tells *tells) {
  return tells->deaf;
}
