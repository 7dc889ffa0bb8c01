/* SPDX-License-Identifier: MIT */
/* 128 bits that stand for all of a state that can still matter: two decisions
** with the same print have the same future, under one way of listening. What
** is left out, and why it may be, stands in the source. Integers only: the
** same on every machine. */
#ifndef ANALYSIS_STATE_PRINT_H
#define ANALYSIS_STATE_PRINT_H

#include "analysis/listener.h"

typedef struct Arena Arena;

typedef struct {
  uint64_t low, high; /* never both 0 */
} StatePrint;

/* What of this call can matter; also lends the room in which to lay it out,
** so that one printer serves one thread. */
typedef struct StatePrinter StatePrinter;

/* Prints of one model's calls can be compared whatever was drawn: two with the
** same print go on alike. NULL when the arena is full. */
StatePrinter *state_printer_create(Arena *arena, const Call *call,
                                   ListenMode mode);

/* The print of a decision or of a wrap-up. */
StatePrint state_print(StatePrinter *printer, const CallState *state);

/* Of a wrap-up: all that decides what can be done in it and what that does,
** whatever the call was like. */
StatePrint state_print_tasks(StatePrinter *printer, const CallState *state);

#endif
