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

#endif
