/* SPDX-License-Identifier: MIT */
#include "report/hindsight.h"

#include "base/arena.h"
#include "call/quality.h"
#include "scenario/rubric.h"

struct HindsightRun {
  Arena *arena;
  const Call *call;
  Hindsight hindsight;
  TurnFacts *turns;
  Chance *chances;
  bool *cut;      /* by fact: cut off at some time */
  bool *gathered; /* by fact: in the list that is being made */
};

static const Scenario *scenario_of(const HindsightRun *run) {
  return run->call->model->scenario;
}

HindsightRun *hindsight_begin(Arena *arena, const Scorecard *card) {
  HindsightRun *run = arena_alloc(arena, sizeof *run);
  if (!run) { return NULL; }
  *run = (HindsightRun){
      .arena = arena, .call = card->call, .hindsight = {.card = card}};
  const Scenario *scenario = scenario_of(run);
  size_t facts = (size_t)scenario->fact_count;
  size_t entries = (size_t)scenario->rubric->count;
  run->turns = arena_array(arena, (size_t)card->turn_count, sizeof *run->turns);
  run->chances = arena_array(arena, entries, sizeof *run->chances);
  run->cut = arena_array(arena, facts, sizeof *run->cut);
  run->gathered = arena_array(arena, facts, sizeof *run->gathered);
  if (!run->turns || !run->chances || !run->cut || !run->gathered) {
    return NULL;
  }
  for (size_t i = 0; i < entries; i++) {
    run->chances[i] = (Chance){NONE, NONE};
  }
  return run;
}

/* ---- lists of facts ---- */

static void gather(HindsightRun *run, int fact) {
  run->gathered[fact] = true;
}

/* Makes a list of what was gathered, and forgets it. */
static bool keep(HindsightRun *run, FactList *list) {
  int facts = scenario_of(run)->fact_count, count = 0;
  for (int i = 0; i < facts; i++) { count += run->gathered[i]; }
  *list = (FactList){NULL, 0};
  if (count == 0) { return true; }
  int *kept = arena_array(run->arena, (size_t)count, sizeof *kept);
  if (!kept) { return false; }
  for (int i = 0; i < facts; i++) {
    if (!run->gathered[i]) { continue; }
    kept[list->count++] = i;
    run->gathered[i] = false;
  }
  list->list = kept;
  return true;
}

static bool is_told(const HindsightRun *run, const CallState *state, int fact) {
  return state_bit(state, run->call->model->layout.told, fact);
}

static bool is_known(const HindsightRun *run, const CallState *state,
                     int fact) {
  return state_bit(state, run->call->model->layout.known, fact);
}

static const int *refs_of(const HindsightRun *run, Span span) {
  return scenario_of(run)->refs + span.first;
}

static bool look_at_contradicted(HindsightRun *run, const CallState *state,
                                 const Reply *reply, TurnFacts *turn) {
  const int *facts = refs_of(run, reply->contradicts);
  for (int i = 0; i < reply->contradicts.count; i++) {
    if (is_told(run, state, facts[i])) { gather(run, facts[i]); }
  }
  return keep(run, &turn->contradicted);
}

static bool look_at_invented(HindsightRun *run, const CallState *state,
                             const CallEvent *event, TurnFacts *turn) {
  const Reply *reply = &scenario_of(run)->replies[event->index];
  const int *facts = refs_of(run, reply->restates);
  for (int i = 0; i < reply->restates.count; i++) {
    if (!is_known(run, state, facts[i])) { gather(run, facts[i]); }
  }
  for (int i = 0; i < event->fact_count; i++) {
    if (!is_known(run, state, event->facts[i])) {
      gather(run, event->facts[i]);
    }
  }
  return keep(run, &turn->invented);
}

static bool look_at_asked(HindsightRun *run, const CallState *state,
                          const Reply *reply, TurnFacts *turn) {
  const int *facts = refs_of(run, reply->asks);
  for (int i = 0; i < reply->asks.count; i++) {
    bool on_record = call_fact_on_record(run->call, facts[i]);
    if (on_record || is_told(run, state, facts[i])) { gather(run, facts[i]); }
  }
  return keep(run, &turn->asked_again);
}

/* ---- cutting in ---- */

static void cut_line(HindsightRun *run, const CallState *state,
                     const Line *line) {
  const int *facts = refs_of(run, line->tells);
  for (int i = 0; i < line->tells.count; i++) {
    if (!call_fact_true(run->call, facts[i])) { continue; }
    if (is_told(run, state, facts[i])) { continue; }
    run->cut[facts[i]] = true;
    gather(run, facts[i]);
  }
}

/* In a pause the first line that is cut is the next one. */
static bool look_at_lost(HindsightRun *run, const CallState *state,
                         TurnFacts *turn) {
  const Scenario *scenario = scenario_of(run);
  Span lines = scenario->nodes[state->node].lines;
  if (state->phase == PHASE_SPEECH) {
    cut_line(run, state, state_line(run->call, state));
  }
  for (int i = state->line + 1; i < lines.count; i++) {
    if (!state_bit(state, run->call->model->layout.plan, i)) { continue; }
    cut_line(run, state, &scenario->lines[lines.first + i]);
  }
  return keep(run, &turn->lost);
}

static bool look_at_deciding(HindsightRun *run, const CallState *state,
                             const ScoreTurn *scored, TurnFacts *turn) {
  if (scored->better == NONE || scored->regret <= 0) { return true; }
  const Reply *better = &scenario_of(run)->replies[scored->better];
  const int *facts = refs_of(run, better->contradicts);
  for (int i = 0; i < better->contradicts.count; i++) {
    bool known = is_told(run, state, facts[i]);
    if (known || !call_fact_true(run->call, facts[i])) { continue; }
    gather(run, facts[i]);
    turn->cut_off |= run->cut[facts[i]];
  }
  return keep(run, &turn->deciding);
}

/* ---- what could have been done ---- */

/* Whether it would have been right for all that one knows today. */
static bool is_right(const HindsightRun *run, const Reply *reply) {
  const int *facts = refs_of(run, reply->contradicts);
  for (int i = 0; i < reply->contradicts.count; i++) {
    if (call_fact_true(run->call, facts[i])) { return false; }
  }
  return true;
}

static void note_chance(HindsightRun *run, int entry, Chance chance) {
  if (run->chances[entry].turn == NONE) { run->chances[entry] = chance; }
}

static void look_at_other(HindsightRun *run, const CallState *state,
                          Chance chance) {
  const Scenario *scenario = scenario_of(run);
  const Reply *reply = &scenario->replies[chance.reply];
  Answer answer = quality_answer(run->call, state, reply, NULL, 0);
  answer.too_early = quality_too_early(run->call, state, &answer);
  const int *uses = refs_of(run, reply->uses);
  for (int i = 0; i < reply->uses.count; i++) {
    if (scenario->rubric->entries[uses[i]].kind != KIND_REWARDED) { continue; }
    if (quality_of(run->call, state, &answer, uses[i]) == 0) { continue; }
    note_chance(run, uses[i], chance);
  }
  if (reply->names_caller) {
    int entry = scenario->rubric->index_of[TECHNIQUE_USE_NAME];
    note_chance(run, entry, chance);
  }
}

static void look_at_others(HindsightRun *run, const CallState *state,
                           const CallEvent *event, int turn) {
  const Scenario *scenario = scenario_of(run);
  Span replies = scenario->nodes[state->node].replies;
  for (int i = replies.first; i < replies.first + replies.count; i++) {
    const Reply *reply = &scenario->replies[i];
    bool other = i != event->index && reply->slots == 0;
    if (!other || !state_offers(run->call, state, i)) { continue; }
    if (is_right(run, reply)) { look_at_other(run, state, (Chance){turn, i}); }
  }
}

/* ---- the whole ---- */

bool hindsight_look(HindsightRun *run, const CallState *state,
                    const CallEvent *event, int index) {
  const ScoreTurn *scored = &run->hindsight.card->turns[index];
  const Reply *reply = &scenario_of(run)->replies[event->index];
  TurnFacts *turn = &run->turns[index];
  /* Who cuts in has no chance of doing anything well. */
  if (scored->reception == RECEPTION_HEARD) {
    look_at_others(run, state, event, index);
  } else if (!look_at_lost(run, state, turn)) {
    return false;
  }
  return look_at_contradicted(run, state, reply, turn) &&
         look_at_invented(run, state, event, turn) &&
         look_at_asked(run, state, reply, turn) &&
         look_at_deciding(run, state, scored, turn);
}

const Hindsight *hindsight_end(HindsightRun *run, const CallState *state) {
  for (int i = 0; i < scenario_of(run)->fact_count; i++) {
    if (run->cut[i] && !is_told(run, state, i)) { gather(run, i); }
  }
  run->hindsight.turns = run->turns;
  run->hindsight.chances = run->chances;
  return keep(run, &run->hindsight.unheard) ? &run->hindsight : NULL;
}
