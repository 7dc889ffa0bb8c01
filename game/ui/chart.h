/* SPDX-License-Identifier: MIT */
/* A curve over steps, with events on it that explain themselves. */
#ifndef UI_CHART_H
#define UI_CHART_H

#include "ui/ui.h"

typedef struct {
  int x_permille; /* place along the curve */
  int value;
  const char *icon; /* NULL: a plain point */
  Tone tone;
  const char *label; /* below the axis; NULL: none */
  const char *text;  /* what happened here */
} UiChartPoint;

typedef struct {
  const char *name;
  const UiChartPoint *points; /* by rising x */
  int count, max, step;       /* of values: the axis from 0 */
  int unit;                   /* the axis counts values by this; 0: by 1 */
  int height;                 /* points; at least 120 */
} UiChart;

/* *cursor is the point that is marked, -1 for none: arrows, the mouse and the
** controller move it. Whether it moved. */
bool ui_chart(Ui *ui, const char *id, UiChart chart, int *cursor);

#endif
