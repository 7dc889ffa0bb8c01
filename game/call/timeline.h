/* SPDX-License-Identifier: MIT */
/* A turn in time: its lines and pauses, its end, the silence after it. What
** time brings, in SCORING.md's order: breath, line, second of silence,
** dead air with on_silence, the 60 minutes. */
#ifndef CALL_TIMELINE_H
#define CALL_TIMELINE_H

#include "call/output.h"
#include "call/state.h"

#include <stdbool.h>

/* The node is entered now, and the caller's turn begins. */
void timeline_enter(const Call *call, CallState *state, int node,
                    CallSink *sink);

/* When time brings the next thing; CALL_NEVER once the call is over. */
int timeline_next_ms(const CallState *state);

/* Lets time pass to `t_ms`, and happen what it brings. Never goes back. */
void timeline_advance(const Call *call, CallState *state, int t_ms,
                      CallSink *sink);

/* The turn is left now: was it heard out? True when the caller, pinned at
** full anger, would hang up rather than go on to `node` (NONE: nowhere). */
bool timeline_leave(const Call *call, CallState *state, bool heard_out,
                    int node);

/* Leaves the turn for `node` at once, without a word. */
void timeline_go(const Call *call, CallState *state, bool heard_out, int node,
                 CallSink *sink);

/* The trainee has said something: the caller's patience begins anew. */
void timeline_wait_anew(const Call *call, CallState *state);

/* Whether a reply now would cut in. */
bool timeline_would_interrupt(const Call *call, const CallState *state);

/* Whether the lines that an interruption now would cut still have a must-hear
** fact to tell. */
bool timeline_has_untold(const Call *call, const CallState *state);

/* Those lines will not be said. `cut_off`: what they had to tell is marked so,
** for it was the reply that kept it from being told. */
void timeline_cut(const Call *call, CallState *state, bool cut_off,
                  CallSink *sink);

/* The line that comes after the present one in this turn, and which variant of
** it; NULL when there is none. */
const Line *timeline_coming(const Call *call, const CallState *state,
                            int *variant);

/* The caller protests; then the cut line and all after it, from its start. */
void timeline_protest(const Call *call, CallState *state, CallSink *sink);

/* The call ends now, in the middle of a turn or after it. */
void timeline_break_off(const Call *call, CallState *state, Outcome outcome,
                        ClosedBy closed_by, CallSink *sink);

/* The call ends now; its last turn has been left. */
void timeline_over(const Call *call, CallState *state, Outcome outcome,
                   ClosedBy closed_by, CallSink *sink);

#endif
