/* SPDX-License-Identifier: MIT */
#include "analysis/memo.h"

#include "base/arena.h"

enum { FIRST_SLOTS = 1024, TEN_BITS = 1023, MEAN_BITS = 24 };

#define MEAN_MASK ((UINT64_C(1) << MEAN_BITS) - 1)

/* What an open state, and one without any end, have for a mean: a mean is at
** most 1000 times the unit. */
#define MEAN_OPEN MEAN_MASK
#define MEAN_NONE (MEAN_MASK - 1)

typedef struct {
  StatePrint print; /* both 0: free */
  uint64_t values;  /* mean, then four times ten bits */
  uint64_t paths;
} Entry;

struct Memo {
  Arena *arena; /* of the table as it is now */
  Entry *entries;
  size_t slots; /* a power of two */
  size_t count, most_states, most_bytes;
  int ceiling;
};

static uint64_t pack(const MemoValue *value) {
  uint64_t mean = (uint64_t)value->mean;
  if (!value->found) { mean = MEAN_NONE; }
  if (value->open) { mean = MEAN_OPEN; }
  return mean | (uint64_t)value->best << 24 | (uint64_t)value->worst << 34 |
         (uint64_t)value->least_anger << 44 | (uint64_t)value->most_anger << 54;
}

static MemoValue unpack(const Entry *entry) {
  uint64_t values = entry->values, mean = values & MEAN_MASK;
  return (MemoValue){.open = mean == MEAN_OPEN,
                     .found = mean < MEAN_NONE,
                     .best = (int)(values >> 24 & TEN_BITS),
                     .worst = (int)(values >> 34 & TEN_BITS),
                     .least_anger = (int)(values >> 44 & TEN_BITS),
                     .most_anger = (int)(values >> 54 & TEN_BITS),
                     .mean = mean < MEAN_NONE ? (int64_t)mean : 0,
                     .paths = entry->paths};
}

static bool is_free(const Entry *entry) {
  return entry->print.low == 0 && entry->print.high == 0;
}

/* Where the print stands, or the free place where it would. */
static Entry *place_of(Entry *entries, size_t slots, StatePrint print) {
  size_t at = (size_t)print.low & (slots - 1);
  while (!is_free(&entries[at]) && (entries[at].print.low != print.low ||
                                    entries[at].print.high != print.high)) {
    at = (at + 1) & (slots - 1);
  }
  return &entries[at];
}

/* Room for `slots` entries in an arena of its own. */
static Arena *make_room(size_t slots, size_t most_bytes, Entry **entries) {
  if (slots > most_bytes / sizeof **entries) { return NULL; }
  Arena *arena = arena_create(most_bytes);
  if (!arena) { return NULL; }
  *entries = arena_array(arena, slots, sizeof **entries);
  if (*entries) { return arena; }
  arena_destroy(arena);
  return NULL;
}

Memo *memo_create(Arena *arena, size_t most_states, size_t most_bytes) {
  Memo *memo = arena_alloc(arena, sizeof *memo);
  if (!memo) { return NULL; }
  *memo = (Memo){.ceiling = NONE,
                 .slots = FIRST_SLOTS,
                 .most_states = most_states,
                 .most_bytes = most_bytes};
  memo->arena = make_room(memo->slots, most_bytes, &memo->entries);
  return memo->arena ? memo : NULL;
}

void memo_close(Memo *memo) {
  if (memo) { arena_destroy(memo->arena); }
}

size_t memo_count(const Memo *memo) {
  return memo->count;
}

void memo_note_cut(Memo *memo, int ceiling) {
  if (ceiling > memo->ceiling) { memo->ceiling = ceiling; }
}

int memo_ceiling(const Memo *memo) {
  return memo->ceiling;
}

bool memo_find(const Memo *memo, StatePrint print, MemoValue *value) {
  const Entry *entry = place_of(memo->entries, memo->slots, print);
  if (is_free(entry)) { return false; }
  *value = unpack(entry);
  return true;
}

static bool grow(Memo *memo) {
  Entry *entries;
  size_t slots = 2 * memo->slots;
  Arena *arena = make_room(slots, memo->most_bytes, &entries);
  if (!arena) { return false; }
  for (size_t i = 0; i < memo->slots; i++) {
    const Entry *entry = &memo->entries[i];
    if (is_free(entry)) { continue; }
    *place_of(entries, slots, entry->print) = *entry;
  }
  arena_destroy(memo->arena);
  memo->arena = arena;
  memo->entries = entries;
  memo->slots = slots;
  return true;
}

/* One place in four stays free, so that looking for one is short. */
static bool has_room(Memo *memo) {
  if (memo->count >= memo->most_states) { return false; }
  return memo->count < memo->slots / 4 * 3 || grow(memo);
}

bool memo_set(Memo *memo, StatePrint print, const MemoValue *value) {
  Entry *entry = place_of(memo->entries, memo->slots, print);
  if (is_free(entry)) {
    if (!has_room(memo)) { return false; }
    entry = place_of(memo->entries, memo->slots, print);
    entry->print = print;
    memo->count++;
  }
  entry->values = pack(value);
  entry->paths = value->paths;
  return true;
}
