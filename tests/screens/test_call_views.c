/* SPDX-License-Identifier: MIT */
/* How the call looks: at every size of text, window and theme nothing is cut
** off; to whom is shaken, with others at the table, and in person. */
#include "base/str.h"
#include "loader.h"
#include "player.h"
#include "screens/call_screen.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

enum {
  HEARD_MS = 6000,    /* of tests/screens/tent.json: the first line */
  INVITED_MS = 17000, /* in the pause after the second */
  SON_MS = 23500,
  TURN_MS = 27200,
  OPENING_MS = 24000, /* of cake-order: the first turn has ended */
  SILENCE_MS = 65000
};

static FakeWorld *tent_world(void) {
  FakeWorld *world = fake_world_open();
  size_t length;
  char *json = loader_read(EK_SOURCE_DIR "/tests/screens/tent.json", &length);
  fake_world_add(world, "test", json);
  free(json);
  return world;
}

static void open_call(ScreenStage *on, FakeWorld *world, const char *scenario) {
  screen_stage_open(on, world, &call_screen_class,
                    &(ScreenArgs){.scenario = scenario,
                                  .setup = {.seed = 3, .response_percent = 100},
                                  .turn = SCREEN_NO_TURN});
}

/* ---- at every size ---- */

static void expect_no_fault(ScreenStage *on, const char *where) {
  char memory[4096];
  Str faults = str_init(memory, sizeof memory);
  player_frame(on);
  if (seen_faults(on->stage.ui, &faults) > 0) {
    fail_msg("%s, %d x %d, text %d %%:\n%s", where, on->stage.input.width,
             on->stage.input.height, on->world->settings.text_percent,
             faults.text);
  }
}

/* All, or those that are seen as a whole. */
static int count_cards(const ScreenStage *on, bool whole) {
  UiSeen seen;
  int cards = 0;
  for (int i = 0; seen_nth(on->stage.ui, i, &seen); i++) {
    bool shown = seen.visible.h == seen.rect.h &&
                 seen.rect.y + seen.rect.h <= on->stage.input.height;
    cards += seen.role == ROLE_CHOICE && (shown || !whole);
  }
  return cards;
}

static void walk_dialogs(ScreenStage *on) {
  player_press(on, INPUT_KEY('H'));
  expect_no_fault(on, "the history");
  player_press(on, KEY_ESCAPE);
  player_press(on, INPUT_KEY('E'));
  expect_no_fault(on, "hanging up");
  player_press(on, KEY_ESCAPE);
  player_press(on, KEY_ESCAPE);
  expect_no_fault(on, "the pause");
  player_press(on, KEY_ESCAPE);
}

static void walk_panels(ScreenStage *on) {
  static const char keys[] = {'N', 'C', 'P', 'M'};
  for (size_t i = 0; i < sizeof keys; i++) {
    player_press(on, INPUT_KEY(keys[i]));
    expect_no_fault(on, "a panel");
    if (player_sees(on, ROLE_BUTTON, "More")) {
      player_press(on, INPUT_KEY(keys[i]));
    }
  }
}

static void walk_call(ScreenStage *on) {
  player_go_to(on, HEARD_MS - 200);
  expect_no_fault(on, "a breath");
  player_hold(on, INPUT_KEY('R'));
  player_go_to(on, INVITED_MS);
  expect_no_fault(on, "an invitation, with all cards up");
  player_let_go(on, INPUT_KEY('R'));
  player_go_to(on, SON_MS);
  expect_no_fault(on, "somebody else speaks");
  player_go_to(on, TURN_MS);
  expect_no_fault(on, "one's own turn");
  walk_panels(on);
  walk_dialogs(on);
}

static void views__nothing_is_cut_off_at_any_size(void **state) {
  (void)state;
  static const struct {
    int width, height, text;
  } all[] = {{1280, 720, 100}, {1280, 720, 150},  {1280, 720, 200},
             {900, 600, 100},  {900, 600, 130},   {900, 600, 175},
             {900, 600, 200},  {1920, 1080, 100}, {1920, 1080, 200}};
  FakeWorld *world = tent_world();
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    ScreenStage on;
    world->settings.text_percent = all[i].text;
    world->settings.look = (Look)(i % 3);
    open_call(&on, world, "test");
    on.stage.input.width = all[i].width;
    on.stage.input.height = all[i].height;
    walk_call(&on);
    screen_stage_close(&on);
  }
  fake_world_close(world);
}

/* A line of 160 characters and four replies of up to 113, in large text. */
static void views__a_whole_turn_stays_on_the_screen(void **state) {
  (void)state;
  static const char *const texts[] = {
      "It let the rain in, on the second night, with the three children in it, "
      "and nobody at your shop has answered the telephone since last Tuesday "
      "morning, not once!",
  };
  FakeWorld *world = tent_world();
  world->settings.text_percent = 200;
  ScreenStage on;
  open_call(&on, world, "test");
  player_hold(&on, INPUT_KEY('R'));
  player_go_to(&on, INVITED_MS);
  UiSeen line = stage_find(&on.stage, ROLE_TEXT, texts[0]);
  assert_int_equal(line.visible.h, line.rect.h);
  assert_int_equal(count_cards(&on, true), 4);
  player_leave(&on);
}

/* Three lines of it and four replies do not fit in here. */
static void views__a_small_window_gives_its_room_to_the_replies(void **state) {
  (void)state;
  ScreenStage on;
  FakeWorld *world = fake_world_open();
  world->settings.text_percent = 200;
  open_call(&on, world, "cake-order");
  on.stage.input.width = 900;
  on.stage.input.height = 600;
  player_go_to(&on, HEARD_MS);
  assert_true(player_sees(&on, ROLE_IMAGE, "Ines Carvalho"));
  player_go_to(&on, OPENING_MS);
  assert_false(player_sees(&on, ROLE_IMAGE, "Ines Carvalho"));
  assert_true(player_sees(&on, ROLE_IMAGE, "Anger"));
  assert_int_equal(count_cards(&on, true), 3);
  assert_int_equal(count_cards(&on, false), 4);
  player_go_to(&on, SILENCE_MS);
  assert_int_equal(count_cards(&on, true), 3);
  assert_int_equal(count_cards(&on, false), 3);
  player_leave(&on);
}

/* ---- what is marked ---- */

typedef struct {
  const char *name;
  bool exam, replay, watch;
} Marked;

static void walk_marked(FakeWorld *world, const Marked *mark, int width,
                        int height) {
  ScreenStage on;
  size_t length;
  char *replay = loader_read(
      EK_SOURCE_DIR "/tests/replays/cake-order/expert.json", &length);
  ScreenArgs args = {
      .scenario = "cake-order",
      .setup = {.seed = 3, .response_percent = 100, .exam = mark->exam},
      .turn = mark->replay && !mark->watch ? 2 : SCREEN_NO_TURN,
      .watch = mark->watch,
      .replay = mark->replay ? replay : NULL,
      .replay_length = mark->replay ? length : 0};
  screen_stage_open(&on, world, &call_screen_class, &args);
  on.stage.input.width = width;
  on.stage.input.height = height;
  for (int t_ms = 0; t_ms <= SILENCE_MS; t_ms += SILENCE_MS / 4) {
    player_go_to(&on, t_ms);
    expect_no_fault(&on, mark->name);
  }
  screen_stage_close(&on);
  free(replay);
}

/* The lamp says how many wait; an exam, practice and a recording are marked. */
static void views__the_bar_holds_its_buttons_and_marks(void **state) {
  (void)state;
  static const Marked marks[] = {{"a call", false, false, false},
                                 {"an exam", true, false, false},
                                 {"practice", false, true, false},
                                 {"a recording", false, true, true}};
  static const int sizes[][2] = {{900, 600}, {1000, 600}, {1280, 720}};
  FakeWorld *world = fake_world_open();
  world->settings.reduced_motion = true;
  for (int text = 100; text <= 200; text += 25) {
    world->settings.text_percent = text;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
      for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
        walk_marked(world, &marks[k], sizes[i][0], sizes[i][1]);
      }
    }
  }
  fake_world_close(world);
}

/* ---- face down ---- */

/* The longer ones are the better ones, often enough. */
static void views__cards_that_lie_face_down_are_alike(void **state) {
  (void)state;
  for (int percent = 100; percent <= 200; percent += 50) {
    ScreenStage on;
    FakeWorld *world = fake_world_open();
    world->settings.text_percent = percent;
    open_call(&on, world, "cake-order");
    player_go_to(&on, 2000);
    UiSeen seen, first = stage_find(&on.stage, ROLE_CHOICE, "Face down");
    int cards = 0;
    for (int i = 0; seen_nth(on.stage.ui, i, &seen); i++) {
      if (seen.role != ROLE_CHOICE) { continue; }
      assert_int_equal(seen.rect.h, first.rect.h);
      assert_int_equal(seen.rect.w, first.rect.w);
      cards++;
    }
    assert_int_equal(cards, 4);
    player_leave(&on);
  }
}

/* ---- narrow ---- */

static const char FIRST_REPLY[] =
    "I'm here, Ms. Carvalho, writing. A cake for 24, and then?";

static void open_narrow(ScreenStage *on, int text_percent) {
  FakeWorld *world = fake_world_open();
  world->settings.text_percent = text_percent;
  screen_stage_open(
      on, world, &call_screen_class,
      &(ScreenArgs){.scenario = "cake-order",
                    .setup = {.seed = 7, .response_percent = 100, .exam = true},
                    .turn = SCREEN_NO_TURN});
  on->stage.input.width = 900;
  on->stage.input.height = 600;
}

static void views__an_exam_is_marked_in_a_narrow_window(void **state) {
  (void)state;
  for (int percent = 130; percent <= 200; percent += 70) {
    ScreenStage on;
    open_narrow(&on, percent);
    player_frame(&on);
    assert_true(player_sees(&on, ROLE_BUTTON, "More"));
    assert_true(player_sees(&on, ROLE_CHIP, "Exam"));
    player_leave(&on);
  }
}

static void views__notes_leave_room_for_replies_that_are_up(void **state) {
  (void)state;
  ScreenStage on;
  open_narrow(&on, 130);
  player_go_to(&on, SILENCE_MS);
  player_press(&on, INPUT_KEY('N'));
  assert_true(player_sees(&on, ROLE_HEADING, "Which of these was said?"));
  UiSeen reply = stage_find(&on.stage, ROLE_CHOICE, FIRST_REPLY);
  assert_int_equal(reply.visible.h, reply.rect.h);
  expect_no_fault(&on, "replies and notes");
  player_leave(&on);
}

/* Where there is no room for both. */
static void views__a_key_leads_from_the_notes_to_the_replies(void **state) {
  (void)state;
  ScreenStage on;
  open_narrow(&on, 150);
  player_go_to(&on, HEARD_MS);
  player_press(&on, INPUT_KEY('N'));
  assert_true(player_sees(&on, ROLE_BUTTON, "Replies"));
  assert_false(player_sees(&on, ROLE_CHOICE, "Face down"));
  player_press(&on, KEY_BACKSPACE);
  assert_true(player_sees(&on, ROLE_CHOICE, "Face down"));
  player_press(&on, INPUT_KEY('N'));
  player_go_to(&on, SILENCE_MS);
  assert_false(player_sees(&on, ROLE_CHOICE, FIRST_REPLY));
  player_press(&on, KEY_BACKSPACE);
  assert_true(player_sees(&on, ROLE_CHOICE, FIRST_REPLY));
  player_leave(&on);
}

static void views__who_looks_sees_the_replies_through_the_notes(void **state) {
  (void)state;
  ScreenStage on;
  open_narrow(&on, 150);
  player_go_to(&on, HEARD_MS);
  player_press(&on, INPUT_KEY('N'));
  assert_false(player_sees(&on, ROLE_GROUP, "Replies"));
  player_hold(&on, INPUT_KEY('R'));
  assert_true(player_sees(&on, ROLE_GROUP, "Replies"));
  player_let_go(&on, INPUT_KEY('R'));
  assert_false(player_sees(&on, ROLE_GROUP, "Replies"));
  player_leave(&on);
}

/* ---- shaken ---- */

static void views__the_view_of_the_shaken_narrows(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, tent_world(), "test");
  player_go_to(&on, HEARD_MS);
  assert_true(player_sees(&on, ROLE_METER, "Your composure"));
  player_go_to(&on, TURN_MS);
  assert_false(player_sees(&on, ROLE_METER, "Your composure"));
  assert_true(player_sees(&on, ROLE_TEXT, "You are shaken. Breathe."));
  UiSeen first = {.name = ""};
  for (int i = 0; seen_nth(on.stage.ui, i, &first); i++) {
    if (first.role == ROLE_CHOICE) { break; }
  }
  assert_string_equal(
      first.name, "I understand, but did you check the seams before you left?");
  player_leave(&on);
}

static void views__a_breath_widens_it_again(void **state) {
  (void)state;
  ScreenStage on;
  FakeWorld *world = tent_world();
  open_call(&on, world, "test");
  player_go_to(&on, HEARD_MS + 900 + 100);
  player_press(&on, INPUT_KEY('B'));
  assert_true(player_sees(&on, ROLE_TEXT, "Breathe in. And out."));
  player_go_to(&on, TURN_MS);
  assert_false(player_sees(&on, ROLE_TEXT, "You are shaken. Breathe."));
  player_leave(&on);
}

/* ---- others, and in person ---- */

static void views__whoever_speaks_is_seen_and_named(void **state) {
  (void)state;
  static const char son[] = "Konstantin Hohenstein-Wagner";
  ScreenStage on;
  open_call(&on, tent_world(), "test");
  assert_false(player_sees(&on, ROLE_IMAGE, son));
  player_go_to(&on, SON_MS);
  assert_true(player_sees(&on, ROLE_IMAGE, son));
  assert_true(player_sees(&on, ROLE_TEXT, son));
  player_hold(&on, INPUT_KEY('R'));
  assert_true(
      player_sees(&on, ROLE_TEXT,
                  "Konstantin Hohenstein-Wagner is speaking. Answering now "
                  "does not cut in."));
  player_leave(&on);
}

static void views__in_person_one_stands_and_looks(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, fake_world_open(), "undercooked-steak");
  assert_int_equal(on.world->cues[CUE_PICK_UP], 0);
  player_press(&on, INPUT_KEY('S'));
  assert_true(player_sees(&on, ROLE_BUTTON, "Stance: closed"));
  player_press(&on, INPUT_KEY('S'));
  assert_true(player_sees(&on, ROLE_BUTTON, "Stance: open"));
  player_press(&on, INPUT_KEY('W'));
  assert_true(player_sees(&on, ROLE_BUTTON, "Eyes: away"));
  player_press(&on, INPUT_KEY('E'));
  player_press(&on, KEY_TAB);
  player_press(&on, KEY_ENTER);
  player_frame(&on);
  screen_stage_run(&on, 60000);
  assert_int_not_equal(on.move.to, SCREEN_STAY);
  assert_non_null(strstr(on.move.args.replay, "\"stance\":\"closed\""));
  assert_non_null(strstr(on.move.args.replay, "\"eyes\":false"));
  assert_int_equal(on.world->cues[CUE_HANG_UP], 0);
  player_leave(&on);
}

static void views__on_the_telephone_nobody_sees_one(void **state) {
  (void)state;
  ScreenStage on;
  open_call(&on, fake_world_open(), "cake-order");
  player_press(&on, INPUT_KEY('S'));
  assert_false(player_sees(&on, ROLE_BUTTON, "Stance: open"));
  assert_false(player_sees(&on, ROLE_BUTTON, "Eyes: here"));
  player_leave(&on);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(views__nothing_is_cut_off_at_any_size),
      cmocka_unit_test(views__a_whole_turn_stays_on_the_screen),
      cmocka_unit_test(views__a_small_window_gives_its_room_to_the_replies),
      cmocka_unit_test(views__the_bar_holds_its_buttons_and_marks),
      cmocka_unit_test(views__cards_that_lie_face_down_are_alike),
      cmocka_unit_test(views__an_exam_is_marked_in_a_narrow_window),
      cmocka_unit_test(views__notes_leave_room_for_replies_that_are_up),
      cmocka_unit_test(views__a_key_leads_from_the_notes_to_the_replies),
      cmocka_unit_test(views__who_looks_sees_the_replies_through_the_notes),
      cmocka_unit_test(views__the_view_of_the_shaken_narrows),
      cmocka_unit_test(views__a_breath_widens_it_again),
      cmocka_unit_test(views__whoever_speaks_is_seen_and_named),
      cmocka_unit_test(views__in_person_one_stands_and_looks),
      cmocka_unit_test(views__on_the_telephone_nobody_sees_one),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
