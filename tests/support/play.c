/* SPDX-License-Identifier: MIT */
#include "play.h"

#include "base/arena.h"
#include "base/diag.h"
#include "os/file.h"
#include "scenario/load.h"
#include "scenario/rubric.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA_CAP = 64 * 1024 * 1024, MOST_FACTS = 8 };

static const Rubric *shipped_rubric(Arena *arena, Diags *diags) {
  const char *path = EK_SOURCE_DIR "/assets/rubric.json";
  Err err = {0};
  size_t length;
  char *bytes = file_read(path, 1 << 20, &length, &err);
  if (!bytes) { fail_msg("%s: %s", path, err.text); }
  const Rubric *rubric = rubric_load(arena, path, bytes, length, diags);
  free(bytes);
  return rubric;
}

static void fail_with(const Diags *diags) {
  const Err *err = diags_first_error(diags);
  fail_msg("%d:%d %s: %s", err->line, err->column, err->pointer, err->text);
}

static const Scenario *load(Arena *arena, const char *json) {
  Diags *diags = diags_create(arena, DIAGS_DEFAULT_CAP);
  const Rubric *rubric = shipped_rubric(arena, diags);
  if (!rubric) { fail_with(diags); }
  size_t length = strlen(json);
  char *text = arena_copy(arena, json, length);
  for (size_t i = 0; i < length; i++) {
    if (text[i] == '\'') { text[i] = '"'; }
  }
  const Scenario *scenario =
      scenario_load(arena, rubric, "test", text, length, diags);
  if (!scenario) { fail_with(diags); }
  return scenario;
}

Play play_begin(const char *json, CallOptions options) {
  Play play = {.arena = arena_create(ARENA_CAP)};
  play.model = call_model_create(play.arena, load(play.arena, json));
  play.call = call_create(play.arena, play.model, &options);
  play.state = call_state_create(play.arena, play.call);
  call_begin(play.call, play.state, NULL);
  return play;
}

void play_end(Play *play) {
  arena_destroy(play->arena);
}

void play_advance(Play *play, int t_ms) {
  call_advance(play->call, play->state, t_ms, play->sink);
}

/* ---- Deeds ---- */

static int find_reply(const Play *play, const char *id) {
  const Scenario *scenario = play->model->scenario;
  Span span = scenario->nodes[play->state->node].replies;
  for (int i = span.first; i < span.first + span.count; i++) {
    if (strcmp(scenario->replies[i].id, id) == 0) { return i; }
  }
  fail_msg("no reply %s in node %s", id, scenario->nodes[play->state->node].id);
  return NONE;
}

static int find_fact(const Play *play, const char *id) {
  const Scenario *scenario = play->model->scenario;
  int i = 0;
  while (i < scenario->fact_count && strcmp(scenario->facts[i].id, id) != 0) {
    i++;
  }
  if (i == scenario->fact_count) { fail_msg("no fact %s", id); }
  return i;
}

static int find_record(const Play *play, const char *id) {
  const Scenario *scenario = play->model->scenario;
  int i = 0;
  while (strcmp(scenario->records[i].id, id) != 0) { i++; }
  return i;
}

static int find_task(const Play *play, const char *id) {
  const Scenario *scenario = play->model->scenario;
  int i = 0;
  while (strcmp(scenario->tasks[i].id, id) != 0) { i++; }
  return i;
}

static void read_reply(const Play *play, char *words, CallEvent *event,
                       int *facts) {
  event->deed = DO_REPLY;
  event->index = find_reply(play, strtok(words, " "));
  event->facts = facts;
  for (char *word = strtok(NULL, " "); word; word = strtok(NULL, " ")) {
    facts[event->fact_count++] = find_fact(play, word);
  }
}

static void read_posture(const char *word, CallEvent *event) {
  event->deed = DO_POSTURE;
  if (strcmp(word, "open") == 0) { event->open_stance = POSTURE_YES; }
  if (strcmp(word, "closed") == 0) { event->open_stance = POSTURE_NO; }
  if (strcmp(word, "on") == 0) { event->eyes_on = POSTURE_YES; }
  if (strcmp(word, "off") == 0) { event->eyes_on = POSTURE_NO; }
}

static bool read_plain(const char *verb, CallEvent *event) {
  static const struct {
    const char *verb;
    Deed deed;
  } PLAIN[] = {{"backchannel", DO_BACKCHANNEL},
               {"breathe", DO_BREATHE},
               {"transfer", DO_TRANSFER},
               {"hang_up", DO_HANG_UP},
               {"finish", DO_FINISH}};
  for (size_t i = 0; i < sizeof PLAIN / sizeof *PLAIN; i++) {
    if (strcmp(verb, PLAIN[i].verb) != 0) { continue; }
    event->deed = PLAIN[i].deed;
    return true;
  }
  return false;
}

static void read_object(const Play *play, const char *verb, char *rest,
                        CallEvent *event, int *facts) {
  if (strcmp(verb, "reply") == 0) {
    read_reply(play, rest, event, facts);
  } else if (strcmp(verb, "note") == 0 || strcmp(verb, "unnote") == 0) {
    event->deed = verb[0] == 'n' ? DO_NOTE : DO_UNNOTE;
    event->index = find_fact(play, rest);
  } else if (strcmp(verb, "lookup") == 0) {
    event->deed = DO_LOOKUP;
    event->index = find_record(play, rest);
  } else if (strcmp(verb, "task") == 0) {
    event->deed = DO_TASK;
    event->index = find_task(play, rest);
  } else if (strcmp(verb, "posture") == 0 || strcmp(verb, "eyes") == 0) {
    read_posture(rest, event);
  } else {
    fail_msg("no such deed: %s", verb);
  }
}

static bool try_deed(Play *play, int t_ms, const char *deed, Err *err) {
  char words[128];
  int facts[MOST_FACTS];
  CallEvent event = {.t_ms = t_ms, .facts = facts};
  snprintf(words, sizeof words, "%s", deed);
  char *rest = strchr(words, ' ');
  if (rest) { *rest++ = '\0'; }
  play_advance(play, t_ms);
  if (!read_plain(words, &event)) {
    read_object(play, words, rest, &event, facts);
  }
  return call_do(play->call, play->state, &event, play->sink, err);
}

void play_do(Play *play, int t_ms, const char *deed) {
  Err err = {0};
  if (!try_deed(play, t_ms, deed, &err)) {
    fail_msg("%s at %d: %s", deed, t_ms, err.text);
  }
}

void play_refused(Play *play, int t_ms, const char *deed) {
  Err err = {0};
  if (try_deed(play, t_ms, deed, &err)) {
    fail_msg("%s at %d was possible", deed, t_ms);
  }
  assert_int_equal(err.code, ERR_SCHEMA);
}

/* ---- What it was worth ---- */

Score *play_score(Play *play) {
  call_run_out(play->call, play->state, play->sink);
  Score *score = arena_alloc(play->arena, sizeof *score);
  score_call(play->call, play->state, score);
  return score;
}

static int entry_of(const Play *play, const char *technique) {
  int entry = rubric_find(play->model->scenario->rubric, technique);
  if (entry == NONE) { fail_msg("no technique %s", technique); }
  return entry;
}

int play_uses(const Play *play, const char *technique) {
  return state_uses(play->call, play->state, entry_of(play, technique));
}

int play_best(const Play *play, const char *technique) {
  return state_best(play->call, play->state, entry_of(play, technique));
}

int play_earned(const Score *score, const Play *play, const char *technique) {
  int entry = entry_of(play, technique);
  for (int i = 0; i < score->item_count; i++) {
    const ScoreItem *item = &score->items[i];
    if (item->entry == entry) {
      return item->counts ? item->earned_permille : NONE;
    }
  }
  fail_msg("%s is not on the card", technique);
  return NONE;
}

int play_charged(const Score *score, const Play *play, const char *technique) {
  int entry = entry_of(play, technique);
  for (int i = 0; i < score->penalty_count; i++) {
    if (score->penalties[i].entry == entry) {
      return score->penalties[i].points;
    }
  }
  return 0;
}
