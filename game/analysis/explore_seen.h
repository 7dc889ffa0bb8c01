/* SPDX-License-Identifier: MIT */
/* Keeps account of what a search meets. */
#ifndef ANALYSIS_EXPLORE_SEEN_H
#define ANALYSIS_EXPLORE_SEEN_H

#include "analysis/explore_walk.h"

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
