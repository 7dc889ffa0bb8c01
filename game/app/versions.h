/* SPDX-License-Identifier: MIT */
/* The files that a stored attempt was played with: a call's, or those of all
** the calls of a shift. */
#ifndef APP_VERSIONS_H
#define APP_VERSIONS_H

#include "app/shelf.h"
#include "progress/attempt.h"
#include "score/shift.h"
#include "store/attempts.h"

/* Their bytes as they are on the shelf, `rubric` with them. */
typedef struct {
  AttemptFile list[SHIFT_MOST_CALLS + 1];
  int count;
} VersionFiles;

/* `replay` is the attempt's. What is not known is left out. */
VersionFiles versions_gather(const Shelf *shelf, const Attempt *attempt,
                             const char *replay, size_t length, Source rubric);

/* Puts onto the shelf what it has not: what is no file any more. */
bool versions_bring(Shelf *shelf, Db *db, const Attempt *attempt,
                    const AttemptPapers *papers, Err *err);

#endif
