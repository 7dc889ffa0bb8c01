/* SPDX-License-Identifier: MIT */
#include "analysis/explore_walk.h"

#include "analysis/explore_beam.h"
#include "base/arena.h"
#include "call/replay_resolve.h"
#include "scenario/rubric.h"
#include "score/score.h"

#include <string.h>

enum {
  MOST_DEPTH = 1000, /* 200 replies, and room for silences and tasks */
  STEPS_A_STOP = 4096,
  ROOM_FOR_WAYS = 1 << 16 /* beyond the cap, what beams find */
};

/* A decision, or a wrap-up, that is being looked into. */
typedef struct {
  CallState *state;
  Move *list;
  int16_t *best; /* by move: what it can be worth, or NONE */
  Moves moves;
  int next; /* move to make */
  StatePrint print;
  MemoValue value; /* of the moves made */
  int64_t mean_sum;
  int same_as_first; /* replies that led to where the first one led */
  StatePrint first;
} Frame;

struct ExploreWalk {
  Arena *arena;
  const Call *call;
  ExploreOptions options;
  Memo *memo, *own_memo;
  StatePrinter *printer;
  ExploreAfter *after;
  ExploreFigures *figures;
  Frame frames[MOST_DEPTH];
  int depth;
  bool stopped, failed;
  Beam *beam; /* once there is need of it */
  BeamWay *way;
  CallState *decision;
};

/* ---- making one ---- */

ExploreWalk *explore_walk_create(Arena *arena, const Call *call,
                                 const ExploreOptions *options, Memo *memo,
                                 ExploreFigures *figures) {
  ExploreWalk *walk = arena_alloc(arena, sizeof *walk);
  if (!walk) { return NULL; }
  walk->arena = arena;
  walk->call = call;
  walk->options = *options;
  walk->figures = figures;
  if (options->most_states == 0) {
    walk->options.most_states = EXPLORE_MOST_STATES;
  }
  if (options->most_bytes == 0) {
    walk->options.most_bytes = EXPLORE_MOST_BYTES;
  }
  walk->printer = state_printer_create(arena, call, options->mode);
  if (!walk->printer) { return NULL; }
  walk->after = explore_after_create(arena, call, walk->printer, figures);
  if (!walk->after) { return NULL; }
  if (!memo) {
    walk->own_memo =
        memo_create(arena, walk->options.most_states + ROOM_FOR_WAYS,
                    walk->options.most_bytes);
  }
  walk->memo = memo ? memo : walk->own_memo;
  return walk->memo ? walk : NULL;
}

void explore_walk_close(ExploreWalk *walk) {
  if (walk) { memo_close(walk->own_memo); }
}

size_t explore_walk_states(const ExploreWalk *walk) {
  return memo_count(walk->memo);
}

static bool lay_frame(ExploreWalk *walk, Frame *frame) {
  if (frame->best) { return true; }
  const Scenario *scenario = walk->call->model->scenario;
  size_t moves = (size_t)listener_most_moves(scenario);
  frame->state = call_state_create(walk->arena, walk->call);
  frame->list = arena_array(walk->arena, moves, sizeof *frame->list);
  frame->best = arena_array(walk->arena, moves, sizeof *frame->best);
  return frame->state && frame->list && frame->best;
}

/* The next frame; NULL when the way is too long or memory is short. */
static Frame *spare_frame(ExploreWalk *walk) {
  if (walk->depth == MOST_DEPTH) { return NULL; }
  Frame *frame = &walk->frames[walk->depth];
  if (lay_frame(walk, frame)) { return frame; }
  walk->failed = true;
  return NULL;
}

/* ---- values ---- */

static MemoValue value_of_end(ExploreWalk *walk, const CallState *state) {
  Score score;
  score_call(walk->call, state, &score);
  explore_see_end(walk->call, state, walk->figures);
  return (MemoValue){.found = true,
                     .best = score.score,
                     .worst = score.score,
                     .least_anger = state->anger,
                     .most_anger = state->anger,
                     .mean = (int64_t)score.score * MEMO_MEAN_UNIT,
                     .paths = 1};
}

/* Everything done as well as can be, and only the penalties that nothing can
** undo any more. */
static int ceiling_of(const Call *call, const CallState *state) {
  const int *index_of = call->model->scenario->rubric->index_of;
  Score score, so_far;
  score_call(call, state, &so_far);
  score = so_far;
  score.penalty_count = score.critical_count = 0;
  for (int i = 0; i < score.item_count; i++) {
    score.items[i].counts = true;
    score.items[i].earned_permille = 1000;
  }
  for (int i = 0; i < so_far.penalty_count; i++) {
    int entry = so_far.penalties[i].entry;
    bool open = entry == index_of[TECHNIQUE_NAMELESS] ||
                entry == index_of[TECHNIQUE_BROKEN_PROMISE];
    if (open) { continue; }
    score.penalties[score.penalty_count++] = so_far.penalties[i];
    bool critical = call->model->scenario->rubric->entries[entry].critical;
    if (critical) { score.critical[score.critical_count++] = entry; }
  }
  return score_number(&score);
}

static void add_value(MemoValue *sum, const MemoValue *value) {
  uint64_t paths = sum->paths + value->paths;
  sum->paths = paths < sum->paths ? UINT64_MAX : paths;
  if (!value->found) { return; }
  bool first = !sum->found;
  sum->found = true;
  if (first || value->best > sum->best) { sum->best = value->best; }
  if (first || value->worst < sum->worst) { sum->worst = value->worst; }
  if (first || value->least_anger < sum->least_anger) {
    sum->least_anger = value->least_anger;
  }
  if (first || value->most_anger > sum->most_anger) {
    sum->most_anger = value->most_anger;
  }
}

/* Those among which somebody chooses at random: the replies; where there are
** none, all moves. */
static int random_moves(const Frame *frame) {
  return frame->moves.replies > 0 ? frame->moves.replies : frame->moves.count;
}

static void take(Frame *frame, const MemoValue *value, StatePrint print) {
  int move = frame->next++;
  frame->best[move] = (int16_t)(value->found ? value->best : NONE);
  add_value(&frame->value, value);
  if (move < random_moves(frame)) { frame->mean_sum += value->mean; }
  if (move == 0) { frame->first = print; }
  frame->same_as_first += move < frame->moves.replies &&
                          print.low == frame->first.low &&
                          print.high == frame->first.high;
}

/* ---- looking ---- */

typedef enum { LOOK_KNOWN, LOOK_NEW, LOOK_CUT } Look;

static void cut(ExploreWalk *walk, const CallState *state) {
  memo_note_cut(walk->memo, ceiling_of(walk->call, state));
}

/* What is known of the state in the spare frame. A new one becomes open. */
static Look look_at(ExploreWalk *walk, Frame *frame, MemoValue *value) {
  if (frame->state->flags & STATE_FINISHED) {
    *value = value_of_end(walk, frame->state);
    frame->print = (StatePrint){0};
    return LOOK_KNOWN;
  }
  if (call_is_over(frame->state) &&
      explore_after_value(walk->after, frame->state, value)) {
    walk->figures->ends++;
    frame->print = (StatePrint){0};
    return LOOK_KNOWN;
  }
  frame->print = state_print(walk->printer, frame->state);
  if (memo_find(walk->memo, frame->print, value)) {
    walk->figures->merges++;
    return value->open ? LOOK_CUT : LOOK_KNOWN;
  }
  *value = (MemoValue){.open = true};
  bool full = memo_count(walk->memo) >= walk->options.most_states;
  if (walk->stopped || full || !memo_set(walk->memo, frame->print, value)) {
    return LOOK_CUT;
  }
  return LOOK_NEW;
}

/* An end that was valued at once has no print yet: only replies need one, to
** tell which of them lead to the same. */
static StatePrint print_of(const ExploreWalk *walk, const Frame *frame) {
  bool has_one = frame->print.low != 0 || frame->print.high != 0;
  return has_one ? frame->print : state_print(walk->printer, frame->state);
}

static void open_frame(ExploreWalk *walk, Frame *frame) {
  frame->moves =
      listener_moves(walk->call, frame->state, walk->options.mode, frame->list);
  frame->next = frame->same_as_first = 0;
  frame->value = (MemoValue){0};
  frame->mean_sum = 0;
  walk->depth++;
}

static void close_frame(ExploreWalk *walk, Frame *frame) {
  int count = random_moves(frame);
  frame->value.mean = (frame->mean_sum + count / 2) / count;
  memo_set(walk->memo, frame->print, &frame->value);
  if (frame->moves.replies > 0 && memo_ceiling(walk->memo) == NONE) {
    ExploreDecision decision = {.node = frame->state->node,
                                .list = frame->list,
                                .best = frame->best,
                                .replies = frame->moves.replies,
                                .most = frame->value.best,
                                .same = frame->same_as_first};
    explore_see_decision(walk->call, &decision, walk->figures);
  }
  walk->depth--;
}

static void step(ExploreWalk *walk, const CallState *from, Move move,
                 CallState *to) {
  ListenMode mode = walk->options.mode;
  memcpy(to, from, walk->call->model->state_bytes);
  listener_make(walk->call, to, move, NULL);
  listener_hear(walk->call, to, mode, NULL);
  if (move.kind == MOVE_TASK) { walk->figures->tasks[move.index] = true; }
  if (move.kind < MOVE_TASK) {
    explore_see_turn(walk->call, to, walk->figures);
  }
}

static void ask_to_stop(ExploreWalk *walk) {
  if (walk->figures->steps++ % STEPS_A_STOP != 0 || !walk->options.stop) {
    return;
  }
  walk->stopped |= walk->options.stop(walk->options.context);
}

/* The next move of the top frame. */
static void go_on(ExploreWalk *walk) {
  Frame *top = &walk->frames[walk->depth - 1], *spare = spare_frame(walk);
  MemoValue value = {0};
  Look look = LOOK_CUT;
  if (spare) {
    step(walk, top->state, top->list[top->next], spare->state);
    look = look_at(walk, spare, &value);
    if (look == LOOK_KNOWN && top->next < top->moves.replies) {
      spare->print = print_of(walk, spare);
    }
  }
  ask_to_stop(walk);
  if (look == LOOK_NEW) {
    open_frame(walk, spare);
    return;
  }
  if (look == LOOK_CUT) {
    value = (MemoValue){0};
    cut(walk, spare ? spare->state : top->state);
  }
  take(top, &value, spare ? spare->print : (StatePrint){0});
}

static void walk_all(ExploreWalk *walk) {
  while (walk->depth > 0) {
    Frame *top = &walk->frames[walk->depth - 1];
    if (top->next < top->moves.count) {
      go_on(walk);
      continue;
    }
    close_frame(walk, top);
    if (walk->depth == 0) { return; }
    Frame *below = &walk->frames[walk->depth - 1];
    take(below, &top->value, top->print);
  }
}

/* ---- what a beam finds ---- */

/* Adds an end to what is known of a state on the way to it. */
static void add_end(ExploreWalk *walk, const CallState *state,
                    const MemoValue *end) {
  MemoValue value = {0};
  StatePrint print = state_print(walk->printer, state);
  if (!memo_find(walk->memo, print, &value) || value.open) {
    value = (MemoValue){0};
  }
  MemoValue sum = value;
  add_value(&sum, end);
  sum.paths = value.paths;
  memo_set(walk->memo, print, &sum);
}

static void add_way(ExploreWalk *walk, const CallState *from,
                    const BeamWay *way) {
  Frame *at = &walk->frames[0];
  ListenMode mode = walk->options.mode;
  if (at->state != from) {
    memcpy(at->state, from, walk->call->model->state_bytes);
  }
  for (int i = 0; i < way->count; i++) {
    add_end(walk, at->state, &way->end);
    listener_make(walk->call, at->state, way->moves[i], NULL);
    listener_hear(walk->call, at->state, mode, NULL);
    explore_see_turn(walk->call, at->state, walk->figures);
  }
}

/* Past the cap: a bad end and a good one all the same, if they can be found
** quickly. */
static bool look_for_ends(ExploreWalk *walk, const CallState *decision) {
  if (!walk->beam) {
    walk->beam = beam_create(walk->arena, walk->call, walk->options.mode,
                             walk->printer, walk->after);
    walk->decision = call_state_create(walk->arena, walk->call);
    walk->way = arena_alloc(walk->arena, sizeof *walk->way);
  }
  if (!walk->beam || !walk->decision || !walk->way) { return false; }
  memcpy(walk->decision, decision, walk->call->model->state_bytes);
  for (int high = walk->options.best_alone; high < 2; high++) {
    if (beam_find(walk->beam, walk->decision, high, walk->way)) {
      add_way(walk, walk->decision, walk->way);
    }
  }
  return true;
}

bool explore_walk_from(ExploreWalk *walk, const CallState *state,
                       ExploreResult *result, Err *err) {
  walk->depth = 0;
  Frame *first = spare_frame(walk);
  if (!first) { return err_memory(err); }
  memcpy(first->state, state, walk->call->model->state_bytes);
  listener_hear(walk->call, first->state, walk->options.mode, NULL);
  explore_see_turn(walk->call, first->state, walk->figures);
  MemoValue value = {0};
  Look look = look_at(walk, first, &value);
  if (look == LOOK_NEW) {
    open_frame(walk, first);
    walk_all(walk);
    memo_find(walk->memo, first->print, &value);
  } else if (look == LOOK_CUT) {
    cut(walk, first->state);
    value = (MemoValue){0};
  }
  bool partly = memo_ceiling(walk->memo) != NONE && !walk->stopped;
  if (partly && !call_is_over(first->state)) {
    StatePrint print = state_print(walk->printer, first->state);
    walk->failed |= !look_for_ends(walk, first->state);
    if (!memo_find(walk->memo, print, &value)) { value = (MemoValue){0}; }
  }
  if (walk->failed) { return err_memory(err); }
  *result = (ExploreResult){.value = value,
                            .exact = memo_ceiling(walk->memo) == NONE,
                            .stopped = walk->stopped,
                            .ceiling = memo_ceiling(walk->memo)};
  if (value.found && value.best > result->ceiling) {
    result->ceiling = value.best;
  }
  return true;
}

/* ---- the way back ---- */

static int aimed(const MemoValue *value, ExploreAim aim) {
  switch (aim) {
    case EXPLORE_BEST:
      return value->best;
    case EXPLORE_WORST:
      return value->worst;
    case EXPLORE_CALMEST:
      return value->least_anger;
    case EXPLORE_ANGRIEST:
      return value->most_anger;
    case EXPLORE_AIMS:
      break;
  }
  return NONE;
}

/* What is known of a state that was looked into. */
static bool recall(ExploreWalk *walk, const CallState *state,
                   MemoValue *value) {
  if (state->flags & STATE_FINISHED) {
    *value = value_of_end(walk, state);
    return true;
  }
  if (call_is_over(state) && explore_after_value(walk->after, state, value)) {
    return true;
  }
  StatePrint print = state_print(walk->printer, state);
  return memo_find(walk->memo, print, value) && value->found;
}

/* The first move of the decision that keeps what is aimed at. */
static bool find_move(ExploreWalk *walk, const CallState *state, ExploreAim aim,
                      Frame *room, Move *move) {
  MemoValue here, there;
  if (!recall(walk, state, &here)) { return false; }
  Moves moves =
      listener_moves(walk->call, state, walk->options.mode, room->list);
  for (int i = 0; i < moves.count; i++) {
    step(walk, state, room->list[i], room->state);
    if (!recall(walk, room->state, &there)) { continue; }
    if (aimed(&there, aim) != aimed(&here, aim)) { continue; }
    *move = room->list[i];
    return true;
  }
  return false;
}

bool explore_walk_move(ExploreWalk *walk, const CallState *state,
                       ExploreAim aim, Move *move) {
  Frame *at = &walk->frames[0], *room = &walk->frames[1];
  if (!lay_frame(walk, at) || !lay_frame(walk, room)) { return false; }
  memcpy(at->state, state, walk->call->model->state_bytes);
  listener_hear(walk->call, at->state, walk->options.mode, NULL);
  return find_move(walk, at->state, aim, room, move);
}

/* The deeds of a walk, written down as a replay has them. */
typedef struct {
  Arena *arena;
  const Scenario *scenario;
  ReplayEvent *events;
  int count, room;
  bool failed;
} Notebook;

static ReplayEvent *next_event(Notebook *book) {
  if (book->count == book->room) {
    int room = 2 * book->room + 64;
    ReplayEvent *more = arena_array(book->arena, (size_t)room, sizeof *more);
    if (!more) { return NULL; }
    if (book->count > 0) {
      memcpy(more, book->events, (size_t)book->count * sizeof *more);
    }
    book->events = more;
    book->room = room;
  }
  return &book->events[book->count];
}

static void write_down(void *context, const CallEvent *event) {
  Notebook *book = context;
  ReplayEvent *next = next_event(book);
  if (next && replay_name(book->arena, book->scenario, event, next)) {
    book->count++;
  } else {
    book->failed = true;
  }
}

static bool walk_the_way(ExploreWalk *walk, const CallState *state,
                         ExploreAim aim, const ListenRecorder *recorder) {
  ListenMode mode = walk->options.mode;
  Frame *at = &walk->frames[0], *room = &walk->frames[1];
  if (!lay_frame(walk, at) || !lay_frame(walk, room)) { return false; }
  memcpy(at->state, state, walk->call->model->state_bytes);
  listener_hear(walk->call, at->state, mode, recorder);
  while (!(at->state->flags & STATE_FINISHED)) {
    Move move;
    if (!find_move(walk, at->state, aim, room, &move)) { return false; }
    listener_make(walk->call, at->state, move, recorder);
    listener_hear(walk->call, at->state, mode, recorder);
  }
  return true;
}

static Replay *make_replay(Arena *arena, const Call *call,
                           const Notebook *book) {
  const Scenario *scenario = call->model->scenario;
  Replay *replay = arena_alloc(arena, sizeof *replay);
  if (!replay) { return NULL; }
  *replay = (Replay){.scenario = scenario->id,
                     .options = call->options,
                     .events = book->events,
                     .event_count = book->count};
  memcpy(replay->hash, scenario->hash, sizeof replay->hash);
  memcpy(replay->rubric, scenario->rubric->hash, sizeof replay->rubric);
  return replay;
}

const Replay *explore_walk_witness(ExploreWalk *walk, Arena *arena,
                                   const CallState *state, ExploreAim aim,
                                   const ReplayEvent *before,
                                   int before_count) {
  Notebook book = {.arena = arena, .scenario = walk->call->model->scenario};
  for (int i = 0; i < before_count; i++) {
    ReplayEvent *next = next_event(&book);
    if (!next) { return NULL; }
    *next = before[i];
    book.count++;
  }
  ListenRecorder recorder = {write_down, &book};
  bool there = walk_the_way(walk, state, aim, &recorder);
  return there && !book.failed ? make_replay(arena, walk->call, &book) : NULL;
}
