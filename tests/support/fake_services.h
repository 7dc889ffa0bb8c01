/* SPDX-License-Identifier: MIT */
/* A world for screens under test: the shipped scenarios, words and faces;
** profiles, settings and results that live in memory; what was said and
** sounded is counted. Anything that goes wrong fails the test. */
#ifndef SUPPORT_FAKE_SERVICES_H
#define SUPPORT_FAKE_SERVICES_H

#include "call/call.h"
#include "screens/screen.h"
#include "screens/services.h"
#include "ui_stage.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct Arena Arena;

enum {
  FAKE_SCENARIOS_MAX = 256,
  FAKE_PROFILES_MAX = 8,
  FAKE_ROWS_MAX = 32,
  FAKE_SETTINGS_MAX = 4,
  FAKE_CUES = CUE_PAGE + 1,
  FAKE_SAID_BYTES = 512
};

typedef struct {
  LibraryEntry entry;
  const CallModel *model; /* NULL: broken or loading */
} FakeFile;

typedef struct {
  Services services;
  Arena *arena;
  const Rubric *rubric;
  FakeFile files[FAKE_SCENARIOS_MAX];
  int file_count, reloaded;
  const char *checked; /* the scenario that was looked into last */

  Profile profiles[FAKE_PROFILES_MAX];
  int profile_count, current; /* current: index, or -1 */
  int64_t last_profile;
  Settings settings;
  BestResult best;        /* of every call; without a setting: under any */
  const char *latest;     /* the scenario taken last; NULL: none */
  const char *untried;    /* one that was never taken; NULL: none */
  const char *shift;      /* one that somebody worked; NULL: none */
  const char *kept_shift; /* what is kept of one under way; NULL: none */
  BoardRow rows[FAKE_ROWS_MAX];
  int row_count;
  AttemptSetting played[FAKE_SETTINGS_MAX]; /* that have boards */
  int played_count;
  bool ready;  /* at first it is */
  Err trouble; /* why results are not kept, if they are not */
  uint64_t seed;

  /* The attempt that was stored last. */
  Attempt saved;
  int saved_count;
  bool full; /* there is no memory for another */
  const char *saved_replay;
  size_t saved_length;
  JobState ticket;
  int saved_again;
  int kept_count;
  bool keeps_none; /* nothing can be kept as a file */

  /* Calls are judged, at once; at first none is. */
  bool judges;
  int judged_from; /* … but only the replies from this one on */
  Regret *regret;  /* of the call that is judged; NULL: none is */

  int said_count, hushed;
  const Timing *timing;       /* of what is being said; at first unknown */
  char said[FAKE_SAID_BYTES]; /* the last line */
  int said_from_ms;           /* and what of it was over */
  int cues[FAKE_CUES];
} FakeWorld;

/* With every file of scenarios/, one profile and the usual settings. */
FakeWorld *fake_world_open(void);
void fake_world_close(FakeWorld *world);

/* Adds a scenario in JSON, ' for ". */
void fake_world_add(FakeWorld *world, const char *id, const char *json);
/* Lends its calls the shipped lexicon: words can be typed in them. */
void fake_world_lend_lexicon(FakeWorld *world);
/* Adds a file that is still being loaded. */
void fake_world_load(FakeWorld *world, const char *id);
/* Adds a file that could not be loaded. */
void fake_world_break(FakeWorld *world, const char *id, const char *why);

/* A screen on a stage, in such a world. The theme follows the settings. */
typedef struct {
  Stage stage;
  FakeWorld *world;
  const ScreenClass *kind;
  Arena *arena;
  void *screen;
  ScreenMove move; /* the last that led away; else SCREEN_STAY */
} ScreenStage;

void screen_stage_open(ScreenStage *on, FakeWorld *world,
                       const ScreenClass *kind, const ScreenArgs *args);
/* The same with other fonts, which must outlive it. */
void screen_stage_open_with(ScreenStage *on, const FontTable *fonts,
                            FakeWorld *world, const ScreenClass *kind,
                            const ScreenArgs *args);
void screen_stage_close(ScreenStage *on);

/* Lets `ms` go by as the game does: a frame whenever one is due. Stops when
** the screen leads away. */
void screen_stage_run(ScreenStage *on, int64_t ms);

#endif
