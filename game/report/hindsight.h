/* SPDX-License-Identifier: MIT */
/* What one can say of the replies of a call only afterwards: which facts made
** them wrong, what was never heard because of cutting in, and where something
** that was never done could have been done. */
#ifndef REPORT_HINDSIGHT_H
#define REPORT_HINDSIGHT_H

#include "score/scorecard.h"

#include <stdbool.h>

typedef struct Arena Arena;

/* Facts by index, each once. */
typedef struct {
  const int *list;
  int count;
} FactList;

/* What one reply event had to do with facts. */
typedef struct {
  FactList contradicted; /* told before, and denied by it */
  FactList invented;     /* said back though they are decoys or not known */
  FactList asked_again;  /* asked for, though told or on some record entry */
  FactList lost;         /* what the lines cut by it had to tell */
  FactList deciding;     /* true, but not told yet: the reply that was worth
                            more then denies them, so it is wrong in truth */
  bool cut_off;          /* … and not told because of cutting in */
} TurnFacts;

/* A reply that would have used a technique; NONE, NONE: there was none. */
typedef struct {
  int turn; /* reply event */
  int reply;
} Chance;

typedef struct Hindsight {
  const Scorecard *card;
  const TurnFacts *turns; /* by reply event */
  const Chance *chances;  /* by rubric entry: the first one */
  FactList unheard;       /* cut off, and not told to the end */
} Hindsight;

typedef struct HindsightRun HindsightRun;

/* For a call that is re-run beside its scorecard. NULL when the arena is
** full. */
HindsightRun *hindsight_begin(Arena *arena, const Scorecard *card);

/* Looks at the state just before the reply event numbered `turn`. False when
** the arena is full. */
bool hindsight_look(HindsightRun *run, const CallState *state,
                    const CallEvent *event, int turn);

/* Sums up when the call is over. NULL when the arena is full. */
const Hindsight *hindsight_end(HindsightRun *run, const CallState *state);

#endif
