/* SPDX-License-Identifier: MIT */
#include "app/voices.h"
#include "audio/timing.h"
#include "os/monitor.h"
#include "unit.h"

static const Person WALTER = {.id = "",
                              .name = "Walter",
                              .timbre = TIMBRE_OLD_MALE,
                              .pitch = 100,
                              .pace = 100};
static const SpokenLine LINE = {.text = "Boiling water, all over my hand.",
                                .person = &WALTER,
                                .anger = 700,
                                .length_ms = 3000};

typedef struct {
  Jobs *jobs;
  Speaker *speaker;
  Voices *voices;
  Monitor *monitor; /* guards what is below */
  bool ended;       /* the worker has done something since it was asked */
} Sound;

static void tell(void *context) {
  Sound *sound = context;
  monitor_enter(sound->monitor);
  sound->ended = true;
  monitor_wake(sound->monitor);
  monitor_leave(sound->monitor);
}

/* On SDL's device that nobody hears. */
static void open_sound(Sound *sound) {
  *sound = (Sound){.jobs = jobs_open(NULL),
                   .speaker = speaker_open(NULL),
                   .monitor = monitor_create(NULL)};
  assert_non_null(sound->speaker);
  assert_non_null(sound->monitor);
  jobs_set_wake(sound->jobs, tell, sound);
  sound->voices = voices_create(sound->jobs, NULL);
  assert_non_null(sound->voices);
  const Settings settings = {.voice = true, .voice_percent = 80};
  voices_set(sound->voices, &settings);
  voices_set_speaker(sound->voices, sound->speaker);
}

static void close_sound(Sound *sound) {
  jobs_close(sound->jobs);
  voices_destroy(sound->voices);
  speaker_close(sound->speaker);
  monitor_destroy(sound->monitor);
}

/* Collecting again and again instead keeps the worker from its own queue when
** the machine is busy. */
static void wait_for_worker(Sound *sound) {
  monitor_enter(sound->monitor);
  while (!sound->ended) { monitor_wait(sound->monitor); }
  sound->ended = false;
  monitor_leave(sound->monitor);
}

static const Timing *wait_for_timing(Sound *sound) {
  while (!voices_timing(sound->voices)) {
    wait_for_worker(sound);
    jobs_collect(sound->jobs);
  }
  return voices_timing(sound->voices);
}

static void voices__a_line_is_spoken_and_timed(void **state) {
  (void)state;
  Sound sound;
  open_sound(&sound);
  assert_null(voices_timing(sound.voices));
  voices_say(sound.voices, &LINE);
  assert_null(voices_timing(sound.voices));
  const Timing *timing = wait_for_timing(&sound);
  assert_int_equal(timing->ms, 3000);
  assert_int_equal(timing->word_count, 6);
  voices_hush(sound.voices);
  assert_null(voices_timing(sound.voices));
  close_sound(&sound);
}

static void voices__what_was_prepared_begins_at_once(void **state) {
  (void)state;
  Sound sound;
  open_sound(&sound);
  SpokenLine next = LINE;
  next.text = "And my sister was there.";
  voices_say(sound.voices, &LINE);
  voices_prepare(sound.voices, &next);
  wait_for_timing(&sound);
  /* The worker speaks them in order, so with this one both are spoken. */
  SpokenLine last = LINE;
  last.text = "Well.";
  voices_say(sound.voices, &last);
  wait_for_timing(&sound);
  voices_say(sound.voices, &next);
  assert_non_null(voices_timing(sound.voices));
  close_sound(&sound);
}

/* It is not spoken anew, so nobody waits for it. */
static void voices__after_a_pause_a_line_is_heard_at_once(void **state) {
  (void)state;
  Sound sound;
  open_sound(&sound);
  voices_say(sound.voices, &LINE);
  wait_for_timing(&sound);
  SpokenLine rest = LINE;
  for (int from_ms = 0; from_ms <= 4000; from_ms += 1000) {
    voices_hush(sound.voices);
    assert_null(voices_timing(sound.voices));
    rest.from_ms = from_ms;
    voices_say(sound.voices, &rest);
    assert_non_null(voices_timing(sound.voices));
  }
  close_sound(&sound);
}

static void voices__another_mood_is_spoken_anew(void **state) {
  (void)state;
  Sound sound;
  open_sound(&sound);
  voices_say(sound.voices, &LINE);
  wait_for_timing(&sound);
  SpokenLine calm = LINE;
  calm.anger = 100;
  voices_say(sound.voices, &calm);
  assert_null(voices_timing(sound.voices));
  wait_for_timing(&sound);
  close_sound(&sound);
}

static void voices__many_lines_at_once_do_no_harm(void **state) {
  (void)state;
  Sound sound;
  open_sound(&sound);
  for (int i = 0; i < 20; i++) {
    SpokenLine line = LINE;
    line.anger = i * 50;
    voices_say(sound.voices, &line);
    voices_cue(sound.voices, (Cue)(i % (CUE_PAGE + 1)));
  }
  close_sound(&sound);
}

static void voices__without_a_device_all_is_silent(void **state) {
  (void)state;
  Sound sound;
  open_sound(&sound);
  voices_set_speaker(sound.voices, NULL);
  voices_say(sound.voices, &LINE);
  voices_cue(sound.voices, CUE_RING);
  voices_hush(sound.voices);
  assert_null(voices_timing(sound.voices));
  close_sound(&sound);
}

static void voices__whoever_wants_none_hears_none(void **state) {
  (void)state;
  Sound sound;
  open_sound(&sound);
  voices_say(sound.voices, &LINE);
  wait_for_timing(&sound);
  const Settings off = {.voice = false};
  voices_set(sound.voices, &off);
  assert_null(voices_timing(sound.voices));
  voices_say(sound.voices, &LINE);
  assert_null(voices_timing(sound.voices));
  close_sound(&sound);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(voices__a_line_is_spoken_and_timed),
      cmocka_unit_test(voices__what_was_prepared_begins_at_once),
      cmocka_unit_test(voices__after_a_pause_a_line_is_heard_at_once),
      cmocka_unit_test(voices__another_mood_is_spoken_anew),
      cmocka_unit_test(voices__many_lines_at_once_do_no_harm),
      cmocka_unit_test(voices__without_a_device_all_is_silent),
      cmocka_unit_test(voices__whoever_wants_none_hears_none),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
