/* SPDX-License-Identifier: MIT */
/* What ek stats found, for programs and for people. */
#ifndef EK_STATS_SHOW_H
#define EK_STATS_SHOW_H

#include "analysis/explore.h"

typedef struct {
  const Scenario *scenario;
  const Exploration *by[LISTEN_COUNT];
} Stats;

/* One document on stdout. */
void stats_write_json(const Stats *stats);

#endif
