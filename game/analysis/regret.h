/* SPDX-License-Identifier: MIT */
/* What each reply of a call that was played cost in truth: how much of what
** was still within reach before it was out of reach after it. Within reach is
** what somebody gets who listens ideally from there on, and what the trainee
** got herself. Worked out turn by turn, from the last to the first. */
#ifndef ANALYSIS_REGRET_H
#define ANALYSIS_REGRET_H

#include "analysis/explore_walk.h"

typedef struct Arena Arena;

/* It is one of these scores (0 to 1000), both included. */
typedef struct {
  int least, most;
} RegretSpan;

/* One reply event, numbered as in the scorecard. */
typedef struct {
  RegretSpan before, after; /* the best within reach */
  RegretSpan cost;          /* of the reply itself */
  RegretSpan later;         /* lost from it to the next reply or the end: by
                               not listening ideally, or in the wrap-up */
  bool better; /* a way was found from before it to more than `after.least` */
  Move move;   /* … the first step of that way, after hearing her out */
  const Replay *way; /* what happened up to it, then the best way that was
                        found: its score is `before.least` */
  int event;         /* how many events had happened up to it */
} RegretTurn;

typedef struct Regret Regret;

/* Re-runs the replay, which must fit the model and be one that can happen.
** Of `options`, caps and `stop` are asked. All but the table of states lives in
** `arena`. NULL when it cannot be: `err` says why. */
Regret *regret_create(Arena *arena, const CallModel *model,
                      const Replay *replay, const ExploreOptions *options,
                      Err *err);
/* NULL is allowed. */
void regret_close(Regret *regret);

/* How many replies there were, and how many of them are not looked into yet. */
int regret_count(const Regret *regret);
int regret_left(const Regret *regret);

/* By reply event. */
const RegretTurn *regret_turns(const Regret *regret);

/* What was lost before the first reply; known when all is. */
RegretSpan regret_opening(const Regret *regret);

/* Looks into one more turn: the last one first. Turns looked into before are
** left alone, so that another thread may read them meanwhile. False when memory
** is short, or when it was told to stop: then that turn is not known, and no
** more can be. */
bool regret_step(Regret *regret, Err *err);

/* The reply event that most was lost by, of those with a better way; NONE:
** by none for certain. Asked when all is known. */
int regret_worst(const RegretTurn *turns, int count);

#endif
