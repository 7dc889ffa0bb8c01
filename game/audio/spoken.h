/* SPDX-License-Identifier: MIT */
/* What is said of a line: its words in letters that the synthesizer knows,
** without [stage directions], and where each of them stands in the line. */
#ifndef AUDIO_SPOKEN_H
#define AUDIO_SPOKEN_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Arena Arena;

enum {
  SPOKEN_TEXT_BYTES = 16000, /* of a longer text, the rest is not said */
  SPOKEN_WORD_LETTERS = 32,  /* a longer word is said as several */
  SPOKEN_PIECE_LETTERS = 240 /* said in one breath */
};

typedef struct {
  char *text;     /* ASCII, single spaces between the words, none at the ends */
  uint32_t *from; /* for each of its characters, the byte of the line */
  size_t length;
} Spoken;

/* The next code point of `text` outside brackets, and its place in `*at`,
** which then moves past it; a bracketed part is one space. False at the end.
** What is not UTF-8 is left out. */
bool spoken_next(const char *text, size_t length, size_t *at, size_t *place,
                 uint32_t *point);

/* `line` is any bytes up to a NUL. False when the arena is full. */
bool spoken_read(Spoken *spoken, const char *line, Arena *arena, Err *err);

/* The end of the piece that begins at `from`: after a sentence if one ends
** within reach, else after a comma, else after a word. */
size_t spoken_piece(const Spoken *spoken, size_t from);

#endif
