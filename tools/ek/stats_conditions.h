/* SPDX-License-Identifier: MIT */
/* What ek stats says of conditions that only ever give one answer. */
#ifndef EK_STATS_CONDITIONS_H
#define EK_STATS_CONDITIONS_H

#include "analysis/met.h"
#include "ek.h"

/* A line for each; those that nothing ever asked, too, unless what they stand
** in was never met either. */
void stats_print_conditions(const Ek *ek, const Met *met);

/* The member "conditions": those with one answer alone; `exact` when that is so
** for all calls of the three listeners, `proven` when for all others too. */
void stats_write_conditions(const Met *met, JsonOut *out);

/* The member "conditions" of what was not met: nothing ever asked them. */
void stats_write_unjudged(const Met *met, JsonOut *out);

#endif
