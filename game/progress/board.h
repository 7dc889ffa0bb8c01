/* SPDX-License-Identifier: MIT */
/* Who stands where. A board holds one scenario under one setting, and each
** profile at most once.
**
** Equal values share a rank and use up the next ones: 1, 2, 2, 4. Those who
** share a rank are listed by less anger at the end of the call, then by who
** was earlier. */
#ifndef PROGRESS_BOARD_H
#define PROGRESS_BOARD_H

#include "progress/attempt.h"

typedef enum {
  /* The score of the very first attempt at the scenario, whichever setting it
  ** was played under: who knows the call already stands on no other board of
  ** first attempts. */
  BOARD_FIRST,
  BOARD_BEST,
  /* What the best later attempt has gained on the first one under this
  ** setting; who has gained nothing is left out. */
  BOARD_IMPROVED,
  BOARD_KIND_COUNT
} BoardKind;

typedef struct {
  int rank;               /* from 1 */
  int value;              /* a score, or the points gained; 0 to 1000 */
  int tries;              /* the profile's attempts under this setting */
  const Attempt *attempt; /* the one that earned the place */
} BoardEntry;

/* Fills `entries`, which has room for `count`, and returns how many there are.
** `attempts` are those of one scenario and setting, by profile, and each
** profile's in the order of their ids. */
int board_make(BoardKind kind, const Attempt *attempts, int count,
               BoardEntry *entries);

/* As the command line and exports name it: "first", "best", "improved". */
const char *board_name(BoardKind kind);

#endif
