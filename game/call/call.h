/* SPDX-License-Identifier: MIT */
/* A call in play: time and events in, outputs out. A pure function of the
** scenario, its rubric, the seed and the timed events; see SCORING.md. */
#ifndef CALL_CALL_H
#define CALL_CALL_H

#include "base/err.h"
#include "call/output.h"
#include "call/state.h"

#include <stdbool.h>

typedef enum {
  DO_REPLY,
  DO_BACKCHANNEL,
  DO_NOTE,
  DO_UNNOTE,
  DO_LOOKUP,
  DO_BREATHE,
  DO_POSTURE,
  DO_TRANSFER,
  DO_HANG_UP,
  DO_TYPE, /* words that no reply is near; near one it is a typed DO_REPLY */
  DO_TASK,
  DO_FINISH
} Deed;

typedef enum { POSTURE_AS_IS, POSTURE_YES, POSTURE_NO } Posture;

typedef struct {
  int t_ms; /* call time, never falling */
  Deed deed;
  int index;        /* reply, fact, record entry or task; DO_TYPE: 1 when the
                       words are abuse */
  const int *facts; /* DO_REPLY: what fills its slots */
  int fact_count;
  Posture open_stance, eyes_on; /* DO_POSTURE */
  bool typed; /* DO_REPLY: own words, whose facts need not be in the notes */
} CallEvent;

/* Memory for one state: call->model->state_bytes, aligned for int64_t. */
CallState *call_state_create(Arena *arena, const Call *call);

/* Picks up: the first node is entered at 0 ms. */
void call_begin(const Call *call, CallState *state, CallSink *sink);

/* The same, but at another node: to try out a part of a scenario. */
void call_begin_at(const Call *call, CallState *state, int node,
                   CallSink *sink);

/* Lets time pass. Allocates nothing, never fails. */
void call_advance(const Call *call, CallState *state, int t_ms, CallSink *sink);

/* When anything happens next by itself; CALL_NEVER once the call is over. */
int call_next_ms(const CallState *state);

/* Lets time pass to the event and does it. False, with one sentence, when it
** cannot happen then; the state is then only good to be thrown away or, in
** play, to go on from: nothing but time has passed. */
bool call_do(const Call *call, CallState *state, const CallEvent *event,
             CallSink *sink, Err *err);

/* The events have ended: the call runs on as if nobody spoke, to its end. */
void call_run_out(const Call *call, CallState *state, CallSink *sink);

bool call_is_over(const CallState *state);

/* Whether a reply now comes so shortly before the end of the turn that it
** waits for that end, and is no interruption. */
bool call_reply_waits(const CallState *state);

/* Lets the time pass that a reply given now would wait. */
void call_await_turn(const Call *call, CallState *state, CallSink *sink);

/* Whether this DO_REPLY can happen at the state's own time. */
bool call_can_reply(const Call *call, const CallState *state,
                    const CallEvent *event, Err *err);

#endif
