/* SPDX-License-Identifier: MIT */
/* The disk is full, or may not be written: the store says so in words that
** help, keeps what it has, and goes on when there is room again. */
#include "os/file.h"
#include "results.h"
#include "scratch.h"
#include "store/profiles.h"
#include "store/store.h"
#include "unit.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static int64_t ask(Db *db, const char *sql) {
  DbQuery query = db_query(db, sql);
  assert_true(db_next(&query));
  int64_t value = db_int(&query, 0);
  assert_true(db_finish(&query, NULL));
  return value;
}

static void check_sound(void *const *state, int64_t attempts) {
  Db *db = results_open(state);
  DbQuery query = db_query(db, "PRAGMA integrity_check");
  assert_true(db_next(&query));
  assert_string_equal(db_text(&query, 0), "ok");
  assert_true(db_finish(&query, NULL));
  assert_true(ask(db, "SELECT count(*) FROM attempt") == attempts);
  assert_true(ask(db, "SELECT count(*) FROM papers") == attempts);
  db_close(db);
}

/* As many as fit; the first that does not is left in `attempt`. */
static int fill(Db *db, int64_t profile, Attempt *attempt, Err *err) {
  ResultsPapers papers;
  for (int number = 0;; number++) {
    *attempt = results_attempt(profile, number);
    results_fill_papers(&papers, number);
    if (!attempts_insert(db, attempt, &papers.papers, err)) { return number; }
  }
}

static void store__a_full_database_says_so_and_goes_on(void **state) {
  Db *db = results_open(state);
  int64_t sam = results_profile(db, "Sam");
  assert_true(db_execute(db, "PRAGMA max_page_count = 40", NULL));
  Attempt attempt;
  Err err = {0};
  int stored = fill(db, sam, &attempt, &err);
  assert_true(stored > 0);
  assert_int_equal(err.code, ERR_STORE);
  assert_string_equal(err.text,
                      "the disk is full: free some space and try again; what "
                      "was stored before is safe");
  assert_int_equal(attempt.id, 0);
  assert_int_equal(ask(db, "SELECT count(*) FROM attempt"), stored);
  assert_true(db_execute(db, "PRAGMA max_page_count = 1000", NULL));
  results_store(db, &attempt, stored);
  db_close(db);
  check_sound(state, stored + 1);
}

static void limit_files(rlim_t bytes) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_FSIZE, &limit)) { _exit(20); }
  limit.rlim_cur = bytes;
  if (setrlimit(RLIMIT_FSIZE, &limit)) { _exit(21); }
}

/* Where the system does not say why, the store asks whether the disk is full.
 */
static bool says_full(const Err *err) {
  return strstr(err->text, "the disk is full: free some space") ||
         strstr(err->text, "see that it is there and not full");
}

/* In a child, whose files may grow to `bytes`. What could not be stored is
** tried again without the limit. Returns an exit status: how many attempts
** are stored, or from 20 what went wrong. */
static int store_within(const char *path, rlim_t bytes) {
  Err err = {0};
  signal(SIGXFSZ, SIG_IGN);
  limit_files(bytes);
  Db *db = store_open(path, &err);
  if (!db) { return says_full(&err) ? 0 : 22; }
  Attempt attempt;
  int64_t sam = 0;
  if (!profiles_create(db, "Sam", 0, &sam, &err)) {
    return says_full(&err) ? 0 : 23;
  }
  int stored = 0;
  ResultsPapers papers;
  for (bool fits = true; fits && stored < 8; stored += fits) {
    attempt = results_attempt(sam, stored);
    results_fill_papers(&papers, stored);
    fits = attempts_insert(db, &attempt, &papers.papers, &err);
  }
  if (stored < 8) {
    if (!says_full(&err)) { return 24; }
    limit_files(RLIM_INFINITY);
    if (!attempts_insert(db, &attempt, &papers.papers, NULL)) { return 25; }
    stored++;
  }
  db_close(db);
  return stored;
}

static int store_in_child(const char *path, rlim_t bytes) {
  pid_t child = fork();
  if (child == 0) { _exit(store_within(path, bytes)); }
  int status = 0;
  waitpid(child, &status, 0);
  assert_true(WIFEXITED(status));
  return WEXITSTATUS(status);
}

/* Wherever the space ends, from the first page of the file on. */
static void store__a_full_disk_never_harms_what_is_stored(void **state) {
  enum { STEP = 13001, MOST = 400000 };
  int partly = 0, whole = 0;
  for (rlim_t bytes = 0; bytes < MOST; bytes += STEP) {
    char path[SCRATCH_BYTES];
    scratch_path(path, state, "evenkeel.db");
    int stored = store_in_child(path, bytes);
    if (stored >= 20) { fail_msg("%d at %lu", stored, (unsigned long)bytes); }
    check_sound(state, stored);
    partly += stored > 0 && stored < 8;
    whole += stored == 8;
    static const char *const NAMES[] = {"", "-wal", "-shm"};
    for (int i = 0; i < 3; i++) {
      char name[32];
      snprintf(name, sizeof name, "evenkeel.db%s", NAMES[i]);
      unlink(scratch_path(path, state, name));
    }
  }
  assert_true(partly > 0);
  assert_true(whole > 0);
}

/* In a child: what storing one more attempt has to say without rights. */
static int store_without_rights(const char *path, const char *expected) {
  scratch_drop_root();
  Err err = {0};
  if (store_open(path, &err)) { return 1; }
  if (!err.path[0]) { return 2; }
  if (strstr(err.text, expected)) { return 0; }
  fprintf(stderr, "%s: %s\n", err.path, err.text);
  return 3;
}

static void check_refused(const char *path, const char *expected) {
  pid_t child = fork();
  if (child == 0) { _exit(store_without_rights(path, expected)); }
  int status = -1;
  waitpid(child, &status, 0);
  assert_int_equal(WEXITSTATUS(status), 0);
}

static void store__a_read_only_folder_says_what_to_do(void **state) {
  char path[SCRATCH_BYTES];
  scratch_path(path, state, "evenkeel.db");
  assert_int_equal(chmod(*state, 0555), 0);
  check_refused(path, "cannot be made: Permission denied");
  assert_int_equal(chmod(*state, 0700), 0);
  assert_false(file_exists(path));
}

static void store__read_only_results_say_what_to_do(void **state) {
  char path[SCRATCH_BYTES];
  Db *db = results_open(state);
  int64_t sam = results_profile(db, "Sam");
  Attempt attempt = results_attempt(sam, 1);
  results_store(db, &attempt, 1);
  db_close(db);
  scratch_path(path, state, "evenkeel.db");
  assert_int_equal(chmod(path, 0444), 0);
  assert_int_equal(chmod(*state, 0555), 0);
  check_refused(path, "the results cannot be written: give yourself the right");
  assert_int_equal(chmod(*state, 0700), 0);
  assert_int_equal(chmod(path, 0600), 0);
  check_sound(state, 1);
}

static void store_and_die(const char *path) {
  Db *db = store_open(path, NULL);
  int64_t sam = 0;
  _exit(!db || !profiles_create(db, "Sam", 0, &sam, NULL));
}

/* What a killed program leaves beside the results lets them be read without the
** right to write; then no later right would help the one who reads. */
static void
store__read_only_results_of_a_killed_game_are_refused(void **state) {
  static const char *const NAMES[] = {"evenkeel.db", "evenkeel.db-wal",
                                      "evenkeel.db-shm"};
  char path[SCRATCH_BYTES];
  scratch_path(path, state, NAMES[0]);
  pid_t child = fork();
  if (child == 0) { store_and_die(path); }
  int status = -1;
  waitpid(child, &status, 0);
  assert_int_equal(status, 0);
  assert_int_equal(chmod(*state, 0755), 0);
  for (int i = 0; i < 3; i++) {
    assert_int_equal(chmod(scratch_path(path, state, NAMES[i]), 0444), 0);
  }
  assert_int_equal(chmod(*state, 0555), 0);
  check_refused(scratch_path(path, state, NAMES[0]),
                "the results cannot be written: give yourself the right");
  assert_int_equal(chmod(*state, 0700), 0);
}

static void store__a_file_in_the_way_is_named(void **state) {
  char path[SCRATCH_BYTES];
  assert_int_equal(chmod(*state, 0777), 0);
  scratch_path(path, state, "evenkeel");
  assert_true(file_write(path, "", 0, NULL));
  check_refused(scratch_path(path, state, "evenkeel/evenkeel.db"),
                "cannot be made");
}

#define TEST(f)                                                                \
  cmocka_unit_test_setup_teardown(f, scratch_setup, scratch_teardown)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(store__a_full_database_says_so_and_goes_on),
      TEST(store__a_full_disk_never_harms_what_is_stored),
      TEST(store__a_read_only_folder_says_what_to_do),
      TEST(store__read_only_results_say_what_to_do),
      TEST(store__read_only_results_of_a_killed_game_are_refused),
      TEST(store__a_file_in_the_way_is_named),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
