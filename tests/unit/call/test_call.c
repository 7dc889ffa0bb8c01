/* SPDX-License-Identifier: MIT */
#include "call/call.h"
#include "play.h"
#include "unit.h"

#define HURT                                                                   \
  "'hurt':{'caller':[{'say':'x','ms':1000}],'replies':["                       \
  "{'id':'back','say':'x','goto':'talk'}]},"

static const char *node_id(const Play *play) {
  return play->model->scenario->nodes[play->state->node].id;
}

/* ---- what cannot happen ---- */

static void call__after_the_end_only_work_is_left(void **unused) {
  (void)unused;
  static const char *const DEEDS[] = {"reply plain", "backchannel", "note a",
                                      "unnote a",    "breathe",     "lookup s",
                                      "transfer",    "hang_up",     "eyes off"};
  Play play = play_story(
      &(Story){.keys = "'channel':'in_person',"
                       "'record':[{'id':'s','label':'x','text':'x'}],"});
  play_refused(&play, 5000, "finish", "the call is not over yet");
  play_answer(&play, "bye");
  play_do(&play, 5100, "note a");
  play_hear_out(&play);
  for (size_t i = 1; i < sizeof DEEDS / sizeof *DEEDS; i++) {
    play_refused(&play, 20000, DEEDS[i], "the call is over");
  }
  play_do(&play, 20000, "finish");
  play_refused(&play, 20000, "finish", "everything is finished");
  play_end(&play);
}

static void call__a_task_waits_for_the_end(void **unused) {
  (void)unused;
  Play play =
      play_story(&(Story){.keys = "'wrap_up':{'minutes':5,'tasks':["
                                  "{'id':'t','label':'x','minutes':1}]},"});
  play_refused(&play, 5000, "task t", "the call is not over yet");
  play_answer(&play, "bye");
  play_refused(&play, 5100, "task t", "the call is not over yet");
  play_hear_out(&play);
  play_do(&play, 20000, "finish");
  play_refused(&play, 20000, "task t", "everything is finished");
  play_end(&play);
}

static void expect_no_reply(Play *play, const CallEvent *event,
                            const char *why) {
  Err err = {0};
  CallState *state = play->state;
  assert_false(call_do(play->call, state, event, play->sink, &err));
  assert_int_equal(err.code, ERR_SCHEMA);
  assert_string_equal(err.text, why);
}

static void call__a_reply_of_another_node_is_refused(void **unused) {
  (void)unused;
  Play play =
      play_story(&(Story){.nodes = HURT, .talk = "'on_transfer':'hurt',"});
  CallEvent event = {.t_ms = 5000,
                     .deed = DO_REPLY,
                     .index = play_find_reply(&play, "hurt", "back")};
  expect_no_reply(&play, &event, "the call is at another node than this reply");
  play_end(&play);
}

static void call__a_reply_whose_if_fails_is_refused(void **unused) {
  (void)unused;
  static const char WHY[] = "this reply is not on offer now";
  Play play =
      play_story(&(Story){.replies = REPLY("r", "'if':'elapsed_s >= 6'")});
  play_refused(&play, 5999, "reply r", WHY);
  play_do(&play, 6000, "reply r");
  play_end(&play);
}

static void call__slots_are_filled_from_the_notes(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.replies = "{'id':'r','say':'{fact}, {fact}?','goto':'talk'},"});
  play_do(&play, 5000, "note a");
  play_refused(&play, 5000, "reply r a", "this reply needs 2 facts and got 1");
  play_refused(&play, 5000, "reply r", "this reply needs 2 facts and got 0");
  play_refused(&play, 5000, "reply plain a",
               "this reply needs 0 facts and got 1");
  play_refused(&play, 5000, "reply r a b",
               "a fact that fills a slot is not in the notes");
  play_refused(&play, 5000, "reply r a a", "the same fact fills two slots");
  play_do(&play, 5000, "note b");
  play_do(&play, 5000, "unnote a");
  play_refused(&play, 5000, "reply r a b",
               "a fact that fills a slot is not in the notes");
  play_do(&play, 5000, "note a");
  play_do(&play, 5000, "reply r a b");
  play_end(&play);
}

static void call__what_is_refused_has_only_let_time_pass(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  play_refused(&play, 1000, "unnote a", "this fact is not in the notes");
  assert_int_equal(play.state->now_ms, 1000);
  assert_int_equal(play.state->anger, 850);
  assert_int_equal(play.state->phase, PHASE_SPEECH);
  play_end(&play);
}

/* ---- transfer ---- */

static void call__a_transfer_hands_the_call_over(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  play_do(&play, 1000, "transfer");
  assert_true(call_is_over(play.state));
  assert_int_equal(play.state->outcome, OUTCOME_HANDED_OVER);
  assert_int_equal(play.state->closed_by, CLOSED_BY_TRAINEE);
  assert_int_equal(play.state->now_ms, 1000);
  assert_int_equal(play.state->vent_due, 2);
  assert_int_equal(play.state->vent_heard, 0);
  play_end(&play);
}

static void call__a_transfer_after_the_turn_has_heard_it_out(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  play_do(&play, 5000, "transfer");
  assert_int_equal(play.state->vent_heard, 2);
  play_end(&play);
}

static void call__on_transfer_leads_elsewhere_at_once(void **unused) {
  (void)unused;
  Play play =
      play_story(&(Story){.talk = "'on_transfer':'hurt',", .nodes = HURT});
  play_do(&play, 1000, "transfer");
  assert_string_equal(node_id(&play), "hurt");
  assert_int_equal(play.state->begin_ms, 1000);
  assert_int_equal(play.state->vent_due, 2);
  assert_int_equal(play.state->vent_heard, 0);
  play_end(&play);
}

static void call__a_turn_left_midway_was_watched_so_far(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.keys = "'channel':'in_person',"});
  play_do(&play, 1000, "eyes off");
  play_do(&play, 3000, "transfer");
  assert_int_equal(play.state->spoken_ms, 3000);
  assert_int_equal(play.state->open_ms, 1000);
  play_end(&play);
}

static void call__an_end_cannot_be_transferred(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  play_answer(&play, "bye");
  play_refused(&play, 6000, "transfer", "an end cannot be transferred");
  play_end(&play);
}

/* ---- hanging up ---- */

static void call__hanging_up_first_is_a_fault(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  play_do(&play, 1000, "hang_up");
  assert_int_equal(play_uses(&play, "hang_up_first"), 1);
  assert_int_equal(play_best(&play, "hang_up_first"), 1000);
  assert_int_equal(play_last(&play, OUTPUT_USED)->b, 1000);
  assert_int_equal(play.state->outcome, OUTCOME_UNRESOLVED);
  assert_int_equal(play.state->closed_by, CLOSED_BY_TRAINEE);
  assert_int_equal(play.state->anger, 850);
  play_end(&play);
}

static void call__on_hang_up_may_catch_it(void **unused) {
  (void)unused;
  Play play =
      play_story(&(Story){.talk = "'on_hang_up':'hurt',", .nodes = HURT});
  play_do(&play, 1000, "hang_up");
  assert_int_equal(play_uses(&play, "hang_up_first"), 1);
  assert_string_equal(node_id(&play), "hurt");
  assert_int_equal(play.state->vent_heard, 0);
  play_do(&play, 2000, "reply back");
  play_advance(&play, play.state->enter_ms);
  play_hear_out(&play);
  play_do(&play, play.state->now_ms, "hang_up");
  assert_int_equal(play_uses(&play, "hang_up_first"), 2);
  assert_int_equal(play.state->vent_heard, 2);
  play_end(&play);
}

#define END_OF(closed_by)                                                      \
  "'caller':[{'say':'x','ms':5000}],'end':{'outcome':'satisfied',"             \
  "'closed_by':'" closed_by "'}"

static void call__at_the_trainee_s_own_end_it_is_no_fault(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.lines = QUIET, .end = END_OF("trainee")});
  play_answer(&play, "bye");
  play_do(&play, 6000, "hang_up");
  assert_int_equal(play_uses(&play, "hang_up_first"), 0);
  assert_int_equal(play.state->outcome, OUTCOME_SATISFIED);
  assert_int_equal(play.state->closed_by, CLOSED_BY_TRAINEE);
  assert_int_equal(play.state->now_ms, 6000);
  assert_int_equal(play.state->vent_due, 2);
  assert_int_equal(play.state->vent_heard, 1);
  play_end(&play);
}

static void call__at_the_caller_s_end_it_is_a_fault(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.end = END_OF("caller")});
  play_answer(&play, "bye");
  play_do(&play, 6000, "hang_up");
  assert_int_equal(play_uses(&play, "hang_up_first"), 1);
  assert_int_equal(play.state->outcome, OUTCOME_UNRESOLVED);
  play_end(&play);
}

static void call__after_a_warning_of_abuse_it_is_no_fault(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.lines = "{'say':'x','ms':5000,'abuse':1}",
                                  .talk = "'on_hang_up':'hurt',",
                                  .nodes = HURT,
                                  .replies = USES("warn", "'end_abuse'")});
  play_answer(&play, "warn");
  play_do(&play, 6000, "hang_up");
  assert_int_equal(play_uses(&play, "hang_up_first"), 0);
  assert_int_equal(play.state->outcome, OUTCOME_ABUSE_ENDED);
  assert_int_equal(play.state->closed_by, CLOSED_BY_TRAINEE);
  play_end(&play);
}

static void call__two_warnings_are_one_too(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.lines = "{'say':'x','ms':1000,'abuse':1}",
                                  .replies = USES("warn", "'end_abuse'")});
  play_answer(&play, "warn");
  play_answer(&play, "warn");
  play_do(&play, 6000, "hang_up");
  assert_int_equal(play.state->outcome, OUTCOME_ABUSE_ENDED);
  play_end(&play);
}

static void call__abuse_without_a_warning_is_no_excuse(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.lines = "{'say':'x','ms':5000,'abuse':2}"});
  play_do(&play, 6000, "hang_up");
  assert_int_equal(play_uses(&play, "hang_up_first"), 1);
  assert_int_equal(play.state->outcome, OUTCOME_UNRESOLVED);
  play_end(&play);
}

/* ---- pinned at 1000, she hangs up whichever way leads on ---- */

static Play pinned(const char *talk) {
  return play_story(&(Story){.temper = "'grievance':900,'patience_s':3",
                             .lines = QUIET,
                             .talk = talk,
                             .nodes = HURT});
}

static void expect_lost(Play *play) {
  assert_true(call_is_over(play->state));
  assert_int_equal(play->state->outcome, OUTCOME_LOST);
  assert_int_equal(play->state->closed_by, CLOSED_BY_CALLER);
  play_end(play);
}

static void call__pinned_she_hangs_up_on_any_way_on(void **unused) {
  (void)unused;
  Play play = pinned("'on_transfer':'hurt',");
  play_do(&play, 1000, "transfer");
  expect_lost(&play);
  play = pinned("'on_hang_up':'hurt',");
  play_do(&play, 1000, "hang_up");
  assert_int_equal(play_uses(&play, "hang_up_first"), 1);
  expect_lost(&play);
  play = pinned("'on_interrupt':'hurt',");
  play_do(&play, 1000, "reply plain");
  expect_lost(&play);
  play = pinned("'on_silence':'hurt',");
  play_advance(&play, 5000 + 900 + 6000);
  expect_lost(&play);
}

static void call__pinned_she_waits_for_what_ends_anyway(void **unused) {
  (void)unused;
  Play play = pinned("'on_hang_up':'end',");
  play_do(&play, 1000, "hang_up");
  assert_string_equal(node_id(&play), "end");
  play_end(&play);
  play = pinned("");
  play_do(&play, 1000, "hang_up");
  assert_int_equal(play.state->outcome, OUTCOME_UNRESOLVED);
  play_end(&play);
  play = pinned("");
  play_do(&play, 1000, "transfer");
  assert_int_equal(play.state->outcome, OUTCOME_HANDED_OVER);
  play_end(&play);
}

static void call__a_protest_does_not_leave_the_turn(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.temper = "'grievance':900"});
  play_do(&play, 1000, "reply plain");
  assert_false(call_is_over(play.state));
  assert_int_equal(play_count(&play, OUTPUT_PROTEST), 1);
  play_end(&play);
}

/* ---- run out ---- */

static void call__run_out_an_end_is_played_to_its_end(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  play_answer(&play, "bye");
  call_run_out(play.call, play.state, play.sink);
  assert_int_equal(play.state->outcome, OUTCOME_RESOLVED);
  assert_int_equal(play.state->now_ms, 5610 + 1000);
  play_end(&play);
}

static void call__run_out_the_trainee_hangs_up_for_good(void **unused) {
  (void)unused;
  Play play =
      play_story(&(Story){.talk = "'on_hang_up':'hurt',", .nodes = HURT});
  call_run_out(play.call, play.state, play.sink);
  assert_int_equal(play.state->now_ms, 5000 + 900 + 16000);
  assert_int_equal(play.state->outcome, OUTCOME_UNRESOLVED);
  assert_int_equal(play.state->closed_by, CLOSED_BY_TRAINEE);
  assert_int_equal(play_uses(&play, "hang_up_first"), 1);
  assert_int_equal(play_uses(&play, "dead_air"), 1);
  play_end(&play);
}

static void call__run_out_too_late_he_hangs_up_at_once(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  play_advance(&play, 40000);
  call_run_out(play.call, play.state, play.sink);
  assert_int_equal(play.state->now_ms, 40000);
  assert_int_equal(play_uses(&play, "dead_air"), 1);
  play_end(&play);
}

static void call__run_out_self_paced_he_does_not_wait(void **unused) {
  (void)unused;
  CallOptions options = call_options(1);
  options.self_paced = true;
  Play play =
      play_story_with(&(Story){.talk = "'on_silence':'talk',"}, options);
  call_run_out(play.call, play.state, play.sink);
  assert_int_equal(play.state->now_ms, 5000);
  assert_int_equal(play_uses(&play, "dead_air"), 0);
  assert_int_equal(play_uses(&play, "hang_up_first"), 1);
  play_end(&play);
}

static void call__run_out_silence_leads_where_it_leads(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.talk = "'on_silence':'end',"});
  call_run_out(play.call, play.state, play.sink);
  assert_int_equal(play.state->outcome, OUTCOME_RESOLVED);
  assert_int_equal(play.state->now_ms, 5000 + 900 + 16000 + 1000);
  play_end(&play);
}

static void call__run_out_after_another_s_word_it_ends_quietly(void **unused) {
  (void)unused;
  Play play =
      play_story(&(Story){.keys = "'people':{'boss':{'name':'Bo'}},",
                          .talk = "'on_silence':'talk',",
                          .lines = "{'say':'x','ms':1000,'by':'boss'}"});
  call_run_out(play.call, play.state, play.sink);
  assert_int_equal(play.state->now_ms, 1000 + 900 + 16000);
  assert_int_equal(play_uses(&play, "dead_air"), 0);
  assert_int_equal(play_count(&play, OUTPUT_SILENCE), 0);
  play_end(&play);
}

static void call__run_out_after_a_warning_it_is_abuse_ended(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.lines = "{'say':'x','ms':1000,'abuse':1}",
                                  .replies = USES("warn", "'end_abuse'")});
  play_answer(&play, "warn");
  call_run_out(play.call, play.state, play.sink);
  assert_int_equal(play.state->outcome, OUTCOME_ABUSE_ENDED);
  assert_int_equal(play_uses(&play, "hang_up_first"), 0);
  play_end(&play);
}

/* ---- time ---- */

static void call__it_says_when_something_happens_next(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .lines = "{'say':'x','ms':6000,'pause_ms':1000},{'say':'x','ms':1000}"});
  assert_int_equal(call_next_ms(play.state), 6000);
  play_do(&play, 1000, "breathe");
  assert_int_equal(call_next_ms(play.state), 5000);
  play_advance(&play, 6000);
  assert_int_equal(call_next_ms(play.state), 7000);
  play_advance(&play, 8000);
  assert_int_equal(call_next_ms(play.state), 8000 + 900 + 9000);
  play_do(&play, 8000, "reply bye");
  assert_int_equal(call_next_ms(play.state), 8610);
  play_score(&play);
  assert_int_equal(call_next_ms(play.state), CALL_NEVER);
  play_end(&play);
}

static void call__when_nobody_hurries_it_waits_for_the_hour(void **unused) {
  (void)unused;
  CallOptions options = call_options(1);
  options.self_paced = true;
  Play play = play_story_with(&(Story){0}, options);
  play_hear_out(&play);
  assert_int_equal(call_next_ms(play.state), CALL_LONGEST_MS);
  play_end(&play);
}

static void call__an_event_lets_the_time_pass_before_it(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  CallEvent event = {
      .t_ms = 5000, .deed = DO_NOTE, .index = play_fact(&play, "a")};
  assert_true(call_do(play.call, play.state, &event, play.sink, NULL));
  assert_int_equal(play.state->now_ms, 5000);
  assert_int_equal(play.state->phase, PHASE_OPEN);
  play_end(&play);
}

static void call__a_reply_that_waits_past_the_hour_is_too_late(void **unused) {
  (void)unused;
#define TEN "{'say':'x','ms':600000,'pause_ms':0},"
  Play play = play_story(
      &(Story){.lines = TEN TEN TEN TEN TEN TEN "{'say':'x','ms':100}"});
  play_refused(&play, CALL_LONGEST_MS - 200, "reply plain", "the call is over");
  assert_int_equal(play.state->replies, 0);
  assert_int_equal(play.state->now_ms, CALL_LONGEST_MS);
  play_end(&play);
}

static void call__time_never_goes_back(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  play_advance(&play, 3000);
  play_advance(&play, 2000);
  assert_int_equal(play.state->now_ms, 3000);
  play_end(&play);
}

static void call__it_may_begin_at_another_node(void **unused) {
  (void)unused;
  Play play =
      play_story(&(Story){.talk = "'on_hang_up':'hurt',", .nodes = HURT});
  play_do(&play, 1000, "hang_up");
  int hurt = play.state->node;
  call_begin_at(play.call, play.state, hurt, play.sink);
  assert_int_equal(play.state->node, hurt);
  assert_int_equal(play.state->now_ms, 0);
  assert_int_equal(play.state->turn, 1);
  assert_int_equal(play_uses(&play, "hang_up_first"), 0);
  play_end(&play);
}

static void call__who_rings_back_begins_where_the_author_says(void **state) {
  (void)state;
  static const Story story = {
      .keys = "'rings_back':'again',",
      .nodes = "'again':{'caller':[{'say':'x','ms':4000}],'replies':["
               "{'id':'on','say':'x','goto':'talk'}]},"};
  CallOptions options = call_options(1);
  Play play = play_story_with(&story, options);
  assert_int_equal(play.state->node, play.model->scenario->start);
  play_end(&play);
  options.in_shift = options.rings_back = true;
  play = play_story_with(&story, options);
  assert_int_equal(play.state->node, play.model->scenario->rings_back);
  play_hear_out(&play);
  play_answer(&play, "on");
  play_hear_out(&play);
  assert_int_equal(play.state->node, play.model->scenario->start);
  play_end(&play);
  play = play_story_with(&(Story){0}, options);
  assert_int_equal(play.state->node, play.model->scenario->start);
  play_end(&play);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(call__after_the_end_only_work_is_left),
      cmocka_unit_test(call__a_task_waits_for_the_end),
      cmocka_unit_test(call__a_reply_of_another_node_is_refused),
      cmocka_unit_test(call__a_reply_whose_if_fails_is_refused),
      cmocka_unit_test(call__slots_are_filled_from_the_notes),
      cmocka_unit_test(call__what_is_refused_has_only_let_time_pass),
      cmocka_unit_test(call__a_transfer_hands_the_call_over),
      cmocka_unit_test(call__a_transfer_after_the_turn_has_heard_it_out),
      cmocka_unit_test(call__on_transfer_leads_elsewhere_at_once),
      cmocka_unit_test(call__a_turn_left_midway_was_watched_so_far),
      cmocka_unit_test(call__an_end_cannot_be_transferred),
      cmocka_unit_test(call__hanging_up_first_is_a_fault),
      cmocka_unit_test(call__on_hang_up_may_catch_it),
      cmocka_unit_test(call__at_the_trainee_s_own_end_it_is_no_fault),
      cmocka_unit_test(call__at_the_caller_s_end_it_is_a_fault),
      cmocka_unit_test(call__after_a_warning_of_abuse_it_is_no_fault),
      cmocka_unit_test(call__two_warnings_are_one_too),
      cmocka_unit_test(call__abuse_without_a_warning_is_no_excuse),
      cmocka_unit_test(call__pinned_she_hangs_up_on_any_way_on),
      cmocka_unit_test(call__pinned_she_waits_for_what_ends_anyway),
      cmocka_unit_test(call__a_protest_does_not_leave_the_turn),
      cmocka_unit_test(call__run_out_an_end_is_played_to_its_end),
      cmocka_unit_test(call__run_out_the_trainee_hangs_up_for_good),
      cmocka_unit_test(call__run_out_too_late_he_hangs_up_at_once),
      cmocka_unit_test(call__run_out_self_paced_he_does_not_wait),
      cmocka_unit_test(call__run_out_silence_leads_where_it_leads),
      cmocka_unit_test(call__run_out_after_another_s_word_it_ends_quietly),
      cmocka_unit_test(call__run_out_after_a_warning_it_is_abuse_ended),
      cmocka_unit_test(call__it_says_when_something_happens_next),
      cmocka_unit_test(call__when_nobody_hurries_it_waits_for_the_hour),
      cmocka_unit_test(call__an_event_lets_the_time_pass_before_it),
      cmocka_unit_test(call__a_reply_that_waits_past_the_hour_is_too_late),
      cmocka_unit_test(call__time_never_goes_back),
      cmocka_unit_test(call__it_may_begin_at_another_node),
      cmocka_unit_test(call__who_rings_back_begins_where_the_author_says),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
