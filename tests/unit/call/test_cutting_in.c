/* SPDX-License-Identifier: MIT */
/* Replies that interrupt, and those that do not. */
#include "call/reply.h"
#include "play.h"
#include "unit.h"

/* ---- met by a protest ---- */

static void reply__protested_it_does_nothing_but_harm(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .keys = "'vars':{'x':0},"
              "'promises':{'p':{'text':'x','within_h':1}},",
      .lines = TWO_LINES,
      .replies = REPLY(
          "look",
          "'set':{'x':'9'},'if':'chose.r'") "{'id':'r','say':'Ada!','goto':'"
                                            "end','once':true,"
                                            "'uses':['empathy','stay_calm'],'"
                                            "restates':['a'],"
                                            "'promises':['p'],'set':{'x':1},"
                                            "'reaction':{'say':'x'}},"});
  play_do(&play, 4500, "reply r");
  const CallState *state = play.state;
  const StateLayout *at = &play.call->model->layout;
  assert_int_equal(play_last(&play, OUTPUT_ANSWERED)->b, RECEPTION_PROTESTED);
  /* only the blow: 105 × 1175 / 1000 */
  assert_int_equal(state->anger, 973);
  assert_int_equal(state->trust, 325);
  assert_int_equal(state->composure, 700);
  assert_int_equal(state->replies, 0);
  assert_int_equal(play_var(&play, 0), 0);
  assert_false(play_bit(&play, at->restated, "a"));
  assert_int_equal(play_count(&play, OUTPUT_PROMISED), 0);
  assert_int_equal(play_uses(&play, "empathy"), 0);
  assert_int_equal(play_uses(&play, "use_name"), 0);
  assert_int_equal(play_uses(&play, "let_vent"), 0);
  assert_int_equal(state->node, 0);
  assert_int_equal(play_hear_out(&play), 4500 + 1310 + 5000);
  play_refused(&play, 11000, "reply look", "this reply is not on offer now");
  play_do(&play, 11000, "reply r");
  play_end(&play);
}

static void reply__protested_its_faults_count_in_a_step(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.replies = USES("r", "'bare_ok'")});
  play_do(&play, 1000, "reply r");
  /* struck: 973, trust 325; then −10: rest 700 × 985 / 1000 = 689;
  ** k 1236: 973 + 12 */
  assert_int_equal(play.state->trust, 315);
  assert_int_equal(play.state->anger, 985);
  assert_int_equal(play_uses(&play, "bare_ok"), 1);
  play_end(&play);
}

static void reply__protested_its_heat_costs_composure(void **unused) {
  (void)unused;
  Play play =
      play_story(&(Story){.replies = USES("r", "'sarcasm','stay_calm'")});
  play_do(&play, 1000, "reply r");
  assert_int_equal(play.state->composure, 580);
  assert_true(play.state->flags & STATE_HEATED);
  assert_int_equal(play_uses(&play, "stay_calm"), 0);
  play_end(&play);
}

static void reply__protested_it_is_no_warning(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.lines = "{'say':'x','ms':4000,'tells':['a'],'abuse':1},"
                        "{'say':'x','ms':5000,'tells':['b']}",
               .replies = USES("warn", "'end_abuse'")});
  play_do(&play, 4500, "reply warn");
  assert_false(play.state->flags & STATE_WARNED);
  play_answer(&play, "warn");
  assert_true(play.state->flags & STATE_WARNED);
  play_end(&play);
}

static void reply__protested_faults_by_state_count(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .lines = "{'say':'x','ms':4000,'tells':['a'],'abuse':1},"
               "{'say':'x','ms':4000,'tells':['a'],'abuse':1},"
               "{'say':'x','ms':5000,'if':'turn > 1','tells':['b']}",
      .replies =
          REPLY("r", "'uses':['time_frame'],'within_h':99,'asks':['a'],"
                     "'contradicts':['a']") USES("warn", "'end_abuse'")});
  play_answer(&play, "warn");
  play_advance(&play, play.state->enter_ms);
  play_do(&play, play.state->now_ms + 5000, "reply r");
  assert_int_equal(play_last(&play, OUTPUT_ANSWERED)->b, RECEPTION_PROTESTED);
  assert_int_equal(play_uses(&play, "ask_known"), 1);
  assert_int_equal(play_uses(&play, "wrong_fact"), 1);
  assert_int_equal(play_uses(&play, "vague_promise"), 1);
  assert_int_equal(play_uses(&play, "solution_too_early"), 1);
  assert_int_equal(play_uses(&play, "tolerate_abuse"), 1);
  assert_int_equal(play_uses(&play, "time_frame"), 0);
  play_end(&play);
}

static void reply__protested_restating_makes_no_solution_timely(void **u) {
  (void)u;
  Play play = play_story(&(Story){
      .lines = TWO_LINES, .replies = USES("r", "'fix'],'restates':['a'")});
  play_do(&play, 4500, "reply r");
  assert_int_equal(play_uses(&play, "solution_too_early"), 1);
  assert_false(play.state->flags & STATE_SOLUTION);
  assert_int_equal(state_heard(play.call, play.state), 0);
  play_end(&play);
}

static void reply__protested_posture_is_not_judged(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.keys = "'channel':'in_person',"});
  play_do(&play, 0, "posture closed");
  play_do(&play, 1000, "reply plain");
  assert_int_equal(play_uses(&play, "closed_posture"), 0);
  play_answer(&play, "plain");
  assert_int_equal(play_uses(&play, "closed_posture"), 1);
  play_end(&play);
}

/* ---- led away ---- */

static void reply__on_interrupt_leads_away_at_once(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.keys = "'vars':{'x':0},",
               .talk = "'on_interrupt':'hurt',",
               .replies = REPLY("r", "'uses':['fix','bare_ok'],'set':{'x':1}"),
               .nodes = "'hurt':{'caller':[{'say':'x','ms':3000}],'replies':["
                        "{'id':'back','say':'x','goto':'talk'}]},"});
  play_do(&play, 1000, "reply r");
  assert_int_equal(play_last(&play, OUTPUT_ANSWERED)->b, RECEPTION_LED_AWAY);
  assert_int_equal(play_last(&play, OUTPUT_CUT_IN)->a, 4000);
  assert_int_equal(play_last(&play, OUTPUT_CUT_IN)->b, 2);
  assert_string_equal(play.model->scenario->nodes[play.state->node].id, "hurt");
  assert_int_equal(play.state->phase, PHASE_SPEECH);
  assert_int_equal(play.state->begin_ms, 1000);
  assert_int_equal(play.state->replies, 0);
  assert_int_equal(play_var(&play, 0), 0);
  assert_int_equal(play_uses(&play, "bare_ok"), 1);
  assert_int_equal(play_uses(&play, "fix"), 0);
  assert_int_equal(play_uses(&play, "solution_too_early"), 1);
  /* not heard out, and nothing is cut off */
  assert_int_equal(play.state->vent_due, 2);
  assert_int_equal(play.state->vent_heard, 0);
  assert_int_equal(play.state->must_cut, 0);
  play_end(&play);
}

static void reply__on_interrupt_goes_before_everything(void **unused) {
  (void)unused;
  /* nothing that must be heard is ahead, yet she is not half heard */
  Play play = play_story(
      &(Story){.lines = QUIET,
               .talk = "'on_interrupt':'hurt',",
               .nodes = "'hurt':{'caller':[{'say':'x','ms':3000}],'replies':["
                        "{'id':'back','say':'x','goto':'talk'}]},"});
  play_do(&play, 3000, "reply plain");
  assert_int_equal(play_last(&play, OUTPUT_ANSWERED)->b, RECEPTION_LED_AWAY);
  play_end(&play);
}

/* ---- half heard ---- */

static void reply__half_heard_cuts_off_what_was_to_come(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.lines = TWO_LINES});
  play_do(&play, 1000, "reply plain");
  play_do(&play, 1500, "reply plain"); /* into the protest */
  assert_int_equal(play_last(&play, OUTPUT_ANSWERED)->b, RECEPTION_HALF_HEARD);
  assert_int_equal(play.state->must_cut, 2);
  assert_int_equal(play_last(&play, OUTPUT_CUT_IN)->b, 2);
  assert_int_equal(play.state->replies, 1);
  assert_int_equal(play.state->phase, PHASE_WORDS);
  assert_int_equal(play.state->interruptions, 2);
  play_end(&play);
}

static void reply__with_nothing_left_to_hear_it_is_half_heard(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .lines = "{'say':'x','ms':4000,'tells':['a','b'],'pause_ms':1000},"
               "{'say':'x','ms':5000,'tells':['c','no']}"});
  play_do(&play, 4500, "reply plain");
  assert_int_equal(play_last(&play, OUTPUT_ANSWERED)->b, RECEPTION_HALF_HEARD);
  assert_int_equal(play.state->must_cut, 0);
  play_end(&play);
}

static void reply__half_heard_posture_is_judged_up_to_then(void **unused) {
  (void)unused;
  Play play =
      play_story(&(Story){.keys = "'channel':'in_person',", .lines = QUIET});
  play_do(&play, 1000, "posture closed");
  play_do(&play, 3000, "reply plain"); /* open for one of three seconds */
  assert_int_equal(play_quality(&play, "closed_posture"), 1000);
  play_end(&play);
}

static void reply__told_elsewhere_is_nothing_left_to_hear(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.lines = TWO_LINES});
  play_answer(&play, "plain");
  play_do(&play, 11000, "reply plain");
  assert_int_equal(play_last(&play, OUTPUT_ANSWERED)->b, RECEPTION_HALF_HEARD);
  play_end(&play);
}

static void reply__she_protests_for_another_s_line_too(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.keys = "'channel':'in_person','people':{'boss':{'name':'Bo'}},",
               .lines = "{'say':'x','ms':4000,'tells':['a'],'pause_ms':1000},"
                        "{'say':'x','ms':5000,'by':'boss','tells':['b']}"});
  play_do(&play, 4500, "reply plain"); /* the protest ends at 5,810 */
  play_do(&play, 4600, "backchannel");
  assert_int_equal(play.state->misses, 1);
  play_do(&play, 5000, "reply plain");
  assert_int_equal(play.state->interruptions, 2);
  assert_int_equal(play.state->spoken_ms, 4000 + 500);
  play_end(&play);
}

static void reply__a_new_visit_protests_again(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.lines = "{'say':'x','ms':5000,'tells':['a']},"
                        "{'say':'x','ms':5000,'if':'turn > 1','tells':['b']}"});
  play_do(&play, 1000, "reply plain");
  play_answer(&play, "plain");
  play_advance(&play, play.state->enter_ms);
  play_do(&play, play.state->now_ms + 100, "reply plain");
  assert_int_equal(play_count(&play, OUTPUT_PROTEST), 2);
  play_end(&play);
}

static void reply__half_heard_settles_nothing_as_vented(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.lines = TWO_LINES});
  play_do(&play, 1000, "reply plain");
  play_do(&play, 7000, "reply plain");
  assert_int_equal(play.state->vent_due, 2);
  assert_int_equal(play.state->vent_heard, 0);
  assert_int_equal(play_uses(&play, "let_vent"), 0);
  play_end(&play);
}

/* ---- the last 400 ms ---- */

static void reply__in_the_last_400_ms_it_waits_for_the_end(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.lines = TWO_LINES});
  play_do(&play, 9600, "reply plain");
  assert_int_equal(play.state->interruptions, 0);
  assert_int_equal(play_last(&play, OUTPUT_ANSWER)->t, 10000);
  assert_int_equal(play_quality(&play, "let_vent"), 1000);
  assert_int_equal(play.state->enter_ms, 10610);
  play_end(&play);
  play = play_story(&(Story){.lines = TWO_LINES});
  play_do(&play, 9599, "reply plain");
  assert_int_equal(play.state->interruptions, 1);
  play_end(&play);
}

static void reply__waiting_it_is_judged_at_the_end(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.lines = TWO_LINES, .replies = REPLY("r", "'if':'told.b'")});
  play_do(&play, 9600, "reply r");
  assert_int_equal(play.state->replies, 1);
  play_end(&play);
}

static void reply__a_short_last_line_is_waited_for_too(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.lines = "{'say':'x','ms':4000,'tells':['a'],'pause_ms':1000},"
                        "{'say':'x','ms':300,'tells':['b']}"});
  play_do(&play, 4900, "reply plain"); /* in the pause before it */
  assert_int_equal(play.state->interruptions, 0);
  assert_int_equal(play.state->must_told, 2);
  assert_int_equal(play.state->now_ms, 5300);
  play_end(&play);
}

static void reply__a_protest_is_not_waited_for(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  play_do(&play, 1000, "reply plain");
  play_do(&play, 2200, "reply plain"); /* the protest ends at 2,310 */
  assert_int_equal(play.state->interruptions, 2);
  play_end(&play);
}

/* ---- invited, or to another ---- */

static void reply__invited_it_is_no_interruption(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.lines = "{'say':'x','ms':4000,'tells':['a'],'pause_ms':1000,"
                        "'invites':true},{'say':'x','ms':5000,'tells':['b']}"});
  play_do(&play, 4000, "reply plain");
  assert_int_equal(play.state->interruptions, 0);
  assert_int_equal(play_last(&play, OUTPUT_ANSWERED)->b, RECEPTION_HEARD);
  assert_int_equal(play.state->must_cut, 0);
  assert_int_equal(play_quality(&play, "let_vent"), 1000);
  assert_int_equal(play.state->vent_heard, 2);
  play_end(&play);
}

static void reply__only_the_pause_invites(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.lines = "{'say':'x','ms':4000,'tells':['a'],'pause_ms':1000,"
                        "'invites':true},{'say':'x','ms':5000,'tells':['b']}"});
  play_do(&play, 3999, "reply plain");
  assert_int_equal(play.state->interruptions, 1);
  play_end(&play);
  play = play_story(
      &(Story){.lines = "{'say':'x','ms':4000,'tells':['a'],'pause_ms':1000,"
                        "'invites':true},{'say':'x','ms':5000,'tells':['b']}"});
  play_do(&play, 5000, "reply plain");
  assert_int_equal(play.state->interruptions, 1);
  play_end(&play);
}

#define BOSS "'people':{'boss':{'name':'Bo'}},"

static void reply__another_who_speaks_is_not_interrupted(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .keys = BOSS,
      .lines = "{'say':'x','ms':4000,'by':'boss','tells':['a'],"
               "'pause_ms':1000},{'say':'x','ms':5000,'tells':['b']}"});
  play_do(&play, 2000, "reply plain");
  assert_int_equal(play_last(&play, OUTPUT_ANSWERED)->b, RECEPTION_HEARD);
  assert_int_equal(play.state->interruptions, 0);
  assert_int_equal(play.state->must_cut, 0);
  assert_int_equal(play.state->vent_due, 2);
  assert_int_equal(play.state->vent_heard, 0);
  play_end(&play);
  play = play_story(&(Story){
      .keys = BOSS,
      .lines = "{'say':'x','ms':4000,'by':'boss','tells':['a'],"
               "'pause_ms':1000},{'say':'x','ms':5000,'tells':['b']}"});
  play_do(&play, 4500, "reply plain");
  assert_int_equal(play.state->interruptions, 0);
  assert_int_equal(play_uses(&play, "let_vent"), 0);
  play_end(&play);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(reply__protested_it_does_nothing_but_harm),
      cmocka_unit_test(reply__protested_its_faults_count_in_a_step),
      cmocka_unit_test(reply__protested_its_heat_costs_composure),
      cmocka_unit_test(reply__protested_it_is_no_warning),
      cmocka_unit_test(reply__protested_faults_by_state_count),
      cmocka_unit_test(reply__protested_restating_makes_no_solution_timely),
      cmocka_unit_test(reply__protested_posture_is_not_judged),
      cmocka_unit_test(reply__on_interrupt_leads_away_at_once),
      cmocka_unit_test(reply__on_interrupt_goes_before_everything),
      cmocka_unit_test(reply__half_heard_cuts_off_what_was_to_come),
      cmocka_unit_test(reply__with_nothing_left_to_hear_it_is_half_heard),
      cmocka_unit_test(reply__half_heard_posture_is_judged_up_to_then),
      cmocka_unit_test(reply__told_elsewhere_is_nothing_left_to_hear),
      cmocka_unit_test(reply__she_protests_for_another_s_line_too),
      cmocka_unit_test(reply__a_new_visit_protests_again),
      cmocka_unit_test(reply__half_heard_settles_nothing_as_vented),
      cmocka_unit_test(reply__in_the_last_400_ms_it_waits_for_the_end),
      cmocka_unit_test(reply__waiting_it_is_judged_at_the_end),
      cmocka_unit_test(reply__a_short_last_line_is_waited_for_too),
      cmocka_unit_test(reply__a_protest_is_not_waited_for),
      cmocka_unit_test(reply__invited_it_is_no_interruption),
      cmocka_unit_test(reply__only_the_pause_invites),
      cmocka_unit_test(reply__another_who_speaks_is_not_interrupted),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
