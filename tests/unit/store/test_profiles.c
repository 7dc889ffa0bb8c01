/* SPDX-License-Identifier: MIT */
#include "os/file.h"
#include "results.h"
#include "scratch.h"
#include "store/profiles.h"
#include "store/settings.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

static ProfileList list(Db *db, Arena *arena) {
  ProfileList profiles;
  assert_true(profiles_list(db, arena, &profiles, NULL));
  return profiles;
}

static void profiles__are_listed_by_name_with_what_they_did(void **state) {
  Db *db = results_open(state);
  Arena *arena = arena_create(1 << 20);
  assert_int_equal(list(db, arena).count, 0);
  int64_t sam = results_profile(db, "sam");
  int64_t ada = results_profile(db, "Ada");
  Attempt first = results_attempt(sam, 1), second = results_attempt(sam, 2);
  results_store(db, &second, 2);
  results_store(db, &first, 1);
  ProfileList profiles = list(db, arena);
  assert_int_equal(profiles.count, 2);
  assert_string_equal(profiles.list[0].name, "Ada");
  assert_int_equal(profiles.list[0].id, ada);
  assert_int_equal(profiles.list[0].attempts, 0);
  assert_int_equal(profiles.list[0].last_ms, 0);
  assert_string_equal(profiles.list[1].name, "sam");
  assert_int_equal(profiles.list[1].attempts, 2);
  assert_true(profiles.list[1].last_ms == second.at_ms);
  assert_int_equal(profiles.list[1].created_ms, 1000);
  assert_ptr_equal(profiles_find(&profiles, sam), &profiles.list[1]);
  assert_null(profiles_find(&profiles, sam + ada));
  arena_destroy(arena);
  db_close(db);
}

static void check_refused(Db *db, const char *name, const char *why) {
  Err err = {0};
  int64_t id = 0;
  assert_false(profiles_create(db, name, 0, &id, &err));
  assert_string_equal(err.text, why);
  assert_int_equal(err.code, ERR_STORE);
}

static void profiles__names_are_checked(void **state) {
  Db *db = results_open(state);
  static const char SHOWN[] =
      "a name can hold only letters and signs that are shown";
  check_refused(db, "", "the name is empty");
  check_refused(db, "   ", "the name is empty");
  check_refused(db, "a\nb", SHOWN);
  check_refused(db, "a\x1B[31mb", SHOWN);
  check_refused(db,
                "a\xE2\x80\xAE"
                "b",
                SHOWN);
  check_refused(db, "a\xFF", SHOWN);
  char longest[4 * PROFILE_NAME_CHARS + 2] = "";
  for (int i = 0; i < PROFILE_NAME_CHARS; i++) {
    memcpy(longest + 4 * i, "\xF0\x9F\x90\xA6", 5);
  }
  results_profile(db, longest);
  strcat(longest, "x");
  check_refused(db, longest, "the name is longer than 40 characters");
  db_close(db);
}

static void profiles__spaces_around_a_name_are_cut_off(void **state) {
  Db *db = results_open(state);
  Arena *arena = arena_create(1 << 20);
  results_profile(db, "  Sam Poe ");
  assert_string_equal(list(db, arena).list[0].name, "Sam Poe");
  arena_destroy(arena);
  db_close(db);
}

static void profiles__no_two_have_the_same_name(void **state) {
  Db *db = results_open(state);
  int64_t sam = results_profile(db, "Sam"), ada = results_profile(db, "Ada");
  check_refused(db, "SAM", "there is a profile called SAM already");
  Err err = {0};
  assert_false(profiles_rename(db, ada, "sam", &err));
  assert_string_equal(err.text, "there is a profile called sam already");
  assert_true(profiles_rename(db, sam, "SAM", NULL));
  db_close(db);
}

static void profiles__a_new_name_changes_nothing_else(void **state) {
  Db *db = results_open(state);
  Arena *arena = arena_create(1 << 20);
  int64_t sam = results_profile(db, "Sam");
  Attempt attempt = results_attempt(sam, 1);
  results_store(db, &attempt, 1);
  assert_true(profiles_rename(db, sam, "Samantha", NULL));
  ProfileList profiles = list(db, arena);
  assert_string_equal(profiles.list[0].name, "Samantha");
  assert_int_equal(profiles.list[0].id, sam);
  assert_int_equal(profiles.list[0].attempts, 1);
  Err err = {0};
  assert_false(profiles_rename(db, sam + 1, "Nobody", &err));
  assert_string_equal(err.text, "this profile is not there any more");
  arena_destroy(arena);
  db_close(db);
}

static int64_t count_rows(Db *db, const char *sql) {
  DbQuery query = db_query(db, sql);
  assert_true(db_next(&query));
  int64_t count = db_int(&query, 0);
  assert_true(db_finish(&query, NULL));
  return count;
}

static const char ALL_ROWS[] =
    "SELECT (SELECT count(*) FROM profile) + (SELECT count(*) FROM attempt) +"
    " (SELECT count(*) FROM papers) +"
    " (SELECT count(*) FROM setting)";

static void profiles__deleting_one_deletes_all_that_is_its(void **state) {
  Db *db = results_open(state);
  int64_t ada = results_profile(db, "Ada");
  Attempt kept = results_attempt(ada, 1);
  results_store(db, &kept, 1);
  int64_t rows = count_rows(db, ALL_ROWS);
  int64_t sam = results_profile(db, "Sam");
  for (int i = 2; i < 12; i++) {
    Attempt attempt = results_attempt(sam, i);
    results_store(db, &attempt, i);
  }
  assert_true(settings_set(db, sam, "theme", "dark", NULL));
  assert_true(profiles_delete(db, sam, NULL));
  assert_int_equal(count_rows(db, ALL_ROWS), rows);
  Err err = {0};
  assert_false(profiles_delete(db, sam, &err));
  assert_string_equal(err.text, "this profile is not there any more");
  assert_true(results_profile(db, "Sam") > sam);
  db_close(db);
}

static bool file_holds(void *const *state, const char *name, const char *text) {
  char path[SCRATCH_BYTES];
  size_t length = 0, end = strlen(text);
  if (!file_exists(scratch_path(path, state, name))) { return false; }
  char *bytes = file_read(path, 64 << 20, &length, NULL);
  assert_non_null(bytes);
  bool held = false;
  for (size_t i = 0; i + end <= length; i++) {
    held |= memcmp(bytes + i, text, end) == 0;
  }
  free(bytes);
  return held;
}

static void profiles__deleted_ones_leave_no_bytes_behind(void **state) {
  Db *db = results_open(state);
  results_profile(db, "Ada");
  int64_t sam = results_profile(db, "Sam Featherstonehaugh");
  Attempt attempt = results_attempt(sam, 7654321);
  results_store(db, &attempt, 7654321);
  assert_true(file_holds(state, "evenkeel.db-wal", "Featherstonehaugh"));
  assert_true(file_holds(state, "evenkeel.db-wal", "\"n\":7654321"));
  assert_true(profiles_delete(db, sam, NULL));
  static const char *const FILES[] = {"evenkeel.db", "evenkeel.db-wal"};
  for (int i = 0; i < 2; i++) {
    assert_false(file_holds(state, FILES[i], "Featherstonehaugh"));
    assert_false(file_holds(state, FILES[i], "\"n\":7654321"));
  }
  assert_true(file_holds(state, "evenkeel.db", "Ada"));
  db_close(db);
}

#define TEST(f)                                                                \
  cmocka_unit_test_setup_teardown(f, scratch_setup, scratch_teardown)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(profiles__are_listed_by_name_with_what_they_did),
      TEST(profiles__names_are_checked),
      TEST(profiles__spaces_around_a_name_are_cut_off),
      TEST(profiles__no_two_have_the_same_name),
      TEST(profiles__a_new_name_changes_nothing_else),
      TEST(profiles__deleting_one_deletes_all_that_is_its),
      TEST(profiles__deleted_ones_leave_no_bytes_behind),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
