/* SPDX-License-Identifier: MIT */
/* A text as words and numbers, each with its bytes. */
#ifndef WORDING_TOKEN_H
#define WORDING_TOKEN_H

#include <stdbool.h>
#include <stdint.h>

enum {
  TOKENS_MAX = 1024, /* what stands after so many is not read */
  NUMBER_UNIT = 100  /* numbers are counted in hundredths */
};

typedef struct {
  int begin, end; /* bytes of the text */
  int32_t word;   /* of the lexicon, or WORD_UNKNOWN */
  uint32_t stem;  /* the same for "scald" and "scalded" */
  bool is_number;
  bool first, last; /* of its sentence; its ? or ! stands after the last */
  int64_t number;   /* in hundredths */
} Token;

typedef struct {
  Token list[TOKENS_MAX];
  int count;
} Tokens;

#endif
