/* SPDX-License-Identifier: MIT */
#include "score/score.h"

#include "call/caller.h"
#include "call/wrap_up.h"

#include <assert.h>
#include <limits.h>

enum {
  OUTCOME_POINTS = 15,
  CALMED_POINTS = 10,
  CHARGED_AT_MOST = 3,
  DECOY_COSTS = 333,
  CRITICAL_PERCENT = 49
};

/* ---- qualities that only the whole call shows ---- */

static int permille(int64_t part, int64_t whole) {
  return whole > 0 ? (int)(1000 * part / whole) : 0;
}

/* One to four small words per hundred of the caller's are what listeners
** give; more sounds mechanical (Bavelas 2000; research/scoring.md). */
static int backchannel(const CallState *state) {
  if (state->words_heard == 0) { return 0; }
  int64_t rate =
      INT64_C(100000) * state->good_backchannels / state->words_heard;
  if (rate <= 1000) { return (int)rate; }
  if (rate <= 4000) { return 1000; }
  return rate < 8000 ? (int)((8000 - rate) / 4) : 0;
}

ScoreNotes score_notes(const Call *call, const CallState *state) {
  const StateLayout *at = &call->model->layout;
  int words = at->known - at->told;
  ScoreNotes notes = {.known =
                          state_count_bits(state->tail + at->known, words)};
  for (int i = 0; i < words; i++) {
    uint32_t noted = state->tail[at->noted + i];
    uint32_t decoys = noted & ~call->truth[i];
    noted &= call->truth[i];
    notes.noted += state_count_bits(&noted, 1);
    notes.decoys += state_count_bits(&decoys, 1);
  }
  return notes;
}

static int take_notes(const Call *call, const CallState *state) {
  ScoreNotes notes = score_notes(call, state);
  int share = permille(notes.noted, notes.known);
  return clamp_1000(share - DECOY_COSTS * notes.decoys);
}

static int let_caller_close(const CallState *state) {
  bool closed = state->phase == PHASE_OVER &&
                state->closed_by == CLOSED_BY_CALLER &&
                state->outcome != OUTCOME_LOST;
  return closed ? 1000 : 0;
}

static int end_abuse(const Call *call, const CallState *state, int entry) {
  bool ended = state->phase == PHASE_OVER &&
               state->outcome == OUTCOME_ABUSE_ENDED &&
               state->flags & STATE_ABUSED;
  return ended ? 1000 : state_best(call, state, entry);
}

int score_quality(const Call *call, const CallState *state, int entry) {
  switch ((int)call->model->technique_of[entry]) {
    case TECHNIQUE_LET_VENT:
      return permille(state->vent_heard, state->vent_due);
    case TECHNIQUE_BACKCHANNEL:
      return backchannel(state);
    case TECHNIQUE_TAKE_NOTES:
      return take_notes(call, state);
    case TECHNIQUE_BODY_LANGUAGE:
      return permille(state->open_ms, state->spoken_ms);
    case TECHNIQUE_LET_CALLER_CLOSE:
      return let_caller_close(state);
    case TECHNIQUE_KEEP_PROMISE:
      return permille(wrap_up_kept(call, state), wrap_up_made(call, state));
    case TECHNIQUE_SPECIFIC_ACKNOWLEDGEMENT:
      return permille(state->must_restated, call->must_hear);
    case TECHNIQUE_STAY_CALM:
      if (state->flags & STATE_HEATED) { return 0; }
      return state_best(call, state, entry);
    case TECHNIQUE_END_ABUSE:
      return end_abuse(call, state, entry);
    default:
      return state_best(call, state, entry);
  }
}

/* ---- what is on the card ---- */

static bool counts_by_itself(Technique technique) {
  switch ((int)technique) {
    case TECHNIQUE_LET_VENT:
    case TECHNIQUE_BACKCHANNEL:
    case TECHNIQUE_TAKE_NOTES:
    case TECHNIQUE_KNOW_HISTORY:
    case TECHNIQUE_USE_NAME:
    case TECHNIQUE_BODY_LANGUAGE:
    case TECHNIQUE_LET_CALLER_CLOSE:
    case TECHNIQUE_KEEP_PROMISE:
      return true;
    default:
      return false;
  }
}

bool score_is_on_card(const Call *call, int entry) {
  Technique technique = (Technique)call->model->technique_of[entry];
  return counts_by_itself(technique) || call->model->is_goal[entry];
}

/* Whether the call gave any occasion for it; nothing else is n/a. */
static bool applies(const Call *call, const CallState *state, int entry) {
  const Scenario *scenario = call->model->scenario;
  switch ((int)call->model->technique_of[entry]) {
    case TECHNIQUE_LET_VENT:
    case TECHNIQUE_SPECIFIC_ACKNOWLEDGEMENT:
      return call->must_hear > 0;
    case TECHNIQUE_TAKE_NOTES:
      return scenario->fact_count > 0;
    case TECHNIQUE_KNOW_HISTORY:
      return scenario->record_count > 0;
    case TECHNIQUE_BODY_LANGUAGE:
      return scenario->channel == CHANNEL_IN_PERSON;
    case TECHNIQUE_KEEP_PROMISE:
      return wrap_up_made(call, state) > 0;
    case TECHNIQUE_HAND_OVER:
      return state->composure_min < CALL_SHAKEN;
    case TECHNIQUE_END_ABUSE:
      return state->flags & STATE_ABUSED_BADLY;
    case TECHNIQUE_RECOVER:
      return call->options.in_shift;
    default:
      return true;
  }
}

static ScoreItem item_of(const Call *call, const CallState *state, int entry) {
  bool counts = applies(call, state, entry);
  int points = call->model->scenario->rubric->entries[entry].points;
  int quality = counts ? score_quality(call, state, entry) : 0;
  return (ScoreItem){entry, points, quality, counts};
}

static int outcome_quality(const CallState *state) {
  static const int QUALITY[OUTCOME_COUNT] = {
      [OUTCOME_DELIGHTED] = 1000,  [OUTCOME_SATISFIED] = 900,
      [OUTCOME_RESOLVED] = 700,    [OUTCOME_UNRESOLVED] = 200,
      [OUTCOME_LOST] = 0,          [OUTCOME_ESCALATED] = 100,
      [OUTCOME_HANDED_OVER] = 600, [OUTCOME_ABUSE_ENDED] = 1000};
  return QUALITY[state->outcome];
}

static ScoreItem outcome_item(const CallState *state) {
  int quality = outcome_quality(state);
  return (ScoreItem){ITEM_OUTCOME, OUTCOME_POINTS, quality, true};
}

static ScoreItem calmed_item(const Call *call, const CallState *state) {
  int quality = caller_calmed(call, state);
  return (ScoreItem){ITEM_CALMED, CALMED_POINTS, quality, true};
}

static void add_items(const Call *call, const CallState *state, Score *score) {
  const Rubric *rubric = call->model->scenario->rubric;
  for (int i = 0; i < rubric->count; i++) {
    if (rubric->entries[i].kind != KIND_REWARDED) { continue; }
    if (!score_is_on_card(call, i)) { continue; }
    score->items[score->item_count++] = item_of(call, state, i);
  }
  score->items[score->item_count++] = outcome_item(state);
  score->items[score->item_count++] = calmed_item(call, state);
}

/* ---- penalties ---- */

int score_most_charged(Technique technique) {
  switch ((int)technique) {
    case TECHNIQUE_INTERRUPT:
    case TECHNIQUE_CUT_OFF_WITH_ADMIN:
    case TECHNIQUE_ASK_KNOWN:
    case TECHNIQUE_BROKEN_PROMISE:
      return INT_MAX;
    default:
      return CHARGED_AT_MOST;
  }
}

static int charge(const Call *call, int entry, int count) {
  int most = score_most_charged((Technique)call->model->technique_of[entry]);
  if (count > most) { count = most; }
  return count * call->model->scenario->rubric->entries[entry].points;
}

/* How often, at the end of the call. */
static int offences(const Call *call, const CallState *state, int entry) {
  const int *index_of = call->model->scenario->rubric->index_of;
  switch ((int)call->model->technique_of[entry]) {
    case TECHNIQUE_NAMELESS:
      return state_uses(call, state, index_of[TECHNIQUE_USE_NAME]) == 0;
    case TECHNIQUE_BROKEN_PROMISE:
      return wrap_up_made(call, state) - wrap_up_kept(call, state);
    default:
      return state_uses(call, state, entry);
  }
}

static void add_penalties(const Call *call, const CallState *state,
                          Score *score) {
  const Rubric *rubric = call->model->scenario->rubric;
  for (int i = 0; i < rubric->count; i++) {
    if (rubric->entries[i].kind != KIND_PENALISED) { continue; }
    int count = offences(call, state, i);
    if (count == 0) { continue; }
    score->penalties[score->penalty_count++] =
        (ScorePenalty){i, count, charge(call, i, count)};
    if (rubric->entries[i].critical) {
      score->critical[score->critical_count++] = i;
    }
  }
}

/* No solution is needed where safety came first, or where the call went to
** a colleague because composure was gone. */
static bool lacks_solution(const CallState *state) {
  if (state->flags & STATE_SOLVED) { return false; }
  if (state->outcome == OUTCOME_ABUSE_ENDED) { return false; }
  return state->outcome != OUTCOME_HANDED_OVER ||
         state->composure >= CALL_SHAKEN;
}

/* ---- the number ---- */

static void sum_item(ScoreSums *sums, const ScoreItem *item) {
  if (!item->counts) { return; }
  sums->possible += item->points;
  sums->earned += (int64_t)item->points * item->earned_permille;
}

int score_of_sums(const ScoreSums *sums) {
  assert(sums->possible > 0); /* the outcome always counts */
  int64_t whole = sums->possible * (60 + sums->penalties);
  int64_t result = 60 * sums->earned / whole;
  if (sums->criticals > 0) { result = result * CRITICAL_PERCENT / 100; }
  return (int)result;
}

int score_number(const Score *score) {
  ScoreSums sums = {.criticals = score->critical_count};
  for (int i = 0; i < score->item_count; i++) {
    sum_item(&sums, &score->items[i]);
  }
  for (int i = 0; i < score->penalty_count; i++) {
    sums.penalties += score->penalties[i].points;
  }
  return score_of_sums(&sums);
}

ScoreSums score_sums(const Call *call, const CallState *state) {
  const Rubric *rubric = call->model->scenario->rubric;
  ScoreItem outcome = outcome_item(state), calmed = calmed_item(call, state);
  ScoreSums sums = {.criticals = lacks_solution(state)};
  sum_item(&sums, &outcome);
  sum_item(&sums, &calmed);
  for (int i = 0; i < rubric->count; i++) {
    if (rubric->entries[i].kind == KIND_PENALISED) {
      int count = offences(call, state, i);
      if (count == 0) { continue; }
      sums.penalties += charge(call, i, count);
      sums.criticals += rubric->entries[i].critical;
    } else if (score_is_on_card(call, i)) {
      ScoreItem item = item_of(call, state, i);
      sum_item(&sums, &item);
    }
  }
  return sums;
}

void score_call(const Call *call, const CallState *state, Score *score) {
  score->item_count = score->penalty_count = score->critical_count = 0;
  add_items(call, state, score);
  add_penalties(call, state, score);
  if (lacks_solution(state)) {
    score->critical[score->critical_count++] = CRITICAL_NO_SOLUTION;
  }
  score->score = score_number(score);
}

/* ---- worth so far ---- */

int64_t score_earned(const Call *call, const CallState *state, int entry) {
  if (!score_is_on_card(call, entry) || !applies(call, state, entry)) {
    return 0;
  }
  int points = call->model->scenario->rubric->entries[entry].points;
  return (int64_t)points * score_quality(call, state, entry);
}

int score_charged(const Call *call, const CallState *state, int entry) {
  return charge(call, entry, offences(call, state, entry));
}

int64_t score_worth(const Call *call, const CallState *state) {
  const CallModel *model = call->model;
  const Scenario *scenario = model->scenario;
  int use_name = scenario->rubric->index_of[TECHNIQUE_USE_NAME];
  int64_t worth = score_earned(call, state, use_name);
  for (int i = 0; i < scenario->goals.count; i++) {
    int entry = scenario->refs[scenario->goals.first + i];
    worth += score_earned(call, state, entry);
  }
  for (int i = 0; i < model->fault_count; i++) {
    int count = state_uses(call, state, model->faults[i]);
    worth -= INT64_C(1000) * charge(call, model->faults[i], count);
  }
  return worth + 10 * (int64_t)caller_calmed(call, state);
}
