/* SPDX-License-Identifier: MIT */
/* A call explained, once, for screens, files and other programs: what was
** said, what each technique earned and where, how anger went, and what would
** have served better. No words of UI: names come from the rubric or the
** string table. */
#ifndef REPORT_DEBRIEF_H
#define REPORT_DEBRIEF_H

#include "score/scorecard.h"

/* One thing that happened, in order: the transcript and the curve. */
typedef struct {
  CallOutput output; /* kind, time, anger after */
  int anger_before;
  int turn;         /* the reply event it belongs to, or NONE */
  int by;           /* speech: of Scenario.people, or NONE */
  const char *text; /* what was said, as it was shown; NULL: no words */
} DebriefMoment;

/* An item of the scorecard, or one occurrence of a penalty. */
typedef struct {
  int entry;  /* of the rubric, ITEM_OUTCOME or ITEM_CALMED */
  int points; /* at stake; charged, for a penalty */
  int earned_permille;
  bool counts; /* an item: applicable */
  bool penalty;
  int moment; /* where it was earned or lost, or NONE: the call as a whole */
  int turn;   /* the reply event, or NONE */
  const char *said;   /* the trainee's words there; NULL: none */
  const char *heard;  /* the caller's words before them; NULL: none */
  const char *thinks; /* what went through her head; NULL: not written */
  const char *coach;  /* the author's words; NULL */
  int anger_before, anger_after;
} DebriefRow;

typedef struct Debrief {
  const Scorecard *card;
  const DebriefMoment *moments;
  int moment_count;
  const DebriefRow *rows; /* penalties as they happened, then what was missed
                             or partly done, the dearest first, then what was
                             done, then n/a */
  int row_count;
  int cut_in_won_ms; /* by all cutting in; may be negative */
  int cut_in_lost;   /* facts that went untold by it */
  int cut_ins;
  int worst_turn;     /* a reply event, or NONE */
  const char *better; /* what would have served better there; NULL */
} Debrief;

/* Re-runs and explains a replay. NULL when it cannot happen; see
** scorecard_create. */
const Debrief *debrief_create(Arena *arena, const CallModel *model,
                              const Replay *replay, Err *err, int *bad_event);

/* The one sentence that comes before the number, as a key of the string
** table: "debrief.sentence.delighted". It takes {caller}. */
const char *debrief_sentence(const Debrief *debrief);

#endif
