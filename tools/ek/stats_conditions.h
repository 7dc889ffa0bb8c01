/* SPDX-License-Identifier: MIT */
/* What ek stats says of conditions that only ever give one answer. */
#ifndef EK_STATS_CONDITIONS_H
#define EK_STATS_CONDITIONS_H

#include "ek.h"
#include "stats_seen.h"

/* A line for each; those that nothing ever asked, too, unless what they stand
** in was never met either. */
void stats_print_conditions(const Ek *ek, const Stats *stats);

/* The member "conditions": one answer alone, and whether that is proven. */
void stats_write_conditions(const Stats *stats, JsonOut *out);

/* The member "conditions" of what was not met: nothing ever asked them. */
void stats_write_unjudged(const Stats *stats, JsonOut *out);

#endif
