/* SPDX-License-Identifier: MIT */
/* A shift on its way from screen to screen: its calls and breaks so far, what
** came of them, and who rings next. Also what several of its screens show. */
#ifndef SCREENS_SHIFT_PARTS_H
#define SCREENS_SHIFT_PARTS_H

#include "score/shift.h"
#include "screens/screen.h"
#include "screens/services.h"

enum { SHIFT_PARTS_MOST = ATTEMPT_SHIFT_CALLS, SHIFT_PARTS_PLAN_BYTES = 512 };

typedef struct {
  Arena *arena;
  const Services *services;
  const ScreenArgs *args;
  Shift shift;
  const Replay *calls[SHIFT_MOST_CALLS];
  const CallModel *models[SHIFT_MOST_CALLS];
  ShiftBreak breaks[SHIFT_MOST_CALLS];
  const ShiftCard *card; /* NULL: it cannot go on, `err` says why */
  Err err;
} ShiftParts;

/* Takes up the shift that `args` hold; a replay in them is its last call, and
** a break begins. It stays where it is: it points into itself. */
void shift_parts_open(ShiftParts *parts, Arena *arena, const Services *services,
                      const ScreenArgs *args);

/* Does it in the break that is on. Only what shift_can_do allows. */
void shift_parts_do(ShiftParts *parts, ShiftEvent event);

/* How many calls a plan has. */
int shift_parts_planned(const char *plan);

/* The scenario of the call that comes next; NULL: the shift is over. */
const char *shift_parts_next(const ShiftParts *parts);

/* How the next screen is told of it: the next call's briefing, or the end. */
ScreenMove shift_parts_go_on(const ShiftParts *parts);

/* To its end, though calls may be left. */
ScreenMove shift_parts_end(const ShiftParts *parts);

/* The shift as a file, in the arena; NULL when that is full. */
const char *shift_parts_write(const ShiftParts *parts, size_t *length);

/* The same of its result, as `ek score` prints it. */
const char *shift_parts_write_card(const ShiftParts *parts, size_t *length);

/* The replay of one of its calls, likewise. */
const char *shift_parts_write_call(const ShiftParts *parts, int call,
                                   size_t *length);

/* The first call of a shift of these scenarios; in an exam none of its screens
** tells how it goes. */
ScreenMove shift_parts_begin(const Services *services, const char *plan,
                             const char *first, bool exam);

/* One's own composure, as a call shows it. */
void shift_parts_composure(Ui *ui, const Locale *words, int composure);

/* Why a shift cannot go on, and the way back. True when that is taken. */
bool shift_parts_refused(Ui *ui, const ShiftParts *parts);

/* How a promise stands. */
void shift_parts_promise(Ui *ui, const ShiftParts *parts,
                         const ShiftPromise *promise);

/* The promises because of which the next caller rings back. */
void shift_parts_broken(Ui *ui, const ShiftParts *parts);

#endif
