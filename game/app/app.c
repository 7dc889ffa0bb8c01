/* SPDX-License-Identifier: MIT */
#include "app/app.h"

#include "app/assets.h"
#include "app/loop.h"
#include "app/services.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/locale.h"
#include "base/str.h"
#include "os/path.h"
#include "platform/speaker.h"
#include "platform/window.h"

#include <stdio.h>

enum {
  USUAL_WIDTH = 1280,
  USUAL_HEIGHT = 720,
  STATUS_DONE = 0,
  STATUS_FAILED = 1,
  STATUS_USAGE = 2,
  MESSAGE_BYTES = 4096,
  TEXTS_BYTES = 16 * 1024 * 1024
};

AppOptions app_options(void) {
  return (AppOptions){.width = USUAL_WIDTH, .height = USUAL_HEIGHT};
}

static int refuse(const Err *err) {
  char path[ERR_PATH_BYTES + 3], why[2 * ERR_TEXT_BYTES];
  Str clean_path = str_init(path, sizeof path);
  Str clean_why = str_init(why, sizeof why);
  str_add_clean(&clean_path, err->path);
  if (err->path[0]) { str_add(&clean_path, ": "); }
  str_add_clean(&clean_why, err->text);
  fprintf(stderr, "evenkeel: %s%s\n", path, why);
  return STATUS_FAILED;
}

/* ---- playing ---- */

typedef struct {
  World *world;
  Speaker *speaker;
  bool mute;
} Sound;

/* Opening the device takes longer than a frame, so it waits for the first. */
static void open_sound(void *context) {
  Sound *sound = context;
  if (sound->mute) { return; }
  sound->speaker = speaker_open(NULL);
  services_set_speaker(sound->world, sound->speaker);
}

static bool play(const char *data, const AppOptions *options, World *world,
                 Err *err) {
  char assets[PATH_BYTES];
  if (!path_join(assets, data, "assets", err)) { return false; }
  const Services *services = services_table(world);
  const WindowOptions window = {.title =
                                    locale_text(services->words, "app.title"),
                                .assets = assets,
                                .width = options->width,
                                .height = options->height,
                                .fullscreen = options->fullscreen};
  Platform platform;
  if (!window_open(&platform, &window, err)) { return false; }
  Sound sound = {.world = world, .mute = options->mute};
  bool done = loop_run(&platform, world, open_sound, &sound, err);
  services_set_speaker(world, NULL);
  speaker_close(sound.speaker);
  platform.close(platform.context);
  return done;
}

int app_run(const AppOptions *options) {
  Err err = {.code = ERR_NONE};
  char data[PATH_BYTES];
  World *world = path_find_data(data, &err) ? services_open(data, &err) : NULL;
  bool done = world && play(data, options, world, &err);
  services_close(world);
  return done ? STATUS_DONE : refuse(&err);
}

/* ---- the command line ---- */

static int print(FILE *to, const char *key, const char *option, int status) {
  Err err = {.code = ERR_NONE};
  char data[PATH_BYTES];
  Arena *arena = arena_create(TEXTS_BYTES);
  const Locale *words = arena && path_find_data(data, &err)
                            ? assets_read_words(data, arena, &err)
                            : NULL;
  if (words) {
    char clean[256], message[MESSAGE_BYTES];
    Str name = str_init(clean, sizeof clean);
    str_add_clean(&name, option);
    Str text = str_init(message, sizeof message);
    const LocaleArg args[] = {locale_arg_text("option", clean)};
    locale_add(words, &text, key, args, 1);
    fprintf(to, "%s\n", message);
  }
  arena_destroy(arena);
  return words ? status : refuse(&err);
}

int app_print_version(void) {
  printf("evenkeel %s\n", EK_VERSION);
  return STATUS_DONE;
}

int app_print_help(void) {
  return print(stdout, "app.usage", "", STATUS_DONE);
}

int app_refuse(const char *option) {
  return print(stderr, "app.unknown_option", option, STATUS_USAGE);
}
