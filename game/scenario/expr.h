/* SPDX-License-Identifier: MIT */
/* Conditions and values in scenarios: integers and truth values, no loops,
** checked when the file is loaded, so that evaluation cannot fail. */
#ifndef SCENARIO_EXPR_H
#define SCENARIO_EXPR_H

#include "scenario/ask.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Arena Arena;

/* Answers what an expression asks; truth values are 0 or 1. */
typedef int64_t ExprAnswer(const void *world, AskKind kind, int index);

/* Postfix code: opaque to all but scenario/expr. */
typedef struct Expr Expr;

typedef enum { EXPR_INTEGER, EXPR_TRUTH } ExprType;

enum { EXPR_MAX_BYTES = 4000, EXPR_ID_BYTES = 65 };

/* What the names in an expression stand for. */
typedef struct {
  void *context;
  /* The index of the thing called `id`; negative when there is none. */
  int (*find)(void *context, AskKind kind, const char *id);
  bool (*var_is_truth)(void *context, int var);
} ExprNames;

/* Why an expression was refused. `rule` is NULL when memory was short. When
** `unknown`, `id` is a name that stands for nothing of its `kind`. */
typedef struct {
  const char *rule;
  size_t at; /* byte of the source where the fault stands */
  char text[160], hint[96];
  bool unknown;
  AskKind kind;
  char id[EXPR_ID_BYTES];
} ExprFault;

/* What an expression is known by again. */
typedef struct {
  int number;     /* among those of the scenario */
  uint32_t place; /* of its JSON value, for reports */
} ExprTag;

/* Checks and compiles an expression of the wanted type; NULL when it is
** refused, and why in `fault`. Lives in `arena`. */
const Expr *expr_compile(Arena *arena, const char *source, ExprType wanted,
                         const ExprNames *names, ExprTag tag, ExprFault *fault);

/* An expression that is always `value`; NULL when the arena is full. Its number
** is negative. */
const Expr *expr_constant(Arena *arena, int64_t value);

/* What it was compiled with. */
ExprTag expr_tag(const Expr *expr);

/* Whether the language uses this word itself, so that no id may be it. */
bool expr_is_word(const char *word);

/* Offers every word of the language to `offer`, for a "did you mean". */
void expr_each_word(void (*offer)(void *context, const char *word),
                    void *context);

/* The value of a checked expression. 64-bit, saturating. */
int64_t expr_value(const Expr *expr, ExprAnswer *answer, const void *world);

/* The value of a condition; a missing one (NULL) holds. */
bool expr_holds(const Expr *expr, ExprAnswer *answer, const void *world);

/* Calls `visit` for everything that the expression asks. */
void expr_each_ask(const Expr *expr,
                   void (*visit)(void *context, AskKind kind, int index),
                   void *context);

#endif
