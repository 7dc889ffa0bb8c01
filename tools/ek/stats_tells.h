/* SPDX-License-Identifier: MIT */
/* What ek stats says of give-aways, for programs and for people. */
#ifndef EK_STATS_TELLS_H
#define EK_STATS_TELLS_H

#include "analysis/met.h"
#include "ek.h"

/* ek stats --tells PATH...: over all these scenarios, and those in these
** folders, together, with the right replies by their tags and facts. */
int stats_tells(Ek *ek, int argc, char **argv);

/* What gives this one scenario away, and how hard its texts are to read: as
** the members "right_by", "tells", "deaf" and "reading", or in short. The right
** replies are by their exact values where these are known. Both return the
** status. */
int stats_write_tells(const Ek *ek, const Met *met, JsonOut *out);
int stats_print_tells(const Ek *ek, const Met *met);

#endif
