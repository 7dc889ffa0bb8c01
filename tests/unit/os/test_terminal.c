/* SPDX-License-Identifier: MIT */
#include "os/terminal.h"
#include "unit.h"

#include <unistd.h>

static void terminal__counts_columns_not_bytes(void **state) {
  (void)state;
  assert_int_equal(terminal_columns(""), 0);
  assert_int_equal(terminal_columns("Sam"), 3);
  assert_int_equal(terminal_columns("Ren\xC3\xA9"), 4);
  assert_int_equal(terminal_columns("Rene\xCC\x81"), 4);
  assert_int_equal(terminal_columns("\xE4\xBD\x90\xE8\x97\xA4"), 4);
  assert_int_equal(terminal_columns("\xEF\xBF\xBD"), 1);
}

static void terminal__a_pipe_is_none(void **state) {
  (void)state;
  int ends[2];
  assert_int_equal(pipe(ends), 0);
  int before = dup(STDOUT_FILENO);
  assert_int_not_equal(dup2(ends[1], STDOUT_FILENO), -1);
  bool terminal = terminal_is_stdout();
  assert_int_not_equal(dup2(before, STDOUT_FILENO), -1);
  close(before);
  close(ends[0]);
  close(ends[1]);
  assert_false(terminal);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(terminal__counts_columns_not_bytes),
      cmocka_unit_test(terminal__a_pipe_is_none),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
