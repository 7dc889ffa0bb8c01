/* SPDX-License-Identifier: MIT */
#include "scenario/count.h"

#include "base/utf8.h"

#include <string.h>

static bool is_white(uint32_t point) {
  return point == ' ' || point == '\t' || point == '\n' || point == '\r' ||
         point == 0xA0 || point == 0x3000;
}

/* Scripts without spaces between words. */
static bool is_dense(uint32_t point) {
  static const struct {
    uint32_t first, last;
  } ranges[] = {{0x0E00, 0x0EFF}, {0x1000, 0x109F},  {0x1780, 0x17FF},
                {0x3040, 0x30FF}, {0x3400, 0x4DBF},  {0x4E00, 0x9FFF},
                {0xF900, 0xFAFF}, {0x20000, 0x3FFFF}};
  if (point < ranges[0].first) { return false; }
  for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
    if (point >= ranges[i].first && point <= ranges[i].last) { return true; }
  }
  return false;
}

static int words_of(Run run) {
  return (run.dense + 1) / 2 + (run.others > 0);
}

static void break_run(Count *count) {
  if (count->broken) { count->words += words_of(count->last); }
  count->broken = true;
  count->last = (Run){0, 0};
}

static void lengthen(Count *count, Run by) {
  Run *run = count->broken ? &count->last : &count->first;
  run->dense += by.dense;
  run->others += by.others;
}

void count_add_point(Count *count, uint32_t point) {
  count->chars++;
  if (is_white(point)) {
    break_run(count);
  } else {
    bool dense = is_dense(point);
    lengthen(count, (Run){dense, !dense});
  }
}

void count_add_run(Count *count, int chars) {
  count->chars += chars;
  lengthen(count, (Run){0, chars});
}

void count_add_text(Count *count, const char *text) {
  for (size_t left = strlen(text); left > 0;) {
    uint32_t point;
    size_t size = utf8_decode(text, left, &point);
    count_add_point(count, point);
    text += size;
    left -= size;
  }
}

void count_add(Count *count, const Count *next) {
  count->chars += next->chars;
  lengthen(count, next->first);
  if (!next->broken) { return; }
  break_run(count);
  count->words += next->words;
  count->last = next->last;
}

int count_words(const Count *count) {
  int ends = words_of(count->first);
  if (count->broken) { ends += words_of(count->last); }
  return ends + count->words;
}
