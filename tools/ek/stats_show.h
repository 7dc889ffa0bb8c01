/* SPDX-License-Identifier: MIT */
/* What ek stats found, for programs and for people. */
#ifndef EK_STATS_SHOW_H
#define EK_STATS_SHOW_H

#include "ek.h"
#include "stats_seen.h"

/* One document on stdout. Returns the status. */
int stats_write_json(const Ek *ek, const Stats *stats);

/* Tables that a trainer can read. Returns the status. */
int stats_print(const Ek *ek, const Stats *stats);

#endif
