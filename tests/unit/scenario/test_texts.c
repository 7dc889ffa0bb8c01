/* SPDX-License-Identifier: MIT */
/* How long texts take, in characters, words and milliseconds. */
#include "base/arena.h"
#include "base/str.h"
#include "loader.h"
#include "unit.h"

#include <stdio.h>

static Text count(const char *say) {
  Loader loader = loader_begin();
  char line[2048];
  Str to = str_init(line, sizeof line);
  str_addf(&to, "{'say':'%s'}", say);
  const Scenario *s =
      loader_load_line(&loader, line,
                       "'company':{'agent':'Sam Hall'},"
                       "'draw':{'where':['hall','back_room'],'one':['x']},");
  Text text = s->texts[s->lines[0].variants.first];
  text.source = NULL;
  loader_end(&loader);
  return text;
}

static void expect_count(const char *say, int chars, int words) {
  Text text = count(say);
  if (text.chars != chars || text.words != words) {
    fail_msg("%s: %d characters, %d words", say, text.chars, text.words);
  }
}

static void texts__words_are_runs_between_white_space(void **state) {
  (void)state;
  expect_count("one", 3, 1);
  expect_count("  one,  two - three ", 20, 4);
  expect_count("one\xC2\xA0two\xE3\x80\x80three", 13, 3);
  expect_count("do,not-stop", 11, 1);
  expect_count(" ", 1, 0);
  expect_count("one\xE2\x80\x83two", 7, 1); /* an em space is none of them */
}

static void texts__stage_directions_take_no_time(void **state) {
  (void)state;
  expect_count("[She sighs.] Well.", 6, 1);
  expect_count("a [x y z] b", 4, 2);
  expect_count("a[, softly]b", 2, 1);
  expect_count("[Silence.]", 0, 0);
  expect_count("[to {agent}] a", 2, 1);
}

static void texts__placeholders_count_as_their_longest_word(void **state) {
  (void)state;
  expect_count("in the {where}", 16, 4); /* "back room" */
  expect_count("{one}", 1, 1);
  expect_count("{where}s", 10, 2);
  expect_count("{caller}, {agent}", 17, 4); /* "Ann Lee, Sam Hall" */
}

static void texts__scripts_without_spaces_count_two_for_a_word(void **state) {
  (void)state;
  expect_count("\xE5\xA3\xBA", 1, 1);
  expect_count("\xE5\xA3\xBA\xE5\xA3\xBA", 2, 1);
  expect_count("\xE5\xA3\xBA\xE5\xA3\xBA\xE5\xA3\xBA", 3, 2);
  /* A run of both: three such characters, and one word more. */
  expect_count("ab\xE5\xA3\xBA\xE5\xA3\xBA"
               "c\xE5\xA3\xBA",
               6, 3);
  expect_count("\xE5\xA3\xBA \xE5\xA3\xBA", 3, 2);
  expect_count("\xE0\xB8\x81\xE0\xB8\x81 \xE3\x81\x82\xE3\x82\xA2", 5, 2);
  expect_count("\xF0\xA0\x80\x80", 1, 1);
  /* Hangul has spaces between its words. */
  expect_count("\xED\x95\x9C\xEA\xB5\xAD\xEC\x96\xB4", 3, 1);
}

static int length_of(const char *line, const char *caller) {
  Loader loader = loader_begin();
  char json[2048];
  Str to = str_init(json, sizeof json);
  str_addf(&to,
           "{'format':1,'id':'test','title':'T','language':'en',"
           "'caller':{'name':'Ann'%s},'start':'open',"
           "'people':{'bo':{'name':'Bo','voice':{'pace':50}}},"
           "'nodes':{'open':{'caller':[%s],'end':{'outcome':'lost'}}}}",
           caller, line);
  const Scenario *s = loader_load(&loader, json);
  loader_expect_good(&loader);
  int length = s->lines[0].length_ms;
  loader_end(&loader);
  return length;
}

static void texts__a_line_is_as_long_as_its_longest_variant(void **state) {
  (void)state;
  assert_int_equal(length_of("{'say':'1234567890'}", ""), 1050);
  assert_int_equal(length_of("{'say':['1','1234567890','123']}", ""), 1050);
  assert_int_equal(length_of("{'say':'[Silence.]'}", ""), 400);
  assert_int_equal(length_of("{'say':'1234567890','ms':7}", ""), 7);
  assert_int_equal(length_of("{'say':'1','ms':0}", ""), 0);
}

static void texts__a_line_s_length_goes_by_its_speaker_s_pace(void **state) {
  (void)state;
  const char *fast = ",'voice':{'pace':200}", *odd = ",'voice':{'pace':130}";
  assert_int_equal(length_of("{'say':'1234567890'}", fast), 525);
  assert_int_equal(length_of("{'say':'1234567890','by':'bo'}", fast), 2100);
  assert_int_equal(length_of("{'say':'1234567890','ms':9}", fast), 9);
  assert_int_equal(length_of("{'say':'1234567890'}", odd), 807);
}

static bool names_caller(const char *say) {
  Loader loader = loader_begin();
  char json[2048];
  Str to = str_init(json, sizeof json);
  str_addf(&to,
           "{'format':1,'id':'test','title':'T','language':'en',"
           "'caller':{'name':'Ann Lee','call_me':['Ms. Lee','Annie']},"
           "'company':{'agent':'Annie'},'start':'open','nodes':{"
           "'open':{'replies':[{'id':'r','say':'%s','goto':'end'}]},"
           "'end':{'end':{'outcome':'lost'}}}}",
           say);
  const Scenario *s = loader_load(&loader, json);
  loader_expect_good(&loader);
  bool names = s->replies[0].names_caller;
  loader_end(&loader);
  return names;
}

static void texts__a_name_counts_byte_for_byte_outside_brackets(void **state) {
  (void)state;
  assert_true(names_caller("Good day, Ms. Lee."));
  assert_true(names_caller("Oh Annie!"));
  assert_true(names_caller("Yes, {caller}."));
  assert_true(names_caller("Ms. [coughs]Lee, yes."));
  assert_true(names_caller("[To Bo] Annie!"));
  assert_false(names_caller("Good day, ms. Lee."));
  assert_false(names_caller("Good day, Ann Lee."));
  assert_false(names_caller("[To Ms. Lee] Yes."));
  assert_false(names_caller("[To {caller}] Yes."));
  assert_false(names_caller("I am {agent}."));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(texts__words_are_runs_between_white_space),
      cmocka_unit_test(texts__stage_directions_take_no_time),
      cmocka_unit_test(texts__placeholders_count_as_their_longest_word),
      cmocka_unit_test(texts__scripts_without_spaces_count_two_for_a_word),
      cmocka_unit_test(texts__a_line_is_as_long_as_its_longest_variant),
      cmocka_unit_test(texts__a_line_s_length_goes_by_its_speaker_s_pace),
      cmocka_unit_test(texts__a_name_counts_byte_for_byte_outside_brackets),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
