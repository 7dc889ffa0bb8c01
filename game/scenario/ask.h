/* SPDX-License-Identifier: MIT */
/* The questions that expressions put to a call. */
#ifndef SCENARIO_ASK_H
#define SCENARIO_ASK_H

/* What an expression may ask of a call. The index is into the scenario's own
** list of such things (or unused). */
typedef enum {
  ASK_VAR,
  ASK_ANGER,
  ASK_TRUST,
  ASK_GRIEVANCE,
  ASK_COMPOSURE,
  ASK_HEARD,
  ASK_INTERRUPTIONS,
  ASK_ELAPSED_S,
  ASK_TURN,
  ASK_TOLD,     /* fact */
  ASK_NOTED,    /* fact */
  ASK_RESTATED, /* fact */
  ASK_LOOKED,   /* record entry */
  ASK_SEEN,     /* node */
  ASK_USED,     /* technique, by its place in the rubric */
  ASK_CHOSE,    /* index into Scenario.asked_replies */
  ASK_PROMISED, /* promise */
  ASK_KEPT,     /* promise */
  ASK_DRAWN     /* drawn word, index into Scenario.words */
} AskKind;

#endif
