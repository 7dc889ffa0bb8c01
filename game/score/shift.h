/* SPDX-License-Identifier: MIT */
/* Several calls in a row: composure carried over, rests between them,
** promises that fall due, callers who ring back. A pure function of the
** calls' replays and of what was done in the breaks, in integers. The rules
** are in scenarios/README.md, "A shift". */
#ifndef SCORE_SHIFT_H
#define SCORE_SHIFT_H

#include "score/scorecard.h"

#include <stdbool.h>
#include <stdint.h>

enum {
  SHIFT_MOST_CALLS = 12,
  SHIFT_BREAK_MINUTES = 10,
  SHIFT_SHAKY = 400 /* composure under which nobody should pick up */
};

typedef enum {
  SHIFT_BREATHE,
  SHIFT_WATER,
  SHIFT_WALK,
  SHIFT_COLLEAGUE,
  SHIFT_TASK, /* of a call before, left undone in its wrap-up */
  SHIFT_DEEDS
} ShiftDeed;

typedef struct {
  ShiftDeed deed;
  int call;         /* SHIFT_TASK: whose task, from 0 */
  const char *task; /* SHIFT_TASK: its id */
} ShiftEvent;

typedef struct {
  const ShiftEvent *events;
  int count;
} ShiftBreak;

/* A shift as it is stored, or as far as it has come. There may be a break
** after the last call too. */
typedef struct Shift {
  uint64_t seed;
  const Replay *const *calls;
  int call_count;
  const ShiftBreak *breaks; /* the first one follows the first call */
  int break_count;
} Shift;

typedef struct {
  int call, promise; /* of the call's scenario */
  int64_t due_ms;
  bool kept;
  int64_t kept_ms; /* when it is */
  bool broken;     /* fell due unkept, before the shift had ended */
} ShiftPromise;

typedef struct {
  Scorecard *card;                   /* with what the shift adds */
  CallState *state;                  /* the card's, with what the breaks did */
  int64_t begin_ms, end_ms, done_ms; /* pick-up; end; end of the wrap-up */
  int rings_for;  /* the call whose promise was broken, or NONE */
  bool rang;      /* she has rung back */
  bool recovered; /* in the break after it */
} ShiftCall;

typedef struct {
  int64_t t_ms;
  int composure;
} ShiftPoint;

typedef struct ShiftCard {
  ShiftCall *calls;
  int call_count, planned_count; /* planned: not rung back */
  ShiftPromise *promises;        /* by call, then as the scenario has them */
  int promise_count, kept_count, broken_count;
  ShiftPoint *points; /* the composure curve */
  int point_count, point_room;
  int recoveries;
  int64_t now_ms;
  int composure;
  int break_minutes_left; /* in the break after the last call */
  unsigned rested;        /* bits by ShiftDeed: had in this break */
  int caller;             /* the call whose caller rings back next, or NONE */
  int score;              /* 0 to 1000: the mean of the calls */
} ShiftCard;

enum { SHIFT_NOWHERE = -1 };

/* Where a shift cannot have happened. */
typedef struct {
  int call;  /* from 0; in a break, the one before it; or SHIFT_NOWHERE */
  int event; /* of the call's events, or of the break's; or SHIFT_NOWHERE */
  bool in_break;
} ShiftFault;

/* Re-runs a shift; `models` has one for each of its calls. NULL when it
** cannot have happened, with the reason and the place, or memory is short. */
const ShiftCard *shift_run(Arena *arena, const CallModel *const *models,
                           const Shift *shift, Err *err, ShiftFault *fault);

/* How the next call of a shift must begin. `card` is NULL before the first;
** `like` has the pace and the response. */
CallOptions shift_next_options(const Shift *shift, const ShiftCard *card,
                               const CallOptions *like);

/* Whether this can be done in the break after the last call; why not. */
bool shift_can_do(const ShiftCard *card, const ShiftEvent *event, Err *err);

/* What a rest costs and gives. */
int shift_minutes(ShiftDeed rest);
int shift_relief(ShiftDeed rest);

/* How files name it. */
const char *shift_deed_name(ShiftDeed deed);

#endif
