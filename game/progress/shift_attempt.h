/* SPDX-License-Identifier: MIT */
/* A shift among the attempts: it is kept under a name made of its calls, which
** no scenario has, so that shifts of the same calls share a board. */
#ifndef PROGRESS_SHIFT_ATTEMPT_H
#define PROGRESS_SHIFT_ATTEMPT_H

#include "progress/attempt.h"

typedef struct Shift Shift;
typedef struct ShiftCard ShiftCard;

/* What a shift and its card tell: all but the profile, the moment and the
** mode. Its anger is the mean at the ends of its calls. Of its calls at most
** ATTEMPT_SHIFT_CALLS have not rung back. */
Attempt shift_attempt_of(const Shift *shift, const ShiftCard *card);

/* Whether an attempt or a board of this name is a shift's. */
bool shift_attempt_is(const char *name);

/* The id of a shift's call, from 0, into `id`. False: it has not so many. */
bool shift_attempt_call(const char *name, int index, char id[ATTEMPT_ID_BYTES]);

#endif
