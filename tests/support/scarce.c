/* SPDX-License-Identifier: MIT */
#include "scarce.h"

#include "base/arena.h"
#include "base/json.h"
#include "unit.h"

#include <stdlib.h>

/* cJSON's hooks have no context: how many more succeed, and how many live. */
static long left, alive;
static bool refused;

static void *allocate(size_t size) {
  if (left == 0) {
    refused = true;
    return NULL;
  }
  left--;
  void *memory = malloc(size);
  alive += memory != NULL;
  return memory;
}

static void release(void *memory) {
  alive -= memory != NULL;
  free(memory);
}

void scarce_begin(void) {
  left = -1;
  alive = 0;
  json_set_memory(allocate, release);
}

void scarce_end(void) {
  json_set_memory(NULL, NULL);
}

void scarce_arm(Arena *arena, Scarcity how, long nth) {
  left = how == SCARCE_PARSER ? nth - 1 : -1;
  refused = false;
  if (how == SCARCE_ONCE) { arena_fail_once(arena, nth); }
  if (how == SCARCE_FROM) { arena_fail_at(arena, nth); }
}

bool scarce_disarm(const Arena *arena) {
  left = -1;
  assert_int_equal(alive, 0);
  return refused || arena_has_failed(arena);
}
