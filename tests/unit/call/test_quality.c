/* SPDX-License-Identifier: MIT */
#include "call/quality.h"
#include "play.h"
#include "unit.h"

#include <stdio.h>

#define REPLY(id, rest) "{'id':'" id "','say':'x','goto':'talk'," rest "},"
#define USES(id, tags)  REPLY(id, "'uses':[" tags "]")
#define TWO_LINES                                                              \
  "{'say':'x','ms':4000,'tells':['a'],'pause_ms':1000},"                       \
  "{'say':'x','ms':5000,'tells':['b']}"
#define FACTS                                                                  \
  "'a':{'text':'a','must_hear':true},'b':{'text':'b','must_hear':true},"       \
  "'d':{'text':'d','must_hear':true},'c':{'text':'c'},"                        \
  "'no':{'text':'no','true':false,'near':'a'}"
#define NO_MUST "'a':{'text':'a'},'b':{'text':'b'}"

/* A reply `r` with these members, given when the turn has been heard out. */
static Play given(const Story *story, const char *members) {
  char replies[1024];
  snprintf(replies, sizeof replies, REPLY("r", "%s"), members);
  Story with = *story;
  with.replies = replies;
  Play play = play_story(&with);
  play_answer(&play, "r");
  return play;
}

/* The quality of a technique in it. */
static int quality(const Story *story, const char *technique,
                   const char *members) {
  Play play = given(story, members);
  int quality = play_quality(&play, technique);
  play_end(&play);
  return quality;
}

static const Story PLAIN = {0};

static void expect_quality(const char *technique, const char *members,
                           int wanted) {
  assert_int_equal(quality(&PLAIN, technique, members), wanted);
}

/* ---- Facts ---- */

static void quality__without_a_rule_it_is_full(void **unused) {
  (void)unused;
  expect_quality("thank_caller", "'uses':['thank_caller']", 1000);
  expect_quality("acknowledge_anger", "'uses':['acknowledge_anger']", 1000);
}

static void quality__contradicting_what_was_told_is_worth_nothing(void **u) {
  (void)u;
  Play play = given(&PLAIN, "'uses':['thank_caller','empathy','bare_ok'],"
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
  Play play = given(&PLAIN, "'uses':['thank_caller'],'contradicts':['c']");
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
    Play play = given(&PLAIN, members);
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
  Play play = given(&story, members);
  int quality = play_quality(&play, "specific_acknowledgement");
  assert_int_equal(play_quality(&play, "verify"), quality);
  play_end(&play);
  return quality;
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
      quality(&story, "specific_acknowledgement", NAMES("'a','b'")), 666);
  assert_int_equal(
      quality(&story, "specific_acknowledgement", NAMES("'a','b','c'")), 833);
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

/* ---- Solutions ---- */

static void quality__a_solution_unheard_is_halved_and_too_early(void **u) {
  (void)u;
  static const char *const SOLUTIONS[] = {
      "fix",           "give_what_they_want", "workaround",
      "offer_options", "decline_with_reason", "restate_offer"};
  for (size_t i = 0; i < sizeof SOLUTIONS / sizeof *SOLUTIONS; i++) {
    char members[128];
    snprintf(members, sizeof members, "'uses':['%s']", SOLUTIONS[i]);
    Play play = given(&PLAIN, members);
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
    Play play = given(&PLAIN, members);
    assert_int_equal(play_quality(&play, TALK[i]), 1000);
    assert_int_equal(play_uses(&play, "solution_too_early"), 0);
    play_end(&play);
  }
}

static void quality__half_heard_is_heard_enough_for_a_solution(void **unused) {
  (void)unused;
  Play play = given(&PLAIN, "'uses':['fix','workaround'],'restates':['a']");
  assert_int_equal(play_quality(&play, "fix"), 1000);
  assert_int_equal(play_uses(&play, "solution_too_early"), 0);
  play_end(&play);
}

static void quality__too_early_counts_once_a_reply(void **unused) {
  (void)unused;
  Play play = given(&PLAIN, "'uses':['fix','workaround','thank_caller']");
  assert_int_equal(play_quality(&play, "fix"), 500);
  assert_int_equal(play_quality(&play, "workaround"), 500);
  assert_int_equal(play_quality(&play, "thank_caller"), 1000);
  assert_int_equal(play_uses(&play, "solution_too_early"), 1);
  play_end(&play);
}

static void quality__with_nothing_to_hear_no_solution_is_early(void **unused) {
  (void)unused;
  Story story = {.facts = NO_MUST};
  Play play = given(&story, "'uses':['fix']");
  assert_int_equal(play_quality(&play, "fix"), 1000);
  assert_int_equal(state_heard(play.call, play.state), 100);
  play_end(&play);
}

static void quality__while_nothing_is_told_nothing_is_heard(void **unused) {
  (void)unused;
  Story story = {.lines = "{'say':'x','tells':['c']}"};
  Play play = given(&story, "'uses':['fix']");
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
  Play play = given(&story, all);
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
  Play play = given(&story, "'uses':['fix'],'promises':['never']");
  assert_int_equal(play_uses(&play, "vague_promise"), 0);
  play_end(&play);
  play = given(&story, "'uses':['time_frame','vague_promise'],"
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
  expect_freebie(OFFER(150, 100), 1000);
  /* (4500 − 1501) / 3 = 999.67, (4500 − 2000) / 3 */
  expect_freebie(OFFER(1501, 1000), 999);
  expect_freebie(OFFER(200, 100), 833);
  expect_freebie(OFFER(2999, 1000), 500);
  expect_freebie(OFFER(300, 100), 500);
  expect_freebie(OFFER(9007199254740991, 1), 500);
}

/* ---- Apology, question, hand-over, abuse ---- */

static void quality__sorry_before_the_story_is_worth_half(void **unused) {
  (void)unused;
  Story untold = {.lines = "{'say':'x','tells':['c']}"};
  assert_int_equal(quality(&untold, "apology", "'uses':['apology']"), 500);
  expect_quality("apology", "'uses':['apology']", 1000);
  Story nothing = {.facts = NO_MUST};
  assert_int_equal(quality(&nothing, "apology", "'uses':['apology']"), 1000);
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
    Play play = given(&PLAIN, members);
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
  Play play = given(&story, "'uses':['clarifying_question'],'asks':['c']");
  /* closed, so it is not known: a good question, but asked too much */
  assert_int_equal(play_quality(&play, "clarifying_question"), 1000);
  assert_int_equal(play_uses(&play, "ask_known"), 1);
  play_end(&play);
  play = given(&story, "'asks':['no']");
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
  int quality = play_quality(&play, technique);
  play_end(&play);
  return quality;
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

/* ---- Half heard ---- */

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
      cmocka_unit_test(quality__known_but_untold_facts_are_not_named_back),
      cmocka_unit_test(quality__verifying_comes_before_any_solution),
      cmocka_unit_test(quality__a_solution_unheard_is_halved_and_too_early),
      cmocka_unit_test(quality__talk_about_solutions_is_none),
      cmocka_unit_test(quality__half_heard_is_heard_enough_for_a_solution),
      cmocka_unit_test(quality__too_early_counts_once_a_reply),
      cmocka_unit_test(quality__with_nothing_to_hear_no_solution_is_early),
      cmocka_unit_test(quality__while_nothing_is_told_nothing_is_heard),
      cmocka_unit_test(quality__the_sooner_the_better),
      cmocka_unit_test(quality__without_hours_the_longest_promise_counts),
      cmocka_unit_test(quality__only_a_time_frame_can_be_vague_by_itself),
      cmocka_unit_test(quality__a_gift_fits_the_loss),
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
