/* SPDX-License-Identifier: MIT */
/* Own words: what is near, what is not, and what comes of it. */
#include "base/arena.h"
#include "call/replay.h"
#include "call/typed.h"
#include "loader.h"
#include "play.h"
#include "scenario/rubric.h"
#include "unit.h"
#include "wording/lexicon.h"

#include <stdlib.h>
#include <string.h>

#define LEXICON EK_SOURCE_DIR "/tests/typed/lexicon.json"

enum { OPEN_MS = 6000 }; /* her line has ended, the floor is the trainee's */

static const char *const FACTS =
    "'a':{'text':'the handle came off','forms':['handle'],'must_hear':true},"
    "'b':{'text':'your hand was scalded','forms':['scald'],'must_hear':true},"
    "'c':{'text':'it cost 39 euros','forms':['39']},"
    "'no':{'text':'the lid broke','true':false,'near':'a','forms':['lid']}";

static const char *const REPLIES =
    "{'id':'ack','say':'I am sorry that the handle scalded you.',"
    "'uses':['apology'],'restates':['a','b'],'goto':'end'},"
    "{'id':'lid','say':'I am sorry that the lid scalded you.',"
    "'uses':['apology'],'restates':['no','b'],'goto':'end'},"
    "{'id':'sure','say':'So {fact}, and {fact}. Is that right?',"
    "'uses':['verify'],'goto':'end'},"
    "{'id':'irony','say':'Thank you, a lovely story.','uses':['sarcasm'],"
    "'goto':'end'},"
    "{'id':'rude','say':'Damn it, you idiot.','uses':['hostility'],"
    "'goto':'end'},";

/* A call with a lexicon, at the end of her turn. */
static Play begin(const char *replies) {
  Play play = play_story(&(Story){.facts = FACTS, .replies = replies});
  play.model = typed_model_create(play.arena, play.model->scenario,
                                  loader_lexicon(play.arena, LEXICON));
  const CallOptions options = call_options(1);
  play.call = call_create(play.arena, play.model, &options);
  play.state = call_state_create(play.arena, play.call);
  play.heard->count = 0;
  call_begin(play.call, play.state, play.sink);
  play_advance(&play, OPEN_MS);
  return play;
}

static CallEvent read(const Play *play, const char *text, int *facts) {
  CallEvent event = {.t_ms = OPEN_MS};
  Err err = {0};
  if (!typed_resolve(play->call, play->state, text, facts, &event, &err)) {
    fail_msg("%s", err.text);
  }
  return event;
}

static void expect_reply(const char *text, const char *id) {
  Play play = begin(REPLIES);
  int facts[TYPED_MOST_FACTS];
  CallEvent event = read(&play, text, facts);
  const char *got = event.deed == DO_REPLY
                        ? play.model->scenario->replies[event.index].id
                        : "none";
  assert_string_equal(got, id);
  play_end(&play);
}

static void typed__it_goes_by_technique_and_facts(void **unused) {
  (void)unused;
  expect_reply("Sorry, the handle came away and scalded your hand.", "ack");
  expect_reply("Sorry. It was the lid that scalded you.", "lid");
  expect_reply("Bananas are yellow.", "none");
}

static void typed__a_fact_that_was_not_said_is_not_credited(void **unused) {
  (void)unused;
  expect_reply("I am so very sorry.", "none");
}

static void typed__words_do_not_tell_sarcasm(void **unused) {
  (void)unused;
  expect_reply("Thank you.", "none");
  expect_reply("Thank you! A lovely story.", "irony");
}

static void typed__abuse_is_only_what_is_abusive(void **unused) {
  (void)unused;
  expect_reply("Sorry that the handle scalded you, you idiot.", "none");
  expect_reply("Damn you idiot.", "rude");
}

static void typed__slots_are_filled_with_what_is_named(void **unused) {
  (void)unused;
  Play play = begin("{'id':'sure','say':'So {fact}, and {fact}. Right?',"
                    "'uses':['verify'],'goto':'end'},");
  int facts[TYPED_MOST_FACTS];
  play_do(&play, OPEN_MS, "note a");
  CallEvent event =
      read(&play, "So 39, the handle, and scalded. Right?", facts);
  assert_int_equal(event.deed, DO_REPLY);
  assert_int_equal(event.fact_count, 2);
  assert_int_equal(facts[0], play_fact(&play, "a"));
  assert_int_equal(facts[1], play_fact(&play, "c"));
  assert_true(call_do(play.call, play.state, &event, play.sink, NULL));
  play_end(&play);
}

static void typed__what_does_not_help_leaves_all_as_it_was(void **unused) {
  (void)unused;
  Play play = begin(REPLIES);
  int facts[TYPED_MOST_FACTS];
  int anger = play.state->anger, node = play.state->node;
  CallEvent event = read(&play, "Bananas are yellow.", facts);
  assert_int_equal(event.deed, DO_TYPE);
  assert_true(call_do(play.call, play.state, &event, play.sink, NULL));
  assert_int_equal(play_count(&play, OUTPUT_UNHELPED), 1);
  assert_int_equal(play_count(&play, OUTPUT_ANSWER), 0);
  assert_int_equal(play.state->anger, anger);
  assert_int_equal(play.state->node, node);
  assert_int_equal(play.state->phase, PHASE_OPEN);
  play_end(&play);
}

/* Who has just said something is not silent. */
static void
typed__what_does_not_help_is_no_silence_all_the_same(void **unused) {
  (void)unused;
  Play play = begin(REPLIES);
  int facts[TYPED_MOST_FACTS];
  int waited = play.state->second_ms - 1;
  play_advance(&play, waited);
  CallEvent event = read(&play, "Bananas are yellow.", facts);
  event.t_ms = waited;
  assert_true(call_do(play.call, play.state, &event, play.sink, NULL));
  int patience = play.call->patience_ms;
  assert_int_equal(play.state->second_ms, waited + patience + 1000);
  assert_int_equal(play.state->dead_air_ms, waited + 2 * patience);
  play_end(&play);
}

static void typed__abuse_that_no_reply_is_near_strikes(void **unused) {
  (void)unused;
  Play play = begin(NULL);
  int facts[TYPED_MOST_FACTS];
  int anger = play.state->anger;
  CallEvent event = read(&play, "You idiot.", facts);
  assert_true(call_do(play.call, play.state, &event, play.sink, NULL));
  assert_int_equal(play_count(&play, OUTPUT_UNHELPED), 1);
  assert_int_equal(play_uses(&play, "hostility"), 1);
  assert_true(play.state->anger > anger);
  play_end(&play);
}

static void expect_refused(const Play *play, const char *text,
                           const char *why) {
  CallEvent event = {.t_ms = OPEN_MS};
  Err err = {0};
  int facts[TYPED_MOST_FACTS];
  assert_false(
      typed_resolve(play->call, play->state, text, facts, &event, &err));
  assert_string_equal(err.text, why);
}

static void typed__not_everything_can_be_typed(void **unused) {
  (void)unused;
  char text[TYPED_LONGEST + 2];
  memset(text, 'a', sizeof text);
  text[sizeof text - 1] = '\0';
  Play play = begin(REPLIES);
  expect_refused(&play, text, "typed words have at most 2000 bytes");
  expect_refused(&play, " \t\n", "no words were typed");
  call_begin(play.call, play.state, play.sink);
  expect_refused(&play, "Sorry.",
                 "words can be typed only while the floor is the trainee's");
  play_end(&play);
  play = play_story(&(Story){0});
  expect_refused(&play, "Sorry.", "no words can be typed without a lexicon");
  play_end(&play);
}

static void typed__a_replay_fits_one_lexicon(void **unused) {
  (void)unused;
  Play play = begin(REPLIES);
  const Scenario *scenario = play.model->scenario;
  const ReplayEvent event = {.deed = DO_TYPE, .id = "Sorry."};
  Replay replay = {
      .scenario = scenario->id, .events = &event, .event_count = 1};
  strcpy(replay.hash, scenario->hash);
  strcpy(replay.rubric, scenario->rubric->hash);
  strcpy(replay.lexicon, lexicon_hash(play.model->lexicon));
  Err err = {0};
  assert_true(replay_fits(&replay, play.model, &err));
  replay.lexicon[HASH_TEXT_BYTES - 2] ^= 1;
  assert_false(replay_fits(&replay, play.model, &err));
  assert_string_equal(err.text, "this replay was made with another lexicon");
  err = (Err){0};
  assert_false(
      replay_fits(&replay, call_model_create(play.arena, scenario), &err));
  assert_string_equal(err.text, "words were typed in this replay, and there is "
                                "no lexicon to read them by");
  play_end(&play);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(typed__it_goes_by_technique_and_facts),
      cmocka_unit_test(typed__a_fact_that_was_not_said_is_not_credited),
      cmocka_unit_test(typed__words_do_not_tell_sarcasm),
      cmocka_unit_test(typed__abuse_is_only_what_is_abusive),
      cmocka_unit_test(typed__slots_are_filled_with_what_is_named),
      cmocka_unit_test(typed__what_does_not_help_leaves_all_as_it_was),
      cmocka_unit_test(typed__what_does_not_help_is_no_silence_all_the_same),
      cmocka_unit_test(typed__abuse_that_no_reply_is_near_strikes),
      cmocka_unit_test(typed__not_everything_can_be_typed),
      cmocka_unit_test(typed__a_replay_fits_one_lexicon),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
