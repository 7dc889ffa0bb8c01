/* SPDX-License-Identifier: MIT */
/* Keeps account of what a search meets. */
#ifndef ANALYSIS_EXPLORE_SEEN_H
#define ANALYSIS_EXPLORE_SEEN_H

#include "analysis/listener.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct Arena Arena;

/* Shares are counted in this: it can be divided by most small numbers. */
enum { EXPLORE_SHARE = 5040 };

/* What a reply was worth, over all decisions that offered it (each state
** once). Bits stand for the replies of its node, in file order: it was once
** better or once worse than that one; that one was on offer whenever it was.
** Regret: what the best move was worth more. `right`: how often, of several, no
** reply was better, in EXPLORE_SHARE-ths; equals share. */
typedef struct {
  int64_t offered;
  int64_t regret_sum;
  int regret_most;
  int64_t right;
  uint64_t once_better, once_worse, always_beside;
} ReplyFigures;

enum { /* of a node's replies */
       NODE_ENTERED = 1,
       NODE_DECIDED = 2, /* two replies or more were on offer */
       NODE_MATTERS = 4  /* and did not all lead to the same */
};

/* What was met on the way, by index; shared by all walks of a search. */
typedef struct {
  ReplyFigures *replies;
  uint8_t *nodes;
  bool *lines; /* said */
  bool *tasks; /* done */
  bool *aftermath;
  bool *made, *kept; /* promises */
  /* ANSWER_TRUE and ANSWER_FALSE, by number of the condition, when the call is
  ** watched. States with one print answer all alike from there on: the print
  ** has everything that a condition still to come can ask. */
  uint8_t *answers;
  uint64_t merges, steps;
  uint64_t ends;     /* of calls, valued with all that their wrap-up allows */
  uint64_t wrap_ups; /* states of wrap-ups, worked out at once */
} ExploreFigures;

/* NULL when the arena is full. */
ExploreFigures *explore_figures_create(Arena *arena, const Scenario *scenario);

/* A decision whose moves are all known. */
typedef struct {
  int node;
  const Move *list;    /* its first `replies` are replies */
  const int16_t *best; /* by move: the best score that can come of it */
  int replies;
  int most; /* the best of all moves */
  int same; /* how many replies lead to the same state as the first */
} ExploreDecision;

/* A turn that was heard up to its decision, or to the end of the call. */
void explore_see_turn(const Call *call, const CallState *state,
                      ExploreFigures *figures);

void explore_see_decision(const Call *call, const ExploreDecision *decision,
                          ExploreFigures *figures);

/* The wrap-up is finished. */
void explore_see_end(const Call *call, const CallState *state,
                     ExploreFigures *figures);

#endif
