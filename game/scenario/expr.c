/* SPDX-License-Identifier: MIT */
#include "scenario/expr.h"

#include "base/arena.h"
#include "base/str.h"
#include "scenario/expr_code.h"

#include <assert.h>
#include <string.h>

static int64_t clip(bool overflow, bool negative, int64_t exact) {
  if (!overflow) { return exact; }
  return negative ? INT64_MIN : INT64_MAX;
}

static int64_t add(int64_t a, int64_t b) {
  int64_t sum;
  bool overflow = __builtin_add_overflow(a, b, &sum);
  return clip(overflow, a < 0, sum);
}

static int64_t subtract(int64_t a, int64_t b) {
  int64_t rest;
  bool overflow = __builtin_sub_overflow(a, b, &rest);
  return clip(overflow, a < 0, rest);
}

static int64_t multiply(int64_t a, int64_t b) {
  int64_t product;
  bool overflow = __builtin_mul_overflow(a, b, &product);
  return clip(overflow, (a < 0) != (b < 0), product);
}

static int64_t divide(int64_t a, int64_t b) {
  if (b == 0) { return 0; }
  return b == -1 ? subtract(0, a) : a / b;
}

static int64_t remain(int64_t a, int64_t b) {
  return b == 0 || b == -1 ? 0 : a % b;
}

static int64_t apply(ExprCode code, int64_t a, int64_t b) {
  switch (code) {
    case EXPR_MULTIPLY:
      return multiply(a, b);
    case EXPR_DIVIDE:
      return divide(a, b);
    case EXPR_REMAIN:
      return remain(a, b);
    case EXPR_ADD:
      return add(a, b);
    case EXPR_SUBTRACT:
      return subtract(a, b);
    case EXPR_LESS:
      return a < b;
    case EXPR_AT_MOST:
      return a <= b;
    case EXPR_MORE:
      return a > b;
    case EXPR_AT_LEAST:
      return a >= b;
    case EXPR_EQUAL:
      return a == b;
    case EXPR_UNEQUAL:
      return a != b;
    case EXPR_AND:
      return a & b;
    case EXPR_OR:
      return a | b;
    case EXPR_VALUE:
    case EXPR_WIDE:
    case EXPR_ASK:
    case EXPR_NEGATE:
    case EXPR_NOT:
      break;
  }
  assert(0 && "an operator between two values");
  return 0;
}

static int64_t wide_value(int32_t high, int32_t low) {
  return (int64_t)((uint64_t)(uint32_t)high << 32 | (uint32_t)low);
}

int64_t expr_value(const Expr *expr, ExprAnswer *answer, const void *world) {
  int64_t stack[EXPR_MAX_STACK];
  int top = -1;
  for (int i = 0; i < expr->count; i++) {
    const ExprOp *op = &expr->ops[i];
    switch ((ExprCode)op->code) {
      case EXPR_VALUE:
        stack[++top] = op->value;
        break;
      case EXPR_WIDE:
        stack[++top] = wide_value(op->value, expr->ops[++i].value);
        break;
      case EXPR_ASK:
        stack[++top] = answer(world, (AskKind)op->ask, op->value);
        break;
      case EXPR_NEGATE:
        assert(top >= 0);
        stack[top] = subtract(0, stack[top]);
        break;
      case EXPR_NOT:
        assert(top >= 0);
        stack[top] = !stack[top];
        break;
      case EXPR_MULTIPLY:
      case EXPR_DIVIDE:
      case EXPR_REMAIN:
      case EXPR_ADD:
      case EXPR_SUBTRACT:
      case EXPR_LESS:
      case EXPR_AT_MOST:
      case EXPR_MORE:
      case EXPR_AT_LEAST:
      case EXPR_EQUAL:
      case EXPR_UNEQUAL:
      case EXPR_AND:
      case EXPR_OR:
        assert(top >= 1);
        top--;
        stack[top] = apply((ExprCode)op->code, stack[top], stack[top + 1]);
        break;
    }
  }
  assert(top == 0);
  return stack[0];
}

bool expr_holds(const Expr *expr, ExprAnswer *answer, const void *world) {
  return !expr || expr_value(expr, answer, world) != 0;
}

void expr_each_ask(const Expr *expr,
                   void (*visit)(void *context, AskKind kind, int index),
                   void *context) {
  for (int i = 0; expr && i < expr->count; i++) {
    const ExprOp *op = &expr->ops[i];
    if (op->code == EXPR_WIDE) { i++; }
    if (op->code == EXPR_ASK) { visit(context, (AskKind)op->ask, op->value); }
  }
}

int expr_encode(int64_t value, ExprOp ops[2]) {
  int32_t low = (int32_t)(uint32_t)value;
  if (value == low) {
    ops[0] = (ExprOp){.code = EXPR_VALUE, .value = low};
    return 1;
  }
  uint32_t high = (uint32_t)((uint64_t)value >> 32);
  ops[0] = (ExprOp){.code = EXPR_WIDE, .value = (int32_t)high};
  ops[1] = (ExprOp){.code = EXPR_VALUE, .value = low};
  return 2;
}

const Expr *expr_constant(Arena *arena, int64_t value) {
  Expr *expr = arena_alloc(arena, sizeof *expr + 2 * sizeof expr->ops[0]);
  if (!expr) { return NULL; }
  expr->number = -1;
  expr->count = expr_encode(value, expr->ops);
  return expr;
}

ExprTag expr_tag(const Expr *expr) {
  return (ExprTag){expr->number, expr->place};
}
