/* SPDX-License-Identifier: MIT */
#include "os/process.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void process__knows_its_own_file(void **state) {
  (void)state;
  char path[4096], little[4];
  assert_true(process_executable(path, sizeof path));
  assert_int_equal(path[0], '/');
  assert_non_null(strstr(path, "process"));
  assert_int_equal(access(path, X_OK), 0);
  assert_false(process_executable(little, sizeof little));
}

static void process__an_empty_variable_is_none(void **state) {
  (void)state;
  setenv("EVENKEEL_TEST", "", 1);
  assert_null(process_environment("EVENKEEL_TEST"));
  setenv("EVENKEEL_TEST", "x", 1);
  assert_string_equal(process_environment("EVENKEEL_TEST"), "x");
  unsetenv("EVENKEEL_TEST");
  assert_null(process_environment("EVENKEEL_TEST"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(process__knows_its_own_file),
      cmocka_unit_test(process__an_empty_variable_is_none),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
