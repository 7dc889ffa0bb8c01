/* SPDX-License-Identifier: MIT */
/* The debrief in all windows, sizes of text and looks: nothing is cut off, and
** the keyboard reaches everything. */
#include "base/str.h"
#include "debrief_stage.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

static const char ENDLESS[] =
    "{'format':1,'id':'long','title':'On and on and on and on, and not yet at "
    "the end of it','language':'en','caller':{'name':'Maximiliane Freifrau von "
    "Hohenstein-Wagner zu Altenburg-Neuenburg'},'start':'n','nodes':{"
    "'n':{'caller':[{'say':'Donaudampfschifffahrtsgesellschaftskapitaensmuetze "
    "and again.','ms':1000}],'replies':["
    "{'id':'again','say':'No.','thinks':'No and no.',"
    "'goto':'n'},{'id':'stop','say':'Stop.','goto':'e'}]},"
    "'e':{'caller':[{'say':'Oh.'}],'end':{'outcome':'lost'}}}}";

static void expect_no_faults(const DebriefStage *stage, const char *where) {
  char memory[8192];
  Str faults = str_init(memory, sizeof memory);
  if (seen_faults(stage->on.stage.ui, &faults) == 0) { return; }
  fail_msg("%s, %d x %d, %d %%:\n%s", where, stage->on.stage.input.width,
           stage->on.stage.input.height, stage->world->settings.text_percent,
           faults.text);
}

static const struct {
  int width, height;
} WINDOWS[] = {{1280, 720}, {900, 600}, {1920, 1080}, {640, 480}};
static const int PERCENTS[] = {100, 150, 200};

/* In every window, with every size of text. */
static void sweep(DebriefStage *stage, const char *where,
                  void (*look)(DebriefStage *stage, const char *where)) {
  for (size_t w = 0; w < sizeof WINDOWS / sizeof *WINDOWS; w++) {
    for (size_t p = 0; p < sizeof PERCENTS / sizeof *PERCENTS; p++) {
      debrief_stage_resize(stage, WINDOWS[w].width, WINDOWS[w].height,
                           PERCENTS[p]);
      look(stage, where);
    }
  }
}

static void sweep_replay(const char *scenario, const char *name,
                         void (*look)(DebriefStage *stage, const char *where)) {
  DebriefStage stage;
  debrief_stage_open(&stage, scenario, name);
  debrief_stage_play(&stage);
  sweep(&stage, name, look);
  debrief_stage_close(&stage);
}

static void look_at_all(DebriefStage *stage, const char *where) {
  for (int look = LOOK_LIGHT; look <= LOOK_CONTRAST; look++) {
    stage->world->settings.look = (Look)look;
    stage_settle(&stage->on.stage);
    expect_no_faults(stage, where);
  }
}

static void debrief__fits_every_window(void **state) {
  (void)state;
  sweep_replay("cake-order", "expert", look_at_all);
  sweep_replay("undercooked-steak", "careless", look_at_all);
  sweep_replay("mowed-seedlings", "interrupting", look_at_all);
  sweep_replay("misinformed-customer", "over-eager", look_at_all);
  sweep_replay("mowed-seedlings", "silent", look_at_all);
}

static void debrief__what_answers_cost_fits_every_window(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open(&stage, "undercooked-steak", "interrupting");
  stage.world->judges = true;
  debrief_stage_play(&stage);
  sweep(&stage, "judged", look_at_all);
  debrief_stage_resize(&stage, 900, 600, 200);
  stage_press(&stage.on.stage, KEY_ENTER, 0);
  sweep(&stage, "judged and open", look_at_all);
  debrief_stage_close(&stage);
}

static void debrief__a_failed_save_fits_every_window(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open(&stage, "undercooked-steak", "careless");
  stage.world->ticket = JOB_FAILED;
  debrief_stage_play(&stage);
  sweep(&stage, "failed", look_at_all);
  debrief_stage_resize(&stage, 1280, 720, 100);
  stage_click(&stage.on.stage, ROLE_BUTTON, "Keep it as a file");
  sweep(&stage, "kept", look_at_all);
  debrief_stage_close(&stage);
}

static bool is_in_sight(const DebriefStage *stage, UiRole role,
                        const char *name) {
  UiSeen seen = stage_find(&stage->on.stage, role, name);
  return seen.visible.h > 0 && seen.visible.h == seen.rect.h;
}

static int rows_in_sight(const DebriefStage *stage) {
  UiSeen seen;
  int count = 0;
  for (int i = 0; seen_nth(stage->on.stage.ui, i, &seen); i++) {
    bool whole = seen.visible.h > 0 && seen.visible.h == seen.rect.h;
    count += seen.role == ROLE_ROW && whole;
  }
  return count;
}

/* In the window that the game opens with, nothing needs to be scrolled to see
** the result, the list and why. */
static void expect_all_in_sight(const char *scenario, const char *name) {
  DebriefStage stage;
  debrief_stage_open(&stage, scenario, name);
  debrief_stage_play(&stage);
  debrief_stage_resize(&stage, 1280, 720, 100);
  assert_true(is_in_sight(&stage, ROLE_METER, "Listening"));
  assert_true(is_in_sight(&stage, ROLE_METER, "Keeping promises"));
  assert_true(is_in_sight(&stage, ROLE_HEADING, "Everything that counted"));
  assert_true(is_in_sight(&stage, ROLE_BUTTON, "What came of it"));
  assert_in_range(rows_in_sight(&stage), 8, 30);
  debrief_stage_close(&stage);
}

static void debrief__all_is_in_sight_in_the_usual_window(void **state) {
  (void)state;
  expect_all_in_sight("mowed-seedlings", "expert");
  expect_all_in_sight("mowed-seedlings", "interrupting");
  expect_all_in_sight("undercooked-steak", "careless");
}

/* The longest call that there is: 200 replies. */
static void debrief__the_longest_call_fits_every_window(void **state) {
  (void)state;
  static char events[16 * 1024];
  Str text = str_init(events, sizeof events);
  for (int i = 0; i < 200; i++) {
    str_addf(&text, "%s{'t':%d,'do':'reply','reply':'again'}", i ? "," : "",
             3000 * (i + 1));
  }
  DebriefStage stage;
  debrief_stage_open_json(&stage, "long", ENDLESS, events);
  debrief_stage_play(&stage);
  debrief_stage_expect(&stage, "10:00");
  sweep(&stage, "long", look_at_all);
  debrief_stage_close(&stage);
}

/* Tab goes round: what it stops at is in sight, and explains itself without a
** fault. */
static void walk_round(DebriefStage *stage, const char *where) {
  Stage *on = &stage->on.stage;
  UiId first = 0;
  int stops = 0;
  for (int i = 0; i < 200; i++) {
    stage_press(on, KEY_TAB, 0);
    UiSeen seen, focus = {.id = 0};
    for (int k = 0; seen_nth(on->ui, k, &seen); k++) {
      if (seen.focused) { focus = seen; }
    }
    if (focus.id == 0) { fail_msg("%s: the focus is lost", where); }
    if (focus.id == first) { break; }
    if (first == 0) { first = focus.id; }
    if (focus.visible.w == 0 || focus.visible.h == 0) {
      fail_msg("%s: \"%s\" is out of sight", where, focus.name);
    }
    expect_no_faults(stage, where);
    stops++;
  }
  assert_in_range(stops, 12, 150);
}

static void debrief__tab_reaches_everything(void **state) {
  (void)state;
  sweep_replay("mowed-seedlings", "interrupting", walk_round);
}

/* ---- narrow windows ---- */

/* Through a table row by row. */
static void focus_on(Stage *on, UiRole role, const char *name) {
  for (int i = 0; i < 80 && !stage_find(on, role, name).focused; i++) {
    char before[256];
    snprintf(before, sizeof before, "%s", stage_focus(on));
    if (stage_has(on, ROLE_ROW, before)) { stage_press(on, KEY_DOWN, 0); }
    bool stays = strcmp(before, stage_focus(on)) == 0;
    if (stays) { stage_press(on, KEY_TAB, 0); }
  }
  assert_true(stage_find(on, role, name).focused);
}

static void debrief__in_a_narrow_window_details_lie_over_it(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open(&stage, "mowed-seedlings", "interrupting");
  debrief_stage_play(&stage);
  debrief_stage_resize(&stage, 900, 600, 100);
  Stage *on = &stage.on.stage;
  assert_false(debrief_stage_says(&stage, "What would have served better"));
  const char *row = "See their side, missed, 2, −2.5";
  focus_on(on, ROLE_ROW, row);
  assert_false(stage_has(on, ROLE_DIALOG, "See their side"));
  stage_press(on, KEY_ENTER, 0);
  assert_true(stage_has(on, ROLE_DIALOG, "See their side"));
  debrief_stage_expect(&stage, "Says how it must feel");
  expect_no_faults(&stage, "dialog");
  stage_press(on, KEY_ESCAPE, 0);
  assert_int_equal(stage.on.move.to, SCREEN_STAY);
  assert_false(stage_has(on, ROLE_DIALOG, "See their side"));
  assert_true(stage_find(on, ROLE_ROW, row).focused);
  debrief_stage_close(&stage);
}

static void expect_way_back(const DebriefStage *stage, const char *name) {
  UiSeen button = stage_find(&stage->on.stage, ROLE_BUTTON, name);
  assert_true(button.visible.h > 0);
  assert_int_equal(button.visible.h, button.rect.h);
}

/* By keys alone, and without opening a row. */
static void go_back_to_a_turn(DebriefStage *stage, const char *where) {
  Stage *on = &stage->on.stage;
  if (ui_fold(on->ui) == UI_WIDE) { return; }
  (void)where;
  focus_on(on, ROLE_BUTTON, "You cut in 4 times");
  focus_on(on, ROLE_ROW, "See their side, missed, 2, −2.5");
  expect_way_back(stage, "Go on from turn 2");
  debrief_stage_expect(stage, "walk through the lines");
  stage_press(on, KEY_DOWN, 0);
  stage_press(on, KEY_DOWN, 0);
  expect_way_back(stage, "Go on from turn 4");
  assert_false(stage_has(on, ROLE_DIALOG, "Cutting in"));
  stage->on.move = (ScreenMove){.to = SCREEN_STAY};
  stage_press(on, INPUT_KEY('G'), 0);
  assert_int_equal(stage->on.move.to, SCREEN_CALL);
  assert_int_equal(stage->on.move.args.turn, 3);
}

static void debrief__the_way_back_needs_no_row_opened(void **state) {
  (void)state;
  sweep_replay("mowed-seedlings", "interrupting", go_back_to_a_turn);
}

static void debrief__few_stops_lead_round_the_folded_page(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open(&stage, "mowed-seedlings", "interrupting");
  debrief_stage_play(&stage);
  debrief_stage_resize(&stage, 900, 600, 100);
  Stage *on = &stage.on.stage;
  expect_way_back(&stage, "Go on from turn 10");
  int stops = 0, rows = 0;
  do {
    stage_press(on, KEY_TAB, 0);
    rows += stage_has(on, ROLE_ROW, stage_focus(on));
  } while (++stops < 60 && strcmp(stage_focus(on), "Next call") != 0);
  assert_in_range(stops, 12, 20);
  assert_int_equal(rows, 1);
  debrief_stage_close(&stage);
}

static void debrief__a_row_without_a_turn_leads_back_to_none(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open(&stage, "mowed-seedlings", "interrupting");
  debrief_stage_play(&stage);
  debrief_stage_resize(&stage, 900, 600, 100);
  Stage *on = &stage.on.stage;
  debrief_stage_click(&stage, ROLE_TAB, "No occasion (1)");
  focus_on(on, ROLE_ROW, "Open stance, eyes up, n/a, All along, –");
  const char *none = "No turn to go back to here";
  assert_true(stage_find(on, ROLE_BUTTON, none).disabled);
  stage_press(on, INPUT_KEY('G'), 0);
  assert_int_equal(stage.on.move.to, SCREEN_STAY);
  debrief_stage_close(&stage);
}

static void open_worst(DebriefStage *stage, const char *where) {
  Stage *on = &stage->on.stage;
  const char *name = "Turn 10 cost most";
  if (ui_fold(on->ui) == UI_WIDE) { return; }
  focus_on(on, ROLE_BUTTON, name);
  stage_press(on, KEY_ENTER, 0);
  assert_true(stage_has(on, ROLE_DIALOG, name));
  expect_no_faults(stage, where);
  UiSeen close = stage_find(on, ROLE_BUTTON, "Close");
  assert_int_equal(close.visible.h, close.rect.h);
  /* It begins at its beginning. */
  UiSeen first = stage_find(on, ROLE_TEXT, "Ms. Bellamy");
  assert_true(first.visible.h > 0);
  stage_press(on, KEY_ESCAPE, 0);
}

static void debrief__a_dialog_fits_every_window(void **state) {
  (void)state;
  sweep_replay("mowed-seedlings", "interrupting", open_worst);
}

static void debrief__what_is_looked_at_stays_as_the_window_grows(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open(&stage, "mowed-seedlings", "interrupting");
  debrief_stage_play(&stage);
  debrief_stage_resize(&stage, 900, 600, 100);
  Stage *on = &stage.on.stage;
  focus_on(on, ROLE_BUTTON, "You cut in 4 times");
  stage_press(on, KEY_ENTER, 0);
  assert_true(stage_has(on, ROLE_DIALOG, "Cutting in"));
  debrief_stage_resize(&stage, 1280, 720, 100);
  assert_false(stage_has(on, ROLE_DIALOG, "Cutting in"));
  debrief_stage_expect(&stage, "You never got to hear:");
  debrief_stage_close(&stage);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(debrief__fits_every_window),
      cmocka_unit_test(debrief__what_answers_cost_fits_every_window),
      cmocka_unit_test(debrief__a_failed_save_fits_every_window),
      cmocka_unit_test(debrief__all_is_in_sight_in_the_usual_window),
      cmocka_unit_test(debrief__the_longest_call_fits_every_window),
      cmocka_unit_test(debrief__tab_reaches_everything),
      cmocka_unit_test(debrief__in_a_narrow_window_details_lie_over_it),
      cmocka_unit_test(debrief__the_way_back_needs_no_row_opened),
      cmocka_unit_test(debrief__few_stops_lead_round_the_folded_page),
      cmocka_unit_test(debrief__a_row_without_a_turn_leads_back_to_none),
      cmocka_unit_test(debrief__a_dialog_fits_every_window),
      cmocka_unit_test(debrief__what_is_looked_at_stays_as_the_window_grows)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
