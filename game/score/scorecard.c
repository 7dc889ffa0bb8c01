/* SPDX-License-Identifier: MIT */
#include "score/scorecard.h"

#include "base/arena.h"
#include "base/json_out.h"
#include "call/caller.h"
#include "call/replay_resolve.h"
#include "call/reply.h"

#include <string.h>

/* ---- collecting what turns use ---- */

/* Uses come in the engine's order; each turn's are kept in the rubric's. */
typedef struct {
  CallSink *next; /* who else listens */
  ScoreTurn *turns;
  ScoreUse *uses;
  int turn_count, use_count;
  bool in_answer; /* between OUTPUT_ANSWER and OUTPUT_ANSWERED */
} Collector;

static ScoreTurn *last_turn(const Collector *collector) {
  return &collector->turns[collector->turn_count - 1];
}

static void insert_use(Collector *collector, const CallOutput *output) {
  ScoreTurn *turn = last_turn(collector);
  int place = collector->use_count++;
  while (place > turn->uses.first &&
         collector->uses[place - 1].entry > output->a) {
    collector->uses[place] = collector->uses[place - 1];
    place--;
  }
  collector->uses[place] = (ScoreUse){.t_ms = output->t,
                                      .entry = output->a,
                                      .quality = output->b,
                                      .turn = collector->turn_count - 1};
  turn->uses.count++;
}

static void collect(void *context, const CallOutput *output) {
  Collector *collector = context;
  switch ((int)output->kind) {
    case OUTPUT_ANSWER:
      collector->in_answer = true;
      last_turn(collector)->anger_before = output->anger;
      break;
    case OUTPUT_USED:
      if (collector->in_answer) { insert_use(collector, output); }
      break;
    case OUTPUT_ANSWERED:
      collector->in_answer = false;
      last_turn(collector)->anger_after = output->anger;
      last_turn(collector)->reception = (Reception)output->b;
      break;
    default:
      break;
  }
  CallSink *next = collector->next;
  if (next) { next->take(next->context, output); }
}

/* ---- what other replies would have been worth ---- */

typedef struct {
  const Call *call;
  CallState *state;
  void *before; /* the state, while a reply is tried on it */
  Collector collector;
  CallSink sink;
  int *facts; /* room for those that no turn has yet */
} Run;

/* Tries a reply and takes it back. */
static int64_t worth_of(Run *run, int reply, const int *facts, int fact_count) {
  reply_apply(run->call, run->state, reply, facts, fact_count, NULL);
  int64_t worth = score_worth(run->call, run->state);
  memcpy(run->state, run->before, run->call->model->trial_bytes);
  return worth;
}

/* The best that could have been said instead, among what needs no notes. */
static void weigh(Run *run, const CallEvent *event, ScoreTurn *turn) {
  const Scenario *scenario = run->call->model->scenario;
  Span replies = scenario->nodes[run->state->node].replies;
  int64_t best = INT64_MIN;
  memcpy(run->before, run->state, run->call->model->trial_bytes);
  for (int i = replies.first; i < replies.first + replies.count; i++) {
    bool other = i != event->index && scenario->replies[i].slots == 0;
    if (!other || !state_offers(run->call, run->state, i)) { continue; }
    int64_t worth = worth_of(run, i, NULL, 0);
    if (turn->better == NONE || worth > best) {
      best = worth;
      turn->better = i;
    }
  }
  if (turn->better == NONE) { return; }
  turn->regret =
      best - worth_of(run, event->index, event->facts, event->fact_count);
}

/* ---- running ---- */

static bool give_reply(Run *run, const CallEvent *event, const char *typed,
                       Err *err) {
  Collector *collector = &run->collector;
  call_await_turn(run->call, run->state, &run->sink);
  if (!call_can_reply(run->call, run->state, event, err)) { return false; }
  ScoreTurn *turn = &collector->turns[collector->turn_count++];
  *turn = (ScoreTurn){.t_ms = event->t_ms,
                      .node = run->state->node,
                      .reply = event->index,
                      .typed = typed,
                      .facts = event->facts,
                      .fact_count = event->fact_count,
                      .uses = {collector->use_count, 0},
                      .better = NONE};
  run->facts += event->fact_count;
  weigh(run, event, turn);
  return call_do(run->call, run->state, event, &run->sink, err);
}

static bool run_event(Run *run, const ReplayEvent *event, Err *err) {
  CallEvent resolved;
  call_advance(run->call, run->state, event->t_ms, &run->sink);
  if (!replay_resolve(run->call, run->state, event, run->facts, &resolved,
                      err)) {
    return false;
  }
  if (resolved.deed == DO_REPLY) {
    const char *typed = event->deed == DO_TYPE ? event->id : NULL;
    return give_reply(run, &resolved, typed, err);
  }
  return call_do(run->call, run->state, &resolved, &run->sink, err);
}

static bool run_all(Run *run, const Replay *replay, Err *err, int *bad_event) {
  call_begin(run->call, run->state, &run->sink);
  for (int i = 0; i < replay->event_count; i++) {
    *bad_event = i;
    if (!run_event(run, &replay->events[i], err)) { return false; }
  }
  *bad_event = REPLAY_NO_EVENT;
  call_run_out(run->call, run->state, &run->sink);
  return true;
}

static size_t count_replies(const Replay *replay) {
  size_t count = 0;
  for (int i = 0; i < replay->event_count; i++) {
    Deed deed = replay->events[i].deed;
    count += deed == DO_REPLY || deed == DO_TYPE;
  }
  return count;
}

static size_t count_facts(const Replay *replay) {
  size_t count = 0;
  for (int i = 0; i < replay->event_count; i++) {
    count += (size_t)replay_event_facts(&replay->events[i]);
  }
  return count;
}

/* A reply uses its tags, and no more than these besides: interrupt or
** cut_off_with_admin, use_name, know_history, let_vent, wrong_fact, ask_known,
** solution_too_early, vague_promise, tolerate_abuse, closed_posture. */
enum { UNTAGGED_USES = 10 };

static bool make_room(Arena *arena, const Replay *replay, Run *run) {
  size_t turns = count_replies(replay);
  size_t uses = turns * (size_t)(run->call->model->most_tags + UNTAGGED_USES);
  Collector *collector = &run->collector;
  run->state = call_state_create(arena, run->call);
  run->before = arena_alloc(arena, run->call->model->trial_bytes);
  run->facts = arena_array(arena, count_facts(replay), sizeof *run->facts);
  collector->turns = arena_array(arena, turns, sizeof *collector->turns);
  collector->uses = arena_array(arena, uses, sizeof *collector->uses);
  return run->state && run->before && run->facts && collector->turns &&
         collector->uses;
}

static int worst_of(const ScoreTurn *turns, int count) {
  int worst = NONE;
  for (int i = 0; i < count; i++) {
    if (turns[i].better == NONE || turns[i].regret <= 0) { continue; }
    if (worst == NONE || turns[i].regret > turns[worst].regret) { worst = i; }
  }
  return worst;
}

static void fill_card(Scorecard *card, const Run *run) {
  CallerMood mood = caller_at_pick_up(run->call);
  card->call = run->call;
  card->state = run->state;
  card->anger_start = mood.anger;
  card->trust_start = mood.trust;
  card->composure_start = run->call->options.composure;
  card->turns = run->collector.turns;
  card->turn_count = run->collector.turn_count;
  card->uses = run->collector.uses;
  card->worst_turn = worst_of(card->turns, card->turn_count);
  score_call(run->call, run->state, &card->score);
}

const Scorecard *scorecard_create(Arena *arena, const CallModel *model,
                                  const Replay *replay, CallSink *sink,
                                  Err *err, int *bad_event) {
  *bad_event = REPLAY_NO_EVENT;
  Run run = {.collector = {.next = sink}};
  Scorecard *card = arena_alloc(arena, sizeof *card);
  run.call = card ? call_create(arena, model, &replay->options) : NULL;
  if (!run.call || !make_room(arena, replay, &run)) {
    err_memory(err);
    return NULL;
  }
  run.sink = (CallSink){collect, &run.collector};
  if (!run_all(&run, replay, err, bad_event)) { return NULL; }
  fill_card(card, &run);
  return card;
}

/* ---- names in files ---- */

const char *scorecard_state(const ScoreItem *item) {
  if (!item->counts) { return "n/a"; }
  if (item->earned_permille == 1000) { return "done"; }
  return item->earned_permille > 0 ? "partly" : "missed";
}

const char *scorecard_outcome(Outcome outcome) {
  static const char *const NAMES[OUTCOME_COUNT] = {
      [OUTCOME_DELIGHTED] = "delighted",
      [OUTCOME_SATISFIED] = "satisfied",
      [OUTCOME_RESOLVED] = "resolved",
      [OUTCOME_UNRESOLVED] = "unresolved",
      [OUTCOME_LOST] = "lost",
      [OUTCOME_ESCALATED] = "escalated",
      [OUTCOME_HANDED_OVER] = "handed_over",
      [OUTCOME_ABUSE_ENDED] = "abuse_ended"};
  return NAMES[outcome];
}

const char *scorecard_closed_by(ClosedBy closed_by) {
  return closed_by == CLOSED_BY_CALLER ? "caller" : "trainee";
}

const char *scorecard_entry_id(const Scorecard *card, int entry) {
  switch (entry) {
    case ITEM_OUTCOME:
      return "outcome";
    case ITEM_CALMED:
      return "calmed";
    case CRITICAL_NO_SOLUTION:
      return "no_solution";
    default:
      return card->call->model->scenario->rubric->entries[entry].id;
  }
}

static const char *entry_category(const Scorecard *card, int entry) {
  if (entry < 0) { return "outcome"; }
  return card->call->model->scenario->rubric->entries[entry].category;
}

/* ---- writing ---- */

static void write_moods(const Scorecard *card, JsonOut *out) {
  const CallState *state = card->state;
  json_out_key(out, "anger");
  json_out_open_object(out);
  json_out_member_integer(out, "start", card->anger_start);
  json_out_member_integer(out, "end", state->anger);
  json_out_member_integer(out, "min", state->anger_min);
  json_out_member_integer(out, "max", state->anger_max);
  json_out_close_object(out);
  json_out_key(out, "trust");
  json_out_open_object(out);
  json_out_member_integer(out, "start", card->trust_start);
  json_out_member_integer(out, "end", state->trust);
  json_out_close_object(out);
  json_out_key(out, "composure");
  json_out_open_object(out);
  json_out_member_integer(out, "start", card->composure_start);
  json_out_member_integer(out, "end", state->composure);
  json_out_member_integer(out, "min", state->composure_min);
  json_out_close_object(out);
}

static void write_items(const Scorecard *card, JsonOut *out) {
  json_out_key(out, "items");
  json_out_open_list(out);
  for (int i = 0; i < card->score.item_count; i++) {
    const ScoreItem *item = &card->score.items[i];
    json_out_open_object(out);
    json_out_member_text(out, "id", scorecard_entry_id(card, item->entry));
    json_out_member_text(out, "category", entry_category(card, item->entry));
    json_out_member_integer(out, "points", item->points);
    json_out_member_integer(out, "earned_permille", item->earned_permille);
    json_out_member_text(out, "state", scorecard_state(item));
    json_out_close_object(out);
  }
  json_out_close_list(out);
}

static void write_penalties(const Scorecard *card, JsonOut *out) {
  json_out_key(out, "penalties");
  json_out_open_list(out);
  for (int i = 0; i < card->score.penalty_count; i++) {
    const ScorePenalty *penalty = &card->score.penalties[i];
    json_out_open_object(out);
    json_out_member_text(out, "id", scorecard_entry_id(card, penalty->entry));
    json_out_member_integer(out, "count", penalty->count);
    json_out_member_integer(out, "points", penalty->points);
    json_out_close_object(out);
  }
  json_out_close_list(out);
}

static void write_uses(const Scorecard *card, Span uses, JsonOut *out) {
  json_out_key(out, "techniques");
  json_out_open_list(out);
  for (int i = uses.first; i < uses.first + uses.count; i++) {
    json_out_open_object(out);
    json_out_member_text(out, "id",
                         scorecard_entry_id(card, card->uses[i].entry));
    json_out_member_integer(out, "quality", card->uses[i].quality);
    json_out_close_object(out);
  }
  json_out_close_list(out);
}

static void write_turns(const Scorecard *card, JsonOut *out) {
  const Scenario *scenario = card->call->model->scenario;
  json_out_key(out, "turns");
  json_out_open_list(out);
  for (int i = 0; i < card->turn_count; i++) {
    const ScoreTurn *turn = &card->turns[i];
    json_out_open_object(out);
    json_out_member_integer(out, "t", turn->t_ms);
    json_out_member_text(out, "node", scenario->nodes[turn->node].id);
    json_out_member_text(out, "reply", scenario->replies[turn->reply].id);
    json_out_member_integer(out, "anger_before", turn->anger_before);
    json_out_member_integer(out, "anger_after", turn->anger_after);
    write_uses(card, turn->uses, out);
    json_out_close_object(out);
  }
  json_out_close_list(out);
}

static void write_worst(const Scorecard *card, JsonOut *out) {
  json_out_key(out, "worst_turn");
  if (card->worst_turn == NONE) {
    json_out_null(out);
    return;
  }
  const ScoreTurn *turn = &card->turns[card->worst_turn];
  const Scenario *scenario = card->call->model->scenario;
  json_out_open_object(out);
  json_out_member_integer(out, "t", turn->t_ms);
  json_out_member_integer(out, "regret", turn->regret);
  json_out_member_text(out, "better", scenario->replies[turn->better].id);
  json_out_close_object(out);
}

void scorecard_write(const Scorecard *card, JsonOut *out) {
  const CallState *state = card->state;
  json_out_open_object(out);
  json_out_member_text(out, "scenario", card->call->model->scenario->id);
  json_out_member_integer(out, "score", card->score.score);
  json_out_member_text(out, "outcome",
                       scorecard_outcome((Outcome)state->outcome));
  json_out_member_text(out, "closed_by",
                       scorecard_closed_by((ClosedBy)state->closed_by));
  json_out_key(out, "critical");
  json_out_open_list(out);
  for (int i = 0; i < card->score.critical_count; i++) {
    json_out_text(out, scorecard_entry_id(card, card->score.critical[i]));
  }
  json_out_close_list(out);
  json_out_member_integer(out, "duration_ms", state->now_ms);
  write_moods(card, out);
  json_out_member_integer(out, "heard", state_heard(card->call, state));
  json_out_member_integer(out, "interruptions", state->interruptions);
  write_items(card, out);
  write_penalties(card, out);
  write_turns(card, out);
  write_worst(card, out);
  json_out_close_object(out);
}
