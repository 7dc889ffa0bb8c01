/* SPDX-License-Identifier: MIT */
/* How angry the caller was, turn by turn. */
#ifndef SCREENS_DEBRIEF_CURVE_H
#define SCREENS_DEBRIEF_CURVE_H

#include "screens/debrief_sheet.h"
#include "ui/chart.h"

/* The curve's points as the chart wants them; NULL when the arena is full. */
const UiChartPoint *debrief_curve_points(Arena *arena,
                                         const DebriefSheet *sheet);

void debrief_curve_show(DebriefSheet *sheet, Ui *ui,
                        const UiChartPoint *points);

#endif
