/* SPDX-License-Identifier: MIT */
/* One call of the library on a card: who, what, how hard, how one did. */
#ifndef SCREENS_CALL_CARD_H
#define SCREENS_CALL_CARD_H

#include "screens/screen.h"
#include "screens/services.h"

#include <stdbool.h>

typedef enum { CARD_LEFT, CARD_CHOSEN, CARD_RELOAD } CardAct;

/* What was done with it. One that is broken says why, and can only be loaded
** again. `suggested`: a good one to begin with. The card's id is "call". */
CardAct call_card_show(Ui *ui, const Services *services,
                       const LibraryEntry *entry, bool suggested);

/* How hard it is, in stars and words. */
void call_card_level(Ui *ui, const Locale *words, const Scenario *scenario);

/* On the telephone or in person. */
void call_card_channel(Ui *ui, const Locale *words, const Scenario *scenario);

#endif
