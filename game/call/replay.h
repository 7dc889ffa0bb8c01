/* SPDX-License-Identifier: MIT */
/* A call as it is stored: who was called, the seed, and the timed events.
** Enough to have the same call again, anywhere, to the byte. */
#ifndef CALL_REPLAY_H
#define CALL_REPLAY_H

#include "base/hash.h"
#include "call/call.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Arena Arena;
typedef struct JsonDoc JsonDoc;
typedef struct JsonOut JsonOut;
typedef struct JsonValue JsonValue;

enum { REPLAY_ENGINE = 1, REPLAY_LATEST_MS = 86400 * 1000 };

/* An event with the ids that the file names; which node a reply stands in is
** known only when the call gets there. */
typedef struct {
  int t_ms;
  Deed deed;
  const char *id; /* of the reply, fact, record entry or task; DO_TYPE: the
                     words; or NULL */
  const char *const *facts;
  int fact_count;
  Posture open_stance, eyes_on;
} ReplayEvent;

typedef struct Replay {
  const char *scenario;
  char hash[HASH_TEXT_BYTES], rubric[HASH_TEXT_BYTES];
  char lexicon[HASH_TEXT_BYTES]; /* that typed words are read by; or "" */
  CallOptions options;
  const ReplayEvent *events;
  int event_count;
} Replay;

enum { REPLAY_NO_EVENT = -1 };

/* Reads a replay file's bytes. NULL when they are refused: `err` says where
** in the file and why, and `bad_event` which event is at fault, from 0
** (REPLAY_NO_EVENT when it is none). All that it holds lives in `arena`. */
const Replay *replay_read(Arena *arena, const char *path, const char *bytes,
                          size_t length, Err *err, int *bad_event);

/* The same of a value inside another file: it stands at its own place there,
** and `doc` has no errors. */
const Replay *replay_read_value(Arena *arena, const JsonDoc *doc,
                                const JsonValue *value, Err *err,
                                int *bad_event);

/* Whether it is a replay of this very scenario and rubric and, when words were
** typed in it, lexicon. */
bool replay_fits(const Replay *replay, const CallModel *model, Err *err);

/* Whether words were typed in it. */
bool replay_has_typed(const Replay *replay);

/* How many facts an event, or any event of a replay, may fill in at most. */
int replay_event_facts(const ReplayEvent *event);
int replay_most_facts(const Replay *replay);

/* Writes the file again; keeps it as a text of `*length` bytes in `arena`, NULL
** when that is full. */
void replay_write(const Replay *replay, JsonOut *out);
const char *replay_keep(const Replay *replay, Arena *arena, size_t *length);

#endif
