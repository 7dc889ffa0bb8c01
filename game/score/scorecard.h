/* SPDX-License-Identifier: MIT */
/* A replay, re-run and explained: the score, every turn with what it used,
** what each reply cost, and the worst turn. */
#ifndef SCORE_SCORECARD_H
#define SCORE_SCORECARD_H

#include "call/replay.h"
#include "score/score.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct Arena Arena;
typedef struct JsonOut JsonOut;

/* One use of a technique. */
typedef struct {
  int t_ms;
  int entry; /* of the rubric */
  int quality;
  int turn; /* the reply event that it belongs to, or NONE */
} ScoreUse;

/* One `reply` event, protested ones too. */
typedef struct {
  int t_ms; /* of the event */
  int node, reply;
  const char *typed; /* the words that came near it; NULL: its own */
  const int *facts;  /* that filled its slots */
  int fact_count;
  Reception reception;
  int anger_before; /* before the blow of an interruption */
  int anger_after;
  Span uses;      /* of Scorecard.uses, in the rubric's order */
  int64_t regret; /* what the best other reply was worth more; may be < 0 */
  int better;     /* that reply, or NONE when there was no other */
} ScoreTurn;

typedef struct Scorecard {
  const Call *call;
  const CallState *state; /* at the end */
  Score score;
  int anger_start, trust_start, composure_start;
  const ScoreTurn *turns;
  int turn_count;
  const ScoreUse *uses; /* of all turns */
  int worst_turn;       /* or NONE when no other reply was better */
} Scorecard;

/* Re-runs a replay. NULL when it cannot happen: `err` says why and
** `bad_event` which event is at fault (REPLAY_NO_EVENT when it is none).
** `sink` hears the call too; it may be NULL. */
const Scorecard *scorecard_create(Arena *arena, const CallModel *model,
                                  const Replay *replay, CallSink *sink,
                                  Err *err, int *bad_event);

/* Writes it as `ek score --json` prints it. */
void scorecard_write(const Scorecard *card, JsonOut *out);

/* "done", "partly", "missed" or "n/a". */
const char *scorecard_state(const ScoreItem *item);

/* How files name an outcome, and who closed the call. */
const char *scorecard_outcome(Outcome outcome);
const char *scorecard_closed_by(ClosedBy closed_by);

/* How files name an item, a penalty or a critical fault. */
const char *scorecard_entry_id(const Scorecard *card, int entry);

#endif
