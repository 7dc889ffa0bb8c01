/* SPDX-License-Identifier: MIT */
/* Numbers in words: "twenty four" and "two dozen" become one token each. */
#ifndef WORDING_NUMBERS_H
#define WORDING_NUMBERS_H

#include "wording/token.h"

#include <stddef.h>

typedef struct Lexicon Lexicon;

void numbers_join(const Lexicon *lexicon, Tokens *tokens);

/* The value of digits such as 1,200 or 39.50 in hundredths, and in `used`
** how many of the bytes they are; digits that count nothing sane give -1. */
int64_t numbers_digits(const char *bytes, size_t length, size_t *used);

#endif
