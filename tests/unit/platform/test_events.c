/* SPDX-License-Identifier: MIT */
#include "platform/events.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include <SDL.h>

typedef struct {
  Events *events;
  Input input;
  EventsNews news;
} Desk;

static int set_up(void **state) {
  static Desk desk;
  SDL_SetHint(SDL_HINT_VIDEODRIVER, "dummy");
  /* A controller's presses count though no window has the keyboard. */
  SDL_SetHint(SDL_HINT_JOYSTICK_ALLOW_BACKGROUND_EVENTS, "1");
  if (SDL_Init(SDL_INIT_VIDEO | SDL_INIT_GAMECONTROLLER) != 0) { return -1; }
  desk = (Desk){.events = events_create()};
  *state = &desk;
  return desk.events ? 0 : -1;
}

static int tear_down(void **state) {
  const Desk *desk = *state;
  events_destroy(desk->events);
  SDL_Quit();
  return 0;
}

static void read_all(Desk *desk) {
  input_next(&desk->input, 0);
  desk->news = events_read(desk->events, &desk->input, 0, 100);
}

static void push_key(Uint32 type, SDL_Keycode code, Uint16 mod, Uint8 repeat) {
  SDL_Event event = {.key = {.type = type,
                             .repeat = repeat,
                             .keysym = {.sym = code, .mod = mod}}};
  SDL_PushEvent(&event);
}

static void events__keys_are_read_by_what_is_on_them(void **state) {
  static const struct {
    SDL_Keycode code;
    Key key;
  } keys[] = {{SDLK_n, INPUT_KEY('N')},      {SDLK_7, (Key)(KEY_0 + 7)},
              {SDLK_KP_3, (Key)(KEY_0 + 3)}, {SDLK_KP_0, KEY_0},
              {SDLK_F10, (Key)(KEY_F1 + 9)}, {SDLK_RETURN, KEY_ENTER},
              {SDLK_SPACE, KEY_SPACE},       {SDLK_PAGEDOWN, KEY_PAGE_DOWN}};
  Desk *desk = *state;
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    push_key(SDL_KEYDOWN, keys[i].code, KMOD_LSHIFT, 0);
    read_all(desk);
    assert_int_equal(desk->input.event_count, 1);
    assert_int_equal(desk->input.events[0].key, keys[i].key);
    assert_int_equal(desk->input.events[0].kind, INPUT_PRESS);
    assert_int_equal(desk->input.events[0].mods, MOD_SHIFT);
    assert_true(desk->input.held[keys[i].key]);
    push_key(SDL_KEYUP, keys[i].code, 0, 0);
    read_all(desk);
    assert_false(desk->input.held[keys[i].key]);
  }
  assert_int_equal(desk->input.device, DEVICE_KEYS);
}

static void events__digits_need_no_shift_on_any_layout(void **state) {
  Desk *desk = *state;
  SDL_Event event = {
      .key = {.type = SDL_KEYDOWN,
              .keysym = {.sym = SDLK_AMPERSAND, .scancode = SDL_SCANCODE_1}}};
  SDL_PushEvent(&event);
  read_all(desk);
  assert_int_equal(desk->input.events[0].key, KEY_0 + 1);
}

static void events__text_and_what_is_not_committed_arrive(void **state) {
  Desk *desk = *state;
  SDL_Event edit = {.edit = {.type = SDL_TEXTEDITING}};
  snprintf(edit.edit.text, sizeof edit.edit.text, "%s", "に");
  SDL_PushEvent(&edit);
  read_all(desk);
  assert_string_equal(desk->input.preedit, "に");
  SDL_Event text = {.text = {.type = SDL_TEXTINPUT}};
  snprintf(text.text.text, sizeof text.text.text, "%s", "日本 é");
  SDL_PushEvent(&text);
  read_all(desk);
  assert_string_equal(desk->input.preedit, "");
  assert_string_equal(desk->input.events[0].text, "日本 é");
}

static void events__the_mouse_is_read_in_pixels(void **state) {
  Desk *desk = *state;
  SDL_Event event = {.button = {.type = SDL_MOUSEBUTTONDOWN,
                                .button = SDL_BUTTON_LEFT,
                                .clicks = 2,
                                .x = 30,
                                .y = 40}};
  SDL_PushEvent(&event);
  input_next(&desk->input, 0);
  events_read(desk->events, &desk->input, 0, 200);
  assert_int_equal(desk->input.mouse_x, 60);
  assert_int_equal(desk->input.mouse_y, 80);
  assert_true(desk->input.mouse_pressed);
  assert_int_equal(desk->input.clicks, 2);
  SDL_Event wheel = {.wheel = {.type = SDL_MOUSEWHEEL, .y = -3}};
  SDL_PushEvent(&wheel);
  read_all(desk);
  assert_int_equal(desk->input.wheel, -3);
  assert_false(desk->input.mouse_pressed);
  assert_true(desk->input.mouse_down);
}

static void events__who_loses_the_keyboard_lets_go(void **state) {
  Desk *desk = *state;
  push_key(SDL_KEYDOWN, SDLK_r, 0, 0);
  read_all(desk);
  SDL_Event event = {
      .window = {.type = SDL_WINDOWEVENT, .event = SDL_WINDOWEVENT_FOCUS_LOST}};
  SDL_PushEvent(&event);
  read_all(desk);
  assert_false(desk->input.held[INPUT_KEY('R')]);
  assert_true(desk->input.focus_lost);
}

static void events__closing_and_exposing_are_told(void **state) {
  Desk *desk = *state;
  SDL_Event exposed = {
      .window = {.type = SDL_WINDOWEVENT, .event = SDL_WINDOWEVENT_EXPOSED}};
  SDL_PushEvent(&exposed);
  read_all(desk);
  assert_true(desk->news.exposed);
  assert_int_equal(desk->news.fate, WINDOW_STAYS);
  SDL_Event reset = {.type = SDL_RENDER_DEVICE_RESET};
  SDL_PushEvent(&reset);
  read_all(desk);
  assert_true(desk->news.lost);
  SDL_Event closed = {
      .window = {.type = SDL_WINDOWEVENT, .event = SDL_WINDOWEVENT_CLOSE}};
  SDL_PushEvent(&closed);
  read_all(desk);
  assert_int_equal(desk->news.fate, WINDOW_CLOSED);
  /* The end of the session is not undone by what is told after it. */
  SDL_Event quit = {.type = SDL_QUIT};
  SDL_PushEvent(&quit);
  SDL_PushEvent(&closed);
  read_all(desk);
  assert_int_equal(desk->news.fate, WINDOW_ENDS);
}

static void events__a_wait_can_be_ended(void **state) {
  Desk *desk = *state;
  events_wake(desk->events);
  input_next(&desk->input, 0);
  EventsNews news = events_read(desk->events, &desk->input, -1, 100);
  assert_int_equal(news.fate, WINDOW_STAYS);
  assert_int_equal(desk->input.event_count, 0);
}

/* ---- a controller that is not there ---- */

static int plug_in(Desk *desk, SDL_Joystick **stick) {
  int device = SDL_JoystickAttachVirtual(SDL_JOYSTICK_TYPE_GAMECONTROLLER,
                                         SDL_CONTROLLER_AXIS_MAX,
                                         SDL_CONTROLLER_BUTTON_MAX, 0);
  assert_true(device >= 0);
  read_all(desk);
  *stick = SDL_JoystickOpen(device);
  assert_non_null(*stick);
  return device;
}

static void push_button(Desk *desk, SDL_Joystick *stick, int button,
                        Uint8 down) {
  assert_int_equal(SDL_JoystickSetVirtualButton(stick, button, down), 0);
  SDL_JoystickUpdate();
  read_all(desk);
}

static void push_axis(Desk *desk, SDL_Joystick *stick, int axis, Sint16 value) {
  assert_int_equal(SDL_JoystickSetVirtualAxis(stick, axis, value), 0);
  SDL_JoystickUpdate();
  read_all(desk);
}

static void events__a_controller_presses_its_keys(void **state) {
  Desk *desk = *state;
  SDL_Joystick *stick;
  int device = plug_in(desk, &stick);
  push_button(desk, stick, SDL_CONTROLLER_BUTTON_A, 1);
  assert_int_equal(desk->input.event_count, 1);
  assert_int_equal(desk->input.events[0].key, KEY_ENTER);
  assert_int_equal(desk->input.device, DEVICE_PAD);
  push_button(desk, stick, SDL_CONTROLLER_BUTTON_A, 0);
  assert_int_equal(desk->input.events[0].kind, INPUT_RELEASE);
  push_button(desk, stick, SDL_CONTROLLER_BUTTON_X, 1);
  assert_int_equal(desk->input.events[0].key, KEY_PAD_X);
  push_button(desk, stick, SDL_CONTROLLER_BUTTON_DPAD_DOWN, 1);
  assert_int_equal(desk->input.events[0].key, KEY_DOWN);
  SDL_JoystickClose(stick);
  SDL_JoystickDetachVirtual(device);
  read_all(desk);
  /* Pulled out while held: nothing hangs. */
  assert_false(desk->input.held[KEY_DOWN]);
}

static void events__a_stick_is_arrows_with_slack(void **state) {
  Desk *desk = *state;
  SDL_Joystick *stick;
  int device = plug_in(desk, &stick);
  push_axis(desk, stick, SDL_CONTROLLER_AXIS_LEFTY, 25000);
  assert_int_equal(desk->input.events[0].key, KEY_DOWN);
  push_axis(desk, stick, SDL_CONTROLLER_AXIS_LEFTY, 15000);
  assert_true(desk->input.held[KEY_DOWN]);
  push_axis(desk, stick, SDL_CONTROLLER_AXIS_LEFTY, 100);
  assert_false(desk->input.held[KEY_DOWN]);
  push_axis(desk, stick, SDL_CONTROLLER_AXIS_TRIGGERLEFT, 32000);
  assert_true(desk->input.held[KEY_PAD_L2]);
  SDL_JoystickClose(stick);
  SDL_JoystickDetachVirtual(device);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      TEST(events__keys_are_read_by_what_is_on_them),
      TEST(events__digits_need_no_shift_on_any_layout),
      TEST(events__text_and_what_is_not_committed_arrive),
      TEST(events__the_mouse_is_read_in_pixels),
      TEST(events__who_loses_the_keyboard_lets_go),
      TEST(events__closing_and_exposing_are_told),
      TEST(events__a_wait_can_be_ended),
      TEST(events__a_controller_presses_its_keys),
      TEST(events__a_stick_is_arrows_with_slack),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
