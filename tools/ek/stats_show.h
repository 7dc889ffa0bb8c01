/* SPDX-License-Identifier: MIT */
/* What ek stats found, for programs and for people. */
#ifndef EK_STATS_SHOW_H
#define EK_STATS_SHOW_H

#include "analysis/met.h"
#include "ek.h"

/* One document on stdout. Returns the status. */
int stats_write_json(const Ek *ek, const Met *met);

/* Tables that a trainer can read. Returns the status. */
int stats_print(const Ek *ek, const Met *met);

#endif
