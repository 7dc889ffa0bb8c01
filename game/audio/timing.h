/* SPDX-License-Identifier: MIT */
/* When each word of a line is said, and what the mouth does meanwhile. Times
** never fall, and none lies beyond the line's length. */
#ifndef AUDIO_TIMING_H
#define AUDIO_TIMING_H

#include "audio/mouth.h"
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Arena Arena;

/* A mouth that moved more often would flicker. */
enum { TIMING_SHORTEST_MOUTH_MS = 60 };

typedef struct {
  uint32_t from_ms, to_ms; /* since the line began */
  uint32_t begin, end;     /* the bytes of the line, `end` excluded */
} TimedWord;

typedef struct {
  uint32_t at_ms; /* until the next one begins */
  MouthShape shape;
} TimedMouth;

typedef struct Timing {
  uint32_t ms; /* of the whole line */
  size_t word_count, word_room;
  size_t mouth_count, mouth_room;
  TimedWord *words;
  TimedMouth *mouths;
} Timing;

/* Room for `words` words in a line of `ms`; false when the arena is full. */
bool timing_init(Timing *timing, size_t words, uint32_t ms, Arena *arena,
                 Err *err);

/* Forgets all words and mouths, and keeps the room. */
void timing_clear(Timing *timing);

/* Adds what comes after all that was added. What lies beyond the line is left
** out or cut off, what begins too early begins later. */
void timing_add_word(Timing *timing, TimedWord word);
void timing_add_mouth(Timing *timing, uint32_t at_ms, MouthShape shape);

/* The mouth at a moment: closed before the first and after the line. */
MouthShape timing_mouth_at(const Timing *timing, uint32_t at_ms);

/* How many bytes of the line have begun to be said. */
size_t timing_said_at(const Timing *timing, uint32_t at_ms);

/* Guesses all of it from the letters, for a line of `ms` that nobody speaks. A
** word takes two bytes of the line or more; what finds no room is left out. */
void timing_guess(Timing *timing, const char *line, uint32_t ms);

#endif
