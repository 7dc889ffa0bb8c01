/* SPDX-License-Identifier: MIT */
/* What the person did since the last frame, whatever the device. */
#ifndef UI_INPUT_H
#define UI_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A controller's A, B and cross arrive as KEY_ENTER, KEY_ESCAPE and arrows;
** its other buttons are keys of their own. */
typedef enum {
  KEY_NONE,
  KEY_ENTER,
  KEY_ESCAPE,
  KEY_SPACE,
  KEY_TAB,
  KEY_BACKSPACE,
  KEY_DELETE,
  KEY_LEFT,
  KEY_RIGHT,
  KEY_UP,
  KEY_DOWN,
  KEY_HOME,
  KEY_END,
  KEY_PAGE_UP,
  KEY_PAGE_DOWN,
  KEY_0,
  KEY_9 = KEY_0 + 9,
  KEY_A,
  KEY_Z = KEY_A + 25,
  KEY_F1,
  KEY_F12 = KEY_F1 + 11,
  KEY_PAD_X,
  KEY_PAD_Y,
  KEY_PAD_L1,
  KEY_PAD_R1,
  KEY_PAD_L2,
  KEY_PAD_R2,
  KEY_PAD_BACK,
  KEY_PAD_START,
  KEY_COUNT
} Key;

/* KEY_A to KEY_Z by letter: INPUT_KEY('N'). */
#define INPUT_KEY(letter) ((Key)(KEY_A + ((letter) - 'A')))

enum { MOD_SHIFT = 1, MOD_CTRL = 2, MOD_ALT = 4 };

typedef enum { DEVICE_MOUSE, DEVICE_KEYS, DEVICE_PAD } InputDevice;

typedef enum { INPUT_PRESS, INPUT_REPEAT, INPUT_RELEASE, INPUT_TEXT } InputKind;

enum {
  INPUT_EVENTS_MAX = 64,
  INPUT_TEXT_BYTES = 32,
  INPUT_PREEDIT_BYTES = 128
};

typedef struct {
  InputKind kind;
  Key key;
  unsigned mods;
  bool used; /* somebody acted on it */
  char text[INPUT_TEXT_BYTES];
} InputEvent;

typedef struct {
  int64_t now_ms;
  int width, height;  /* of the window, in pixels */
  InputDevice device; /* the last one touched: prompts follow it */
  int mouse_x, mouse_y;
  int wheel;                                      /* notches, up is positive */
  bool mouse_down, mouse_pressed, mouse_released; /* the left button */
  int clicks;                                     /* 2: a double click */
  InputEvent events[INPUT_EVENTS_MAX];            /* in order */
  int event_count;
  bool held[KEY_COUNT];
  char preedit[INPUT_PREEDIT_BYTES]; /* not yet committed by an IME */
  bool focus_lost;                   /* the window lost the keyboard */
} Input;

/* Forgets what happened in the last frame; what is held stays held. */
void input_next(Input *input, int64_t now_ms);

/* Used by the platform and by tests. Events beyond INPUT_EVENTS_MAX are
** dropped; text longer than an event holds is split between characters. */
void input_key(Input *input, Key key, unsigned mods, InputKind kind);
void input_text(Input *input, const char *text);
void input_mouse(Input *input, int x, int y);
void input_button(Input *input, bool down);

/* Lets go of every held key, as a window does that loses the keyboard. */
void input_let_go(Input *input);

/* What is printed on the key: "Esc", "Space", "N"; a controller's name for it
** when that is the device. Not translated: it stands on the hardware. */
const char *input_key_name(Key key, InputDevice device);

#endif
