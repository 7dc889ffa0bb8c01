/* SPDX-License-Identifier: MIT */
/* The call screen and time: words as they are spoken, pauses, one's own pace,
 *and
 ** where the focus goes meanwhile. */
#include "audio/timing.h"
#include "base/str.h"
#include "kettle.h"
#include "player.h"
#include "screens/call_screen.h"
#include "unit.h"

#include <string.h>

/* ---- words in time ---- */

/* Pixels of the first line that are there yet. */
static int shown_width(const ScreenStage *on) {
  for (const DrawCommand *c = on->stage.list->first; c; c = c->next) {
    bool it = c->kind == DRAW_TEXT && strncmp(c->text, "Your kettle", 11) == 0;
    if (it) { return c->shown > 0 ? c->shown : 1 << 20; }
  }
  return 0;
}

static void call__words_come_one_by_one_in_the_lines_own_time(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  int before = 0, steps = 0;
  for (int t = 100; t < 3000; t += 100) {
    player_go_to(&on, t);
    int shown = shown_width(&on);
    assert_true(shown >= before);
    steps += shown > before;
    before = shown;
  }
  assert_int_equal(steps, 8);
  player_leave(&on);
}

static void call__a_voice_that_comes_late_takes_no_word_back(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  TimedWord words[] = {{500, 600, 0, 4}, {2000, 2100, 5, 12}};
  Timing timing = {.ms = 3000, .word_count = 2, .words = words};
  player_go_to(&on, 1000);
  int before = shown_width(&on);
  assert_true(before > 0);
  on.world->timing = &timing;
  player_go_to(&on, 1500);
  assert_int_equal(shown_width(&on), before);
  player_leave(&on);
}

static void call__it_is_spoken_too(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  assert_int_equal(on.world->cues[CUE_PICK_UP], 1);
  assert_int_equal(on.world->said_count, 1);
  assert_string_equal(on.world->said,
                      "Your kettle. The handle came off this morning.");
  player_go_to(&on, 4000);
  assert_int_equal(on.world->said_count, 2);
  player_leave(&on);
}

/* ---- time ---- */

static void call__a_pause_stops_time_and_hides_the_cards(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  player_go_to(&on, KETTLE_TURN_MS + 100);
  player_press(&on, KEY_ESCAPE);
  assert_true(player_sees(&on, ROLE_DIALOG, "Paused"));
  player_go_to(&on, KETTLE_TURN_MS + 60100);
  assert_int_equal(player_card(&on, KETTLE_SORRY), 0);
  assert_true(player_reads(&on, "00:06"));
  assert_true(call_screen_class.next_ms(on.screen) == INT64_MAX);
  player_press(&on, KEY_ESCAPE);
  assert_false(player_sees(&on, ROLE_DIALOG, "Paused"));
  assert_true(player_card(&on, KETTLE_SORRY) > 0);
  player_go_to(&on, KETTLE_TURN_MS + 61000);
  assert_true(player_reads(&on, "00:07"));
  player_leave(&on);
}

static void call__after_a_pause_she_is_heard_on(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  player_go_to(&on, 1000);
  int before = shown_width(&on);
  player_press(&on, KEY_ESCAPE);
  assert_int_equal(on.world->hushed, 1);
  player_go_to(&on, 30000);
  assert_int_equal(on.world->said_count, 1);
  player_press(&on, KEY_ESCAPE);
  assert_int_equal(on.world->said_count, 2);
  assert_int_equal(on.world->said_from_ms, 1000);
  assert_string_equal(on.world->said,
                      "Your kettle. The handle came off this morning.");
  assert_int_equal(shown_width(&on), before);
  player_leave(&on);
}

/* Between two lines there is nothing to hear. */
static void call__a_pause_in_a_silence_repeats_nothing(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  player_go_to(&on, 3500);
  player_press(&on, KEY_ESCAPE);
  player_press(&on, KEY_ESCAPE);
  assert_int_equal(on.world->said_count, 1);
  player_leave(&on);
}

static void call__losing_the_window_pauses(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  player_go_to(&on, 1000);
  input_let_go(&on.stage.input);
  player_frame(&on);
  player_frame(&on);
  assert_true(player_sees(&on, ROLE_DIALOG, "Paused"));
  assert_int_equal(on.world->hushed, 1);
  player_leave(&on);
}

static void call__text_grows_from_within_the_pause(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  player_press(&on, KEY_ESCAPE);
  for (int i = 0; i < 20 && !str_equal(stage_focus(&on.stage), "Size of text");
       i++) {
    player_press(&on, KEY_TAB);
  }
  player_press(&on, KEY_RIGHT);
  assert_int_equal(on.world->settings.text_percent, 110);
  player_leave(&on);
}

static void call__leaving_asks_first(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  player_press(&on, KEY_ESCAPE);
  stage_click(&on.stage, ROLE_BUTTON, "Leave the call");
  assert_int_equal(on.move.to, SCREEN_STAY);
  stage_click(&on.stage, ROLE_BUTTON, "Leave");
  assert_int_equal(on.move.to, SCREEN_PICKER);
  player_leave(&on);
}

static void call__self_paced_it_waits_after_each_line(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.self_paced = true});
  player_go_to(&on, 20000);
  assert_true(player_reads(&on, "00:03"));
  assert_true(player_sees(&on, ROLE_BUTTON, "Go on"));
  assert_int_equal(on.world->said_count, 1);
  player_press(&on, KEY_ENTER);
  player_go_to(&on, 20999);
  assert_int_equal(on.world->said_count, 1);
  player_go_to(&on, 21000);
  assert_int_equal(on.world->said_count, 2);
  player_go_to(&on, 60000);
  assert_true(player_reads(&on, "00:06"));
  assert_true(player_reads(&on, "Your turn."));
  player_press_card(&on, KETTLE_SORRY);
  player_go_to(&on, 62000);
  assert_int_equal(on.world->said_count, 3);
  player_leave(&on);
}

/* Hands are busy until 3,300 ms, and she is silent until 4,000. */
static void call__self_paced_a_small_word_waits_for_the_hands(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.self_paced = true});
  player_go_to(&on, 300);
  player_press(&on, INPUT_KEY('C'));
  player_press(&on, KEY_ENTER);
  player_go_to(&on, 20000);
  assert_true(player_sees(&on, ROLE_IMAGE, "A breath: mm-hm fits now"));
  assert_int_equal(on.world->cues[CUE_BREATH], 1);
  player_press(&on, KEY_SPACE);
  assert_false(player_reads(&on, "Missed: you were still writing or reading."));
  assert_true(player_reads(&on, "Easing: you showed that you listen"));
  player_press(&on, KEY_ENTER);
  player_go_to(&on, 20699);
  assert_int_equal(on.world->said_count, 1);
  player_go_to(&on, 20700);
  assert_int_equal(on.world->said_count, 2);
  player_leave(&on);
}

/* A breath carries time over the stop into the next line. */
static void call__self_paced_a_breath_leaves_nothing_standing(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.self_paced = true});
  player_go_to(&on, 1500);
  player_press(&on, INPUT_KEY('B'));
  player_go_to(&on, 20000);
  assert_true(player_reads(&on, "Your turn."));
  player_leave(&on);
}

/* Noting leads back to the call: what is pressed next goes on with it. */
static void call__self_paced_enter_goes_on_after_a_note(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.self_paced = true});
  player_go_to(&on, 20000);
  player_press(&on, INPUT_KEY('N'));
  assert_string_equal(stage_focus(&on.stage), "the handle came off");
  player_press(&on, KEY_ENTER);
  assert_true(player_sees(&on, ROLE_CHIP, "the handle came off"));
  assert_string_equal(stage_focus(&on.stage), "Go on");
  player_press(&on, KEY_ENTER);
  player_go_to(&on, 21000);
  assert_int_equal(on.world->said_count, 2);
  player_leave(&on);
}

static void call__asked_for_again_the_notes_have_the_focus(void **state) {
  (void)state;
  for (int narrow = 0; narrow <= 1; narrow++) {
    ScreenStage on;
    FakeWorld *world = kettle_world("", "");
    world->settings.text_percent = narrow ? 200 : 100;
    kettle_open(&on, world, (CallSetup){.self_paced = true});
    player_go_to(&on, 20000);
    player_press(&on, KEY_ENTER);
    player_go_to(&on, 40000);
    player_press(&on, INPUT_KEY('N'));
    player_press(&on, KEY_ENTER);
    player_press(&on, KEY_ENTER);
    assert_int_equal(on.world->cues[CUE_PAGE], 1);
    player_press(&on, INPUT_KEY('N'));
    player_press(&on, KEY_ENTER);
    assert_int_equal(on.world->cues[CUE_PAGE], 2);
    player_leave(&on);
  }
}

static void call__an_opened_record_leads_back_to_the_call(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.self_paced = true});
  player_go_to(&on, 20000);
  player_press(&on, INPUT_KEY('C'));
  player_press(&on, KEY_ENTER);
  assert_true(player_reads(&on, "Kettle K2, 39 euros."));
  assert_string_equal(stage_focus(&on.stage), "Go on");
  player_press(&on, INPUT_KEY('C'));
  assert_string_equal(stage_focus(&on.stage), "it cost 39 euros");
  player_leave(&on);
}

static void call__who_moves_the_focus_finds_it_on_the_facts(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  player_go_to(&on, KETTLE_TURN_MS + 10);
  stage_click(&on.stage, ROLE_CHOICE, "the handle came off");
  on.stage.input.device = DEVICE_KEYS;
  player_go_to(&on, KETTLE_TURN_MS + 500);
  for (int i = 0; i < 40 && !str_equal(stage_focus(&on.stage), KETTLE_CHECK);
       i++) {
    player_press(&on, KEY_TAB);
  }
  player_press(&on, KEY_ENTER);
  assert_string_equal(stage_focus(&on.stage), "the handle came off");
  player_leave(&on);
}

static void tab_to(ScreenStage *on, const char *name) {
  on->stage.input.device = DEVICE_KEYS;
  for (int i = 0; i < 40 && !str_equal(stage_focus(&on->stage), name); i++) {
    player_press(on, KEY_TAB);
  }
  assert_string_equal(stage_focus(&on->stage), name);
}

static const char *first_card(const ScreenStage *on) {
  static const char *const all[] = {KETTLE_SORRY, KETTLE_SEND, KETTLE_CHECK,
                                    KETTLE_NONSENSE};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    if (player_card(on, all[i]) == 1) { return all[i]; }
  }
  return "";
}

static void call__the_focus_goes_from_a_small_word_to_the_cards(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  player_go_to(&on, 6000);
  tab_to(&on, "mm-hm");
  player_go_to(&on, KETTLE_TURN_MS + 10);
  player_frame(&on);
  assert_string_equal(stage_focus(&on.stage), first_card(&on));
  player_leave(&on);
}

static void call__what_is_put_back_gives_the_focus_to_the_cards(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  player_go_to(&on, KETTLE_TURN_MS + 500);
  player_press_card(&on, KETTLE_CHECK);
  tab_to(&on, "Back");
  player_press(&on, KEY_ENTER);
  player_frame(&on);
  assert_string_equal(stage_focus(&on.stage), first_card(&on));
  player_leave(&on);
}

static Rect place_of(const ScreenStage *on, const char *button) {
  UiSeen seen;
  assert_true(seen_find(on->stage.ui, ROLE_BUTTON, button, &seen));
  return seen.rect;
}

static void call__buttons_stay_where_they_are(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.self_paced = true});
  player_go_to(&on, 20000);
  Rect before = place_of(&on, "Go on");
  player_press(&on, KEY_SPACE);
  assert_int_equal(place_of(&on, "Go on").x, before.x);
  stage_click(&on.stage, ROLE_CHOICE, "the handle came off");
  assert_int_equal(place_of(&on, "Go on").x, before.x);
  stage_click(&on.stage, ROLE_BUTTON, "Go on");
  player_go_to(&on, 60000);
  stage_click(&on.stage, ROLE_CHOICE, "your hand was scalded");
  player_press_card(&on, KETTLE_CHECK);
  before = place_of(&on, "Say it");
  player_go_to(&on, 61000);
  player_press(&on, (Key)(KEY_0 + 1));
  player_press(&on, (Key)(KEY_0 + 2));
  assert_true(player_reads(&on, "Say this?"));
  assert_int_equal(place_of(&on, "Say it").x, before.x);
  player_leave(&on);
}

/* ---- words ---- */

static void call__only_where_time_passes_it_is_said_to(void **state) {
  (void)state;
  static const char passes[] = "The call goes on meanwhile.";
  for (int self_paced = 0; self_paced <= 1; self_paced++) {
    ScreenStage on;
    kettle_open(&on, kettle_world("", ""),
                (CallSetup){.self_paced = self_paced});
    player_go_to(&on, 3500);
    static const char asked[] = "EGH";
    for (const char *key = asked; *key; key++) {
      player_press(&on, INPUT_KEY(*key));
      assert_int_equal(player_reads(&on, passes), !self_paced);
      player_press(&on, KEY_ESCAPE);
    }
    player_leave(&on);
  }
}

static void call__where_it_waits_she_is_not_said_to_speak(void **state) {
  (void)state;
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.self_paced = true});
  player_go_to(&on, 2000);
  assert_true(player_reads(&on, "Speaking now"));
  player_go_to(&on, 20000);
  assert_false(player_reads(&on, "Speaking now"));
  assert_true(player_reads(&on, "Waiting for you to go on"));
  player_leave(&on);
}

static void call__notes_announce_only_what_is_not_there(void **state) {
  (void)state;
  static const char announced[] =
      "Nothing yet. When Mr. Quill tells you something that counts, it is "
      "offered here.";
  ScreenStage on;
  kettle_open(&on, kettle_world("", ""), (CallSetup){.exam = false});
  assert_true(player_reads(&on, announced));
  player_go_to(&on, 3500);
  assert_false(player_reads(&on, announced));
  assert_true(player_reads(&on, "Nothing yet."));
  player_leave(&on);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(call__words_come_one_by_one_in_the_lines_own_time),
      cmocka_unit_test(call__a_voice_that_comes_late_takes_no_word_back),
      cmocka_unit_test(call__it_is_spoken_too),
      cmocka_unit_test(call__a_pause_stops_time_and_hides_the_cards),
      cmocka_unit_test(call__after_a_pause_she_is_heard_on),
      cmocka_unit_test(call__a_pause_in_a_silence_repeats_nothing),
      cmocka_unit_test(call__losing_the_window_pauses),
      cmocka_unit_test(call__text_grows_from_within_the_pause),
      cmocka_unit_test(call__leaving_asks_first),
      cmocka_unit_test(call__self_paced_it_waits_after_each_line),
      cmocka_unit_test(call__self_paced_a_small_word_waits_for_the_hands),
      cmocka_unit_test(call__self_paced_a_breath_leaves_nothing_standing),
      cmocka_unit_test(call__self_paced_enter_goes_on_after_a_note),
      cmocka_unit_test(call__asked_for_again_the_notes_have_the_focus),
      cmocka_unit_test(call__an_opened_record_leads_back_to_the_call),
      cmocka_unit_test(call__who_moves_the_focus_finds_it_on_the_facts),
      cmocka_unit_test(call__the_focus_goes_from_a_small_word_to_the_cards),
      cmocka_unit_test(call__what_is_put_back_gives_the_focus_to_the_cards),
      cmocka_unit_test(call__buttons_stay_where_they_are),
      cmocka_unit_test(call__only_where_time_passes_it_is_said_to),
      cmocka_unit_test(call__where_it_waits_she_is_not_said_to_speak),
      cmocka_unit_test(call__notes_announce_only_what_is_not_there),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
