/* SPDX-License-Identifier: MIT */
/* A phrase of a lexicon file ("@we am sorry") stands for many rows of words:
** one for each choice from its lists. Here they are written out. */
#ifndef WORDING_PHRASE_FORMS_H
#define WORDING_PHRASE_FORMS_H

#include "wording/phrases.h"
#include "wording/words.h"

#include <stdbool.h>

typedef struct JsonValue JsonValue;

/* A list of words that phrases name with an @. */
typedef struct {
  const char *name;
  const JsonValue *items; /* texts; what else stands there is passed over */
  bool single; /* of single words: followed as they are, not written out */
} WordList;

typedef struct {
  WordList *list;
  int count;
} WordLists;

/* Why a phrase is refused; static. `rule` is NULL when memory was short. */
typedef struct {
  const char *rule, *text, *hint;
} PhraseFault;

/* Adds all forms of a phrase, and the words that they need. False when it is
** refused, or memory is short; some of its forms may have been added. */
bool phrase_forms_add(Words *words, Phrases *phrases, const WordLists *lists,
                      const char *phrase, Mark mark, PhraseFault *fault);

#endif
