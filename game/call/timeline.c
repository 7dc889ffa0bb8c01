/* SPDX-License-Identifier: MIT */
#include "call/timeline.h"

#include "call/caller.h"
#include "call/trainee.h"

#include <assert.h>
#include <stdio.h>

enum {
  DEAD_AIR_MS = 20 * 1000,
  WEARING_ANGER = 900, /* a turn begun at this costs composure */
  READING_MS = 300,    /* a word */
  /* Beyond these nothing changes in a call, and no sum overflows. */
  MOST_PLANNED_MS = 4 * CALL_LONGEST_MS,
  MOST_WORDS_HEARD = 1000 * 1000 * 1000,
  VENT_MS = 3000,
  NO_GOOD_LINE = -2
};

/* ---- the lines of the turn ---- */

static Span node_lines(const Call *call, const CallState *state) {
  return call->model->scenario->nodes[state->node].lines;
}

static const Line *line_at(const Call *call, const CallState *state,
                           int place) {
  const Line *lines = call->model->scenario->lines;
  if (place == LINE_REACTION) { return &lines[state->reaction]; }
  return &lines[node_lines(call, state).first + place];
}

/* The place of the next line to be said after `place`; the node's number of
** lines when there is none. */
static int line_after(const Call *call, const CallState *state, int place) {
  int count = node_lines(call, state).count;
  int next = place + 1;
  while (next < count && !state_bit(state, call->model->layout.plan, next)) {
    next++;
  }
  return next;
}

static int first_line(const Call *call, const CallState *state) {
  if (state->reaction != NONE) { return LINE_REACTION; }
  return line_after(call, state, LINE_REACTION);
}

static bool more_lines(const Call *call, const CallState *state, int place) {
  return place < node_lines(call, state).count;
}

static int stretched(const Call *call, int ms) {
  return (int)((int64_t)ms * call->options.response_percent / 100);
}

/* How long the lines from `place` on take, pauses between them included. */
static int planned_ms(const Call *call, const CallState *state, int place) {
  int total = 0, pause = 0;
  while (more_lines(call, state, place) && total < MOST_PLANNED_MS) {
    const Line *line = line_at(call, state, place);
    total += pause + line->length_ms;
    pause = stretched(call, line->pause_ms);
    place = line_after(call, state, place);
  }
  return total;
}

/* In the `visit`th visit of the node where it is said. */
static int variant_of(const Call *call, const Line *line, int visit) {
  int count = line->variants.count;
  if (count == 1) { return 0; }
  const CallModel *model = call->model;
  int index = (int)(line - model->scenario->lines);
  int first = call_draw(call, model->line_stream[index], count);
  return (first + visit - 1) % count;
}

/* Of the line that plays or played last. */
static int variant_now(const Call *call, const CallState *state) {
  bool reaction = state->line == LINE_REACTION;
  int visit = reaction ? state->reaction_visit : state->visit;
  return variant_of(call, state_line(call, state), visit);
}

const Line *timeline_coming(const Call *call, const CallState *state,
                            int *variant) {
  bool speaks = state->phase == PHASE_SPEECH || state->phase == PHASE_PAUSE;
  int place = speaks ? line_after(call, state, state->line) : 0;
  if (!speaks || !more_lines(call, state, place)) { return NULL; }
  const Line *line = line_at(call, state, place);
  *variant = variant_of(call, line, state->visit);
  return line;
}

/* ---- turning over ---- */

/* Books the turn for let_vent; nothing when none is under way. */
static void settle(const Call *call, CallState *state, bool heard_out) {
  if (state->phase == PHASE_WORDS) { return; }
  trainee_watch(call, state);
  if (state->end_ms - state->begin_ms < VENT_MS) { return; }
  int weight = state->turn_flags & TURN_VENTS ? 2 : 1;
  state->vent_due += weight;
  if (heard_out) { state->vent_heard += weight; }
}

bool timeline_leave(const Call *call, CallState *state, bool heard_out,
                    int node) {
  settle(call, state, heard_out);
  bool to_end = node != NONE && call->model->scenario->nodes[node].is_end;
  return state->turn_flags & TURN_PINNED && !to_end;
}

void timeline_over(const Call *call, CallState *state, Outcome outcome,
                   ClosedBy closed_by, CallSink *sink) {
  assert(state->phase != PHASE_OVER);
  state->phase = PHASE_OVER;
  state->outcome = (int32_t)outcome;
  state->closed_by = (int32_t)closed_by;
  state->minutes_left = call->model->scenario->wrap_up_minutes;
  output_send(sink, state, OUTPUT_OVER, state->outcome, state->closed_by);
}

void timeline_break_off(const Call *call, CallState *state, Outcome outcome,
                        ClosedBy closed_by, CallSink *sink) {
  settle(call, state, state->phase == PHASE_OPEN);
  timeline_over(call, state, outcome, closed_by, sink);
}

/* ---- entering a node ---- */

static void count_visit(const Call *call, CallState *state) {
  const CallModel *model = call->model;
  int slot = model->visit_slot[state->node];
  state->turn++;
  state->visit = 1;
  if (slot == NONE) { return; }
  uint32_t *visits = &state->tail[model->layout.visits + slot];
  state->visit = (int32_t)++ * visits;
}

static void note_line(const Call *call, CallState *state, const Line *line) {
  state->turn_flags &= ~(uint32_t)TURN_OTHER_LAST;
  if (line->by != NONE) { state->turn_flags |= TURN_OTHERS | TURN_OTHER_LAST; }
  const Scenario *scenario = call->model->scenario;
  for (int i = 0; i < line->tells.count; i++) {
    int fact = scenario->refs[line->tells.first + i];
    if (scenario->facts[fact].must_hear && call_fact_true(call, fact)) {
      state->turn_flags |= TURN_VENTS;
    }
  }
}

static void plan_lines(const Call *call, CallState *state) {
  const Scenario *scenario = call->model->scenario;
  Span lines = node_lines(call, state);
  int plan = call->model->layout.plan;
  if (state->reaction != NONE) {
    note_line(call, state, &scenario->lines[state->reaction]);
  }
  for (int i = 0; i < lines.count; i++) {
    const Line *line = &scenario->lines[lines.first + i];
    if (state_holds(call, state, line->when)) {
      state_set_bit(state, plan, i);
      note_line(call, state, line);
    } else {
      state_clear_bit(state, plan, i);
    }
  }
}

static void begin_line(const Call *call, CallState *state, int place,
                       CallSink *sink) {
  state->line = place;
  const Line *line = state_line(call, state);
  state->phase = PHASE_SPEECH;
  state->line_begin_ms = state->watched_to_ms = state->now_ms;
  state->line_end_ms = state->now_ms + line->length_ms;
  bool more = more_lines(call, state, line_after(call, state, place));
  int pause = more ? stretched(call, line->pause_ms) : 0;
  state->next_begin_ms = state->line_end_ms + pause;
  if (!sink) { return; }
  int index = (int)(line - call->model->scenario->lines);
  output_send(sink, state, OUTPUT_LINE, index, variant_now(call, state));
}

static int words_on_offer(const Call *call, const CallState *state) {
  const Scenario *scenario = call->model->scenario;
  Span replies = scenario->nodes[state->node].replies;
  int words = 0;
  for (int i = replies.first; i < replies.first + replies.count; i++) {
    if (state_offers(call, state, i)) {
      words += scenario->replies[i].say.words;
    }
  }
  return words;
}

static void open_floor(const Call *call, CallState *state, CallSink *sink) {
  state->phase = PHASE_OPEN;
  int read_ms = stretched(call, READING_MS * words_on_offer(call, state));
  int patient_ms = state->now_ms + read_ms + call->patience_ms;
  bool waits =
      !call->options.self_paced && !(state->turn_flags & TURN_OTHER_LAST);
  state->dead_air_ms = patient_ms + call->patience_ms;
  state->second_ms = waits ? patient_ms + 1000 : CALL_NEVER;
  output_send(sink, state, OUTPUT_TURN_END, 0, 0);
}

static void end_turn(const Call *call, CallState *state, CallSink *sink) {
  const Node *node = &call->model->scenario->nodes[state->node];
  bool quiet = !(state->turn_flags & (TURN_GOOD | TURN_OTHERS));
  if (quiet && state->now_ms - state->begin_ms >= DEAD_AIR_MS) {
    caller_act(call, state, TECHNIQUE_DEAD_AIR, sink);
  }
  if (!node->is_end) {
    open_floor(call, state, sink);
    return;
  }
  settle(call, state, true);
  timeline_over(call, state, node->outcome, node->closed_by, sink);
}

void timeline_enter(const Call *call, CallState *state, int node,
                    CallSink *sink) {
  state->node = node;
  state->turn_flags = state->anger == 1000 ? TURN_PINNED : 0;
  state->misses = state->turn_spoken_ms = state->turn_open_ms = 0;
  state->good_line = NO_GOOD_LINE;
  state->second_ms = state->dead_air_ms = CALL_NEVER;
  count_visit(call, state);
  output_send(sink, state, OUTPUT_NODE, node, state->visit);
  if (state->anger >= WEARING_ANGER) { trainee_moved(state, -20, sink); }
  plan_lines(call, state);
  int first = first_line(call, state);
  state->begin_ms = state->now_ms;
  state->end_ms = state->now_ms + planned_ms(call, state, first);
  if (more_lines(call, state, first)) {
    begin_line(call, state, first, sink);
  } else {
    end_turn(call, state, sink);
  }
}

void timeline_go(const Call *call, CallState *state, bool heard_out, int node,
                 CallSink *sink) {
  if (timeline_leave(call, state, heard_out, node)) {
    timeline_over(call, state, OUTCOME_LOST, CLOSED_BY_CALLER, sink);
    return;
  }
  state->reaction = NONE;
  timeline_enter(call, state, node, sink);
}

/* ---- what time brings ---- */

static void end_protest(const Call *call, CallState *state, CallSink *sink) {
  trainee_watch(call, state);
  state->turn_flags &= ~(uint32_t)TURN_IN_PROTEST;
  begin_line(call, state, state->line, sink);
}

static void end_line(const Call *call, CallState *state, CallSink *sink) {
  const Line *line = state_line(call, state);
  trainee_watch(call, state);
  int index = (int)(line - call->model->scenario->lines);
  output_send(sink, state, OUTPUT_LINE_END, index, 0);
  if (line->by == NONE && state->words_heard < MOST_WORDS_HEARD) {
    state->words_heard += call->model->line_words[index];
  }
  caller_tells(call, state, line->tells, sink);
  if (line->abuse > 0) { trainee_abused(call, state, line->abuse, sink); }
  if (more_lines(call, state, line_after(call, state, state->line))) {
    state->phase = PHASE_PAUSE;
  } else {
    end_turn(call, state, sink);
  }
}

static void answer_never_came(const Call *call, CallState *state,
                              CallSink *sink) {
  state->dead_air_ms = CALL_NEVER;
  caller_act(call, state, TECHNIQUE_DEAD_AIR, sink);
  int node = call->model->scenario->nodes[state->node].on_silence;
  if (node == NONE) { return; }
  timeline_go(call, state, true, node, sink);
}

static bool is_silent(const CallState *state) {
  return state->phase == PHASE_OPEN && state->second_ms != CALL_NEVER;
}

void timeline_wait_anew(const Call *call, CallState *state) {
  int patient_ms = state->now_ms + call->patience_ms;
  if (state->second_ms != CALL_NEVER) { state->second_ms = patient_ms + 1000; }
  if (state->dead_air_ms != CALL_NEVER) {
    state->dead_air_ms = patient_ms + call->patience_ms;
  }
}

static int turn_next_ms(const CallState *state) {
  switch ((Phase)state->phase) {
    case PHASE_WORDS:
      return state->enter_ms;
    case PHASE_SPEECH:
      return state->line_end_ms;
    case PHASE_PAUSE:
      return state->next_begin_ms;
    case PHASE_OPEN:
      if (!is_silent(state)) { return CALL_NEVER; }
      return state->second_ms <= state->dead_air_ms ? state->second_ms
                                                    : state->dead_air_ms;
    case PHASE_OVER:
      break;
  }
  return CALL_NEVER;
}

int timeline_next_ms(const CallState *state) {
  if (state->phase == PHASE_OVER) { return CALL_NEVER; }
  int next = turn_next_ms(state);
  if (state->breath_end_ms < next) { next = state->breath_end_ms; }
  return next < CALL_LONGEST_MS ? next : CALL_LONGEST_MS;
}

static void silence(const Call *call, CallState *state, CallSink *sink) {
  if (state->now_ms == state->second_ms) {
    state->second_ms += 1000;
    caller_waits(state, sink);
  } else {
    answer_never_came(call, state, sink);
  }
}

static void turn_brings(const Call *call, CallState *state, CallSink *sink) {
  switch ((Phase)state->phase) {
    case PHASE_WORDS:
      timeline_enter(call, state, state->next_node, sink);
      break;
    case PHASE_SPEECH:
      if (state->turn_flags & TURN_IN_PROTEST) {
        end_protest(call, state, sink);
      } else {
        end_line(call, state, sink);
      }
      break;
    case PHASE_PAUSE:
      begin_line(call, state, line_after(call, state, state->line), sink);
      break;
    case PHASE_OPEN:
      silence(call, state, sink);
      break;
    case PHASE_OVER:
      break;
  }
}

/* One thing that is due now. */
static void bring(const Call *call, CallState *state, CallSink *sink) {
  if (state->breath_end_ms == state->now_ms) {
    trainee_breathed(state, sink);
  } else if (turn_next_ms(state) == state->now_ms) {
    turn_brings(call, state, sink);
  } else {
    assert(state->now_ms == CALL_LONGEST_MS);
    timeline_break_off(call, state, OUTCOME_UNRESOLVED, CLOSED_BY_TRAINEE,
                       sink);
  }
}

void timeline_advance(const Call *call, CallState *state, int t_ms,
                      CallSink *sink) {
  for (;;) {
    int next = timeline_next_ms(state);
    if (next > t_ms) { break; }
    if (next == CALL_NEVER) { return; }
    state->now_ms = next;
    bring(call, state, sink);
  }
  if (state->phase != PHASE_OVER && state->now_ms < t_ms) {
    state->now_ms = t_ms;
  }
}

/* ---- cutting in ---- */

bool timeline_would_interrupt(const Call *call, const CallState *state) {
  if (state->turn_flags & TURN_IN_PROTEST) { return true; }
  if (state->phase != PHASE_SPEECH && state->phase != PHASE_PAUSE) {
    return false;
  }
  const Line *line = state_line(call, state);
  bool invited = state->phase == PHASE_PAUSE && line->invites;
  return line->by == NONE && !invited;
}

/* The first line that an interruption cuts: in a pause it is the next. */
static int cut_line(const Call *call, const CallState *state) {
  if (state->phase == PHASE_SPEECH) { return state->line; }
  return line_after(call, state, state->line);
}

bool timeline_has_untold(const Call *call, const CallState *state) {
  int place = cut_line(call, state);
  for (; more_lines(call, state, place);
       place = line_after(call, state, place)) {
    if (caller_has_untold(call, state, line_at(call, state, place)->tells)) {
      return true;
    }
  }
  return false;
}

void timeline_cut(const Call *call, CallState *state, bool cut_off,
                  CallSink *sink) {
  int place = cut_line(call, state), lost = 0;
  for (; more_lines(call, state, place);
       place = line_after(call, state, place)) {
    Span tells = line_at(call, state, place)->tells;
    if (cut_off) { caller_cut_off(call, state, tells); }
    lost += caller_count_untold(call, state, tells);
  }
  output_send(sink, state, OUTPUT_CUT_IN, state->end_ms - state->now_ms, lost);
}

/* Which of the protests a protest now is. */
static int protest_now(const Call *call, const CallState *state) {
  const Scenario *scenario = call->model->scenario;
  uint64_t stream = hash_fnv_text(HASH_FNV_START, "protest/");
  stream = hash_fnv_text(stream, scenario->nodes[state->node].id);
  char visit[16];
  snprintf(visit, sizeof visit, "/%d", (int)state->visit);
  return call_draw(call, hash_fnv_text(stream, visit), scenario->protest_count);
}

void timeline_protest(const Call *call, CallState *state, CallSink *sink) {
  int planned_end_ms = state->end_ms;
  state->line = cut_line(call, state);
  state->phase = PHASE_SPEECH;
  state->turn_flags |= TURN_PROTESTED | TURN_IN_PROTEST;
  state->line_begin_ms = state->watched_to_ms = state->now_ms;
  state->line_end_ms = state->now_ms + call->model->protest_ms;
  state->end_ms = state->line_end_ms + planned_ms(call, state, state->line);
  if (!sink) { return; }
  output_send(sink, state, OUTPUT_CUT_IN, planned_end_ms - state->end_ms, 0);
  output_send(sink, state, OUTPUT_PROTEST, protest_now(call, state), 0);
}
