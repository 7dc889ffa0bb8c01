/* SPDX-License-Identifier: MIT */
/* Looks into everything that can still come of a call, from any of its states
** on, under one way of listening: depth first, each state once. */
#ifndef ANALYSIS_EXPLORE_WALK_H
#define ANALYSIS_EXPLORE_WALK_H

#include "analysis/explore_seen.h"
#include "analysis/memo.h"
#include "base/err.h"
#include "call/replay.h"

typedef struct Arena Arena;

typedef enum {
  EXPLORE_BEST,     /* the highest score */
  EXPLORE_WORST,    /* the lowest */
  EXPLORE_CALMEST,  /* the least anger at the end */
  EXPLORE_ANGRIEST, /* the most */
  EXPLORE_AIMS
} ExploreAim;

enum { EXPLORE_MOST_STATES = 20 * 1000 * 1000 };
#define EXPLORE_MOST_BYTES ((size_t)4 << 30)

typedef struct {
  ListenMode mode;
  size_t most_states; /* decisions; 0: EXPLORE_MOST_STATES */
  size_t most_bytes;  /* 0: EXPLORE_MOST_BYTES */
  bool best_alone;    /* past a cap no bad end is looked for */
  /* Asked now and then; true stops the search. NULL: never. */
  bool (*stop)(void *context);
  void *context;
} ExploreOptions;

/* What can come of a state. While `exact` all of it; else a part was not
** looked into: the best is at least `value.best` and at most `ceiling`, the
** worst at most `value.worst`. */
typedef struct {
  MemoValue value;
  bool exact, stopped;
  int ceiling;
} ExploreResult;

typedef struct ExploreWalk ExploreWalk;

/* `memo` (NULL: one of its own) may be shared by walks of the same model and
** way of listening, one after the other: what one has met the next need not
** walk again, whatever was drawn. `most_states` then counts all of it. The rest
** lives in `arena`; `figures` are added to. NULL when memory is short. */
ExploreWalk *explore_walk_create(Arena *arena, const Call *call,
                                 const ExploreOptions *options, Memo *memo,
                                 ExploreFigures *figures);
void explore_walk_close(ExploreWalk *walk);

/* How many different decisions stand in its memo. */
size_t explore_walk_states(const ExploreWalk *walk);

/* Listens from `state` (any, it is left alone) to the next decision and looks
** into all that can come. False when memory is short. What was met before is
** not walked again. */
bool explore_walk_from(ExploreWalk *walk, const CallState *state,
                       ExploreResult *result, Err *err);

/* The first move on the way to `aim` from the decision that listening leads
** to; false when nothing was found. After explore_walk_from. */
bool explore_walk_move(ExploreWalk *walk, const CallState *state,
                       ExploreAim aim, Move *move);

/* The call from `state` to its end by the way to `aim`, as a replay whose
** first events are the `before_count` of `before` (NULL: none). NULL when
** nothing was found or the arena is full. After explore_walk_from. */
const Replay *explore_walk_witness(ExploreWalk *walk, Arena *arena,
                                   const CallState *state, ExploreAim aim,
                                   const ReplayEvent *before, int before_count);

#endif
