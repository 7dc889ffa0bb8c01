/* SPDX-License-Identifier: MIT */
/* What a replay's event means in the call as it stands: its ids are those of
** the node that the call is in. */
#ifndef CALL_REPLAY_RESOLVE_H
#define CALL_REPLAY_RESOLVE_H

#include "call/replay.h"

/* The event with its ids resolved for the call as it stands, advanced to the
** event's time. `facts` lends room for replay_event_facts(). */
bool replay_resolve(const Call *call, const CallState *state,
                    const ReplayEvent *event, int *facts, CallEvent *resolved,
                    Err *err);

#endif
