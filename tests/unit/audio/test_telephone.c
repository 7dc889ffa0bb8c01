/* SPDX-License-Identifier: MIT */
#include "audio/pcm.h"
#include "audio/telephone.h"
#include "unit.h"

#include <math.h>
#include <string.h>

#define PI 3.14159265358979323846

enum { SECOND = PCM_RATE, BLOCK = 1024 };

static void fill_tone(int16_t *samples, double hertz) {
  for (size_t i = 0; i < SECOND; i++) {
    samples[i] = (int16_t)(8000 * sin(2 * PI * hertz * (double)i / PCM_RATE));
  }
}

/* What a tone gains, in decibel, once the filter has settled. */
static double gain(double hertz) {
  static int16_t samples[SECOND];
  Telephone telephone;
  telephone_init(&telephone);
  fill_tone(samples, hertz);
  telephone_filter(&telephone, samples, SECOND);
  double sum = 0;
  for (size_t i = SECOND / 2; i < SECOND; i++) {
    sum += samples[i] * (double)samples[i];
  }
  return 20 * log10(sqrt(sum / (SECOND / 2.0)) / (8000 / sqrt(2)) + 1e-6);
}

static void telephone__low_and_high_tones_are_lost(void **state) {
  (void)state;
  assert_true(gain(100) < -30);
  assert_true(gain(6000) < -15);
  assert_true(gain(9000) < -30);
}

static void telephone__speech_comes_through(void **state) {
  (void)state;
  assert_true(fabs(gain(1000) - 1.7) < 1);
  assert_true(fabs(gain(1800) - 5) < 1);
  assert_true(fabs(gain(300) + 6) < 1);
  assert_true(gain(1800) > gain(1000));
}

static void telephone__blocks_sound_as_one_stream(void **state) {
  (void)state;
  static int16_t whole[SECOND], parts[SECOND];
  Telephone one, other;
  telephone_init(&one);
  telephone_init(&other);
  fill_tone(whole, 700);
  fill_tone(parts, 700);
  telephone_filter(&one, whole, SECOND);
  for (size_t at = 0; at < SECOND; at += BLOCK) {
    size_t left = SECOND - at;
    telephone_filter(&other, parts + at, left < BLOCK ? left : BLOCK);
  }
  assert_memory_equal(whole, parts, sizeof whole);
}

static void telephone__a_clear_line_changes_nothing(void **state) {
  (void)state;
  static int16_t samples[SECOND], before[SECOND];
  Telephone telephone;
  telephone_init(&telephone);
  telephone.clear = true;
  fill_tone(samples, 100);
  memcpy(before, samples, sizeof before);
  telephone_filter(&telephone, samples, SECOND);
  assert_memory_equal(samples, before, sizeof before);
}

static void telephone__a_sound_dies_away(void **state) {
  (void)state;
  static int16_t samples[SECOND];
  Telephone telephone;
  telephone_init(&telephone);
  fill_tone(samples, 1000);
  telephone_filter(&telephone, samples, SECOND);
  for (int i = 0; i < 3; i++) {
    memset(samples, 0, sizeof samples);
    telephone_filter(&telephone, samples, SECOND);
  }
  for (size_t i = 0; i < SECOND; i++) { assert_int_equal(samples[i], 0); }
  for (int i = 0; i < TELEPHONE_STAGES; i++) {
    assert_true(telephone.stages[i].z1 == 0);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(telephone__low_and_high_tones_are_lost),
      cmocka_unit_test(telephone__speech_comes_through),
      cmocka_unit_test(telephone__blocks_sound_as_one_stream),
      cmocka_unit_test(telephone__a_clear_line_changes_nothing),
      cmocka_unit_test(telephone__a_sound_dies_away),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
