/* SPDX-License-Identifier: MIT */
/* What an item was counted by over the whole call: so many of so many, and the
** very facts that were missed or wrong. */
#ifndef REPORT_ROW_FACTS_H
#define REPORT_ROW_FACTS_H

#include "report/hindsight.h"

typedef struct {
  int part, whole; /* what was counted; whole 0: nothing */
  FactList missed; /* not said back, not noted */
  FactList wrong;  /* noted, though nobody had told it */
} RowFacts;

/* False when the arena is full. */
bool row_facts_of_item(Arena *arena, const Scorecard *card, int entry,
                       RowFacts *facts);

#endif
