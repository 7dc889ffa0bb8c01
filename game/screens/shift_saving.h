/* SPDX-License-Identifier: MIT */
/* Storing a shift that was just worked, and the best ones of the same calls.
** It is kept as an attempt at its plan, under a name that no scenario has. */
#ifndef SCREENS_SHIFT_SAVING_H
#define SCREENS_SHIFT_SAVING_H

#include "screens/shift_parts.h"

enum { SHIFT_SAVING_ROWS = 5 };

typedef struct {
  bool wanted; /* all its calls were taken; otherwise nothing here holds */
  JobState state;
  Err err; /* JOB_FAILED: why */
  int ticket;
  Attempt attempt;
  const char *file, *card; /* what is stored of it */
  size_t length, card_length;
  BoardRow rows[SHIFT_SAVING_ROWS]; /* JOB_DONE: the board */
  int row_count;
} ShiftSaving;

/* Hands a shift that is over to be stored, unless calls of it were left out.
** False when the arena is full. */
bool shift_saving_begin(ShiftSaving *saving, const ShiftParts *parts);

/* Asks how it stands. */
void shift_saving_poll(ShiftSaving *saving, const Services *services);

/* Whether to ask again soon. */
bool shift_saving_waits(const ShiftSaving *saving);

/* How it stands, and the board. */
void shift_saving_show(ShiftSaving *saving, const Services *services, Ui *ui);

#endif
