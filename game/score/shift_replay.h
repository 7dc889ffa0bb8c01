/* SPDX-License-Identifier: MIT */
/* A shift as a file: its calls' replays, and what was done between them. */
#ifndef SCORE_SHIFT_REPLAY_H
#define SCORE_SHIFT_REPLAY_H

#include "score/shift.h"

#include <stddef.h>

/* Reads a shift file's bytes. NULL when they are refused: `err` says where in
** the file and why, and `fault` in which call or break. All that it holds
** lives in `arena`. */
const Shift *shift_replay_read(Arena *arena, const char *path,
                               const char *bytes, size_t length, Err *err,
                               ShiftFault *fault);

/* Writes the file again. */
void shift_replay_write(const Shift *shift, JsonOut *out);

#endif
