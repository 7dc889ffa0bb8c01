/* SPDX-License-Identifier: MIT */
/* What items, a missing solution and a call so far are worth. */
#include "play.h"
#include "score/score.h"
#include "unit.h"

#include <stdio.h>

#define HELP                                                                   \
  "{'id':'help','say':'x','goto':'end','uses':['fix'],'restates':['a','b']},"

static bool has_critical(const Score *score, int entry) {
  for (int i = 0; i < score->critical_count; i++) {
    if (score->critical[i] == entry) { return true; }
  }
  return false;
}

/* ---- qualities that the whole call shows ---- */

static void score__venting_is_the_share_of_turns_heard_out(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .lines = "{'say':'x','ms':5000,'if':'turn == 1','tells':['a','b']},"
               "{'say':'x','ms':3000,'if':'turn > 1'}"});
  play_answer(&play, "plain");         /* 2 of 2 */
  play_do(&play, 7000, "reply plain"); /* 0 of 1 */
  play_hear_out(&play);                /* the third is heard: 1 of 1 */
  play_do(&play, play.state->now_ms, "transfer");
  assert_int_equal(play_earned(play_score(&play), &play, "let_vent"), 750);
  play_end(&play);
}

static void score__without_a_long_turn_nothing_was_vented(void **unused) {
  (void)unused;
  Play play =
      play_story(&(Story){.lines = "{'say':'x','ms':2999,'tells':['a']}"});
  play_answer(&play, "bye");
  assert_int_equal(play_earned(play_score(&play), &play, "let_vent"), 0);
  play_end(&play);
}

static int backchannel_for(int good, int words) {
  Play play = play_story(&(Story){0});
  play.state->good_backchannels = good;
  play.state->words_heard = words;
  int entry = play_entry(&play, "backchannel");
  int quality = score_quality(play.call, play.state, entry);
  play_end(&play);
  return quality;
}

static void score__one_to_four_small_words_in_a_hundred_are_right(void **u) {
  (void)u;
  assert_int_equal(backchannel_for(0, 100), 0);
  assert_int_equal(backchannel_for(1, 0), 0);
  assert_int_equal(backchannel_for(1, 150), 666);
  assert_int_equal(backchannel_for(1, 9091), 10);
  assert_int_equal(backchannel_for(1, 101), 990);
  assert_int_equal(backchannel_for(1, 100), 1000);
  assert_int_equal(backchannel_for(4, 100), 1000);
  assert_int_equal(backchannel_for(4001, 100000), 999);
  /* 100,000 × 41 / 1000 = 4,100: (8,000 − 4,100) / 4 */
  assert_int_equal(backchannel_for(41, 1000), 975);
  assert_int_equal(backchannel_for(5, 100), 750);
  assert_int_equal(backchannel_for(79, 1000), 25);
  assert_int_equal(backchannel_for(8, 100), 0);
  assert_int_equal(backchannel_for(50, 100), 0);
}

static void score__words_heard_are_those_of_lines_that_ended(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.keys = "'people':{'boss':{'name':'Bo'}},",
               .lines = "{'say':['one two three','one [two three four five]'],"
                        "'ms':1000,'pause_ms':0},"
                        "{'say':'one two','ms':1000,'by':'boss','pause_ms':0},"
                        "{'say':'蛋糕24个 and {caller} 蛋糕蛋','ms':1000}",
               .caller = "'call_me':['Ms. Hill Two'],"});
  play_advance(&play, 999);
  assert_int_equal(play.state->words_heard, 0);
  play_advance(&play, 1000);
  /* of the wordiest variant, whichever is said */
  assert_int_equal(play.state->words_heard, 3);
  play_advance(&play, 2999);
  assert_int_equal(play.state->words_heard, 3);
  play_advance(&play, 3000);
  /* (3 + 1) / 2 + 1, and, Ms. Hill Two, (3 + 1) / 2 */
  assert_int_equal(play.state->words_heard, 3 + 3 + 1 + 3 + 2);
  play_end(&play);
}

static void score__notes_are_the_share_of_known_true_facts(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.facts = "'a':{'text':'a','must_hear':true},'b':{'text':'b'},"
                        "'c':{'text':'c'},"
                        "'no':{'text':'n','true':false,'near':'a'},"
                        "'nah':{'text':'n','true':false,'near':'a'}",
               .lines = "{'say':'x','ms':5000,'tells':['a','b','c']}"});
  int entry = play_entry(&play, "take_notes");
  play_hear_out(&play);
  assert_int_equal(score_quality(play.call, play.state, entry), 0);
  play_do(&play, 5000, "note a");
  play_do(&play, 5000, "note b");
  assert_int_equal(score_quality(play.call, play.state, entry), 666);
  play_do(&play, 5000, "note no");
  assert_int_equal(score_quality(play.call, play.state, entry), 333);
  play_do(&play, 5000, "note nah");
  assert_int_equal(score_quality(play.call, play.state, entry), 0);
  play_do(&play, 5000, "unnote a");
  assert_int_equal(score_quality(play.call, play.state, entry), 0);
  play_end(&play);
}

static void score__posture_is_the_share_of_speaking_time(void **unused) {
  (void)unused;
  Play play =
      play_story(&(Story){.keys = "'channel':'in_person',", .lines = QUIET});
  play_do(&play, 4000, "eyes off");
  play_answer(&play, "bye");
  /* 4,000 of 6,000 ms; the last second is the end's */
  assert_int_equal(play_earned(play_score(&play), &play, "body_language"), 666);
  play_end(&play);
}

static int close_of(const char *outcome, const char *closed_by) {
  char end[160];
  snprintf(end, sizeof end,
           "'caller':[{'say':'x','ms':1000}],'end':{'outcome':'%s',"
           "'closed_by':'%s'}",
           outcome, closed_by);
  Play play = play_story(&(Story){.end = end});
  int entry = play_entry(&play, "let_caller_close");
  play_answer(&play, "bye");
  assert_int_equal(score_quality(play.call, play.state, entry), 0);
  int earned = play_earned(play_score(&play), &play, "let_caller_close");
  play_end(&play);
  return earned;
}

static void score__the_caller_closes_unless_she_is_lost(void **unused) {
  (void)unused;
  assert_int_equal(close_of("resolved", "caller"), 1000);
  assert_int_equal(close_of("unresolved", "caller"), 1000);
  assert_int_equal(close_of("resolved", "trainee"), 0);
  assert_int_equal(close_of("lost", "caller"), 0);
}

#define PROMISES                                                               \
  "'promises':{'p':{'text':'x','within_h':1},'q':{'text':'x','within_h':1},"   \
  "'r':{'text':'x','within_h':1}},"                                            \
  "'wrap_up':{'minutes':5,'tasks':["                                           \
  "{'id':'t','label':'x','minutes':1,'keeps':['p','r']}]},"

static void score__kept_promises_are_counted_over_made(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .keys = PROMISES, .replies = REPLY("r", "'promises':['p','q']")});
  play_answer(&play, "r");
  play_answer(&play, "bye");
  play_hear_out(&play);
  play_do(&play, 20000, "task t");
  const Score *score = play_score(&play);
  assert_int_equal(play_earned(score, &play, "keep_promise"), 500);
  assert_int_equal(play_charged(score, &play, "broken_promise"), 15);
  assert_true(has_critical(score, play_entry(&play, "broken_promise")));
  play_end(&play);
}

static void score__calm_is_gone_after_any_heat(void **unused) {
  (void)unused;
  static const char *const HEAT[] = {"sarcasm", "hostility", "defensive",
                                     "blame_caller"};
  for (int i = 0; i < 4; i++) {
    char replies[256];
    snprintf(replies, sizeof replies,
             USES("calm", "'stay_calm'") USES("hot", "'%s'"), HEAT[i]);
    Play play = play_story(
        &(Story){.keys = "'goals':['stay_calm'],", .replies = replies});
    play_answer(&play, "calm");
    play_answer(&play, "hot");
    play_answer(&play, "hot");
    assert_int_equal(play_earned(play_score(&play), &play, "stay_calm"),
                     i == 3 ? 1000 : 0);
    play_end(&play);
  }
}

static void score__the_best_use_of_a_technique_counts(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.keys = "'goals':['apology','fix'],",
               .lines = "{'say':'x','ms':5000,'if':'turn > 1','tells':['a']},"
                        "{'say':'x','ms':1000}",
               .replies = USES("sorry", "'apology'") USES("help", "'fix'")});
  play_answer(&play, "sorry");
  play_answer(&play, "sorry");
  play_answer(&play, "help");
  const Score *score = play_score(&play);
  assert_int_equal(play_earned(score, &play, "apology"), 1000);
  assert_int_equal(play_earned(score, &play, "fix"), 500);
  play_end(&play);
}

static void score__naming_back_is_over_all_that_must_be_heard(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .keys = "'goals':['specific_acknowledgement'],",
      .lines = "{'say':'x','ms':5000,'tells':['a']},"
               "{'say':'x','if':'turn > 9','tells':['b']}",
      .replies = USES("r", "'specific_acknowledgement'],'restates':['a'")});
  play_answer(&play, "r");
  assert_int_equal(play_quality(&play, "specific_acknowledgement"), 1000);
  assert_int_equal(
      play_earned(play_score(&play), &play, "specific_acknowledgement"), 500);
  play_end(&play);
}

static void score__abuse_ended_is_full_however_it_was_warned(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.keys = "'goals':['end_abuse'],",
                                  .lines = "{'say':'x','ms':1000,'abuse':2}",
                                  .replies = USES("warn", "'end_abuse'")});
  int entry = play_entry(&play, "end_abuse");
  play_answer(&play, "warn");
  assert_int_equal(score_quality(play.call, play.state, entry), 500);
  play_do(&play, 2000, "hang_up");
  const Score *score = play_score(&play);
  assert_int_equal(play_earned(score, &play, "end_abuse"), 1000);
  play_end(&play);
}

static void score__an_author_s_abuse_ended_without_abuse_is_none(void **u) {
  (void)u;
  Play play = play_story(&(Story){
      .end = "'caller':[{'say':'x'}],'end':{'outcome':'abuse_ended'}"});
  play_answer(&play, "bye");
  play_score(&play);
  int entry = play_entry(&play, "end_abuse");
  assert_int_equal(score_quality(play.call, play.state, entry), 0);
  play_end(&play);
}

/* ---- no solution ---- */

static bool lacks_solution(const Story *story, const char *reply,
                           CallOptions options, const char *last) {
  Play play = play_story_with(story, options);
  if (reply) { play_answer(&play, reply); }
  if (last) {
    play_hear_out(&play);
    play_do(&play, play.state->now_ms, last);
  }
  bool lacks = has_critical(play_score(&play), CRITICAL_NO_SOLUTION);
  play_end(&play);
  return lacks;
}

static void score__a_call_needs_a_solution_of_some_quality(void **unused) {
  (void)unused;
  Story story = {.replies = HELP USES("early", "'fix'")
                     REPLY("gift", "'uses':['freebie'],'restates':['a'],"
                                   "'offer':{'value':1,'loss':1000}")
                         USES("ask", "'ask_what_would_help'")
                             USES("none", "'fix'],'contradicts':['a'")};
  CallOptions plain = call_options(1);
  assert_false(lacks_solution(&story, "help", plain, NULL));
  assert_false(lacks_solution(&story, "early", plain, NULL));
  assert_false(lacks_solution(&story, "gift", plain, NULL));
  assert_true(lacks_solution(&story, "ask", plain, NULL));
  assert_true(lacks_solution(&story, "none", plain, NULL));
  assert_true(lacks_solution(&story, "bye", plain, NULL));
}

static void score__handed_over_shaken_needs_no_solution(void **unused) {
  (void)unused;
  CallOptions options = call_options(1);
  Story story = {0};
  options.composure = 250;
  assert_true(lacks_solution(&story, NULL, options, "transfer"));
  options.composure = 249;
  assert_false(lacks_solution(&story, NULL, options, "transfer"));
  assert_true(lacks_solution(&story, NULL, options, "hang_up"));
}

static void score__ending_abuse_needs_no_solution(void **unused) {
  (void)unused;
  Story story = {.lines = "{'say':'x','ms':1000,'abuse':1}",
                 .replies = USES("warn", "'end_abuse'")};
  CallOptions plain = call_options(1);
  assert_false(lacks_solution(&story, "warn", plain, "hang_up"));
  assert_true(lacks_solution(&story, "warn", plain, "transfer"));
}

/* ---- worth so far ---- */

static int64_t worth_of(const Play *play) {
  return score_worth(play->call, play->state);
}

static void score__worth_counts_goals_name_faults_and_calm(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .keys = "'goals':['apology','fix','hand_over'],",
      .replies = USES("sorry", "'apology'")
          USES("ok", "'bare_ok'") "{'id':'name','say':'Ada','goto':'talk'},"});
  play_hear_out(&play);
  assert_int_equal(worth_of(&play), 0);
  play_answer(&play, "sorry");
  play.state->anger = 850;
  assert_int_equal(worth_of(&play), 4000);
  play_answer(&play, "name");
  play.state->anger = 850;
  assert_int_equal(worth_of(&play), 7000);
  play.state->anger = 525;
  assert_int_equal(worth_of(&play), 12000);
  for (int i = 0; i < 4; i++) { play_answer(&play, "ok"); }
  play.state->anger = 850;
  /* three of four: 3 × 3 points */
  assert_int_equal(worth_of(&play), 7000 - 9000);
  play_end(&play);
}

static void score__worth_leaves_out_what_does_not_apply(void **unused) {
  (void)unused;
  CallOptions options = call_options(1);
  options.composure = 280;
  Play play = play_story_with(
      &(Story){.keys = "'goals':['hand_over'],",
               .replies = USES(
                   "pass",
                   "'hand_over'") "{'id':'name','say':'Ada','goto':'talk'},"},
      options);
  play_answer(&play, "pass");
  play.state->anger = 850;
  assert_int_equal(worth_of(&play), 0);
  play.state->composure_min = 249;
  assert_int_equal(worth_of(&play), 3000);
  play_answer(&play, "name");
  play.state->anger = 850;
  assert_int_equal(worth_of(&play), 3000 + 3000);
  play_end(&play);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(score__venting_is_the_share_of_turns_heard_out),
      cmocka_unit_test(score__without_a_long_turn_nothing_was_vented),
      cmocka_unit_test(score__one_to_four_small_words_in_a_hundred_are_right),
      cmocka_unit_test(score__words_heard_are_those_of_lines_that_ended),
      cmocka_unit_test(score__notes_are_the_share_of_known_true_facts),
      cmocka_unit_test(score__posture_is_the_share_of_speaking_time),
      cmocka_unit_test(score__the_caller_closes_unless_she_is_lost),
      cmocka_unit_test(score__kept_promises_are_counted_over_made),
      cmocka_unit_test(score__calm_is_gone_after_any_heat),
      cmocka_unit_test(score__the_best_use_of_a_technique_counts),
      cmocka_unit_test(score__naming_back_is_over_all_that_must_be_heard),
      cmocka_unit_test(score__abuse_ended_is_full_however_it_was_warned),
      cmocka_unit_test(score__an_author_s_abuse_ended_without_abuse_is_none),
      cmocka_unit_test(score__a_call_needs_a_solution_of_some_quality),
      cmocka_unit_test(score__handed_over_shaken_needs_no_solution),
      cmocka_unit_test(score__ending_abuse_needs_no_solution),
      cmocka_unit_test(score__worth_counts_goals_name_faults_and_calm),
      cmocka_unit_test(score__worth_leaves_out_what_does_not_apply),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
