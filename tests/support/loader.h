/* SPDX-License-Identifier: MIT */
/* Scenarios loaded from texts, with the shipped rubric; other files. */
#ifndef SUPPORT_LOADER_H
#define SUPPORT_LOADER_H

#include "base/diag.h"
#include "scenario/rubric.h"
#include "scenario/scenario.h"

#include <stddef.h>

typedef struct Lexicon Lexicon;

typedef struct {
  Arena *arena;
  Diags *diags;
  const Rubric *rubric;
} Loader;

Loader loader_begin(void);
void loader_end(Loader *loader);

/* A scenario in JSON with ' for "; NULL when it is refused. */
const Scenario *loader_load(Loader *loader, const char *json);

/* One whose only node is `open`, with this after its "id", and `more` members
** at the top: what most tests need. Fails the test when it is refused. */
const Scenario *loader_load_line(Loader *loader, const char *line,
                                 const char *more);

/* The shipped rubric; a lexicon file. They live in `arena`; the test fails when
** they cannot be read or have faults. */
const Rubric *loader_rubric(Arena *arena);
const Lexicon *loader_lexicon(Arena *arena, const char *path);

#define LOADER_LEXICON                                                         \
  EK_SOURCE_DIR "/assets/lexicon/en.json" /* the shipped                       \
                                           */

/* A file's bytes, to be given back with free(); a missing one fails. */
char *loader_read(const char *path, size_t *length);

/* Fails the test when there is an error, and shows it. */
void loader_expect_good(const Loader *loader);

#endif
