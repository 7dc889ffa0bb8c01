/* SPDX-License-Identifier: MIT */
/* What the trainee looks at, explained. */
#ifndef SCREENS_DEBRIEF_DETAIL_H
#define SCREENS_DEBRIEF_DETAIL_H

#include "screens/debrief_sheet.h"

/* Its heading; and where it is about one moment, what anger did there and what
** an answer cost. */
Phrase debrief_detail_title(const DebriefSheet *sheet);
void debrief_detail_show_move(const DebriefSheet *sheet, Ui *ui);
void debrief_detail_show_cost(const DebriefSheet *sheet, Ui *ui);

/* All else, in the box that is open. */
void debrief_detail_show(DebriefSheet *sheet, Ui *ui);

/* The button that leads back to that turn; sets `go_on`. Where there is no
** turn to go back to, none is shown, or (`lasting`) one that is disabled. */
void debrief_detail_show_go_on(DebriefSheet *sheet, Ui *ui, bool lasting);

#endif
