/* SPDX-License-Identifier: MIT */
/* The lamp, the transcript, and why the anger moved. */
#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "loader.h"
#include "screens/call_lamp.h"
#include "screens/call_why.h"
#include "screens/transcript.h"
#include "unit.h"

#include <string.h>

/* ---- the lamp ---- */

static void lamp__ever_more_wait_but_not_too_many(void **state) {
  (void)state;
  for (uint64_t seed = 0; seed < 50; seed++) {
    int before = call_lamp_waiting(seed, 0);
    assert_in_range(before, 0, 1);
    for (int t = 0; t < 3600 * 1000; t += 1000) {
      int now = call_lamp_waiting(seed, t);
      assert_true(now == before || now == before + 1);
      before = now;
    }
    assert_int_equal(before, 9);
  }
}

static void lamp__it_hangs_on_the_seed_alone(void **state) {
  (void)state;
  int differ = 0;
  for (uint64_t seed = 0; seed < 50; seed++) {
    int one = call_lamp_waiting(seed, 60000);
    assert_int_equal(one, call_lamp_waiting(seed, 60000));
    differ += one != call_lamp_waiting(seed + 1, 60000);
  }
  assert_true(differ > 10);
}

/* ---- the transcript ---- */

static void transcript__keeps_all_that_was_said(void **state) {
  (void)state;
  Transcript transcript = {.arena = arena_create(1 << 20)};
  for (int i = 0; i < 500; i++) {
    assert_true(transcript_add(
        &transcript, (Said){.mine = i % 2, .speaker = "A", .text = "said"}));
  }
  assert_int_equal(transcript.count, 500);
  assert_false(transcript.all[0].mine);
  assert_true(transcript.all[499].mine);
  arena_destroy(transcript.arena);
}

static void transcript__what_was_cut_off_ends_there(void **state) {
  (void)state;
  static const char said[] = "Wait, d\u00e9j\u00e0 vu. No?";
  static const struct {
    int shown;
    const char *text;
  } all[] = {{5, "Wait, –"},
             {8, "Wait, d –"}, /* in the middle of a letter */
             {9, "Wait, d\u00e9 –"},
             {16, "Wait, d\u00e9j\u00e0 vu –"}, /* no full stop */
             {17, "Wait, d\u00e9j\u00e0 vu –"},
             {19, "Wait, d\u00e9j\u00e0 vu. No –"},
             {20, "Wait, d\u00e9j\u00e0 vu. No? –"},
             {0, "–"}};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    Transcript transcript = {.arena = arena_create(1 << 20)};
    transcript_add(&transcript, (Said){.speaker = "A", .text = said});
    transcript_cut(&transcript, all[i].shown);
    assert_string_equal(transcript.all[0].text, all[i].text);
    arena_destroy(transcript.arena);
  }
}

/* ---- why ---- */

typedef struct {
  Loader loader;
  const Locale *words;
  CallWhy why;
} Desk;

static Desk desk_open(void) {
  static const char words[] =
      "{\"screen.call.rising\":\"+ {why}\",\"screen.call.easing\":\"- {why}\","
      "\"screen.call.why.rises\":\"rises\",\"screen.call.why.eases\":\"eases\","
      "\"screen.call.why.silence\":\"silence\","
      "\"screen.call.why.interrupt\":\"you cut in\","
      "\"screen.call.why.empathy\":\"empathy\","
      "\"screen.call.why.sarcasm\":\"sarcasm\","
      "\"screen.call.why.backchannel\":\"mm-hm\"}";
  Desk desk = {.loader = loader_begin(), .why = call_why_begin()};
  desk.words = locale_load(desk.loader.arena, "en.json", words, strlen(words),
                           NULL, desk.loader.diags);
  assert_non_null(desk.words);
  return desk;
}

static void take(Desk *desk, OutputKind kind, const char *technique, int b,
                 int anger) {
  const Rubric *rubric = desk->loader.rubric;
  int a = technique ? rubric_find(rubric, technique) : 0;
  assert_true(a >= 0);
  CallOutput output = {.kind = kind, .a = a, .b = b, .anger = anger};
  call_why_take(&desk->why, rubric, &output);
}

static void expect(Desk *desk, const char *wanted) {
  char memory[128];
  Str text = str_init(memory, sizeof memory);
  call_why_add(&desk->why, desk->loader.rubric, desk->words, &text);
  assert_string_equal(text.text, wanted);
}

static void why__at_first_there_is_nothing_to_say(void **state) {
  (void)state;
  Desk desk = desk_open();
  expect(&desk, "");
  loader_end(&desk.loader);
}

static void
why__the_strongest_technique_that_went_its_way_is_named(void **state) {
  (void)state;
  Desk desk = desk_open();
  take(&desk, OUTPUT_ANSWER, NULL, 0, 800);
  take(&desk, OUTPUT_USED, "apology", 1000, 800);
  take(&desk, OUTPUT_USED, "empathy", 1000, 800);
  take(&desk, OUTPUT_USED, "wrong_fact", 1000, 800);
  take(&desk, OUTPUT_ANSWERED, NULL, 0, 700);
  expect(&desk, "- empathy");
  take(&desk, OUTPUT_ANSWER, NULL, 0, 700);
  take(&desk, OUTPUT_USED, "sarcasm", 1000, 700);
  take(&desk, OUTPUT_USED, "apology", 1000, 700);
  take(&desk, OUTPUT_ANSWERED, NULL, 0, 820);
  expect(&desk, "+ sarcasm");
  loader_end(&desk.loader);
}

static void why__what_was_worth_nothing_is_not_named(void **state) {
  (void)state;
  Desk desk = desk_open();
  take(&desk, OUTPUT_ANSWER, NULL, 0, 800);
  take(&desk, OUTPUT_USED, "empathy", 0, 800);
  take(&desk, OUTPUT_ANSWERED, NULL, 0, 780);
  expect(&desk, "- eases");
  loader_end(&desk.loader);
}

static void why__what_has_no_words_of_its_own_has_common_ones(void **state) {
  (void)state;
  Desk desk = desk_open();
  take(&desk, OUTPUT_ANSWER, NULL, 0, 500);
  take(&desk, OUTPUT_USED, "blame_caller", 1000, 500);
  take(&desk, OUTPUT_ANSWERED, NULL, 0, 600);
  expect(&desk, "+ rises");
  loader_end(&desk.loader);
}

static void why__between_replies_things_act_for_themselves(void **state) {
  (void)state;
  Desk desk = desk_open();
  take(&desk, OUTPUT_USED, "backchannel", 1000, 700);
  expect(&desk, "- mm-hm");
  take(&desk, OUTPUT_SILENCE, NULL, 0, 705);
  expect(&desk, "+ silence");
  take(&desk, OUTPUT_USED, "hang_up_first", 1000, 705);
  expect(&desk, "+ silence");
  loader_end(&desk.loader);
}

static void why__an_answer_that_moves_nothing_leaves_it(void **state) {
  (void)state;
  Desk desk = desk_open();
  take(&desk, OUTPUT_USED, "backchannel", 1000, 700);
  take(&desk, OUTPUT_ANSWER, NULL, 0, 700);
  take(&desk, OUTPUT_ANSWERED, NULL, 0, 700);
  expect(&desk, "- mm-hm");
  loader_end(&desk.loader);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lamp__ever_more_wait_but_not_too_many),
      cmocka_unit_test(lamp__it_hangs_on_the_seed_alone),
      cmocka_unit_test(transcript__keeps_all_that_was_said),
      cmocka_unit_test(transcript__what_was_cut_off_ends_there),
      cmocka_unit_test(why__at_first_there_is_nothing_to_say),
      cmocka_unit_test(why__the_strongest_technique_that_went_its_way_is_named),
      cmocka_unit_test(why__what_was_worth_nothing_is_not_named),
      cmocka_unit_test(why__what_has_no_words_of_its_own_has_common_ones),
      cmocka_unit_test(why__between_replies_things_act_for_themselves),
      cmocka_unit_test(why__an_answer_that_moves_nothing_leaves_it),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
