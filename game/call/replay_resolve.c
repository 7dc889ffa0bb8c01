/* SPDX-License-Identifier: MIT */
#include "call/replay_resolve.h"

#include "base/arena.h"
#include "base/str.h"
#include "call/typed.h"
#include "scenario/find.h"

static bool fail_naming(Err *err, const char *what, const char *id) {
  char name[ERR_TEXT_BYTES];
  Str clean = str_init(name, sizeof name);
  str_add_clean(&clean, id);
  return err_set(err, ERR_SCHEMA, "%s \"%s\"", what, name);
}

static int find_object(const Scenario *scenario, const CallState *state,
                       const ReplayEvent *event) {
  switch (event->deed) {
    case DO_REPLY:
      return find_reply(scenario, state->node, event->id);
    case DO_NOTE:
    case DO_UNNOTE:
      return find_fact(scenario, event->id);
    case DO_LOOKUP:
      return find_record(scenario, event->id);
    case DO_TASK:
      return find_task(scenario, event->id);
    case DO_BACKCHANNEL:
    case DO_BREATHE:
    case DO_POSTURE:
    case DO_TRANSFER:
    case DO_HANG_UP:
    case DO_TYPE:
    case DO_FINISH:
      break;
  }
  return NONE;
}

static bool resolve_facts(const Scenario *scenario, const ReplayEvent *event,
                          int *facts, Err *err) {
  for (int i = 0; i < event->fact_count; i++) {
    facts[i] = find_fact(scenario, event->facts[i]);
    if (facts[i] == NONE) {
      return fail_naming(err, "there is no fact", event->facts[i]);
    }
  }
  return true;
}

bool replay_resolve(const Call *call, const CallState *state,
                    const ReplayEvent *event, int *facts, CallEvent *resolved,
                    Err *err) {
  const Scenario *scenario = call->model->scenario;
  if (event->deed == DO_TYPE) {
    resolved->t_ms = event->t_ms;
    return typed_resolve(call, state, event->id, facts, resolved, err);
  }
  int object = event->id ? find_object(scenario, state, event) : NONE;
  if (event->id && object == NONE) {
    return fail_naming(err, "there is no such thing here now:", event->id);
  }
  if (!resolve_facts(scenario, event, facts, err)) { return false; }
  *resolved = (CallEvent){.t_ms = event->t_ms,
                          .deed = event->deed,
                          .index = object,
                          .facts = facts,
                          .fact_count = event->fact_count,
                          .open_stance = event->open_stance,
                          .eyes_on = event->eyes_on};
  return true;
}

/* ---- and back ---- */

static const char *id_of(const Scenario *scenario, const CallEvent *event) {
  switch (event->deed) {
    case DO_REPLY:
      return scenario->replies[event->index].id;
    case DO_NOTE:
    case DO_UNNOTE:
      return scenario->facts[event->index].id;
    case DO_LOOKUP:
      return scenario->records[event->index].id;
    case DO_TASK:
      return scenario->tasks[event->index].id;
    case DO_BACKCHANNEL:
    case DO_BREATHE:
    case DO_POSTURE:
    case DO_TRANSFER:
    case DO_HANG_UP:
    case DO_TYPE:
    case DO_FINISH:
      break;
  }
  return NULL;
}

bool replay_name(Arena *arena, const Scenario *scenario, const CallEvent *event,
                 ReplayEvent *named) {
  size_t count = (size_t)event->fact_count;
  const char **facts = arena_array(arena, count + 1, sizeof *facts);
  if (!facts) { return false; }
  for (int i = 0; i < event->fact_count; i++) {
    facts[i] = scenario->facts[event->facts[i]].id;
  }
  *named = (ReplayEvent){.t_ms = event->t_ms,
                         .deed = event->deed,
                         .id = id_of(scenario, event),
                         .facts = facts,
                         .fact_count = event->fact_count,
                         .open_stance = event->open_stance,
                         .eyes_on = event->eyes_on};
  return true;
}
