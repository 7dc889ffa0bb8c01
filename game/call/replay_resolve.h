/* SPDX-License-Identifier: MIT */
/* What a replay's event means in the call as it stands: its ids are those of
** the node that the call is in. And back: how files name an event. */
#ifndef CALL_REPLAY_RESOLVE_H
#define CALL_REPLAY_RESOLVE_H

#include "call/replay.h"

/* The event with its ids resolved for the call as it stands, advanced to the
** event's time. `facts` lends room for replay_event_facts(). */
bool replay_resolve(const Call *call, const CallState *state,
                    const ReplayEvent *event, int *facts, CallEvent *resolved,
                    Err *err);

/* The event as files name it; its list of facts lives in `arena`. False when
** that is full. */
bool replay_name(Arena *arena, const Scenario *scenario, const CallEvent *event,
                 ReplayEvent *named);

#endif
