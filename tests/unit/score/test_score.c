/* SPDX-License-Identifier: MIT */
#include "play.h"
#include "scenario/rubric.h"
#include "score/score.h"
#include "unit.h"

#include <stdio.h>

#define NO_FACTS .facts = "", .lines = QUIET
#define HELP                                                                   \
  "{'id':'help','say':'x','goto':'end','uses':['fix'],'restates':['a','b']},"

static const ScoreItem *item_of(const Score *score, int entry) {
  for (int i = 0; i < score->item_count; i++) {
    if (score->items[i].entry == entry) { return &score->items[i]; }
  }
  fail_msg("no item %d", entry);
  return NULL;
}

static bool has_critical(const Score *score, int entry) {
  for (int i = 0; i < score->critical_count; i++) {
    if (score->critical[i] == entry) { return true; }
  }
  return false;
}

/* ---- the number ---- */

/* Items of 30 and 70 points, a fault of 15. */
static Score score_of(int first, int second, int penalty) {
  Score score = {.item_count = 2, .penalty_count = penalty > 0};
  score.items[0] = (ScoreItem){0, 30, first, true};
  score.items[1] = (ScoreItem){1, 70, second, true};
  score.penalties[0] = (ScorePenalty){2, 1, penalty};
  return score;
}

static void score__the_number_is_one_division_truncated(void **unused) {
  (void)unused;
  Score score = score_of(1000, 1000, 0);
  assert_int_equal(score_number(&score), 1000);
  score = score_of(333, 999, 0);
  /* 9,990 + 69,930 = 79,920 of 100 points */
  assert_int_equal(score_number(&score), 799);
  score = score_of(0, 0, 0);
  assert_int_equal(score_number(&score), 0);
  score.items[0] = (ScoreItem){0, 1, 999, true};
  score.items[1] = (ScoreItem){1, 99, 1000, true};
  assert_int_equal(score_number(&score), 999);
}

static void score__faults_divide_what_was_earned(void **unused) {
  (void)unused;
  Score score = score_of(1000, 1000, 15);
  /* 60 × 100,000 / (100 × 75) */
  assert_int_equal(score_number(&score), 800);
  score = score_of(333, 999, 7);
  /* 60 × 79,920 / (100 × 67) = 715.7 */
  assert_int_equal(score_number(&score), 715);
  score = score_of(999, 999, 1);
  /* 60 × 99,900 / 6,100 = 982.6 */
  assert_int_equal(score_number(&score), 982);
}

static void score__what_does_not_apply_counts_neither_way(void **unused) {
  (void)unused;
  Score score = score_of(500, 1000, 0);
  score.items[1].counts = false;
  assert_int_equal(score_number(&score), 500);
}

static void score__a_critical_fault_halves_what_is_left(void **unused) {
  (void)unused;
  Score score = score_of(333, 999, 0);
  score.critical[0] = CRITICAL_NO_SOLUTION;
  score.critical_count = 1;
  /* 799 × 49 / 100 = 391.5 */
  assert_int_equal(score_number(&score), 391);
  score.critical[1] = 5;
  score.critical_count = 2; /* once, however many */
  assert_int_equal(score_number(&score), 391);
}

static void score__no_sum_of_points_overflows(void **unused) {
  (void)unused;
  Score score = {0};
  score.item_count = SCORE_MAX_ITEMS;
  for (int i = 0; i < SCORE_MAX_ITEMS; i++) {
    score.items[i] = (ScoreItem){i, 100, 1000, true};
  }
  score.penalty_count = 1;
  score.penalties[0] = (ScorePenalty){0, 65535, 65535 * 100};
  assert_int_equal(score_number(&score), 0);
  score.penalty_count = 0;
  assert_int_equal(score_number(&score), 1000);
}

/* ---- outcome and calm ---- */

static void score__each_outcome_has_its_worth(void **unused) {
  (void)unused;
  static const struct {
    const char *outcome;
    int permille;
  } CASES[] = {{"delighted", 1000},  {"satisfied", 900},   {"resolved", 700},
               {"unresolved", 200},  {"lost", 0},          {"escalated", 100},
               {"handed_over", 600}, {"abuse_ended", 1000}};
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    char end[128];
    snprintf(end, sizeof end,
             "'caller':[{'say':'x','ms':1000}],'end':{'outcome':'%s'}",
             CASES[i].outcome);
    Play play = play_story(&(Story){.end = end});
    play_answer(&play, "bye");
    const ScoreItem *item = item_of(play_score(&play), ITEM_OUTCOME);
    assert_int_equal(item->earned_permille, CASES[i].permille);
    assert_int_equal(item->points, 15);
    play_end(&play);
  }
}

static void score__calmed_is_worth_ten_points(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  play_answer(&play, "bye");
  play_hear_out(&play);
  play.state->anger = 525;
  const ScoreItem *item = item_of(play_score(&play), ITEM_CALMED);
  assert_int_equal(item->earned_permille, 500);
  assert_int_equal(item->points, 10);
  play_end(&play);
}

/* ---- what stands on the card ---- */

static void score__items_are_the_goals_and_those_by_themselves(void **u) {
  (void)u;
  Play play = play_story(&(Story){.keys = "'goals':['fix','apology'],",
                                  .replies = USES("r", "'empathy'")});
  play_answer(&play, "r");
  play_answer(&play, "bye");
  const Score *score = play_score(&play);
  /* in the rubric's order, then outcome and calmed */
  static const char *const IDS[] = {
      "let_vent",         "backchannel", "take_notes",   "body_language",
      "apology",          "use_name",    "know_history", "fix",
      "let_caller_close", "keep_promise"};
  assert_int_equal(score->item_count, 12);
  const RubricEntry *entries = play.model->scenario->rubric->entries;
  int last = -1;
  for (int i = 0; i < 10; i++) {
    const ScoreItem *item = item_of(score, play_entry(&play, IDS[i]));
    assert_int_equal(item->points, entries[item->entry].points);
    assert_true(score->items[i].entry > last);
    last = score->items[i].entry;
  }
  assert_int_equal(score->items[10].entry, ITEM_OUTCOME);
  assert_int_equal(score->items[11].entry, ITEM_CALMED);
  play_end(&play);
}

static void score__a_score_can_be_made_anew(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  play_do(&play, 0, "hang_up");
  Score *score = play_score(&play);
  const Score first = *score;
  score_call(play.call, play.state, score);
  assert_int_equal(score->item_count, first.item_count);
  assert_int_equal(score->penalty_count, first.penalty_count);
  assert_int_equal(score->critical_count, first.critical_count);
  assert_int_equal(score->score, first.score);
  play_end(&play);
}

static void score__a_missed_goal_counts_however_early_the_end(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.keys = "'goals':['fix','verify'],"});
  play_do(&play, 0, "hang_up");
  const Score *score = play_score(&play);
  assert_int_equal(play_earned(score, &play, "fix"), 0);
  assert_int_equal(play_earned(score, &play, "verify"), 0);
  assert_int_equal(play_earned(score, &play, "let_vent"), 0);
  play_end(&play);
}

static void score__without_occasion_nothing_is_asked(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      NO_FACTS, .keys = "'goals':['specific_acknowledgement','hand_over',"
                        "'end_abuse','recover'],"});
  play_answer(&play, "bye");
  const Score *score = play_score(&play);
  static const char *const IDS[] = {"let_vent",      "specific_acknowledgement",
                                    "take_notes",    "know_history",
                                    "body_language", "keep_promise",
                                    "hand_over",     "end_abuse",
                                    "recover"};
  for (size_t i = 0; i < sizeof IDS / sizeof *IDS; i++) {
    assert_int_equal(play_earned(score, &play, IDS[i]), NONE);
    const ScoreItem *item = item_of(score, play_entry(&play, IDS[i]));
    assert_int_equal(item->earned_permille, 0);
  }
  /* backchannel 5, use_name 3, let_caller_close 4, outcome 15, calmed 10:
  ** 4 × 1000 + 15 × 700 + calmed of 10; nameless −2, no_solution */
  int calmed = item_of(score, ITEM_CALMED)->earned_permille;
  assert_int_equal(score->score,
                   60 * (14500 + 10 * calmed) / (37 * 62) * 49 / 100);
  play_end(&play);
}

static void score__with_an_occasion_it_is_asked(void **unused) {
  (void)unused;
  CallOptions options = call_options(1);
  options.in_shift = true;
  options.composure = 249;
  Play play = play_story_with(
      &(Story){.facts = "'a':{'text':'a','must_hear':true}",
               .keys = "'channel':'in_person','goals':["
                       "'specific_acknowledgement','hand_over','end_abuse',"
                       "'recover'],'record':[{'id':'s','label':'x',"
                       "'text':'x'}],"
                       "'promises':{'p':{'text':'x','within_h':1}},",
               .lines = "{'say':'x','ms':5000,'abuse':2}",
               .replies = REPLY("r", "'promises':['p']")},
      options);
  play_answer(&play, "r");
  play_answer(&play, "bye");
  const Score *score = play_score(&play);
  static const char *const IDS[] = {"let_vent",      "specific_acknowledgement",
                                    "take_notes",    "know_history",
                                    "body_language", "keep_promise",
                                    "hand_over",     "end_abuse",
                                    "recover"};
  for (size_t i = 0; i < sizeof IDS / sizeof *IDS; i++) {
    assert_true(play_earned(score, &play, IDS[i]) >= 0);
  }
  play_end(&play);
}

static void score__handing_over_is_asked_once_composure_fell(void **unused) {
  (void)unused;
  static const int COMPOSURES[] = {400, 399};
  for (int i = 0; i < 2; i++) {
    CallOptions options = call_options(1);
    options.composure = COMPOSURES[i];
    Play play = play_story_with(
        &(Story){.keys = "'goals':['hand_over'],",
                 .lines = "{'say':'x','ms':5000,'abuse':1}",
                 .replies = "{'id':'calm','say':'x','goto':'end',"
                            "'uses':['stay_calm']},"},
        options);
    play_answer(&play, "calm"); /* from 250 or 249 up again */
    assert_int_equal(play_earned(play_score(&play), &play, "hand_over"),
                     i == 0 ? NONE : 0);
    play_end(&play);
  }
}

static void score__ending_abuse_is_asked_after_the_worse_kind(void **unused) {
  (void)unused;
  for (int level = 1; level <= 2; level++) {
    char lines[64];
    snprintf(lines, sizeof lines, "{'say':'x','ms':1000,'abuse':%d}", level);
    Play play =
        play_story(&(Story){.keys = "'goals':['end_abuse'],", .lines = lines});
    play_hear_out(&play);
    assert_int_equal(play_earned(play_score(&play), &play, "end_abuse"),
                     level == 1 ? NONE : 0);
    play_end(&play);
  }
}

/* ---- penalties ---- */

static void score__most_penalties_are_charged_three_times_at_most(void **u) {
  (void)u;
  Play play = play_story(&(Story){0});
  int rush = play_entry(&play, "rush"), ask = play_entry(&play, "ask_known");
  int cut = play_entry(&play, "interrupt");
  int admin = play_entry(&play, "cut_off_with_admin");
  for (int i = 0; i < 5; i++) {
    state_count_use(play.call, play.state, rush, 1000);
    state_count_use(play.call, play.state, ask, 1000);
    state_count_use(play.call, play.state, cut, 1000);
    state_count_use(play.call, play.state, admin, 1000);
  }
  play_do(&play, 5000, "transfer");
  const Score *score = play_score(&play);
  assert_int_equal(play_charged(score, &play, "rush"), 3 * 4);
  assert_int_equal(play_charged(score, &play, "ask_known"), 5 * 5);
  assert_int_equal(play_charged(score, &play, "interrupt"), 5 * 5);
  assert_int_equal(play_charged(score, &play, "cut_off_with_admin"), 5 * 5);
  for (int i = 0; i < score->penalty_count; i++) {
    bool nameless = score->penalties[i].entry == play_entry(&play, "nameless");
    assert_int_equal(score->penalties[i].count, nameless ? 1 : 5);
    if (i > 0) {
      assert_true(score->penalties[i].entry > score->penalties[i - 1].entry);
    }
  }
  play_end(&play);
}

static void score__broken_promises_are_charged_each(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .keys = "'promises':{'p':{'text':'x','within_h':1},"
              "'q':{'text':'x','within_h':1},'r':{'text':'x','within_h':1},"
              "'s':{'text':'x','within_h':1}},",
      .replies = REPLY("r", "'promises':['p','q','r','s']")});
  play_answer(&play, "r");
  play_answer(&play, "bye");
  assert_int_equal(play_charged(play_score(&play), &play, "broken_promise"),
                   60);
  play_end(&play);
}

static void score__a_call_without_the_name_is_nameless(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .replies = "{'id':'r','say':'Ada','contradicts':['a'],'goto':'end'},"});
  play_answer(&play, "r"); /* used, though at no quality */
  assert_int_equal(play_charged(play_score(&play), &play, "nameless"), 0);
  play_end(&play);
  play = play_story(&(Story){0});
  play_answer(&play, "bye");
  assert_int_equal(play_charged(play_score(&play), &play, "nameless"), 2);
  play_end(&play);
}

static void score__critical_faults_are_named(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.replies = HELP USES("bad", "'hostility','evasive','sarcasm'")});
  play_answer(&play, "bad");
  play_do(&play, 5700, "hang_up");
  const Score *score = play_score(&play);
  assert_true(has_critical(score, play_entry(&play, "hostility")));
  assert_true(has_critical(score, play_entry(&play, "evasive")));
  assert_true(has_critical(score, play_entry(&play, "hang_up_first")));
  assert_true(has_critical(score, CRITICAL_NO_SOLUTION));
  assert_int_equal(score->critical_count, 4);
  assert_int_equal(score->critical[3], CRITICAL_NO_SOLUTION);
  play_end(&play);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(score__the_number_is_one_division_truncated),
      cmocka_unit_test(score__faults_divide_what_was_earned),
      cmocka_unit_test(score__what_does_not_apply_counts_neither_way),
      cmocka_unit_test(score__a_critical_fault_halves_what_is_left),
      cmocka_unit_test(score__no_sum_of_points_overflows),
      cmocka_unit_test(score__each_outcome_has_its_worth),
      cmocka_unit_test(score__calmed_is_worth_ten_points),
      cmocka_unit_test(score__items_are_the_goals_and_those_by_themselves),
      cmocka_unit_test(score__a_score_can_be_made_anew),
      cmocka_unit_test(score__a_missed_goal_counts_however_early_the_end),
      cmocka_unit_test(score__without_occasion_nothing_is_asked),
      cmocka_unit_test(score__with_an_occasion_it_is_asked),
      cmocka_unit_test(score__handing_over_is_asked_once_composure_fell),
      cmocka_unit_test(score__ending_abuse_is_asked_after_the_worse_kind),
      cmocka_unit_test(score__most_penalties_are_charged_three_times_at_most),
      cmocka_unit_test(score__broken_promises_are_charged_each),
      cmocka_unit_test(score__a_call_without_the_name_is_nameless),
      cmocka_unit_test(score__critical_faults_are_named),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
