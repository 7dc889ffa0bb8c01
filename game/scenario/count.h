/* SPDX-License-Identifier: MIT */
/* Characters and words of texts (SCORING.md, "A word is a run"), counted so
** that a text which stands in another need not be counted again. */
#ifndef SCENARIO_COUNT_H
#define SCENARIO_COUNT_H

#include <stdbool.h>
#include <stdint.h>

/* Characters between white space: of scripts without spaces, and others. */
typedef struct {
  int dense, others;
} Run;

/* Zeroed, it is that of the empty text. */
typedef struct {
  int chars;
  Run first;   /* up to the first white space */
  bool broken; /* there is white space; then also: */
  int words;   /* between the first and the last white space */
  Run last;    /* after the last */
} Count;

void count_add_point(Count *count, uint32_t point);

/* The same for many at once that are neither white space nor dense. */
void count_add_run(Count *count, int chars);

/* Counts a text, or another text's count, as if it followed. */
void count_add_text(Count *count, const char *text);
void count_add(Count *count, const Count *next);

int count_words(const Count *count);

#endif
