/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/str.h"
#include "scenario/expr.h"
#include "unit.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* Variables: calm (true), no (false), count (7), big (the greatest integer),
** least. Of everything else "known" is there, as number 3. */
static const struct {
  const char *id;
  bool truth;
  int64_t value;
} VARS[] = {{"calm", true, 1},
            {"no", true, 0},
            {"count", false, 7},
            {"big", false, INT64_MAX},
            {"least", false, INT64_MIN}};

enum { VAR_COUNT = (int)(sizeof VARS / sizeof VARS[0]), KNOWN = 3 };

static int find(void *context, AskKind kind, const char *id) {
  (void)context;
  if (kind != ASK_VAR) { return str_equal(id, "known") ? KNOWN : -1; }
  for (int i = 0; i < VAR_COUNT; i++) {
    if (str_equal(VARS[i].id, id)) { return i; }
  }
  return -1;
}

static bool is_truth(void *context, int var) {
  (void)context;
  return VARS[var].truth;
}

/* What stands alone answers with 100 and its number. */
static int64_t answer(const void *world, AskKind kind, int index) {
  (void)world;
  if (kind == ASK_VAR) { return VARS[index].value; }
  if (index == KNOWN) { return kind == ASK_SEEN || kind == ASK_USED ? 5 : 1; }
  return 100 + (int)kind;
}

static const Expr *compile(Arena *arena, const char *source, ExprType type,
                           ExprFault *fault) {
  const ExprNames names = {.find = find, .var_is_truth = is_truth};
  return expr_compile(arena, source, type, &names, (ExprTag){0}, fault);
}

static void expect(const char *source, ExprType type, int64_t expected) {
  Arena *arena = arena_create(1 << 20);
  ExprFault fault;
  const Expr *expr = compile(arena, source, type, &fault);
  if (!expr) { fail_msg("%s: %zu: %s", source, fault.at, fault.text); }
  int64_t value = expr_value(expr, answer, NULL);
  if (value != expected) {
    fail_msg("%s is %" PRId64 ", not %" PRId64, source, value, expected);
  }
  arena_destroy(arena);
}

static void expr__integers_have_these_values(void **state) {
  (void)state;
  static const struct {
    const char *source;
    int64_t value;
  } cases[] = {
      {"0", 0},
      {"007", 7},
      {"2 + 3 * 4", 14},
      {"(2 + 3) * 4", 20},
      {"2 * 3 + 4", 10},
      {"20 - 5 - 3", 12},
      {"100 / 10 / 5", 2},
      {"100 / (10 / 5)", 50},
      {"7 - 2 * 3 % 4", 5},
      {"-3 * 2", -6},
      {"- - 3", 3},
      {"---3", -3},
      {"2 - -3", 5},
      {"2--3", 5},
      {"-count", -7},
      {"-(count + 1)", -8},
      {"7 / 2", 3},
      {"-7 / 2", -3},
      {"7 / -2", -3},
      {"-7 % 3", -1},
      {"7 % -3", 1},
      {"5 / 0", 0},
      {"5 % 0", 0},
      {"least / -1", INT64_MAX},
      {"least % -1", 0},
      {"big + 1", INT64_MAX},
      {"-big - 1", INT64_MIN},
      {"-big - 2", INT64_MIN},
      {"least - 1", INT64_MIN},
      {"-least", INT64_MAX},
      {"--least", -INT64_MAX},
      {"big * 2", INT64_MAX},
      {"big * -2", INT64_MIN},
      {"least * least", INT64_MAX},
      {"least + least", INT64_MIN},
      {"big - least", INT64_MAX},
      {"9223372036854775807", INT64_MAX},
      {"2147483648 * 2", INT64_C(4294967296)},
      {"4294967296 - 1", INT64_C(4294967295)},
      {"-2147483648", INT64_C(-2147483648)},
      {"seen.known * 2 + used.known", 15},
      {"anger", 100 + ASK_ANGER},
      {"trust", 100 + ASK_TRUST},
      {"grievance", 100 + ASK_GRIEVANCE},
      {"composure", 100 + ASK_COMPOSURE},
      {"heard", 100 + ASK_HEARD},
      {"interruptions", 100 + ASK_INTERRUPTIONS},
      {"elapsed_s", 100 + ASK_ELAPSED_S},
      {"turn", 100 + ASK_TURN},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    expect(cases[i].source, EXPR_INTEGER, cases[i].value);
  }
}

static void expr__conditions_have_these_values(void **state) {
  (void)state;
  static const struct {
    const char *source;
    bool value;
  } cases[] = {
      {"true", true},
      {"false", false},
      {"not true", false},
      {"not not true", true},
      {"1 < 2", true},
      {"2 < 2", false},
      {"2 <= 2", true},
      {"2 > 2", false},
      {"2 >= 2", true},
      {"2 == 2", true},
      {"2 != 2", false},
      {"calm == true", true},
      {"calm != no", true},
      {"calm > no", true},
      {"1 + 1 == 2 and 3 > 2 + 0", true},
      {"true or true and false", true},
      {"(true or true) and false", false},
      {"not false and false", false},
      {"not (false and false)", true},
      {"not 1 == 2", true},
      {"not count > 5 or calm", true},
      {"no or not no and calm", true},
      {"(1 < 2) == (3 > 2)", true},
      {"calm == (not no)", true},
      {"told.known and noted.known and restated.known", true},
      {"looked.known and chose.known and drawn.known", true},
      {"promised.known and kept.known", true},
      {"(((calm)))", true},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    expect(cases[i].source, EXPR_TRUTH, cases[i].value);
  }
}

static void expect_fault(const char *source, ExprType type, const char *rule,
                         size_t at) {
  Arena *arena = arena_create(1 << 20);
  ExprFault fault;
  if (compile(arena, source, type, &fault)) { fail_msg("took: %s", source); }
  assert_string_equal(fault.rule, rule);
  if (fault.at != at) { fail_msg("%s: at %zu", source, fault.at); }
  assert_true(fault.text[0] != '\0');
  arena_destroy(arena);
}

static void expr__faults_are_found_at_their_place(void **state) {
  (void)state;
  static const struct {
    const char *source;
    ExprType type;
    const char *rule;
    size_t at;
  } cases[] = {
      {"", EXPR_TRUTH, "expression-syntax", 0},
      {"  ", EXPR_TRUTH, "expression-syntax", 0},
      {"1 +", EXPR_INTEGER, "expression-syntax", 3},
      {"1 + * 2", EXPR_INTEGER, "expression-syntax", 4},
      {"1 2", EXPR_INTEGER, "expression-syntax", 2},
      {"(1", EXPR_INTEGER, "expression-syntax", 0},
      {"(1 2)", EXPR_INTEGER, "expression-syntax", 3},
      {"()", EXPR_INTEGER, "expression-syntax", 1},
      {"1)", EXPR_INTEGER, "expression-syntax", 1},
      {"calm = no", EXPR_TRUTH, "expression-syntax", 5},
      {"!calm", EXPR_TRUTH, "expression-syntax", 0},
      {"calm && no", EXPR_TRUTH, "expression-syntax", 5},
      {"Calm", EXPR_TRUTH, "expression-syntax", 0},
      {"1.5", EXPR_INTEGER, "expression-syntax", 1},
      {"1a", EXPR_INTEGER, "expression-syntax", 0},
      {"told", EXPR_TRUTH, "expression-syntax", 0},
      {"told.", EXPR_TRUTH, "expression-syntax", 5},
      {"told .known", EXPR_TRUTH, "expression-syntax", 0},
      {"anger.known", EXPR_INTEGER, "expression-syntax", 0},
      {"nothing.known", EXPR_TRUTH, "expression-syntax", 0},
      {"true.known", EXPR_TRUTH, "expression-syntax", 0},
      {"calm == not no", EXPR_TRUTH, "expression-syntax", 8},
      {"1 + not 2", EXPR_INTEGER, "expression-syntax", 4},
      {"not", EXPR_TRUTH, "expression-syntax", 3},
      {"9223372036854775808", EXPR_INTEGER, "expression-syntax", 0},
      {"1 + 99999999999999999999", EXPR_INTEGER, "expression-syntax", 4},
      {"calm\tor no", EXPR_TRUTH, "expression-syntax", 4},
      {"calm\xC3\xA9", EXPR_TRUTH, "expression-syntax", 4},
      {"anger", EXPR_TRUTH, "expression-type", 0},
      {" calm", EXPR_INTEGER, "expression-type", 1},
      {"1 and true", EXPR_TRUTH, "expression-type", 0},
      {"true or 1", EXPR_TRUTH, "expression-type", 8},
      {"not anger", EXPR_TRUTH, "expression-type", 4},
      {"-calm", EXPR_INTEGER, "expression-type", 1},
      {"calm + 1", EXPR_INTEGER, "expression-type", 0},
      {"1 + calm", EXPR_INTEGER, "expression-type", 4},
      {"1 == true", EXPR_TRUTH, "expression-type", 5},
      {"1 < 2 < 3", EXPR_TRUTH, "expression-type", 8},
      {"told.known > 0", EXPR_TRUTH, "expression-type", 13},
      {"unknown", EXPR_TRUTH, "unknown-name", 0},
      {"calm and told.nobody", EXPR_TRUTH, "unknown-name", 14},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    expect_fault(cases[i].source, cases[i].type, cases[i].rule, cases[i].at);
  }
}

static void expr__unknown_names_say_what_they_should_be(void **state) {
  (void)state;
  Arena *arena = arena_create(1 << 20);
  ExprFault fault;
  assert_null(compile(arena, "seen.nobody > 1", EXPR_TRUTH, &fault));
  assert_true(fault.unknown);
  assert_int_equal(fault.kind, ASK_SEEN);
  assert_string_equal(fault.id, "nobody");
  assert_string_equal(fault.text, "there is no node \"nobody\"");
  arena_destroy(arena);
}

static void nest(char *to, int depth, const char *left, const char *right) {
  *to = '\0';
  for (int i = 0; i < depth; i++) { strcat(to, left); }
  strcat(to, "1");
  for (int i = 0; i < depth; i++) { strcat(to, right); }
}

static void expr__parentheses_go_a_hundred_deep(void **state) {
  (void)state;
  char source[4096];
  nest(source, 100, "(", ")");
  expect(source, EXPR_INTEGER, 1);
  nest(source, 100, "1+2*(", ")");
  expect(source, EXPR_INTEGER, INT64_MAX);
  nest(source, 101, "(", ")");
  expect_fault(source, EXPR_INTEGER, "expression-syntax", 100);
}

/* The deepest stack: at each level a value waits for every kind of operator. */
static void expr__every_level_may_keep_its_operands_waiting(void **state) {
  (void)state;
  char source[4096];
  nest(source, 100, "9-1*(", ")");
  expect(source, EXPR_INTEGER, 1);
  *source = '\0';
  for (int i = 0; i < 100; i++) { strcat(source, "no or calm and calm==("); }
  strcat(source, "calm");
  for (int i = 0; i < 100; i++) { strcat(source, ")"); }
  expect(source, EXPR_TRUTH, 1);
}

static void expr__long_ones_are_refused_not_overrun(void **state) {
  (void)state;
  char source[EXPR_MAX_BYTES + 2];
  memset(source, '-', EXPR_MAX_BYTES + 1);
  source[EXPR_MAX_BYTES + 1] = '\0';
  source[EXPR_MAX_BYTES] = '1';
  expect_fault(source, EXPR_INTEGER, "expression-syntax", 0);
  source[EXPR_MAX_BYTES - 1] = '1';
  source[EXPR_MAX_BYTES] = '\0';
  expect(source, EXPR_INTEGER, -1);
  memset(source, '1', EXPR_MAX_BYTES);
  expect_fault(source, EXPR_INTEGER, "expression-syntax", 0);
}

static void count_ask(void *context, AskKind kind, int index) {
  int *counts = context;
  if (kind == ASK_ANGER || (kind == ASK_TOLD && index == KNOWN)) {
    counts[kind]++;
  }
}

static void expr__all_that_it_asks_is_visited(void **state) {
  (void)state;
  Arena *arena = arena_create(1 << 20);
  ExprFault fault;
  const Expr *expr =
      compile(arena, "anger > 9223372036854775807 and told.known or anger < 1",
              EXPR_TRUTH, &fault);
  int counts[ASK_DRAWN + 1] = {0};
  expr_each_ask(expr, count_ask, counts);
  assert_int_equal(counts[ASK_ANGER], 2);
  assert_int_equal(counts[ASK_TOLD], 1);
  expr_each_ask(NULL, count_ask, counts);
  arena_destroy(arena);
}

static void expr__constants_are_what_they_were_made_of(void **state) {
  (void)state;
  static const int64_t values[] = {0,         1,         -1,
                                   INT32_MAX, INT32_MIN, INT64_C(2147483648),
                                   INT64_MAX, INT64_MIN, UINT32_MAX};
  Arena *arena = arena_create(1 << 20);
  for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
    const Expr *expr = expr_constant(arena, values[i]);
    assert_true(expr_value(expr, answer, NULL) == values[i]);
  }
  assert_true(expr_holds(NULL, answer, NULL));
  assert_false(expr_holds(expr_constant(arena, 0), answer, NULL));
  arena_destroy(arena);
}

static void expr__short_memory_is_no_fault_of_the_source(void **state) {
  (void)state;
  Arena *arena = arena_create(1 << 20);
  arena_fail_at(arena, 1);
  ExprFault fault;
  assert_null(compile(arena, "calm", EXPR_TRUTH, &fault));
  assert_null(fault.rule);
  arena_destroy(arena);
}

static void expr__its_words_are_known(void **state) {
  (void)state;
  static const char *const words[] = {"true",      "not",  "anger",
                                      "elapsed_s", "told", "drawn"};
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
    assert_true(expr_is_word(words[i]));
  }
  assert_false(expr_is_word("ang"));
  assert_false(expr_is_word("angerly"));
  assert_false(expr_is_word(""));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(expr__integers_have_these_values),
      cmocka_unit_test(expr__conditions_have_these_values),
      cmocka_unit_test(expr__faults_are_found_at_their_place),
      cmocka_unit_test(expr__unknown_names_say_what_they_should_be),
      cmocka_unit_test(expr__parentheses_go_a_hundred_deep),
      cmocka_unit_test(expr__every_level_may_keep_its_operands_waiting),
      cmocka_unit_test(expr__long_ones_are_refused_not_overrun),
      cmocka_unit_test(expr__all_that_it_asks_is_visited),
      cmocka_unit_test(expr__constants_are_what_they_were_made_of),
      cmocka_unit_test(expr__short_memory_is_no_fault_of_the_source),
      cmocka_unit_test(expr__its_words_are_known),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
