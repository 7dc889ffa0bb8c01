/* SPDX-License-Identifier: MIT */
/* What ek stats says of give-aways, for programs and for people. */
#ifndef EK_STATS_TELLS_H
#define EK_STATS_TELLS_H

#include "ek.h"

/* ek stats --tells FILE...: over all these scenarios together, with the right
** replies by their tags and facts. */
int stats_tells(Ek *ek, int argc, char **argv);

/* Writes the member "tells": what gives this one scenario away. Returns the
** status. */
int stats_write_tells(const Ek *ek, const Scenario *scenario, JsonOut *out);

#endif
