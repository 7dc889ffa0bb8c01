/* SPDX-License-Identifier: MIT */
/* Conditions and values in scenarios: integers and truth values, no loops,
** checked when the file is loaded, so that evaluation cannot fail. */
#ifndef SCENARIO_EXPR_H
#define SCENARIO_EXPR_H

#include <stdbool.h>
#include <stdint.h>

/* What an expression may ask of a call. The index is into the scenario's own
** list of such things (or unused). */
typedef enum {
  ASK_VAR,
  ASK_ANGER,
  ASK_TRUST,
  ASK_GRIEVANCE,
  ASK_COMPOSURE,
  ASK_HEARD,
  ASK_INTERRUPTIONS,
  ASK_ELAPSED_S,
  ASK_TURN,
  ASK_TOLD,     /* fact */
  ASK_NOTED,    /* fact */
  ASK_RESTATED, /* fact */
  ASK_LOOKED,   /* record entry */
  ASK_SEEN,     /* node */
  ASK_USED,     /* technique, by its place in the rubric */
  ASK_CHOSE,    /* index into Scenario.asked_replies */
  ASK_PROMISED, /* promise */
  ASK_KEPT,     /* promise */
  ASK_DRAWN     /* drawn word, index into Scenario.words */
} AskKind;

/* Answers what an expression asks; truth values are 0 or 1. */
typedef int64_t ExprAnswer(const void *world, AskKind kind, int index);

/* Postfix code: opaque to all but scenario/expr. */
typedef struct Expr Expr;

/* The value of a checked expression. 64-bit, saturating. */
int64_t expr_value(const Expr *expr, ExprAnswer *answer, const void *world);

/* The value of a condition; a missing one (NULL) holds. */
bool expr_holds(const Expr *expr, ExprAnswer *answer, const void *world);

/* Calls `visit` for everything that the expression asks. */
void expr_each_ask(const Expr *expr,
                   void (*visit)(void *context, AskKind kind, int index),
                   void *context);

#endif
