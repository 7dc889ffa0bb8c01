/* SPDX-License-Identifier: MIT */
/* The trainee's side while the caller speaks: composure, breath, posture,
** notes, the record, and small words of listening. */
#ifndef CALL_TRAINEE_H
#define CALL_TRAINEE_H

#include "call/output.h"
#include "call/state.h"

#include <stdbool.h>

void trainee_begin(const Call *call, CallState *state);

/* Whether who uses this has lost her temper. */
bool trainee_is_heated(Technique technique);

/* Composure moves by `change`, within 0 to 1000. */
void trainee_moved(CallState *state, int change, CallSink *sink);

/* A line with abuse of this level has ended. */
void trainee_abused(const Call *call, CallState *state, int level,
                    CallSink *sink);

/* Books the speaking time since the last call as watched or not; before
** anything changes that decides it. */
void trainee_watch(const Call *call, CallState *state);

/* Whether a small word now would be a good one. */
bool trainee_window(const Call *call, const CallState *state);

void trainee_backchannel(const Call *call, CallState *state, CallSink *sink);

/* What may be noted now: a known fact, or a decoy near a told one. */
bool trainee_can_note(const Call *call, const CallState *state, int fact);
void trainee_note(const Call *call, CallState *state, int fact, CallSink *sink);
void trainee_unnote(const Call *call, CallState *state, int fact,
                    CallSink *sink);

void trainee_look_up(const Call *call, CallState *state, int record,
                     CallSink *sink);

void trainee_breathe(CallState *state, CallSink *sink);
void trainee_breathed(CallState *state, CallSink *sink);

#endif
