/* SPDX-License-Identifier: MIT */
/* Lines and their variants, and how long turns are. */
#include "play.h"
#include "unit.h"

#include <stdio.h>

/* ---- lines ---- */

static void timeline__a_line_is_as_long_as_its_longest_text(void **unused) {
  (void)unused;
  /* 400 + 65 × 6 = 790; at half the pace twice as long */
  Play play = play_story(
      &(Story){.lines = "{'say':['Yes.','Really','[sighs at length] No.']}"});
  assert_int_equal(play.state->end_ms, 790);
  play_end(&play);
  play = play_story(
      &(Story){.caller = "'voice':{'pace':50},", .lines = "{'say':'Really'}"});
  assert_int_equal(play.state->end_ms, 1580);
  play_end(&play);
}

static void timeline__others_speak_at_their_own_pace(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.keys = "'people':{'boss':{'name':'Bo','voice':{'pace':200}}},",
               .lines = "{'say':'Really','by':'boss'}"});
  assert_int_equal(play.state->end_ms, 395);
  play_end(&play);
}

static void timeline__a_pause_is_700_ms_unless_said_otherwise(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.lines = QUIET "," QUIET});
  assert_int_equal(play.state->end_ms, 10700);
  play_advance(&play, 5699);
  assert_int_equal(play.state->phase, PHASE_PAUSE);
  play_advance(&play, 5700);
  assert_int_equal(play.state->phase, PHASE_SPEECH);
  play_end(&play);
}

static void timeline__a_line_s_if_is_judged_at_the_begin(void **unused) {
  (void)unused;
  /* a is told before the second line would play, yet it stays out; and the
  ** first one's pause, with none to come, is none */
  Play play = play_story(
      &(Story){.lines = "{'say':'x','ms':1000,'tells':['a'],'pause_ms':9000},"
                        "{'say':'x','ms':1000,'if':'told.a'}"});
  assert_int_equal(play_hear_out(&play), 1000);
  play_answer(&play, "plain");
  assert_int_equal(play_hear_out(&play), 1610 + 11000);
  play_end(&play);
}

static void timeline__lines_and_turns_say_when_they_end(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.lines = TWO_LINES});
  play_advance(&play, 9999);
  assert_int_equal(play_count(&play, OUTPUT_LINE_END), 1);
  assert_int_equal(play_last(&play, OUTPUT_LINE_END)->a, 0);
  assert_int_equal(play_count(&play, OUTPUT_TURN_END), 0);
  play_advance(&play, 10000);
  assert_int_equal(play_last(&play, OUTPUT_LINE_END)->a, 1);
  assert_int_equal(play_last(&play, OUTPUT_TURN_END)->t, 10000);
  play_end(&play);
}

static void timeline__a_turn_without_a_line_ends_at_once(void **unused) {
  (void)unused;
  Play play =
      play_story(&(Story){.lines = "{'say':'x','ms':1000,'if':'turn > 1'}"});
  assert_int_equal(play.state->phase, PHASE_OPEN);
  play_do(&play, 0, "reply plain");
  assert_int_equal(play.state->interruptions, 0);
  play_end(&play);
}

static void timeline__turn_and_seen_count_before_the_lines_are(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .lines = "{'say':'x','ms':1000,'if':'seen.talk == 2 and turn == 2'},"
               "{'say':'x','ms':4000}",
      .nodes = "'two':{'caller':[{'say':'x','ms':1000}],'replies':["
               "{'id':'r','say':'x','goto':'talk'}]},",
      .replies = "{'id':'two','say':'x','goto':'two'},"});
  assert_int_equal(play_hear_out(&play), 4000);
  play_answer(&play, "plain");
  assert_int_equal(play_hear_out(&play), 4610 + 5700);
  assert_int_equal(play.state->turn, 2);
  play_end(&play);
}

static void timeline__fury_wears_before_the_lines_are_judged(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.temper = "'grievance':750",
               .lines = "{'say':'x','ms':1000,'if':'composure == 680'},"
                        "{'say':'x','ms':4000}"});
  assert_int_equal(play_hear_out(&play), 5700);
  play_end(&play);
}

/* ---- which variant ---- */

static int first_variant(uint64_t seed, const char *lines, int place) {
  Play play = play_story_with(&(Story){.lines = lines}, call_options(seed));
  while (play.state->line != place) {
    play_advance(&play, call_next_ms(play.state));
  }
  int variant = play_last(&play, OUTPUT_LINE)->b;
  play_end(&play);
  return variant;
}

static void timeline__the_seed_picks_the_variants(void **unused) {
  (void)unused;
  /* of PCG32, streams line/talk/0 and line/talk/1 */
  static const int FIRST[] = {0, 0, 1, 1, 2, 1, 0, 1};
  static const int SECOND[] = {2, 2, 1, 2, 2, 0, 2, 0};
  static const int OF_TWO[] = {0, 0, 1, 1, 1, 1, 1, 0};
  static const char TWO[] = "{'say':['x','y','z']},{'say':['x','y','z']}";
  for (int i = 0; i < 8; i++) {
    assert_int_equal(first_variant((uint64_t)i + 1, TWO, 0), FIRST[i]);
    assert_int_equal(first_variant((uint64_t)i + 1, TWO, 1), SECOND[i]);
    assert_int_equal(first_variant((uint64_t)i + 1, "{'say':['x','y']}", 0),
                     OF_TWO[i]);
  }
}

static void timeline__each_visit_brings_the_next_variant(void **unused) {
  (void)unused;
  Play play = play_story_with(&(Story){.lines = "{'say':['x','y','z']}"},
                              call_options(5));
  static const int VARIANTS[] = {2, 0, 1, 2, 0};
  for (int i = 0; i < 5; i++) {
    assert_int_equal(play_last(&play, OUTPUT_LINE)->b, VARIANTS[i]);
    assert_int_equal(play_last(&play, OUTPUT_NODE)->b, i + 1);
    play_answer(&play, "plain");
    play_advance(&play, play.state->enter_ms);
  }
  play_end(&play);
}

static void timeline__a_node_visited_once_is_at_its_first_visit(void **u) {
  (void)u;
  /* stream line/two/0: 2 with seed 1, however often `talk` was visited */
  Play play = play_story(
      &(Story){.replies = "{'id':'r','say':'x','goto':'two'},",
               .nodes = "'two':{'caller':[{'say':['x','y','z']}],'replies':["
                        "{'id':'r','say':'x','goto':'end'}]},"});
  play_answer(&play, "plain");
  play_answer(&play, "r");
  play_advance(&play, play.state->enter_ms);
  assert_int_equal(play_last(&play, OUTPUT_NODE)->b, 1);
  assert_int_equal(play_last(&play, OUTPUT_LINE)->b, 2);
  play_end(&play);
}

static void timeline__a_reaction_s_variant_is_of_its_own_node(void **unused) {
  (void)unused;
  static const int FIRST[] = {2, 1, 2, 0, 0, 2, 1, 2}; /* reaction/talk/r */
  for (int i = 0; i < 8; i++) {
    Play play = play_story_with(
        &(Story){.replies = REPLY("r", "'reaction':{'say':['x','y','z']}")},
        call_options((uint64_t)i + 1));
    play_answer(&play, "r");
    play_advance(&play, play.state->enter_ms);
    assert_int_equal(play_last(&play, OUTPUT_LINE)->b, FIRST[i]);
    play_end(&play);
  }
}

static void timeline__a_reaction_goes_by_its_own_node_s_visits(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.replies = "{'id':'r','say':'x','goto':'two',"
                          "'reaction':{'say':['x','y','z']}},",
               .nodes = "'two':{'caller':[{'say':'x','ms':1000}],'replies':["
                        "{'id':'r','say':'x','goto':'talk'}]},"});
  static const int VARIANTS[] = {2, 0, 1};
  for (int i = 0; i < 3; i++) {
    play_answer(&play, "r");
    play_advance(&play, play.state->enter_ms);
    assert_int_equal(play.state->line, LINE_REACTION);
    assert_int_equal(play_last(&play, OUTPUT_LINE)->b, VARIANTS[i]);
    play_answer(&play, "r");
  }
  play_end(&play);
}

static void timeline__the_seed_picks_the_protest_each_visit(void **unused) {
  (void)unused;
  /* streams protest/talk/1 and protest/talk/2 */
  static const int FIRST[] = {2, 1, 2, 1, 1, 2, 2, 2};
  static const int SECOND[] = {0, 0, 1, 0, 1, 1, 2, 1};
  for (int i = 0; i < 8; i++) {
    Play play = play_story_with(
        &(Story){.caller = "'protests':['Hey!','Stop it.','Let me'],",
                 .lines = "{'say':'x','ms':5000,'tells':['a']},"
                          "{'say':'x','ms':5000,'if':'turn > 1',"
                          "'tells':['b']}"},
        call_options((uint64_t)i + 1));
    play_do(&play, 1000, "reply plain");
    assert_int_equal(play_last(&play, OUTPUT_PROTEST)->a, FIRST[i]);
    /* as long as the longest: 400 + 65 × 8 */
    assert_int_equal(play.state->line_end_ms, 1920);
    play_answer(&play, "plain");
    play_advance(&play, play.state->enter_ms);
    play_do(&play, play.state->now_ms + 100, "reply plain");
    assert_int_equal(play_last(&play, OUTPUT_PROTEST)->a, SECOND[i]);
    play_end(&play);
  }
}

static void timeline__a_protest_goes_by_the_caller_s_pace(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.caller = "'voice':{'pace':200},'protests':['[loud] Hey!'],"});
  play_do(&play, 1000, "reply plain");
  assert_int_equal(play.state->line_end_ms, 1000 + 362);
  play_end(&play);
}

static void timeline__after_a_protest_the_same_variant_is_said(void **unused) {
  (void)unused;
  Play play = play_story_with(
      &(Story){.lines = "{'say':['x','y','z'],'ms':5000,'tells':['a']}"},
      call_options(5));
  play_do(&play, 1000, "reply plain");
  play_advance(&play, 2310);
  assert_int_equal(play_last(&play, OUTPUT_LINE)->b, 2);
  assert_int_equal(play_last(&play, OUTPUT_LINE)->t, 2310);
  play_end(&play);
}

/* ---- the turn's length ---- */

static void timeline__the_turn_s_begin_outlasts_a_protest(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.lines = TWO_LINES});
  play_do(&play, 6000, "reply plain");
  /* the turn now ends at 6,000 + 1,310 + 5,000; half of it is 6,155 */
  assert_int_equal(play.state->begin_ms, 0);
  assert_int_equal(play.state->end_ms, 12310);
  play.state->last_interruption_ms = -100000;
  play.state->trust = 1000;
  play_do(&play, 6154, "reply plain");
  assert_int_equal(play.state->trust, 1000 - 75);
  play_end(&play);
}

static void timeline__a_turn_of_less_than_3_s_is_no_venting(void **unused) {
  (void)unused;
  static const int LENGTHS[] = {2999, 3000};
  for (int i = 0; i < 2; i++) {
    char line[64];
    snprintf(line, sizeof line, "{'say':'x','ms':%d}", LENGTHS[i]);
    Play play = play_story(&(Story){.lines = line});
    play_answer(&play, "plain");
    assert_int_equal(play.state->vent_due, i);
    assert_int_equal(play.state->vent_heard, i);
    play_end(&play);
  }
}

static void timeline__a_turn_to_tell_what_must_be_heard_is_double(void **u) {
  (void)u;
  Play play = play_story(&(Story){0});
  play_answer(&play, "plain");
  assert_int_equal(play.state->vent_due, 2);
  /* it is to tell them again, told or not */
  play_answer(&play, "plain");
  assert_int_equal(play.state->vent_due, 4);
  assert_int_equal(play.state->vent_heard, 4);
  play_end(&play);
  play = play_story(&(Story){.lines = "{'say':'x','ms':5000,"
                                      "'tells':['c','no']}"});
  play_answer(&play, "plain");
  assert_int_equal(play.state->vent_due, 1);
  play_end(&play);
}

static void timeline__an_end_is_a_turn_to_be_heard_out_too(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .lines = QUIET,
      .end = "'caller':[{'say':'x','ms':3000}],'end':{'outcome':'resolved'}"});
  play_answer(&play, "bye");
  play_hear_out(&play);
  assert_true(call_is_over(play.state));
  assert_int_equal(play.state->vent_due, 2);
  assert_int_equal(play.state->vent_heard, 2);
  play_end(&play);
}

static int dead_air_of(const char *lines, int backchannel_at) {
  Play play = play_story(
      &(Story){.keys = "'people':{'boss':{'name':'Bo'}},", .lines = lines});
  if (backchannel_at) { play_do(&play, backchannel_at, "backchannel"); }
  play_hear_out(&play);
  int uses = play_uses(&play, "dead_air");
  play_end(&play);
  return uses;
}

static void timeline__20_s_without_a_good_word_are_dead_air(void **unused) {
  (void)unused;
  assert_int_equal(dead_air_of("{'say':'x','ms':19999}", 0), 0);
  assert_int_equal(dead_air_of("{'say':'x','ms':20000}", 0), 1);
  assert_int_equal(dead_air_of("{'say':'x','ms':20000}", 19000), 1);
  assert_int_equal(dead_air_of("{'say':'x','ms':20000}", 19700), 0);
  /* pauses are of its length */
  assert_int_equal(dead_air_of("{'say':'x','ms':9000,'pause_ms':2000},"
                               "{'say':'x','ms':9000}",
                               0),
                   1);
  /* a turn in which another speaks is never dead */
  assert_int_equal(dead_air_of("{'say':'x','ms':1000,'by':'boss'},"
                               "{'say':'x','ms':20000}",
                               0),
                   0);
}

static void timeline__many_good_words_are_no_dead_air_either(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.lines = "{'say':'x','ms':10000},{'say':'x','ms':10000}"});
  play_do(&play, 9900, "backchannel");
  play_do(&play, 20600, "backchannel");
  play_hear_out(&play);
  assert_int_equal(play.state->good_backchannels, 2);
  assert_int_equal(play_uses(&play, "dead_air"), 0);
  play_end(&play);
}

static void timeline__a_protest_makes_the_turn_longer(void **unused) {
  (void)unused;
  Play play =
      play_story(&(Story){.lines = "{'say':'x','ms':17000,'tells':['a']}"});
  play_do(&play, 1689, "reply plain");
  play_hear_out(&play);
  /* 1,689 + 1,310 + 17,000 */
  assert_int_equal(play_uses(&play, "dead_air"), 0);
  play_end(&play);
  play = play_story(&(Story){.lines = "{'say':'x','ms':17000,'tells':['a']}"});
  play_do(&play, 1690, "reply plain");
  play_hear_out(&play);
  assert_int_equal(play_uses(&play, "dead_air"), 1);
  play_end(&play);
}

static void timeline__a_long_turn_self_paced_is_dead_air_too(void **unused) {
  (void)unused;
  CallOptions options = call_options(1);
  options.self_paced = true;
  Play play =
      play_story_with(&(Story){.lines = "{'say':'x','ms':20000}"}, options);
  play_hear_out(&play);
  assert_int_equal(play_uses(&play, "dead_air"), 1);
  play_end(&play);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(timeline__a_line_is_as_long_as_its_longest_text),
      cmocka_unit_test(timeline__others_speak_at_their_own_pace),
      cmocka_unit_test(timeline__a_pause_is_700_ms_unless_said_otherwise),
      cmocka_unit_test(timeline__a_line_s_if_is_judged_at_the_begin),
      cmocka_unit_test(timeline__lines_and_turns_say_when_they_end),
      cmocka_unit_test(timeline__a_turn_without_a_line_ends_at_once),
      cmocka_unit_test(timeline__turn_and_seen_count_before_the_lines_are),
      cmocka_unit_test(timeline__fury_wears_before_the_lines_are_judged),
      cmocka_unit_test(timeline__the_seed_picks_the_variants),
      cmocka_unit_test(timeline__each_visit_brings_the_next_variant),
      cmocka_unit_test(timeline__a_node_visited_once_is_at_its_first_visit),
      cmocka_unit_test(timeline__a_reaction_s_variant_is_of_its_own_node),
      cmocka_unit_test(timeline__a_reaction_goes_by_its_own_node_s_visits),
      cmocka_unit_test(timeline__the_seed_picks_the_protest_each_visit),
      cmocka_unit_test(timeline__a_protest_goes_by_the_caller_s_pace),
      cmocka_unit_test(timeline__after_a_protest_the_same_variant_is_said),
      cmocka_unit_test(timeline__the_turn_s_begin_outlasts_a_protest),
      cmocka_unit_test(timeline__a_turn_of_less_than_3_s_is_no_venting),
      cmocka_unit_test(timeline__a_turn_to_tell_what_must_be_heard_is_double),
      cmocka_unit_test(timeline__an_end_is_a_turn_to_be_heard_out_too),
      cmocka_unit_test(timeline__20_s_without_a_good_word_are_dead_air),
      cmocka_unit_test(timeline__many_good_words_are_no_dead_air_either),
      cmocka_unit_test(timeline__a_protest_makes_the_turn_longer),
      cmocka_unit_test(timeline__a_long_turn_self_paced_is_dead_air_too),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
