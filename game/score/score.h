/* SPDX-License-Identifier: MIT */
/* What a call was worth: items, penalties, the number. SCORING.md's "The
** scorecard". Asks the state alone; writes nothing into it. */
#ifndef SCORE_SCORE_H
#define SCORE_SCORE_H

#include "call/state.h"
#include "scenario/rubric.h"

#include <stdbool.h>
#include <stdint.h>

/* In place of a rubric entry. */
enum { ITEM_OUTCOME = -1, ITEM_CALMED = -2, CRITICAL_NO_SOLUTION = -3 };

enum { SCORE_MAX_ITEMS = RUBRIC_MAX_TECHNIQUES + 2 };

typedef struct {
  int entry; /* of the rubric, ITEM_OUTCOME or ITEM_CALMED */
  int points;
  int earned_permille; /* 0 to 1000 */
  bool counts;         /* false: not applicable */
} ScoreItem;

typedef struct {
  int entry;
  int count;
  int points; /* charged */
} ScorePenalty;

typedef struct Score {
  int score; /* 0 to 1000 */
  int item_count, penalty_count, critical_count;
  ScoreItem items[SCORE_MAX_ITEMS]; /* in the rubric's order, then outcome
                                       and calmed */
  ScorePenalty penalties[RUBRIC_MAX_TECHNIQUES];
  int critical[RUBRIC_MAX_TECHNIQUES + 1]; /* entries, CRITICAL_NO_SOLUTION */
} Score;

/* What the number is made of. */
typedef struct {
  int64_t possible;  /* points of the items that count */
  int64_t earned;    /* the same times their permille */
  int64_t penalties; /* points */
  int criticals;
} ScoreSums;

/* The score of a call that is over. */
void score_call(const Call *call, const CallState *state, Score *score);

/* The number (0 to 1000) that these items, penalties and critical faults
** make; also of a score that one has changed to see what a part of it is
** worth. */
int score_number(const Score *score);

/* The sums of a call that is over, without the lists; and their number. */
ScoreSums score_sums(const Call *call, const CallState *state);
int score_of_sums(const ScoreSums *sums);

/* What the call is worth so far, to compare two ways of going on. */
int64_t score_worth(const Call *call, const CallState *state);

/* How many uses of a penalised technique are charged; INT_MAX: each. */
int score_most_charged(Technique technique);

/* Whether a rewarded entry has an item on the card, which may be n/a. */
bool score_is_on_card(const Call *call, int entry);

/* What a rewarded entry has earned so far, points times permille, when it is on
** the card; what a penalised one has cost so far, in points. */
int64_t score_earned(const Call *call, const CallState *state, int entry);
int score_charged(const Call *call, const CallState *state, int entry);

/* Facts that are known, true ones that are noted, and others that are. */
typedef struct {
  int known, noted, decoys;
} ScoreNotes;

ScoreNotes score_notes(const Call *call, const CallState *state);

/* Quality of a rubric entry so far (0 to 1000). */
int score_quality(const Call *call, const CallState *state, int entry);

#endif
