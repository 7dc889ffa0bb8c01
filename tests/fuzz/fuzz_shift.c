/* SPDX-License-Identifier: MIT */
/* A shift file of any bytes is refused with a reason; or it reads the same
** when it is written again, and is refused with a place, or has a score. */
#include "base/arena.h"
#include "base/diag.h"
#include "base/json_out.h"
#include "base/str.h"
#include "fuzz.h"
#include "os/file.h"
#include "scenario/load.h"
#include "scenario/rubric.h"
#include "score/shift_card.h"
#include "score/shift_replay.h"

#include <assert.h>
#include <stdlib.h>

enum {
  ARENA_CAP = 256 * 1024 * 1024,
  FILE_CAP = 32 * 1024 * 1024,
  MOST_BYTES = 64 * 1024
};

static char *read_all(const char *path, size_t *length) {
  char *bytes = file_read(path, FILE_CAP, length, NULL);
  assert(bytes);
  return bytes;
}

/* The small scenario, for all calls: those of another are refused. */
static const CallModel *load(Arena *arena) {
  Diags *diags = diags_create(arena, 1);
  size_t length;
  char *bytes = read_all(EK_SOURCE_DIR "/assets/rubric.json", &length);
  const Rubric *rubric =
      rubric_load(arena, "rubric.json", bytes, length, diags);
  free(bytes);
  bytes = read_all(EK_SOURCE_DIR "/tests/oracle/kettle-short.json", &length);
  const Scenario *scenario =
      scenario_load(arena, rubric, "kettle-short.json", bytes, length, diags);
  free(bytes);
  assert(scenario);
  return call_model_create(arena, scenario);
}

static void write_shift(const void *shift, JsonOut *out) {
  shift_replay_write(shift, out);
}

static void write_card(const void *card, JsonOut *out) {
  shift_card_write(card, out);
}

static const char *file_of(Arena *arena, const Shift *shift, size_t *length) {
  const char *text = json_out_keep(arena, write_shift, shift, length);
  assert(text);
  return text;
}

static void expect_card(const ShiftCard *card) {
  assert(card->score >= 0 && card->score <= 1000);
  assert(card->composure >= 0 && card->composure <= 1000);
  assert(card->kept_count + card->broken_count <= card->promise_count);
  for (int i = 1; i < card->point_count; i++) {
    assert(card->points[i].t_ms >= card->points[i - 1].t_ms);
  }
}

static void run(Arena *arena, const Shift *shift) {
  static Arena *kept;
  static const CallModel *model;
  if (!kept) {
    kept = arena_create(ARENA_CAP);
    model = load(kept);
  }
  const CallModel *models[SHIFT_MOST_CALLS];
  for (int i = 0; i < SHIFT_MOST_CALLS; i++) { models[i] = model; }
  Err err = {0};
  ShiftFault fault;
  const ShiftCard *card = shift_run(arena, models, shift, &err, &fault);
  if (!card) {
    assert(err.text[0] && fault.call >= 0 && fault.call < shift->call_count);
    return;
  }
  expect_card(card);
  size_t length;
  assert(json_out_keep(arena, write_card, card, &length));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size > MOST_BYTES) { return 0; }
  Arena *arena = arena_create(ARENA_CAP);
  Err err = {0};
  ShiftFault fault;
  const Shift *shift = shift_replay_read(arena, "fuzz.json", (const char *)data,
                                         size, &err, &fault);
  if (shift) {
    size_t length, again_length;
    const char *file = file_of(arena, shift, &length);
    const Shift *again =
        shift_replay_read(arena, "again.json", file, length, &err, &fault);
    assert(again && str_equal(file_of(arena, again, &again_length), file));
    run(arena, again);
  } else {
    assert(err.text[0]);
  }
  arena_destroy(arena);
  return 0;
}
