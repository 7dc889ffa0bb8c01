/* SPDX-License-Identifier: MIT */
/* Reads a scenario file, checks all of it, and says all that is wrong. */
#ifndef SCENARIO_LOAD_H
#define SCENARIO_LOAD_H

#include "scenario/scenario.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct Arena Arena;
typedef struct Diags Diags;

/* What a scenario is held against. */
typedef struct LoadContext {
  const Rubric *rubric;
  /* Whether there is such a portrait, or a warning; NULL: nobody asks. */
  bool (*has_portrait)(void *world, const char *id);
  void *world;
} LoadContext;

/* The scenario in a file's bytes, which may go afterwards; it lives in `arena`,
** as long as the rubric. NULL when it is refused. All reports stand in `diags`,
** sorted by place; warnings refuse nothing. `path` is named in reports; when
** it ends in ".json", its last part must be the scenario's id. */
const Scenario *scenario_load(Arena *arena, const Rubric *rubric,
                              const char *path, const char *bytes,
                              size_t length, Diags *diags);

/* The same, and looks for its portraits. */
const Scenario *scenario_load_with(Arena *arena, const LoadContext *context,
                                   const char *path, const char *bytes,
                                   size_t length, Diags *diags);

#endif
