/* SPDX-License-Identifier: MIT */
/* Makes a picture of a screen of the game in a made-up world.
**
**   demo_screens STATE PICTURE.png [light|dark|contrast] [TEXT%] [WxH]
**
** Without arguments it lists the states. It says what does not fit, and what a
** frame costs in which the focus moves. */
#include "base/diag.h"
#include "fake_services.h"
#include "os/clock.h"
#include "platform/window.h"
#include "screens/board_screen.h"
#include "screens/break_screen.h"
#include "screens/briefing_screen.h"
#include "screens/picker_screen.h"
#include "screens/settings_screen.h"
#include "screens/shift_debrief_screen.h"
#include "screens/shift_screen.h"
#include "screens/title_screen.h"
#include "shipped.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char LONG_NAME[] = "Maximiliane Freifrau von Hohenstein-Wagner";

/* ---- worlds ---- */

static void first_start(FakeWorld *world) {
  world->profile_count = 0;
  world->current = -1;
}

static void without_store(FakeWorld *world) {
  first_start(world);
  err_set_file(&world->trouble, ERR_STORE,
               "/home/sam/.local/share/evenkeel/evenkeel.db",
               "the results cannot be written: give yourself the right to "
               "write this file and its folder, and try again");
}

static void experienced(FakeWorld *world) {
  world->profiles[0].attempts = 12;
  world->best = (BestResult){.tries = 3, .best = 847};
}

static void crowded(FakeWorld *world) {
  Err err = {.code = ERR_NONE};
  experienced(world);
  world->services.create_profile(world, "Ada", &err);
  world->services.create_profile(world, LONG_NAME, &err);
  world->services.create_profile(world, "Bo", &err);
  world->current = 0;
}

static void broken_files(FakeWorld *world) {
  experienced(world);
  fake_world_break(world, "late-parcel",
                   "there is no node \"ofer\"; did you mean \"offer\"?");
  fake_world_load(world, "zoo-ticket");
}

static void nothing(FakeWorld *world) {
  world->file_count = 0;
}

static void results(FakeWorld *world) {
  static const char *const names[] = {"Ada", "Sam", LONG_NAME, "Bo", "Kim"};
  static const int values[] = {962, 931, 931, 640, 277};
  static const int ranks[] = {1, 2, 2, 4, 5};
  experienced(world);
  world->played[0] = (AttemptSetting){false, 100, false};
  world->played[1] = (AttemptSetting){false, 150, false};
  world->played[2] = (AttemptSetting){true, 100, false};
  world->played_count = 3;
  for (int i = 0; i < 5; i++) {
    BoardRow *row = &world->rows[world->row_count++];
    *row = (BoardRow){.rank = ranks[i],
                      .value = values[i],
                      .tries = 5 - i,
                      .mine = i == 1,
                      .attempt = {.id = i + 1,
                                  .anger = 100 + 170 * i,
                                  .at_ms = 86400000LL * (i + 400)}};
    snprintf(row->name, sizeof row->name, "%s", names[i]);
  }
}

static void worked_shift(FakeWorld *world) {
  results(world);
  world->shift =
      "shift.cake-order+misinformed-customer+undercooked-steak+late-order";
}

static void noted(FakeWorld *world) {
  static const char *const rules[] = {"never-met", "long-reply",
                                      "cost-unthought"};
  static const char *const texts[] = {
      "no way leads to this node",
      "a reply of 131 characters is read in a hurry",
      "this reply costs 8.1 points, and nobody says what she thinks of it"};
  Diags *notes = diags_create(world->arena, 8);
  for (int i = 0; i < 3; i++) {
    Diag *note = diags_add(notes, SEVERITY_WARNING, rules[i], "%s", texts[i]);
    note->at.line = 120 + 31 * i;
    diag_set_hint(note, "let a `goto` lead there, or take it out");
  }
  for (int i = 0; i < world->file_count; i++) {
    world->files[i].entry.notes = notes;
  }
}

/* ---- what is done first ---- */

static void open_shifts(Stage *stage) {
  stage_click(stage, ROLE_TAB, "Shifts");
}

static void take_set(Stage *stage) {
  stage_click(stage, ROLE_BUTTON, "Three calls to begin with");
}

static void type_name(Stage *stage) {
  stage_type(stage, "Robin");
}

static void open_notes(Stage *stage) {
  for (int i = 0; i < 40 && stage_focus(stage)[0] != '3'; i++) {
    stage_press(stage, KEY_TAB, 0);
  }
  stage_press(stage, KEY_ENTER, 0);
}

static void open_who(Stage *stage) {
  stage_click(stage, ROLE_BUTTON, "Somebody else plays");
}

static void open_new(Stage *stage) {
  open_who(stage);
  stage_click(stage, ROLE_BUTTON, "New name");
}

static void open_delete(Stage *stage) {
  open_who(stage);
  stage_click(stage, ROLE_BUTTON, "Delete Ada");
}

static void open_skills(Stage *stage) {
  stage_click(stage, ROLE_BUTTON, "Any skill");
}

static void open_every_call(Stage *stage) {
  stage_click(stage, ROLE_TAB, "Every call");
}

static void search_in_vain(Stage *stage) {
  stage_press(stage, INPUT_KEY('F'), 0);
  stage_type(stage, "xyzzy");
}

static void search_long(Stage *stage) {
  stage_press(stage, INPUT_KEY('F'), 0);
  stage_type(stage, "ferr dog");
}

static void walk_down(Stage *stage) {
  for (int i = 0; i < 6; i++) { stage_press(stage, KEY_DOWN, 0); }
}

static const struct {
  const char *name;
  const ScreenClass *kind;
  void (*furnish)(FakeWorld *world);
  void (*act)(Stage *stage);
  const char *shift; /* a golden one; NULL: none */
} STATES[] = {
    {"title-first", &title_screen_class, first_start, NULL, NULL},
    {"title-typed", &title_screen_class, first_start, type_name, NULL},
    {"title-trouble", &title_screen_class, without_store, NULL, NULL},
    {"title-back", &title_screen_class, experienced, NULL, NULL},
    {"title-who", &title_screen_class, crowded, open_who, NULL},
    {"title-new", &title_screen_class, crowded, open_new, NULL},
    {"title-delete", &title_screen_class, crowded, open_delete, NULL},
    {"picker", &picker_screen_class, NULL, NULL, NULL},
    {"picker-broken", &picker_screen_class, broken_files, walk_down, NULL},
    {"picker-none", &picker_screen_class, nothing, NULL, NULL},
    {"picker-vain", &picker_screen_class, experienced, search_in_vain, NULL},
    {"picker-found", &picker_screen_class, experienced, search_long, NULL},
    {"picker-skills", &picker_screen_class, experienced, open_skills, NULL},
    {"briefing", &briefing_screen_class, NULL, NULL, NULL},
    {"briefing-noted", &briefing_screen_class, noted, NULL, NULL},
    {"briefing-notes", &briefing_screen_class, noted, open_notes, NULL},
    {"briefing-down", &briefing_screen_class, NULL, walk_down, NULL},
    {"board", &board_screen_class, results, NULL, NULL},
    {"board-down", &board_screen_class, results, walk_down, NULL},
    {"board-every", &board_screen_class, results, open_every_call, NULL},
    {"board-none", &board_screen_class, NULL, NULL, NULL},
    {"board-shift", &board_screen_class, worked_shift, open_shifts, NULL},
    {"shift", &shift_screen_class, experienced, NULL, NULL},
    {"shift-set", &shift_screen_class, experienced, take_set, NULL},
    {"break", &break_screen_class, experienced, NULL, "kept-late"},
    {"break-shaken", &break_screen_class, experienced, NULL, "shaken"},
    {"shift-debrief", &shift_debrief_screen_class, results, NULL, "shaken"},
    {"shift-rung", &shift_debrief_screen_class, results, NULL, "rings-back"},
    {"settings", &settings_screen_class, NULL, NULL, NULL},
    {"settings-down", &settings_screen_class, NULL, walk_down, NULL},
};

enum { STATE_COUNT = (int)(sizeof STATES / sizeof STATES[0]) };

static int find_state(const char *name) {
  for (int i = 0; i < STATE_COUNT; i++) {
    if (strcmp(STATES[i].name, name) == 0) { return i; }
  }
  return -1;
}

static Look find_look(const char *name) {
  if (strcmp(name, "dark") == 0) { return LOOK_DARK; }
  return strcmp(name, "contrast") == 0 ? LOOK_CONTRAST : LOOK_LIGHT;
}

static void tell_cost(const Platform *platform, ScreenStage *on) {
  enum { FRAMES = 200 };
  int64_t made_us = 0, drawn_us = 0;
  for (int i = 0; i < FRAMES; i++) {
    input_key(&on->stage.input, KEY_TAB, 0, INPUT_PRESS);
    int64_t begin_us = clock_cpu_us();
    stage_frame(&on->stage);
    int64_t made = clock_cpu_us();
    platform->show(platform->context, on->stage.list);
    made_us += made - begin_us;
    drawn_us += clock_cpu_us() - made;
  }
  printf("%d us made, %d us drawn\n", (int)(made_us / FRAMES),
         (int)(drawn_us / FRAMES));
}

static char *read_shift(const char *name) {
  char path[256];
  snprintf(path, sizeof path, "tests/shifts/%s.json", name);
  return shipped_file(path);
}

static int take_picture(int state, const Platform *platform, FakeWorld *world,
                        int width, int height, const char *path) {
  ScreenArgs args = {
      .scenario = "cake-order", .turn = SCREEN_NO_TURN, .back = SCREEN_PICKER};
  char *shift = STATES[state].shift ? read_shift(STATES[state].shift) : NULL;
  if (shift) {
    args.plan = "cake-order undercooked-steak misinformed-customer late-order";
    args.shift = shift;
    args.shift_length = strlen(shift);
    args.fresh = true;
  }
  ScreenStage on;
  if (STATES[state].furnish) { STATES[state].furnish(world); }
  screen_stage_open_with(&on, platform->fonts, world, STATES[state].kind,
                         &args);
  on.stage.input.width = width;
  on.stage.input.height = height;
  stage_settle(&on.stage);
  if (STATES[state].act) { STATES[state].act(&on.stage); }
  stage_settle(&on.stage);
  Err err = {.code = ERR_NONE};
  if (!platform->capture(platform->context, on.stage.list, path, &err)) {
    fprintf(stderr, "%s\n", err.text);
  }
  char memory[4096];
  Str faults = str_init(memory, sizeof memory);
  int count = seen_faults(on.stage.ui, &faults);
  if (count) { printf("%s: %d faults\n%s", path, count, faults.text); }
  tell_cost(platform, &on);
  screen_stage_close(&on);
  free(shift);
  return count > 0;
}

int main(int argc, char **argv) {
  int state = argc > 2 ? find_state(argv[1]) : -1;
  int width = 1280, height = 720;
  if (argc > 5) { sscanf(argv[5], "%dx%d", &width, &height); }
  for (int i = 0; i < STATE_COUNT && state < 0; i++) { puts(STATES[i].name); }
  if (state < 0) { return 2; }
  Platform platform;
  Err err = {.code = ERR_NONE};
  const WindowOptions options = {.title = "Evenkeel",
                                 .assets = EK_SOURCE_DIR "/assets",
                                 .width = width,
                                 .height = height};
  if (!window_open(&platform, &options, &err)) {
    fprintf(stderr, "%s\n", err.text);
    return 1;
  }
  FakeWorld *world = fake_world_open();
  world->settings.look = find_look(argc > 3 ? argv[3] : "light");
  world->settings.text_percent =
      argc > 4 ? (int)strtol(argv[4], NULL, 10) : 100;
  int status = take_picture(state, &platform, world, width, height, argv[2]);
  fake_world_close(world);
  platform.close(platform.context);
  return status;
}
