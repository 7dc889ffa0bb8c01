/* SPDX-License-Identifier: MIT */
/* How well a reply does what its tags say, given what was told, known and
** said before. The rules are SCORING.md's "Quality". */
#ifndef CALL_QUALITY_H
#define CALL_QUALITY_H

#include "call/state.h"

#include <stdbool.h>

/* A reply as it meets the call: what decides the quality of its parts. */
typedef struct {
  const Reply *reply;
  const int *facts; /* that fill its slots */
  int fact_count;
  bool half_heard;   /* it cut in and is carried out all the same */
  bool contradicted; /* by what was told */
  bool misnamed;     /* restates a decoy, or what is not known */
  bool solution;     /* has one among its tags */
  bool too_early;    /* before the problem was heard */
  int told_named;    /* must-hear facts told that it restates */
} Answer;

/* Judges a reply against the facts, before any of its own effects. */
Answer quality_answer(const Call *call, const CallState *state,
                      const Reply *reply, const int *facts, int fact_count);

/* Whether a solution given now comes too early; after the restating. */
bool quality_too_early(const Call *call, const CallState *state,
                       const Answer *answer);

/* The quality (0 to 1000) of a rewarded entry that the reply uses. */
int quality_of(const Call *call, const CallState *state, const Answer *answer,
               int entry);

/* Whether it asks for what was told or stands in the record. */
bool quality_asks_known(const Call *call, const CallState *state,
                        const Reply *reply);

/* Whether it promises a time that is too far away to be one. */
bool quality_is_vague(const Call *call, const Reply *reply);

#endif
