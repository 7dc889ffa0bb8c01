/* SPDX-License-Identifier: MIT */
#include "call/wrap_up.h"
#include "play.h"
#include "unit.h"

#include <stdio.h>

static const char CANNOT[] = "this task cannot be done now";

/* The call is over; `promised` was promised or not. */
static Play worked(const char *promises) {
  char replies[256];
  snprintf(replies, sizeof replies,
           "{'id':'r','say':'x','promises':[%s],'goto':'end'},", promises);
  Play play = play_story(&(Story){
      .keys = "'promises':{'p':{'text':'x','within_h':1},"
              "'q':{'text':'x','within_h':1}},"
              "'wrap_up':{'minutes':5,'tasks':["
              "{'id':'one','label':'x','minutes':3,'keeps':['p']},"
              "{'id':'two','label':'x','minutes':2,'uses':['root_cause',"
              "'follow_up']},"
              "{'id':'long','label':'x','minutes':6},"
              "{'id':'both','label':'x','minutes':3,'keeps':['p','q'],"
              "'if':'used.root_cause == 1'}]},"
              "'aftermath':[{'if':'kept.p','say':'x'},"
              "{'if':'promised.p and not kept.p','say':'x'},{'say':'x'},"
              "{'if':'anger > 900','say':'x'}],",
      .replies = replies});
  play_answer(&play, "r");
  play_hear_out(&play);
  return play;
}

static void wrap_up__tasks_take_minutes_and_are_done_once(void **unused) {
  (void)unused;
  Play play = worked("'p'");
  assert_int_equal(play.state->minutes_left, 5);
  play_do(&play, 9000, "task two");
  assert_int_equal(play.state->minutes_left, 3);
  play_refused(&play, 9000, "task two", CANNOT);
  play_do(&play, 9000, "task one");
  assert_int_equal(play.state->minutes_left, 0);
  assert_int_equal(play_count(&play, OUTPUT_TASK), 2);
  play_end(&play);
}

static void wrap_up__a_task_longer_than_what_is_left_is_refused(void **u) {
  (void)u;
  Play play = worked("'p'");
  play_refused(&play, 9000, "task long", CANNOT);
  play_do(&play, 9000, "task two");
  play_do(&play, 9000, "task one");
  play_refused(&play, 9000, "task both", CANNOT);
  play_end(&play);
}

static void wrap_up__a_task_s_if_is_judged_when_it_is_done(void **unused) {
  (void)unused;
  Play play = worked("'p'");
  play_refused(&play, 9000, "task both", CANNOT);
  play_do(&play, 9000, "task two");
  play_do(&play, 9000, "task both");
  assert_int_equal(play_uses(&play, "root_cause"), 1);
  assert_int_equal(play_best(&play, "root_cause"), 1000);
  assert_int_equal(play_best(&play, "follow_up"), 1000);
  assert_int_equal(play_last(&play, OUTPUT_USED)->a,
                   play_entry(&play, "follow_up"));
  assert_int_equal(play_last(&play, OUTPUT_USED)->b, 1000);
  play_end(&play);
}

static void wrap_up__a_task_keeps_promises_that_were_made(void **unused) {
  (void)unused;
  Play play = worked("'p','q'");
  assert_int_equal(wrap_up_made(play.call, play.state), 2);
  assert_int_equal(wrap_up_kept(play.call, play.state), 0);
  play_do(&play, 9000, "task one");
  assert_int_equal(wrap_up_kept(play.call, play.state), 1);
  play_end(&play);
}

static void wrap_up__what_was_never_promised_cannot_be_kept(void **unused) {
  (void)unused;
  Play play = worked("'q'");
  play_do(&play, 9000, "task one");
  assert_int_equal(wrap_up_made(play.call, play.state), 1);
  assert_int_equal(wrap_up_kept(play.call, play.state), 0);
  /* nor does kept.p hold */
  assert_false(wrap_up_tells(play.call, play.state, 0));
  play_end(&play);
}

static void wrap_up__the_aftermath_is_told_by_its_ifs(void **unused) {
  (void)unused;
  Play play = worked("'p'");
  assert_false(wrap_up_tells(play.call, play.state, 0));
  assert_true(wrap_up_tells(play.call, play.state, 1));
  assert_true(wrap_up_tells(play.call, play.state, 2));
  assert_false(wrap_up_tells(play.call, play.state, 3));
  play_do(&play, 9000, "task one");
  assert_true(wrap_up_tells(play.call, play.state, 0));
  assert_false(wrap_up_tells(play.call, play.state, 1));
  play_end(&play);
}

static void wrap_up__nothing_after_the_call_moves_the_caller(void **unused) {
  (void)unused;
  Play play = worked("'p'");
  int anger = play.state->anger, trust = play.state->trust;
  play_do(&play, 9000, "task two");
  play_do(&play, 9000, "task one");
  play_do(&play, 9000, "finish");
  assert_int_equal(play.state->anger, anger);
  assert_int_equal(play.state->trust, trust);
  assert_int_equal(play.state->now_ms, play_last(&play, OUTPUT_OVER)->t);
  play_end(&play);
}

static void wrap_up__without_minutes_nothing_can_be_done(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  play_answer(&play, "bye");
  play_hear_out(&play);
  assert_int_equal(play.state->minutes_left, 0);
  assert_int_equal(wrap_up_made(play.call, play.state), 0);
  play_end(&play);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(wrap_up__tasks_take_minutes_and_are_done_once),
      cmocka_unit_test(wrap_up__a_task_longer_than_what_is_left_is_refused),
      cmocka_unit_test(wrap_up__a_task_s_if_is_judged_when_it_is_done),
      cmocka_unit_test(wrap_up__a_task_keeps_promises_that_were_made),
      cmocka_unit_test(wrap_up__what_was_never_promised_cannot_be_kept),
      cmocka_unit_test(wrap_up__the_aftermath_is_told_by_its_ifs),
      cmocka_unit_test(wrap_up__nothing_after_the_call_moves_the_caller),
      cmocka_unit_test(wrap_up__without_minutes_nothing_can_be_done),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
