/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "unit.h"

#include <stdalign.h>
#include <string.h>

static void arena__what_it_hands_out_is_zeroed_and_aligned(void **state) {
  (void)state;
  Arena *arena = arena_create(1 << 20);
  for (int round = 0; round < 3; round++) {
    for (size_t size = 1; size < 6000; size = size * 3 + 1) {
      unsigned char *bytes = arena_alloc(arena, size);
      assert_non_null(bytes);
      assert_int_equal((uintptr_t)bytes % alignof(max_align_t), 0);
      for (size_t i = 0; i < size; i++) { assert_int_equal(bytes[i], 0); }
      memset(bytes, 0xAA, size);
    }
    arena_reset(arena);
  }
  arena_destroy(arena);
}

static void arena__pieces_do_not_overlap(void **state) {
  (void)state;
  enum { PIECES = 500, SIZE = 40 };
  Arena *arena = arena_create(1 << 20);
  unsigned char *pieces[PIECES];
  for (int i = 0; i < PIECES; i++) {
    pieces[i] = arena_alloc(arena, SIZE);
    memset(pieces[i], i % 251, SIZE);
  }
  for (int i = 0; i < PIECES; i++) {
    for (int b = 0; b < SIZE; b++) { assert_int_equal(pieces[i][b], i % 251); }
  }
  arena_destroy(arena);
}

static void arena__the_cap_holds(void **state) {
  (void)state;
  Arena *arena = arena_create(1000);
  assert_null(arena_alloc(arena, 1001));
  assert_non_null(arena_alloc(arena, 900));
  assert_null(arena_alloc(arena, 200));
  assert_int_equal(arena_used(arena), 912);
  arena_reset(arena);
  assert_int_equal(arena_used(arena), 0);
  assert_non_null(arena_alloc(arena, 900));
  arena_destroy(arena);
}

static void arena__sizes_that_overflow_are_refused(void **state) {
  (void)state;
  Arena *arena = arena_create(SIZE_MAX);
  assert_null(arena_array(arena, SIZE_MAX / 2, 3));
  assert_null(arena_copy(arena, "", SIZE_MAX));
  arena_destroy(arena);
}

static void arena__a_copy_ends_with_a_nul(void **state) {
  (void)state;
  Arena *arena = arena_create(1000);
  const char *copy = arena_copy(arena, "callers", 4);
  assert_string_equal(copy, "call");
  assert_string_equal(arena_copy(arena, "", 0), "");
  arena_destroy(arena);
}

static void arena__the_nth_allocation_fails_and_all_after_it(void **state) {
  (void)state;
  Arena *arena = arena_create(1000);
  arena_fail_at(arena, 2);
  assert_non_null(arena_alloc(arena, 1));
  assert_null(arena_alloc(arena, 1));
  assert_null(arena_alloc(arena, 1));
  arena_fail_at(arena, 0);
  assert_non_null(arena_alloc(arena, 1));
  arena_destroy(arena);
  arena_destroy(NULL);
}

static void arena__one_allocation_can_fail_alone(void **state) {
  (void)state;
  Arena *arena = arena_create(1000);
  arena_fail_once(arena, 2);
  assert_non_null(arena_alloc(arena, 1));
  assert_false(arena_has_failed(arena));
  assert_null(arena_alloc(arena, 1));
  assert_true(arena_has_failed(arena));
  assert_non_null(arena_alloc(arena, 1));
  arena_destroy(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(arena__what_it_hands_out_is_zeroed_and_aligned),
      cmocka_unit_test(arena__pieces_do_not_overlap),
      cmocka_unit_test(arena__the_cap_holds),
      cmocka_unit_test(arena__sizes_that_overflow_are_refused),
      cmocka_unit_test(arena__a_copy_ends_with_a_nul),
      cmocka_unit_test(arena__the_nth_allocation_fails_and_all_after_it),
      cmocka_unit_test(arena__one_allocation_can_fail_alone),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
