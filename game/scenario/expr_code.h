/* SPDX-License-Identifier: MIT */
/* What expressions are compiled to, shared by compiler and evaluator. */
#ifndef SCENARIO_EXPR_CODE_H
#define SCENARIO_EXPR_CODE_H

#include "scenario/ask.h"

#include <stdint.h>

typedef enum {
  EXPR_VALUE, /* `value` itself */
  EXPR_ASK,   /* what the world answers about `ask` number `value` */
  EXPR_NEGATE,
  EXPR_NOT,
  EXPR_MULTIPLY,
  EXPR_DIVIDE,
  EXPR_REMAIN,
  EXPR_ADD,
  EXPR_SUBTRACT,
  EXPR_LESS,
  EXPR_AT_MOST,
  EXPR_MORE,
  EXPR_AT_LEAST,
  EXPR_EQUAL,
  EXPR_UNEQUAL,
  EXPR_AND,
  EXPR_OR
} ExprCode;

typedef struct {
  ExprCode code;
  AskKind ask;
  int64_t value;
} ExprOp;

/* In postfix order. */
struct Expr {
  int count;
  ExprOp ops[];
};

/* Each pair of parentheses can leave at most five values waiting, one for
** each kind of operator between two, so that this is always enough. */
enum { EXPR_MAX_DEPTH = 100, EXPR_MAX_STACK = 5 * (EXPR_MAX_DEPTH + 1) + 1 };

#endif
