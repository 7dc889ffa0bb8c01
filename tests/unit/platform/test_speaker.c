/* SPDX-License-Identifier: MIT */
#include "platform/speaker.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <SDL.h>

/* SDL's disk driver writes what would be heard into a file. */
static char heard_path[] = "/tmp/evenkeel_heard_XXXXXX";

static int set_up(void **state) {
  (void)state;
  memcpy(heard_path + sizeof heard_path - 7, "XXXXXX", 6);
  int file = mkstemp(heard_path);
  if (file < 0) { return -1; }
  close(file);
  setenv("SDL_AUDIODRIVER", "disk", 1);
  setenv("SDL_DISKAUDIOFILE", heard_path, 1);
  setenv("SDL_DISKAUDIODELAY", "1", 1);
  return 0;
}

static int tear_down(void **state) {
  (void)state;
  return unlink(heard_path);
}

static Speaker *open_speaker(void) {
  Err err = {.code = ERR_NONE};
  Speaker *speaker = speaker_open(&err);
  assert_non_null(speaker);
  return speaker;
}

/* The disk driver runs by its own clock; only the order of things is sure. */
static void wait_until_over(Speaker *speaker, int playing) {
  while (speaker_place(speaker, playing) != SIZE_MAX) { SDL_Delay(1); }
}

static long count_heard(int16_t wanted) {
  FILE *file = fopen(heard_path, "rb");
  assert_non_null(file);
  long count = 0;
  int16_t sample;
  while (fread(&sample, sizeof sample, 1, file) == 1) {
    count += sample == wanted;
  }
  fclose(file);
  return count;
}

static void fill(int16_t *samples, size_t count, int16_t value) {
  for (size_t i = 0; i < count; i++) { samples[i] = value; }
}

static void speaker__every_sample_is_heard_once(void **state) {
  (void)state;
  static int16_t samples[3000];
  fill(samples, 3000, 1234);
  Speaker *speaker = open_speaker();
  int playing = speaker_play(speaker, (Pcm){samples, 3000}, 1000);
  assert_true(playing > 0);
  wait_until_over(speaker, playing);
  speaker_close(speaker);
  assert_int_equal(count_heard(1234), 3000);
}

static void speaker__voices_are_mixed(void **state) {
  (void)state;
  static int16_t low[2000], high[2000];
  fill(low, 2000, 1000);
  fill(high, 2000, 2000);
  Speaker *speaker = open_speaker();
  speaker_pause(speaker, true);
  int first = speaker_play(speaker, (Pcm){low, 2000}, 1000);
  int second = speaker_play(speaker, (Pcm){high, 2000}, 500);
  assert_true(first != second);
  speaker_pause(speaker, false);
  wait_until_over(speaker, first);
  wait_until_over(speaker, second);
  speaker_close(speaker);
  assert_int_equal(count_heard(2000), 2000);
}

static void speaker__what_is_stopped_is_over(void **state) {
  (void)state;
  static int16_t samples[PCM_RATE];
  Speaker *speaker = open_speaker();
  speaker_pause(speaker, true);
  int playing = speaker_play(speaker, (Pcm){samples, PCM_RATE}, 1000);
  assert_int_equal(speaker_place(speaker, playing), 0);
  speaker_stop(speaker, playing);
  assert_true(speaker_place(speaker, playing) == SIZE_MAX);
  speaker_close(speaker);
}

static void speaker__a_ninth_voice_is_not_heard(void **state) {
  (void)state;
  static int16_t samples[PCM_RATE];
  Speaker *speaker = open_speaker();
  speaker_pause(speaker, true);
  for (int i = 0; i < SPEAKER_VOICES; i++) {
    assert_true(speaker_play(speaker, (Pcm){samples, PCM_RATE}, 1000) > 0);
  }
  assert_int_equal(speaker_play(speaker, (Pcm){samples, PCM_RATE}, 1000), 0);
  speaker_close(speaker);
}

static void speaker__without_a_device_the_game_is_mute(void **state) {
  (void)state;
  setenv("SDL_AUDIODRIVER", "no-such-driver", 1);
  Err err = {.code = ERR_NONE};
  Speaker *speaker = speaker_open(&err);
  assert_null(speaker);
  assert_int_equal(err.code, ERR_IO);
  static int16_t samples[10];
  int playing = speaker_play(speaker, (Pcm){samples, 10}, 1000);
  assert_int_equal(playing, 0);
  assert_true(speaker_place(speaker, playing) == SIZE_MAX);
  speaker_set_gain(speaker, playing, 500);
  speaker_pause(speaker, true);
  speaker_stop(speaker, playing);
  speaker_close(speaker);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      TEST(speaker__every_sample_is_heard_once),
      TEST(speaker__voices_are_mixed),
      TEST(speaker__what_is_stopped_is_over),
      TEST(speaker__a_ninth_voice_is_not_heard),
      TEST(speaker__without_a_device_the_game_is_mute),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
