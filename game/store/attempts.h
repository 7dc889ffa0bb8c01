/* SPDX-License-Identifier: MIT */
/* Every finished call: its figures, its replay and its scorecard. Lists and
** bytes that are read live in the caller's arena. */
#ifndef STORE_ATTEMPTS_H
#define STORE_ATTEMPTS_H

#include "base/arena.h"
#include "progress/attempt.h"
#include "store/db.h"

/* The bytes of a scenario or rubric file. */
typedef struct {
  const char *bytes; /* NULL: not known */
  size_t length;
} AttemptFile;

/* What is kept of an attempt beside its figures: bytes of files. */
typedef struct {
  const char *replay; /* NUL-terminated when read, as is the scorecard */
  size_t replay_length;
  const char *scorecard; /* the JSON of `ek score` */
  size_t scorecard_length;
  /* What it was played with, kept once for all attempts. Read back by
  ** store/sources, by the hashes that the replay has. */
  const AttemptFile *files;
  int file_count;
} AttemptPapers;

typedef struct {
  Attempt *list;
  int count;
} AttemptList;

/* A profile's results at one scenario under one setting. */
typedef struct {
  char scenario[ATTEMPT_NAME_BYTES];
  AttemptSetting setting;
  int best; /* score, 0 to 1000 */
  int tries;
  int64_t last_ms;
} ScenarioResult;

typedef struct {
  ScenarioResult *list; /* by scenario, then as boards */
  int count;
} ScenarioResultList;

/* What a board is for. */
typedef struct {
  char scenario[ATTEMPT_NAME_BYTES];
  AttemptSetting setting;
} BoardPlace;

typedef struct {
  BoardPlace *list; /* by scenario; timed ones first, then by response */
  int count;
} BoardPlaceList;

/* Stores a finished attempt, and sets its `id` and `first`. When it returns
** true, all of it outlives a crash and a power cut; when false, nothing of
** it is stored, and it may be tried again. An attempt that is stored already
** (same profile, scenario, seed and moment) is not stored twice. */
bool attempts_insert(Db *db, Attempt *attempt, const AttemptPapers *papers,
                     Err *err);

bool attempts_read(Db *db, int64_t id, Arena *arena, Attempt *attempt,
                   AttemptPapers *papers, Err *err);

/* What `board_make` asks for. */
bool attempts_for_board(Db *db, const BoardPlace *place, Arena *arena,
                        AttemptList *attempts, Err *err);

/* The latest `most` of the same attempts, latest first. */
bool attempts_latest(Db *db, const BoardPlace *place, int most, Arena *arena,
                     AttemptList *attempts, Err *err);

/* The boards that somebody stands on, of one scenario or (NULL) of all. */
bool attempts_board_places(Db *db, const char *scenario, Arena *arena,
                           BoardPlaceList *places, Err *err);

bool attempts_results(Db *db, int64_t profile, Arena *arena,
                      ScenarioResultList *results, Err *err);

#endif
