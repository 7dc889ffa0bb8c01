/* SPDX-License-Identifier: MIT */
#include "app/preferences.h"

#include "store/settings.h"

#include <stdio.h>
#include <stdlib.h>

enum {
  TEXT_PERCENT,
  LOOK,
  REDUCED_MOTION,
  VOICE,
  VOICE_PERCENT,
  SOUND_PERCENT,
  CLEAR_LINE,
  RESPONSE_PERCENT,
  SELF_PACED,
  COUNT
};

/* Each is kept as a number under its key. */
static const struct {
  const char *key;
  int least, most;
} KEPT[COUNT] = {
    [TEXT_PERCENT] = {"text_percent", 100, 200},
    [LOOK] = {"look", LOOK_LIGHT, LOOK_CONTRAST},
    [REDUCED_MOTION] = {"reduced_motion", 0, 1},
    [VOICE] = {"voice", 0, 1},
    [VOICE_PERCENT] = {"voice_percent", 0, 100},
    [SOUND_PERCENT] = {"sound_percent", 0, 100},
    [CLEAR_LINE] = {"clear_line", 0, 1},
    [RESPONSE_PERCENT] = {"response_percent", 100, 200},
    [SELF_PACED] = {"self_paced", 0, 1},
};

static void to_numbers(const Settings *settings, int numbers[COUNT]) {
  numbers[TEXT_PERCENT] = settings->text_percent;
  numbers[LOOK] = (int)settings->look;
  numbers[REDUCED_MOTION] = settings->reduced_motion;
  numbers[VOICE] = settings->voice;
  numbers[VOICE_PERCENT] = settings->voice_percent;
  numbers[SOUND_PERCENT] = settings->sound_percent;
  numbers[CLEAR_LINE] = settings->clear_line;
  numbers[RESPONSE_PERCENT] = settings->response_percent;
  numbers[SELF_PACED] = settings->self_paced;
}

static void from_numbers(const int numbers[COUNT], Settings *settings) {
  settings->text_percent = numbers[TEXT_PERCENT];
  settings->look = (Look)numbers[LOOK];
  settings->reduced_motion = numbers[REDUCED_MOTION];
  settings->voice = numbers[VOICE];
  settings->voice_percent = numbers[VOICE_PERCENT];
  settings->sound_percent = numbers[SOUND_PERCENT];
  settings->clear_line = numbers[CLEAR_LINE];
  settings->response_percent = numbers[RESPONSE_PERCENT];
  settings->self_paced = numbers[SELF_PACED];
}

Settings preferences_usual(void) {
  return (Settings){.text_percent = 100,
                    .voice = true,
                    .voice_percent = 80,
                    .sound_percent = 60,
                    .response_percent = 100};
}

typedef struct {
  Db *db;
  int64_t profile;
  Arena *arena;
  Err *err;
} Source;

/* What a stranger or an older program wrote there is taken if it fits. */
static bool read_number(const Source *source, int which, int *number) {
  const char *text;
  if (!settings_get(source->db, source->profile, KEPT[which].key, source->arena,
                    &text, source->err)) {
    return false;
  }
  if (!text) { return true; }
  char *end;
  long value = strtol(text, &end, 10);
  if (end != text && !*end && value >= KEPT[which].least &&
      value <= KEPT[which].most) {
    *number = (int)value;
  }
  return true;
}

bool preferences_read(Db *db, int64_t profile, Arena *arena, Settings *settings,
                      Err *err) {
  const Source source = {db, profile, arena, err};
  int numbers[COUNT];
  to_numbers(settings, numbers);
  for (int i = 0; i < COUNT; i++) {
    if (!read_number(&source, i, &numbers[i])) { return false; }
  }
  from_numbers(numbers, settings);
  return true;
}

static bool write_number(Db *db, int64_t profile, const char *key, int number,
                         Err *err) {
  char text[16];
  snprintf(text, sizeof text, "%d", number);
  return settings_set(db, profile, key, text, err);
}

bool preferences_write(Db *db, int64_t profile, const Settings *settings,
                       Err *err) {
  int numbers[COUNT];
  to_numbers(settings, numbers);
  if (!db_begin(db, err)) { return false; }
  bool done = true;
  for (int i = 0; done && i < COUNT; i++) {
    done = write_number(db, profile, KEPT[i].key, numbers[i], err);
  }
  return db_end(db, done, err);
}
