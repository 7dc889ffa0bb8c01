/* SPDX-License-Identifier: MIT */
#include "analysis/regret.h"

#include "base/arena.h"
#include "call/replay_resolve.h"
#include "score/score.h"

#include <assert.h>
#include <string.h>

/* A call as it stood around a reply. */
typedef struct {
  CallState *before, *after;
  int event;
} Around;

struct Regret {
  Arena *arena;
  const Call *call;
  const Replay *replay;
  ExploreWalk *walk;
  CallState *start, *state; /* at the end */
  int *facts;
  Around *around;
  RegretTurn *turns;
  int count, left;
  RegretSpan reach;  /* the best from the turn looked into last on */
  const Replay *way; /* to its `least` */
  RegretSpan opening;
};

/* ---- the call again ---- */

static bool keep(Regret *regret, CallState **copy) {
  *copy = call_state_create(regret->arena, regret->call);
  if (!*copy) { return false; }
  memcpy(*copy, regret->state, regret->call->model->state_bytes);
  return true;
}

static bool run_reply(Regret *regret, const CallEvent *event, int number,
                      Err *err) {
  Around *around = &regret->around[regret->count++];
  around->event = number;
  if (!keep(regret, &around->before)) { return err_memory(err); }
  if (!call_do(regret->call, regret->state, event, NULL, err)) { return false; }
  return keep(regret, &around->after) || err_memory(err);
}

static bool run_event(Regret *regret, int number, Err *err) {
  const ReplayEvent *event = &regret->replay->events[number];
  CallEvent resolved;
  call_advance(regret->call, regret->state, event->t_ms, NULL);
  if (!replay_resolve(regret->call, regret->state, event, regret->facts,
                      &resolved, err)) {
    return false;
  }
  if (resolved.deed == DO_REPLY) {
    return run_reply(regret, &resolved, number, err);
  }
  return call_do(regret->call, regret->state, &resolved, NULL, err);
}

static bool run_all(Regret *regret, Err *err) {
  call_begin(regret->call, regret->state, NULL);
  if (!keep(regret, &regret->start)) { return err_memory(err); }
  for (int i = 0; i < regret->replay->event_count; i++) {
    if (!run_event(regret, i, err)) { return false; }
  }
  call_run_out(regret->call, regret->state, NULL);
  Score score;
  score_call(regret->call, regret->state, &score);
  regret->reach = (RegretSpan){score.score, score.score};
  regret->way = regret->replay;
  regret->left = regret->count;
  return true;
}

static bool make_room(Regret *regret, const CallModel *model,
                      const ExploreOptions *options) {
  Arena *arena = regret->arena;
  const Replay *replay = regret->replay;
  size_t events = (size_t)replay->event_count;
  size_t facts = (size_t)replay_most_facts(replay);
  regret->call = call_create(arena, model, &replay->options);
  if (!regret->call) { return false; }
  regret->state = call_state_create(arena, regret->call);
  regret->facts = arena_array(arena, facts, sizeof *regret->facts);
  regret->around = arena_array(arena, events, sizeof *regret->around);
  regret->turns = arena_array(arena, events, sizeof *regret->turns);
  ExploreFigures *figures = explore_figures_create(arena, model->scenario);
  if (!regret->state || !regret->facts || !regret->around || !regret->turns ||
      !figures) {
    return false;
  }
  ExploreOptions ideal = *options;
  ideal.mode = LISTEN_IDEAL;
  ideal.best_alone = true;
  regret->walk =
      explore_walk_create(arena, regret->call, &ideal, NULL, figures);
  return regret->walk != NULL;
}

Regret *regret_create(Arena *arena, const CallModel *model,
                      const Replay *replay, const ExploreOptions *options,
                      Err *err) {
  Regret *regret = arena_alloc(arena, sizeof *regret);
  if (!regret) {
    err_memory(err);
    return NULL;
  }
  *regret = (Regret){.arena = arena, .replay = replay};
  bool made = make_room(regret, model, options) || err_memory(err);
  if (made && run_all(regret, err)) { return regret; }
  regret_close(regret);
  return NULL;
}

void regret_close(Regret *regret) {
  if (regret) { explore_walk_close(regret->walk); }
}

/* ---- what was within reach ---- */

static RegretSpan less(RegretSpan from, RegretSpan what) {
  int least = from.least - what.most;
  return (RegretSpan){least > 0 ? least : 0, from.most - what.least};
}

/* Words that were typed before it are read by the same lexicon. */
static const Replay *replay_of(Regret *regret, const CallState *state,
                               int before) {
  const Replay *played = regret->replay;
  Replay *way = arena_alloc(regret->arena, sizeof *way);
  const Replay *found = explore_walk_witness(
      regret->walk, regret->arena, state, EXPLORE_BEST, played->events, before);
  if (!way || !found) { return NULL; }
  *way = *found;
  memcpy(way->lexicon, played->lexicon, sizeof way->lexicon);
  return way;
}

/* From a state on, that the first `before` events lead to: what an ideal
** listener would get, or what is known of the way that she took herself. */
static bool widen(Regret *regret, const CallState *state, int before,
                  Err *err) {
  ExploreResult found;
  if (!explore_walk_from(regret->walk, state, &found, err) || found.stopped) {
    return false;
  }
  RegretSpan *reach = &regret->reach;
  int most = found.exact ? found.value.best : found.ceiling;
  if ((found.value.found || !found.exact) && most > reach->most) {
    reach->most = most;
  }
  if (!found.value.found || found.value.best <= reach->least) { return true; }
  const Replay *way = replay_of(regret, state, before);
  if (!way) { return err_memory(err); }
  *reach = (RegretSpan){found.value.best, reach->most};
  regret->way = way;
  return true;
}

/* Before the first reply one can only have listened. */
static bool hear_opening(Regret *regret, Err *err) {
  RegretSpan first = regret->reach;
  if (!widen(regret, regret->start, 0, err)) { return false; }
  regret->opening = less(regret->reach, first);
  return true;
}

static void find_better(Regret *regret, const CallState *state,
                        RegretTurn *turn) {
  turn->better =
      turn->before.least > turn->after.least &&
      explore_walk_move(regret->walk, state, EXPLORE_BEST, &turn->move);
}

bool regret_step(Regret *regret, Err *err) {
  assert(regret->left > 0);
  int at = --regret->left;
  const Around *around = &regret->around[at];
  RegretTurn *turn = &regret->turns[at];
  RegretSpan next = regret->reach;
  if (!widen(regret, around->after, around->event + 1, err)) { return false; }
  turn->after = regret->reach;
  turn->later = less(turn->after, next);
  if (!widen(regret, around->before, around->event, err)) { return false; }
  turn->before = regret->reach;
  turn->cost = less(turn->before, turn->after);
  turn->way = regret->way;
  turn->event = around->event;
  find_better(regret, around->before, turn);
  return at > 0 || hear_opening(regret, err);
}

/* ---- questions ---- */

int regret_count(const Regret *regret) {
  return regret->count;
}

int regret_left(const Regret *regret) {
  return regret->left;
}

const RegretTurn *regret_turns(const Regret *regret) {
  return regret->turns;
}

RegretSpan regret_opening(const Regret *regret) {
  return regret->opening;
}

int regret_worst(const RegretTurn *turns, int count) {
  int worst = NONE;
  for (int i = 0; i < count; i++) {
    if (!turns[i].better || turns[i].cost.least == 0) { continue; }
    if (worst == NONE || turns[i].cost.least > turns[worst].cost.least) {
      worst = i;
    }
  }
  return worst;
}
