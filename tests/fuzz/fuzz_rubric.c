/* SPDX-License-Identifier: MIT */
/* A rubric file of any bytes is loaded with everything in its range, or
** refused with a reason. */
#include "base/arena.h"
#include "base/diag.h"
#include "fuzz.h"
#include "scenario/rubric.h"

#include <assert.h>
#include <stdlib.h>

enum { ARENA_CAP = 64 * 1024 * 1024 };

static void expect_entry(const RubricEntry *entry) {
  assert(entry->id[0] && entry->category && entry->known_by != 0);
  assert(entry->points >= 0 && entry->points <= 100);
  assert(abs(entry->anger) <= 1000 && abs(entry->grievance) <= 1000);
  assert(abs(entry->trust) <= 1000);
  assert(entry->keep >= 0 && entry->keep <= 100);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Arena *arena = arena_create(ARENA_CAP);
  Diags *diags = diags_create(arena, DIAGS_DEFAULT_CAP);
  const Rubric *rubric =
      rubric_load(arena, "fuzz", (const char *)data, size, diags);
  assert((rubric == NULL) == (diags_errors(diags) > 0));
  for (int i = 0; rubric && i < rubric->count; i++) {
    expect_entry(&rubric->entries[i]);
  }
  for (int i = 0; rubric && i < TECHNIQUE_COUNT; i++) {
    assert(rubric->index_of[i] >= 0 && rubric->index_of[i] < rubric->count);
  }
  arena_destroy(arena);
  return 0;
}
