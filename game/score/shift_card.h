/* SPDX-License-Identifier: MIT */
/* A shift's result as a document: the curve of composure, the promises, and
** the card of every call with what the shift adds to it. */
#ifndef SCORE_SHIFT_CARD_H
#define SCORE_SHIFT_CARD_H

#include "score/shift.h"

/* Writes it as `ek score SHIFT --json` prints it. */
void shift_card_write(const ShiftCard *card, JsonOut *out);

#endif
