/* SPDX-License-Identifier: MIT */
#include "screens/call_play.h"

#include "base/arena.h"
#include "base/str.h"
#include "call/replay_resolve.h"
#include "call/typed.h"
#include "call/view.h"
#include "scenario/find.h"
#include "scenario/rubric.h"
#include "wording/lexicon.h"

#include <assert.h>
#include <string.h>

/* Who closed the lid of a laptop has not been on the telephone since. */
enum { LONGEST_STEP_MS = 2000, FIRST_ROOM = 64 };

/* ---- hearing ---- */

static void hear(void *context, const CallOutput *output) {
  CallPlay *play = context;
  switch ((int)output->kind) {
    case OUTPUT_LINE_END:
      play->line_ended = true;
      break;
    case OUTPUT_LINE:
    case OUTPUT_PROTEST:
    case OUTPUT_ANSWER:
      play->line_began = true;
      break;
    default:
      break;
  }
  const CallSink *sink = &play->setup.sink;
  if (sink->take) { sink->take(sink->context, output); }
}

CallPlay *call_play_create(Arena *arena, const CallPlaySetup *setup) {
  CallPlay *play = arena_alloc(arena, sizeof *play);
  if (!play) { return NULL; }
  const Replay *replay = setup->replay;
  *play = (CallPlay){.setup = *setup, .arena = arena};
  if (replay) { play->setup.options = replay->options; }
  play->call = call_create(arena, setup->model, &play->setup.options);
  play->state = play->call ? call_state_create(arena, play->call) : NULL;
  play->ahead = play->call ? call_state_create(arena, play->call) : NULL;
  int slots = replay ? replay_most_facts(replay) : 0;
  if (slots < TYPED_MOST_FACTS) { slots = TYPED_MOST_FACTS; }
  play->facts = arena_array(arena, (size_t)slots + 1, sizeof *play->facts);
  play->sink = (CallSink){hear, play};
  return play->state && play->ahead && play->facts ? play : NULL;
}

/* ---- writing down ---- */

static bool make_room(CallPlay *play) {
  if (play->event_count < play->event_room) { return true; }
  int room = play->event_room ? 2 * play->event_room : FIRST_ROOM;
  ReplayEvent *events =
      arena_array(play->arena, (size_t)room, sizeof *play->events);
  if (!events) { return false; }
  if (play->event_count > 0) {
    memcpy(events, play->events, (size_t)play->event_count * sizeof *events);
  }
  play->events = events;
  play->event_room = room;
  return true;
}

static void write_down(CallPlay *play, const ReplayEvent *event) {
  assert(play->event_count < play->event_room);
  play->events[play->event_count++] = *event;
}

/* A reply given shortly before the end of a turn has waited for it. */
static void catch_up(CallPlay *play) {
  if (play->t_ms < play->state->now_ms) { play->t_ms = play->state->now_ms; }
}

static bool is_spoken(Deed deed) {
  return deed == DO_REPLY || deed == DO_TRANSFER || deed == DO_HANG_UP;
}

static bool act(CallPlay *play, const CallEvent *event, CallSink *sink,
                Err *err) {
  play->slots = event->facts;
  play->slot_count = event->fact_count;
  bool done = call_do(play->call, play->state, event, sink, err);
  play->slot_count = 0;
  return done;
}

/* ---- small words ---- */

/* Now; where call time waits for the trainee, when the hands are free, should
** that be before the next line. */
static int free_ms(const CallPlay *play) {
  int busy_ms = view_busy_until_ms(play->state);
  bool in_time = busy_ms > play->t_ms && busy_ms < play->state->next_begin_ms;
  return call_play_waits(play) && in_time ? busy_ms : play->t_ms;
}

static bool fits_at(const CallPlay *play, int t_ms) {
  memcpy(play->ahead, play->state, play->setup.model->state_bytes);
  call_advance(play->call, play->ahead, t_ms, NULL);
  return view_window(play->call, play->ahead);
}

bool call_play_window(const CallPlay *play) {
  return fits_at(play, free_ms(play));
}

/* ---- doing ---- */

bool call_play_do(CallPlay *play, CallEvent event) {
  ReplayEvent named;
  if (event.deed == DO_BACKCHANNEL && call_play_window(play)) {
    play->t_ms = free_ms(play);
  }
  event.t_ms = play->t_ms;
  const Scenario *scenario = play->setup.model->scenario;
  if (!make_room(play) || !replay_name(play->arena, scenario, &event, &named)) {
    return false;
  }
  if (!act(play, &event, &play->sink, NULL)) { return false; }
  write_down(play, &named);
  catch_up(play);
  if (is_spoken(event.deed)) { play->held = false; }
  return true;
}

bool call_play_can_type(const CallPlay *play) {
  return play->setup.model->lexicon && play->state->phase == PHASE_OPEN &&
         view_can_act(play->state);
}

bool call_play_type(CallPlay *play, const char *text) {
  char *words = arena_copy(play->arena, text, strlen(text));
  CallEvent event = {.t_ms = play->t_ms};
  if (!words || !call_play_can_type(play) || !make_room(play) ||
      !typed_resolve(play->call, play->state, words, play->facts, &event,
                     NULL)) {
    return false;
  }
  play->typed = words;
  bool said = act(play, &event, &play->sink, NULL);
  play->typed = NULL;
  if (!said) { return false; }
  write_down(play,
             &(ReplayEvent){.t_ms = play->t_ms, .deed = DO_TYPE, .id = words});
  catch_up(play);
  play->held = false;
  return true;
}

/* ---- what happened before ---- */

static bool repeat(CallPlay *play, const ReplayEvent *event, CallSink *sink,
                   Err *err) {
  CallEvent resolved;
  call_advance(play->call, play->state, event->t_ms, sink);
  if (!replay_resolve(play->call, play->state, event, play->facts, &resolved,
                      err)) {
    return false;
  }
  play->typed = event->deed == DO_TYPE ? event->id : NULL;
  bool done = act(play, &resolved, sink, err);
  play->typed = NULL;
  return done;
}

/* Typed words are one, too, when a reply was near. */
static bool is_answer(const CallPlay *play, const ReplayEvent *event) {
  CallEvent resolved;
  if (event->deed != DO_TYPE) { return event->deed == DO_REPLY; }
  return replay_resolve(play->call, play->state, event, play->facts, &resolved,
                        NULL) &&
         resolved.deed == DO_REPLY;
}

/* Where the turn of a reply began, and how much was done before. */
typedef struct {
  int done, kept, t_ms;
} Entry;

static void mark_entry(void *context, const CallOutput *output) {
  Entry *entry = context;
  if (output->kind != OUTPUT_NODE) { return; }
  entry->kept = entry->done;
  entry->t_ms = output->t;
}

/* False when there are not so many replies. */
static bool find_entry(CallPlay *play, Entry *entry, Err *err) {
  const Replay *replay = play->setup.replay;
  assert(replay);
  CallSink sink = {mark_entry, entry};
  int reply = 0;
  call_begin(play->call, play->state, &sink);
  for (int i = 0; i < replay->event_count; i++) {
    const ReplayEvent *event = &replay->events[i];
    entry->done = i;
    call_advance(play->call, play->state, event->t_ms, &sink);
    if (is_answer(play, event) && reply++ == play->setup.turn) { return true; }
    entry->done = i + 1;
    if (!repeat(play, event, &sink, err)) { return false; }
  }
  return err_set(err, ERR_SCHEMA, "this replay has not so many replies");
}

static bool happen_again(CallPlay *play, int count, Err *err) {
  const Replay *replay = play->setup.replay;
  for (int i = 0; i < count; i++) {
    if (!make_room(play)) { return err_memory(err); }
    if (!repeat(play, &replay->events[i], &play->sink, err)) { return false; }
    write_down(play, &replay->events[i]);
  }
  return true;
}

static bool start_from_turn(CallPlay *play, Err *err) {
  Entry entry = {0};
  if (!find_entry(play, &entry, err)) { return false; }
  call_begin(play->call, play->state, &play->sink);
  play->t_ms = entry.t_ms;
  return happen_again(play, entry.kept, err);
}

static bool start_after(CallPlay *play, Err *err) {
  assert(play->setup.replay);
  call_begin(play->call, play->state, &play->sink);
  if (!happen_again(play, play->setup.replay->event_count, err)) {
    return false;
  }
  call_run_out(play->call, play->state, &play->sink);
  return true;
}

/* What cannot happen is not worth watching. */
static bool can_happen(CallPlay *play, Err *err) {
  const Replay *replay = play->setup.replay;
  assert(replay);
  call_begin(play->call, play->state, NULL);
  for (int i = 0; i < replay->event_count; i++) {
    if (!repeat(play, &replay->events[i], NULL, err)) { return false; }
  }
  return true;
}

/* From the turn of a reply, or else from the beginning. */
static bool start_watching(CallPlay *play, Err *err) {
  Entry entry = {0};
  if (!can_happen(play, err)) { return false; }
  bool later = play->setup.turn != NONE && find_entry(play, &entry, NULL);
  call_begin(play->call, play->state, &play->sink);
  if (!later) { return true; }
  play->t_ms = entry.t_ms;
  play->next_event = entry.kept;
  return happen_again(play, entry.kept, err);
}

static bool start(CallPlay *play, Err *err) {
  switch (play->setup.mode) {
    case PLAY_LIVE:
      call_begin(play->call, play->state, &play->sink);
      return true;
    case PLAY_FROM_TURN:
      return start_from_turn(play, err);
    case PLAY_AFTER:
      return start_after(play, err);
    case PLAY_WATCH:
      return start_watching(play, err);
  }
  return false;
}

bool call_play_start(CallPlay *play, Err *err) {
  const Replay *replay = play->setup.replay;
  if (replay && !replay_fits(replay, play->setup.model, err)) { return false; }
  play->silent = true;
  bool ok = start(play, err);
  play->silent = false;
  if (!ok) { return false; }
  call_advance(play->call, play->state, play->t_ms, &play->sink);
  catch_up(play);
  return true;
}

/* ---- time ---- */

/* A breath that began before the stop goes on; so may the next line. */
static bool is_held(const CallPlay *play) {
  const CallState *state = play->state;
  return play->held && state->phase != PHASE_SPEECH &&
         state->breath_end_ms == CALL_NEVER;
}

bool call_play_stands(const CallPlay *play) {
  return play->paused || call_is_over(play->state) || is_held(play);
}

bool call_play_waits(const CallPlay *play) {
  return is_held(play) && play->state->phase == PHASE_PAUSE;
}

void call_play_go_on(CallPlay *play) {
  play->held = false;
}

static bool waits_for_go_on(const CallPlay *play) {
  return play->line_ended && play->setup.options.self_paced;
}

static void run_live(CallPlay *play, int t_ms) {
  bool last = false;
  while (!last && !call_is_over(play->state)) {
    int next = call_next_ms(play->state);
    last = next > t_ms;
    play->t_ms = last ? t_ms : next;
    play->line_ended = false;
    call_advance(play->call, play->state, play->t_ms, &play->sink);
    if (waits_for_go_on(play)) {
      play->held = true;
      return;
    }
  }
}

static const ReplayEvent *coming(const CallPlay *play) {
  const Replay *replay = play->setup.replay;
  if (play->setup.mode != PLAY_WATCH) { return NULL; }
  return play->next_event < replay->event_count
             ? &replay->events[play->next_event]
             : NULL;
}

/* All was done that is done in this replay, and nothing more would come. */
static bool is_done_for(const CallPlay *play) {
  const CallState *state = play->state;
  if (coming(play) || state->phase != PHASE_OPEN) { return false; }
  int on_silence = play->setup.model->scenario->nodes[state->node].on_silence;
  return on_silence == NONE || call_next_ms(state) >= CALL_LONGEST_MS;
}

static void run_watched(CallPlay *play, int t_ms) {
  const ReplayEvent *event = coming(play);
  for (; event && event->t_ms <= t_ms && !call_is_over(play->state);
       event = coming(play)) {
    play->next_event++;
    repeat(play, event, &play->sink, NULL);
  }
  call_advance(play->call, play->state, t_ms, &play->sink);
  if (is_done_for(play)) { call_run_out(play->call, play->state, &play->sink); }
  play->t_ms = t_ms;
  catch_up(play);
}

static void run_to(CallPlay *play, int t_ms) {
  if (play->setup.mode == PLAY_WATCH) {
    run_watched(play, t_ms);
  } else {
    run_live(play, t_ms);
  }
}

void call_play_tick(CallPlay *play, int64_t now_ms) {
  int64_t passed = play->ticked ? now_ms - play->now_ms : 0;
  play->ticked = true;
  play->now_ms = now_ms;
  if (passed <= 0 || call_play_stands(play)) { return; }
  if (passed > LONGEST_STEP_MS) { passed = LONGEST_STEP_MS; }
  run_to(play, play->t_ms + (int)passed);
}

static int next_t(const CallPlay *play) {
  int next = call_next_ms(play->state);
  const ReplayEvent *event = coming(play);
  return event && event->t_ms < next ? event->t_ms : next;
}

void call_play_skip(CallPlay *play) {
  play->line_began = false;
  while (!play->line_began && !call_is_over(play->state)) {
    int t_ms = next_t(play);
    run_to(play, t_ms > play->t_ms ? t_ms : play->t_ms);
  }
}

int64_t call_play_due_ms(const CallPlay *play, int t_ms) {
  if (t_ms == CALL_NEVER || call_play_stands(play)) { return INT64_MAX; }
  return play->now_ms + (t_ms > play->t_ms ? t_ms - play->t_ms : 0);
}

int64_t call_play_next_ms(const CallPlay *play) {
  return call_play_due_ms(play, next_t(play));
}

int call_play_coming(const CallPlay *play, int *t_ms) {
  const ReplayEvent *event = coming(play);
  if (!event || event->deed != DO_REPLY) { return NONE; }
  const Scenario *scenario = play->setup.model->scenario;
  int reply = find_reply(scenario, play->state->node, event->id);
  if (reply != NONE) { *t_ms = event->t_ms; }
  return reply;
}

int call_play_coming_facts(const CallPlay *play, int *facts) {
  const ReplayEvent *event = coming(play);
  int count = event ? event->fact_count : 0;
  for (int i = 0; i < count; i++) {
    facts[i] = find_fact(play->setup.model->scenario, event->facts[i]);
    assert(facts[i] != NONE);
  }
  return count;
}

/* ---- the replay ---- */

const char *call_play_write(const CallPlay *play, Arena *arena,
                            size_t *length) {
  const Scenario *scenario = play->setup.model->scenario;
  Replay replay = {.scenario = scenario->id,
                   .options = play->setup.options,
                   .events = play->events,
                   .event_count = play->event_count};
  memcpy(replay.hash, scenario->hash, sizeof replay.hash);
  memcpy(replay.rubric, scenario->rubric->hash, sizeof replay.rubric);
  if (replay_has_typed(&replay)) {
    memcpy(replay.lexicon, lexicon_hash(play->setup.model->lexicon),
           sizeof replay.lexicon);
  }
  return replay_keep(&replay, arena, length);
}
