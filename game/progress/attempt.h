/* SPDX-License-Identifier: MIT */
/* One finished call, as results remember it. */
#ifndef PROGRESS_ATTEMPT_H
#define PROGRESS_ATTEMPT_H

#include "base/hash.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct Replay Replay;
typedef struct Scorecard Scorecard;

/* Ids of scenarios and outcomes; a name is a scenario's id or a shift's, which
** is made of its calls' (progress/shift_attempt). */
enum {
  ATTEMPT_ID_BYTES = 64 + 1,
  ATTEMPT_SHIFT_CALLS = 4,
  ATTEMPT_NAME_BYTES = 6 + ATTEMPT_SHIFT_CALLS * ATTEMPT_ID_BYTES
};

/* Results are compared only with those played under the same setting. */
typedef struct {
  bool self_paced;
  int response; /* percent, 100 to 200 */
  bool typed;   /* answered in own words, at least once */
} AttemptSetting;

typedef struct {
  int64_t id;      /* given when it is stored; 0 before */
  int64_t profile; /* whose it is */
  char scenario[ATTEMPT_NAME_BYTES];
  char hash[HASH_TEXT_BYTES], rubric[HASH_TEXT_BYTES]; /* of the files */
  int engine;
  int64_t at_ms; /* when the call was over, milliseconds since 1970 UTC */
  bool exam;     /* else practice */
  AttemptSetting setting;
  int64_t seed;
  int score; /* 0 to 1000 */
  char outcome[ATTEMPT_ID_BYTES];
  int anger; /* at the end, 0 to 1000 */
  int64_t duration_ms;
  bool first; /* the profile's very first at this scenario; told when stored */
} Attempt;

/* What a replay and its scorecard tell: all but the profile, the moment and
** the mode. */
Attempt attempt_of(const Replay *replay, const Scorecard *card);

bool attempt_same_setting(AttemptSetting a, AttemptSetting b);

/* As replays and exports name it: "timed", "self_paced". */
const char *attempt_pace_name(AttemptSetting setting);

#endif
