/* SPDX-License-Identifier: MIT */
/* A whole call from the title to the debrief by a controller alone: its buttons
** are pressed where SDL has them, and what SDL tells of it is all that the
** screens get. A controller has no Tab: the cross leads everywhere. */
#include "app/table.h"
#include "base/str.h"
#include "fake_services.h"
#include "loader.h"
#include "platform/events.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include <SDL.h>

enum { STEPS_MAX = 60, TURN_MAX_MS = 60000, TICK_MS = 100, GUARD_MS = 500 };

typedef struct {
  Events *events;
  SDL_Joystick *stick;
  FakeWorld *world;
  /* A screen hands over what lives as long as it: all stay open. */
  ScreenStage stages[SCREEN_COUNT];
  int opened;
  ScreenStage *on; /* the last one */
} Pad;

/* ---- the controller ---- */

static int set_up(void **state) {
  static Pad pad;
  SDL_SetHint(SDL_HINT_VIDEODRIVER, "dummy");
  /* A controller's presses count though no window has the keyboard. */
  SDL_SetHint(SDL_HINT_JOYSTICK_ALLOW_BACKGROUND_EVENTS, "1");
  if (SDL_Init(SDL_INIT_VIDEO | SDL_INIT_GAMECONTROLLER) != 0) { return -1; }
  int device = SDL_JoystickAttachVirtual(SDL_JOYSTICK_TYPE_GAMECONTROLLER,
                                         SDL_CONTROLLER_AXIS_MAX,
                                         SDL_CONTROLLER_BUTTON_MAX, 0);
  pad = (Pad){.events = events_create(), .stick = SDL_JoystickOpen(device)};
  *state = &pad;
  if (!pad.events || !pad.stick) { return -1; }
  Input input = {.width = 1};
  events_read(pad.events, &input, 0, 100); /* that it was plugged in */
  return 0;
}

static int tear_down(void **state) {
  const Pad *pad = *state;
  SDL_JoystickClose(pad->stick);
  events_destroy(pad->events);
  SDL_Quit();
  return 0;
}

static void set_button(Pad *pad, int button, Uint8 down) {
  Input *input = &pad->on->stage.input;
  int64_t now_ms = input->now_ms;
  assert_int_equal(SDL_JoystickSetVirtualButton(pad->stick, button, down), 0);
  SDL_JoystickUpdate();
  events_read(pad->events, input, 0, 100);
  stage_frame(&pad->on->stage);
  input->now_ms = now_ms;
}

static void press(Pad *pad, int button) {
  set_button(pad, button, 1);
  set_button(pad, button, 0);
  screen_stage_run(pad->on, TICK_MS);
}

/* ---- the cross ---- */

static int button_of(Key arrow) {
  return arrow == KEY_UP     ? SDL_CONTROLLER_BUTTON_DPAD_UP
         : arrow == KEY_DOWN ? SDL_CONTROLLER_BUTTON_DPAD_DOWN
         : arrow == KEY_LEFT ? SDL_CONTROLLER_BUTTON_DPAD_LEFT
                             : SDL_CONTROLLER_BUTTON_DPAD_RIGHT;
}

static void go_to(Pad *pad, UiRole role, const char *name) {
  UiId from = 0;
  for (int i = 0; i < STEPS_MAX; i++) {
    Key arrow = stage_way_to(&pad->on->stage, role, name, &from);
    if (arrow == KEY_NONE) { return; }
    press(pad, button_of(arrow));
  }
  fail_msg("the cross does not lead to \"%s\"", name);
}

static void choose(Pad *pad, UiRole role, const char *name) {
  go_to(pad, role, name);
  press(pad, SDL_CONTROLLER_BUTTON_A);
}

/* ---- from screen to screen ---- */

static void open_screen(Pad *pad, ScreenId to, const ScreenArgs *args) {
  assert_true(pad->opened < SCREEN_COUNT);
  pad->on = &pad->stages[pad->opened++];
  screen_stage_open(pad->on, pad->world, table_class(to), args);
  pad->on->stage.input.device = DEVICE_PAD;
  screen_stage_run(pad->on, TICK_MS);
}

static void follow(Pad *pad, ScreenId expected) {
  assert_int_equal(pad->on->move.to, expected);
  open_screen(pad, expected, &pad->on->move.args);
}

static void close_screens(Pad *pad) {
  while (pad->opened > 0) { screen_stage_close(&pad->stages[--pad->opened]); }
}

static bool is_there(const Pad *pad, UiRole role, const char *name) {
  return stage_has(&pad->on->stage, role, name);
}

static void wait_for(Pad *pad, UiRole role, const char *name) {
  for (int ms = 0; ms < TURN_MAX_MS && !is_there(pad, role, name);
       ms += TICK_MS) {
    screen_stage_run(pad->on, TICK_MS);
  }
  assert_true(is_there(pad, role, name));
  screen_stage_run(pad->on, GUARD_MS);
}

/* ---- the call ---- */

static FakeWorld *kettle_world(void) {
  FakeWorld *world = fake_world_open();
  size_t length;
  char *json =
      loader_read(EK_SOURCE_DIR "/tests/oracle/kettle-short.json", &length);
  world->file_count = 0;
  fake_world_add(world, "kettle-short", json);
  free(json);
  return world;
}

static void play_call(Pad *pad) {
  wait_for(pad, ROLE_IMAGE, "A breath: mm-hm fits now");
  press(pad, SDL_CONTROLLER_BUTTON_X);
  press(pad, SDL_CONTROLLER_BUTTON_BACK);
  choose(pad, ROLE_BUTTON, "Sale 88");
  wait_for(pad, ROLE_CHOICE, "So […], and […]. Is that right?");
  press(pad, SDL_CONTROLLER_BUTTON_Y);
  choose(pad, ROLE_CHOICE, "the handle came off");
  choose(pad, ROLE_CHOICE, "your hand was scalded");
  choose(pad, ROLE_CHOICE, "So […], and […]. Is that right?");
  screen_stage_run(pad->on, GUARD_MS);
  choose(pad, ROLE_CHOICE, "the handle came off");
  choose(pad, ROLE_CHOICE, "your hand was scalded");
  choose(pad, ROLE_BUTTON, "Say it");
  wait_for(pad, ROLE_CHOICE, "A new kettle leaves here today.");
  choose(pad, ROLE_CHOICE, "A new kettle leaves here today.");
  screen_stage_run(pad->on, TURN_MAX_MS);
}

static void wrap_up(Pad *pad) {
  choose(pad, ROLE_BUTTON, "Pack and send the kettle");
  press(pad, SDL_CONTROLLER_BUTTON_START);
  for (int i = 0; i < STEPS_MAX && pad->on->move.to == SCREEN_STAY; i++) {
    press(pad, SDL_CONTROLLER_BUTTON_A);
  }
}

static void expect_played(const char *replay) {
  static const char *const deeds[] = {
      "\"do\":\"backchannel\"", "\"record\":\"sale\"", "\"fact\":\"handle\"",
      "\"reply\":\"check\"",    "\"reply\":\"send\"",  "\"task\":\"pack\"",
      "\"do\":\"finish\""};
  for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++) {
    if (!strstr(replay, deeds[i])) {
      fail_msg("%s not in %s", deeds[i], replay);
    }
  }
}

static void controller__plays_from_the_title_to_the_debrief(void **state) {
  Pad *pad = *state;
  static const ScreenArgs first = {.turn = SCREEN_NO_TURN};
  pad->world = kettle_world();
  open_screen(pad, SCREEN_TITLE, &first);
  choose(pad, ROLE_BUTTON, "Take your first call");
  follow(pad, SCREEN_PICKER);
  choose(pad, ROLE_BUTTON, "The handle that came off");
  follow(pad, SCREEN_BRIEFING);
  choose(pad, ROLE_BUTTON, "Pick up");
  follow(pad, SCREEN_CALL);
  play_call(pad);
  follow(pad, SCREEN_WRAP_UP);
  wrap_up(pad);
  follow(pad, SCREEN_DEBRIEF);
  assert_int_equal(pad->world->saved_count, 1);
  expect_played(pad->world->saved_replay);
  press(pad, SDL_CONTROLLER_BUTTON_B);
  assert_int_equal(pad->on->move.to, SCREEN_PICKER);
  close_screens(pad);
  fake_world_close(pad->world);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(controller__plays_from_the_title_to_the_debrief),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
