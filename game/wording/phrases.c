/* SPDX-License-Identifier: MIT */
#include "wording/phrases.h"

#include "base/arena.h"
#include "wording/words.h"

#include <string.h>

static uint32_t mix(int32_t node, int32_t word) {
  uint32_t hash = (uint32_t)node * 2654435761u ^ (uint32_t)word * 2246822519u;
  return hash ^ hash >> 15;
}

static void place(Phrases *phrases, PhraseEdge edge) {
  uint32_t at = mix(edge.from, edge.word) & phrases->mask;
  while (phrases->edges[at].to) { at = (at + 1) & phrases->mask; }
  phrases->edges[at] = edge;
}

/* Copies `count` things to twice the room. */
static void *widen(Arena *arena, const void *old, int count, size_t size) {
  void *wide = arena_array(arena, 2 * (size_t)count, size);
  if (wide) { memcpy(wide, old, (size_t)count * size); }
  return wide;
}

static bool grow_nodes(Phrases *phrases) {
  int room = phrases->node_room;
  PhraseNode *nodes =
      widen(phrases->arena, phrases->nodes, room, sizeof *nodes);
  uint32_t size = 4 * (uint32_t)room;
  PhraseEdge *edges = arena_array(phrases->arena, size, sizeof *edges);
  if (!nodes || !edges) { return false; }
  const PhraseEdge *old = phrases->edges;
  uint32_t old_size = phrases->mask + 1;
  phrases->nodes = nodes;
  phrases->node_room = 2 * room;
  phrases->edges = edges;
  phrases->mask = size - 1;
  for (uint32_t i = 0; i < old_size; i++) {
    if (old[i].to) { place(phrases, old[i]); }
  }
  return true;
}

bool phrases_init(Phrases *phrases, Arena *arena, int room) {
  size_t many = (size_t)room;
  *phrases = (Phrases){.arena = arena,
                       .node_count = 1,
                       .node_room = room,
                       .mark_room = room,
                       .mask = 2 * (uint32_t)room - 1};
  phrases->nodes = arena_array(arena, many, sizeof *phrases->nodes);
  phrases->marks = arena_array(arena, many, sizeof *phrases->marks);
  phrases->edges = arena_array(arena, 2 * many, sizeof *phrases->edges);
  if (!phrases->nodes || !phrases->marks || !phrases->edges) { return false; }
  phrases->nodes[PHRASE_ROOT].marks = PHRASE_NOWHERE;
  return true;
}

int32_t phrases_step(const Phrases *phrases, int32_t node, int32_t word) {
  for (uint32_t at = mix(node, word) & phrases->mask;;
       at = (at + 1) & phrases->mask) {
    const PhraseEdge *edge = &phrases->edges[at];
    if (!edge->to) { return PHRASE_NOWHERE; }
    if (edge->from == node && edge->word == word) { return edge->to; }
  }
}

static int32_t step_or_add(Phrases *phrases, int32_t node, int32_t word) {
  int32_t to = phrases_step(phrases, node, word);
  if (to != PHRASE_NOWHERE) { return to; }
  if (phrases->node_count == phrases->node_room && !grow_nodes(phrases)) {
    return PHRASE_NOWHERE;
  }
  PhraseNode *from = &phrases->nodes[node];
  from->any |= word == WORD_ANY;
  from->number |= word == WORD_NUMBER;
  from->end_too |= word == WORD_END;
  from->class_too |= word < WORD_UNKNOWN;
  to = phrases->node_count++;
  phrases->nodes[to].marks = PHRASE_NOWHERE;
  place(phrases, (PhraseEdge){node, word, to});
  return to;
}

bool phrases_add(Phrases *phrases, const int32_t *words, int count, Mark mark) {
  int32_t node = PHRASE_ROOT;
  for (int i = 0; i < count && node != PHRASE_NOWHERE; i++) {
    node = step_or_add(phrases, node, words[i]);
  }
  if (node == PHRASE_NOWHERE) { return false; }
  if (phrases->mark_count == phrases->mark_room) {
    Mark *marks = widen(phrases->arena, phrases->marks, phrases->mark_room,
                        sizeof *marks);
    if (!marks) { return false; }
    phrases->marks = marks;
    phrases->mark_room *= 2;
  }
  mark.next = phrases->nodes[node].marks;
  phrases->marks[phrases->mark_count] = mark;
  phrases->nodes[node].marks = phrases->mark_count++;
  return true;
}
