/* SPDX-License-Identifier: MIT */
#include "progress/board.h"

#include <assert.h>
#include <stdlib.h>

/* Below 0 when `a` stands before `b`, where their values are the same. */
static int compare_ties(const Attempt *a, const Attempt *b) {
  if (a->anger != b->anger) { return a->anger < b->anger ? -1 : 1; }
  if (a->at_ms != b->at_ms) { return a->at_ms < b->at_ms ? -1 : 1; }
  return a->id < b->id ? -1 : a->id > b->id;
}

static const Attempt *better(const Attempt *a, const Attempt *b) {
  if (a->score != b->score) { return a->score > b->score ? a : b; }
  return compare_ties(a, b) < 0 ? a : b;
}

static const Attempt *find_first(const Attempt *attempts, int count) {
  for (int i = 0; i < count; i++) {
    if (attempts[i].first) { return &attempts[i]; }
  }
  return NULL;
}

static const Attempt *find_best(const Attempt *attempts, int count) {
  const Attempt *best = count > 0 ? &attempts[0] : NULL;
  for (int i = 1; i < count; i++) { best = better(best, &attempts[i]); }
  return best;
}

/* One profile's place; its attempt is NULL when it has none. */
static BoardEntry place_profile(BoardKind kind, const Attempt *attempts,
                                int count) {
  const Attempt *attempt = NULL;
  int before = 0;
  switch (kind) {
    case BOARD_FIRST:
      attempt = find_first(attempts, count);
      break;
    case BOARD_BEST:
      attempt = find_best(attempts, count);
      break;
    case BOARD_IMPROVED:
      attempt = find_best(attempts + 1, count - 1);
      before = attempts[0].score;
      if (attempt && attempt->score <= before) { attempt = NULL; }
      break;
    case BOARD_KIND_COUNT:
      assert(kind != BOARD_KIND_COUNT);
      break;
  }
  int value = attempt ? attempt->score - before : 0;
  return (BoardEntry){.value = value, .tries = count, .attempt = attempt};
}

static int compare_entries(const void *left, const void *right) {
  const BoardEntry *a = left, *b = right;
  if (a->value != b->value) { return a->value > b->value ? -1 : 1; }
  return compare_ties(a->attempt, b->attempt);
}

static void number_ranks(BoardEntry *entries, int count) {
  for (int i = 0; i < count; i++) {
    bool shared = i > 0 && entries[i].value == entries[i - 1].value;
    entries[i].rank = shared ? entries[i - 1].rank : i + 1;
  }
}

/* How many of the attempts are of the first one's profile. */
static int count_of_profile(const Attempt *attempts, int count) {
  int own = 1;
  while (own < count && attempts[own].profile == attempts[0].profile) {
    assert(attempts[own - 1].id < attempts[own].id);
    own++;
  }
  assert(own == count || attempts[own].profile > attempts[0].profile);
  return own;
}

int board_make(BoardKind kind, const Attempt *attempts, int count,
               BoardEntry *entries) {
  int placed = 0;
  for (int i = 0, own; i < count; i += own) {
    own = count_of_profile(attempts + i, count - i);
    BoardEntry entry = place_profile(kind, attempts + i, own);
    if (entry.attempt) { entries[placed++] = entry; }
  }
  if (placed > 1) {
    qsort(entries, (size_t)placed, sizeof *entries, compare_entries);
  }
  number_ranks(entries, placed);
  return placed;
}

const char *board_name(BoardKind kind) {
  static const char *const NAMES[] = {"first", "best", "improved"};
  assert(kind < BOARD_KIND_COUNT);
  return NAMES[kind];
}
