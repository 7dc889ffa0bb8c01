/* SPDX-License-Identifier: MIT */
/* A call as a screen plays it: its clock, what the trainee does, and the
** replay that comes of it. Knows no ui. Lives in the arena it is made in. */
#ifndef SCREENS_CALL_PLAY_H
#define SCREENS_CALL_PLAY_H

#include "call/call.h"
#include "call/replay.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Arena Arena;

typedef enum {
  PLAY_LIVE,      /* from the beginning */
  PLAY_FROM_TURN, /* live from the turn of a replay's reply event `turn` */
  PLAY_AFTER,     /* a whole replay has happened: what comes after the call */
  PLAY_WATCH      /* a replay plays itself, from the turn of `turn` on */
} CallPlayMode;

typedef struct {
  const CallModel *model;
  CallPlayMode mode;
  CallOptions options;  /* PLAY_LIVE; a replay has its own */
  const Replay *replay; /* the other modes */
  int turn;      /* PLAY_FROM_TURN, PLAY_WATCH: of its reply events; NONE:
                    from the beginning */
  CallSink sink; /* hears the call */
} CallPlaySetup;

typedef struct {
  CallPlaySetup setup;
  Arena *arena;
  const Call *call;
  CallState *state;
  CallState *ahead; /* what a moment later would bring */
  int t_ms;         /* call time */
  int64_t now_ms;   /* steady time of the last tick */
  bool ticked;      /* there was one */
  bool silent;      /* happening again, unheard */
  bool paused;
  bool held; /* self-paced: a line has ended, the trainee has not gone on */
  CallSink sink;
  bool line_ended, line_began; /* since the clock was last moved */
  const int *slots;            /* facts of the reply that is being given */
  int slot_count;
  const char *typed; /* the words that are being said; NULL: a reply's own */

  ReplayEvent *events; /* what was done */
  int event_count, event_room;
  int next_event; /* of the replay that is watched */
  int *facts;     /* room for a replay's slots */
} CallPlay;

/* NULL when the arena is full. */
CallPlay *call_play_create(Arena *arena, const CallPlaySetup *setup);

/* Picks up and lets happen again what the mode asks for. False when the replay
** cannot happen. */
bool call_play_start(CallPlay *play, Err *err);

/* Lets time pass up to `now_ms`, unless it stands still. */
void call_play_tick(CallPlay *play, int64_t now_ms);

/* Whether call time stands still: paused, held, or over. */
bool call_play_stands(const CallPlay *play);

/* Self-paced: whether it waits between two lines for the trainee to go on. */
bool call_play_waits(const CallPlay *play);

/* Whether a small word fits now. Where the call waits, nobody has to wait for
** hands that write or read: if they are free before the next line, it does. */
bool call_play_window(const CallPlay *play);

/* Self-paced: the trainee goes on. */
void call_play_go_on(CallPlay *play);

/* Watching: on to the next thing said. */
void call_play_skip(CallPlay *play);

/* When something happens by itself, in steady time; INT64_MAX: never. */
int64_t call_play_next_ms(const CallPlay *play);
/* When that call time comes, in steady time; INT64_MAX while it stands. */
int64_t call_play_due_ms(const CallPlay *play, int t_ms);

/* Does it now, and writes it down; a small word that fits only with free hands,
** when they are. False when it cannot happen. `t_ms` of the event is filled
** in. */
bool call_play_do(CallPlay *play, CallEvent event);

/* Whether one's own words may be said now. */
bool call_play_can_type(const CallPlay *play);

/* Says them now, and writes them down. False when they cannot be said. */
bool call_play_type(CallPlay *play, const char *text);

/* The replay so far as JSON, in `arena`; NULL when that is full. */
const char *call_play_write(const CallPlay *play, Arena *arena, size_t *length);

/* The reply that comes next in what is watched, and when; NONE: none. */
int call_play_coming(const CallPlay *play, int *t_ms);

/* The facts that fill its slots, as many as those; returns how many. */
int call_play_coming_facts(const CallPlay *play, int *facts);

#endif
