/* SPDX-License-Identifier: MIT */
#include "results.h"
#include "scratch.h"
#include "store/settings.h"
#include "unit.h"

static const int64_t MACHINE = 0;

static void check(Db *db, int64_t profile, const char *key,
                  const char *expected) {
  Arena *arena = arena_create(1 << 16);
  const char *value = "";
  assert_true(settings_get(db, profile, key, arena, &value, NULL));
  if (expected) {
    assert_non_null(value);
    assert_string_equal(value, expected);
  } else {
    assert_null(value);
  }
  arena_destroy(arena);
}

static void settings__belong_to_a_profile_or_the_machine(void **state) {
  Db *db = results_open(state);
  int64_t sam = results_profile(db, "Sam"), ada = results_profile(db, "Ada");
  assert_true(settings_set(db, sam, "theme", "dark", NULL));
  assert_true(settings_set(db, MACHINE, "theme", "light", NULL));
  check(db, sam, "theme", "dark");
  check(db, MACHINE, "theme", "light");
  check(db, ada, "theme", NULL);
  check(db, sam, "text", NULL);
  db_close(db);
}

static void settings__the_last_value_counts(void **state) {
  Db *db = results_open(state);
  int64_t sam = results_profile(db, "Sam");
  static const char *const VALUES[] = {"100", "150", ""};
  for (int i = 0; i < 3; i++) {
    assert_true(settings_set(db, sam, "text", VALUES[i], NULL));
    assert_true(settings_set(db, MACHINE, "text", VALUES[i], NULL));
    check(db, sam, "text", VALUES[i]);
    check(db, MACHINE, "text", VALUES[i]);
  }
  assert_true(settings_set(db, sam, "text", NULL, NULL));
  check(db, sam, "text", NULL);
  check(db, MACHINE, "text", "");
  db_close(db);
}

static void settings__need_a_profile_that_is_there(void **state) {
  Db *db = results_open(state);
  Err err = {0};
  assert_false(settings_set(db, 5, "theme", "dark", &err));
  assert_int_equal(err.code, ERR_STORE);
  db_close(db);
}

static void settings__outlive_the_program(void **state) {
  Db *db = results_open(state);
  assert_true(settings_set(db, MACHINE, "language", "de", NULL));
  db_close(db);
  db = results_open(state);
  check(db, MACHINE, "language", "de");
  db_close(db);
}

#define TEST(f)                                                                \
  cmocka_unit_test_setup_teardown(f, scratch_setup, scratch_teardown)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(settings__belong_to_a_profile_or_the_machine),
      TEST(settings__the_last_value_counts),
      TEST(settings__need_a_profile_that_is_there),
      TEST(settings__outlive_the_program),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
