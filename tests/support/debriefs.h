/* SPDX-License-Identifier: MIT */
/* Debriefs to look at: of the golden replays, and of calls that a test writes
** itself. Anything that goes wrong fails the test. */
#ifndef SUPPORT_DEBRIEFS_H
#define SUPPORT_DEBRIEFS_H

#include "report/debrief.h"

typedef struct Arena Arena;

typedef struct {
  Arena *arena;
  const CallModel *model;
  const Replay *replay;
  const Debrief *debrief;
} DebriefCase;

/* A call about a tea pot, with these events of a replay: JSON, ' for ". Ada
** says "The lid broke.", 2 s, pauses 1 s, says "My hand is scalded.", 2 s. Then
** `lid` says the lid back, `unhurt` is glad that nobody was hurt, `ask` asks
** what broke, `plain` says nothing. "And now?" takes 1 s; `send` promises to
** send one, `vague` that somebody will ring. In the wrap-up of 5 minutes `pack`
** keeps the promise (4), `ring` follows up (3). */
DebriefCase debrief_case_of(const char *events);

/* That call itself, its id "tea": JSON, ' for ". */
const char *debrief_case_scenario(void);

/* tests/replays/SCENARIO/NAME.json */
DebriefCase debrief_case_shipped(const char *scenario, const char *name);

void debrief_case_close(DebriefCase *one);

/* All golden replays, one after the other. */
void debrief_case_each(void (*visit)(const DebriefCase *one));

/* The row with this id, from `nth` 0; NULL when there is none. */
const CardRow *debrief_case_row(const DebriefCase *one, const char *id,
                                int nth);

#endif
