/* SPDX-License-Identifier: MIT */
#include "base/str.h"
#include "play.h"
#include "unit.h"

#include <stdlib.h>

/* Two lines of 2,000 ms with a pause of 1,000 ms between them; the second one
** tells the second of two must-hear facts. */
#define HEAD                                                                   \
  "{'format':1,'id':'t','title':'T','language':'en',"                          \
  "'caller':{'name':'Ada','temper':{'grievance':700,'trust':400}},"            \
  "'facts':{'a':{'text':'a','must_hear':true},"                                \
  "'b':{'text':'b','must_hear':true}},'start':'n','nodes':{"
#define LINES                                                                  \
  "'caller':[{'say':'One.','ms':2000,'tells':['a'],'pause_ms':1000},"          \
  "{'say':'Two.','ms':2000,'tells':['b']}]"
#define REPLIES "'replies':[{'id':'r','say':'Hm.','goto':'e'}]"
#define END                                                                    \
  "'e':{'caller':[{'say':'Bye.','ms':1000}],'end':{'outcome':'resolved'}}}}"
#define PLAIN HEAD "'n':{" LINES "," REPLIES "}," END

static bool told(const Play *play, int fact) {
  return state_bit(play->state, play->call->model->layout.told, fact);
}

static void timeline__a_fact_is_told_when_its_line_has_ended(void **unused) {
  (void)unused;
  Play play = play_begin(PLAIN, call_options(1));
  play_advance(&play, 1999);
  assert_false(told(&play, 0));
  play_advance(&play, 2000);
  assert_true(told(&play, 0));
  assert_false(told(&play, 1));
  play_end(&play);
}

static void timeline__the_last_line_has_no_pause(void **unused) {
  (void)unused;
  Play play = play_begin(PLAIN, call_options(1));
  play_advance(&play, 4999);
  assert_int_equal(play.state->phase, PHASE_SPEECH);
  play_advance(&play, 5000);
  assert_int_equal(play.state->phase, PHASE_OPEN);
  play_end(&play);
}

static void timeline__the_next_node_waits_for_the_reply_s_words(void **unused) {
  (void)unused;
  Play play = play_begin(PLAIN, call_options(1));
  play_do(&play, 6000, "reply r");
  play_refused(&play, 6100, "backchannel", "the trainee is still speaking");
  play_do(&play, 6100, "note a");
  /* "Hm." is 3 characters: 600 + 30 ms. */
  play_advance(&play, 6629);
  assert_int_equal(play.state->phase, PHASE_WORDS);
  play_advance(&play, 6630);
  assert_int_equal(play.state->phase, PHASE_SPEECH);
  play_advance(&play, 7630);
  assert_true(call_is_over(play.state));
  assert_int_equal(play.state->outcome, OUTCOME_RESOLVED);
  play_end(&play);
}

static void
timeline__a_reply_in_the_last_400_ms_waits_for_the_end(void **unused) {
  (void)unused;
  Play play = play_begin(PLAIN, call_options(1));
  play_do(&play, 4600, "reply r");
  assert_int_equal(play.state->interruptions, 0);
  assert_int_equal(play.state->now_ms, 5000);
  assert_true(told(&play, 1));
  play_end(&play);
}

static void
timeline__cut_in_she_protests_and_says_the_line_again(void **unused) {
  (void)unused;
  Play play = play_begin(PLAIN, call_options(1));
  play_do(&play, 4599, "reply r");
  assert_int_equal(play.state->interruptions, 1);
  assert_true(play.state->turn_flags & TURN_IN_PROTEST);
  /* "Let me finish." is 14 characters: 400 + 14 × 65 = 1,310 ms. */
  assert_int_equal(play.state->end_ms, 4599 + 1310 + 2000);
  assert_int_equal(play.state->replies, 0);
  play_advance(&play, 4599 + 1310 + 2000);
  assert_true(told(&play, 1));
  assert_int_equal(play.state->phase, PHASE_OPEN);
  play_end(&play);
}

static void timeline__cut_again_the_reply_is_half_heard(void **unused) {
  (void)unused;
  Play play = play_begin(PLAIN, call_options(1));
  play_do(&play, 1000, "reply r");
  play_do(&play, 1500, "reply r");
  assert_int_equal(play.state->replies, 1);
  assert_int_equal(play.state->must_cut, 2);
  assert_int_equal(state_heard(play.call, play.state), 0);
  play_end(&play);
}

static void timeline__in_a_pause_the_next_line_is_the_cut_one(void **unused) {
  (void)unused;
  Play play = play_begin(PLAIN, call_options(1));
  play_do(&play, 2500, "reply r");
  assert_int_equal(play.state->end_ms, 2500 + 1310 + 2000);
  play_end(&play);
}

static void timeline__silence_angers_after_reading_and_patience(void **unused) {
  (void)unused;
  Play play = play_begin(PLAIN, call_options(1));
  /* The turn ends at 5,000; one word to read: 300; patience 8,000. */
  play_advance(&play, 14299);
  assert_int_equal(play.state->anger, 850);
  play_advance(&play, 14300);
  /* k = 1000 + 350 / 2 = 1175; 5 × 1175 / 1000 = 5. */
  assert_int_equal(play.state->anger, 855);
  assert_int_equal(play_uses(&play, "dead_air"), 0);
  play_advance(&play, 5000 + 300 + 16000);
  assert_int_equal(play_uses(&play, "dead_air"), 1);
  play_end(&play);
}

static void timeline__self_paced_there_is_no_silence(void **unused) {
  (void)unused;
  CallOptions options = call_options(1);
  options.self_paced = true;
  Play play = play_begin(PLAIN, options);
  play_advance(&play, 600000);
  assert_int_equal(play.state->anger, 850);
  play_end(&play);
}

static void timeline__response_stretches_pauses_and_patience(void **unused) {
  (void)unused;
  CallOptions options = call_options(1);
  options.response_percent = 200;
  Play play = play_begin(PLAIN, options);
  assert_int_equal(play.state->end_ms, 6000);
  play_advance(&play, 6000);
  assert_int_equal(play.state->second_ms, 6000 + 600 + 16000 + 1000);
  play_end(&play);
}

static void timeline__left_alone_the_trainee_hangs_up_for_good(void **unused) {
  (void)unused;
  Play play = play_begin(PLAIN, call_options(1));
  play_score(&play);
  assert_int_equal(play.state->outcome, OUTCOME_UNRESOLVED);
  assert_int_equal(play.state->closed_by, CLOSED_BY_TRAINEE);
  assert_int_equal(play.state->now_ms, 5000 + 300 + 16000);
  assert_int_equal(play_uses(&play, "hang_up_first"), 1);
  play_end(&play);
}

#define TEN_MINUTES "{'say':'On and on.','ms':600000,'pause_ms':0}"

static void timeline__after_an_hour_the_call_ends_without_fault(void **unused) {
  (void)unused;
  Play play =
      play_begin(HEAD "'n':{'caller':[" TEN_MINUTES "," TEN_MINUTES
                      "," TEN_MINUTES "," TEN_MINUTES "," TEN_MINUTES
                      "," TEN_MINUTES "," TEN_MINUTES "]," REPLIES "}," END,
                 call_options(1));
  play_score(&play);
  assert_int_equal(play.state->now_ms, CALL_LONGEST_MS);
  assert_int_equal(play.state->outcome, OUTCOME_UNRESOLVED);
  assert_int_equal(play_uses(&play, "hang_up_first"), 0);
  play_end(&play);
}

static void timeline__pinned_at_full_anger_she_hangs_up(void **unused) {
  (void)unused;
  Play play =
      play_begin(HEAD "'n':{" LINES "," REPLIES ",'on_silence':'n'}," END,
                 call_options(1));
  play_score(&play);
  assert_int_equal(play.state->outcome, OUTCOME_LOST);
  assert_int_equal(play.state->closed_by, CLOSED_BY_CALLER);
  play_end(&play);
}

/* A scenario that has `first`, a number and `rest` many times; to be given
** back with free(). The caller's name is two thousand words long. */
static char *repeat(const char *before, const char *first, const char *rest,
                    int times, const char *after) {
  enum { SIZE = 1 << 20 };
  char *text = malloc(SIZE);
  assert_non_null(text);
  Str json = str_init(text, SIZE);
  str_add(&json, "{'format':1,'id':'t','title':'T','language':'en',"
                 "'caller':{'name':'");
  for (int i = 0; i < 2000; i++) { str_add(&json, "A "); }
  str_add(&json, "','voice':{'pace':50}},'facts':{'a':{'text':'a',"
                 "'must_hear':true}},'start':'n','nodes':{'n':{");
  str_add(&json, before);
  for (int i = 0; i < times; i++) { str_addf(&json, "%s%d%s", first, i, rest); }
  str_add(&json, after);
  assert_false(json.cut);
  return text;
}

static void timeline__more_lines_than_a_call_has_time_for(void **unused) {
  (void)unused;
  char *json = repeat("'caller':[", "{'say':'", "','ms':600000},", 4000,
                      "{'say':'Last.','tells':['a']}]," REPLIES "}," END);
  Play play = play_begin(json, call_options(1));
  assert_true(play.state->end_ms > CALL_LONGEST_MS);
  play_do(&play, 10, "reply r");
  assert_true(play.state->turn_flags & TURN_IN_PROTEST);
  assert_true(play.state->end_ms > CALL_LONGEST_MS);
  play_end(&play);
  free(json);
}

#define NAME_8                                                                 \
  " {caller} {caller} {caller} {caller}"                                       \
  " {caller} {caller} {caller} {caller}"
#define NAME_64 NAME_8 NAME_8 NAME_8 NAME_8 NAME_8 NAME_8 NAME_8 NAME_8

static void timeline__more_words_than_can_be_read_or_said(void **unused) {
  (void)unused;
  char *json =
      repeat("'caller':[{'say':'Yes?','ms':1}],'replies':[", "{'id':'r",
             "','say':'" NAME_64 NAME_64 "','goto':'e'},", 40,
             "{'id':'r','say':'Hm.','goto':'m'}]},"
             "'m':{'caller':[{'say':'" NAME_64 NAME_64 "'}]," REPLIES "}," END);
  Play play = play_begin(json, call_options(1));
  play_advance(&play, 1);
  assert_true(play.state->second_ms > CALL_LONGEST_MS);
  play_do(&play, 10, "reply r");
  play_advance(&play, 5000);
  assert_true(play.state->line_end_ms > CALL_LONGEST_MS);
  play_end(&play);
  free(json);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(timeline__a_fact_is_told_when_its_line_has_ended),
      cmocka_unit_test(timeline__the_last_line_has_no_pause),
      cmocka_unit_test(timeline__the_next_node_waits_for_the_reply_s_words),
      cmocka_unit_test(timeline__a_reply_in_the_last_400_ms_waits_for_the_end),
      cmocka_unit_test(timeline__cut_in_she_protests_and_says_the_line_again),
      cmocka_unit_test(timeline__cut_again_the_reply_is_half_heard),
      cmocka_unit_test(timeline__in_a_pause_the_next_line_is_the_cut_one),
      cmocka_unit_test(timeline__silence_angers_after_reading_and_patience),
      cmocka_unit_test(timeline__self_paced_there_is_no_silence),
      cmocka_unit_test(timeline__response_stretches_pauses_and_patience),
      cmocka_unit_test(timeline__left_alone_the_trainee_hangs_up_for_good),
      cmocka_unit_test(timeline__after_an_hour_the_call_ends_without_fault),
      cmocka_unit_test(timeline__pinned_at_full_anger_she_hangs_up),
      cmocka_unit_test(timeline__more_lines_than_a_call_has_time_for),
      cmocka_unit_test(timeline__more_words_than_can_be_read_or_said),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
