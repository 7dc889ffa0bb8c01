/* SPDX-License-Identifier: MIT */
/* What a trainer should mend in a scenario that is valid, said so that it
** teaches. The member "x-ignore": { "RULE": "reason" } of anything in the file
** silences a rule there and in all that it holds. */
#ifndef LINT_LINT_H
#define LINT_LINT_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Arena Arena;
typedef struct Diags Diags;
typedef struct Lexicon Lexicon;
typedef struct LoadContext LoadContext;
typedef struct Scenario Scenario;

typedef struct LintJob {
  const LoadContext *load; /* its `watch` is not asked */
  bool deep;               /* apply the rules too that may take seconds */
  const Lexicon *lexicon; /* English; they ask it. NULL: words are not judged */
  bool (*stop)(void *context); /* asked while they do; NULL: never */
  void *context;
} LintJob;

/* Loads a scenario as scenario_load_with() does, and adds what should be mended
** to `diags` too: once the file has no errors, but for an "x-ignore" that is
** wrong itself. All memory is the arena's; when that is too small, `diags` says
** so, and the scenario is refused. */
const Scenario *lint_load(Arena *arena, const LintJob *job, const char *path,
                          const char *bytes, size_t length, Diags *diags);

#endif
