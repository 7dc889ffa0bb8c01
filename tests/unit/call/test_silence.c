/* SPDX-License-Identifier: MIT */
/* Silence, and how a call ends. */
#include "play.h"
#include "unit.h"

#define TEN_MINUTES "{'say':'On and on.','ms':600000,'pause_ms':0}"

/* ---- silence ---- */

static void timeline__only_replies_on_offer_are_read(void **unused) {
  (void)unused;
  /* "one two" is on offer once a is told; "[to Bo] three" is a word; `shut`
  ** is not offered. x x x: three more. 5,000 + 6 × 300 + 8,000 + 1,000 */
  Play play = play_story(&(Story){
      .replies = "{'id':'open','say':'one two','if':'told.a','goto':'talk'},"
                 "{'id':'stage','say':'[to Bo] three','goto':'talk'},"
                 "{'id':'shut','say':'x x x x','if':'not told.a',"
                 "'goto':'talk'},"});
  play_hear_out(&play);
  assert_int_equal(play.state->second_ms, 5000 + 1800 + 8000 + 1000);
  assert_int_equal(play.state->dead_air_ms, 5000 + 1800 + 16000);
  play_end(&play);
}

static void timeline__the_patience_is_the_caller_s_own(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.temper = "'patience_s':3"});
  play_advance(&play, 5000 + 900 + 3999);
  assert_int_equal(play_count(&play, OUTPUT_SILENCE), 0);
  play_advance(&play, 5000 + 900 + 4000);
  assert_int_equal(play_count(&play, OUTPUT_SILENCE), 1);
  play_advance(&play, 5000 + 900 + 6000);
  assert_int_equal(play_count(&play, OUTPUT_SILENCE), 3);
  assert_int_equal(play_uses(&play, "dead_air"), 1);
  play_end(&play);
}

static void timeline__the_last_second_comes_before_dead_air(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.temper = "'grievance':350,'patience_s':3",
                                  .facts = "'a':{'text':'a'}",
                                  .lines = "{'say':'x','ms':1000}"});
  play_advance(&play, 1000 + 900 + 6000);
  /* 500, 505, 510, then 515; then k 1007: 15 → 15 */
  assert_int_equal(play.state->anger, 530);
  const CallOutput *silence = play_last(&play, OUTPUT_SILENCE);
  assert_true(silence < play_last(&play, OUTPUT_USED));
  assert_int_equal(silence->t, play_last(&play, OUTPUT_USED)->t);
  play_end(&play);
}

static void timeline__without_on_silence_the_seconds_go_on(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.temper = "'patience_s':3"});
  play_advance(&play, 5000 + 900 + 10000);
  assert_int_equal(play_count(&play, OUTPUT_SILENCE), 7);
  assert_int_equal(play_uses(&play, "dead_air"), 1);
  play_end(&play);
}

static void timeline__on_silence_leads_away_at_once(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.temper = "'patience_s':3",
               .talk = "'on_silence':'hello',",
               .nodes = "'hello':{'caller':[{'say':'x','ms':1000}],'replies':["
                        "{'id':'r','say':'x','goto':'talk'}]},"});
  play_advance(&play, 5000 + 900 + 6000);
  assert_string_equal(play.model->scenario->nodes[play.state->node].id,
                      "hello");
  assert_int_equal(play.state->begin_ms, 11900);
  assert_int_equal(play_uses(&play, "dead_air"), 1);
  assert_int_equal(play.state->vent_heard, 2); /* it was heard out */
  play_end(&play);
}

static void timeline__a_reply_at_its_moment_comes_after_dead_air(void **u) {
  (void)u;
  Play play = play_story(
      &(Story){.temper = "'patience_s':3", .talk = "'on_silence':'talk',"});
  play_do(&play, 5000 + 900 + 6000, "reply plain");
  assert_int_equal(play_uses(&play, "dead_air"), 1);
  assert_int_equal(play.state->interruptions, 1);
  play_end(&play);
}

static void timeline__after_another_s_last_word_there_is_no_hurry(void **u) {
  (void)u;
  Play play = play_story(&(Story){
      .keys = "'people':{'boss':{'name':'Bo'}},",
      .talk = "'on_silence':'end',",
      .lines = "{'say':'x','ms':1000},{'say':'x','ms':1000,'by':'boss'}"});
  play_advance(&play, 600000);
  assert_int_equal(play_count(&play, OUTPUT_SILENCE), 0);
  assert_int_equal(play_uses(&play, "dead_air"), 0);
  assert_int_equal(play.state->node, 0);
  play_end(&play);
  play = play_story(&(Story){
      .keys = "'people':{'boss':{'name':'Bo'}},",
      .lines = "{'say':'x','ms':1000,'by':'boss'},{'say':'x','ms':1000}"});
  play_advance(&play, 600000);
  assert_true(play_count(&play, OUTPUT_SILENCE) > 0);
  play_end(&play);
}

static void timeline__response_is_truncated_on_each_pause(void **unused) {
  (void)unused;
  CallOptions options = call_options(1);
  options.response_percent = 133;
  Play play =
      play_story_with(&(Story){.temper = "'patience_s':7",
                               .lines = "{'say':'x','ms':1000,'pause_ms':777},"
                                        "{'say':'x','ms':1000,'pause_ms':777},"
                                        "{'say':'x','ms':1000}"},
                      options);
  /* 777 × 133 / 100 = 1,033; 900 × 133 / 100 = 1,197; 7,000 → 9,310 */
  assert_int_equal(play.state->end_ms, 3000 + 2 * 1033);
  int end_ms = play_hear_out(&play);
  assert_int_equal(end_ms, 5066);
  assert_int_equal(play.state->second_ms, end_ms + 1197 + 9310 + 1000);
  assert_int_equal(play.state->dead_air_ms, end_ms + 1197 + 2 * 9310);
  play_end(&play);
}

/* ---- ends ---- */

static void timeline__an_end_is_over_when_its_last_line_is(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.end = "'caller':[{'say':'x','ms':1000},{'say':'x','ms':2000}],"
                      "'end':{'outcome':'delighted','closed_by':'trainee'}"});
  play_answer(&play, "bye");
  play_advance(&play, 5610 + 3699);
  assert_false(call_is_over(play.state));
  play_advance(&play, 5610 + 3700);
  assert_true(call_is_over(play.state));
  assert_int_equal(play.state->outcome, OUTCOME_DELIGHTED);
  assert_int_equal(play.state->closed_by, CLOSED_BY_TRAINEE);
  assert_int_equal(play.state->now_ms, 9310);
  play_advance(&play, 99999);
  assert_int_equal(play.state->now_ms, 9310);
  assert_int_equal(call_next_ms(play.state), CALL_NEVER);
  play_end(&play);
}

static void timeline__dead_air_at_an_end_comes_before_it_is_over(void **u) {
  (void)u;
  Play play = play_story(&(Story){
      .end = "'caller':[{'say':'x','ms':20000}],'end':{'outcome':'resolved'}"});
  play_answer(&play, "bye");
  play_hear_out(&play);
  assert_int_equal(play_uses(&play, "dead_air"), 1);
  assert_true(play_last(&play, OUTPUT_USED) < play_last(&play, OUTPUT_OVER));
  play_end(&play);
}

static void timeline__an_end_without_a_line_said_is_over_at_once(void **u) {
  (void)u;
  Play play = play_story(
      &(Story){.end = "'caller':[{'say':'x','ms':1000,'if':'heard > 100'}],"
                      "'end':{'outcome':'resolved'}"});
  play_answer(&play, "bye");
  play_advance(&play, 5610);
  assert_true(call_is_over(play.state));
  play_end(&play);
}

static void timeline__the_hour_comes_after_what_else_is_due(void **unused) {
  (void)unused;
  /* The last line ends with the hour, and is heard. */
  Play play = play_story(&(Story){
      .lines = TEN_MINUTES "," TEN_MINUTES "," TEN_MINUTES "," TEN_MINUTES
                           "," TEN_MINUTES ",{'say':'x','ms':600000,"
                           "'tells':['a']}"});
  play_advance(&play, CALL_LONGEST_MS);
  assert_true(call_is_over(play.state));
  assert_int_equal(play.state->must_told, 1);
  assert_int_equal(play.state->vent_heard, 2);
  assert_int_equal(play.state->closed_by, CLOSED_BY_TRAINEE);
  play_end(&play);
}

static void timeline__cut_by_the_hour_a_turn_is_not_heard_out(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .lines = TEN_MINUTES "," TEN_MINUTES "," TEN_MINUTES "," TEN_MINUTES
                           "," TEN_MINUTES ",{'say':'x','ms':600000,"
                           "'tells':['a']},{'say':'x','ms':1000}"});
  play_advance(&play, CALL_LONGEST_MS);
  assert_int_equal(play.state->vent_due, 2);
  assert_int_equal(play.state->vent_heard, 0);
  play_end(&play);
}

static void
timeline__an_hour_up_while_one_speaks_settles_nothing_twice(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  play_hear_out(&play);
  play_do(&play, CALL_LONGEST_MS - 100, "reply plain");
  play_advance(&play, CALL_LONGEST_MS);
  assert_true(call_is_over(play.state));
  assert_int_equal(play.state->vent_due, 2);
  assert_int_equal(play.state->vent_heard, 2);
  play_end(&play);
}

static void timeline__a_breath_that_the_hour_ends_gives_nothing(void **u) {
  (void)u;
  Play play = play_story(&(Story){
      .lines = TEN_MINUTES "," TEN_MINUTES "," TEN_MINUTES "," TEN_MINUTES
                           "," TEN_MINUTES "," TEN_MINUTES "," TEN_MINUTES});
  play_do(&play, CALL_LONGEST_MS - 3999, "breathe");
  play_advance(&play, CALL_LONGEST_MS + 5000);
  assert_int_equal(play.state->composure, 700);
  play_end(&play);
}

static void timeline__the_breath_comes_before_the_hour(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .lines = TEN_MINUTES "," TEN_MINUTES "," TEN_MINUTES "," TEN_MINUTES
                           "," TEN_MINUTES "," TEN_MINUTES "," TEN_MINUTES});
  play_do(&play, CALL_LONGEST_MS - 4000, "breathe");
  play_advance(&play, CALL_LONGEST_MS);
  assert_int_equal(play.state->composure, 780);
  assert_true(call_is_over(play.state));
  play_end(&play);
}

static void timeline__in_a_protest_s_last_400_ms_one_may_wait(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.lines = "{'say':'x','ms':4000,'tells':['a'],'pause_ms':1000},"
                        "{'say':'x','ms':300,'tells':['b']}"});
  play_do(&play, 4500, "reply plain"); /* protest till 5,810, b till 6,110 */
  play_do(&play, 5710, "reply plain");
  assert_int_equal(play.state->interruptions, 1);
  assert_int_equal(play.state->now_ms, 6110);
  play_end(&play);
}

static void timeline__what_cutting_in_won_and_cost_is_told(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.lines = TWO_LINES});
  play_do(&play, 3000, "reply plain");
  /* 10,000 is now 3,000 + 1,310 + 10,000 */
  assert_int_equal(play_last(&play, OUTPUT_CUT_IN)->a, -4310);
  play_do(&play, 5310, "reply plain");
  assert_int_equal(play_last(&play, OUTPUT_CUT_IN)->a, 9000);
  assert_int_equal(play_last(&play, OUTPUT_CUT_IN)->b, 2);
  play_end(&play);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(timeline__only_replies_on_offer_are_read),
      cmocka_unit_test(timeline__the_patience_is_the_caller_s_own),
      cmocka_unit_test(timeline__the_last_second_comes_before_dead_air),
      cmocka_unit_test(timeline__without_on_silence_the_seconds_go_on),
      cmocka_unit_test(timeline__on_silence_leads_away_at_once),
      cmocka_unit_test(timeline__a_reply_at_its_moment_comes_after_dead_air),
      cmocka_unit_test(timeline__after_another_s_last_word_there_is_no_hurry),
      cmocka_unit_test(timeline__response_is_truncated_on_each_pause),
      cmocka_unit_test(timeline__an_end_is_over_when_its_last_line_is),
      cmocka_unit_test(timeline__dead_air_at_an_end_comes_before_it_is_over),
      cmocka_unit_test(timeline__an_end_without_a_line_said_is_over_at_once),
      cmocka_unit_test(timeline__the_hour_comes_after_what_else_is_due),
      cmocka_unit_test(timeline__cut_by_the_hour_a_turn_is_not_heard_out),
      cmocka_unit_test(
          timeline__an_hour_up_while_one_speaks_settles_nothing_twice),
      cmocka_unit_test(timeline__a_breath_that_the_hour_ends_gives_nothing),
      cmocka_unit_test(timeline__the_breath_comes_before_the_hour),
      cmocka_unit_test(timeline__in_a_protest_s_last_400_ms_one_may_wait),
      cmocka_unit_test(timeline__what_cutting_in_won_and_cost_is_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
