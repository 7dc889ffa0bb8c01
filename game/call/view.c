/* SPDX-License-Identifier: MIT */
#include "call/view.h"

#include "base/rng.h"
#include "call/call.h"
#include "call/timeline.h"
#include "call/trainee.h"
#include "scenario/rubric.h"

#include <stdio.h>
#include <string.h>

/* ---- speech ---- */

SpeechTone view_tone(int anger) {
  if (anger >= 850) { return SPEECH_FURIOUS; }
  if (anger >= 600) { return SPEECH_ANGRY; }
  return anger >= 350 ? SPEECH_ANNOYED : SPEECH_CALM;
}

const Line *view_coming(const Call *call, const CallState *state,
                        const char **source) {
  int variant = 0;
  const Line *line = timeline_coming(call, state, &variant);
  if (!line) { return NULL; }
  *source = call->model->scenario->texts[line->variants.first + variant].source;
  return line;
}

/* ---- texts ---- */

typedef struct {
  const Call *call;
  const int *facts;
  int fact_count, next_fact;
  Str *out;
} Filler;

static void write_text(Filler *filler, const char *source);

/* A fact's own text has placeholders, but no slots: this goes no deeper. */
static void fill_fact(Filler *filler) {
  if (filler->next_fact < filler->fact_count) {
    int fact = filler->facts[filler->next_fact++];
    write_text(filler, filler->call->model->scenario->facts[fact].text);
  } else {
    str_add(filler->out, "[…]");
  }
}

static bool named(const char *name, size_t length, const char *id) {
  return strlen(id) == length && memcmp(name, id, length) == 0;
}

static void fill(Filler *filler, const char *name, size_t length) {
  const Scenario *scenario = filler->call->model->scenario;
  if (named(name, length, "fact")) { fill_fact(filler); }
  if (named(name, length, "caller")) {
    str_add(filler->out, scenario->call_me[0]);
  }
  if (named(name, length, "agent")) { str_add(filler->out, scenario->agent); }
  for (int i = 0; i < scenario->draw_count; i++) {
    if (!named(name, length, scenario->draws[i].id)) { continue; }
    int word = filler->call->drawn[i];
    str_add(filler->out, scenario->words[word].shown);
  }
}

/* The loader has made sure that braces are closed. */
static void write_text(Filler *filler, const char *source) {
  while (*source) {
    size_t plain = strcspn(source, "{");
    str_add_bytes(filler->out, source, plain);
    source += plain;
    if (*source == '\0') { break; }
    size_t length = strcspn(source, "}");
    fill(filler, source + 1, length - 1);
    source += length + (source[length] != '\0');
  }
}

void view_text(const Call *call, const char *source, const int *facts,
               int fact_count, Str *out) {
  Filler filler = {call, facts, fact_count, 0, out};
  write_text(&filler, source);
}

/* ---- order by the seed ---- */

static void shuffle(const Call *call, uint64_t stream, int *items, int count) {
  Rng rng = rng_init(call->options.seed, stream);
  for (int i = count - 1; i > 0; i--) {
    int k = (int)rng_below(&rng, (uint32_t)i + 1);
    int item = items[i];
    items[i] = items[k];
    items[k] = item;
  }
}

static bool is_heated(const Call *call, int reply) {
  const Scenario *scenario = call->model->scenario;
  Span uses = scenario->replies[reply].uses;
  for (int i = 0; i < uses.count; i++) {
    int entry = scenario->refs[uses.first + i];
    if (trainee_is_heated((Technique)call->model->technique_of[entry])) {
      return true;
    }
  }
  return false;
}

static uint64_t replies_stream(const Call *call, const CallState *state) {
  const char *node = call->model->scenario->nodes[state->node].id;
  char visit[16];
  snprintf(visit, sizeof visit, "/%d", (int)state->visit);
  uint64_t stream = hash_fnv_text(HASH_FNV_START, "replies/");
  return hash_fnv_text(hash_fnv_text(stream, node), visit);
}

static void put_heated_first(const Call *call, int *replies, int count) {
  int cool[SCENARIO_MAX_REPLIES] = {0}, cool_count = 0, heated_count = 0;
  for (int i = 0; i < count; i++) {
    if (is_heated(call, replies[i])) {
      replies[heated_count++] = replies[i];
    } else {
      cool[cool_count++] = replies[i];
    }
  }
  memcpy(replies + heated_count, cool, (size_t)cool_count * sizeof *cool);
}

int view_replies(const Call *call, const CallState *state, int *replies,
                 int most) {
  const Scenario *scenario = call->model->scenario;
  Span span = scenario->nodes[state->node].replies;
  int all[SCENARIO_MAX_REPLIES] = {0}, added = 0, count = span.count;
  for (int i = 0; i < count; i++) { all[i] = span.first + i; }
  shuffle(call, replies_stream(call, state), all, count);
  /* Shaken, one sees the hot answers first. */
  if (state->composure < CALL_SHAKEN) { put_heated_first(call, all, count); }
  for (int i = 0; i < count && added < most; i++) {
    if (state_offers(call, state, all[i])) { replies[added++] = all[i]; }
  }
  return added;
}

ViewOffer view_offer(const Call *call, const CallState *state, int fact) {
  const Scenario *scenario = call->model->scenario;
  ViewOffer offer = {.fact = fact};
  int all[3] = {fact}, count = 1;
  for (int i = 0; i < scenario->fact_count && count < 3; i++) {
    if (scenario->facts[i].near == fact) { all[count++] = i; }
  }
  uint64_t stream = hash_fnv_text(HASH_FNV_START, "near/");
  stream = hash_fnv_text(stream, scenario->facts[fact].id);
  shuffle(call, stream, all, count);
  for (int i = 0; i < count; i++) {
    if (trainee_can_note(call, state, all[i])) {
      offer.choices[offer.count++] = all[i];
    }
  }
  return offer;
}

/* ---- notes, record, promises ---- */

bool view_noted(const Call *call, const CallState *state, int fact) {
  return state_bit(state, call->model->layout.noted, fact);
}

bool view_opened(const Call *call, const CallState *state, int record) {
  return state_bit(state, call->model->layout.opened, record);
}

bool view_promised(const Call *call, const CallState *state, int promise) {
  return state_bit(state, call->model->layout.promised, promise);
}

bool view_kept(const Call *call, const CallState *state, int promise) {
  return state_bit(state, call->model->layout.kept, promise);
}

bool view_done(const Call *call, const CallState *state, int task) {
  return state_bit(state, call->model->layout.done, task);
}

bool view_can_note(const Call *call, const CallState *state, int fact) {
  return trainee_can_note(call, state, fact);
}

int view_busy_until_ms(const CallState *state) {
  return state->now_ms < state->away_until_ms ? state->away_until_ms : 0;
}

/* ---- moments ---- */

bool view_would_interrupt(const Call *call, const CallState *state) {
  return timeline_would_interrupt(call, state) && !call_reply_waits(state);
}

bool view_window(const Call *call, const CallState *state) {
  return trainee_window(call, state);
}

bool view_can_act(const CallState *state) {
  return state->phase != PHASE_OVER && state->phase != PHASE_WORDS &&
         state->breath_end_ms == CALL_NEVER;
}

bool view_can_breathe(const CallState *state) {
  return view_can_act(state) && state->phase == PHASE_SPEECH &&
         !(state->turn_flags & TURN_BREATHED);
}

bool view_can_transfer(const Call *call, const CallState *state) {
  return view_can_act(state) &&
         !call->model->scenario->nodes[state->node].is_end;
}
