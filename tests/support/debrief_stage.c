/* SPDX-License-Identifier: MIT */
#include "debrief_stage.h"

#include "debriefs.h"
#include "loader.h"
#include "screens/debrief_screen.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATH_BYTES = 512, REPLAY_BYTES = 32 * 1024, PRINT_BYTES = 256 * 1024 };

static void begin(DebriefStage *stage, const char *scenario, char *replay,
                  size_t length) {
  stage->replay = replay;
  stage->args = (ScreenArgs){.scenario = scenario,
                             .setup = {.response_percent = 100},
                             .replay = replay,
                             .replay_length = length,
                             .turn = SCREEN_NO_TURN,
                             .fresh = true};
}

void debrief_stage_open(DebriefStage *stage, const char *scenario,
                        const char *name) {
  char path[PATH_BYTES];
  size_t length;
  *stage = (DebriefStage){.world = fake_world_open()};
  snprintf(path, sizeof path, EK_SOURCE_DIR "/tests/replays/%s/%s.json",
           scenario, name);
  char *replay = loader_read(path, &length);
  begin(stage, scenario, replay, length);
}

void debrief_stage_open_json(DebriefStage *stage, const char *id,
                             const char *json, const char *events) {
  *stage = (DebriefStage){.world = fake_world_open()};
  fake_world_add(stage->world, id, json);
  const Services *services = &stage->world->services;
  const Scenario *scenario = services->model(services->world, id)->scenario;
  char *replay = malloc(REPLAY_BYTES);
  assert_non_null(replay);
  int length = snprintf(replay, REPLAY_BYTES,
                        "{'replay':1,'engine':1,'scenario':'%s','hash':'%s',"
                        "'rubric':'%s','seed':7,'pace':'timed','events':[%s]}",
                        id, scenario->hash, scenario->rubric->hash, events);
  assert_in_range(length, 1, REPLAY_BYTES - 1);
  for (char *c = replay; *c; c++) { *c = *c == '\'' ? '"' : *c; }
  begin(stage, id, replay, (size_t)length);
}

void debrief_stage_open_tea(DebriefStage *stage, const char *events) {
  debrief_stage_open_json(stage, "tea", debrief_case_scenario(), events);
}

void debrief_stage_play(DebriefStage *stage) {
  screen_stage_open(&stage->on, stage->world, &debrief_screen_class,
                    &stage->args);
  stage_settle(&stage->on.stage);
}

void debrief_stage_close(DebriefStage *stage) {
  screen_stage_close(&stage->on);
  fake_world_close(stage->world);
  free(stage->replay);
}

void debrief_stage_resize(DebriefStage *stage, int width, int height,
                          int percent) {
  stage->world->settings.text_percent = percent;
  stage->on.stage.input.width = width;
  stage->on.stage.input.height = height;
  stage_settle(&stage->on.stage);
  stage_settle(&stage->on.stage);
}

void debrief_stage_click(DebriefStage *stage, UiRole role, const char *name) {
  Stage *on = &stage->on.stage;
  UiSeen seen = stage_find(on, role, name);
  for (int i = 0; i < 60 && seen.visible.h < seen.rect.h; i++) {
    input_mouse(&on->input, seen.rect.x + seen.rect.w / 2, 400);
    on->input.wheel = -1;
    stage_settle(on);
    seen = stage_find(on, role, name);
  }
  stage_click(on, role, name);
}

int debrief_stage_where(const DebriefStage *stage, const char *words) {
  UiSeen seen;
  for (int i = 0; seen_nth(stage->on.stage.ui, i, &seen); i++) {
    if (strstr(seen.name, words) || strstr(seen.value, words)) { return i; }
  }
  return -1;
}

bool debrief_stage_says(const DebriefStage *stage, const char *words) {
  return debrief_stage_where(stage, words) >= 0;
}

void debrief_stage_expect(const DebriefStage *stage, const char *words) {
  if (debrief_stage_says(stage, words)) { return; }
  char *memory = malloc(PRINT_BYTES);
  Str text = str_init(memory, PRINT_BYTES);
  seen_print(stage->on.stage.ui, &text);
  print_message("%s", text.text);
  free(memory);
  fail_msg("nothing says \"%s\"", words);
}
