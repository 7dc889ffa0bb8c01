/* SPDX-License-Identifier: MIT */
#include "base/err.h"
#include "unit.h"

static void err__the_first_report_wins(void **unused) {
  (void)unused;
  Err err = {.code = ERR_NONE};
  assert_false(err_set(&err, ERR_IO, "first"));
  assert_false(err_set(&err, ERR_SYNTAX, "second"));
  assert_int_equal(err.code, ERR_IO);
  assert_string_equal(err.text, "first");
}

static void
err__a_sentence_leaves_the_place_that_was_set_before(void **unused) {
  (void)unused;
  Err err = {.path = "call.json", .line = 3, .column = 9, .pointer = "/id"};
  err_set(&err, ERR_SCHEMA, "it is wrong");
  assert_string_equal(err.path, "call.json");
  assert_int_equal(err.line, 3);
  assert_string_equal(err.pointer, "/id");
}

static void err__a_file_s_report_names_it(void **unused) {
  (void)unused;
  Err err = {.code = ERR_NONE};
  err_set_file(&err, ERR_IO, "a.json", "cannot be opened");
  assert_string_equal(err.path, "a.json");
}

static void err__nobody_needs_to_listen(void **unused) {
  (void)unused;
  assert_false(err_set(NULL, ERR_IO, "first"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(err__the_first_report_wins),
      cmocka_unit_test(err__a_sentence_leaves_the_place_that_was_set_before),
      cmocka_unit_test(err__a_file_s_report_names_it),
      cmocka_unit_test(err__nobody_needs_to_listen),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
