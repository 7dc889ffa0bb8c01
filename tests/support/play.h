/* SPDX-License-Identifier: MIT */
/* A call for a test: a scenario written in the test itself, played by events
** written as short lines, with the shipped rubric. Anything that goes wrong
** fails the test with its reason. */
#ifndef SUPPORT_PLAY_H
#define SUPPORT_PLAY_H

#include "call/call.h"
#include "score/score.h"

typedef struct Arena Arena;

typedef struct {
  Arena *arena;
  const CallModel *model;
  const Call *call;
  CallState *state;
  CallSink *sink; /* NULL unless the test sets it */
} Play;

/* Loads `json` and picks up. `json` may use ' for ". */
Play play_begin(const char *json, CallOptions options);
void play_end(Play *play);

void play_advance(Play *play, int t_ms);

/* Does one thing, which must be possible: "reply ack", "reply check handle
** hand", "note handle", "backchannel", "posture closed", "eyes off",
** "task pack", "hang_up" … */
void play_do(Play *play, int t_ms, const char *deed);

/* The same, which must be refused. */
void play_refused(Play *play, int t_ms, const char *deed);

/* Lets the call run out and gives its score. */
Score *play_score(Play *play);

/* Uses, quality and points of a technique so far. */
int play_uses(const Play *play, const char *technique);
int play_best(const Play *play, const char *technique);
int play_earned(const Score *score, const Play *play, const char *technique);
int play_charged(const Score *score, const Play *play, const char *technique);

#endif
