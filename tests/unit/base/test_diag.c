/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/diag.h"
#include "unit.h"

#include <string.h>

static Arena *arena;

static int begin(void **state) {
  (void)state;
  arena = arena_create(1 << 20);
  return arena ? 0 : -1;
}

static int end(void **state) {
  (void)state;
  arena_destroy(arena);
  return 0;
}

static void diag__the_first_are_kept_and_all_are_counted(void **state) {
  (void)state;
  Diags *diags = diags_create(arena, 2);
  assert_non_null(diags_add(diags, SEVERITY_WARNING, "a", "one"));
  assert_non_null(diags_add(diags, SEVERITY_ERROR, "b", "two"));
  assert_null(diags_add(diags, SEVERITY_ERROR, "c", "three"));
  assert_int_equal(diags_kept(diags), 2);
  assert_int_equal(diags_errors(diags), 2);
  assert_int_equal(diags_warnings(diags), 1);
  assert_string_equal(diags_first_error(diags)->text, "two");
}

static void diag__what_it_quotes_is_cleaned(void **state) {
  (void)state;
  Diags *diags = diags_create(arena, 2);
  Diag *diag = diags_add(diags, SEVERITY_ERROR, "a", "no \"%s\"",
                         "x\x1b[31m\xE2\x80\xAE\n\xFF");
  diag_set_hint(diag, "write \"%s\"", "\x07");
  assert_string_equal(diag->at.text, "no \"x\xEF\xBF\xBD[31m\xEF\xBF\xBD "
                                     "\xEF\xBF\xBD\"");
  assert_string_equal(diag->hint, "write \"\xEF\xBF\xBD\"");
  diag_set_hint(NULL, "nothing happens");
}

static void diag__a_long_sentence_is_cut_between_characters(void **state) {
  (void)state;
  char quoted[4000];
  for (size_t i = 0; i + 2 < sizeof quoted; i += 2) {
    memcpy(quoted + i, "\xC3\xA9", 3);
  }
  Diags *diags = diags_create(arena, 1);
  Diag *diag = diags_add(diags, SEVERITY_ERROR, "a", "%s", quoted);
  size_t length = strlen(diag->at.text);
  assert_int_equal(length % 2, 0);
  assert_in_range(length, ERR_TEXT_BYTES - 3, ERR_TEXT_BYTES - 1);
}

static void add_at(Diags *diags, const char *rule, int line, int column) {
  Diag *diag = diags_add(diags, SEVERITY_ERROR, rule, "x");
  diag->at.line = line;
  diag->at.column = column;
}

static void diag__they_are_sorted_by_place_and_keep_their_order(void **state) {
  (void)state;
  Diags *diags = diags_create(arena, 10);
  add_at(diags, "d", 2, 1);
  add_at(diags, "b", 1, 7);
  add_at(diags, "a", 1, 3);
  add_at(diags, "c", 1, 7);
  diags_sort(diags);
  const char *rules = "abcd";
  for (int i = 0; i < 4; i++) {
    assert_int_equal(diags_get(diags, i)->rule[0], rules[i]);
  }
}

static void diag__strict_turns_warnings_into_errors(void **state) {
  (void)state;
  Diags *diags = diags_create(arena, 1);
  diags_add(diags, SEVERITY_WARNING, "a", "one");
  diags_add(diags, SEVERITY_WARNING, "b", "two");
  assert_null(diags_first_error(diags));
  diags_make_strict(diags);
  assert_int_equal(diags_errors(diags), 2);
  assert_int_equal(diags_warnings(diags), 0);
  assert_string_equal(diags_first_error(diags)->text, "one");
}

static void diag__short_memory_is_reported_once_without_any(void **state) {
  (void)state;
  Diags *diags = diags_create(arena, 1);
  arena_fail_at(arena, 1);
  assert_null(diags_add(diags, SEVERITY_WARNING, "a", "one"));
  assert_null(diags_add(diags, SEVERITY_ERROR, "b", "two"));
  diags_add_memory(diags);
  assert_int_equal(diags_kept(diags), 1);
  assert_int_equal(diags_first_error(diags)->code, ERR_MEMORY);
  assert_string_equal(diags_get(diags, 0)->rule, "memory");
}

static void diag__the_report_about_memory_fits_a_full_list(void **state) {
  (void)state;
  Diags *diags = diags_create(arena, 1);
  diags_add(diags, SEVERITY_ERROR, "a", "one");
  diags_add_memory(diags);
  assert_int_equal(diags_kept(diags), 2);
  assert_null(diags_add(diags, SEVERITY_ERROR, "b", "two"));
  assert_int_equal(diags_kept(diags), 2);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
  const struct CMUnitTest tests[] = {
      TEST(diag__the_first_are_kept_and_all_are_counted),
      TEST(diag__what_it_quotes_is_cleaned),
      TEST(diag__a_long_sentence_is_cut_between_characters),
      TEST(diag__they_are_sorted_by_place_and_keep_their_order),
      TEST(diag__strict_turns_warnings_into_errors),
      TEST(diag__short_memory_is_reported_once_without_any),
      TEST(diag__the_report_about_memory_fits_a_full_list),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
