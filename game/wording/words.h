/* SPDX-License-Identifier: MIT */
/* The words that a lexicon knows, each with a number. */
#ifndef WORDING_WORDS_H
#define WORDING_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Arena Arena;

enum { WORD_UNKNOWN = -1, WORD_BYTES = 40 };

/* Lists of single words ("@good") are words too, below WORD_UNKNOWN. */
#define WORD_OF_CLASS(index) (-2 - (index))

/* What each list of words has, whatever its language: a number, the begin
** and the end of a sentence, any word. */
enum { WORD_NUMBER, WORD_BEGIN, WORD_END, WORD_ANY, WORD_FIXED };

typedef struct {
  const char *text;
  uint32_t hash;
  const int32_t *spelling; /* the words that it stands for, or NULL */
  int spelling_count;
  int64_t number;    /* what it counts, or -1 */
  int32_t classes;   /* the first of Words.memberships, or WORD_UNKNOWN */
  bool abbreviation; /* a full stop after it ends no sentence */
} Word;

/* That a word stands in a list of words. */
typedef struct {
  int32_t class, next; /* WORD_OF_CLASS; the word's next one, or WORD_UNKNOWN */
} Membership;

typedef struct {
  Word *list;
  int count, room;
  int32_t *table; /* open addressing; WORD_UNKNOWN where it is free */
  uint32_t mask;
  Membership *memberships;
  int membership_count;
  Arena *arena;
} Words;

/* An empty list, with room at first for so many, a power of two; false when
** memory is short. */
bool words_init(Words *words, Arena *arena, int room);

uint32_t words_hash(const char *bytes, size_t length);

/* The number of a word; WORD_UNKNOWN when it does not stand in the list. */
int32_t words_find(const Words *words, const char *bytes, size_t length,
                   uint32_t hash);

/* The same, adding what is not there; WORD_UNKNOWN when memory is short. */
int32_t words_add(Words *words, const char *bytes, size_t length);

/* Moves to the next word of a text between spaces; its bytes, 0 at the end. */
size_t words_next(const char **text);

#endif
