/* SPDX-License-Identifier: MIT */
#include "ui/input.h"

#include "base/utf8.h"

#include <string.h>

void input_next(Input *input, int64_t now_ms) {
  input->now_ms = now_ms;
  input->event_count = 0;
  input->wheel = 0;
  input->mouse_pressed = input->mouse_released = false;
  input->clicks = 0;
  input->focus_lost = false;
}

static InputEvent *add(Input *input) {
  if (input->event_count == INPUT_EVENTS_MAX) { return NULL; }
  InputEvent *event = &input->events[input->event_count++];
  *event = (InputEvent){.kind = INPUT_TEXT};
  return event;
}

void input_key(Input *input, Key key, unsigned mods, InputKind kind) {
  if (key == KEY_NONE) { return; }
  input->held[key] = kind != INPUT_RELEASE;
  InputEvent *event = add(input);
  if (!event) { return; }
  event->kind = kind;
  event->key = key;
  event->mods = mods;
}

void input_text(Input *input, const char *text) {
  size_t left = strlen(text);
  while (left > 0) {
    size_t room = left < INPUT_TEXT_BYTES ? left : INPUT_TEXT_BYTES - 1;
    size_t part = utf8_whole(text, room);
    InputEvent *event = part > 0 ? add(input) : NULL;
    if (!event) { return; }
    memcpy(event->text, text, part);
    text += part;
    left -= part;
  }
}

void input_mouse(Input *input, int x, int y) {
  input->mouse_x = x;
  input->mouse_y = y;
  input->device = DEVICE_MOUSE;
}

void input_button(Input *input, bool down) {
  input->device = DEVICE_MOUSE;
  input->mouse_down = down;
  if (down) {
    input->mouse_pressed = true;
  } else {
    input->mouse_released = true;
  }
}

void input_let_go(Input *input) {
  for (int key = 0; key < KEY_COUNT; key++) {
    if (input->held[key]) { input_key(input, (Key)key, 0, INPUT_RELEASE); }
  }
  input->mouse_down = false;
  input->focus_lost = true;
}

static const char *pad_name(Key key) {
  static const char *const names[] = {"X",  "Y",  "LB",   "RB",
                                      "LT", "RT", "Back", "Start"};
  if (key >= KEY_PAD_X) { return names[key - KEY_PAD_X]; }
  if (key == KEY_ENTER) { return "A"; }
  if (key == KEY_ESCAPE) { return "B"; }
  return "";
}

const char *input_key_name(Key key, InputDevice device) {
  static const char *const names[] = {
      "",      "Enter", "Esc",  "Space", "Tab", "Backspace", "Del",  "Left",
      "Right", "Up",    "Down", "Home",  "End", "PgUp",      "PgDn", "0",
      "1",     "2",     "3",    "4",     "5",   "6",         "7",    "8",
      "9",     "A",     "B",    "C",     "D",   "E",         "F",    "G",
      "H",     "I",     "J",    "K",     "L",   "M",         "N",    "O",
      "P",     "Q",     "R",    "S",     "T",   "U",         "V",    "W",
      "X",     "Y",     "Z",    "F1",    "F2",  "F3",        "F4",   "F5",
      "F6",    "F7",    "F8",   "F9",    "F10", "F11",       "F12"};
  if (device == DEVICE_PAD || key >= KEY_PAD_X) { return pad_name(key); }
  return names[key];
}
