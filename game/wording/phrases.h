/* SPDX-License-Identifier: MIT */
/* A tree of phrases: what begins at a word is found in one walk. */
#ifndef WORDING_PHRASES_H
#define WORDING_PHRASES_H

#include <stdbool.h>
#include <stdint.h>

typedef struct Arena Arena;

enum { PHRASE_ROOT = 0, PHRASE_NOWHERE = -1, PHRASE_MAX_WORDS = 12 };

/* What a phrase is to its kind. */
typedef enum { MARK_PHRASE, MARK_NOT, MARK_WEIGHT } MarkRole;

typedef struct {
  int32_t next; /* the next one at the same place, or PHRASE_NOWHERE */
  int32_t value;
  uint8_t kind, role;
} Mark;

typedef struct {
  int32_t from, word, to;
} PhraseEdge;

typedef struct {
  int32_t marks;                        /* the first, or PHRASE_NOWHERE */
  bool any, number, end_too, class_too; /* which special words may follow */
} PhraseNode;

typedef struct {
  PhraseNode *nodes;
  Mark *marks;
  PhraseEdge *edges; /* open addressing; `to` is 0 where it is free */
  int node_count, node_room, mark_count, mark_room, edge_count;
  uint32_t mask;
  Arena *arena;
} Phrases;

/* A tree of the root alone, with room at first for so many, a power of two;
** false when memory is short, as below. */
bool phrases_init(Phrases *phrases, Arena *arena, int room);

bool phrases_add(Phrases *phrases, const int32_t *words, int count, Mark mark);

/* Where a word leads, or PHRASE_NOWHERE. */
int32_t phrases_step(const Phrases *phrases, int32_t node, int32_t word);

#endif
