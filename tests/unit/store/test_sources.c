/* SPDX-License-Identifier: MIT */
#include "base/hash.h"
#include "results.h"
#include "scratch.h"
#include "store/sources.h"
#include "unit.h"

#include <string.h>

static int64_t count_kept(Db *db) {
  DbQuery query = db_query(db, "SELECT count(*) FROM source");
  assert_true(db_next(&query));
  int64_t count = db_int(&query, 0);
  assert_true(db_finish(&query, NULL));
  return count;
}

static void sources__every_version_is_kept_once(void **state) {
  static const char *const VERSIONS[] = {"{\"a\":1}", "{\"a\":2}", ""};
  Db *db = results_open(state);
  Arena *arena = arena_create(1 << 20);
  for (int i = 0; i < 6; i++) {
    const char *bytes = VERSIONS[i % 3];
    assert_true(sources_keep(db, bytes, strlen(bytes), NULL));
  }
  assert_int_equal(count_kept(db), 3);
  for (int i = 0; i < 3; i++) {
    char hash[HASH_TEXT_BYTES];
    size_t length = 99;
    hash_sha256(VERSIONS[i], strlen(VERSIONS[i]), hash);
    const char *bytes = sources_read(db, hash, arena, &length, NULL);
    assert_non_null(bytes);
    assert_string_equal(bytes, VERSIONS[i]);
    assert_int_equal(length, strlen(VERSIONS[i]));
  }
  arena_destroy(arena);
  db_close(db);
}

static void sources__what_was_never_kept_is_said(void **state) {
  Db *db = results_open(state);
  Arena *arena = arena_create(1 << 20);
  size_t length = 0;
  Err err = {0};
  assert_null(sources_read(db, "sha256:0", arena, &length, &err));
  assert_int_equal(err.code, ERR_STORE);
  arena_destroy(arena);
  db_close(db);
}

static void sources__too_little_memory_is_said(void **state) {
  Db *db = results_open(state);
  Arena *arena = arena_create(1 << 20);
  char hash[HASH_TEXT_BYTES];
  size_t length = 0;
  Err err = {0};
  hash_sha256("{}", 2, hash);
  assert_true(sources_keep(db, "{}", 2, NULL));
  arena_fail_at(arena, 1);
  assert_null(sources_read(db, hash, arena, &length, &err));
  assert_int_equal(err.code, ERR_MEMORY);
  arena_destroy(arena);
  db_close(db);
}

#define TEST(f)                                                                \
  cmocka_unit_test_setup_teardown(f, scratch_setup, scratch_teardown)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(sources__every_version_is_kept_once),
      TEST(sources__what_was_never_kept_is_said),
      TEST(sources__too_little_memory_is_said),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
