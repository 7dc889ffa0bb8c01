/* SPDX-License-Identifier: MIT */
#include "call/call.h"

#include "base/arena.h"
#include "call/caller.h"
#include "call/reply.h"
#include "call/timeline.h"
#include "call/trainee.h"
#include "call/wrap_up.h"
#include "scenario/rubric.h"

#include <string.h>

CallState *call_state_create(Arena *arena, const Call *call) {
  return arena_alloc(arena, call->model->state_bytes);
}

static void set_start_values(const Call *call, CallState *state) {
  const Scenario *scenario = call->model->scenario;
  for (int i = 0; i < scenario->var_count; i++) {
    state_set_var(call, state, i, scenario->vars[i].start);
  }
}

void call_begin(const Call *call, CallState *state, CallSink *sink) {
  const Scenario *scenario = call->model->scenario;
  bool back = call->options.rings_back && scenario->rings_back != NONE;
  call_begin_at(call, state, back ? scenario->rings_back : scenario->start,
                sink);
}

void call_begin_at(const Call *call, CallState *state, int node,
                   CallSink *sink) {
  memset(state, 0, call->model->state_bytes);
  state->reaction = NONE;
  state->breath_end_ms = CALL_NEVER;
  set_start_values(call, state);
  caller_begin(call, state);
  trainee_begin(call, state);
  timeline_enter(call, state, node, sink);
}

void call_advance(const Call *call, CallState *state, int t_ms,
                  CallSink *sink) {
  timeline_advance(call, state, t_ms, sink);
}

int call_next_ms(const CallState *state) {
  return timeline_next_ms(state);
}

bool call_is_over(const CallState *state) {
  return state->phase == PHASE_OVER;
}

/* ---- whether it can happen ---- */

static bool refuse(Err *err, const char *why) {
  return err_set(err, ERR_SCHEMA, "%s", why);
}

static bool is_after_work(Deed deed) {
  return deed == DO_TASK || deed == DO_FINISH;
}

/* Hands and eyes are free even while one's own words are being said. */
static bool is_silent_deed(Deed deed) {
  return deed == DO_NOTE || deed == DO_UNNOTE || deed == DO_LOOKUP ||
         deed == DO_POSTURE;
}

static bool is_possible(const CallState *state, Deed deed, Err *err) {
  if (state->flags & STATE_FINISHED) {
    return refuse(err, "everything is finished");
  }
  if (call_is_over(state)) {
    return is_after_work(deed) || refuse(err, "the call is over");
  }
  if (is_after_work(deed)) { return refuse(err, "the call is not over yet"); }
  if (state->breath_end_ms != CALL_NEVER) {
    return refuse(err, "nothing else can happen during a breath");
  }
  if (state->phase == PHASE_WORDS && !is_silent_deed(deed)) {
    return refuse(err, "the trainee is still speaking");
  }
  return true;
}

bool call_reply_waits(const CallState *state) {
  bool lines = state->phase == PHASE_SPEECH || state->phase == PHASE_PAUSE;
  return lines && state->now_ms >= state->end_ms - CALL_ALMOST_DONE_MS;
}

static bool facts_fit(const Call *call, const CallState *state,
                      const CallEvent *event, Err *err) {
  const Reply *reply = &call->model->scenario->replies[event->index];
  if (event->fact_count != reply->slots) {
    return err_set(err, ERR_SCHEMA, "this reply needs %d facts and got %d",
                   reply->slots, event->fact_count);
  }
  for (int i = 0; i < event->fact_count; i++) {
    int fact = event->facts[i];
    bool noted = state_bit(state, call->model->layout.noted, fact);
    if (!noted && !event->typed) {
      return refuse(err, "a fact that fills a slot is not in the notes");
    }
    for (int k = 0; k < i; k++) {
      if (event->facts[k] == fact) {
        return refuse(err, "the same fact fills two slots");
      }
    }
  }
  return true;
}

void call_await_turn(const Call *call, CallState *state, CallSink *sink) {
  bool breathing = state->breath_end_ms != CALL_NEVER;
  if (breathing || !call_reply_waits(state)) { return; }
  timeline_advance(call, state, state->end_ms, sink);
}

bool call_can_reply(const Call *call, const CallState *state,
                    const CallEvent *event, Err *err) {
  if (!is_possible(state, DO_REPLY, err)) { return false; }
  const Scenario *scenario = call->model->scenario;
  if (scenario->replies[event->index].node != state->node) {
    return refuse(err, "the call is at another node than this reply");
  }
  if (!state_offers(call, state, event->index)) {
    return refuse(err, "this reply is not on offer now");
  }
  return facts_fit(call, state, event, err);
}

/* ---- single deeds ---- */

static bool do_reply(const Call *call, CallState *state, const CallEvent *event,
                     CallSink *sink, Err *err) {
  call_await_turn(call, state, sink);
  if (!call_can_reply(call, state, event, err)) { return false; }
  Reception reception = reply_apply(call, state, event->index, event->facts,
                                    event->fact_count, sink);
  reply_lead(call, state, event->index, reception, sink);
  return true;
}

static bool do_type(const Call *call, CallState *state, const CallEvent *event,
                    CallSink *sink, Err *err) {
  if (state->phase != PHASE_OPEN) {
    return refuse(err, "the caller has not finished yet");
  }
  output_send(sink, state, OUTPUT_UNHELPED, 0, 0);
  timeline_wait_anew(call, state);
  if (event->index == 1) {
    state->flags |= STATE_HEATED;
    caller_act(call, state, TECHNIQUE_HOSTILITY, sink);
  }
  return true;
}

static bool do_note(const Call *call, CallState *state, const CallEvent *event,
                    CallSink *sink, Err *err) {
  if (!trainee_can_note(call, state, event->index)) {
    return refuse(err, "this fact cannot be noted now");
  }
  trainee_note(call, state, event->index, sink);
  return true;
}

static bool do_unnote(const Call *call, CallState *state,
                      const CallEvent *event, CallSink *sink, Err *err) {
  if (!state_bit(state, call->model->layout.noted, event->index)) {
    return refuse(err, "this fact is not in the notes");
  }
  trainee_unnote(call, state, event->index, sink);
  return true;
}

static bool do_lookup(const Call *call, CallState *state,
                      const CallEvent *event, CallSink *sink, Err *err) {
  if (state_bit(state, call->model->layout.opened, event->index)) {
    return refuse(err, "this record entry is open already");
  }
  trainee_look_up(call, state, event->index, sink);
  return true;
}

static bool do_breathe(CallState *state, CallSink *sink, Err *err) {
  if (state->phase != PHASE_SPEECH) {
    return refuse(err, "one can breathe only while a line plays");
  }
  if (state->turn_flags & TURN_BREATHED) {
    return refuse(err, "one can breathe only once a turn");
  }
  trainee_breathe(state, sink);
  return true;
}

static void set_flag(CallState *state, uint32_t flag, Posture posture) {
  if (posture == POSTURE_YES) { state->flags &= ~flag; }
  if (posture == POSTURE_NO) { state->flags |= flag; }
}

static bool do_posture(const Call *call, CallState *state,
                       const CallEvent *event, Err *err) {
  if (call->model->scenario->channel != CHANNEL_IN_PERSON) {
    return refuse(err, "posture counts only in person");
  }
  trainee_watch(call, state);
  set_flag(state, STATE_CLOSED_STANCE, event->open_stance);
  set_flag(state, STATE_EYES_AWAY, event->eyes_on);
  return true;
}

static bool do_transfer(const Call *call, CallState *state, CallSink *sink,
                        Err *err) {
  const Node *node = &call->model->scenario->nodes[state->node];
  if (node->is_end) { return refuse(err, "an end cannot be transferred"); }
  if (node->on_transfer == NONE) {
    timeline_break_off(call, state, OUTCOME_HANDED_OVER, CLOSED_BY_TRAINEE,
                       sink);
  } else {
    timeline_go(call, state, state->phase == PHASE_OPEN, node->on_transfer,
                sink);
  }
  return true;
}

/* `follow`: whether the node's on_hang_up may catch it. */
static void hang_up(const Call *call, CallState *state, bool follow,
                    CallSink *sink) {
  const Scenario *scenario = call->model->scenario;
  const Node *node = &scenario->nodes[state->node];
  if (node->is_end && node->closed_by == CLOSED_BY_TRAINEE) {
    timeline_break_off(call, state, node->outcome, CLOSED_BY_TRAINEE, sink);
    return;
  }
  if (state->flags & STATE_WARNED) {
    timeline_break_off(call, state, OUTCOME_ABUSE_ENDED, CLOSED_BY_TRAINEE,
                       sink);
    return;
  }
  int entry = scenario->rubric->index_of[TECHNIQUE_HANG_UP_FIRST];
  state_count_use(call, state, entry, 1000);
  output_send(sink, state, OUTPUT_USED, entry, 1000);
  if (follow && node->on_hang_up != NONE) {
    timeline_go(call, state, state->phase == PHASE_OPEN, node->on_hang_up,
                sink);
  } else {
    timeline_break_off(call, state, OUTCOME_UNRESOLVED, CLOSED_BY_TRAINEE,
                       sink);
  }
}

static bool do_task(const Call *call, CallState *state, const CallEvent *event,
                    CallSink *sink, Err *err) {
  if (!wrap_up_can_do(call, state, event->index)) {
    return refuse(err, "this task cannot be done now");
  }
  wrap_up_do(call, state, event->index, sink);
  return true;
}

/* ---- all deeds ---- */

bool call_do(const Call *call, CallState *state, const CallEvent *event,
             CallSink *sink, Err *err) {
  timeline_advance(call, state, event->t_ms, sink);
  if (!is_possible(state, event->deed, err)) { return false; }
  switch (event->deed) {
    case DO_REPLY:
      return do_reply(call, state, event, sink, err);
    case DO_BACKCHANNEL:
      trainee_backchannel(call, state, sink);
      return true;
    case DO_NOTE:
      return do_note(call, state, event, sink, err);
    case DO_UNNOTE:
      return do_unnote(call, state, event, sink, err);
    case DO_LOOKUP:
      return do_lookup(call, state, event, sink, err);
    case DO_BREATHE:
      return do_breathe(state, sink, err);
    case DO_POSTURE:
      return do_posture(call, state, event, err);
    case DO_TRANSFER:
      return do_transfer(call, state, sink, err);
    case DO_HANG_UP:
      hang_up(call, state, true, sink);
      return true;
    case DO_TYPE:
      return do_type(call, state, event, sink, err);
    case DO_TASK:
      return do_task(call, state, event, sink, err);
    case DO_FINISH:
      state->flags |= STATE_FINISHED;
      return true;
  }
  return false;
}

/* Whether only the trainee could go on from here. */
static bool waits_for_trainee(const Call *call, const CallState *state) {
  if (state->phase != PHASE_OPEN) { return false; }
  bool silence_counts = state->second_ms != CALL_NEVER;
  int on_silence = call->model->scenario->nodes[state->node].on_silence;
  return !silence_counts || on_silence == NONE;
}

void call_run_out(const Call *call, CallState *state, CallSink *sink) {
  while (!call_is_over(state)) {
    if (!waits_for_trainee(call, state)) {
      timeline_advance(call, state, call_next_ms(state), sink);
      continue;
    }
    if (!call->options.self_paced && state->dead_air_ms != CALL_NEVER) {
      timeline_advance(call, state, state->dead_air_ms, sink);
    }
    if (!call_is_over(state)) { hang_up(call, state, false, sink); }
  }
}
