/* SPDX-License-Identifier: MIT */
#include "report/moments.h"

#include "base/arena.h"
#include "base/str.h"
#include "call/replay_resolve.h"
#include "call/view.h"

#include <assert.h>

enum { LONGEST_TEXT = 20000 };

const char *moments_text(Arena *arena, const Call *call, const char *source,
                         const int *facts, int fact_count) {
  char room[LONGEST_TEXT];
  Str text = str_init(room, sizeof room);
  view_text(call, source, facts, fact_count, &text);
  return arena_copy(arena, text.text, text.length);
}

/* ---- recording ---- */

typedef struct {
  Arena *arena;
  const Scorecard *card;
  CallState *state;
  HindsightRun *hindsight;
  Moment *list;
  int count, room;
  int turn, anger;
  bool in_answer;
  const char *typed; /* the words of the event in hand; NULL: none */
} Recorder;

static void record(void *context, const CallOutput *output) {
  Recorder *recorder = context;
  assert(recorder->count < recorder->room);
  if (output->kind == OUTPUT_ANSWER) {
    recorder->turn++;
    recorder->in_answer = true;
  }
  bool begins = recorder->count == 0;
  recorder->list[recorder->count++] =
      (Moment){.output = *output,
               .anger_before = begins ? output->anger : recorder->anger,
               .turn = recorder->in_answer ? recorder->turn : NONE,
               .by = NONE};
  if (output->kind == OUTPUT_UNHELPED) {
    recorder->list[recorder->count - 1].text = recorder->typed;
  }
  recorder->anger = output->anger;
  if (output->kind == OUTPUT_ANSWERED) { recorder->in_answer = false; }
}

static bool run_event(Recorder *recorder, const ReplayEvent *event, int *facts,
                      Err *err) {
  const Call *call = recorder->card->call;
  CallState *state = recorder->state;
  CallSink sink = {record, recorder};
  CallEvent resolved;
  call_advance(call, state, event->t_ms, &sink);
  recorder->typed = event->deed == DO_TYPE ? event->id : NULL;
  if (!replay_resolve(call, state, event, facts, &resolved, err)) {
    return false;
  }
  if (resolved.deed == DO_REPLY) {
    call_await_turn(call, state, &sink);
    if (!hindsight_look(recorder->hindsight, state, &resolved,
                        recorder->turn + 1)) {
      return err_memory(err);
    }
  }
  return call_do(call, state, &resolved, &sink, err);
}

static bool run(Recorder *recorder, const Replay *replay, Err *err) {
  const Call *call = recorder->card->call;
  CallSink sink = {record, recorder};
  int *facts = arena_array(recorder->arena, (size_t)replay_most_facts(replay),
                           sizeof *facts);
  if (!facts) { return err_memory(err); }
  call_begin(call, recorder->state, &sink);
  for (int i = 0; i < replay->event_count; i++) {
    if (!run_event(recorder, &replay->events[i], facts, err)) { return false; }
  }
  call_run_out(call, recorder->state, &sink);
  assert(recorder->count == recorder->room);
  return true;
}

/* ---- words ---- */

static const char *source_of(const Scenario *scenario,
                             const CallOutput *output) {
  switch ((int)output->kind) {
    case OUTPUT_LINE: {
      Span variants = scenario->lines[output->a].variants;
      return scenario->texts[variants.first + output->b].source;
    }
    case OUTPUT_PROTEST:
      return scenario->protests[output->a].source;
    case OUTPUT_ANSWER:
      return scenario->replies[output->a].say.source;
    case OUTPUT_PROMISED:
      return scenario->promises[output->a].text;
    case OUTPUT_TASK:
      return scenario->tasks[output->a].label;
    default:
      return NULL;
  }
}

static bool put_words(Arena *arena, const Scorecard *card, Moment *moment) {
  const Scenario *scenario = card->call->model->scenario;
  const CallOutput *output = &moment->output;
  const char *source = source_of(scenario, output);
  if (!source) { return true; }
  if (output->kind == OUTPUT_LINE) {
    moment->by = scenario->lines[output->a].by;
  }
  bool answer = output->kind == OUTPUT_ANSWER;
  const ScoreTurn *turn = answer ? &card->turns[moment->turn] : NULL;
  if (turn && turn->typed) {
    moment->text = turn->typed;
    return true;
  }
  moment->text =
      moments_text(arena, card->call, source, turn ? turn->facts : NULL,
                   turn ? turn->fact_count : 0);
  return moment->text != NULL;
}

static const Moments *finish(Recorder *recorder) {
  Moments *moments = arena_alloc(recorder->arena, sizeof *moments);
  if (!moments) { return NULL; }
  for (int i = 0; i < recorder->count; i++) {
    if (!put_words(recorder->arena, recorder->card, &recorder->list[i])) {
      return NULL;
    }
  }
  *moments = (Moments){.list = recorder->list,
                       .count = recorder->count,
                       .hindsight =
                           hindsight_end(recorder->hindsight, recorder->state)};
  return moments->hindsight ? moments : NULL;
}

const Moments *moments_record(Arena *arena, const Scorecard *card,
                              const Replay *replay, int count, Err *err) {
  Recorder recorder = {
      .arena = arena, .card = card, .room = count, .turn = NONE};
  recorder.state = call_state_create(arena, card->call);
  recorder.hindsight = hindsight_begin(arena, card);
  recorder.list = arena_array(arena, (size_t)count, sizeof *recorder.list);
  if (!recorder.state || !recorder.hindsight || !recorder.list) {
    err_memory(err);
    return NULL;
  }
  if (!run(&recorder, replay, err)) { return NULL; }
  const Moments *moments = finish(&recorder);
  if (!moments) { err_memory(err); }
  return moments;
}

/* ---- what was heard before a moment ---- */

static bool is_speech(const Moment *moment) {
  return moment->output.kind == OUTPUT_LINE ||
         moment->output.kind == OUTPUT_PROTEST;
}

int moments_turn_begin(const Moments *moments, int last) {
  int i = last;
  while (i > 0 && moments->list[i - 1].output.kind != OUTPUT_ANSWER) { i--; }
  return i;
}

/* The line that is being said at moment `last`, or NONE. */
static int unfinished(const Moments *moments, int last) {
  int begin = moments_turn_begin(moments, last);
  for (int i = last; i >= begin; i--) {
    OutputKind kind = moments->list[i].output.kind;
    if (kind == OUTPUT_LINE_END || kind == OUTPUT_TURN_END) { return NONE; }
    if (is_speech(&moments->list[i])) { return i; }
  }
  return NONE;
}

static void add_speech(Str *text, const Scorecard *card, const Moment *moment) {
  if (text->length > 0) { str_add(text, " "); }
  if (moment->by != NONE) {
    str_add(text, "[");
    str_add(text, card->call->model->scenario->people[moment->by].name);
    str_add(text, "] ");
  }
  str_add(text, moment->text);
}

const char *moments_heard(Arena *arena, const Scorecard *card,
                          const Moments *moments, int last, const char **cut) {
  char room[LONGEST_TEXT];
  Str text = str_init(room, sizeof room);
  int left_out = unfinished(moments, last);
  *cut = left_out == NONE ? NULL : moments->list[left_out].text;
  for (int i = moments_turn_begin(moments, last); i <= last; i++) {
    const Moment *moment = &moments->list[i];
    if (!is_speech(moment) || i == left_out) { continue; }
    add_speech(&text, card, moment);
  }
  return arena_copy(arena, text.text, text.length);
}
