/* SPDX-License-Identifier: MIT */
/* A quick look ahead for a good or a bad end, where not all can be looked
** into: from decision to decision it keeps the most promising states alone.
** What it finds can be; that there is nothing beyond, it cannot know. */
#ifndef ANALYSIS_EXPLORE_BEAM_H
#define ANALYSIS_EXPLORE_BEAM_H

#include "analysis/explore_after.h"

enum { BEAM_MOST_MOVES = 100 };

typedef struct {
  int count;
  Move moves[BEAM_MOST_MOVES]; /* from the beginning to the end of the call */
  MemoValue end;               /* of the wrap-up */
} BeamWay;

typedef struct Beam Beam;

/* NULL when the arena is full. */
Beam *beam_create(Arena *arena, const Call *call, ListenMode mode,
                  StatePrinter *printer, ExploreAfter *after);

/* Looks from a decision for a high score, or for a low one. False when no end
** was found. */
bool beam_find(Beam *beam, const CallState *decision, bool high, BeamWay *way);

#endif
