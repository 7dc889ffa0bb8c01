/* SPDX-License-Identifier: MIT */
#include "os/file.h"
#include "results.h"
#include "scratch.h"
#include "store/store.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int rights_of(const char *path) {
  struct stat about;
  assert_int_equal(stat(path, &about), 0);
  return (int)(about.st_mode & 0777);
}

static void store__lies_with_the_users_data(void **state) {
  char path[PATH_BYTES];
  setenv("XDG_DATA_HOME", *state, 1);
  assert_true(store_find(path, NULL));
  char expected[SCRATCH_BYTES];
  assert_string_equal(path,
                      scratch_path(expected, state, "evenkeel/evenkeel.db"));
  Db *db = store_open(path, NULL);
  assert_non_null(db);
  assert_int_equal(rights_of(path), 0600);
  assert_int_equal(rights_of(scratch_path(path, state, "evenkeel")), 0700);
  scratch_path(path, state, "evenkeel/evenkeel.db-wal");
  assert_int_equal(rights_of(path), 0600);
  db_close(db);
}

static void store__opens_again_what_it_kept(void **state) {
  Db *db = results_open(state);
  int64_t sam = results_profile(db, "Sam");
  Attempt attempt = results_attempt(sam, 1);
  int64_t id = results_store(db, &attempt, 1);
  db_close(db);
  db = results_open(state);
  Arena *arena = arena_create(1 << 20);
  AttemptPapers papers;
  assert_true(attempts_read(db, id, arena, &attempt, &papers, NULL));
  assert_true(attempt.profile == sam);
  arena_destroy(arena);
  db_close(db);
}

static void store__a_newer_one_is_refused(void **state) {
  char path[SCRATCH_BYTES];
  Db *db = results_open(state);
  assert_true(db_execute(db, "PRAGMA user_version = 1000", NULL));
  db_close(db);
  Err err = {0};
  assert_null(store_open(scratch_path(path, state, "evenkeel.db"), &err));
  assert_non_null(strstr(err.text, "update Evenkeel"));
}

/* Overwrites a page in the middle, as a bad disk would. */
static void spoil(const char *path) {
  FILE *file = fopen(path, "r+b");
  assert_non_null(file);
  fseek(file, 0, SEEK_END);
  long middle = ftell(file) / 2 / 4096 * 4096;
  assert_int_equal(fseek(file, middle, SEEK_SET), 0);
  for (int i = 0; i < 4096; i++) { fputc(i * 31 & 0xFF, file); }
  assert_int_equal(fclose(file), 0);
}

static void store__a_damaged_one_is_left_as_it_is(void **state) {
  char path[SCRATCH_BYTES];
  scratch_path(path, state, "evenkeel.db");
  Db *db = results_open(state);
  int64_t sam = results_profile(db, "Sam");
  for (int i = 0; i < 200; i++) {
    Attempt attempt = results_attempt(sam, i);
    results_store(db, &attempt, i);
  }
  db_close(db);
  spoil(path);
  size_t before = 0, after = 0;
  char *spoilt = file_read(path, 64 << 20, &before, NULL);
  Err err = {0};
  assert_null(store_open(path, &err));
  assert_non_null(strstr(err.text, "is damaged, or is none"));
  assert_string_equal(err.path, path);
  char *left = file_read(path, 64 << 20, &after, NULL);
  assert_int_equal(after, before);
  assert_memory_equal(left, spoilt, before);
  free(left);
  free(spoilt);
}

#define TEST(f)                                                                \
  cmocka_unit_test_setup_teardown(f, scratch_setup, scratch_teardown)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(store__lies_with_the_users_data),
      TEST(store__opens_again_what_it_kept),
      TEST(store__a_newer_one_is_refused),
      TEST(store__a_damaged_one_is_left_as_it_is),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
