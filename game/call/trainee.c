/* SPDX-License-Identifier: MIT */
#include "call/trainee.h"

#include "call/caller.h"

enum { NOTE_MS = 1000, LOOKUP_MS = 3000, BREATH_MS = 4000, FREE_MISSES = 2 };

void trainee_begin(const Call *call, CallState *state) {
  state->composure = state->composure_min = call->options.composure;
}

bool trainee_is_heated(Technique technique) {
  return technique == TECHNIQUE_SARCASM || technique == TECHNIQUE_HOSTILITY ||
         technique == TECHNIQUE_DEFENSIVE;
}

void trainee_moved(CallState *state, int change, CallSink *sink) {
  if (change == 0) { return; }
  int before = state->composure;
  state->composure = clamp_1000(before + change);
  if (state->composure < state->composure_min) {
    state->composure_min = state->composure;
  }
  output_send(sink, state, OUTPUT_COMPOSURE, before, state->composure);
}

void trainee_abused(const Call *call, CallState *state, int level,
                    CallSink *sink) {
  if (!(state->turn_flags & TURN_ABUSE)) { state->abuse_turns++; }
  state->turn_flags |= TURN_ABUSE;
  state->flags |= STATE_ABUSED;
  if (level == 2) { state->flags |= STATE_ABUSED_BADLY; }
  if (call->model->scenario->channel == CHANNEL_IN_PERSON) {
    state->flags |= STATE_CLOSED_STANCE;
  }
  trainee_moved(state, level == 2 ? -250 : -150, sink);
}

/* ---- eyes and stance ---- */

static int watched_part(const CallState *state, int from, int to) {
  if (state->flags & (STATE_CLOSED_STANCE | STATE_EYES_AWAY)) { return 0; }
  if (state->away_until_ms > from) { from = state->away_until_ms; }
  return from < to ? to - from : 0;
}

void trainee_watch(const Call *call, CallState *state) {
  if (call->model->scenario->channel != CHANNEL_IN_PERSON) { return; }
  if (!state_caller_speaks(call, state)) { return; }
  int from = state->watched_to_ms, to = state->now_ms;
  int open = watched_part(state, from, to);
  state->turn_spoken_ms += to - from;
  state->spoken_ms += to - from;
  state->turn_open_ms += open;
  state->open_ms += open;
  state->watched_to_ms = to;
}

static void look_away(const Call *call, CallState *state, int for_ms) {
  trainee_watch(call, state);
  int until = state->now_ms + for_ms;
  if (until > state->away_until_ms) { state->away_until_ms = until; }
}

/* ---- back-channels ---- */

static bool in_window(const CallState *state) {
  if (state->turn_flags & TURN_IN_PROTEST) { return false; }
  if (state->phase == PHASE_PAUSE) { return true; }
  return state->phase == PHASE_SPEECH &&
         state->now_ms >= state->line_end_ms - CALL_WINDOW_MS;
}

static bool to_another(const Call *call, const CallState *state) {
  bool during = state->phase == PHASE_SPEECH || state->phase == PHASE_PAUSE;
  return during && !(state->turn_flags & TURN_IN_PROTEST) &&
         state_line(call, state)->by != NONE;
}

static void good_word(const Call *call, CallState *state, CallSink *sink) {
  state->good_line = state->line;
  state->turn_flags |= TURN_GOOD;
  state->good_backchannels++;
  output_send(sink, state, OUTPUT_BACKCHANNEL, 1, 0);
  caller_act(call, state, TECHNIQUE_BACKCHANNEL, sink);
}

static void misplaced_word(const Call *call, CallState *state, CallSink *sink) {
  state->misses++;
  output_send(sink, state, OUTPUT_BACKCHANNEL, 0, 0);
  if (state->misses > FREE_MISSES) {
    caller_act(call, state, TECHNIQUE_RUSH, sink);
  }
}

bool trainee_window(const Call *call, const CallState *state) {
  bool busy = state->now_ms < state->away_until_ms;
  return in_window(state) && !busy && state->good_line != state->line &&
         !to_another(call, state);
}

void trainee_backchannel(const Call *call, CallState *state, CallSink *sink) {
  if (to_another(call, state)) {
    output_send(sink, state, OUTPUT_BACKCHANNEL, -1, 0);
  } else if (trainee_window(call, state)) {
    good_word(call, state, sink);
  } else {
    misplaced_word(call, state, sink);
  }
}

/* ---- notes and the record ---- */

bool trainee_can_note(const Call *call, const CallState *state, int fact) {
  const StateLayout *at = &call->model->layout;
  if (state_bit(state, at->noted, fact)) { return false; }
  if (call_fact_true(call, fact)) { return state_bit(state, at->known, fact); }
  int near = call->model->scenario->facts[fact].near;
  return near != NONE && state_bit(state, at->told, near);
}

void trainee_note(const Call *call, CallState *state, int fact,
                  CallSink *sink) {
  look_away(call, state, NOTE_MS);
  state_set_bit(state, call->model->layout.noted, fact);
  output_send(sink, state, OUTPUT_NOTED, fact, 1);
}

void trainee_unnote(const Call *call, CallState *state, int fact,
                    CallSink *sink) {
  state_clear_bit(state, call->model->layout.noted, fact);
  output_send(sink, state, OUTPUT_NOTED, fact, 0);
}

void trainee_look_up(const Call *call, CallState *state, int record,
                     CallSink *sink) {
  const Scenario *scenario = call->model->scenario;
  look_away(call, state, LOOKUP_MS);
  state_set_bit(state, call->model->layout.opened, record);
  state->flags |= STATE_LOOKED_UP;
  Span tells = scenario->records[record].tells;
  for (int i = 0; i < tells.count; i++) {
    int fact = scenario->refs[tells.first + i];
    if (!call_fact_true(call, fact)) { continue; }
    state_set_bit(state, call->model->layout.known, fact);
  }
  output_send(sink, state, OUTPUT_LOOKED_UP, record, 0);
}

/* ---- breath ---- */

void trainee_breathe(CallState *state, CallSink *sink) {
  state->turn_flags |= TURN_BREATHED;
  state->breath_end_ms = state->now_ms + BREATH_MS;
  output_send(sink, state, OUTPUT_BREATH, 1, 0);
}

void trainee_breathed(CallState *state, CallSink *sink) {
  state->breath_end_ms = CALL_NEVER;
  output_send(sink, state, OUTPUT_BREATH, 0, 0);
  trainee_moved(state, 80, sink);
}
