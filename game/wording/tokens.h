/* SPDX-License-Identifier: MIT */
/* Takes a text apart. */
#ifndef WORDING_TOKENS_H
#define WORDING_TOKENS_H

#include "wording/token.h"

#include <stddef.h>

typedef struct Lexicon Lexicon;

/* Reads a text: letters small, spellings written out, "twenty-four", "24" and
** "two dozen" as one number. [Stage directions] are left out, a
** {placeholder} is one word. */
void tokens_read(const Lexicon *lexicon, const char *text, size_t length,
                 Tokens *tokens);

#endif
