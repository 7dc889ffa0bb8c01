/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <assert.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Small blocks fit into the holes that a file's tree leaves while it is taken
** down; what is bigger gets a block of its own. */
enum { BLOCK_BYTES = 4 * 1024, ALIGNMENT = alignof(max_align_t) };

typedef struct Block Block;
struct Block {
  Block *next;
  size_t size, used;
  size_t dirty; /* as far as this it was used before, and is not zero */
  alignas(max_align_t) unsigned char bytes[];
};

struct Arena {
  Block *first, *current;
  size_t cap, used;
  long fail_in; /* how many more succeed, and one; 0: all */
  bool fail_once, has_failed;
};

Arena *arena_create(size_t cap) {
  Arena *arena = calloc(1, sizeof *arena);
  if (arena) { arena->cap = cap; }
  return arena;
}

void arena_destroy(Arena *arena) {
  if (!arena) { return; }
  for (Block *block = arena->first; block;) {
    Block *next = block->next;
    free(block);
    block = next;
  }
  free(arena);
}

static Block *add_block(Arena *arena, size_t size) {
  size_t bytes = size > BLOCK_BYTES ? size : BLOCK_BYTES;
  /* Not malloc: the system's own zeros cost neither time nor memory. */
  Block *block = calloc(1, sizeof *block + bytes);
  if (!block) { return NULL; }
  block->size = bytes;
  if (arena->current) {
    block->next = arena->current->next;
    arena->current->next = block;
  } else {
    arena->first = block;
  }
  arena->current = block;
  return block;
}

/* After a reset the blocks kept from the last round are filled again. */
static Block *block_with_room(Arena *arena, size_t size) {
  for (Block *block = arena->current; block; block = block->next) {
    if (block->size - block->used >= size) { return arena->current = block; }
  }
  return add_block(arena, size);
}

static bool must_fail(Arena *arena) {
  if (arena->fail_in == 0) { return false; }
  if (arena->fail_in > 1) {
    arena->fail_in--;
    return false;
  }
  if (arena->fail_once) { arena->fail_in = 0; }
  arena->has_failed = true;
  return true;
}

static void clean(Block *block, size_t size) {
  size_t old = block->dirty > block->used ? block->dirty - block->used : 0;
  memset(block->bytes + block->used, 0, old < size ? old : size);
}

void *arena_alloc(Arena *arena, size_t size) {
  assert(arena);
  if (must_fail(arena) || size > arena->cap) { return NULL; }
  size_t rounded = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  if (rounded > arena->cap - arena->used) { return NULL; }
  Block *block = block_with_room(arena, rounded);
  if (!block) { return NULL; }
  clean(block, rounded);
  void *place = block->bytes + block->used;
  block->used += rounded;
  arena->used += rounded;
  return place;
}

void *arena_array(Arena *arena, size_t count, size_t size) {
  if (size != 0 && count > SIZE_MAX / size) { return NULL; }
  return arena_alloc(arena, count * size);
}

char *arena_copy(Arena *arena, const char *bytes, size_t length) {
  char *copy = length < SIZE_MAX ? arena_alloc(arena, length + 1) : NULL;
  return copy && length ? memcpy(copy, bytes, length) : copy;
}

void arena_reset(Arena *arena) {
  for (Block *block = arena->first; block; block = block->next) {
    if (block->used > block->dirty) { block->dirty = block->used; }
    block->used = 0;
  }
  arena->current = arena->first;
  arena->used = 0;
}

size_t arena_used(const Arena *arena) {
  return arena->used;
}

void arena_fail_at(Arena *arena, long nth) {
  arena->fail_in = nth;
  arena->fail_once = arena->has_failed = false;
}

void arena_fail_once(Arena *arena, long nth) {
  arena_fail_at(arena, nth);
  arena->fail_once = true;
}

bool arena_has_failed(const Arena *arena) {
  return arena->has_failed;
}
