/* SPDX-License-Identifier: MIT */
/* What the walks of the three listeners saw, together. */
#ifndef EK_STATS_SEEN_H
#define EK_STATS_SEEN_H

#include "analysis/explore.h"

typedef struct {
  const Scenario *scenario;
  const Exploration *by[LISTEN_COUNT];
  /* By node: some listener enters it, or it may be entered by cutting in now
  ** and then, which none of them does. */
  bool *reached;
  uint8_t *answers; /* which answers conditions gave to any of the three */
} Stats;

/* Fills `reached` and `answers`. False when the arena is full. */
bool stats_reach(Arena *arena, Stats *stats);

/* Whether some listener ever met it. */
bool stats_meets_node(const Stats *stats, int node);
bool stats_meets_reply(const Stats *stats, int reply);
bool stats_meets_line(const Stats *stats, int line);
/* The same, or it was not looked for: the walks are of new calls, and this is
** only for callers who ring back. */
bool stats_knows_node(const Stats *stats, int node);
bool stats_knows_reply(const Stats *stats, int reply);
bool stats_knows_line(const Stats *stats, int line);
bool stats_meets_aftermath(const Stats *stats, int entry);

/* Whether some call makes a promise, and whether some call keeps it. */
bool stats_makes(const Stats *stats, int promise);
bool stats_keeps(const Stats *stats, int promise);

/* Whether all that was to be walked was walked. */
bool stats_is_exact(const Stats *stats);

#endif
