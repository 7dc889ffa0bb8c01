/* SPDX-License-Identifier: MIT */
#include "call/caller.h"

#include "scenario/rubric.h"

enum { CALM = 200, AGAIN_SOON_MS = 60 * 1000 };

static void set_anger(CallState *state, int64_t anger) {
  state->anger = clamp_1000(anger);
  if (state->anger < state->anger_min) { state->anger_min = state->anger; }
  if (state->anger > state->anger_max) { state->anger_max = state->anger; }
  if (state->anger < 1000) { state->turn_flags &= ~(uint32_t)TURN_PINNED; }
}

static int start_anger(const Scenario *scenario) {
  return clamp_1000(scenario->temper.grievance + 150);
}

/* Hot callers inflame easily and soothe slowly. */
static int heat(int anger, int change) {
  int half = (anger - 500) / 2;
  return change > 0 ? 1000 + half : 1000 - half;
}

CallerMood caller_at_pick_up(const Call *call) {
  const Scenario *scenario = call->model->scenario;
  const Temper *temper = &scenario->temper;
  CallerMood mood = {start_anger(scenario), temper->grievance, temper->trust};
  if (!call->options.rings_back) { return mood; }
  const Rubric *rubric = scenario->rubric;
  const RubricEntry *broken =
      &rubric->entries[rubric->index_of[TECHNIQUE_BROKEN_PROMISE]];
  int grievance = broken->grievance;
  if (broken->by_fault) { grievance = grievance * temper->fault / 1000; }
  int change = broken->anger * heat(mood.anger, broken->anger) / 1000;
  mood.anger = clamp_1000(mood.anger + change);
  mood.grievance = clamp_1000(mood.grievance + grievance);
  mood.trust = clamp_1000(mood.trust + broken->trust);
  return mood;
}

void caller_begin(const Call *call, CallState *state) {
  CallerMood mood = caller_at_pick_up(call);
  state->grievance = mood.grievance;
  state->trust = mood.trust;
  state->anger = state->anger_min = state->anger_max = mood.anger;
}

int caller_weight(const Call *call, const CallState *state, int entry,
                  int quality) {
  int keep = call->model->scenario->rubric->entries[entry].keep;
  if (keep == 100) { return quality; }
  int weight = quality;
  int uses = state_uses(call, state, entry);
  for (; uses > 0 && weight > 0; uses--) { weight = weight * keep / 100; }
  return weight;
}

static Impact impact_of(const Call *call, const CallState *state, int entry,
                        int quality) {
  const Scenario *scenario = call->model->scenario;
  const RubricEntry *known = &scenario->rubric->entries[entry];
  int weight = caller_weight(call, state, entry, quality);
  Impact impact = {.anger = known->anger * weight / 1000,
                   .grievance = known->grievance * weight / 1000,
                   .trust = known->trust * weight / 1000,
                   .soothing = known->kind == KIND_REWARDED && weight > 0};
  if (known->by_fault) {
    impact.grievance = impact.grievance * scenario->temper.fault / 1000;
  }
  return impact;
}

void caller_add(const Call *call, const CallState *state, Impact *impact,
                int entry, int quality) {
  Impact one = impact_of(call, state, entry, quality);
  impact->anger += one.anger;
  impact->grievance += one.grievance;
  impact->trust += one.trust;
  impact->soothing |= one.soothing;
}

static int within(int value, int least, int most) {
  return value < least ? least : value > most ? most : value;
}

void caller_step(CallState *state, const Impact *impact) {
  int anger = within(impact->anger, -100, 300);
  state->grievance =
      clamp_1000(state->grievance + within(impact->grievance, -250, 250));
  state->trust = clamp_1000(state->trust + within(impact->trust, -300, 60));
  int rest = state->grievance * (1300 - state->trust) / 1000;
  int change = anger * heat(state->anger, anger) / 1000;
  int above = state->anger - rest;
  if (anger > 0) {
    set_anger(state, (above > 0 ? state->anger : rest) + change);
  } else {
    set_anger(state,
              rest + above * (impact->soothing ? 350 : 800) / 1000 + change);
  }
}

static void strike(CallState *state, const Impact *impact) {
  int change = impact->anger * heat(state->anger, impact->anger) / 1000;
  set_anger(state, state->anger + change);
  state->grievance = clamp_1000(state->grievance + impact->grievance);
  state->trust = clamp_1000(state->trust + impact->trust);
}

void caller_act(const Call *call, CallState *state, Technique technique,
                CallSink *sink) {
  int entry = call->model->scenario->rubric->index_of[technique];
  Impact impact = impact_of(call, state, entry, 1000);
  strike(state, &impact);
  state_count_use(call, state, entry, 1000);
  output_send(sink, state, OUTPUT_USED, entry, 1000);
}

static void worsen(Impact *impact) {
  impact->anger = impact->anger * 3 / 2;
  impact->grievance = impact->grievance * 3 / 2;
  impact->trust = impact->trust * 3 / 2;
}

void caller_struck(const Call *call, CallState *state, Technique technique,
                   CallSink *sink) {
  int entry = call->model->scenario->rubric->index_of[technique];
  Impact impact = impact_of(call, state, entry, 1000);
  int planned = state->end_ms - state->begin_ms;
  int heard = state->now_ms - state->begin_ms;
  if (heard * 2 < planned) { worsen(&impact); }
  bool before = state->interruptions > 0;
  int since = state->now_ms - state->last_interruption_ms;
  if (before && since <= AGAIN_SOON_MS) { worsen(&impact); }
  strike(state, &impact);
  state->interruptions++;
  state->last_interruption_ms = state->now_ms;
  state_count_use(call, state, entry, 1000);
  output_send(sink, state, OUTPUT_USED, entry, 1000);
}

void caller_waits(CallState *state, CallSink *sink) {
  set_anger(state, state->anger + 5 * heat(state->anger, 5) / 1000);
  output_send(sink, state, OUTPUT_SILENCE, 0, 0);
}

/* ---- what she has told ---- */

static void first_telling(const Call *call, CallState *state, int fact) {
  const StateLayout *at = &call->model->layout;
  state_set_bit(state, at->told, fact);
  state_set_bit(state, at->known, fact);
  if (!call->model->scenario->facts[fact].must_hear) { return; }
  state->must_told++;
  state->turn_flags |= TURN_TOLD_NEW;
  if (state_bit(state, at->cut_off, fact)) {
    state_clear_bit(state, at->cut_off, fact);
    state->must_cut--;
  } else {
    state->must_named += state_bit(state, at->restated, fact);
  }
}

void caller_tells(const Call *call, CallState *state, Span tells,
                  CallSink *sink) {
  const int *facts = call->model->scenario->refs + tells.first;
  for (int i = 0; i < tells.count; i++) {
    if (!call_fact_true(call, facts[i])) { continue; }
    if (state_bit(state, call->model->layout.told, facts[i])) { continue; }
    first_telling(call, state, facts[i]);
    output_send(sink, state, OUTPUT_TOLD, facts[i], 0);
  }
}

static bool is_untold(const Call *call, const CallState *state, int fact) {
  return call->model->scenario->facts[fact].must_hear &&
         call_fact_true(call, fact) &&
         !state_bit(state, call->model->layout.told, fact);
}

void caller_cut_off(const Call *call, CallState *state, Span tells) {
  const StateLayout *at = &call->model->layout;
  const int *facts = call->model->scenario->refs + tells.first;
  for (int i = 0; i < tells.count; i++) {
    if (!is_untold(call, state, facts[i])) { continue; }
    if (state_bit(state, at->cut_off, facts[i])) { continue; }
    state_set_bit(state, at->cut_off, facts[i]);
    state->must_cut++;
    state->must_named += state_bit(state, at->restated, facts[i]);
  }
}

bool caller_has_untold(const Call *call, const CallState *state, Span tells) {
  const int *facts = call->model->scenario->refs + tells.first;
  for (int i = 0; i < tells.count; i++) {
    if (is_untold(call, state, facts[i])) { return true; }
  }
  return false;
}

int caller_count_untold(const Call *call, const CallState *state, Span tells) {
  const int *facts = call->model->scenario->refs + tells.first;
  int count = 0;
  for (int i = 0; i < tells.count; i++) {
    count += call_fact_true(call, facts[i]) &&
             !state_bit(state, call->model->layout.told, facts[i]);
  }
  return count;
}

int caller_calmed(const Call *call, const CallState *state) {
  int start = caller_at_pick_up(call).anger;
  if (state->anger <= CALM) { return 1000; }
  if (start <= CALM || state->anger >= start) { return 0; }
  return 1000 * (start - state->anger) / (start - CALM);
}
