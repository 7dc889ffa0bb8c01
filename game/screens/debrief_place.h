/* SPDX-License-Identifier: MIT */
/* A point of the curve, explained: what was said, what she thought, what it
** did and cost, and what would have served better. */
#ifndef SCREENS_DEBRIEF_PLACE_H
#define SCREENS_DEBRIEF_PLACE_H

#include "screens/debrief_sheet.h"

/* An icon, and a text that wraps beside it. */
void debrief_place_note(Ui *ui, const char *icon, Tone tone, const char *text);

/* A heading, and facts below it; nothing when there are none. */
void debrief_place_facts(const DebriefSheet *sheet, Ui *ui, const char *key,
                         const char *icon, Tone tone, const FactList *facts);

/* What anger did. */
void debrief_place_move(const DebriefSheet *sheet, Ui *ui, int before,
                        int after);

void debrief_place_show(DebriefSheet *sheet, Ui *ui, int point);

#endif
