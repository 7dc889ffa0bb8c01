/* SPDX-License-Identifier: MIT */
/* Every item of the scorecard and every single penalty, with what it was worth
** in the score, where it was won or lost, and which facts it hung on. */
#ifndef REPORT_ROWS_H
#define REPORT_ROWS_H

#include "report/curve.h"
#include "report/row_facts.h"

/* An item, or one occurrence of a penalty. */
typedef struct {
  int entry; /* of the rubric, ITEM_OUTCOME, ITEM_CALMED or
                CRITICAL_NO_SOLUTION */
  bool penalty;
  bool critical;       /* a fault that caps the score */
  bool counts;         /* an item: applicable */
  int points;          /* at stake; of a penalty, charged */
  int earned_permille; /* of an item */
  int cost; /* by how much the score (0 to 1000) would have been more without
               this fault, or with this item all done */
  int gain; /* what it has added to the score */

  int point;  /* of the curve: where it was won, lost or possible; NONE: it
                 belongs to the call as a whole */
  int moment; /* … and the moment; NONE: it never happened */
  bool moved; /* the anger that follows is what this very thing did there */
  int anger_before, anger_after;
  bool after; /* it belongs to the time after the call */

  const char *chance; /* never done: a reply on offer there, or a task, that
                         would have; NULL: none */
  const char *what;   /* the promise or the task, in words; NULL: neither */
  RowFacts facts;
} CardRow;

/* As one should read them: what has cost something, critical faults before all
** else, then what cost most; what was done, what earned most first; n/a. */
typedef struct {
  const CardRow *list;
  int count;
} CardRows;

/* False when the arena is full. */
bool rows_make(Arena *arena, const Scorecard *card, const Moments *moments,
               const Curve *curve, CardRows *rows);

#endif
