/* SPDX-License-Identifier: MIT */
/* What is shipped and what it must give, for tests: every scenario of
** scenarios/, and every replay of it in tests/replays/. Whatever cannot be
** loaded fails the test. */
#ifndef SUPPORT_SHIPPED_H
#define SUPPORT_SHIPPED_H

#include "call/replay.h"

typedef struct Arena Arena;

typedef struct {
  const char *path; /* "cake-order/expert.json" under tests/replays */
  const char *name; /* "expert" */
  int scenario;     /* of Shipped.models */
  const Replay *replay;
} Golden;

typedef struct {
  Arena *arena;
  const CallModel **models; /* of all shipped scenarios */
  int model_count;
  Golden *replays;
  int replay_count;
} Shipped;

Shipped shipped_load(void);
void shipped_clear(Shipped *set);

/* What `ek score --json` prints of a replay; lives in the set's arena. */
const char *shipped_document(const Shipped *set, const CallModel *model,
                             const Replay *replay);

/* The bytes of a file under the project's folder, to be given back with
** free(). */
char *shipped_file(const char *path);

#endif
