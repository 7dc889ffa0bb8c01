/* SPDX-License-Identifier: MIT */
#include "call/quality.h"

#include "scenario/rubric.h"

enum { FULL = 1000, DAY_H = 24, THREE_DAYS_H = 72 };

static const int *span_refs(const Call *call, Span span) {
  return call->model->scenario->refs + span.first;
}

/* ---- what the reply meets ---- */

static bool is_told(const Call *call, const CallState *state, int fact) {
  return state_bit(state, call->model->layout.told, fact);
}

static bool contradicts_told(const Call *call, const CallState *state,
                             const Reply *reply) {
  const int *facts = span_refs(call, reply->contradicts);
  for (int i = 0; i < reply->contradicts.count; i++) {
    if (is_told(call, state, facts[i])) { return true; }
  }
  return false;
}

static bool among(const int *list, int count, int value) {
  for (int i = 0; i < count; i++) {
    if (list[i] == value) { return true; }
  }
  return false;
}

static void meet_fact(const Call *call, const CallState *state, Answer *answer,
                      int fact) {
  if (!state_bit(state, call->model->layout.known, fact)) {
    answer->misnamed = true;
  }
  bool must_hear = call->model->scenario->facts[fact].must_hear;
  if (must_hear && is_told(call, state, fact)) { answer->told_named++; }
}

static bool has_solution(const Call *call, const Reply *reply) {
  const int *uses = span_refs(call, reply->uses);
  for (int i = 0; i < reply->uses.count; i++) {
    if (call->model->scenario->rubric->entries[uses[i]].solution) {
      return true;
    }
  }
  return false;
}

Answer quality_answer(const Call *call, const CallState *state,
                      const Reply *reply, const int *facts, int fact_count) {
  Answer answer = {.reply = reply, .facts = facts, .fact_count = fact_count};
  const int *restates = span_refs(call, reply->restates);
  for (int i = 0; i < reply->restates.count; i++) {
    meet_fact(call, state, &answer, restates[i]);
  }
  for (int i = 0; i < fact_count; i++) {
    if (among(restates, reply->restates.count, facts[i])) { continue; }
    meet_fact(call, state, &answer, facts[i]);
  }
  answer.contradicted = contradicts_told(call, state, reply);
  answer.solution = has_solution(call, reply);
  return answer;
}

bool quality_too_early(const Call *call, const CallState *state,
                       const Answer *answer) {
  return answer->solution && state_heard(call, state) < 50;
}

/* False when it asks for nothing. */
static bool asks_only_known(const Call *call, const CallState *state,
                            const Reply *reply) {
  const int *asks = span_refs(call, reply->asks);
  for (int i = 0; i < reply->asks.count; i++) {
    if (!state_bit(state, call->model->layout.known, asks[i])) { return false; }
  }
  return reply->asks.count > 0;
}

bool quality_asks_known(const Call *call, const CallState *state,
                        const Reply *reply) {
  const int *asks = span_refs(call, reply->asks);
  for (int i = 0; i < reply->asks.count; i++) {
    bool told = is_told(call, state, asks[i]);
    if (told || call_fact_on_record(call, asks[i])) { return true; }
  }
  return false;
}

/* ---- the qualities of single techniques ---- */

/* Share of the told must-hear facts that this reply restates: the first one
** is worth half, for it shows that anything was heard at all. */
static int acknowledgement(const CallState *state, const Answer *answer) {
  int told = state->must_told, named = answer->told_named;
  if (named == 0) { return 0; }
  if (told == 1) { return FULL; }
  return 500 + 500 * (named - 1) / (told - 1);
}

static int verification(const CallState *state, const Answer *answer) {
  bool solved = answer->solution || state->flags & STATE_SOLUTION;
  return solved ? 0 : acknowledgement(state, answer);
}

static int promised_hours(const Call *call, const Reply *reply) {
  if (reply->within_h != NONE) { return reply->within_h; }
  const int *promises = span_refs(call, reply->promises);
  int longest = 0;
  for (int i = 0; i < reply->promises.count; i++) {
    int hours = call->model->scenario->promises[promises[i]].within_h;
    if (hours > longest) { longest = hours; }
  }
  return longest;
}

static int time_frame(const Call *call, const Reply *reply) {
  int hours = promised_hours(call, reply);
  return hours <= DAY_H ? FULL : hours <= THREE_DAYS_H ? 700 : 0;
}

bool quality_is_vague(const Call *call, const Reply *reply) {
  int entry = call->model->scenario->rubric->index_of[TECHNIQUE_TIME_FRAME];
  const int *uses = span_refs(call, reply->uses);
  return among(uses, reply->uses.count, entry) && time_frame(call, reply) == 0;
}

/* Compensation helps up to the loss and half more, then it looks like a
** bribe (Haesevoets 2017; research/scoring.md). */
static int freebie(const Reply *reply) {
  if (!reply->has_offer) { return 700; }
  int64_t rate = 1000 * reply->offer_value / reply->offer_loss;
  if (rate <= 1000) { return (int)rate; }
  if (rate <= 1500) { return FULL; }
  return rate <= 3000 ? (int)((4500 - rate) / 3) : 500;
}

static int apology(const Call *call, const CallState *state) {
  return call->must_hear > 0 && state->must_told == 0 ? 500 : FULL;
}

static int end_abuse(const CallState *state) {
  if (!(state->flags & STATE_ABUSED)) { return 0; }
  return state->flags & STATE_WARNED ? FULL : 500;
}

static int plain_quality(const Call *call, const CallState *state,
                         const Answer *answer, Technique technique) {
  switch ((int)technique) {
    case TECHNIQUE_SPECIFIC_ACKNOWLEDGEMENT:
      return answer->misnamed ? 0 : acknowledgement(state, answer);
    case TECHNIQUE_VERIFY:
      return answer->misnamed ? 0 : verification(state, answer);
    case TECHNIQUE_EMPATHY:
      return answer->misnamed ? 0 : FULL;
    case TECHNIQUE_TIME_FRAME:
      return time_frame(call, answer->reply);
    case TECHNIQUE_FREEBIE:
      return freebie(answer->reply);
    case TECHNIQUE_APOLOGY:
      return apology(call, state);
    case TECHNIQUE_CLARIFYING_QUESTION:
      return asks_only_known(call, state, answer->reply) ? 0 : FULL;
    case TECHNIQUE_HAND_OVER:
      return state->composure < CALL_SHAKEN ? FULL : 500;
    case TECHNIQUE_END_ABUSE:
      return end_abuse(state);
    default:
      return FULL;
  }
}

static bool holds_when_shaken(Technique technique) {
  return technique == TECHNIQUE_STAY_CALM ||
         technique == TECHNIQUE_NOT_PERSONAL ||
         technique == TECHNIQUE_HAND_OVER || technique == TECHNIQUE_END_ABUSE;
}

int quality_of(const Call *call, const CallState *state, const Answer *answer,
               int entry) {
  Technique technique = (Technique)call->model->technique_of[entry];
  if (answer->contradicted) { return 0; }
  if (technique == TECHNIQUE_KNOW_HISTORY) { return FULL; }
  int quality = plain_quality(call, state, answer, technique);
  bool solution = call->model->scenario->rubric->entries[entry].solution;
  if (solution && answer->too_early) { quality /= 2; }
  if (answer->half_heard) { quality /= 2; }
  if (state->composure < CALL_SHAKEN && !holds_when_shaken(technique)) {
    quality /= 2;
  }
  return quality;
}
