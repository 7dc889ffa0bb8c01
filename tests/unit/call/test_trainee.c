/* SPDX-License-Identifier: MIT */
#include "call/trainee.h"
#include "play.h"
#include "unit.h"

#include <stdio.h>

/* ---- composure ---- */

static void trainee__composure_starts_as_usual_or_carried_over(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  assert_int_equal(play.state->composure, 700);
  assert_int_equal(play.state->composure_min, 700);
  play_end(&play);
  CallOptions options = call_options(1);
  options.composure = 320;
  play = play_story_with(&(Story){0}, options);
  assert_int_equal(play.state->composure, 320);
  assert_int_equal(play.state->composure_min, 320);
  play_end(&play);
}

static void trainee__abuse_costs_when_its_line_has_ended(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.lines = "{'say':'x','ms':1000,'abuse':1,'pause_ms':0},"
                        "{'say':'x','ms':1000,'abuse':2}"});
  play_advance(&play, 999);
  assert_int_equal(play.state->composure, 700);
  play_advance(&play, 1000);
  assert_int_equal(play.state->composure, 550);
  assert_false(play.state->flags & STATE_ABUSED_BADLY);
  play_advance(&play, 2000);
  assert_int_equal(play.state->composure, 300);
  assert_true(play.state->flags & STATE_ABUSED_BADLY);
  assert_true(play.state->turn_flags & TURN_ABUSE);
  assert_int_equal(play.state->abuse_turns, 1);
  play_end(&play);
}

static int composure_after(const char *tags) {
  char replies[160];
  snprintf(replies, sizeof replies, USES("r", "%s"), tags);
  Play play = play_story(&(Story){.replies = replies});
  play_answer(&play, "r");
  int composure = play.state->composure;
  play_end(&play);
  return composure;
}

static void trainee__a_heated_reply_costs_composure_once(void **unused) {
  (void)unused;
  assert_int_equal(composure_after("'hostility'"), 580);
  assert_int_equal(composure_after("'sarcasm'"), 580);
  assert_int_equal(composure_after("'defensive'"), 580);
  assert_int_equal(composure_after("'hostility','sarcasm'"), 580);
  assert_int_equal(composure_after("'hostility','sarcasm','defensive'"), 580);
  assert_int_equal(composure_after("'blame_caller'"), 700);
}

static void trainee__a_level_reply_gives_composure(void **unused) {
  (void)unused;
  assert_int_equal(composure_after("'stay_calm'"), 740);
  assert_int_equal(composure_after("'not_personal'"), 740);
  assert_int_equal(composure_after("'stay_calm','not_personal'"), 780);
  assert_int_equal(composure_after("'stay_calm','sarcasm'"), 620);
}

static void trainee__even_a_level_reply_of_no_quality_does(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.replies = USES("r", "'stay_calm'],'contradicts':['a'")});
  play_answer(&play, "r");
  assert_int_equal(play_quality(&play, "stay_calm"), 0);
  assert_int_equal(play.state->composure, 740);
  play_end(&play);
}

static void trainee__composure_stays_in_its_range(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  trainee_moved(play.state, -800, play.sink);
  assert_int_equal(play.state->composure, 0);
  trainee_moved(play.state, 300, play.sink);
  assert_int_equal(play_last(&play, OUTPUT_COMPOSURE)->a, 0);
  assert_int_equal(play_last(&play, OUTPUT_COMPOSURE)->b, 300);
  trainee_moved(play.state, 800, play.sink);
  assert_int_equal(play.state->composure, 1000);
  assert_int_equal(play.state->composure_min, 0);
  trainee_moved(play.state, 0, play.sink);
  assert_int_equal(play_count(&play, OUTPUT_COMPOSURE), 3);
  play_end(&play);
}

static int composure_of_a_turn_begun_at(int anger) {
  Play play = play_story(&(Story){.lines = "{'say':'x','ms':1000}"});
  play_answer(&play, "plain");
  play.state->anger = anger;
  play_advance(&play, 1000 + 610);
  int composure = play.state->composure;
  play_end(&play);
  return composure;
}

static void trainee__a_turn_begun_in_fury_wears_one_down(void **unused) {
  (void)unused;
  assert_int_equal(composure_of_a_turn_begun_at(899), 700);
  assert_int_equal(composure_of_a_turn_begun_at(900), 680);
}

/* ---- breath ---- */

static void trainee__a_breath_gives_composure_when_it_is_done(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  play_do(&play, 900, "breathe");
  assert_int_equal(play_last(&play, OUTPUT_BREATH)->a, 1);
  play_advance(&play, 4899);
  assert_int_equal(play.state->composure, 700);
  play_advance(&play, 4900);
  assert_int_equal(play.state->composure, 780);
  assert_int_equal(play_last(&play, OUTPUT_BREATH)->a, 0);
  play_end(&play);
}

static void trainee__nothing_else_happens_during_a_breath(void **unused) {
  (void)unused;
  static const char *const DEEDS[] = {"breathe",  "backchannel", "note a",
                                      "unnote a", "lookup sale", "hang_up",
                                      "transfer", "eyes off",    "reply plain"};
  Play play = play_story(
      &(Story){.keys = "'record':[{'id':'sale','label':'x','text':'x'}],"});
  play_do(&play, 1000, "breathe");
  for (size_t i = 0; i < sizeof DEEDS / sizeof *DEEDS; i++) {
    play_refused(&play, 4999, DEEDS[i],
                 "nothing else can happen during a breath");
  }
  play_do(&play, 5000, "reply plain");
  play_end(&play);
}

static void trainee__one_breathes_only_while_a_line_plays(void **unused) {
  (void)unused;
  static const char WHY[] = "one can breathe only while a line plays";
  Play play = play_story(&(Story){.lines = TWO_LINES});
  play_refused(&play, 4500, "breathe", WHY);
  play_do(&play, 5000, "breathe");
  play_end(&play);
  play = play_story(&(Story){0});
  play_refused(&play, 5000, "breathe", WHY);
  play_do(&play, 6000, "reply plain");
  play_refused(&play, 6100, "breathe", "the trainee is still speaking");
  play_end(&play);
}

static void trainee__one_breathes_once_a_turn(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.lines = "{'say':'x','ms':20000}"});
  play_do(&play, 0, "breathe");
  play_refused(&play, 4000, "breathe", "one can breathe only once a turn");
  play_answer(&play, "plain");
  play_do(&play, 21000, "breathe");
  play_end(&play);
}

static void trainee__the_breath_comes_before_the_line_s_end(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.lines = "{'say':'x','ms':4000,'abuse':2}"});
  trainee_moved(play.state, -500, NULL);
  play_do(&play, 0, "breathe");
  play_advance(&play, 4000);
  /* 200 + 80 − 250, not 0 + 80 */
  assert_int_equal(play.state->composure, 30);
  play_end(&play);
}

/* ---- back-channels ---- */

static int good_at(int t_ms) {
  Play play = play_story(&(Story){.lines = TWO_LINES});
  play_do(&play, t_ms, "backchannel");
  int good = play_last(&play, OUTPUT_BACKCHANNEL)->a;
  assert_int_equal(play.state->good_backchannels, good);
  assert_int_equal(play.state->misses, 1 - good);
  play_end(&play);
  return good;
}

static void trainee__a_window_is_400_ms_and_the_pause_after(void **unused) {
  (void)unused;
  assert_int_equal(good_at(3599), 0);
  assert_int_equal(good_at(3600), 1);
  assert_int_equal(good_at(4000), 1);
  assert_int_equal(good_at(4999), 1);
  assert_int_equal(good_at(5000), 0);
  assert_int_equal(good_at(9599), 0);
  assert_int_equal(good_at(9600), 1);
  assert_int_equal(good_at(9999), 1);
  assert_int_equal(good_at(10000), 0); /* the turn has ended */
}

static void trainee__a_second_word_in_a_window_is_a_miss(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.lines = TWO_LINES});
  play_do(&play, 3600, "backchannel");
  play_do(&play, 4500, "backchannel");
  assert_int_equal(play.state->misses, 1);
  play_do(&play, 9700, "backchannel");
  assert_int_equal(play.state->good_backchannels, 2);
  play_end(&play);
}

static void trainee__a_miss_leaves_the_window_for_a_good_word(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.lines = TWO_LINES});
  play_do(&play, 4000, "note a");
  play_do(&play, 4100, "backchannel");
  assert_int_equal(play.state->misses, 1);
  play_end(&play);
  play = play_story(&(Story){.lines = "{'say':'x','ms':4000,'pause_ms':2000},"
                                      "{'say':'x','ms':1000}",
                             .keys = "'record':[{'id':'sale','label':'x',"
                                     "'text':'x'}],"});
  play_do(&play, 2000, "lookup sale");
  play_do(&play, 4999, "backchannel");
  play_do(&play, 5000, "backchannel");
  assert_int_equal(play.state->misses, 1);
  assert_int_equal(play.state->good_backchannels, 1);
  play_end(&play);
}

static void trainee__two_misses_a_turn_are_free(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.lines = TWO_LINES});
  play_do(&play, 100, "backchannel");
  play_do(&play, 200, "backchannel");
  assert_int_equal(play_uses(&play, "rush"), 0);
  assert_int_equal(play.state->anger, 850);
  play_do(&play, 300, "backchannel");
  assert_int_equal(play_uses(&play, "rush"), 1);
  /* k 1175: 50 → 58 */
  assert_int_equal(play.state->anger, 908);
  play_do(&play, 400, "backchannel");
  assert_int_equal(play_uses(&play, "rush"), 2);
  assert_int_equal(play_uses(&play, "backchannel"), 0);
  play_end(&play);
}

static void trainee__misses_are_counted_anew_each_turn(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  play_do(&play, 100, "backchannel");
  play_do(&play, 200, "backchannel");
  play_answer(&play, "plain");
  play_do(&play, 5700, "backchannel");
  play_do(&play, 5800, "backchannel");
  assert_int_equal(play_uses(&play, "rush"), 0);
  play_end(&play);
}

static void trainee__rush_by_key_does_not_count_again(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.lines = "{'say':'x','ms':5000}"});
  for (int i = 0; i < 3; i++) { play_do(&play, i, "backchannel"); }
  assert_int_equal(play.state->anger, 908);
  play_answer(&play, "plain");
  assert_int_equal(play_uses(&play, "rush"), 1);
  assert_int_equal(play_quality(&play, "rush"), NONE);
  /* trust 360, rest 658: 658 + 250 × 800 / 1000 */
  assert_int_equal(play.state->anger, 858);
  play_end(&play);
}

static void trainee__a_note_takes_a_second_for_words(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.lines = TWO_LINES});
  play_do(&play, 4000, "note a");
  assert_false(trainee_window(play.call, play.state));
  play_advance(&play, 4999);
  assert_false(trainee_window(play.call, play.state));
  play_end(&play);
  play = play_story(
      &(Story){.lines = "{'say':'x','ms':1000,'tells':['a'],'pause_ms':3000},"
                        "{'say':'x','ms':1000}"});
  play_do(&play, 1000, "note a");
  play_advance(&play, 1999);
  assert_false(trainee_window(play.call, play.state));
  play_advance(&play, 2000);
  assert_true(trainee_window(play.call, play.state));
  play_end(&play);
}

static void trainee__a_longer_look_away_outlasts_a_note(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .keys = "'record':[{'id':'sale','label':'x','text':'x',"
              "'tells':['c']}],",
      .lines = "{'say':'x','ms':1000,'pause_ms':9000},{'say':'x','ms':1000}"});
  play_do(&play, 1000, "lookup sale");
  play_do(&play, 1100, "note c");
  play_advance(&play, 3999);
  assert_false(trainee_window(play.call, play.state));
  play_advance(&play, 4000);
  assert_true(trainee_window(play.call, play.state));
  play_end(&play);
}

#define PEOPLE "'people':{'boss':{'name':'Bo'}},"

static void trainee__a_word_to_another_is_nothing(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.keys = PEOPLE,
               .lines = "{'say':'x','ms':1000,'by':'boss','pause_ms':1000},"
                        "{'say':'x','ms':1000}"});
  for (int i = 0; i < 4; i++) { play_do(&play, 900 + i, "backchannel"); }
  play_do(&play, 1999, "backchannel");
  assert_int_equal(play.state->misses, 0);
  assert_int_equal(play.state->good_backchannels, 0);
  assert_int_equal(play_last(&play, OUTPUT_BACKCHANNEL)->a, -1);
  play_do(&play, 2700, "backchannel");
  assert_int_equal(play.state->good_backchannels, 1);
  play_end(&play);
}

static void trainee__a_word_in_a_protest_is_a_miss(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  play_do(&play, 1000, "reply plain"); /* she protests until 2,310 */
  play_do(&play, 2300, "backchannel");
  assert_int_equal(play.state->misses, 1);
  play_end(&play);
}

static void trainee__a_line_said_again_has_no_new_window(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.lines = TWO_LINES});
  play_do(&play, 3700, "backchannel");
  play_do(&play, 3800, "reply plain");
  /* the protest ends at 5,110, the line at 9,110 */
  play_do(&play, 9000, "backchannel");
  assert_int_equal(play.state->misses, 1);
  assert_int_equal(play.state->good_backchannels, 1);
  play_end(&play);
}

static void trainee__misses_stay_through_a_protest(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.lines = TWO_LINES});
  play_do(&play, 100, "backchannel");
  play_do(&play, 200, "backchannel");
  play_do(&play, 300, "reply plain");
  play_do(&play, 400, "backchannel");
  assert_int_equal(play_uses(&play, "rush"), 1);
  play_end(&play);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(trainee__composure_starts_as_usual_or_carried_over),
      cmocka_unit_test(trainee__abuse_costs_when_its_line_has_ended),
      cmocka_unit_test(trainee__a_heated_reply_costs_composure_once),
      cmocka_unit_test(trainee__a_level_reply_gives_composure),
      cmocka_unit_test(trainee__even_a_level_reply_of_no_quality_does),
      cmocka_unit_test(trainee__composure_stays_in_its_range),
      cmocka_unit_test(trainee__a_turn_begun_in_fury_wears_one_down),
      cmocka_unit_test(trainee__a_breath_gives_composure_when_it_is_done),
      cmocka_unit_test(trainee__nothing_else_happens_during_a_breath),
      cmocka_unit_test(trainee__one_breathes_only_while_a_line_plays),
      cmocka_unit_test(trainee__one_breathes_once_a_turn),
      cmocka_unit_test(trainee__the_breath_comes_before_the_line_s_end),
      cmocka_unit_test(trainee__a_window_is_400_ms_and_the_pause_after),
      cmocka_unit_test(trainee__a_second_word_in_a_window_is_a_miss),
      cmocka_unit_test(trainee__a_miss_leaves_the_window_for_a_good_word),
      cmocka_unit_test(trainee__two_misses_a_turn_are_free),
      cmocka_unit_test(trainee__misses_are_counted_anew_each_turn),
      cmocka_unit_test(trainee__rush_by_key_does_not_count_again),
      cmocka_unit_test(trainee__a_note_takes_a_second_for_words),
      cmocka_unit_test(trainee__a_longer_look_away_outlasts_a_note),
      cmocka_unit_test(trainee__a_word_to_another_is_nothing),
      cmocka_unit_test(trainee__a_word_in_a_protest_is_a_miss),
      cmocka_unit_test(trainee__a_line_said_again_has_no_new_window),
      cmocka_unit_test(trainee__misses_stay_through_a_protest),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
