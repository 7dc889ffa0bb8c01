/* SPDX-License-Identifier: MIT */
#include "analysis/explore_beam.h"

#include "base/arena.h"
#include "score/score.h"

#include <string.h>

enum { WIDTH = 64, ROUNDS_IN_VAIN = 8 };

/* How a state of a round came about. */
typedef struct {
  int from; /* state of the round before */
  Move move;
} Origin;

typedef struct {
  CallState *state;
  StatePrint print;
  int64_t promise; /* the more the better */
} Candidate;

typedef struct {
  Candidate list[WIDTH];
  int count;
} Round;

struct Beam {
  const Call *call;
  ListenMode mode;
  StatePrinter *printer;
  ExploreAfter *after;
  Round rounds[2];
  Origin origins[BEAM_MOST_MOVES][WIDTH];
  Move *list;
  CallState *trial;
  bool high;
};

static bool lay_round(Arena *arena, const Call *call, Round *round) {
  for (int i = 0; i < WIDTH; i++) {
    round->list[i].state = call_state_create(arena, call);
    if (!round->list[i].state) { return false; }
  }
  return true;
}

Beam *beam_create(Arena *arena, const Call *call, ListenMode mode,
                  StatePrinter *printer, ExploreAfter *after) {
  Beam *beam = arena_alloc(arena, sizeof *beam);
  if (!beam) { return NULL; }
  beam->call = call;
  beam->mode = mode;
  beam->printer = printer;
  beam->after = after;
  size_t moves = (size_t)listener_most_moves(call->model->scenario);
  beam->list = arena_array(arena, moves, sizeof *beam->list);
  beam->trial = call_state_create(arena, call);
  bool laid = beam->list && beam->trial &&
              lay_round(arena, call, &beam->rounds[0]) &&
              lay_round(arena, call, &beam->rounds[1]);
  return laid ? beam : NULL;
}

/* ---- one round ---- */

static bool has_print(const Round *round, StatePrint print) {
  for (int i = 0; i < round->count; i++) {
    const StatePrint *there = &round->list[i].print;
    if (there->low == print.low && there->high == print.high) { return true; }
  }
  return false;
}

/* Where a state of this promise may stand; NONE: nowhere. */
static int place_for(Round *round, int64_t promise) {
  if (round->count < WIDTH) { return round->count++; }
  int least = 0;
  for (int i = 1; i < WIDTH; i++) {
    if (round->list[i].promise < round->list[least].promise) { least = i; }
  }
  return round->list[least].promise < promise ? least : NONE;
}

static void keep(Beam *beam, int depth, Origin origin) {
  Round *next = &beam->rounds[(depth + 1) % 2];
  StatePrint print = state_print(beam->printer, beam->trial);
  if (has_print(next, print)) { return; }
  int64_t worth = score_worth(beam->call, beam->trial);
  int64_t promise = beam->high ? worth : -worth;
  int place = place_for(next, promise);
  if (place == NONE) { return; }
  Candidate *candidate = &next->list[place];
  memcpy(candidate->state, beam->trial, beam->call->model->state_bytes);
  candidate->print = print;
  candidate->promise = promise;
  beam->origins[depth][place] = origin;
}

static void trace(const Beam *beam, int depth, Origin last, BeamWay *way) {
  way->count = depth + 1;
  way->moves[depth] = last.move;
  for (int at = last.from; depth-- > 0;) {
    way->moves[depth] = beam->origins[depth][at].move;
    at = beam->origins[depth][at].from;
  }
}

static void end(Beam *beam, int depth, Origin origin, BeamWay *way) {
  MemoValue value;
  if (!explore_after_value(beam->after, beam->trial, &value)) { return; }
  bool better = !way->end.found || (beam->high ? value.best > way->end.best
                                               : value.worst < way->end.worst);
  if (!better) { return; }
  way->end = value;
  trace(beam, depth, origin, way);
}

static void go_on(Beam *beam, int depth, int from, BeamWay *way) {
  const CallState *state = beam->rounds[depth % 2].list[from].state;
  Moves moves = listener_moves(beam->call, state, beam->mode, beam->list);
  for (int i = 0; i < moves.count; i++) {
    Origin origin = {from, beam->list[i]};
    memcpy(beam->trial, state, beam->call->model->state_bytes);
    listener_make(beam->call, beam->trial, origin.move, NULL);
    listener_hear(beam->call, beam->trial, beam->mode, NULL);
    if (call_is_over(beam->trial)) {
      end(beam, depth, origin, way);
    } else {
      keep(beam, depth, origin);
    }
  }
}

/* Nothing beyond is likely, or can be. */
static bool is_enough(const BeamWay *way, bool high, int depth) {
  if (!way->end.found) { return false; }
  bool utmost = high ? way->end.best == 1000 : way->end.worst == 0;
  return utmost || depth >= way->count + ROUNDS_IN_VAIN;
}

bool beam_find(Beam *beam, const CallState *decision, bool high, BeamWay *way) {
  beam->high = high;
  way->count = 0;
  way->end = (MemoValue){0};
  Round *first = &beam->rounds[0];
  first->count = 1;
  memcpy(first->list[0].state, decision, beam->call->model->state_bytes);
  for (int depth = 0; depth < BEAM_MOST_MOVES; depth++) {
    if (is_enough(way, high, depth)) { break; }
    Round *round = &beam->rounds[depth % 2];
    beam->rounds[(depth + 1) % 2].count = 0;
    for (int i = 0; i < round->count; i++) { go_on(beam, depth, i, way); }
  }
  return way->end.found;
}
