/* SPDX-License-Identifier: MIT */
#include "scratch.h"
#include "store/migrate.h"
#include "store/schema.h"
#include "unit.h"

#include <string.h>

static const char *const STEPS[] = {
    "CREATE TABLE t(a INT); INSERT INTO t VALUES(1)",
    "ALTER TABLE t ADD COLUMN b INT DEFAULT 7",
    "UPDATE t SET a = a + b",
};

static Db *open_scratch(void *const *state) {
  char path[SCRATCH_BYTES];
  Db *db = db_open(scratch_path(path, state, "test.db"), NULL);
  assert_non_null(db);
  return db;
}

static int64_t ask(Db *db, const char *sql) {
  DbQuery query = db_query(db, sql);
  assert_true(db_next(&query));
  int64_t value = db_int(&query, 0);
  assert_true(db_finish(&query, NULL));
  return value;
}

static void migrate__takes_all_steps_in_order(void **state) {
  Db *db = open_scratch(state);
  assert_true(migrate_run(db, STEPS, 3, NULL));
  assert_int_equal(ask(db, "SELECT a FROM t"), 8);
  assert_int_equal(ask(db, "PRAGMA user_version"), 3);
  db_close(db);
}

static void migrate__takes_only_the_missing_steps(void **state) {
  Db *db = open_scratch(state);
  assert_true(migrate_run(db, STEPS, 1, NULL));
  assert_true(db_execute(db, "UPDATE t SET a = 100", NULL));
  assert_true(migrate_run(db, STEPS, 3, NULL));
  assert_int_equal(ask(db, "SELECT a FROM t"), 107);
  assert_true(migrate_run(db, STEPS, 3, NULL));
  assert_int_equal(ask(db, "SELECT a FROM t"), 107);
  db_close(db);
}

static void migrate__a_step_that_fails_is_taken_back_whole(void **state) {
  static const char *const BROKEN[] = {
      "CREATE TABLE t(a INT); INSERT INTO t VALUES(1)",
      "UPDATE t SET a = 2; CREATE TABLE t(a INT)"};
  Db *db = open_scratch(state);
  Err err = {0};
  assert_false(migrate_run(db, BROKEN, 2, &err));
  assert_int_equal(err.code, ERR_STORE);
  assert_int_equal(ask(db, "SELECT a FROM t"), 1);
  assert_int_equal(ask(db, "PRAGMA user_version"), 1);
  assert_true(migrate_run(db, STEPS, 3, NULL));
  assert_int_equal(ask(db, "SELECT a FROM t"), 8);
  db_close(db);
}

static void migrate__refuses_a_newer_schema_and_leaves_it(void **state) {
  Db *db = open_scratch(state);
  assert_true(migrate_run(db, STEPS, 3, NULL));
  Err err = {0};
  assert_false(migrate_run(db, STEPS, 2, &err));
  assert_int_equal(err.code, ERR_STORE);
  assert_string_equal(err.text,
                      "these results were kept by a newer Evenkeel (version 3, "
                      "this one knows 2): update Evenkeel to use them");
  assert_int_equal(ask(db, "PRAGMA user_version"), 3);
  db_close(db);
}

static void migrate__a_version_below_zero_is_not_ours(void **state) {
  Db *db = open_scratch(state);
  assert_true(db_execute(db, "PRAGMA user_version = -1", NULL));
  assert_false(migrate_run(db, STEPS, 3, NULL));
  db_close(db);
}

static void migrate__the_results_have_a_schema(void **state) {
  Db *db = open_scratch(state);
  int count = 0;
  const char *const *steps = schema_steps(&count);
  assert_true(count >= 1);
  assert_true(migrate_run(db, steps, count, NULL));
  assert_int_equal(ask(db, "PRAGMA user_version"), count);
  assert_int_equal(ask(db, "SELECT count(*) FROM attempt"), 0);
  db_close(db);
}

#define TEST(f)                                                                \
  cmocka_unit_test_setup_teardown(f, scratch_setup, scratch_teardown)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(migrate__takes_all_steps_in_order),
      TEST(migrate__takes_only_the_missing_steps),
      TEST(migrate__a_step_that_fails_is_taken_back_whole),
      TEST(migrate__refuses_a_newer_schema_and_leaves_it),
      TEST(migrate__a_version_below_zero_is_not_ours),
      TEST(migrate__the_results_have_a_schema),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
