/* SPDX-License-Identifier: MIT */
#include "progress/board.h"
#include "results.h"
#include "scratch.h"
#include "store/attempts.h"
#include "store/profiles.h"
#include "store/sources.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

typedef struct {
  Db *db;
  Arena *arena;
  int64_t sam, ada;
} World;

static World open_world(void *const *state) {
  World world = {results_open(state), arena_create(8 << 20), 0, 0};
  world.sam = results_profile(world.db, "Sam");
  world.ada = results_profile(world.db, "Ada");
  return world;
}

static void close_world(World *world) {
  arena_destroy(world->arena);
  db_close(world->db);
}

static int count_of(const World *world, const char *table) {
  char sql[64];
  snprintf(sql, sizeof sql, "SELECT count(*) FROM %s", table);
  DbQuery query = db_query(world->db, sql);
  assert_true(db_next(&query));
  int count = (int)db_int(&query, 0);
  assert_true(db_finish(&query, NULL));
  return count;
}

static void check_same(const Attempt *a, const Attempt *b) {
  assert_true(a->id == b->id && a->profile == b->profile);
  assert_string_equal(a->scenario, b->scenario);
  assert_string_equal(a->hash, b->hash);
  assert_string_equal(a->rubric, b->rubric);
  assert_int_equal(a->engine, b->engine);
  assert_true(a->at_ms == b->at_ms && a->seed == b->seed);
  assert_int_equal(a->exam, b->exam);
  assert_true(attempt_same_setting(a->setting, b->setting));
  assert_int_equal(a->score, b->score);
  assert_string_equal(a->outcome, b->outcome);
  assert_int_equal(a->anger, b->anger);
  assert_true(a->duration_ms == b->duration_ms);
  assert_int_equal(a->first, b->first);
}

static void attempts__come_back_as_they_were_stored(void **state) {
  World world = open_world(state);
  Attempt attempt = results_attempt(world.sam, 12);
  attempt.exam = true;
  attempt.setting =
      (AttemptSetting){.self_paced = true, .response = 175, .typed = true};
  attempt.seed = (INT64_C(1) << 53) - 1;
  memset(attempt.scenario, 's', ATTEMPT_NAME_BYTES - 1);
  int64_t id = results_store(world.db, &attempt, 12);
  Attempt read;
  AttemptPapers papers;
  assert_true(attempts_read(world.db, id, world.arena, &read, &papers, NULL));
  check_same(&read, &attempt);
  ResultsPapers expected;
  results_fill_papers(&expected, 12);
  assert_string_equal(papers.replay, expected.replay);
  assert_int_equal(papers.replay_length, expected.papers.replay_length);
  assert_string_equal(papers.scorecard, expected.scorecard);
  assert_int_equal(papers.scorecard_length, expected.papers.scorecard_length);
  size_t length;
  char hash[HASH_TEXT_BYTES];
  hash_sha256(expected.scenario, strlen(expected.scenario), hash);
  assert_string_equal(sources_read(world.db, hash, world.arena, &length, NULL),
                      expected.scenario);
  hash_sha256("{}", 2, hash);
  assert_string_equal(sources_read(world.db, hash, world.arena, &length, NULL),
                      "{}");
  close_world(&world);
}

static void attempts__one_that_is_gone_is_an_error(void **state) {
  World world = open_world(state);
  Attempt read;
  AttemptPapers papers;
  Err err = {0};
  assert_false(attempts_read(world.db, 99, world.arena, &read, &papers, &err));
  assert_string_equal(err.text, "this attempt is not there any more");
  close_world(&world);
}

static void attempts__the_first_is_first_under_any_setting(void **state) {
  World world = open_world(state);
  Attempt slow = results_attempt(world.sam, 1);
  slow.setting.self_paced = true;
  Attempt timed = results_attempt(world.sam, 2);
  Attempt other = results_attempt(world.sam, 3);
  strcpy(other.scenario, "cake-order");
  Attempt adas = results_attempt(world.ada, 4);
  results_store(world.db, &slow, 1);
  results_store(world.db, &timed, 2);
  results_store(world.db, &other, 3);
  results_store(world.db, &adas, 4);
  assert_true(slow.first);
  assert_false(timed.first);
  assert_true(other.first);
  assert_true(adas.first);
  close_world(&world);
}

static void attempts__storing_one_again_keeps_one(void **state) {
  World world = open_world(state);
  Attempt attempt = results_attempt(world.sam, 1);
  int64_t id = results_store(world.db, &attempt, 1);
  Attempt again = results_attempt(world.sam, 1);
  assert_true(results_store(world.db, &again, 1) == id);
  assert_true(again.first);
  assert_int_equal(count_of(&world, "attempt"), 1);
  close_world(&world);
}

static void check_not_stored(World *world, Attempt attempt, const char *why) {
  ResultsPapers papers;
  results_fill_papers(&papers, 1);
  Err err = {0};
  assert_false(attempts_insert(world->db, &attempt, &papers.papers, &err));
  assert_int_equal(err.code, ERR_STORE);
  assert_non_null(strstr(err.text, why));
  assert_int_equal(attempt.id, 0);
  assert_int_equal(count_of(world, "attempt"), 0);
  assert_int_equal(count_of(world, "papers"), 0);
  assert_int_equal(count_of(world, "source"), 0);
}

static void attempts__what_cannot_be_is_refused(void **state) {
  World world = open_world(state);
  Attempt attempt = results_attempt(world.sam, 1);
  attempt.score = 1001;
  check_not_stored(&world, attempt, "score");
  attempt = results_attempt(world.sam, 1);
  attempt.anger = -1;
  check_not_stored(&world, attempt, "anger");
  attempt = results_attempt(world.sam, 1);
  attempt.setting.response = 99;
  check_not_stored(&world, attempt, "response");
  attempt = results_attempt(world.sam + 100, 1);
  check_not_stored(&world, attempt,
                   "the profile that this belongs to has been deleted");
  close_world(&world);
}

static void attempts__nothing_of_one_is_stored_without_all(void **state) {
  World world = open_world(state);
  Attempt attempt = results_attempt(world.sam, 1);
  assert_true(
      db_execute(world.db,
                 "CREATE TRIGGER no BEFORE INSERT ON source WHEN "
                 "new.bytes = x'7b7d' BEGIN SELECT raise(ABORT, 'never'); END",
                 NULL));
  check_not_stored(&world, attempt, "never");
  close_world(&world);
}

static void store_under(World *world, int64_t profile, int number,
                        AttemptSetting setting) {
  Attempt attempt = results_attempt(profile, number);
  attempt.setting = setting;
  attempt.score = 100 * number;
  results_store(world->db, &attempt, number);
}

static void attempts__boards_keep_settings_apart(void **state) {
  World world = open_world(state);
  const AttemptSetting timed = {false, 100, false}, slow = {false, 150, false},
                       self = {true, 100, false}, typed = {false, 100, true};
  store_under(&world, world.ada, 1, timed);
  store_under(&world, world.sam, 2, timed);
  store_under(&world, world.ada, 3, timed);
  store_under(&world, world.ada, 4, slow);
  store_under(&world, world.sam, 5, self);
  store_under(&world, world.sam, 9, typed);
  BoardPlaceList places;
  assert_true(attempts_board_places(world.db, "kettle-short", world.arena,
                                    &places, NULL));
  assert_int_equal(places.count, 4);
  assert_true(attempt_same_setting(places.list[0].setting, timed));
  assert_true(attempt_same_setting(places.list[1].setting, typed));
  assert_true(attempt_same_setting(places.list[2].setting, slow));
  assert_true(attempt_same_setting(places.list[3].setting, self));
  AttemptList list;
  assert_true(
      attempts_for_board(world.db, &places.list[0], world.arena, &list, NULL));
  assert_int_equal(list.count, 3);
  BoardEntry entries[3];
  assert_int_equal(board_make(BOARD_BEST, list.list, 3, entries), 2);
  assert_true(entries[0].attempt->profile == world.ada);
  assert_int_equal(entries[0].value, 300);
  assert_int_equal(board_make(BOARD_FIRST, list.list, 3, entries), 2);
  assert_true(entries[0].attempt->profile == world.sam);
  assert_int_equal(board_make(BOARD_IMPROVED, list.list, 3, entries), 1);
  assert_int_equal(entries[0].value, 200);
  assert_true(attempts_board_places(world.db, "cake-order", world.arena,
                                    &places, NULL));
  assert_int_equal(places.count, 0);
  close_world(&world);
}

static void attempts__are_listed_latest_first(void **state) {
  World world = open_world(state);
  const AttemptSetting timed = {false, 100, false}, self = {true, 100, false};
  store_under(&world, world.ada, 1, timed);
  store_under(&world, world.sam, 2, timed);
  store_under(&world, world.ada, 3, self);
  store_under(&world, world.ada, 4, timed);
  const BoardPlace place = {.scenario = "kettle-short", .setting = timed};
  AttemptList list;
  assert_true(attempts_latest(world.db, &place, 2, world.arena, &list, NULL));
  assert_int_equal(list.count, 2);
  assert_int_equal(list.list[0].seed, 4);
  assert_int_equal(list.list[1].seed, 2);
  assert_true(attempts_latest(world.db, &place, 100, world.arena, &list, NULL));
  assert_int_equal(list.count, 3);
  close_world(&world);
}

static void attempts__results_are_the_best_under_each_setting(void **state) {
  World world = open_world(state);
  store_under(&world, world.sam, 3, (AttemptSetting){false, 100, false});
  store_under(&world, world.sam, 7, (AttemptSetting){true, 100, false});
  store_under(&world, world.sam, 5, (AttemptSetting){false, 100, false});
  store_under(&world, world.ada, 9, (AttemptSetting){false, 100, false});
  Attempt cake = results_attempt(world.sam, 8);
  strcpy(cake.scenario, "cake-order");
  results_store(world.db, &cake, 8);
  ScenarioResultList results;
  assert_true(
      attempts_results(world.db, world.sam, world.arena, &results, NULL));
  assert_int_equal(results.count, 3);
  assert_string_equal(results.list[0].scenario, "cake-order");
  assert_string_equal(results.list[1].scenario, "kettle-short");
  assert_false(results.list[1].setting.self_paced);
  assert_int_equal(results.list[1].setting.response, 100);
  assert_int_equal(results.list[1].best, 500);
  assert_int_equal(results.list[1].tries, 2);
  assert_true(results.list[1].last_ms == results_attempt(world.sam, 5).at_ms);
  assert_true(results.list[2].setting.self_paced);
  assert_int_equal(results.list[2].best, 700);
  assert_int_equal(results.list[2].tries, 1);
  close_world(&world);
}

/* A file that somebody made by hand need not hold what ours would. */
static void attempts__figures_out_of_range_mean_damage(void **state) {
  World world = open_world(state);
  Attempt attempt = results_attempt(world.sam, 1);
  results_store(world.db, &attempt, 1);
  assert_true(db_execute(world.db,
                         "PRAGMA ignore_check_constraints = ON;"
                         "UPDATE attempt SET score = -9223372036854775808",
                         NULL));
  AttemptList list;
  const BoardPlace place = {.scenario = "kettle-short",
                            .setting = {false, 100, false}};
  Err err = {0};
  assert_false(attempts_for_board(world.db, &place, world.arena, &list, &err));
  assert_non_null(strstr(err.text, "is damaged, or is none"));
  close_world(&world);
}

static void attempts__too_little_memory_is_said(void **state) {
  World world = open_world(state);
  Attempt attempt = results_attempt(world.sam, 1);
  int64_t id = results_store(world.db, &attempt, 1);
  for (long nth = 1; nth <= 2; nth++) {
    arena_fail_at(world.arena, nth);
    AttemptPapers papers;
    Err err = {0};
    assert_false(
        attempts_read(world.db, id, world.arena, &attempt, &papers, &err));
    assert_int_equal(err.code, ERR_MEMORY);
  }
  arena_fail_at(world.arena, 3);
  AttemptPapers papers;
  assert_true(
      attempts_read(world.db, id, world.arena, &attempt, &papers, NULL));
  close_world(&world);
}

#define TEST(f)                                                                \
  cmocka_unit_test_setup_teardown(f, scratch_setup, scratch_teardown)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(attempts__come_back_as_they_were_stored),
      TEST(attempts__one_that_is_gone_is_an_error),
      TEST(attempts__the_first_is_first_under_any_setting),
      TEST(attempts__storing_one_again_keeps_one),
      TEST(attempts__what_cannot_be_is_refused),
      TEST(attempts__nothing_of_one_is_stored_without_all),
      TEST(attempts__boards_keep_settings_apart),
      TEST(attempts__are_listed_latest_first),
      TEST(attempts__results_are_the_best_under_each_setting),
      TEST(attempts__figures_out_of_range_mean_damage),
      TEST(attempts__too_little_memory_is_said),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
