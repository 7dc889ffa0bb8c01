/* SPDX-License-Identifier: MIT */
#include "app/refuge.h"
#include "os/file.h"
#include "scratch.h"
#include "unit.h"

#include <stdlib.h>

static const char REPLAY[] = "{\"replay\":1}";

static void expect_kept(const char *path, const char *wanted) {
  size_t length;
  assert_string_equal(path, wanted);
  char *bytes = file_read(path, 1024, &length, NULL);
  assert_non_null(bytes);
  assert_string_equal(bytes, REPLAY);
  free(bytes);
}

static bool keep(char path[PATH_BYTES], Err *err) {
  return refuge_keep("tea", REPLAY, sizeof REPLAY - 1, path, err);
}

static void refuge__each_call_has_a_file_at_home(void **state) {
  char path[PATH_BYTES], wanted[SCRATCH_BYTES];
  setenv("HOME", *state, 1);
  assert_true(keep(path, NULL));
  expect_kept(path, scratch_path(wanted, state, "evenkeel-tea-1.json"));
  assert_true(keep(path, NULL));
  expect_kept(path, scratch_path(wanted, state, "evenkeel-tea-2.json"));
}

static void refuge__without_a_home_the_next_folder_will_do(void **state) {
  char path[PATH_BYTES], wanted[SCRATCH_BYTES];
  setenv("HOME", scratch_path(wanted, state, "gone"), 1);
  setenv("TMPDIR", *state, 1);
  assert_true(keep(path, NULL));
  expect_kept(path, scratch_path(wanted, state, "evenkeel-tea-1.json"));
}

#define TEST(name)                                                             \
  cmocka_unit_test_setup_teardown(name, scratch_setup, scratch_teardown)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(refuge__each_call_has_a_file_at_home),
      TEST(refuge__without_a_home_the_next_folder_will_do),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
