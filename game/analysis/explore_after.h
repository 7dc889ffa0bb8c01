/* SPDX-License-Identifier: MIT */
/* The wrap-up, worked out at once: which tasks can be done one after the other
** hangs on few things, so that what was found for one call holds for all that
** are alike in these. */
#ifndef ANALYSIS_EXPLORE_AFTER_H
#define ANALYSIS_EXPLORE_AFTER_H

#include "analysis/explore_seen.h"
#include "analysis/memo.h"

typedef struct Arena Arena;
typedef struct ExploreAfter ExploreAfter;

/* NULL when the arena is full. `printer` and `figures` must live as long. */
ExploreAfter *explore_after_create(Arena *arena, const Call *call,
                                   StatePrinter *printer,
                                   ExploreFigures *figures);

/* The value of a wrap-up that is not finished. False when it has too many
** ways to be worked out here: then it must be walked. */
bool explore_after_value(ExploreAfter *after, const CallState *state,
                         MemoValue *value);

#endif
