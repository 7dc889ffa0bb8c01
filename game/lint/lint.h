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
typedef struct Scenario Scenario;

typedef struct LintJob {
  const Scenario *scenario;
  const char *path, *bytes; /* the file that it was loaded from */
  size_t length;
  const Lexicon *lexicon;      /* of its language; NULL: words are not judged */
  bool deep;                   /* apply the rules too that may take seconds */
  bool (*stop)(void *context); /* asked while they do; NULL: never */
  void *context;
} LintJob;

/* Adds what is found to `diags`, which is sorted then. What it needs for that
** it takes from `arena`; when that is too small, `diags` says so. */
void lint_run(Arena *arena, const LintJob *job, Diags *diags);

#endif
