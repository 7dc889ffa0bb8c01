/* SPDX-License-Identifier: MIT */
/* The shifts among which one chooses on the board, beside the calls. */
#ifndef SCREENS_BOARD_SHIFTS_H
#define SCREENS_BOARD_SHIFTS_H

#include "screens/services.h"

typedef struct Ui Ui;

enum { BOARD_SHIFTS_MOST = 64 };

typedef struct {
  const char *names[BOARD_SHIFTS_MOST]; /* as attempts go by */
  int count;
} BoardShifts;

/* Those that somebody worked; the names live in `arena`. */
void board_shifts_read(BoardShifts *shifts, const Services *services,
                       Arena *arena);

/* Shows them in a list, `chosen` marked and, if `greet`, with the focus. The
** one that was just chosen, or NULL. */
const char *board_shifts_show(const BoardShifts *shifts,
                              const Services *services, Ui *ui,
                              const char *chosen, bool greet);

#endif
