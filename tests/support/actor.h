/* SPDX-License-Identifier: MIT */
/* Somebody who plays a call through its real screens as a replay has it, with
** one device only, at the very milliseconds. What cannot be done with that
** device fails the test. */
#ifndef SUPPORT_ACTOR_H
#define SUPPORT_ACTOR_H

#include "call/replay.h"
#include "fake_services.h"

typedef struct {
  ScreenStage on;
  InputDevice device;
  const Scenario *scenario;
  const Replay *replay;
} Actor;

/* `args` are those of the call screen; the replay's seed and pace are put in.
 */
void actor_open(Actor *actor, FakeWorld *world, InputDevice device,
                const Replay *replay, ScreenArgs args);
void actor_close(Actor *actor);

/* All that the replay does in the call; then until the screen leads away. */
void actor_play_call(Actor *actor);

/* Goes on to the wrap-up, does its tasks, and hears the aftermath out. */
void actor_play_wrap_up(Actor *actor);

/* Single steps. Time stands still in them, but for a reply that cuts in or has
** slots, which begin so long before `t_ms`. */
void actor_wait_until(Actor *actor, int64_t t_ms);
void actor_do(Actor *actor, const ReplayEvent *event);

/* Presses a key without letting time pass; presses or clicks what is called
** so. */
void actor_press(Actor *actor, Key key);
void actor_choose(Actor *actor, UiRole role, const char *name);

#endif
