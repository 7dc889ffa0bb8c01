/* SPDX-License-Identifier: MIT */
#include "audio/timing.h"
#include "base/arena.h"
#include "base/str.h"
#include "fake_services.h"
#include "screens/call_screen.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

/* Anger 800. Her lines: 3,195 ms (0 to 3195), a pause of 1,000, 2,545 ms
** (4195 to 6740). */
static const char KETTLE[] =
    "{'format':1,'id':'kettle','title':'The kettle','language':'en',"
    "'company':{'name':'Hob and Home','agent':'Sam'},"
    "'goals':['apology','fix'],"
    "'caller':{'name':'Walter Quill','call_me':['Mr. Quill'],"
    "'portrait':'walter','temper':{'grievance':650},"
    "'protests':['I am not done.']},"
    "'record':[{'id':'sale','label':'Sale 88','text':'Kettle K2, 39 euros.',"
    "'tells':['price']}],"
    "'facts':{'handle':{'text':'the handle came off','must_hear':true},"
    "'lid':{'text':'the lid came off','true':false,'near':'handle'},"
    "'hand':{'text':'your hand was scalded','must_hear':true},"
    "'price':{'text':'it cost 39 euros'}},"
    "'promises':{'post':{'text':'Post a new kettle','within_h':20}},"
    "'start':'a','nodes':{'a':{'caller':["
    "{'say':'Your kettle. The handle came off this morning.',"
    "'tells':['handle'],'ms':3000,'pause_ms':1000%s},"
    "{'say':'All of the water went over my hand.','tells':['hand'],"
    "'ms':2500}],"
    "'replies':["
    "{'id':'sorry','say':'I am sorry, Mr. Quill.','uses':['apology'],"
    "'goto':'b'},"
    "{'id':'check','say':'So {fact}, and {fact}?','uses':['verify'],"
    "'goto':'b'},"
    "{'id':'send','say':'A new one leaves today.','uses':['fix'],"
    "'promises':['post'],'goto':'b'},"
    "{'id':'nonsense','say':'Nobody ever complained before.',"
    "'uses':['hostility'],'goto':'b'}]},"
    "'b':{'caller':[{'say':'Well. Goodbye.','ms':1500}],"
    "'end':{'outcome':'satisfied'}}}%s}";

static const char TASKS[] =
    ",'wrap_up':{'minutes':5,'tasks':[{'id':'pack','label':'Pack it',"
    "'minutes':4,'keeps':['post']}]}";

enum { JSON_BYTES = 8192, TURN_MS = 6500, GUARD_MS = 400 };

static FakeWorld *world_with(const char *first_line, const char *more) {
  char json[JSON_BYTES];
  FakeWorld *world = fake_world_open();
  snprintf(json, sizeof json, KETTLE, first_line, more);
  fake_world_add(world, "kettle", json);
  return world;
}

static void open_call(ScreenStage *on, FakeWorld *world, CallSetup setup) {
  setup.seed = 5;
  setup.response_percent = 100;
  screen_stage_open(on, world, &call_screen_class,
                    &(ScreenArgs){.scenario = "kettle",
                                  .setup = setup,
                                  .turn = SCREEN_NO_TURN});
}

static void close_call(ScreenStage *on) {
  FakeWorld *world = on->world;
  screen_stage_close(on);
  fake_world_close(world);
}

/* Frames at one moment. */
static void frame(ScreenStage *on) {
  int64_t now_ms = on->stage.input.now_ms;
  stage_frame(&on->stage);
  on->stage.input.now_ms = now_ms;
}

static void set_key(ScreenStage *on, Key key, InputKind kind) {
  input_key(&on->stage.input, key, 0, kind);
  frame(on);
  frame(on);
}

static void press(ScreenStage *on, Key key) {
  set_key(on, key, INPUT_PRESS);
  set_key(on, key, INPUT_RELEASE);
}

static void go_to(ScreenStage *on, int64_t t_ms) {
  screen_stage_run(on, t_ms - on->stage.input.now_ms);
}

static bool sees(const ScreenStage *on, UiRole role, const char *name) {
  return stage_has(&on->stage, role, name);
}

static bool sees_text(const ScreenStage *on, const char *text) {
  return sees(on, ROLE_TEXT, text);
}

/* The number of the card with this text; 0: there is none. */
static int number_of(const ScreenStage *on, const char *text) {
  UiSeen seen;
  int number = 0;
  for (int i = 0; seen_nth(on->stage.ui, i, &seen); i++) {
    if (seen.role != ROLE_CHOICE) { continue; }
    number++;
    if (str_equal(seen.name, text)) { return number; }
  }
  return 0;
}

static void press_card(ScreenStage *on, const char *text) {
  int number = number_of(on, text);
  assert_true(number > 0);
  press(on, (Key)(KEY_0 + number));
}

static const char SORRY[] = "I am sorry, Mr. Quill.";
static const char CUTS_IN[] =
    "Mr. Quill is still speaking. Answering now cuts in.";

/* ---- cards ---- */

static void call__the_replies_lie_face_down_while_she_speaks(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  go_to(&on, 5000);
  assert_int_equal(number_of(&on, SORRY), 0);
  assert_true(sees(&on, ROLE_CHOICE, "Face down"));
  press(&on, (Key)(KEY_0 + 1));
  assert_false(sees_text(&on, SORRY));
  close_call(&on);
}

static void call__they_turn_up_by_themselves_when_the_turn_ends(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  go_to(&on, TURN_MS - 1);
  assert_int_equal(number_of(&on, SORRY), 0);
  go_to(&on, TURN_MS);
  assert_true(number_of(&on, SORRY) > 0);
  assert_true(sees_text(&on, "Your turn."));
  close_call(&on);
}

static void call__fresh_cards_are_deaf_for_a_moment(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  go_to(&on, TURN_MS + GUARD_MS - 1);
  press_card(&on, SORRY);
  assert_false(sees_text(&on, SORRY));
  go_to(&on, TURN_MS + GUARD_MS + 1);
  press_card(&on, SORRY);
  assert_true(sees_text(&on, SORRY));
  assert_true(sees_text(&on, "You are speaking."));
  close_call(&on);
}

static void
call__holding_the_key_turns_them_up_and_takes_two_steps(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  go_to(&on, 1000);
  set_key(&on, INPUT_KEY('R'), INPUT_PRESS);
  assert_true(number_of(&on, SORRY) > 0);
  assert_true(sees_text(&on, CUTS_IN));
  go_to(&on, 1500);
  press_card(&on, SORRY);
  assert_false(sees_text(&on, SORRY));
  assert_true(sees(&on, ROLE_BUTTON, "Cut in"));
  press(&on, KEY_ENTER);
  assert_true(sees_text(&on, SORRY));
  assert_true(sees_text(&on, "I am not done."));
  assert_true(sees_text(&on, "Rising: you cut in"));
  close_call(&on);
}

static void call__letting_go_turns_them_down_again(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  go_to(&on, 1000);
  set_key(&on, INPUT_KEY('R'), INPUT_PRESS);
  go_to(&on, 1500);
  press_card(&on, SORRY);
  set_key(&on, INPUT_KEY('R'), INPUT_RELEASE);
  assert_int_equal(number_of(&on, SORRY), 0);
  assert_false(sees(&on, ROLE_BUTTON, "Cut in"));
  assert_false(sees_text(&on, CUTS_IN));
  close_call(&on);
}

static void call__what_was_chosen_can_be_put_back(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  go_to(&on, 1000);
  set_key(&on, INPUT_KEY('R'), INPUT_PRESS);
  go_to(&on, 1500);
  press_card(&on, SORRY);
  press(&on, KEY_BACKSPACE);
  assert_false(sees(&on, ROLE_BUTTON, "Cut in"));
  press(&on, KEY_ENTER);
  assert_false(sees_text(&on, SORRY));
  close_call(&on);
}

static void call__an_invited_answer_is_no_cutting_in(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with(",'invites':true", ""), (CallSetup){.exam = false});
  go_to(&on, 3100);
  set_key(&on, INPUT_KEY('R'), INPUT_PRESS);
  assert_true(sees_text(
      &on, "Mr. Quill wants an answer. Answering now does not cut in."));
  go_to(&on, 3600);
  press_card(&on, SORRY);
  assert_true(sees_text(&on, SORRY));
  assert_false(sees_text(&on, "I am not done."));
  close_call(&on);
}

/* The same reply has the same number as long as one can see it. */
static void call__a_card_keeps_its_row(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  go_to(&on, 1000);
  set_key(&on, INPUT_KEY('R'), INPUT_PRESS);
  int number = number_of(&on, SORRY);
  for (int t = 1100; t < 9000; t += 500) {
    go_to(&on, t);
    assert_int_equal(number_of(&on, SORRY), number);
  }
  close_call(&on);
}

/* ---- small words ---- */

static void call__a_breath_is_seen_and_heard(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  go_to(&on, 2599);
  assert_false(sees(&on, ROLE_IMAGE, "A breath: mm-hm fits now"));
  assert_int_equal(on.world->cues[CUE_BREATH], 0);
  go_to(&on, 2600);
  assert_true(sees(&on, ROLE_IMAGE, "A breath: mm-hm fits now"));
  assert_int_equal(on.world->cues[CUE_BREATH], 1);
  go_to(&on, 3900);
  assert_int_equal(on.world->cues[CUE_BREATH], 1);
  go_to(&on, 4001);
  assert_false(sees(&on, ROLE_IMAGE, "A breath: mm-hm fits now"));
  close_call(&on);
}

static void call__a_small_word_fits_there(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  go_to(&on, 3200);
  press(&on, KEY_SPACE);
  assert_int_equal(on.world->cues[CUE_MM_HM], 1);
  assert_true(sees_text(&on, "Easing: you showed that you listen"));
  assert_false(sees(&on, ROLE_IMAGE, "A breath: mm-hm fits now"));
  close_call(&on);
}

static void call__elsewhere_it_falls_into_the_words(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  go_to(&on, 1000);
  press(&on, KEY_SPACE);
  assert_int_equal(on.world->cues[CUE_MM_HM], 1);
  assert_true(sees_text(&on, "That mm-hm fell into the words."));
  go_to(&on, 2300);
  assert_false(sees_text(&on, "That mm-hm fell into the words."));
  close_call(&on);
}

static const char BUSY[] = "Missed: you were still writing or reading.";

static void call__who_writes_is_told_why_a_small_word_missed(void **state) {
  (void)state;
  for (int self_paced = 0; self_paced <= 1; self_paced++) {
    ScreenStage on;
    open_call(&on, world_with("", ""), (CallSetup){.self_paced = self_paced});
    go_to(&on, 3050);
    stage_click(&on.stage, ROLE_CHOICE, "the handle came off");
    assert_false(sees(&on, ROLE_IMAGE, "A breath: mm-hm fits now"));
    press(&on, KEY_SPACE);
    assert_true(sees_text(&on, BUSY));
    close_call(&on);
  }
}

static void
call__a_second_small_word_in_a_breath_is_one_too_many(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  go_to(&on, 3200);
  press(&on, KEY_SPACE);
  press(&on, KEY_SPACE);
  assert_true(sees_text(&on, "One mm-hm a breath is enough."));
  close_call(&on);
}

static void call__in_ones_own_turn_there_is_nothing_to_murmur(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  go_to(&on, TURN_MS + 1000);
  press(&on, KEY_SPACE);
  assert_int_equal(on.world->cues[CUE_MM_HM], 0);
  assert_false(sees_text(&on, SORRY));
  close_call(&on);
}

/* ---- notes, record, slots ---- */

static void call__a_told_fact_is_offered_among_what_it_could_be(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  go_to(&on, 2999);
  assert_false(sees(&on, ROLE_CHOICE, "the handle came off"));
  go_to(&on, 3000);
  assert_true(sees(&on, ROLE_CHOICE, "the handle came off"));
  assert_true(sees(&on, ROLE_CHOICE, "the lid came off"));
  press(&on, INPUT_KEY('N'));
  press(&on, KEY_ENTER);
  assert_int_equal(on.world->cues[CUE_PAGE], 1);
  assert_false(sees(&on, ROLE_CHOICE, "the handle came off"));
  assert_false(sees(&on, ROLE_CHOICE, "the lid came off"));
  assert_true(sees(&on, ROLE_BUTTON, "Notes 1"));
  close_call(&on);
}

static void call__in_a_narrow_bar_notes_are_not_counted(void **state) {
  (void)state;
  ScreenStage on;
  FakeWorld *world = world_with("", "");
  world->settings.text_percent = 200;
  open_call(&on, world, (CallSetup){.exam = false});
  on.stage.input.width = 900;
  on.stage.input.height = 600;
  go_to(&on, 3000);
  press(&on, INPUT_KEY('N'));
  press(&on, KEY_ENTER);
  assert_int_equal(on.world->cues[CUE_PAGE], 1);
  assert_true(sees(&on, ROLE_BUTTON, "Notes"));
  close_call(&on);
}

static void call__a_note_can_be_taken_back(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  go_to(&on, TURN_MS + 10);
  stage_click(&on.stage, ROLE_CHOICE, "the lid came off");
  assert_true(sees(&on, ROLE_CHIP, "the lid came off"));
  stage_click(&on.stage, ROLE_CHIP, "the lid came off");
  assert_false(sees(&on, ROLE_CHIP, "the lid came off"));
  assert_true(sees(&on, ROLE_CHOICE, "the handle came off"));
  close_call(&on);
}

static void call__record_entries_open_one_by_one(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  press(&on, INPUT_KEY('C'));
  assert_false(sees_text(&on, "Kettle K2, 39 euros."));
  press(&on, KEY_ENTER);
  assert_true(sees_text(&on, "Kettle K2, 39 euros."));
  assert_true(sees(&on, ROLE_IMAGE, "Writing or reading"));
  assert_true(sees(&on, ROLE_CHOICE, "it cost 39 euros"));
  close_call(&on);
}

static void call__slots_are_filled_from_the_notes(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  go_to(&on, TURN_MS + 10);
  stage_click(&on.stage, ROLE_CHOICE, "the handle came off");
  stage_click(&on.stage, ROLE_CHOICE, "your hand was scalded");
  go_to(&on, TURN_MS + 500);
  press_card(&on, "So […], and […]?");
  assert_true(sees_text(&on, "Pick 2 from your notes."));
  go_to(&on, TURN_MS + 1000);
  press(&on, (Key)(KEY_0 + 2));
  assert_true(sees_text(&on, "So your hand was scalded, and […]?"));
  press(&on, KEY_ENTER);
  assert_true(sees_text(&on, "Pick one more from your notes."));
  press(&on, (Key)(KEY_0 + 1));
  press(&on, KEY_ENTER);
  assert_true(
      sees_text(&on, "So your hand was scalded, and the handle came off?"));
  assert_true(sees_text(&on, "You are speaking."));
  close_call(&on);
}

static void call__too_few_notes_are_said_so(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  go_to(&on, TURN_MS + 500);
  press_card(&on, "So […], and […]?");
  assert_true(sees_text(&on, "Your notes hold too little for this answer."));
  press(&on, KEY_ENTER);
  assert_false(sees_text(&on, "You are speaking."));
  close_call(&on);
}

/* The handle could be the lid, and that is asked; the hand is the hand. */
static void call__a_fact_that_stands_alone_is_asked_for_alone(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  go_to(&on, 3500);
  assert_true(sees(&on, ROLE_HEADING, "Which of these was said?"));
  assert_false(sees(&on, ROLE_HEADING, "Was this said?"));
  go_to(&on, TURN_MS);
  assert_true(sees(&on, ROLE_HEADING, "Was this said?"));
  stage_click(&on.stage, ROLE_CHOICE, "the handle came off");
  assert_false(sees(&on, ROLE_HEADING, "Which of these was said?"));
  assert_true(sees(&on, ROLE_HEADING, "Was this said?"));
  close_call(&on);
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
    open_call(&on, world_with("", ""), (CallSetup){.exam = false});
    set_key(&on, INPUT_KEY('R'), INPUT_PRESS);
    go_to(&on, t);
    if (!sees_text(&on, CUTS_IN)) { fail_msg("%d ms", t); }
    bool speaks = sees(&on, ROLE_IMAGE, "Speaking now");
    press_card(&on, SORRY);
    press(&on, KEY_ENTER);
    UiSeen seen;
    int cut = 0;
    for (int i = 0; seen_nth(on.stage.ui, i, &seen); i++) {
      assert_false(ends_with(seen.name, ". –"));
      cut += seen.role == ROLE_TEXT && ends_with(seen.name, " –");
    }
    assert_int_equal(cut, speaks);
    close_call(&on);
  }
}

static void call__an_exam_hides_anger_composure_and_promises(void **state) {
  (void)state;
  for (int exam = 0; exam <= 1; exam++) {
    ScreenStage on;
    open_call(&on, world_with("", ""), (CallSetup){.exam = exam});
    go_to(&on, TURN_MS + 500);
    press_card(&on, "A new one leaves today.");
    press(&on, INPUT_KEY('P'));
    assert_int_equal(sees(&on, ROLE_METER, "Anger"), !exam);
    assert_int_equal(sees(&on, ROLE_METER, "Your composure"), !exam);
    assert_int_equal(sees_text(&on, "Post a new kettle"), !exam);
    assert_int_equal(sees(&on, ROLE_CHIP, "Exam"), exam);
    close_call(&on);
  }
}

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
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  int before = 0, steps = 0;
  for (int t = 100; t < 3000; t += 100) {
    go_to(&on, t);
    int shown = shown_width(&on);
    assert_true(shown >= before);
    steps += shown > before;
    before = shown;
  }
  assert_int_equal(steps, 8);
  close_call(&on);
}

static void call__a_voice_that_comes_late_takes_no_word_back(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  TimedWord words[] = {{500, 600, 0, 4}, {2000, 2100, 5, 12}};
  Timing timing = {.ms = 3000, .word_count = 2, .words = words};
  go_to(&on, 1000);
  int before = shown_width(&on);
  assert_true(before > 0);
  on.world->timing = &timing;
  go_to(&on, 1500);
  assert_int_equal(shown_width(&on), before);
  close_call(&on);
}

static void call__it_is_spoken_too(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  assert_int_equal(on.world->cues[CUE_PICK_UP], 1);
  assert_int_equal(on.world->said_count, 1);
  assert_string_equal(on.world->said,
                      "Your kettle. The handle came off this morning.");
  go_to(&on, 4000);
  assert_int_equal(on.world->said_count, 2);
  close_call(&on);
}

/* ---- time ---- */

static void call__a_pause_stops_time_and_hides_the_cards(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  go_to(&on, TURN_MS + 100);
  press(&on, KEY_ESCAPE);
  assert_true(sees(&on, ROLE_DIALOG, "Paused"));
  go_to(&on, TURN_MS + 60100);
  assert_int_equal(number_of(&on, SORRY), 0);
  assert_true(sees_text(&on, "00:06"));
  assert_true(call_screen_class.next_ms(on.screen) == INT64_MAX);
  press(&on, KEY_ESCAPE);
  assert_false(sees(&on, ROLE_DIALOG, "Paused"));
  assert_true(number_of(&on, SORRY) > 0);
  go_to(&on, TURN_MS + 61000);
  assert_true(sees_text(&on, "00:07"));
  close_call(&on);
}

static void call__after_a_pause_she_is_heard_on(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  go_to(&on, 1000);
  int before = shown_width(&on);
  press(&on, KEY_ESCAPE);
  assert_int_equal(on.world->hushed, 1);
  go_to(&on, 30000);
  assert_int_equal(on.world->said_count, 1);
  press(&on, KEY_ESCAPE);
  assert_int_equal(on.world->said_count, 2);
  assert_int_equal(on.world->said_from_ms, 1000);
  assert_string_equal(on.world->said,
                      "Your kettle. The handle came off this morning.");
  assert_int_equal(shown_width(&on), before);
  close_call(&on);
}

/* Between two lines there is nothing to hear. */
static void call__a_pause_in_a_silence_repeats_nothing(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  go_to(&on, 3500);
  press(&on, KEY_ESCAPE);
  press(&on, KEY_ESCAPE);
  assert_int_equal(on.world->said_count, 1);
  close_call(&on);
}

static void call__losing_the_window_pauses(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  go_to(&on, 1000);
  input_let_go(&on.stage.input);
  frame(&on);
  frame(&on);
  assert_true(sees(&on, ROLE_DIALOG, "Paused"));
  assert_int_equal(on.world->hushed, 1);
  close_call(&on);
}

static void call__text_grows_from_within_the_pause(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  press(&on, KEY_ESCAPE);
  for (int i = 0; i < 20 && !str_equal(stage_focus(&on.stage), "Size of text");
       i++) {
    press(&on, KEY_TAB);
  }
  press(&on, KEY_RIGHT);
  assert_int_equal(on.world->settings.text_percent, 110);
  close_call(&on);
}

static void call__leaving_asks_first(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  press(&on, KEY_ESCAPE);
  stage_click(&on.stage, ROLE_BUTTON, "Leave the call");
  assert_int_equal(on.move.to, SCREEN_STAY);
  stage_click(&on.stage, ROLE_BUTTON, "Leave");
  assert_int_equal(on.move.to, SCREEN_PICKER);
  close_call(&on);
}

static void call__self_paced_it_waits_after_each_line(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.self_paced = true});
  go_to(&on, 20000);
  assert_true(sees_text(&on, "00:03"));
  assert_true(sees(&on, ROLE_BUTTON, "Go on"));
  assert_int_equal(on.world->said_count, 1);
  press(&on, KEY_ENTER);
  go_to(&on, 20999);
  assert_int_equal(on.world->said_count, 1);
  go_to(&on, 21000);
  assert_int_equal(on.world->said_count, 2);
  go_to(&on, 60000);
  assert_true(sees_text(&on, "00:06"));
  assert_true(sees_text(&on, "Your turn."));
  press_card(&on, SORRY);
  go_to(&on, 62000);
  assert_int_equal(on.world->said_count, 3);
  close_call(&on);
}

/* Hands are busy until 3,300 ms, and she is silent until 4,000. */
static void call__self_paced_a_small_word_waits_for_the_hands(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.self_paced = true});
  go_to(&on, 300);
  press(&on, INPUT_KEY('C'));
  press(&on, KEY_ENTER);
  go_to(&on, 20000);
  assert_true(sees(&on, ROLE_IMAGE, "A breath: mm-hm fits now"));
  assert_int_equal(on.world->cues[CUE_BREATH], 1);
  press(&on, KEY_SPACE);
  assert_false(sees_text(&on, BUSY));
  assert_true(sees_text(&on, "Easing: you showed that you listen"));
  press(&on, KEY_ENTER);
  go_to(&on, 20699);
  assert_int_equal(on.world->said_count, 1);
  go_to(&on, 20700);
  assert_int_equal(on.world->said_count, 2);
  close_call(&on);
}

/* A breath carries time over the stop into the next line. */
static void call__self_paced_a_breath_leaves_nothing_standing(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.self_paced = true});
  go_to(&on, 1500);
  press(&on, INPUT_KEY('B'));
  go_to(&on, 20000);
  assert_true(sees_text(&on, "Your turn."));
  close_call(&on);
}

/* Noting leads back to the call: what is pressed next goes on with it. */
static void call__self_paced_enter_goes_on_after_a_note(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.self_paced = true});
  go_to(&on, 20000);
  press(&on, INPUT_KEY('N'));
  assert_string_equal(stage_focus(&on.stage), "the handle came off");
  press(&on, KEY_ENTER);
  assert_true(sees(&on, ROLE_CHIP, "the handle came off"));
  assert_string_equal(stage_focus(&on.stage), "Go on");
  press(&on, KEY_ENTER);
  go_to(&on, 21000);
  assert_int_equal(on.world->said_count, 2);
  close_call(&on);
}

static void call__asked_for_again_the_notes_have_the_focus(void **state) {
  (void)state;
  for (int narrow = 0; narrow <= 1; narrow++) {
    ScreenStage on;
    FakeWorld *world = world_with("", "");
    world->settings.text_percent = narrow ? 200 : 100;
    open_call(&on, world, (CallSetup){.self_paced = true});
    go_to(&on, 20000);
    press(&on, KEY_ENTER);
    go_to(&on, 40000);
    press(&on, INPUT_KEY('N'));
    press(&on, KEY_ENTER);
    press(&on, KEY_ENTER);
    assert_int_equal(on.world->cues[CUE_PAGE], 1);
    press(&on, INPUT_KEY('N'));
    press(&on, KEY_ENTER);
    assert_int_equal(on.world->cues[CUE_PAGE], 2);
    close_call(&on);
  }
}

static void call__an_opened_record_leads_back_to_the_call(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.self_paced = true});
  go_to(&on, 20000);
  press(&on, INPUT_KEY('C'));
  press(&on, KEY_ENTER);
  assert_true(sees_text(&on, "Kettle K2, 39 euros."));
  assert_string_equal(stage_focus(&on.stage), "Go on");
  press(&on, INPUT_KEY('C'));
  assert_string_equal(stage_focus(&on.stage), "it cost 39 euros");
  close_call(&on);
}

static void call__who_moves_the_focus_finds_it_on_the_facts(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  go_to(&on, TURN_MS + 10);
  stage_click(&on.stage, ROLE_CHOICE, "the handle came off");
  on.stage.input.device = DEVICE_KEYS;
  go_to(&on, TURN_MS + 500);
  for (int i = 0;
       i < 40 && !str_equal(stage_focus(&on.stage), "So […], and […]?"); i++) {
    press(&on, KEY_TAB);
  }
  press(&on, KEY_ENTER);
  assert_string_equal(stage_focus(&on.stage), "the handle came off");
  close_call(&on);
}

static void tab_to(ScreenStage *on, const char *name) {
  on->stage.input.device = DEVICE_KEYS;
  for (int i = 0; i < 40 && !str_equal(stage_focus(&on->stage), name); i++) {
    press(on, KEY_TAB);
  }
  assert_string_equal(stage_focus(&on->stage), name);
}

static const char *first_card(const ScreenStage *on) {
  static const char *const all[] = {SORRY, "A new one leaves today.",
                                    "So […], and […]?",
                                    "Nobody ever complained before."};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    if (number_of(on, all[i]) == 1) { return all[i]; }
  }
  return "";
}

static void call__the_focus_goes_from_a_small_word_to_the_cards(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  go_to(&on, 6000);
  tab_to(&on, "mm-hm");
  go_to(&on, TURN_MS + 10);
  frame(&on);
  assert_string_equal(stage_focus(&on.stage), first_card(&on));
  close_call(&on);
}

static void call__what_is_put_back_gives_the_focus_to_the_cards(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  go_to(&on, TURN_MS + 500);
  press_card(&on, "So […], and […]?");
  tab_to(&on, "Back");
  press(&on, KEY_ENTER);
  frame(&on);
  assert_string_equal(stage_focus(&on.stage), first_card(&on));
  close_call(&on);
}

static Rect place_of(const ScreenStage *on, const char *button) {
  UiSeen seen;
  assert_true(seen_find(on->stage.ui, ROLE_BUTTON, button, &seen));
  return seen.rect;
}

static void call__buttons_stay_where_they_are(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.self_paced = true});
  go_to(&on, 20000);
  Rect before = place_of(&on, "Go on");
  press(&on, KEY_SPACE);
  assert_int_equal(place_of(&on, "Go on").x, before.x);
  stage_click(&on.stage, ROLE_CHOICE, "the handle came off");
  assert_int_equal(place_of(&on, "Go on").x, before.x);
  stage_click(&on.stage, ROLE_BUTTON, "Go on");
  go_to(&on, 60000);
  stage_click(&on.stage, ROLE_CHOICE, "your hand was scalded");
  press_card(&on, "So […], and […]?");
  before = place_of(&on, "Say it");
  go_to(&on, 61000);
  press(&on, (Key)(KEY_0 + 1));
  press(&on, (Key)(KEY_0 + 2));
  assert_true(sees_text(&on, "Say this?"));
  assert_int_equal(place_of(&on, "Say it").x, before.x);
  close_call(&on);
}

/* ---- words ---- */

static void call__only_where_time_passes_it_is_said_to(void **state) {
  (void)state;
  static const char passes[] = "The call goes on meanwhile.";
  for (int self_paced = 0; self_paced <= 1; self_paced++) {
    ScreenStage on;
    open_call(&on, world_with("", ""), (CallSetup){.self_paced = self_paced});
    go_to(&on, 3500);
    static const char asked[] = "EGH";
    for (const char *key = asked; *key; key++) {
      press(&on, INPUT_KEY(*key));
      assert_int_equal(sees_text(&on, passes), !self_paced);
      press(&on, KEY_ESCAPE);
    }
    close_call(&on);
  }
}

static void call__where_it_waits_she_is_not_said_to_speak(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.self_paced = true});
  go_to(&on, 2000);
  assert_true(sees_text(&on, "Speaking now"));
  go_to(&on, 20000);
  assert_false(sees_text(&on, "Speaking now"));
  assert_true(sees_text(&on, "Waiting for you to go on"));
  close_call(&on);
}

static void call__notes_announce_only_what_is_not_there(void **state) {
  (void)state;
  static const char announced[] =
      "Nothing yet. When Mr. Quill tells you something that counts, it is "
      "offered here.";
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  assert_true(sees_text(&on, announced));
  go_to(&on, 3500);
  assert_false(sees_text(&on, announced));
  assert_true(sees_text(&on, "Nothing yet."));
  close_call(&on);
}

/* ---- the end ---- */

static void finish(ScreenStage *on, const char *reply) {
  go_to(on, TURN_MS + 500);
  press_card(on, reply);
  go_to(on, TURN_MS + 500 + 1500 + 1500);
}

static void call__at_her_last_words_no_replies_are_promised(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", TASKS), (CallSetup){.exam = false});
  assert_true(sees_text(&on, "Listen. The replies turn up by themselves."));
  go_to(&on, TURN_MS + 500);
  press_card(&on, SORRY);
  go_to(&on, TURN_MS + 500 + 1500 + 500);
  assert_true(sees_text(&on, "Listen."));
  close_call(&on);
}

static void call__it_says_who_closed_it_and_goes_on(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", TASKS), (CallSetup){.exam = false});
  finish(&on, SORRY);
  assert_true(sees_text(&on, "Mr. Quill has hung up."));
  assert_int_equal(on.world->cues[CUE_HANG_UP], 1);
  screen_stage_run(&on, 60000);
  assert_int_equal(on.move.to, SCREEN_WRAP_UP);
  assert_true(on.move.args.fresh);
  assert_non_null(strstr(on.move.args.replay, "\"reply\":\"sorry\""));
  close_call(&on);
}

static void call__without_work_left_it_leads_to_the_debrief(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  finish(&on, SORRY);
  press(&on, KEY_ENTER);
  assert_int_equal(on.move.to, SCREEN_DEBRIEF);
  close_call(&on);
}

static void call__hanging_up_asks_first(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  go_to(&on, 1000);
  press(&on, INPUT_KEY('E'));
  press(&on, KEY_ESCAPE);
  assert_false(sees_text(&on, "You have closed the call."));
  press(&on, INPUT_KEY('E'));
  stage_click(&on.stage, ROLE_BUTTON, "Hang up now");
  assert_true(sees_text(&on, "You have closed the call."));
  close_call(&on);
}

static void call__putting_through_asks_first(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  go_to(&on, 1000);
  press(&on, INPUT_KEY('G'));
  press(&on, KEY_ESCAPE);
  assert_false(sees_text(&on, "Mr. Quill is with a colleague now."));
  press(&on, INPUT_KEY('G'));
  stage_click(&on.stage, ROLE_BUTTON, "Put through now");
  assert_true(sees_text(&on, "Mr. Quill is with a colleague now."));
  close_call(&on);
}

static void call__what_one_promises_does_not_slip_by(void **state) {
  (void)state;
  for (int exam = 0; exam <= 1; exam++) {
    ScreenStage on;
    open_call(&on, world_with("", ""), (CallSetup){.exam = exam});
    go_to(&on, TURN_MS + 500);
    press_card(&on, "A new one leaves today.");
    assert_int_equal(sees_text(&on, "You promise: Post a new kettle."), !exam);
    close_call(&on);
  }
}

/* ---- a call again ---- */

static const char *played(FakeWorld *world, const char *reply, size_t *length) {
  ScreenStage on;
  open_call(&on, world, (CallSetup){.exam = false});
  go_to(&on, 3200);
  press(&on, KEY_SPACE);
  finish(&on, reply);
  press(&on, KEY_ENTER);
  assert_int_equal(on.move.to, SCREEN_DEBRIEF);
  *length = on.move.args.replay_length;
  const char *copy = arena_copy(world->arena, on.move.args.replay, *length);
  screen_stage_close(&on);
  return copy;
}

static void call__a_turn_is_practised_again(void **state) {
  (void)state;
  FakeWorld *world = world_with("", "");
  ScreenStage on;
  ScreenArgs args = {.scenario = "kettle", .turn = 0};
  args.replay =
      played(world, "Nobody ever complained before.", &args.replay_length);
  int said = world->said_count;
  screen_stage_open(&on, world, &call_screen_class, &args);
  assert_int_equal(world->said_count, said + 1);
  assert_true(sees(&on, ROLE_CHIP, "Practice from turn 1"));
  finish(&on, SORRY);
  press(&on, KEY_ENTER);
  assert_int_equal(on.move.to, SCREEN_DEBRIEF);
  assert_false(on.move.args.fresh);
  assert_non_null(strstr(on.move.args.replay, "\"reply\":\"sorry\""));
  assert_null(strstr(on.move.args.replay, "nonsense"));
  assert_null(strstr(on.move.args.replay, "backchannel"));
  close_call(&on);
}

static void call__a_recording_plays_itself(void **state) {
  (void)state;
  FakeWorld *world = world_with("", "");
  ScreenStage on;
  ScreenArgs args = {.scenario = "kettle",
                     .turn = SCREEN_NO_TURN,
                     .watch = true,
                     .attempt = 9};
  args.replay = played(world, SORRY, &args.replay_length);
  world->cues[CUE_MM_HM] = 0;
  screen_stage_open(&on, world, &call_screen_class, &args);
  assert_true(sees(&on, ROLE_CHIP, "Recording"));
  press(&on, KEY_SPACE);
  go_to(&on, 3300);
  assert_int_equal(world->cues[CUE_MM_HM], 0);
  assert_true(sees_text(&on, "00:00"));
  int said = world->said_count;
  press(&on, KEY_SPACE);
  assert_int_equal(world->said_count, said + 1);
  go_to(&on, 6800);
  assert_int_equal(world->cues[CUE_MM_HM], 1);
  press(&on, KEY_RIGHT);
  assert_true(sees_text(&on, "00:04"));
  press(&on, KEY_RIGHT);
  assert_true(sees_text(&on, SORRY));
  screen_stage_run(&on, 60000);
  assert_int_equal(on.move.to, SCREEN_DEBRIEF);
  assert_int_equal(on.move.args.attempt, 9);
  assert_string_equal(on.move.args.replay, args.replay);
  close_call(&on);
}

/* What the transcript has of the line that was cut off. */
static const char *cut_line(const ScreenStage *on, Arena *arena) {
  UiSeen seen;
  for (int i = 0; seen_nth(on->stage.ui, i, &seen); i++) {
    if (seen.role == ROLE_TEXT && ends_with(seen.name, " –")) {
      return arena_copy(arena, seen.name, strlen(seen.name));
    }
  }
  fail_msg("nobody was cut off");
  return NULL;
}

/* Cuts in at `t_ms`, and plays on to the end. */
static const char *cut_in(FakeWorld *world, int t_ms, ScreenArgs *args) {
  ScreenStage on;
  open_call(&on, world, (CallSetup){.exam = false});
  set_key(&on, INPUT_KEY('R'), INPUT_PRESS);
  go_to(&on, t_ms);
  press_card(&on, SORRY);
  press(&on, KEY_ENTER);
  const char *cut = cut_line(&on, world->arena);
  set_key(&on, INPUT_KEY('R'), INPUT_RELEASE);
  go_to(&on, 20000);
  press_card(&on, SORRY);
  go_to(&on, 40000);
  assert_int_equal(on.move.to, SCREEN_DEBRIEF);
  args->replay_length = on.move.args.replay_length;
  args->replay =
      arena_copy(world->arena, on.move.args.replay, args->replay_length);
  screen_stage_close(&on);
  return cut;
}

/* However the words were timed when they were heard. */
static void call__a_recording_cuts_off_at_the_same_word(void **state) {
  (void)state;
  TimedWord words[] = {{0, 100, 0, 44}};
  Timing hurried = {.ms = 3000, .word_count = 1, .words = words};
  for (int i = 0; i < 20; i++) {
    int t_ms = 500 + i * 130;
    FakeWorld *world = world_with("", "");
    ScreenStage on;
    ScreenArgs args = {
        .scenario = "kettle", .turn = SCREEN_NO_TURN, .watch = true};
    world->timing = i % 2 ? &hurried : NULL;
    const char *live = cut_in(world, t_ms, &args);
    world->timing = NULL;
    screen_stage_open(&on, world, &call_screen_class, &args);
    go_to(&on, t_ms + 5);
    assert_string_equal(cut_line(&on, world->arena), live);
    screen_stage_close(&on);
    screen_stage_open(&on, world, &call_screen_class, &args);
    go_to(&on, 300);
    press(&on, KEY_RIGHT);
    assert_string_equal(cut_line(&on, world->arena), live);
    close_call(&on);
  }
}

static void call__a_recording_has_its_slots_filled(void **state) {
  (void)state;
  static const char said[] =
      "So the handle came off, and your hand was scalded?";
  FakeWorld *world = world_with("", "");
  ScreenStage on;
  ScreenArgs args = {
      .scenario = "kettle", .turn = SCREEN_NO_TURN, .watch = true};
  open_call(&on, world, (CallSetup){.exam = false});
  go_to(&on, TURN_MS + 10);
  stage_click(&on.stage, ROLE_CHOICE, "the handle came off");
  stage_click(&on.stage, ROLE_CHOICE, "your hand was scalded");
  go_to(&on, TURN_MS + 500);
  press_card(&on, "So […], and […]?");
  go_to(&on, TURN_MS + 1000);
  press(&on, (Key)(KEY_0 + 1));
  press(&on, (Key)(KEY_0 + 2));
  press(&on, KEY_ENTER);
  assert_true(sees_text(&on, said));
  go_to(&on, 20000);
  args.replay_length = on.move.args.replay_length;
  args.replay =
      arena_copy(world->arena, on.move.args.replay, on.move.args.replay_length);
  screen_stage_close(&on);
  screen_stage_open(&on, world, &call_screen_class, &args);
  go_to(&on, TURN_MS + 900);
  assert_true(sees(&on, ROLE_CHOICE, said));
  go_to(&on, TURN_MS + 1100);
  assert_true(sees_text(&on, said));
  close_call(&on);
}

static void call__a_recording_is_left_at_once(void **state) {
  (void)state;
  FakeWorld *world = world_with("", "");
  ScreenStage on;
  ScreenArgs args = {
      .scenario = "kettle", .turn = SCREEN_NO_TURN, .watch = true};
  args.replay = played(world, SORRY, &args.replay_length);
  screen_stage_open(&on, world, &call_screen_class, &args);
  go_to(&on, 1000);
  press(&on, KEY_ESCAPE);
  assert_int_equal(on.move.to, SCREEN_DEBRIEF);
  assert_string_equal(on.move.args.replay, args.replay);
  close_call(&on);
}

static void call__what_cannot_be_played_is_said(void **state) {
  (void)state;
  static const ScreenArgs all[] = {
      {.scenario = "nowhere", .turn = SCREEN_NO_TURN},
      {.scenario = "kettle", .replay = "{", .replay_length = 1, .turn = 0},
      {.scenario = "kettle", .replay = "{", .replay_length = 1, .watch = true}};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    ScreenStage on;
    screen_stage_open(&on, world_with("", ""), &call_screen_class, &all[i]);
    assert_true(sees(&on, ROLE_HEADING, "This call cannot be played"));
    press(&on, KEY_ESCAPE);
    assert_int_equal(on.move.to, SCREEN_PICKER);
    close_call(&on);
  }
}

/* ---- frames ---- */

/* Whatever changes by time alone changes in a frame that was asked for. */
static void call__no_frame_is_missed(void **state) {
  (void)state;
  enum { SPAN_MS = 8000 };
  static bool due[SPAN_MS + 1];
  ScreenStage on;
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  int64_t now_ms = on.stage.input.now_ms;
  int frames = 0;
  while (now_ms < SPAN_MS) {
    now_ms = call_screen_class.next_ms(on.screen);
    due[now_ms <= SPAN_MS ? now_ms : SPAN_MS] = true;
    on.stage.input.now_ms = now_ms;
    frame(&on);
    frames++;
  }
  close_call(&on);
  open_call(&on, world_with("", ""), (CallSetup){.exam = false});
  uint64_t before = draw_hash(on.stage.list);
  for (int t = (int)on.stage.input.now_ms + 1; t < SPAN_MS; t++) {
    on.stage.input.now_ms = t;
    frame(&on);
    uint64_t now = draw_hash(on.stage.list);
    if (now != before && !due[t]) { fail_msg("nobody asked for %d ms", t); }
    before = now;
  }
  assert_true(frames < 400);
  close_call(&on);
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
      cmocka_unit_test(call__at_her_last_words_no_replies_are_promised),
      cmocka_unit_test(call__it_says_who_closed_it_and_goes_on),
      cmocka_unit_test(call__without_work_left_it_leads_to_the_debrief),
      cmocka_unit_test(call__hanging_up_asks_first),
      cmocka_unit_test(call__putting_through_asks_first),
      cmocka_unit_test(call__what_one_promises_does_not_slip_by),
      cmocka_unit_test(call__a_turn_is_practised_again),
      cmocka_unit_test(call__a_recording_plays_itself),
      cmocka_unit_test(call__a_recording_cuts_off_at_the_same_word),
      cmocka_unit_test(call__a_recording_has_its_slots_filled),
      cmocka_unit_test(call__a_recording_is_left_at_once),
      cmocka_unit_test(call__what_cannot_be_played_is_said),
      cmocka_unit_test(call__no_frame_is_missed),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
