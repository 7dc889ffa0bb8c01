/* SPDX-License-Identifier: MIT */
#include "wording/words.h"

#include "base/arena.h"

#include <string.h>

static const char *const FIXED[WORD_FIXED] = {"#", "^", "$", "*"};

uint32_t words_hash(const char *bytes, size_t length) {
  uint32_t hash = 2166136261u;
  for (size_t i = 0; i < length; i++) {
    hash = (hash ^ (unsigned char)bytes[i]) * 16777619u;
  }
  return hash;
}

static void place(Words *words, int32_t index) {
  uint32_t at = words->list[index].hash & words->mask;
  while (words->table[at] != WORD_UNKNOWN) { at = (at + 1) & words->mask; }
  words->table[at] = index;
}

static bool grow(Words *words, int room) {
  Word *list = arena_array(words->arena, (size_t)room, sizeof *list);
  size_t size = 2 * (size_t)room;
  int32_t *table = arena_array(words->arena, size, sizeof *table);
  if (!list || !table) { return false; }
  if (words->count > 0) {
    memcpy(list, words->list, (size_t)words->count * sizeof *list);
  }
  for (size_t i = 0; i < size; i++) { table[i] = WORD_UNKNOWN; }
  words->list = list;
  words->table = table;
  words->mask = (uint32_t)size - 1;
  words->room = room;
  for (int32_t i = 0; i < words->count; i++) { place(words, i); }
  return true;
}

bool words_init(Words *words, Arena *arena, int room) {
  *words = (Words){.arena = arena};
  if (!grow(words, room)) { return false; }
  for (int i = 0; i < WORD_FIXED; i++) {
    if (words_add(words, FIXED[i], 1) == WORD_UNKNOWN) { return false; }
  }
  return true;
}

int32_t words_find(const Words *words, const char *bytes, size_t length,
                   uint32_t hash) {
  for (uint32_t at = hash & words->mask;; at = (at + 1) & words->mask) {
    int32_t index = words->table[at];
    if (index == WORD_UNKNOWN) { return WORD_UNKNOWN; }
    const Word *word = &words->list[index];
    if (word->hash == hash && strncmp(word->text, bytes, length) == 0 &&
        word->text[length] == '\0') {
      return index;
    }
  }
}

int32_t words_add(Words *words, const char *bytes, size_t length) {
  uint32_t hash = words_hash(bytes, length);
  int32_t known = words_find(words, bytes, length, hash);
  if (known != WORD_UNKNOWN) { return known; }
  if (words->count == words->room && !grow(words, 2 * words->room)) {
    return WORD_UNKNOWN;
  }
  char *text = arena_copy(words->arena, bytes, length);
  if (!text) { return WORD_UNKNOWN; }
  words->list[words->count] =
      (Word){.text = text, .hash = hash, .number = -1, .classes = WORD_UNKNOWN};
  place(words, words->count);
  return words->count++;
}

size_t words_next(const char **text) {
  while (**text == ' ') { (*text)++; }
  return strcspn(*text, " ");
}
