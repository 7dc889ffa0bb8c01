/* SPDX-License-Identifier: MIT */
/* The debrief's real screen on a stage, in a made-up world. */
#ifndef SUPPORT_DEBRIEF_STAGE_H
#define SUPPORT_DEBRIEF_STAGE_H

#include "fake_services.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct {
  FakeWorld *world;
  ScreenStage on;
  ScreenArgs args;
  char *replay;
} DebriefStage;

/* A world, and tests/replays/SCENARIO/NAME.json just played in it; what is in
** `stage` may still be changed before debrief_stage_play. */
void debrief_stage_open(DebriefStage *stage, const char *scenario,
                        const char *name);
/* The same with a call about the tea pot; see debriefs.h. */
void debrief_stage_open_tea(DebriefStage *stage, const char *events);
/* The same with a scenario of the test's own. */
void debrief_stage_open_json(DebriefStage *stage, const char *id,
                             const char *json, const char *events);

/* The screen comes up. */
void debrief_stage_play(DebriefStage *stage);
void debrief_stage_close(DebriefStage *stage);

/* Its size and that of its text. */
void debrief_stage_resize(DebriefStage *stage, int width, int height,
                          int percent);

/* Clicks in the middle of a widget of the left side, which is rolled there. */
void debrief_stage_click(DebriefStage *stage, UiRole role, const char *name);

/* Whether a text on the screen has these words, and where: the number in
** reading order, or -1. */
int debrief_stage_where(const DebriefStage *stage, const char *words);
bool debrief_stage_says(const DebriefStage *stage, const char *words);

/* Fails the test and prints what is on the screen unless it says so. */
void debrief_stage_expect(const DebriefStage *stage, const char *words);

#endif
