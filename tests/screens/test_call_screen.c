/* SPDX-License-Identifier: MIT */
/* The call screen: replies face down and up, small words, notes, the record. */
#include "base/str.h"
#include "kettle.h"
#include "player.h"
#include "unit.h"

#include <string.h>

static const char CUTS_IN[] =
    "Mr. Quill is still speaking. Answering now cuts in.";

/* ---- cards ---- */

static void call__the_replies_lie_face_down_while_she_speaks(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  player_go_to(&on, 5000);
  assert_int_equal(player_card(&on, KETTLE_SORRY), 0);
  assert_true(player_sees(&on, ROLE_CHOICE, "Face down"));
  player_press(&on, (Key)(KEY_0 + 1));
  assert_false(player_reads(&on, KETTLE_SORRY));
  player_leave(&on);
}

static void call__they_turn_up_by_themselves_when_the_turn_ends(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  player_go_to(&on, KETTLE_TURN_MS - 1);
  assert_int_equal(player_card(&on, KETTLE_SORRY), 0);
  player_go_to(&on, KETTLE_TURN_MS);
  assert_true(player_card(&on, KETTLE_SORRY) > 0);
  assert_true(player_reads(&on, "Your turn."));
  player_leave(&on);
}

static void call__fresh_cards_are_deaf_for_a_moment(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  player_go_to(&on, KETTLE_TURN_MS + KETTLE_GUARD_MS - 1);
  player_press_card(&on, KETTLE_SORRY);
  assert_false(player_reads(&on, KETTLE_SORRY));
  player_go_to(&on, KETTLE_TURN_MS + KETTLE_GUARD_MS + 1);
  player_press_card(&on, KETTLE_SORRY);
  assert_true(player_reads(&on, KETTLE_SORRY));
  assert_true(player_reads(&on, "You are speaking."));
  player_leave(&on);
}

static void
call__holding_the_key_turns_them_up_and_takes_two_steps(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  player_go_to(&on, 1000);
  player_hold(&on, INPUT_KEY('R'));
  assert_true(player_card(&on, KETTLE_SORRY) > 0);
  assert_true(player_reads(&on, CUTS_IN));
  player_go_to(&on, 1500);
  player_press_card(&on, KETTLE_SORRY);
  assert_false(player_reads(&on, KETTLE_SORRY));
  assert_true(player_sees(&on, ROLE_BUTTON, "Cut in"));
  player_press(&on, KEY_ENTER);
  assert_true(player_reads(&on, KETTLE_SORRY));
  assert_true(player_reads(&on, "I am not done."));
  assert_true(player_reads(&on, "Rising: you cut in"));
  player_leave(&on);
}

static void call__letting_go_turns_them_down_again(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  player_go_to(&on, 1000);
  player_hold(&on, INPUT_KEY('R'));
  player_go_to(&on, 1500);
  player_press_card(&on, KETTLE_SORRY);
  player_let_go(&on, INPUT_KEY('R'));
  assert_int_equal(player_card(&on, KETTLE_SORRY), 0);
  assert_false(player_sees(&on, ROLE_BUTTON, "Cut in"));
  assert_false(player_reads(&on, CUTS_IN));
  player_leave(&on);
}

static void call__what_was_chosen_can_be_put_back(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  player_go_to(&on, 1000);
  player_hold(&on, INPUT_KEY('R'));
  player_go_to(&on, 1500);
  player_press_card(&on, KETTLE_SORRY);
  player_press(&on, KEY_BACKSPACE);
  assert_false(player_sees(&on, ROLE_BUTTON, "Cut in"));
  player_press(&on, KEY_ENTER);
  assert_false(player_reads(&on, KETTLE_SORRY));
  player_leave(&on);
}

static void call__an_invited_answer_is_no_cutting_in(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world(",'invites':true", ""),
              (CallSetup){.exam = false});
  player_go_to(&on, 3100);
  player_hold(&on, INPUT_KEY('R'));
  assert_true(player_reads(
      &on, "Mr. Quill wants an answer. Answering now does not cut in."));
  player_go_to(&on, 3600);
  player_press_card(&on, KETTLE_SORRY);
  assert_true(player_reads(&on, KETTLE_SORRY));
  assert_false(player_reads(&on, "I am not done."));
  player_leave(&on);
}

/* The same reply has the same number as long as one can see it. */
static void call__a_card_keeps_its_row(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  player_go_to(&on, 1000);
  player_hold(&on, INPUT_KEY('R'));
  int number = player_card(&on, KETTLE_SORRY);
  for (int t = 1100; t < 9000; t += 500) {
    player_go_to(&on, t);
    assert_int_equal(player_card(&on, KETTLE_SORRY), number);
  }
  player_leave(&on);
}

/* ---- small words ---- */

static void call__a_breath_is_seen_and_heard(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  player_go_to(&on, 2599);
  assert_false(player_sees(&on, ROLE_IMAGE, "A breath: mm-hm fits now"));
  assert_int_equal(on.world->cues[CUE_BREATH], 0);
  player_go_to(&on, 2600);
  assert_true(player_sees(&on, ROLE_IMAGE, "A breath: mm-hm fits now"));
  assert_int_equal(on.world->cues[CUE_BREATH], 1);
  player_go_to(&on, 3900);
  assert_int_equal(on.world->cues[CUE_BREATH], 1);
  player_go_to(&on, 4001);
  assert_false(player_sees(&on, ROLE_IMAGE, "A breath: mm-hm fits now"));
  player_leave(&on);
}

static void call__a_small_word_fits_there(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  player_go_to(&on, 3200);
  player_press(&on, KEY_SPACE);
  assert_int_equal(on.world->cues[CUE_MM_HM], 1);
  assert_true(player_reads(&on, "Easing: you showed that you listen"));
  assert_false(player_sees(&on, ROLE_IMAGE, "A breath: mm-hm fits now"));
  player_leave(&on);
}

static void call__elsewhere_it_falls_into_the_words(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  player_go_to(&on, 1000);
  player_press(&on, KEY_SPACE);
  assert_int_equal(on.world->cues[CUE_MM_HM], 1);
  assert_true(player_reads(&on, "That mm-hm fell into the words."));
  player_go_to(&on, 2300);
  assert_false(player_reads(&on, "That mm-hm fell into the words."));
  player_leave(&on);
}

static const char BUSY[] = "Missed: you were still writing or reading.";

static void call__who_writes_is_told_why_a_small_word_missed(void **state) {
  (void)state;
  for (int self_paced = 0; self_paced <= 1; self_paced++) {
    ScreenStage on;
    kettle_open(&on, kettle_world("", ""),
                (CallSetup){.self_paced = self_paced});
    player_go_to(&on, 3050);
    stage_click(&on.stage, ROLE_CHOICE, "the handle came off");
    assert_false(player_sees(&on, ROLE_IMAGE, "A breath: mm-hm fits now"));
    player_press(&on, KEY_SPACE);
    assert_true(player_reads(&on, BUSY));
    player_leave(&on);
  }
}

static void
call__a_second_small_word_in_a_breath_is_one_too_many(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  player_go_to(&on, 3200);
  player_press(&on, KEY_SPACE);
  player_press(&on, KEY_SPACE);
  assert_true(player_reads(&on, "One mm-hm a breath is enough."));
  player_leave(&on);
}

static void call__in_ones_own_turn_there_is_nothing_to_murmur(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  player_go_to(&on, KETTLE_TURN_MS + 1000);
  player_press(&on, KEY_SPACE);
  assert_int_equal(on.world->cues[CUE_MM_HM], 0);
  assert_false(player_reads(&on, KETTLE_SORRY));
  player_leave(&on);
}

/* ---- notes, record, slots ---- */

static void call__a_told_fact_is_offered_among_what_it_could_be(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  player_go_to(&on, 2999);
  assert_false(player_sees(&on, ROLE_CHOICE, "the handle came off"));
  player_go_to(&on, 3000);
  assert_true(player_sees(&on, ROLE_CHOICE, "the handle came off"));
  assert_true(player_sees(&on, ROLE_CHOICE, "the lid came off"));
  player_press(&on, INPUT_KEY('N'));
  player_press(&on, KEY_ENTER);
  assert_int_equal(on.world->cues[CUE_PAGE], 1);
  assert_false(player_sees(&on, ROLE_CHOICE, "the handle came off"));
  assert_false(player_sees(&on, ROLE_CHOICE, "the lid came off"));
  assert_true(player_sees(&on, ROLE_BUTTON, "Notes 1"));
  player_leave(&on);
}

static void call__in_a_narrow_bar_notes_are_not_counted(void **state) {
  (void)state;
  ScreenStage on;
  FakeWorld *world = kettle_world("", "");
  world->settings.text_percent = 200;
  kettle_open(&on, world, (CallSetup){.exam = false});
  on.stage.input.width = 900;
  on.stage.input.height = 600;
  player_go_to(&on, 3000);
  player_press(&on, INPUT_KEY('N'));
  player_press(&on, KEY_ENTER);
  assert_int_equal(on.world->cues[CUE_PAGE], 1);
  assert_true(player_sees(&on, ROLE_BUTTON, "Notes"));
  player_leave(&on);
}

static void call__a_note_can_be_taken_back(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  player_go_to(&on, KETTLE_TURN_MS + 10);
  stage_click(&on.stage, ROLE_CHOICE, "the lid came off");
  assert_true(player_sees(&on, ROLE_CHIP, "the lid came off"));
  stage_click(&on.stage, ROLE_CHIP, "the lid came off");
  assert_false(player_sees(&on, ROLE_CHIP, "the lid came off"));
  assert_true(player_sees(&on, ROLE_CHOICE, "the handle came off"));
  player_leave(&on);
}

static void call__record_entries_open_one_by_one(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  player_press(&on, INPUT_KEY('C'));
  assert_false(player_reads(&on, "Kettle K2, 39 euros."));
  player_press(&on, KEY_ENTER);
  assert_true(player_reads(&on, "Kettle K2, 39 euros."));
  assert_true(player_sees(&on, ROLE_IMAGE, "Writing or reading"));
  assert_true(player_sees(&on, ROLE_CHOICE, "it cost 39 euros"));
  player_leave(&on);
}

static void call__slots_are_filled_from_the_notes(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  player_go_to(&on, KETTLE_TURN_MS + 10);
  stage_click(&on.stage, ROLE_CHOICE, "the handle came off");
  stage_click(&on.stage, ROLE_CHOICE, "your hand was scalded");
  player_go_to(&on, KETTLE_TURN_MS + 500);
  player_press_card(&on, KETTLE_CHECK);
  assert_true(player_reads(&on, "Pick 2 from your notes."));
  player_go_to(&on, KETTLE_TURN_MS + 1000);
  player_press(&on, (Key)(KEY_0 + 2));
  assert_true(player_reads(&on, "So your hand was scalded, and […]?"));
  player_press(&on, KEY_ENTER);
  assert_true(player_reads(&on, "Pick one more from your notes."));
  player_press(&on, (Key)(KEY_0 + 1));
  player_press(&on, KEY_ENTER);
  assert_true(
      player_reads(&on, "So your hand was scalded, and the handle came off?"));
  assert_true(player_reads(&on, "You are speaking."));
  player_leave(&on);
}

static void call__too_few_notes_are_said_so(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  player_go_to(&on, KETTLE_TURN_MS + 500);
  player_press_card(&on, KETTLE_CHECK);
  assert_true(player_reads(&on, "Your notes hold too little for this answer."));
  player_press(&on, KEY_ENTER);
  assert_false(player_reads(&on, "You are speaking."));
  player_leave(&on);
}

/* The handle could be the lid, and that is asked; the hand is the hand. */
static void call__a_fact_that_stands_alone_is_asked_for_alone(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  player_go_to(&on, 3500);
  assert_true(player_sees(&on, ROLE_HEADING, "Which of these was said?"));
  assert_false(player_sees(&on, ROLE_HEADING, "Was this said?"));
  player_go_to(&on, KETTLE_TURN_MS);
  assert_true(player_sees(&on, ROLE_HEADING, "Was this said?"));
  stage_click(&on.stage, ROLE_CHOICE, "the handle came off");
  assert_false(player_sees(&on, ROLE_HEADING, "Which of these was said?"));
  assert_true(player_sees(&on, ROLE_HEADING, "Was this said?"));
  player_leave(&on);
}

/* ---- what is seen ---- */

static bool ends_with(const char *text, const char *end) {
  size_t length = strlen(text), more = strlen(end);
  return length >= more && strcmp(text + length - more, end) == 0;
}

static void call__who_was_cut_off_reads_so(void **state) {
  (void)state;
  for (int t = 500; t < 6000; t += 250) {
    ScreenStage on;
    kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
    player_hold(&on, INPUT_KEY('R'));
    player_go_to(&on, t);
    if (!player_reads(&on, CUTS_IN)) { fail_msg("%d ms", t); }
    bool speaks = player_sees(&on, ROLE_IMAGE, "Speaking now");
    player_press_card(&on, KETTLE_SORRY);
    player_press(&on, KEY_ENTER);
    UiSeen seen;
    int cut = 0;
    for (int i = 0; seen_nth(on.stage.ui, i, &seen); i++) {
      assert_false(ends_with(seen.name, ". –"));
      cut += seen.role == ROLE_TEXT && ends_with(seen.name, " –");
    }
    assert_int_equal(cut, speaks);
    player_leave(&on);
  }
}

static void call__an_exam_hides_anger_composure_and_promises(void **state) {
  (void)state;
  for (int exam = 0; exam <= 1; exam++) {
    ScreenStage on;
    kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = exam});
    player_go_to(&on, KETTLE_TURN_MS + 500);
    player_press_card(&on, KETTLE_SEND);
    player_press(&on, INPUT_KEY('P'));
    assert_int_equal(player_sees(&on, ROLE_METER, "Anger"), !exam);
    assert_int_equal(player_sees(&on, ROLE_METER, "Your composure"), !exam);
    assert_int_equal(player_reads(&on, "Post a new kettle"), !exam);
    assert_int_equal(player_sees(&on, ROLE_CHIP, "Exam"), exam);
    player_leave(&on);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(call__the_replies_lie_face_down_while_she_speaks),
      cmocka_unit_test(call__they_turn_up_by_themselves_when_the_turn_ends),
      cmocka_unit_test(call__fresh_cards_are_deaf_for_a_moment),
      cmocka_unit_test(call__holding_the_key_turns_them_up_and_takes_two_steps),
      cmocka_unit_test(call__letting_go_turns_them_down_again),
      cmocka_unit_test(call__what_was_chosen_can_be_put_back),
      cmocka_unit_test(call__an_invited_answer_is_no_cutting_in),
      cmocka_unit_test(call__a_card_keeps_its_row),
      cmocka_unit_test(call__a_breath_is_seen_and_heard),
      cmocka_unit_test(call__a_small_word_fits_there),
      cmocka_unit_test(call__elsewhere_it_falls_into_the_words),
      cmocka_unit_test(call__who_writes_is_told_why_a_small_word_missed),
      cmocka_unit_test(call__a_second_small_word_in_a_breath_is_one_too_many),
      cmocka_unit_test(call__in_ones_own_turn_there_is_nothing_to_murmur),
      cmocka_unit_test(call__a_told_fact_is_offered_among_what_it_could_be),
      cmocka_unit_test(call__in_a_narrow_bar_notes_are_not_counted),
      cmocka_unit_test(call__a_note_can_be_taken_back),
      cmocka_unit_test(call__record_entries_open_one_by_one),
      cmocka_unit_test(call__slots_are_filled_from_the_notes),
      cmocka_unit_test(call__too_few_notes_are_said_so),
      cmocka_unit_test(call__a_fact_that_stands_alone_is_asked_for_alone),
      cmocka_unit_test(call__who_was_cut_off_reads_so),
      cmocka_unit_test(call__an_exam_hides_anger_composure_and_promises),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
