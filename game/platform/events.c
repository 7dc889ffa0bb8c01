/* SPDX-License-Identifier: MIT */
#include "platform/events.h"

#include "base/str.h"

#include <limits.h>
#include <stdlib.h>

enum {
  PADS_MAX = 4,
  STICK_ON = 20000, /* of 32767; it must come back further to let go */
  STICK_OFF = 12000,
  REPEAT_FIRST_MS = 400,
  REPEAT_MS = 110
};

struct Events {
  Uint32 wake_type;
  SDL_GameController *pads[PADS_MAX];
  Key repeating; /* the direction a controller holds; it has no repeat itself */
  Uint64 repeat_at;
  EventsNews news;
  int scale_percent;
};

/* ---- keys ---- */

static Key named_key(SDL_Keycode code) {
  static const struct {
    SDL_Keycode code;
    Key key;
  } names[] = {{SDLK_RETURN, KEY_ENTER},
               {SDLK_KP_ENTER, KEY_ENTER},
               {SDLK_ESCAPE, KEY_ESCAPE},
               {SDLK_SPACE, KEY_SPACE},
               {SDLK_TAB, KEY_TAB},
               {SDLK_BACKSPACE, KEY_BACKSPACE},
               {SDLK_DELETE, KEY_DELETE},
               {SDLK_LEFT, KEY_LEFT},
               {SDLK_RIGHT, KEY_RIGHT},
               {SDLK_UP, KEY_UP},
               {SDLK_DOWN, KEY_DOWN},
               {SDLK_HOME, KEY_HOME},
               {SDLK_END, KEY_END},
               {SDLK_PAGEUP, KEY_PAGE_UP},
               {SDLK_PAGEDOWN, KEY_PAGE_DOWN},
               {SDLK_KP_0, KEY_0}};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    if (names[i].code == code) { return names[i].key; }
  }
  return KEY_NONE;
}

/* Letters by what the key cap says; digits by place too, because some layouts
** want Shift for them. */
static Key to_key(const SDL_Keysym *sym) {
  SDL_Keycode code = sym->sym;
  SDL_Scancode scan = sym->scancode;
  if (code >= SDLK_a && code <= SDLK_z) { return (Key)(KEY_A + code - SDLK_a); }
  if (code >= SDLK_0 && code <= SDLK_9) { return (Key)(KEY_0 + code - SDLK_0); }
  if (code >= SDLK_F1 && code <= SDLK_F12) {
    return (Key)(KEY_F1 + code - SDLK_F1);
  }
  if (code >= SDLK_KP_1 && code <= SDLK_KP_9) {
    return (Key)(KEY_0 + 1 + code - SDLK_KP_1);
  }
  if (scan >= SDL_SCANCODE_1 && scan <= SDL_SCANCODE_9) {
    return (Key)(KEY_0 + 1 + (int)(scan - SDL_SCANCODE_1));
  }
  return named_key(code);
}

static unsigned to_mods(Uint16 mod) {
  return ((mod & KMOD_SHIFT) != 0 ? MOD_SHIFT : 0u) |
         ((mod & (KMOD_CTRL | KMOD_GUI)) != 0 ? MOD_CTRL : 0u) |
         ((mod & KMOD_ALT) != 0 ? MOD_ALT : 0u);
}

static void take_key(Input *input, const SDL_KeyboardEvent *event) {
  InputKind kind = event->type == SDL_KEYUP ? INPUT_RELEASE
                   : event->repeat          ? INPUT_REPEAT
                                            : INPUT_PRESS;
  input->device = DEVICE_KEYS;
  input_key(input, to_key(&event->keysym), to_mods(event->keysym.mod), kind);
}

static void take_preedit(Input *input, const char *text) {
  Str preedit = str_init(input->preedit, sizeof input->preedit);
  str_add_clean(&preedit, text);
}

/* ---- controllers ---- */

static Key pad_key(Uint8 button) {
  static const Key keys[SDL_CONTROLLER_BUTTON_MAX] = {
      [SDL_CONTROLLER_BUTTON_A] = KEY_ENTER,
      [SDL_CONTROLLER_BUTTON_B] = KEY_ESCAPE,
      [SDL_CONTROLLER_BUTTON_X] = KEY_PAD_X,
      [SDL_CONTROLLER_BUTTON_Y] = KEY_PAD_Y,
      [SDL_CONTROLLER_BUTTON_BACK] = KEY_PAD_BACK,
      [SDL_CONTROLLER_BUTTON_START] = KEY_PAD_START,
      [SDL_CONTROLLER_BUTTON_LEFTSHOULDER] = KEY_PAD_L1,
      [SDL_CONTROLLER_BUTTON_RIGHTSHOULDER] = KEY_PAD_R1,
      [SDL_CONTROLLER_BUTTON_DPAD_UP] = KEY_UP,
      [SDL_CONTROLLER_BUTTON_DPAD_DOWN] = KEY_DOWN,
      [SDL_CONTROLLER_BUTTON_DPAD_LEFT] = KEY_LEFT,
      [SDL_CONTROLLER_BUTTON_DPAD_RIGHT] = KEY_RIGHT,
  };
  return button < SDL_CONTROLLER_BUTTON_MAX ? keys[button] : KEY_NONE;
}

static bool is_arrow(Key key) {
  return key >= KEY_LEFT && key <= KEY_DOWN;
}

static void set_pad_key(Events *events, Input *input, Key key, bool down) {
  if (key == KEY_NONE || input->held[key] == down) { return; }
  input->device = DEVICE_PAD;
  input_key(input, key, 0, down ? INPUT_PRESS : INPUT_RELEASE);
  if (down && (is_arrow(key) || key >= KEY_PAGE_UP)) {
    events->repeating = is_arrow(key) ? key : KEY_NONE;
    events->repeat_at = SDL_GetTicks64() + REPEAT_FIRST_MS;
  } else if (events->repeating == key) {
    events->repeating = KEY_NONE;
  }
}

/* A stick or trigger as two keys, one for each way. */
static void take_stick(Events *events, Input *input, Sint16 value, Key below,
                       Key above) {
  if (value > STICK_ON) {
    set_pad_key(events, input, above, true);
  } else if (value < -STICK_ON) {
    set_pad_key(events, input, below, true);
  } else if (abs(value) < STICK_OFF) {
    set_pad_key(events, input, below, false);
    set_pad_key(events, input, above, false);
  }
}

static void take_axis(Events *events, Input *input,
                      const SDL_ControllerAxisEvent *event) {
  static const Key keys[SDL_CONTROLLER_AXIS_MAX][2] = {
      [SDL_CONTROLLER_AXIS_LEFTX] = {KEY_LEFT, KEY_RIGHT},
      [SDL_CONTROLLER_AXIS_LEFTY] = {KEY_UP, KEY_DOWN},
      [SDL_CONTROLLER_AXIS_RIGHTY] = {KEY_PAGE_UP, KEY_PAGE_DOWN},
      [SDL_CONTROLLER_AXIS_TRIGGERLEFT] = {KEY_NONE, KEY_PAD_L2},
      [SDL_CONTROLLER_AXIS_TRIGGERRIGHT] = {KEY_NONE, KEY_PAD_R2},
  };
  if (event->axis >= SDL_CONTROLLER_AXIS_MAX) { return; }
  const Key *pair = keys[event->axis];
  take_stick(events, input, event->value, pair[0], pair[1]);
}

static void plug_in(Events *events, int device) {
  for (int i = 0; i < PADS_MAX; i++) {
    if (events->pads[i]) { continue; }
    events->pads[i] = SDL_GameControllerOpen(device);
    return;
  }
}

static void unplug(Events *events, Input *input, SDL_JoystickID id) {
  SDL_GameController *pad = SDL_GameControllerFromInstanceID(id);
  for (int i = 0; i < PADS_MAX; i++) {
    if (!pad || events->pads[i] != pad) { continue; }
    SDL_GameControllerClose(pad);
    events->pads[i] = NULL;
    input_let_go(input);
    events->repeating = KEY_NONE;
  }
}

static void repeat_pad(Events *events, Input *input) {
  Uint64 now = SDL_GetTicks64();
  if (events->repeating == KEY_NONE || now < events->repeat_at) { return; }
  input_key(input, events->repeating, 0, INPUT_REPEAT);
  events->repeat_at = now + REPEAT_MS;
}

/* ---- mouse and window ---- */

static void take_mouse(const Events *events, Input *input, int x, int y) {
  input_mouse(input, x * events->scale_percent / 100,
              y * events->scale_percent / 100);
}

static void take_button(const Events *events, Input *input,
                        const SDL_MouseButtonEvent *event) {
  if (event->button != SDL_BUTTON_LEFT) { return; }
  take_mouse(events, input, event->x, event->y);
  input_button(input, event->type == SDL_MOUSEBUTTONDOWN);
  input->clicks = event->clicks;
}

/* What ends is not merely closed any more. */
static void close_window(Events *events) {
  if (events->news.fate == WINDOW_STAYS) { events->news.fate = WINDOW_CLOSED; }
}

static void take_window(Events *events, Input *input,
                        const SDL_WindowEvent *event) {
  switch (event->event) {
    case SDL_WINDOWEVENT_FOCUS_LOST:
      input_let_go(input);
      break;
    case SDL_WINDOWEVENT_LEAVE:
      input->mouse_x = input->mouse_y = INT_MIN / 2;
      break;
    case SDL_WINDOWEVENT_EXPOSED:
    case SDL_WINDOWEVENT_SIZE_CHANGED:
    case SDL_WINDOWEVENT_RESTORED:
      events->news.exposed = true;
      break;
    case SDL_WINDOWEVENT_CLOSE:
      close_window(events);
      break;
    default:
      break;
  }
}

static void take_pad(Events *events, Input *input, const SDL_Event *event) {
  switch (event->type) {
    case SDL_CONTROLLERDEVICEADDED:
      plug_in(events, event->cdevice.which);
      break;
    case SDL_CONTROLLERDEVICEREMOVED:
      unplug(events, input, event->cdevice.which);
      break;
    case SDL_CONTROLLERBUTTONDOWN:
    case SDL_CONTROLLERBUTTONUP:
      set_pad_key(events, input, pad_key(event->cbutton.button),
                  event->type == SDL_CONTROLLERBUTTONDOWN);
      break;
    case SDL_CONTROLLERAXISMOTION:
      take_axis(events, input, &event->caxis);
      break;
    default:
      break;
  }
}

static void take(Events *events, Input *input, const SDL_Event *event) {
  switch (event->type) {
    case SDL_QUIT:
      events->news.fate = WINDOW_ENDS;
      break;
    case SDL_KEYDOWN:
    case SDL_KEYUP:
      take_key(input, &event->key);
      break;
    case SDL_TEXTINPUT:
      input->preedit[0] = '\0';
      input_text(input, event->text.text);
      break;
    case SDL_TEXTEDITING:
      take_preedit(input, event->edit.text);
      break;
    case SDL_MOUSEMOTION:
      if (event->motion.xrel == 0 && event->motion.yrel == 0) { break; }
      take_mouse(events, input, event->motion.x, event->motion.y);
      break;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
      take_button(events, input, &event->button);
      break;
    case SDL_MOUSEWHEEL:
      input->wheel += event->wheel.y;
      break;
    case SDL_WINDOWEVENT:
      take_window(events, input, &event->window);
      break;
    case SDL_RENDER_TARGETS_RESET:
    case SDL_RENDER_DEVICE_RESET:
      events->news.lost = true;
      break;
    default:
      take_pad(events, input, event);
      break;
  }
}

/* ---- life ---- */

Events *events_create(void) {
  Events *events = calloc(1, sizeof *events);
  if (!events) { return NULL; }
  events->wake_type = SDL_RegisterEvents(1);
  /* Controllers plugged in already are announced like new ones. */
  return events;
}

void events_destroy(Events *events) {
  if (!events) { return; }
  for (int i = 0; i < PADS_MAX; i++) {
    if (events->pads[i]) { SDL_GameControllerClose(events->pads[i]); }
  }
  free(events);
}

void events_wake(const Events *events) {
  SDL_Event event = {.type = events->wake_type};
  SDL_PushEvent(&event);
}

static int64_t until_repeat(const Events *events, int64_t wait_ms) {
  if (events->repeating == KEY_NONE) { return wait_ms; }
  Uint64 now = SDL_GetTicks64();
  int64_t left =
      events->repeat_at > now ? (int64_t)(events->repeat_at - now) : 0;
  return wait_ms < 0 || left < wait_ms ? left : wait_ms;
}

EventsNews events_read(Events *events, Input *input, int64_t wait_ms,
                       int scale_percent) {
  events->scale_percent = scale_percent;
  events->news = (EventsNews){.fate = WINDOW_STAYS};
  SDL_Event event;
  int64_t wait = until_repeat(events, wait_ms);
  wait = wait < INT_MAX ? wait : INT_MAX;
  int more = wait == 0 ? SDL_PollEvent(&event)
                       : SDL_WaitEventTimeout(&event, (int)wait);
  while (more) {
    take(events, input, &event);
    more = input->event_count < INPUT_EVENTS_MAX && SDL_PollEvent(&event);
  }
  repeat_pad(events, input);
  return events->news;
}
