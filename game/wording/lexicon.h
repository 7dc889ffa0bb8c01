/* SPDX-License-Identifier: MIT */
/* The words and phrases by which the analyser knows what a sentence does:
** data, which a trainer may extend (assets/lexicon/README.md). Read-only once
** loaded. */
#ifndef WORDING_LEXICON_H
#define WORDING_LEXICON_H

#include "wording/kind.h"
#include "wording/phrases.h"
#include "wording/words.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct Arena Arena;
typedef struct Diags Diags;
typedef struct Lexicon Lexicon;

/* How long a sentence is counts too: 1, 2, 3, 4, to 6, to 9, to 14 words, and
** more. */
enum { LEXICON_LENGTHS = 8 };

/* How a kind is weighed: it is found where the sum of all weights is not under
** 0. Without weights each phrase is a finding. */
typedef struct {
  bool weighed, whole_text; /* judged at once, not sentence by sentence */
  bool written; /* where a mark ends the sentence its phrases decide alone */
  int reach;    /* how many first words of a sentence count */
  int start, phrase; /* always; and once when a phrase is there */
  int lengths[LEXICON_LENGTHS];
} Balance;

/* Reads a lexicon file. NULL when it is refused; why stands in `diags`. `path`
** is only named in reports. The lexicon lives in `arena`. */
const Lexicon *lexicon_load(Arena *arena, const char *path, const char *bytes,
                            size_t length, Diags *diags);

/* Of the file's bytes, as replays name it: "sha256:…". */
const char *lexicon_hash(const Lexicon *lexicon);

/* The id of what is asked for ("name", "order_number"), by a finding's value;
** NULL for a value that is none. */
const char *lexicon_topic(const Lexicon *lexicon, int value);

const Words *lexicon_words(const Lexicon *lexicon);
const Phrases *lexicon_phrases(const Lexicon *lexicon);
const Balance *lexicon_balance(const Lexicon *lexicon, WordingKind kind);

/* Whether a number word multiplies the one before it, as "dozen" does; and
** whether a word may stand inside a number, as "and" does. */
bool lexicon_multiplies(const Lexicon *lexicon, int32_t word);
bool lexicon_is_and(const Lexicon *lexicon, int32_t word);

#endif
