/* SPDX-License-Identifier: MIT */
#include "scenario/link.h"

#include "base/hash.h"
#include "base/str.h"
#include "scenario/scenario.h"
#include "scenario/suggest.h"

#include <assert.h>

bool symbols_init(Symbols *symbols, Reader *reader, int most) {
  int size = 4;
  while (size - size / 4 < most) { size *= 2; }
  symbols->slots = reader_array(reader, size, sizeof *symbols->slots);
  symbols->size = symbols->slots ? size : 0;
  return symbols->slots != NULL;
}

/* The slot of an id, or the free one where it would go. */
static struct Symbol *slot_of(const Symbols *symbols, const char *id) {
  uint64_t hash = hash_fnv_text(HASH_FNV_START, id);
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

bool symbols_add(Symbols *symbols, const char *id, int index) {
  assert(symbols->size > 0);
  struct Symbol *slot = slot_of(symbols, id);
  if (slot->id) { return false; }
  *slot = (struct Symbol){id, index};
  return true;
}

const char *symbols_nearest(const Symbols *symbols, Reader *reader,
                            const char *written) {
  if (reader->guesses_left == 0) { return NULL; }
  reader->guesses_left--;
  Suggest suggest = suggest_init(written);
  for (int i = 0; i < symbols->size; i++) {
    if (symbols->slots[i].id) { suggest_offer(&suggest, symbols->slots[i].id); }
  }
  return suggest.best;
}

int link_id(const Symbols *symbols, Reader *reader, const JsonValue *text,
            const char *what, const char *rule) {
  const char *id = json_text(text);
  int index = symbols_find(symbols, id);
  if (index != NONE) { return index; }
  Diag *diag = reader_error(reader, at_value(text), rule,
                            "there is no %s \"%.64s\"", what, id);
  const char *nearest = symbols_nearest(symbols, reader, id);
  if (nearest) { diag_set_hint(diag, "did you mean \"%s\"?", nearest); }
  return NONE;
}
