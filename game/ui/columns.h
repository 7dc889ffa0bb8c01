/* SPDX-License-Identifier: MIT */
/* Columns that fold as the window gets narrow, or the text large. */
#ifndef UI_COLUMNS_H
#define UI_COLUMNS_H

#include "ui/ui.h"

/* Columns side by side of which only `main` is always seen: the others fold
** as the window gets narrow. All of ui_columns, then for each column
** if (ui_column_begin(ui, i, box)) { …; ui_close(ui); }, then ui_columns_end.
** `shown` is the one that is open when folded; the person changes it. Widths
** grow with the text. `names` and `shown` must live until ui_columns_end. */
typedef struct {
  const char *const *names;
  int count, main;
  int *shown;
} UiColumns;
void ui_columns(Ui *ui, const char *id, UiColumns columns, UiBox box);
bool ui_column_begin(Ui *ui, int index, UiBox box);
void ui_columns_end(Ui *ui);

#endif
