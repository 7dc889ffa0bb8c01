/* SPDX-License-Identifier: MIT */
/* A program that stores attempts is killed at any moment, over and over: what
** it was told is stored must be there, and the file must be sound. */
#include "base/hash.h"
#include "base/rng.h"
#include "base/str.h"
#include "results.h"
#include "scratch.h"
#include "store/profiles.h"
#include "store/store.h"
#include "unit.h"

#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
  ROUNDS = 60,
  FRESH_EVERY = 8,     /* rounds that begin without a file */
  MOST_PER_ROUND = 12, /* acknowledged before the kill is aimed */
  MOST_YIELDS = 4000,  /* between the last of them and the kill */
  MOST_ACKNOWLEDGED = FRESH_EVERY * 5000 /* a pipe holds 4096 */
};

typedef struct {
  int64_t id;
  int number;
} Acknowledged;

typedef struct {
  Acknowledged list[MOST_ACKNOWLEDGED];
  int count, from; /* `from`: where this round's begin */
} Log;

static int64_t own_profile(Db *db) {
  Arena *arena = arena_create(1 << 20);
  ProfileList profiles;
  if (!profiles_list(db, arena, &profiles, NULL)) { _exit(3); }
  int64_t id = profiles.count > 0 ? profiles.list[0].id : 0;
  arena_destroy(arena);
  if (id == 0 && !profiles_create(db, "Sam", 0, &id, NULL)) { _exit(4); }
  return id;
}

static void store_until_killed(const char *path, int number, int out) {
  Db *db = store_open(path, NULL);
  if (!db) { _exit(2); }
  int64_t profile = own_profile(db);
  for (;; number++) {
    Attempt attempt = results_attempt(profile, number);
    ResultsPapers papers;
    results_fill_papers(&papers, number);
    if (!attempts_insert(db, &attempt, &papers.papers, NULL)) { _exit(5); }
    Acknowledged done = {attempt.id, number};
    if (write(out, &done, sizeof done) != sizeof done) { _exit(6); }
  }
}

static bool read_one(int in, Log *log) {
  assert_true(log->count < MOST_ACKNOWLEDGED);
  ssize_t length =
      read(in, &log->list[log->count], sizeof log->list[log->count]);
  if (length <= 0) { return false; }
  assert_int_equal(length, sizeof log->list[log->count]);
  log->count++;
  return true;
}

/* Stores attempts in a child until it is killed: by the system in the middle
** of the write that takes a file beyond `file_bytes`, if not sooner. */
static pid_t start(const char *path, int number, rlim_t file_bytes, int *in) {
  int ends[2];
  assert_int_equal(pipe(ends), 0);
  pid_t child = fork();
  if (child == 0) {
    const struct rlimit limit = {file_bytes, file_bytes}, none = {0, 0};
    close(ends[0]);
    if (setrlimit(RLIMIT_CORE, &none) || setrlimit(RLIMIT_FSIZE, &limit)) {
      _exit(7);
    }
    store_until_killed(path, number, ends[1]);
  }
  close(ends[1]);
  *in = ends[0];
  return child;
}

static void bury(pid_t child, int in, int signal, Log *log) {
  int status = 0;
  waitpid(child, &status, 0);
  if (!WIFSIGNALED(status)) { fail_msg("it ended: %d", WEXITSTATUS(status)); }
  assert_int_equal(WTERMSIG(status), signal);
  while (read_one(in, log)) {}
  close(in);
}

static void run_and_kill(const char *path, int round, Rng *rng, Log *log) {
  int in;
  log->from = log->count;
  pid_t child = start(path, round * 10000, RLIM_INFINITY, &in);
  uint32_t wanted = rng_below(rng, MOST_PER_ROUND);
  while (wanted > 0 && read_one(in, log)) { wanted--; }
  for (uint32_t i = rng_below(rng, MOST_YIELDS); i > 0; i--) { sched_yield(); }
  kill(child, SIGKILL);
  bury(child, in, SIGKILL, log);
}

static void check_sound(Db *db) {
  DbQuery query = db_query(db, "PRAGMA integrity_check");
  assert_true(db_next(&query));
  assert_string_equal(db_text(&query, 0), "ok");
  assert_true(db_finish(&query, NULL));
  query = db_query(db, "SELECT 1 FROM attempt WHERE id NOT IN"
                       " (SELECT attempt FROM papers)");
  assert_false(db_next(&query));
  assert_true(db_finish(&query, NULL));
  query = db_query(db, "PRAGMA foreign_key_check");
  assert_false(db_next(&query));
  assert_true(db_finish(&query, NULL));
}

/* Every acknowledged attempt, and at most one more a round: the one that was
** stored when the kill came. */
static int count_attempts(Db *db) {
  DbQuery query = db_query(db, "SELECT count(*) FROM attempt");
  assert_true(db_next(&query));
  int count = (int)db_int(&query, 0);
  assert_true(db_finish(&query, NULL));
  return count;
}

static void check_kept(Db *db, const char *bytes, size_t length) {
  char hash[HASH_TEXT_BYTES];
  hash_sha256(bytes, length, hash);
  DbQuery query = db_query(db, "SELECT 1 FROM source WHERE hash = ?");
  db_bind_text(&query, hash);
  assert_true(db_next(&query));
  assert_true(db_finish(&query, NULL));
}

static void check_stored(Db *db, const Acknowledged *expected, Arena *arena) {
  Attempt attempt;
  AttemptPapers papers;
  ResultsPapers written;
  Err err = {0};
  if (!attempts_read(db, expected->id, arena, &attempt, &papers, &err)) {
    fail_msg("attempt %d is lost: %s", expected->number, err.text);
  }
  results_fill_papers(&written, expected->number);
  assert_true(attempt.seed == expected->number);
  assert_string_equal(papers.replay, written.replay);
  assert_string_equal(papers.scorecard, written.scorecard);
  for (int i = 0; i < RESULTS_FILES; i++) {
    check_kept(db, written.files[i].bytes, written.files[i].length);
  }
}

static void check_all(const char *path, const Log *log, int rounds) {
  Err err = {0};
  Db *db = store_open(path, &err);
  if (!db) { fail_msg("%s", err.text); }
  check_sound(db);
  Arena *arena = arena_create(64 << 20);
  for (int i = log->from; i < log->count; i++) {
    check_stored(db, &log->list[i], arena);
  }
  int stored = count_attempts(db);
  assert_in_range(stored, log->count, log->count + rounds);
  arena_destroy(arena);
  db_close(db);
}

static void remove_files(void *const *state) {
  static const char *const NAMES[] = {"evenkeel.db", "evenkeel.db-wal",
                                      "evenkeel.db-shm"};
  char path[SCRATCH_BYTES];
  for (int i = 0; i < 3; i++) { unlink(scratch_path(path, state, NAMES[i])); }
}

static void store__a_kill_loses_nothing_that_was_stored(void **state) {
  char path[SCRATCH_BYTES];
  scratch_path(path, state, "evenkeel.db");
  Rng rng = rng_init(20260309, 1);
  Log *log = calloc(1, sizeof *log);
  assert_non_null(log);
  int all = 0;
  for (int round = 0, rounds = 0; round < ROUNDS; round++) {
    if (round % FRESH_EVERY == 0) {
      remove_files(state);
      rounds = log->count = 0;
    }
    run_and_kill(path, round, &rng, log);
    check_all(path, log, ++rounds);
    all += log->count - log->from;
  }
  free(log);
  assert_true(all > ROUNDS);
  print_message("%d kills, %d acknowledged attempts, none lost\n", ROUNDS, all);
}

/* What a kill at a random moment seldom meets: a write that is half done. */
static void store__a_kill_within_a_write_loses_nothing(void **state) {
  enum { FIRST = 1000, STEP = 9007, MOST = 400000 };
  char path[SCRATCH_BYTES];
  scratch_path(path, state, "evenkeel.db");
  Log *log = calloc(1, sizeof *log);
  assert_non_null(log);
  int all = 0;
  for (rlim_t bytes = FIRST; bytes < MOST; bytes += STEP) {
    int in;
    remove_files(state);
    log->from = log->count = 0;
    pid_t child = start(path, 0, bytes, &in);
    bury(child, in, SIGXFSZ, log);
    check_all(path, log, 1);
    all += log->count;
  }
  free(log);
  assert_true(all > 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(
          store__a_kill_loses_nothing_that_was_stored, scratch_setup,
          scratch_teardown),
      cmocka_unit_test_setup_teardown(
          store__a_kill_within_a_write_loses_nothing, scratch_setup,
          scratch_teardown),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
