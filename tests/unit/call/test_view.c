/* SPDX-License-Identifier: MIT */
#include "call/view.h"
#include "play.h"
#include "unit.h"

#include <stdlib.h>

/* ---- speech ---- */

static const char *coming(const Play *play) {
  const char *source = "";
  const Line *line = view_coming(play->call, play->state, &source);
  assert_true(!line == !*source);
  return source;
}

static void view__it_knows_the_line_that_comes_next(void **unused) {
  (void)unused;
  /* stream line/talk/2: 1 with seed 4 */
  Play play = play_story_with(
      &(Story){.lines = "{'say':'One.','ms':1000,'pause_ms':500},"
                        "{'say':'Two.','if':'turn > 1'},"
                        "{'say':['x','y','z'],'ms':1000}"},
      call_options(4));
  assert_string_equal(coming(&play), "y");
  play_advance(&play, 1200); /* a pause */
  assert_string_equal(coming(&play), "y");
  play_advance(&play, 1500);
  assert_string_equal(coming(&play), "");
  play_advance(&play, 2500); /* the floor is open */
  assert_string_equal(coming(&play), "");
  play_end(&play);
}

static void view__anger_gives_the_tone(void **unused) {
  (void)unused;
  assert_int_equal(view_tone(1000), SPEECH_FURIOUS);
  assert_int_equal(view_tone(850), SPEECH_FURIOUS);
  assert_int_equal(view_tone(849), SPEECH_ANGRY);
  assert_int_equal(view_tone(600), SPEECH_ANGRY);
  assert_int_equal(view_tone(599), SPEECH_ANNOYED);
  assert_int_equal(view_tone(350), SPEECH_ANNOYED);
  assert_int_equal(view_tone(349), SPEECH_CALM);
}

/* ---- texts ---- */

#define TEXTS                                                                  \
  .keys = "'company':{'name':'Hob','agent':'Sam'},"                            \
          "'draw':{'where':['the_big_yard']},",                                \
  .caller = "'call_me':['Ms. Hill','Doctor'],",                                \
  .facts = "'a':{'text':'a'},'b':{'text':'b'},"                                \
           "'c':{'text':'it was [softly] in {where}'}"

static void expect_text(const char *source, const int *facts, int count,
                        const char *text) {
  Play play = play_story(&(Story){TEXTS});
  char memory[256];
  Str out = str_init(memory, sizeof memory);
  view_text(play.call, source, facts, count, &out);
  assert_string_equal(memory, text);
  play_end(&play);
}

static void view__placeholders_are_filled(void **unused) {
  (void)unused;
  expect_text("{caller}, {agent} here, in {where}.", NULL, 0,
              "Ms. Hill, Sam here, in the big yard.");
  expect_text("", NULL, 0, "");
  expect_text("plain", NULL, 0, "plain");
}

static void view__facts_fill_the_slots_in_order(void **unused) {
  (void)unused;
  static const int FACTS[] = {1, 0};
  expect_text("So {fact}, and {fact}?", FACTS, 2, "So b, and a?");
  expect_text("So {fact}, and {fact}?", FACTS, 1, "So b, and […]?");
  expect_text("So {fact}?", NULL, 0, "So […]?");
  static const int NESTED[] = {2, 0};
  expect_text("So {fact}, and {fact}?", NESTED, 2,
              "So it was [softly] in the big yard, and a?");
}

static void view__stage_directions_stay_in_their_brackets(void **unused) {
  (void)unused;
  expect_text("[to {agent}] Well[, after a while] then. [sighs]", NULL, 0,
              "[to Sam] Well[, after a while] then. [sighs]");
}

/* ---- the order of replies ---- */

#define SEVEN                                                                  \
  REPLY("p", "'uses':['sarcasm']")                                             \
  REPLY("q", "'if':'composure < 700','uses':['fix','empathy']")                \
  REPLY("s", "'uses':['empathy','apology','defensive']")                       \
  REPLY("t", "'uses':['hostility']")

/* The ids of the replies on offer, in the order in which they are shown. */
static void expect_order(const Play *play, int most, const char *order) {
  int replies[64];
  char ids[256];
  Str str = str_init(ids, sizeof ids);
  int count = view_replies(play->call, play->state, replies, most);
  for (int i = 0; i < count; i++) {
    str_addf(&str, "%s ", play->model->scenario->replies[replies[i]].id);
  }
  assert_string_equal(ids, order);
}

static void view__the_seed_orders_the_replies_at_each_visit(void **unused) {
  (void)unused;
  /* stream replies/talk/1 shuffles p q s t plain more bye; q is not offered */
  static const char *const FIRST[] = {"more plain p bye s t ",
                                      "p more t plain s bye ",
                                      "s bye p t more plain "};
  static const char *const SECOND[] = {"plain s bye p more t ",
                                       "s bye t p more plain ",
                                       "plain bye p more s t "};
  for (int i = 0; i < 3; i++) {
    Play play = play_story_with(&(Story){.replies = SEVEN},
                                call_options((uint64_t)i + 1));
    expect_order(&play, 64, FIRST[i]);
    play_answer(&play, "plain");
    play_hear_out(&play);
    expect_order(&play, 64, SECOND[i]);
    play_end(&play);
  }
}

static void view__no_more_are_given_than_there_is_room_for(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.replies = SEVEN});
  expect_order(&play, 2, "more plain ");
  play.state->composure = 249;
  expect_order(&play, 2, "p s ");
  expect_order(&play, 4, "p s t more ");
  play_end(&play);
}

static void view__as_many_replies_as_a_node_may_have_are_shown(void **u) {
  (void)u;
  enum { OWN = SCENARIO_MAX_REPLIES - 3, BYTES = 8192 };
  char *memory = malloc(BYTES);
  Str all = str_init(memory, BYTES);
  for (int i = 0; i < OWN; i++) {
    str_addf(&all, "{'id':'r%d','say':'x','goto':'talk'},", i);
  }
  Play play = play_story(&(Story){.replies = all.text});
  int replies[SCENARIO_MAX_REPLIES] = {0}, sum = 0;
  assert_int_equal(view_replies(play.call, play.state, replies, 64), 64);
  for (int i = 0; i < 64; i++) { sum += replies[i]; }
  assert_int_equal(sum, 63 * 64 / 2);
  play_end(&play);
  free(memory);
}

static void view__shaken_the_hot_answers_stand_first(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.replies = SEVEN});
  play.state->composure = 250;
  expect_order(&play, 64, "more plain p bye s t q ");
  play.state->composure = 249;
  expect_order(&play, 64, "p s t more plain bye q ");
  play_end(&play);
}

/* ---- notes ---- */

#define NEAR                                                                   \
  "'no':{'text':'no','true':false,'near':'a'},"                                \
  "'a':{'text':'a'},'b':{'text':'b'},"                                         \
  "'nah':{'text':'nah','true':false,'near':'a'},"                              \
  "'nope':{'text':'nope','true':false,'near':'b'}"

static void expect_offer(const Play *play, const char *fact,
                         const char *choices) {
  char ids[128];
  Str str = str_init(ids, sizeof ids);
  ViewOffer offer = view_offer(play->call, play->state, play_fact(play, fact));
  assert_int_equal(offer.fact, play_fact(play, fact));
  for (int i = 0; i < offer.count; i++) {
    str_addf(&str, "%s ", play->model->scenario->facts[offer.choices[i]].id);
  }
  assert_string_equal(ids, choices);
}

static void view__what_was_told_is_offered_among_decoys(void **unused) {
  (void)unused;
  /* streams near/a and near/b */
  static const char *const BY_A[] = {"no nah a ", "no a nah ", "no nah a "};
  static const char *const BY_B[] = {"b nope ", "b nope ", "nope b "};
  for (int i = 0; i < 3; i++) {
    Play play =
        play_story_with(&(Story){.facts = NEAR}, call_options((uint64_t)i + 1));
    expect_offer(&play, "a", "");
    play_hear_out(&play);
    expect_offer(&play, "a", BY_A[i]);
    expect_offer(&play, "b", BY_B[i]);
    play_end(&play);
  }
}

static void view__what_is_noted_is_not_offered_again(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.facts = NEAR});
  play_do(&play, 5000, "note nah");
  expect_offer(&play, "a", "no a ");
  play_do(&play, 5000, "note a");
  expect_offer(&play, "a", "no ");
  play_end(&play);
}

static void view__notes_record_and_promises_are_shown(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .keys = "'record':[{'id':'s','label':'x','text':'x','tells':['c']}],"
              "'promises':{'p':{'text':'x','within_h':1}},"
              "'wrap_up':{'minutes':5,'tasks':["
              "{'id':'t','label':'x','minutes':1,'keeps':['p']}]},",
      .replies = "{'id':'r','say':'x','promises':['p'],'goto':'end'},"});
  const Call *call = play.call;
  const CallState *state = play.state;
  int c = play_fact(&play, "c");
  assert_false(view_opened(call, state, 0));
  assert_false(view_can_note(call, state, c));
  play_do(&play, 1000, "lookup s");
  assert_true(view_opened(call, state, 0));
  assert_true(view_can_note(call, state, c));
  assert_false(view_noted(call, state, c));
  assert_int_equal(view_busy_until_ms(state), 4000);
  play_advance(&play, 4000);
  assert_int_equal(view_busy_until_ms(state), 0);
  play_do(&play, 4000, "note c");
  assert_true(view_noted(call, state, c));
  assert_false(view_can_note(call, state, c));
  assert_false(view_promised(call, state, 0));
  play_answer(&play, "r");
  assert_true(view_promised(call, state, 0));
  play_hear_out(&play);
  assert_false(view_kept(call, state, 0));
  play_do(&play, 9000, "task t");
  assert_true(view_kept(call, state, 0));
  play_end(&play);
}

/* ---- moments ---- */

static void view__it_warns_of_cutting_in(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  assert_true(view_would_interrupt(play.call, play.state));
  play_advance(&play, 4599);
  assert_true(view_would_interrupt(play.call, play.state));
  play_advance(&play, 4600);
  assert_false(view_would_interrupt(play.call, play.state));
  assert_true(view_window(play.call, play.state));
  play_advance(&play, 5000);
  assert_false(view_would_interrupt(play.call, play.state));
  assert_false(view_window(play.call, play.state));
  play_end(&play);
}

static void view__it_knows_when_one_can_speak(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  assert_true(view_can_act(play.state));
  play_answer(&play, "bye");
  assert_false(view_can_act(play.state));
  assert_false(view_can_transfer(play.call, play.state));
  play_advance(&play, 5610);
  assert_true(view_can_act(play.state));
  assert_false(view_can_transfer(play.call, play.state)); /* an end */
  play_hear_out(&play);
  assert_false(view_can_act(play.state));
  play_end(&play);
}

static void view__it_knows_when_one_can_breathe(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .lines = "{'say':'x','ms':5000,'pause_ms':1000},{'say':'x','ms':1000}"});
  assert_true(view_can_breathe(play.state));
  assert_true(view_can_transfer(play.call, play.state));
  play_do(&play, 0, "breathe");
  assert_false(view_can_breathe(play.state));
  assert_false(view_can_act(play.state));
  assert_false(view_can_transfer(play.call, play.state));
  play_advance(&play, 4500);
  assert_false(view_can_breathe(play.state)); /* once a turn */
  assert_true(view_can_act(play.state));
  play_answer(&play, "plain");
  play_advance(&play, play.state->enter_ms);
  assert_true(view_can_breathe(play.state));
  play_advance(&play, play.state->line_end_ms);
  assert_false(view_can_breathe(play.state)); /* a pause */
  play_end(&play);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(view__it_knows_the_line_that_comes_next),
      cmocka_unit_test(view__anger_gives_the_tone),
      cmocka_unit_test(view__placeholders_are_filled),
      cmocka_unit_test(view__facts_fill_the_slots_in_order),
      cmocka_unit_test(view__stage_directions_stay_in_their_brackets),
      cmocka_unit_test(view__the_seed_orders_the_replies_at_each_visit),
      cmocka_unit_test(view__no_more_are_given_than_there_is_room_for),
      cmocka_unit_test(view__as_many_replies_as_a_node_may_have_are_shown),
      cmocka_unit_test(view__shaken_the_hot_answers_stand_first),
      cmocka_unit_test(view__what_was_told_is_offered_among_decoys),
      cmocka_unit_test(view__what_is_noted_is_not_offered_again),
      cmocka_unit_test(view__notes_record_and_promises_are_shown),
      cmocka_unit_test(view__it_warns_of_cutting_in),
      cmocka_unit_test(view__it_knows_when_one_can_speak),
      cmocka_unit_test(view__it_knows_when_one_can_breathe),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
