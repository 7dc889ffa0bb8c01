/* SPDX-License-Identifier: MIT */
#include "report/debrief.h"

#include "base/arena.h"
#include "call/wrap_up.h"

static void count(void *context, const CallOutput *output) {
  (void)output;
  ++*(int *)context;
}

static void sum_cut_ins(Debrief *debrief) {
  for (int i = 0; i < debrief->moments->count; i++) {
    const CallOutput *output = &debrief->moments->list[i].output;
    if (output->kind != OUTPUT_CUT_IN) { continue; }
    debrief->cut_ins++;
    debrief->cut_in_won_ms += output->a;
    debrief->cut_in_lost += output->b;
  }
}

/* ---- the worst turn ---- */

static const CurvePoint *point_of(const Debrief *debrief, int turn) {
  return &debrief->curve.points[curve_find_turn(&debrief->curve, turn)];
}

/* Whether anything went wrong at a turn that was never made good. */
static bool lost_something(const Debrief *debrief, int turn) {
  for (int i = 0; i < debrief->rows.count; i++) {
    const CardRow *row = &debrief->rows.list[i];
    bool lost = row->penalty || row->cost > 0;
    if (!lost || row->point == NONE) { continue; }
    if (&debrief->curve.points[row->point] == point_of(debrief, turn)) {
      return true;
    }
  }
  return false;
}

const char *debrief_better(const Debrief *debrief, int turn) {
  const char *better = point_of(debrief, turn)->better;
  return better && lost_something(debrief, turn) ? better : NULL;
}

static int find_worst(const Debrief *debrief) {
  const ScoreTurn *turns = debrief->card->turns;
  int worst = NONE;
  for (int i = 0; i < debrief->card->turn_count; i++) {
    if (!debrief_better(debrief, i)) { continue; }
    if (worst == NONE || turns[i].regret > turns[worst].regret) { worst = i; }
  }
  return worst;
}

/* ---- the whole ---- */

static bool tell_aftermath(Arena *arena, Debrief *debrief) {
  const Scorecard *card = debrief->card;
  const Scenario *scenario = card->call->model->scenario;
  const char **texts =
      arena_array(arena, (size_t)scenario->aftermath_count, sizeof *texts);
  if (!texts) { return false; }
  debrief->aftermath = texts;
  for (int i = 0; i < scenario->aftermath_count; i++) {
    if (!wrap_up_tells(card->call, card->state, i)) { continue; }
    const char *source = scenario->aftermath[i].say.source;
    const char *text = moments_text(arena, card->call, source, NULL, 0);
    if (!text) { return false; }
    texts[debrief->aftermath_count++] = text;
  }
  return true;
}

static bool explain(Arena *arena, Debrief *debrief) {
  const Scorecard *card = debrief->card;
  sum_cut_ins(debrief);
  skill_bars_sum(card, debrief->skills);
  if (!curve_make(arena, card, debrief->moments, &debrief->curve) ||
      !rows_make(arena, card, debrief->moments, &debrief->curve,
                 &debrief->rows)) {
    return false;
  }
  debrief->worst_turn = find_worst(debrief);
  return tell_aftermath(arena, debrief);
}

const Debrief *debrief_create(Arena *arena, const CallModel *model,
                              const Replay *replay, Err *err, int *bad_event) {
  int outputs = 0;
  CallSink counter = {count, &outputs};
  Debrief *debrief = arena_alloc(arena, sizeof *debrief);
  *bad_event = REPLAY_NO_EVENT;
  if (!debrief) {
    err_memory(err);
    return NULL;
  }
  debrief->card =
      scorecard_create(arena, model, replay, &counter, err, bad_event);
  if (!debrief->card) { return NULL; }
  debrief->moments = moments_record(arena, debrief->card, replay, outputs, err);
  if (!debrief->moments) { return NULL; }
  if (!explain(arena, debrief)) {
    err_memory(err);
    return NULL;
  }
  return debrief;
}

/* ---- sentences ---- */

static bool is_critical(const Debrief *debrief, Technique technique) {
  const Score *score = &debrief->card->score;
  const Rubric *rubric = debrief->card->call->model->scenario->rubric;
  for (int i = 0; i < score->critical_count; i++) {
    if (score->critical[i] == rubric->index_of[technique]) { return true; }
  }
  return false;
}

static const char *good_end(const Debrief *debrief, const char *plain) {
  if (is_critical(debrief, TECHNIQUE_BROKEN_PROMISE)) {
    return "debrief.sentence.promise_broken";
  }
  return plain;
}

const char *debrief_sentence(const Debrief *debrief) {
  const CallState *state = debrief->card->state;
  switch ((Outcome)state->outcome) {
    case OUTCOME_DELIGHTED:
      return good_end(debrief, "debrief.sentence.delighted");
    case OUTCOME_SATISFIED:
      return good_end(debrief, "debrief.sentence.satisfied");
    case OUTCOME_RESOLVED:
      return good_end(debrief, "debrief.sentence.resolved");
    case OUTCOME_UNRESOLVED:
      if (is_critical(debrief, TECHNIQUE_HANG_UP_FIRST)) {
        return "debrief.sentence.you_hung_up";
      }
      return "debrief.sentence.unresolved";
    case OUTCOME_LOST:
      return "debrief.sentence.lost";
    case OUTCOME_ESCALATED:
      return "debrief.sentence.escalated";
    case OUTCOME_HANDED_OVER:
      if (state->composure_min < CALL_SHAKEN) {
        return "debrief.sentence.handed_over_in_time";
      }
      return "debrief.sentence.handed_over";
    case OUTCOME_ABUSE_ENDED:
      return "debrief.sentence.abuse_ended";
    case OUTCOME_COUNT:
      break;
  }
  return "";
}

const char *debrief_standing(const Debrief *debrief, int taken, int alike,
                             int best) {
  int score = debrief->card->score.score;
  if (taken == 0) { return "debrief.standing.first"; }
  if (alike == 0) { return "debrief.standing.first_alike"; }
  if (score > best) { return "debrief.standing.best"; }
  return score == best ? "debrief.standing.equal" : "debrief.standing.below";
}
