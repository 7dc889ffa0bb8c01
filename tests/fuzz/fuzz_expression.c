/* SPDX-License-Identifier: MIT */
/* An expression of any bytes is compiled, and then has a value, or is refused
** at a place within it. The first byte says which type is wanted. */
#include "base/arena.h"
#include "fuzz.h"
#include "scenario/expr.h"

#include <assert.h>
#include <string.h>

enum { ARENA_CAP = 1024 * 1024, MAX_BYTES = 8192 };

static int find(void *context, AskKind kind, const char *id) {
  (void)context, (void)kind;
  return id[0] == 'z' ? -1 : id[0];
}

static bool is_truth(void *context, int var) {
  (void)context;
  return var % 2 == 0;
}

static int64_t answer(const void *world, AskKind kind, int index) {
  (void)world;
  if (kind == ASK_VAR) { return index % 2 == 0 ? 1 : INT64_MIN; }
  return index % 2;
}

static void count_ask(void *context, AskKind kind, int index) {
  (void)index;
  assert(kind <= ASK_DRAWN);
  ++*(int *)context;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size == 0 || size > MAX_BYTES) { return 0; }
  char source[MAX_BYTES];
  memcpy(source, data + 1, size - 1);
  source[size - 1] = '\0';
  ExprType type = data[0] % 2 ? EXPR_TRUTH : EXPR_INTEGER;
  const ExprNames names = {.find = find, .var_is_truth = is_truth};
  Arena *arena = arena_create(ARENA_CAP);
  ExprFault fault;
  const Expr *expr =
      expr_compile(arena, source, type, &names, (ExprTag){0}, &fault);
  if (expr) {
    int64_t value = expr_value(expr, answer, NULL);
    assert(type == EXPR_INTEGER || value == 0 || value == 1);
    int asks = 0;
    expr_each_ask(expr, count_ask, &asks);
  } else {
    assert(fault.rule && fault.at <= strlen(source) && fault.text[0]);
  }
  arena_destroy(arena);
  return 0;
}
