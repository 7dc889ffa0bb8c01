/* SPDX-License-Identifier: MIT */
#include "shipped.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/json_out.h"
#include "base/str.h"
#include "loader.h"
#include "os/file.h"
#include "scenario/load.h"
#include "scenario/rubric.h"
#include "score/scorecard.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  ARENA_CAP = 1024 * 1024 * 1024,
  FILE_CAP = 32 * 1024 * 1024,
  DOCUMENT_BYTES = 256 * 1024,
  MOST_SCENARIOS = 256,
  MOST_REPLAYS = 4096,
  PATH_BYTES = 512
};

char *shipped_file(const char *path) {
  char whole[PATH_BYTES];
  size_t length;
  Err err = {0};
  snprintf(whole, sizeof whole, "%s/%s", EK_SOURCE_DIR, path);
  char *bytes = file_read(whole, FILE_CAP, &length, &err);
  if (!bytes) { fail_msg("%s: %s", whole, err.text); }
  return bytes;
}

static bool ends_in(const char *name, const char *end) {
  size_t length = strlen(name), tail = strlen(end);
  return length >= tail && strcmp(name + length - tail, end) == 0;
}

static FileNames list(const char *folder) {
  char whole[PATH_BYTES];
  Err err = {0};
  FileNames names;
  snprintf(whole, sizeof whole, "%s/%s", EK_SOURCE_DIR, folder);
  if (!file_list(whole, ".json", &names, &err)) {
    fail_msg("%s: %s", whole, err.text);
  }
  return names;
}

static const CallModel *load_model(Arena *arena, const Rubric *rubric,
                                   const char *name) {
  char path[PATH_BYTES];
  snprintf(path, sizeof path, "scenarios/%s", name);
  char *bytes = shipped_file(path);
  Diags *diags = diags_create(arena, 1);
  const Scenario *scenario =
      scenario_load(arena, rubric, path, bytes, strlen(bytes), diags);
  free(bytes);
  if (!scenario) { fail_msg("%s: %s", path, diags_first_error(diags)->text); }
  return call_model_create(arena, scenario);
}

static void load_replay(Shipped *set, const char *folder, const char *name) {
  char path[PATH_BYTES];
  snprintf(path, sizeof path, "tests/replays/%s/%s", folder, name);
  char *bytes = shipped_file(path);
  Err err = {0};
  int bad_event;
  int scenario = set->model_count - 1;
  const Replay *replay =
      replay_read(set->arena, path, bytes, strlen(bytes), &err, &bad_event);
  free(bytes);
  bool fits = replay && replay_fits(replay, set->models[scenario], &err);
  if (!fits) { fail_msg("%s: %s", path, err.text); }
  assert_in_range(set->replay_count, 0, MOST_REPLAYS - 1);
  const char *kept = path + strlen("tests/replays/");
  set->replays[set->replay_count++] =
      (Golden){arena_copy(set->arena, kept, strlen(kept)),
               arena_copy(set->arena, name, strlen(name) - strlen(".json")),
               scenario, replay};
}

static void load_replays(Shipped *set) {
  const char *id = set->models[set->model_count - 1]->scenario->id;
  char folder[PATH_BYTES];
  snprintf(folder, sizeof folder, "tests/replays/%s", id);
  FileNames names = list(folder);
  for (int i = 0; i < names.count; i++) {
    if (ends_in(names.names[i], ".score.json")) { continue; }
    load_replay(set, id, names.names[i]);
  }
  file_clear_names(&names);
}

Shipped shipped_load(void) {
  Shipped set = {.arena = arena_create(ARENA_CAP)};
  set.models = arena_array(set.arena, MOST_SCENARIOS, sizeof *set.models);
  set.replays = arena_array(set.arena, MOST_REPLAYS, sizeof *set.replays);
  const Rubric *rubric = loader_rubric(set.arena);
  FileNames names = list("scenarios");
  for (int i = 0; i < names.count; i++) {
    if (ends_in(names.names[i], ".schema.json")) { continue; }
    assert_in_range(set.model_count, 0, MOST_SCENARIOS - 1);
    set.models[set.model_count++] =
        load_model(set.arena, rubric, names.names[i]);
    load_replays(&set);
  }
  file_clear_names(&names);
  return set;
}

void shipped_clear(Shipped *set) {
  arena_destroy(set->arena);
}

static void take(void *context, const char *bytes, size_t length) {
  str_add_bytes(context, bytes, length);
}

const char *shipped_document(const Shipped *set, const CallModel *model,
                             const Replay *replay) {
  Err err = {0};
  int bad_event;
  const Scorecard *card =
      scorecard_create(set->arena, model, replay, NULL, &err, &bad_event);
  if (!card) { fail_msg("event %d: %s", bad_event, err.text); }
  Str text = str_init(arena_alloc(set->arena, DOCUMENT_BYTES), DOCUMENT_BYTES);
  JsonOut out = json_out_init(take, &text, true);
  scorecard_write(card, &out);
  str_add(&text, "\n");
  assert_false(text.cut);
  return text.text;
}
