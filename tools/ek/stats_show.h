/* SPDX-License-Identifier: MIT */
/* What ek stats found, for programs and for people. */
#ifndef EK_STATS_SHOW_H
#define EK_STATS_SHOW_H

#include "analysis/explore.h"
#include "ek.h"

typedef struct {
  const Scenario *scenario;
  const Exploration *by[LISTEN_COUNT];
  /* By node: some listener enters it, or it may be entered by cutting in now
  ** and then, which none of them does. */
  bool *reached;
} Stats;

/* Fills `reached`. False when the arena is full. */
bool stats_reach(Arena *arena, Stats *stats);

/* Whether some listener ever met it. */
bool stats_meets_node(const Stats *stats, int node);
bool stats_meets_reply(const Stats *stats, int reply);
bool stats_meets_line(const Stats *stats, int line);
bool stats_meets_aftermath(const Stats *stats, int entry);

/* Whether all that was to be walked was walked. */
bool stats_is_exact(const Stats *stats);

/* One document on stdout. Returns the status. */
int stats_write_json(const Ek *ek, const Stats *stats);

/* Tables that a trainer can read. */
void stats_print(const Ek *ek, const Stats *stats);

#endif
