/* SPDX-License-Identifier: MIT */
/* What of a call's past can still matter from a node on: what the lines and
** replies that may still come ask, tell, name or use. All else of the past
** is only there to be counted, so that calls which differ in nothing but that
** go on alike. */
#ifndef ANALYSIS_AHEAD_H
#define ANALYSIS_AHEAD_H

#include "call/state.h"

typedef struct Arena Arena;
typedef struct Ahead Ahead;

/* NULL when the arena is full. */
Ahead *ahead_create(Arena *arena, const CallModel *model);

/* What matters at one node. */
typedef struct {
  const uint32_t *tail;  /* a mask for each word of a state's tail, for the
                            bits by reply, techniques and variables */
  const uint32_t *facts; /* bits by fact */
  const uint32_t *draws; /* bits by draw list */
} AheadMask;

/* `open`: the lines of the node have been said. */
AheadMask ahead_mask(const Ahead *ahead, int node, bool open);

/* Everything does. */
AheadMask ahead_mask_all(const Ahead *ahead);

#endif
