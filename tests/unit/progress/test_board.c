/* SPDX-License-Identifier: MIT */
#include "progress/board.h"
#include "unit.h"

enum { MOST = 16 };

static Attempt attempt(int64_t id, int64_t profile, int score, int anger,
                       int64_t at_ms) {
  return (Attempt){.id = id,
                   .profile = profile,
                   .score = score,
                   .anger = anger,
                   .at_ms = at_ms};
}

static void board__an_empty_one_has_no_entries(void **state) {
  (void)state;
  for (int kind = 0; kind < BOARD_KIND_COUNT; kind++) {
    assert_int_equal(board_make((BoardKind)kind, NULL, 0, NULL), 0);
  }
}

static void board__equal_scores_share_a_rank_and_use_up_the_next(void **state) {
  (void)state;
  const Attempt attempts[] = {
      attempt(1, 1, 700, 300, 10), attempt(2, 2, 900, 300, 20),
      attempt(3, 3, 800, 300, 30), attempt(4, 4, 800, 300, 25)};
  BoardEntry entries[MOST];
  assert_int_equal(board_make(BOARD_BEST, attempts, 4, entries), 4);
  static const int RANKS[] = {1, 2, 2, 4};
  static const int64_t PROFILES[] = {2, 4, 3, 1};
  for (int i = 0; i < 4; i++) {
    assert_int_equal(entries[i].rank, RANKS[i]);
    assert_int_equal(entries[i].attempt->profile, PROFILES[i]);
  }
}

static void board__ties_are_listed_by_anger_then_time(void **state) {
  (void)state;
  const Attempt attempts[] = {
      attempt(1, 1, 800, 200, 30), attempt(2, 2, 800, 100, 40),
      attempt(3, 3, 800, 200, 20), attempt(4, 4, 800, 200, 20)};
  BoardEntry entries[MOST];
  assert_int_equal(board_make(BOARD_BEST, attempts, 4, entries), 4);
  static const int64_t IDS[] = {2, 3, 4, 1};
  for (int i = 0; i < 4; i++) {
    assert_int_equal(entries[i].rank, 1);
    assert_int_equal(entries[i].attempt->id, IDS[i]);
  }
}

static void board__a_profile_stands_with_its_best_once(void **state) {
  (void)state;
  const Attempt attempts[] = {
      attempt(1, 1, 500, 300, 10), attempt(4, 1, 800, 300, 20),
      attempt(5, 1, 800, 250, 30), attempt(6, 1, 790, 0, 40),
      attempt(2, 2, 600, 300, 15)};
  BoardEntry entries[MOST];
  assert_int_equal(board_make(BOARD_BEST, attempts, 5, entries), 2);
  assert_int_equal(entries[0].attempt->id, 5);
  assert_int_equal(entries[0].value, 800);
  assert_int_equal(entries[0].tries, 4);
  assert_int_equal(entries[1].attempt->id, 2);
  assert_int_equal(entries[1].tries, 1);
}

static void board__only_the_very_first_attempt_counts_as_first(void **state) {
  (void)state;
  Attempt attempts[] = {attempt(1, 1, 400, 300, 10),
                        attempt(3, 1, 900, 300, 20),
                        attempt(4, 2, 950, 300, 30)};
  attempts[0].first = true;
  BoardEntry entries[MOST];
  assert_int_equal(board_make(BOARD_FIRST, attempts, 3, entries), 1);
  assert_int_equal(entries[0].attempt->id, 1);
  assert_int_equal(entries[0].value, 400);
}

static void board__improvement_is_the_best_later_over_the_first(void **state) {
  (void)state;
  const Attempt attempts[] = {
      attempt(1, 1, 400, 300, 10), attempt(2, 1, 900, 300, 20),
      attempt(3, 1, 500, 300, 30), attempt(4, 2, 300, 300, 40),
      attempt(5, 2, 850, 300, 50), attempt(6, 3, 999, 300, 60)};
  BoardEntry entries[MOST];
  assert_int_equal(board_make(BOARD_IMPROVED, attempts, 6, entries), 2);
  assert_int_equal(entries[0].attempt->id, 5);
  assert_int_equal(entries[0].value, 550);
  assert_int_equal(entries[1].attempt->id, 2);
  assert_int_equal(entries[1].value, 500);
}

static void board__who_gained_nothing_has_not_improved(void **state) {
  (void)state;
  const Attempt attempts[] = {
      attempt(1, 1, 400, 300, 10), attempt(2, 1, 400, 100, 20),
      attempt(3, 2, 700, 300, 30), attempt(4, 2, 600, 300, 40)};
  BoardEntry entries[MOST];
  assert_int_equal(board_make(BOARD_IMPROVED, attempts, 4, entries), 0);
}

static void board__kinds_have_the_names_of_the_command_line(void **state) {
  (void)state;
  assert_string_equal(board_name(BOARD_FIRST), "first");
  assert_string_equal(board_name(BOARD_BEST), "best");
  assert_string_equal(board_name(BOARD_IMPROVED), "improved");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(board__an_empty_one_has_no_entries),
      cmocka_unit_test(board__equal_scores_share_a_rank_and_use_up_the_next),
      cmocka_unit_test(board__ties_are_listed_by_anger_then_time),
      cmocka_unit_test(board__a_profile_stands_with_its_best_once),
      cmocka_unit_test(board__only_the_very_first_attempt_counts_as_first),
      cmocka_unit_test(board__improvement_is_the_best_later_over_the_first),
      cmocka_unit_test(board__who_gained_nothing_has_not_improved),
      cmocka_unit_test(board__kinds_have_the_names_of_the_command_line),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
