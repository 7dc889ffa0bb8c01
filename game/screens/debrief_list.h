/* SPDX-License-Identifier: MIT */
/* What to take from the call, and everything that counted in it. */
#ifndef SCREENS_DEBRIEF_LIST_H
#define SCREENS_DEBRIEF_LIST_H

#include "screens/debrief_sheet.h"
#include "ui/table.h"

enum { DEBRIEF_LIST_COLUMNS = 4 };

typedef struct {
  UiTableColumn columns[DEBRIEF_LIST_COLUMNS];
  const UiCell *cells; /* of all rows, in their order */
  const char *tabs[DEBRIEF_GROUPS];
} DebriefList;

/* False when the arena is full. */
bool debrief_list_make(Arena *arena, const DebriefSheet *sheet,
                       DebriefList *list);

/* The turn to go back to, what cutting in won and lost, what came of it. */
void debrief_list_show_cards(DebriefSheet *sheet, Ui *ui);

void debrief_list_show_rows(DebriefSheet *sheet, Ui *ui,
                            const DebriefList *list);

#endif
