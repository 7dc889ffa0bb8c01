/* SPDX-License-Identifier: MIT */
/* What expressions are compiled to, shared by compiler and evaluator. */
#ifndef SCENARIO_EXPR_CODE_H
#define SCENARIO_EXPR_CODE_H

#include "scenario/ask.h"

#include <stdint.h>

typedef enum {
  EXPR_VALUE, /* `value` itself */
  EXPR_WIDE,  /* `value` times 2^32, and the next operation's as its rest */
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
  uint16_t code; /* an ExprCode */
  uint16_t ask;  /* an AskKind */
  int32_t value;
} ExprOp;

/* In postfix order. */
struct Expr {
  int number; /* its ExprTag */
  uint32_t place;
  int count;
  ExprOp ops[];
};

/* The operations that put a constant on the stack; how many they are. */
int expr_encode(int64_t value, ExprOp ops[2]);

/* Each pair of parentheses can leave at most five values waiting, one for
** each kind of operator between two, so that this is always enough. */
enum { EXPR_MAX_DEPTH = 100, EXPR_MAX_STACK = 5 * (EXPR_MAX_DEPTH + 1) + 1 };

#endif
