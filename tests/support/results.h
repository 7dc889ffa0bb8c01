/* SPDX-License-Identifier: MIT */
/* Results to store, for tests of the store and of what reads it. */
#ifndef SUPPORT_RESULTS_H
#define SUPPORT_RESULTS_H

#include "progress/attempt.h"
#include "store/attempts.h"
#include "store/db.h"

/* evenkeel.db in the scratch folder; fails the test when it does not open. */
Db *results_open(void *const *scratch);

/* A new profile's id. */
int64_t results_profile(Db *db, const char *name);

/* An attempt at kettle-short, timed, 100 percent, that is like no other: its
** moment and seed come from `number`. */
Attempt results_attempt(int64_t profile, int number);

/* Its papers: they hold its number, so that they can be told apart. */
enum { RESULTS_FILES = 2 };

typedef struct {
  char replay[128], scorecard[128], scenario[128];
  AttemptFile files[RESULTS_FILES];
  AttemptPapers papers;
} ResultsPapers;

void results_fill_papers(ResultsPapers *papers, int number);

/* Stores both; fails the test when that fails. Returns the attempt's id. */
int64_t results_store(Db *db, Attempt *attempt, int number);

#endif
