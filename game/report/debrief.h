/* SPDX-License-Identifier: MIT */
/* A call explained, once, for screens, files and other programs: what was
** said, what each technique earned and where, how anger went, and what would
** have served better. No words of UI: names come from the rubric or the
** string table. */
#ifndef REPORT_DEBRIEF_H
#define REPORT_DEBRIEF_H

#include "report/rows.h"
#include "report/skill_bars.h"

typedef struct Debrief {
  const Scorecard *card;
  const Moments *moments; /* the transcript */
  Curve curve;
  CardRows rows;
  SkillBar skills[SKILL_BAR_COUNT];

  int worst_turn; /* the reply event that most was lost by, or NONE */
  int cut_ins;
  int cut_in_won_ms; /* by all cutting in; may be negative */
  int cut_in_lost;   /* facts that went untold by it; the hindsight's `unheard`
                        are those that she never told at all */

  const char *const *aftermath; /* what came of it */
  int aftermath_count;
} Debrief;

/* Re-runs and explains a replay. NULL when it cannot happen; see
** scorecard_create. */
const Debrief *debrief_create(Arena *arena, const CallModel *model,
                              const Replay *replay, Err *err, int *bad_event);

/* What would have served better at a reply event, in words; NULL when nothing
** on offer would have. The hindsight's `deciding` facts may make it wrong all
** the same. The scorecard compares answers by what they are worth at once; one
** that only comes sooner to what was done later all the same is left out. */
const char *debrief_better(const Debrief *debrief, int turn);

/* The one sentence that comes before the number, as a key of the string
** table: "debrief.sentence.delighted". It takes {caller}. */
const char *debrief_sentence(const Debrief *debrief);

/* How an attempt stands beside those before it, as a key of the string table:
** "debrief.standing.first" and ".first_alike" where there is none to compare;
** ".best", ".equal" and ".below" take {score}, the best one before. `taken`
** counts all attempts before it, `alike` those under its setting, whose best
** (0 to 1000) is `best`. */
const char *debrief_standing(const Debrief *debrief, int taken, int alike,
                             int best);

#endif
