/* SPDX-License-Identifier: MIT */
/* What is known of each state that was seen: a table from prints to values,
** 32 bytes a state, that grows by doubling up to a cap. */
#ifndef ANALYSIS_MEMO_H
#define ANALYSIS_MEMO_H

#include "analysis/state_print.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { MEMO_MEAN_UNIT = 1 << 14 };

/* What can still come of a state. */
typedef struct {
  bool open;       /* being looked into; nothing is known yet */
  bool found;      /* an end was found; without one the rest means nothing */
  int best, worst; /* score, 0 to 1000 */
  int least_anger, most_anger; /* at the end */
  int64_t mean;   /* of the score at random, in MEMO_MEAN_UNIT-ths */
  uint64_t paths; /* UINT64_MAX: that many or more */
} MemoValue;

typedef struct Memo Memo;

/* A table of at most `most_states` and `most_bytes`; only its head lives in
** `arena`. NULL when memory is short. */
Memo *memo_create(Arena *arena, size_t most_states, size_t most_bytes);

/* Gives the table back; NULL is allowed. */
void memo_close(Memo *memo);

size_t memo_count(const Memo *memo);

/* False when the print is not there. */
bool memo_find(const Memo *memo, StatePrint print, MemoValue *value);

/* What was cut off for want of room: the most that it could have been worth;
** NONE when nothing was. Until then the values are exact. */
void memo_note_cut(Memo *memo, int ceiling);
int memo_ceiling(const Memo *memo);

/* Sets the value of a print, new or not. False when a new one has no room. */
bool memo_set(Memo *memo, StatePrint print, const MemoValue *value);

#endif
