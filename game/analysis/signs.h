/* SPDX-License-Identifier: MIT */
/* What a reply shows of itself to somebody who does not understand it. */
#ifndef ANALYSIS_SIGNS_H
#define ANALYSIS_SIGNS_H

#include <stdbool.h>

typedef struct Arena Arena;
typedef struct Lexicon Lexicon;
typedef struct Scenario Scenario;

typedef enum {
  SIGN_LENGTH, /* in characters */
  SIGN_PLACE,
  SIGN_POLITENESS,
  SIGN_NAMES,
  SIGN_NUMBERS,
  SIGN_EXCLAMATIONS,
  SIGN_COUNT
} Sign;

typedef struct SignReader SignReader;

/* `lexicon` may be NULL: then no politeness and no number is seen. NULL when
** the arena is full. */
SignReader *signs_create(Arena *arena, const Lexicon *lexicon);

/* From now on replies are of this scenario. False when the arena is full. */
bool signs_begin(SignReader *reader, const Scenario *scenario);

/* How much of a sign the scenario's reply shows. */
int signs_of(SignReader *reader, int reply, Sign sign);

#endif
