/* SPDX-License-Identifier: MIT */
#include "call/caller.h"
#include "play.h"
#include "scenario/rubric.h"
#include "unit.h"

#include <stdio.h>

/* ---- the start ---- */

static void caller__anger_starts_a_little_above_the_grievance(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.temper = "'grievance':620,'trust':310"});
  assert_int_equal(play.state->anger, 770);
  assert_int_equal(play.state->grievance, 620);
  assert_int_equal(play.state->trust, 310);
  play_end(&play);
}

static void caller__anger_at_the_start_is_held_at_1000(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.temper = "'grievance':900"});
  assert_int_equal(play.state->anger, 1000);
  play_end(&play);
}

/* ---- one step of the model ---- */

/* Grievance 700, trust 400: the anger rests at 630. */
static CallState state_at(int anger) {
  return (CallState){
      .anger = anger, .grievance = 700, .trust = 400, .anger_min = 1000};
}

static int stepped(int anger, Impact impact) {
  CallState state = state_at(anger);
  caller_step(&state, &impact);
  return state.anger;
}

static void caller__unsoothed_a_fifth_of_the_way_to_rest_is_gone(void **u) {
  (void)u;
  /* 630 + 220 × 800 / 1000 */
  assert_int_equal(stepped(850, (Impact){0}), 806);
  /* 630 − 330 × 800 / 1000: she is drawn up as well */
  assert_int_equal(stepped(300, (Impact){0}), 366);
  /* truncated toward rest: 1 × 800 / 1000 = 0, −1 likewise */
  assert_int_equal(stepped(631, (Impact){0}), 630);
  assert_int_equal(stepped(629, (Impact){0}), 630);
}

static void caller__soothed_two_thirds_of_the_way_are_gone(void **unused) {
  (void)unused;
  /* 630 + 220 × 350 / 1000 */
  assert_int_equal(stepped(850, (Impact){.soothing = true}), 707);
  /* k = 1000 − 175: 630 + 77 − 40 × 825 / 1000 */
  assert_int_equal(stepped(850, (Impact){.anger = -40, .soothing = true}), 674);
  /* −530 × 350 / 1000 is −185, and k = 1000 + 200 */
  assert_int_equal(stepped(100, (Impact){.anger = -10, .soothing = true}),
                   630 - 185 - 12);
}

static void caller__what_cools_cools_the_hot_less(void **unused) {
  (void)unused;
  /* Without a rewarded technique: 806 − 100 × 825 / 1000 = 806 − 82. */
  assert_int_equal(stepped(850, (Impact){.anger = -100}), 724);
  /* k = 1000: 630 − 130 × 800 / 1000 − 100 */
  assert_int_equal(stepped(500, (Impact){.anger = -100}), 426);
  /* (497 − 500) / 2 is −1: k = 1001; −133 × 800 / 1000 is −106 */
  assert_int_equal(stepped(497, (Impact){.anger = -100}), 630 - 106 - 100);
}

static void caller__what_heats_heats_the_hot_more(void **unused) {
  (void)unused;
  /* k = 1175 */
  assert_int_equal(stepped(850, (Impact){.anger = 100}), 850 + 117);
  /* k = 1100: 39 → 42 */
  assert_int_equal(stepped(700, (Impact){.anger = 39}), 700 + 42);
}

static void caller__what_heats_counts_from_rest_at_least(void **unused) {
  (void)unused;
  /* k = 1000 + (300 − 500) / 2 = 900 */
  assert_int_equal(stepped(300, (Impact){.anger = 100}), 630 + 90);
  assert_int_equal(stepped(630, (Impact){.anger = 100}), 630 + 106);
  assert_int_equal(stepped(631, (Impact){.anger = 100}), 631 + 106);
  /* (499 − 500) / 2 is 0: k = 1000; (497 − 500) / 2 is −1: k = 999 */
  assert_int_equal(stepped(499, (Impact){.anger = 100}), 630 + 100);
  assert_int_equal(stepped(497, (Impact){.anger = 100}), 630 + 99);
}

static void caller__one_reply_moves_only_so_much(void **unused) {
  (void)unused;
  CallState state = state_at(500);
  caller_step(&state,
              &(Impact){.anger = -500, .grievance = -999, .trust = 999});
  assert_int_equal(state.grievance, 450);
  assert_int_equal(state.trust, 460);
  /* rest 450 × 840 / 1000 = 378; 122 × 800 / 1000 = 97 */
  assert_int_equal(state.anger, 378 + 97 - 100);
  state = state_at(500);
  caller_step(&state, &(Impact){.anger = 900, .grievance = 999, .trust = -999});
  assert_int_equal(state.grievance, 950);
  assert_int_equal(state.trust, 100);
  /* rest 950 × 1200 / 1000 = 1140; held at 1000 */
  assert_int_equal(state.anger, 1000);
  state = state_at(1000);
  state.grievance = 100;
  caller_step(&state, &(Impact){.anger = 299, .grievance = 0, .trust = -300});
  assert_int_equal(state.trust, 100);
  state = state_at(500);
  state.grievance = 0;
  caller_step(&state, &(Impact){.anger = 500});
  assert_int_equal(state.anger, 500 + 300);
}

static void caller__no_feeling_leaves_its_range(void **unused) {
  (void)unused;
  CallState state = state_at(20);
  state.grievance = 100;
  state.trust = 980;
  caller_step(&state, &(Impact){.anger = -100,
                                .grievance = -200,
                                .trust = 60,
                                .soothing = true});
  assert_int_equal(state.grievance, 0);
  assert_int_equal(state.trust, 1000);
  assert_int_equal(state.anger, 0);
  state.grievance = 990;
  state.trust = 100;
  caller_step(&state, &(Impact){.grievance = 50, .trust = -200});
  assert_int_equal(state.grievance, 1000);
  assert_int_equal(state.trust, 0);
  /* rest 1300, −1300 × 800 / 1000: 260 */
  assert_int_equal(state.anger, 260);
}

static void caller__a_hair_under_1000_is_not_pinned(void **unused) {
  (void)unused;
  CallState state = {.anger = 998, .turn_flags = TURN_PINNED};
  caller_step(&state, &(Impact){.anger = 1}); /* k 1249 */
  assert_int_equal(state.anger, 999);
  assert_false(state.turn_flags & TURN_PINNED);
  state.turn_flags = TURN_PINNED;
  caller_step(&state, &(Impact){.anger = 1});
  assert_int_equal(state.anger, 1000);
  assert_true(state.turn_flags & TURN_PINNED);
}

static void caller__the_least_and_most_anger_are_remembered(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.replies = USES("worse", "'sarcasm'")
                                      USES("well", "'empathy'")});
  play_answer(&play, "worse");
  assert_int_equal(play.state->anger_max, play.state->anger);
  assert_int_equal(play.state->anger_min, 850);
  play_answer(&play, "well");
  assert_int_equal(play.state->anger_min, play.state->anger);
  assert_true(play.state->anger_max > play.state->anger);
  play_end(&play);
}

/* ---- what must hold ---- */

/* What the anger is after so many neutral replies; never under `floor`. */
static int anger_after_neutral(Play *play, int replies, int floor) {
  for (int i = 0; i < replies; i++) {
    play_answer(play, "plain");
    assert_in_range(play->state->anger, floor, 850);
  }
  return play->state->anger;
}

static void caller__neutral_replies_bring_her_to_588_if_heard(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  /* let_vent: trust 460, rest 700 × 840 / 1000 = 588; k = 825:
  ** 588 + 262 × 350 / 1000 − 40 × 825 / 1000 = 588 + 91 − 33 */
  assert_int_equal(anger_after_neutral(&play, 1, 588), 646);
  assert_int_equal(anger_after_neutral(&play, 1, 588), 588 + 46);
  assert_int_equal(anger_after_neutral(&play, 30, 588), 588);
  play_end(&play);
}

static void caller__neutral_replies_bring_her_to_630_unheard(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.lines = QUIET});
  assert_int_equal(anger_after_neutral(&play, 1, 630), 806);
  assert_int_equal(anger_after_neutral(&play, 1, 630), 770);
  assert_int_equal(anger_after_neutral(&play, 30, 630), 630);
  play_end(&play);
}

static void caller__heard_named_back_and_helped_she_calms_down(void **unused) {
  (void)unused;
  static const struct {
    const char *reply;
    int about, anger, grievance, trust;
  } STEPS[] = {
      /* −40 −20 −30; −60 −80; rest 560 × 840 / 1000 = 470, k 825:
      ** 470 + 380 × 350 / 1000 − 90 × 825 / 1000 = 470 + 133 − 74 */
      {"check", 530, 529, 560, 460},
      /* −15 −60 −12; −20 −32; rest 396, k 986: 396 + 46 − 85 */
      {"sorry", 355, 357, 508, 520},
      /* 396 − 39 × 800 / 1000 */
      {"plain", 365, 365, 508, 520},
      /* −40; −120; rest 388 × 720 / 1000 = 279, k 1067: 279 + 30 − 42 */
      {"offers", 265, 267, 388, 580},
      /* −40 −20 −10; −200; rest 124, k 1116: 124 + 50 − 78 */
      {"helps", 95, 96, 188, 640},
  };
  Play play = play_story(&(Story){
      .replies = USES("check", "'verify','take_responsibility'],"
                               "'restates':['a','b'")
          USES("sorry", "'apology','specific_acknowledgement',"
                        "'take_responsibility'],'restates':['a','b'")
              USES("offers", "'offer_options','workaround'")
                  USES("helps", "'fix','vow_to_resolve','thank_caller'")});
  assert_int_equal(play.state->anger, 850);
  for (size_t i = 0; i < sizeof STEPS / sizeof *STEPS; i++) {
    play_answer(&play, STEPS[i].reply);
    assert_int_equal(play.state->anger, STEPS[i].anger);
    assert_in_range(STEPS[i].anger, STEPS[i].about - 5, STEPS[i].about + 5);
    assert_int_equal(play.state->grievance, STEPS[i].grievance);
    assert_int_equal(play.state->trust, STEPS[i].trust);
  }
  play_end(&play);
}

/* The anger after one reply with this tag, from `anger`. */
static int anger_after_fault(const char *id, int anger) {
  char replies[128];
  snprintf(replies, sizeof replies, USES("fault", "'%s'"), id);
  Play play = play_story(&(Story){.lines = QUIET, .replies = replies});
  play_hear_out(&play);
  play.state->anger = anger;
  play_answer(&play, "fault");
  assert_int_equal(play_uses(&play, id), 1);
  int after = play.state->anger;
  play_end(&play);
  return after;
}

static void caller__any_tagged_fault_alone_raises_her_anger(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  const Rubric *rubric = play.model->scenario->rubric;
  int faults = 0;
  for (int i = 0; i < rubric->count; i++) {
    const RubricEntry *entry = &rubric->entries[i];
    bool tagged = entry->known_by & KNOWN_BY_TAG;
    if (entry->kind != KIND_PENALISED || !tagged) { continue; }
    /* As a tag it counts only in a reply that interrupts. */
    if (i == rubric->index_of[TECHNIQUE_CUT_OFF_WITH_ADMIN]) { continue; }
    assert_true(anger_after_fault(entry->id, 0) > 0);
    assert_true(anger_after_fault(entry->id, 629) > 629);
    assert_true(anger_after_fault(entry->id, 850) > 850);
    assert_true(anger_after_fault(entry->id, 999) > 999);
    faults++;
  }
  assert_int_equal(faults, 11);
  play_end(&play);
}

static void caller__blame_with_sarcasm_pins_her_at_1000(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.replies = USES("blame", "'blame_caller','sarcasm'")});
  play_answer(&play, "blame");
  assert_int_equal(play.state->anger, 1000);
  play_end(&play);
}

/* ---- weights ---- */

static void caller__a_repetition_keeps_a_part(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.lines = QUIET, .replies = USES("feel", "'empathy'")});
  play_answer(&play, "feel");
  /* rest 700 × 850 / 1000 = 595, k 825: 595 + 89 − 49 */
  assert_int_equal(play.state->trust, 450);
  assert_int_equal(play.state->anger, 635);
  play_answer(&play, "feel");
  /* w 500: −30 and +25; rest 577, k 933: 577 + 20 − 27 */
  assert_int_equal(play.state->trust, 475);
  assert_int_equal(play.state->anger, 570);
  play_end(&play);
}

static void caller__the_weight_is_truncated_at_each_use(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.replies = USES("calm", "'stay_calm'")});
  int entry = play_entry(&play, "stay_calm"); /* keeps 70 % */
  static const int WEIGHTS[] = {999, 699, 489, 342, 239};
  for (int i = 0; i < 5; i++) {
    assert_int_equal(caller_weight(play.call, play.state, entry, 999),
                     WEIGHTS[i]);
    state_count_use(play.call, play.state, entry, 1000);
  }
  assert_int_equal(caller_weight(play.call, play.state, entry, 1), 0);
  play_end(&play);
}

static void caller__what_keeps_nothing_counts_once(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.replies = USES("give", "'hand_over'")});
  int entry = play_entry(&play, "hand_over"); /* keeps nothing */
  assert_int_equal(caller_weight(play.call, play.state, entry, 1000), 1000);
  state_count_use(play.call, play.state, entry, 1000);
  assert_int_equal(caller_weight(play.call, play.state, entry, 1000), 0);
  play_end(&play);
}

static void caller__penalties_never_wear_off(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.replies = USES("ok", "'bare_ok'")});
  int entry = play_entry(&play, "bare_ok");
  for (int i = 0; i < 9; i++) {
    state_count_use(play.call, play.state, entry, 1000);
  }
  assert_int_equal(caller_weight(play.call, play.state, entry, 1000), 1000);
  play_end(&play);
}

static void caller__a_delta_counts_by_its_weight_truncated(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.replies = USES("sorry", "'apology'")});
  Impact impact = {0};
  int entry = play_entry(&play, "apology"); /* −15 0 +10 */
  caller_add(play.call, play.state, &impact, entry, 500);
  assert_int_equal(impact.anger, -7);
  assert_int_equal(impact.trust, 5);
  assert_true(impact.soothing);
  caller_add(play.call, play.state, &impact, entry, 1000);
  assert_int_equal(impact.anger, -22);
  assert_int_equal(impact.trust, 15);
  play_end(&play);
  play = play_story(&(Story){.replies = USES("help", "'fix'")});
  impact = (Impact){0};
  entry = play_entry(&play, "fix"); /* −40 −200 +50 */
  caller_add(play.call, play.state, &impact, entry, 999);
  assert_int_equal(impact.anger, -39);
  assert_int_equal(impact.grievance, -199);
  assert_int_equal(impact.trust, 49);
  play_end(&play);
}

static void caller__without_weight_nothing_soothes(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.replies = USES("sorry", "'apology'")});
  Impact impact = {0};
  caller_add(play.call, play.state, &impact, play_entry(&play, "apology"), 0);
  caller_add(play.call, play.state, &impact, play_entry(&play, "rush"), 1000);
  assert_false(impact.soothing);
  caller_add(play.call, play.state, &impact, play_entry(&play, "apology"), 1);
  assert_true(impact.soothing);
  play_end(&play);
}

static int responsibility_taken(const char *temper) {
  Play play = play_story(&(Story){
      .temper = temper, .replies = USES("ours", "'take_responsibility'")});
  Impact impact = {0};
  int entry = play_entry(&play, "take_responsibility"); /* −80 by fault */
  caller_add(play.call, play.state, &impact, entry, 1000);
  assert_int_equal(impact.anger, -30);
  play_end(&play);
  return impact.grievance;
}

static void caller__what_makes_good_counts_by_the_fault(void **unused) {
  (void)unused;
  assert_int_equal(responsibility_taken("'fault':1000"), -80);
  assert_int_equal(responsibility_taken("'fault':999"), -79);
  assert_int_equal(responsibility_taken("'fault':205"), -16);
  assert_int_equal(responsibility_taken("'fault':0"), 0);
}

static void caller__what_helps_counts_whoever_is_at_fault(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.temper = "'fault':0", .replies = USES("help", "'fix'")});
  Impact impact = {0};
  caller_add(play.call, play.state, &impact, play_entry(&play, "fix"), 1000);
  assert_int_equal(impact.grievance, -200);
  play_end(&play);
}

/* ---- what acts at once ---- */

static void caller__a_small_word_soothes_at_once(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  caller_act(play.call, play.state, TECHNIQUE_BACKCHANNEL, play.sink);
  /* k 825: −10 × 825 / 1000 = −8; no way to rest */
  assert_int_equal(play.state->anger, 842);
  assert_int_equal(play.state->trust, 410);
  assert_int_equal(play.state->grievance, 700);
  caller_act(play.call, play.state, TECHNIQUE_BACKCHANNEL, play.sink);
  /* w 600; k 829: −6 × 829 / 1000 = −4 */
  assert_int_equal(play.state->anger, 838);
  assert_int_equal(play.state->trust, 416);
  assert_int_equal(play_uses(&play, "backchannel"), 2);
  assert_int_equal(play_best(&play, "backchannel"), 1000);
  const CallOutput *used = play_last(&play, OUTPUT_USED);
  assert_int_equal(used->a, play_entry(&play, "backchannel"));
  assert_int_equal(used->b, 1000);
  play_end(&play);
}

static void caller__what_acts_at_once_stays_in_range(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  play.state->anger = 990;
  play.state->trust = 15;
  caller_act(play.call, play.state, TECHNIQUE_DEAD_AIR, play.sink);
  assert_int_equal(play.state->anger, 1000);
  assert_int_equal(play.state->trust, 0);
  play_end(&play);
}

static void caller__dead_air_and_rush_heat_with_k(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  caller_act(play.call, play.state, TECHNIQUE_DEAD_AIR, play.sink);
  /* k 1175: 15 → 17 */
  assert_int_equal(play.state->anger, 867);
  assert_int_equal(play.state->trust, 380);
  caller_act(play.call, play.state, TECHNIQUE_RUSH, play.sink);
  /* k 1183: 50 → 59 */
  assert_int_equal(play.state->anger, 926);
  assert_int_equal(play.state->trust, 340);
  play_end(&play);
}

/* The turn takes 10,000 ms. */
static Play long_turn(void) {
  return play_story(&(Story){.lines = "{'say':'x','ms':10000}"});
}

static void strike_at(Play *play, int t_ms, Technique technique) {
  play->state->now_ms = t_ms;
  caller_struck(play->call, play->state, technique, play->sink);
}

static void caller__cutting_in_late_costs_what_the_rubric_says(void **unused) {
  (void)unused;
  Play play = long_turn();
  strike_at(&play, 5000, TECHNIQUE_INTERRUPT); /* half is not the first half */
  /* k 1175: 70 → 82 */
  assert_int_equal(play.state->anger, 932);
  assert_int_equal(play.state->trust, 350);
  assert_int_equal(play.state->interruptions, 1);
  assert_int_equal(play_uses(&play, "interrupt"), 1);
  assert_int_equal(play_best(&play, "interrupt"), 1000);
  play_end(&play);
}

static void caller__cutting_in_early_costs_half_more(void **unused) {
  (void)unused;
  Play play = long_turn();
  strike_at(&play, 4999, TECHNIQUE_INTERRUPT);
  /* 105 × 1175 / 1000 = 123 */
  assert_int_equal(play.state->anger, 973);
  assert_int_equal(play.state->trust, 325);
  play_end(&play);
}

static void caller__the_first_half_is_counted_from_its_begin(void **unused) {
  (void)unused;
  Play play = long_turn();
  play.state->begin_ms = 20000;
  play.state->end_ms = 30000;
  strike_at(&play, 24999, TECHNIQUE_INTERRUPT);
  assert_int_equal(play.state->trust, 325);
  play_end(&play);
}

static void caller__cutting_in_again_within_a_minute_costs_more(void **u) {
  (void)u;
  Play play = long_turn();
  play.state->trust = 1000;
  strike_at(&play, 5000, TECHNIQUE_INTERRUPT);
  strike_at(&play, 65000, TECHNIQUE_INTERRUPT);
  assert_int_equal(play.state->trust, 1000 - 50 - 75);
  strike_at(&play, 125001, TECHNIQUE_INTERRUPT);
  assert_int_equal(play.state->trust, 1000 - 50 - 75 - 50);
  assert_int_equal(play.state->interruptions, 3);
  play_end(&play);
}

static void caller__both_multiply_each_delta_truncated(void **unused) {
  (void)unused;
  Play play = long_turn();
  play.state->trust = 1000;
  strike_at(&play, 5000, TECHNIQUE_CUT_OFF_WITH_ADMIN); /* 70, 10, −50 */
  assert_int_equal(play.state->grievance, 710);
  assert_int_equal(play.state->trust, 950);
  play.state->anger = 500;
  strike_at(&play, 4000, TECHNIQUE_CUT_OFF_WITH_ADMIN);
  /* 105 → 157, 15 → 22, −75 → −112; k 1000 */
  assert_int_equal(play.state->anger, 657);
  assert_int_equal(play.state->grievance, 732);
  assert_int_equal(play.state->trust, 838);
  assert_int_equal(play_uses(&play, "cut_off_with_admin"), 2);
  assert_int_equal(play_uses(&play, "interrupt"), 0);
  play_end(&play);
}

static void caller__a_second_of_silence_heats_with_k(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  caller_waits(play.state, play.sink);
  assert_int_equal(play.state->anger, 855);
  play.state->anger = 200;
  caller_waits(play.state, play.sink);
  /* k 850: 4 */
  assert_int_equal(play.state->anger, 204);
  assert_int_equal(play_count(&play, OUTPUT_SILENCE), 2);
  assert_int_equal(play.state->trust, 400);
  play_end(&play);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(caller__anger_starts_a_little_above_the_grievance),
      cmocka_unit_test(caller__anger_at_the_start_is_held_at_1000),
      cmocka_unit_test(caller__unsoothed_a_fifth_of_the_way_to_rest_is_gone),
      cmocka_unit_test(caller__soothed_two_thirds_of_the_way_are_gone),
      cmocka_unit_test(caller__what_cools_cools_the_hot_less),
      cmocka_unit_test(caller__what_heats_heats_the_hot_more),
      cmocka_unit_test(caller__what_heats_counts_from_rest_at_least),
      cmocka_unit_test(caller__one_reply_moves_only_so_much),
      cmocka_unit_test(caller__no_feeling_leaves_its_range),
      cmocka_unit_test(caller__a_hair_under_1000_is_not_pinned),
      cmocka_unit_test(caller__the_least_and_most_anger_are_remembered),
      cmocka_unit_test(caller__neutral_replies_bring_her_to_588_if_heard),
      cmocka_unit_test(caller__neutral_replies_bring_her_to_630_unheard),
      cmocka_unit_test(caller__heard_named_back_and_helped_she_calms_down),
      cmocka_unit_test(caller__any_tagged_fault_alone_raises_her_anger),
      cmocka_unit_test(caller__blame_with_sarcasm_pins_her_at_1000),
      cmocka_unit_test(caller__a_repetition_keeps_a_part),
      cmocka_unit_test(caller__the_weight_is_truncated_at_each_use),
      cmocka_unit_test(caller__what_keeps_nothing_counts_once),
      cmocka_unit_test(caller__penalties_never_wear_off),
      cmocka_unit_test(caller__a_delta_counts_by_its_weight_truncated),
      cmocka_unit_test(caller__without_weight_nothing_soothes),
      cmocka_unit_test(caller__what_makes_good_counts_by_the_fault),
      cmocka_unit_test(caller__what_helps_counts_whoever_is_at_fault),
      cmocka_unit_test(caller__a_small_word_soothes_at_once),
      cmocka_unit_test(caller__what_acts_at_once_stays_in_range),
      cmocka_unit_test(caller__dead_air_and_rush_heat_with_k),
      cmocka_unit_test(caller__cutting_in_late_costs_what_the_rubric_says),
      cmocka_unit_test(caller__cutting_in_early_costs_half_more),
      cmocka_unit_test(caller__the_first_half_is_counted_from_its_begin),
      cmocka_unit_test(caller__cutting_in_again_within_a_minute_costs_more),
      cmocka_unit_test(caller__both_multiply_each_delta_truncated),
      cmocka_unit_test(caller__a_second_of_silence_heats_with_k),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
