/* SPDX-License-Identifier: MIT */
#include "audio/pcm.h"
#include "base/arena.h"
#include "unit.h"

#include <math.h>
#include <string.h>

#define PI 3.14159265358979323846

enum { LONGEST = 48000 };

static double loudness(const int16_t *samples, size_t count) {
  double sum = 0;
  for (size_t i = 0; i < count; i++) { sum += samples[i] * (double)samples[i]; }
  return sqrt(sum / (double)count);
}

static void fill_tone(int16_t *samples, size_t count, double rate,
                      double hertz) {
  for (size_t i = 0; i < count; i++) {
    samples[i] = pcm_sample(10000 * sin(2 * PI * hertz * (double)i / rate));
  }
}

/* How often the tone goes up through zero in a second of ours. */
static size_t pitch_of(Pcm pcm) {
  size_t ups = 0;
  for (size_t i = 1; i < pcm.count; i++) {
    ups += pcm.samples[i - 1] < 0 && pcm.samples[i] >= 0;
  }
  return ups;
}

static void pcm__silence_is_as_long_as_asked(void **state) {
  (void)state;
  Arena *arena = arena_create(1 << 20);
  Pcm pcm;
  assert_true(pcm_alloc(&pcm, 100, arena, NULL));
  assert_int_equal(pcm.count, 2400);
  assert_true(loudness(pcm.samples, pcm.count) == 0);
  arena_destroy(arena);
}

static void pcm__a_full_arena_is_reported(void **state) {
  (void)state;
  Arena *arena = arena_create(1000);
  Err err = {0};
  Pcm pcm;
  assert_false(pcm_alloc(&pcm, 100, arena, &err));
  assert_int_equal(err.code, ERR_MEMORY);
  assert_int_equal(pcm.count, 0);
  arena_destroy(arena);
}

static void pcm__mixing_adds_saturates_and_stays_inside(void **state) {
  (void)state;
  int16_t below[4] = {100, 30000, -30000, 7}, above[3] = {50, 10000, -10000};
  Pcm into = {below, 3};
  pcm_mix(into, 0, (Pcm){above, 3}, 1000);
  assert_int_equal(below[0], 150);
  assert_int_equal(below[1], 32767);
  assert_int_equal(below[2], -32768);
  pcm_mix(into, 2, (Pcm){above, 3}, 500);
  assert_int_equal(below[2], -32743);
  assert_int_equal(below[3], 7);
  pcm_mix(into, 9, (Pcm){above, 3}, 1000);
  assert_int_equal(below[0], 150);
}

static void pcm__resampling_keeps_pitch_and_loudness(void **state) {
  (void)state;
  static int16_t from[LONGEST], to[LONGEST];
  const double rates[] = {8000, 16000, 22050, 44100};
  for (size_t i = 0; i < sizeof rates / sizeof *rates; i++) {
    fill_tone(from, (size_t)rates[i], rates[i], 1000);
    Pcm pcm = {to, PCM_RATE};
    pcm_resample(pcm, from, (size_t)rates[i], rates[i] / PCM_RATE);
    assert_in_range(pitch_of(pcm), 998, 1001);
    double whole = loudness(to, PCM_RATE);
    assert_true(fabs(whole - 10000 / sqrt(2)) < 100);
  }
}

static void pcm__playing_faster_keeps_out_what_is_too_high(void **state) {
  (void)state;
  static int16_t from[LONGEST], to[LONGEST];
  fill_tone(from, LONGEST, 48000, 15000);
  pcm_resample((Pcm){to, PCM_RATE}, from, LONGEST, 2);
  assert_true(loudness(to, PCM_RATE) < 300);
}

static void pcm__beyond_the_source_there_is_silence(void **state) {
  (void)state;
  int16_t from[16], to[256];
  fill_tone(from, 16, 16000, 1000);
  memset(to, 1, sizeof to);
  pcm_resample((Pcm){to, 256}, from, 16, 0.5);
  assert_true(loudness(to, 32) > 1000);
  assert_true(loudness(to + 64, 192) == 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pcm__silence_is_as_long_as_asked),
      cmocka_unit_test(pcm__a_full_arena_is_reported),
      cmocka_unit_test(pcm__mixing_adds_saturates_and_stays_inside),
      cmocka_unit_test(pcm__resampling_keeps_pitch_and_loudness),
      cmocka_unit_test(pcm__playing_faster_keeps_out_what_is_too_high),
      cmocka_unit_test(pcm__beyond_the_source_there_is_silence),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
