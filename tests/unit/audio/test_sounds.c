/* SPDX-License-Identifier: MIT */
#include "audio/sounds.h"
#include "base/arena.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

static int loudest(Pcm pcm) {
  int most = 0;
  for (size_t i = 0; i < pcm.count; i++) {
    most = abs(pcm.samples[i]) > most ? abs(pcm.samples[i]) : most;
  }
  return most;
}

static void sounds__each_is_heard_and_neither_clips_nor_clicks(void **state) {
  (void)state;
  Arena *arena = arena_create(1 << 20);
  for (int sound = 0; sound < SOUND_COUNT; sound++) {
    Pcm pcm;
    arena_reset(arena);
    assert_true(sounds_make((Sound)sound, &pcm, arena, NULL));
    assert_in_range(pcm.count, 50 * PCM_PER_MS, 3000 * PCM_PER_MS);
    assert_in_range(loudest(pcm), 1500, 24000);
    assert_in_range(abs(pcm.samples[0]), 0, 20);
    assert_in_range(abs(pcm.samples[pcm.count - 1]), 0, 20);
  }
  arena_destroy(arena);
}

static void sounds__each_is_the_same_twice(void **state) {
  (void)state;
  Arena *arena = arena_create(1 << 20);
  for (int sound = 0; sound < SOUND_COUNT; sound++) {
    Pcm one, other;
    arena_reset(arena);
    assert_true(sounds_make((Sound)sound, &one, arena, NULL));
    assert_true(sounds_make((Sound)sound, &other, arena, NULL));
    assert_int_equal(one.count, other.count);
    assert_memory_equal(one.samples, other.samples, one.count * 2);
  }
  arena_destroy(arena);
}

static void sounds__a_full_arena_is_reported(void **state) {
  (void)state;
  Arena *arena = arena_create(100);
  Err err = {0};
  Pcm pcm;
  assert_false(sounds_make(SOUND_RING, &pcm, arena, &err));
  assert_int_equal(err.code, ERR_MEMORY);
  arena_destroy(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sounds__each_is_heard_and_neither_clips_nor_clicks),
      cmocka_unit_test(sounds__each_is_the_same_twice),
      cmocka_unit_test(sounds__a_full_arena_is_reported),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
