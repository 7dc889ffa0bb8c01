/* SPDX-License-Identifier: MIT */
/* What each technique is worth and how it moves the caller: data, so that an
** organisation can weigh things its own way. Read-only once loaded. */
#ifndef SCENARIO_RUBRIC_H
#define SCENARIO_RUBRIC_H

#include "base/hash.h"
#include "scenario/technique.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct Arena Arena;
typedef struct Diags Diags;

typedef enum { KIND_REWARDED, KIND_PENALISED } TechniqueKind;

/* How the engine comes to know that a technique was used; a set of bits. */
enum {
  KNOWN_BY_TAG = 1,
  KNOWN_BY_TIME = 2,
  KNOWN_BY_STATE = 4,
  KNOWN_BY_AFTER = 8
};

typedef struct {
  const char *id, *category;
  TechniqueKind kind;
  unsigned known_by;
  int points;                  /* 0 to 100 */
  int anger, grievance, trust; /* -1000 to 1000 */
  int keep;                    /* percent that a repetition keeps */
  bool by_fault;               /* grievance counts by the company's share */
  bool critical;               /* one use caps the score */
  bool solution;               /* of category resolution, and no mere talk */
  const char *what, *advice;
  const char *const *sources;
  int source_count;
} RubricEntry;

typedef struct Rubric {
  const RubricEntry *entries; /* in the file's order, which reports keep */
  int count;
  int index_of[TECHNIQUE_COUNT]; /* where the engine's own ones stand */
  char hash[HASH_TEXT_BYTES];    /* of the file's bytes */
} Rubric;

/* Reads a rubric file. NULL when it is refused; why stands in `diags`.
** `path` is only named in reports. The rubric lives in `arena`. */
const Rubric *rubric_load(Arena *arena, const char *path, const char *bytes,
                          size_t length, Diags *diags);

/* The index of an entry; -1 when there is none. */
int rubric_find(const Rubric *rubric, const char *id);

#endif
