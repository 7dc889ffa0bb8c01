/* SPDX-License-Identifier: MIT */
#include "report/rows.h"

#include "base/arena.h"
#include "scenario/rubric.h"

#include <stdlib.h>

typedef struct {
  Arena *arena;
  const Scorecard *card;
  const Moments *moments;
  const Curve *curve;
  CardRow *rows;
  int count;
  bool full; /* the arena */
} Lister;

static const Scenario *scenario_of(const Lister *lister) {
  return lister->card->call->model->scenario;
}

static Technique technique_of(const Lister *lister, int entry) {
  if (entry < 0) { return TECHNIQUE_COUNT; }
  return (Technique)lister->card->call->model->technique_of[entry];
}

static const char *filled(Lister *lister, const char *source) {
  const char *text =
      moments_text(lister->arena, lister->card->call, source, NULL, 0);
  lister->full |= !text;
  return text;
}

/* ---- what it was worth: the score again, with one thing changed ---- */

static int number_with_item(const Lister *lister, int item, int permille) {
  Score other = lister->card->score;
  other.items[item].earned_permille = permille;
  return score_number(&other);
}

static void drop_critical(Score *score, int entry) {
  for (int i = 0; i < score->critical_count; i++) {
    if (score->critical[i] != entry) { continue; }
    score->critical[i] = score->critical[--score->critical_count];
    return;
  }
}

static int number_without(const Lister *lister, int penalty, int points) {
  Score other = lister->card->score;
  ScorePenalty *changed = &other.penalties[penalty];
  changed->points -= points;
  if (--changed->count == 0) { drop_critical(&other, changed->entry); }
  return score_number(&other);
}

/* ---- where ---- */

static bool is_use(const Lister *lister, int moment, int entry) {
  const CallOutput *output = &lister->moments->list[moment].output;
  return output->kind == OUTPUT_USED && output->a == entry;
}

/* Where a rewarded technique was at its best. */
static int best_use(const Lister *lister, int entry) {
  int best = NONE, most = -1;
  for (int i = 0; i < lister->moments->count; i++) {
    if (!is_use(lister, i, entry)) { continue; }
    int quality = lister->moments->list[i].output.b;
    if (quality <= most) { continue; }
    most = quality;
    best = i;
  }
  return best;
}

static bool is_cutting_in(const Lister *lister, int entry) {
  Technique technique = technique_of(lister, entry);
  return technique == TECHNIQUE_INTERRUPT ||
         technique == TECHNIQUE_CUT_OFF_WITH_ADMIN;
}

static int first_cut(const Lister *lister) {
  for (int i = 0; i < lister->moments->count; i++) {
    const CallOutput *output = &lister->moments->list[i].output;
    if (output->kind == OUTPUT_USED && is_cutting_in(lister, output->a)) {
      return i;
    }
  }
  return NONE;
}

static int end_of_call(const Lister *lister) {
  int i = lister->moments->count - 1;
  while (lister->moments->list[i].output.kind != OUTPUT_OVER) { i--; }
  return i;
}

/* Cutting in strikes by itself; all else that a reply does is one step. */
static int anger_before(const Lister *lister, int moment) {
  const Moment *list = lister->moments->list;
  const Moment *at = &list[moment];
  if (at->turn == NONE || is_cutting_in(lister, at->output.a)) {
    return at->anger_before;
  }
  int i = moment - 1;
  while (list[i].output.kind != OUTPUT_ANSWER &&
         !(list[i].output.kind == OUTPUT_USED &&
           is_cutting_in(lister, list[i].output.a))) {
    i--;
  }
  return list[i].output.anger;
}

static void place(const Lister *lister, CardRow *row, int moment) {
  row->moment = moment;
  if (moment == NONE) { return; }
  const Moment *at = &lister->moments->list[moment];
  row->point = curve_find(lister->curve, moment);
  row->after = moment > end_of_call(lister);
  row->moved = at->output.kind == OUTPUT_USED && !row->after;
  if (!row->moved) { return; }
  row->anger_before = anger_before(lister, moment);
  row->anger_after = at->output.anger;
}

/* ---- items ---- */

static int moment_of_item(const Lister *lister, const ScoreItem *item) {
  if (item->entry < 0) { return end_of_call(lister); }
  int cut;
  switch ((int)technique_of(lister, item->entry)) {
    case TECHNIQUE_LET_CALLER_CLOSE:
    case TECHNIQUE_KEEP_PROMISE:
      return end_of_call(lister);
    case TECHNIQUE_LET_VENT:
      cut = item->earned_permille < 1000 ? first_cut(lister) : NONE;
      return cut == NONE ? best_use(lister, item->entry) : cut;
    default:
      return best_use(lister, item->entry);
  }
}

static bool uses(const Lister *lister, Span span, int entry) {
  const int *refs = scenario_of(lister)->refs + span.first;
  for (int i = 0; i < span.count; i++) {
    if (refs[i] == entry) { return true; }
  }
  return false;
}

/* What is only done after the call could have been done in a task. */
static void put_task_left_out(Lister *lister, CardRow *row) {
  const Scenario *scenario = scenario_of(lister);
  for (int i = 0; i < scenario->task_count && !row->chance; i++) {
    if (!uses(lister, scenario->tasks[i].uses, row->entry)) { continue; }
    row->chance = filled(lister, scenario->tasks[i].label);
    row->after = true;
  }
}

static void put_chance(Lister *lister, CardRow *row) {
  if (row->entry < 0) { return; }
  Chance chance = lister->moments->hindsight->chances[row->entry];
  if (chance.turn == NONE) {
    put_task_left_out(lister, row);
    return;
  }
  const Reply *reply = &scenario_of(lister)->replies[chance.reply];
  row->chance = filled(lister, reply->say.source);
  row->point = curve_find_turn(lister->curve, chance.turn);
}

/* The task in which something was done after the call. */
static void put_task(const Lister *lister, CardRow *row, int moment) {
  if (moment == NONE || !row->after) { return; }
  int i = moment;
  while (lister->moments->list[i].output.kind != OUTPUT_TASK) { i++; }
  row->what = lister->moments->list[i].text;
}

static void add_item(Lister *lister, int index) {
  const Score *score = &lister->card->score;
  const ScoreItem *item = &score->items[index];
  CardRow *row = &lister->rows[lister->count++];
  *row = (CardRow){.entry = item->entry,
                   .counts = item->counts,
                   .points = item->points,
                   .earned_permille = item->earned_permille,
                   .point = NONE,
                   .moment = NONE};
  if (!item->counts) { return; }
  row->cost = number_with_item(lister, index, 1000) - score->score;
  row->gain = score->score - number_with_item(lister, index, 0);
  int moment = moment_of_item(lister, item);
  place(lister, row, moment);
  put_task(lister, row, moment);
  if (moment == NONE && item->earned_permille < 1000) {
    put_chance(lister, row);
  }
  lister->full |=
      !row_facts_of_item(lister->arena, lister->card, item->entry, &row->facts);
}

/* ---- penalties ---- */

/* The moments of one penalty, one after the other. */
static int next_offence(const Lister *lister, int entry, int after) {
  for (int i = after + 1; i < lister->moments->count; i++) {
    if (is_use(lister, i, entry)) { return i; }
  }
  return NONE;
}

/* A promise is broken where it was made. */
static int next_broken(const Lister *lister, int after) {
  const Scorecard *card = lister->card;
  for (int i = after + 1; i < lister->moments->count; i++) {
    const CallOutput *output = &lister->moments->list[i].output;
    if (output->kind != OUTPUT_PROMISED) { continue; }
    int kept = card->call->model->layout.kept;
    if (!state_bit(card->state, kept, output->a)) { return i; }
  }
  return NONE;
}

static void add_offence(Lister *lister, int index, int points, int moment) {
  const Score *score = &lister->card->score;
  int entry = score->penalties[index].entry;
  CardRow *row = &lister->rows[lister->count++];
  *row = (CardRow){.entry = entry,
                   .penalty = true,
                   .critical =
                       scenario_of(lister)->rubric->entries[entry].critical,
                   .counts = true,
                   .points = points,
                   .point = NONE,
                   .moment = NONE};
  row->cost = number_without(lister, index, points) - score->score;
  place(lister, row, moment);
  if (moment == NONE) { return; }
  const Moment *at = &lister->moments->list[moment];
  if (at->output.kind == OUTPUT_PROMISED) { row->what = at->text; }
}

/* A row for each time; as long as it was charged, the rubric's points. */
static void add_penalty(Lister *lister, int index) {
  const ScorePenalty *penalty = &lister->card->score.penalties[index];
  int each = scenario_of(lister)->rubric->entries[penalty->entry].points;
  bool broken =
      technique_of(lister, penalty->entry) == TECHNIQUE_BROKEN_PROMISE;
  int left = penalty->points, moment = -1;
  bool more = true;
  for (int i = 0; i < penalty->count; i++) {
    int points = left < each ? left : each;
    left -= points;
    if (more) {
      moment = broken ? next_broken(lister, moment)
                      : next_offence(lister, penalty->entry, moment);
      more = moment != NONE;
    }
    add_offence(lister, index, points, moment);
  }
}

static void add_no_solution(Lister *lister) {
  Score other = lister->card->score;
  drop_critical(&other, CRITICAL_NO_SOLUTION);
  if (other.critical_count == lister->card->score.critical_count) { return; }
  lister->rows[lister->count++] =
      (CardRow){.entry = CRITICAL_NO_SOLUTION,
                .penalty = true,
                .critical = true,
                .counts = true,
                .cost = score_number(&other) - lister->card->score.score,
                .point = NONE,
                .moment = NONE};
}

/* ---- order ---- */

static int rank(const CardRow *row) {
  if (row->critical) { return 0; }
  if (row->penalty) { return 1; }
  if (!row->counts) { return 3; }
  return row->earned_permille < 1000 ? 1 : 2;
}

static int compare_rows(const void *left, const void *right) {
  const CardRow *a = left, *b = right;
  if (rank(a) != rank(b)) { return rank(a) - rank(b); }
  if (a->cost != b->cost) { return b->cost - a->cost; }
  if (a->gain != b->gain) { return b->gain - a->gain; }
  if (a->entry != b->entry) { return a->entry - b->entry; }
  return a->moment - b->moment;
}

static int most_rows(const Score *score) {
  int rows = score->item_count + 1;
  for (int i = 0; i < score->penalty_count; i++) {
    rows += score->penalties[i].count;
  }
  return rows;
}

bool rows_make(Arena *arena, const Scorecard *card, const Moments *moments,
               const Curve *curve, CardRows *rows) {
  const Score *score = &card->score;
  Lister lister = {
      .arena = arena, .card = card, .moments = moments, .curve = curve};
  size_t most = (size_t)most_rows(score);
  lister.rows = arena_array(arena, most, sizeof *lister.rows);
  if (!lister.rows) { return false; }
  for (int i = 0; i < score->penalty_count; i++) { add_penalty(&lister, i); }
  for (int i = 0; i < score->item_count; i++) { add_item(&lister, i); }
  add_no_solution(&lister);
  qsort(lister.rows, (size_t)lister.count, sizeof *lister.rows, compare_rows);
  *rows = (CardRows){lister.rows, lister.count};
  return !lister.full;
}
