/* SPDX-License-Identifier: MIT */
/* Where a scenario's conditions stand, and what walks say of each. */
#ifndef ANALYSIS_CONDITIONS_H
#define ANALYSIS_CONDITIONS_H

#include "scenario/expr.h"
#include "scenario/scenario.h"

enum { CONDITION_POINTER_BYTES = 200 };

typedef struct {
  const Expr *when;
  int node;  /* in which it stands, or NONE */
  int reply; /* whose "if", "goto" or "reaction" it is in, or NONE */
  char pointer[CONDITION_POINTER_BYTES]; /* JSON Pointer into the file */
} Condition;

/* Calls `visit` for every "if", and for every fact's "true" that is one: those
** of nodes, of facts, of tasks, of the aftermath. */
void conditions_each(const Scenario *scenario,
                     void (*visit)(void *context, const Condition *condition),
                     void *context);

typedef enum {
  CONDITION_VARIES,
  CONDITION_TRUE,    /* whenever it was judged */
  CONDITION_FALSE,   /* whenever it was judged */
  CONDITION_UNJUDGED /* what it stands in was never met */
} ConditionVerdict;

/* `answers` are ExploreFigures.answers; of several walks, each with each or-ed
** together. */
ConditionVerdict condition_verdict(const Condition *condition,
                                   const uint8_t *answers);

#endif
