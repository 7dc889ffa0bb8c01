/* SPDX-License-Identifier: MIT */
#include "report/debrief.h"

#include "base/arena.h"
#include "base/str.h"
#include "call/view.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_TEXT = 20000 };

/* ---- Moments ---- */

typedef struct {
  DebriefMoment *moments;
  int count, room; /* the first run only counts: no room */
  int turn, anger;
  bool in_answer;
} Recorder;

static void record(void *context, const CallOutput *output) {
  Recorder *recorder = context;
  if (output->kind == OUTPUT_ANSWER) {
    recorder->turn++;
    recorder->in_answer = true;
  }
  bool begins = recorder->count == 0;
  int before = begins ? output->anger : recorder->anger;
  if (recorder->count < recorder->room) {
    recorder->moments[recorder->count] =
        (DebriefMoment){.output = *output,
                        .anger_before = before,
                        .turn = recorder->in_answer ? recorder->turn : NONE,
                        .by = NONE};
  }
  recorder->count++;
  recorder->anger = output->anger;
  if (output->kind == OUTPUT_ANSWERED) { recorder->in_answer = false; }
}

static const char *filled(Arena *arena, const Call *call, const char *source,
                          const int *facts, int fact_count) {
  char room[LONGEST_TEXT];
  Str text = str_init(room, sizeof room);
  view_text(call, source, facts, fact_count, &text);
  return arena_copy(arena, text.text, text.length);
}

static const char *line_source(const Scenario *scenario,
                               const CallOutput *output) {
  Span variants = scenario->lines[output->a].variants;
  return scenario->texts[variants.first + output->b].source;
}

static void put_words(Arena *arena, const Scorecard *card,
                      DebriefMoment *moment) {
  const Scenario *scenario = card->call->model->scenario;
  const CallOutput *output = &moment->output;
  if (output->kind == OUTPUT_LINE) {
    moment->by = scenario->lines[output->a].by;
    moment->text =
        filled(arena, card->call, line_source(scenario, output), NULL, 0);
  } else if (output->kind == OUTPUT_PROTEST) {
    moment->text = filled(arena, card->call,
                          scenario->protests[output->a].source, NULL, 0);
  } else if (output->kind == OUTPUT_ANSWER) {
    const ScoreTurn *turn = &card->turns[moment->turn];
    moment->text =
        filled(arena, card->call, scenario->replies[turn->reply].say.source,
               turn->facts, turn->fact_count);
  }
}

/* ---- Rows ---- */

typedef struct {
  Debrief *debrief;
  DebriefRow *rows;
  const DebriefMoment *moments;
} Builder;

/* The trainee's words in the turn of a moment, and the caller's before. */
static void quote(const Builder *builder, DebriefRow *row) {
  const DebriefMoment *moments = builder->moments;
  int i = row->moment;
  while (i >= 0 && !(moments[i].turn == row->turn &&
                     moments[i].output.kind == OUTPUT_ANSWER)) {
    i--;
  }
  if (i < 0 || row->turn == NONE) { return; }
  row->said = moments[i].text;
  while (i >= 0 && moments[i].output.kind != OUTPUT_LINE) { i--; }
  if (i >= 0) { row->heard = moments[i].text; }
}

static void explain(const Builder *builder, DebriefRow *row) {
  if (row->moment == NONE) { return; }
  const DebriefMoment *moment = &builder->moments[row->moment];
  row->turn = moment->turn;
  row->anger_before = moment->anger_before;
  row->anger_after = moment->output.anger;
  quote(builder, row);
  if (row->turn == NONE) { return; }
  const Scorecard *card = builder->debrief->card;
  const ScoreTurn *turn = &card->turns[row->turn];
  const Reply *reply = &card->call->model->scenario->replies[turn->reply];
  row->thinks = reply->thinks;
  row->coach = reply->coach;
  row->anger_before = turn->anger_before;
  row->anger_after = turn->anger_after;
}

/* Where a rewarded technique was at its best. */
static int best_use(const Builder *builder, int entry) {
  int best = NONE;
  for (int i = 0; i < builder->debrief->moment_count; i++) {
    const CallOutput *output = &builder->moments[i].output;
    if (output->kind != OUTPUT_USED || output->a != entry) { continue; }
    if (best == NONE || output->b > builder->moments[best].output.b) {
      best = i;
    }
  }
  return best;
}

static void add_row(Builder *builder, DebriefRow row) {
  explain(builder, &row);
  builder->rows[builder->debrief->row_count++] = row;
}

static void add_item_row(Builder *builder, const ScoreItem *item) {
  add_row(builder, (DebriefRow){.entry = item->entry,
                                .points = item->points,
                                .earned_permille = item->earned_permille,
                                .counts = item->counts,
                                .turn = NONE,
                                .moment = best_use(builder, item->entry)});
}

/* A row for each time, as long as it was charged; those that only the whole
** call shows (nameless, broken promises) have no moment. */
static void add_penalty_rows(Builder *builder, const ScorePenalty *penalty) {
  const Rubric *rubric = builder->debrief->card->call->model->scenario->rubric;
  int each = rubric->entries[penalty->entry].points;
  int left = penalty->points, added = 0;
  DebriefRow row = {
      .entry = penalty->entry, .counts = true, .penalty = true, .turn = NONE};
  for (int i = 0; i < builder->debrief->moment_count; i++) {
    const CallOutput *output = &builder->moments[i].output;
    if (output->kind != OUTPUT_USED || output->a != penalty->entry) {
      continue;
    }
    row.points = left < each ? left : each;
    row.moment = i;
    left -= row.points;
    add_row(builder, row);
    added++;
  }
  row.moment = NONE;
  for (; added < penalty->count; added++) {
    row.points = left < each ? left : each;
    left -= row.points;
    add_row(builder, row);
  }
}

static int lost(const DebriefRow *row) {
  return row->points * (1000 - row->earned_permille);
}

/* What to read first: faults as they happened, then what was missed or
** partly done, the dearest first, then what was done, then n/a. */
static int rank(const DebriefRow *row) {
  if (row->penalty) { return 0; }
  if (!row->counts) { return 3; }
  return row->earned_permille < 1000 ? 1 : 2;
}

static int compare_rows(const void *left, const void *right) {
  const DebriefRow *a = left, *b = right;
  if (rank(a) != rank(b)) { return rank(a) - rank(b); }
  if (a->penalty && a->moment != b->moment) {
    if (a->moment == NONE || b->moment == NONE) {
      return a->moment == NONE ? 1 : -1;
    }
    return a->moment - b->moment;
  }
  if (lost(a) != lost(b)) { return lost(b) - lost(a); }
  return a->entry - b->entry;
}

static int most_rows(const Score *score) {
  int rows = score->item_count;
  for (int i = 0; i < score->penalty_count; i++) {
    rows += score->penalties[i].count;
  }
  return rows;
}

static bool make_rows(Arena *arena, Debrief *debrief) {
  const Score *score = &debrief->card->score;
  Builder builder = {.debrief = debrief, .moments = debrief->moments};
  builder.rows =
      arena_array(arena, (size_t)most_rows(score), sizeof *builder.rows);
  if (!builder.rows) { return false; }
  for (int i = 0; i < score->penalty_count; i++) {
    add_penalty_rows(&builder, &score->penalties[i]);
  }
  for (int i = 0; i < score->item_count; i++) {
    add_item_row(&builder, &score->items[i]);
  }
  qsort(builder.rows, (size_t)debrief->row_count, sizeof *builder.rows,
        compare_rows);
  debrief->rows = builder.rows;
  return true;
}

/* ---- The whole ---- */

static void sum_cut_ins(Debrief *debrief) {
  for (int i = 0; i < debrief->moment_count; i++) {
    const CallOutput *output = &debrief->moments[i].output;
    if (output->kind != OUTPUT_CUT_IN) { continue; }
    debrief->cut_ins++;
    debrief->cut_in_won_ms += output->a;
    debrief->cut_in_lost += output->b;
  }
}

static void find_worst(Arena *arena, Debrief *debrief) {
  const Scorecard *card = debrief->card;
  debrief->worst_turn = card->worst_turn;
  if (card->worst_turn == NONE) { return; }
  int better = card->turns[card->worst_turn].better;
  const Reply *reply = &card->call->model->scenario->replies[better];
  debrief->better = filled(arena, card->call, reply->say.source, NULL, 0);
}

/* Twice: once to count the moments, once to keep them. */
static bool run(Arena *arena, const CallModel *model, const Replay *replay,
                Debrief *debrief, Err *err, int *bad_event) {
  Recorder recorder = {.turn = NONE};
  CallSink sink = {record, &recorder};
  if (!scorecard_create(arena, model, replay, &sink, err, bad_event)) {
    return false;
  }
  int count = recorder.count;
  recorder = (Recorder){.turn = NONE, .room = count};
  recorder.moments =
      arena_array(arena, (size_t)count, sizeof *recorder.moments);
  if (!recorder.moments) { return err_memory(err); }
  debrief->card = scorecard_create(arena, model, replay, &sink, err, bad_event);
  debrief->moments = recorder.moments;
  debrief->moment_count = count;
  if (!debrief->card) { return false; }
  for (int i = 0; i < count; i++) {
    put_words(arena, debrief->card, &recorder.moments[i]);
  }
  return true;
}

const Debrief *debrief_create(Arena *arena, const CallModel *model,
                              const Replay *replay, Err *err, int *bad_event) {
  *bad_event = REPLAY_NO_EVENT;
  Debrief *debrief = arena_alloc(arena, sizeof *debrief);
  if (!debrief) {
    err_memory(err);
    return NULL;
  }
  if (!run(arena, model, replay, debrief, err, bad_event)) { return NULL; }
  if (!make_rows(arena, debrief)) {
    err_memory(err);
    return NULL;
  }
  sum_cut_ins(debrief);
  find_worst(arena, debrief);
  return debrief;
}

const char *debrief_sentence(const Debrief *debrief) {
  static const char *const SENTENCES[OUTCOME_COUNT] = {
      [OUTCOME_DELIGHTED] = "debrief.sentence.delighted",
      [OUTCOME_SATISFIED] = "debrief.sentence.satisfied",
      [OUTCOME_RESOLVED] = "debrief.sentence.resolved",
      [OUTCOME_UNRESOLVED] = "debrief.sentence.unresolved",
      [OUTCOME_LOST] = "debrief.sentence.lost",
      [OUTCOME_ESCALATED] = "debrief.sentence.escalated",
      [OUTCOME_HANDED_OVER] = "debrief.sentence.handed_over",
      [OUTCOME_ABUSE_ENDED] = "debrief.sentence.abuse_ended"};
  return SENTENCES[debrief->card->state->outcome];
}
