/* SPDX-License-Identifier: MIT */
#include "results.h"

#include "scratch.h"
#include "store/profiles.h"
#include "store/store.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

Db *results_open(void *const *scratch) {
  char path[SCRATCH_BYTES];
  Err err = {0};
  Db *db = store_open(scratch_path(path, scratch, "evenkeel.db"), &err);
  if (!db) { fail_msg("%s", err.text); }
  return db;
}

int64_t results_profile(Db *db, const char *name) {
  Err err = {0};
  int64_t id = 0;
  if (!profiles_create(db, name, 1000, &id, &err)) { fail_msg("%s", err.text); }
  return id;
}

Attempt results_attempt(int64_t profile, int number) {
  return (Attempt){.profile = profile,
                   .scenario = "kettle-short",
                   .hash = "sha256:scenario",
                   .rubric = "sha256:rubric",
                   .engine = 1,
                   .at_ms = 1772971507000 + number * INT64_C(60000),
                   .setting = {.response = 100},
                   .seed = number,
                   .score = number % 1001,
                   .outcome = "satisfied",
                   .anger = 150,
                   .duration_ms = 95000};
}

void results_fill_papers(ResultsPapers *papers, int number) {
  snprintf(papers->replay, sizeof papers->replay, "{\"replay\":1,\"n\":%d}",
           number);
  snprintf(papers->scorecard, sizeof papers->scorecard, "{\"score\":%d}",
           number % 1001);
  /* Each seventh has changed. */
  snprintf(papers->scenario, sizeof papers->scenario, "{\"version\":%d}",
           number / 7);
  papers->files[0] = (AttemptFile){papers->scenario, strlen(papers->scenario)};
  papers->files[1] = (AttemptFile){"{}", 2};
  papers->papers =
      (AttemptPapers){.replay = papers->replay,
                      .replay_length = strlen(papers->replay),
                      .scorecard = papers->scorecard,
                      .scorecard_length = strlen(papers->scorecard),
                      .files = papers->files,
                      .file_count = RESULTS_FILES};
}

int64_t results_store(Db *db, Attempt *attempt, int number) {
  ResultsPapers papers;
  results_fill_papers(&papers, number);
  Err err = {0};
  if (!attempts_insert(db, attempt, &papers.papers, &err)) {
    fail_msg("%s", err.text);
  }
  return attempt->id;
}
