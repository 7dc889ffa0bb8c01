/* SPDX-License-Identifier: MIT */
/* Three fixed ways of listening, held for a whole call, so that what is left
** to decide are the answers alone. Timed, response 100 %. */
#ifndef ANALYSIS_LISTENER_H
#define ANALYSIS_LISTENER_H

#include "call/call.h"

#include <stdbool.h>

typedef struct Arena Arena;

/* Ideal: hears the turn out with a good small word in each line's window as
** far as four in a hundred words go; opens the record entries at the first
** turns' ends, notes what is true and known, and always has the eyes free and
** the stance open again before the caller goes on. Deaf: hears out and does
** nothing else. Impatient: answers in the first half of a turn's first line,
** and says the same again when met by a protest. */
typedef enum {
  LISTEN_IDEAL,
  LISTEN_DEAF,
  LISTEN_IMPATIENT,
  LISTEN_COUNT
} ListenMode;

typedef enum {
  MOVE_REPLY,
  MOVE_SILENCE, /* till the node's on_silence */
  MOVE_TRANSFER,
  MOVE_HANG_UP,
  MOVE_TASK,
  MOVE_FINISH
} MoveKind;

typedef struct {
  int16_t kind;  /* MoveKind */
  int32_t index; /* reply or task */
} Move;

/* Where one may go on from a decision, in one list: the replies on offer, in
** file order, come first. */
typedef struct {
  int count, replies;
} Moves;

/* Called with each deed just before it is done; NULL where nobody records. */
typedef struct {
  void (*take)(void *context, const CallEvent *event);
  void *context;
} ListenRecorder;

/* "ideal", "deaf", "impatient". */
const char *listener_name(ListenMode mode);

/* Lets time pass to the next decision, the moment at which an answer is
** given, or to the end of the call, and does what this listener does. */
void listener_hear(const Call *call, CallState *state, ListenMode mode,
                   const ListenRecorder *recorder);

/* How many moves a decision can have at most in this scenario. */
int listener_most_moves(const Scenario *scenario);

/* The moves of a decision or, after the end, of the wrap-up. Besides replies:
** a silence, a transfer and a hang-up where the node has a way for them, any
** transfer, and a hang-up after a warning. Replies whose slots the listener
** cannot fill are not among them. `list` has room for the most. None when all
** is finished. */
Moves listener_moves(const Call *call, const CallState *state, ListenMode mode,
                     Move *list);

/* Makes one of these moves, and repeats what was met by a protest; does not
** hear what follows. */
void listener_make(const Call *call, CallState *state, Move move,
                   const ListenRecorder *recorder);

#endif
