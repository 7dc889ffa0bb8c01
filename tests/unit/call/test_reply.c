/* SPDX-License-Identifier: MIT */
#include "call/reply.h"
#include "play.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

/* ---- the order of effects ---- */

static void reply__set_sees_what_the_reply_has_done(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .keys = "'promises':{'p':{'text':'x','within_h':1}},"
              "'vars':{'anger_now':0,'uses_now':0,'calm':0,'was_chosen':false,"
              "'was_promised':false,'named':false,'heard_now':0,'grief':0,"
              "'belief':0},",
      .replies = REPLY(
          "r",
          "'uses':['fix','stay_calm'],'restates':['a','b'],"
          "'promises':['p'],'set':{'anger_now':'anger',"
          "'uses_now':'used.fix','calm':'composure','was_chosen':'chose.r',"
          "'was_promised':'promised.p','named':'restated.a',"
          "'heard_now':'heard','grief':'grievance','belief':'trust'}")});
  play_answer(&play, "r");
  const CallState *state = play.state;
  assert_true(state->anger < 850);
  assert_int_equal(play_var(&play, 0), state->anger);
  assert_int_equal(play_var(&play, 1), 1);
  assert_int_equal(play_var(&play, 2), 740);
  assert_int_equal(play_var(&play, 3), 1);
  assert_int_equal(play_var(&play, 4), 1);
  assert_int_equal(play_var(&play, 5), 1);
  assert_int_equal(play_var(&play, 6), 100);
  assert_int_equal(play_var(&play, 7), 500);
  /* let_vent +60, stay_calm +20, fix +50: held at +60 */
  assert_int_equal(play_var(&play, 8), 460);
  play_end(&play);
}

static void reply__all_vars_are_set_from_the_same_state(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.keys = "'vars':{'x':3,'y':5},",
               .replies = REPLY("swap", "'set':{'x':'y','y':'x + y'}")});
  play_answer(&play, "swap");
  assert_int_equal(play_var(&play, 0), 5);
  assert_int_equal(play_var(&play, 1), 8);
  play_end(&play);
}

static void reply__the_way_on_and_the_reaction_come_after_set(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .keys = "'vars':{'x':0},",
      .replies = "{'id':'r','say':'x','set':{'x':'x + 1'},"
                 "'reaction':{'say':'x','ms':700,'if':'x == 1'},"
                 "'goto':[{'if':'x == 2','goto':'end'},{'goto':'talk'}]},"});
  play_answer(&play, "r");
  play_advance(&play, 5610);
  assert_int_equal(play.state->line, LINE_REACTION);
  play_answer(&play, "r");
  play_advance(&play, play.state->enter_ms);
  assert_int_equal(play.state->node, 1);
  assert_int_equal(play.state->line, 0);
  play_end(&play);
}

static void reply__restating_comes_before_the_qualities(void **unused) {
  (void)unused;
  Play play =
      play_story(&(Story){.replies = USES("r", "'fix'],'restates':['a'")});
  play_answer(&play, "r");
  assert_int_equal(play_quality(&play, "fix"), 1000);
  play_end(&play);
}

static void reply__a_use_counts_after_its_own_step(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .lines = QUIET, .replies = USES("r", "'hand_over'")}); /* keeps nothing */
  play_answer(&play, "r");
  assert_int_equal(play.state->trust, 405);
  play_answer(&play, "r");
  assert_int_equal(play.state->trust, 405);
  assert_int_equal(play_uses(&play, "hand_over"), 2);
  play_end(&play);
}

static void reply__it_tells_its_anger_before_and_after(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  play_do(&play, 1000, "reply plain");
  assert_int_equal(play_last(&play, OUTPUT_ANSWER)->anger, 850);
  assert_int_equal(play_last(&play, OUTPUT_ANSWERED)->anger, 973);
  play_end(&play);
}

/* ---- what it leaves behind ---- */

static void reply__once_is_not_offered_twice(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.replies = REPLY("r", "'once':true")});
  play_answer(&play, "r");
  play_hear_out(&play);
  play_refused(&play, 20000, "reply r", "this reply is not on offer now");
  play_do(&play, 20000, "reply plain");
  play_end(&play);
}

static void reply__chose_is_of_the_id_in_any_node(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .keys = "'vars':{'x':false},",
      .replies = REPLY(
          "look",
          "'set':{'x':'chose.same'}") "{'id':'go','say':'x','goto':'two'},"
                                      "{'id':'same','say':'x','goto':'talk'},",
      .nodes = "'two':{'caller':[{'say':'x'}],'replies':["
               "{'id':'same','say':'x','goto':'talk'}]},"});
  play_answer(&play, "look");
  assert_int_equal(play_var(&play, 0), 0);
  play_answer(&play, "go");
  play_answer(&play, "same");
  play_answer(&play, "look");
  assert_int_equal(play_var(&play, 0), 1);
  play_end(&play);
}

static void reply__a_promise_is_made_once(void **unused) {
  (void)unused;
  Play play =
      play_story(&(Story){.keys = "'promises':{'p':{'text':'x','within_h':1}},",
                          .replies = REPLY("r", "'promises':['p']")});
  play_answer(&play, "r");
  play_answer(&play, "r");
  assert_int_equal(play_count(&play, OUTPUT_PROMISED), 1);
  play_end(&play);
}

static void reply__restated_is_what_was_known_or_a_decoy(void **unused) {
  (void)unused;
  Play play =
      play_story(&(Story){.replies = REPLY("r", "'restates':['a','c','no']")});
  play_answer(&play, "r");
  int restated = play.call->model->layout.restated;
  assert_true(play_bit(&play, restated, "a"));
  assert_true(play_bit(&play, restated, "no"));
  assert_false(play_bit(&play, restated, "b"));
  assert_false(play_bit(&play, restated, "c"));
  assert_int_equal(play.state->must_restated, 1);
  play_answer(&play, "r");
  assert_int_equal(play.state->must_restated, 1);
  play_end(&play);
}

static void reply__slots_restate_as_well(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.replies = "{'id':'r','say':'{fact}, {fact}?','goto':'talk'},"});
  play_do(&play, 5000, "note a");
  play_do(&play, 5000, "note b");
  play_do(&play, 5000, "reply r b a");
  assert_int_equal(play.state->must_restated, 2);
  assert_int_equal(state_heard(play.call, play.state), 100);
  play_end(&play);
}

static void reply__a_fact_restated_from_the_record_is_heard_later(void **u) {
  (void)u;
  Play play = play_story(&(Story){
      .keys = "'record':[{'id':'s','label':'x','text':'x','tells':['b']}],",
      .lines = "{'say':'x','ms':4000,'tells':['a']},"
               "{'say':'x','ms':4000,'if':'turn > 1','tells':['b']}",
      .replies = REPLY("r", "'restates':['b']")});
  play_do(&play, 0, "lookup s");
  play_answer(&play, "r");
  assert_int_equal(play.state->must_restated, 1);
  assert_int_equal(state_heard(play.call, play.state), 0);
  play_hear_out(&play);
  assert_int_equal(state_heard(play.call, play.state), 50);
  play_end(&play);
}

/* ---- a technique counts once a reply ---- */

static void reply__tagged_and_by_state_is_one_use(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .keys = "'vars':{'x':0},",
      .replies =
          REPLY("r", "'uses':['vague_promise','time_frame'],"
                     "'within_h':100,'set':{'x':'used.vague_promise'}")});
  play_answer(&play, "r");
  assert_int_equal(play_uses(&play, "vague_promise"), 1);
  assert_int_equal(play_var(&play, 0), 1);
  play_end(&play);
}

static void reply__asking_two_known_facts_is_one_fault(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.replies = REPLY("r", "'asks':['a','b']")
                   REPLY("w", "'restates':['no','c'],'contradicts':['a']")});
  play_answer(&play, "r");
  assert_int_equal(play_uses(&play, "ask_known"), 1);
  play_answer(&play, "w");
  assert_int_equal(play_uses(&play, "wrong_fact"), 1);
  play_end(&play);
}

static void reply__cutting_off_as_a_tag_counts_only_cutting_in(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.lines = QUIET, .replies = USES("r", "'cut_off_with_admin'")});
  play_answer(&play, "r");
  assert_int_equal(play_uses(&play, "cut_off_with_admin"), 0);
  play_do(&play, 5610 + 3000, "reply r");
  assert_int_equal(play_uses(&play, "cut_off_with_admin"), 1);
  assert_int_equal(play_uses(&play, "interrupt"), 0);
  assert_int_equal(play_quality(&play, "cut_off_with_admin"), 1000);
  play_end(&play);
}

static void reply__cutting_in_to_ask_is_cutting_off(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.replies = REPLY("r", "'asks':['c']")});
  play_do(&play, 3000, "reply r");
  assert_int_equal(play_uses(&play, "cut_off_with_admin"), 1);
  assert_int_equal(play_uses(&play, "interrupt"), 0);
  play_end(&play);
}

/* ---- the way on ---- */

static void reply__its_words_take_time(void **unused) {
  (void)unused;
  static const struct {
    const char *say;
    int ms;
  } CASES[] = {{"x", 610},
               {"[waits] Yes, so.", 690},
               {"Sure, {caller}.", 700},
               {"So {fact}?", 640}};
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    char replies[256];
    snprintf(replies, sizeof replies, "{'id':'r','say':'%s','goto':'talk'},",
             CASES[i].say);
    Play play = play_story(&(Story){.replies = replies});
    play_do(&play, 5000, "note a");
    play_do(&play, 6000, strchr(CASES[i].say, 'f') ? "reply r a" : "reply r");
    assert_int_equal(play.state->enter_ms, 6000 + CASES[i].ms);
    play_end(&play);
  }
}

static int words_of(int length) {
  char say[256] = {0}, replies[512];
  memset(say, 'x', (size_t)length);
  snprintf(replies, sizeof replies, "{'id':'r','say':'%s','goto':'talk'},",
           say);
  Play play = play_story(&(Story){.replies = replies});
  play_answer(&play, "r");
  int ms = play.state->enter_ms - play.state->now_ms;
  play_end(&play);
  return ms;
}

static void reply__no_words_take_longer_than_1500_ms(void **unused) {
  (void)unused;
  assert_int_equal(words_of(89), 1490);
  assert_int_equal(words_of(90), 1500);
  assert_int_equal(words_of(91), 1500);
}

static void reply__a_reaction_opens_the_next_turn(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .lines = "{'say':'x','ms':5000,'if':'turn == 1','tells':['a']},"
               "{'say':'x','ms':2000,'if':'turn > 1'}",
      .replies = REPLY("r", "'reaction':{'say':'x','ms':3000,'tells':['b'],"
                            "'pause_ms':500}")});
  play_answer(&play, "r");
  play_advance(&play, 5610);
  assert_int_equal(play.state->line, LINE_REACTION);
  assert_int_equal(play.state->end_ms, 5610 + 3000 + 500 + 2000);
  play_answer(&play, "plain");
  assert_int_equal(play_quality(&play, "let_vent"), 1000);
  /* both turns were to tell a fact, each doubly due */
  assert_int_equal(play.state->vent_due, 4);
  play_advance(&play, play.state->enter_ms);
  assert_int_equal(play.state->line, 1);
  play_end(&play);
}

static void reply__a_reaction_s_fact_can_be_cut_off(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .lines = "{'say':'x','ms':5000,'tells':['a']}",
      .replies = REPLY("r", "'reaction':{'say':'x','ms':3000,'tells':['b']}")});
  play_answer(&play, "r");
  play_do(&play, 6000, "reply plain");
  assert_int_equal(play_last(&play, OUTPUT_ANSWERED)->b, RECEPTION_PROTESTED);
  play_do(&play, 6100, "reply plain");
  assert_int_equal(play.state->must_cut, 1);
  play_end(&play);
}

static void reply__a_reaction_is_forgotten_on_another_way(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.replies = REPLY("r", "'reaction':{'say':'x','ms':3000}"),
               .talk = "'on_hang_up':'talk',"});
  play_answer(&play, "r");
  play_advance(&play, 6000);
  assert_int_equal(play.state->line, LINE_REACTION);
  play_do(&play, 6000, "hang_up");
  assert_int_equal(play.state->line, 0);
  play_end(&play);
}

/* ---- ends that a reply brings ---- */

static void reply__the_200th_ends_the_call_wherever_it_leads(void **unused) {
  (void)unused;
  for (int to_end = 0; to_end < 2; to_end++) {
    Play play = play_story(&(Story){.lines = "{'say':'x','ms':1000}"});
    for (int i = 0; i < 199; i++) { play_answer(&play, "plain"); }
    assert_false(call_is_over(play.state));
    play_answer(&play, to_end ? "bye" : "plain");
    assert_true(call_is_over(play.state));
    assert_int_equal(play.state->outcome, OUTCOME_UNRESOLVED);
    assert_int_equal(play.state->closed_by, CLOSED_BY_TRAINEE);
    assert_int_equal(play_uses(&play, "hang_up_first"), 0);
    assert_int_equal(play.state->now_ms, 199 * 1610 + 1000);
    play_end(&play);
  }
}

static void reply__half_heard_ones_are_among_the_200(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.lines = "{'say':'x','ms':1000}"});
  for (int i = 0; i < 200; i++) {
    assert_false(call_is_over(play.state));
    play_do(&play, i * 1000, "reply plain");
  }
  assert_true(call_is_over(play.state));
  assert_int_equal(play.state->outcome, OUTCOME_UNRESOLVED);
  play_end(&play);
}

static void reply__protested_ones_are_not_among_the_200(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  play_do(&play, 1000, "reply plain");
  assert_int_equal(play.state->replies, 0);
  play_end(&play);
}

#define PINNED                                                                 \
  .temper = "'grievance':1000,'trust':0", .lines = "{'say':'x','ms':1000}"

static void reply__pinned_from_the_begin_she_hangs_up(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){PINNED});
  play_answer(&play, "plain");
  assert_true(call_is_over(play.state));
  assert_int_equal(play.state->outcome, OUTCOME_LOST);
  assert_int_equal(play.state->closed_by, CLOSED_BY_CALLER);
  assert_int_equal(play.state->now_ms, 1000);
  play_end(&play);
}

static void reply__a_way_to_an_end_is_still_gone(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){PINNED});
  play_answer(&play, "bye");
  assert_false(call_is_over(play.state));
  play_hear_out(&play);
  assert_int_equal(play.state->outcome, OUTCOME_RESOLVED);
  play_end(&play);
}

static void reply__pinned_later_she_stays_for_one_more(void **unused) {
  (void)unused;
  Play play =
      play_story(&(Story){.lines = "{'say':'x','ms':1000}",
                          .replies = USES("bad", "'hostility','sarcasm'")});
  play_answer(&play, "bad");
  assert_int_equal(play.state->anger, 1000);
  assert_false(call_is_over(play.state));
  play_answer(&play, "bad");
  assert_int_equal(play.state->outcome, OUTCOME_LOST);
  assert_true(call_is_over(play.state));
  play_end(&play);
}

static void reply__any_cooling_in_the_turn_unpins_her(void **unused) {
  (void)unused;
  Play play =
      play_story(&(Story){.lines = "{'say':'x','ms':1000}",
                          .replies = USES("bad", "'hostility','sarcasm'")});
  play_answer(&play, "bad");
  play_do(&play, 1610 + 700, "backchannel");
  assert_true(play.state->anger < 1000);
  play_answer(&play, "bad");
  assert_int_equal(play.state->anger, 1000);
  assert_false(call_is_over(play.state));
  play_end(&play);
}

static void reply__the_reply_s_own_cooling_unpins_her(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .lines = "{'say':'x','ms':1000}",
      .replies = USES("bad", "'hostility','sarcasm'") USES("ok", "'empathy'")});
  play_answer(&play, "bad");
  play_answer(&play, "ok");
  assert_false(call_is_over(play.state));
  play_end(&play);
}

static void reply__on_the_200th_she_does_not_hang_up_first(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){PINNED});
  play.state->replies = 199;
  play_answer(&play, "plain");
  assert_int_equal(play.state->outcome, OUTCOME_UNRESOLVED);
  play_end(&play);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(reply__set_sees_what_the_reply_has_done),
      cmocka_unit_test(reply__all_vars_are_set_from_the_same_state),
      cmocka_unit_test(reply__the_way_on_and_the_reaction_come_after_set),
      cmocka_unit_test(reply__restating_comes_before_the_qualities),
      cmocka_unit_test(reply__a_use_counts_after_its_own_step),
      cmocka_unit_test(reply__it_tells_its_anger_before_and_after),
      cmocka_unit_test(reply__once_is_not_offered_twice),
      cmocka_unit_test(reply__chose_is_of_the_id_in_any_node),
      cmocka_unit_test(reply__a_promise_is_made_once),
      cmocka_unit_test(reply__restated_is_what_was_known_or_a_decoy),
      cmocka_unit_test(reply__slots_restate_as_well),
      cmocka_unit_test(reply__a_fact_restated_from_the_record_is_heard_later),
      cmocka_unit_test(reply__tagged_and_by_state_is_one_use),
      cmocka_unit_test(reply__asking_two_known_facts_is_one_fault),
      cmocka_unit_test(reply__cutting_off_as_a_tag_counts_only_cutting_in),
      cmocka_unit_test(reply__cutting_in_to_ask_is_cutting_off),
      cmocka_unit_test(reply__its_words_take_time),
      cmocka_unit_test(reply__no_words_take_longer_than_1500_ms),
      cmocka_unit_test(reply__a_reaction_opens_the_next_turn),
      cmocka_unit_test(reply__a_reaction_s_fact_can_be_cut_off),
      cmocka_unit_test(reply__a_reaction_is_forgotten_on_another_way),
      cmocka_unit_test(reply__the_200th_ends_the_call_wherever_it_leads),
      cmocka_unit_test(reply__half_heard_ones_are_among_the_200),
      cmocka_unit_test(reply__protested_ones_are_not_among_the_200),
      cmocka_unit_test(reply__pinned_from_the_begin_she_hangs_up),
      cmocka_unit_test(reply__a_way_to_an_end_is_still_gone),
      cmocka_unit_test(reply__pinned_later_she_stays_for_one_more),
      cmocka_unit_test(reply__any_cooling_in_the_turn_unpins_her),
      cmocka_unit_test(reply__the_reply_s_own_cooling_unpins_her),
      cmocka_unit_test(reply__on_the_200th_she_does_not_hang_up_first),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
