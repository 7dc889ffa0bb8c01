/* SPDX-License-Identifier: MIT */
#include "call/reply.h"

#include "call/caller.h"
#include "call/quality.h"
#include "call/timeline.h"
#include "call/trainee.h"
#include "scenario/rubric.h"

#include <assert.h>

enum { WORDS_MS = 600, CHARACTER_MS = 10, LONGEST_WORDS_MS = 1500 };

/* The techniques of one reply, each once. */
typedef struct {
  int count;
  int16_t entry[RUBRIC_MAX_TECHNIQUES], quality[RUBRIC_MAX_TECHNIQUES];
} Uses;

static void use(Uses *uses, int entry, int quality) {
  for (int i = 0; i < uses->count; i++) {
    if (uses->entry[i] == entry) { return; }
  }
  uses->entry[uses->count] = (int16_t)entry;
  uses->quality[uses->count++] = (int16_t)quality;
}

static const RubricEntry *rubric_entry(const Call *call, int entry) {
  return &call->model->scenario->rubric->entries[entry];
}

static int entry_of(const Call *call, Technique technique) {
  return call->model->scenario->rubric->index_of[technique];
}

static void use_known(const Call *call, Uses *uses, Technique technique) {
  use(uses, entry_of(call, technique), 1000);
}

static bool is_tagged(const Call *call, const Reply *reply,
                      Technique technique) {
  const int *tags = call->model->scenario->refs + reply->uses.first;
  int entry = entry_of(call, technique);
  for (int i = 0; i < reply->uses.count; i++) {
    if (tags[i] == entry) { return true; }
  }
  return false;
}

/* ---- cutting in ---- */

static Reception reception_of(const Call *call, const CallState *state) {
  if (!timeline_would_interrupt(call, state)) { return RECEPTION_HEARD; }
  const Node *node = &call->model->scenario->nodes[state->node];
  if (node->on_interrupt != NONE) { return RECEPTION_LED_AWAY; }
  bool again = state->turn_flags & TURN_PROTESTED;
  if (again || !timeline_has_untold(call, state)) {
    return RECEPTION_HALF_HEARD;
  }
  return RECEPTION_PROTESTED;
}

static void cut_in(const Call *call, CallState *state, const Reply *reply,
                   CallSink *sink) {
  bool admin = reply->asks.count > 0 ||
               is_tagged(call, reply, TECHNIQUE_CUT_OFF_WITH_ADMIN);
  caller_struck(call, state,
                admin ? TECHNIQUE_CUT_OFF_WITH_ADMIN : TECHNIQUE_INTERRUPT,
                sink);
}

/* ---- what the reply uses ---- */

static void add_tags(const Call *call, const CallState *state,
                     const Answer *answer, TechniqueKind kind, Uses *uses) {
  Span span = answer->reply->uses;
  const int *tags = call->model->scenario->refs + span.first;
  int cut_off = entry_of(call, TECHNIQUE_CUT_OFF_WITH_ADMIN);
  for (int i = 0; i < span.count; i++) {
    if (rubric_entry(call, tags[i])->kind != kind) { continue; }
    /* Cutting off has struck already, or did not happen. */
    if (tags[i] == cut_off) { continue; }
    int quality = kind == KIND_PENALISED
                      ? 1000
                      : quality_of(call, state, answer, tags[i]);
    use(uses, tags[i], quality);
  }
}

static bool tolerates_abuse(const Call *call, const CallState *state,
                            const Reply *reply) {
  if (!(state->turn_flags & TURN_ABUSE)) { return false; }
  if (is_tagged(call, reply, TECHNIQUE_END_ABUSE) ||
      is_tagged(call, reply, TECHNIQUE_HAND_OVER)) {
    return false;
  }
  return state->flags & STATE_WARNED || state->abuse_turns == 3;
}

static void add_faults(const Call *call, const CallState *state,
                       const Answer *answer, Uses *uses) {
  const Reply *reply = answer->reply;
  add_tags(call, state, answer, KIND_PENALISED, uses);
  if (answer->contradicted || answer->misnamed) {
    use_known(call, uses, TECHNIQUE_WRONG_FACT);
  }
  if (quality_asks_known(call, state, reply)) {
    use_known(call, uses, TECHNIQUE_ASK_KNOWN);
  }
  if (answer->too_early) {
    use_known(call, uses, TECHNIQUE_SOLUTION_TOO_EARLY);
  }
  if (quality_is_vague(call, reply)) {
    use_known(call, uses, TECHNIQUE_VAGUE_PROMISE);
  }
  if (tolerates_abuse(call, state, reply)) {
    use_known(call, uses, TECHNIQUE_TOLERATE_ABUSE);
  }
}

static void add_merits(const Call *call, const CallState *state,
                       const Answer *answer, bool heard_out, Uses *uses) {
  add_tags(call, state, answer, KIND_REWARDED, uses);
  if (answer->reply->names_caller) {
    int entry = entry_of(call, TECHNIQUE_USE_NAME);
    use(uses, entry, quality_of(call, state, answer, entry));
  }
  bool first_solution = answer->solution && !(state->flags & STATE_SOLUTION);
  if (first_solution && state->flags & STATE_LOOKED_UP) {
    int entry = entry_of(call, TECHNIQUE_KNOW_HISTORY);
    use(uses, entry, quality_of(call, state, answer, entry));
  }
  if (heard_out && state->turn_flags & TURN_TOLD_NEW) {
    use_known(call, uses, TECHNIQUE_LET_VENT);
  }
}

static void add_posture(const Call *call, const CallState *state, Uses *uses) {
  if (state->turn_open_ms * 2 < state->turn_spoken_ms) {
    use_known(call, uses, TECHNIQUE_CLOSED_POSTURE);
  }
}

/* ---- what it does ---- */

static void restate(const Call *call, CallState *state, int fact) {
  const StateLayout *at = &call->model->layout;
  bool known = state_bit(state, at->known, fact);
  if (!known && call_fact_true(call, fact)) { return; }
  if (state_bit(state, at->restated, fact)) { return; }
  state_set_bit(state, at->restated, fact);
  if (!known || !call->model->scenario->facts[fact].must_hear) { return; }
  state->must_restated++;
  if (state_bit(state, at->told, fact) || state_bit(state, at->cut_off, fact)) {
    state->must_named++;
  }
}

static void restate_all(const Call *call, CallState *state,
                        const Answer *answer) {
  Span span = answer->reply->restates;
  const int *facts = call->model->scenario->refs + span.first;
  for (int i = 0; i < span.count; i++) { restate(call, state, facts[i]); }
  for (int i = 0; i < answer->fact_count; i++) {
    restate(call, state, answer->facts[i]);
  }
}

static void move_caller(const Call *call, CallState *state, const Uses *uses) {
  Impact impact = {0};
  for (int i = 0; i < uses->count; i++) {
    caller_add(call, state, &impact, uses->entry[i], uses->quality[i]);
  }
  caller_step(state, &impact);
}

static void move_trainee(const Call *call, CallState *state, const Uses *uses,
                         CallSink *sink) {
  int change = 0;
  bool heated = false;
  for (int i = 0; i < uses->count; i++) {
    int entry = uses->entry[i];
    Technique technique = (Technique)call->model->technique_of[entry];
    heated |= trainee_is_heated(technique);
    if (technique == TECHNIQUE_STAY_CALM ||
        technique == TECHNIQUE_NOT_PERSONAL) {
      change += 40;
    }
  }
  if (heated) {
    state->flags |= STATE_HEATED;
    change -= 120;
  }
  trainee_moved(state, change, sink);
}

static void count_uses(const Call *call, CallState *state, const Uses *uses,
                       CallSink *sink) {
  for (int i = 0; i < uses->count; i++) {
    int entry = uses->entry[i], quality = uses->quality[i];
    state_count_use(call, state, entry, quality);
    if (rubric_entry(call, entry)->solution && quality > 0) {
      state->flags |= STATE_SOLVED;
    }
    output_send(sink, state, OUTPUT_USED, entry, quality);
  }
}

static void remember(const Call *call, CallState *state, const Answer *answer,
                     CallSink *sink) {
  const CallModel *model = call->model;
  const Reply *reply = answer->reply;
  const int *promises = model->scenario->refs + reply->promises.first;
  for (int i = 0; i < reply->promises.count; i++) {
    if (state_bit(state, model->layout.promised, promises[i])) { continue; }
    state_set_bit(state, model->layout.promised, promises[i]);
    output_send(sink, state, OUTPUT_PROMISED, promises[i], 0);
  }
  if (reply->asked != NONE) {
    state_set_bit(state, model->layout.chosen, reply->asked);
  }
  int once = model->once_slot[reply - model->scenario->replies];
  if (once != NONE) { state_set_bit(state, model->layout.spent, once); }
  if (answer->solution) { state->flags |= STATE_SOLUTION; }
  if (is_tagged(call, reply, TECHNIQUE_END_ABUSE) &&
      state->flags & STATE_ABUSED) {
    state->flags |= STATE_WARNED;
  }
}

/* All values are taken from the same state, then all variables are set: what
** does not fit the room here is taken and set by a call of its own, between
** the two. */
static void set_vars(const Call *call, CallState *state, const Assignment *sets,
                     int count) {
  enum { ROOM = 32 };
  int64_t values[ROOM];
  int here = count < ROOM ? count : ROOM;
  for (int i = 0; i < here; i++) {
    values[i] = state_value(call, state, sets[i].value);
  }
  if (count > here) { set_vars(call, state, sets + here, count - here); }
  for (int i = 0; i < here; i++) {
    state_set_var(call, state, sets[i].var, values[i]);
  }
}

/* ---- giving it ---- */

/* It was cut short itself: only its faults count, in a step of their own. */
static void apply_faults(const Call *call, CallState *state, Answer *answer,
                         CallSink *sink) {
  Uses uses;
  uses.count = 0;
  answer->too_early = quality_too_early(call, state, answer);
  add_faults(call, state, answer, &uses);
  if (uses.count == 0) { return; }
  move_caller(call, state, &uses);
  move_trainee(call, state, &uses, sink);
  count_uses(call, state, &uses, sink);
}

static void apply_all(const Call *call, CallState *state, Answer *answer,
                      bool heard_out, CallSink *sink) {
  Uses uses;
  uses.count = 0;
  restate_all(call, state, answer);
  answer->too_early = quality_too_early(call, state, answer);
  add_merits(call, state, answer, heard_out, &uses);
  add_faults(call, state, answer, &uses);
  add_posture(call, state, &uses);
  move_caller(call, state, &uses);
  move_trainee(call, state, &uses, sink);
  count_uses(call, state, &uses, sink);
  remember(call, state, answer, sink);
  Span sets = answer->reply->sets;
  set_vars(call, state, call->model->scenario->assignments + sets.first,
           sets.count);
}

/* The turn counts as heard out when it has ended, or when the caller asked
** for an answer in this pause. */
static bool heard_out(const Call *call, const CallState *state) {
  if (state->phase == PHASE_OPEN) { return true; }
  return state->phase == PHASE_PAUSE && state_line(call, state)->invites;
}

Reception reply_apply(const Call *call, CallState *state, int index,
                      const int *facts, int fact_count, CallSink *sink) {
  const Reply *reply = &call->model->scenario->replies[index];
  output_send(sink, state, OUTPUT_ANSWER, index, 0);
  trainee_watch(call, state);
  Reception reception = reception_of(call, state);
  if (reception != RECEPTION_HEARD) { cut_in(call, state, reply, sink); }
  if (reception == RECEPTION_HALF_HEARD) {
    timeline_cut(call, state, true, sink);
  }
  Answer answer = quality_answer(call, state, reply, facts, fact_count);
  answer.half_heard = reception == RECEPTION_HALF_HEARD;
  if (reception == RECEPTION_HEARD || reception == RECEPTION_HALF_HEARD) {
    state->replies++;
    apply_all(call, state, &answer, heard_out(call, state), sink);
  } else {
    apply_faults(call, state, &answer, sink);
  }
  output_send(sink, state, OUTPUT_ANSWERED, index, (int)reception);
  return reception;
}

static int way_on(const Call *call, const CallState *state,
                  const Reply *reply) {
  const Way *ways = call->model->scenario->ways + reply->ways.first;
  int i = 0;
  while (!state_holds(call, state, ways[i].when)) { i++; }
  assert(i < reply->ways.count);
  return ways[i].node;
}

static void react(const Call *call, CallState *state, const Reply *reply) {
  const Scenario *scenario = call->model->scenario;
  int line = reply->reaction;
  bool said =
      line != NONE && state_holds(call, state, scenario->lines[line].when);
  state->reaction = said ? line : NONE;
  state->reaction_visit = state->visit;
}

static int words_ms(const Reply *reply) {
  int ms = WORDS_MS + CHARACTER_MS * reply->say.chars;
  return ms < LONGEST_WORDS_MS ? ms : LONGEST_WORDS_MS;
}

static void go_on(const Call *call, CallState *state, int index,
                  CallSink *sink) {
  const Reply *reply = &call->model->scenario->replies[index];
  int node = way_on(call, state, reply);
  bool hangs_up = timeline_leave(call, state, heard_out(call, state), node);
  react(call, state, reply);
  state->phase = PHASE_WORDS;
  state->next_node = node;
  state->enter_ms = state->now_ms + words_ms(reply);
  if (state->replies == CALL_MOST_REPLIES) {
    timeline_over(call, state, OUTCOME_UNRESOLVED, CLOSED_BY_TRAINEE, sink);
  } else if (hangs_up) {
    timeline_over(call, state, OUTCOME_LOST, CLOSED_BY_CALLER, sink);
  }
}

static void be_led_away(const Call *call, CallState *state, CallSink *sink) {
  int node = call->model->scenario->nodes[state->node].on_interrupt;
  timeline_cut(call, state, false, sink);
  timeline_go(call, state, false, node, sink);
}

void reply_lead(const Call *call, CallState *state, int index,
                Reception reception, CallSink *sink) {
  switch (reception) {
    case RECEPTION_HEARD:
    case RECEPTION_HALF_HEARD:
      go_on(call, state, index, sink);
      break;
    case RECEPTION_PROTESTED:
      timeline_protest(call, state, sink);
      break;
    case RECEPTION_LED_AWAY:
      be_led_away(call, state, sink);
      break;
  }
}
