/* SPDX-License-Identifier: MIT */
#include "call/quality.h"
#include "play.h"
#include "unit.h"

#include <stdio.h>

#define FACTS                                                                  \
  "'a':{'text':'a','must_hear':true},'b':{'text':'b','must_hear':true},"       \
  "'d':{'text':'d','must_hear':true},'c':{'text':'c'},"                        \
  "'no':{'text':'no','true':false,'near':'a'}"
#define NO_MUST "'a':{'text':'a'},'b':{'text':'b'}"

static const Story PLAIN = {0};

static void expect_quality(const char *technique, const char *members,
                           int wanted) {
  assert_int_equal(play_quality_in(&PLAIN, technique, members), wanted);
}

/* ---- facts ---- */

static void quality__without_a_rule_it_is_full(void **unused) {
  (void)unused;
  expect_quality("thank_caller", "'uses':['thank_caller']", 1000);
  expect_quality("acknowledge_anger", "'uses':['acknowledge_anger']", 1000);
}

static void quality__contradicting_what_was_told_is_worth_nothing(void **u) {
  (void)u;
  Play play = play_given(&PLAIN, "'uses':['thank_caller','empathy','bare_ok'],"
                                 "'contradicts':['c','b']");
  assert_int_equal(play_quality(&play, "thank_caller"), 0);
  assert_int_equal(play_quality(&play, "empathy"), 0);
  assert_int_equal(play_quality(&play, "bare_ok"), 1000);
  assert_int_equal(play_quality(&play, "wrong_fact"), 1000);
  assert_int_equal(play_quality(&play, "let_vent"), 1000);
  play_end(&play);
}

static void quality__what_was_not_told_cannot_be_contradicted(void **unused) {
  (void)unused;
  Play play = play_given(&PLAIN, "'uses':['thank_caller'],'contradicts':['c']");
  assert_int_equal(play_quality(&play, "thank_caller"), 1000);
  assert_int_equal(play_quality(&play, "wrong_fact"), NONE);
  play_end(&play);
}

static void quality__a_record_alone_is_not_contradicted(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .keys = "'record':[{'id':'s','label':'x','text':'x','tells':['c']}],",
      .replies = USES("r", "'thank_caller'],'contradicts':['c'")});
  play_do(&play, 0, "lookup s");
  play_answer(&play, "r");
  assert_int_equal(play_uses(&play, "wrong_fact"), 0);
  play_end(&play);
}

static void quality__a_misnamed_fact_spoils_what_rests_on_facts(void **u) {
  (void)u;
  static const char *const WRONG[] = {"no", "c"};
  for (int i = 0; i < 2; i++) {
    char members[256];
    snprintf(members, sizeof members,
             "'uses':['specific_acknowledgement','verify','empathy',"
             "'thank_caller'],'restates':['a','%s']",
             WRONG[i]);
    Play play = play_given(&PLAIN, members);
    assert_int_equal(play_quality(&play, "specific_acknowledgement"), 0);
    assert_int_equal(play_quality(&play, "verify"), 0);
    assert_int_equal(play_quality(&play, "empathy"), 0);
    assert_int_equal(play_quality(&play, "thank_caller"), 1000);
    assert_int_equal(play_quality(&play, "wrong_fact"), 1000);
    assert_int_equal(play_uses(&play, "wrong_fact"), 1);
    play_end(&play);
  }
}

static void quality__a_decoy_in_a_slot_is_a_wrong_fact(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.replies = "{'id':'r','say':'So {fact}?','uses':['verify'],"
                          "'goto':'talk'},"});
  play_do(&play, 5000, "note no");
  play_do(&play, 5000, "reply r no");
  assert_int_equal(play_quality(&play, "verify"), 0);
  assert_int_equal(play_quality(&play, "wrong_fact"), 1000);
  play_end(&play);
}

static void quality__a_fact_on_an_open_record_is_named_rightly(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .keys = "'record':[{'id':'s','label':'x','text':'x','tells':['c']}],",
      .replies = USES("r", "'empathy'],'restates':['c'")});
  play_do(&play, 0, "lookup s");
  play_answer(&play, "r");
  assert_int_equal(play_quality(&play, "empathy"), 1000);
  assert_int_equal(play_uses(&play, "wrong_fact"), 0);
  play_end(&play);
}

/* ---- specific_acknowledgement, verify ---- */

#define NAMES(facts)                                                           \
  "'uses':['specific_acknowledgement','verify'],'restates':[" facts "]"

static int named(const char *lines, const char *members) {
  Story story = {.facts = FACTS,
                 .lines = lines,
                 .nodes = "'two':{'caller':[{'say':'x','tells':['d']}],"
                          "'end':{'outcome':'lost'}},",
                 .talk = "'on_hang_up':'two',"};
  Play play = play_given(&story, members);
  int found = play_quality(&play, "specific_acknowledgement");
  assert_int_equal(play_quality(&play, "verify"), found);
  play_end(&play);
  return found;
}

static void quality__the_more_is_named_back_the_better(void **unused) {
  (void)unused;
  static const char ONE[] = "{'say':'x','tells':['a','c']}";
  static const char TWO[] = "{'say':'x','tells':['a','b','c']}";
  static const char THREE[] = "{'say':'x','tells':['a','b','c','d']}";
  assert_int_equal(named(ONE, NAMES("'a'")), 1000);
  assert_int_equal(named(ONE, NAMES("'c'")), 0);
  assert_int_equal(named(TWO, NAMES("'b'")), 500);
  assert_int_equal(named(TWO, NAMES("'a','b'")), 1000);
  assert_int_equal(named(THREE, NAMES("'c'")), 0);
  assert_int_equal(named(THREE, NAMES("'d'")), 500);
  assert_int_equal(named(THREE, NAMES("'a','c','d'")), 750);
  assert_int_equal(named(THREE, NAMES("'a','b','d'")), 1000);
}

static void quality__naming_a_share_is_truncated(void **unused) {
  (void)unused;
  Story story = {.facts = "'a':{'text':'a','must_hear':true},"
                          "'b':{'text':'b','must_hear':true},"
                          "'c':{'text':'c','must_hear':true},"
                          "'d':{'text':'d','must_hear':true}",
                 .lines = "{'say':'x','tells':['a','b','c','d']}"};
  /* 500 + 500 / 3, 500 + 1000 / 3 */
  assert_int_equal(
      play_quality_in(&story, "specific_acknowledgement", NAMES("'a','b'")),
      666);
  assert_int_equal(
      play_quality_in(&story, "specific_acknowledgement", NAMES("'a','b','c'")),
      833);
}

static void quality__slots_and_restated_facts_count_once(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.replies = "{'id':'r','say':'So {fact}?','uses':['verify'],"
                          "'restates':['a'],'goto':'talk'},"});
  play_do(&play, 5000, "note a");
  play_do(&play, 5000, "note b");
  play_do(&play, 5000, "reply r a");
  assert_int_equal(play_quality(&play, "verify"), 500);
  play_hear_out(&play);
  play_answer(&play, "r b");
  assert_int_equal(play_quality(&play, "verify"), 1000);
  play_end(&play);
}

static void quality__a_slot_may_name_what_the_reply_asks_about(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.replies = "{'id':'r','say':'So {fact}?','uses':['verify'],"
                          "'asks':['a'],'contradicts':['c'],'goto':'talk'},"});
  play_do(&play, 5000, "note a");
  play_do(&play, 5000, "reply r a");
  assert_int_equal(play_quality(&play, "verify"), 500);
  play_end(&play);
}

static void quality__known_but_untold_facts_are_not_named_back(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .keys = "'record':[{'id':'s','label':'x','text':'x','tells':['b']}],",
      .lines = "{'say':'x','ms':1000,'tells':['a']}",
      .nodes = "'two':{'caller':[{'say':'x','tells':['b']}],"
               "'end':{'outcome':'lost'}},",
      .talk = "'on_hang_up':'two',",
      .replies = REPLY("r", NAMES("'b'"))});
  play_do(&play, 0, "lookup s");
  play_answer(&play, "r");
  assert_int_equal(play_quality(&play, "specific_acknowledgement"), 0);
  assert_int_equal(play_uses(&play, "wrong_fact"), 0);
  play_end(&play);
}

static void quality__verifying_comes_before_any_solution(void **unused) {
  (void)unused;
  expect_quality("verify", "'uses':['verify','fix'],'restates':['a','b']", 0);
  expect_quality("specific_acknowledgement",
                 "'uses':['specific_acknowledgement','fix'],"
                 "'restates':['a','b']",
                 1000);
  Play play = play_story(&(Story){
      .replies = USES("fix", "'fix'") USES("ask", "'ask_what_would_help'")
          REPLY("check", "'uses':['verify'],'restates':['a','b']")});
  play_answer(&play, "ask");
  play_answer(&play, "check");
  assert_int_equal(play_quality(&play, "verify"), 1000);
  play_answer(&play, "fix");
  play_answer(&play, "check");
  assert_int_equal(play_quality(&play, "verify"), 0);
  play_end(&play);
}

/* ---- solutions ---- */

static void quality__a_solution_unheard_is_halved_and_too_early(void **u) {
  (void)u;
  static const char *const SOLUTIONS[] = {
      "fix",           "give_what_they_want", "workaround",
      "offer_options", "decline_with_reason", "restate_offer"};
  for (size_t i = 0; i < sizeof SOLUTIONS / sizeof *SOLUTIONS; i++) {
    char members[128];
    snprintf(members, sizeof members, "'uses':['%s']", SOLUTIONS[i]);
    Play play = play_given(&PLAIN, members);
    assert_int_equal(play_quality(&play, SOLUTIONS[i]), 500);
    assert_int_equal(play_quality(&play, "solution_too_early"), 1000);
    play_end(&play);
  }
}

static void quality__talk_about_solutions_is_none(void **unused) {
  (void)unused;
  static const char *const TALK[] = {"ask_what_would_help",
                                     "open_to_discussion", "guide_to_policy"};
  for (int i = 0; i < 3; i++) {
    char members[128];
    snprintf(members, sizeof members, "'uses':['%s']", TALK[i]);
    Play play = play_given(&PLAIN, members);
    assert_int_equal(play_quality(&play, TALK[i]), 1000);
    assert_int_equal(play_uses(&play, "solution_too_early"), 0);
    play_end(&play);
  }
}

static void quality__half_heard_is_heard_enough_for_a_solution(void **unused) {
  (void)unused;
  Play play =
      play_given(&PLAIN, "'uses':['fix','workaround'],'restates':['a']");
  assert_int_equal(play_quality(&play, "fix"), 1000);
  assert_int_equal(play_uses(&play, "solution_too_early"), 0);
  play_end(&play);
}

static void quality__under_50_percent_heard_is_too_early(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  const Answer answer = {.solution = true};
  play.state->must_told = 90;
  play.state->must_cut = 10;
  play.state->must_named = 49;
  assert_true(quality_too_early(play.call, play.state, &answer));
  play.state->must_named = 50;
  assert_false(quality_too_early(play.call, play.state, &answer));
  play_end(&play);
}

static void quality__too_early_counts_once_a_reply(void **unused) {
  (void)unused;
  Play play = play_given(&PLAIN, "'uses':['fix','workaround','thank_caller']");
  assert_int_equal(play_quality(&play, "fix"), 500);
  assert_int_equal(play_quality(&play, "workaround"), 500);
  assert_int_equal(play_quality(&play, "thank_caller"), 1000);
  assert_int_equal(play_uses(&play, "solution_too_early"), 1);
  play_end(&play);
}

static void quality__with_nothing_to_hear_no_solution_is_early(void **unused) {
  (void)unused;
  Story story = {.facts = NO_MUST};
  Play play = play_given(&story, "'uses':['fix']");
  assert_int_equal(play_quality(&play, "fix"), 1000);
  assert_int_equal(state_heard(play.call, play.state), 100);
  play_end(&play);
}

static void quality__while_nothing_is_told_nothing_is_heard(void **unused) {
  (void)unused;
  Story story = {.lines = "{'say':'x','tells':['c']}"};
  Play play = play_given(&story, "'uses':['fix']");
  assert_int_equal(play_quality(&play, "fix"), 500);
  assert_int_equal(state_heard(play.call, play.state), 0);
  play_end(&play);
}

/* ---- time_frame, freebie ---- */

static void expect_time_frame(const char *members, int wanted) {
  char all[256];
  snprintf(all, sizeof all, "'uses':['time_frame'],'restates':['a'],%s",
           members);
  Story story = {.keys = "'promises':{'day':{'text':'x','within_h':24},"
                         "'late':{'text':'x','within_h':72},"
                         "'never':{'text':'x','within_h':73}},"};
  Play play = play_given(&story, all);
  assert_int_equal(play_quality(&play, "time_frame"), wanted);
  assert_int_equal(play_quality(&play, "vague_promise"),
                   wanted == 0 ? 1000 : NONE);
  play_end(&play);
}

static void quality__the_sooner_the_better(void **unused) {
  (void)unused;
  expect_time_frame("'within_h':1", 1000);
  expect_time_frame("'within_h':24", 1000);
  expect_time_frame("'within_h':25", 700);
  expect_time_frame("'within_h':72", 700);
  expect_time_frame("'within_h':73", 0);
}

static void quality__without_hours_the_longest_promise_counts(void **unused) {
  (void)unused;
  expect_time_frame("'promises':['day']", 1000);
  expect_time_frame("'promises':['late','day']", 700);
  expect_time_frame("'promises':['day','never','late']", 0);
  expect_time_frame("'promises':['never'],'within_h':24", 1000);
}

static void quality__only_a_time_frame_can_be_vague_by_itself(void **unused) {
  (void)unused;
  Story story = {.keys = "'promises':{'never':{'text':'x','within_h':99}},"};
  Play play = play_given(&story, "'uses':['fix'],'promises':['never']");
  assert_int_equal(play_uses(&play, "vague_promise"), 0);
  play_end(&play);
  play = play_given(&story, "'uses':['time_frame','vague_promise'],"
                            "'promises':['never']");
  assert_int_equal(play_uses(&play, "vague_promise"), 1);
  play_end(&play);
}

static void expect_freebie(const char *offer, int wanted) {
  char members[256];
  snprintf(members, sizeof members, "'uses':['freebie'],'restates':['a','b']%s",
           offer);
  expect_quality("freebie", members, wanted);
}

#define OFFER(value, loss) ",'offer':{'value':" #value ",'loss':" #loss "}"

static void quality__a_gift_fits_the_loss(void **unused) {
  (void)unused;
  expect_freebie("", 700);
  expect_freebie(OFFER(0, 100), 0);
  expect_freebie(OFFER(40, 95), 421);
  expect_freebie(OFFER(99, 100), 990);
  expect_freebie(OFFER(100, 100), 1000);
  expect_freebie(OFFER(120, 100), 1000);
  expect_freebie(OFFER(150, 100), 1000);
  /* (4500 − 1501) / 3 = 999.67, (4500 − 2000) / 3 */
  expect_freebie(OFFER(1501, 1000), 999);
  expect_freebie(OFFER(200, 100), 833);
  expect_freebie(OFFER(2999, 1000), 500);
  expect_freebie(OFFER(300, 100), 500);
  expect_freebie(OFFER(3001, 1000), 500);
  expect_freebie(OFFER(9007199254740991, 1), 500);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(quality__without_a_rule_it_is_full),
      cmocka_unit_test(quality__contradicting_what_was_told_is_worth_nothing),
      cmocka_unit_test(quality__what_was_not_told_cannot_be_contradicted),
      cmocka_unit_test(quality__a_record_alone_is_not_contradicted),
      cmocka_unit_test(quality__a_misnamed_fact_spoils_what_rests_on_facts),
      cmocka_unit_test(quality__a_decoy_in_a_slot_is_a_wrong_fact),
      cmocka_unit_test(quality__a_fact_on_an_open_record_is_named_rightly),
      cmocka_unit_test(quality__the_more_is_named_back_the_better),
      cmocka_unit_test(quality__naming_a_share_is_truncated),
      cmocka_unit_test(quality__slots_and_restated_facts_count_once),
      cmocka_unit_test(quality__a_slot_may_name_what_the_reply_asks_about),
      cmocka_unit_test(quality__known_but_untold_facts_are_not_named_back),
      cmocka_unit_test(quality__verifying_comes_before_any_solution),
      cmocka_unit_test(quality__a_solution_unheard_is_halved_and_too_early),
      cmocka_unit_test(quality__talk_about_solutions_is_none),
      cmocka_unit_test(quality__half_heard_is_heard_enough_for_a_solution),
      cmocka_unit_test(quality__under_50_percent_heard_is_too_early),
      cmocka_unit_test(quality__too_early_counts_once_a_reply),
      cmocka_unit_test(quality__with_nothing_to_hear_no_solution_is_early),
      cmocka_unit_test(quality__while_nothing_is_told_nothing_is_heard),
      cmocka_unit_test(quality__the_sooner_the_better),
      cmocka_unit_test(quality__without_hours_the_longest_promise_counts),
      cmocka_unit_test(quality__only_a_time_frame_can_be_vague_by_itself),
      cmocka_unit_test(quality__a_gift_fits_the_loss),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
