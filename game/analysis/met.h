/* SPDX-License-Identifier: MIT */
/* What the searches of all three listeners met, together. */
#ifndef ANALYSIS_MET_H
#define ANALYSIS_MET_H

#include "analysis/explore.h"

typedef struct Met {
  const Scenario *scenario;
  const Exploration *by[LISTEN_COUNT];
  bool exact; /* all that was to be walked was walked */
  /* By node: some listener enters it, or somebody may who listens now so, now
  ** so, and cuts in now and then, which none of them does. While not `exact`
  ** only the former. */
  bool *reached;
  bool *beyond;     /* by reply: only such a one may be offered it */
  bool *moved;      /* by Scenario.asks: such a one may get another answer */
  uint8_t *answers; /* which answers conditions gave to any of the three */
} Met;

/* Fills the rest from `scenario` and `by`. False when the arena is full. */
bool met_join(Arena *arena, Met *met);

/* Whether some listener ever met it: entered, was offered, heard, was told. */
bool met_node(const Met *met, int node);
bool met_reply(const Met *met, int reply);
bool met_line(const Met *met, int line);
/* The same, or it was not looked for: the walks are of new calls, and this is
** only for callers who ring back. */
bool met_knows_node(const Met *met, int node);
bool met_knows_reply(const Met *met, int reply);
bool met_knows_line(const Met *met, int line);
bool met_aftermath(const Met *met, int entry);

/* Whether one who does not cut in enters it. */
bool met_heard_out(const Met *met, int node);

/* Whether somebody who listens now so, now so may get an answer of a condition
** that none of the three got, even though all their calls were walked. */
bool met_may_differ(const Met *met, const Expr *when);

/* Whether some call makes a promise, and whether some call keeps it. */
bool met_makes(const Met *met, int promise);
bool met_keeps(const Met *met, int promise);

#endif
