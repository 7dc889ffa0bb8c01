/* SPDX-License-Identifier: MIT */
/* After the call: minutes for tasks that keep promises. */
#ifndef CALL_WRAP_UP_H
#define CALL_WRAP_UP_H

#include "call/output.h"
#include "call/state.h"

#include <stdbool.h>

/* Whether the task can be done now: not done yet, minutes left, its `if`. */
bool wrap_up_can_do(const Call *call, const CallState *state, int task);
void wrap_up_do(const Call *call, CallState *state, int index, CallSink *sink);

/* Promises made, and those of them kept. */
int wrap_up_made(const Call *call, const CallState *state);
int wrap_up_kept(const Call *call, const CallState *state);

/* Whether this entry of the aftermath is told. */
bool wrap_up_tells(const Call *call, const CallState *state, int aftermath);

#endif
