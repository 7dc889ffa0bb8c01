/* SPDX-License-Identifier: MIT */
/* A reply is given: the interruption that it may be, what it restates, what
** its techniques are worth and do, and where it leads. In SCORING.md's order
** ("The caller"). */
#ifndef CALL_REPLY_H
#define CALL_REPLY_H

#include "call/output.h"
#include "call/state.h"

/* All that the reply does up to, not including, its way on: what one needs to
** try it out on a copy of the state. */
Reception reply_apply(const Call *call, CallState *state, int index,
                      const int *facts, int fact_count, CallSink *sink);

/* The way on: protest, on_interrupt, or reaction and goto. */
void reply_lead(const Call *call, CallState *state, int index,
                Reception reception, CallSink *sink);

#endif
