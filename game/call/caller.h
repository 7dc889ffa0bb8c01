/* SPDX-License-Identifier: MIT */
/* The caller's heart: grievance, trust, anger, and what she has told. The
** rules are SCORING.md's "The caller". */
#ifndef CALL_CALLER_H
#define CALL_CALLER_H

#include "call/output.h"
#include "call/state.h"

#include <stdbool.h>

/* What the techniques of one reply add up to. */
typedef struct {
  int anger, grievance, trust;
  bool soothing; /* a rewarded technique that still weighs something */
} Impact;

/* How she is when this call begins: who rings back because a promise was
** broken has been struck by that. */
typedef struct {
  int anger, grievance, trust;
} CallerMood;

CallerMood caller_at_pick_up(const Call *call);

void caller_begin(const Call *call, CallState *state);

/* The weight (0 to 1000) that a use with this quality has now: repetition
** keeps only a part. */
int caller_weight(const Call *call, const CallState *state, int entry,
                  int quality);

/* Adds what one use does. */
void caller_add(const Call *call, const CallState *state, Impact *impact,
                int entry, int quality);

/* A reply's step of the model. */
void caller_step(CallState *state, const Impact *impact);

/* What acts at once and for itself: a good back-channel, rushing, dead air. */
void caller_act(const Call *call, CallState *state, Technique technique,
                CallSink *sink);

/* An interruption strikes: worse early in a turn, and worse when the last
** one was within a minute (Gnisci 2012; research/scoring.md). */
void caller_struck(const Call *call, CallState *state, Technique technique,
                   CallSink *sink);

/* A full second of silence. */
void caller_waits(CallState *state, CallSink *sink);

/* A line that tells these facts has ended. */
void caller_tells(const Call *call, CallState *state, Span tells,
                  CallSink *sink);

/* The untold must-hear facts of a line that will not be said now. */
void caller_cut_off(const Call *call, CallState *state, Span tells);

/* Whether these facts hold a must-hear one that is still untold. */
bool caller_has_untold(const Call *call, const CallState *state, Span tells);

/* How many true facts among these, of whatever weight, are still untold. */
int caller_count_untold(const Call *call, const CallState *state, Span tells);

/* Full at 200 or less, in permille of the way down from the start. */
int caller_calmed(const Call *call, const CallState *state);

#endif
