/* SPDX-License-Identifier: MIT */
/* A scenario while it is being linted: for the files of this room alone. */
#ifndef LINT_LINTING_H
#define LINT_LINTING_H

#include "base/diag.h"
#include "base/json.h"
#include "lint/catalogue.h"
#include "scenario/rubric.h"
#include "scenario/scenario.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct Arena Arena;
typedef struct Lexicon Lexicon;
typedef struct Met Met;

/* A rule is not to be heard from these places of the file. */
typedef struct {
  LintRule rule;
  uint32_t first, last;
} LintSilence;

typedef struct {
  const Scenario *scenario;
  Arena *arena;
  const Lexicon *lexicon; /* or NULL */
  const JsonDoc *doc;
  Diags *diags;
  LintSilence *silences;
  int silence_count, silence_room;
  bool deep;
  bool (*stop)(void *context); /* or NULL */
  void *context;
  bool failed; /* memory was short */
} Linting;

/* Reports, unless it is silenced there; what was reported, or NULL. */
Diag *linting_report(Linting *linting, LintRule rule, uint32_t place,
                     const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Where a thing stands that has an id as its key: "promises", "post". */
uint32_t linting_place(const Linting *linting, const char *member,
                       const char *id);

/* Where the call is told what it trains; what is wrong with all of it is said
** there. */
uint32_t linting_goals(const Linting *linting);

/* From the arena; when it is full, NULL, and the linting has failed. */
void *linting_array(Linting *linting, int count, size_t size);

/* Whether a part of Scenario.refs has it. */
bool linting_has(const Linting *linting, Span refs, int index);

/* The same for techniques of the catalogue. */
bool linting_uses(const Linting *linting, const Reply *reply, int technique);

/* What a decision offers, line by line and reply by reply. */
void rules_flow_run(Linting *linting);

/* What is said, held against the tags and the facts; needs the lexicon: deep.
 */
void rules_words_run(Linting *linting);

/* What is asked for though it is known; needs the lexicon. */
void rules_asks_run(Linting *linting);

/* What every call that could be shows: deep. */
void rules_balance_run(Linting *linting);

/* What no call meets, and conditions that decide nothing: deep, and only where
** all calls were walked. */
void rules_met_run(Linting *linting, const Met *met);

/* What the author owes to the caller: thoughts, facts, promises. */
void rules_care_run(Linting *linting);

#endif
