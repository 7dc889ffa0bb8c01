/* SPDX-License-Identifier: MIT */
/* Reads a scenario file, checks all of it, and says all that is wrong. */
#ifndef SCENARIO_LOAD_H
#define SCENARIO_LOAD_H

#include "scenario/scenario.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Arena Arena;
typedef struct Diags Diags;
typedef struct JsonDoc JsonDoc;

/* Who sees a file's document besides the loader. */
typedef struct {
  /* Before it is read. */
  void (*opened)(void *context, const JsonDoc *doc);
  /* Whether a warning is not to be heard about a value, by its place. */
  bool (*silences)(void *context, const char *warning, uint32_t place);
  /* When it has no errors, before it is closed. What its nodes hold has been
  ** dropped. */
  void (*loaded)(void *context, const JsonDoc *doc, const Scenario *scenario);
  void *context;
} LoadWatch;

/* What a scenario is held against. */
typedef struct LoadContext {
  const Rubric *rubric;
  /* Whether there is such a portrait, or a warning; NULL: nobody asks. */
  bool (*has_portrait)(void *world, const char *id);
  void *world;
  const LoadWatch *watch; /* or NULL */
  /* Called now and then in a long file, of which much has been freed by then
  ** and given back by nobody; or NULL. */
  void (*trim)(void);
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
