/* SPDX-License-Identifier: MIT */
/* What the caller has told, and how far she has calmed down. */
#include "call/caller.h"
#include "play.h"
#include "unit.h"

/* ---- what she has told ---- */

static void caller__a_decoy_is_not_told(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.lines = "{'say':'x','ms':1000,'tells':['no','a','c']}"});
  play_hear_out(&play);
  int told = play.call->model->layout.told;
  assert_false(state_bit(play.state, told, play_fact(&play, "no")));
  assert_true(state_bit(play.state, told, play_fact(&play, "a")));
  assert_true(state_bit(play.state, told, play_fact(&play, "c")));
  assert_int_equal(play.state->must_told, 1);
  assert_int_equal(play_count(&play, OUTPUT_TOLD), 2);
  play_end(&play);
}

static void caller__a_fact_is_told_for_the_first_time_once(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  play_answer(&play, "plain");
  play_answer(&play, "plain");
  assert_int_equal(play.state->must_told, 2);
  assert_int_equal(play_count(&play, OUTPUT_TOLD), 2);
  assert_int_equal(play_uses(&play, "let_vent"), 1);
  play_end(&play);
}

static void caller__cut_off_facts_stay_unheard_until_told(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.replies = REPLY("name_a", "'restates':['a']"),
               .lines = "{'say':'x','ms':1000,'tells':['a'],'pause_ms':0},"
                        "{'say':'x','ms':5000,'tells':['b']}"});
  play_do(&play, 2000, "reply plain");
  play_do(&play, 2100, "reply name_a");
  /* b is cut off: one of two is named */
  assert_int_equal(play.state->must_cut, 1);
  assert_int_equal(state_heard(play.call, play.state), 50);
  play_hear_out(&play);
  assert_int_equal(play.state->must_cut, 0);
  assert_int_equal(play.state->must_told, 2);
  assert_int_equal(state_heard(play.call, play.state), 50);
  play_end(&play);
}

static void caller__cut_off_but_named_from_the_record_is_heard(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .keys = "'record':[{'id':'s','label':'x','text':'x','tells':['b']}],",
      .lines = "{'say':'x','ms':4000,'tells':['a']},"
               "{'say':'x','ms':4000,'if':'turn > 1','tells':['b']}",
      .replies = REPLY("r", "'restates':['b']")});
  play_do(&play, 0, "lookup s");
  play_answer(&play, "r");
  play_advance(&play, play.state->enter_ms);
  play_do(&play, play.state->now_ms + 1000, "reply plain");
  play_do(&play, play.state->now_ms + 1000, "reply plain");
  assert_int_equal(play.state->must_cut, 1);
  assert_int_equal(state_heard(play.call, play.state), 50);
  play_hear_out(&play);
  assert_int_equal(play.state->must_cut, 0);
  assert_int_equal(state_heard(play.call, play.state), 50);
  play_end(&play);
}

static void caller__what_is_cut_off_twice_counts_once(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  Span tells = play_last(&play, OUTPUT_LINE)->a == 0
                   ? play.model->scenario->lines[0].tells
                   : (Span){0};
  assert_true(caller_has_untold(play.call, play.state, tells));
  caller_cut_off(play.call, play.state, tells);
  caller_cut_off(play.call, play.state, tells);
  assert_int_equal(play.state->must_cut, 2);
  caller_tells(play.call, play.state, tells, play.sink);
  assert_int_equal(play.state->must_cut, 0);
  assert_false(caller_has_untold(play.call, play.state, tells));
  caller_cut_off(play.call, play.state, tells);
  assert_int_equal(play.state->must_cut, 0);
  play_end(&play);
}

static void caller__untold_are_only_true_facts(void **unused) {
  (void)unused;
  Play play =
      play_story(&(Story){.lines = "{'say':'x','ms':1000,'tells':['no','c']}"});
  Span tells = play.model->scenario->lines[0].tells;
  assert_false(caller_has_untold(play.call, play.state, tells));
  assert_int_equal(caller_count_untold(play.call, play.state, tells), 1);
  play_hear_out(&play);
  assert_int_equal(caller_count_untold(play.call, play.state, tells), 0);
  play_end(&play);
}

/* ---- calmed ---- */

static int calmed(const char *temper, int anger) {
  Play play = play_story(&(Story){.temper = temper});
  play.state->anger = anger;
  int permille = caller_calmed(play.call, play.state);
  play_end(&play);
  return permille;
}

static void caller__calmed_is_the_share_of_the_way_to_200(void **unused) {
  (void)unused;
  assert_int_equal(calmed("'grievance':700", 850), 0);
  assert_int_equal(calmed("'grievance':700", 951), 0);
  /* 1000 × 325 / 650, 1000 × 649 / 650 */
  assert_int_equal(calmed("'grievance':700", 525), 500);
  assert_int_equal(calmed("'grievance':700", 201), 998);
  assert_int_equal(calmed("'grievance':700", 200), 1000);
  assert_int_equal(calmed("'grievance':700", 0), 1000);
  /* the start is held at 1000 */
  assert_int_equal(calmed("'grievance':1000", 600), 500);
}

static void caller__who_began_calm_cannot_be_calmed(void **unused) {
  (void)unused;
  assert_int_equal(calmed("'grievance':50", 201), 0);
  assert_int_equal(calmed("'grievance':0", 300), 0);
  assert_int_equal(calmed("'grievance':50", 200), 1000);
  assert_int_equal(calmed("'grievance':51", 201), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(caller__a_decoy_is_not_told),
      cmocka_unit_test(caller__a_fact_is_told_for_the_first_time_once),
      cmocka_unit_test(caller__cut_off_facts_stay_unheard_until_told),
      cmocka_unit_test(caller__cut_off_but_named_from_the_record_is_heard),
      cmocka_unit_test(caller__what_is_cut_off_twice_counts_once),
      cmocka_unit_test(caller__untold_are_only_true_facts),
      cmocka_unit_test(caller__calmed_is_the_share_of_the_way_to_200),
      cmocka_unit_test(caller__who_began_calm_cannot_be_calmed),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
