/* SPDX-License-Identifier: MIT */
/* Every screen around the call, at every size of text, window and theme:
** nothing is cut off, and the keyboard alone reaches all there is. */
#include "fake_services.h"
#include "screens/board_screen.h"
#include "screens/break_screen.h"
#include "screens/briefing_screen.h"
#include "screens/picker_screen.h"
#include "screens/settings_screen.h"
#include "screens/shift_debrief_screen.h"
#include "screens/shift_screen.h"
#include "screens/title_screen.h"
#include "shipped.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_STOPS = 256 };

static const struct {
  int width, height;
} WINDOWS[] = {{1280, 720}, {900, 600}, {1920, 1080}, {640, 400}};

static const int TEXTS[] = {100, 150, 200};

/* Names and texts that are as long as they may be, and all that can be wrong
** at once. */
static FakeWorld *hard_world(void) {
  static const char name[] = "Maximiliane Freifrau von Hohenstein-Wagner";
  FakeWorld *world = fake_world_open();
  Err err = {0};
  assert_true(world->services.create_profile(world, name, &err));
  world->best = (BestResult){.tries = 128, .best = 1000};
  world->profiles[world->current].attempts = 128;
  fake_world_break(world, "a-file-with-a-long-name-that-nobody-shortened",
                   "\"acknowledge_anger_and_so_on\" is no technique; did you "
                   "mean \"acknowledge_anger\"?");
  fake_world_load(world, "another-file-that-takes-its-time");
  err_set_file(&world->trouble, ERR_STORE,
               "/home/maximiliane/.local/share/evenkeel/evenkeel.db",
               "the results cannot be written: give yourself the right to "
               "write this file and its folder, and try again");
  for (int i = 0; i < FAKE_ROWS_MAX; i++) {
    BoardRow *row = &world->rows[world->row_count++];
    *row = (BoardRow){.rank = i + 1, .value = 1000 - i, .mine = i == 20};
    snprintf(row->name, sizeof row->name, "%s %d", name, i);
  }
  for (int i = 0; i < FAKE_SETTINGS_MAX; i++) {
    world->played[world->played_count++] =
        (AttemptSetting){i == 3, 100 + 25 * i, false};
  }
  return world;
}

static void expect_no_fault(const ScreenStage *on, const char *where) {
  char memory[4096];
  Str faults = str_init(memory, sizeof memory);
  if (seen_faults(on->stage.ui, &faults) > 0) {
    fail_msg("%s, %d x %d, text %d %%:\n%s", where, on->stage.input.width,
             on->stage.input.height, on->world->settings.text_percent,
             faults.text);
  }
}

static UiId focused_id(const ScreenStage *on) {
  UiSeen seen;
  for (int i = 0; seen_nth(on->stage.ui, i, &seen); i++) {
    if (seen.focused) { return seen.id; }
  }
  return 0;
}

/* For Tab: the rows of a table (no screen has two) are one. */
static int count_stops(const ScreenStage *on) {
  int count = 0;
  bool rows = false;
  UiSeen seen;
  for (int i = 0; seen_nth(on->stage.ui, i, &seen); i++) {
    if (!seen.focusable || seen.disabled) { continue; }
    rows |= seen.role == ROLE_ROW;
    count += seen.role != ROLE_ROW;
  }
  return count + rows;
}

static bool is_met(const UiId *met, int count, UiId id) {
  for (int i = 0; i < count; i++) {
    if (met[i] == id) { return true; }
  }
  return false;
}

static void expect_focus_seen(const ScreenStage *on, const char *where) {
  UiSeen seen;
  for (int i = 0; seen_nth(on->stage.ui, i, &seen); i++) {
    if (seen.focused && (seen.visible.w <= 0 || seen.visible.h <= 0)) {
      fail_msg("%s: \"%s\" has the focus and is not seen", where, seen.name);
    }
  }
}

/* Tab comes by every stop once, then begins anew; each can be seen. */
static void expect_reach(ScreenStage *on, const char *where) {
  UiId met[MOST_STOPS] = {0};
  int count = count_stops(on);
  assert_in_range(count, 1, MOST_STOPS);
  for (int i = 0; i < count; i++) {
    stage_press(&on->stage, KEY_TAB, 0);
    UiId id = focused_id(on);
    if (is_met(met, i, id)) { fail_msg("%s: stop %d is met twice", where, i); }
    met[i] = id;
    expect_focus_seen(on, where);
  }
  stage_press(&on->stage, KEY_TAB, 0);
  assert_true(focused_id(on) == met[0]);
}

static void sweep_with(const ScreenClass *kind, const char *where,
                       const ScreenArgs *args) {
  ScreenStage on;
  FakeWorld *world = hard_world();
  screen_stage_open(&on, world, kind, args);
  for (size_t w = 0; w < sizeof WINDOWS / sizeof WINDOWS[0]; w++) {
    on.stage.input.width = WINDOWS[w].width;
    on.stage.input.height = WINDOWS[w].height;
    for (size_t t = 0; t < sizeof TEXTS / sizeof TEXTS[0]; t++) {
      world->settings.text_percent = TEXTS[t];
      for (int look = LOOK_LIGHT; look <= LOOK_CONTRAST; look++) {
        world->settings.look = (Look)look;
        stage_settle(&on.stage);
        stage_settle(&on.stage);
        expect_no_fault(&on, where);
      }
      expect_reach(&on, where);
    }
  }
  screen_stage_close(&on);
  fake_world_close(world);
}

static void sweep(const ScreenClass *kind, const char *where) {
  const ScreenArgs args = {.scenario = "cake-order", .turn = SCREEN_NO_TURN};
  sweep_with(kind, where, &args);
}

static void title__fits_and_is_within_reach(void **state) {
  (void)state;
  sweep(&title_screen_class, "title");
}

static void picker__fits_and_is_within_reach(void **state) {
  (void)state;
  sweep(&picker_screen_class, "picker");
}

static void briefing__fits_and_is_within_reach(void **state) {
  (void)state;
  sweep(&briefing_screen_class, "briefing");
}

static void board__fits_and_is_within_reach(void **state) {
  (void)state;
  sweep(&board_screen_class, "board");
}

static void settings__fit_and_are_within_reach(void **state) {
  (void)state;
  sweep(&settings_screen_class, "settings");
}

static void shift__fits_and_is_within_reach(void **state) {
  (void)state;
  sweep(&shift_screen_class, "shift");
}

static void
shift__its_break_and_debrief_fit_and_are_within_reach(void **state) {
  (void)state;
  char *file = shipped_file("tests/shifts/rings-back.json");
  const ScreenArgs args = {.plan = "cake-order misinformed-customer cake-order",
                           .shift = file,
                           .shift_length = strlen(file),
                           .turn = SCREEN_NO_TURN,
                           .fresh = true};
  sweep_with(&break_screen_class, "break", &args);
  sweep_with(&shift_debrief_screen_class, "shift debrief", &args);
  free(file);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(title__fits_and_is_within_reach),
      cmocka_unit_test(picker__fits_and_is_within_reach),
      cmocka_unit_test(briefing__fits_and_is_within_reach),
      cmocka_unit_test(board__fits_and_is_within_reach),
      cmocka_unit_test(settings__fit_and_are_within_reach),
      cmocka_unit_test(shift__fits_and_is_within_reach),
      cmocka_unit_test(shift__its_break_and_debrief_fit_and_are_within_reach),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
