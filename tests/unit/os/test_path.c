/* SPDX-License-Identifier: MIT */
#include "os/file.h"
#include "os/path.h"
#include "scratch.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

static void path__joins_with_one_slash(void **state) {
  (void)state;
  char path[PATH_BYTES];
  assert_true(path_join(path, "/a", "b", NULL));
  assert_string_equal(path, "/a/b");
  assert_true(path_join(path, "/", "b", NULL));
  assert_string_equal(path, "/b");
  assert_true(path_join(path, path, "c/d", NULL));
  assert_string_equal(path, "/b/c/d");
}

static void path__refuses_what_is_too_long(void **state) {
  (void)state;
  char path[PATH_BYTES] = "kept", name[PATH_BYTES];
  memset(name, 'n', sizeof name - 1);
  name[sizeof name - 1] = '\0';
  Err err = {0};
  assert_false(path_join(path, "/", name, &err));
  assert_string_equal(err.text, "a path is longer than 4095 bytes");
  assert_string_equal(path, "kept");
  name[sizeof name - 2] = '\0';
  assert_true(path_join(path, "/", name, NULL));
}

static void path__finds_the_source_tree_above_the_program(void **state) {
  (void)state;
  char path[PATH_BYTES];
  unsetenv("EVENKEEL_DATA");
  assert_true(path_find_data(path, NULL));
  assert_string_equal(path, EK_SOURCE_DIR);
}

static void path__the_environment_says_where_the_data_is(void **state) {
  char path[PATH_BYTES], rubric[SCRATCH_BYTES];
  setenv("EVENKEEL_DATA", *state, 1);
  Err err = {0};
  assert_false(path_find_data(path, &err));
  assert_int_equal(err.code, ERR_IO);
  assert_string_equal(err.path, *state);
  assert_non_null(strstr(err.text, "EVENKEEL_DATA"));
  scratch_path(rubric, state, "assets");
  assert_true(file_make_folder(rubric, NULL));
  scratch_path(rubric, state, "assets/rubric.json");
  assert_true(file_write(rubric, "{}", 2, NULL));
  assert_true(path_find_data(path, NULL));
  assert_string_equal(path, *state);
  unsetenv("EVENKEEL_DATA");
}

static void path__follows_the_xdg_rules(void **state) {
  (void)state;
  char path[PATH_BYTES];
  setenv("HOME", "/home/sam", 1);
  setenv("XDG_DATA_HOME", "/data", 1);
  assert_true(path_find_user_data(path, NULL));
  assert_string_equal(path, "/data/evenkeel");
  setenv("XDG_DATA_HOME", "relative", 1);
  assert_true(path_find_user_data(path, NULL));
  assert_string_equal(path, "/home/sam/.local/share/evenkeel");
}

static void path__without_a_home_says_what_to_set(void **state) {
  (void)state;
  char path[PATH_BYTES];
  unsetenv("XDG_DATA_HOME");
  setenv("HOME", "", 1);
  Err err = {0};
  assert_false(path_find_user_data(path, &err));
  assert_non_null(strstr(err.text, "set HOME"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(path__joins_with_one_slash),
      cmocka_unit_test(path__refuses_what_is_too_long),
      cmocka_unit_test(path__finds_the_source_tree_above_the_program),
      cmocka_unit_test_setup_teardown(
          path__the_environment_says_where_the_data_is, scratch_setup,
          scratch_teardown),
      cmocka_unit_test(path__follows_the_xdg_rules),
      cmocka_unit_test(path__without_a_home_says_what_to_set),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
