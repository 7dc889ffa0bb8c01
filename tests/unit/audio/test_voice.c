/* SPDX-License-Identifier: MIT */
#include "audio/voice.h"
#include "base/arena.h"
#include "base/str.h"
#include "unit.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char KETTLE[] =
    "Your kettle! The handle came off in my hand this morning.";

static int open_arena(void **state) {
  *state = arena_create(64 << 20);
  return *state ? 0 : -1;
}

static int close_arena(void **state) {
  arena_destroy(*state);
  return 0;
}

static VoiceLine line_of(const char *text, uint32_t ms) {
  return (VoiceLine){.text = text, .pitch = 100, .pace = 100, .ms = ms};
}

static VoiceSpeech speak(void **state, VoiceLine line) {
  VoiceSpeech speech;
  assert_true(voice_speak(&line, *state, &speech, NULL));
  assert_true(speech.pcm.count <= (size_t)line.ms * PCM_PER_MS);
  return speech;
}

static VoiceSpeech speak_afresh(void **state, VoiceLine line) {
  arena_reset(*state);
  return speak(state, line);
}

static double loudness(Pcm pcm) {
  double sum = 0;
  for (size_t i = 0; i < pcm.count; i++) {
    sum += pcm.samples[i] * (double)pcm.samples[i];
  }
  return pcm.count ? sqrt(sum / (double)pcm.count) : 0;
}

static void voice__the_same_line_gives_the_same_samples(void **state) {
  VoiceLine line = line_of(KETTLE, 4100);
  arena_reset(*state);
  VoiceSpeech one = speak(state, line);
  VoiceLine another = line_of("Something else, in between.", 2200);
  another.anger = 900;
  speak(state, another);
  srand(77);
  VoiceSpeech other = speak(state, line);
  assert_int_equal(one.pcm.count, other.pcm.count);
  assert_memory_equal(one.pcm.samples, other.pcm.samples, one.pcm.count * 2);
  assert_int_equal(one.timing.word_count, other.timing.word_count);
}

static void
voice__each_timbre_is_heard_and_none_sounds_as_another(void **state) {
  VoiceSpeech speeches[VOICE_OLD_MALE + 1];
  arena_reset(*state);
  for (int i = VOICE_FEMALE; i <= VOICE_OLD_MALE; i++) {
    VoiceLine line = line_of(KETTLE, 4100);
    line.timbre = (VoiceTimbre)i;
    speeches[i] = speak(state, line);
    assert_in_range((int)loudness(speeches[i].pcm), 2000, 8000);
    assert_in_range(speeches[i].pcm.count, 2800 * PCM_PER_MS,
                    4100 * PCM_PER_MS);
    for (int k = VOICE_FEMALE; k < i; k++) {
      assert_memory_not_equal(speeches[i].pcm.samples, speeches[k].pcm.samples,
                              (size_t)2800 * PCM_PER_MS);
    }
  }
}

static void voice__a_line_is_never_longer_than_asked(void **state) {
  const uint32_t lengths_ms[] = {0, 1, 40, 200, 900, 2500, 3900};
  for (size_t i = 0; i < sizeof lengths_ms / sizeof *lengths_ms; i++) {
    VoiceSpeech speech = speak_afresh(state, line_of(KETTLE, lengths_ms[i]));
    assert_true(speech.timing.ms == lengths_ms[i]);
  }
}

static void voice__a_line_that_can_fit_is_said_to_its_end(void **state) {
  const uint32_t lengths_ms[] = {2000, 3000, 4100, 9000};
  for (size_t i = 0; i < sizeof lengths_ms / sizeof *lengths_ms; i++) {
    VoiceSpeech speech = speak_afresh(state, line_of(KETTLE, lengths_ms[i]));
    assert_int_equal(speech.timing.word_count, 11);
    const TimedWord *last = &speech.timing.words[10];
    assert_memory_equal(KETTLE + last->begin, "morning.", 8);
    assert_true(last->to_ms < lengths_ms[i]);
  }
}

static void voice__words_and_mouths_come_in_order(void **state) {
  const char *text =
      "[slams the door] It was \xe2\x82\xac"
      "39, and I paid "
      "cash \xe2\x80\x94 at your own shop! \xe2\x80\xa6 24 times.";
  VoiceSpeech speech = speak_afresh(state, line_of(text, 5500));
  const Timing *timing = &speech.timing;
  assert_true(timing->word_count > 10);
  assert_memory_equal(text + timing->words[0].begin, "It", 2);
  for (size_t i = 0; i < timing->word_count; i++) {
    const TimedWord *word = &timing->words[i];
    assert_true(word->from_ms < word->to_ms && word->to_ms <= timing->ms);
    assert_true(word->begin <= word->end && word->end <= strlen(text));
    if (i == 0) { continue; }
    assert_true(word[-1].to_ms <= word->from_ms);
    assert_true(word[-1].begin <= word->begin);
  }
  assert_true(timing->mouth_count > 10);
  for (size_t i = 1; i < timing->mouth_count; i++) {
    assert_true(timing->mouths[i].at_ms - timing->mouths[i - 1].at_ms >=
                TIMING_SHORTEST_MOUTH_MS);
    assert_true(timing->mouths[i].shape != timing->mouths[i - 1].shape);
  }
}

static double loudness_between(Pcm pcm, size_t from_ms, size_t to_ms) {
  size_t from = from_ms * PCM_PER_MS, count = (to_ms - from_ms) * PCM_PER_MS;
  assert_true(from + count <= pcm.count);
  return loudness((Pcm){pcm.samples + from, count});
}

static void voice__sound_and_words_agree(void **state) {
  VoiceSpeech speech =
      speak_afresh(state, line_of("Stop. [waits] Now listen.", 3000));
  const TimedWord *words = speech.timing.words;
  assert_int_equal(speech.timing.word_count, 3);
  assert_true(loudness_between(speech.pcm, 0, words[0].from_ms - 30) < 50);
  for (int i = 0; i < 3; i++) {
    assert_true(loudness_between(speech.pcm, words[i].from_ms, words[i].to_ms) >
                1000);
  }
}

/* Numbers are written short and said long. */
static void voice__what_was_thought_to_fit_is_said_again_faster(void **state) {
  const char *text = "It cost 1,749 euros and 38 cents.";
  VoiceSpeech speech = speak_afresh(state, line_of(text, 2545));
  const TimedWord *last = &speech.timing.words[speech.timing.word_count - 1];
  assert_memory_equal(text + last->begin, "cents.", 6);
  assert_true(last->to_ms < 2545);
}

static void voice__breath_is_taken_in_a_long_line(void **state) {
  char text[500];
  Str str = str_init(text, sizeof text);
  while (str.length < 220) { str_add(&str, "again and again and "); }
  str_add(&str, "again. ");
  size_t second = str.length;
  while (str.length < 300) { str_add(&str, "now and "); }
  VoiceSpeech speech = speak_afresh(state, line_of(text, 25000));
  const TimedWord *word = speech.timing.words;
  while (word->begin < second) { word++; }
  assert_in_range(word->from_ms - word[-1].to_ms, 150, 400);
  double silence =
      loudness_between(speech.pcm, word[-1].to_ms + 60, word->from_ms - 30);
  assert_true(silence < 50);
}

static void voice__anger_is_louder_and_quicker(void **state) {
  VoiceLine calm = line_of(KETTLE, 9000), angry = calm;
  angry.anger = 1000;
  arena_reset(*state);
  VoiceSpeech one = speak(state, calm), other = speak(state, angry);
  assert_true(other.pcm.count < one.pcm.count);
  assert_true(loudness(other.pcm) > loudness(one.pcm) * 1.2);
}

static void voice__what_is_not_said_makes_no_sound(void **state) {
  const char *const texts[] = {"",
                               "[nods]",
                               "...",
                               "!",
                               "-",
                               "\xe4\xb8\x96\xe7\x95\x8c",
                               "\xff\xc0\x80"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    VoiceSpeech speech = speak_afresh(state, line_of(texts[i], 1200));
    assert_true(loudness(speech.pcm) < 50);
    assert_int_equal(speech.timing.word_count, 0);
  }
}

static void voice__wild_numbers_are_held_within_bounds(void **state) {
  VoiceLine line = line_of(KETTLE, 4100);
  line.pitch = 100000, line.pace = -5, line.anger = -900;
  assert_true(loudness(speak_afresh(state, line).pcm) > 500);
  line.pitch = -1, line.pace = 99999, line.anger = 99999;
  assert_true(loudness(speak_afresh(state, line).pcm) > 500);
}

static void voice__a_flood_of_digits_ends(void **state) {
  char text[4001];
  memset(text, '7', sizeof text - 1);
  text[sizeof text - 1] = '\0';
  VoiceSpeech speech = speak_afresh(state, line_of(text, 1500));
  assert_int_equal(speech.pcm.count, 1500 * PCM_PER_MS);
  assert_int_equal(speech.pcm.samples[speech.pcm.count - 1], 0);
}

static bool stop_at_third(void *context) {
  int *asked = context;
  return ++*asked == 3;
}

static void voice__can_be_stopped_between_pieces(void **state) {
  char text[2000];
  Str str = str_init(text, sizeof text);
  while (str.length < 1900) { str_add(&str, "And another thing. "); }
  int asked = 0;
  Err err = {0};
  VoiceSpeech speech;
  VoiceLine line = line_of(text, 120000);
  line.stopped = stop_at_third;
  line.context = &asked;
  arena_reset(*state);
  assert_false(voice_speak(&line, *state, &speech, &err));
  assert_int_equal(asked, 3);
  assert_int_equal(err.code, ERR_NONE);
}

static void voice__a_full_arena_is_reported(void **state) {
  (void)state;
  Arena *arena = arena_create(1 << 20);
  for (long nth = 1; nth <= 5; nth++) {
    Err err = {0};
    VoiceSpeech speech;
    VoiceLine line = line_of("Hello there.", 1200);
    arena_reset(arena);
    arena_fail_at(arena, nth);
    assert_false(voice_speak(&line, arena, &speech, &err));
    assert_int_equal(err.code, ERR_MEMORY);
  }
  arena_destroy(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(voice__the_same_line_gives_the_same_samples),
      cmocka_unit_test(voice__each_timbre_is_heard_and_none_sounds_as_another),
      cmocka_unit_test(voice__a_line_is_never_longer_than_asked),
      cmocka_unit_test(voice__a_line_that_can_fit_is_said_to_its_end),
      cmocka_unit_test(voice__words_and_mouths_come_in_order),
      cmocka_unit_test(voice__sound_and_words_agree),
      cmocka_unit_test(voice__what_was_thought_to_fit_is_said_again_faster),
      cmocka_unit_test(voice__breath_is_taken_in_a_long_line),
      cmocka_unit_test(voice__anger_is_louder_and_quicker),
      cmocka_unit_test(voice__what_is_not_said_makes_no_sound),
      cmocka_unit_test(voice__wild_numbers_are_held_within_bounds),
      cmocka_unit_test(voice__a_flood_of_digits_ends),
      cmocka_unit_test(voice__can_be_stopped_between_pieces),
      cmocka_unit_test(voice__a_full_arena_is_reported),
  };
  return cmocka_run_group_tests(tests, open_arena, close_arena);
}
