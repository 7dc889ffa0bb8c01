/* SPDX-License-Identifier: MIT */
/* Qualities that hang on people rather than facts, and on how one speaks. */
#include "call/quality.h"
#include "play.h"
#include "unit.h"

#include <stdio.h>

#define NO_MUST "'a':{'text':'a'},'b':{'text':'b'}"

static const Story PLAIN = {0};

static void expect_quality(const char *technique, const char *members,
                           int wanted) {
  assert_int_equal(play_quality_in(&PLAIN, technique, members), wanted);
}

/* ---- apology, question, hand-over, abuse ---- */

static void quality__sorry_before_the_story_is_worth_half(void **unused) {
  (void)unused;
  Story untold = {.lines = "{'say':'x','tells':['c']}"};
  assert_int_equal(play_quality_in(&untold, "apology", "'uses':['apology']"),
                   500);
  expect_quality("apology", "'uses':['apology']", 1000);
  Story one = {.facts = "'a':{'text':'a','must_hear':true},'c':{'text':'c'}",
               .lines = "{'say':'x','tells':['c']}"};
  assert_int_equal(play_quality_in(&one, "apology", "'uses':['apology']"), 500);
  Story nothing = {.facts = NO_MUST};
  assert_int_equal(play_quality_in(&nothing, "apology", "'uses':['apology']"),
                   1000);
}

static void quality__a_question_asks_for_something_new(void **unused) {
  (void)unused;
  static const char USE[] = "'uses':['clarifying_question']";
  expect_quality("clarifying_question", USE, 1000);
  char members[128];
  static const struct {
    const char *asks;
    int quality, ask_known;
  } CASES[] = {{"'a'", 0, 1},
               {"'a','b'", 0, 1},
               {"'a','c'", 1000, 1},
               {"'c'", 1000, 0},
               {"'no'", 1000, 0}};
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    snprintf(members, sizeof members, "%s,'asks':[%s]", USE, CASES[i].asks);
    Play play = play_given(&PLAIN, members);
    assert_int_equal(play_quality(&play, "clarifying_question"),
                     CASES[i].quality);
    assert_int_equal(play_uses(&play, "ask_known"), CASES[i].ask_known);
    play_end(&play);
  }
}

static void quality__what_stands_on_any_record_is_not_to_be_asked(void **u) {
  (void)u;
  Story story = {.keys = "'record':[{'id':'s','label':'x','text':'x',"
                         "'tells':['c','no']}],"};
  Play play = play_given(&story, "'uses':['clarifying_question'],'asks':['c']");
  /* closed, so it is not known: a good question, but asked too much */
  assert_int_equal(play_quality(&play, "clarifying_question"), 1000);
  assert_int_equal(play_uses(&play, "ask_known"), 1);
  play_end(&play);
  play = play_given(&story, "'asks':['no']");
  assert_int_equal(play_uses(&play, "ask_known"), 0);
  play_end(&play);
}

static void quality__an_opened_record_is_known_to_a_question(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .keys = "'record':[{'id':'s','label':'x','text':'x','tells':['c']}],",
      .replies = USES("r", "'clarifying_question'],'asks':['c'")});
  play_do(&play, 0, "lookup s");
  play_answer(&play, "r");
  assert_int_equal(play_quality(&play, "clarifying_question"), 0);
  play_end(&play);
}

static int at_composure(int composure, const char *technique) {
  char replies[128];
  snprintf(replies, sizeof replies, USES("r", "'%s'"), technique);
  CallOptions options = call_options(1);
  options.composure = composure;
  Play play = play_story_with(&(Story){.replies = replies}, options);
  play_answer(&play, "r");
  int found = play_quality(&play, technique);
  play_end(&play);
  return found;
}

static void quality__shaken_one_is_worth_half(void **unused) {
  (void)unused;
  assert_int_equal(at_composure(249, "empathy"), 500);
  assert_int_equal(at_composure(250, "empathy"), 1000);
  assert_int_equal(at_composure(249, "sarcasm"), 1000);
  assert_int_equal(at_composure(249, "fix"), 250); /* too early as well */
}

static void quality__some_things_hold_when_shaken(void **unused) {
  (void)unused;
  assert_int_equal(at_composure(249, "stay_calm"), 1000);
  assert_int_equal(at_composure(249, "not_personal"), 1000);
  assert_int_equal(at_composure(249, "hand_over"), 1000);
  assert_int_equal(at_composure(250, "hand_over"), 500);
}

static void quality__shaken_the_name_is_worth_half(void **unused) {
  (void)unused;
  CallOptions options = call_options(1);
  options.composure = 0;
  Play play = play_story_with(
      &(Story){.replies = "{'id':'r','say':'Ada?','goto':'talk'},"}, options);
  play_answer(&play, "r");
  assert_int_equal(play_quality(&play, "use_name"), 500);
  assert_int_equal(play_quality(&play, "let_vent"), 1000);
  play_end(&play);
}

static void quality__the_reply_s_own_heat_comes_after_its_quality(void **u) {
  (void)u;
  CallOptions options = call_options(1);
  options.composure = 260;
  Play play = play_story_with(
      &(Story){.replies = USES("r", "'sarcasm','empathy'")}, options);
  play_answer(&play, "r");
  assert_int_equal(play_quality(&play, "empathy"), 1000);
  assert_int_equal(play.state->composure, 140);
  play_end(&play);
}

static void quality__a_warning_is_half_and_the_second_one_full(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.replies = USES("warn", "'end_abuse'"),
                                  .lines = "{'say':'x','ms':1000,'abuse':1}"});
  play_answer(&play, "warn");
  assert_int_equal(play_quality(&play, "end_abuse"), 500);
  play_answer(&play, "warn");
  assert_int_equal(play_quality(&play, "end_abuse"), 1000);
  play_end(&play);
}

static void quality__shaken_a_warning_keeps_its_worth(void **unused) {
  (void)unused;
  CallOptions options = call_options(1);
  options.composure = 200;
  Play play =
      play_story_with(&(Story){.replies = USES("warn", "'end_abuse'"),
                               .lines = "{'say':'x','ms':1000,'abuse':1}"},
                      options);
  play_answer(&play, "warn");
  assert_int_equal(play_quality(&play, "end_abuse"), 500);
  play_end(&play);
}

static void quality__without_abuse_there_is_nothing_to_warn_of(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.replies = USES("warn", "'end_abuse'")});
  play_answer(&play, "warn");
  assert_int_equal(play_quality(&play, "end_abuse"), 0);
  assert_false(play.state->flags & STATE_WARNED);
  play_end(&play);
}

/* ---- half heard ---- */

static void quality__cut_in_all_rewards_are_halved(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .lines = "{'say':'x','ms':5000}",
      .replies = "{'id':'r','say':'Ada!','uses':['empathy','stay_calm',"
                 "'bare_ok'],'goto':'talk'},"});
  play_do(&play, 3000, "reply r");
  assert_int_equal(play_quality(&play, "empathy"), 500);
  assert_int_equal(play_quality(&play, "stay_calm"), 500);
  assert_int_equal(play_quality(&play, "use_name"), 500);
  assert_int_equal(play_quality(&play, "bare_ok"), 1000);
  assert_int_equal(play_quality(&play, "interrupt"), 1000);
  play_end(&play);
}

static void quality__the_halves_multiply(void **unused) {
  (void)unused;
  CallOptions options = call_options(1);
  options.composure = 0;
  Play play = play_story_with(
      &(Story){.lines = "{'say':'x','ms':5000}",
               .replies = REPLY("r", "'uses':['freebie'],'offer':"
                                     "{'value':99,'loss':100}")},
      options);
  play_do(&play, 3000, "reply r");
  /* 990 → 495 → 247 → 123: too early, half heard, shaken */
  assert_int_equal(play_quality(&play, "freebie"), 123);
  play_end(&play);
}

/* ---- use_name, know_history, let_vent ---- */

static int names_caller(const char *say) {
  char replies[256];
  snprintf(replies, sizeof replies, "{'id':'r','say':'%s','goto':'talk'},",
           say);
  Play play = play_story(&(Story){
      .caller = "'call_me':['Ms. Hill','Doctor Hill'],", .replies = replies});
  play_answer(&play, "r");
  int uses = play_uses(&play, "use_name");
  play_end(&play);
  return uses;
}

static void quality__the_right_name_counts_wherever_it_stands(void **unused) {
  (void)unused;
  assert_int_equal(names_caller("Thank you, Ms. Hill."), 1);
  assert_int_equal(names_caller("Doctor Hill, please."), 1);
  assert_int_equal(names_caller("Yes, {caller}."), 1);
  assert_int_equal(names_caller("Ms. Hills"), 1);
  assert_int_equal(names_caller("Ms. Hill and Doctor Hill"), 1);
  assert_int_equal(names_caller("ms. hill"), 0);
  assert_int_equal(names_caller("Ada"), 0);
  assert_int_equal(names_caller("[to Ms. Hill] Yes."), 0);
  assert_int_equal(names_caller("Ms. [a pause] Hill"), 0);
}

#define RECORD "'record':[{'id':'s','label':'x','text':'x'}],"

static void quality__history_is_known_by_the_first_solution(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.keys = RECORD,
                                  .replies = USES("help", "'fix'")
                                      USES("ask", "'ask_what_would_help'")});
  play_do(&play, 0, "lookup s");
  play_answer(&play, "ask");
  assert_int_equal(play_uses(&play, "know_history"), 0);
  play_answer(&play, "help");
  assert_int_equal(play_quality(&play, "know_history"), 1000);
  play_answer(&play, "help");
  assert_int_equal(play_uses(&play, "know_history"), 1);
  play_end(&play);
}

static void quality__history_opened_too_late_is_not_known(void **unused) {
  (void)unused;
  Play play =
      play_story(&(Story){.keys = RECORD, .replies = USES("help", "'fix'")});
  play_answer(&play, "help");
  play_do(&play, 5700, "lookup s");
  play_answer(&play, "help");
  assert_int_equal(play_uses(&play, "know_history"), 0);
  play_end(&play);
}

static void quality__history_is_never_halved(void **unused) {
  (void)unused;
  CallOptions options = call_options(1);
  options.composure = 0;
  Play play = play_story_with(&(Story){.keys = RECORD,
                                       .lines = "{'say':'x','ms':5000}",
                                       .replies = USES("help", "'fix'")},
                              options);
  play_do(&play, 0, "lookup s");
  play_do(&play, 3000, "reply help");
  assert_int_equal(play_quality(&play, "know_history"), 1000);
  play_end(&play);
}

static void quality__what_is_false_shows_no_knowledge_of_history(void **u) {
  (void)u;
  Play play = play_story(&(Story){
      .keys = RECORD, .replies = USES("help", "'fix'],'contradicts':['a'")});
  play_do(&play, 0, "lookup s");
  play_answer(&play, "help");
  assert_int_equal(play_quality(&play, "know_history"), 0);
  play_end(&play);
}

static void quality__venting_needs_something_new_to_be_told(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.lines = TWO_LINES});
  play_answer(&play, "plain");
  assert_int_equal(play_quality(&play, "let_vent"), 1000);
  play_answer(&play, "plain");
  assert_int_equal(play_quality(&play, "let_vent"), NONE);
  play_end(&play);
}

static void quality__cut_in_she_has_not_vented(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .lines = "{'say':'x','ms':4000,'tells':['a','b'],'pause_ms':1000},"
               "{'say':'x','ms':5000}"});
  play_do(&play, 6000, "reply plain");
  assert_int_equal(play_quality(&play, "let_vent"), NONE);
  assert_int_equal(play.state->replies, 1);
  play_end(&play);
}

/* ---- tolerate_abuse ---- */

#define INSULT "{'say':'x','ms':1000,'abuse':1}"

static int tolerated(Play *play, const char *reply) {
  play_answer(play, reply);
  return play_quality(play, "tolerate_abuse");
}

static Play insulted(void) {
  return play_story(&(Story){.lines = INSULT,
                             .replies = USES("warn", "'end_abuse'")
                                 USES("pass", "'hand_over'")});
}

static void quality__the_third_insult_should_not_be_borne(void **unused) {
  (void)unused;
  Play play = insulted();
  assert_int_equal(tolerated(&play, "plain"), NONE);
  assert_int_equal(tolerated(&play, "plain"), NONE);
  assert_int_equal(tolerated(&play, "plain"), 1000);
  assert_int_equal(tolerated(&play, "plain"), NONE);
  play_end(&play);
}

static void quality__after_a_warning_no_insult_should_be_borne(void **unused) {
  (void)unused;
  Play play = insulted();
  assert_int_equal(tolerated(&play, "warn"), NONE);
  assert_int_equal(tolerated(&play, "plain"), 1000);
  assert_int_equal(tolerated(&play, "plain"), 1000);
  assert_int_equal(tolerated(&play, "warn"), NONE);
  assert_int_equal(tolerated(&play, "pass"), NONE);
  play_end(&play);
}

static void quality__a_turn_without_abuse_is_not_tolerated(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.lines = "{'say':'x','ms':1000,'abuse':1,'if':'turn < 2'},"
                        "{'say':'x','ms':1000}",
               .replies = USES("warn", "'end_abuse'")});
  assert_int_equal(tolerated(&play, "warn"), NONE);
  assert_int_equal(tolerated(&play, "plain"), NONE);
  play_end(&play);
}

static void quality__abuse_counts_once_its_line_has_ended(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.lines = "{'say':'x','ms':1000,'abuse':1,'pause_ms':0},"
                        "{'say':'x','ms':5000,'abuse':1}",
               .replies = USES("warn", "'end_abuse'")});
  play_do(&play, 500, "reply warn"); /* before any: no warning */
  assert_int_equal(play_quality(&play, "end_abuse"), 0);
  assert_false(play.state->flags & STATE_WARNED);
  play_end(&play);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(quality__sorry_before_the_story_is_worth_half),
      cmocka_unit_test(quality__a_question_asks_for_something_new),
      cmocka_unit_test(quality__what_stands_on_any_record_is_not_to_be_asked),
      cmocka_unit_test(quality__an_opened_record_is_known_to_a_question),
      cmocka_unit_test(quality__shaken_one_is_worth_half),
      cmocka_unit_test(quality__some_things_hold_when_shaken),
      cmocka_unit_test(quality__shaken_the_name_is_worth_half),
      cmocka_unit_test(quality__the_reply_s_own_heat_comes_after_its_quality),
      cmocka_unit_test(quality__a_warning_is_half_and_the_second_one_full),
      cmocka_unit_test(quality__shaken_a_warning_keeps_its_worth),
      cmocka_unit_test(quality__without_abuse_there_is_nothing_to_warn_of),
      cmocka_unit_test(quality__cut_in_all_rewards_are_halved),
      cmocka_unit_test(quality__the_halves_multiply),
      cmocka_unit_test(quality__the_right_name_counts_wherever_it_stands),
      cmocka_unit_test(quality__history_is_known_by_the_first_solution),
      cmocka_unit_test(quality__history_opened_too_late_is_not_known),
      cmocka_unit_test(quality__history_is_never_halved),
      cmocka_unit_test(quality__what_is_false_shows_no_knowledge_of_history),
      cmocka_unit_test(quality__venting_needs_something_new_to_be_told),
      cmocka_unit_test(quality__cut_in_she_has_not_vented),
      cmocka_unit_test(quality__the_third_insult_should_not_be_borne),
      cmocka_unit_test(quality__after_a_warning_no_insult_should_be_borne),
      cmocka_unit_test(quality__a_turn_without_abuse_is_not_tolerated),
      cmocka_unit_test(quality__abuse_counts_once_its_line_has_ended),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
