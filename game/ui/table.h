/* SPDX-License-Identifier: MIT */
/* A table that is sorted by the heading one presses. */
#ifndef UI_TABLE_H
#define UI_TABLE_H

#include "ui/ui.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct {
  const char *title;
  int width;  /* points at 100 % text */
  int grow;   /* share of what is left over */
  bool end;   /* numbers: at the end of the column */
  bool spare; /* left out in a narrow window */
} UiTableColumn;

typedef struct {
  const char *text;
  const char *icon;
  Tone tone;     /* of the icon; of the text too where it is a number */
  int64_t order; /* sorts by this, then by the text */
} UiCell;

typedef struct {
  const UiTableColumn *columns;
  int column_count;
  const UiCell *cells; /* row after row */
  int row_count;
  int sort;         /* at first: 1 + column; below 0: falling; 0: as given */
  const char *none; /* said when there is no row */
} UiTable;

/* For Tab all rows are one stop; arrows walk them. Returns the row that was
** pressed (its number as given), or -1. *selected is the row that is marked,
** -1 for none; pressing and moving the focus change it. Stands in a scroll
** area of its own when `grow`s in a lower box. */
int ui_table(Ui *ui, const char *id, UiTable table, int *selected);

/* Writes the rows' numbers into `order`, sorted by `column` (the order given
** when equal). */
void table_sort(const UiTable *table, int column, bool falling, int *order);

#endif
