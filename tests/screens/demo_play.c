/* SPDX-License-Identifier: MIT */
/* Plays a screen of the game in a made-up world and takes pictures of it.
**
**   demo_play SCREEN SCENARIO [WORD…]
**
** SCREEN is call, wrap_up or another of app/table. Words, in order:
** size=1280x720, text=150, look=dark, still (reduced motion), seed=7, exam,
** paced, device=pad|mouse|keys, file=SCENARIO.json (its id is "test"), fresh,
** replay=FILE, "plan=ID ID" and shift=FILE (of a shift), turn=2, watch, unsaved
** (the store is full), judged come first; then
** wait=1500 (ms), press=N, type=WORDS (with "typed" before), hold=R, let=R,
** click=NAME, goto (follow where the
** screen leads), shot=FILE.png, tree (prints what is seen) play it.
** SDL_VIDEODRIVER=dummy does without a display. */
#include "app/table.h"
#include "base/arena.h"
#include "base/str.h"
#include "fake_services.h"
#include "loader.h"
#include "os/clock.h"
#include "platform/window.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TREE_BYTES = 256 * 1024, ARENA_CAP = 64 * 1024 * 1024 };

typedef struct {
  Platform platform;
  FakeWorld *world;
  Ui *ui;
  Input input;
  const ScreenClass *kind;
  Arena *arena;
  void *screen;
  ScreenArgs args;
  ScreenMove move;
  const DrawList *list;
  int64_t made_us, drawn_us;
  int frames;
} Demo;

static const char *value_of(const char *word, const char *name) {
  size_t length = strlen(name);
  bool it = strncmp(word, name, length) == 0 && word[length] == '=';
  return it ? word + length + 1 : NULL;
}

static Key find_key(const char *name) {
  for (int device = DEVICE_KEYS; device <= DEVICE_PAD; device++) {
    for (int key = KEY_NONE + 1; key < KEY_COUNT; key++) {
      const char *shown = input_key_name((Key)key, (InputDevice)device);
      if (strcmp(shown, name) == 0) { return (Key)key; }
    }
  }
  fprintf(stderr, "there is no key %s\n", name);
  exit(2);
}

static ScreenId find_screen(const char *name) {
  for (int i = 0; i < SCREEN_COUNT; i++) {
    if (strcmp(table_name((ScreenId)i), name) == 0) { return (ScreenId)i; }
  }
  fprintf(stderr, "there is no screen %s\n", name);
  exit(2);
}

/* ---- before it begins ---- */

static void set_size(Demo *demo, const char *size) {
  sscanf(size, "%dx%d", &demo->input.width, &demo->input.height);
}

static void read_replay(Demo *demo, const char *path) {
  demo->args.replay = loader_read(path, &demo->args.replay_length);
}

static void add_scenario(Demo *demo, const char *path) {
  size_t length;
  char *json = loader_read(path, &length);
  fake_world_add(demo->world, "test", json);
  free(json);
}

static bool prepare(Demo *demo, const char *word) {
  Settings *settings = &demo->world->settings;
  CallSetup *setup = &demo->args.setup;
  const char *value;
  if ((value = value_of(word, "size"))) {
    set_size(demo, value);
  } else if ((value = value_of(word, "text"))) {
    settings->text_percent = (int)strtol(value, NULL, 10);
  } else if ((value = value_of(word, "look"))) {
    settings->look = strcmp(value, "dark") == 0 ? LOOK_DARK : LOOK_CONTRAST;
  } else if ((value = value_of(word, "device"))) {
    demo->input.device = strcmp(value, "pad") == 0     ? DEVICE_PAD
                         : strcmp(value, "mouse") == 0 ? DEVICE_MOUSE
                                                       : DEVICE_KEYS;
  } else if ((value = value_of(word, "seed"))) {
    setup->seed = strtoull(value, NULL, 10);
  } else if ((value = value_of(word, "replay"))) {
    read_replay(demo, value);
  } else if ((value = value_of(word, "plan"))) {
    demo->args.plan = value;
  } else if ((value = value_of(word, "shift"))) {
    demo->args.shift = loader_read(value, &demo->args.shift_length);
  } else if ((value = value_of(word, "file"))) {
    add_scenario(demo, value);
  } else if ((value = value_of(word, "turn"))) {
    demo->args.turn = (int)strtol(value, NULL, 10);
  } else if (strcmp(word, "still") == 0) {
    settings->reduced_motion = true;
  } else if (strcmp(word, "exam") == 0) {
    setup->exam = true;
  } else if (strcmp(word, "paced") == 0) {
    setup->self_paced = true;
  } else if (strcmp(word, "watch") == 0) {
    demo->args.watch = true;
  } else if (strcmp(word, "fresh") == 0) {
    demo->args.fresh = true;
  } else if (strcmp(word, "typed") == 0) {
    fake_world_lend_lexicon(demo->world);
  } else if (strcmp(word, "judged") == 0) {
    demo->world->judges = true;
  } else if (strcmp(word, "unsaved") == 0) {
    demo->args.fresh = true;
    demo->world->ticket = JOB_FAILED;
  } else {
    return false;
  }
  return true;
}

static void begin(Demo *demo, const ScreenClass *kind) {
  demo->kind = kind;
  demo->arena = arena_create(ARENA_CAP);
  demo->screen = kind->create(demo->arena, &demo->args, &demo->world->services);
  if (!demo->screen) { exit(1); }
  demo->move = (ScreenMove){.to = SCREEN_STAY};
}

static void open_window(Demo *demo) {
  WindowOptions options = {.title = "Evenkeel",
                           .assets = EK_SOURCE_DIR "/assets",
                           .width = demo->input.width,
                           .height = demo->input.height};
  Err err = {.code = ERR_NONE};
  if (!window_open(&demo->platform, &options, &err)) {
    fprintf(stderr, "%s\n", err.text);
    exit(1);
  }
  demo->ui = ui_create(demo->platform.fonts);
}

/* ---- frames ---- */

static void frame(Demo *demo) {
  const Settings *set = &demo->world->settings;
  Theme theme = theme_make((ThemeKind)set->look, 100, set->text_percent);
  theme.reduced_motion = set->reduced_motion;
  int64_t before = clock_cpu_us();
  ui_frame_begin(demo->ui, &demo->input, &theme);
  int64_t now_ms = demo->input.now_ms;
  ScreenMove move = demo->kind->update(demo->screen, demo->ui, now_ms);
  demo->list = ui_frame_end(demo->ui);
  int64_t made = clock_cpu_us();
  demo->platform.show(demo->platform.context, demo->list);
  demo->drawn_us += clock_cpu_us() - made;
  demo->made_us += made - before;
  demo->frames++;
  if (move.to != SCREEN_STAY) { demo->move = move; }
  input_next(&demo->input, now_ms);
}

static int64_t next_due(const Demo *demo) {
  int64_t ui = ui_next_ms(demo->ui);
  int64_t own =
      demo->kind->next_ms ? demo->kind->next_ms(demo->screen) : INT64_MAX;
  return ui < own ? ui : own;
}

static void wait_for(Demo *demo, int64_t ms) {
  int64_t end = demo->input.now_ms + ms;
  while (demo->input.now_ms < end && demo->move.to == SCREEN_STAY) {
    int64_t due = next_due(demo), now = demo->input.now_ms;
    demo->input.now_ms = due > end ? end : due > now ? due : now + 1;
    frame(demo);
  }
}

static void settle(Demo *demo) {
  for (int i = 0; i < 3; i++) { frame(demo); }
}

static void key(Demo *demo, const char *name, InputKind kind) {
  input_key(&demo->input, find_key(name), 0, kind);
  frame(demo);
}

static void click(Demo *demo, const char *name) {
  UiSeen seen;
  for (int i = 0; seen_nth(demo->ui, i, &seen); i++) {
    if (seen.id == 0 || strcmp(seen.name, name) != 0) { continue; }
    input_mouse(&demo->input, seen.rect.x + seen.rect.w / 2,
                seen.rect.y + seen.rect.h / 2);
    input_button(&demo->input, true);
    frame(demo);
    input_button(&demo->input, false);
    settle(demo);
    return;
  }
  fprintf(stderr, "there is nothing called \"%s\"\n", name);
}

/* The arguments live in the arena of the screen that is left. */
static void follow(Demo *demo) {
  const ScreenClass *kind = table_class(demo->move.to);
  if (!kind) { return; }
  demo->args = demo->move.args;
  begin(demo, kind);
  settle(demo);
}

static void shoot(Demo *demo, const char *path) {
  settle(demo);
  Err err = {.code = ERR_NONE};
  if (!demo->platform.capture(demo->platform.context, demo->list, path, &err)) {
    fprintf(stderr, "%s\n", err.text);
  }
  char memory[8192];
  Str faults = str_init(memory, sizeof memory);
  int count = seen_faults(demo->ui, &faults);
  printf("%s: %d faults\n%s", path, count, faults.text);
}

static void print_tree(const Demo *demo) {
  char *memory = malloc(TREE_BYTES);
  if (!memory) { return; }
  Str text = str_init(memory, TREE_BYTES);
  seen_print(demo->ui, &text);
  puts(text.text);
  free(memory);
}

static void type(Demo *demo, const char *text) {
  for (; *text; text++) {
    input_text(&demo->input, (char[]){*text, '\0'});
    settle(demo);
  }
}

static void play(Demo *demo, const char *word) {
  const char *value;
  if ((value = value_of(word, "wait"))) {
    wait_for(demo, strtoll(value, NULL, 10));
  } else if ((value = value_of(word, "press"))) {
    key(demo, value, INPUT_PRESS);
    key(demo, value, INPUT_RELEASE);
    settle(demo);
  } else if ((value = value_of(word, "type"))) {
    type(demo, value);
  } else if ((value = value_of(word, "hold"))) {
    key(demo, value, INPUT_PRESS);
    settle(demo);
  } else if ((value = value_of(word, "let"))) {
    key(demo, value, INPUT_RELEASE);
    settle(demo);
  } else if ((value = value_of(word, "click"))) {
    click(demo, value);
  } else if ((value = value_of(word, "shot"))) {
    shoot(demo, value);
  } else if (strcmp(word, "goto") == 0) {
    follow(demo);
  } else if (strcmp(word, "tree") == 0) {
    print_tree(demo);
  } else {
    fprintf(stderr, "what is \"%s\"?\n", word);
  }
}

int main(int argc, char **argv) {
  static Demo demo;
  if (argc < 3) {
    fprintf(stderr, "demo_play SCREEN SCENARIO [WORD…]\n");
    return 2;
  }
  demo.world = fake_world_open();
  demo.input = (Input){.width = 1280,
                       .height = 720,
                       .mouse_x = -1,
                       .mouse_y = -1,
                       .device = DEVICE_KEYS};
  demo.args = (ScreenArgs){.scenario = argv[2],
                           .setup = {.seed = 7, .response_percent = 100},
                           .turn = SCREEN_NO_TURN};
  int at = 3;
  while (at < argc && prepare(&demo, argv[at])) { at++; }
  open_window(&demo);
  begin(&demo, table_class(find_screen(argv[1])));
  settle(&demo);
  for (; at < argc; at++) { play(&demo, argv[at]); }
  printf("%d frames, %d us made + %d us drawn each\n", demo.frames,
         (int)(demo.made_us / demo.frames), (int)(demo.drawn_us / demo.frames));
  ui_destroy(demo.ui);
  demo.platform.close(demo.platform.context);
  fake_world_close(demo.world);
  return 0;
}
