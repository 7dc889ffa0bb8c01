/* SPDX-License-Identifier: MIT */
#include "scenario/link.h"

#include "base/hash.h"
#include "base/str.h"
#include "scenario/scenario.h"

#include <assert.h>

bool symbols_init(Symbols *symbols, Reader *reader, int most) {
  int size = 4;
  while (size - size / 4 < most) { size *= 2; }
  symbols->slots = reader_array(reader, size, sizeof *symbols->slots);
  symbols->size = symbols->slots ? size : 0;
  symbols->seed = reader->seed;
  return symbols->slots != NULL;
}

/* The slot of an id, or the free one where it would go. */
static struct Symbol *slot_of(const Symbols *symbols, const char *id) {
  uint64_t hash = hash_fnv_text(symbols->seed, id);
  uint64_t last = (uint64_t)symbols->size - 1;
  uint64_t at = hash & last;
  while (symbols->slots[at].id && !str_equal(symbols->slots[at].id, id)) {
    at = (at + 1) & last;
  }
  return &symbols->slots[at];
}

int *symbols_at(const Symbols *symbols, const char *id) {
  if (symbols->size == 0) { return NULL; }
  struct Symbol *slot = slot_of(symbols, id);
  return slot->id ? &slot->index : NULL;
}

int symbols_find(const Symbols *symbols, const char *id) {
  const int *index = symbols_at(symbols, id);
  return index ? *index : NONE;
}

const char *symbols_id(const Symbols *symbols, const char *id) {
  return symbols->size == 0 ? NULL : slot_of(symbols, id)->id;
}

bool symbols_lost(const Symbols *symbols, const char *id) {
  return symbols->open || symbols_id(symbols, id);
}

bool symbols_add(Symbols *symbols, const char *id, int index) {
  assert(symbols->size > 0);
  struct Symbol *slot = slot_of(symbols, id);
  if (slot->id) { return false; }
  *slot = (struct Symbol){id, index};
  return true;
}

bool symbols_offer(const Symbols *symbols, Reader *reader, const Diag *diag,
                   Suggest *suggest) {
  if (!diag || reader->guesses_left == 0) { return false; }
  reader->guesses_left--;
  for (int i = 0; i < symbols->size; i++) {
    if (symbols->slots[i].id) { suggest_offer(suggest, symbols->slots[i].id); }
  }
  return true;
}

void symbols_suggest(const Symbols *symbols, Reader *reader,
                     const char *written, Diag *diag) {
  Suggest suggest = suggest_init(written);
  symbols_offer(symbols, reader, diag, &suggest);
  suggest_tell(&suggest, diag);
}

int link_id(const Symbols *symbols, Reader *reader, const JsonValue *text,
            const char *what, const char *rule) {
  const char *id = json_text(text);
  int index = symbols_find(symbols, id);
  if (index != NONE || symbols_lost(symbols, id)) { return index; }
  Diag *diag = reader_error(reader, at_value(text), rule,
                            "there is no %s \"%.64s\"", what, id);
  symbols_suggest(symbols, reader, id, diag);
  return NONE;
}
