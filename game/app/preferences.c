/* SPDX-License-Identifier: MIT */
#include "app/preferences.h"

#include "store/settings.h"

#include <stdio.h>
#include <stdlib.h>

#define SETTING_LIST(X)                                                        \
  X(text_percent, 100, 200)                                                    \
  X(look, LOOK_LIGHT, LOOK_CONTRAST)                                           \
  X(reduced_motion, 0, 1)                                                      \
  X(voice, 0, 1)                                                               \
  X(voice_percent, 0, 100)                                                     \
  X(sound_percent, 0, 100)                                                     \
  X(clear_line, 0, 1)                                                          \
  X(response_percent, 100, 200)                                                \
  X(self_paced, 0, 1)

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
static bool read_number(const Source *source, const char *key, int least,
                        int most, int *number) {
  const char *text;
  if (!settings_get(source->db, source->profile, key, source->arena, &text,
                    source->err)) {
    return false;
  }
  if (!text) { return true; }
  char *end;
  long value = strtol(text, &end, 10);
  if (end != text && !*end && value >= least && value <= most) {
    *number = (int)value;
  }
  return true;
}

bool preferences_read(Db *db, int64_t profile, Arena *arena, Settings *settings,
                      Err *err) {
  const Source source = {db, profile, arena, err};
  int number;
#define READ(name, least, most)                                                \
  number = (int)settings->name;                                                \
  if (!read_number(&source, #name, least, most, &number)) { return false; }    \
  settings->name = number;
  SETTING_LIST(READ)
#undef READ
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
#define WRITE(name, least, most)                                               \
  done = done && write_number(db, profile, #name, (int)settings->name, err);
  bool done = db_begin(db, err);
  if (!done) { return false; }
  SETTING_LIST(WRITE)
#undef WRITE
  return db_end(db, done, err);
}
