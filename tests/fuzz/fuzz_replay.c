/* SPDX-License-Identifier: MIT */
/* A replay file of any bytes is refused with a reason, or it is a call of the
** scenario that it names (of a small one, when that is not shipped), which
** ends, has a score, and is the same when it is run again. */
#include "base/arena.h"
#include "base/diag.h"
#include "base/json_out.h"
#include "base/str.h"
#include "call/typed.h"
#include "fuzz.h"
#include "os/file.h"
#include "scenario/load.h"
#include "scenario/rubric.h"
#include "score/scorecard.h"
#include "wording/lexicon.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  ARENA_CAP = 256 * 1024 * 1024,
  FILE_CAP = 32 * 1024 * 1024,
  MOST_BYTES = 64 * 1024,
  MOST_MODELS = 64,
  PATH_BYTES = 512
};

#define SHIPPED EK_SOURCE_DIR "/scenarios/"
#define LEXICON EK_SOURCE_DIR "/tests/typed/lexicon.json"

/* ---- The scenarios, loaded once ---- */

typedef struct {
  Arena *arena;
  const Rubric *rubric;
  const Lexicon *lexicon;
  const CallModel *models[MOST_MODELS]; /* the small one first */
  int count;
} Library;

static char *read_all(const char *path, size_t *length) {
  char *bytes = file_read(path, FILE_CAP, length, NULL);
  assert(bytes);
  return bytes;
}

static void add_model(Library *library, const char *path) {
  size_t length;
  char *bytes = read_all(path, &length);
  Diags *diags = diags_create(library->arena, 1);
  const Scenario *scenario = scenario_load(library->arena, library->rubric,
                                           path, bytes, length, diags);
  free(bytes);
  assert(scenario && library->count < MOST_MODELS);
  library->models[library->count++] =
      typed_model_create(library->arena, scenario, library->lexicon);
}

static void load(Library *library) {
  size_t length;
  char *bytes = read_all(EK_SOURCE_DIR "/assets/rubric.json", &length);
  library->arena = arena_create(ARENA_CAP);
  library->rubric = rubric_load(library->arena, "rubric.json", bytes, length,
                                diags_create(library->arena, 1));
  free(bytes);
  bytes = read_all(LEXICON, &length);
  library->lexicon = lexicon_load(library->arena, LEXICON, bytes, length,
                                  diags_create(library->arena, 1));
  free(bytes);
  assert(library->lexicon);
  add_model(library, EK_SOURCE_DIR "/tests/oracle/kettle-short.json");
  FileNames names;
  bool listed = file_list(SHIPPED, ".json", &names, NULL);
  assert(listed);
  for (int i = 0; i < names.count; i++) {
    char path[PATH_BYTES];
    if (strstr(names.names[i], ".schema.")) { continue; }
    snprintf(path, sizeof path, "%s%s", SHIPPED, names.names[i]);
    add_model(library, path);
  }
  file_clear_names(&names);
}

static const CallModel *model_for(const Replay *replay) {
  static Library library;
  if (library.count == 0) { load(&library); }
  for (int i = 0; i < library.count; i++) {
    const CallModel *model = library.models[i];
    if (str_equal(model->scenario->id, replay->scenario)) { return model; }
  }
  return library.models[0];
}

/* ---- What holds of every call ---- */

static void expect_permille(int value) {
  assert(value >= 0 && value <= 1000);
}

static void expect_state(const CallState *state) {
  expect_permille(state->anger);
  expect_permille(state->grievance);
  expect_permille(state->trust);
  expect_permille(state->composure);
  assert(state->phase == PHASE_OVER);
  assert(state->now_ms >= 0 && state->now_ms <= CALL_LONGEST_MS);
  assert(state->replies <= CALL_MOST_REPLIES);
  assert(state->vent_heard <= state->vent_due);
  assert(state->open_ms <= state->spoken_ms);
  assert(state->must_named <= state->must_told + state->must_cut);
}

static void expect_card(const Scorecard *card) {
  const Score *score = &card->score;
  expect_state(card->state);
  expect_permille(score->score);
  for (int i = 0; i < score->item_count; i++) {
    expect_permille(score->items[i].earned_permille);
  }
  for (int i = 0; i < card->turn_count; i++) {
    expect_permille(card->turns[i].anger_before);
    expect_permille(card->turns[i].anger_after);
  }
}

static void write_card(const void *card, JsonOut *out) {
  scorecard_write(card, out);
}

static const char *document_of(Arena *arena, const Scorecard *card) {
  size_t length;
  const char *text = json_out_keep(arena, write_card, card, &length);
  assert(text);
  return text;
}

/* The same call from its file written anew. */
static const Replay *written_and_read(Arena *arena, const Replay *replay) {
  size_t length;
  const char *text = replay_keep(replay, arena, &length);
  assert(text);
  Err err = {0};
  int bad_event;
  const Replay *again =
      replay_read(arena, "again.json", text, length, &err, &bad_event);
  assert(again);
  return again;
}

static void run(Arena *arena, const Replay *replay) {
  const CallModel *model = model_for(replay);
  Err err = {0};
  int bad_event;
  const Scorecard *card =
      scorecard_create(arena, model, replay, NULL, &err, &bad_event);
  if (!card) {
    assert(err.text[0]);
    assert(bad_event >= 0 && bad_event < replay->event_count);
    return;
  }
  expect_card(card);
  const Scorecard *again = scorecard_create(
      arena, model, written_and_read(arena, replay), NULL, &err, &bad_event);
  assert(again);
  assert(str_equal(document_of(arena, card), document_of(arena, again)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size > MOST_BYTES) { return 0; }
  Arena *arena = arena_create(ARENA_CAP);
  Err err = {0};
  int bad_event;
  const Replay *replay = replay_read(arena, "fuzz.json", (const char *)data,
                                     size, &err, &bad_event);
  if (replay) {
    run(arena, replay);
  } else {
    assert(err.text[0] && bad_event >= REPLAY_NO_EVENT);
  }
  arena_destroy(arena);
  return 0;
}
