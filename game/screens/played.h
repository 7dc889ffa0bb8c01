/* SPDX-License-Identifier: MIT */
/* Calls that were played, at some time, with files that may have changed. */
#ifndef SCREENS_PLAYED_H
#define SCREENS_PLAYED_H

#include "call/replay.h"
#include "screens/services.h"

/* What the replay was played with. NULL when that is not there: `err` says
** why, unless it may still be loading. */
const CallModel *played_model(const Services *services, const Replay *replay,
                              Err *err);

/* Whether own words were said in it that another list of words has marked than
** the one at hand: it can be neither explained nor played again. */
bool played_with_other_words(const Services *services, const Replay *replay);

#endif
