/* SPDX-License-Identifier: MIT */
#include "audio/timing.h"

#include "audio/spoken.h"
#include "base/arena.h"

#include <assert.h>
#include <string.h>

/* Letters go by faster than a mouth moves: some eight times a second. */
enum { GUESSED_MOUTH_MS = 120 };

bool timing_init(Timing *timing, size_t words, uint32_t ms, Arena *arena,
                 Err *err) {
  *timing = (Timing){.ms = ms};
  size_t mouths = ms / TIMING_SHORTEST_MOUTH_MS + 2;
  timing->words = arena_array(arena, words + 1, sizeof *timing->words);
  timing->mouths = arena_array(arena, mouths, sizeof *timing->mouths);
  if (!timing->words || !timing->mouths) { return err_memory(err); }
  timing->word_room = words;
  timing->mouth_room = mouths;
  return true;
}

void timing_clear(Timing *timing) {
  timing->word_count = timing->mouth_count = 0;
}

void timing_add_word(Timing *timing, TimedWord word) {
  if (timing->word_count == timing->word_room) { return; }
  if (timing->word_count > 0) {
    uint32_t before = timing->words[timing->word_count - 1].to_ms;
    if (word.from_ms < before) { word.from_ms = before; }
  }
  if (word.to_ms > timing->ms) { word.to_ms = timing->ms; }
  if (word.from_ms >= word.to_ms) { return; }
  timing->words[timing->word_count++] = word;
}

static TimedMouth *last_mouth(const Timing *timing) {
  return timing->mouth_count ? &timing->mouths[timing->mouth_count - 1] : NULL;
}

/* A shape that lasted less than `shortest_ms` gives way to the next one. */
static void add_mouth(Timing *timing, uint32_t at_ms, MouthShape shape,
                      uint32_t shortest_ms) {
  assert(timing->mouths);
  if (at_ms >= timing->ms) { return; }
  TimedMouth *last = last_mouth(timing);
  if (last && at_ms < last->at_ms + shortest_ms) {
    at_ms = last->at_ms;
    timing->mouth_count--;
    last = last_mouth(timing);
  }
  if (last && last->shape == shape) { return; }
  if (timing->mouth_count == timing->mouth_room) { return; }
  timing->mouths[timing->mouth_count++] = (TimedMouth){at_ms, shape};
}

void timing_add_mouth(Timing *timing, uint32_t at_ms, MouthShape shape) {
  add_mouth(timing, at_ms, shape, TIMING_SHORTEST_MOUTH_MS);
}

MouthShape timing_mouth_at(const Timing *timing, uint32_t at_ms) {
  size_t low = 0, high = timing->mouth_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (timing->mouths[middle].at_ms <= at_ms) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  bool speaks = low > 0 && at_ms < timing->ms;
  return speaks ? timing->mouths[low - 1].shape : MOUTH_CLOSED;
}

size_t timing_said_at(const Timing *timing, uint32_t at_ms) {
  size_t low = 0, high = timing->word_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (timing->words[middle].from_ms <= at_ms) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low > 0 ? timing->words[low - 1].end : 0;
}

static bool is_space(uint32_t point) {
  return point == ' ' || point == '\n' || point == '\t' || point == 0xa0;
}

static size_t count_points(const char *line, size_t length) {
  size_t count = 0, at = 0, place = 0;
  uint32_t point = 0;
  while (spoken_next(line, length, &at, &place, &point)) { count++; }
  return count;
}

static uint32_t share(uint32_t ms, size_t part, size_t whole) {
  return (uint32_t)((uint64_t)ms * part / whole);
}

static void guess(Timing *timing, const char *line, size_t length,
                  size_t points) {
  size_t at = 0, place = 0, nth = 0;
  uint32_t point = 0;
  TimedWord word = {0};
  bool inside = false;
  for (; spoken_next(line, length, &at, &place, &point); nth++) {
    uint32_t now = share(timing->ms, nth, points);
    add_mouth(timing, now, mouth_of_letter(point), GUESSED_MOUTH_MS);
    bool space = is_space(point);
    if (inside && space) { timing_add_word(timing, word); }
    if (!inside && !space) {
      word.from_ms = now;
      word.begin = (uint32_t)place;
    }
    word.to_ms = share(timing->ms, nth + 1, points);
    word.end = (uint32_t)at;
    inside = !space;
  }
  if (inside) { timing_add_word(timing, word); }
}

void timing_guess(Timing *timing, const char *line, uint32_t ms) {
  size_t length = strnlen(line, SPOKEN_TEXT_BYTES);
  size_t points = count_points(line, length);
  timing_clear(timing);
  timing->ms = ms;
  if (points > 0) { guess(timing, line, length, points); }
}
