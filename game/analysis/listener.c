/* SPDX-License-Identifier: MIT */
#include "analysis/listener.h"

#include "call/timeline.h"
#include "call/trainee.h"
#include "call/wrap_up.h"

#include <assert.h>

enum {
  LOOKUP_MS = 3000,
  NOTE_MS = 1000,
  WORDS_A_HUNDRED = 4, /* more small words sound mechanical; SCORING.md */
  INTO_WINDOW_MS = 200,
  MOST_SLOTS = SCENARIO_MAX_TEXT / 6 /* "{fact}" */
};

const char *listener_name(ListenMode mode) {
  static const char *const NAMES[LISTEN_COUNT] = {"ideal", "deaf", "impatient"};
  return NAMES[mode];
}

static bool do_event(const Call *call, CallState *state, CallEvent event,
                     const ListenRecorder *recorder) {
  event.t_ms = state->now_ms;
  if (recorder) { recorder->take(recorder->context, &event); }
  bool done = call_do(call, state, &event, NULL, NULL);
  assert(done);
  return done;
}

static bool is_speaking(const CallState *state) {
  return state->phase == PHASE_SPEECH || state->phase == PHASE_PAUSE;
}

static bool is_decision(const CallState *state) {
  return state->phase == PHASE_OPEN || state->phase == PHASE_OVER;
}

/* ---- the ideal listener ---- */

/* Whether one more small word stays within the rate, even if nothing more
** were said after this line. */
static bool has_small_word(const Call *call, const CallState *state,
                           const Line *line) {
  int index = (int)(line - call->model->scenario->lines);
  int64_t words = state->words_heard;
  if (state->phase == PHASE_SPEECH) { words += call->model->line_words[index]; }
  return 100 * (INT64_C(1) + state->good_backchannels) <=
         WORDS_A_HUNDRED * words;
}

/* When to say one in this line's window; CALL_NEVER when it has no room. */
static int small_word_ms(const Call *call, const CallState *state) {
  const Line *line = state_line(call, state);
  bool taken = line->by != NONE || state->good_line == state->line ||
               state->turn_flags & TURN_IN_PROTEST ||
               !has_small_word(call, state, line);
  if (taken) { return CALL_NEVER; }
  int ms = state->line_end_ms - INTO_WINDOW_MS;
  if (ms < state->now_ms) { ms = state->now_ms; }
  if (ms < state->away_until_ms) { ms = state->away_until_ms; }
  return ms < state->next_begin_ms ? ms : CALL_NEVER;
}

static void give_small_word(const Call *call, CallState *state,
                            const ListenRecorder *recorder) {
  int begin_ms = state->line_begin_ms;
  call_advance(call, state, small_word_ms(call, state), NULL);
  bool same_line = is_speaking(state) && state->line_begin_ms == begin_ms;
  if (!same_line || !trainee_window(call, state)) { return; }
  do_event(call, state, (CallEvent){.deed = DO_BACKCHANNEL}, recorder);
}

static void open_stance(const Call *call, CallState *state,
                        const ListenRecorder *recorder) {
  bool bad = state->flags & (STATE_CLOSED_STANCE | STATE_EYES_AWAY);
  if (!bad || state->phase == PHASE_OVER ||
      state->breath_end_ms != CALL_NEVER) {
    return;
  }
  CallEvent event = {
      .deed = DO_POSTURE, .open_stance = POSTURE_YES, .eyes_on = POSTURE_YES};
  do_event(call, state, event, recorder);
}

/* What the caller's patience leaves, before anything happens by itself. */
static int free_ms(const CallState *state) {
  return call_next_ms(state) - 1 - state->now_ms;
}

static void wait_till_free(const Call *call, CallState *state) {
  int wait = state->away_until_ms - state->now_ms;
  if (wait > free_ms(state)) { wait = free_ms(state); }
  if (wait > 0) { call_advance(call, state, state->now_ms + wait, NULL); }
}

static void open_records(const Call *call, CallState *state,
                         const ListenRecorder *recorder) {
  int opened = call->model->layout.opened;
  for (int i = 0; i < call->model->scenario->record_count; i++) {
    if (state_bit(state, opened, i)) { continue; }
    if (free_ms(state) < LOOKUP_MS + NOTE_MS) { return; }
    do_event(call, state, (CallEvent){.deed = DO_LOOKUP, .index = i}, recorder);
    wait_till_free(call, state);
  }
}

static void note_all(const Call *call, CallState *state,
                     const ListenRecorder *recorder) {
  for (int i = 0; i < call->model->scenario->fact_count; i++) {
    if (!call_fact_true(call, i) || !trainee_can_note(call, state, i)) {
      continue;
    }
    do_event(call, state, (CallEvent){.deed = DO_NOTE, .index = i}, recorder);
  }
  wait_till_free(call, state);
}

static void hear_well(const Call *call, CallState *state,
                      const ListenRecorder *recorder) {
  while (!is_decision(state)) {
    open_stance(call, state, recorder);
    bool can_nod = is_speaking(state) && state->breath_end_ms == CALL_NEVER;
    if (can_nod && small_word_ms(call, state) != CALL_NEVER) {
      give_small_word(call, state, recorder);
    } else {
      call_advance(call, state, call_next_ms(state), NULL);
    }
  }
  while (state->phase == PHASE_OPEN && state->breath_end_ms != CALL_NEVER) {
    call_advance(call, state, call_next_ms(state), NULL);
  }
  if (state->phase != PHASE_OPEN) { return; }
  open_stance(call, state, recorder);
  wait_till_free(call, state);
  open_records(call, state, recorder);
  note_all(call, state, recorder);
}

/* ---- the impatient one ---- */

static int cut_in_ms(const CallState *state) {
  int quarter = (state->line_end_ms - state->line_begin_ms) / 4;
  return state->line_begin_ms + quarter;
}

static void end_protest(const Call *call, CallState *state) {
  while (state->turn_flags & TURN_IN_PROTEST && !is_decision(state)) {
    call_advance(call, state, call_next_ms(state), NULL);
  }
}

static void hear_little(const Call *call, CallState *state) {
  while (state->phase == PHASE_WORDS) {
    call_advance(call, state, call_next_ms(state), NULL);
  }
  end_protest(call, state);
  const Node *node = &call->model->scenario->nodes[state->node];
  while (!is_decision(state) && node->is_end) {
    call_advance(call, state, call_next_ms(state), NULL);
  }
  if (state->phase == PHASE_SPEECH && state->now_ms < cut_in_ms(state)) {
    call_advance(call, state, cut_in_ms(state), NULL);
  }
}

/* ---- hearing ---- */

void listener_hear(const Call *call, CallState *state, ListenMode mode,
                   const ListenRecorder *recorder) {
  switch (mode) {
    case LISTEN_IDEAL:
      hear_well(call, state, recorder);
      break;
    case LISTEN_DEAF:
      while (!is_decision(state)) {
        call_advance(call, state, call_next_ms(state), NULL);
      }
      break;
    case LISTEN_IMPATIENT:
      hear_little(call, state);
      break;
    case LISTEN_COUNT:
      break;
  }
}

/* ---- filling slots ---- */

static bool restates(const Scenario *scenario, const Reply *reply, int fact) {
  for (int i = 0; i < reply->restates.count; i++) {
    if (scenario->refs[reply->restates.first + i] == fact) { return true; }
  }
  return false;
}

/* How much a fact is worth naming, 0 the most: what must be heard and was not
** given back yet, other things that must be heard, the rest. */
static int rank_of(const Call *call, const CallState *state, const Reply *reply,
                   int fact) {
  const Scenario *scenario = call->model->scenario;
  if (!scenario->facts[fact].must_hear) { return 2; }
  bool given_back = state_bit(state, call->model->layout.restated, fact) ||
                    restates(scenario, reply, fact);
  return given_back ? 1 : 0;
}

static void fill_slots(const Call *call, const CallState *state,
                       const Reply *reply, int facts[MOST_SLOTS]) {
  int filled = 0;
  for (int rank = 0; rank < 3; rank++) {
    for (int i = 0; i < call->model->scenario->fact_count; i++) {
      if (filled == reply->slots) { return; }
      bool usable = state_bit(state, call->model->layout.noted, i) &&
                    call_fact_true(call, i) &&
                    rank_of(call, state, reply, i) == rank;
      if (usable) { facts[filled++] = i; }
    }
  }
}

static bool can_fill(const Call *call, const CallState *state,
                     const Reply *reply) {
  int usable = 0;
  for (int i = 0; i < call->model->scenario->fact_count; i++) {
    if (usable >= reply->slots) { break; }
    usable += state_bit(state, call->model->layout.noted, i) &&
              call_fact_true(call, i);
  }
  return usable >= reply->slots;
}

/* ---- moves ---- */

int listener_most_moves(const Scenario *scenario) {
  int during = SCENARIO_MAX_REPLIES + 3, after = scenario->task_count + 1;
  return during > after ? during : after;
}

static bool can_wait(const CallState *state, const Node *node,
                     ListenMode mode) {
  return mode != LISTEN_IMPATIENT && node->on_silence != NONE &&
         state->phase == PHASE_OPEN && state->second_ms != CALL_NEVER &&
         state->dead_air_ms != CALL_NEVER;
}

static Moves moves_of_turn(const Call *call, const CallState *state,
                           ListenMode mode, Move *list) {
  const Scenario *scenario = call->model->scenario;
  const Node *node = &scenario->nodes[state->node];
  int count = 0;
  for (int i = node->replies.first;
       i < node->replies.first + node->replies.count; i++) {
    if (!state_offers(call, state, i)) { continue; }
    if (!can_fill(call, state, &scenario->replies[i])) { continue; }
    list[count++] = (Move){MOVE_REPLY, i};
  }
  Moves moves = {.replies = count};
  if (can_wait(state, node, mode)) { list[count++] = (Move){MOVE_SILENCE, 0}; }
  list[count++] = (Move){MOVE_TRANSFER, 0};
  if (node->on_hang_up != NONE || state->flags & STATE_WARNED) {
    list[count++] = (Move){MOVE_HANG_UP, 0};
  }
  moves.count = count;
  return moves;
}

static Moves moves_after(const Call *call, const CallState *state, Move *list) {
  int count = 0;
  for (int i = 0; i < call->model->scenario->task_count; i++) {
    if (wrap_up_can_do(call, state, i)) {
      list[count++] = (Move){MOVE_TASK, i};
    }
  }
  list[count++] = (Move){MOVE_FINISH, 0};
  return (Moves){.count = count};
}

Moves listener_moves(const Call *call, const CallState *state, ListenMode mode,
                     Move *list) {
  if (state->flags & STATE_FINISHED) { return (Moves){0}; }
  return state->phase == PHASE_OVER ? moves_after(call, state, list)
                                    : moves_of_turn(call, state, mode, list);
}

static void give_reply(const Call *call, CallState *state, int index,
                       const ListenRecorder *recorder) {
  int facts[MOST_SLOTS];
  const Reply *reply = &call->model->scenario->replies[index];
  CallEvent event = {.deed = DO_REPLY,
                     .index = index,
                     .facts = facts,
                     .fact_count = reply->slots};
  if (reply->slots > 0) { fill_slots(call, state, reply, facts); }
  do_event(call, state, event, recorder);
}

static void answer(const Call *call, CallState *state, int index,
                   const ListenRecorder *recorder) {
  give_reply(call, state, index, recorder);
  if (!(state->turn_flags & TURN_IN_PROTEST) || is_decision(state) ||
      state->phase == PHASE_WORDS) {
    return;
  }
  end_protest(call, state);
  const Reply *reply = &call->model->scenario->replies[index];
  bool again = !is_decision(state) && state_offers(call, state, index) &&
               can_fill(call, state, reply);
  if (again) { give_reply(call, state, index, recorder); }
}

/* Only the node's on_silence, or the end of the call, ends it. */
static void keep_silent(const Call *call, CallState *state) {
  int turn = state->turn;
  while (state->turn == turn && state->phase != PHASE_OVER) {
    call_advance(call, state, call_next_ms(state), NULL);
  }
}

void listener_make(const Call *call, CallState *state, Move move,
                   const ListenRecorder *recorder) {
  switch ((MoveKind)move.kind) {
    case MOVE_REPLY:
      answer(call, state, move.index, recorder);
      break;
    case MOVE_SILENCE:
      keep_silent(call, state);
      break;
    case MOVE_TRANSFER:
      do_event(call, state, (CallEvent){.deed = DO_TRANSFER}, recorder);
      break;
    case MOVE_HANG_UP:
      do_event(call, state, (CallEvent){.deed = DO_HANG_UP}, recorder);
      break;
    case MOVE_TASK:
      do_event(call, state, (CallEvent){.deed = DO_TASK, .index = move.index},
               recorder);
      break;
    case MOVE_FINISH:
      do_event(call, state, (CallEvent){.deed = DO_FINISH}, recorder);
      break;
  }
}
