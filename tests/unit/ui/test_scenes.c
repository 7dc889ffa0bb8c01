/* SPDX-License-Identifier: MIT */
/* The made-up screens, in every size and theme. */
#include "golden.h"
#include "ui_scenes.h"
#include "ui_stage.h"
#include "unit.h"

#include <string.h>

typedef void DrawScene(Scene *scene, Ui *ui);

static void draw_leaving(Scene *scene, Ui *ui) {
  scene->leaving = true;
  scene_call(scene, ui);
}

static const struct {
  const char *name;
  DrawScene *draw;
} SCENES[] = {{"call", scene_call},
              {"debrief", scene_debrief},
              {"settings", scene_settings},
              {"leaving", draw_leaving}};

enum { SCENE_COUNT = 3, WITH_DIALOG = 4, STOPS_MAX = 64, NAME_BYTES = 128 };

typedef struct {
  Scene scene;
  DrawScene *draw;
} Player;

static void play(void *context, Ui *ui) {
  Player *player = context;
  player->draw(&player->scene, ui);
}

static void open_scene(Stage *stage, Player *player, int number) {
  *player = (Player){scene_init(), SCENES[number].draw};
  stage_open(stage, play, player);
}

static void assert_fits(const Stage *stage, const char *name) {
  char memory[2048];
  Str faults = str_init(memory, sizeof memory);
  if (seen_faults(stage->ui, &faults) == 0) { return; }
  fail_msg("%s at %d x %d, text %d %%:\n%s", name, stage->input.width,
           stage->input.height, stage->theme.text_percent, faults.text);
}

static void scenes__nothing_is_cut_off_at_any_size(void **state) {
  (void)state;
  static const int sizes[][2] = {
      {1280, 720}, {1920, 1080}, {1024, 640}, {800, 600}};
  for (int i = 0; i < WITH_DIALOG; i++) {
    Stage stage;
    Player player;
    open_scene(&stage, &player, i);
    for (int percent = 100; percent <= 200; percent += 25) {
      for (int s = 0; s < 4; s++) {
        for (int kind = THEME_LIGHT; kind <= THEME_CONTRAST; kind++) {
          stage.input.width = sizes[s][0];
          stage.input.height = sizes[s][1];
          stage.theme = theme_make((ThemeKind)kind, 100, percent);
          stage_settle(&stage);
          stage_frame(&stage);
          assert_fits(&stage, SCENES[i].name);
        }
      }
    }
    stage_close(&stage);
  }
}

static int count_focusable(const Stage *stage, bool rows) {
  UiSeen seen;
  int count = 0;
  for (int i = 0; seen_nth(stage->ui, i, &seen); i++) {
    count += seen.focusable && (rows || seen.role != ROLE_ROW);
  }
  return count;
}

/* For Tab: the rows of a table (no scene has two) are one. */
static int count_stops(const Stage *stage) {
  int others = count_focusable(stage, false);
  return others + (count_focusable(stage, true) > others);
}

static UiSeen focused(const Stage *stage) {
  UiSeen seen;
  for (int i = 0; seen_nth(stage->ui, i, &seen); i++) {
    if (seen.focused) { return seen; }
  }
  fail_msg("nothing has the focus");
  return seen;
}

static void scenes__tab_reaches_everything_and_shows_it(void **state) {
  (void)state;
  for (int i = 0; i < SCENE_COUNT; i++) {
    for (int percent = 100; percent <= 200; percent += 50) {
      Stage stage;
      Player player;
      open_scene(&stage, &player, i);
      stage.theme = theme_make(THEME_LIGHT, 100, percent);
      stage_settle(&stage);
      int stops = count_stops(&stage);
      UiId first = 0;
      for (int s = 0; s < stops; s++) {
        stage_press(&stage, KEY_TAB, 0);
        UiSeen seen = focused(&stage);
        assert_true(seen.visible.w > 0 && seen.visible.h > 0);
        if (s == 0) { first = seen.id; }
        assert_true(s == 0 || seen.id != first);
      }
      stage_press(&stage, KEY_TAB, 0);
      assert_true(focused(&stage).id == first);
      stage_close(&stage);
    }
  }
}

/* Looks for it among the rows of the table that the focus is in. */
static void walk_rows(Stage *stage, UiId id) {
  while (focused(stage).role == ROLE_ROW) { stage_press(stage, KEY_UP, 0); }
  do {
    stage_press(stage, KEY_DOWN, 0);
  } while (focused(stage).role == ROLE_ROW && focused(stage).id != id);
}

/* Tab leads to it or, where it is a row, to one of the same table. */
static void walk_to(Stage *stage, UiId id) {
  bool looked = false;
  for (int t = 0; focused(stage).id != id; t++) {
    assert_true(t < STOPS_MAX);
    stage_press(stage, KEY_TAB, 0);
    if (focused(stage).role != ROLE_ROW || looked) { continue; }
    looked = true;
    walk_rows(stage, id);
  }
}

/* Walks with all four arrows from every stop that was reached. */
static int reach_by_arrows(Stage *stage, UiId *reached) {
  static const Key arrows[] = {KEY_DOWN, KEY_RIGHT, KEY_UP, KEY_LEFT};
  int count = 1;
  stage_press(stage, KEY_DOWN, 0);
  reached[0] = focused(stage).id;
  for (int from = 0; from < count; from++) {
    for (int a = 0; a < 4; a++) {
      walk_to(stage, reached[from]);
      stage_press(stage, arrows[a], 0);
      UiId id = focused(stage).id;
      bool known = false;
      for (int k = 0; k < count; k++) { known = known || reached[k] == id; }
      if (!known) { reached[count++] = id; }
    }
  }
  return count;
}

static void scenes__arrows_reach_everything(void **state) {
  (void)state;
  for (int i = 0; i < SCENE_COUNT; i++) {
    Stage stage;
    Player player;
    open_scene(&stage, &player, i);
    int stops = count_focusable(&stage, true);
    UiId reached[STOPS_MAX] = {0};
    assert_in_range(stops, 5, STOPS_MAX);
    assert_int_equal(reach_by_arrows(&stage, reached), stops);
    stage_close(&stage);
  }
}

/* Presses, clicks, turns and types at random. */
static void play_at_random(Stage *stage, uint32_t *chance) {
  *chance = *chance * 1664525u + 1013904223u;
  unsigned what = *chance >> 24, which = *chance >> 8 & 0xFFFF;
  input_mouse(&stage->input, (int)(which % 1300) - 10, (int)(which / 80) - 10);
  stage->input.device = (InputDevice)(what % 3);
  Key key = (Key)(1 + which % (KEY_COUNT - 1));
  if (what < 100) {
    input_key(&stage->input, key, what % 8,
              what % 2 ? INPUT_PRESS : INPUT_RELEASE);
  } else if (what < 180) {
    input_button(&stage->input, what % 2);
  } else if (what < 220) {
    stage->input.wheel = (int)(which % 7) - 3;
  } else {
    input_text(&stage->input, what % 2 ? "kä " : "\U0001F600ك");
  }
  if (which % 97 == 0) {
    stage->input.width = 640 + (int)(which % 1300);
    stage->theme = theme_make((ThemeKind)(which % 3), 100 + (int)(which % 2),
                              100 + (int)(which % 101));
  }
  stage_frame(stage);
}

static void scenes__stand_whatever_is_done_to_them(void **state) {
  (void)state;
  for (int i = 0; i < WITH_DIALOG; i++) {
    Stage stage;
    Player player;
    uint32_t chance = 7;
    open_scene(&stage, &player, i);
    for (int frame = 0; frame < 2000; frame++) {
      play_at_random(&stage, &chance);
      assert_true(stage.list->count > 0);
    }
    stage_close(&stage);
  }
}

static void assert_golden(int number, int percent, const char *file) {
  Stage stage;
  Player player;
  static char memory[65536];
  open_scene(&stage, &player, number);
  stage.theme = theme_make(THEME_LIGHT, 100, percent);
  stage_settle(&stage);
  stage_frame(&stage);
  Str out = str_init(memory, sizeof memory);
  draw_print(stage.list, &out);
  assert_false(out.cut);
  golden_check(file, out.text);
  stage_close(&stage);
}

static void scenes__are_drawn_as_they_were(void **state) {
  (void)state;
  assert_golden(0, 100, "unit/ui/golden/call_100.draw");
  assert_golden(0, 200, "unit/ui/golden/call_200.draw");
  assert_golden(1, 100, "unit/ui/golden/debrief_100.draw");
  assert_golden(2, 150, "unit/ui/golden/settings_150.draw");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(scenes__nothing_is_cut_off_at_any_size),
      cmocka_unit_test(scenes__tab_reaches_everything_and_shows_it),
      cmocka_unit_test(scenes__arrows_reach_everything),
      cmocka_unit_test(scenes__stand_whatever_is_done_to_them),
      cmocka_unit_test(scenes__are_drawn_as_they_were),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
