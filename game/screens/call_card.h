/* SPDX-License-Identifier: MIT */
/* One call of the library on a card: who, what, how hard, how one did. */
#ifndef SCREENS_CALL_CARD_H
#define SCREENS_CALL_CARD_H

#include "screens/screen.h"
#include "screens/services.h"

#include <stdbool.h>

/* Whether it was chosen. One that is broken says why, and cannot be.
** `suggested`: a good one to begin with. The card's id is "call". */
bool call_card_show(Ui *ui, const Services *services, const LibraryEntry *entry,
                    bool suggested);

/* How hard it is, in stars and words. */
void call_card_level(Ui *ui, const Locale *words, const Scenario *scenario);

/* On the telephone or in person. */
void call_card_channel(Ui *ui, const Locale *words, const Scenario *scenario);

#endif
