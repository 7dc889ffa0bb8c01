/* SPDX-License-Identifier: MIT */
#include "analysis/memo.h"
#include "base/arena.h"
#include "unit.h"

enum { ENTRIES = 5000 };

/* All begin their search at the same few places. */
static StatePrint crowded(int number) {
  return (StatePrint){(uint64_t)(number % 3) << 40, (uint64_t)number + 1};
}

static MemoValue value_of(int number) {
  return (MemoValue){.found = true,
                     .best = number % 1001,
                     .worst = number % 7,
                     .least_anger = number % 11,
                     .most_anger = 1000 - number % 13,
                     .mean = (int64_t)1000 * MEMO_MEAN_UNIT - number,
                     .paths = (uint64_t)number << 40};
}

static void expect_same(const Memo *memo, int number) {
  MemoValue got, value = value_of(number);
  assert_true(memo_find(memo, crowded(number), &got));
  assert_true(got.found && !got.open);
  assert_int_equal(got.best, value.best);
  assert_int_equal(got.worst, value.worst);
  assert_int_equal(got.least_anger, value.least_anger);
  assert_int_equal(got.most_anger, value.most_anger);
  assert_int_equal(got.mean, value.mean);
  assert_true(got.paths == value.paths);
}

static void memo__it_keeps_all_when_prints_collide_and_it_grows(void **state) {
  (void)state;
  Arena *arena = arena_create(1 << 20);
  Memo *memo = memo_create(arena, ENTRIES, 1 << 24);
  for (int i = 0; i < ENTRIES; i++) {
    MemoValue open = {.open = true}, got;
    assert_false(memo_find(memo, crowded(i), &got));
    assert_true(memo_set(memo, crowded(i), &open));
    assert_true(memo_find(memo, crowded(i), &got) && got.open && !got.found);
    MemoValue value = value_of(i);
    assert_true(memo_set(memo, crowded(i), &value));
  }
  for (int i = 0; i < ENTRIES; i++) { expect_same(memo, i); }
  assert_int_equal(memo_count(memo), ENTRIES);
  memo_close(memo);
  arena_destroy(arena);
}

static int fill(size_t most_states, size_t most_bytes) {
  Arena *arena = arena_create(1 << 20);
  Memo *memo = memo_create(arena, most_states, most_bytes);
  int kept = 0;
  for (int i = 0; i < ENTRIES; i++) {
    MemoValue value = value_of(i);
    kept += memo_set(memo, crowded(i), &value);
  }
  for (int i = 0; i < kept; i++) { expect_same(memo, i); }
  memo_close(memo);
  arena_destroy(arena);
  return kept;
}

static void memo__a_full_one_takes_no_more_and_loses_nothing(void **state) {
  (void)state;
  assert_int_equal(fill(10, 1 << 24), 10);
  /* 2048 places of 32 bytes, three in four of them used */
  assert_int_equal(fill(ENTRIES, 64 * 1024), 1536);
}

static void memo__what_was_never_found_is_kept_apart(void **state) {
  (void)state;
  Arena *arena = arena_create(1 << 20);
  Memo *memo = memo_create(arena, 10, 1 << 20);
  MemoValue none = {.found = false}, got;
  assert_true(memo_set(memo, crowded(1), &none));
  assert_true(memo_find(memo, crowded(1), &got));
  assert_false(got.found || got.open);
  memo_close(memo);
  arena_destroy(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(memo__it_keeps_all_when_prints_collide_and_it_grows),
      cmocka_unit_test(memo__a_full_one_takes_no_more_and_loses_nothing),
      cmocka_unit_test(memo__what_was_never_found_is_kept_apart),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
