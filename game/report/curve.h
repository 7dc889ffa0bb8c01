/* SPDX-License-Identifier: MIT */
/* How the caller's anger went, as points that explain themselves: where the
** call began, every reply, everything else that moved her, where it ended. */
#ifndef REPORT_CURVE_H
#define REPORT_CURVE_H

#include "report/moments.h"

typedef enum {
  CURVE_START,
  CURVE_REPLY,   /* a reply event */
  CURVE_EVENT,   /* a technique known by time, while she spoke or waited */
  CURVE_SILENCE, /* seconds without an answer */
  CURVE_END
} CurveKind;

/* Texts are NULL when there are none. */
typedef struct {
  CurveKind kind;
  int moment; /* the first one of it */
  int t_ms;
  int anger_before, anger_after;
  int entry; /* of the rubric: what happened, of a reply what weighed most;
                NONE */
  int count; /* how often in a row; of silence, seconds */
  int turn;  /* the reply event, of other kinds the last one before; NONE */
  const char *heard;  /* the caller's words before it, in this turn */
  const char *cut;    /* … and the line of hers that it cut short */
  const char *said;   /* a reply: the trainee's words */
  const char *thinks; /* … what went through the caller's head */
  const char *coach;  /* … the author's words */
  const char *author; /* … the reply that own words came near, as written */
  const char *better; /* … what was worth more then: see debrief_better */
} CurvePoint;

typedef struct {
  const CurvePoint *points;
  int count;
} Curve;

/* False when the arena is full. */
bool curve_make(Arena *arena, const Scorecard *card, const Moments *moments,
                Curve *curve);

/* The point at or before a moment. */
int curve_find(const Curve *curve, int moment);

/* The point of a reply event. */
int curve_find_turn(const Curve *curve, int turn);

#endif
