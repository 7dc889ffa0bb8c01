/* SPDX-License-Identifier: MIT */
/* What a sentence does (apologises, asks, blames, names a fact …), each with
** the words that show it. The same text and lexicon give the same findings
** everywhere; nothing is guessed of sincerity or sarcasm, which words do not
** tell. */
#ifndef WORDING_WORDING_H
#define WORDING_WORDING_H

#include "wording/kind.h"

#include <stdbool.h>

typedef struct FactForms FactForms;
typedef struct Lexicon Lexicon;

enum {
  FINDINGS_MAX = 64,
  BUT_REACH = 80,              /* bytes */
  WORDING_MOST_HOURS = 1000000 /* of a time frame; what is longer counts so */
};

typedef struct {
  WordingKind kind;
  int begin, end; /* bytes of the text; `end` is one past the last */
  int value;      /* see WordingKind; 0 where nothing is said there */
} Finding;

typedef struct {
  Finding list[FINDINGS_MAX]; /* by begin, then the longer first, then kind */
  int count;
  bool cut;                  /* there were more */
  bool found[WORDING_COUNT]; /* of each kind, cut or not */
} Findings;

/* Reads a text with [stage directions] left out. `facts` may be NULL: then no
** fact and no name is found. What stands after 1024 words is not read. */
void wording_read(const Lexicon *lexicon, const char *text,
                  const FactForms *facts, Findings *findings);

/* The first finding of a kind; NULL without one. */
const Finding *wording_find(const Findings *findings, WordingKind kind);

#endif
