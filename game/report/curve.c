/* SPDX-License-Identifier: MIT */
#include "report/curve.h"

#include "base/arena.h"
#include "scenario/rubric.h"

typedef struct {
  Arena *arena;
  const Scorecard *card;
  const Moments *moments;
  CurvePoint *points;
  int count;
  bool full; /* the arena */
} Plotter;

static const Scenario *scenario_of(const Plotter *plotter) {
  return plotter->card->call->model->scenario;
}

static const char *filled(Plotter *plotter, const char *source) {
  if (!source) { return NULL; }
  const char *text =
      moments_text(plotter->arena, plotter->card->call, source, NULL, 0);
  plotter->full |= !text;
  return text;
}

static CurvePoint *add_point(Plotter *plotter, CurveKind kind, int moment) {
  const Moment *at = &plotter->moments->list[moment];
  bool first = plotter->count == 0;
  int turn = first ? NONE : plotter->points[plotter->count - 1].turn;
  CurvePoint *point = &plotter->points[plotter->count++];
  *point = (CurvePoint){.kind = kind,
                        .moment = moment,
                        .t_ms = at->output.t,
                        .anger_before = at->anger_before,
                        .anger_after = at->output.anger,
                        .entry = NONE,
                        .count = 1,
                        .turn = turn};
  point->heard = moments_heard(plotter->arena, plotter->card, plotter->moments,
                               moment, &point->cut);
  plotter->full |= !point->heard;
  return point;
}

/* ---- replies ---- */

/* A fault before anything done well, then what is worth more. */
static int weight_of(const Plotter *plotter, const ScoreUse *use) {
  const RubricEntry *entry = &scenario_of(plotter)->rubric->entries[use->entry];
  int weight = entry->points * use->quality;
  return entry->kind == KIND_PENALISED ? weight + 1000 * 1000 : weight;
}

static int weightiest(const Plotter *plotter, Span uses) {
  int best = NONE, most = 0;
  for (int i = uses.first; i < uses.first + uses.count; i++) {
    const ScoreUse *use = &plotter->card->uses[i];
    int weight = weight_of(plotter, use);
    if (weight <= most) { continue; }
    most = weight;
    best = use->entry;
  }
  return best;
}

/* A reply that the caller did not take in made her think nothing, and what its
** author says of it holds only where she was heard out. */
static void put_thoughts(Plotter *plotter, const ScoreTurn *turn,
                         CurvePoint *point) {
  const Reply *reply = &scenario_of(plotter)->replies[turn->reply];
  Reception reception = turn->reception;
  if (reception == RECEPTION_HEARD) {
    point->coach = filled(plotter, reply->coach);
  }
  if (reception == RECEPTION_HEARD || reception == RECEPTION_HALF_HEARD) {
    point->thinks = filled(plotter, reply->thinks);
  }
}

static void add_reply(Plotter *plotter, int moment) {
  const Moment *at = &plotter->moments->list[moment];
  const ScoreTurn *turn = &plotter->card->turns[at->turn];
  const Scenario *scenario = scenario_of(plotter);
  CurvePoint *point = add_point(plotter, CURVE_REPLY, moment);
  point->turn = at->turn;
  point->anger_before = turn->anger_before;
  point->anger_after = turn->anger_after;
  point->entry = weightiest(plotter, turn->uses);
  point->said = at->text;
  put_thoughts(plotter, turn, point);
  if (turn->typed) {
    const char *source = scenario->replies[turn->reply].say.source;
    point->author = moments_text(plotter->arena, plotter->card->call, source,
                                 turn->facts, turn->fact_count);
  }
  if (turn->better != NONE && turn->regret > 0) {
    point->better = filled(plotter, scenario->replies[turn->better].say.source);
  }
}

/* ---- all else ---- */

/* The same again is no new point. */
static void add_event(Plotter *plotter, CurveKind kind, int entry, int moment) {
  const Moment *at = &plotter->moments->list[moment];
  CurvePoint *last = &plotter->points[plotter->count - 1];
  if (last->kind == kind && last->entry == entry) {
    last->count++;
    last->anger_after = at->output.anger;
  } else {
    add_point(plotter, kind, moment)->entry = entry;
  }
}

static void take(Plotter *plotter, int moment, bool *over) {
  const Moment *at = &plotter->moments->list[moment];
  switch ((int)at->output.kind) {
    case OUTPUT_ANSWER:
      add_reply(plotter, moment);
      break;
    case OUTPUT_USED:
      if (at->turn != NONE || *over) { break; }
      add_event(plotter, CURVE_EVENT, at->output.a, moment);
      break;
    case OUTPUT_SILENCE:
      add_event(plotter, CURVE_SILENCE, NONE, moment);
      break;
    case OUTPUT_OVER:
      add_point(plotter, CURVE_END, moment);
      *over = true;
      break;
    default:
      break;
  }
}

/* Outputs that can become a point. */
static int most_points(const Moments *moments) {
  int count = 2;
  for (int i = 0; i < moments->count; i++) {
    OutputKind kind = moments->list[i].output.kind;
    count +=
        kind == OUTPUT_ANSWER || kind == OUTPUT_USED || kind == OUTPUT_SILENCE;
  }
  return count;
}

bool curve_make(Arena *arena, const Scorecard *card, const Moments *moments,
                Curve *curve) {
  Plotter plotter = {.arena = arena, .card = card, .moments = moments};
  size_t most = (size_t)most_points(moments);
  plotter.points = arena_array(arena, most, sizeof *plotter.points);
  if (!plotter.points) { return false; }
  bool over = false;
  add_point(&plotter, CURVE_START, 0);
  for (int i = 1; i < moments->count; i++) { take(&plotter, i, &over); }
  *curve = (Curve){plotter.points, plotter.count};
  return !plotter.full;
}

int curve_find(const Curve *curve, int moment) {
  int i = curve->count - 1;
  while (i > 0 && curve->points[i].moment > moment) { i--; }
  return i;
}

int curve_find_turn(const Curve *curve, int turn) {
  int i = curve->count - 1;
  while (i > 0 && !(curve->points[i].kind == CURVE_REPLY &&
                    curve->points[i].turn == turn)) {
    i--;
  }
  return i;
}
