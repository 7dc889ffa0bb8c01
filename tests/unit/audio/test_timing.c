/* SPDX-License-Identifier: MIT */
#include "audio/timing.h"
#include "base/arena.h"
#include "unit.h"

#include <string.h>

static int open_arena(void **state) {
  *state = arena_create(1 << 20);
  return *state ? 0 : -1;
}

static int close_arena(void **state) {
  arena_destroy(*state);
  return 0;
}

static Timing timing_of(void **state, size_t words, uint32_t ms) {
  Timing timing;
  arena_reset(*state);
  assert_true(timing_init(&timing, words, ms, *state, NULL));
  return timing;
}

static void mouth__phones_have_five_shapes(void **state) {
  (void)state;
  assert_int_equal(mouth_of_phone("pau"), MOUTH_CLOSED);
  assert_int_equal(mouth_of_phone("m"), MOUTH_CLOSED);
  assert_int_equal(mouth_of_phone("t"), MOUTH_SMALL);
  assert_int_equal(mouth_of_phone("iy"), MOUTH_MID);
  assert_int_equal(mouth_of_phone("aa"), MOUTH_WIDE);
  assert_int_equal(mouth_of_phone("uw"), MOUTH_ROUND);
  assert_int_equal(mouth_of_phone("nonsense"), MOUTH_SMALL);
}

static void mouth__letters_have_shapes(void **state) {
  (void)state;
  assert_int_equal(mouth_of_letter('A'), MOUTH_WIDE);
  assert_int_equal(mouth_of_letter('o'), MOUTH_ROUND);
  assert_int_equal(mouth_of_letter(' '), MOUTH_CLOSED);
  assert_int_equal(mouth_of_letter('t'), MOUTH_SMALL);
  assert_int_equal(mouth_of_letter(0), MOUTH_SMALL);
}

static void timing__short_mouths_give_way(void **state) {
  Timing timing = timing_of(state, 0, 1000);
  timing_add_mouth(&timing, 0, MOUTH_WIDE);
  timing_add_mouth(&timing, 100, MOUTH_SMALL);
  timing_add_mouth(&timing, 130, MOUTH_ROUND);
  timing_add_mouth(&timing, 250, MOUTH_ROUND);
  timing_add_mouth(&timing, 300, MOUTH_CLOSED);
  assert_int_equal(timing.mouth_count, 3);
  assert_int_equal(timing_mouth_at(&timing, 99), MOUTH_WIDE);
  assert_int_equal(timing_mouth_at(&timing, 100), MOUTH_ROUND);
  assert_int_equal(timing_mouth_at(&timing, 299), MOUTH_ROUND);
  assert_int_equal(timing_mouth_at(&timing, 300), MOUTH_CLOSED);
}

static void timing__a_short_mouth_between_equals_vanishes(void **state) {
  Timing timing = timing_of(state, 0, 1000);
  timing_add_mouth(&timing, 0, MOUTH_WIDE);
  timing_add_mouth(&timing, 100, MOUTH_SMALL);
  timing_add_mouth(&timing, 140, MOUTH_WIDE);
  assert_int_equal(timing.mouth_count, 1);
}

static void timing__the_mouth_is_closed_outside_the_line(void **state) {
  Timing timing = timing_of(state, 0, 500);
  assert_int_equal(timing_mouth_at(&timing, 0), MOUTH_CLOSED);
  timing_add_mouth(&timing, 100, MOUTH_WIDE);
  timing_add_mouth(&timing, 500, MOUTH_ROUND);
  assert_int_equal(timing.mouth_count, 1);
  assert_int_equal(timing_mouth_at(&timing, 99), MOUTH_CLOSED);
  assert_int_equal(timing_mouth_at(&timing, 499), MOUTH_WIDE);
  assert_int_equal(timing_mouth_at(&timing, 500), MOUTH_CLOSED);
}

static void timing__mouths_never_outgrow_their_room(void **state) {
  Timing timing = timing_of(state, 0, 600);
  for (uint32_t ms = 0; ms < 2000; ms++) {
    timing_add_mouth(&timing, ms, ms % 2 ? MOUTH_WIDE : MOUTH_SMALL);
  }
  assert_true(timing.mouth_count <= timing.mouth_room);
}

static void timing__words_stay_in_order_and_in_the_line(void **state) {
  Timing timing = timing_of(state, 3, 1000);
  timing_add_word(&timing, (TimedWord){100, 300, 0, 4});
  timing_add_word(&timing, (TimedWord){250, 500, 5, 9});
  timing_add_word(&timing, (TimedWord){600, 600, 9, 9});
  timing_add_word(&timing, (TimedWord){900, 1200, 10, 14});
  timing_add_word(&timing, (TimedWord){950, 980, 15, 18});
  assert_int_equal(timing.word_count, 3);
  assert_int_equal(timing.words[1].from_ms, 300);
  assert_int_equal(timing.words[2].to_ms, 1000);
  assert_int_equal(timing_said_at(&timing, 99), 0);
  assert_int_equal(timing_said_at(&timing, 100), 4);
  assert_int_equal(timing_said_at(&timing, 899), 9);
  assert_int_equal(timing_said_at(&timing, 5000), 14);
}

static Timing guess(const char *line, uint32_t ms, Arena *arena) {
  Timing timing;
  assert_true(timing_init(&timing, strlen(line) / 2 + 1, ms, arena, NULL));
  timing_guess(&timing, line, ms);
  return timing;
}

static void timing__a_guess_covers_every_word(void **state) {
  const char *line = "[sighs] Well, thank you.";
  arena_reset(*state);
  Timing timing = guess(line, 2000, *state);
  assert_int_equal(timing.word_count, 3);
  assert_memory_equal(line + timing.words[0].begin, "Well,", 5);
  assert_int_equal(timing.words[0].end - timing.words[0].begin, 5);
  assert_int_equal(timing.words[2].end, strlen(line));
  assert_int_equal(timing.words[2].to_ms, 2000);
  assert_true(timing.mouth_count > 3);
  for (size_t i = 1; i < timing.mouth_count; i++) {
    assert_true(timing.mouths[i].at_ms >=
                timing.mouths[i - 1].at_ms + TIMING_SHORTEST_MOUTH_MS);
  }
}

static void timing__any_script_moves_the_mouth(void **state) {
  arena_reset(*state);
  Timing timing =
      guess("\xd0\x9d\xd1\x83 \xd1\x81\xd0\xbf\xd0\xb0\xd1\x81\xd0\xb8", 1500,
            *state);
  assert_int_equal(timing.word_count, 2);
  assert_true(timing.mouth_count > 1);
}

static void timing__nothing_to_say_is_no_fault(void **state) {
  const char *const lines[] = {"", "[nods]", "\xff\xff"};
  for (size_t i = 0; i < 3; i++) {
    Timing timing = guess(lines[i], 800, *state);
    assert_int_equal(timing.word_count, 0);
    assert_int_equal(timing_mouth_at(&timing, 400), MOUTH_CLOSED);
  }
}

static void timing__a_full_arena_is_reported(void **state) {
  (void)state;
  Arena *arena = arena_create(1 << 16);
  for (long nth = 1; nth <= 2; nth++) {
    Err err = {0};
    Timing timing;
    arena_reset(arena);
    arena_fail_at(arena, nth);
    assert_false(timing_init(&timing, 3, 900, arena, &err));
    assert_int_equal(err.code, ERR_MEMORY);
  }
  arena_destroy(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(mouth__phones_have_five_shapes),
      cmocka_unit_test(mouth__letters_have_shapes),
      cmocka_unit_test(timing__short_mouths_give_way),
      cmocka_unit_test(timing__a_short_mouth_between_equals_vanishes),
      cmocka_unit_test(timing__the_mouth_is_closed_outside_the_line),
      cmocka_unit_test(timing__mouths_never_outgrow_their_room),
      cmocka_unit_test(timing__words_stay_in_order_and_in_the_line),
      cmocka_unit_test(timing__a_guess_covers_every_word),
      cmocka_unit_test(timing__any_script_moves_the_mouth),
      cmocka_unit_test(timing__nothing_to_say_is_no_fault),
      cmocka_unit_test(timing__a_full_arena_is_reported),
  };
  return cmocka_run_group_tests(tests, open_arena, close_arena);
}
