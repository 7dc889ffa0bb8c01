/* SPDX-License-Identifier: MIT */
/* The forms by which a scenario's facts and its caller's names are known in
** free text, made ready once a scenario. */
#ifndef WORDING_FACTS_H
#define WORDING_FACTS_H

#include "wording/tokens.h"

typedef struct Arena Arena;
typedef struct FactForms FactForms;
typedef struct Scenario Scenario;

/* NULL when the arena is full. Lives in `arena`; the lexicon and the scenario
** must live as long. */
const FactForms *facts_prepare(Arena *arena, const Lexicon *lexicon,
                               const Scenario *scenario);

typedef struct {
  int index;  /* of the scenario's facts or names */
  int tokens; /* how many the form takes */
  bool is_name;
} FactMatch;

/* Steps through the forms that begin at token `at`; `*cursor` is 0 at first.
** False when there are no more. */
bool facts_next(const FactForms *forms, const Tokens *tokens, int at,
                int *cursor, FactMatch *match);

#endif
