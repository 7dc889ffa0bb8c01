/* SPDX-License-Identifier: MIT */
/* What an item or a penalty was counted by: so many of so many, and the very
** facts that were missed or wrong. */
#ifndef REPORT_ROW_FACTS_H
#define REPORT_ROW_FACTS_H

#include "report/hindsight.h"

typedef struct {
  int part, whole; /* what was counted; whole 0: nothing */
  FactList missed; /* not said back, not noted, denied, asked for again */
  FactList wrong;  /* said back or noted, though nobody had told it */
} RowFacts;

/* Of an item, over the whole call. False when the arena is full. */
bool row_facts_of_item(Arena *arena, const Scorecard *card, int entry,
                       RowFacts *facts);

/* Of a penalty at one reply event. */
RowFacts row_facts_of_penalty(const Hindsight *hindsight, int entry, int turn);

#endif
