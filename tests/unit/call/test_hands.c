/* SPDX-License-Identifier: MIT */
/* What a trainee does with hands and body: notes, the record, posture. */
#include "call/trainee.h"
#include "play.h"
#include "unit.h"

#define PEOPLE "'people':{'boss':{'name':'Bo'}},"

/* ---- notes and the record ---- */

#define RECORD                                                                 \
  "'record':[{'id':'sale','label':'x','text':'x','tells':['c','no']},"         \
  "{'id':'old','label':'x','text':'x'}],"
static const char CANNOT_NOTE[] = "this fact cannot be noted now";

static void trainee__a_fact_is_noted_once_known(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.lines = TWO_LINES, .keys = RECORD});
  play_refused(&play, 3999, "note a", CANNOT_NOTE);
  play_do(&play, 4000, "note a");
  play_refused(&play, 4000, "note a", CANNOT_NOTE);
  play_refused(&play, 4000, "note b", CANNOT_NOTE);
  play_refused(&play, 4000, "note c", CANNOT_NOTE);
  play_do(&play, 4000, "lookup sale");
  play_do(&play, 4000, "note c");
  assert_int_equal(play_count(&play, OUTPUT_NOTED), 2);
  play_end(&play);
}

static void trainee__a_decoy_is_noted_when_its_neighbour_is_told(void **u) {
  (void)u;
  Play play = play_story(&(Story){
      .lines = TWO_LINES,
      .keys = RECORD,
      .facts = "'a':{'text':'a','must_hear':true},'b':{'text':'b'},"
               "'c':{'text':'c'},'no':{'text':'n','true':false,'near':'a'},"
               "'lone':{'text':'l','true':false},"
               "'by_c':{'text':'l','true':false,'near':'c'}"});
  play_do(&play, 0, "lookup sale");
  play_refused(&play, 3999, "note no", CANNOT_NOTE);
  play_do(&play, 4000, "note no");
  play_refused(&play, 4000, "note lone", CANNOT_NOTE);
  /* c is known, but was not told */
  play_refused(&play, 4000, "note by_c", CANNOT_NOTE);
  play_end(&play);
}

static void trainee__a_note_can_be_taken_back(void **unused) {
  (void)unused;
  static const char NOT_NOTED[] = "this fact is not in the notes";
  Play play = play_story(&(Story){.lines = TWO_LINES});
  play_refused(&play, 4000, "unnote a", NOT_NOTED);
  play_do(&play, 4000, "note a");
  assert_int_equal(play_last(&play, OUTPUT_NOTED)->b, 1);
  play_do(&play, 4000, "unnote a");
  assert_int_equal(play_last(&play, OUTPUT_NOTED)->b, 0);
  play_refused(&play, 4000, "unnote a", NOT_NOTED);
  play_do(&play, 4000, "note a");
  play_end(&play);
}

static void trainee__the_record_tells_what_is_true(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.keys = RECORD});
  play_do(&play, 0, "lookup sale");
  int known = play.call->model->layout.known;
  assert_true(state_bit(play.state, known, play_fact(&play, "c")));
  assert_false(state_bit(play.state, known, play_fact(&play, "no")));
  assert_int_equal(play_count(&play, OUTPUT_TOLD), 0);
  assert_int_equal(play.state->must_told, 0);
  play_end(&play);
}

static void trainee__an_entry_is_opened_once(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.keys = RECORD});
  play_do(&play, 0, "lookup sale");
  play_refused(&play, 9000, "lookup sale", "this record entry is open already");
  play_do(&play, 9000, "lookup old");
  assert_int_equal(play_count(&play, OUTPUT_LOOKED_UP), 2);
  play_end(&play);
}

static void trainee__hands_are_free_while_the_mouth_is_not(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.keys = "'channel':'in_person'," RECORD});
  play_answer(&play, "plain");
  play_do(&play, 5100, "note a");
  play_do(&play, 5100, "unnote a");
  play_do(&play, 5100, "lookup sale");
  play_do(&play, 5100, "eyes off");
  static const char SPEAKING[] = "the trainee is still speaking";
  play_refused(&play, 5609, "reply plain", SPEAKING);
  play_refused(&play, 5609, "backchannel", SPEAKING);
  play_refused(&play, 5609, "hang_up", SPEAKING);
  play_refused(&play, 5609, "transfer", SPEAKING);
  play_do(&play, 5610, "backchannel");
  play_end(&play);
}

/* ---- posture ---- */

static Play in_person(const char *lines) {
  return play_story(
      &(Story){.keys = "'channel':'in_person'," PEOPLE RECORD, .lines = lines});
}

static void trainee__posture_is_of_no_account_on_the_telephone(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  play_refused(&play, 0, "posture closed", "posture counts only in person");
  play_end(&play);
}

/* Milliseconds of 10,000 spoken that were open, with eyes on her. */
static int open_ms(const char *first, const char *second, const char *third) {
  Play play = in_person("{'say':'x','ms':10000}");
  if (first) { play_do(&play, 1000, first); }
  if (second) { play_do(&play, 3000, second); }
  if (third) { play_do(&play, 8000, third); }
  play_hear_out(&play);
  play_do(&play, 12000, "reply bye"); /* silence is no speaking time */
  assert_int_equal(play.state->spoken_ms, 10000);
  int open = play.state->open_ms;
  play_end(&play);
  return open;
}

static void trainee__open_and_eyes_on_is_what_counts(void **unused) {
  (void)unused;
  assert_int_equal(open_ms(NULL, NULL, NULL), 10000);
  assert_int_equal(open_ms("posture closed", NULL, NULL), 1000);
  assert_int_equal(open_ms("posture closed", NULL, "posture open"), 3000);
  assert_int_equal(open_ms("posture closed", "posture closed", NULL), 1000);
  assert_int_equal(open_ms("eyes off", NULL, "eyes on"), 3000);
  assert_int_equal(open_ms("eyes off", "posture closed", "eyes on"), 1000);
  assert_int_equal(open_ms("eyes off", "eyes on", "posture open"), 8000);
}

static void trainee__a_note_takes_the_eyes_away_for_a_second(void **unused) {
  (void)unused;
  assert_int_equal(open_ms("lookup old", NULL, NULL), 7000);
  assert_int_equal(open_ms("lookup old", "lookup sale", NULL), 5000);
  assert_int_equal(open_ms("lookup sale", NULL, "note c"), 6000);
  /* the last second of the line only: 9,000 to 10,000 of 3 s away */
  Play play = in_person("{'say':'x','ms':10000}");
  play_do(&play, 9000, "lookup sale");
  play_answer(&play, "bye");
  assert_int_equal(play.state->open_ms, 9000);
  play_end(&play);
}

static void trainee__only_the_caller_s_speaking_time_counts(void **unused) {
  (void)unused;
  Play play = in_person("{'say':'x','ms':1000,'pause_ms':5000},"
                        "{'say':'x','ms':2000,'by':'boss','pause_ms':5000},"
                        "{'say':'x','ms':3000}");
  play_do(&play, 7000, "posture closed");
  play_answer(&play, "bye");
  assert_int_equal(play.state->spoken_ms, 4000);
  assert_int_equal(play.state->open_ms, 1000);
  play_end(&play);
}

static void trainee__a_protest_is_speaking_time(void **unused) {
  (void)unused;
  Play play = in_person("{'say':'x','ms':5000,'tells':['a']}");
  play_do(&play, 1000, "reply plain");
  play_do(&play, 1500, "posture closed");
  play_do(&play, 2310, "posture open");
  play_answer(&play, "bye");
  /* 1,000, a protest of 1,310, and the line once more */
  assert_int_equal(play.state->spoken_ms, 7310);
  assert_int_equal(play.state->open_ms, 1000 + 500 + 5000);
  play_end(&play);
}

static void trainee__an_insult_closes_the_stance(void **unused) {
  (void)unused;
  Play play = in_person("{'say':'x','ms':1000,'abuse':1,'pause_ms':0},"
                        "{'say':'x','ms':4000}");
  play_do(&play, 3000, "posture open");
  play_answer(&play, "bye");
  assert_int_equal(play.state->spoken_ms, 5000);
  assert_int_equal(play.state->open_ms, 1000 + 2000);
  play_end(&play);
}

static void trainee__an_insult_opens_no_closed_stance(void **unused) {
  (void)unused;
  Play play = in_person("{'say':'x','ms':1000,'abuse':1,'pause_ms':0},"
                        "{'say':'x','ms':1000,'abuse':1,'pause_ms':0},"
                        "{'say':'x','ms':2000}");
  play_answer(&play, "bye");
  assert_int_equal(play.state->open_ms, 1000);
  play_end(&play);
}

static void trainee__on_the_telephone_nothing_is_watched(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.lines = "{'say':'x','ms':1000,'abuse':1}"});
  play_answer(&play, "plain");
  assert_int_equal(play.state->spoken_ms, 0);
  assert_false(play.state->flags & STATE_CLOSED_STANCE);
  assert_int_equal(play_uses(&play, "closed_posture"), 0);
  play_end(&play);
}

static int closed_posture(int from_ms) {
  Play play = in_person("{'say':'x','ms':4000}");
  play_do(&play, from_ms, "posture closed");
  play_answer(&play, "plain");
  int used = play_uses(&play, "closed_posture");
  play_end(&play);
  return used;
}

static void trainee__less_than_half_of_a_turn_open_is_closed(void **unused) {
  (void)unused;
  assert_int_equal(closed_posture(1999), 1);
  assert_int_equal(closed_posture(2000), 0); /* half is not less */
}

static void trainee__each_turn_s_posture_counts_by_itself(void **unused) {
  (void)unused;
  Play play = in_person("{'say':'x','ms':4000}");
  play_answer(&play, "plain");
  play_do(&play, 4610, "posture closed");
  play_answer(&play, "plain");
  assert_int_equal(play_uses(&play, "closed_posture"), 1);
  play_do(&play, 8610 + 610, "posture open");
  play_answer(&play, "plain");
  assert_int_equal(play_uses(&play, "closed_posture"), 1);
  play_end(&play);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(trainee__a_fact_is_noted_once_known),
      cmocka_unit_test(trainee__a_decoy_is_noted_when_its_neighbour_is_told),
      cmocka_unit_test(trainee__a_note_can_be_taken_back),
      cmocka_unit_test(trainee__the_record_tells_what_is_true),
      cmocka_unit_test(trainee__an_entry_is_opened_once),
      cmocka_unit_test(trainee__hands_are_free_while_the_mouth_is_not),
      cmocka_unit_test(trainee__posture_is_of_no_account_on_the_telephone),
      cmocka_unit_test(trainee__open_and_eyes_on_is_what_counts),
      cmocka_unit_test(trainee__a_note_takes_the_eyes_away_for_a_second),
      cmocka_unit_test(trainee__only_the_caller_s_speaking_time_counts),
      cmocka_unit_test(trainee__a_protest_is_speaking_time),
      cmocka_unit_test(trainee__an_insult_closes_the_stance),
      cmocka_unit_test(trainee__an_insult_opens_no_closed_stance),
      cmocka_unit_test(trainee__on_the_telephone_nothing_is_watched),
      cmocka_unit_test(trainee__less_than_half_of_a_turn_open_is_closed),
      cmocka_unit_test(trainee__each_turn_s_posture_counts_by_itself),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
