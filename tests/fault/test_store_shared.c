/* SPDX-License-Identifier: MIT */
/* The game and the command line at once: several programs open a file that is
** not there yet, store, and read, all together. */
#include "results.h"
#include "scratch.h"
#include "store/profiles.h"
#include "store/store.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PROGRAMS = 12, EACH = 3, ROUNDS = 6 };

static int run_program(const char *path, int which) {
  Err err = {0};
  Db *db = store_open(path, &err);
  if (!db) {
    fprintf(stderr, "%s\n", err.text);
    return 1;
  }
  char name[32];
  snprintf(name, sizeof name, "Player %d", which);
  int64_t profile = 0;
  if (!profiles_create(db, name, 0, &profile, &err)) { return 2; }
  Arena *arena = arena_create(8 << 20);
  for (int i = 0; i < EACH; i++) {
    Attempt attempt = results_attempt(profile, i);
    ResultsPapers papers;
    results_fill_papers(&papers, i);
    if (!attempts_insert(db, &attempt, &papers.papers, &err)) { return 3; }
    ScenarioResultList own;
    arena_reset(arena);
    if (!attempts_results(db, profile, arena, &own, &err)) { return 4; }
    if (own.count != 1 || own.list[0].tries != i + 1) { return 5; }
  }
  arena_destroy(arena);
  db_close(db);
  return 0;
}

/* They wait for the pipe to be closed, so that they open the file together. */
static void run_together(const char *path) {
  int gate[2];
  assert_int_equal(pipe(gate), 0);
  for (int i = 0; i < PROGRAMS; i++) {
    if (fork() == 0) {
      char byte;
      close(gate[1]);
      if (read(gate[0], &byte, 1) != 0) { _exit(9); }
      _exit(run_program(path, i));
    }
  }
  close(gate[0]);
  close(gate[1]);
  int failed = 0;
  for (int i = 0; i < PROGRAMS; i++) {
    int status = -1;
    wait(&status);
    failed += status != 0;
  }
  assert_int_equal(failed, 0);
}

static void check_all_there(const char *path) {
  Db *db = store_open(path, NULL);
  assert_non_null(db);
  Arena *arena = arena_create(8 << 20);
  ProfileList profiles;
  assert_true(profiles_list(db, arena, &profiles, NULL));
  assert_int_equal(profiles.count, PROGRAMS);
  for (int i = 0; i < PROGRAMS; i++) {
    assert_int_equal(profiles.list[i].attempts, EACH);
  }
  arena_destroy(arena);
  db_close(db);
}

static void store__several_programs_share_it(void **state) {
  for (int round = 0; round < ROUNDS; round++) {
    char name[32], path[SCRATCH_BYTES];
    snprintf(name, sizeof name, "%d/evenkeel.db", round);
    scratch_path(path, state, name);
    run_together(path);
    check_all_there(path);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(store__several_programs_share_it,
                                      scratch_setup, scratch_teardown),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
