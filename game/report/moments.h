/* SPDX-License-Identifier: MIT */
/* Everything that happened in a call, in order and in words: the transcript,
** and what curve and rows are made of. */
#ifndef REPORT_MOMENTS_H
#define REPORT_MOMENTS_H

#include "report/hindsight.h"

typedef struct {
  CallOutput output; /* kind, time, anger after */
  int anger_before;
  int turn;         /* the reply event it belongs to, or NONE */
  int by;           /* speech: of Scenario.people, or NONE: the caller */
  const char *text; /* what was said, promised or done, as it was shown; NULL:
                       no words */
} Moment;

typedef struct Moments {
  const Moment *list;
  int count;
  const Hindsight *hindsight;
} Moments;

/* Re-runs the call of a scorecard, of which it is known that it sends `count`
** outputs. NULL when the arena is full. */
const Moments *moments_record(Arena *arena, const Scorecard *card,
                              const Replay *replay, int count, Err *err);

/* The first moment of the turn that moment `last` is in: after the last reply
** event. */
int moments_turn_begin(const Moments *moments, int last);

/* A text as the call showed it: see view_text. NULL when the arena is full. */
const char *moments_text(Arena *arena, const Call *call, const char *source,
                         const int *facts, int fact_count);

/* What was said to the trainee since her last reply event and up to moment
** `last`, in one paragraph; other people than the caller are named in brackets,
** like a stage direction. `cut` gets the line that `last` cut short, which is
** left out of the paragraph; NULL when none was. NULL when the arena is full.
*/
const char *moments_heard(Arena *arena, const Scorecard *card,
                          const Moments *moments, int last, const char **cut);

#endif
