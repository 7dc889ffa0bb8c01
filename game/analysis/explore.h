/* SPDX-License-Identifier: MIT */
/* Every call that a scenario allows, in every draw, under one way of
** listening: the best, the worst and what chance makes of it, each with a
** replay that shows it, and what no call ever meets. Exact, or it says that it
** is not and gives bounds that hold. */
#ifndef ANALYSIS_EXPLORE_H
#define ANALYSIS_EXPLORE_H

#include "analysis/explore_walk.h"

typedef struct Exploration {
  const CallModel *model;
  ListenMode mode;
  bool exact;   /* all was looked into, in every draw */
  bool stopped; /* because ExploreOptions.stop said so */
  /* Over all draws; `found`: there is one. Not exact: the best is between
  ** `value.best` and `ceiling`, the worst at most `value.worst`, the angers
  ** are some that can be, and the mean means nothing. */
  MemoValue value;
  int ceiling;
  uint64_t states, merges; /* different ones; comings to one met before */
  int draws;               /* combinations of drawn words that matter */
  const Replay *witness[EXPLORE_AIMS]; /* NULL where nothing was found */
  const ExploreFigures *figures;       /* exact only together with the rest */
} Exploration;

/* Explores a scenario. What it returns lives in `arena`, whose needs are
** small; the table of states is given back. NULL when memory is short. Variants
** of lines and the order of replies touch no score, so that one seed for each
** combination of drawn words is all. */
const Exploration *explore_scenario(Arena *arena, const CallModel *model,
                                    const ExploreOptions *options, Err *err);

/* Whether a reply is never better and once worse than another of its node
** that is on offer whenever it is; `by` is the first such reply. Bad replies
** are meant to be: the interesting ones are those tagged as good. */
bool explore_is_dominated(const Exploration *exploration, int reply, int *by);

#endif
