/* SPDX-License-Identifier: MIT */
#include "scratch.h"
#include "store/db.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

static Db *open_scratch(void *const *state) {
  char path[SCRATCH_BYTES];
  Err err = {0};
  Db *db = db_open(scratch_path(path, state, "test.db"), &err);
  if (!db) { fail_msg("%s", err.text); }
  return db;
}

static int64_t ask(Db *db, const char *sql) {
  DbQuery query = db_query(db, sql);
  assert_true(db_next(&query));
  int64_t value = db_int(&query, 0);
  assert_true(db_finish(&query, NULL));
  return value;
}

static void db__keeps_every_kind_of_value(void **state) {
  Db *db = open_scratch(state);
  assert_true(db_execute(db, "CREATE TABLE t(a INT, b TEXT, c BLOB)", NULL));
  DbQuery in = db_query(db, "INSERT INTO t VALUES(?, ?, ?)");
  db_bind_int(&in, INT64_MIN);
  db_bind_text(&in, "Ren\xC3\xA9");
  db_bind_bytes(&in, "a\0b", 3);
  assert_true(db_run(&in, NULL));
  DbQuery out = db_query(db, "SELECT a, b, c FROM t");
  assert_true(db_next(&out));
  assert_true(db_int(&out, 0) == INT64_MIN);
  assert_string_equal(db_text(&out, 1), "Ren\xC3\xA9");
  size_t length = 0;
  const void *bytes = db_bytes(&out, 2, &length);
  assert_int_equal(length, 3);
  assert_memory_equal(bytes, "a\0b", 3);
  assert_false(db_next(&out));
  assert_true(db_finish(&out, NULL));
  db_close(db);
}

static void db__no_bytes_are_not_nothing(void **state) {
  Db *db = open_scratch(state);
  assert_true(db_execute(db, "CREATE TABLE t(c BLOB NOT NULL)", NULL));
  DbQuery in = db_query(db, "INSERT INTO t VALUES(?)");
  db_bind_bytes(&in, NULL, 0);
  assert_true(db_run(&in, NULL));
  assert_int_equal(ask(db, "SELECT length(c) FROM t"), 0);
  db_close(db);
}

static void db__is_set_up_to_lose_nothing(void **state) {
  Db *db = open_scratch(state);
  enum { FULL = 2 };
  assert_int_equal(ask(db, "PRAGMA synchronous"), FULL);
  assert_int_equal(ask(db, "PRAGMA foreign_keys"), 1);
  assert_int_equal(ask(db, "PRAGMA secure_delete"), 1);
  assert_true(ask(db, "PRAGMA busy_timeout") >= 1000);
  DbQuery query = db_query(db, "PRAGMA journal_mode");
  assert_true(db_next(&query));
  assert_string_equal(db_text(&query, 0), "wal");
  assert_true(db_finish(&query, NULL));
  db_close(db);
}

static void db__a_faulty_query_is_reported_when_finished(void **state) {
  Db *db = open_scratch(state);
  DbQuery query = db_query(db, "SELECT a FROM nowhere WHERE a = ?");
  db_bind_int(&query, 1);
  assert_false(db_next(&query));
  Err err = {0};
  assert_false(db_finish(&query, &err));
  assert_int_equal(err.code, ERR_STORE);
  assert_non_null(strstr(err.text, "nowhere"));
  assert_non_null(strstr(err.path, "test.db"));
  db_close(db);
}

static void db__a_failed_transaction_leaves_nothing(void **state) {
  Db *db = open_scratch(state);
  assert_true(db_execute(db, "CREATE TABLE t(a INT)", NULL));
  assert_true(db_begin(db, NULL));
  assert_true(db_execute(db, "INSERT INTO t VALUES(1)", NULL));
  assert_false(db_end(db, false, NULL));
  assert_int_equal(ask(db, "SELECT count(*) FROM t"), 0);
  assert_true(db_begin(db, NULL));
  assert_true(db_execute(db, "INSERT INTO t VALUES(2)", NULL));
  assert_true(db_end(db, true, NULL));
  assert_int_equal(ask(db, "SELECT a FROM t"), 2);
  db_close(db);
}

static void db__foreign_keys_hold(void **state) {
  Db *db = open_scratch(state);
  assert_true(db_execute(db,
                         "CREATE TABLE a(id INTEGER PRIMARY KEY);"
                         "CREATE TABLE b(a INT REFERENCES a)",
                         NULL));
  Err err = {0};
  assert_false(db_execute(db, "INSERT INTO b VALUES(1)", &err));
  assert_int_equal(err.code, ERR_STORE);
  db_close(db);
}

static void db__a_text_too_long_for_its_place_means_damage(void **state) {
  Db *db = open_scratch(state);
  char text[4];
  DbQuery fits = db_query(db, "SELECT 'abc'");
  assert_true(db_next(&fits));
  db_copy_text(&fits, 0, text, sizeof text);
  assert_true(db_finish(&fits, NULL));
  assert_string_equal(text, "abc");
  DbQuery query = db_query(db, "SELECT 'abcd'");
  assert_true(db_next(&query));
  db_copy_text(&query, 0, text, sizeof text);
  Err err = {0};
  assert_false(db_finish(&query, &err));
  assert_string_equal(text, "");
  assert_non_null(strstr(err.text, "is damaged, or is none"));
  db_close(db);
}

static void db__rows_without_room_are_a_lack_of_memory(void **state) {
  Db *db = open_scratch(state);
  Arena *arena = arena_create(64);
  DbQuery query = db_query(db, "SELECT 1000");
  assert_true(db_next(&query));
  assert_null(db_room_for_rows(&query, arena, 8));
  assert_false(db_next(&query));
  Err err = {0};
  assert_false(db_finish(&query, &err));
  assert_int_equal(err.code, ERR_MEMORY);
  arena_destroy(arena);
  db_close(db);
}

static void db__what_is_no_database_is_not_touched(void **state) {
  char path[SCRATCH_BYTES], text[64] = {0};
  scratch_path(path, state, "letter.txt");
  FILE *file = fopen(path, "w");
  fputs("Dear Sir or Madam, I write to you about a kettle", file);
  fclose(file);
  Err err = {0};
  assert_null(db_open(path, &err));
  assert_int_equal(err.code, ERR_STORE);
  assert_non_null(strstr(err.text, "is damaged, or is none"));
  file = fopen(path, "r");
  assert_non_null(fgets(text, sizeof text, file));
  fclose(file);
  assert_string_equal(text, "Dear Sir or Madam, I write to you about a kettle");
}

static void db__a_missing_folder_is_an_error(void **state) {
  char path[SCRATCH_BYTES];
  Err err = {0};
  assert_null(db_open(scratch_path(path, state, "none/test.db"), &err));
  assert_non_null(strstr(err.text, "cannot be written"));
  assert_string_equal(err.path, path);
}

#define TEST(f)                                                                \
  cmocka_unit_test_setup_teardown(f, scratch_setup, scratch_teardown)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(db__keeps_every_kind_of_value),
      TEST(db__no_bytes_are_not_nothing),
      TEST(db__is_set_up_to_lose_nothing),
      TEST(db__a_faulty_query_is_reported_when_finished),
      TEST(db__a_failed_transaction_leaves_nothing),
      TEST(db__foreign_keys_hold),
      TEST(db__a_text_too_long_for_its_place_means_damage),
      TEST(db__rows_without_room_are_a_lack_of_memory),
      TEST(db__what_is_no_database_is_not_touched),
      TEST(db__a_missing_folder_is_an_error),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
